"""Katakana readings -> Latin letters, so that a Japanese name and its English spelling meet.

Hepburn without long marks: every long vowel is written out (youko, oosaka) in `latin`, and folded away in
`fold_reading`, which is applied to both sides: Youko, Yoko, Yōko and Yohko all become yoko.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BASE = {
    "アイウエオ": "a i u e o",
    "カキクケコ": "ka ki ku ke ko",
    "ガギグゲゴ": "ga gi gu ge go",
    "サシスセソ": "sa shi su se so",
    "ザジズゼゾ": "za ji zu ze zo",
    "タチツテト": "ta chi tsu te to",
    "ダヂヅデド": "da ji zu de do",
    "ナニヌネノ": "na ni nu ne no",
    "ハヒフヘホ": "ha hi fu he ho",
    "バビブベボ": "ba bi bu be bo",
    "パピプペポ": "pa pi pu pe po",
    "マミムメモ": "ma mi mu me mo",
    "ヤユヨ": "ya yu yo",
    "ラリルレロ": "ra ri ru re ro",
    "ワヰヱヲン": "wa i e o n",
    "ヴ": "vu",
    "ァィゥェォ": "a i u e o",
    "ャュョ": "ya yu yo",
    "ヮ": "wa",
}
_SYLLABLES = {
    kana: latin for row, sounds in _BASE.items() for kana, latin in zip(row, sounds.split(), strict=True)
}
_SMALL = dict(zip("ァィゥェォャュョヮ", ["a", "i", "u", "e", "o", "ya", "yu", "yo", "wa"], strict=True))
# Before a small ya, yu, yo the i goes: kya, but sha, cha, ja without y.
_WITHOUT_Y = ("sh", "ch", "j")
_LONG = re.compile(r"(aa|ii|uu|ee|ei(?=[^aeiou]|$)|oo|ou|oh(?=[^aeiou]|$))")


@lru_cache(maxsize=10_000)
def latin(katakana: str) -> str:
    """The Latin reading, lower case, of a katakana reading: カミカワ ヨウコ -> kamikawa youko.

    Characters that are not katakana stay, in lower case. Hepburn (ANSI Z39.11), long vowels as spelled in kana.
    """
    out: list[str] = []
    for kana in katakana:
        if kana in _SMALL and out and out[-1][-1:] in tuple("aiueo"):
            out[-1] = _contracted(out[-1], _SMALL[kana])
        elif kana == "ー":
            out.append(out[-1][-1:] if out else "")
        else:
            out.append(_SYLLABLES.get(kana, kana.lower()))
    return _doubled("".join(out))


def _contracted(syllable: str, small: str) -> str:
    stem = syllable[:-1]
    if small.startswith("y"):
        return stem + (small[1:] if stem.endswith(_WITHOUT_Y) else small)
    return (stem or "w") + small


def _doubled(text: str) -> str:
    """ッ doubles the consonant after it, tch before ch; n becomes m before b, m, p (shimbun)."""
    if "ッ" in text:
        text = re.sub(r"ッ(?=ch)", "t", text)
        text = re.sub(r"ッ([a-z])", r"\1\1", text).replace("ッ", "")
    return re.sub(r"n(?=[bmp])", "m", text)


@lru_cache(maxsize=50_000)
def fold_reading(text: str) -> str:
    """A Latin spelling in the form in which two spellings of one Japanese name are equal.

    Accents and macrons off, lower case, hyphens and apostrophes off, long vowels short (oo, ou, oh, uu), m before
    b, m, p, tch for cch: youko, Yōko and Yohko -> yoko; Oosaka, Ōsaka -> osaka; Shinbun -> shimbun.
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    plain = re.sub(r"['’\-]", "", plain)
    plain = re.sub(r"cch", "tch", plain)
    plain = re.sub(r"n(?=[bmp])", "m", plain)
    return _LONG.sub(lambda match: match[0][0], plain)


def skeleton(text: str) -> str:
    """The consonants of a foreign name as Japanese hears them, for katakana against its original spelling.

    Blinken and burinken (ブリンケン) are both brnkn; Austin and oosutin are both stn. Too coarse alone: to be
    used with what else is known.
    """
    folded = fold_reading(text)
    for spelled, heard in (("ph", "f"), ("th", "s"), ("ck", "k"), ("sh", "s"), ("ch", "t"), ("ts", "t")):
        folded = folded.replace(spelled, heard)
    heard = folded.translate(str.maketrans("lvcqxz", "rbkkks", "aeiouyhw "))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"m(?=[bp])", "n", heard))


# Spellings that katakana cannot tell apart, brought to one: v is b, l is r, z is s, and an r that no vowel follows
# is a mere lengthening. Vowels, y, w and h are left out.
_SOUNDS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"m(?=[bp])", "n"),
        (r"ph", "f"),
        (r"[ts]ion", "shn"),
        (r"(?<=[aeiou])r(?![aeiou])", ""),
        (r"tch|ch|ts|dg(?=[eiy])|g(?=[eiy])|d?j", "j"),
        (r"sh|th|c(?=[eiy])|z", "s"),
        (r"ck|qu|q|c", "k"),
        (r"x", "ks"),
        (r"v", "b"),
        (r"l", "r"),
        (r"[^bdfgjkmnprst]", ""),
        (r"nm", "m"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=10_000)
def sound(text: str) -> str:
    """The consonants of a name in Latin letters as both scripts keep them: keen edge and kin ejji are both knj.

    Finer than `skeleton`, for whole names of firms, papers and works.
    """
    for pattern, letters in _SOUNDS:
        text = pattern.sub(letters, text)
    return text


def katakana(text: str) -> str:
    """Hiragana as katakana; everything else as it is."""
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)
