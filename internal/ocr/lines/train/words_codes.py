"""Text for the network `codes`: codes, numbers, dates and amounts, with labels
and other words among them that it must refuse."""
from lists import LABELS, level_one

DIGITS = "0123456789"
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NUMERALS = "〇一二三四五六七八九"
CAPITAL_NUMERALS = "零壹贰叁肆伍陆柒捌玖"
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def pick(rng, characters, n):
    return "".join(rng.choice(characters) for _ in range(n))


def credit_code(rng):
    if rng.random() < 0.25:
        return pick(rng, CREDIT, 18)
    first = rng.choice(["91", "91", "91", "92", "93", "12", "51", "52", "11"])
    return first + pick(rng, DIGITS, 6) + pick(rng, CREDIT, 10)


def id_number(rng):
    born = "%04d%02d%02d" % (rng.randint(1940, 2020), rng.randint(1, 12), rng.randint(1, 31))
    return pick(rng, DIGITS, 6) + born + pick(rng, DIGITS, 3) + rng.choice(DIGITS + "XX")


def grouped(rng):
    """A bank account, all in one or in groups of four."""
    digits = pick(rng, DIGITS, rng.randint(12, 21))
    if rng.random() < 0.5:
        return digits
    return " ".join(digits[k : k + 4] for k in range(0, len(digits), 4))


def serial(rng):
    n = pick(rng, DIGITS, rng.randint(4, 12))
    return rng.choice([
        n, rng.choice("EGPDS") + pick(rng, DIGITS, 8), "E" + rng.choice(CAPITALS) + pick(rng, DIGITS, 7),
        "NO." + n, "NO:" + n, pick(rng, DIGITS, 8) + "-" + n, pick(rng, CAPITALS, rng.randint(1, 4)) + n,
        "(%d)第%s号" % (rng.randint(1990, 2030), n[:5]), pick(rng, CAPITALS + DIGITS, rng.randint(5, 18)),
        "0" + pick(rng, DIGITS, 2) + "-" + pick(rng, DIGITS, 8), "1" + pick(rng, DIGITS, 10),
        pick(rng, CAPITALS, rng.randint(3, 14)), "**** **** " + pick(rng, DIGITS, 4),
        pick(rng, CAPITALS, 2) + "-" + pick(rng, DIGITS, 4) + "/" + pick(rng, DIGITS, 4),
    ])


def numeral(n, rng):
    """A number up to 31 as dates write it out."""
    tens, ones = divmod(n, 10)
    digit = NUMERALS[ones] if ones else ""
    if tens == 0:
        return rng.choice(["", "", "零"]) + digit
    if tens > 1 and rng.random() < 0.35:
        return " 廿卅"[tens - 1] + digit
    return (NUMERALS[tens] if tens > 1 else "") + "十" + digit


def written_date(rng):
    zero = rng.choice("〇〇零")
    year = "".join(NUMERALS[int(d)] for d in str(rng.randint(1949, 2036))).replace("〇", zero)
    parts = [year, "年", numeral(rng.randint(1, 12), rng), "月", numeral(rng.randint(1, 31), rng), "日"]
    return gap(rng).join(parts) if rng.random() < 0.2 else "".join(parts)


def gap(rng):
    return " " * rng.choice([1, 1, 2, 3])


def spaced_date(rng, year, month, day):
    """A date whose numbers stand apart, as filled into a form."""
    padded = rng.choice(["%d", "%02d"])
    before, after = rng.choice([("", " "), (" ", " "), (" ", " "), ("  ", "  "), (" ", "")])
    return ("%d" % year + before + "年" + after + padded % month + before + "月" + after + padded % day + before + "日")


def date(rng):
    y, m, d = rng.randint(1940, 2039), rng.randint(1, 12), rng.randint(1, 31)
    r = rng.random()
    if r < 0.25:
        return spaced_date(rng, y, m, d)
    if r < 0.42:
        return written_date(rng)
    if r < 0.46:
        return "%02d %s%s %d" % (d, rng.choice(["", "%d月/" % m, "%d月" % m]), MONTHS[m - 1], y)
    if r < 0.51:
        clock = "%02d:%02d:%02d" % (rng.randint(0, 23), rng.randint(0, 59), rng.randint(0, 59))
        return "%d-%02d-%02d " % (y, m, d) + clock[: rng.choice([5, 8])]
    if r < 0.57:
        return rng.choice(["%d年%d月", "%d年%02d月", "%d-%02d", "%d.%02d", "%d%02d"]) % (y, m)
    forms = ["%d年%02d月%02d日"] * 3 + ["%d年%d月%d日"] * 3 + ["%d-%02d-%02d"] * 3
    forms += ["%d.%02d.%02d", "%d/%02d/%02d", "%d/%d/%d", "%d%02d%02d", "%d.%d.%d"]
    return rng.choice(forms) % (y, m, d)


def term(rng):
    """A date, or the span from one to another."""
    r = rng.random()
    if r < 0.62:
        return date(rng)
    if r < 0.72:
        return date(rng) + rng.choice(["", " "]) + "至" + rng.choice(["长期", " 长期", "今", "年 月 日"])
    if r < 0.75:
        return rng.choice(["长期", "长 期", "自" + date(rng) + "起", "至" + date(rng) + "止"])
    joint = rng.choice(["至", " 至 ", "-", "—", " - ", "~", "至", " 至 ", "--"])
    return rng.choice(["", "", "自"]) + date(rng) + joint + date(rng) + rng.choice(["", "", "止"])


def amount_words(rng):
    """A capital amount; the words are in order, the sum is free."""
    out = ""
    for unit in rng.choice(["亿仟佰拾万", "仟佰拾万", "佰拾万", "拾万", "万", ""]) + rng.choice(["仟佰拾", "佰拾", "拾", ""]):
        if rng.random() < 0.75:
            out += rng.choice(CAPITAL_NUMERALS[1:]) + unit
        elif not out.endswith("零"):
            out += "零"
    out += rng.choice(CAPITAL_NUMERALS[1:]) + rng.choice("元元圆") if out[-1:] != "零" else "元"
    out += rng.choice(["整", "正", "整", "叁角整", pick(rng, CAPITAL_NUMERALS[1:], 1) + "角" + pick(rng, CAPITAL_NUMERALS[1:], 1) + "分"])
    return rng.choice(["", "", "人民币", "人民币:"]) + out


def amount(rng):
    if rng.random() < 0.28:
        return amount_words(rng)
    value = rng.uniform(0, 10 ** rng.randint(1, 9))
    number = format(value, rng.choice([",.2f", ",.2f", ",.2f", ",.2f", ".2f", ".2f", ".0f", ",.0f", ".4f"]))
    before = rng.choice(["", "", "", "¥", "￥", "¥ ", "￥ ", "CNY ", "USD ", "RMB", "$", "-"])
    return before + number + rng.choice(["", "", "", "", "元", "万元", "万元整", "%", " 元", "元整"])


def other_word(rng):
    """Something the network must refuse."""
    if rng.random() < 0.6:
        return rng.choice(LABELS)
    return "".join(level_one(rng) for _ in range(rng.randint(1, 8)))


def codes(rng):
    """One line of text."""
    kinds = (credit_code, id_number, grouped, serial, term, amount, other_word)
    text = rng.choices(kinds, (20, 8, 6, 9, 32, 23, 2))[0](rng)
    if rng.random() < 0.12:
        text = other_word(rng) + rng.choice(["：", ":", " ", "  ", ""]) + text
    if rng.random() < 0.03:
        text += rng.choice(["", " ", "（"]) + other_word(rng)
    return text
