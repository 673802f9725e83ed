"""Text -> Blocks: the runs of lines that were one line before a page or a column cut them.

A newline ends a block, except where the lines were filled to a constant width (a text wrapped at 72
columns, the
columns of a scan): there the words run on, and the lines are joined. The test for filling is the one that a
greedy line breaker leaves behind: the next word would not have fitted any more.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from claims.quotes import with_double_marks
from claims.text import fold, is_japanese

NARROWEST = 16
"""Columns; a Japanese newspaper column holds 10 to 15 full-width characters, a list's items are often
shorter."""
KINSOKU = 4
"""Columns by which a Japanese line may fall short or hang over: a sign that must not begin or end a line
moves."""
WIDEST = 160
"""Columns; whoever wraps text wraps it narrower than this."""

_LINE = re.compile(r"[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")
_TERMINAL_AT_END = re.compile(r"[。.!?][」』)\"”’】]*$")
_TERMINAL_INSIDE = re.compile(r"[。!?](?=[^」』)\"”’】\s])|[a-z)][.!?] (?=[A-Z\"“])")
_FULL_STOP_INSIDE = re.compile(r"。(?=[^」』)】\s])|[a-z)]\. (?=[A-Z])")
_PROSE = re.compile(r"[、。!?]|, |[.]$|[.] ")
_MARKER = re.compile(
    r"(?:[・•●○◎■□◆◇▼▽▲△★☆※✅✔✓💡👉➡⇒→◦▪▫♦⚫⚪]|[-–—*＊]{1,2} |\(?[0-9]{1,2}[.)] |[①-⑳]|[0-9]{1,2}\.(?=[^0-9]))"
)


class Span(NamedTuple):
    """A place in the text: code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text as it was written; more than one printed line where a page cut it."""

    start: int
    end: int
    opens_paragraph: bool
    """True where an empty line, or nothing, stands before it."""
    closes_paragraph: bool
    """True where an empty line, or nothing, follows."""
    folded: str = field(repr=False, compare=False)
    """What it prints, widths folded: as long as the block, character for character."""


class _Line(NamedTuple):
    start: int
    """The first character that is not white space."""
    end: int
    indent: int
    width: int
    """Columns, the indent included; a full-width character takes two."""
    folded: str
    opens_paragraph: bool


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of any text, in order; white space at their edges is left out."""
    lines = list(_lines(text))
    joined = _joined(lines)
    firsts = [index for index in range(len(lines)) if index not in joined]
    return tuple(
        _block(text, lines[first:following], following == len(lines) or lines[following].opens_paragraph)
        for first, following in pairwise([*firsts, len(lines)])
    )


def _block(text: str, lines: Sequence[_Line], closes: bool) -> Block:
    first, last = lines[0], lines[-1]
    folded = first.folded if first is last else fold(text[first.start : last.end])
    folded = folded if is_japanese(folded) else with_double_marks(folded)
    return Block(first.start, last.end, first.opens_paragraph, closes, folded)


def is_table_row(folded: str) -> bool:
    """Whether a folded line is a row of a table, its cells between bars."""
    return folded.startswith("|") and folded.count("|") > 1


def holds_sentence(folded: str) -> bool:
    """Whether a sentence ends inside a folded line: no heading does that with a full stop."""
    return _FULL_STOP_INSIDE.search(folded) is not None


def has_marker(folded: str) -> bool:
    """Whether a folded line begins with the sign of a list item (・ ✅ ■ 1. (1) ① -)."""
    return _MARKER.match(folded) is not None


def _lines(text: str) -> Iterator[_Line]:
    last_end = 0
    for match in _LINE.finditer(text):
        printed = match[0]
        stripped = printed.strip()
        if not stripped:
            continue
        indent = len(printed) - len(printed.lstrip())
        start = match.start() + indent
        gap = text[last_end:start]
        opens = not last_end or len((gap + ".").splitlines()) != 2
        yield _Line(
            start,
            start + len(stripped),
            _width(printed[:indent]),
            _width(printed.rstrip()),
            fold(stripped),
            opens,
        )
        last_end = start + len(stripped)


def _width(printed: str) -> int:
    """Columns, two for a full-width character: in UTF-8 it takes three bytes, a Latin letter one."""
    return (len(printed) + len(printed.encode(errors="surrogatepass"))) // 2


def _joined(lines: Sequence[_Line]) -> set[int]:
    """The indices of the lines that continue the line before them."""
    runs = list(_runs(lines))
    widths = {run: width for run in runs if (width := _wrapping_width(lines[run[0] : run[1]]))}
    if not widths:
        return set()
    usual = Counter(widths.values()).most_common(1)[0][0]
    found: set[int] = set()
    for run in runs:
        if run not in widths and not any(_PROSE.search(line.folded) for line in lines[run[0] : run[1]]):
            continue
        width = widths.get(run, usual)
        found.update(
            index + 1
            for index in range(run[0], run[1] - 1)
            if _runs_on(lines[index], lines[index + 1], width)
        )
    return found


def _runs(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that one paragraph could hold: no empty line, list sign or deeper indent inside."""
    begin = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or _starts_paragraph(lines[index], lines[index - 1]):
            yield begin, index
            begin = index


def _starts_paragraph(line: _Line, before: _Line) -> bool:
    return line.opens_paragraph or line.indent > before.indent or has_marker(line.folded)


def _wrapping_width(run: Sequence[_Line]) -> int | None:
    """The width at which the lines of a run were broken; None where they are whole lines.

    Asks for prose (a sentence that ends inside a line, or lines that are all full up to a last sentence's
    end) and
    for at least two breaks inside a sentence, so that a list of equally long headlines stays a list.
    """
    if len(run) < 3:
        return None
    width = max(line.width for line in run)
    if not NARROWEST <= width <= WIDEST:
        return None
    breaks = [_runs_on(line, following, width) for line, following in pairwise(run)]
    prose = any(_TERMINAL_INSIDE.search(line.folded) for line in run)
    closed = sum(breaks) >= 3 and all(breaks) and _TERMINAL_AT_END.search(run[-1].folded) is not None
    enough = sum(breaks) >= 2 and 2 * sum(breaks) >= len(breaks)
    return width if enough and (prose or closed) else None


def _runs_on(line: _Line, following: _Line, width: int) -> bool:
    """Whether a line is filled to the width and its sentence open."""
    if line.width > width + KINSOKU:
        return False
    if is_japanese(line.folded[-1:] + following.folded[:1]):
        filled = line.width >= width - KINSOKU
    else:
        filled = line.width + 1 + len(following.folded.split(maxsplit=1)[0]) > width
    return filled and not _TERMINAL_AT_END.search(line.folded)
