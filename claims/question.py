"""Assertion -> Questions: what the figures of a claim are the answer to.

"14 people were hurt" answers how many people were hurt, and so do "there were 18 injured" and "nobody was hurt": the
three are about one fact, however little else their words share, and however often their articles speak of the injured.
The questions are those that reports of accidents, disasters and votes answer with a toll (`questions.yml`), when and
where it happened, at what time something was done, and how old a person is. Whom a figure counts is its group, where is
its area: the crew is not the passengers, one town not the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

import yaml

from claims.clause.english_verb import is_finite, past_forms
from claims.clause.grammar import compound_particles, form
from claims.fact.fact import Assertion, Fact
from claims.fact.name import aliases
from claims.figures import NAMED_ALIKE, canonical_unit, figures_of, measures, word_nearness
from claims.gloss import english_stem, gloss_stems
from claims.occasion import tells
from claims.slot import same_name
from claims.text import Token, fold, is_japanese
from claims.wordlist import word_list

# Characters from a figure to the word that says what is counted, behind it and before it; English takes twice as many.
REACH_ON, REACH_BACK = 30, 30
# A sum stands at the end of what it sums up: けが人は乗客21人、運転士1人の計22人.
REACH_BACK_OF_SUM = 60
UNHARMED, RECALLED = "unharmed", "recalled"
PEOPLE, AGE, MAGNITUDE, ANY_UNIT = "person", "year-of-age", "magnitude", "*"


@dataclass(frozen=True, slots=True)
class Question:
    """What a figure, or the word that there is none, answers."""

    surface: str
    """The figure and the word that says what is counted, as printed."""
    char_start: int
    char_end: int
    """Where the figure stands, or the word that there is none."""
    keys: frozenset[str]
    """Two questions that share a key ask the same: "m:injured"."""
    refuted_by: frozenset[str] = frozenset()
    """Keys of further answers that contradict a "none": a broken arm contradicts "nobody was hurt"."""
    none: bool = False
    """Whether the claim says that there is none."""
    heads: tuple[str, ...] = ()
    """Who is counted, as printed: 乗客, crew; empty where all are meant, or it is unsaid."""
    sites: tuple[str, ...] = ()
    """On what they were: フェリー, 2号車; empty where unsaid."""
    area: Area | None = None
    """The town or prefecture whose toll it is; None where none is named."""
    figure: Fact | None = None
    """What it answers with; None where it says that there is none."""
    toll: str = ""
    """The name of the toll in `questions.yml`; empty where no toll is asked."""
    is_act: bool = False
    """Whether it is at what time something was done."""
    elsewhere: bool = False
    """Whether it is asked of another occurrence than the one that the article reports: an accident of years ago."""

    @property
    def comes_to_light_late(self) -> bool:
        """Whether what it counts goes on, or is reported, for months: the infected."""
        return self.toll in _listed("found_late")

    @property
    def is_of_group(self) -> bool:
        """Whether it says of whom, or of those on what."""
        return bool(self.heads or self.sites)

    @property
    def is_age(self) -> bool:
        """Whether it is how old somebody is."""
        return not self.toll and not self.is_act and not self.keys & {WHEN, WHERE}

    def answers(self, other: Question) -> bool:
        """Whether two claims answer one question: they ask the same, of one occurrence and one group."""
        return self.may_answer(other) and self._of_one_group(other)

    def may_answer(self, other: Question) -> bool:
        """Whether two claims ask the same of one occurrence and area, be it of one group or of two."""
        if self.elsewhere != other.elsewhere or two_areas(self.area, other.area):
            return False
        return bool(self.keys & other.keys) or self._refutes(other)

    def _refutes(self, other: Question) -> bool:
        none, some = (self, other) if self.none else (other, self)
        return self.none != other.none and bool(none.refuted_by & some.keys)

    def _of_one_group(self, other: Question) -> bool:
        for ones, others in ((self.heads, other.heads), (self.sites, other.sites)):
            if ones and others and not _any_alike(ones, others):
                return False
        if self.none == other.none:
            return True
        # That nobody of one group was hurt says nothing of how many were hurt in all.
        none, some = (self, other) if self.none else (other, self)
        alike = _any_alike(none.heads, some.heads) or _any_alike(none.sites, some.sites)
        return alike or not none.is_of_group


@dataclass(frozen=True, slots=True)
class Area:
    """Whose toll a figure gives: a town or prefecture by name, or the one spoken of (町内, 県計)."""

    rank: str
    """ "town" or "prefecture"."""
    sort: str
    """The end of its name: 市, 町, 県."""
    fact: Fact | None = None
    """Its name; None where it is only spoken of."""

    @property
    def shown(self) -> str:
        """Its name as printed, or 町内 where none is."""
        return self.fact.surface if self.fact else f"{self.sort}内"


def two_areas(one: Area | None, other: Area | None) -> bool:
    """Whether two areas of one rank are two; of names in two languages nobody can be sure."""
    if one is None or other is None or one.rank != other.rank:
        return False
    if one.fact is None or other.fact is None:
        return one.sort != other.sort and bool(one.sort and other.sort)
    if is_japanese(one.fact.value) != is_japanese(other.fact.value):
        return False
    return not same_name(one.fact, other.fact)


def area_of(name: Fact) -> Area | None:
    """A name as an area, by its end; None where it is none."""
    value = fold(name.value)
    if name.entity not in ("place", "organisation") or len(value) < SHORTEST_AREA:
        return None
    if value.endswith(_TOWNS):
        return Area("town", value[-1], name)
    return Area("prefecture", value[-1], name) if value.endswith(_PREFECTURES) else None


SHORTEST_AREA = 3
_TOWNS, _PREFECTURES = ("市", "町", "村", "区"), ("県", "府", "都", "道")
_SPOKEN_OF = re.compile(
    r"(?P<town>[市町村区])(?:内|全域|全体|計)|(?P<prefecture>[県府都道])(?:内|全体|計|全域)"
)


def area_before(place: int, assertion: Assertion) -> Area | None:
    """The town or prefecture last named, or spoken of, in a claim before a place in it."""
    named = [
        (fact.char_start, area)
        for fact in assertion.of_kind("name")
        if fact.char_start < place and (area := area_of(fact))
    ]
    claim = assertion.claim
    text = fold(claim.sentence.article.text[claim.char_start : place])
    for match in _SPOKEN_OF.finditer(text):
        rank = "town" if match["town"] else "prefecture"
        named.append((claim.char_start + match.start(), Area(rank, match[0][0])))
    return max(named, key=lambda found: found[0])[1] if named else None


def _any_alike(ones: Sequence[str], others: Sequence[str]) -> bool:
    return any(word_nearness(one, other) >= NAMED_ALIKE for one in ones for other in others)


def questions_of(assertion: Assertion) -> tuple[Question, ...]:
    """The questions that a claim answers, in the order of its figures."""
    return (
        *_tolls(assertion),
        *_ages(assertion),
        *_moments(assertion),
        *_sites(assertion),
        *_acts_at_a_time(assertion),
    )


def _acts_at_a_time(assertion: Assertion) -> Iterator[Question]:
    """At what time something was done: 午後10時すぎに妥結した, 妥結したのは午後11時ごろ."""
    tokens = assertion.claim.tokens
    if assertion.claim.sentence.role == "timeline":
        return
    for fact in assertion.of_kind("date"):
        if not fact.time:
            continue
        act = _act_beside(fact, tokens)
        if act is not None:
            keys = frozenset(f"m:at:{name}" for name in _names_of(act))
            yield Question(f"{fact.surface} {act.surface}", fact.char_start, fact.char_end, keys, is_act=True)


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
    if "固有名詞" in token.pos or (
        place and (tokens[place - 1].surface, token.normal) in compound_particles()
    ):
        return False
    verb = token.pos[0] == "動詞" and "非自立可能" not in token.pos
    acts = token.pos[0] == "名詞" and "サ変可能" in token.pos
    return verb or (
        acts and place + 1 < len(tokens) and tokens[place + 1].normal in ("為る", "の", "は", "だ", "。")
    )


def _names_of(act: Token) -> set[str]:
    """What an act may be called, in both languages."""
    if not is_japanese(act.surface):
        return {f"g:{english_stem(act.lemma)}"}
    return {act.normal, *(f"g:{stem}" for stem in gloss_stems(act.normal) | gloss_stems(act.lemma))}


def _moments(assertion: Assertion) -> Iterator[Question]:
    """When it happened: a clock time with a word for what happened, and no verb between the two."""
    claim = assertion.claim
    timed = [fact for fact in assertion.of_kind("date") if fact.time]
    if not timed or claim.sentence.role == "timeline":
        return
    words = [
        (claim.char_start + match.start(), claim.char_start + match.end())
        for match in _occurrence().finditer(fold(claim.text).lower())
    ]
    for fact in timed:
        near = next((word for word in words if _one_clause(fact, word, assertion)), None)
        if near:
            surface = f"{fact.surface} {claim.sentence.article.text[near[0] : near[1]]}"
            elsewhere = bool(_ALSO.search(fold(claim.sentence.text)))
            yield Question(surface, fact.char_start, fact.char_end, frozenset({WHEN}), elsewhere=elsewhere)


WHEN, WHERE = "m:when", "m:where"
"""The keys of the questions when, and where, it happened."""


def _sites(assertion: Assertion) -> Iterator[Question]:
    """Where it happened: a place and then a word for what happened, with no verb between; or a line so labelled."""
    claim = assertion.claim
    if not is_japanese(claim.text):
        return
    text = fold(claim.text)
    labelled = _labelled().match(text)
    elsewhere = bool(_ALSO.search(fold(claim.sentence.text)))
    if labelled:
        start, end = claim.char_start + labelled.start("label"), claim.char_start + labelled.end("label")
        yield Question(labelled["label"], start, end, frozenset({WHERE}), elsewhere=elsewhere)
        return
    words = [
        (claim.char_start + match.start(), claim.char_start + match.end())
        for match in _occurrence().finditer(text)
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


def _ages(assertion: Assertion) -> Iterator[Question]:
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


def _tolls(assertion: Assertion) -> Iterator[Question]:
    mentions = list(_mentions(assertion))
    if not mentions:
        return
    claim, known = assertion.claim, figures_of(assertion)
    japanese = is_japanese(claim.text)
    figures = sorted(known.all, key=lambda fact: fact.char_start)
    answered = False
    for fact in figures:
        in_all = fact in known.totals
        # The word lies between the figures of one unit: 避難者は13か所で約760人.
        alike = [other for other in figures if canonical_unit(other.unit) == canonical_unit(fact.unit)]
        before, after = alike[: alike.index(fact)], alike[alike.index(fact) + 1 :]
        first = before[-1].char_end if before and not in_all else claim.char_start
        last = after[0].char_start if after else claim.char_end
        back = REACH_BACK_OF_SUM if in_all else REACH_BACK if japanese else 2 * REACH_BACK
        on = REACH_ON if japanese else 2 * REACH_ON
        edges = max(first, fact.char_start - back), min(last, fact.char_end + on)
        summed = _summed_up(fact, mentions) if in_all and _completes(fact, assertion) else None
        found = summed or _said_of(fact, mentions, edges, assertion)
        if found and _counts(fact, found.toll, japanese):
            answered = True
            yield _toll(found, fact, assertion, in_all)
    if not answered:
        yield from _nobody(mentions, assertion)


def _summed_up(fact: Fact, mentions: Sequence[_Mention]) -> _Mention | None:
    """What a sum sums up is named before its parts: 負傷者　重傷9名、軽傷48名、計57名."""
    first = next((mention for mention in mentions if mention.char_end <= fact.char_start), None)
    return first if first and fact.char_start - first.char_end <= REACH_BACK_OF_SUM else None


def _counts(fact: Fact, toll: str, japanese: bool) -> bool:
    """Whether a figure's unit is one of those that a toll is given in; English leaves people out (12 dead)."""
    if fact.unit is None:
        return MAGNITUDE in _units(toll) or (not japanese and PEOPLE in _units(toll))
    return ANY_UNIT in _units(toll) or canonical_unit(fact.unit) in _units(toll)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A word that stands for a toll."""

    toll: str
    """A name of `tolls`, or UNHARMED."""
    surface: str
    char_start: int
    char_end: int


def _mentions(assertion: Assertion) -> Iterator[_Mention]:
    """The words for tolls in a claim, in order."""
    claim = assertion.claim
    for match in _pattern().finditer(fold(claim.text).lower()):
        start, end = claim.char_start + match.start(), claim.char_start + match.end()
        yield _Mention(_words()[match.group()], claim.sentence.article.text[start:end], start, end)


def _said_of(
    fact: Fact, mentions: Sequence[_Mention], edges: tuple[int, int], assertion: Assertion
) -> _Mention | None:
    """The word between two places that says what is counted: behind the figure, or before one that completes its
    clause."""
    text = assertion.claim.sentence.article.text
    first, last = edges
    inside = [m for m in mentions if fact.char_start <= m.char_start < fact.char_end]
    behind = [m for m in mentions if fact.char_end <= m.char_start < last]
    before = [
        mention
        for mention in mentions
        if first <= mention.char_end <= fact.char_start
        and not _NEW_TOPIC.search(text[mention.char_end : fact.char_start])
    ]
    # 賛成19、反対4; 死者3人: what stands right before a figure is what it counts.
    beside = before and not text[before[-1].char_end : fact.char_start].strip(" 　")
    sides = [before[-1:], behind[:1]] if beside or _completes(fact, assertion) else [behind[:1], before[-1:]]
    return next(iter([*inside, *sides[0], *sides[1]]), None)


# 船員も打撲　乗客数は132人に: a headline's second half has a topic of its own.
_NEW_TOPIC = re.compile(r"\s.*[はが]")
# けが人は14人だった, けが人が18人に増えた: the figure is what the clause says of them.
_COMPLETED = re.compile(
    r"(?:だ|で(?:す|あ|し|、|$)|に(?:な|上|のぼ|達|増|減|膨|の|と|及|$)|とな|と(?:発表|し)|の(?:うち|内)|まで|、|。|\(|\)|$)"
)


def _completes(fact: Fact, assertion: Assertion) -> bool:
    claim = assertion.claim
    after = fold(claim.sentence.article.text[fact.char_end : claim.char_end])
    return is_japanese(claim.text) and bool(_COMPLETED.match(after))


def _toll(found: _Mention, fact: Fact | None, assertion: Assertion, in_all: bool = False) -> Question:
    """A toll that a figure gives, or, without one, the claim that there is none."""
    place = fact or found
    names = _listed("nobody") if found.toll == UNHARMED else _with_akin(found.toll)
    says_none = found.toll == UNHARMED or fold(found.surface) in _listed("negated")
    none = says_none != _is_negated(found, assertion)
    against = {toll for name in names for toll in _table()["refutes"].get(name, ())} if none else ()
    measured = bool(fact and measures(fact.unit) and found.toll != RECALLED)
    heads, sites = ((), ()) if in_all or measured else _group(place.char_start, assertion, fact)
    named = _named_hospital(found, assertion)
    return Question(
        surface=f"{fact.surface} {found.surface}" if fact else found.surface,
        char_start=place.char_start,
        char_end=place.char_end,
        keys=frozenset({f"m:{named}"}) if named else frozenset(f"m:{name}" for name in names),
        refuted_by=frozenset(f"m:{name}" for name in against),
        none=none,
        heads=heads,
        sites=sites,
        area=area_before(place.char_start, assertion),
        figure=fact,
        toll=found.toll,
        elsewhere=bool(_ALSO.search(fold(assertion.claim.sentence.text))),
    )


def _is_negated(found: _Mention, assertion: Assertion) -> bool:
    """Whether the claim's negation is of this word: 亡くなったのは6人、まだ2人が見つかっていない negates no death."""
    if assertion.polarity != "negated":
        return False
    facts = assertion.of_kind("polarity")
    if not facts or not is_japanese(assertion.claim.text):
        return True
    between = assertion.claim.sentence.article.text[found.char_end : facts[0].char_start]
    return facts[0].char_start >= found.char_start and not re.search(
        r"[0-9０-９][人名][^、。]{0,3}、", between
    )


