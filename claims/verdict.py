"""Link -> Verdict: agrees or diverges, with the kinds of divergence, from an ordered list of named levels.

Each level is a small function that looks at one checkable part and returns the reason why the two claims differ in
it, or None. A link diverges when any level finds a difference; the first that does is named as the decider. What
two claims may differ in without saying different things (precision, wording, a detail that only one gives) is no
level: "in July" and "on 28 July" agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from claims.evidence import Evidence
from claims.feature import Reason
from claims.level.actor import agent, doer, exclusive, person, reversed_roles
from claims.level.certainty import certainty
from claims.level.date import clock, dated_act, day, part_of_day
from claims.level.identified import behest, identified
from claims.level.number import counted, number, result
from claims.level.place import locality, numbered_site, region, side, site
from claims.level.polarity import contrast, denied, nobody, polarity
from claims.level.scope import area, basis, combined, extent, grouped, inclusion, joined, reach, restricted
from claims.link import Link
from claims.uncollected import uncollected

Outcome = Literal["agrees", "diverges"]
DivergenceKind = Literal["date", "number", "actor", "place", "polarity", "certainty", "scope"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a link says."""

    link: Link
    outcome: Outcome
    kinds: tuple[DivergenceKind, ...]
    """Empty when the two agree; else sorted."""
    reasons: tuple[Reason, ...]
    """The link's reasons, and those of the levels that fired."""
    decided_by: str
    """The name of the level that decided, or "person"."""


@dataclass(frozen=True, slots=True)
class Level:
    """One question asked of a link."""

    name: str
    kind: DivergenceKind
    label: str
    """What a difference here means, as a person would say it."""
    difference: Callable[[Evidence], Reason | None]


NOTHING_DIFFERS = "nothing differs"


@uncollected()
def verdicts(links: Iterable[Link]) -> list[Verdict]:
    """Every link judged, in the links' order."""
    return [judge(link) for link in links]


def judge(link: Link) -> Verdict:
    """What a link says.

    Raises:
        ValueError: the link was read back from a database and has no evidence to judge by.
    """
    if link.evidence is None:
        raise ValueError("a link read back from a database is judged already")
    fired = [(level, reason) for level in LEVELS if (reason := level.difference(link.evidence))]
    if not fired:
        return Verdict(link, "agrees", (), link.reasons, NOTHING_DIFFERS)
    kinds = tuple(sorted({level.kind for level, _ in fired}))
    reasons = (*link.reasons, *(reason for _, reason in fired))
    return Verdict(link, "diverges", kinds, reasons, fired[0][0].name)


LEVELS: tuple[Level, ...] = (
    Level("denied", "polarity", "one reports it, the other denies it", denied),
    Level("polarity", "polarity", "one says it is so, the other that it is not", polarity),
    Level("nobody", "polarity", "one says that there was nobody, the other that there was somebody", nobody),
    Level(
        "contrast", "polarity", "one says that it was not this but that, the other that it was this", contrast
    ),
    Level("number", "number", "a figure of one thing has two values", number),
    Level("result", "number", "a match or a vote has two results", result),
    Level("counted", "scope", "the figures count different things", counted),
    Level("extent", "scope", "one says it of all, the other of a part", extent),
    Level("restricted", "scope", "one says it of all, the other of those of a kind", restricted),
    Level("inclusion", "scope", "one counts something in, the other leaves it out", inclusion),
    Level("basis", "scope", "the figures are counted on two bases", basis),
    Level("combined", "scope", "one counts two groups together, the other one of them", combined),
    Level("grouped", "scope", "one counts a group, the other all", grouped),
    Level("joined", "scope", "one says it of two things, the other of one of them", joined),
    Level("area", "scope", "one counts in a town, the other in its prefecture", area),
    Level("reach", "scope", "they count over areas of different reach", reach),
    Level("day", "date", "the days cannot be one", day),
    Level("dated act", "date", "one of the acts is on another day", dated_act),
    Level("clock", "date", "the times of day are too far apart", clock),
    Level("part of day", "date", "the parts of the day have no hour in common", part_of_day),
    Level("person", "actor", "different people are named", person),
    Level("agent", "actor", "another one did it, or it was done to another", agent),
    Level("reversed", "actor", "the one did it to the other, or the other to the one", reversed_roles),
    Level("behest", "actor", "at the behest, or by the judgement, of another", behest),
    Level("identified", "actor", "another one is said to be the one who did it", identified),
    Level("doer", "actor", "another sort of body or person did it", doer),
    Level("sort", "actor", "another relation, office or sort is named", exclusive),
    Level("side", "place", "on opposite sides", side),
    Level("locality", "place", "in different places", locality),
    Level("region", "place", "one says all over the country, the other in a region", region),
    Level("site", "place", "at different sites", site),
    Level("numbered site", "place", "at another of several numbered sites", numbered_site),
    Level("certainty", "certainty", "it is not equally certain", certainty),
)
