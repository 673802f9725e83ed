"""Article -> Body: the letters of an article that can show where it was copied from.

A copy keeps the words and changes the dress: widths, spaces, punctuation, です・ます for だ・である. And two
reports that quote the same speaker are no copies of each other. So what is compared is the run of letters
with all of this taken away, each letter knowing its place in the printed text.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files

from claims.article import Article
from claims.fact.fact import Assertion
from claims.text import fold, is_japanese

BODY_ROLES = frozenset({"body", "bullet", "timeline", "quotation"})
"""The roles whose sentences are compared. A headline is rewritten by every desk and says nothing about
copying."""

QUOTATION_OPENS = {"「": "」", "『": "』", "“": "”"}

# A short span in quotation marks is a name or a term (「あまね」, "two-plus-two"). From this many letters on
# it is somebody's words, which two reporters can have heard. An English letter says less than a kanji.
SHORTEST_QUOTATION = {True: 8, False: 25}


# Papers print what somebody is arrested or charged for as the police or the prosecutors word it: that is a quotation of
# theirs, without marks.
_CHARGE = re.compile(
    r"\s*(?:(?:逮捕|再逮捕|送検|書類送検|直接の逮捕|共通する逮捕)容疑は|起訴状によると).{10,}(?:疑い|とされる|とされている|としている)。?\s*",
    re.DOTALL,
)


@dataclass(frozen=True)
class Body:
    """The comparable letters of one article."""

    article: Article
    letters: str
    """Folded to lower case; no white space, no punctuation, no quotations."""
    places: array[int] = field(repr=False)
    """For each letter its offset in the article's text: four bytes each, since every article is held at once."""
    quotations: tuple[tuple[str, int, int], ...] = field(default=(), repr=False)
    """Each quotation: its letters, and the offsets inside its marks, end exclusive."""

    @cached_property
    def japanese(self) -> bool:
        """Whether it is written in Japanese on the whole; a name or a headline in the other script is no
        matter."""
        return 4 * sum(letter >= "぀" for letter in self.letters) >= len(self.letters) > 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the printed text that letters[start:end] cover, end exclusive."""
        return self.places[start], self.places[end - 1] + 1


def bodies(articles: Iterable[Article], assertions: Iterable[Assertion]) -> dict[Article, Body]:
    """The body of every article, from the sentences that make its claims.

    An article without any claim (nothing read out of it yet) gives its whole text, line by line.
    """
    sentences: dict[Article, set[tuple[int, int]]] = defaultdict(set)
    for assertion in assertions:
        sentence = assertion.claim.sentence
        if sentence.role in BODY_ROLES:
            sentences[sentence.article].add((sentence.char_start, sentence.char_end))
    return {
        article: body(article, sorted(sentences.get(article) or _lines(article.text))) for article in articles
    }


def body(article: Article, spans: Sequence[tuple[int, int]]) -> Body:
    """The comparable letters of article.text in the given spans (offsets, end exclusive, in order)."""
    letters: list[str] = []
    places: list[int] = []
    quotations: list[tuple[str, int, int]] = []
    for start, end in spans:
        text = fold(article.text[start:end]).lower()
        cut = [(0, len(text))] if _CHARGE.fullmatch(text) else list(_quotations(text))
        quotations += [(letters_of(text[a:b]), start + a, start + b) for a, b in cut]
        for place, letter in _plain_style(list(_outside(text, cut))):
            letters.append(letter)
            places.append(start + place)
    return Body(article, "".join(letters), array("I", places), tuple(quotations))


def letters_of(text: str) -> str:
    """The letters and digits of a text, folded to lower case."""
    return "".join(character for character in fold(text).lower() if character.isalnum())


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line)
        start += len(line)


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """The spans inside outermost quotation marks that hold enough letters to be somebody's words."""
    open_at, closing, depth, opening = -1, "", 0, ""
    for place, character in enumerate(text):
        if open_at < 0:
            opening = character
            closing = QUOTATION_OPENS.get(character) or ('"' if character == '"' else "")
            if closing:
                open_at, depth = place + 1, 1
            continue
        # The straight mark opens and closes alike, so it is asked first whether it closes.
        depth += -1 if character == closing else (character == opening)
        if depth == 0:
            if _long_enough(text[open_at:place]):
                yield open_at, place
            open_at = -1


def _long_enough(quotation: str) -> bool:
    count = sum(map(str.isalnum, quotation))
    return count >= SHORTEST_QUOTATION[is_japanese(quotation)]


def _outside(text: str, cut: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    position = 0
    for start, end in (*cut, (len(text), len(text))):
        for place in range(position, start):
            if text[place].isalnum():
                yield place, text[place]
        position = end


def _plain_style(letters: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The sentence with a polite ending brought into plain style, so that 開催しました meets 開催した."""
    ending = "".join(letter for _, letter in letters[-8:])
    for polite, plain in polite_endings().items():
        if ending.endswith(polite):
            kept = letters[: -len(polite)]
            last = letters[-len(polite) :]
            return kept + [
                (last[max(0, len(last) - len(plain)) + i][0], letter) for i, letter in enumerate(plain)
            ]
    return letters


@lru_cache(maxsize=1)
def polite_endings() -> Mapping[str, str]:
    """Polite sentence endings and their plain form, longest first; read from polite_endings.txt.

    Raises ValueError naming the line if one does not hold two forms, the plain one no longer than the polite.
    """
    table: dict[str, str] = {}
    lines = files("claims.origin").joinpath("polite_endings.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        match line.split():
            case [polite, plain] if len(plain) <= len(polite) <= 8:
                table[polite] = plain
            case _:
                raise ValueError(
                    f"polite_endings.txt, line {number}: expected «polite plain», found {line!r}"
                )
    return dict(sorted(table.items(), key=lambda pair: (-len(pair[0]), pair[0])))
