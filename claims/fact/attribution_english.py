"""Who says it, in one English sentence: subjects of said and its like, according to, quoting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from claims.clause.english import cuts
from claims.clause.english_main import asides
from claims.clause.english_verb import finite_verb
from claims.fact.attribution import Attribution
from claims.fact.date_expression import vocabulary
from claims.fact.mention import Mention, Passage
from claims.fact.name_english import english_mentions
from claims.fact.wordlist import groups
from claims.text import Token

_STOPS = (",", ";", ":", '"', "“", "”", "—", "–", "(", ")")
_LONGEST_SUBJECT = 8  # words of a subject that no list names
_RELATIVES = ("who", "which", "that", "whose")
_PRONOUNS = ("he", "she")
_BODIES = ("it", "they")
_PREPOSITIONS = frozenset(
    "outside inside in at on during after before by from via through to of for with".split()
)


def english_attributions(
    passage: Passage, person: Attribution | None, body: Attribution | None = None
) -> tuple[list[Attribution], Attribution | None]:
    """The attributions of one English sentence, and the last person named in it, as one who may be "he" after.

    `person` is the last person named before the sentence, `body` who spoke in it: "it" and "they" take that up.
    """
    mentions = english_mentions(passage)
    found = [*_according(passage, mentions)]
    if not found:
        found += _spoken(passage, mentions, person, body)
    named = [mention for mention in mentions if mention.entity == "person"]
    last = _named(passage, named[0]) if named else None
    return found, last


def _named(passage: Passage, mention: Mention) -> Attribution:
    text = passage.text[mention.start : mention.end]
    return Attribution(mention.start, mention.end, text, mention.start, mention.end)


def _according(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Attribution]:
    """according to X; quoting X, citing X: X stands behind the whole sentence."""
    tokens = passage.tokens
    for place, token in enumerate(tokens[:-1]):
        word = token.surface.lower()
        accords = word == "according" and tokens[place + 1].surface.lower() == "to"
        if not accords and word not in groups("speech_verbs_english.yml")["citing"]:
            continue
        begin = place + 2 if accords else place + 1
        end = _without_when(passage, begin, _phrase_end(tokens, begin), mentions)
        phrase = tokens[begin:end]
        if begin < end and (_can_speak(phrase, mentions) or (accords and _is_plain_subject(phrase))):
            yield _whole(passage, begin, end)


def _whole(passage: Passage, begin: int, end: int) -> Attribution:
    tokens = passage.tokens
    first, last = tokens[begin].start, tokens[end - 1].end
    return Attribution(tokens[0].start, tokens[-1].end, passage.text[first:last], first, last, "source")


def _phrase_end(tokens: Sequence[Token], begin: int) -> int:
    """Where the noun phrase from `begin` ends: at a stop, or a verb of speech; where at and in what somebody unnamed is
    belongs to it (a senior official at the fire department)."""
    end = begin
    unnamed = begin < len(tokens) and tokens[begin].surface.lower() in ("a", "an", "one", "another")
    while end < len(tokens) and (
        _is_point_of_title(tokens, end)
        or (tokens[end].surface not in (*_STOPS, ".") and not _is_speech(tokens[end]))
    ):
        if end > begin and _is_point_of_title(tokens, end):
            end += 1
            continue
        if unnamed and tokens[end].surface.lower() in ("at", "in"):
            end += 1
            continue
        if end > begin and tokens[end].surface.lower() in (
            "published",
            "released",
            "conducted",
            "commissioned",
            "who",
            "on",
            "that",
            "which",
            "in",
            "at",
            "as",
            "when",
            "after",
        ):
            break
        end += 1
    return end


def _is_point_of_title(tokens: Sequence[Token], place: int) -> bool:
    """Capt. Ray Dellinger, Rep. Kim: the point of a title before a name."""
    return (
        tokens[place].surface == "."
        and 0 < place < len(tokens) - 1
        and tokens[place - 1].surface.lower() in _TITLES
        and tokens[place + 1].pos == ("name",)
    )


_TITLES = frozenset(
    "capt lt sgt col gen maj cmdr det insp supt dr prof rev mr mrs ms gov sen rep hon sec amb adm atty cllr".split()
)


def _is_speech(token: Token) -> bool:
    return token.surface.lower() in groups("speech_verbs_english.yml")["said"]


def _is_plain_form(tokens: Sequence[Token], place: int) -> bool:
    """Doctors say, they claim: a plural or a pronoun stands right before."""
    if tokens[place].surface.lower() not in groups("speech_verbs_english.yml")["base"] or not place:
        return False
    before = tokens[place - 1]
    plural = before.pos[0] in ("word", "name") and before.surface.endswith("s")
    return plural or before.surface.lower() in ("they", "we", "people", "police", "media")


def _holds(tokens: Sequence[Token], place: int) -> bool:
    """Police believe a second person helped, analysts forecast that prices will rise: who holds it, as who says it."""
    word, after = tokens[place].surface.lower(), tokens[place + 1 : place + 2]
    if not after or not place or tokens[place - 1].pos[0] not in ("word", "name"):
        return False
    table = groups("speech_verbs_english.yml")
    thinks = word in table["thinking"] and after[0].surface.lower() not in ("to", "in")
    return thinks or (word in table["foreseeing"] and after[0].surface.lower() in _OPENS_A_CLAUSE)


_OPENS_A_CLAUSE = ("that", "the", "a", "an", "its")


def _spoken(
    passage: Passage,
    mentions: Sequence[Mention],
    person: Attribution | None,
    body: Attribution | None,
) -> Iterator[Attribution]:
    """The first verb of saying speaks for the sentence, a later one for its own clause; none for what is told aside."""
    tokens, first, clause_start = passage.tokens, True, 0
    aside = {place for start, end in asides(tokens) for place in range(start, end)}
    starts = cuts(tokens)
    for place, token in enumerate(tokens):
        spoken = _is_speech(token) or _is_plain_form(tokens, place) or _holds(tokens, place)
        if not spoken or place in aside or _inside_quotation(passage, place) or _is_done_to(tokens, place):
            continue
        clause = max((start for start in starts if start <= place), default=0)
        if not first and clause <= clause_start:
            continue
        phrase = _subject_after(tokens, place) or _subject_before(tokens, place, 0 if first else clause)
        attribution = _attribution(passage, phrase, mentions, person, body) if phrase else None
        if attribution:
            yield attribution if first else replace(attribution, char_start=tokens[clause].start)
            first, clause_start = False, clause


def _is_done_to(tokens: Sequence[Token], place: int) -> bool:
    """Firefighters were called: who is told or asked says nothing."""
    return place > 0 and tokens[place - 1].surface.lower() in ("was", "were", "been", "being", "be")


def _inside_quotation(passage: Passage, place: int) -> bool:
    """Whether the word stands in a quotation that opened in this sentence; a straight mark opens before a word."""
    inside = False
    for token in passage.tokens[:place]:
        if token.surface in '"“”':
            after = passage.text[token.end : token.end + 1]
            inside = token.surface == "“" or (
                token.surface == '"' and not inside and after not in ("", " ", ",", ".")
            )
    return inside


def _subject_after(tokens: Sequence[Token], place: int) -> tuple[int, int] | None:
    """ "…," said Naoki Umeda: the phrase after the verb, where a comma or a quotation stands before it."""
    if place == 0 or tokens[place - 1].surface not in (",", '"', "”"):
        return None
    begin = place + 1
    if begin < len(tokens) and tokens[begin].surface.lower() in _PREPOSITIONS:
        return None  # who presented the petition, said outside the chamber: where it was said
    end = _phrase_end(tokens, begin)
    if (
        end < len(tokens)
        and tokens[end].surface == ","
        and end + 1 < len(tokens)
        and tokens[end + 1].pos[0] == "name"
    ):
        further = _phrase_end(tokens, end + 1)
        begin, end = (end + 1, further) if not _has_name(tokens[begin:end]) else (begin, end)
    if tokens[place].surface.lower() in ("told", "tells") or _when().fullmatch(
        " " + " ".join(token.surface for token in tokens[begin:end])
    ):
        return None  # told a podcast, said Wednesday: whom it was told, and when
    clause = finite_verb(tokens[begin:end], 1) is not None  # Aya Mori, the president, said she would go
    return (begin, end) if begin < end and not clause else None


def _has_name(tokens: Sequence[Token]) -> bool:
    return any(token.pos[0] == "name" for token in tokens)


def _subject_before(tokens: Sequence[Token], place: int, floor: int) -> tuple[int, int] | None:
    """The phrase before the verb, from `floor` on, over an apposition between commas: X, an analyst, said."""
    end = place
    while end > 0 and tokens[end - 1].surface.lower() in groups("speech_verbs_english.yml")["auxiliary"]:
        end -= 1
    if end and tokens[end - 1].surface == ",":
        comma = end - 1
        end = _before_apposition(tokens, comma)
        if named := _named_in_apposition(tokens, end, comma):
            return named
        if end > 1 and tokens[end - 1].pos == ("number",) and tokens[end - 2].surface == ",":
            end -= 2  # Yasuomi Kiritani, 68, who apologized, said
    begin = end
    while begin > floor and tokens[begin - 1].surface not in _STOPS:
        begin -= 1
    while begin < end and tokens[begin].surface.lower() in (
        "but",
        "and",
        "while",
        "however",
        "then",
        "still",
        "although",
    ):
        begin += 1
    end = next((place for place in range(begin + 1, end) if tokens[place].surface.lower() in _RELATIVES), end)
    clause = finite_verb(tokens[begin:end], 0) is not None  # agreed on a move the commission says …
    return (begin, end) if begin < end and not clause else None


def _named_in_apposition(tokens: Sequence[Token], end: int, comma: int) -> tuple[int, int] | None:
    """Calder Peak's founder, Grant Ostrander, told: the name between the commas, after what he or she is."""
    name = tokens[end + 1 : comma]
    is_name = 0 < len(name) <= LONGEST_NAME and all(token.pos == ("name",) for token in name)
    what = is_name and end > 0 and tokens[end - 1].pos == ("word",) and tokens[end - 1].surface.islower()
    return (end + 1, comma) if what else None


