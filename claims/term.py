"""Assertion -> Terms: the words a claim is about, each with what it may be called elsewhere and how rare it is.

A term is a content word, a whole name, a number or a date. Words and names meet in any of their keys: the
normalised form, a Sudachi synonym group, an English gloss, a reading in Latin letters.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

from claims.claim import Claim
from claims.fact.fact import Assertion, Fact
from claims.fact.gazetteer import names_a_state
from claims.fact.name import aliases, fold_variants
from claims.fact.numeral import ENGLISH_WORDS
from claims.form import Form, TermKind, form_of
from claims.gloss import gloss_stems
from claims.occasion import Occasion, names_a_day, occasion_of, tells
from claims.question import Area, Question, area_before, questions_of
from claims.text import Token, fold, is_japanese, shifted, tokenise, words_between
from claims.uncollected import uncollected
from claims.unit import canonical_unit
from claims.wording import asserts, is_content, is_particle, is_proper, latin_forms, wording_of
from claims.wordlist import word_list

NAME_WEIGHT = 1.0
# A state is named in every other sentence of foreign news.
STATE_WEIGHT = 0.3
DATE_WEIGHT, TIME_WEIGHT = 0.6, 0.6
QUESTION_WEIGHT = 1.0
# An age is told in passing, of whoever is quoted.
AGE_WEIGHT = 0.3
# A subject that stands in an earlier clause is what the claim is about, told once for several.
INHERITED = 0.5
SURROUNDING = 0.2
# A pronoun, or nothing, stands for the last subject named: likely, not sure.
UNNAMED = 0.3


@dataclass(frozen=True, slots=True)
class Term:
    """One content word, name, number or date of a claim."""

    kind: TermKind
    surface: str
    normal: str
    """The form that identifies it."""
    keys: frozenset[str]
    """What else it may be called: "s:" synonym group, "g:" English gloss stem, "n:" form of a name; "m:" what a
    question asks."""
    weight: float
    """0 (says nothing) to 1 (names one thing)."""
    is_predicate: bool
    """True for the words that assert: verbs, adjectives, nouns of action."""
    start: int
    """Where it stands in the article's text."""
    end: int
    fact: Fact | None = None
    """The name, number or date itself."""
    near: frozenset[str] = frozenset()
    """Keys of words that may stand for it: paraphrases, and what it is the negation of (unpublished, publish)."""
    question: Question | None = None
    """What a figure is the answer to, where that is the term."""
    form: Form = field(init=False, compare=False, repr=False)
    """What it shares with other terms of its wording."""

    def __post_init__(self) -> None:
        form = form_of(self.kind, self.normal, self.keys, self.near, self.fact, self.question)
        object.__setattr__(self, "form", form)


@dataclass(frozen=True, eq=False)
class Profile:
    """A claim and its terms, worked out once: what the comparing stages read. Each is equal to itself alone, so that
    what is made of it can be kept by it; what only pairs worth a closer look are asked for is worked out when asked."""

    assertion: Assertion
    terms: tuple[Term, ...] = field(repr=False)
    dates: tuple[Fact, ...] = field(default=(), repr=False)
    """When what it tells happened: its own dates, or those of the clause before it in the sentence."""
    told: tuple[Fact, ...] = field(default=(), repr=False)
    """When it was announced or became known."""
    own: tuple[bool, ...] = field(default=(), repr=False)
    """For each term, whether it stands inside the claim itself, not in its surroundings or its inherited subject."""
    key: str = field(init=False)
    """The claim's key."""
    questions: tuple[Question, ...] = field(init=False, repr=False)
    """The questions that the claim itself answers."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.assertion.claim.key)
        asked = (
            term.question for term, own in zip(self.terms, self.own, strict=True) if own and term.question
        )
        object.__setattr__(self, "questions", tuple(asked))

    @cached_property
    def index(self) -> Mapping[str, Sequence[int]]:
        """What a term can meet another in closely -> the places of the terms that hold it."""
        index: dict[str, list[int]] = defaultdict(list)
        for place, term in enumerate(self.terms):
            for key in term.form.closely:
                index[key].append(place)
        return dict(index)

    @cached_property
    def is_japanese(self) -> bool:
        """Whether the claim holds Japanese."""
        return is_japanese(self.assertion.claim.text)

    @cached_property
    def own_terms(self) -> tuple[Term, ...]:
        """The terms inside the claim itself, without its surroundings and its inherited subject."""
        return tuple(term for term, own in zip(self.terms, self.own, strict=True) if own)

    @cached_property
    def article(self) -> str:
        """The key of the article."""
        return self.assertion.claim.sentence.article.key

    @cached_property
    def voice(self) -> tuple[str, int]:
        """Who speaks: the article, and which of the documents it quotes (0 for its own words)."""
        return self.article, self.assertion.claim.sentence.voice

    @cached_property
    def subject_terms(self) -> tuple[Term, ...]:
        """The terms of the claim's subject, its own or inherited; empty where it has none."""
        claim = self.assertion.claim
        if claim.subject is None or claim.subject_start is None:
            return ()
        end = claim.subject_start + len(claim.subject)
        return tuple(term for term in self.terms if claim.subject_start <= term.start and term.end <= end)


