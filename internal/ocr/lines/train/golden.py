"""Writes what the product must agree with: a few lines as pictures, and what
the network makes of them.

python3 golden.py codes|han STATE FOLDER [COUNT]

Writes FOLDER/NAME-K.png and FOLDER/NAME-K.logits: half floats, classes of each
frame side by side.
"""
import os
import sys

import cv2
import numpy as np
import torch

from export import trained
from fonts import Cabinet
from line import draw
from network import TASKS
from samples import HEIGHT, STRIDE, Maker, scaled, stretched
from wear import weathered

UNIT = 4 * STRIDE  # the product pads lines to whole units of this many columns


def padded(picture):
    """The prepared picture with the grey of its edge to whole units."""
    width = -(-picture.shape[1] // UNIT) * UNIT
    out = np.full((1, 1, HEIGHT, width), picture[:, -2:].mean(), np.float32)
    out[0, 0, :, : picture.shape[1]] = picture
    return torch.from_numpy(out)


def logits(net, grey):
    """What the network makes of a grey picture of 0 to 255."""
    with torch.no_grad():
        return net(padded(stretched(scaled(grey.astype(np.float32) / 255))))[0].T.numpy()


def printed(task, maker):
    """A line the network can take, and its grey picture."""
    while True:
        line = draw(task.words(maker.rng), maker.cabinet, maker.rng, 40)
        if line is None:
            continue
        grey = (weathered(line, maker.stamps, maker.rng) * 255).round().astype(np.uint8)
        if scaled(grey) is not None:
            return line, grey


def main():
    task = TASKS[sys.argv[1]]
    net = trained(task, sys.argv[2])
    maker = Maker(task.words, task.classes, Cabinet(held=True), 77)
    for k in range(int(sys.argv[4]) if len(sys.argv) > 4 else 4):
        line, grey = printed(task, maker)
        path = os.path.join(sys.argv[3], "%s-%d" % (task.name, k))
        cv2.imwrite(path + ".png", grey)
        logits(net, grey).astype("<f2").tofile(path + ".logits")
        print(path, line.text)


if __name__ == "__main__":
    main()
