"""Notices, Editions and Derivations -> Corrections: which claims an outlet took back, and who still prints them.

An outlet takes a claim back in a notice, or by an edition that says otherwise. Whoever has the claim from that outlet
and has not corrected it carries it on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from claims.article import Article
from claims.coverage import Event
from claims.event import Kinship
from claims.fact.fact import Assertion
from claims.group import Group
from claims.meant import retracted
from claims.notice import Notice
from claims.origin.body import letters_of
from claims.origin.derivation import Derivation
from claims.press import Edition, Press
from claims.taken_back import meant_in, translated
from claims.text import is_japanese
from claims.unit import canonical_unit

Basis = Literal["notice", "edition", "retraction"]
"""By a sentence that names what was wrong; by a newer edition; or the whole article, in a notice."""
Standing = Literal["withdrawn", "uncorrected"]

# rapidfuzz ratios: two editions of one sentence, and one sentence in a copy. A changed figure costs a few letters, a
# new sentence nearly all.
SAME_SENTENCE = 70.0
SAME_WORDS = 85.0
LONGEST_COMPARED = 300


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A claim that a correction takes back."""

    assertion: Assertion
    standing: Standing
    """withdrawn: by the outlet that printed it; uncorrected: still printed by one that has it from there."""
    derivation: Derivation | None = None
    """What joins the article that still prints it to the corrected one."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that an outlet took back."""

    article: Article
    """Where it is taken back."""
    char_start: int
    """The notice, or the claim that stands instead, in the article's text; end exclusive."""
    char_end: int
    basis: Basis
    wrong: str | None
    """What was printed; None where the notice does not repeat it."""
    right: str | None
    """What stands instead; None where the notice does not say."""
    withdrawals: tuple[Withdrawal, ...]
    """Sorted by claim key."""


def corrections(
    assertions: Sequence[Assertion],
    groups: Sequence[Group],
    derivations: Sequence[Derivation],
    happenings: Sequence[Event],
    kin: Mapping[frozenset[Article], Kinship],
    editions: Sequence[Edition],
) -> list[Correction]:
    """Every correction among the articles of the happenings, in the order of files and places.

    Args:
        assertions: the claims of the current articles.
        groups: which of them are one fact.
        derivations: who has what from whom.
        happenings: the events; together they hold every current article.
        kin: how near the articles are: a notice that is an article of its own is short, and may be an event alone.
        editions: the editions that a current article has replaced, any order.
    """
    press = Press(assertions, groups, derivations, happenings, kin, editions)
    found = [
        correction
        for event in happenings
        for article in event.articles
        for correction in (*_by_notice(article, press), *_by_edition(article, press))
    ]
    settled = _without_withdrawn(found)
    return sorted(
        settled, key=lambda c: (c.article.file, c.article.key, c.char_start, c.char_end, c.wrong or "")
    )


def _without_withdrawn(found: Sequence[Correction]) -> list[Correction]:
    """The corrections without those claims as uncorrected that their own outlet has taken back, there or later."""
    taken_back = {
        row.assertion.claim.key
        for correction in found
        for row in correction.withdrawals
        if row.standing == "withdrawn"
    }
    return [
        replace(
            correction,
            withdrawals=tuple(
                row
                for row in correction.withdrawals
                if row.standing == "withdrawn" or row.assertion.claim.key not in taken_back
            ),
        )
        for correction in found
    ]


# ---- by notice


def _by_notice(article: Article, press: Press) -> Iterator[Correction]:
    for notice in press.notices[article]:
        rows = _retracted(notice, press) if notice.whole else _corrected(notice, press)
        basis: Basis = "retraction" if notice.whole else "notice"
        yield Correction(
            article, notice.char_start, notice.char_end, basis, notice.wrong, notice.right, _sorted(rows)
        )


def _corrected(notice: Notice, press: Press) -> list[Withdrawal]:
    """The claims that say what a notice calls wrong."""
    withdrawn = press.withdrawn_by(notice)
    facts = [*withdrawn, *press.corrected_in(notice)]
    sources = {notice.article, *(assertion.claim.sentence.article for assertion in withdrawn)}
    rows = [Withdrawal(assertion, "withdrawn") for assertion in withdrawn]
    for taker, derivation in press.takers(sources, facts).items():
        if not any(other.wrong == notice.wrong for other in press.notices.get(taker, ())):
            claims = [
                claim
                for claim in press.claims[taker]
                if _may_be_from(claim, derivation) or _is_had_from(claim, derivation, facts, press)
            ]
            known = {claim.claim.key for claim in claims if press.is_one_of(claim, facts)}
            known |= {claim.claim.key for claim in translated(claims, withdrawn)}
            rows += [Withdrawal(a, "uncorrected", derivation) for a in meant_in(notice, claims, known=known)]
    return rows


def _retracted(notice: Notice, press: Press) -> list[Withdrawal]:
    """All claims of the article that a notice takes back, and what others have from it."""
    meant = retracted(notice, press.printed_until(notice.article))
    if meant is None:
        return []
    withdrawn = list(press.claims_in(meant))
    rows = [Withdrawal(assertion, "withdrawn") for assertion in withdrawn]
    for taker, derivation in press.takers({meant}, withdrawn).items():
        if taker != notice.article and not any(other.whole for other in press.notices.get(taker, ())):
            rows += [
                Withdrawal(assertion, "uncorrected", derivation)
                for assertion in press.claims[taker]
                if _is_taken_over(assertion, derivation)
                or _is_had_from(assertion, derivation, withdrawn, press)
            ]
    return rows