# 17日は午前にも, 過去にも: that it also happened then tells of another occurrence.
_ALSO = re.compile(r"(?:[0-9]+[日月年]|午前|午後|朝|夜|未明|昨年|前年|過去|以前|これまで)に?も(?!の)")


def _named_hospital(found: _Mention, assertion: Assertion) -> str:
    """The hospital whose patients are counted: 桐沢市民病院が11人を受け入れた tells of that hospital."""
    claim = assertion.claim
    if found.surface != "病院":
        return ""
    match = re.search(
        r"[一-龯ァ-ヶー々]+$", fold(claim.sentence.article.text[claim.char_start : found.char_start])
    )
    return f"{match[0]}病院" if match else ""


def _with_akin(toll: str) -> frozenset[str]:
    return frozenset({toll, *(name for group in _table()["akin"] if toll in group for name in group)})


def _nobody(mentions: Sequence[_Mention], assertion: Assertion) -> Iterator[Question]:
    """A claim without a figure that says that there is none: けが人はいない, 全員無事, nobody died."""
    for found in mentions:
        denied = assertion.polarity == "negated" and found.toll in _listed("denied_alone")
        if found.toll == UNHARMED or denied:
            yield _toll(found, None, assertion)
            return


# What may stand between a group and its figure: 乗客ら17人, 旅客は15名, 貨物船の乗組員のうち1人.
_GROUP_BEFORE = re.compile(
    r"(?:(?P<site>[一-龯ァ-ヶー々]{2,})(?:側|内)?の)?(?P<head>[一-龯ァ-ヶー々]*?)(?:ら|たち)?(?:全員)?(?:のうち)?"
    r"(?:に|は|が|も|の|で)?(?:およそ|約|少なくとも)?$"
)


