"""Text for the network `han`: characters at random for coverage, names of
people and companies, addresses, the labels of these papers, Latin words."""
import alphabet
from lists import CITIES, DISTRICTS, FORMS, LABELS, LATIN, LATIN_WORDS, LEVELS, PRINTABLE, STREETS, SURNAMES, TRADES, common
from words_codes import CAPITALS, DIGITS, amount, codes, credit_code, date, id_number, pick, serial

def any_characters(rng):
    """Characters of one level at random, now and then with marks."""
    level = rng.choices(LEVELS, (50, 32, 18))[0]
    text = "".join(rng.choice(level) for _ in range(rng.randint(2, 16)))
    if rng.random() < 0.2:
        at = rng.randint(0, len(text))
        text = text[:at] + rng.choice(alphabet.MARKS) + text[at:]
    return text


def person(rng):
    given = LEVELS[0] if rng.random() < 0.75 else LEVELS[0] + LEVELS[1]
    return rng.choice(SURNAMES) + "".join(rng.choice(given) for _ in range(rng.choice([1, 2, 2, 2])))


def people(rng):
    joint = rng.choice(["、", " ", "，", "  "])
    return joint.join(person(rng) for _ in range(rng.choice([1, 1, 1, 2, 3])))


def company(rng):
    place = rng.choice(CITIES) + rng.choice(["", "", "市", "市" + rng.choice(DISTRICTS) + "区"])
    if rng.random() < 0.15:
        return common(rng, 2, 4) + "（" + place + "）" + rng.choice(TRADES) + rng.choice(FORMS)
    return place + common(rng, 2, 4) + rng.choice(TRADES) + rng.choice(FORMS)


def address(rng):
    out = rng.choice(CITIES) + "市" + rng.choice(DISTRICTS) + "区" + rng.choice(STREETS + [common(rng, 2, 2)])
    out += rng.choice(["路", "街", "大街", "东路", "西路", "南街", "巷", "大道"]) + "%d" % rng.randint(1, 999)
    out += rng.choice(["号", "-%d号" % rng.randint(1, 99), "号楼", "甲%d号" % rng.randint(1, 9)])
    return out + rng.choice(["", "%d室" % rng.randint(101, 3200), "（%d-%d-%d）" % (rng.randint(1, 9), rng.randint(1, 30), rng.randint(1, 9)), "%d层" % rng.randint(1, 40)])


def scope(rng):
    parts = [rng.choice(TRADES) + rng.choice(["销售", "研发", "制造", "批发", "零售", "服务", "咨询", ""]) for _ in range(rng.randint(2, 4))]
    return rng.choice("；，、").join(parts) + rng.choice(["", "。", "；", "（依法须经批准的项目）"])


def latin(rng):
    if rng.random() < 0.5:
        return " ".join(rng.choice(LATIN_WORDS) for _ in range(rng.randint(1, 4)))
    words = ("".join(rng.choice(PRINTABLE if rng.random() < 0.4 else LATIN) for _ in range(rng.randint(2, 8))) for _ in range(rng.randint(1, 3)))
    return " ".join(words)


def labelled(rng):
    value = rng.choice([person, company, date, credit_code, address])(rng)
    return rng.choice(LABELS) + rng.choice(["：", ":", " ", ""]) + value


def filed(rng):
    """The number of a paper on file, and what else stands in brackets."""
    left, right = rng.choice(["()", "（）", "〔〕", "[]", "()", "（）"])
    year = "%d" % rng.randint(1990, 2030)
    return rng.choice([
        common(rng, 1, 3) + left + common(rng, 1, 2) + right + common(rng, 1, 2) + left + year + right + "第" + pick(rng, DIGITS, rng.randint(2, 8)) + "号",
        common(rng, 2, 8) + left + common(rng, 1, 8) + right + common(rng, 0, 3),
        left + common(rng, 1, 6) + right,
        common(rng, 2, 5) + left + pick(rng, CAPITALS + DIGITS, rng.randint(1, 5)) + right,
    ])


def sentence(rng):
    """A piece of running text, with what is told of a person in it."""
    parts = [
        lambda: person(rng), lambda: date(rng), lambda: id_number(rng), lambda: common(rng, 2, 9), lambda: rng.choice(LABELS),
        lambda: rng.choice("男女"), lambda: amount(rng), lambda: serial(rng), lambda: common(rng, 1, 3) + "%d" % rng.randint(0, 999) + common(rng, 1, 3),
    ]
    out = ""
    for _ in range(rng.randint(2, 4)):
        out += rng.choice(parts)() + rng.choice(["，", ",", "：", ":", "、", "；", "。", "", ""])
    at = rng.randint(0, 2)
    return out[at : at + rng.randint(10, 26)]


def row(rng):
    """Labels and values as they stand side by side in a table."""
    cells = [
        lambda: rng.choice(LABELS), lambda: person(rng), lambda: company(rng), lambda: date(rng), lambda: amount(rng), lambda: serial(rng),
        lambda: common(rng, 1, 1), lambda: common(rng, 1, 1), lambda: rng.choice("男女一二三"), lambda: pick(rng, DIGITS, rng.randint(1, 2)),
    ]
    return "".join(rng.choice(cells)() + " " * rng.randint(2, 4) for _ in range(rng.randint(2, 3))).strip()[:22]


def han(rng):
    """One line of text."""
    kinds = (any_characters, people, company, address, scope, latin, labelled, codes, filed, sentence, row)
    return rng.choices(kinds, (28, 12, 14, 5, 5, 5, 5, 9, 5, 6, 6))[0](rng)
