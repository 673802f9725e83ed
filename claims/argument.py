"""Profile -> Arguments: who did it, to whom, from where and where, as the case marks of the language say.

Japanese marks the role of a phrase by the particle after it (は, が: the one who does it; に: to whom; で, において:
where; から: from where), English by order and preposition. Only what is marked is read; the rest stays unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from claims.clause.english import finite_verb
from claims.term import Profile, Term
from claims.text import Token, fold, is_japanese
from claims.wordlist import word_list

Role = Literal["agent", "goal", "place", "source"]
_PARTICLES: dict[str, Role] = {
    "は": "agent",
    "が": "agent",
    "も": "agent",
    "に": "goal",
    "で": "place",
    "から": "source",
}
_PLACE_TOPICS = frozenset("場所 現場 会場 開催地 発生場所 火元 出火元 行き先 所在地".split())
_PLACE_PREPOSITIONS = frozenset("at in near inside outside off".split())
# Between a preposition and the head of its phrase stand at most so many words.
LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Argument:
    """A word or name of a claim with the part it plays."""

    role: Role
    term: Term


def arguments_of(profile: Profile) -> tuple[Argument, ...]:
    """The marked arguments of a claim's own words, in order."""
    claim = profile.assertion.claim
    found = _japanese(profile) if is_japanese(claim.text) else _english(profile)
    return tuple(found)


def _japanese(profile: Profile) -> Iterator[Argument]:
    tokens = profile.assertion.claim.tokens
    terms = [term for term in profile.own_terms if term.kind in ("word", "name")]
    for number, term in enumerate(terms):
        after = _after_brackets(tokens, term.end)
        following = terms[number + 1].start if number + 1 < len(terms) else None
        if after is None:
            if _names_the_place(tokens, term):
                yield Argument("place", term)
            continue
        particle = tokens[after]
        if particle.pos[0] != "助詞" or (following is not None and following < particle.start):
            continue
        if (
            particle.surface == "に"
            and after + 1 < len(tokens)
            and tokens[after + 1].normal in ("於く", "おく", "置く")
        ):
            yield Argument("place", term)
        elif particle.surface in _PARTICLES and (
            # After other nouns で may be the copula (医師で、) or a means.
            particle.surface != "で" or is_facility(term) or term.kind == "name"
        ):
            yield Argument(_PARTICLES[particle.surface], term)


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


def _names_the_place(tokens: Sequence[Token], term: Term) -> bool:
    """場所は市民会館, 火が出たのは第2製造棟: the claim's last noun tells where."""
    before = [token for token in tokens if token.end <= term.start]
    topic = next((place for place in reversed(range(len(before))) if before[place].surface == "は"), None)
    if not topic:
        return False
    return before[topic - 1].normal in _PLACE_TOPICS or (
        before[topic - 1].surface == "の" and is_facility(term)
    )


def _english(profile: Profile) -> Iterator[Argument]:
    tokens = profile.assertion.claim.tokens
    verb = finite_verb(tokens, 0)
    start_of_verb = tokens[verb].start if verb is not None else -1
    terms = [term for term in profile.own_terms if term.kind in ("word", "name")]
    subject = [term for term in terms if term.end <= start_of_verb]
    if subject:
        yield Argument("agent", subject[-1])
    for place, token in enumerate(tokens):
        role = _role_of(token.surface.lower())
        if role is None:
            continue
        head = _head(tokens, terms, place)
        if head is not None:
            yield Argument(role, head)


def _role_of(word: str) -> Role | None:
    if word in _PLACE_PREPOSITIONS:
        return "place"
    return {"by": "agent", "to": "goal", "from": "source"}.get(word)  # type: ignore[return-value]


def _head(tokens: Sequence[Token], terms: Sequence[Term], preposition: int) -> Term | None:
    """The last of the nouns that follow a preposition without a break."""
    head: Term | None = None
    for token in tokens[preposition + 1 : preposition + 1 + LONGEST_PHRASE]:
        term = next((term for term in terms if term.start <= token.start < term.end), None)
        if term is not None and not term.is_predicate:
            head = term
        elif token.surface.lower() not in ("the", "a", "an", "its", "his", "her", "their", "-", "no", "no."):
            break
    return head


def is_facility(term: Term) -> bool:
    """Whether a word or name ends as that of a building, room or site does; a town's name does not."""
    surface = fold(term.surface).lower()
    endings = word_list("facilities.txt")
    if not is_japanese(surface):
        return surface in endings
    return surface.endswith(tuple(ending for ending in endings if is_japanese(ending)))
