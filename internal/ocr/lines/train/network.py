"""The two networks: convolutions down to one row, then a few depth-wise ones
along the line, then a classifier a frame."""
from dataclasses import dataclass
from typing import Callable

import torch
from torch import nn

import alphabet
import words_codes
import words_han


def conv(inputs, outputs, kernel, stride=(1, 1), pad=(1, 1)):
    layer = nn.Conv2d(inputs, outputs, kernel, stride, pad, bias=False)
    return nn.Sequential(layer, nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Residual(nn.Module):
    """Two convolutions beside the way straight through."""

    def __init__(self, channels):
        super().__init__()
        self.first = conv(channels, channels, 3)
        self.second = nn.Sequential(nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return torch.relu(x + self.second(self.first(x)))


class Along(nn.Module):
    """Looks seven frames along the line, channel by channel, then mixes."""

    def __init__(self, channels):
        super().__init__()
        deep = nn.Conv2d(channels, channels, (1, 7), 1, (0, 3), groups=channels, bias=False)
        self.look = nn.Sequential(deep, nn.BatchNorm2d(channels), nn.ReLU(inplace=True))
        self.mix = nn.Sequential(nn.Conv2d(channels, channels, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return torch.relu(x + self.mix(self.look(x)))


class Network(nn.Module):
    """Lines of 1 x 32 x W to classes x W/4, before the softmax."""

    def __init__(self, layers, features, classes):
        super().__init__()
        self.layers = nn.Sequential(*layers)
        self.classifier = nn.Conv2d(features, classes, 1)

    def features(self, x):
        """Lines x features x frames."""
        return self.layers(x).squeeze(2)

    def forward(self, x):
        return self.classifier(self.layers(x)).squeeze(2)


def codes_network():
    layers = [
        conv(1, 16, 3, (2, 2)), conv(16, 32, 3, (2, 1)), Residual(32),
        conv(32, 64, 3, (2, 2)), Residual(64),
        conv(64, 112, 3, (2, 1)), conv(112, 144, (2, 1), 1, (0, 0)),
        Along(144), Along(144), Along(144),
    ]
    return Network(layers, 144, len(alphabet.CODES) + 1)


def han_network():
    layers = [
        conv(1, 16, 3, (2, 2)), conv(16, 40, 3, (2, 1)), Residual(40),
        conv(40, 96, 3, (2, 2)), Residual(96),
        conv(96, 176, 3, (2, 1)), Residual(176), conv(176, 256, (2, 1), 1, (0, 0)),
        Along(256), Along(256), conv(256, 128, 1, 1, 0),
    ]
    return Network(layers, 128, len(alphabet.han()) + 1)


@dataclass(frozen=True)
class Task:
    """What one network learns, and how. Only a share `blanks` of the frames
    without a character go through the classifier; they weigh blank_weight. CTC
    joins at the share `ctc_from` of the schedule."""

    name: str
    alphabet: str
    words: Callable
    network: Callable
    rate: float
    blanks: float
    blank_weight: float
    ctc_from: float

    @property
    def classes(self):
        return alphabet.index(self.alphabet)


TASKS = {
    "codes": Task("codes", alphabet.CODES, words_codes.codes, codes_network, 2e-3, 1.0, 0.25, 0.15),
    "han": Task("han", alphabet.han(), words_han.han, han_network, 2.5e-3, 0.15, 0.6, 0.24),
}
