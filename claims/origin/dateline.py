"""Article -> the agency or house that its dateline or the credit at its end names as the writer of all of it.

Papers print an agency's story under its dateline (【ワシントン共同】, LONDON (Reuters) -) or with its name in brackets
at the end (（時事）). Their own correspondents stand there by name (【ワシントン＝田中一郎】), and are no agency.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from claims.article import Article, Outlet
from claims.origin.citation_cue import cues
from claims.origin.source_name import UNREAD
from claims.text import fold

LINES_AT_THE_TOP = 4
"""Lines with letters in which a dateline may stand: below the headline and its second line."""
SHORTEST_AGENCY = 2


class Dateline(NamedTuple):
    """Where an article says that an agency wrote it."""

    agency: Outlet
    char_start: int
    char_end: int


def dateline(article: Article, outlets: Iterable[Outlet]) -> Dateline | None:
    """The agency's name in the dateline or at the end of the text, if there is one and it is not the outlet itself; at
    the end it may be any house's.

    Args:
        outlets: those that are known; agencies among them go by their own names, with or without the word for one.
    """
    known = tuple(outlets)
    names = _names(tuple(outlet for outlet in known if outlet.wire or outlet.kind == "wire"))
    # At the end a text may be credited to any house: （北越新聞）.
    credited = {**{fold(outlet.name): outlet for outlet in known if outlet.kind != "official"}, **names}
    for start, end, is_last in _lines(article.text):
        line = fold(article.text[start:end])
        match = _opening(tuple(names)).match(line)
        if match is None and is_last:
            match = _closing(tuple(credited)).search(line)
        if match:
            agency = credited[next(filter(None, match.groups()))]
            if agency.publisher != article.outlet.publisher:
                return Dateline(agency, start + match.start(), start + match.end())
    return None


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """The first lines that hold letters, and the last, with whether it is the last."""
    lines = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
    yield from (
        (*line, line == lines[-1]) for line in dict.fromkeys((*lines[:LINES_AT_THE_TOP], *lines[-1:]))
    )


@lru_cache(maxsize=64)
def _names(wires: tuple[Outlet, ...]) -> Mapping[str, Outlet]:
    """Each form in which an agency may be printed there, widths folded."""
    names = {
        form: Outlet(f"{UNREAD}{name}", name, "wire", f"{UNREAD}{name}")
        for form, name in cues().agencies.items()
    }
    for outlet in wires:
        full = fold(outlet.name)
        word = next((word for word in ("通信社", "通信", " News", " Press") if full.endswith(word)), "")
        for form in {full, full.removesuffix(word)}:
            if len(form) >= SHORTEST_AGENCY:
                names[form] = outlet
    return names


@lru_cache(maxsize=64)
def _opening(names: tuple[str, ...]) -> re.Pattern[str]:
    agency = _agency(names)
    after = r"(?:[\s=]?(?:特約|配信)|=[^】\])\n]{1,16})?"
    bracketed = rf"[【\[(](?:[^】\])=\n]{{1,24}}?[\s=]?)??{agency}{after}[】\])]"
    return re.compile(rf"\s*(?:(?:[A-Z][\w,. -]{{1,40}}\s)(?=\([^)]*\)\s*[-—–]))?{bracketed}")


@lru_cache(maxsize=64)
def _closing(names: tuple[str, ...]) -> re.Pattern[str]:
    # After a full stop or alone: the agency after a caption (日銀本店（ロイター）) took the picture.
    place = r"(?:(?!写真|撮影|提供)[^()\[\]【】〔〕。\n]{1,12}?[\s=]?)??"
    bracketed = rf"[(\[【〔]{place}{_agency(names)}(?:=[^)\]】〕\n]{{1,16}})?[)\]】〕]"
    return re.compile(rf"(?:^|(?<=[。.」]))\s*(?:{bracketed}|={_agency(names)})\s*$")


def _agency(names: tuple[str, ...]) -> str:
    return f"({_any(names)})"


def _any(names: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
