"""Who it was: one office with two holders, one person under two names, another one who did it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib import resources

import yaml

from claims.alignment import LEAST_NEARNESS, nearness
from claims.argument import Argument, Role, arguments_of
from claims.evidence import Evidence
from claims.fact.fact import Assertion, Fact
from claims.feature import Reason
from claims.level.difference import difference, same_act
from claims.slot import near_name, one_office, same_name, title_of
from claims.term import Profile, Term, normal_form


def person(evidence: Evidence) -> Reason | None:
    """One office with two holders, or one person under two names."""
    ones = _unmatched(evidence.left, evidence.right)
    others = _unmatched(evidence.right, evidence.left)
    for one in ones:
        for other in others:
            office = one_office(one, other)
            if office or near_name(one, other):
                return difference("person", one.surface, other.surface, office or "two names of one person")
    return None


def _unmatched(here: Assertion, there: Assertion) -> list[Fact]:
    """The persons named here and not there; a full name that differs in one part counts as not there."""
    persons = [fact for fact in there.of_kind("name") if fact.entity == "person"]
    return [
        fact
        for fact in here.of_kind("name")
        if fact.entity == "person" and not any(same_name(fact, other) for other in persons)
    ]


def agent(evidence: Evidence) -> Reason | None:
    """The same act, by another body or person, or towards another one."""
    if not same_act(evidence):
        return None
    roles: tuple[Role, ...] = ("agent", "goal")
    for role in roles:
        found = argument_conflict(evidence, role, _is_actor)
        if found:
            return difference(role, found[0].surface, found[1].surface, "another one is named")
    return None


Sort = Callable[[Term], bool]


def _is_actor(term: Term) -> bool:
    return bool(term.fact and term.fact.entity in ("person", "organisation"))


def argument_conflict(evidence: Evidence, role: Role, sort: Sort) -> tuple[Term, Term] | None:
    """A term of each claim in one role, neither of which the other claim knows in any part."""
    ones = _of_role(arguments_of(evidence.pair.left), role, sort)
    others = _of_role(arguments_of(evidence.pair.right), role, sort)
    if not ones or not others:
        return None
    if any(_answered(one, evidence.pair.right.terms) for one in ones):
        return None
    if any(_answered(other, evidence.pair.left.terms) for other in others):
        return None
    return ones[-1], others[-1]


def _of_role(arguments: Iterable[Argument], role: Role, sort: Sort) -> list[Term]:
    return [argument.term for argument in arguments if argument.role == role and sort(argument.term)]


def _answered(term: Term, others: Iterable[Term]) -> bool:
    return any(nearness(term, other) >= LEAST_NEARNESS for other in others if other.kind in ("word", "name"))


def exclusive(evidence: Evidence) -> Reason | None:
    """Another relation, office, sort or colour is named where only one can be: いとこ, 義弟; 男性, 女性."""
    if not same_act(evidence):
        return None
    for words in _exclusive_sets():
        ones, others = (_held(side, words) for side in (evidence.pair.left, evidence.pair.right))
        if len(ones) == 1 and len(others) == 1 and ones.keys() != others.keys():
            one, other = next(iter(ones.values())), next(iter(others.values()))
            return difference("sort", one, other, "only one of them can be")
    return None


def _held(profile: Profile, words: Mapping[str, str]) -> dict[str, str]:
    """The members of a set that a claim's own words hold -> as printed."""
    said = [(token.normal, token.surface) for token in profile.assertion.claim.tokens]
    said += [(title, title) for fact in profile.assertion.of_kind("name") if (title := title_of(fact))]
    return {words[normal]: surface for normal, surface in said if normal in words}


@lru_cache(maxsize=1)
def _exclusive_sets() -> list[dict[str, str]]:
    """For each set, the form terms are compared in -> the member it stands for."""
    read = yaml.safe_load(resources.files("claims.level").joinpath("exclusive.yml").read_text("utf-8"))
    return [{normal_form(word): names[0] for names in members for word in names} for members in read.values()]
