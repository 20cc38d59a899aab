"""Grounds and marks of documents: tints, security print, portraits, stamps.

Pictures are float32 arrays of rows, columns and red, green, blue from 0 to 255.
"""

import glob

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONTS = sorted(
    glob.glob("/usr/share/fonts/truetype/liberation/*.ttf") + glob.glob("/usr/share/fonts/truetype/dejavu/*.ttf")
    + glob.glob("/usr/share/fonts/opentype/urw-base35/Nimbus*.otf"))
HAN = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc"


def font(rng, pixels):
    """Some text font."""
    return ImageFont.truetype(FONTS[int(rng.integers(len(FONTS)))], max(int(pixels), 4))


def tint(rng, low=190, high=255):
    """A pale colour."""
    return rng.uniform(low, high, 3).astype(np.float32)


def colour(rng):
    """A strong dark colour."""
    c = rng.uniform(10, 120, 3)
    c[int(rng.integers(3))] += 90
    return np.clip(c, 0, 210).astype(np.float32)


def flat(h, w, shade):
    """A sheet of one colour."""
    return np.ones((h, w, 3), np.float32) * np.asarray(shade, np.float32)


def smooth_noise(rng, h, w, cells):
    """Noise that varies over about cells patches across."""
    rows = max(int(cells * h / w), 2)
    return cv2.resize(rng.normal(0, 1, (rows, max(int(cells), 2))).astype(np.float32), (w, h), interpolation=cv2.INTER_CUBIC)


def print_over(page, ink, shade, strength=1.0):
    """Lays ink (0 to 1) of a colour over page, in place."""
    a = (np.clip(ink, 0, 1) * strength)[..., None]
    page *= 1 - a
    page += a * np.asarray(shade, np.float32)


def lines_ink(h, w, curves, thickness=1):
    """The ink of curves, each an array of points."""
    out = np.zeros((h, w), np.uint8)
    for points in curves:
        cv2.polylines(out, [np.round(points * 16).astype(np.int32)], False, 255, thickness, cv2.LINE_AA, 4)
    return out.astype(np.float32) / 255


def waves(rng, h, w, unit):
    """Guilloche: families of waves that cross."""
    x = np.linspace(0, w, 240)
    curves = []
    step = unit * rng.uniform(0.5, 1.8)
    amplitude, period = unit * rng.uniform(0.5, 6), w / rng.uniform(1.5, 9)
    drift, phase = rng.uniform(-0.4, 0.4), rng.uniform(0, 6.3)
    for k in range(int(-0.5 * h / step), int(1.5 * h / step)):
        y = k * step + amplitude * np.sin(2 * np.pi * x / period + phase + k * 0.06) + drift * x
        curves.append(np.stack([x, y], 1))
    return lines_ink(h, w, curves)


def rosette(rng, h, w):
    """A rosette about some centre."""
    t = np.linspace(0, 2 * np.pi, 500)
    cx, cy, size = rng.uniform(0, w), rng.uniform(0, h), h * rng.uniform(0.2, 0.7)
    petals = int(rng.integers(5, 19))
    curves = []
    for k in range(int(rng.integers(8, 26))):
        r = size * (0.3 + 0.03 * k) * (1 + 0.25 * np.sin(petals * t + 0.2 * k))
        curves.append(np.stack([cx + r * np.cos(t), cy + r * np.sin(t)], 1))
    return lines_ink(h, w, curves)


def microprint(rng, h, w, unit):
    """Lines of tiny words all over."""
    img = Image.new("L", (w, h))
    draw = ImageDraw.Draw(img)
    face = font(rng, unit * rng.uniform(0.7, 1.3))
    word = "".join(chr(65 + int(c)) for c in rng.integers(0, 26, int(rng.integers(4, 10))))
    step = int(unit * rng.uniform(1.4, 4)) + 2
    for y in range(0, h, step):
        draw.text((-int(rng.integers(0, 40)), y), (word + " ") * (1 + int(w / (len(word) * unit * 0.35))), font=face, fill=255)
    return np.asarray(img, np.float32) / 255


