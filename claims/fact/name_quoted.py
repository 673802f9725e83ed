"""Names in quotation marks and brackets in Japanese: works, bodies, and what either is called for short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from claims.fact.mention import Entity, Mention, Passage
from claims.fact.name_body import institutions, organisations
from claims.fact.name_word import chunks, in_chunk, named_as, surface_of
from claims.fact.wordlist import groups, words
from claims.text import Token, fold

_ABBREVIATION = re.compile(r"[A-Z][A-Za-z0-9&-]{1,9}")
_LONGEST_SHORT_FORM = 10  # characters
_LONGEST_WORK = 30  # characters inside 「」: longer is a quotation


def works(passage: Passage) -> Iterator[Mention]:
    for place, token in enumerate(passage.tokens):
        if token.surface not in "「『" or place == 0:
            continue
        entity = _named_after(passage.tokens, place)
        if entity and (inner := _quoted(passage.tokens, place)):
            yield named_as(inner, entity)


def _named_after(tokens: Sequence[Token], place: int) -> Entity | None:
    """What the words before quotation marks say that they name: the freighter 「…」, the citizens' group 「…」."""
    if _ends_in(groups("organisation_endings.yml")["sorts"], tokens, place):
        return "organisation"
    return "work" if _ends_in(words("work_classes.txt"), tokens, place) else None


def _ends_in(sorts: Set[str], tokens: Sequence[Token], place: int) -> bool:
    return any(
        surface_of(tokens[start:place]) in sorts and tokens[place - 1].end == tokens[place].start
        for start in range(max(0, place - 3), place)
    )


_CLOSING_A_SENTENCE = frozenset({"動詞", "助動詞", "形容詞", "形状詞", "助詞", "補助記号"})


def _quoted(tokens: Sequence[Token], place: int) -> tuple[Token, ...]:
    """The words between the bracket at `place` and its partner, if they can be a name."""
    closing = {"「": "」", "『": "』"}[tokens[place].surface]
    inner: list[Token] = []
    for token in tokens[place + 1 : place + 2 + _LONGEST_WORK]:
        if token.surface == closing:
            sentence_like = (
                not inner or inner[-1].pos[0] in _CLOSING_A_SENTENCE or "形状詞可能" in inner[-1].pos
            )
            # Ships and trains have names in hiragana that read like particles: かなで.
            in_kana = all("ぁ" <= character <= "ヿ" for token in inner for character in token.surface)
            return () if sentence_like and len(inner) != 1 and not in_kana else tuple(inner)
        if token.surface in "。「『」』":
            return ()
        inner.append(token)
    return ()


def defined(passage: Passage) -> Iterator[Mention]:
    tokens = passage.tokens
    for place in range(1, len(tokens) - 2):
        if tokens[place].surface not in "(（" or tokens[place + 2].surface not in ")）":
            continue
        short = fold(tokens[place + 1].surface)
        if _ABBREVIATION.fullmatch(short) and sum(character.isupper() for character in short) >= 2:
            named = _named_before(tokens, place)
            if named:
                mention = named_as(named, "organisation")
                yield Mention(
                    mention.start,
                    mention.end,
                    mention.name,
                    "organisation",
                    mention.reading,
                    abbreviation=short,
                )


def _named_before(tokens: Sequence[Token], place: int) -> tuple[Token, ...]:
    """The name that a bracket at `place` belongs to: a quotation just before it, else the nouns just before it."""
    if tokens[place - 1].surface in "」』":
        for start in range(place - 2, max(-1, place - 2 - _LONGEST_WORK), -1):
            if tokens[start].surface in "「『":
                return tuple(tokens[start + 1 : place - 1])
        return ()
    start = place
    while start > 0 and in_chunk(tokens[start - 1]) and tokens[start - 1].end == tokens[start].start:
        start -= 1
    if place - start == 1 and start > 1 and tokens[start - 1].surface == "の":
        start -= 2
        while start > 0 and in_chunk(tokens[start - 1]) and tokens[start - 1].end == tokens[start].start:
            start -= 1
    return tuple(tokens[start:place])


def renamed(passage: Passage) -> Iterator[Mention]:
    """「2プラス2」(日米安全保障協議委員会), 北部連携協議会（「北連協」）: a body and its short form, either way."""
    tokens = passage.tokens
    for place in range(2, len(tokens) - 2):
        if tokens[place].surface not in "(（":
            continue
        inner = _bracketed(tokens, place)
        if tokens[place - 1].surface in "」』" and (body := _body(inner)):
            yield _called(body, _quoted_before(tokens, place - 1))
        elif inner and inner[0].surface in "「『" and inner[-1].surface in "」』":
            chunk = next(reversed([*chunks(tokens[max(0, place - 12) : place])]), ())
            if chunk and chunk[-1].end == tokens[place].start and (body := _body(chunk)):
                yield _called(body, surface_of(inner[1:-1]))


def _called(body: Mention, short: str) -> Mention:
    if not 1 < len(short) <= _LONGEST_SHORT_FORM or short == body.name:
        return body
    return Mention(body.start, body.end, body.name, body.entity, body.reading, abbreviation=short)


def _bracketed(tokens: Sequence[Token], place: int) -> Sequence[Token]:
    """The words in the brackets that open at `place`."""
    end = next(
        (i for i in range(place + 1, min(len(tokens), place + 16)) if tokens[i].surface in ")）"), place
    )
    return tokens[place + 1 : end]


def _quoted_before(tokens: Sequence[Token], place: int) -> str:
    """The words in the quotation marks that close at `place`."""
    start = next((i for i in range(place - 1, max(-1, place - 9), -1) if tokens[i].surface in "「『"), place)
    return surface_of(tokens[start + 1 : place])


def _body(tokens: Sequence[Token]) -> Mention | None:
    """The body that the words name from first to last, up to a gap; None where they name none."""
    chunk = next(iter(chunks(tokens)), ())
    if not chunk or chunk[0] is not tokens[0]:
        return None
    found = [*organisations(chunk), *institutions(chunk)]
    return next((one for one in found if one.end == chunk[-1].end), None)


def quoted_bodies(passage: Passage) -> Iterator[Mention]:
    """「統合軍司令部」: quotation marks make a name of what ends like a body's."""
    table = groups("organisation_endings.yml")
    for place, token in enumerate(passage.tokens):
        if token.surface not in "「『":
            continue
        inner = _quoted(passage.tokens, place)
        if len(inner) < 2 or any(not in_chunk(word) for word in inner):
            continue
        named = any(surface_of(inner[middle:]) in table["after_proper"] for middle in range(1, len(inner)))
        plain = all(word.surface in table["generic"] for word in inner[:-1])
        if named and not plain and surface_of(inner[-2:]) not in table["body"]:
            yield named_as(inner, "organisation")
