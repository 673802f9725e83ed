"""How far it holds: all or a part, those of a kind, one group or two together, a prefecture or the country."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from claims.alignment import nearness
from claims.argument import KEPT, noun_phrases
from claims.evidence import Evidence
from claims.fact.fact import Assertion, Fact
from claims.feature import Reason
from claims.level.difference import ALIKE, NEAR, difference, same_act
from claims.term import Profile, Term
from claims.text import Token, fold, is_japanese
from claims.unit import NAMED_ALIKE, measures, word_nearness
from claims.wordlist import read_table


def extent(evidence: Evidence) -> Reason | None:
    """One says it of all, the other of a part or with a limit: 全面停止, 一部停止; all, only; 全会一致, 賛成多数."""
    if not same_act(evidence):
        return None
    left, right = extent_of(evidence.pair.left), extent_of(evidence.pair.right)
    if left is None or right is None or left[0] == right[0]:
        return None
    return difference("extent", left[1], right[1], "not the same extent")


@lru_cache(maxsize=KEPT)
def extent_of(profile: Profile) -> tuple[str, str] | None:
    """ "whole" or "part" with the word that says so; None where a claim says neither, or both."""
    claim = profile.assertion.claim
    text = fold(claim.text).lower()
    tokens = {token.surface.lower() for token in claim.tokens}
    found = {}
    for name, words in _extents().items():
        said = next((word for word, japanese in words if word in (text if japanese else tokens)), None)
        if said is None and name == "whole" and (match := _ALL_OF.search(text)):
            said = match[0]
        if said:
            found[name] = said
    return next(iter(found.items())) if len(found) == 1 else None


# 全商品, 全社員; not 全治2週間, 全長, 全身.
_ALL_OF = re.compile("全(?!治|長|幅|身|盛|集|米|日本|欧|仏|角|力)[一-龯ァ-ヶー]{2,6}")


def restricted(evidence: Evidence) -> Reason | None:
    """One says it of all there are, the other of those of a kind: 全社員, 本社の社員; all, international flights."""
    if not same_act(evidence):
        return None
    for whole, part in ((evidence.pair.left, evidence.pair.right), (evidence.pair.right, evidence.pair.left)):
        if _quantified(part):
            continue
        for head, phrase in _quantified(whole):
            narrower = _narrower(head, part, whole)
            if narrower:
                values = (phrase, narrower) if whole is evidence.pair.left else (narrower, phrase)
                return difference("extent", *values, "all, or those of a kind")
    return None


@lru_cache(maxsize=KEPT)
def _quantified(profile: Profile) -> list[tuple[Term, str]]:
    """The nouns that a claim speaks of all of, with the words for it: 全社員, すべての関税, all flights."""
    found = []
    tokens = profile.assertion.claim.tokens
    for place, token in enumerate(tokens):
        if token.surface.startswith("全") and len(token.surface) > 2 and token.pos[0] == "名詞":
            whole = next((term for term in profile.own_terms if term.start == token.start), None)
            found += [(replace(whole, normal=whole.normal[1:]), token.surface)] if whole else []
        if token.normal not in _ALL and token.surface not in _ALL:
            continue
        after = [
            t for t in tokens[place + 1 : place + 4] if t.surface not in ("の", "the", "of", "its", "their")
        ]
        head = _last_of_run(after)
        term = next(
            (t for t in profile.own_terms if head and t.start <= head.start and head.end <= t.end), None
        )
        if term is not None:
            found.append((term, profile.assertion.claim.sentence.article.text[token.start : term.end]))
    return found


_ALL = frozenset("全 全て すべて 全ての all every".split())


def _last_of_run(tokens: Sequence[Token]) -> Token | None:
    """The head of the noun phrase that some words begin with."""
    head = None
    for token in tokens:
        if token.pos[0] not in ("名詞", "接尾辞", "word"):
            break
        head = token
        if token.pos[0] == "word":
            break
    return head


def _narrower(head: Term, part: Profile, whole: Profile) -> str:
    """The phrase by which a claim speaks of some of what a noun names, by a word that the other claim lacks."""
    tokens = part.assertion.claim.tokens
    for term in part.own_terms:
        if term.kind != "word" or nearness(term, head) < ALIKE:
            continue
        before = [token for token in tokens if token.end <= term.start]
        if not before or not (before[-1].surface == "の" or before[-1].pos[0] in _NOUNS):
            continue
        kind = [t for t in part.own_terms if t.kind in ("word", "name") and t.end <= term.start][-1:]
        gap = term.start - kind[0].end if kind else LONGEST_GAP + 1
        if gap <= LONGEST_GAP and not any(nearness(kind[0], other) >= NEAR for other in whole.own_terms):
            text = part.assertion.claim.sentence.article.text
            return text[kind[0].start : term.end]
    return ""


# An English word at the head of a sentence is taken for a name.
_NOUNS = frozenset(("名詞", "接尾辞", "word", "name"))
# Between a noun and the word that narrows it: の, a space.
LONGEST_GAP = 1


def inclusion(evidence: Evidence) -> Reason | None:
    """One counts something in, the other leaves it out: 関連死を含めて15人, 関連死を除いて15人."""
    left, right = _counted_in(evidence.pair.left), _counted_in(evidence.pair.right)
    for one, included in left.items():
        for other, theirs in right.items():
            if included != theirs and word_nearness(one, other) >= NAMED_ALIKE:
                sides = _as_counted(one, included), _as_counted(other, theirs)
                return difference("scope", *sides, "counted in, or left out")
    return None


def _as_counted(what: str, included: bool) -> str:
    return f"{'with' if included else 'without'} {what}"


@lru_cache(maxsize=KEPT)
def _counted_in(profile: Profile) -> dict[str, bool]:
    """What a claim says that it counts in (True) or leaves out (False)."""
    text = fold(profile.assertion.claim.text).lower()
    found = {match["what"]: match["in"] is not None for match in _COUNTED_IN.finditer(text)}
    return found | {match["it"]: match["with"] is not None for match in _INCLUDING.finditer(text)}


_COUNTED_IN = re.compile(
    r"(?P<what>[一-龯ァ-ヶーa-z]{2,10})(?:も|を|は)?"
    r"(?:(?P<in>含め(?!な|ず)|含む|含み|含んだ|含んで|入れて|加えて|加え)|除|のぞ|含まな|含まず|含めな|含めず)"
)
_INCLUDING = re.compile(
    r"\b(?:(?P<with>including|counting|inclusive of)|excluding|without|not counting|apart from|exclusive of)"
    r" (?:the |its |their )?(?P<it>[a-z-]{3,20}(?: [a-z-]{3,20})?)"
)


def basis(evidence: Evidence) -> Reason | None:
    """One figure on two bases: 単体で1200億円, 連結で1200億円; 前年比, 前月比."""
    if not evidence.left.of_kind("number") or not evidence.right.of_kind("number") or not same_act(evidence):
        return None
    for one, other in zip(_bases_of(evidence.pair.left), _bases_of(evidence.pair.right), strict=True):
        if one is not None and other is not None and one != other:
            return difference("scope", one[0], other[0], "counted on another basis")
    return None


@lru_cache(maxsize=KEPT)
def _bases_of(profile: Profile) -> tuple[list[str] | None, ...]:
    """For each set of bases, the words of the one that a claim names; None where it names none or several."""
    text = fold(profile.assertion.claim.text).lower()
    found = [
        [words for words, stand in members if any(stands(text) for stands in stand)] for members in _bases()
    ]
    return tuple(named[0] if len(named) == 1 else None for named in found)


@lru_cache(maxsize=1)
def _bases() -> tuple[list[tuple[list[str], list[Callable[[str], object]]]], ...]:
    """The sets of bases: for each base its words, and for each word whether it stands in a text."""
    read = read_table("bases.yml", "claims.level").values()
    return tuple([(words, list(map(_finder, words))) for words in members] for members in read)


def _finder(word: str) -> Callable[[str], object]:
    """What tells whether a word stands in a text; one in Latin letters as a whole word."""
    if is_japanese(word):
        return lambda text: word in text
    whole = re.compile(rf"\b{re.escape(word)}\b")
    return lambda text: word in text and whole.search(text)


def grouped(evidence: Evidence) -> Reason | None:
    """Two figures that differ, one of a group, the other of all: 乗客12人, けが人は14人."""
    differ = [
        (found.left.char_start, found.right.char_start)
        for found in evidence.numbers
        if found.relation == "conflict" and found.left and found.right
    ]
    for match in evidence.alignment.matches:
        one, other = match.left.question, match.right.question
        if (
            one
            and other
            and (one.char_start, other.char_start) in differ
            and one.is_of_group != other.is_of_group
        ):
            return difference("scope", one.surface, other.surface, "of a group, or of all")
    return None


def area(evidence: Evidence) -> Reason | None:
    """One question answered for a town and for its prefecture: 瑞沢町で412棟, 県内で412棟."""
    for match in evidence.alignment.matches:
        one, other = match.left.question, match.right.question
        if one and other and one.area and other.area and one.area.rank != other.area.rank:
            return difference("scope", one.area.shown, other.area.shown, "of a town, or of its prefecture")
    return None


def combined(evidence: Evidence) -> Reason | None:
    """A figure of two groups together, and one of one of them: 乗客と乗員あわせて40人, 乗客38人."""
    for found in evidence.numbers:
        if found.left is None or found.right is None:
            continue
        ones = _joined(evidence.left, found.left), _joined(evidence.right, found.right)
        for groups, alone in ((ones[0], found.right), (ones[1], found.left)):
            if groups and not (ones[0] and ones[1]) and alone.counted:
                in_it = [word_nearness(alone.counted, group) >= NAMED_ALIKE for group in groups]
                if any(in_it) and not all(in_it):
                    return difference(
                        "scope", found.left.surface, found.right.surface, "together, or one of them"
                    )
    return None


_TOGETHER = re.compile(
    r"(?P<one>[一-龯ァ-ヶー々]+)(?:と|や|、|及び|および)(?P<other>[一-龯ァ-ヶー々]+)(?:を|の|で)?(?:あわせ|合わせ|併せ|合計|計)"
)


def _joined(assertion: Assertion, figure: Fact) -> tuple[str, str] | None:
    """The two groups that a figure counts together, named right before it."""
    text = assertion.claim.sentence.article.text
    before = fold(text[max(assertion.claim.char_start, figure.char_start - REACH) : figure.char_end])
    found = list(_TOGETHER.finditer(before))
    return (found[-1]["one"], found[-1]["other"]) if found else None


# Characters before a figure in which the groups it counts are looked for.
REACH = 30


def joined(evidence: Evidence) -> Reason | None:
    """One rate or sum for two things, or for one of them: a tariff on cars and auto parts, on auto parts."""
    if not any(
        found.relation == "same" and found.left and measures(found.left.unit) for found in evidence.numbers
    ):
        return None
    for both, one in ((evidence.pair.left, evidence.pair.right), (evidence.pair.right, evidence.pair.left)):
        heads = _heads(one)
        for first, second in _coordinated(both):
            met = any(nearness(second, head) >= ALIKE for head in heads)
            if met and not any(nearness(first, head) >= NEAR for head in heads):
                text = both.assertion.claim.sentence.article.text
                values = text[first.start : second.end], second.surface
                sides = values if both is evidence.pair.left else values[::-1]
                return difference("scope", *sides, "of both, or of one of them")
    return None


@lru_cache(maxsize=KEPT)
def _heads(profile: Profile) -> list[Term]:
    """The nouns of a claim that no other noun follows: the parts of auto parts."""
    words = [term for term in profile.own_terms if term.kind == "word"]
    starts = {term.start for term in words}
    text = profile.assertion.claim.sentence.article.text
    return [
        term
        for term in words
        if term.end not in starts and not (text[term.end : term.end + 1] == " " and term.end + 1 in starts)
    ]


@lru_cache(maxsize=KEPT)
def _coordinated(profile: Profile) -> list[tuple[Term, Term]]:
    """Nouns that and or と joins into one thing that something is said of."""
    text = profile.assertion.claim.sentence.article.text
    heads = _heads(profile)
    return [
        (one, other)
        for one in heads
        for other in heads
        if one.end < other.start <= one.end + LONGEST_JOINT and _JOINT.match(text, one.end, other.start)
    ]


LONGEST_JOINT = 16
"""Characters from one noun to the head of the next: " and auto "."""
_JOINT = re.compile(r"\sand\s(?:[a-z-]+\s)?$|(?:と|や|及び|および)(?:[一-龯ァ-ヶー]{1,4})?$")


def reach(evidence: Evidence) -> Reason | None:
    """Figures over areas of different reach: 県内で12人, 全国で12人."""
    if not evidence.left.of_kind("number") or not evidence.right.of_kind("number"):
        return None
    ones, others = (_areas(side) for side in (evidence.pair.left, evidence.pair.right))
    if len(ones) != 1 or len(others) != 1 or ones.keys() == others.keys():
        return None
    return difference(
        "scope", next(iter(ones.values())), next(iter(others.values())), "areas of different reach"
    )


@lru_cache(maxsize=KEPT)
def _areas(profile: Profile) -> dict[str, str]:
    """The areas that a claim speaks of by such words, as the first words of a phrase."""
    phrases = [f"{phrase} " for phrase, _ in noun_phrases(profile)]
    return {
        name: word
        for name, word, beginning in _reaches()
        if any(phrase.startswith(beginning) for phrase in phrases)
    }


@lru_cache(maxsize=1)
def _reaches() -> tuple[tuple[str, str, str], ...]:
    """Each area, a word for it, and what a phrase begins with that speaks of it."""
    read = read_table("reaches.yml", "claims.level")
    return tuple(
        (name, word, word if is_japanese(word) else f"{word} ")
        for name, words in read.items()
        for word in words
    )


@lru_cache(maxsize=1)
def _extents() -> dict[str, list[tuple[str, bool]]]:
    """The words of each extent, and whether they are Japanese."""
    read = read_table("extents.yml", "claims.level")
    return {name: [(word, is_japanese(word)) for word in words] for name, words in read.items()}
