"""The patterns by which a sentence tells whose document it rests on, built from the lists of citation.yml."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claims.origin.citation_cue import cues

# Letters between an issuer and the word for its document (国土交通省の橋の点検に関する報告書), and between it and the
# verb of publishing (運輸安全委員会は27日、事故の原因についての調査報告書を公表した).
FARTHEST_DOCUMENT = 12
FARTHEST_PUBLISHED = 40
# Letters between a document as subject and the verb of what it says.
FARTHEST_TOLD = 120


class JapanesePatterns(NamedTuple):
    told: re.Pattern[str]
    """From the の after an issuer to what tells that the sentence rests on its document."""
    published: re.Pattern[str]
    """From the は or が after whoever published a document, or the の between it and what was published."""
    researched: re.Pattern[str]
    """The end of a research firm's name, where it is whose word the sentence tells."""
    journal: re.Pattern[str]
    unnamed: re.Pattern[str]
    """A document that a sentence rests on, and what stands before it."""


class EnglishPatterns(NamedTuple):
    told: tuple[tuple[re.Pattern[str], bool], ...]
    """With whether whatever stands in the issuer's place is one: a report by X."""
    published: re.Pattern[str]
    journal: re.Pattern[str]
    unnamed: tuple[re.Pattern[str], ...]


@cache
def japanese() -> JapanesePatterns:
    kinds = rf"(?P<kind>{any_of(cues().document_kinds)})"
    came_out = "分か|わか|明らかにな|判明し|示され"
    by = rf"は、|、?[^。「」]{{0,{FARTHEST_PUBLISHED}}}(?:{came_out})"
    tells = rf"(?:によると|によれば|によりますと|から(?:{came_out})|で(?:{by}))"
    says = (
        "指摘し|結論|示し|述べ|記し|明記|記載|認定し|推定し|求め|批判し|非難し|問題視し|断じ|提言し|勧告し|"
        "とした|としている|としており|とされ"
    )
    says_so = rf"は(?=[^。]{{0,{FARTHEST_TOLD}}}(?:{says}))"
    between = rf"[^、。「」()\s]{{0,{FARTHEST_DOCUMENT}}}"
    # 総務省が20日発表した7月の消費者物価指数は: what was published is told of at once.
    told_at_once = (
        rf"[^。、「」をが]{{0,12}}{_PUBLISHED}した[^。、「」]{{0,{FARTHEST_DOCUMENT * 2}}}"
        rf"(?P<results>{any_of(cues().result_kinds)})(?:は|が|で|の|によると|によれば|、)"
    )
    published = (
        rf"[^。「」]{{0,{FARTHEST_PUBLISHED}}}{kinds}[^。「」、]{{0,6}}を[^。、]{{0,8}}{_PUBLISHED}(?:し|た)"
    )
    came = (
        rf"{between}(?P<out>{any_of(cues().document_kinds)})"
        rf"[がは][^。「」]{{0,{FARTHEST_PUBLISHED}}}{_PUBLISHED}され"
    )
    return JapanesePatterns(
        told=re.compile(
            rf"の(?=(?:{between}{kinds}|「(?P<title>[^」]{{1,30}})」)(?:\([^()]{{1,12}}\))?{tells}"
            rf"|{between}(?P<accounts>決算)(?:は|が|では)"
            rf"|{between}(?P<subject>{any_of(cues().document_kinds)}){says_so})"
        ),
        published=re.compile(
            rf"[はが](?=(?:{told_at_once}|{published}|[^。「」をが]{{0,12}}(?:公表|公開)した(?![一-鿿])))"
            rf"|の(?={came})"
        ),
        researched=re.compile(
            rf"(?:{any_of(cues().research_endings)})"
            rf"(?=によると|によれば|によりますと|[がは][^。、「」をが]{{0,12}}{_PUBLISHED}(?:し|た))"
        ),
        journal=re.compile(
            rf"誌「(?P<issuer>[^」]{{1,30}})」(?:\(?(?:電子版|オンライン版)\)?)?[にで][^。「」]{{0,20}}"
            rf"(?:{_PUBLISHED}|掲載|載)"
        ),
        unnamed=re.compile(
            rf"(?P<before>^|[、。はがをにのと「])(?:同|この|その)?(?:[一-鿿]{{0,4}}){kinds}(?:{tells}|{says_so})"
        ),
    )


_PUBLISHED = r"(?:公表|公開|発表|まとめ|取りまとめ)"
_WORD = r"(?:(?:[A-Z]\.)+|[A-Z][\w’-]{0,30})"
_BETWEEN = r"(?:(?:of|and|for) (?:the )?|on (?:the )?(?!\w+day\b))"
_ISSUER = rf"(?:The )?(?P<issuer>{_WORD}(?: {_BETWEEN}?{_WORD}){{0,6}})"


@cache
def english() -> EnglishPatterns:
    word = rf"(?P<kind>{any_of(cues().document_words)})"
    kind = rf"(?:[a-z]+ ){{0,3}}{word}"
    read = tuple(word for word in cues().document_words if word not in cues().announcements)
    made = r"(?:(?:issued|released|published|compiled|prepared) )?(?:by|from|of)"
    citing = "(?i:according to|as stated in|citing|cited|cites|quoting)"
    found = "(?:said|says|showed|shows|found|finds|concluded|concludes)"
    said = "(?:said|reported|announced|disclosed)"
    when = r"(?: (?:released|published|issued|dated)(?: on)? [A-Z]?[\w.]+)?"
    by_anybody = (
        rf"{citing} (?:(?:a|an|the|its|this) )?{kind} {made} (?:the )?{_ISSUER}\b",
        rf"{citing} (?:the )?{_ISSUER}(?:'s|’s|s'|s’) {kind}\b",
        rf"\b(?i:{kind}) {made} (?:the )?{_ISSUER}{when} {found}\b",
        rf"{_ISSUER} {said} in (?:its {kind}|an? (?:[a-z]+ ){{0,3}}(?P<read>{any_of(read)}))\b",
    )
    by_bodies = (
        rf"{citing} (?:a|an|the|its) (?:new |recent )?{_ISSUER} {kind}\b",
        rf"{_ISSUER} {said} in an? {kind}\b",
        rf"(?:\b[Aa]n? (?:new |recent )?)?{_ISSUER} {kind}{when} {found}\b",
    )
    published = (
        rf"{_ISSUER}(?: on [A-Z]\w+)? (?:published|released|issued) (?:a|an|the|its)\b"
        rf"(?: (?:results|findings) of (?:a|an|the|its))? (?:[a-z]+ ){{0,3}}{word}\b"
    )
    unnamed = (
        rf"\b(?i:the|an?|its) {kind}(?: that| which)?{when} {found}\b",
        rf"(?i:according to) (?:the|an?) {kind}\b",
    )
    told = [(pattern, True) for pattern in by_anybody] + [(pattern, False) for pattern in by_bodies]
    return EnglishPatterns(
        tuple((re.compile(pattern), of_anybody) for pattern, of_anybody in told),
        re.compile(published),
        re.compile(rf"\bin (?:the )?(?:\w+ ){{0,2}}(?:journal|magazine) {_ISSUER}"),
        tuple(map(re.compile, unnamed)),
    )


def any_of(words: tuple[str, ...]) -> str:
    """An alternation of the words as they are."""
    return "|".join(map(re.escape, words))
