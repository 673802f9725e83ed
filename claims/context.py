"""Articles × Articles -> Context: what two articles have in common, before any two of their claims are compared.

Two claims in the same words are about one fact only when their articles report one happening. The context is local
to the two articles, so what was found for unchanged articles stays true whatever else is added.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress
from typing import TypeVar

import numpy as np

from claims.article import Outlet
from claims.fact.gazetteer import institution_names, names_a_state
from claims.fact.large_place import is_large
from claims.fact.name import aliases
from claims.fact.name import names as names_in
from claims.lead import Named, named_by, names_a_medium
from claims.mark_index import MarkIndex, Weights
from claims.occurrence import Occurrence, occurrence_of
from claims.term import Profile, Term
from claims.unit import canonical_unit

Weight = TypeVar("Weight", float, Weights)

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
# A prefecture, a large city or a public body: of 136 articles on 17 events 85 pairs of different events were taken for
# one happening for such as 大阪 and 福岡, or the board that looks into ships and trains; with this 28 are.
LARGE_WEIGHT = 0.4
# Shared weight at which the affinity is one half: three names and a day, or a name and seven rare nouns.
HALF_WAY = 4.0
EVIDENCE_SHOWN = 8
# Below this two articles have too little in common to report one happening.
LEAST_AFFINITY = 0.25
# Of a short text's few marks nearly all can be shared and still weigh little: two briefs of one sentence. What they
# share is then measured by what the shorter has, from so much on. Of 1,299 pairs of articles of different events that
# met, none shared a quarter of what the shorter has.
LEAST_OF_SHORT = 0.7
# Among more articles more are alike by chance: from so many on, each doubling asks for so much more weight. On the
# corpus of benchmarks/corpus.py one pair in a thousand of different events shares 2.95 or more at 500 articles, 3.12 at
# 1,500, and the most that any shares is 4.1 and 4.8; the least of two articles of one event is 10.
FEW_ARTICLES, WEIGHT_A_DOUBLING = 200, 0.5
ROUNDING = 1e-6
"""By how much two sums of the same weights in another order may differ."""
# From here on two articles have nearly all in common: a report and its copy.
NEARLY_ALL = 0.6


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
    two_occurrences: bool = False
    """Whether each reports an occurrence of its own day: then only what names one day can be about one fact."""
    weights: dict[str, tuple[float, ...]] = field(default_factory=dict, compare=False, repr=False)
    """By claim key, the weights of its terms here, once worked out (`claims.alignment.weights_of`)."""


SAME_ARTICLE = Context(1.0, (), {})
"""For two voices of one article, and for bare sentences that a person puts side by side."""


@dataclass(frozen=True)
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
    def weight(self) -> float:
        """All that could be shared with another of the same language."""
        return sum(weight for _, weight in self.names.values()) + sum(self.words.values())

    def weighed(self) -> Iterator[tuple[str, float]]:
        """Each key of a name, and each word, with its weight; a name's weight stands with every key of it."""
        for keys, weight in self.names.values():
            yield from ((key, weight) for key in keys)
        yield from self.words.items()

    def weighed_across(self) -> Iterator[tuple[str, float]]:
        """What is met in other languages beside the names."""
        yield from self.glosses.items()

    @cached_property
    def name_keys(self) -> frozenset[str]:
        """All keys of all names."""
        return frozenset(key for keys, _ in self.names.values() for key in keys)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Word -> its place among the words: what is shared is summed up in one order."""
        return {word: place for place, word in enumerate(self.words)}


class Contexts:
    """What is kept of each article to tell what any two have in common."""

    def __init__(self) -> None:
        self._marks: dict[str, Marks] = {}
        self._weight: dict[str, float] = {}
        self._named: dict[str, Named] = {}
        self._telling: dict[str, dict[str, float]] = {}
        self._occurrences: dict[str, Occurrence | None] = {}

    @property
    def _more(self) -> float:
        """The weight that two articles must share beyond what they had to among few."""
        return WEIGHT_A_DOUBLING * math.log2(max(1.0, len(self._marks) / FEW_ARTICLES))

    def add(self, article: str, claims: Sequence[Profile]) -> None:
        """Takes in an article, by its key, with its claims."""
        marks = self._marks[article] = marks_of(claims)
        self._weight[article] = marks.weight
        self._named[article] = named_by(profile.assertion for profile in claims)
        self._telling[article] = telling_of(claims)
        self._occurrences[article] = occurrence_of(profile.assertion for profile in claims)

    def between(self, one: str, other: str) -> Context:
        """The context of two articles, by their keys in any order."""
        if one == other:
            return SAME_ARTICLE
        one, other = sorted((one, other))
        shared = shared_marks(self._marks[one], self._marks[other])
        shown = sorted(shared, key=lambda mark: (-shared[mark], mark))[:EVIDENCE_SHOWN]
        telling = dict(self._telling[one])
        for normal, found in self._telling[other].items():
            telling[normal] = min(telling.get(normal, 1.0), found)
        here, there = self._occurrences[one], self._occurrences[other]
        apart = here is not None and there is not None and here.is_another_than(there)
        return Context(affinity_of(shared), tuple(shown), telling, apart)

    def of_one_happening(
        self, article_pairs: Iterable[tuple[str, str]], least: float = LEAST_AFFINITY
    ) -> set[tuple[str, str]]:
        """Those of the pairs of articles, by their keys, that have enough in common to report one happening, for what
        there is of the shorter and for how many articles there are.

        least: the affinity that is asked for among few articles.
        """
        others: dict[str, list[str]] = defaultdict(list)
        for one, other in article_pairs:
            others[one].append(other)
        index, number = self._index
        weight = np.array([self._weight[article] for article in number])
        found = set()
        for one, several in others.items():
            places = np.array([number[other] for other in several])
            possible = index.shared_at_most(number[one])[places] + ROUNDING
            of_shorter = np.minimum(HALF_WAY, np.minimum(weight[number[one]], weight[places]))
            worth_a_look = (possible >= self._asked(of_shorter, least)) | (places == number[one])
            found |= {
                (one, other)
                for other in compress(several, worth_a_look.tolist())
                if one == other or self._report_one_happening(one, other, least)
            }
        return found

    @cached_property
    def _index(self) -> tuple[MarkIndex, dict[str, int]]:
        """Made when first asked for: no article is added after."""
        number = {article: place for place, article in enumerate(self._marks)}
        return MarkIndex(list(self._marks.values())), number

    def _report_one_happening(self, one: str, other: str, least: float) -> bool:
        shared = shared_marks(self._marks[one], self._marks[other])
        weight = sum(shared.values())
        of_shorter = min(HALF_WAY, self._weight[one], self._weight[other])
        if weight < self._asked(HALF_WAY if weight < LEAST_OF_SHORT else of_shorter, least):
            return False
        of_one_brief = weight >= NEARLY_ALL * min(self._weight[one], self._weight[other])
        if not (self.in_two_languages(one, other) or of_one_brief or is_anchored(shared)):
            return False
        here, there = self._named[one], self._named[other]
        if here.tells_of_another_instalment(there):
            return False
        return affinity_of(shared) >= NEARLY_ALL or not here.tells_of_others(there)

    def _asked(self, half_way: Weight, least: float) -> Weight:
        """The weight that two articles have to share for the affinity `least`, from that for which it is one half; the
        more, the more that is."""
        return (least * half_way + self._more) / (1 - least)

    def affinity(self, one: str, other: str) -> float:
        """How much two articles have in common, 0 to 1; 1 for an article with itself."""
        one, other = sorted((one, other))
        return 1.0 if one == other else affinity_of(shared_marks(self._marks[one], self._marks[other]))

    def in_two_languages(self, one: str, other: str) -> bool:
        """Whether two articles are written in different languages."""
        return self._marks[one].language != self._marks[other].language


def affinity_of(shared: Mapping[str, float]) -> float:
    """0 (nothing in common) to 1 (plainly the same happening), from the weights of the shared marks."""
    weight = sum(shared.values())
    return weight / (weight + HALF_WAY)


def is_anchored(shared: Mapping[str, float]) -> bool:
    """Whether what two articles of one language share names a happening: a name, a figure of three digits, or a day
    with something beside it. The words of a trade alone (純利益, 通行止め, 投票率) are shared by all reports of that
    sort, unless they are so many that one thing must be meant."""
    if any(weight >= NAME_WEIGHT or _FIGURE.match(mark) for mark, weight in shared.items()):
        return True
    beside = sum(weight for mark, weight in shared.items() if not _DAY.fullmatch(mark))
    dated = any(map(_DAY.fullmatch, shared))
    return (dated and beside >= NOUN_WEIGHT) or affinity_of(shared) >= PLAIN


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIGURE = re.compile(r"[0-9][0-9,.]* ")
PLAIN = 0.33
"""The affinity from which words alone are enough."""


def telling_of(claims: Sequence[Profile]) -> dict[str, float]:
    """For each term's normal form that several claims of an article hold, its inverse claim frequency there."""
    counts = Counter(normal for profile in claims for normal in {term.normal for term in profile.terms})
    return {
        normal: math.log(len(claims) / count) / math.log(len(claims))
        for normal, count in counts.items()
        if count > 1
    }


