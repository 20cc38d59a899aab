"""What happens to a line between the printer and the reader: rules, seals,
security print, the camera, the copier, JPEG."""
import math

import cv2
import numpy as np


def weathered(line, stamps, rng):
    """The line's picture, 0 black to 1 white, at the resolution it was
    captured with. The middles of the characters keep their shares."""
    ink = neighbours(line.ink, line.em, rng)
    ink = stroke(rules(ink, rng), rng)
    ink = lean(ink, rng)
    ink, em = shrink(ink, line.em, rng)
    picture = print_on(ground(ink.shape, rng), ink, stamps, rng)
    picture = camera(picture, em, rng)
    return copier(jpeg(picture, rng), rng)


def neighbours(ink, em, rng):
    """Feet or heads of the lines above and below."""
    if rng.random() > 0.15 or not ink.any():
        return ink
    ink = ink.copy()
    depth = max(1, int(rng.uniform(0.04, 0.16) * em))
    other = np.roll(ink, rng.randint(0, ink.shape[1]), 1)
    body = np.flatnonzero(other.max(1) > 0.3)
    if rng.random() < 0.5:
        strip = other[max(body[-1] - depth, 0) : body[-1]]
        ink[: len(strip)] = np.maximum(ink[: len(strip)], strip)
    else:
        strip = other[body[0] : body[0] + depth]
        ink[len(ink) - len(strip) :] = np.maximum(ink[len(ink) - len(strip) :], strip)
    return ink


