"""The typefaces lines are set in, with what each of them covers.

Some families are held apart: no training line is set in them, every line of the
evaluation set is.
"""
import glob
import os
from functools import lru_cache

from fontTools.ttLib import TTCollection, TTFont
from PIL import ImageFont

SHARE = "/usr/share/fonts/"
TEX = "/usr/share/texmf/fonts/opentype/public/tex-gyre/"
NOTO = SHARE + "opentype/noto/Noto%sCJK-%s.ttc"
SERIF_WEIGHTS = "Regular Regular Medium SemiBold Bold Light Black ExtraLight".split()
SANS_WEIGHTS = "Regular Regular Medium Bold Light DemiLight Black".split()
SIMPLIFIED = 2  # the face of a Noto collection with mainland forms

HAN = (
    [(NOTO % ("Serif", w), SIMPLIFIED) for w in SERIF_WEIGHTS]
    + [(NOTO % ("Sans", w), SIMPLIFIED) for w in SANS_WEIGHTS]
    + [(SHARE + "truetype/arphic/uming.ttc", 0)] * 3
    + [(SHARE + "truetype/arphic/ukai.ttc", 0)] * 2
    + [(SHARE + "truetype/arphic-gbsn00lp/gbsn00lp.ttf", 0)] * 3
    + [(SHARE + "truetype/arphic-gkai00mp/gkai00mp.ttf", 0)] * 2
    + [(SHARE + "truetype/babelstone/BabelStoneHan.ttf", 0)] * 3
    + [(SHARE + "truetype/wqy/wqy-microhei.ttc", 0)] * 2
)
LATIN = (
    glob.glob(SHARE + "truetype/liberation/*.ttf")
    + glob.glob(SHARE + "truetype/dejavu/DejaVuSans*.ttf")
    + glob.glob(SHARE + "opentype/urw-base35/Nimbus*.otf")
    + glob.glob(SHARE + "opentype/urw-base35/C059*.otf")
    + glob.glob(TEX + "texgyre[abct]*.otf")
    + [SHARE + "opentype/ocr-b/OCRB.otf"] * 3
)
HELD_HAN = [
    (SHARE + "truetype/wqy/wqy-zenhei.ttc", 0),
    (SHARE + "truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", 0),
    (SHARE + "truetype/lxgw-wenkai/LXGWWenKai-Bold.ttf", 0),
    (SHARE + "truetype/lxgw-wenkai/LXGWWenKai-Light.ttf", 0),
]
HELD_LATIN = (
    glob.glob(SHARE + "truetype/dejavu/DejaVuSerif*.ttf")
    + glob.glob(SHARE + "opentype/urw-base35/P052*.otf")
    + glob.glob(SHARE + "opentype/urw-base35/URWBookman-*.otf")
)


class Face:
    """One typeface at every size, and the characters it can draw."""

    def __init__(self, path, number=0):
        self.path, self.number = path, number
        self.covers = covered(path, number)

    def at(self, size):
        return sized(self.path, self.number, size)


@lru_cache(maxsize=None)
def covered(path, number):
    font = TTCollection(path, lazy=True).fonts[number] if path.endswith(".ttc") else TTFont(path, lazy=True)
    return frozenset(font.getBestCmap())


@lru_cache(maxsize=4096)
def sized(path, number, size):
    return ImageFont.truetype(path, size, index=number, layout_engine=ImageFont.Layout.BASIC)


class Cabinet:
    """The typefaces of training, or those held apart."""

    def __init__(self, held=False):
        han, latin = (HELD_HAN, HELD_LATIN) if held else (HAN, sorted(LATIN))
        self.han = [Face(path, number) for path, number in han if os.path.exists(path)]
        self.latin = [Face(path) for path in latin if "Symbols" not in path and "MathTeX" not in path]
        self.fallback = [Face(NOTO % ("Serif", "Regular"), SIMPLIFIED), Face(NOTO % ("Sans", "Regular"), SIMPLIFIED)]

    def pick(self, rng):
        """A face for Chinese and one for the rest; half the time the same."""
        main = rng.choice(self.han)
        return main, main if rng.random() < 0.5 else rng.choice(self.latin)

    def face(self, c, main, latin, rng):
        """The face to draw the character with; none where no font has it."""
        for face in ([latin] if ord(c) < 0x2000 else []) + [main] + self.fallback:
            if ord(c) in face.covers:
                return face
        return None
