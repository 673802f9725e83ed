"""Whom a Japanese paragraph is about, by the topics of its sentences: whoever is left out of one is most often that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.clause import is_japanese
from claims.fact.attribution import Attribution
from claims.fact.mention import Mention, Passage
from claims.fact.speaker_phrase import Reader, can_speak, phrase_before, printed
from claims.sentence import Sentence
from claims.text import Token


@dataclass(frozen=True, slots=True)
class Topic:
    """Whom or what a paragraph is about."""

    speaker: str
    start: int
    end: int
    person: bool

    def spoken(self) -> Attribution:
        """The topic as the one who speaks."""
        return Attribution(self.start, self.end, self.speaker, self.start, self.end)


def topic_after(before: Topic | None, sentence: Sentence, names: Sequence[Mention]) -> Topic | None:
    """Whom the paragraph is about after a sentence: a body or a thing does not take the place of a person, whose words
    are quoted next (教授は村へ来た。村は当時…。「何もなかった」と振り返る)."""
    topic = topic_of(sentence, names)
    if topic is None or (before and before.person and not topic.person):
        return before
    return topic


def topic_of(sentence: Sentence, names: Sequence[Mention]) -> Topic | None:
    """The last topic of a Japanese sentence that names somebody or a body."""
    if not is_japanese(sentence.tokens):
        return None
    reader = Reader(Passage(sentence.article.text, sentence.tokens), names)
    for place in range(len(sentence.tokens) - 1, 0, -1):
        token = sentence.tokens[place]
        if token.surface != "は" or token.pos[0] != "助詞" or not reader.outside(place):
            continue
        phrase = phrase_before(reader, place)
        if phrase and (can_speak(reader, *phrase) or _has_proper_name(sentence.tokens[slice(*phrase)])):
            speaker, start, end = printed(reader, *phrase)
            person = any(mention.entity == "person" and mention.end == end for mention in names)
            return Topic(speaker, start, end, person)
    return None


def _has_proper_name(words: Sequence[Token]) -> bool:
    """千住テック: the last words are a compound that begins with a name."""
    first = next((place for place in range(len(words) - 1, -1, -1) if words[place].surface == "の"), -1) + 1
    return len(words) - first > 1 and words[first].pos[1:2] == ("固有名詞",)
