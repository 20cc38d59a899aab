"""Makes pictures of travel documents, and of other things, with their truth.

Shares no code, drawing or noise with the training of the reader nor with the
specimen maker, so that it tells what the reader does on pictures of others.
For every picture NAME it writes NAME.jpg or NAME.png, and NAME.txt: the format
and the pixels a character on the first line, then the lines of the zone;
nothing where there is no zone.
"""

import argparse
import pathlib

import cv2
import numpy as np

import camera
import documents
import files
import others
import zonetext

SHARES = (("TD3", 150), ("TD1", 15), ("TD2", 15), ("MRVA", 15), ("MRVB", 15), ("none", 30))
WIDEST, NARROWEST = 4000, 375


def recipe(rng, form):
    """The kind of picture and the pixels a character it is to have."""
    kind = rng.choice(["web", "scan", "phone", "tight", "screen", "copy"], p=[0.27, 0.22, 0.32, 0.06, 0.07, 0.06])
    size = rng.random()
    if size < 0.2:
        pitch = rng.uniform(7.2, 11)
    elif size < 0.45:
        pitch = rng.uniform(11, 16)
    elif size < 0.8:
        pitch = rng.uniform(16, 30)
    else:
        pitch = rng.uniform(30, 80)
    return str(kind), float(pitch)


def tight(rng, page, unit):
    """The zone alone with a little around it."""
    rows, columns = np.where(page.ink > 0.3)
    pad = unit * rng.uniform(1, 8, 4)
    h, w = page.ink.shape
    y0, y1 = max(int(rows.min() - pad[0]), 0), min(int(rows.max() + pad[1]), h)
    x0, x1 = max(int(columns.min() - pad[2] * 0.5), 0), min(int(columns.max() + pad[3] * 0.5), w)
    return camera.Scene(page.image[y0:y1, x0:x1].copy(), page.ink[y0:y1, x0:x1].copy())


def on_sheet(rng, page, unit):
    """The page somewhere on the glass of a scanner for A4."""
    h, w = page.image.shape[:2]
    H, W = max(int(297 * unit), h + 8), max(int(210 * unit), w + 8)
    ground = camera.paper.flat(H, W, [rng.uniform(235, 255)] * 3 if rng.random() < 0.8 else [rng.uniform(5, 50)] * 3)
    return camera.placed(ground, page, (rng.uniform(2, W - w - 4), rng.uniform(2, H - h - 4)))


def arranged(rng, kind, form, page, unit):
    """The page with what lies around it."""
    if kind == "tight":
        return tight(rng, page, unit)
    scene = camera.Scene(page.image, page.ink)
    if form == "TD3" and kind != "screen" and rng.random() < 0.4:
        scene = camera.opened(rng, page, unit)
    if kind in ("scan", "copy") and unit <= 12 and rng.random() < 0.45:
        return on_sheet(rng, scene, unit)
    if kind == "phone":
        scene = camera.surrounded(rng, scene, unit, rng.uniform(0.05, 0.35))
        if rng.random() < 0.4:
            camera.fingers(rng, scene, unit)
        return scene
    if kind == "screen" or rng.random() < (0.7 if kind == "web" else 0.3):
        return scene
    return camera.surrounded(rng, scene, unit, rng.uniform(0.01, 0.12))


def seen(rng, kind, scene, scale):
    """The scene in pixels of the picture: leaning, in perspective, curled."""
    h, w = scene.image.shape[:2]
    fall = {"phone": 0.07, "tight": 0.03}.get(kind, 0.0)
    corners = camera.view(rng, (w, h), fall)
    if kind in ("web", "scan", "copy"):
        a = np.radians(rng.normal(0, 1.2) if rng.random() < 0.85 else rng.uniform(-9, 9))
        box = np.array([[-w, -h], [w, -h], [w, h], [-w, h]]) / 2
        corners = box @ np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]]).T
    if kind == "screen":
        corners = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float64)
    return camera.warped(rng, scene, corners, scale)


def exposed(rng, kind, scene, pitch):
    """The scene under its light, through its lens."""
    dirt = {"phone": 1.0, "tight": 0.7, "scan": 0.5, "web": 0.6, "copy": 0.5}.get(kind, 0.0)
    if pitch < 9.5:
        dirt *= 0.55
    if kind in ("phone", "tight"):
        camera.light(rng, scene, 1.0)
    elif kind != "screen":
        camera.light(rng, scene, 0.25)
    if kind in ("phone", "scan", "web", "tight") and rng.random() < 0.22:
        camera.glare(rng, scene, rng.uniform(0.35, 0.8))
    camera.optics(rng, scene, pitch, dirt)
    if kind == "copy":
        camera.copied(rng, scene)
    return scene


def turned(rng, kind, scene):
    """The scene in one of the four turns."""
    k = int(rng.integers(4)) if kind != "screen" and rng.random() < 0.2 else 0
    return camera.Scene(np.rot90(scene.image, k), np.rot90(scene.ink, k))


