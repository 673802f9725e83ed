"""What stands alike in both texts of a derivation, the same words or the same told, to be shown side by side."""

from __future__ import annotations

import json

from claims.explorer.reading import Row

SPANS_SHOWN = 5
"""Aligned stretches shown of each derivation, the longest ones; all are in the table."""


def with_spans(derivation: Row) -> Row:
    """The derivation with its aligned stretches as text of both articles."""
    text, origin_text = derivation.pop("text"), derivation.pop("origin_text") or ""
    spans = sorted(_spans(derivation["spans"]), key=lambda span: span[0] - span[1])[:SPANS_SHOWN]
    derivation["aligned"] = [(text[a:b], origin_text[c:d]) for a, b, c, d in sorted(spans)]
    return derivation


def _spans(written: str) -> list[tuple[int, int, int, int]]:
    """The stored spans, each a list of four offsets; whatever is not is left out."""
    try:
        spans = json.loads(written or "[]")
    except ValueError:
        return []
    return [tuple(span) for span in spans if len(span) == 4 and all(isinstance(place, int) for place in span)]
