"""Claims of an article -> whom it is about: what the lead names, and whether two articles are about others.

Two elections, two fires of one night, two companies' results are told in the same words, of other towns and other
people. News says in its first sentences whom it is about.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from claims.fact.cue import words_of
from claims.fact.fact import Assertion, Fact
from claims.fact.gazetteer import institution_names
from claims.fact.name import aliases
from claims.fact.wordlist import rows
from claims.instalment import Instalments, are_two_instalments, instalments

LEADING_SENTENCES = 3
"""Sentences at the top of an article, a headline or two among them."""
SHORTEST_INSIDE = {False: 3, True: 6}
"""Letters of a name, in Japanese and in Latin letters, that is looked for inside another."""
SHORTEST_PART = 3
"""Letters of a part of a name in Latin letters that is looked for in other names."""


ACCUSED = ("容疑者", "被告", "受刑者", "死刑囚")
"""What stands after the name of whom a report of a crime is about, whoever judges it."""


@dataclass(frozen=True, slots=True)
class Named:
    """What an article names, by all names and their parts."""

    lead: frozenset[str]
    """In its first sentences."""
    all: frozenset[str]
    language: str
    accused: frozenset[str] = frozenset()
    """Suspects and defendants in its first sentences."""
    instalments: Instalments = field(default_factory=dict)
    """Which of a series its first sentences tell of."""

    def tells_of_others(self, other: Named) -> bool:
        """Whether each lead names somebody, or somebody who is accused, and nobody such whom the other article names at
        all. Names of two languages may not meet."""
        if self.language != other.language:
            return False
        return any(
            one and two and _is_told_of_nobody(one, other.all) and _is_told_of_nobody(two, self.all)
            for one, two in ((self.lead, other.lead), (self.accused, other.accused))
        )

    def tells_of_another_instalment(self, other: Named) -> bool:
        """Whether the leads tell of two matches, two quarters, two typhoons. Two languages may count otherwise."""
        return self.language == other.language and are_two_instalments(self.instalments, other.instalments)


def _is_told_of_nobody(names: frozenset[str], told: frozenset[str]) -> bool:
    """Whether none of some names is told, whole or inside a longer one, nor holds one: 学校法人桐陽学園, 桐陽学園."""
    if not names.isdisjoint(told):
        return False
    long = [name for name in told if len(name) >= SHORTEST_INSIDE[name.isascii()]]
    return not any(
        name in other or other in name
        for name in names
        if len(name) >= SHORTEST_INSIDE[name.isascii()]
        for other in long
    )


def named_by(claims: Iterable[Assertion]) -> Named:
    """What the claims of one article, in any order, name; who speaks is named too."""
    every = list(claims)
    positions = sorted({assertion.claim.sentence.position for assertion in every})[:LEADING_SENTENCES]
    lead = [assertion for assertion in every if assertion.claim.sentence.position in positions]
    language = every[0].claim.sentence.article.language if every else "ja"
    return Named(
        _names(lead),
        _names(every),
        language,
        _names(lead, accused=True),
        instalments("\n".join(dict.fromkeys(assertion.claim.sentence.text for assertion in lead))),
    )


def names_a_medium(name: str) -> bool:
    """Whether a name is a paper's, an agency's, a broadcaster's: who reported, not what happened."""
    return name.endswith(tuple(words_of("media"))) or name.lower().split()[-1] in words_of("english_media")


def _is_an_authority(fact: Fact) -> bool:
    """The weather agency tells of every quake, the police of every fire: who speaks of many things is what none is
    about."""
    known = institution_names()
    return any(name in known for name in (fact.value, fact.value.lower(), fact.surface))


def _names(claims: Iterable[Assertion], accused: bool = False) -> frozenset[str]:
    facts = [fact for assertion in claims for fact in assertion.of_kind("name")]
    if accused:
        facts = [fact for fact in facts if fact.surface.endswith(ACCUSED)]
    named = [fact for fact in facts if not (names_a_medium(fact.value) or _is_an_authority(fact))]
    found: set[str] = set()
    for fact in named:
        parts = (fact.reading or fact.value).lower().split()
        # Of 槙原署 not the word for a police station.
        own = parts[:1] if fact.entity == "organisation" else parts
        found |= {*aliases(fact), *(part for part in own if len(part) >= SHORTEST_PART)}
    # 市議会 stands in for the assembly of any town, and 市 ends the name of any.
    return frozenset(found - institution_names().keys() - _of_many_places())


@cache
def _of_many_places() -> frozenset[str]:
    """How the words are read that end names of places, and what they are in English."""
    return frozenset(word for row in rows("place_endings.yml") for word in (*row.get("read", ()), *row["en"]))
