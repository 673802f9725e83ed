"""Notice and claims -> which of them say what the notice takes back."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from claims.fact.fact import Assertion, Fact
from claims.fact.numeral import ENGLISH_SCALES, japanese_number
from claims.notice import Notice
from claims.notice_words import empty_words
from claims.origin.body import letters_of
from claims.text import fold, is_japanese
from claims.unit import canonical_unit, same_unit

# An m or k is a scale after a currency's sign alone ($4.2m); else it may be metres.
_AMOUNT = (
    r"(?P<sign>(?:us|a)?[$€£¥]\s?)?(?P<number>[0-9]+(?:[,.][0-9]+)*(?:[千万億兆](?:[0-9]+(?:[,.][0-9]+)*)?)*)"
    r"(?:[\s-]?(?P<scale>thousand|million|billion|trillion|bn|mn|tn)\b|(?(sign)(?P<short>[mk])\b|(?!)))?"
)
_FIGURE = re.compile(rf"(?:約|およそ|about )?{_AMOUNT}(?P<unit>.*)")
_PRINTED = re.compile(rf"(?<![0-9.,]){_AMOUNT}")
_UNIT_WORD = re.compile("[a-z]+")
_WORD = re.compile(r"[一-鿿々]{2,10}|[ァ-ヺー]{2,20}|[a-z]{4,20}")
# A word of so many letters is met again by chance too seldom to need the notice's subject beside it.
TELLING_LETTERS = 4
# Kanji in a compound of two words.
COMPOUND = 4


def meant_in(
    notice: Notice, claims: Iterable[Assertion], own: bool = False, known: Collection[str] = ()
) -> list[Assertion]:
    """Of the claims of one article those that say what the notice takes back.

    A claim has to hold the wrong value, and not the right one. Of several that hold a figure those are meant that tell
    of the notice's subject, in their own words or else in their sentence. What is known to be the fact taken back needs
    no subject beside it, nor does a sum of money that one sentence alone holds, nor a word where the outlet prints it
    itself.

    Args:
        notice: one that repeats what was wrong.
        claims: those of an article.
        own: the article is the correcting outlet's.
        known: the keys of claims known to be the fact that is taken back.
    """
    holding = [claim for claim in claims if holds_wrong(notice, claim)]
    if _FIGURE.fullmatch(notice.wrong or "") is None:
        telling = own or len(letters_of(notice.wrong or "")) >= TELLING_LETTERS
        return [
            claim
            for claim in holding
            if telling or _is_known(claim, known) or _tells(notice, _sentence(claim))
        ]
    sure = [claim for claim in holding if _is_known(claim, known) or _tells(notice, claim.claim.text)]
    sure = sure or [claim for claim in holding if _tells(notice, _sentence(claim))]
    once = _is_sum(notice.wrong or "") and len({claim.claim.sentence for claim in holding}) == 1
    return sure or (holding if once else [])


def restated_in(notice: Notice, claims: Iterable[Assertion]) -> list[Assertion]:
    """Of the claims of a corrected page those that say what is right: of the notice's subject, or in one sentence
    alone."""
    holding = [claim for claim in claims if notice.right and holds(claim.claim.text, notice.right)]
    once = len({claim.claim.sentence for claim in holding}) == 1
    return holding if once else [claim for claim in holding if _tells(notice, _sentence(claim))]


def translated(claims: Sequence[Assertion], withdrawn: Iterable[Assertion]) -> list[Assertion]:
    """Of the claims of one article those that have a figure from another language's: two digits or more, of the same
    unit, in a sentence of each that alone has it (84歳とみられる, an 84-year-old)."""
    figures = [(claim, figure) for claim in claims for figure in _telling_figures(claim)]
    found = []
    for other in withdrawn:
        for theirs in _telling_figures(other):
            met = [
                claim for claim, figure in figures if figure.low == theirs.low and same_unit(figure, theirs)
            ]
            if len({claim.claim.sentence for claim in met}) == 1:
                found += [c for c in met if is_japanese(_sentence(c)) != is_japanese(_sentence(other))]
    return found


def _telling_figures(assertion: Assertion) -> list[Fact]:
    return [f for f in assertion.of_kind("number") if f.low is not None and f.low >= LEAST_TELLING]


LEAST_TELLING = 10
"""A figure of one digit is met again by chance."""


def holds_wrong(notice: Notice, assertion: Assertion) -> bool:
    """Whether a claim says what the notice calls wrong, of whatever it says it."""
    claim = assertion.claim
    if not notice.wrong or (notice.part and notice.part != claim.sentence.role):
        return False
    # Who prints both, or speaks of a correction, tells of it: 12人と報じたが、21人に改めた。
    if _CORRECTED.search(fold(claim.sentence.text).lower()):
        return False
    return holds(claim.text, notice.wrong) and not (notice.right and holds(claim.sentence.text, notice.right))


_CORRECTED = re.compile(r"訂正し|訂正した|を訂正|誤報|\bcorrected (?:its|the|that)\b|\bcorrection\b")
"""A sentence that tells of the correction: …420トンと配信した記事を訂正した."""


def _is_known(assertion: Assertion, known: Collection[str]) -> bool:
    return assertion.claim.key in known


def _sentence(assertion: Assertion) -> str:
    return assertion.claim.sentence.text


def _tells(notice: Notice, text: str) -> bool:
    """Whether a text tells of the notice's subject."""
    printed = fold(text).lower()
    return any(part in printed for word in _subject(notice) for part in _forms(word))