def ghost(rng, h, w):
    """A map or emblem: soft shapes over a part of the page."""
    n = smooth_noise(rng, h, w, rng.uniform(3, 9))
    edge = np.clip((n - rng.uniform(0, 0.8)) * rng.uniform(1, 12), 0, 1)
    return edge.astype(np.float32)


def hatch(rng, h, w, unit):
    """Fine straight lines or a line screen."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    a = rng.uniform(0, np.pi)
    period = unit * rng.uniform(0.25, 0.8)
    return 0.5 + 0.5 * np.sin(2 * np.pi * (x * np.cos(a) + y * np.sin(a)) / max(period, 2.2))


def rainbow(rng, h, w):
    """A page whose tint changes across."""
    a, b, c = (tint(rng, 175, 255) for _ in range(3))
    t = np.linspace(0, 1, w, dtype=np.float32)[None, :, None]
    if rng.random() < 0.3:
        t = np.linspace(0, 1, h, dtype=np.float32)[:, None, None]
    page = np.where(t < 0.5, a + (b - a) * 2 * t, b + (c - b) * (2 * t - 1))
    return np.broadcast_to(page, (h, w, 3)).astype(np.float32).copy()


def security_ground(rng, h, w, unit, busy):
    """A page of security print; unit is pixels a millimetre, busy from 0 to 1."""
    page = rainbow(rng, h, w) if rng.random() < 0.7 else flat(h, w, tint(rng, 205, 255))
    makers = [lambda: waves(rng, h, w, unit), lambda: rosette(rng, h, w), lambda: microprint(rng, h, w, unit),
              lambda: ghost(rng, h, w), lambda: hatch(rng, h, w, unit), lambda: waves(rng, h, w, unit)]
    for _ in range(int(rng.integers(1, 3 + round(5 * busy)))):
        shade = tint(rng, 90, 210) if rng.random() < 0.7 else colour(rng) + 60
        print_over(page, makers[int(rng.integers(len(makers)))](), shade, rng.uniform(0.08, 0.2 + 0.6 * busy))
    return page


def blob(edge):
    """1 inside an outline, 0 outside, by the signed depth of its edge."""
    return 1 / (1 + np.exp(np.clip(edge, -30, 30)))


def portrait(rng, h, w):
    """A head and shoulders, as a soft picture."""
    page = flat(h, w, tint(rng, 190, 245))
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    x, y = x / w - 0.5, y / h
    skin = np.array([rng.uniform(120, 240), 0, 0], np.float32)
    skin[1:] = skin[0] * np.array([0.8, 0.68])
    hair = (np.array([1, 0.75, 0.55]) * rng.uniform(15, 190)).astype(np.float32)
    cloth = rng.uniform(20, 200, 3).astype(np.float32)
    body = blob(40 * ((x / 0.48) ** 2 + ((y - 1.05) / 0.28) ** 2 - 1))
    head = blob(40 * ((x / 0.22) ** 2 + ((y - 0.45) / 0.27) ** 2 - 1))
    top = blob(30 * ((x / 0.27) ** 2 + ((y - 0.38) / 0.29) ** 2 - 1))
    for ink, shade in ((body, cloth), (top, hair), (head * (y > 0.28 + 0.3 * x * x), skin)):
        print_over(page, ink, shade)
    for ex in (-0.09, 0.09):
        print_over(page, np.exp(-(((x - ex) / 0.035) ** 2 + ((y - 0.43) / 0.018) ** 2) ** 2), hair * 0.5)
    print_over(page, np.exp(-((x / 0.07) ** 2 + ((y - 0.6) / 0.012) ** 2) ** 2), [150, 60, 60], 0.7)
    return cv2.GaussianBlur(page, (0, 0), max(w * 0.006, 0.5)) + smooth_noise(rng, h, w, 25)[..., None] * 4


def write(page, at, text, face, shade, turn=0.0):
    """Writes text on page with its left top at a point, in place."""
    width, height = face.getsize(text)
    if width < 1 or height < 1:
        return
    img = Image.new("L", (width + 4, height + 8))
    ImageDraw.Draw(img).text((2, 2), text, font=face, fill=255)
    if turn:
        img = img.rotate(turn, Image.BICUBIC, expand=True)
    lay(page, at, np.asarray(img, np.float32) / 255, shade)


def lay(page, at, ink, shade, strength=1.0):
    """Prints ink on page with its left top at a point, cut at the edges."""
    x, y = int(at[0]), int(at[1])
    x0, y0 = max(x, 0), max(y, 0)
    x1, y1 = min(x + ink.shape[1], page.shape[1]), min(y + ink.shape[0], page.shape[0])
    if x1 > x0 and y1 > y0:
        print_over(page[y0:y1, x0:x1], ink[y0 - y:y1 - y, x0 - x:x1 - x], shade, strength)


def stamp(rng, size):
    """The ink of a rubber stamp about size pixels wide."""
    img = Image.new("L", (size, size))
    draw = ImageDraw.Draw(img)
    edge = max(size // 40, 2)
    box = [edge, size * 0.2, size - edge, size * 0.8] if rng.random() < 0.5 else [edge, edge, size - edge, size - edge]
    (draw.ellipse if rng.random() < 0.5 else draw.rectangle)(box, outline=255, width=edge)
    word = str(rng.choice(["ENTRY", "IMMIGRATION", "VOID", "SPECIMEN", "EXIT 12 MAR 2019", "COPY", "VISA"]))
    draw.text((size / 2, size / 2), word, font=font(rng, 1.3 * size / (len(word) + 2)), fill=255, anchor="mm")
    draw.text((size / 2, size * 0.66), "%02d.%02d.%d" % (rng.integers(1, 29), rng.integers(1, 13), rng.integers(1999, 2026)),
              font=font(rng, size * 0.1), fill=255, anchor="mm")
    ink = np.asarray(img.rotate(rng.uniform(-40, 40), Image.BICUBIC), np.float32) / 255
    return ink * np.clip(0.75 + 0.5 * smooth_noise(rng, size, size, 12), 0.1, 1)


def crease(rng, page):
    """Folds: thin lines, light beside dark, in place."""
    h, w = page.shape[:2]
    for _ in range(int(rng.integers(1, 4))):
        points = np.array([[rng.uniform(0, w), -5], [rng.uniform(0, w), h / 2], [rng.uniform(0, w), h + 5]])
        if rng.random() < 0.4:
            points = np.array([[-5, rng.uniform(0, h)], [w / 2, rng.uniform(0, h)], [w + 5, rng.uniform(0, h)]])
        for shift, shade in ((0, 60), (2, 255)):
            ink = cv2.GaussianBlur(lines_ink(h, w, [points + shift], 2), (0, 0), rng.uniform(0.8, 2))
            print_over(page, ink, [shade] * 3, rng.uniform(0.2, 0.6))


def laminate(rng, page, unit):
    """A film with a bright repeated pattern over everything, in place."""
    h, w = page.shape[:2]
    ink = rosette(rng, h, w) if rng.random() < 0.5 else waves(rng, h, w, unit * 2)
    ink = cv2.GaussianBlur(ink, (0, 0), max(unit * 0.07, 0.5)) * np.clip(0.5 + 0.6 * smooth_noise(rng, h, w, 5), 0, 1)
    hue = np.stack([0.75 + 0.25 * np.sin(smooth_noise(rng, h, w, 4) * 3 + k) for k in (0, 2, 4)], 2)
    page += (255 * hue - page).clip(0) * (ink * rng.uniform(0.15, 0.55))[..., None]


def watermark(rng, page):
    """The name of a web site all over, in place."""
    h, w = page.shape[:2]
    face = font(rng, w * rng.uniform(0.02, 0.05))
    shade = [255] * 3 if rng.random() < 0.5 else [90] * 3
    word = "www." + "".join(chr(97 + int(c)) for c in rng.integers(0, 26, 7)) + ".example"
    for k in range(3):
        for j in range(4):
            text = Image.new("L", face.getsize(word))
            ImageDraw.Draw(text).text((0, 0), word, font=face, fill=255)
            ink = np.asarray(text.rotate(20, Image.BICUBIC, expand=True), np.float32) / 255
            lay(page, (k * w / 3, j * h / 4 + k * h / 12), ink, shade, rng.uniform(0.1, 0.3))
