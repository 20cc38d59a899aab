"""One line of text as ink on nothing: where the ink is and where the middle of
every character stands."""
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw


@dataclass
class Line:
    """Ink from 0 to 1, rows by columns; em in pixels; the text without its
    spaces and the middle of each character as a share of the width."""

    ink: np.ndarray
    em: float
    text: str
    middles: list


def spacing(rng, size):
    """Extra pixels between characters: mostly none."""
    r = rng.random()
    if r < 0.75:
        return 0.0
    return size * (rng.uniform(-0.06, 0.15) if r < 0.9 else rng.uniform(0.15, 0.7))


def typeset(text, cabinet, rng, size):
    """The characters with their faces and pens; none where a font lacks one."""
    main, latin = cabinet.pick(rng)
    extra, pen, placed = spacing(rng, size), 0.0, []
    for c in text:
        face = cabinet.face(c, main, latin, rng)
        if face is None:
            return None, 0
        font = face.at(size)
        advance = font.getlength(c) * (rng.uniform(1.0, 1.6) if c == " " else 1)
        placed.append((c, font, pen, advance))
        pen += advance + extra
    return placed, pen - extra


def margins(rng, size):
    """How far the crop reaches beyond the ink, left, top, right, bottom."""
    def one(most):
        return rng.uniform(-0.05, 0.12 if rng.random() < 0.6 else most) * size
    return one(0.7), one(0.4), one(0.9), one(0.4)


def draw(text, cabinet, rng, size):
    """Sets the text and cuts the line out as a line finder would."""
    placed, width = typeset(text, cabinet, rng, size)
    if not placed or width < size / 2:
        return None
    left, top = size, 2 * size
    picture = Image.new("L", (int(width) + 3 * size, 4 * size), 0)
    pencil = ImageDraw.Draw(picture)
    for c, font, pen, _ in placed:
        pencil.text((left + pen, top), c, font=font, fill=255, anchor="ls")
    ink = np.asarray(picture, np.float32) / 255
    rows = np.flatnonzero(ink.max(1) > 0.2)
    columns = np.flatnonzero(ink.max(0) > 0.2)
    if len(rows) < 2 or len(columns) < 2:
        return None
    return cut(ink, placed, (left, rows, columns), size, rng)


def cut(ink, placed, extent, size, rng):
    left, rows, columns = extent
    # A line of low characters, dashes say, is still cut as high as a line.
    low, high = min(rows[0], 2 * size - int(0.6 * size)), max(rows[-1], 2 * size)
    m = margins(rng, size)
    y0, y1 = max(int(low - m[1]), 0), min(int(high + m[3]) + 1, ink.shape[0])
    x0, x1 = max(int(columns[0] - m[0]), 0), min(int(columns[-1] + m[2]) + 1, ink.shape[1])
    letters = [p for p in placed if p[0] != " "]
    middles = [(left + pen + advance / 2 - x0) / (x1 - x0) for _, _, pen, advance in letters]
    return Line(ink[y0:y1, x0:x1], size, "".join(p[0] for p in letters), middles)
