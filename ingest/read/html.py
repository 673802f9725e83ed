"""A page's bytes -> Reading: decoded first, then its article, in a process apart if the page is large.

Decoding comes first because bytes in ISO-2022-JP came out of trafilatura as silent nonsense.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict

from claims.text import Language
from ingest.read.decode import Decoded, UndecodableError, decode, decode_as
from ingest.read.page import Page, PageError, extract
from ingest.read.reading import Reading, language_of, storable

# Characters of markup. Up to here a page takes trafilatura well under a second; above, its time grows faster
# than the page (5 MB took 90 s), so that larger ones run apart, where they can be stopped.
APART_ABOVE = 400_000
LARGEST_PAGE = 8_000_000
SECONDS_ALLOWED = 60.0
# How far into a page browsers look for its charset is 1,024 bytes; scripts before it push it further.
HEAD_BYTES = 4_096
_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)


def read(raw: bytes, language: Language | None = None) -> Reading:
    """The article's text of a page, and what its head says about title, date, address and language.

    Raises UndecodableError for bytes in no known encoding; PageError for a page too large, too slow or empty.
    """
    decoded = _decode(raw)
    if len(decoded.text) > LARGEST_PAGE:
        raise PageError(
            f"{len(decoded.text):,} characters of markup", f"save the article alone ({LARGEST_PAGE:,})"
        )
    markup = storable(decoded.text)
    page = extract(markup) if len(markup) <= APART_ABOVE else _extract_apart(markup)
    if not page.text:
        raise PageError("a page without an article's text", "save the article's text as .txt")
    stated: Language | None = {"ja": "ja", "en": "en"}.get(page.language or "")  # type: ignore[assignment]
    found = language or stated or language_of(page.text)
    links = tuple(_placed(page))
    return Reading(page.text, decoded.encoding, found, page.title, page.published, page.url, links)


def _placed(page: Page) -> Iterator[tuple[int, int, str]]:
    """Where the words of the page's links stand in its text: each after the last, or where they stand alone."""
    reached = 0
    for words, address in page.anchors:
        begin = page.text.find(words, reached)
        if begin < 0 and page.text.count(words) == 1:
            begin = page.text.find(words)
        if begin >= 0:
            reached = max(reached, begin + len(words))
            yield begin, begin + len(words), address


def _decode(raw: bytes) -> Decoded:
    """By the ladder; where no reading of it is safe, as the page declares. Declarations are often wrong."""
    try:
        return decode(raw)
    except UndecodableError:
        match = _CHARSET.search(raw[:HEAD_BYTES])
        declared = decode_as(raw, match[1].decode("ascii")) if match else None
        if declared is None:
            raise
        return declared


def _extract_apart(markup: str) -> Page:
    """As extract, in a process of its own that is ended when its time is up."""
    # -P: modules that happen to lie in the folder of the call are not taken for Python's own.
    command = [sys.executable, "-P", "-c", "from ingest.read import html; html.extract_for_parent()"]
    try:
        done = subprocess.run(command, input=markup.encode(), capture_output=True, timeout=SECONDS_ALLOWED)
    except subprocess.TimeoutExpired:
        found = f"a page of {len(markup):,} characters that takes more than {SECONDS_ALLOWED:.0f} s"
        raise PageError(found, "save the article's text as .txt") from None
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise PageError(f"a page that cannot be read ({last or done.returncode})", "save its text as .txt")
    found = json.loads(done.stdout)
    return Page(**{**found, "anchors": tuple((words, address) for words, address in found["anchors"])})


def extract_for_parent() -> None:
    """The other side of the call: markup on standard input, a Page as JSON on standard output."""
    print(json.dumps(asdict(extract(sys.stdin.buffer.read().decode()))))
