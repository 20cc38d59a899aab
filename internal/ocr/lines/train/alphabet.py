"""The characters each network knows, and how printed text becomes labels.

Class 0 is the blank of CTC; class k is character k-1 of the alphabet; the last
character of each alphabet is REJECT, which stands for whatever is not in it.

python3 alphabet.py HAN_TXT writes the alphabet of the network `han` from
Debian's unicode-data.
"""
import bz2
import os
import sys

REJECT = "\ufffd"
FULL_WIDTH = {chr(c + 0xFEE0): chr(c) for c in range(0x21, 0x7F)}
SAME_SHAPE = {**FULL_WIDTH, "￥": "¥", "—": "-", "–": "-", "～": "~", "　": " "}

CODES = (
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "年月日至自起止长期今时第号"
    ".,-/:;()¥$%*~"
    "〇零一二三四五六七八九十廿卅"
    "壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正人民币"
) + REJECT

MARKS = "（）〔〕【】《》〈〉「」“”‘’：；，。、？！—…·～￥×√○〇℃％№①②③④⑤⑥⑦⑧⑨⑩廿卅"
UNIHAN = "/usr/share/unicode/"
HAN_FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "han.txt")


def fold(text):
    """The text with characters of one shape written in one way."""
    return "".join(SAME_SHAPE.get(c, c) for c in text)


def han():
    """The alphabet of the network `han`, as han.txt holds it."""
    with open(HAN_FILE, encoding="utf8") as f:
        return f.read().replace("\n", "") + REJECT


def index(alphabet):
    """The class of every character."""
    return {c: k + 1 for k, c in enumerate(alphabet)}


def unihan(file, field):
    """The values of one field of Unihan by character."""
    with bz2.open(UNIHAN + file, "rt", encoding="utf8") as f:
        rows = (line.rstrip("\n").split("\t") for line in f)
        return {chr(int(r[0][2:], 16)): r[2] for r in rows if len(r) == 3 and r[1] == field}


def standard_characters():
    """The 8,105 characters of 通用规范汉字表 in its order."""
    places = unihan("Unihan_OtherMappings.txt.bz2", "kTGH")
    return sorted(places, key=lambda c: int(places[c].split(":")[1]))


def common_in_big5(c):
    """Whether the first level of Big5 has the character."""
    code = c.encode("big5", "ignore")
    return len(code) == 2 and 0xA440 <= int.from_bytes(code, "big") <= 0xC67E


def traditional(simplified):
    """The usual traditional forms of the given characters."""
    forms = unihan("Unihan_Variants.txt.bz2", "kTraditionalVariant")
    found = (chr(int(code[2:], 16)) for c in simplified for code in forms.get(c, "").split())
    return [c for c in found if common_in_big5(c)]


def write_han(path):
    standard = standard_characters()
    latin = [chr(c) for c in range(0x20, 0x7F)] + ["¥"]
    marks = [c for c in MARKS if c not in SAME_SHAPE]
    every = dict.fromkeys(latin + marks + standard + traditional(standard[:3500]))
    with open(path, "w", encoding="utf8") as f:
        f.write("".join(every))


if __name__ == "__main__":
    write_han(sys.argv[1])
