"""How one value is shown in a table: links to its place, words with their gloss, long texts cut gently."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from claims.explorer.address import outside_link
from claims.explorer.metadata import choices, gloss

if TYPE_CHECKING:  # Datasette imports its plugins before it is itself whole.
    from datasette.app import Datasette

LONGEST_SHOWN = 300
"""Code points of a text shown in a table; the whole stands on the article's page and in every export."""

_SEPARATOR = re.compile(r"[,;\s]+")

ROW_OF = {
    "article": "articles",
    "left_article": "articles",
    "right_article": "articles",
    "other_article": "articles",
    "origin_article": "articles",
    "notice_article": "articles",
    "origin": "articles",
    "replaces": "articles",
    "claim": "claims",
    "left_claim": "claims",
    "right_claim": "claims",
    "other_claim": "claims",
    "through_claim": "claims",
    "claim_group": "claim_groups",
    "link": "links",
    "event": "events",
    "fact": "facts",
    "derivation": "derivations",
    "correction": "corrections",
}
"""Columns that hold a row's number, and the table it is in: views and queries declare no foreign keys."""


def show(datasette: Datasette, database: str, row: Any, column: str, value: object) -> Markup | str | None:
    """The value as HTML or plain text (which Datasette escapes); None to leave it to Datasette."""
    if isinstance(value, Mapping):
        return _labelled_row(datasette, database, column, value)
    if isinstance(value, int):
        return _place(datasette, database, row, column, value)
    if not isinstance(value, str) or not value:
        return None
    if column == "told" and "id" in _columns(row):
        return _link(f"{datasette.urls.table(database, 'reasons')}?link={row['id']}", gloss("open", "link"))
    if column == "comes_from":
        return "; ".join(_derivation(part) for part in value.split("; "))
    if choices(column):
        return ", ".join(gloss(column, word) for word in _SEPARATOR.split(value) if word)
    return outside_link(value) or _shortened(value)


def _derivation(written: str) -> str:
    """ "verbatim ← 連合通信" with the word glossed."""
    how, arrow, source = written.partition(" ← ")
    return f"{gloss('how', how)}{arrow}{source}"


def _labelled_row(
    datasette: Datasette, database: str, column: str, value: Mapping[str, Any]
) -> Markup | None:
    # Datasette would print "None" for an article without a title.
    if value["label"] is not None or column not in ROW_OF:
        return None
    return _link(datasette.urls.row(database, ROW_OF[column], value["value"]), "(no title · 無題)")


def _place(datasette: Datasette, database: str, row: Any, column: str, value: int) -> Markup | None:
    columns = _columns(row)
    if column == "char_start" and "article" in columns:
        anchor = _anchor(row, columns)
        if anchor:
            article = _row_number(row["article"])
            return _link(datasette.urls.row(database, "articles", article) + anchor, str(value))
    if column not in ROW_OF:
        return None
    if column == "claim" and "article" in columns:
        address = datasette.urls.row(database, "articles", _row_number(row["article"])) + f"#claim-{value}"
    elif column == "fact" and "claim" in columns:
        address = datasette.urls.row(database, "facts", f"{_row_number(row['claim'])},{value}")
    else:
        address = datasette.urls.row(database, ROW_OF[column], value)
    return _link(address, gloss("open", _noun(column)))


def _columns(row: Any) -> Any:
    return row.keys() if hasattr(row, "keys") else ()


def _anchor(row: Any, columns: Any) -> str | None:
    if "claim" in columns:
        return f"#claim-{_row_number(row['claim'])}"
    if "certainty" in columns and "id" in columns:
        return f"#claim-{row['id']}"
    return f"#sentence-{row['position']}" if "role" in columns and "position" in columns else None


def _row_number(value: Any) -> Any:
    return value["value"] if isinstance(value, Mapping) else value


def _noun(column: str) -> str:
    """left_claim -> claim; claim_group -> group; origin, replaces -> article."""
    bare = column.rpartition("_")[2]
    return "article" if bare in ("origin", "replaces") else bare


def _link(address: str, label: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(str(address), escape(label))


def _shortened(value: str) -> str | None:
    if len(value) <= LONGEST_SHOWN:
        return None
    return f"{value[:LONGEST_SHOWN]}… ({len(value):,} characters · 字)"
