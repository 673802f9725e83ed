"""Articles × Articles -> Context: what two articles have in common, before any two of their claims are compared.

Two claims in the same words are about one fact only when their articles report one happening. The context is local
to the two articles, so what was found for unchanged articles stays true whatever else is added.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claims.fact.cue import words_of
from claims.fact.gazetteer import names_a_state
from claims.slot import canonical_unit
from claims.term import Profile

# A noun must be at least this rare to tell one happening from another (船首 bow, not 発表 announcement).
LEAST_RARITY = 0.5
# A figure of at least three digits names one thing (1,982 tons), two are everywhere.
LEAST_SPECIFICITY = 0.6
# What two articles share counts by sort: a full name says most; a state is in every other article of the day.
NAME_WEIGHT, DAY_WEIGHT, FIGURE_WEIGHT, NOUN_WEIGHT, GLOSS_WEIGHT, STATE_WEIGHT = (
    1.0,
    0.7,
    0.7,
    0.4,
    0.3,
    0.15,
)
# Shared weight at which the affinity is one half: three names and a day, or a name and seven rare nouns.
HALF_WAY = 4.0
EVIDENCE_SHOWN = 8
# Below this two articles have too little in common to report one happening.
LEAST_AFFINITY = 0.25
# A name or word that more articles than this hold brings no two of them together.
MOST_ARTICLES_A_MARK = 500


@dataclass(frozen=True, slots=True)
class Context:
    """What two articles have in common."""

    affinity: float
    """0 (nothing in common) to 1 (plainly the same happening)."""
    shared: tuple[str, ...]
    """What they share, strongest first, in readable form."""
    telling: Mapping[str, float] = field(repr=False)
    """For each term's normal form that several claims of an article hold: how much it tells one claim from the
    others, from 1 (one claim) to 0 (every claim: the event's own subject)."""


SAME_ARTICLE = Context(1.0, (), {})
"""For two voices of one article, and for bare sentences that a person puts side by side."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What marks an article's happening out."""

    names: Mapping[str, tuple[frozenset[str], float]]
    """Canonical name -> all its keys, and its weight."""
    words: Mapping[str, float]
    """"w:" rare nouns, "d:" whole days, "#:" figures of many digits."""
    glosses: Mapping[str, float]
    """"g:" English stems of the nouns."""
    language: str

    @property
    def keys(self) -> Iterator[str]:
        """Everything that two articles can meet in."""
        yield from (key for keys, _ in self.names.values() for key in keys)
        yield from self.words
        yield from self.glosses


class Contexts:
    """The contexts among a set of claims, each worked out when first asked for."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._claims: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            self._claims[profile.article].append(profile)
        self._marks = {article: marks_of(claims) for article, claims in self._claims.items()}
        self._known: dict[tuple[str, str], Context] = {}

    def claims_of(self, article: str) -> Sequence[Profile]:
        """The claims of one article."""
        return self._claims[article]

    def between(self, one: str, other: str) -> Context:
        """The context of two articles, by their keys in any order."""
        if one == other:
            return SAME_ARTICLE
        one, other = sorted((one, other))
        if (one, other) not in self._known:
            shared = shared_marks(self._marks[one], self._marks[other])
            weight = sum(shared.values())
            shown = sorted(shared, key=lambda mark: (-shared[mark], mark))[:EVIDENCE_SHOWN]
            self._known[one, other] = Context(
                weight / (weight + HALF_WAY), tuple(shown), self._telling(one, other)
            )
        return self._known[one, other]

    def related(self, fresh: Collection[str] | None = None) -> Iterator[tuple[str, str]]:
        """The pairs of articles that have enough in common to report one happening, each once, and each article
        with itself for the documents it quotes.

        Articles meet in the marks they share; a mark of very many articles brings none together.
        """
        holders: dict[str, set[str]] = defaultdict(set)
        for article, marks in self._marks.items():
            for key in marks.keys:
                holders[key].add(article)
        for article in sorted(self._claims):
            met = {
                other
                for key in self._marks[article].keys
                if len(holders[key]) <= MOST_ARTICLES_A_MARK
                for other in holders[key]
                if other >= article and (fresh is None or article in fresh or other in fresh)
            }
            for other in sorted(met):
                if self.between(article, other).affinity >= LEAST_AFFINITY:
                    yield article, other

    def _telling(self, one: str, other: str) -> dict[str, float]:
        """For each term, its inverse claim frequency in the article where it is commoner, 1 for a single claim."""
        telling: dict[str, float] = {}
        for claims in (self._claims[one], self._claims[other]):
            counts = Counter(
                normal for profile in claims for normal in {term.normal for term in profile.terms}
            )
            for normal, count in counts.items():
                if count > 1:
                    found = math.log(len(claims) / count) / math.log(len(claims))
                    telling[normal] = min(telling.get(normal, 1.0), found)
        return telling


def shared_marks(left: Marks, right: Marks) -> dict[str, float]:
    """What two articles have in common, each thing once, with its weight."""
    keys = frozenset(key for keys, _ in right.names.values() for key in keys)
    shared = {name: weight for name, (own, weight) in left.names.items() if own & keys}
    shared |= {word.split(":", 1)[1]: weight for word, weight in left.words.items() if word in right.words}
    if left.language != right.language:
        # Two words of one language may share a gloss and mean two things; across languages it is all there is.
        shared |= {word: weight for word, weight in left.glosses.items() if word in right.glosses}
    return shared


def names_a_medium(name: str) -> bool:
    """Whether a name is a paper's, an agency's, a broadcaster's: who reported, not what happened."""
    return name.endswith(tuple(words_of("media"))) or name.lower().split()[-1] in words_of("english_media")


def marks_of(claims: Sequence[Profile]) -> Marks:
    """The marks of one article, from its claims."""
    names: dict[str, tuple[frozenset[str], float]] = {}
    words: dict[str, float] = {}
    glosses: dict[str, float] = {}
    own = claims[0].assertion.claim.sentence.article.outlet.name if claims else ""
    for term in (term for profile in claims for term in profile.terms):
        if term.kind == "name":
            if term.normal in own or names_a_medium(term.normal):
                continue
            keys = frozenset(key for key in term.keys if key.startswith("n:"))
            names[term.normal] = (keys, STATE_WEIGHT if names_a_state(term.normal) else NAME_WEIGHT)
        elif term.kind == "date" and term.fact and term.fact.date_start == term.fact.date_end:
            words[f"d:{term.fact.date_start}"] = DAY_WEIGHT
        elif term.kind == "number" and term.weight >= LEAST_SPECIFICITY and term.fact:
            words[f"#:{term.fact.low:g} {canonical_unit(term.fact.unit)}"] = FIGURE_WEIGHT
        elif term.kind == "word" and term.weight >= LEAST_RARITY and not term.is_predicate:
            words[f"w:{term.normal}"] = NOUN_WEIGHT * term.weight
            glosses |= {key: GLOSS_WEIGHT * term.weight for key in term.keys if key.startswith("g:")}
    language = claims[0].assertion.claim.sentence.article.language if claims else "ja"
    return Marks(names, words, glosses, language)
