"""How sure an English claim says it is: its leftmost cue, else whose word it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claims.claim import Claim
from claims.clause.english_main import asides, main_clause
from claims.clause.english_verb import finite_verb, quotation_depths
from claims.fact.certainty_reading import Reading, said_inside
from claims.fact.cue import first_cue, words_of
from claims.fact.date_expression import vocabulary
from claims.fact.fact import Certainty
from claims.fact.numeral import ENGLISH_WORDS
from claims.text import Token

_COUNTING = frozenset({"-", "–", "—", "by", "unanimously", "narrowly", "overwhelmingly", *ENGLISH_WORDS})
_SUBORDINATING = frozenset({"if", "because", "when", "while", "that", "who", "which", "although", "though"})
_LONGEST_SOURCE = 8
"""Words before said that name who says it, where no comma parts them from the rest."""
_FEARING = frozenset("fear warn worry believe think say suggest estimate concede admit reckon".split())
_ASKING = frozenset({"how", "what", "which", "whether", "where", "who", "why", "so", "that"})


def english_reading(claim: Claim) -> Reading | None:
    words: Sequence[Token] = claim.tokens
    if (said := _said(words)) and (claim.quoted or _says_in_english(words)):
        match = first_cue(said, weak=False)
        if match:
            return Reading(_foreseen(match.cue.level, said, match.end), said[match.start : match.end])
        judged = finite_verb(said, 0)
        own = any(word.normal in ("i", "we") for word in said[: judged or 0])
        if judged is not None and _judges(said, judged) and not own:
            return Reading("opinion", [said[judged]])
        return None
    words = _without_when(_without_counts(main_clause(words)))
    if disowned := _disowned(words) or _rejected(words):
        return disowned
    match = first_cue(words, weak=False) or first_cue(words, weak=True)
    if match and not _done_to_a_plan(words, match.start):
        return Reading(_foreseen(match.cue.level, words, match.end), words[match.start : match.end])
    return (
        _headline_infinitive(claim)
        or _promised(words)
        or _possible(words)
        or _according_to_medium(words)
        or _attributed(words)
    )


def _foreseen(level: Certainty, words: Sequence[Token], end: int) -> Certainty:
    """Visits will grow, they will never go back: what nobody does by resolving to is foreseen, not planned. We believe
    there may be more: what is only held to be possible is inferred."""
    if level == "opinion" and words[end - 1].normal in _HOLDING:
        return "inferred" if any(word.surface in ("may", "might", "could") for word in words[end:]) else level
    if level != "planned" or words[end - 1].normal != "will" or end >= len(words):
        return level
    return "predicted" if words[end].normal in words_of("english_befalling") | {"never"} else level


_HOLDING = frozenset("believe think suspect".split())


def _headline_infinitive(claim: Claim) -> Reading | None:
    """Airline to cancel 74 flights: a headline's infinitive in place of a verb tells what is to be."""
    words = claim.tokens
    if claim.sentence.role not in ("heading", "bullet"):
        return None
    first = int(claim.sentence.role == "heading")  # * To close Ohio plant
    place = next((at for at, word in enumerate(words) if word.surface.lower() == "to" and at >= first), None)
    if place is None or place + 1 >= len(words) or not words[place + 1].surface.islower():
        return None
    # Airline cancels 74 flights to avoid a storm: a word in s or ed with more after it is the verb.
    told = any(word.surface.islower() and word.surface.endswith(("s", "ed")) for word in words[1 : place - 1])
    verb = finite_verb(words, 0)
    return (
        Reading("planned", words[place : place + 2]) if not told and (verb is None or verb > place) else None
    )


def _said(words: Sequence[Token]) -> Sequence[Token]:
    """What is quoted, unless it is quoted in passing (because "we are looking at all motives") or in part."""
    said = said_inside(words)
    if not said or said[0].normal in _SUBORDINATING:
        return ()
    aside = any(words[start].start <= said[0].start < words[end - 1].end for start, end in asides(words))
    return () if aside else said


