"""A sentence -> whose document it rests on: a report, a survey, statistics, named with whoever issued them.

What an authority says to reporters is no document: several papers may have asked it by themselves. A report, a survey
or statistics can be read, and whoever tells what stands in them has it from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from claims.citation_cue import cues
from claims.fact.gazetteer import institution_names
from claims.fact.wordlist import groups
from claims.rarity import rarity

LONGEST_NAME = 16
"""Letters of a name before the word for an outlet or a document that are looked at: 日本海沿岸地方新聞 is long."""
# An authority of one letter (市の発表資料) is named by what stands before in the text.
SHORTEST_ISSUER = 2
# Letters between an issuer and the word for its document (国土交通省の橋の点検に関する報告書), and between it and the
# verb of publishing (運輸安全委員会は27日、事故の原因についての調査報告書を公表した).
FARTHEST_DOCUMENT = 12
FARTHEST_PUBLISHED = 40
# Letters between a document as subject and the verb of what it says.
FARTHEST_TOLD = 120


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
    return tuple(sorted({*_announcing(sentence), *_telling(sentence), *_telling_english(sentence)}))


@lru_cache(maxsize=1024)
def publishers(sentence: str) -> tuple[Issuer, ...]:
    """Those of whom a sentence says that they published a document: 総務省は14日、家計調査を公表した."""
    japanese = [
        issuer
        for match in _japanese().published.finditer(sentence)
        for issuer in _named(sentence, match.start(), match["kind"] or match["results"])
    ]
    english = _english().published.finditer(sentence)
    return (*japanese, *(Issuer(*match.span("issuer"), match["issuer"], match["kind"]) for match in english))


def unnamed_document(sentence: str) -> str | None:
    """The kind of document that a sentence rests on without saying whose it is: 調査報告書によると, the report said."""
    for pattern in _english().unnamed:
        if found := pattern.search(sentence):
            return found["kind"]
    match = _japanese().unnamed.search(sentence)
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
    for match in _japanese().told.finditer(sentence):
        yield from _named(sentence, match.start(), match["kind"] or match["title"] or match["accounts"])


def _named(sentence: str, end: int, document: str | None) -> Iterator[Issuer]:
    """The issuer whose name ends there, if it is one, or a word for one (県, 同社)."""
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
    for pattern, of_anybody in _english().told:
        for match in pattern.finditer(sentence):
            if not of_anybody and not _is_english_body(match["issuer"]):
                continue  # President Omori said in a statement: who says it, and for whom is not told
            kind = "" if match["kind"] in cues().announcements else match["kind"]
            yield Issuer(*match.span("issuer"), match["issuer"], kind)


def _is_english_body(name: str) -> bool:
    words = groups("english_names.yml")["organisation"]
    return name.lower() in institution_names() or name.split()[-1].lower().rstrip(".") in words


class _Japanese(NamedTuple):
    told: re.Pattern[str]
    """From the の after an issuer to what tells that the sentence rests on its document."""
    published: re.Pattern[str]
    """From the は or が after whoever published a document."""
    unnamed: re.Pattern[str]
    """A document that a sentence rests on, and what stands before it."""


class _English(NamedTuple):
    told: tuple[tuple[re.Pattern[str], bool], ...]
    """With whether whatever stands in the issuer's place is one: a report by X."""
    published: re.Pattern[str]
    unnamed: tuple[re.Pattern[str], ...]


