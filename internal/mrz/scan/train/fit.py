"""Trains the network of package cell on the samples that `train` draws.

python3 fit.py TRAIN TEST WEIGHTS [EPOCHS]

Needs Debian's python3-torch and python3-numpy. Writes the weights as
little-endian float32, layer by layer, each layer its rows and then its biases,
in the order internal/mrz/scan/cell/network.go reads them. The last layer is
divided by a temperature fitted on the test samples, so that the probabilities
are what they say.
"""
import sys
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

HEIGHT, WIDTH, OUTPUTS, QUANTUM = 24, 20, 38, 32.0
CHANNELS1, CHANNELS2, HIDDEN = 16, 32, 64
SEED, BATCH, RATE = 1, 512, 3e-3


class Network(nn.Module):
    """Two convolutions of stride 2 and two dense layers."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, CHANNELS1, 5, 2, 2)
        self.conv2 = nn.Conv2d(CHANNELS1, CHANNELS2, 3, 2, 1)
        self.dense1 = nn.Linear(CHANNELS2 * HEIGHT // 4 * WIDTH // 4, HIDDEN)
        self.dense2 = nn.Linear(HIDDEN, OUTPUTS)

    def forward(self, x):
        x = F.relu(self.conv2(F.relu(self.conv1(x))))
        x = x.permute(0, 2, 3, 1).flatten(1)
        return self.dense2(F.relu(self.dense1(x)))


def load(path):
    """The labels and patches of a file of samples."""
    data = np.fromfile(path, np.uint8).reshape(-1, 1 + HEIGHT * WIDTH)
    return torch.from_numpy(data[:, 0].astype(np.int64)), torch.from_numpy(data[:, 1:].copy())


def patches(raw):
    return (raw.float() - 128).div(QUANTUM).view(-1, 1, HEIGHT, WIDTH)


def fit(net, labels, raw, epochs):
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=1e-4)
    steps = epochs * (len(labels) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    for epoch in range(epochs):
        total = 0.0
        order = torch.randperm(len(labels))[: len(labels) // BATCH * BATCH].view(-1, BATCH)
        for picked in order:
            loss = F.cross_entropy(net(patches(raw[picked])), labels[picked])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / len(order):.4f}", flush=True)


def scores(net, raw):
    with torch.no_grad():
        return torch.cat([net(patches(part)) for part in raw.split(4096)])


def temperature(logits, labels):
    """The divisor of the scores that makes the test samples most probable."""
    candidates = np.linspace(0.7, 2.0, 66)
    return min(candidates, key=lambda t: F.cross_entropy(logits / t, labels).item())


def report(logits, labels):
    right = logits.argmax(1) == labels
    probability = logits.softmax(1).max(1).values
    sure = probability > 0.999
    print(f"test: {len(labels)} cells, right {right.float().mean():.4%}, "
          f"surer than 0.999: {sure.float().mean():.2%}, of those wrong {1 - right[sure].float().mean():.4%}")


def export(net, path, divisor):
    with open(path, "wb") as out:
        for layer in (net.conv1, net.conv2, net.dense1, net.dense2):
            weight, bias = layer.weight.detach(), layer.bias.detach()
            if weight.dim() == 4:
                weight = weight.permute(0, 2, 3, 1)
            if layer is net.dense2:
                weight, bias = weight / divisor, bias / divisor
            out.write(weight.contiguous().numpy().astype("<f4").tobytes())
            out.write(bias.numpy().astype("<f4").tobytes())


def main(train, test, weights, epochs):
    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    net = Network()
    labels, raw = load(train)
    fit(net, labels, raw, epochs)
    labels, raw = load(test)
    logits = scores(net, raw)
    divisor = temperature(logits, labels)
    print(f"temperature {divisor:.2f}, loss {F.cross_entropy(logits / divisor, labels):.4f}")
    report(logits / divisor, labels)
    export(net, weights, divisor)


if __name__ == "__main__":
    main(*sys.argv[1:4], int(sys.argv[4]) if len(sys.argv) > 4 else 4)
