"""Who it was: one office with two holders, one person under two names, another one who did it."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from claims.alignment import LEAST_NEARNESS, SYNONYM, nearness
from claims.argument import KEPT, Argument, Role, arguments_of, noun_phrases
from claims.evidence import Evidence
from claims.fact.fact import Assertion, Fact
from claims.fact.gazetteer import short_forms, state_names
from claims.feature import Reason, main_predicate
from claims.level.difference import asserts_alike, difference, same_act
from claims.occasion import tells
from claims.slot import near_name, one_office, same_name, title_of
from claims.term import Profile, Term
from claims.text import Token, fold, is_japanese
from claims.wording import normal_form
from claims.wordlist import read_table, word_list


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


def reversed_roles(evidence: Evidence) -> Reason | None:
    """The same act, the other way round: トラックが乗用車に追突した, 乗用車がトラックに追突した."""
    if not asserts_alike(evidence):
        return None
    one, other = _parties(evidence.pair.left), _parties(evidence.pair.right)
    if one is None or other is None:
        return None
    crossed = nearness(one[0], other[1]) >= SYNONYM and nearness(one[1], other[0]) >= SYNONYM
    straight = max(nearness(one[0], other[0]), nearness(one[1], other[1])) >= LEAST_NEARNESS
    if not crossed or straight:
        return None
    left, right = (f"{agent.surface} → {done_to.surface}" for agent, done_to in (one, other))
    return difference("reversed", left, right, "the other way round")


@lru_cache(maxsize=KEPT)
def _parties(profile: Profile) -> tuple[Term, Term] | None:
    """Who does it, and to whom, of a Japanese claim that names one of each; in the passive the other way round."""
    tokens = profile.assertion.claim.tokens
    if not is_japanese(profile.assertion.claim.text):
        return None
    found = arguments_of(profile)
    agents = [argument.term for argument in found if argument.role == "agent"]
    done_to = [argument.term for argument in found if argument.role in ("object", "goal")]
    given = any(token.normal in ("受ける", "貰う") for token in tokens[-LONGEST_ENDING:])
    if len(agents) != 1 or len(done_to) != 1 or given:
        return None
    return (done_to[0], agents[0]) if _is_passive(tokens) else (agents[0], done_to[0])


def _is_passive(tokens: Sequence[Token]) -> bool:
    """Whether the last verb is passive; not とみられる, とされる, which tell how sure it is."""
    last = range(max(0, len(tokens) - LONGEST_ENDING), len(tokens))
    return any(
        tokens[place].normal in ("れる", "られる")
        and "と" not in (t.surface for t in tokens[place - 2 : place])
        for place in last
    )


LONGEST_ENDING = 4
"""Words of a verb with its endings: 追突|さ|れ|た."""


def doer(evidence: Evidence) -> Reason | None:
    """The same act, by another sort of body or person: 県が発表した, 発表したのは市だった; 運転手が, 乗客が."""
    one_act = same_act(evidence)
    if not one_act and not _both_say(evidence):
        return None
    ones, others = (_members(side) for side in (evidence.pair.left, evidence.pair.right))
    for name, members in _doer_sets().items():
        # Of one matter one asks and another stresses; only whether a side or all did is then a difference.
        if not one_act and name != ONE_OR_ALL:
            continue
        one, other = ones[name], others[name]
        if one is None or other is None or one[0] == other[0]:
            continue
        if not (_told(one[0], evidence.pair.right, members) or _told(other[0], evidence.pair.left, members)):
            return difference("doer", one[1], other[1], name)
    return _state(evidence) if one_act else None


ONE_OR_ALL = "one_or_all"
"""The set of `doers.yml` that parts a side from all sides."""


def _both_say(evidence: Evidence) -> bool:
    """Whether what each claim asserts is that somebody said or asked something."""
    said = (main_predicate(side.own_terms) for side in (evidence.pair.left, evidence.pair.right))
    return all(term and (tells(term.normal) or term.normal in _addressing()) for term in said)


@lru_cache(maxsize=1)
def _addressing() -> frozenset[str]:
    return word_list("addressing_verbs.txt", "claims.clause")


@lru_cache(maxsize=KEPT)
def _doers(profile: Profile) -> list[str]:
    """Who did it: the agent, what a cleft puts in focus, whom it came from (日本側から要請した); the teller where that
    somebody told it is what the claim says (県は発表した), not where it is only given as a source (県によると)."""
    owners = _owners(profile)
    found = [
        owners.get(argument.text, argument.text)
        for argument in arguments_of(profile)
        if argument.role in ("agent", "focus") or (argument.role == "source" and argument.text.endswith("側"))
    ]
    text = profile.assertion.claim.sentence.article.text
    tellers = (
        fact
        for fact in profile.assertion.of_kind("speaker")
        if text[fact.char_end : fact.char_end + 1] in _AGENT
    )
    # The city of Sekio: what it is stands before its name.
    sorts = (
        argument.text.rpartition(" ")[0]
        for argument in arguments_of(profile)
        if argument.role == "agent" and argument.term.kind == "name" and " " in argument.text
    )
    return found + [sort for sort in sorts if sort] + [fold(fact.surface).lower() for fact in tellers]


_AGENT = frozenset("はがも")


def _owners(profile: Profile) -> dict[str, str]:
    """An office or official -> whose it is: 管理事務所 -> 国土交通省 in 国土交通省の管理事務所."""
    return {
        part: owner
        for (owner, of), (part, _) in pairwise(noun_phrases(profile))
        if of == "の" and part.endswith(_OFFICES_AND_OFFICIALS)
    }


_OFFICES_AND_OFFICIALS = (
    *("事務所", "出張所", "支所", "整備局", "支局", "部局", "担当課"),
    *("担当者", "職員", "幹部", "関係者", "責任者"),
)


@lru_cache(maxsize=KEPT)
def _members(profile: Profile) -> dict[str, tuple[str, str] | None]:
    """For each set of doers, the member that did it."""
    return {name: _one_of(_doers(profile), members) for name, members in _doer_sets().items()}


def _one_of(phrases: Iterable[str], endings: Mapping[str, str]) -> tuple[str, str] | None:
    """The member of a set that a phrase names, with the phrase; None where none or several do."""
    found = {endings[ending]: phrase for phrase in phrases if (ending := longest_ending(phrase, endings))}
    return next(iter(found.items())) if len(found) == 1 else None


def longest_ending(text: str, endings: Container[str]) -> str | None:
    """The longest of some endings that a phrase has; in Latin letters, of whole words."""
    said = text.lower()
    for start in range(len(said)):
        ending = said[start:]
        if ending in endings and (not start or said[start - 1] == " " or is_japanese(ending)):
            return ending
    return None


def _told(member: str, profile: Profile, endings: Mapping[str, str]) -> bool:
    """Whether a claim speaks of a member of a set too, in whatever part: 市は県の要請で."""
    said = (longest_ending(phrase, endings) for phrase, _ in noun_phrases(profile))
    return any(ending and endings[ending] == member for ending in said)


@lru_cache(maxsize=1)
def _doer_sets() -> dict[str, dict[str, str]]:
    """For each set, an ending -> the member it stands for."""
    read = read_table("doers.yml", "claims.level")
    return {name: {word: names[0] for names in members for word in names} for name, members in read.items()}


def _state(evidence: Evidence) -> Reason | None:
    """The same act, by another state: 提案したのは日本側, 提案は韓国側から."""
    ones, others = (_states(side) for side in (evidence.pair.left, evidence.pair.right))
    if not ones or not others:
        return None
    named = [
        {_state_of(fact.value) for fact in side.of_kind("name")} for side in (evidence.left, evidence.right)
    ]
    if ones.keys() & named[1] or others.keys() & named[0]:
        return None
    return difference("doer", next(iter(ones.values())), next(iter(others.values())), "state")


@lru_cache(maxsize=KEPT)
def _states(profile: Profile) -> dict[str, str]:
    """The states that did it, by their keys -> as printed."""
    phrases = _doers(profile)
    return {key: said for said in phrases if (key := _state_of(said.removesuffix("側").removesuffix("政府")))}


def _state_of(name: str) -> str:
    """The key of the state that a name stands for; empty where it is none."""
    state = state_names().get(name) or state_names().get(name.lower()) or short_forms().get(name)
    return state.key if state else ""


Sort = Callable[[Term], bool]


def _is_actor(term: Term) -> bool:
    return bool(term.fact and term.fact.entity in ("person", "organisation"))


def argument_conflict(evidence: Evidence, role: Role, sort: Sort) -> tuple[Term, Term] | None:
    """A term of each claim in one role, neither of which the other claim knows in any part."""
    ones = _of_role(evidence.pair.left, role, sort)
    others = _of_role(evidence.pair.right, role, sort)
    if not ones or not others:
        return None
    if any(_answered(one, evidence.pair.right.terms) for one in ones):
        return None
    if any(_answered(other, evidence.pair.left.terms) for other in others):
        return None
    return ones[-1], others[-1]


@lru_cache(maxsize=4 * KEPT)
def _of_role(profile: Profile, role: Role, sort: Sort) -> list[Term]:
    """The terms of a sort in a role; for a part of a body (ホノエの取締役会) the body whose it is."""
    found = []
    for argument in arguments_of(profile):
        if argument.role == role:
            term = argument.term if sort(argument.term) else _whole_of(argument, profile)
            found += [term] if term and sort(term) else []
    return found


def _whole_of(argument: Argument, profile: Profile) -> Term | None:
    """The name right before の and an argument that is a part of a body: its board, its panel."""
    if not argument.text.endswith(_PARTS_OF_BODIES):
        return None
    text = profile.assertion.claim.sentence.article.text
    first = argument.term.end - len(argument.text)
    names = (term for term in profile.own_terms if term.kind == "name" and term.end < first)
    return next((term for term in names if text[term.end : first] == "の"), None)


_PARTS_OF_BODIES = (
    "取締役会",
    "理事会",
    "役員会",
    "経営陣",
    "執行部",
    "委員会",
    "チーム",
    "本社",
    "支社",
    "支店",
    "子会社",
)


def _answered(term: Term, others: Iterable[Term]) -> bool:
    return any(nearness(term, other) >= LEAST_NEARNESS for other in others if other.kind in ("word", "name"))


def exclusive(evidence: Evidence) -> Reason | None:
    """Another relation, office, sort or colour is named where only one can be: いとこ, 義弟; 男性, 女性."""
    if not same_act(evidence):
        return None
    held = _held(evidence.pair.left), _held(evidence.pair.right)
    for name, ones in held[0].items():
        others = held[1].get(name, {})
        if name == VEHICLES and not all(
            map(_is_argument, (evidence.pair.left, evidence.pair.right), (ones, others))
        ):
            continue
        if len(ones) == 1 and len(others) == 1 and ones.keys() != others.keys():
            one, other = next(iter(ones.values())), next(iter(others.values()))
            return difference("sort", one, other, "only one of them can be")
    return None


@lru_cache(maxsize=KEPT)
def _held(profile: Profile) -> dict[str, dict[str, str]]:
    """The members that a claim's own words hold -> as printed, of each set of which they hold any."""
    said = [(token.normal, token.surface) for token in profile.assertion.claim.tokens]
    said += [(title, title) for fact in profile.assertion.of_kind("name") if (title := title_of(fact))]
    sets = (
        (name, words, [each for each in said if each[0] in words])
        for name, words in _exclusive_sets().items()
    )
    return {name: {words[normal]: surface for normal, surface in own} for name, words, own in sets if own}


VEHICLES = "vehicle"
"""The set of `exclusive.yml` of which an accident has two: which is meant, its place in the sentence tells."""


def _is_argument(profile: Profile, held: Mapping[str, str]) -> bool:
    """Whether a word a claim holds does something there, or has something done to it (フェリーが), and is not only what
    something belongs to (フェリーの左舷)."""
    return any(argument.text.endswith(tuple(held.values())) for argument in arguments_of(profile))


@lru_cache(maxsize=1)
def _exclusive_sets() -> dict[str, dict[str, str]]:
    """For each set, the form terms are compared in -> the member it stands for."""
    read = read_table("exclusive.yml", "claims.level")
    return {
        name: {normal_form(word): names[0] for names in members for word in names}
        for name, members in read.items()
    }