def rules(ink, rng):
    """Table rules and underlines."""
    h, w = ink.shape
    ink = ink.copy()
    if rng.random() < 0.22:
        y = rng.choice([rng.randint(0, max(1, h // 8)), h - 1 - rng.randint(0, max(1, h // 8))])
        ink[y : y + rng.randint(1, 2)] = rng.uniform(0.4, 1)
    for _ in range(rng.choice([0] * 8 + [1, 2])):
        x = rng.choice([rng.randint(0, max(1, h // 6)), w - 1 - rng.randint(0, max(1, h // 6))])
        ink[:, x : x + rng.randint(1, 2)] = rng.uniform(0.4, 1)
    return ink


def stroke(ink, rng):
    """Fatter or thinner strokes, and toner that did not take."""
    r = rng.random()
    if r < 0.12:
        ink = cv2.dilate(ink, np.ones((2, 2), np.uint8))
    elif r < 0.25:
        ink = cv2.erode(ink, np.ones((2, 2), np.uint8)) * 0.65 + ink * 0.35
    if rng.random() < 0.08:
        holes = np.random.random_sample(ink.shape).astype(np.float32)
        ink = ink * (cv2.GaussianBlur(holes, (0, 0), 0.8) > rng.uniform(0.25, 0.42))
    return ink


def lean(ink, rng):
    """A slight turn and perspective, and italics."""
    if rng.random() > 0.5:
        return ink
    h, w = ink.shape
    off = 0.07 * h
    corners = np.float32([[0, 0], [w, 0], [w, h], [0, h]])
    moved = corners + np.random.uniform(-off, off, (4, 2)).astype(np.float32)
    slant = rng.uniform(-0.12, 0.12) * h if rng.random() < 0.3 else 0
    moved[:2, 0] += slant
    return cv2.warpPerspective(ink, cv2.getPerspectiveTransform(corners, moved), (w, h), flags=cv2.INTER_LINEAR)


def shrink(ink, em, rng):
    """The line at the resolution of the capture, stretched a little."""
    target = math.exp(rng.uniform(math.log(11.5), math.log(40)))
    scale = min(1.0, target / em)
    stretch = rng.uniform(0.82, 1.2) if rng.random() < 0.4 else 1
    if scale > 0.95 and stretch == 1:
        return ink, em
    size = (max(8, round(ink.shape[1] * scale * stretch)), max(8, round(ink.shape[0] * scale)))
    return cv2.resize(ink, size, interpolation=cv2.INTER_AREA), em * scale


def ground(shape, rng):
    """The sheet under the ink."""
    h, w = shape
    sheet = np.full(shape, rng.uniform(0.5, 1), np.float32)
    if rng.random() < 0.35:
        sheet += np.linspace(-1, 1, w, dtype=np.float32)[None] * rng.uniform(-0.2, 0.2)
    if rng.random() < 0.18:
        shade(sheet, rng)
    if rng.random() < 0.22:
        guilloche(sheet, rng)
    if rng.random() < 0.08:
        fold = rng.randint(0, w)
        sheet[:, fold : fold + 2] *= rng.uniform(0.6, 1.2)
    return sheet


def shade(sheet, rng):
    """A shadow with an edge, sharp or soft, across the line."""
    h, w = sheet.shape
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    beyond = (x - rng.uniform(0, w)) * rng.choice([-1, 1]) + (y - h / 2) * rng.uniform(-2, 2)
    depth = np.clip(beyond / rng.uniform(1, 3 * h) + 0.5, 0, 1)
    sheet *= 1 - depth * rng.uniform(0.1, 0.5)


def guilloche(sheet, rng):
    """Waves of security print."""
    h, w = sheet.shape
    x = np.arange(w)
    print_ = np.zeros_like(sheet)
    step, wave = rng.uniform(3, 9), rng.uniform(8, 60)
    swing, phase, drift = rng.uniform(1, h / 2), rng.uniform(0, 6), rng.uniform(-0.3, 0.3)
    for k in range(int(2 * h / step)):
        y = k * step - h / 2 + swing * np.sin(x / wave + phase + k * drift)
        cv2.polylines(print_, [np.stack([x, y], 1).astype(np.int32)], False, 1.0, 1, cv2.LINE_AA)
    sheet -= print_ * rng.uniform(0.03, 0.22)


def print_on(sheet, ink, stamps, rng):
    """The ink, and at times a piece of a seal, on the sheet."""
    if rng.random() < 0.2:
        sheet = sheet * (1 - stamps.piece(sheet.shape, rng) * rng.uniform(0.08, 0.65))
    darkness = rng.uniform(0.35, 1) if rng.random() < 0.6 else rng.uniform(0.75, 1)
    return sheet * (1 - ink * darkness)


def camera(picture, em, rng):
    """Blur, also of a moving hand, and noise."""
    if rng.random() < 0.65:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.25, 0.25 + 0.035 * em))
    if rng.random() < 0.08:
        n = rng.randint(2, max(2, int(em / 8)))
        picture = cv2.blur(picture, rng.choice([(n, 1), (1, n)]))
    if rng.random() < 0.12:
        soft = cv2.GaussianBlur(picture, (0, 0), 1.2)
        picture = picture + (picture - soft) * rng.uniform(0.5, 1.6)  # sharpened by a phone
    noise = np.random.standard_normal(picture.shape).astype(np.float32)
    return np.clip(picture + noise * rng.uniform(0, 0.055), 0, 1)


def jpeg(picture, rng):
    if rng.random() < 0.45:
        return picture
    _, data = cv2.imencode(".jpg", (picture * 255).astype(np.uint8), [cv2.IMWRITE_JPEG_QUALITY, rng.randint(25, 90)])
    return cv2.imdecode(data, cv2.IMREAD_GRAYSCALE).astype(np.float32) / 255


def copier(picture, rng):
    """A photocopy: contrast driven up, at worst to black and white."""
    if rng.random() > 0.08:
        return picture
    low, high = np.percentile(picture, [3, 90])
    cutoff, width = rng.uniform(0.4, 0.65), rng.choice([0.02, 0.2, 0.5])
    level = (picture - low) / max(high - low, 0.1)
    return np.clip((level - cutoff) / width + 0.5, 0, 1).astype(np.float32)
