"""Assertion -> Occasion: which of a claim's dates is when it happened, and which only when somebody said so.

"On the 18th the coast guard announced that 18 people were hurt" dates the announcement. Two claims that tell of one
happening and were told on two days do not contradict each other; and "14 by noon of the 18th" says up to when was
counted, not when they were hurt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.fact.cue import words_of
from claims.fact.fact import Assertion, Fact
from claims.text import Token, fold, is_japanese
from claims.wordlist import word_list

# What follows a date that says up to when was counted: 18日正午までに14人, 16時現在.
_UNTIL = ("まで", "現在", "時点")
# A time of day alone: the day was read from elsewhere in the text and is no word of this claim.
_CLOCK_ONLY = re.compile(
    r"同?(?:およそ|約)?(?:午前|午後|正午|深夜|未明|早朝|朝|昼|夕方|夜|夜中)*(?:[0-9一二三四五六七八九十]+(?:時|分|:)[0-9一二三四五六七八九十分半]*)*"
    r"(?:[0-9]+分)?(?:頃|ごろ|すぎ|過ぎ|前|半)*"
    r"|(?:about|around|shortly before|shortly after|just before|just after|nearly|at)?\s*[0-9]{1,2}(?:[:.][0-9]{2})?\s*"
    r"(?:a\.?m\.?|p\.?m\.?|o'clock)?"
    r"|noon|midnight",
    re.IGNORECASE,
)
# An English date belongs to a verb of saying that stands at most so many words from it (said on Saturday).
NEAR_WORDS = 3


@dataclass(frozen=True, slots=True)
class Occasion:
    """The dates of a claim by what they date."""

    happening: tuple[Fact, ...]
    """When it happened, or is to happen."""
    telling: tuple[Fact, ...]
    """When it was announced, said or became known."""


def occasion_of(assertion: Assertion) -> Occasion:
    """The dates of one claim."""
    told: list[Fact] = []
    happened: list[Fact] = []
    tokens = assertion.claim.tokens
    for fact in assertion.of_kind("date"):
        if _counts_until(fact, assertion) or _is_followed(fact, assertion):
            continue
        (told if _is_noted(fact, assertion) or _dates_the_telling(fact, tokens) else happened).append(fact)
    return Occasion(tuple(happened), tuple(told))


def names_a_day(fact: Fact) -> bool:
    """Whether the day itself is printed; a time of day alone takes its day from elsewhere."""
    return not (fact.time and _CLOCK_ONLY.fullmatch(fold(fact.surface).strip()))


def _counts_until(fact: Fact, assertion: Assertion) -> bool:
    counts = assertion.certainty in ("happened", "reported", "inferred") and assertion.of_kind("number")
    if not counts and not _BY.search(_before(fact, assertion)):
        return False
    if _BY.search(_before(fact, assertion)):
        return assertion.certainty in ("happened", "reported", "inferred")
    text = fold(assertion.claim.sentence.article.text[fact.char_end : fact.char_end + 2])
    return text.startswith(_UNTIL) or fold(fact.surface).endswith(_UNTIL)


def _before(fact: Fact, assertion: Assertion) -> str:
    return assertion.claim.sentence.article.text[max(0, fact.char_start - LONGEST_BY) : fact.char_start]


# All had left by about 8:40 a.m.
_BY = re.compile(r"\bby\s(?:about\s|around\s)?$", re.IGNORECASE)
LONGEST_BY = 10


def _is_followed(fact: Fact, assertion: Assertion) -> bool:
    """前日に続き, 10月以来, 17日付朝刊で, 18時5分の記事で: the day of something else that is spoken of, not of this."""
    claim = assertion.claim
    text = fold(claim.sentence.article.text[fact.char_end : fact.char_end + 8])
    # １９６８年の創業で、96店を展開する: the founding's year, beside what else the claim says.
    founded = _FOUNDED.match(text)
    return bool(_OF_ANOTHER.match(text)) or (
        founded is not None and fact.char_end + founded.end() < claim.char_end
    )


def _is_noted(fact: Fact, assertion: Assertion) -> bool:
    """堤防が決壊（10日3時20分確認）: when somebody saw it, not when it happened."""
    text = fold(assertion.claim.sentence.article.text[fact.char_end : fact.char_end + 6]).lstrip("に ")
    return text.startswith(_NOTED)


_NOTED = ("確認)", "確認さ", "判明)", "覚知", "発表)", "把握)")


_OF_ANOTHER = re.compile(
    r"に続|に引き続|に次|につづ|以来|の[^、。]{1,8}以来|付|(?:に)?(?:更新|配信|掲載|公開)|の(?:記事|朝刊|夕刊|速報|報道|投稿|紙面|本紙|配信|発表|リリース|第[0-9一二三四五]報)"
)


_FOUNDED = re.compile("の(?:創業|設立|創立|創設|開業|開設|発足|生まれ|建造|竣工|完成)で、")


def _dates_the_telling(fact: Fact, tokens: Sequence[Token]) -> bool:
    if not tokens:
        return False
    if any(is_japanese(token.surface) for token in tokens):
        return _japanese(fact, tokens)
    return _english(fact, tokens)


def _japanese(fact: Fact, tokens: Sequence[Token]) -> bool:
    """Before the comma that parts the teller from what is told (県は18日、…と発表した), or right before the verb
    (…ことが26日、分かった)."""
    verb = next((place for place in reversed(range(len(tokens))) if _tells(tokens[place])), None)
    if verb is None or any(map(_says_more, tokens[verb + 2 :])):
        return False
    after = [place for place, token in enumerate(tokens) if token.start >= fact.char_end]
    if not after or after[0] >= verb:
        return bool(after) and after[0] == verb
    if verb - after[0] <= 1:
        return True
    quoted = tokens[verb - 1].surface in ("と", "を", "、", "」") or tokens[verb].normal in words_of(
        "outcomes"
    )
    before = [token for token in tokens if token.end <= fact.char_start]
    teller = bool(before) and before[-1].surface in ("は", "が", "も")
    return (
        quoted and teller and (tokens[after[0]].surface in ("、", "，") or _at_an_interview(tokens, after[0]))
    )


def _says_more(token: Token) -> bool:
    """Whether a word behind the verb of telling says something of its own: not so the last two of 明らかに|した."""
    return token.pos[0] in ("名詞", "動詞") and token.normal not in word_list("light_verbs.txt")


def _at_an_interview(tokens: Sequence[Token], place: int) -> bool:
    """15日の会見で, 15日、取材に."""
    return any(token.normal in ("会見", "記者会見", "取材") for token in tokens[place : place + 3])


def tells(word: str) -> bool:
    """Whether a verb, in normalised form or as English prints it, is one of telling or becoming known."""
    return word in word_list("telling_verbs.txt") or word in words_of("outcomes")


def _tells(token: Token) -> bool:
    return tells(token.normal)


def _english_tells(tokens: Sequence[Token], place: int) -> bool:
    """Whether a verb tells; not what somebody is still to say, and of those admitted only him who admits something."""
    before = tokens[place - 1].surface.lower() if place else ""
    if tokens[place].lemma in word_list("telling_verbs.txt"):
        return before != "to"
    return tokens[place].surface.lower() in _ADMITS and before in _PRONOUNS


_ADMITS = frozenset(("admitted", "admits", "conceded", "concedes"))
_PRONOUNS = frozenset(("it", "he", "she", "they"))


def _english(fact: Fact, tokens: Sequence[Token]) -> bool:
    places = [place for place in range(len(tokens)) if _english_tells(tokens, place)]
    inside = [place for place, token in enumerate(tokens) if fact.char_start <= token.start < fact.char_end]
    if not places or not inside:
        return False
    near = min(min(abs(place - inside[0]), abs(place - inside[-1])) for place in places)
    heads = inside[0] <= 1 and any(inside[-1] < place for place in places)
    # … will be completed on Dec. 1, it said: what stands before the comma is what was said.
    behind = [place for place in places if place > inside[-1]]
    parted = behind and any(token.surface == "," for token in tokens[inside[-1] + 1 : behind[0]])
    return heads or (near <= NEAR_WORDS and not (parted and min(places) > inside[-1]))
