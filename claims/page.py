"""Blocks -> what is page and what is article, by place: above the title, in a list of articles, at the end.

Beside its own words (furniture), a line is page by where it stands. To drop an assertion is worse than to
keep a menu item: a line that ends like a sentence is furniture only by its own words or in such a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from claims.article import Article
from claims.folio import is_folio, is_page_edge
from claims.furniture import (
    LONGEST_LABEL,
    Line,
    PagePart,
    bare,
    closes_article,
    is_byline,
    is_date,
    is_paywall,
    list_head,
    own_part,
)
from claims.layout import Block, has_marker
from claims.text import fold

SHORTEST_TITLE = 8
"""Characters by which a line is known as the beginning of the title."""
RESUMING = 40
"""Characters from which a full sentence can take up the article again after a list of links."""
DEEPEST_TITLE = 2
"""Paragraphs that may stand above the title: a lead, seldom two; a title below that is another article's."""

_ENDS_INSIDE = re.compile(r"[。!?](?=[^」』)])|[.!?] (?=[A-Z])")
_WORDS = re.compile(r"\s+")


def page_parts(article: Article, blocks: Sequence[Block], title: int | None) -> tuple[PagePart | None, ...]:
    """For each block, whether it is page furniture or a caption; None for the article itself.

    Args:
        title: the block that prints the title, from title_position.
    """
    lines = [Line.of(block) for block in blocks]
    parts: list[PagePart | None] = [
        None if index == title else own_part(line) for index, line in enumerate(lines)
    ]
    _mark_head(article, lines, parts, title)
    _mark_lists(lines, parts, title)
    _mark_paywalled(lines, parts)
    _mark_tail(lines, parts)
    _mark_closing(lines, parts)
    return tuple(parts)


def title_position(article: Article, blocks: Sequence[Block]) -> int | None:
    """The index of the first block that prints the article's title, or its beginning; None where none
    does."""
    wanted = _squeezed(article.title or "")
    if not wanted:
        return None
    paragraphs = 0
    for index, block in enumerate(blocks):
        printed = _squeezed(article.text[block.start : min(block.end, block.start + 3 * len(wanted))])
        if printed == wanted or _begins_alike(wanted, printed):
            return index
        line = Line.of(block)
        paragraphs += line.sentence and len(line.folded) >= RESUMING
        if paragraphs > DEEPEST_TITLE:
            break
    return None


def _begins_alike(wanted: str, printed: str) -> bool:
    """Whether one is the beginning of the other: a title set in two lines, or registered without its tail."""
    shorter, longer = sorted((wanted, printed), key=len)
    return len(shorter) >= SHORTEST_TITLE and longer.startswith(shorter)


def _squeezed(text: str) -> str:
    return _WORDS.sub("", fold(text)).lower()


def _mark_head(
    article: Article, lines: Sequence[Line], parts: list[PagePart | None], title: int | None
) -> None:
    """Above the title stands the page: its name, its motto, its menus. A clipping has no page, only
    headlines."""
    printed = fold(article.outlet.name)
    name, scanned = bare(printed), article.note == "ocr"
    for index, line in enumerate(lines):
        above = title is not None and index < title and not scanned
        if article.outlet.kind == "official" and is_date(line):
            parts[index] = None
        elif (
            parts[index] is None
            and not line.sentence
            and (above or line.bare == name or is_folio(line, printed, scanned) or is_page_edge(line))
        ):
            parts[index] = "furniture"


def _mark_lists(lines: Sequence[Line], parts: list[PagePart | None], title: int | None) -> None:
    """Below the head of a list of other articles, or of a table of contents, stands furniture."""
    inside: Literal["links", "contents"] | None = None
    items: list[Line] = []
    for index, line in enumerate(lines):
        head = list_head(line)
        if index == title:
            inside = None
        elif head is not None:
            inside, items = head, []
        elif inside is not None and _LEAVES[inside](line, items, lines[index + 1 : index + 2]):
            inside = None
        if inside is not None:
            items.append(line)
            parts[index] = "furniture"


def _leaves_links(line: Line, items: Sequence[Line], following: Sequence[Line]) -> bool:
    """Whether the article goes on here: a paragraph of sentences, which an item of the list is not.

    Where the items have a line of description each, or might (one title, one paragraph), a single paragraph
    is not enough.
    """
    listed = items[1:]
    if has_marker(line.folded) or not line.sentence or line.folded.endswith(("!", "?")):
        return False
    if listed and all(has_marker(item.folded) for item in listed):
        return True
    in_a_row = any(neighbour.sentence for neighbour in (*listed[-1:], *following))
    described = any(item.sentence for item in listed)
    several = _ENDS_INSIDE.search(line.folded) is not None and len(listed) > 1 and not described
    return len(line.folded) >= RESUMING and (line.block.opens_paragraph or in_a_row or several)


def _leaves_contents(line: Line, items: Sequence[Line], following: Sequence[Line]) -> bool:
    """Whether the table of contents is over: no list sign where the others have one, a sentence, or the first
    heading itself."""
    listed = items[1:]
    if not listed:
        return line.sentence and len(line.folded) >= RESUMING
    if has_marker(listed[0].folded):
        return not has_marker(line.folded)
    return line.sentence or any(line.bare == item.bare for item in listed)


_LEAVES = {"links": _leaves_links, "contents": _leaves_contents}


def _mark_paywalled(lines: Sequence[Line], parts: list[PagePart | None]) -> None:
    """Below the line that closes a free preview stand offers, until the article's own paragraphs resume or repeat."""
    closed, above = False, set[str]()
    for index, line in enumerate(lines):
        paragraph = line.folded.endswith("。") and len(line.folded) >= RESUMING
        if is_paywall(line.folded):
            closed = True
        elif closed and (paragraph or line.folded in above):
            closed = False
        above.add(line.folded)
        if closed and parts[index] is None:
            parts[index] = "furniture"


def _mark_tail(lines: Sequence[Line], parts: list[PagePart | None]) -> None:
    """Below the article's last paragraph, whatever follows the first piece of furniture is furniture."""
    prose = [index for index, line in enumerate(lines) if parts[index] is None and _is_prose(line)]
    if not prose:
        return
    last = prose[-1]
    begun = False
    for index in range(last + 1, len(lines)):
        begun = begun or (parts[index] == "furniture" and not is_byline(lines[index]))
        if begun and parts[index] is None:
            parts[index] = "furniture"


def _mark_closing(lines: Sequence[Line], parts: list[PagePart | None]) -> None:
    """Below its comments or the box about its author nothing of the article follows, if most of it stands above."""
    written = [
        len(line.folded) if part is None and line.sentence else 0
        for line, part in zip(lines, parts, strict=True)
    ]
    whole, above = sum(written), 0
    for index, line in enumerate(lines):
        if 2 * above > whole and closes_article(line):
            parts[index:] = ["furniture"] * (len(lines) - index)
            return
        above += written[index]


def _is_prose(line: Line) -> bool:
    """Whether a line holds the end of a sentence, or is too long for a label."""
    return line.sentence or _ENDS_INSIDE.search(line.folded) is not None or len(line.folded) > LONGEST_LABEL
