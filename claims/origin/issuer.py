"""A sentence -> whose document it rests on: a report, a survey, statistics, named with whoever issued them.

What an authority says to reporters is no document: several papers may have asked it by themselves. A report, a survey
or statistics can be read, and whoever tells what stands in them has it from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from claims.fact.gazetteer import institution_names
from claims.fact.wordlist import groups
from claims.origin.citation_cue import cues
from claims.origin.issuer_pattern import any_of, english, japanese
from claims.rarity import rarity

LONGEST_NAME = 16
"""Letters of a name before the word for an outlet or a document that are looked at: 日本海沿岸地方新聞 is long."""
# An authority of one letter (市の発表資料) is named by what stands before in the text.
SHORTEST_ISSUER = 2


class Issuer(NamedTuple):
    """Who issued the document that a sentence rests on."""

    begin: int
    """Where the name stands in the sentence, end exclusive."""
    end: int
    name: str
    document: str = ""
    """The kind of document, as printed (調査報告書, survey); empty for an announcement."""


@lru_cache(maxsize=1024)
def issuers(sentence: str) -> tuple[Issuer, ...]:
    """Those named in a sentence whose widths are folded, in the order of the text."""
    found = (_announcing, _telling, _researching, _telling_english)
    return tuple(sorted({issuer for by in found for issuer in by(sentence)}))


@lru_cache(maxsize=1024)
def publishers(sentence: str) -> tuple[Issuer, ...]:
    """Those of whom a sentence says that they published a document: 総務省は14日、家計調査を公表した."""
    in_english = english().published.finditer(sentence)
    return (
        *_of_documents(sentence, japanese().published.finditer(sentence)),
        *_in_journals(sentence),
        *(Issuer(*match.span("issuer"), match["issuer"], match["kind"]) for match in in_english),
    )


def unnamed_document(sentence: str) -> str | None:
    """The kind of document that a sentence rests on without saying whose it is: 調査報告書によると, the report said."""
    for pattern in english().unnamed:
        if found := pattern.search(sentence):
            return found["kind"]
    match = japanese().unnamed.search(sentence)
    return None if match is None or issuers(sentence) else match["kind"]


def is_document_word(speaker: str) -> bool:
    """Whether what is printed as a speaker is a document: 報告書, the report."""
    return _ends_document().search(speaker) is not None


def name_begin(sentence: str, end: int) -> int:
    """Where the run of kanji and katakana that ends at `end` begins, a nation before it left out."""
    begin = end
    while begin > max(0, end - LONGEST_NAME) and in_name(sentence[begin - 1]):
        begin -= 1
    nation = next((nation for nation in cues().nations if sentence.startswith(nation, begin, end)), "")
    return begin + len(nation) if begin + len(nation) < end else begin


_BRACKETED = re.compile(r"\([^()。]{1,30}\)$")
_KATAKANA = re.compile(r"[ァ-ヺー・]{3,}")
_LENGTHENING = frozenset("ー・")


def in_name(character: str) -> bool:
    """Whether a Japanese name can hold the character."""
    return "一" <= character <= "鿿" or "ァ" <= character <= "ヺ" or character in _LENGTHENING


def _announcing(sentence: str) -> Iterator[Issuer]:
    """Whoever has released something: by that word alone any name is an issuer's, a firm's first of all."""
    for cue in cues().after_official:
        end = sentence.find(cue)
        begin = name_begin(sentence, end) if end > 0 else end
        name = sentence[begin:end]
        named = SHORTEST_ISSUER <= len(name) < LONGEST_NAME and not name.startswith(cues().anaphors)
        if end > 0 and (named or name in cues().issuers):
            yield Issuer(begin, end, name)


def _telling(sentence: str) -> Iterator[Issuer]:
    yield from _of_documents(sentence, japanese().told.finditer(sentence))


def _of_documents(sentence: str, found: Iterable[re.Match[str]]) -> Iterator[Issuer]:
    """Each match's issuer, whose name ends where it begins. Of two for one document the nearer is meant: a city is not
    whose the report of a city's committee is."""
    issuer_of: dict[int, Issuer] = {}
    for match in found:
        document = next((name for name in _DOCUMENTS if match.groupdict().get(name)), None)
        for issuer in _named(sentence, match.start(), match[document] if document else None):
            issuer_of[match.start(document) if document else match.start()] = issuer
    yield from issuer_of.values()


_DOCUMENTS = ("kind", "title", "accounts", "subject", "results", "out")
"""The groups of the patterns that are a document, of which each match has one at most."""


def _researching(sentence: str) -> Iterator[Issuer]:
    """Whose word is always a survey's or statistics': 帝国データバンクによると."""
    for match in japanese().researched.finditer(sentence):
        begin = name_begin(sentence, match.end())
        if match.end() - begin > len(match[0]):
            yield Issuer(begin, match.end(), sentence[begin : match.end()], "調査")


def _in_journals(sentence: str) -> Iterator[Issuer]:
    """The journals in which a paper appeared: two reports of one paper have it from there."""
    for match in japanese().journal.finditer(sentence):
        yield Issuer(*match.span("issuer"), match["issuer"], "論文")
    for match in english().journal.finditer(sentence):
        yield Issuer(*match.span("issuer"), match["issuer"], "study")


def _named(sentence: str, end: int, document: str | None) -> Iterator[Issuer]:
    """The issuer whose name ends there, if it is one, or a word for one (県, 同社). Who heads it may stand in brackets
    after it: 第三者委員会(委員長・笠井弁護士)."""
    if bracket := _BRACKETED.search(sentence, 0, end):
        end = bracket.start()
    begin = name_begin(sentence, end)
    if sentence[begin:end] in cues().issuers or _is_issuer(sentence[begin:end]):
        yield Issuer(begin, end, sentence[begin:end], document or "")


@cache
def _is_issuer(name: str) -> bool:
    """Whether a name is that of an authority, a firm or another body that can issue a document: no event, no place."""
    if not SHORTEST_ISSUER <= len(name) < LONGEST_NAME or name.startswith(cues().anaphors):
        return False
    if _KATAKANA.fullmatch(name) and rarity(name, "ja") == 1.0:
        return True  # a firm's name that no list of words holds
    listed = groups("organisation_endings.yml")
    return name in institution_names() or (
        name.endswith(_endings()) and not name.endswith(tuple(listed["body"]))
    )


@cache
def _endings() -> tuple[str, ...]:
    listed = groups("organisation_endings.yml")
    return tuple({*listed["naming"], *listed["after_proper"], *cues().issuer_endings})


def _telling_english(sentence: str) -> Iterator[Issuer]:
    for pattern, of_anybody in english().told:
        for match in pattern.finditer(sentence):
            if not of_anybody and not _is_english_body(match["issuer"]):
                continue  # President Omori said in a statement: who says it, and for whom is not told
            kind = match.groupdict().get("read") or match["kind"]
            kind = "" if kind in cues().announcements else kind
            yield Issuer(*match.span("issuer"), match["issuer"], kind)


def _is_english_body(name: str) -> bool:
    words = groups("english_names.yml")["organisation"]
    return name.lower() in institution_names() or name.split()[-1].lower().rstrip(".") in words


@cache
def _ends_document() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(cues().document_kinds)}|\b(?:{any_of(cues().document_words)}))$")