@cache
def _japanese() -> _Japanese:
    kinds = rf"(?P<kind>{_any(cues().document_kinds)})"
    came_out = "分か|わか|明らかにな|判明し|示され"
    by = rf"は、|、?[^。「」]{{0,{FARTHEST_PUBLISHED}}}(?:{came_out})"
    tells = rf"(?:によると|によれば|によりますと|から(?:{came_out})|で(?:{by}))"
    says = "指摘し|結論|示し|述べ|記し|明記|記載|認定し|推定し|求め|とした|としている|としており|とされ"
    between = rf"[^、。「」()\s]{{0,{FARTHEST_DOCUMENT}}}"
    # 総務省が20日発表した7月の消費者物価指数は: what was published is told of at once.
    told_at_once = (
        rf"[^。、「」をが]{{0,12}}{_PUBLISHED}した[^。、「」]{{0,{FARTHEST_DOCUMENT * 2}}}"
        rf"(?P<results>{_any(cues().result_kinds)})(?:は|が|で|の|によると|によれば|、)"
    )
    published = (
        rf"[^。「」]{{0,{FARTHEST_PUBLISHED}}}{kinds}[^。「」、]{{0,6}}を[^。、]{{0,8}}{_PUBLISHED}(?:し|た)"
    )
    return _Japanese(
        told=re.compile(
            rf"の(?=(?:{between}{kinds}|「(?P<title>[^」]{{1,30}})」)(?:\([^()]{{1,12}}\))?{tells}"
            rf"|{between}(?P<accounts>決算)(?:は|が|では))"
        ),
        published=re.compile(
            rf"[はが](?=(?:{told_at_once}|{published}|[^。「」をが]{{0,12}}(?:公表|公開)した(?![一-鿿])))"
        ),
        unnamed=re.compile(
            rf"(?P<before>^|[、。はがをにのと「])(?:同|この|その)?(?:[一-鿿]{{0,4}}){kinds}(?:{tells}|は(?=[^。]{{0,{FARTHEST_TOLD}}}(?:{says})))"
        ),
    )


_PUBLISHED = r"(?:公表|公開|発表|まとめ|取りまとめ)"
_WORD = r"[A-Z][\w’.-]{0,30}"
_BETWEEN = r"(?:(?:of|and|for) (?:the )?|on (?:the )?(?!\w+day\b))"
_ISSUER = rf"(?:The )?(?P<issuer>{_WORD}(?: {_BETWEEN}?{_WORD}){{0,6}})"


@cache
def _english() -> _English:
    word = rf"(?P<kind>{_any(cues().document_words)})"
    kind = rf"(?:[a-z]+ ){{0,3}}{word}"
    made = r"(?:(?:issued|released|published|compiled|prepared) )?(?:by|from|of)"
    citing = "(?i:according to|as stated in|citing|cited|cites|quoting)"
    found = "(?:said|says|showed|shows|found|finds|concluded|concludes)"
    when = r"(?: (?:released|published|issued|dated)(?: on)? [A-Z]?[\w.]+)?"
    by_anybody = (
        rf"{citing} (?:(?:a|an|the|its|this) )?{kind} {made} (?:the )?{_ISSUER}\b",
        rf"{citing} (?:the )?{_ISSUER}(?:'s|’s|s'|s’) {kind}\b",
    )
    by_bodies = (
        rf"{citing} (?:a|an|the|its) (?:new |recent )?{_ISSUER} {kind}\b",
        rf"{_ISSUER} (?:said|reported|announced|disclosed) in (?:a|an|its) {kind}\b",
        rf"\b[Aa]n? (?:new |recent )?{_ISSUER} {kind}{when} {found}\b",
    )
    published = (
        rf"{_ISSUER}(?: on [A-Z]\w+)? (?:published|released|issued) (?:a|an|the|its)\b"
        rf"(?: (?:results|findings) of (?:a|an|the|its))? (?:[a-z]+ ){{0,3}}{word}\b"
    )
    unnamed = rf"\b(?:the|a|its) {kind}{when} {found}\b", rf"(?i:according to) the {kind}\b"
    told = [(pattern, True) for pattern in by_anybody] + [(pattern, False) for pattern in by_bodies]
    return _English(
        tuple((re.compile(pattern), of_anybody) for pattern, of_anybody in told),
        re.compile(published),
        tuple(map(re.compile, unnamed)),
    )


@cache
def _ends_document() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(cues().document_kinds)}|\b(?:{_any(cues().document_words)}))$")


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))
