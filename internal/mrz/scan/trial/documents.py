"""Pages of travel documents with a zone, by ICAO 9303's sizes."""

import cv2
import numpy as np

import glyphs
import paper
import zonetext

# Millimetres: page width and height, left of the first cell, the middle of the
# last line above the lower edge.
SIZES = {
    "TD3": (125.0, 88.0, 6.6, 9.2), "TD2": (105.0, 74.0, 6.6, 9.2), "TD1": (85.6, 54.0, 4.7, 6.5),
    "MRVA": (120.0, 80.0, 4.1, 9.2), "MRVB": (105.0, 74.0, 6.6, 9.2),
}
CELL = 2.54


class Page:
    """A page in pixels, and the ink of its zone, to know where it is."""

    def __init__(self, image, ink):
        self.image, self.ink = image, ink


class Style:
    """How a state prints and how worn the page is."""

    def __init__(self, rng, form):
        self.rng, self.form = rng, form
        self.clean = rng.random() < 0.25
        self.busy = 0.1 if self.clean else rng.uniform(0, 1)
        self.cut = glyphs.Cut(rng, self.clean)
        self.pitch = CELL * rng.normal(1, 0.012)
        self.spacing = float(np.clip(rng.normal(1.25, 0.06), 1.05, 1.5))
        self.ink = np.array([25, 25, 28], np.float32) + rng.uniform(-20, 30)
        if rng.random() < 0.15:
            self.ink = paper.colour(rng)
        self.strength = rng.uniform(0.8, 1) if rng.random() < 0.7 else rng.uniform(0.5, 0.8)
        self.engraved = rng.random() < 0.15
        self.wear = 0 if self.clean else max(rng.normal(0.1, 0.3), 0)
        self.stamped = rng.random() < (0.12 if self.clean else 0.25)
        self.creased = not self.clean and rng.random() < 0.2
        self.laminated = not self.clean and rng.random() < 0.2


def numbers_of(rng, lines):
    """Lines of the printed zone, as a page of a passport shows them."""
    second = lines[1]
    words = lines[-1 if len(lines) == 3 else 0][5 if len(lines) == 2 else 0:].replace("<", " ").split()
    months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
    day = lambda: "%02d %s/%s %d" % (rng.integers(1, 29), zonetext.pick(rng, months), zonetext.pick(rng, months), rng.integers(1950, 2035))
    return [("Type / Type", lines[0][0]), ("Code", lines[0][2:5].replace("<", "")), ("Passport No.", second[:9].replace("<", "")),
            ("Surname / Nom", words[0] if words else "X"), ("Given names / Prenoms", " ".join(words[1:])),
            ("Nationality", "UTOPIAN"), ("Date of birth", day()), ("Sex  Place of birth", "F  " + zonetext.pick(rng, zonetext.SURNAMES)),
            ("Date of issue", day()), ("Date of expiry", day()), ("Authority", "DEPT OF " + zonetext.pick(rng, zonetext.GIVEN))]


def fields(rng, image, box, unit, rows):
    """Writes labels and values into a box of the page."""
    x0, y0, x1, y1 = box
    label, value = paper.font(rng, 1.7 * unit), paper.font(rng, rng.uniform(2.3, 3.1) * unit)
    if rng.random() < 0.25:
        label = paper.ImageFont.truetype(paper.HAN, max(int(1.8 * unit), 4))
        rows = [("".join(chr(int(c)) for c in rng.integers(0x4E00, 0x8000, 3)) + " " + n, t) for n, t in rows]
    shade = paper.colour(rng) * 0.8
    step = (y1 - y0) / (len(rows) / 1.35)
    x, y = x0, y0
    for i, (name, text) in enumerate(rows):
        paper.write(image, (x, y), name, label, shade)
        paper.write(image, (x, y + 1.9 * unit), text, value, [25, 25, 30])
        if i in (0, 1, 7) and x < x1 - 30 * unit:
            x += (x1 - x0) / 3.2
        else:
            x, y = x0, y + step


def title(rng, image, unit):
    """The state's name at the top of the page."""
    word = zonetext.pick(rng, ["UTOPIA", "REPUBLIC OF UTOPIA", "PASSPORT  PASSEPORT", "REISEPASS", "PASAPORTE / PASSPORT",
                               "UNITED STATES OF UTOPIA", "IDENTITY CARD", "KINGDOM OF UTOPIA", "PASZPORT"])
    paper.write(image, (rng.uniform(5, 40) * unit, rng.uniform(1, 3) * unit), word, paper.font(rng, rng.uniform(3.5, 6) * unit), paper.colour(rng))


