"""Whether an English date lies behind or ahead, by the words around it: will reopen on Thursday, was held Feb. 4."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.fact.date_expression import Element, Expression, vocabulary
from claims.fact.numeral import ENGLISH_WORDS

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_NOT_FUTURE_AFTER_TO = frozenset(
    (
        "the a an its their his her this that these those our your my on in at by from of and him them us me you it "
        "about some all both each every another other more less nearly almost around"
    ).split()
)
_SENTENCE_END = re.compile(r"[.;]\s|\n")
SENTENCE = 200
"""Characters on either side of a date in which its sentence is looked at."""
NEAREST_VERB = 12
"""Words on either side of a date in which its verb is looked for."""
TO_ITS_DATE = 10
"""Words back from a date to the "to" of what is planned for it: to reopen the section on Thursday."""


def with_tense(found: Expression, text: str) -> Expression:
    """Looks for the verb nearest to the date, first before it, then after it, in its own sentence."""
    floor = max(0, found.start - SENTENCE)
    first = max(floor, text.rfind(". ", floor, found.start) + 1, text.rfind("\n", floor, found.start) + 1)
    before = [match[0] for match in _WORD.finditer(text, first, found.start)]
    stop = _SENTENCE_END.search(text, found.end, found.end + SENTENCE)
    after_end = stop.start() if stop else found.end + SENTENCE
    after = [match[0] for match in _WORD.finditer(text, found.end, after_end)]
    future = _side(before[::-1][:NEAREST_VERB], reverse=True)
    if future is None:
        future = _side(after[:NEAREST_VERB], reverse=False)
    approximate = re.search(
        r"\b(?:about|around|roughly|shortly before|shortly after|circa)\s$",
        text[max(0, found.start - 20) : found.start],
    )
    done = _is_done([word.lower() for word in before])
    preposition = before[-1].lower() if before else ""
    if preposition in _SIDE_OF_PREPOSITION:
        future = _SIDE_OF_PREPOSITION[preposition]
    marked = replace(found, future=future is True and not done, past=future is False or done, done=done)
    if approximate and found.time:
        marked = replace(
            marked, elements=(*marked.elements, Element("approx", "set", 0, "none", found.start, found.end))
        )
    return marked


_ATTRIBUTIVE_AFTER = frozenset("the a an of its their his her our some any no per all".split())
"""After these a participle describes a noun: of treated water."""
_SIDE_OF_PREPOSITION = {"since": False, "until": True, "till": True}
"""Whether what stands after a preposition lies ahead, whatever the verb: closed until Friday, since February."""


def _is_done(before: list[str]) -> bool:
    """Whether the word right before a date tells what was done then: the exam held Feb. 4, was opened on Feb. 4; not
    what was put on that day (postponed, scheduled), nor what is to be done."""
    words = before[:-1] if before[-1:] in (["on"], ["in"]) else before
    if not words:
        return False
    vocabulary_, verb = vocabulary(), words[-1]
    told = verb in vocabulary_["english_past_words"] or (verb.endswith("ed") and len(verb) > 4)
    to_come = words[-2:-1] == ["be"] or verb in vocabulary_["english_verbs_of_setting"]
    return told and not to_come and verb not in ("said", "told")


def _side(words: list[str], reverse: bool) -> bool | None:
    """True for a verb of the future, False for one of the past, None where no verb stands near."""
    vocabulary_ = vocabulary()
    future, past = vocabulary_["english_future_words"], vocabulary_["english_past_words"]
    for position, printed in enumerate(words):
        word = printed.lower()
        before = words[position + 1 : position + 2] if reverse else words[max(0, position - 1) : position]
        had = before[:1] and before[0].lower() == "had"  # than we had planned for in April
        after = words[max(0, position - 1) : position] if reverse else words[position + 1 : position + 2]
        if word in future and printed != "May":
            # A strike on Tuesday may have knocked it out.
            return not had and not (after[:1] and after[0].lower() == "have")
        following = (
            words[position - 1]
            if reverse and position
            else words[position + 1]
            if not reverse and position + 1 < len(words)
            else ""
        )
        if word == "to" and reverse and _is_infinitive(following, words[position + 1 : position + 2]):
            return position < TO_ITS_DATE
        if word.endswith("ed") and before[:1] and before[0].lower() in _ATTRIBUTIVE_AFTER:
            continue
        if word in past or (word.endswith("ed") and len(word) > 4):
            # will be held: a participle after "be" is still to come; who could not be reached was called
            earlier = [w.lower() for w in words[position + 1 : position + 4]] if reverse else []
            return earlier[:1] == ["be"] and earlier[1:] != ["not", "could"]
    return None


def _is_infinitive(following: str, before: list[str]) -> bool:
    """Whether a verb of what is planned follows "to", with the word before it: decided to reopen.

    No plan is what was done: taken to hospital, sent to investigate, told to residents, from the station to Holm Park.
    """
    vocabulary_, word = vocabulary(), following.lower()
    if not word or following[0].isupper() or word.endswith("ed") or word in _NOT_FUTURE_AFTER_TO:
        return False
    plural = word.endswith("s") and not word.endswith(("ss", "us"))  # to discuss, to focus
    if plural or word in vocabulary_["english_bare_nouns"] or word in ENGLISH_WORDS:
        return False
    return before[:1] == [] or before[0].lower() not in vocabulary_["english_words_of_way"]
