"""Names beside quotations in Japanese: in brackets, before them, on the line above, and voices heard from somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.fact.attribution import Attribution
from claims.fact.speaker_phrase import CLOSING, OPENING, Reader, can_speak, phrase_before, printed
from claims.fact.wordlist import groups
from claims.text import Token

_LABEL_MARKS = "◆◇■□●○▼▽▲△・＝= 　"
_HEARD_FROM = frozenset({"から", "間"})
_LONGEST_LABEL = 12  # words in brackets before a quotation
_AGE_AND_COLON = re.compile(r"(?:[（(][^（()）]{1,8}[)）])?[:：]?$")
_LONGEST_BYLINE = 25  # characters on a line of its own before a quotation


def signed(reader: Reader) -> Iterator[Attribution]:
    """「…」（編集部・みなみ）: the name in brackets after a quotation that fills the sentence."""
    tokens = reader.tokens[: -1 if reader.tokens[-1].surface in "。．" else None]
    if not tokens or tokens[0].surface not in OPENING or tokens[-1].surface not in ")）":
        return
    start = len(tokens) - 1
    while start > 0 and reader.bracket[start - 1]:
        start -= 1
    if start == 0 or tokens[start - 1].surface not in CLOSING or start + 1 >= len(tokens) - 1:
        return
    if all(token.pos[1:2] == ("数詞",) or token.surface in "歳才代" for token in tokens[start + 1 : -1]):
        return
    speaker, first, last = printed(reader, start + 1, len(tokens) - 1)
    yield Attribution(tokens[0].start, tokens[-1].end, speaker, first, last)


def bracketed(reader: Reader) -> Iterator[Attribution]:
    """「国が定めるべきだ」（森市長）と求めた: a name in brackets before the と of a quotation speaks in it."""
    tokens = reader.tokens
    for place in range(1, len(tokens) - 2) if reader.brackets else ():
        if tokens[place].surface not in "(（" or tokens[place - 1].surface not in CLOSING:
            continue
        end = next((here for here in range(place, len(tokens)) if tokens[here].surface in ")）"), place)
        joined = end + 1 < len(tokens) and tokens[end + 1].surface in ("と", "など", "との")
        if end > place + 1 and joined and can_speak(reader, place + 1, end):
            start = place - 1
            while start > 0 and reader.depth[start - 1]:
                start -= 1
            speaker, first, last = printed(reader, place + 1, end)
            yield Attribution(tokens[start].start, tokens[end].end, speaker, first, last)


def tagged(reader: Reader) -> Iterator[Attribution]:
    """【現場の記者】「…」, （撮影者）「…」: a label in brackets before a quotation that fills the sentence."""
    tokens = reader.tokens
    if len(tokens) < 4 or tokens[0].surface not in "【(（":
        return
    end = next(
        (place for place in range(1, min(len(tokens), _LONGEST_LABEL)) if tokens[place].surface in "】)）"), 0
    )
    quoted = end - 1 > 0 and end + 1 < len(tokens) and tokens[end + 1].surface in OPENING
    if quoted and _quotation_ends(reader, end + 1) and can_speak(reader, 1, end):
        speaker, first, last = printed(reader, 1, end)
        yield Attribution(tokens[0].start, tokens[-1].end, speaker, first, last)


def labelled(reader: Reader) -> Iterator[Attribution]:
    """Xさん「…」, 海保「けがは14人」: a speaker directly before a quotation that ends the sentence."""
    tokens = reader.tokens
    for place in range(1, len(tokens)) if reader.quotes else ():
        opens = tokens[place].surface in OPENING and reader.depth[place] == 1 and not reader.bracket[place]
        if not opens or not _quotation_ends(reader, place):
            continue
        before = place - 1 if tokens[place - 1].surface in (":", "：", "は") else place
        phrase = phrase_before(reader, before) if before else None
        if phrase and can_speak(reader, *phrase):
            speaker, first, last = printed(reader, *phrase)
            yield Attribution(first, tokens[-1].end, speaker, first, last)


def _quotation_ends(reader: Reader, place: int) -> bool:
    return all(
        reader.depth[other] or reader.tokens[other].surface in "。"
        for other in range(place, len(reader.tokens))
    )


def voices(reader: Reader) -> Iterator[Attribution]:
    """専門家からは「…」との声が上がる: those from whom a view is heard."""
    tokens = reader.tokens
    if _HEARD_FROM.isdisjoint(reader.printed):
        return
    for place in range(1, len(tokens) - 2):
        among = tokens[place].surface == "間" and tokens[place - 1].surface == "の"
        if (tokens[place].surface != "から" and not among) or not reader.outside(place):
            continue
        heard = (here for here in range(place + 1, len(tokens) - 1) if reader.outside(here))
        voiced = any(
            tokens[here].surface in groups("speech_verbs.yml")["voice"] and _is_quoted_before(tokens, here)
            for here in heard
        )
        phrase = phrase_before(reader, place - among) if voiced else None
        if phrase and can_speak(reader, *phrase):
            speaker, first, last = printed(reader, *phrase)
            yield Attribution(first, tokens[-1].end, speaker, first, last)


def _is_quoted_before(tokens: Sequence[Token], place: int) -> bool:
    """「…」という声, との声, というお話, などの意見."""
    last = place - 1 - (tokens[place - 1].surface in ("お", "ご"))
    return tokens[last].surface in ("の", "いう") and (
        tokens[last - 1].surface == "と" or _quoted_examples(tokens, last - 1)
    )


def _quoted_examples(tokens: Sequence[Token], place: int) -> bool:
    """「…」などの意見."""
    return tokens[place].surface == "など" and place > 0 and tokens[place - 1].surface in CLOSING


def byline_before(text: str, start: int) -> tuple[str, int, int] | None:
    """The name on the line of its own before a quotation that starts at `start`, if that line is one."""
    stop = start
    while stop > 0 and text[stop - 1].isspace():
        stop -= 1
    begin = text.rfind("\n", 0, stop) + 1
    line = _AGE_AND_COLON.sub("", text[begin:stop].strip()).lstrip(_LABEL_MARKS).strip("()（）【】 　")
    if "\n" not in text[stop:start] or not line or len(line) > _LONGEST_BYLINE or line[-1] in "。」』?？!！":
        return None
    start = text.index(line, begin)
    return line, start, start + len(line)