def _may_be_from(assertion: Assertion, derivation: Derivation) -> bool:
    """Whether a claim can come from the origin: any of a copy; of a report that cites it for something what it is cited
    for, and what goes on from there."""
    if derivation.how != "cites":
        return True
    claim = assertion.claim
    beside = (*derivation.following, *derivation.credited)
    return _is_taken_over(assertion, derivation) or any(
        start < claim.char_end and claim.char_start < end for start, end in beside
    )


def _is_had_from(
    assertion: Assertion, derivation: Derivation, facts: Sequence[Assertion], press: Press
) -> bool:
    """Whether a claim that is one of the origin's facts comes from there: any of a copy; of a report that cites it one
    in a paragraph where it does, and whose speaker, if it has one, is the fact's own (消防によると in both)."""
    same = [fact for fact in facts if press.is_one_of(assertion, [fact])]
    if derivation.how != "cites":
        return bool(same)
    return _is_beside_source(assertion, derivation) and any(
        _has_its_speaker(assertion, fact) for fact in same
    )


def _is_beside_source(assertion: Assertion, derivation: Derivation) -> bool:
    """Whether a claim stands in a paragraph that names the source, or has what is credited to it."""
    text, claim = assertion.claim.sentence.article.text, assertion.claim
    places = (*derivation.cited_at, *derivation.following, *derivation.credited)
    return any(
        "\n" not in text[min(start, claim.char_start) : max(start, claim.char_start)] for start, _ in places
    )


def _has_its_speaker(assertion: Assertion, fact: Assertion) -> bool:
    """Whether a claim rests on nobody but who the fact rests on; in another language its name is another."""
    if assertion.speaker is None or fact.speaker is None:
        return assertion.speaker is None
    if is_japanese(assertion.claim.sentence.text) != is_japanese(fact.claim.sentence.text):
        return True
    one, other = letters_of(assertion.speaker), letters_of(fact.speaker)
    return one in other or other in one


def _is_taken_over(assertion: Assertion, derivation: Derivation) -> bool:
    """Whether most of a claim stands in the words that an article has from its origin, or cites it for."""
    claim = assertion.claim
    places = [(span.article_start, span.article_end) for span in derivation.spans]
    return any(
        2 * (min(end, claim.char_end) - max(start, claim.char_start)) >= claim.char_end - claim.char_start
        for start, end in (*places, *derivation.cited_at)
    )


# ---- by edition


def _by_edition(article: Article, press: Press) -> Iterator[Correction]:
    current = press.claims[article]
    noticed = [notice for notice in press.notices[article] if notice.wrong]
    for edition in press.editions[article]:
        for old, new in _said_anew(edition.assertions, current):
            if any(meant_in(notice, [old], own=True) for notice in noticed):
                continue
            rows = [Withdrawal(old, "withdrawn")]
            for taker, derivation in press.takers([article], [new]).items():
                rows += [
                    Withdrawal(assertion, "uncorrected", derivation)
                    for assertion in press.claims[taker]
                    if (_alike(assertion, old) >= SAME_WORDS and _values(assertion) == _values(old))
                    or (
                        _is_had_from(assertion, derivation, [new], press) and _says_still(assertion, old, new)
                    )
                ]
            span = new.claim.char_start, new.claim.char_end
            yield Correction(article, *span, "edition", old.claim.text, new.claim.text, _sorted(rows))


def _said_anew(
    earlier: Sequence[Assertion], current: Sequence[Assertion]
) -> Iterator[tuple[Assertion, Assertion]]:
    """The claims of an earlier edition that stand in the current one with another figure, day, name or denial."""
    kept = {letters_of(assertion.claim.text) for assertion in earlier} & {
        letters_of(assertion.claim.text) for assertion in current
    }
    changed = [assertion for assertion in current if letters_of(assertion.claim.text) not in kept]
    for old in earlier:
        if letters_of(old.claim.text) in kept:
            continue
        new = max(changed, key=lambda assertion: (_alike(assertion, old), assertion.claim.key), default=None)
        if new is not None and _alike(new, old) >= SAME_SENTENCE and _values(new) != _values(old):
            yield old, new


def _alike(left: Assertion, right: Assertion) -> float:
    return fuzz.ratio(
        letters_of(left.claim.text)[:LONGEST_COMPARED], letters_of(right.claim.text)[:LONGEST_COMPARED]
    )


def _says_still(assertion: Assertion, old: Assertion, new: Assertion) -> bool:
    """Whether a claim has a value that the old edition had and the new one has not, and none that came instead."""
    said, before, now = (_values(each) for each in (assertion, old, new))
    instead = now - before
    # What the new edition only leaves out is not wrong.
    wrong = {value for value in before - now if value[0] in {other[0] for other in instead}}
    return bool(said & wrong) and not said & instead


def _values(assertion: Assertion) -> frozenset[tuple[object, ...]]:
    """What a claim says that can be wrong."""
    numbers = (("number", f.low, f.high, canonical_unit(f.unit)) for f in assertion.of_kind("number"))
    dates = (("date", f.date_start, f.date_end, f.time) for f in assertion.of_kind("date"))
    names = (("name", f.value) for f in assertion.of_kind("name"))
    return frozenset((*numbers, *dates, *names, ("polarity", assertion.polarity)))


def _sorted(rows: Sequence[Withdrawal]) -> tuple[Withdrawal, ...]:
    by_claim: Mapping[str, Withdrawal] = {row.assertion.claim.key: row for row in reversed(rows)}
    return tuple(by_claim[key] for key in sorted(by_claim))
