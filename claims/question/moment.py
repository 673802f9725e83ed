"""When, where and at what time it happened, and how old somebody is, as questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from claims.clause.english_verb import is_finite, past_forms
from claims.clause.grammar import compound_particles, form
from claims.fact.fact import Assertion, Fact
from claims.fact.name import aliases
from claims.figures import figures_of
from claims.gloss import english_stem, gloss_stems
from claims.occasion import tells
from claims.question.record import WHEN, WHERE, Question, tells_of_another
from claims.question.wording import AGE, listed, occurrence_pattern
from claims.text import Token, fold, is_japanese
from claims.unit import canonical_unit
from claims.wordlist import word_list


def acts_at_a_time(assertion: Assertion) -> Iterator[Question]:
    """At what time something was done: 午後10時すぎに妥結した, 妥結したのは午後11時ごろ."""
    tokens = assertion.claim.tokens
    if assertion.claim.sentence.role == "timeline":
        return
    for fact in assertion.of_kind("date"):
        if not fact.time:
            continue
        act = _act_beside(fact, tokens)
        if act is not None and (act.normal in _OF_ANY_ACT or act.lemma in _OF_ANY_ACT):
            act = _object_of(act, tokens)
        if act is not None:
            keys = frozenset(f"m:at:{name}" for name in _names_of(act))
            yield Question(f"{fact.surface} {act.surface}", fact.char_start, fact.char_end, keys, is_act=True)


_OF_ANY_ACT = frozenset("出す 出る 行う 実施 issue give".split())
"""Verbs that tell of an act by its noun: 避難指示を出した, issued an order."""


def _object_of(act: Token, tokens: Sequence[Token]) -> Token | None:
    """The noun of an act whose verb says no more than that it was done."""
    place = next(at for at, token in enumerate(tokens) if token is act)
    if is_japanese(act.surface):
        # 避難指示は10日午前2時50分に出た: the time may stand between.
        marked = (
            at
            for at in range(place - 1, max(0, place - FARTHEST_OBJECT), -1)
            if tokens[at].surface in _OBJECT_MARKS
        )
        noun = next((tokens[at - 1] for at in marked), None)
        return noun if noun is not None and noun.pos[0] in ("名詞", "接尾辞") else None
    phrase = []
    for token in tokens[place + 1 : place + LONGEST_OBJECT]:
        if token.pos == ("word",):
            phrase.append(token)
        elif phrase or token.surface.lower() not in ("a", "an", "the", "its", "their", "his", "her"):
            break
    return phrase[-1] if phrase else None


_OBJECT_MARKS = ("を", "が", "は", "も")
FARTHEST_OBJECT = 14
"""Words from a Japanese verb back to its object's particle."""
LONGEST_OBJECT = 6
"""Words from an English verb to the end of its object."""


def _act_beside(fact: Fact, tokens: Sequence[Token]) -> Token | None:
    """The act that a time is the time of: in Japanese the next behind it, else, and in English, the last before it."""
    acts = [token for place, token in enumerate(tokens) if _is_act(tokens, place)]
    before = [act for act in acts if act.end <= fact.char_start][-1:]
    after = [act for act in acts if act.start >= fact.char_end][:1]
    japanese = any(is_japanese(token.surface) for token in tokens)
    return next(iter([*after, *before] if japanese else before), None)