def shared_marks(left: Marks, right: Marks) -> dict[str, float]:
    """What two articles have in common, each thing once, with its weight; the same whichever stands left.

    Two names of one article may meet one name of the other: where the two ways of counting differ, the smaller holds.
    """
    return min(_met(left, right), _met(right, left), key=lambda met: (sum(met.values()), sorted(met)))


def _met(left: Marks, right: Marks) -> dict[str, float]:
    """The marks of the left article that the right one has too."""
    keys = right.name_keys
    named = {name: weight for name, (own, weight) in left.names.items() if not own.isdisjoint(keys)}
    shared = {name: weight for name, weight in named.items() if weight == NAME_WEIGHT}
    shared |= _as_one_name({name: weight for name, weight in named.items() if weight < NAME_WEIGHT})
    # Most articles share few words with another: these are looked for first, and put in order then.
    words = sorted(left.words.keys() & right.words.keys(), key=left.place.__getitem__)
    shared |= {word.split(":", 1)[1]: left.words[word] for word in words}
    if left.language != right.language:
        # Two words of one language may share a gloss and mean two things; across languages it is all there is.
        shared |= {word: weight for word, weight in left.glosses.items() if word in right.glosses}
    return shared


def _as_one_name(shared: Mapping[str, float]) -> dict[str, float]:
    """Marks that are everywhere, at a share of their weight: however many there are, together they say no more than
    one name of the happening's own does."""
    total = sum(shared.values())
    share = min(1.0, NAME_WEIGHT / total) if total else 1.0
    return {mark: weight * share for mark, weight in shared.items()}


