"""Names: persons, organisations, places and works, each under one canonical name within the article.

Two languages meet through `aliases`: readings in Latin letters, abbreviations, and the gazetteer's English names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from claims.clause import is_japanese
from claims.fact.alias import aliases
from claims.fact.entity import Entity, entities_of, short_form_of
from claims.fact.fact import Fact
from claims.fact.mention import Mention, Passage
from claims.fact.name_english import english_mentions
from claims.fact.name_japanese import japanese_mentions, without_overlap
from claims.fact.romanise import fold_reading
from claims.fact.variant import fold_variants
from claims.fact.wordlist import groups
from claims.sentence import Sentence
from claims.text import Token, tokenise

__all__ = ["aliases", "fold_reading", "fold_variants", "names", "names_of"]


def names_of(
    sentences: Sequence[Sentence], mentions: Mapping[int, Sequence[Mention]] | None = None
) -> tuple[Fact, ...]:
    """The names of one article, from its sentences in order; sorted by place, none overlapping another.

    Only sentences with words are read (the speaking roles). `value` is the longest full form in the article:
    上川陽子 for 上川氏; `forms` are all of them.

    Args:
        sentences: the sentences of one article, in order.
        mentions: what mentions_of() finds in them, where it has been asked already.
    """
    if not sentences:
        return ()
    text = sentences[0].article.text
    passages = [Passage(text, sentence.tokens) for sentence in sentences if sentence.tokens]
    found = mentions_of(sentences) if mentions is None else mentions
    return tuple(_facts(text, passages, [mention for own in found.values() for mention in own]))


def mentions_of(sentences: Sequence[Sentence]) -> dict[int, list[Mention]]:
    """The places of each sentence, by its position, that name somebody or something."""
    return {
        sentence.position: _mentions(Passage(sentence.article.text, sentence.tokens))
        for sentence in sentences
        if sentence.tokens
    }


def names(text: str) -> list[Fact]:
    """The names of a bare text, read as one article; offsets into the text."""
    passage = Passage(text, tokenise(text))
    return list(_facts(text, [passage], _mentions(passage)))


def _facts(text: str, passages: Sequence[Passage], mentions: Sequence[Mention]) -> Iterator[Fact]:
    places = {name for mention in mentions for name in _place_names(mention)}
    bodies = {short for m in mentions if m.entity == "organisation" and (short := short_form_of(m.name))}
    mentions = [_as_known(_end_of_a_route(mention, text), bodies, places) for mention in mentions]
    mentions = without_overlap([*mentions, *_bare_forms(passages, mentions)])
    owners = entities_of(mentions)
    for mention in mentions:
        yield _fact(text, mention, owners[mention])


def _as_known(mention: Mention, bodies: Set[str], places: Set[str]) -> Mention:
    """A name that could be a person's, where the article gives it as the first part of a firm's (Honoe), or as that of
    a place (In Mizusawa, …; 石央 of 石央空港)."""
    if mention.entity != "person" or mention.title:
        return mention
    if mention.name.isascii() and mention.name in bodies:
        return replace(mention, entity="organisation", surname="", full=False)
    if mention.name.casefold() in places:
        return replace(mention, entity="place", surname="", full=False)
    return mention


def _end_of_a_route(mention: Mention, text: str) -> Mention:
    """A name with no title beside a dash, 石央―大阪線, 鶴見原～花見塚: that of a place one goes from or to."""
    if mention.entity != "person" or mention.title or mention.name.isascii():
        return mention
    beside = text[mention.start - 1 : mention.start], text[mention.end : mention.end + 1]
    if not any(mark and mark in _DASHES_OF_ROUTES for mark in beside):
        return mention
    return replace(mention, entity="place", surname="", full=False)


_DASHES_OF_ROUTES = "―－–～〜-−"


def _place_names(mention: Mention) -> Iterator[str]:
    """What a place is called, with its ending and without."""
    if mention.entity == "place":
        yield mention.name.casefold()
        words = mention.name.split()
        if len(words) == 2 and mention.name.isascii():  # Mount Shirahachi, Tonami River
            yield from (word.casefold() for word in words if word.casefold() not in _NOUNS_OF_PLACES)
    for ending in _ENDINGS_OF_PLACES if mention.name.endswith(_ENDINGS_OF_PLACES) else ():
        if mention.name.endswith(ending) and len(mention.name) > len(ending) + 1:
            yield mention.name.removesuffix(ending)


_NOUNS_OF_PLACES = groups("english_names.yml")["place"]
_ENDINGS_OF_PLACES = ("市", "町", "村", "区", "県", "空港", "駅", "港", "市役所", "町役場", "線")


def _mentions(passage: Passage) -> list[Mention]:
    return japanese_mentions(passage) if is_japanese(passage.tokens) else english_mentions(passage)


def _fact(text: str, mention: Mention, entity: Entity) -> Fact:
    canonical = entity.canonical
    return Fact(
        "name",
        text[mention.start : mention.end],
        mention.start,
        mention.end,
        canonical.name,
        entity=canonical.entity,
        reading=canonical.reading or None,
        forms=entity.forms,
    )


def _bare_forms(passages: Sequence[Passage], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Later uses of what the article introduced: abbreviations, works without 「」, family names alone."""
    introduced: dict[str, Mention] = {}
    for mention in mentions:
        if mention.abbreviation:
            introduced.setdefault(mention.abbreviation, mention)
        if mention.entity == "work" or mention.abbreviation:
            introduced.setdefault(mention.name, mention)
        if mention.full and len(mention.surname) > 1:
            introduced.setdefault(mention.surname, mention)
        if mention.entity == "organisation" and (stem := short_form_of(mention.name)):
            introduced.setdefault(stem, mention)
    beginnings = frozenset(form[:end] for form in introduced for end in range(1, len(form) + 1))
    for passage in passages if introduced else ():
        yield from _found_again(passage.tokens, introduced, beginnings)


def _found_again(
    tokens: Sequence[Token], introduced: dict[str, Mention], beginnings: frozenset[str]
) -> Iterator[Mention]:
    for start in [start for start, token in enumerate(tokens) if token.surface in beginnings]:
        first, form, end = tokens[start], "", tokens[start].start
        for last in tokens[start : start + 8]:
            form += last.surface
            if last.start != end or form not in beginnings:
                break
            end = last.end
            if form in introduced and _may_stand_alone(form, first, introduced[form]):
                yield _again(introduced[form], form, first.start, end)


def _may_stand_alone(form: str, first: Token, mention: Mention) -> bool:
    if mention.entity == "person" and form == mention.surname:
        return form.isascii() or "人名" in first.pos
    return True


def _again(mention: Mention, form: str, start: int, end: int) -> Mention:
    surname = form if mention.entity == "person" else ""
    return Mention(start, end, form, mention.entity, mention.reading, surname)
