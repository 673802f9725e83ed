"""Quotation marks of the British press, ‘…’ and '…', told from apostrophes and read as “…”."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_OPENS = re.compile(
    r"(?<![\w.,!?’'”)])['‘](?=[\w£$€(\[“…])(?!\d\ds?\b|(?:em|tis|twas|til|cause|bout|n|un)\b)", re.IGNORECASE
)
_CLOSES = re.compile(r"(?<=[\w.,!?…;:)\]%])['’](?!\w)")
_PLURAL = "sS"


def with_double_marks(text: str) -> str:
    """An English text with the marks of its single-quoted quotations doubled: as long, character for character.

    An opening mark has a word after it and none before; of the marks that can close it the first does, one after
    an s only where there is no other: that is the authors' as often. A mark without its other half stays.
    """
    if "'" not in text and "‘" not in text:
        return text
    opens = [match.start() for match in _OPENS.finditer(text)]
    if not opens:
        return text
    closes = [match.start() for match in _CLOSES.finditer(text)]
    marks = list(text)
    free = 0
    for number, start in enumerate(opens):
        if start < free:
            continue
        limit = opens[number + 1] if number + 1 < len(opens) else len(text)
        end = _closing(text, closes, start, limit)
        if end is not None:
            marks[start], marks[end] = "“", "”"
            free = end
    return "".join(marks)


def _closing(text: str, closes: list[int], start: int, limit: int) -> int | None:
    found = closes[bisect_right(closes, start + 1) : bisect_left(closes, limit)]
    clear = (place for place in found if text[place - 1] not in _PLURAL)
    return next(clear, None) or next(iter(found), None)
