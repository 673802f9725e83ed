"""Profile -> Arguments: who did it, to whom, from where and where, as the case marks of the language say.

Japanese marks the role of a phrase by the particle after it (は, が: the one who does it; を: what it is done to;
に: to whom; で, において: where; から: from where), English by order and preposition. A cleft sentence puts one phrase
in focus (謝罪したのは副社長だった, 場所は市民会館): which role that is, its sort tells. Only what is marked is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claims.clause.english_verb import finite_verb
from claims.term import Profile, Term
from claims.text import Token, fold, is_japanese
from claims.wordlist import word_list

Role = Literal["agent", "object", "goal", "place", "source", "focus"]
_PARTICLES: dict[str, Role] = {
    "は": "agent",
    "が": "agent",
    "も": "agent",
    "を": "object",
    "に": "goal",
    "へ": "goal",
    "で": "place",
    "から": "source",
}
_PLACE_TOPICS = frozenset("場所 現場 会場 開催地 発生場所 火元 出火元 行き先 所在地".split())
_PLACE_PREPOSITIONS = frozenset("at in near inside outside off".split())
# After these a phrase before にて, において, によって is where it was, or who did it.
_COMPOUND: dict[tuple[str, str], Role] = {
    ("に", "於く"): "place",
    ("に", "おく"): "place",
    ("に", "置く"): "place",
    ("に", "よる"): "agent",
    ("に", "因る"): "agent",
}
# Between a preposition and the head of its phrase stand at most so many words.
LONGEST_PHRASE = 6
# Claims whose phrases are kept for their next pairs.
KEPT = 4_096
_IN_A_PHRASE = frozenset({"名詞", "接頭辞", "接尾辞", "形状詞", "代名詞"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A word or name of a claim with the part it plays."""

    role: Role
    term: Term
    """The head of its phrase."""
    text: str
    """The phrase: the head with the nouns and numbers right before it (県立中央病院), as printed, widths folded."""


@lru_cache(maxsize=KEPT)
def arguments_of(profile: Profile) -> tuple[Argument, ...]:
    """The marked arguments of a claim's own words, in order."""
    claim = profile.assertion.claim
    found = _japanese(profile) if is_japanese(claim.text) else _english(profile)
    return tuple(found)


def _japanese(profile: Profile) -> Iterator[Argument]:
    tokens = profile.assertion.claim.tokens
    terms = [term for term in profile.own_terms if term.kind in ("word", "name")]
    for number, term in enumerate(terms):
        after = _after_brackets(tokens, _suffixed_end(tokens, term))
        if after is None:
            role = _role_in_focus(tokens, term)
            if role:
                yield Argument(role, term, _phrase(tokens, term))
            continue
        particle = tokens[after]
        following = terms[number + 1].start if number + 1 < len(terms) else None
        if particle.pos[0] != "助詞" or (following is not None and following < particle.start):
            continue
        role = _role_at(tokens, after, term)
        if role:
            yield Argument(role, term, _phrase(tokens, term))


def _suffixed_end(tokens: Sequence[Token], term: Term) -> int:
    """Where a word ends with the suffixes behind it: 部 of 経理部長."""
    end = term.end
    for token in tokens:
        if token.start == end and token.pos[0] == "接尾辞":
            end = token.end
    return end


def _role_at(tokens: Sequence[Token], place: int, term: Term) -> Role | None:
    """The role that the particle at a place gives the phrase before it."""
    particle = tokens[place].surface
    if place + 1 < len(tokens):
        compound = _COMPOUND.get((particle, tokens[place + 1].normal))
        if compound:
            return compound
    # After other nouns で may be the copula (医師で、) or a means.
    if particle == "で" and not (is_facility(term) or term.kind == "name"):
        return None
    return _PARTICLES.get(particle)


def _after_brackets(tokens: Sequence[Token], end: int) -> int | None:
    """The word after a phrase, what stands in brackets passed over: 市長（57）が. None where the claim ends there."""
    depth = 0
    for place, token in enumerate(tokens):
        if token.start < end:
            continue
        if token.surface in "（(":
            depth += 1
        elif token.surface in "）)":
            depth -= 1
        elif not depth:
            light = token.pos[0] in ("助動詞", "補助記号") or token.pos[:2] == ("助詞", "終助詞")
            return (
                None
                if light and all(t.pos[0] in ("助動詞", "補助記号", "助詞") for t in tokens[place:])
                else place
            )
    return None


