"""Numerals as print has them: 1,914,000, 191.4万, 百九十一万, 二〇二四, ３・５, 1.914 million, twenty-one."""

from __future__ import annotations

import re

LONGEST = 30
"""Digits; a longer run is no figure that anyone reads (and would overflow a float)."""

DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "両": 2}
SMALL_UNITS = {"十": 10, "百": 100, "千": 1000}
LARGE_UNITS = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
KANJI_DIGITS = "〇零一二三四五六七八九"
KANJI = KANJI_DIGITS + "十百千"

_PIECE = re.compile(r"\d+(?:,\d{3})*(?:[.・]\d+)?|.")
_KANJI_DECIMAL = re.compile(rf"([{KANJI_DIGITS}]{{1,3}})・([{KANJI_DIGITS}]{{1,2}})")
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ENGLISH_WORDS: dict[str, float] = {word: float(value) for value, word in enumerate(_ONES)} | {
    word: 10.0 * (value + 2) for value, word in enumerate(_TENS)
}
ENGLISH_SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
    "dozen": 12.0,
    "k": 1e3,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "m": 1e6,
}


def japanese_number(numeral: str) -> float | None:
    """The value of a Japanese numeral; None where the characters make none.

    Args:
        numeral: width-folded: digits with commas, a decimal point or middle dot, kanji digits and units.
    """
    if not numeral or len(numeral) > LONGEST:
        return None
    if decimal := _KANJI_DECIMAL.fullmatch(numeral):
        whole, part = (int("".join(str(DIGITS[sign]) for sign in half)) for half in decimal.groups())
        # 一・二年 is one or two years.
        return None if part == whole + 1 else whole + part / 10 ** len(decimal[2])
    if all(character in KANJI_DIGITS for character in numeral) and len(numeral) > 1:
        return float("".join(str(DIGITS[character]) for character in numeral))
    return _sum_of_units(_PIECE.findall(numeral))


def _sum_of_units(pieces: list[str]) -> float | None:
    total, section, digit = 0.0, 0.0, None
    for piece in pieces:
        if piece[0].isdecimal():
            if digit is not None:
                return None
            digit = arabic_number(piece)
        elif piece in DIGITS:
            digit = DIGITS[piece] if digit is None else digit * 10 + DIGITS[piece]
        elif piece in SMALL_UNITS:
            section, digit = section + (1.0 if digit is None else digit) * SMALL_UNITS[piece], None
        elif piece in LARGE_UNITS:
            amount = section + (digit or 0.0)
            if not amount:
                return None
            total, section, digit = total + amount * LARGE_UNITS[piece], 0.0, None
        else:
            return None
    return round(total + section + (digit or 0.0), 6)


def arabic_number(digits: str) -> float | None:
    """1,914,000 and 2.5 and 2・5 as numbers; None where longer than anyone reads."""
    if len(digits) > LONGEST:
        return None
    try:
        return float(digits.replace(",", "").replace("・", "."))
    except ValueError:
        return None


def whole_number(numeral: str) -> int | None:
    """A numeral as a whole number (day, month, year); None where it is none."""
    value = japanese_number(numeral)
    return int(value) if value is not None and value == int(value) else None


def english_number(words: str) -> float | None:
    """The value of an English numeral: "1,100", "3 million", "twenty-one", "two dozen"; None where it is none."""
    total, section, seen = 0.0, 0.0, False
    for word in words.lower().replace("-", " ").split():
        if word in {"a", "an"} and not seen:
            section = 1.0
        elif word in ENGLISH_WORDS:
            section, seen = section + ENGLISH_WORDS[word], True
        elif word in ENGLISH_SCALES:
            section, total = _scaled(section, total, ENGLISH_SCALES[word])
            seen = True
        elif word[0].isdecimal():
            value = arabic_number(word)
            if value is None or seen:
                return None
            section, seen = section + value, True
        elif word != "and":
            return None
    return round(total + section, 6) if seen else None


def _scaled(section: float, total: float, scale: float) -> tuple[float, float]:
    amount = (section or 1.0) * scale
    return (amount, total) if scale <= 100 else (0.0, total + amount)