def readable(scene, cells):
    """Whether a careful person can read the zone: each of its marks stands out.

    The ink is compared with the paper around it, small patch by small patch, in
    the channel that shows it best.
    """
    area = (scene.ink > 0.05).sum()
    reach = int(np.sqrt(area / cells) * 1.2) | 1
    dark, light = (scene.ink > 0.55).astype(np.float32), (scene.ink < 0.06).astype(np.float32)
    blur = lambda v: cv2.blur(v, (reach, reach))
    n_dark, n_light = blur(dark), blur(light)
    best = np.zeros(dark.shape, np.float32)
    for c in range(3):
        v = np.ascontiguousarray(scene.image[..., c])
        gap = blur(v * light) / np.maximum(n_light, 1e-4) - blur(v * dark) / np.maximum(n_dark, 1e-4)
        best = np.maximum(best, gap)
    on = best[(dark > 0) & (n_light > 0.1)]
    return len(on) > 0 and np.percentile(on, 0.5) > 18 and np.percentile(on, 5) > 28


def resized(rng, kind, scene):
    """The scene at a size that pictures have, and by what it grew; some were once smaller."""
    w, longest = scene.image.shape[1], max(scene.image.shape[:2])
    factor = rng.uniform(1.3, 2.4) if kind == "web" and rng.random() < 0.12 else 1.0
    factor = min(max(factor, NARROWEST / w), WIDEST / longest)
    if factor != 1.0:
        how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        image = cv2.resize(np.ascontiguousarray(scene.image), None, fx=factor, fy=factor, interpolation=how)
        scene = camera.Scene(np.clip(image, 0, 255), scene.ink)
    return scene, factor


def attempt(rng, form, lines, kind, pitch):
    """A picture of the zone and the pixels a character it has in the end."""
    final = pitch / documents.CELL  # pixels a millimetre in the picture
    unit = float(np.clip(final * 1.5, 9, 17))
    around = arranged(rng, kind, form, documents.page(rng, form, lines, unit), unit)
    scale = final / unit
    scale *= min(1, WIDEST / (max(around.image.shape[:2]) * scale))
    scene = exposed(rng, kind, seen(rng, kind, around, scale), pitch)
    return scene, scale * unit * documents.CELL


def with_zone(rng, form):
    """A picture with a zone of a format."""
    kind, pitch = recipe(rng, form)
    lines = zonetext.zone(rng, form)
    if form != "TD3" and pitch < 11 and rng.random() < 0.5:
        pitch *= 1.6
    scene, seen_pitch = attempt(rng, form, lines, kind, pitch)
    while not readable(scene, len(lines) * len(lines[0])):
        scene, seen_pitch = attempt(rng, form, lines, kind, pitch)
    if kind == "web" and rng.random() < 0.15:
        camera.paper.watermark(rng, scene.image)
    scene, grown = resized(rng, kind, turned(rng, kind, scene))
    quality = int(rng.uniform(25, 95)) if seen_pitch > 13 else int(rng.uniform(55, 95))
    size = "%.1f" % (seen_pitch * grown)
    return Picture(scene.image, ["%s %s" % (form, size)] + lines, "%s-%s-%s" % (form, kind, size.split(".")[0]), quality)


class Picture:
    """A picture ready to be written, with the lines of its truth."""

    def __init__(self, image, truth, name, quality):
        self.image, self.truth, self.name, self.quality = image, truth, name, quality


def without_zone(rng):
    """A picture without a zone."""
    kind = str(rng.choice(["scan", "phone", "web", "copy"]))
    scene = others.scene(rng)
    scale = float(np.exp(rng.uniform(np.log(0.4), np.log(2.2))))
    if kind == "phone":
        scene = camera.surrounded(rng, scene, others.UNIT, rng.uniform(0.03, 0.3))
    scene = exposed(rng, kind, seen(rng, kind, scene, scale), 12)
    scene, _ = resized(rng, kind, turned(rng, kind, scene))
    return Picture(scene.image, [], "none-" + kind, int(rng.uniform(40, 95)))


def forms(count):
    """The formats of count pictures, in their shares."""
    total = sum(n for _, n in SHARES)
    return [form for form, n in SHARES for _ in range(round(n * count / total))]


def make(out, seed, index, form):
    """Writes picture number index."""
    rng = np.random.default_rng([seed, index])
    picture = without_zone(rng) if form == "none" else with_zone(rng, form)
    want_png = "screen" in picture.name or rng.random() < 0.12
    data, extension = files.encoded(rng, picture.image, picture.quality, want_png)
    stem = out / ("%04d-%s" % (index, picture.name))
    stem.with_name(stem.name + "." + extension).write_bytes(data)
    stem.with_name(stem.name + ".txt").write_text("".join(line + "\n" for line in picture.truth))


def main():
    """Reads the flags and writes the pictures."""
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--seed", type=int, default=1)
    flags.add_argument("--count", type=int, default=240)
    flags.add_argument("--out", type=pathlib.Path, required=True)
    given = flags.parse_args()
    cv2.setNumThreads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    for index, form in enumerate(forms(given.count)):
        make(given.out, given.seed, index, form)


if __name__ == "__main__":
    main()
