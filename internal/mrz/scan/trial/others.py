"""Pictures without a zone: what a reader must not take for one."""

import numpy as np
from PIL import ImageFont

import camera
import documents
import glyphs
import paper
import zonetext

UNIT = 8.0  # pixels a millimetre


def words(rng, count):
    """Running text."""
    return " ".join("".join(chr(97 + int(c)) for c in rng.integers(0, 26, int(rng.integers(2, 10)))) for _ in range(count))


def bare(image):
    return camera.Scene(image, np.zeros(image.shape[:2], np.float32))


def sheet(rng, upright=True):
    """A blank sheet of paper."""
    h, w = (1800, 1300) if upright else (900, 1500)
    return paper.flat(h, w, paper.tint(rng, 225, 255))


def book_cover(rng):
    return bare(camera.cover(rng, int(125 * UNIT), int(88 * UNIT), UNIT))


def back_cover(rng):
    return bare(paper.security_ground(rng, int(88 * UNIT), int(125 * UNIT), UNIT, 0.8))


def cut_page(rng):
    """A data page of which the zone is cut off."""
    form = zonetext.pick(rng, ["TD3", "TD3", "TD2", "MRVA"])
    page = documents.decorated(rng, form, UNIT, zonetext.zone(rng, form), rng.uniform(0, 1))
    return bare(page[:int((documents.SIZES[form][1] - 26) * UNIT)])


def letter(rng):
    """A letter, or a page of a book."""
    page = sheet(rng)
    face = paper.font(rng, rng.uniform(18, 30))
    for row in range(int(rng.integers(15, 36))):
        paper.write(page, (100, 140 + row * 42), words(rng, int(rng.integers(4, 13))), face, [30, 30, 30])
    return bare(page)


def ocr_font(size):
    return ImageFont.truetype(glyphs.REGULAR[0], size)


def slip(rng):
    """A paying-in slip: boxes, and a coding line of OCR-B at its foot."""
    page = sheet(rng, False)
    page[:] = paper.tint(rng, 200, 255)
    face = paper.font(rng, 26)
    for row in range(6):
        paper.write(page, (70, 60 + 90 * row), words(rng, 4), face, [40, 40, 40])
        page[90 + 90 * row:94 + 90 * row, 60:900] = 120
    code = "%s>%s+ %s>" % (zonetext.digits(rng, 13), zonetext.digits(rng, 27), zonetext.digits(rng, 9))
    paper.write(page, (90, 800), code[:int(rng.integers(30, 53))], ocr_font(int(rng.uniform(34, 40))), [20, 20, 20])
    return bare(page)


def table(rng):
    """Columns of digits and capitals in one width."""
    page = sheet(rng)
    face = ImageFont.truetype(glyphs.LOOKALIKE[int(rng.integers(2))], int(rng.uniform(22, 38)))
    for row in range(int(rng.integers(6, 34))):
        cells = [zonetext.letters(rng, 4) if rng.random() < 0.3 else zonetext.digits(rng, int(rng.integers(4, 9))) for _ in range(6)]
        paper.write(page, (60, 80 + 50 * row), "  ".join(c.rjust(8) for c in cells)[:54], face, [20, 20, 20])
    return bare(page)


def fillers(rng):
    """Lines of one mark, as forms and drawings have them."""
    page = sheet(rng, False)
    mark = zonetext.pick(rng, ["<", ".", "-", "_", "|", "*", ">", "="])
    face = ocr_font(38) if mark == "<" else paper.font(rng, rng.uniform(24, 44))
    for row in range(int(rng.integers(1, 8))):
        paper.write(page, (60, 200 + row * rng.integers(60, 90)), mark * int(rng.integers(28, 50)), face, [20, 20, 20])
    return bare(page)


def barcodes(rng):
    """Bars and square codes, with their digits below."""
    page = sheet(rng, False)
    for k in range(int(rng.integers(1, 4))):
        bars = np.repeat(rng.random(90) < 0.5, int(rng.integers(4, 9)))[None, :].repeat(int(rng.integers(80, 200)), 0)
        paper.lay(page, (120, 60 + 270 * k), bars.astype(np.float32), [10, 10, 10])
        paper.write(page, (140, 265 + 270 * k), zonetext.digits(rng, 13), ocr_font(34), [10, 10, 10])
    square = np.kron(rng.random((29, 29)) < 0.5, np.ones((9, 9)))
    paper.lay(page, (1000, 200), square.astype(np.float32), [10, 10, 10])
    return bare(page)


def scenery(rng):
    """A photograph of no document."""
    page = camera.desk(rng, 1000, 1400)
    for _ in range(int(rng.integers(2, 9))):
        shape = paper.ghost(rng, 1000, 1400)
        paper.print_over(page, shape, rng.uniform(0, 255, 3), rng.uniform(0.3, 1))
    if rng.random() < 0.6:
        face = paper.portrait(rng, 700, 560)
        page[200:900, 300:860] = face
    return bare(page)


def listing(rng):
    """A print-out of computer text, with angle brackets in it."""
    page = sheet(rng)
    face = ImageFont.truetype(glyphs.LOOKALIKE[1], 24)
    for row in range(38):
        text = " " * int(rng.integers(0, 12)) + zonetext.pick(rng, ["if a << 3 {", "<td><b>", "</div></td></tr>", "x = y<z;", "#include <map>"])
        paper.write(page, (70, 70 + 44 * row), text + " " + words(rng, int(rng.integers(0, 5))), face, [30, 30, 60])
    return bare(page)


KINDS = (book_cover, cut_page, cut_page, back_cover, letter, slip, slip, table, fillers, barcodes, scenery, listing)


def scene(rng):
    """Some picture without a zone."""
    return KINDS[int(rng.integers(len(KINDS)))](rng)
