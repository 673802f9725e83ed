"""Articles -> Press: what each house has printed until when, what it says of itself, and who has a fact from it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.article import Article
from claims.coverage import Event
from claims.event import LEAST_KINSHIP, Kinship
from claims.fact.fact import Assertion
from claims.group import Group
from claims.meant import named
from claims.notice import Notice, notices
from claims.origin.copy import precedence
from claims.origin.derivation import Derivation
from claims.taken_back import holds_wrong, meant_in, restated_in


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition that another has replaced, with its claims."""

    article: Article
    """The current edition of the same page."""
    earlier: Article
    assertions: tuple[Assertion, ...]
    """The claims of the earlier one."""


class Press:
    """What is known of all articles, looked up by article."""

    def __init__(
        self,
        assertions: Sequence[Assertion],
        groups: Sequence[Group],
        derivations: Sequence[Derivation],
        happenings: Sequence[Event],
        kin: Mapping[frozenset[Article], Kinship],
        editions: Sequence[Edition],
    ) -> None:
        self.claims: dict[Article, list[Assertion]] = defaultdict(list)
        for assertion in assertions:
            self.claims[assertion.claim.sentence.article].append(assertion)
        self.group_of = {member.claim.key: group.key for group in groups for member in group.members}
        self._telling: dict[str, set[Article]] = {
            group.key: {member.claim.sentence.article for member in group.members} for group in groups
        }
        self.near: dict[Article, set[Article]] = {
            article: set(event.articles) for event in happenings for article in event.articles
        }
        self._printed: dict[str, list[Article]] = defaultdict(list)
        for article in sorted(self.near, key=precedence):
            self._printed[article.outlet.id].append(article)
        self.editions: dict[Article, list[Edition]] = defaultdict(list)
        for edition in editions:
            self.editions[edition.article].append(edition)
        self.notices = {article: notices(article) for article in self.near}
        for kinship in kin.values():
            if kinship.score >= LEAST_KINSHIP:
                self.near[kinship.left].add(kinship.right)
                self.near[kinship.right].add(kinship.left)
        self._takes: dict[Article, list[tuple[Article, Derivation]]] = defaultdict(list)
        self._cites: dict[str, list[tuple[Article, Derivation]]] = defaultdict(list)
        for row in derivations:
            if row.origin is None and row.how == "cites":
                self._cites[row.origin_name or ""].append((row.article, row))
            if row.origin is not None and row.how != "shared_quote":
                self._takes[row.origin].append((row.article, row))
                if row.how == "same-family":
                    self._takes[row.article].append((row.origin, row))

    def withdrawn_by(self, notice: Notice) -> list[Assertion]:
        """What the outlet had printed until then, and the notice calls wrong: in the article that it names by title;
        else in the article where it stands, earlier editions of that, and the outlet's articles on the matter or of
        the day that it names."""
        article = notice.article
        meant, by_title = named(notice, self.printed_until(article))
        if by_title:
            found = [claim for other in meant for claim in meant_in(notice, self.claims_in(other), own=True)]
            holding = [c for other in meant for c in self.claims_in(other) if holds_wrong(notice, c)]
            return found or (holding if len({c.claim.sentence for c in holding}) == 1 else [])
        near = {other for other in self.near[article] if other.outlet == article.outlet and other != article}
        earlier = {other for other in near if precedence(other) < precedence(article)} | set(meant)
        places = [self.claims_in(article), *(self.claims[o] for o in sorted(earlier, key=precedence))]
        return [claim for claims in places for claim in meant_in(notice, claims, own=True)]

    def claims_in(self, article: Article) -> Iterator[Assertion]:
        """What an article says outside its notices, and what earlier editions of it said."""
        spans = [(notice.char_start, notice.char_end) for notice in self.notices[article]]
        for assertion in self.claims[article]:
            if not any(
                start < assertion.claim.char_end and assertion.claim.char_start < end for start, end in spans
            ):
                yield assertion
        for edition in self.editions[article]:
            yield from edition.assertions

    def printed_until(self, article: Article) -> list[Article]:
        """The articles that the outlet of this one had printed until then, and that say anything."""
        printed = self._printed[article.outlet.id]
        return [
            other
            for other in printed
            if (other == article or precedence(other) < precedence(article)) and any(self.claims_in(other))
        ]

    def groups_of(self, members: Iterable[Assertion]) -> set[str]:
        """The groups that the claims are in."""
        return {
            self.group_of[assertion.claim.key]
            for assertion in members
            if assertion.claim.key in self.group_of
        }

    def corrected_in(self, notice: Notice) -> list[Assertion]:
        """What the page of a notice says now of the fact that it said wrong before."""
        return restated_in(notice, self.claims_in(notice.article))

    def is_one_of(self, assertion: Assertion, facts: Iterable[Assertion]) -> bool:
        """Whether a claim is in one group with one of the facts."""
        return bool(self.groups_of([assertion]) & self.groups_of(facts))

    def takers(self, sources: Iterable[Article], facts: Sequence[Assertion]) -> dict[Article, Derivation]:
        """Every article that has something from the sources, at first or at further hand, and what shows it. The
        sources' own family has it from them; what else a taker's family prints is its own.

        A house that is cited by its name alone is cited for the sources by an article near them, and by one that tells
        one of the facts, however near.
        """
        own = frozenset(sources)
        telling = {article for group in self.groups_of(facts) for article in self._telling[group]}
        known = set(own)
        # A page that was corrected bears the day of that: who cites the house from before has the page as it was.
        found = {
            taker: row
            for source in sorted(own, key=precedence)
            for taker, row in self._cites[source.outlet.name]
            if taker not in own and (taker in self.near[source] or taker in telling)
        }
        known |= found.keys()
        waiting = deque(sorted(known, key=precedence))
        while waiting:
            source = waiting.popleft()
            for taker, derivation in self._takes[source]:
                if taker not in known and (derivation.how != "same-family" or source in own):
                    known.add(taker)
                    found[taker] = derivation
                    waiting.append(taker)
        return found
