"""Plain text -> Reading: decoded, and nothing else."""

from __future__ import annotations

from claims.text import Language
from ingest.read.decode import decode
from ingest.read.reading import Reading, language_of, storable


def read(raw: bytes, language: Language | None = None) -> Reading:
    """The text of raw bytes. Raises decode.UndecodableError where they are no text in a known encoding."""
    decoded = decode(raw)
    text = storable(decoded.text)
    return Reading(text, decoded.encoding, language or language_of(text))
