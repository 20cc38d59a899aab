"""Writes a trained network as an ONNX model in the form of PP-OCR's recognisers,
with its dictionary: what the program reads models of a user's own in is tested
with it.

python3 export_onnx.py codes|han STATE MODEL DICTIONARY

Input: lines x 3 x 48 x columns, (grey / 255 - 0.5) / 0.5, zeros to the right of
the line. Output: lines x frames x classes, probabilities; class 0 is the blank
and class k line k of the dictionary. Weights are kept as half floats.
"""
import sys

import torch
from torch import nn
from torch.nn import functional

from export import folded, trained
from network import TASKS
from samples import HEIGHT

ROWS = 48  # of PP-OCR's input


class Half(nn.Module):
    """A convolution, with the normalisation after it, of half floats."""

    def __init__(self, layer, norm=None):
        super().__init__()
        weight, bias = (layer.weight, layer.bias) if norm is None else folded(layer, norm)
        self.weight, self.bias = nn.Parameter(weight.detach().half(), False), nn.Parameter(bias.detach().half(), False)
        self.how = layer.stride, layer.padding, layer.dilation, layer.groups

    def forward(self, x):
        return functional.conv2d(x, self.weight.float(), self.bias.float(), *self.how)


def halved(block):
    """Puts Half in the place of every convolution of a block."""
    for name, child in list(block.named_children()):
        if isinstance(child, nn.Sequential) and len(child) > 1 and isinstance(child[1], nn.BatchNorm2d):
            setattr(block, name, nn.Sequential(Half(child[0], child[1]), *child[2:]))
        elif isinstance(child, nn.Conv2d):
            setattr(block, name, Half(child))
        else:
            halved(child)
    return block


class Recogniser(nn.Module):
    """A network behind PP-OCR's preparation of a line, which it undoes."""

    def __init__(self, net):
        super().__init__()
        self.net = halved(net)

    def forward(self, x):
        grey = x.mean(1, keepdim=True) * 0.5 + 0.5
        grey = torch.where(x[:, :1] == 0, torch.ones_like(grey), grey)  # the padding is paper
        scale = HEIGHT / ROWS
        grey = functional.interpolate(grey, scale_factor=(scale, scale), mode="bilinear", align_corners=False)
        return self.net(grey).permute(0, 2, 1).softmax(2)


def main():
    task = TASKS[sys.argv[1]]
    net = Recogniser(trained(task, sys.argv[2])).eval()
    names = {"x": {0: "lines", 3: "columns"}, "y": {0: "lines", 1: "frames"}}
    torch.onnx.export(
        net, torch.zeros(1, 3, ROWS, 320), sys.argv[3], opset_version=13, do_constant_folding=False,
        input_names=["x"], output_names=["y"], dynamic_axes=names)
    with open(sys.argv[4], "w", encoding="utf-8") as f:
        f.writelines(c + "\n" for c in task.alphabet)


if __name__ == "__main__":
    main()