def _judges(said: Sequence[Token], verb: int) -> bool:
    """The rate is too low judges; they are walking, it is closed tell what happens."""
    if said[verb].surface.lower() not in ("is", "are"):
        return False
    after = next(
        (
            word
            for word in said[verb + 1 : verb + 4]
            if not word.surface.endswith("ly") and word.normal not in ("just", "not", "still", "now")
        ),
        None,
    )
    return after is None or not (after.surface.endswith(("ing", "ed")) and after.normal != after.surface)


def _without_counts(words: Sequence[Token]) -> Sequence[Token]:
    """voted 7-2 to reject it: how many voted stands between the verb and what was decided."""
    verb = next((index for index, word in enumerate(words) if word.normal == "vote"), len(words))
    end = verb + 1
    while end < len(words) and (words[end].pos == ("number",) or words[end].normal in _COUNTING):
        end += 1
    counted = end < len(words) and words[end].normal == "to" and end > verb + 1
    return [*words[: verb + 1], *words[end:]] if counted else words


def _without_when(words: Sequence[Token]) -> Sequence[Token]:
    """reported on Jan. 28 that, resolved yesterday to: when it was said or done stands between a verb and what it
    governs."""
    kept: list[Token] = []
    for word in words:
        if word.surface in ("that", "to"):
            start = len(kept)
            while start > 1 and _tells_when(kept[start - 1]):
                start -= 1
            dated = any(one.normal in _time_words() or one.pos == ("number",) for one in kept[start:])
            if dated and kept[start - 1].pos in (("word",), ("function",)):
                del kept[start:]
        kept.append(word)
    return kept


def _tells_when(word: Token) -> bool:
    return word.normal in _time_words() or word.pos == ("number",) or word.surface.lower() in _AROUND_A_DATE


_AROUND_A_DATE = frozenset("on in at late early earlier last this the . week month year".split())


@cache
def _time_words() -> frozenset[str]:
    """Days, months and parts of the day."""
    known = vocabulary()
    months = [*known["english_months"], *known["english_short_months"], *known["english_weekdays"]]
    return frozenset(
        (*months, *"yesterday today tonight morning afternoon evening night week month year".split())
    )


def _disowned(words: Sequence[Token]) -> Reading | None:
    """said it had received no demand, responded that nothing had been decided: who says that they did no such thing
    denies it; who does not know, or think so, does not."""
    said = next((i for i, word in enumerate(words) if word.lemma in words_of("english_speech")), None)
    if said is None:
        return None
    after = [word for word in words[said + 1 : said + 1 + _LONGEST_DENIAL] if word.surface != ","]
    start = next((i for i, word in enumerate(after) if word.normal in _THEMSELVES), None)
    if start is None or any(word.surface in ('"', "“") for word in after[:start]):
        return None
    told = after[start : start + 5]
    negated = any(word.normal in ("no", "not", "never") or word.surface.endswith("n't") for word in told)
    nothing = told[0].normal == "nothing" and any(
        word.normal in ("decide", "agree", "settle") for word in told
    )
    done = len(told) > 1 and told[1].surface in ("had", "has", "did", "was", "were", "have")
    mind = any(word.normal in _STATES_OF_MIND for word in told)
    return Reading("denied", [words[said]]) if done and not mind and (nothing or negated) else None


_THEMSELVES = frozenset(("it", "he", "she", "they", "nothing"))
_STATES_OF_MIND = frozenset(
    "know think believe expect rule understand remember sure clear aware want able".split()
)
_LONGEST_DENIAL = 12
"""Words from the verb of saying to the end of what it denies."""


