"""Articles -> Kinships -> clusters: which articles report the same happening, found from what they share.

Two articles are akin as far as their claims are linked and as far as they share names, days, figures and
words, the rare ones counting most (cosine of tf-idf weights; Salton and Buckley 1988). Clusters grow by
average linkage (Sokal and Michener 1958): two of them join only if their articles are akin on the whole, so
that a review which tells of two happenings joins the nearer one and does not chain them together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import log, sqrt

from claims.article import Article
from claims.blocking import Marks, Reach
from claims.engine import Engine, at_hand
from claims.fact.fact import Assertion, Fact, by_article
from claims.lead import named_by, names_a_medium
from claims.occurrence import Occurrence, occurrence_of
from claims.text import fold, is_japanese
from claims.verdict import Verdict
from claims.wording import is_content, is_particle

Features = Mapping[str, float]

# Runs of kanji, of katakana, Latin words with a capital: words enough to know a subject by.
_WORD = re.compile(r"[一-鿿々]{2,8}|[ァ-ヺー]{3,20}|[A-Z][A-Za-z]{3,20}|[A-Z]{3,8}")
# A name, a day or a figure ties an article to one happening more than a word of its subject does, but for the name of a
# place: much else happens there.
WEIGHTS = {"name": 2.0, "date": 2.0, "number": 1.5, "word": 1.0, "place": 1.0}
# So many linked claims make two articles akin whatever their words: the translations share few.
ENOUGH_LINKS = 5
# Of the average kinship of two clusters' articles. Set on the visible events: articles of one happening stand
# above .10 (Japanese with Japanese), articles of different happenings below .05.
LEAST_KINSHIP = 0.08
# Two texts that share so much are copies, in which a scan may have misread every name.
NEARLY_COPIES = 0.5
REACH = Reach(fewest=2, most=60, most_bearers=500)
"""A feature that more articles share ties nothing together, and one name in common is chance. An article is compared
with so many others, those that share most with it, so that time grows with the articles and not with their square. A
happening that more articles tell of falls into several events."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """How near two articles are, and what shows it."""

    left: Article
    right: Article
    score: float
    """0 (nothing in common) to 1."""
    shared: tuple[str, ...]
    """The features they share, the heaviest first."""
    cosine: float
    """Of their features alone, 0 to 1."""
    linked: int
    """Claims of the one that are linked with some claim of the other (the smaller count of the two sides)."""


def kinships(
    articles: Sequence[Article],
    assertions: Sequence[Assertion],
    verdicts: Sequence[Verdict],
    engine: Engine | None = None,
) -> dict[frozenset[Article], Kinship]:
    """Every pair of articles that share a linked claim, or features enough to be worth comparing.

    Args:
        articles: all that are compared.
        assertions: their claims; an article without any is read word by word.
        verdicts: the judged links between the claims.
        engine: what finds the articles that share features; DuckDB in this process where left out. It is left open.
    """
    features = _weighted(articles, _features(articles, assertions))
    linked = _linked_claims(verdicts)
    claims = by_article(assertions)
    named = {article: named_by(own) for article, own in claims.items()}
    happened = {article: occurrence_of(own) for article, own in claims.items()}
    found: dict[frozenset[Article], Kinship] = {}
    ordered = sorted(features, key=lambda article: (article.file, article.key))
    place = {article: number for number, article in enumerate(ordered)}
    joined = [tuple(sorted(place[article] for article in pair)) for pair in linked]
    for left, right in sorted({*related([features[article] for article in ordered], engine), *joined}):
        pair = frozenset((ordered[left], ordered[right]))
        if _are_two(*(happened.get(ordered[place]) for place in (left, right))):
            continue
        kinship = _kinship(ordered[left], ordered[right], features, linked.get(pair, 0))
        here, there = named.get(ordered[left]), named.get(ordered[right])
        if here and there and here.tells_of_another_instalment(there):
            continue
        if kinship.cosine >= NEARLY_COPIES or not (here and there and here.tells_of_others(there)):
            found[pair] = kinship
    return found


def _are_two(one: Occurrence | None, other: Occurrence | None) -> bool:
    return one is not None and other is not None and one.is_another_than(other)


def clusters(
    articles: Sequence[Article], kin: Mapping[frozenset[Article], Kinship]
) -> list[tuple[Article, ...]]:
    """The articles parted into happenings; each article is in exactly one. Sorted, whatever the order
    given."""
    ordered = sorted(set(articles), key=lambda article: (article.file, article.key))
    number = {article: index for index, article in enumerate(ordered)}
    near: dict[int, dict[int, float]] = {index: {} for index in range(len(ordered))}
    for pair, kinship in kin.items():
        left, right = (number[article] for article in pair)
        near[left][right] = near[right][left] = kinship.score
    groups = _linked_on_average(near)
    return sorted(
        (tuple(ordered[i] for i in sorted(group)) for group in groups), key=lambda group: group[0].file
    )


def _linked_on_average(near: dict[int, dict[int, float]]) -> list[list[int]]:
    """Joins the two nearest clusters again and again, while their average kinship is high enough.

    `near` holds for two clusters the sum of the kinships between them, and is used up.
    """
    members = {index: [index] for index in near}
    waiting: list[tuple[float, int, int, int]] = []

    def consider(left: int, right: int) -> None:
        left, right = min(left, right), max(left, right)
        size = len(members[left]) * len(members[right])
        if near[left][right] / size >= LEAST_KINSHIP:
            heappush(waiting, (-near[left][right] / size, left, right, size))

    for left in near:
        for right in near[left]:
            if left < right:
                consider(left, right)
    while waiting:
        _, left, right, size = heappop(waiting)
        if left in members and right in members and size == len(members[left]) * len(members[right]):
            members[left] += members.pop(right)
            _add_up(near, left, right)
            for other in near[left]:
                consider(left, other)
    return list(members.values())


def _add_up(near: dict[int, dict[int, float]], kept: int, gone: int) -> None:
    for other, total in near.pop(gone).items():
        del near[other][gone]
        if other != kept:
            near[kept][other] = near[other][kept] = near[kept].get(other, 0.0) + total


def _kinship(left: Article, right: Article, features: Mapping[Article, Features], linked: int) -> Kinship:
    mine, theirs = features[left], features[right]
    shared = sorted(mine.keys() & theirs.keys(), key=lambda name: (-mine[name] * theirs[name], name))
    cosine = sum(mine[name] * theirs[name] for name in shared)
    score = 1 - (1 - min(1.0, cosine)) * (1 - min(1.0, linked / ENOUGH_LINKS))
    return Kinship(left, right, score, tuple(shared[:8]), cosine, linked)


def related(features: Sequence[Collection[str]], engine: Engine | None = None) -> set[tuple[int, int]]:
    """The pairs of articles worth comparing, by their places in `features`, the smaller first.

    Args:
        features: what each article names.
        engine: what finds them; DuckDB in this process where left out. It is left open.
    """
    number: dict[str, int] = {}
    marks = Marks.of([number.setdefault(name, len(number)) for name in names] for names in features)
    with at_hand(engine) as finder:
        near = finder.nearest(marks, REACH).tolist()
    return {(min(one, other), max(one, other)) for one, other in near}


def _weighted(articles: Sequence[Article], counts: Mapping[Article, Counter[str]]) -> dict[Article, Features]:
    """tf-idf weights of unit length."""
    bearers = Counter(name for article in counts for name in counts[article])
    weighted: dict[Article, Features] = {}
    for article in articles:
        raw = {
            name: WEIGHTS[name.partition(":")[0]] * (1 + log(count)) * log(1 + len(counts) / bearers[name])
            for name, count in counts[article].items()
        }
        length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        weighted[article] = {name: weight / length for name, weight in raw.items()}
    return weighted


def _features(articles: Sequence[Article], assertions: Sequence[Assertion]) -> dict[Article, Counter[str]]:
    """What each article names: words of its claims, names by their reading, days, figures."""
    counts: dict[Article, Counter[str]] = {article: Counter() for article in articles}
    for assertion in assertions:
        article = assertion.claim.sentence.article
        if article in counts:
            counts[article].update(_content(assertion))
            counts[article].update(name for fact in assertion.facts for name in _fact_features(fact))
    for article in articles:
        if not counts[article]:
            counts[article].update(_words(article.text))
    return counts


def _without_places(assertion: Assertion) -> str:
    """The claim's text without the names of places, which are features of their own, and of media, which are none."""
    claim = assertion.claim
    text = claim.text
    for fact in assertion.facts:
        left_out = fact.kind == "name" and (fact.entity == "place" or names_a_medium(fact.value))
        if left_out and fact.char_start >= claim.char_start:
            first, last = fact.char_start - claim.char_start, fact.char_end - claim.char_start
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _content(assertion: Assertion) -> Iterator[str]:
    """The content words of a Japanese claim, as the dictionary has them, but for those of places, days and figures,
    which are features of their own, and of media, which are none: 山城小 and 山城小学校 share a word. Of an English
    claim the words with a capital."""
    if not is_japanese(assertion.claim.text):
        yield from _words(_without_places(assertion))
        return
    taken = [(fact.char_start, fact.char_end) for fact in assertion.facts if _is_feature_of_its_own(fact)]
    tokens = assertion.claim.tokens
    for place, token in enumerate(tokens):
        own = is_content(token) and not is_particle(tokens, place)
        if own and not any(start <= token.start < end for start, end in taken):
            yield f"word:{token.normal.lower()}"


