"""Writes a trained network as the product reads it.

python3 export.py codes|han STATE MODEL [TEMPERATURE]

Batch normalisation is folded into the convolutions; weights are half floats.
The form is described in ../network.go.
"""
import json
import struct
import sys

import torch
from torch import nn

from network import TASKS, Residual
from samples import HEIGHT, STRIDE


def folded(layer, norm):
    """Weights and biases of a convolution and the normalisation after it."""
    gain = norm.weight / torch.sqrt(norm.running_var + norm.eps)
    return layer.weight * gain[:, None, None, None], norm.bias - norm.running_mean * gain


class Writer:
    """Collects the layers' descriptions and weights."""

    def __init__(self):
        self.layers, self.weights = [], []

    def convolution(self, layer, norm=None, rectify=False):
        weight, bias = (layer.weight, layer.bias) if norm is None else folded(layer, norm)
        along = layer.groups > 1
        self.layers.append({
            "op": "along" if along else "conv", "in": layer.in_channels, "out": layer.out_channels,
            "kernel": list(layer.kernel_size), "stride": list(layer.stride), "pad": list(layer.padding), "rectify": rectify,
        })
        self.weights += [weight.permute(2, 3, 1, 0), bias]

    def block(self, block):
        """A plain convolution, a residual block or one along the line."""
        if isinstance(block, nn.Conv2d):
            return self.convolution(block)
        if isinstance(block, nn.Sequential):
            return self.convolution(block[0], block[1], len(block) > 2)
        self.layers.append({"op": "keep"})
        parts = (block.first, block.second) if isinstance(block, Residual) else (block.look, block.mix)
        for part in parts:
            self.block(part)
        self.layers.append({"op": "add"})

    def data(self):
        return b"".join(w.detach().numpy().astype("<f2").tobytes() for w in self.weights)


def export(task, net, temperature):
    """The bytes of the model file."""
    writer = Writer()
    for block in [*net.layers, net.classifier]:
        writer.block(block)
    head = json.dumps({
        "height": HEIGHT, "stride": STRIDE, "alphabet": task.alphabet, "temperature": temperature, "layers": writer.layers,
    }, ensure_ascii=False).encode()
    return b"zqlines1" + struct.pack("<I", len(head)) + head + writer.data()


def trained(task, path):
    """The network of a state, ready to read."""
    net = task.network()
    net.load_state_dict(torch.load(path)["net"])
    return net.eval()


def main():
    task = TASKS[sys.argv[1]]
    temperature = float(sys.argv[4]) if len(sys.argv) > 4 else 1.0
    with open(sys.argv[3], "wb") as f:
        f.write(export(task, trained(task, sys.argv[2]), temperature))


if __name__ == "__main__":
    main()