def _subject(notice: Notice) -> set[str]:
    """The words that say what the notice is about; those of the article's title, which tell of all of it, left out."""
    said = fold(notice.text).lower()
    for value in (notice.wrong, notice.right):
        said = said.replace(value.lower(), " ") if value else said
    said = _ARTICLE.sub("", said)  # After its values, which may stand in quotation marks as a title does.
    return {word for word in _WORD.findall(said) if not any(empty in word for empty in empty_words())}


_ARTICLE = re.compile(
    r"^.*?(?:記事(?:「[^」]*」)?(?:中)?(?:で|に)|「[^」]{5,}」(?:\([^)]*\))?(?:で(?![しすあ])|に)"
    r"|(?:an article|a story|a report)[^.]*? about )、?"
)
"""Up to the end of what names the article: 4日付「投資詐欺疑いで逮捕」の記事で、."""


def _forms(word: str) -> tuple[str, ...]:
    """A word, and what a long compound of kanji is shortened to: 開業時期 is met as 開業."""
    return (word, word[:2], word[-2:]) if len(word) >= COMPOUND and "一" <= word[0] <= "鿿" else (word,)


def holds(text: str, value: str) -> bool:
    """Whether a text says a value: the word itself, or the same figure with the same unit or with none beside it.

    A figure is its value, however it is printed: $4.2 million is 4.2 million dollars, and not $42 million.
    """
    figure = _FIGURE.fullmatch(value.lower())
    if figure is None:
        return letters_of(value) in letters_of(text)
    amount, unit = _amount(figure), _unit(figure)
    folded = fold(text).lower()
    return any(
        _amount(printed) == amount
        and (not unit or _has_unit(printed, folded[printed.end() :].lstrip(), unit))
        for printed in _PRINTED.finditer(folded)
    )


def _is_sum(value: str) -> bool:
    """Whether a value is a sum of money with its currency: two things seldom cost the same."""
    figure = _FIGURE.fullmatch(value.lower())
    return figure is not None and canonical_unit(_unit(figure)) in _CURRENCIES


def _unit(figure: re.Match[str]) -> str:
    """A currency by its sign, without whose it is (US$); else the words after the figure."""
    return (figure["sign"] or figure["unit"]).strip(" .,").removeprefix("us")


_CURRENCIES = frozenset(("dollar", "yen", "euro", "pound"))


def _amount(figure: re.Match[str]) -> float | str:
    """The value of a figure in digits and words of scale (4億2千万, 4.2 million); as printed, where it is no number."""
    value = japanese_number(figure["number"])
    scale = ENGLISH_SCALES.get(figure["scale"] or figure["short"], 1.0)
    return figure["number"] if value is None else round(value * scale, 6)


def _has_unit(printed: re.Match[str], after: str, unit: str) -> bool:
    """Whether a printed figure, with what stands after it, is of the unit, or has no word beside it at all."""
    if printed["sign"]:
        return canonical_unit(_unit(printed)) == canonical_unit(unit)
    if after.startswith(unit) or not after[:1].isalnum():
        return True
    word = _UNIT_WORD.match(after)
    names = [word[0]] if word else [after[:length] for length in (1, 2, 3)]
    return canonical_unit(unit) in map(canonical_unit, names)