def _is_feature_of_its_own(fact: Fact) -> bool:
    if fact.kind == "name":
        return fact.entity == "place" or names_a_medium(fact.value)
    return fact.kind in ("date", "number")


def _words(text: str) -> Iterator[str]:
    return (f"word:{word.lower()}" for word in _WORD.findall(fold(text)))


def _fact_features(fact: Fact) -> Iterator[str]:
    if fact.kind == "name" and names_a_medium(fact.value):
        return  # who reported it: much else is reported by them
    if fact.kind == "name" and fact.entity == "place":
        yield f"place:{(fact.reading or fact.value).lower()}"
    elif fact.kind == "name":
        yield from (f"name:{part}" for part in (fact.reading or fact.value).lower().split() if len(part) > 2)
    elif fact.kind == "date" and fact.date_start and fact.date_start == fact.date_end:
        yield f"date:{fact.date_start}"
    elif fact.kind == "number" and fact.low is not None and fact.low == fact.high and fact.low >= 20:
        yield f"number:{fact.low:g}"


def _linked_claims(verdicts: Sequence[Verdict]) -> dict[frozenset[Article], int]:
    sides: dict[frozenset[Article], dict[Article, set[str]]] = defaultdict(lambda: defaultdict(set))
    for verdict in verdicts:
        if verdict.outcome != "agrees":
            continue  # two elections differ in everything that they are asked
        claims = (verdict.link.left.claim, verdict.link.right.claim)
        left, right = (claim.sentence.article for claim in claims)
        if left != right:
            for claim in claims:
                sides[frozenset((left, right))][claim.sentence.article].add(claim.key)
    return {pair: min(map(len, by_article.values())) for pair, by_article in sides.items()}
