"""Search in Japanese with Datasette's own search box: the query spaced as the index is."""

from __future__ import annotations

import sqlite3

from datasette.utils import escape_fts as escape_words

from claims.spacing import spaced
from claims.text import fold


def register(connection: sqlite3.Connection) -> None:
    """Gives a connection the functions that the search box and the canned queries call.

    `escape_fts` replaces Datasette's of the same name, on this connection only; `folded` makes full-width
    digits and letters narrow, as a Japanese keyboard types them.
    """
    connection.create_function("escape_fts", 1, escape_fts, deterministic=True)
    connection.create_function("folded", 1, folded, deterministic=True)


def escape_fts(query: object) -> str:
    """A search as typed, as an FTS5 query that holds only quoted phrases, with each CJK character apart.

    Words apart by spaces must all occur; a run of Japanese, and what is between "…", must occur as it stands.
    Widths are folded first: a full-width quotation mark would otherwise break out of the quoting; so would what
    follows a line's end inside a quotation. Nothing to search for gives an empty phrase, which finds nothing: an empty
    query FTS5 takes for a mistake.
    """
    words = " ".join(folded(query).split())
    return spaced(escape_words(words)) or '""'  # type: ignore[no-untyped-call]


def folded(value: object) -> str:
    """The value as text with widths folded, and nothing around it."""
    return "" if value is None else fold(str(value)).strip()
