"""The print of a zone: characters drawn by FreeType, then given another cut.

A cut is the look of one printer: weight, width, height, slant, the shape of
stroke ends, and small bends of every character that are the same wherever it
stands.
"""

import os

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

PITCH = 48  # pixels a character while drawing
FONT = 132  # the size at which OCR-B is two pitches wide
TALL = 96  # pixels of a line while drawing, from well above to well below the characters

OCRB = "/usr/share/fonts/opentype/ocr-b/"
REGULAR = (OCRB + "OCRB.otf", OCRB + "OCRBS.otf")
LOOKALIKE = ("/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf",
             "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")


def cuts():
    """The files of OCR-B at hand: Debian's, and more that TRIAL_FONTS names."""
    more = [f for f in os.environ.get("TRIAL_FONTS", "").split(":") if f]
    return list(REGULAR) + 2 * more


class Cut:
    """One look of the characters."""

    def __init__(self, rng, plain=False):
        self.rng = rng
        paths = cuts()
        path = paths[int(rng.integers(len(paths)))]
        if rng.random() < 0.02:
            path = LOOKALIKE[int(rng.integers(len(LOOKALIKE)))]
        amount = 0.3 if plain else 1.0
        self.weight = rng.normal(0, 1.3) * amount  # pixels of stroke more or less
        self.wide = 1 + rng.normal(0, 0.04) * amount
        self.high = 1 + rng.normal(0, 0.04) * amount
        self.slant = rng.normal(0, 0.015) * amount
        self.bend = abs(rng.normal(0, 0.9)) * amount  # pixels
        self.square = rng.random() < 0.25
        self.font = ImageFont.truetype(path, FONT)
        self.cache = {}

    def glyph(self, character):
        """The ink of a character, 0 to 1, in a box of two pitches by TALL."""
        if character not in self.cache:
            self.cache[character] = self.reshaped(self.drawn(character))
        return self.cache[character]

    def drawn(self, character):
        img = Image.new("L", (4 * PITCH, 2 * TALL))
        ImageDraw.Draw(img).text((2 * PITCH, TALL * 1.48), character, font=self.font, fill=255, anchor="ms")
        return np.asarray(img, np.float32) / 255

    def reshaped(self, ink):
        h, w = ink.shape
        field = self.rng.normal(0, 1, (2, 5, 5)).astype(np.float32)
        dx, dy = (cv2.resize(f, (w, h), interpolation=cv2.INTER_CUBIC) * self.bend * 2 for f in field)
        y, x = np.mgrid[0:h, 0:w].astype(np.float32)
        sx = (x - w / 2) / self.wide + (y - h / 2) * self.slant + w / 2 + dx
        sy = (y - h / 2) / self.high + h / 2 + dy
        ink = cv2.remap(ink, sx, sy, cv2.INTER_LINEAR)
        return cv2.resize(self.weighted(ink), (2 * PITCH, TALL), interpolation=cv2.INTER_AREA)

    def weighted(self, ink):
        """ink with strokes fatter or thinner, by a threshold of its distances."""
        solid = (ink > 0.5).astype(np.uint8)
        inside = cv2.distanceTransform(solid, cv2.DIST_L2, 5)
        outside = cv2.distanceTransform(1 - solid, cv2.DIST_L2, 5)
        thin = np.clip(inside - outside + 0.5 + np.clip(self.weight, -2.2, 2.6), 0, 1)
        if self.square:
            thin = np.maximum(thin, cv2.morphologyEx(thin, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)))
        return thin.astype(np.float32)


def zone_ink(rng, lines, cut, spacing):
    """The ink of a zone: rows TALL apart times spacing, columns PITCH apart."""
    step = int(round(TALL * spacing))
    width = (len(lines[0]) + 2) * PITCH
    out = np.zeros((step * (len(lines) - 1) + TALL, width), np.float32)
    jitter = abs(rng.normal(0, 0.5 if rng.random() < 0.9 else 1.4))
    for row, text in enumerate(lines):
        aside = float(np.clip(rng.normal(0, 2.5), -8, 8))
        for column, character in enumerate(text):
            x = int(column * PITCH + PITCH / 2 + aside + rng.normal(0, jitter))
            y = int(np.clip(row * step + rng.normal(0, jitter), 0, out.shape[0] - TALL))
            place = out[y:y + TALL, x:x + 2 * PITCH]
            np.maximum(place, cut.glyph(character)[:, :place.shape[1]], out=place)
    return out


def worn(rng, ink, amount):
    """ink with the faults of a printer: light patches, specks, dots of a laser."""
    if amount <= 0:
        return ink
    h, w = ink.shape
    patches = cv2.resize(rng.normal(0, 1, (max(h // 12, 2), w // 12)).astype(np.float32), (w, h))
    out = ink * np.clip(1 - amount * np.abs(patches) * 0.45, 0.45, 1)
    return out * (1 - amount * 0.3 * (rng.random((h, w)) < 0.05))


def dotted(ink, step=5):
    """ink engraved in dots."""
    y, x = np.mgrid[0:ink.shape[0], 0:ink.shape[1]]
    screen = 0.5 + 0.5 * np.cos(2 * np.pi * x / step) * np.cos(2 * np.pi * y / step)
    return ink * (0.62 + 0.38 * screen).astype(np.float32)
