"""Assertions -> Reach: how far a source that one sentence names carries into what an article goes on to tell.

A source is understood until another is named. What is printed as its word (同紙によると, it said, 〜という) is its own.
Plain sentences after it in one paragraph may be the source's or the newsroom's: nobody can tell, and neither is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from claims.fact.fact import Assertion
from claims.origin.citation import names_nobody
from claims.origin.citation_cue import cues
from claims.origin.issuer import unnamed_document
from claims.sentence import Sentence
from claims.text import fold

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """The claims of one article, beside those of the naming sentences, that a source stands behind or may stand behind;
    offsets of the claims in its text, end exclusive."""

    told: Spans
    """Printed as the source's word."""
    following: Spans
    """Plain, after it in its paragraph."""
    beside: Spans
    """Anywhere in the paragraphs that name it, and nobody else's word: 死者は47人だった。県警がまとめた。"""


def reach(
    claims: Iterable[Assertion], naming: Collection[tuple[int, int]], is_source: Callable[[str], bool]
) -> Reach:
    """How far the source named in some sentences of an article carries.

    Args:
        claims: all of the article, in the order of its text.
        naming: the places of the sentences that name the source.
        is_source: whether what is printed as a claim's speaker is the source, wherever it stands.
    """
    every = list(claims)
    told: list[tuple[int, int]] = []
    following: list[tuple[int, int]] = []
    before: Sentence | None = None
    last: list[Assertion] = []
    for sentence, grouped in groupby(every, key=lambda assertion: assertion.claim.sentence):
        said = list(grouped)
        if (sentence.char_start, sentence.char_end) in naming:
            if last and _tells_nothing_else(sentence) and _one_paragraph(last[0].claim.sentence, sentence):
                told += map(_place, last)
            before, last = sentence, said
            continue
        last = said
        own = _of_its_word(said, before, is_source)
        if own:
            told += map(_place, own)
            before = sentence
        elif before is None or any(assertion.speaker for assertion in said):
            before = None
        elif _one_paragraph(before, sentence):
            following += map(_place, said)
            before = sentence
        else:
            before = None
    return Reach(tuple(told), tuple(following), _beside(every, naming))


def _tells_nothing_else(sentence: Sentence) -> bool:
    """Whether a sentence only says who reported what stands before it: AP通信が21日報じた。"""
    return _REPORTED_BY.fullmatch(fold(sentence.text).strip()) is not None


_REPORTED_BY = re.compile(
    r"[^。、「」]{2,40}(?:が|は)[^。、「」と]{0,8}(?:報じ|伝え|報道し|明らかにし)(?:た|ました|ている|ています)。?"
    r"|(?:the )?[\w .’'-]{3,40} (?:first )?(?:reported|said so)(?: on)?(?: [\w.]+){0,2}\.?",
    re.IGNORECASE,
)


def _beside(claims: Sequence[Assertion], naming: Collection[tuple[int, int]]) -> Spans:
    """The claims without a speaker in the paragraphs of some sentences."""
    text = claims[0].claim.sentence.article.text if claims else ""
    paragraphs = [_paragraph(text, *place) for place in sorted(naming)]
    return tuple(
        _place(claim)
        for claim in claims
        if claim.speaker is None and any(start <= claim.claim.char_start < end for start, end in paragraphs)
    )


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines that hold a sentence."""
    after = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, after if after >= 0 else len(text)


def unnamed(assertions: Iterable[Assertion]) -> frozenset[str]:
    """The keys of the claims that rest on what they do not name, press reports (一部報道によると) or a document
    (報告書によると), and the hearsay that goes on from it (〜とのこと, 〜らしい).

    assertions: those of any articles, in any order.
    """
    found: set[str] = set()
    ordered = sorted(assertions, key=lambda a: (a.claim.sentence.article.key, a.claim.char_start))
    for _, grouped in groupby(ordered, key=lambda assertion: assertion.claim.sentence.article.key):
        claims = list(grouped)
        naming = {_sentence(claim) for claim in claims if _rests_on_unnamed(claim.claim.sentence)}
        if naming:
            told = {*naming, *reach(claims, naming, lambda _: False).told}
            found |= {
                claim.claim.key for claim in claims if _sentence(claim) in naming or _place(claim) in told
            }
    return frozenset(found)


def _rests_on_unnamed(sentence: Sentence) -> bool:
    return names_nobody(sentence.text) or unnamed_document(fold(sentence.text)) is not None


def _sentence(assertion: Assertion) -> tuple[int, int]:
    return assertion.claim.sentence.char_start, assertion.claim.sentence.char_end


def _of_its_word(
    said: Sequence[Assertion], before: Sentence | None, is_source: Callable[[str], bool]
) -> Sequence[Assertion]:
    """The claims of a sentence printed as the source's word: by its name, by what stands for it, or as hearsay."""
    own = [assertion for assertion in said if _is_its_word(assertion, before, is_source)]
    if own or before is None:
        return own
    text = fold(said[0].claim.sentence.text)
    unsaid = all(assertion.speaker is None for assertion in said)
    if cues().hearsay.match(text) or (unsaid and text.rstrip(" 。.」)").endswith(cues().hearsay_endings)):
        return said  # it said …, whoever is read as its speaker; …という, which names nobody
    return own


def _is_its_word(assertion: Assertion, before: Sentence | None, is_source: Callable[[str], bool]) -> bool:
    """Whether a claim's speaker is the source: by name anywhere, by 同紙 right after it."""
    speaker = assertion.speaker
    if speaker is None:
        return False
    anaphor = fold(speaker).startswith(cues().outlet_anaphors)
    return is_source(speaker) or (before is not None and anaphor)


def _one_paragraph(before: Sentence, sentence: Sentence) -> bool:
    return "\n" not in sentence.article.text[before.char_end : sentence.char_start]


def _place(assertion: Assertion) -> tuple[int, int]:
    return assertion.claim.char_start, assertion.claim.char_end
