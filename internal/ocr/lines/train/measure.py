"""Measures a state on lines set in the typefaces held apart.

python3 measure.py codes|han STATE [LINES]

Prints how many lines are right, by the height of their letters, the character
error, the temperature that makes the confidences true, and how many wrong lines
stay above thresholds of confidence.
"""
import sys

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from export import trained
from fonts import Cabinet
from golden import padded
from network import TASKS
from samples import Maker

SEED = 20260101


def greedy(best):
    """The classes along the best path."""
    return [c for k, c in enumerate(best) if c and (k == 0 or c != best[k - 1])]


def distance(a, b):
    """The edits from one list to the other."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        before, row[0] = row[0], i + 1
        for j, y in enumerate(b):
            before, row[j + 1] = row[j + 1], min(row[j + 1] + 1, row[j] + 1, before + (x != y))
    return row[-1]


def nll(logits, labels, temperature):
    """How improbable each line's labels are."""
    out = []
    for line, wanted in zip(logits, labels):
        log = F.log_softmax(line / temperature, 1)[:, None]
        loss = F.ctc_loss(log, torch.tensor([wanted]), torch.tensor([len(log)]), torch.tensor([len(wanted)]), reduction="none")
        out.append(loss.item())
    return np.array(out)


def temperature(logits, labels):
    """The temperature under which the truth is most probable. Lines far gone
    count as much as any other surprise, no more."""
    choices = np.arange(0.3, 2.6, 0.05)
    costs = [np.minimum(nll(logits, labels, t), 12).mean() for t in choices]
    return float(choices[int(np.argmin(costs))])


def main():
    cv2.setNumThreads(1)
    torch.set_num_threads(1)
    task = TASKS[sys.argv[1]]
    net = trained(task, sys.argv[2])
    maker = Maker(task.words, task.classes, Cabinet(held=True), SEED)
    logits, labels = [], []
    for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 1000):
        picture, wanted, _ = maker.sample()
        with torch.no_grad():
            logits.append(net(padded(picture))[0].T)
        labels.append(wanted)
    report(logits, labels)


def report(logits, labels):
    read = [greedy(line.argmax(1).tolist()) for line in logits]
    right = np.array([a == b for a, b in zip(read, labels)])
    errors = sum(distance(a, b) for a, b in zip(read, labels))
    print("lines right %.2f %%, character error %.2f %%" % (100 * right.mean(), 100 * errors / sum(map(len, labels))))
    t = temperature(logits, labels)
    print("temperature %.2f" % t)
    sure = np.exp(-nll(logits, read, t))
    for least in (0.5, 0.8, 0.9, 0.95, 0.99):
        above = sure >= least
        print("confidence >= %.2f: %.1f %% of lines, of these wrong %.2f %%" % (least, 100 * above.mean(), 100 * (~right & above).sum() / max(above.sum(), 1)))


if __name__ == "__main__":
    main()
