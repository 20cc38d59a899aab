"""What lies around a page, and how a scanner, telephone or screen sees it."""

import cv2
import numpy as np

import paper


class Scene:
    """A picture in the making: what is seen, and where the ink of a zone is."""

    def __init__(self, image, ink):
        self.image, self.ink = image, ink


def placed(scene_image, page, at):
    """page laid on a larger picture at a point."""
    h, w = page.image.shape[:2]
    x, y = int(at[0]), int(at[1])
    ink = np.zeros(scene_image.shape[:2], np.float32)
    scene_image[y:y + h, x:x + w] = page.image
    ink[y:y + h, x:x + w] = page.ink
    return Scene(scene_image, ink)


def desk(rng, h, w):
    """A table, cloth or scanner lid."""
    kind = rng.random()
    if kind < 0.25:
        return paper.flat(h, w, [rng.uniform(5, 60)] * 3) if kind < 0.1 else paper.flat(h, w, rng.uniform(225, 255, 3))
    base = paper.flat(h, w, rng.uniform(40, 225) + rng.normal(0, 22, 3))
    if kind < 0.6:
        grain = paper.smooth_noise(rng, h, w, 3) + 0.6 * np.repeat(paper.smooth_noise(rng, h, 4, 4)[:, :1], w, 1)
        return np.clip(base + grain[..., None] * rng.uniform(5, 25), 0, 255)
    if kind < 0.8:
        y, x = np.mgrid[0:h, 0:w].astype(np.float32)
        weave = np.sin(x / rng.uniform(2, 8)) * np.sin(y / rng.uniform(2, 8))
        return np.clip(base + weave[..., None] * rng.uniform(5, 30), 0, 255)
    return np.clip(base + paper.smooth_noise(rng, h, w, rng.uniform(4, 60))[..., None] * rng.uniform(5, 40), 0, 255)


def upper_page(rng, h, w, unit):
    """The page above in an open passport: print, stamps or a photograph."""
    page = paper.security_ground(rng, h, w, unit, rng.uniform(0, 0.8))
    kind = rng.random()
    if kind < 0.5:
        face = paper.font(rng, rng.uniform(1.8, 3) * unit)
        for row in range(int(rng.integers(4, 14))):
            words = " ".join("".join(chr(97 + int(c)) for c in rng.integers(0, 26, int(rng.integers(2, 9)))) for _ in range(8))
            paper.write(page, (rng.uniform(5, 9) * unit, (10 + 5 * row) * unit), words, face, [40, 40, 60])
    elif kind < 0.8:
        for _ in range(int(rng.integers(1, 5))):
            size = int(rng.uniform(25, 50) * unit)
            paper.lay(page, (rng.uniform(0, w - size), rng.uniform(0, max(h - size, 1))), paper.stamp(rng, size), paper.colour(rng), 0.7)
    if rng.random() < 0.5:
        paper.write(page, (w * 0.3, h - 8 * unit), "%07d" % rng.integers(0, 10 ** 7), paper.font(rng, 4 * unit), paper.colour(rng))
    return page


def opened(rng, page, unit):
    """The page with another beside it and the fold between."""
    h, w = page.image.shape[:2]
    other, none = upper_page(rng, h, w, unit), np.zeros((h, w), np.float32)
    side = rng.random()
    if side < 0.15:
        images, inks, axis = (other, page.image), (none, page.ink), 1
    elif side < 0.35:
        images, inks, axis = (page.image, other), (page.ink, none), 0
    else:
        images, inks, axis = (other, page.image), (none, page.ink), 0
    size = w if axis else h
    fold = (1 - 0.45 * np.exp(-np.abs(np.arange(2 * size) - size) / (unit * rng.uniform(0.8, 4)))).astype(np.float32)
    fold = fold[None, :, None] if axis else fold[:, None, None]
    return Scene(np.concatenate(images, axis) * fold, np.concatenate(inks, axis))