def _of_itself(outlet: Outlet) -> dict[str, tuple[frozenset[str], float]]:
    """The name of a company, school or town that publishes: its release says 弊社 where the papers name it. Ministries
    and agencies, which stand in every other article, mark nothing out."""
    if outlet.kind != "official" or outlet.name in institution_names():
        return {}
    return {
        fact.value: (frozenset(f"n:{alias}" for alias in aliases(fact)), NAME_WEIGHT)
        for fact in names_in(outlet.name)
        if fact.value == outlet.name
    }


def _names_itself(name: str, outlet: str) -> bool:
    """Whether a name is the outlet's own, or most of it: 中部新報, 新報; not 石川県 of 石川県災害対策本部."""
    return name in outlet and 2 * len(name) > len(outlet)


def _weight_of(name: Term) -> float:
    """How much a name says of the happening: a prefecture, a large city or a ministry is in much of the day's news."""
    if names_a_state(name.normal):
        return STATE_WEIGHT
    fact = name.fact
    body = fact is not None and not institution_names().keys().isdisjoint((fact.value, fact.value.lower()))
    everywhere = body or (fact is not None and is_large(fact))
    if fact is None:
        return NAME_WEIGHT * name.weight
    return LARGE_WEIGHT if everywhere else NAME_WEIGHT


def marks_of(claims: Sequence[Profile]) -> Marks:
    """The marks of one article, from its claims."""
    words: dict[str, float] = {}
    glosses: dict[str, float] = {}
    outlet = claims[0].assertion.claim.sentence.article.outlet if claims else None
    own = outlet.name if outlet else ""
    names = _of_itself(outlet) if outlet else {}
    for term in (term for profile in claims for term in profile.terms):
        if term.kind == "name":
            if _names_itself(term.normal, own) or names_a_medium(term.normal):
                continue
            keys = frozenset(key for key in term.keys if key.startswith("n:"))
            known = names.get(term.normal, (keys, 0.0))
            names[term.normal] = (known[0] | keys, max(known[1], _weight_of(term)))
        elif term.kind == "date" and term.fact and term.fact.date_start == term.fact.date_end:
            words[f"d:{term.fact.date_start}"] = DAY_WEIGHT
        elif term.kind == "number" and term.weight >= LEAST_SPECIFICITY and term.fact:
            words[f"#:{term.fact.low:,.12g} {canonical_unit(term.fact.unit)}"] = FIGURE_WEIGHT
        elif term.kind == "word" and term.weight >= LEAST_RARITY and not term.is_predicate:
            words[f"w:{term.normal}"] = NOUN_WEIGHT * term.weight
            glosses |= {key: GLOSS_WEIGHT * term.weight for key in term.keys if key.startswith("g:")}
    language = claims[0].assertion.claim.sentence.article.language if claims else "ja"
    return Marks(names, words, glosses, language)
