"""Batches of lines, made on the fly in worker processes."""
import random

import cv2
import numpy as np

from alphabet import REJECT, fold
from line import Line, draw
from seals import Stamps
from wear import weathered

HEIGHT = 32  # rows of the network's input
STRIDE = 4  # columns of input a frame of output
BARE = 0.02  # share of lines without text
WIDTHS = (64, 96, 128, 160, 192, 224, 256, 320, 384, 448, 512)


def scaled(picture):
    """The picture at the network's height; nothing where it is too wide."""
    h, w = picture.shape
    width = max(round(w * HEIGHT / h), 8)
    if width > WIDTHS[-1]:
        return None
    # Made smaller by areas and larger linearly, as the product does.
    return cv2.resize(picture, (width, HEIGHT), interpolation=cv2.INTER_AREA if h > HEIGHT else cv2.INTER_LINEAR)


def stretched(picture):
    """Contrast: ink about 0, paper about 1."""
    low, high = np.percentile(picture, [2, 95])
    return np.clip((picture - low) / max(high - low, 0.15), -0.2, 1.2)


def bare(line):
    """The place of a line where nothing is printed."""
    return Line(np.zeros_like(line.ink), line.em, "", [])


class Maker:
    """Makes lines of one network's text."""

    def __init__(self, words, classes, cabinet, seed):
        self.words, self.classes, self.cabinet = words, classes, cabinet
        self.rng = random.Random(seed)
        np.random.seed(seed % 2**32)
        self.stamps = Stamps(cabinet.han, self.rng)

    def try_once(self):
        rng = self.rng
        size = rng.choice([30, 36, 42]) if rng.random() < 0.75 else rng.randint(12, 26)
        line = draw(self.words(rng), self.cabinet, rng, size)
        if line is not None and rng.random() < BARE:
            line = bare(line)
        picture = None if line is None else scaled(weathered(line, self.stamps, rng))
        if picture is None:
            return None
        labels = [self.classes.get(c, self.classes[REJECT]) for c in fold(line.text)]
        frames = [min(int(m * picture.shape[1] / STRIDE), picture.shape[1] // STRIDE - 1) for m in line.middles]
        if len(set(frames)) < len(labels) or not fits(labels, picture.shape[1] // STRIDE):
            return None
        return stretched(picture), labels, frames

    def sample(self):
        while True:
            made = self.try_once()
            if made is not None:
                return made


def fits(labels, frames):
    """Whether CTC can write the labels in so many frames."""
    doubles = sum(a == b for a, b in zip(labels, labels[1:]))
    return len(labels) + doubles <= frames


class Bins:
    """Gathers samples of like width until they fill a batch."""

    def __init__(self, columns):
        self.columns, self.bins = columns, {w: [] for w in WIDTHS}

    def add(self, sample):
        """The batch that the sample completes, if it does."""
        width = next(w for w in WIDTHS if w >= sample[0].shape[1])
        held = self.bins[width]
        held.append(sample)
        if len(held) < max(12, min(64, self.columns // width)):
            return None
        self.bins[width] = []
        return stack(held, width)


def stack(samples, width):
    """Pictures, the class at each frame that holds a character's middle, and
    the labels."""
    pictures = np.ones((len(samples), 1, HEIGHT, width), np.float32)
    frames = np.zeros((len(samples), width // STRIDE), np.int64)
    for k, (picture, labels, middles) in enumerate(samples):
        w = picture.shape[1]
        pictures[k, 0, :, :w] = picture
        pictures[k, 0, :, w:] = np.median(picture[:, -2:])
        frames[k, middles] = labels
    return pictures.astype(np.float16), frames, [s[1] for s in samples]


def work(queue, maker, columns):
    """Fills the queue for ever."""
    cv2.setNumThreads(1)
    bins = Bins(columns)
    while True:
        batch = bins.add(maker.sample())
        if batch is not None:
            queue.put(batch)