def profile_of(assertion: Assertion) -> Profile:
    """A claim with its terms, seen alone."""
    occasion = occasion_of(assertion)
    return _profile(assertion, occasion, (), _is_of_earlier(assertion.claim, occasion))


def _profile(assertion: Assertion, occasion: Occasion, topic: Sequence[Term], of_earlier: bool) -> Profile:
    """A claim's profile.

    Args:
        topic: the subject that an earlier claim named, where this one leaves it unsaid.
        of_earlier: whether it tells of another occurrence than the one that its article reports.
    """
    own = terms_of(assertion)
    known = {term.normal for term in own}
    meant = (
        replace(term, weight=term.weight * UNNAMED, is_predicate=False)
        for term in topic
        if term.normal not in known and term.question is None
    )
    claim = assertion.claim
    said = _is_of_years_ago(claim.sentence.text)
    if of_earlier or said:
        own = tuple(_asked_elsewhere(term, said) for term in own)
    terms = (*meant, *own)
    inside = tuple(claim.char_start <= term.start and term.end <= claim.char_end for term in terms)
    return Profile(assertion, terms, occasion.happening, occasion.telling, inside)


def _in_area(profile: Profile, area: Area | None) -> Profile:
    """A profile whose tolls are of an area that an earlier clause names, where they name none themselves."""
    if area is None or not any(term.question and term.question.toll for term in profile.terms):
        return profile
    terms = tuple(
        replace(term, question=replace(term.question, area=area))
        if term.question and term.question.toll and term.question.area is None
        else term
        for term in profile.terms
    )
    return replace(profile, terms=terms)


def _is_of_earlier(claim: Claim, occasion: Occasion) -> bool:
    """Whether a claim tells of a day long before its article: of another occurrence than the one reported."""
    return lies_long_before(claim, occasion.happening)


def lies_long_before(claim: Claim, dates: Iterable[Fact]) -> bool:
    """Whether all of some dates lie long before the publication of a claim's article."""
    published = claim.sentence.article.published
    days = [fact.date_end for fact in dates if fact.date_end]
    if not published or not days:
        return False
    return (date.fromisoformat(published[:10]) - date.fromisoformat(max(days))).days > LONG_BEFORE_DAYS


def _is_of_years_ago(sentence: str) -> bool:
    return _YEARS_AGO.match(fold(sentence)) is not None


# 2年前の地震は, 前回の事故では: the sentence is about what happened then.
_YEARS_AGO = re.compile(
    r"(?:[^、。]{0,12}では、)?(?:[0-9一二三四五六七八九十数]+年前|昨年|一昨年|前回|過去)の[^、。]{1,12}(?:は|では|でも)"
)
# As many days as `claims.identity` allows two reports of one occurrence to differ by.
LONG_BEFORE_DAYS = 31


_THEN = ("あのとき", "あの時", "そのとき", "その時", "このとき", "この時", "その際", "当時", "前回")


def _asked_elsewhere(term: Term, said: bool) -> Term:
    """A question as one of another occurrence; what comes to light late only where the sentence says so."""
    if term.question is None or (term.question.comes_to_light_late and not said):
        return term
    return replace(term, question=replace(term.question, elsewhere=True))


