"""Blocks -> voices: which parts of an article are excerpts of another document.

A heading in brackets that names a document (【共同発表 要旨】) opens an excerpt; the next such heading, or a
line that names the source (出典: …より抜粋), closes it. What an excerpt says is said by the document, and is
compared with the article's own words like another article's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import yaml

from claims.layout import Block
from claims.text import fold

LONGEST_NAME = 60
"""Characters of a bracketed heading that names a document."""

_BRACKETS = {"【": "】", "[": "]", "〔": "〕", "《": "》", "〈": "〉", "<": ">"}
_SIGNS = "■◆●▼▽◇□○▲△★☆ "
_EDGES = "()「」『』[]〔〕…:・ "


def voices(blocks: Sequence[Block]) -> tuple[int, ...]:
    """For each block 0 for the article's own voice, or 1, 2 … for each excerpt, its heading included."""
    found: list[int] = []
    voice = latest = 0
    opened_with = ""
    for block in blocks:
        folded = block.folded[: 4 * LONGEST_NAME]
        name = _set_off(folded)
        if name is not None and names_document(name, folded[0]):
            latest += 1
            voice, opened_with = latest, folded[0]
        elif name is not None and folded[0] in ("【", opened_with):
            voice = 0
        found.append(voice)
        if voice and _names_source(folded):
            voice = 0
    return tuple(found)


def names_document(name: str, sign: str = "【") -> bool:
    """Whether the words of a heading name a document: 共同発表 要旨, 首脳会談（概要）, Full text of ….

    Args:
        name: what stands between the heading's brackets, or after its sign.
        sign: the bracket or sign. Lenticular brackets 【】 set off what stands below them; after other
            signs the heading must say that it is an extent of a document (要旨, 全文, 抜粋).
    """
    folded = fold(name).lower().strip()
    bare = folded.strip(_EDGES)
    lists = _word_lists()
    if bare.endswith(lists["extents"]) or bare.startswith(("full text", "excerpt", "transcript")):
        return True
    return sign == "【" and (bare.endswith(lists["documents"]) or folded.endswith(lists["documents"]))


def _set_off(folded: str) -> str | None:
    """What a heading line holds between its brackets, or after its sign; None for any other line."""
    if len(folded) > LONGEST_NAME:
        return None
    if folded[0] in _BRACKETS and folded.endswith(_BRACKETS[folded[0]]):
        return folded[1:-1]
    is_heading = folded[0] in _SIGNS and not folded.endswith(("。", "."))
    return folded.lstrip(_SIGNS) if is_heading else None


def _names_source(folded: str) -> bool:
    bare = folded.lower().strip(_EDGES + "。.")
    sources = _word_lists()["sources"]
    return len(folded) <= 3 * LONGEST_NAME and (bare.endswith(sources) or bare.startswith(sources))


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, tuple[str, ...]]:
    """The lists of excerpts.yml.

    Raises:
        ValueError: a list is missing or empty.
    """
    path = Path(__file__).with_name("excerpts.yml")
    lists = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for name in ("documents", "extents", "sources"):
        if not lists.get(name):
            raise ValueError(f"{path.name}: {name}: found nothing, expected a list of words")
    return {name: tuple(fold(word) for word in words) for name, words in lists.items()}