def cover(rng, h, w, unit):
    """A passport's cover."""
    shade = np.array([[110, 20, 35], [20, 35, 90], [15, 70, 45], [30, 30, 35]][int(rng.integers(4))], np.float32)
    page = paper.flat(h, w, shade) + paper.smooth_noise(rng, h, w, 120)[..., None] * 6
    gold = [200, 170, 90]
    face = paper.font(rng, 8 * unit)
    paper.write(page, (w * 0.2, h * 0.12), "UTOPIA", face, gold)
    paper.write(page, (w * 0.15, h * 0.75), str(rng.choice(["PASSPORT", "REISEPASS", "PASSEPORT", "PASAPORTE"])), face, gold)
    radius = int(min(w, h) * 0.18)
    for r in range(radius, 4, -max(radius // 5, 3)):
        ring = np.zeros((h, w), np.uint8)
        cv2.circle(ring, (w // 2, int(h * 0.47)), r, 255, max(int(unit * 0.7), 1), cv2.LINE_AA)
        paper.print_over(page, ring.astype(np.float32) / 255, gold)
    return np.clip(page, 0, 255)


def surrounded(rng, scene, unit, margin):
    """The scene on a desk with margins in shares of its size, and perhaps more on it."""
    h, w = scene.image.shape[:2]
    m = [int(rng.uniform(0.3, 1) * margin * (w if i % 2 else h)) + 4 for i in range(4)]
    H, W = h + m[0] + m[2], w + m[1] + m[3]
    ground = desk(rng, H, W)
    if margin > 0.15 and rng.random() < 0.3:
        other = cover(rng, min(int(100 * unit), H), min(int(80 * unit), W), unit)
        oy, ox = int(rng.uniform(0, H - other.shape[0] + 1)), int(rng.uniform(0, W - other.shape[1] + 1))
        ground[oy:oy + other.shape[0], ox:ox + other.shape[1]] = other
    shade = np.zeros((H, W), np.float32)
    drop = int(unit * 1.5)
    shade[m[0]:m[0] + h + drop, m[1]:m[1] + w + drop] = 1
    paper.print_over(ground, cv2.GaussianBlur(shade, (0, 0), unit + 0.5), [10, 10, 10], 0.5)
    return placed(ground, scene, (m[1], m[0]))


def fingers(rng, scene, unit):
    """Fingers that hold the page at its side or foot, off the zone, in place."""
    h, w = scene.image.shape[:2]
    skin = np.array([225, 180, 150], np.float32) * rng.uniform(0.45, 1.05)
    near = cv2.dilate(scene.ink, np.ones((int(3 * unit) | 1,) * 2, np.uint8))
    for _ in range(int(rng.integers(1, 4))):
        ink = np.zeros((h, w), np.uint8)
        side = int(rng.integers(3))
        at = [(0, rng.uniform(0, h)), (w, rng.uniform(0, h)), (rng.uniform(0, w), h)][side]
        size = (int(rng.uniform(10, 30) * unit), int(8 * unit)) if side < 2 else (int(8 * unit), int(rng.uniform(6, 14) * unit))
        cv2.ellipse(ink, (int(at[0]), int(at[1])), size, rng.uniform(-15, 15), 0, 360, 255, -1, cv2.LINE_AA)
        if (near[ink > 0] > 0.1).any():
            continue
        soft = cv2.GaussianBlur(ink.astype(np.float32) / 255, (0, 0), unit * 0.5)
        paper.print_over(scene.image, soft, skin)


def view(rng, size, fall):
    """The corners, in a picture of unit width, at which a scene of a size is seen."""
    w, h = size
    corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float64) - [w / 2, h / 2]
    depth = 1 + (corners @ rng.normal(0, fall, 2)) / max(w, h)
    a = np.radians(rng.normal(0, 4) if rng.random() < 0.7 else rng.uniform(-15, 15))
    turn = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])
    return (corners / depth[:, None]) @ turn.T


def warped(rng, scene, target, scale):
    """The scene seen at corners of a picture, scaled; the page curls a little."""
    h, w = scene.image.shape[:2]
    low, high = target.min(0), target.max(0)
    target = (target - low) * scale
    out = np.ceil((high - low) * scale).astype(int)
    matrix = cv2.getPerspectiveTransform(target.astype(np.float32), np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32))
    y, x = np.mgrid[0:out[1], 0:out[0]].astype(np.float32)
    z = matrix[2, 0] * x + matrix[2, 1] * y + matrix[2, 2]
    sx = ((matrix[0, 0] * x + matrix[0, 1] * y + matrix[0, 2]) / z).astype(np.float32)
    sy = ((matrix[1, 0] * x + matrix[1, 1] * y + matrix[1, 2]) / z).astype(np.float32)
    if rng.random() < 0.5:
        phase = rng.uniform(0, np.pi)
        sy = sy + abs(rng.normal(0, 0.009)) * h * np.sin(np.pi * sx / w + phase).astype(np.float32)
    soft = max(0.5 / scale - 0.35, 0.01)
    image = cv2.GaussianBlur(scene.image, (0, 0), soft)
    ground = rng.uniform(20, 235, 3) if rng.random() < 0.5 else scene.image[0, 0].astype(float)
    image = cv2.remap(image, sx, sy, cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=tuple(float(v) for v in ground))
    ink = cv2.remap(cv2.GaussianBlur(scene.ink, (0, 0), soft), sx, sy, cv2.INTER_LINEAR)
    return Scene(np.clip(image, 0, 255), ink)