def _group(start: int, assertion: Assertion, fact: Fact | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is counted, and on what they were."""
    claim = assertion.claim
    counted = (fact.counted or "") if fact else ""
    if not is_japanese(claim.text):
        if fact and canonical_unit(fact.unit) != PEOPLE:
            return (), ()  # 16 flights: the noun is what is counted, not whose
        return tuple(filter(_names_a_group, (counted or (fact.unit or "" if fact else ""),))), ()
    before = fold(claim.sentence.article.text[max(claim.char_start, start - REACH_BACK) : start])
    match = _GROUP_BEFORE.search(before)
    head, site = (match["head"] or "", match["site"] or "") if match else ("", "")
    heads = sorted({head, counted})
    return tuple(filter(_names_a_group, heads)), tuple(filter(_names_a_group, (site,)))


def _names_a_group(word: str) -> bool:
    """Whether a word tells whom is counted: not what happened to them, not people at large, not "in all"."""
    folded = fold(word).lower()
    return bool(folded) and not _pattern().search(folded) and folded not in _listed("anybody")


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(
        resources.files("claims").joinpath("questions.yml").read_text("utf-8")
    )
    return found


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_table()["unharmed"]["nobody"] if name == "nobody" else _table()[name])


@cache
def _units(toll: str) -> frozenset[str]:
    """The units of the figures that give a toll."""
    return frozenset({PEOPLE} if toll == UNHARMED else _table()["tolls"][toll]["of"])


@cache
def _words() -> Mapping[str, str]:
    """Each word as it is looked for -> its toll; "slightly injured" and "serious injuries" are words of one toll."""
    listed = {name: toll["words"] for name, toll in _table()["tolls"].items()}
    degrees = {
        f"{degree} {word}": toll
        for toll in ("serious", "slight")
        for degree in listed[toll]
        for word in listed["injured"]
        if degree.isascii() and word.isascii()
    }
    listed[UNHARMED] = _table()["unharmed"]["words"]
    return {fold(word).lower(): toll for toll, words in listed.items() for word in words} | degrees


@cache
def _facilities() -> tuple[str, ...]:
    return tuple(sorted(word for word in word_list("facilities.txt") if is_japanese(word)))


@cache
def _labelled() -> re.Pattern[str]:
    labels = "|".join(sorted(_listed("place_labels"), key=lambda word: (-len(word), word)))
    return re.compile(rf"\s*(?:[0-9]+[.．)）]|[・■●◆○(（]\S{{0,2}}[)）]?)?\s*(?P<label>{labels})[\s:：は]")


@cache
def _occurrence() -> re.Pattern[str]:
    words = sorted(_listed("occurrence"), key=lambda word: (-len(word), word))
    return _any_of(words)


@cache
def _pattern() -> re.Pattern[str]:
    """Any of the words, a longer one first: 大けが is not けが."""
    return _any_of(sorted(_words(), key=lambda word: (-len(word), word)))


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Any of some words, the first that fits; English ones as whole words."""
    japanese = [re.escape(word) for word in words if is_japanese(word)]
    english = "|".join(re.escape(word) for word in words if not is_japanese(word))
    return re.compile("|".join([*japanese, rf"\b(?:{english})\b"]))