LONGEST_NAME = 4
"""Words."""


def _before_apposition(tokens: Sequence[Token], comma: int) -> int:
    begin = comma
    while begin > 0 and tokens[begin - 1].surface != ",":
        begin -= 1
    return begin - 1 if begin > 0 else comma


def _attribution(
    passage: Passage,
    phrase: tuple[int, int],
    mentions: Sequence[Mention],
    person: Attribution | None,
    body: Attribution | None,
) -> Attribution | None:
    tokens = passage.tokens
    begin, end = phrase
    whole = (tokens[0].start, tokens[-1].end)
    pronoun = tokens[begin].surface.lower() if end - begin == 1 else ""
    if pronoun in _PRONOUNS or pronoun in _BODIES:
        meant = person if pronoun in _PRONOUNS else body
        if meant is not None:
            return Attribution(*whole, meant.speaker, meant.speaker_start, meant.speaker_end)
        if pronoun in _PRONOUNS:
            return None
    verb = next((token for token in tokens[end : end + 12] if _is_speech(token)), None)
    plain = verb is not None and verb.surface.lower() in groups("speech_verbs_english.yml")["plain"]
    if not _can_speak(tokens[begin:end], mentions) and not (plain and _is_plain_subject(tokens[begin:end])):
        return None
    end = _without_when(passage, begin, end, mentions)
    first, last = tokens[begin].start, tokens[end - 1].end
    return Attribution(*whole, passage.text[first:last], first, last)