def light(rng, scene, amount):
    """Uneven light, a shadow's edge, a tint of lamps; in place."""
    h, w = scene.image.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    a = rng.uniform(0, 2 * np.pi)
    ramp = ((x / w - 0.5) * np.cos(a) + (y / h - 0.5) * np.sin(a)) * amount * rng.uniform(0, 1.2)
    gain = 1 - amount * 0.15 + ramp - amount * 0.5 * ((x / w - 0.5) ** 2 + (y / h - 0.5) ** 2)
    if rng.random() < 0.5 * amount:
        b = rng.uniform(0, 2 * np.pi)
        edge = ((x / w - rng.uniform(0.3, 0.7)) * np.cos(b) + (y / h - rng.uniform(0.4, 0.9)) * np.sin(b)) * rng.uniform(8, 80)
        gain = gain * (1 - rng.uniform(0.2, 0.55) / (1 + np.exp(-np.clip(edge, -30, 30))))
    scene.image *= np.clip(gain, 0.25, 1.15)[..., None]
    scene.image *= (1 + rng.normal(0, 0.05 * amount, 3)).astype(np.float32)


def glare(rng, scene, strength):
    """A bright patch over a part of the zone, in place."""
    rows, columns = np.where(scene.ink > 0.5)
    if len(rows) == 0:
        return
    k = int(rng.integers(len(rows)))
    span = columns.max() - columns.min() + rows.max() - rows.min()
    h, w = scene.image.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    a = rng.uniform(0, np.pi)
    u = (x - columns[k]) * np.cos(a) + (y - rows[k]) * np.sin(a)
    v = -(x - columns[k]) * np.sin(a) + (y - rows[k]) * np.cos(a)
    patch = np.exp(-((u / (span * rng.uniform(0.08, 0.35))) ** 2 + (v / (span * rng.uniform(0.04, 0.12))) ** 2) ** rng.uniform(0.8, 2))
    paper.print_over(scene.image, patch, [255, 255, 255], strength)


def optics(rng, scene, pitch, dirt):
    """Blur, noise and a telephone's sharpening; in place. dirt is 0 to 1."""
    blur = pitch * rng.uniform(0.0, 0.02 + 0.07 * dirt)
    if blur > 0.3:
        if rng.random() < 0.25:
            scene.image = moved(rng, scene.image, blur * 3)
        else:
            scene.image = cv2.GaussianBlur(scene.image, (0, 0), blur)
    shape = scene.image.shape
    noise = 0.5 * rng.standard_normal(shape, np.float32) + rng.standard_normal(shape[:2] + (1,), np.float32)
    grain = float(rng.uniform(0, 1) ** 2 * 9 * dirt)
    if rng.random() < 0.4:
        noise = cv2.GaussianBlur(noise, (0, 0), 0.8) * 1.8
    scene.image += noise * grain
    if rng.random() < 0.35:
        soft = cv2.GaussianBlur(scene.image, (0, 0), 1.2)
        scene.image += (scene.image - soft) * rng.uniform(0.3, 1.2)
    scene.image = np.clip(scene.image, 0, 255)


def moved(rng, image, length):
    """image shaken along a line."""
    size = int(length) | 1
    kernel = np.zeros((size, size), np.float32)
    a = rng.uniform(0, np.pi)
    c = size // 2
    cv2.line(kernel, (int(c - c * np.cos(a)), int(c - c * np.sin(a))), (int(c + c * np.cos(a)), int(c + c * np.sin(a))), 1, 1)
    return cv2.filter2D(image, -1, kernel / kernel.sum())


def copied(rng, scene):
    """A photocopy: grey, hard, or black and white; in place."""
    grey = scene.image @ np.array([0.3, 0.59, 0.11], np.float32)
    low, high = np.percentile(grey, 1), np.percentile(grey, 60)
    grey = np.clip((grey - low) / max(high - low, 20), 0, 1)
    grey = grey + rng.normal(0, 0.03, grey.shape)
    if rng.random() < 0.4:
        grey = 1 / (1 + np.exp(-(grey - rng.uniform(0.4, 0.6)) * rng.uniform(15, 40)))
    grey = np.clip(grey, 0, 1) - (rng.random(grey.shape) < 0.0005) * 0.6
    scene.image = np.repeat((np.clip(grey, 0, 1) * 255)[..., None], 3, 2).astype(np.float32)
