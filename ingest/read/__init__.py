"""One module for each format: a file's bytes -> its text and what it says about itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from claims.text import Language
from ingest.read import html, plain
from ingest.read.decode import UndecodableError
from ingest.read.page import PageError
from ingest.read.reading import LARGEST_FILE, Reading, UnreadableFile

__all__ = ["SUFFIXES", "Reading", "UnreadableFile", "contents", "read", "reading_of"]

_READERS: dict[str, Callable[[bytes, Language | None], Reading]] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
}
SUFFIXES = tuple(_READERS)
"""Endings of the files that can be read, in lower case. A new format is a module and a line above."""


def read(path: Path, *, language: Language | None = None) -> Reading:
    """The text of the file at path, by the reader for its ending.

    Arguments: language, where somebody knows it; otherwise the page's own statement or the text decides.
    Raises UnreadableFile, saying why and what to do: no reader, no access, no known encoding, no text in it.
    """
    return reading_of(path, contents(path), language=language)


def contents(path: Path) -> bytes:
    """The bytes of the file at path, if there is a reader for its ending.

    Raises UnreadableFile, saying why and what to do: no reader, too large, no access.
    """
    _reader_for(path)
    try:
        if (size := path.stat().st_size) > LARGEST_FILE:
            raise UnreadableFile(path, f"{size:,} bytes", f"split it: at most {LARGEST_FILE:,} are read")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            path, f"no access ({error.strerror})", "check that it is there and may be read"
        ) from error


def reading_of(path: Path, raw: bytes, *, language: Language | None = None) -> Reading:
    """The text of a file whose bytes are at hand: of path only the name is looked at.

    Arguments: language, as for `read`.
    Raises UnreadableFile, saying why and what to do: no reader, no known encoding, no text in it.
    """
    try:
        reading = _reader_for(path)(raw, language)
    except (UndecodableError, PageError) as error:
        raise UnreadableFile(path, error.why, error.advice) from error
    if not reading.text.strip():
        raise UnreadableFile(path, "no text in it", "give a file with the article's text, or take it out")
    return reading


def _reader_for(path: Path) -> Callable[[bytes, Language | None], Reading]:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        found = f"a file that ends in {path.suffix!r}" if path.suffix else "a file name without an ending"
        raise UnreadableFile(path, found, f"give a file that ends in {', '.join(SUFFIXES)}")
    return reader