def _role_in_focus(tokens: Sequence[Token], term: Term) -> Role | None:
    """場所は市民会館, 火が出たのは第2製造棟, 謝罪したのは副社長: the claim's last noun is what is told."""
    before = [token for token in tokens if token.end <= term.start]
    topic = next((place for place in reversed(range(len(before))) if before[place].surface == "は"), None)
    if not topic:
        return None
    if before[topic - 1].normal in _PLACE_TOPICS:
        return "place"
    return "focus" if before[topic - 1].surface == "の" else None


def _phrase(tokens: Sequence[Token], term: Term) -> str:
    """A head with its suffixes and the nouns right before it; a word that a name lies in (米側), whole."""
    end = _suffixed_end(tokens, term)
    places = [place for place, token in enumerate(tokens) if term.start < token.end and token.start < end]
    if not places:
        return fold(term.surface)
    first = places[0]
    while first and tokens[first - 1].pos[0] in _IN_A_PHRASE:
        first -= 1
    return fold("".join(token.surface for token in tokens[first : places[-1] + 1]))


@lru_cache(maxsize=KEPT)
def noun_phrases(profile: Profile) -> tuple[tuple[str, str], ...]:
    """The runs of nouns and numbers of a claim's own words, each with the word after it (empty at the end).

    As printed, widths folded, Latin letters small.
    """
    return tuple(_noun_phrases(profile))


def _noun_phrases(profile: Profile) -> Iterator[tuple[str, str]]:
    tokens = profile.assertion.claim.tokens
    run: list[Token] = []
    for token in (*tokens, None):
        if (
            token is not None
            and _in_a_run(token)
            and not (run and run[-1].end < token.start and not _latin(token))
        ):
            run.append(token)
            continue
        if run:
            gap = " " if _latin(run[-1]) else ""
            yield fold(gap.join(part.surface for part in run)).lower(), token.surface if token else ""
        run = [] if token is None or not _in_a_run(token) else [token]


def _in_a_run(token: Token) -> bool:
    return token.pos[0] in _IN_A_PHRASE or (token.pos[0] in ("word", "name") and token.surface[:1].isalnum())


def _latin(token: Token) -> bool:
    return not is_japanese(token.surface)


def _english(profile: Profile) -> Iterator[Argument]:
    tokens = profile.assertion.claim.tokens
    verb = finite_verb(tokens, 0)
    start_of_verb = tokens[verb].start if verb is not None else -1
    terms = [term for term in profile.own_terms if term.kind in ("word", "name")]
    subject = [term for term in terms if term.end <= start_of_verb]
    if subject:
        yield _argument("agent", subject)
    for place, token in enumerate(tokens):
        role = _role_of(token.surface.lower())
        if role is None:
            continue
        phrase = _after_preposition(tokens, terms, place)
        if phrase:
            yield _argument(role, phrase)


def _argument(role: Role, phrase: Sequence[Term]) -> Argument:
    return Argument(role, phrase[-1], " ".join(fold(term.surface).lower() for term in phrase))


def _role_of(word: str) -> Role | None:
    if word in _PLACE_PREPOSITIONS:
        return "place"
    return {"by": "agent", "to": "goal", "from": "source"}.get(word)  # type: ignore[return-value]


def _after_preposition(tokens: Sequence[Token], terms: Sequence[Term], preposition: int) -> list[Term]:
    """The nouns that follow a preposition without a break; the last is the head."""
    phrase: list[Term] = []
    for token in tokens[preposition + 1 : preposition + 1 + LONGEST_PHRASE]:
        term = next((term for term in terms if term.start <= token.start < term.end), None)
        if term is not None and not term.is_predicate:
            if not phrase or phrase[-1] is not term:
                phrase.append(term)
        elif token.surface.lower() not in ("the", "a", "an", "its", "his", "her", "their", "-", "no", "no."):
            break
    return phrase


def is_facility(term: Term) -> bool:
    """Whether a word or name ends as that of a building, room or site does; a town's name does not."""
    surface = fold(term.surface).lower()
    if not is_japanese(surface):
        return surface in word_list("facilities.txt")
    return surface.endswith(_japanese_facilities())


@lru_cache(maxsize=1)
def _japanese_facilities() -> tuple[str, ...]:
    return tuple(ending for ending in word_list("facilities.txt") if is_japanese(ending))
