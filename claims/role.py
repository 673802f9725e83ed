"""Block -> role: what part a line plays in its article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from claims.article import Article
from claims.boundary import ends_sentence
from claims.layout import Block, has_marker, holds_sentence, is_table_row
from claims.page import page_parts, title_position
from claims.text import is_japanese

Role = Literal[
    "body", "heading", "bullet", "timeline", "caption", "quotation", "furniture", "repeat", "fragment"
]

LONGEST_HEADING = 60
"""Characters, twice as many in Latin letters; a longer line without a sentence's end is an unfinished
sentence."""

_YEAR_OR_MONTH = re.compile(
    r"(?:[0-9]{2,4}年|(?:令和|平成|昭和)(?:[0-9]{1,2}|元)年)?(?:[0-9]{1,2}(?:[~～〜-][0-9]{1,2})?月)?(?:[0-9]{1,2}日)?"
    r"(?: ?(?:午前|午後)?[0-9]{1,2}(?:時(?:[0-9]{1,2}分)?|:[0-9]{2})(?:ごろ|頃)?)?(?:[ :]|$)"
)
_QUOTATION = re.compile(r"[「『“\"][^」』”\"]*[」』”\"](?: ?\([^()]{1,30}\))?$")


def roles(article: Article, blocks: Sequence[Block]) -> tuple[Role, ...]:
    """The role of each block; repeats and fragments are told apart later, sentence by sentence."""
    title = title_position(article, blocks)
    parts = page_parts(article, blocks, title)
    return tuple(
        part or ("heading" if index == title else _role(block.folded))
        for index, (block, part) in enumerate(zip(blocks, parts, strict=True))
    )


def _role(folded: str) -> Role:
    entry = _YEAR_OR_MONTH.match(folded)
    if entry is not None and len(entry[0]) > 1:
        return "timeline"
    if has_marker(folded) or is_table_row(folded):
        return "bullet"
    if _QUOTATION.match(folded):
        return "quotation"
    longest = LONGEST_HEADING if is_japanese(folded) else 2 * LONGEST_HEADING
    prose = ends_sentence(folded) or holds_sentence(folded) or len(folded) > longest
    return "body" if prose else "heading"