def decorated(rng, form, unit, lines, busy):
    """A page without its zone: ground, portrait and fields."""
    w, h = (int(round(v * unit)) for v in SIZES[form][:2])
    image = paper.security_ground(rng, h, w, unit, busy)
    title(rng, image, unit)
    foot = SIZES[form][1] - (26 if form != "TD1" else 21)
    if form == "TD1":
        fields(rng, image, (5 * unit, 8 * unit, w - 20 * unit, foot * unit), unit * 0.9, numbers_of(rng, lines)[:5])
        return image
    face = paper.portrait(rng, int(min(42, foot - 10) * unit), int(32 * unit))
    left = 4 if rng.random() < 0.85 else SIZES[form][0] - 38
    top = int(rng.uniform(9, 12) * unit)
    image[top:top + face.shape[0], int(left * unit):int(left * unit) + face.shape[1]] = face
    if rng.random() < 0.4:
        small = cv2.resize(face.mean(2), (int(20 * unit), int(24 * unit)), interpolation=cv2.INTER_AREA)
        paper.lay(image, ((SIZES[form][0] - 28) * unit, (foot - 20) * unit), 1 - small / 255, paper.colour(rng), 0.35)
    column = 40 if left == 4 else 5
    fields(rng, image, (column * unit, top, (column + 80) * unit, foot * unit), unit, numbers_of(rng, lines))
    return image


def zone_at(style, lines, unit, size):
    """The ink of the zone on a page of a size in pixels, in its place."""
    rng, form = style.rng, style.form
    block = glyphs.zone_ink(rng, lines, style.cut, style.spacing)
    block = glyphs.dotted(block) if style.engraved else block
    block = glyphs.worn(rng, block, style.wear)
    scale = style.pitch * unit / glyphs.PITCH
    block = cv2.resize(block, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    left = SIZES[form][2] + rng.normal(0, 0.5) - CELL  # the block begins a cell before its first character's middle
    middle = SIZES[form][1] - SIZES[form][3] + rng.normal(0, 0.7)
    top = middle * unit - (block.shape[0] - glyphs.TALL * scale / 2)
    sheet = np.zeros((size[1], size[0], 3), np.float32)
    paper.lay(sheet, (max(left, 0.2) * unit, top), block, [1, 1, 1])
    return sheet[..., 0]


def page(rng, form, lines, unit):
    """A page of the format with its zone, unit pixels a millimetre."""
    style = Style(rng, form)
    image = decorated(rng, form, unit, lines, style.busy)
    h, w = image.shape[:2]
    whitened(rng, style, image[int((SIZES[form][1] - (23.2 if form != "TD1" else 19)) * unit):])
    ink = zone_at(style, lines, unit, (w, h))
    marks(rng, style, image, unit)
    signed(rng, form, image, unit)
    paper.print_over(image, ink, style.ink, style.strength)
    if style.creased:
        paper.crease(rng, image)
    if style.laminated:
        paper.laminate(rng, image, unit)
    return Page(image, ink)


def whitened(rng, style, band):
    """The band of the zone with less of the ground, as most states print it; in place."""
    if style.clean and rng.random() < 0.6:
        band[:] = paper.tint(rng, 235, 255)
    elif rng.random() < 0.45:
        band += (paper.tint(rng, 225, 255) - band) * rng.uniform(0.3, 1.0)


def marks(rng, style, image, unit):
    """Stamps and an overprinted SPECIMEN, in place: the zone is darker than they."""
    h, w = image.shape[:2]
    if style.stamped:
        size = int(rng.uniform(22, 45) * unit)
        place = (rng.uniform(0, w - size), h - rng.uniform(0.5, 1.1) * size)
        paper.lay(image, place, paper.stamp(rng, size), paper.colour(rng) + 30, rng.uniform(0.3, 0.75))
    if rng.random() < 0.2:
        word = zonetext.pick(rng, ["SPECIMEN", "MUSTER", "SAMPLE", "VZOR", "SPECIMEN"])
        place = (rng.uniform(0.05, 0.4) * w, rng.uniform(0.1, 0.75) * h)
        paper.write(image, place, word, paper.font(rng, rng.uniform(8, 16) * unit),
                    paper.colour(rng) * 0.35 + image.mean((0, 1)) * 0.65, rng.uniform(-25, 45))


def signed(rng, form, image, unit):
    """A signature above the zone, which may reach into its band; in place."""
    if form == "TD1" or rng.random() < 0.5:
        return
    h, w = image.shape[:2]
    t = np.linspace(0, 1, 120)
    x = (rng.uniform(0.35, 0.6) + t * rng.uniform(0.15, 0.3)) * w
    y = h - rng.uniform(24, 30) * unit + unit * 2 * np.cumsum(rng.normal(0, 0.4, 120)) * 0.4
    y += unit * rng.uniform(1, 3) * np.sin(t * rng.uniform(20, 60))
    floor = h - rng.uniform(17.5, 22) * unit
    paper.print_over(image, paper.lines_ink(h, w, [np.stack([x, np.minimum(y, floor)], 1)], max(int(unit * 0.3), 1)), [20, 25, 60], 0.85)