def _rejected(words: Sequence[Token]) -> Reading | None:
    """OCI rejects recent media claims that: who turns down what is said of it denies it."""
    verb = next((at for at, word in enumerate(words) if word.normal in _REJECTING), None)
    if verb is None:
        return None
    claim = any(word.normal in _WHAT_IS_SAID for word in words[verb + 1 : verb + 1 + _LONGEST_OBJECT])
    return Reading("denied", [words[verb]]) if claim else None


_REJECTING = frozenset("reject dismiss rebut rubbish deny".split())
_WHAT_IS_SAID = frozenset("claim report allegation suggestion accusation rumour rumor speculation".split())


def _done_to_a_plan(words: Sequence[Token], cue: int) -> bool:
    """scrapped its plan to build, cut its profit forecast to 12 billion: what is planned or foreseen is what
    something was done to."""
    verb = next((at for at in range(cue) if words[at].normal in words_of("english_undoing")), None)
    return (
        verb is not None and cue - verb <= _LONGEST_OBJECT and words[cue].normal in words_of("english_plans")
    )


_LONGEST_OBJECT = 5
"""Words from a verb to the noun that it acts on."""


def _promised(words: Sequence[Token]) -> Reading | None:
    """said customers would be notified: what is to come, as it was told; would have is no plan."""
    said = next((i for i, word in enumerate(words) if word.lemma in words_of("english_promising")), None)
    for place in range(said + 1 if said is not None else len(words), len(words) - 1):
        if words[place].normal == "would" and words[place + 1].normal not in ("have", "not"):
            foreseen = words[place + 1].normal in words_of("english_befalling")
            return Reading("predicted" if foreseen else "planned", [words[place]])
    return None


def _possible(words: Sequence[Token]) -> Reading | None:
    """The number could exceed 100,000; how much it could pass on is an ability."""
    for place, word in enumerate(words[:-1]):
        held = word.normal == "that" and place and words[place - 1].normal in _FEARING
        if word.normal in _ASKING and not held:
            return None
        if word.normal == "could" and words[place + 1].normal != "not":
            return Reading("inferred", [word])
    return None


def _according_to_medium(words: Sequence[Token]) -> Reading | None:
    """According to a local newspaper: hearsay, as 地元紙によると is."""
    hearsay = words_of("english_media") | words_of("english_unnamed")
    for place in range(len(words) - 1):
        if (words[place].lemma, words[place + 1].lemma) == ("according", "to"):
            source = words[place + 2 : place + 8]
            if any(word.lemma in hearsay or word.normal in hearsay for word in source):
                return Reading("reported", words[place : place + 2])
    return None


def _says_in_english(words: Sequence[Token]) -> bool:
    """Whether a verb of saying stands outside the quotation: "We are sorry," the president told reporters."""
    marks = quotation_depths(words)
    return any(
        word.lemma in words_of("english_speech") and not inside
        for word, inside in zip(words, marks, strict=True)
    )


def _attributed(words: Sequence[Token]) -> Reading | None:
    """'…, a fisherman told the paper' and 'The Times said …': somebody else's word."""
    for index, word in enumerate(words):
        if word.lemma not in words_of("english_speech"):
            continue
        comma = max((here for here in range(index) if words[here].surface == ","), default=-1)
        source = words[comma + 1 : index]
        trailing = comma > 0 and finite_verb(words[:comma], 0) is not None and finite_verb(source, 0) is None
        hearsay = words_of("english_media") | words_of("english_unnamed")
        medium = any(name.lemma in hearsay or name.normal in hearsay for name in source[-_LONGEST_SOURCE:])
        official = any(name.normal in words_of("english_officials") for name in source)
        if source and ((trailing and not official and not _is_named(source)) or medium):
            return Reading("reported", [word])
    return None


def _is_named(source: Sequence[Token]) -> bool:
    """Choi, Naoki Umeda: who is named answers for what is said; a fisherman is only somebody."""
    names = [word for word in source if word.pos != ("symbol",)]
    return bool(names) and names[0].pos == ("name",) and names[-1].pos == ("name",)
