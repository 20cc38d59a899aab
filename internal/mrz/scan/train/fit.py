"""Trains the network of package cell on the samples that `train` draws.

python3 fit.py --train FILE... --test FILE --strange FILE --weights OUT [--steps N] [--rounded N]

Needs Debian's python3-torch, python3-numpy and libopenblas0-pthread. The
network is fitted in floating point, then once more with its weights and
activations rounded as internal/mrz/scan/cell computes them, and written layer
by layer, first to last: weights as int8, one row of outputs an input, inputs
in the order row, column, channel; then for each output a float32 factor and a
float32 bias, little-endian. The last layer is divided by a temperature fitted
on the strange samples, whose print differs more than any that was trained on,
so that the probabilities are what they say.
"""
import argparse
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

HEIGHT, WIDTH, OUTPUTS, QUANTUM = 24, 32, 38, 32.0
CHANNELS, HIDDEN = (12, 33, 48), 96
SEED, BATCH, RATE, ROUNDED_RATE = 1, 512, 3e-3, 1.2e-3
MOST_ACTIVE, MOST_WEIGHT, MOST_SUM, MOST_INPUTS = 255, 127, 2**20 - 1, 300


class Network(nn.Module):
    """Three convolutions and two dense layers, which are convolutions over all
    that is left."""

    def __init__(self, channels=CHANNELS, hidden=HIDDEN):
        super().__init__()
        a, b, c = channels
        self.layers = nn.ModuleList([
            nn.Conv2d(1, a, 5, 2, 2),
            nn.Conv2d(a, b, 3, 2, 1),
            nn.Conv2d(b, c, 3),
            nn.Conv2d(c, hidden, (HEIGHT // 4 - 2, WIDTH // 4 - 2)),
            nn.Conv2d(hidden, OUTPUTS, 1),
        ])
        self.steps = None  # of the activations, once they are rounded

    def forward(self, x):
        for i, layer in enumerate(self.layers):
            x = self.apply_layer(i, layer, x)
            if i + 1 < len(self.layers):
                x = self.rounded(i, F.relu(x))
        return x.flatten(1)

    def apply_layer(self, i, layer, x):
        weight = layer.weight
        if self.steps is not None:
            scale = scales(weight, 128 if i == 0 else MOST_ACTIVE)
            weight = through(weight, torch.round(weight / scale) * scale)
        return F.conv2d(x, weight, layer.bias, layer.stride, layer.padding)

    def rounded(self, i, x):
        if self.steps is None:
            return x
        step = self.steps[i]
        return through(x, torch.clamp(torch.floor(x / step + 0.5), 0, MOST_ACTIVE) * step)


def through(x, rounded):
    """The rounded value, with the gradient of x."""
    return x + (rounded - x).detach()


def chunks(weight):
    """The absolute weights of each sum that package cell keeps in one lane."""
    flat = weight.detach().abs().permute(0, 2, 3, 1)
    if flat[0].numel() <= MOST_INPUTS:
        return flat.flatten(1).sum(1)
    return flat.flatten(2).sum(2).max(1).values


def scales(weight, most_active):
    """What one step of each output's weights stands for: fine, but no sum of a
    lane may leave its 21 bits."""
    peak = weight.detach().abs().flatten(1).max(1).values / MOST_WEIGHT
    bound = chunks(weight) * most_active / (MOST_SUM * 0.98)
    return torch.maximum(peak, bound).clamp_min(1e-9).view(-1, 1, 1, 1)


def load(paths):
    """The labels and patches of files of samples."""
    data = np.concatenate([np.fromfile(p, np.uint8).reshape(-1, 1 + HEIGHT * WIDTH) for p in paths])
    return torch.from_numpy(data[:, 0].astype(np.int64)), torch.from_numpy(data[:, 1:].copy())


def patches(raw):
    return ((raw.float() - 128) / QUANTUM).view(-1, 1, HEIGHT, WIDTH)


def worn(x):
    """x with a little noise of its own, in contrast a little off."""
    noise = torch.randn_like(x) * (0.15 * torch.rand(len(x), 1, 1, 1) ** 2)
    return x * (0.85 + 0.3 * torch.rand(len(x), 1, 1, 1)) + noise


def batches(count, steps):
    """Which samples make each batch: every sample once before any twice."""
    while True:
        for picked in torch.randperm(count)[: count // BATCH * BATCH].view(-1, BATCH):
            if steps == 0:
                return
            steps -= 1
            yield picked


def fit(net, stages, steps, rate):
    """Steps in equal stages; each stage draws from its own files."""
    optimiser = torch.optim.AdamW(net.parameters(), rate, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps + 1, pct_start=0.1)
    done, total, begun = 0, 0.0, time.time()
    for stage, paths in enumerate(stages):
        labels, raw = load(paths)
        for picked in batches(len(labels), steps * (stage + 1) // len(stages) - done):
            x = worn(patches(raw[picked])).contiguous(memory_format=torch.channels_last)
            loss = F.cross_entropy(net(x), labels[picked])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            done, total = done + 1, total + loss.item()
            if done % 250 == 0:
                print(f"step {done} of {steps}, {len(labels)} samples: loss {total / 250:.4f}, {time.time() - begun:.0f} s", flush=True)
                total = 0.0


def calibrate(net, raw):
    """Fixes the steps of the activations: all but one in 20,000 fit."""
    steps, x = [], patches(raw[:20000])
    with torch.no_grad():
        for layer in net.layers[:-1]:
            x = F.relu(layer(x))
            top = np.quantile(x.flatten()[:: max(x.numel() // 2_000_000, 1)].numpy(), 1 - 5e-5)
            steps.append(float(top) / MOST_ACTIVE)
    net.steps = steps


def scores(net, raw):
    with torch.no_grad():
        return torch.cat([net(patches(part).contiguous(memory_format=torch.channels_last)) for part in raw.split(4096)])


def temperature(logits, labels):
    """The divisor of the scores that makes the samples most probable."""
    candidates = np.linspace(0.7, 2.5, 91)
    return min(candidates, key=lambda t: F.cross_entropy(logits / t, labels).item())


def report(name, logits, labels):
    right = logits.argmax(1) == labels
    probability = logits.softmax(1).max(1).values
    print(f"{name}: {len(labels)} cells, loss {F.cross_entropy(logits, labels):.4f}, right {right.float().mean():.4%}")
    for bar in (0.99, 0.999, 0.9999):
        sure = probability > bar
        print(f"  surer than {bar}: {sure.float().mean():.2%}, of those wrong {1 - right[sure].float().mean():.4%}", flush=True)


def export(net, path, divisor):
    with open(path, "wb") as out:
        step = 1 / QUANTUM
        for i, layer in enumerate(net.layers):
            weight, bias = layer.weight.detach(), layer.bias.detach()
            scale = scales(weight, 128 if i == 0 else MOST_ACTIVE)
            whole = torch.round(weight / scale).permute(2, 3, 1, 0).contiguous()
            after = net.steps[i] if i < len(net.steps) else divisor
            out.write(whole.to(torch.int8).numpy().tobytes())
            out.write((scale.flatten() * step / after).numpy().astype("<f4").tobytes())
            out.write((bias / after).numpy().astype("<f4").tobytes())
            step = after


def main(args):
    torch.manual_seed(SEED)
    torch.set_num_threads(args.threads)
    net = Network().to(memory_format=torch.channels_last)
    print(f"{sum(p.numel() for p in net.parameters())} weights", flush=True)
    fit(net, [args.train[: k + 1] for k in range(len(args.train))], args.steps, RATE)
    test, strange = load([args.test]), load([args.strange])
    report("test, before rounding", scores(net, test[1]), test[0])
    calibrate(net, load(args.train[:1])[1])
    fit(net, [args.train], args.rounded, ROUNDED_RATE)
    logits = scores(net, strange[1])
    divisor = temperature(logits, strange[0])
    print(f"temperature {divisor:.2f}")
    report("strange", logits / divisor, strange[0])
    report("test", scores(net, test[1]) / divisor, test[0])
    export(net, args.weights, divisor)


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--test", required=True)
    parser.add_argument("--strange", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--steps", type=int, default=9000)
    parser.add_argument("--rounded", type=int, default=3800, help="steps with rounded weights")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main(arguments())
