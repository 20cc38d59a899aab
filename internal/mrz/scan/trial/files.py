"""Files as cameras, scanners and web pages write them."""

import io

import cv2
import numpy as np
from PIL import Image

LARGEST = 19 << 20  # bytes; uploads are refused above 20 MB

# How the stored picture comes from the upright one, by EXIF orientation.
STORED = {
    2: Image.FLIP_LEFT_RIGHT, 3: Image.ROTATE_180, 4: Image.FLIP_TOP_BOTTOM, 5: Image.TRANSPOSE,
    6: Image.ROTATE_90, 7: Image.TRANSVERSE, 8: Image.ROTATE_270,
}


def jpeg(rng, img, quality):
    """A JPEG: baseline or progressive, CMYK, grey, or turned by its EXIF."""
    options = {"quality": quality, "subsampling": int(rng.integers(3)), "progressive": bool(rng.random() < 0.2)}
    kind = rng.random()
    if kind < 0.06:
        img = img.convert("CMYK")
        options.pop("subsampling")
    elif kind < 0.14:
        img = img.convert("L")
    elif kind < 0.3:
        turn = int(rng.integers(1, 9))
        img = img.transpose(STORED[turn]) if turn in STORED else img
        exif = Image.Exif()
        exif[0x0112] = turn
        options["exif"] = exif.tobytes()
    if rng.random() < 0.5:
        options["dpi"] = (int(rng.choice([72, 96, 150, 200, 300])),) * 2
    out = io.BytesIO()
    img.save(out, "JPEG", **options)
    return out.getvalue()


def deep(img, grey):
    """A PNG of 16 bits a channel."""
    pixels = np.asarray(img.convert("L") if grey else img, np.uint16) * 257
    pixels = pixels if grey else pixels[..., ::-1]
    return cv2.imencode(".png", pixels)[1].tobytes()


def png(rng, img):
    """A PNG: true colour, grey, palette or 16 bits."""
    kind = rng.random()
    if kind < 0.12:
        return deep(img, rng.random() < 0.5)
    if kind < 0.35:
        img = img.convert("L")
    elif kind < 0.5:
        img = img.quantize(int(rng.choice([32, 64, 256])))
    out = io.BytesIO()
    img.save(out, "PNG")
    return out.getvalue()


def encoded(rng, image, quality, want_png):
    """The bytes of a picture and its file extension."""
    img = Image.fromarray(np.clip(image + 0.5, 0, 255).astype(np.uint8))
    if want_png:
        data = png(rng, img)
        if len(data) < LARGEST:
            return data, "png"
    return jpeg(rng, img, quality), "jpg"
