"""The keys by which two names, of one language or two, are seen to be one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from claims.fact.entity import kind_of
from claims.fact.fact import Fact
from claims.fact.gazetteer import Institution, capitals, institution_names, state_names
from claims.fact.romanise import fold_reading, katakana, latin, skeleton, sound
from claims.fact.variant import fold_variants
from claims.fact.wordlist import rows

_KATAKANA = re.compile(r"[ァ-ヺー・＝=]+")
_NUMBERED = re.compile(r"第([一二三四五六七八九十]+|\d+)")
_DIGITS = {kanji: str(number) for number, kanji in enumerate("〇一二三四五六七八九十")}
KEPT = 20_000  # names kept for their next claims
_SHORTEST_SKELETON = 3  # consonants: below it too many names are alike


def aliases(fact: Fact) -> frozenset[str]:
    """The comparable keys of a name, lower case: two names that share one are the same name.

    All forms of the entity in the article with variant characters folded, the family name alone, the folded Latin
    reading (its words in alphabetical order: Kamikawa Yoko is Yoko Kamikawa), the learnt abbreviation, and the
    English names of states and institutions. A state is its English name in every language. Foreign persons
    also have "~" and the consonants of the family name (ブリンケン and Blinken: ~brnkn).
    """
    return _aliases(_Named(fact.value, fact.forms, fact.entity, fact.reading))


class _Named(NamedTuple):
    """What a name is known again by; where it is printed does not matter."""

    value: str
    forms: tuple[str, ...]
    entity: str | None
    reading: str | None


@lru_cache(maxsize=KEPT)
def _aliases(name: _Named) -> frozenset[str]:
    state = state_names().get(name.value) or state_names().get(name.value.lower())
    if state:
        return frozenset((state.key, *(each.lower() for each in state.japanese)))
    keys: set[str] = set()
    for form in (name.value, *name.forms):
        keys |= _form_keys(form)
        if name.entity in ("organisation", "work"):
            keys |= _sound_keys(form)
    if name.reading:
        keys |= _reading_keys(name)
    return frozenset(key for key in keys if key)


def _form_keys(form: str) -> set[str]:
    keys = {fold_variants(form).lower()}
    if form.lower() in capitals():
        keys.add(capitals()[form.lower()].key)
    body = institution_names().get(form) or institution_names().get(form.lower().removeprefix("the "))
    if body:
        keys |= {name.lower() for name in (*body.english, *body.japanese)}
    kind = kind_of(form)
    if isinstance(kind, Institution):
        keys |= {name.lower() for name in kind.english} | set(kind.japanese)
    return keys


def _sound_keys(form: str) -> set[str]:
    """How a body or work in kana, or in Latin letters, is read and heard: ホノエ and Honoe, サンベリー and Sunberry."""
    kana = _KANA.fullmatch(form) is not None
    if not kana and not form.isascii():
        return set()
    words = latin(katakana(form).replace("・", " ")) if kana else _LEGAL.sub("", form.lower())
    heard = sound(words)
    read = fold_reading(words).split()
    keys = {"".join(read), " ".join(sorted(read))}
    return keys | {"~" + heard} if len(heard) >= SHORTEST_SOUND else keys


_KANA = re.compile(r"[ぁ-ゖァ-ヺー・]+")
# What the law adds to a firm's name.
_LEGAL = re.compile(r"\.|,?\s(?:co|inc|ltd|corp|llc|plc|company|corporation|limited)\b\.?")
SHORTEST_SOUND = 4
"""Consonants: with fewer too many names sound alike."""


def _reading_keys(fact: _Named) -> set[str]:
    words = fold_reading(fact.reading or "").replace(".", "").split()
    keys = {" ".join(sorted(words)), "".join(words)}
    if fact.entity == "person":
        return keys | _person_keys(fact, words)
    if fact.entity in ("place", "organisation"):
        return keys | _place_keys(fact, words)
    if numbered := _NUMBERED.match(fact.value):
        number = _DIGITS.get(numbered[1], numbered[1])
        keys.add(_numbered_key(number, fact.reading or ""))
    return keys


def _person_keys(fact: _Named, words: list[str]) -> set[str]:
    english = fact.value.isascii()
    foreign = english or _KATAKANA.fullmatch(fact.value) is not None
    surname = words[-1] if foreign and words else words[0] if words else ""
    keys = {surname}
    if foreign and len(skeleton(surname)) >= _SHORTEST_SKELETON:
        keys.add("~" + skeleton(surname))
    return keys


def _place_keys(fact: _Named, words: list[str]) -> set[str]:
    """愛媛県 is "ehime prefecture", 汐見港 "shiomi port", 白樺フーズ "shirakaba foods"; an area its stem too."""
    keys: set[str] = set()
    for row in _endings_of(fact.value[-1:], words[-1] if len(words) > 1 else ""):
        ending = row["ja"][0]
        stem = _stem_before(row, words)
        if fact.value.endswith(ending) and len(fact.value) > len(ending) and stem:
            # English spellings are folded as readings are: foods is fods on both sides.
            keys |= {" ".join(sorted((*stem, *fold_reading(english).split()))) for english in row["en"]}
            if row["kind"][0] in ("area", "municipality"):
                keys.add("".join(stem))
            break
        if row["kind"][0] in ("area", "municipality") and len(words) > 1 and words[-1] in row["en"]:
            keys.add("".join(words[:-1]))
    return keys


def _stem_before(row: Mapping[str, Sequence[str]], words: Sequence[str]) -> list[str]:
    """The reading of a name without its ending: ishikawa of 石川県, be it one word (ishikawaken) or two."""
    if len(words) > 1:
        return list(words[:-1])
    whole = words[0] if words else ""
    readings = row.get("read") or [fold_reading(latin(row["ja"][0]))]  # ストア is read as it is written
    found = (whole.removesuffix(reading) for reading in readings if whole.endswith(reading))
    return [stem for stem in found if stem][:1]


@cache
def _endings() -> tuple[Mapping[str, Sequence[str]], ...]:
    """The last parts of the names of places and bodies, the longest first."""
    known = (*rows("place_endings.yml"), *rows("company_endings.yml"))
    return tuple(sorted(known, key=lambda row: -len(row["ja"][0])))


@lru_cache(maxsize=1_000)
def _endings_of(letter: str, word: str) -> tuple[Mapping[str, Sequence[str]], ...]:
    """Those that end in a letter, or are called by a word in English."""
    return tuple(row for row in _endings() if row["ja"][0].endswith(letter) or (word and word in row["en"]))


def _numbered_key(number: str, reading: str) -> str:
    words = fold_reading(reading).split()
    return " ".join(sorted(("no", number, *words[1:])))