def _without_when(passage: Passage, begin: int, end: int, mentions: Sequence[Mention]) -> int:
    """Where the phrase ends before words of when it spoke: Novacell on Tuesday, The ministry last week."""
    tokens = passage.tokens
    if begin >= end:
        return end
    when = _when().search(passage.text, tokens[begin].start, tokens[end - 1].end)
    if when is None or any(m.start < when.start() and m.end > when.start() for m in mentions):
        return end  # a name that ends so: Black Friday
    return next((place for place in range(begin + 1, end) if tokens[place].start >= when.start()), end)


@cache
def _when() -> re.Pattern[str]:
    """Words at the end of a subject that tell the day or the week."""
    known = "|".join([*vocabulary()["english"], *vocabulary()["english_weekdays"]])
    return re.compile(
        rf"(?:\s(?:on|late|early|earlier))*\s(?:{known})(?:\s(?:morning|afternoon|evening|night))?$",
        re.IGNORECASE,
    )


def _is_plain_subject(tokens: Sequence[Token]) -> bool:
    """A short noun phrase that opens with an article or a name: The retailer, Aya Mori; not it, not a clause."""
    opens = tokens[0].surface.lower() in ("the", "a", "an", "one", "its", "their", "his", "her", "another")
    silent = groups("speech_verbs_english.yml")["mute"]
    said_of = tokens[-1].surface.lower() in silent and len(tokens) < 3
    named = tokens[0].pos == ("name",) or all(token.surface[:1].isupper() for token in tokens)
    return (opens or named) and len(tokens) <= _LONGEST_SUBJECT and not said_of


def _can_speak(tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    table = groups("speech_verbs_english.yml")["speakers"]
    named = any(m.entity != "work" and m.start < tokens[-1].end and tokens[0].start < m.end for m in mentions)
    return named or any(token.surface.lower() in table or token.normal in table for token in tokens)
