"""Whole pages as they look when copied or scanned: what is read out of them, line by line.

Each file of pages/ is one page, a tab after the mark of each line: S says something, F belongs to the page, C is a
caption, R is printed a second time, B is empty, + goes on with the line above. ‖ parts the sentences of a line. The
pages were written for this test, with invented outlets, before the rules that read them.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from claims.article import Article, Outlet
from claims.claim import read_claims
from claims.sentence import SPEAKING_ROLES, Sentence, sentences

PAGES = sorted((Path(__file__).parent / "pages").glob("*.tsv"))


class Marked(NamedTuple):
    """A unit of a page: its place and what a careful editor calls it."""

    start: int
    end: int
    mark: str


def marked(path: Path) -> tuple[Article, list[Marked]]:
    about: dict[str, list[str]] = {}
    text, units = "", list[Marked]()
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, printed = line.partition("\t")
        if mark in ("title", "outlet", "note"):
            about[mark] = printed.split("\t")
            continue
        text += "\n" if text else ""
        for place, part in enumerate(printed.split("‖")):
            start = len(text) + len(part) - len(part.lstrip())
            text += part
            if mark == "+" and place == 0:
                units[-1] = units[-1]._replace(end=len(text))
            elif part.strip():
                units.append(Marked(start, len(text), units[-1].mark if mark == "+" else mark))
    name, kind = about["outlet"]
    outlet = Outlet(name, name, kind, name)
    return Article(path.stem, outlet, text, title=about["title"][0], note=about.get("note", [None])[0]), units


def within(found: tuple[Sentence, ...], unit: Marked) -> list[Sentence]:
    return [one for one in found if one.char_start < unit.end and unit.start < one.char_end]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_sentence_is_found_and_kept(path: Path) -> None:
    article, units = marked(path)
    found = sentences(article)
    places = {(one.char_start, one.char_end) for one in found if one.role in SPEAKING_ROLES}
    said = [unit for unit in units if unit.mark == "S"]
    assert [article.text[u.start : u.end] for u in said if (u.start, u.end) not in places] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_part_of_the_page_makes_a_claim(path: Path) -> None:
    article, units = marked(path)
    claims = read_claims(sentences(article))
    page = [unit for unit in units if unit.mark in "FC"]
    claimed = [u for u in page if any(c.char_start < u.end and u.start < c.char_end for c in claims)]
    assert [article.text[u.start : u.end] for u in claimed] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_is_printed_twice_is_a_repeat_the_second_time(path: Path) -> None:
    article, units = marked(path)
    found = sentences(article)
    again = [one for unit in units if unit.mark == "R" for one in within(found, unit)]
    assert [one.text for one in again if one.role != "repeat"] == []
