"""Round seals: a ring, characters along its upper arc, a star, words below."""
import math

import cv2
import numpy as np
from PIL import Image, ImageDraw

from lists import CITIES, FORMS, TRADES, common

SIZE = 480


def stamp(face, rng):
    """A whole seal, 1 where its paste is."""
    mark = np.zeros((SIZE, SIZE), np.float32)
    middle, radius = SIZE // 2, SIZE // 2 - 12
    cv2.circle(mark, (middle, middle), radius, 1.0, rng.randint(5, 12), cv2.LINE_AA)
    text = rng.choice(CITIES) + common(rng, 2, 4) + rng.choice(TRADES) + rng.choice(FORMS)
    size = rng.randint(44, 64)
    sweep = math.radians(rng.randint(200, 280))
    for k, c in enumerate(text[:18]):
        angle = sweep * ((k + 0.5) / min(len(text), 18) - 0.5)
        at = (middle + (radius - size) * math.sin(angle), middle - (radius - size) * math.cos(angle))
        lay(mark, letter(face, c, size), at, -math.degrees(angle))
    if rng.random() < 0.7:
        cv2.fillPoly(mark, [star(middle, rng.randint(50, 80))], 1.0, cv2.LINE_AA)
    if rng.random() < 0.5:
        for k, c in enumerate(rng.choice(["财务专用章", "合同专用章", "业务专用章", "公章", "发票专用章"])):
            lay(mark, letter(face, c, size), (middle + (k - 2) * size, middle + radius * 0.55), 0)
    return mark


def letter(face, c, size):
    picture = Image.new("L", (2 * size, 2 * size), 0)
    if ord(c) in face.covers:
        ImageDraw.Draw(picture).text((size, size), c, font=face.at(size), fill=255, anchor="mm")
    return np.asarray(picture, np.float32) / 255


def lay(mark, glyph, at, degrees):
    """Puts a glyph, turned about its middle, on the mark."""
    side = glyph.shape[0]
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), degrees, 1)
    glyph = cv2.warpAffine(glyph, turn, (side, side))
    x, y = int(at[0] - side / 2), int(at[1] - side / 2)
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + side, SIZE), min(y + side, SIZE)
    if x0 < x1 and y0 < y1:
        np.maximum(mark[y0:y1, x0:x1], glyph[y0 - y : y1 - y, x0 - x : x1 - x], out=mark[y0:y1, x0:x1])


def star(middle, radius):
    points = []
    for k in range(10):
        r, angle = (radius, radius * 0.4)[k % 2], math.pi * k / 5
        points.append((middle + r * math.sin(angle), middle - r * math.cos(angle)))
    return np.array(points, np.int32)


class Stamps:
    """A few seals, pieces of which fall on lines."""

    def __init__(self, faces, rng, count=24):
        self.stamps = [stamp(rng.choice(faces), rng) for _ in range(count)]

    def piece(self, shape, rng):
        """What a seal leaves on a line of that shape: always some of it."""
        h, w = shape
        scale = rng.uniform(3, 9) * h / SIZE
        turn = cv2.getRotationMatrix2D((SIZE / 2, SIZE / 2), rng.uniform(-30, 30), scale)
        reach = 0.45 * SIZE * scale
        turn[0, 2] += rng.uniform(-reach, w + reach) - SIZE / 2
        turn[1, 2] += rng.uniform(h / 2 - reach, h / 2 + reach) - SIZE / 2
        return cv2.warpAffine(rng.choice(self.stamps), turn, (w, h), flags=cv2.INTER_AREA)