@uncollected()
def profiles_of(assertions: Iterable[Assertion]) -> list[Profile]:
    """Claims with their terms, sorted by key; of a refrain, its first few.

    A date at the head of a sentence holds for the clauses after it. A claim whose subject is a pronoun, or which has
    none, is understood with the last subject that its article named.
    """
    by_voice: dict[tuple[str, int], list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        sentence = assertion.claim.sentence
        by_voice[sentence.article.key, sentence.voice].append(assertion)
    found: list[Profile] = []
    for claims in by_voice.values():
        in_order = sorted(claims, key=lambda assertion: assertion.claim.char_start)
        found += _profiles_of_voice(list(_without_refrain(in_order)))
    return sorted(found, key=lambda profile: profile.key)


def _without_refrain(claims: Sequence[Assertion]) -> Iterator[Assertion]:
    """The claims of a voice, but for what it prints in the same words more often than any report does."""
    times: Counter[str] = Counter()
    for assertion in claims:
        text = fold(assertion.claim.text)
        times[text] += 1
        if times[text] <= MOST_TIMES_TOLD:
            yield assertion


# A claim printed more often than this is a page's refrain: each more would be compared with all of its like elsewhere.
MOST_TIMES_TOLD = 5


def _profiles_of_voice(claims: Sequence[Assertion]) -> Iterator[Profile]:
    sentence = -1
    occasion = Occasion((), ())
    topic: tuple[Term, ...] = ()
    then = False
    latest: tuple[Fact, ...] = ()
    area: Area | None = None
    for claim in claims:
        same = claim.claim.sentence.position == sentence
        sentence = claim.claim.sentence.position
        own = occasion_of(claim)
        occasion = (
            own if own.happening or own.telling or not same else Occasion(_lasting(occasion, claim), ())
        )
        unnamed = refers_back(claim)
        # あのときは1人が亡くなり: of what the sentence before told.
        refers = fold(claim.claim.sentence.text).startswith(_THEN)
        years_ago = _is_of_years_ago(claim.claim.sentence.text)
        # 噴火は1998年6月以来。当時は: of the day that was named last, whatever was said of it.
        meant = refers and lies_long_before(claim.claim, latest)
        then = years_ago or meant or _is_of_earlier(claim.claim, occasion) or (then and (refers or same))
        latest = tuple(claim.of_kind("date"))[-1:] or latest
        # 三ツ原市では川があふれ、228棟が浸水した: of the town that the sentence named.
        area = (
            (area if same else None) if (named := area_before(claim.claim.char_end, claim)) is None else named
        )
        profile = _in_area(_profile(claim, occasion, topic if unnamed else (), then), area)
        if not unnamed:
            topic = profile.subject_terms
        yield profile


def _lasting(occasion: Occasion, claim: Assertion) -> tuple[Fact, ...]:
    """The dates of the clause before that hold for this one too; since when something went on (2018年ごろから続き) does
    not date what it came to."""
    text = claim.claim.sentence.article.text
    return tuple(
        fact for fact in occasion.happening if not text.startswith(("から", "以来", "まで"), fact.char_end)
    )


def refers_back(assertion: Assertion) -> bool:
    """Whether a claim leaves its subject to what was said before: a pronoun, or nothing at all."""
    subject = assertion.claim.subject
    return subject is None or fold(subject).lower().split()[0] in word_list("pronouns.txt")


def terms_of(assertion: Assertion) -> tuple[Term, ...]:
    """The terms of a claim in order, its inherited subject first.

    The speaker's name is no part of what is said, unless that is all a claim says (複数の関係者が明らかにした).
    A number or date is one term, whatever words it is made of.
    """
    claim = assertion.claim
    facts = [fact for fact in assertion.facts if fact.kind in ("name", "number", "date")]
    spoken = [(fact.char_start, fact.char_end) for fact in assertion.of_kind("speaker")]
    said = _terms(claim.tokens, facts, spoken)
    if all(tells(term.normal) or tells(term.surface) for term in said):
        said = _terms(claim.tokens, facts, ())
    own = (*said, *map(_question_term, questions_of(assertion)), *_surroundings(assertion))
    if not claim.subject_inherited or claim.subject_start is None:
        return own
    subject = shifted(_words_of(claim.subject or ""), claim.subject_start)
    return (*_beside(subject, (), INHERITED), *own)


@lru_cache(maxsize=10_000)
def _words_of(subject: str) -> tuple[Token, ...]:
    """The words of a subject, which several claims inherit."""
    return tokenise(subject)


def _question_term(question: Question) -> Term:
    """A question as a term; its weight does not fall with the number of claims that answer it."""
    place = question.char_start, question.char_end
    normal = " ".join(sorted(question.keys))
    weight = AGE_WEIGHT if question.is_age else QUESTION_WEIGHT
    return Term("question", question.surface, normal, question.keys, weight, False, *place, question=question)


def _surroundings(assertion: Assertion) -> list[Term]:
    """The words of the sentence around a clause, at a small weight: a clause is understood in its sentence."""
    claim = assertion.claim
    around = [
        token
        for token in claim.sentence.tokens
        if token.end <= claim.char_start or claim.char_end <= token.start
    ]
    spoken = [(fact.char_start, fact.char_end) for fact in assertion.of_kind("speaker")]
    return _beside(around, spoken, SURROUNDING)


def _beside(tokens: Sequence[Token], dropped: Sequence[tuple[int, int]], share: float) -> list[Term]:
    """The words that a claim is understood with, at a share of their weight: they assert nothing of their own."""
    return [
        _word_term(token, False, share)
        for index, token in enumerate(tokens)
        if is_content(token)
        and not is_particle(tokens, index)
        and not _inside(token.start, token.end, dropped)
    ]


def _terms(
    tokens: Sequence[Token], facts: Sequence[Fact], dropped: Sequence[tuple[int, int]]
) -> tuple[Term, ...]:
    taken = [*dropped]
    found: list[Term] = []
    for fact in sorted(facts, key=lambda fact: (fact.char_start - fact.char_end, fact.char_start, fact.kind)):
        if not _inside(fact.char_start, fact.char_end, taken):
            found += _fact_terms(fact, tokens)
            taken.append((fact.char_start, fact.char_end))
    for index, token in enumerate(tokens):
        if (
            is_content(token)
            and not is_particle(tokens, index)
            and not _inside(token.start, token.end, taken)
        ):
            found.append(_word_term(token, asserts(tokens, index)))
    return tuple(sorted(found, key=lambda term: term.start))


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def _fact_terms(fact: Fact, tokens: Sequence[Token]) -> list[Term]:
    """One term for a name or number; a date with a clock time is two, since half an event's claims share the day."""
    if fact.kind == "number":
        return [_fact_term(fact, tokens), *_unit_terms(fact, tokens)]
    if fact.kind != "date":
        return [_fact_term(fact, tokens)]
    place = fact.char_start, fact.char_end
    found = []
    if fact.date_start and names_a_day(fact):
        normal = f"d:{fact.date_start}/{fact.date_end}"
        found.append(Term("date", fact.surface, normal, frozenset(), DATE_WEIGHT, False, *place, fact))
    if fact.time:
        found.append(
            Term("time", fact.surface, f"t:{fact.time}", frozenset(), TIME_WEIGHT, False, *place, fact)
        )
    return found


def _fact_term(fact: Fact, tokens: Sequence[Token]) -> Term:
    place = fact.char_start, fact.char_end
    if fact.kind == "name":
        keys = frozenset(f"n:{alias}" for alias in aliases(fact)) | _part_keys(fact, tokens)
        weight = STATE_WEIGHT if names_a_state(fact.value) else NAME_WEIGHT
        near = frozenset(f"g:{stem}" for stem in gloss_stems(fact.value))  # 市役所 is in the dictionary too
        return Term(
            "name", fact.surface, fold_variants(fold(fact.value)), keys, weight, False, *place, fact, near
        )
    normal = f"#:{fact.value}"
    return Term("number", fact.surface, normal, frozenset(), specificity(fact), False, *place, fact)


def _unit_terms(fact: Fact, tokens: Sequence[Token]) -> list[Term]:
    """The unit of a number as a word of its own: few claims speak of knots at all, whatever the figure. Units meet
    under any of their names, in both languages."""
    inside = words_between(tokens, fact.char_start, fact.char_end)
    key = f"s:unit:{canonical_unit(fact.unit)}"
    words = (_word_term(token, False) for token in inside if _names_a_unit(token))
    return [replace(word, keys=word.keys | {key}) for word in words]


def _names_a_unit(token: Token) -> bool:
    english = token.pos == ("word",) and token.lemma not in ENGLISH_WORDS
    return english or (token.pos[0] == "名詞" and token.pos[1] != "数詞")


def _part_keys(fact: Fact, tokens: Sequence[Token]) -> frozenset[str]:
    """The proper names inside a name, in Latin letters: 汐見港 holds shiomi, Shiomi port does too."""
    inside = words_between(tokens, fact.char_start, fact.char_end)
    return frozenset(f"p:{name}" for token in inside if is_proper(token) for name in latin_forms(token))


def specificity(fact: Fact) -> float:
    """How much an equal number says: a figure of many digits names one thing, one or two are everywhere.

    0.25 for one significant digit, 0.2 more for each further, at most NAME_WEIGHT.
    """
    digits = f"{abs(fact.low or 0):g}".replace(".", "").strip("0")
    return min(NAME_WEIGHT, 0.25 + 0.2 * max(0, len(digits) - 1))


def _word_term(token: Token, is_predicate: bool, share: float = 1.0) -> Term:
    """A word as a term, at a share of its weight."""
    surface, start, end, *entry = token
    kind, normal, keys, near, weight = wording_of(surface, *entry)
    return Term(kind, surface, normal, keys, weight * share, is_predicate, start, end, near=near)