def _is_act(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word is a verb or a noun of action that says something of its own."""
    token = tokens[place]
    if tells(token.normal) or token.normal in word_list("light_verbs.txt"):
        return False
    if token.pos == ("word",):
        return is_finite(tokens, place) or token.surface.lower() in past_forms()
    if "固有名詞" in token.pos or _is_particle(tokens, place):
        return False
    # 指示を出した, 堤防が切れた: what mostly goes with other verbs is one of its own after a noun and its particle.
    own = "非自立可能" not in token.pos or (
        place > 0 and tokens[place - 1].surface in ("を", "が", "に", "は")
    )
    verb = token.pos[0] == "動詞" and own
    acts = token.pos[0] == "名詞" and "サ変可能" in token.pos
    return verb or (
        acts and place + 1 < len(tokens) and tokens[place + 1].normal in ("為る", "の", "は", "だ", "。")
    )


def _is_particle(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb works as one particle with the word before it: によると, をはじめ; not 会議を始めた."""
    compound = place > 0 and (tokens[place - 1].surface, tokens[place].normal) in compound_particles()
    inflected = place + 1 < len(tokens) and tokens[place + 1].pos[0] == "助動詞"
    return compound and not (tokens[place].normal == "始める" and inflected)


def _names_of(act: Token) -> set[str]:
    """What an act may be called, in both languages."""
    if not is_japanese(act.surface):
        return {f"g:{english_stem(act.lemma)}"}
    # 指示が出た and 指示を出した are one act: the verbs of such a pair share their kanji.
    pair = {f"v:{stem[0]}"} if act.pos[0] == "動詞" and (stem := _KANJI.match(act.normal)) else set()
    return {act.normal, *pair, *(f"g:{stem}" for stem in gloss_stems(act.normal) | gloss_stems(act.lemma))}


def moments(assertion: Assertion) -> Iterator[Question]:
    """When it happened: a clock time with a word for what happened, and no verb between the two."""
    claim = assertion.claim
    timed = [fact for fact in assertion.of_kind("date") if fact.time]
    if not timed or claim.sentence.role == "timeline":
        return
    words = [
        (claim.char_start + match.start(), claim.char_start + match.end())
        for match in occurrence_pattern().finditer(fold(claim.text).lower())
    ]
    for fact in timed:
        near = next((word for word in words if _one_clause(fact, word, assertion)), None)
        if near:
            surface = f"{fact.surface} {claim.sentence.article.text[near[0] : near[1]]}"
            elsewhere = tells_of_another(claim.sentence.text)
            yield Question(surface, fact.char_start, fact.char_end, frozenset({WHEN}), elsewhere=elsewhere)


def sites(assertion: Assertion) -> Iterator[Question]:
    """Where it happened: a place and then a word for what happened, with no verb between; or a line so labelled."""
    claim = assertion.claim
    if not is_japanese(claim.text):
        return
    text = fold(claim.text)
    labelled = _labelled().match(text)
    elsewhere = tells_of_another(claim.sentence.text)
    if labelled:
        start, end = claim.char_start + labelled.start("label"), claim.char_start + labelled.end("label")
        yield Question(labelled["label"], start, end, frozenset({WHERE}), elsewhere=elsewhere)
        return
    words = [
        (claim.char_start + match.start(), claim.char_start + match.end())
        for match in occurrence_pattern().finditer(text)
    ]
    for before, particle in pairwise(claim.tokens if words else ()):
        named = before.surface.endswith(_facilities()) or before.normal.endswith(_facilities())
        if particle.surface != "で" or not named:
            continue
        if any(particle.end <= word[0] and _unbroken(particle.end, word[0], assertion) for word in words):
            yield Question(before.surface, before.start, before.end, frozenset({WHERE}), elsewhere=elsewhere)
            return


def _one_clause(fact: Fact, word: tuple[int, int], assertion: Assertion) -> bool:
    """Whether no verb stands between a time and the word for what happened, but one that describes a noun."""
    first, last = sorted((fact.char_start, fact.char_end, *word))[1:3]
    return _unbroken(first, last, assertion)


def _unbroken(first: int, last: int, assertion: Assertion) -> bool:
    between = [token for token in assertion.claim.tokens if first <= token.start and token.end <= last]
    verbs = (token for token in between if token.pos[0] == "動詞" and not form(token).startswith("連体形"))
    return not any(verbs) and not any(token.surface in ";；。" for token in between)


def ages(assertion: Assertion) -> Iterator[Question]:
    """How old a person is: 高浜義朗船長（63）."""
    if not any(canonical_unit(fact.unit) == AGE for fact in assertion.of_kind("number")):
        return
    figures = figures_of(assertion)
    for fact in figures.all:
        person = figures.holders.get(fact.char_start)
        if person:
            keys = frozenset(f"m:age:{alias}" for alias in aliases(person))
            surface = f"{person.surface} {fact.surface}"
            yield Question(surface, fact.char_start, fact.char_end, keys)


_KANJI = re.compile("[一-鿿々]+")


@cache
def _facilities() -> tuple[str, ...]:
    return tuple(sorted(word for word in word_list("facilities.txt") if is_japanese(word)))


@cache
def _labelled() -> re.Pattern[str]:
    labels = "|".join(sorted(listed("place_labels"), key=lambda word: (-len(word), word)))
    return re.compile(rf"\s*(?:[0-9]+[.．)）]|[・■●◆○(（]\S{{0,2}}[)）]?)?\s*(?P<label>{labels})[\s:：は]")
