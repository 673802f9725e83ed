"""The records that everything starts from: who printed a text, and the text as extracted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from claims.text import Language

PublishedBasis = Literal["manifest", "text", "unknown"]
OUTLET_KINDS = ("newspaper", "wire", "broadcaster", "official", "blog", "aggregator", "column")
NOTES = ("ocr", "machine-translated", "excerpt")


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who prints: a paper, agency, broadcaster, ministry, blog."""

    id: str
    name: str
    kind: str
    """One of OUTLET_KINDS, or "unknown" where no registry names the outlet."""
    publisher: str
    """The family it belongs to; outlets of one family are not independent."""
    country: str | None = None
    wire: bool = False
    """True for a news agency."""


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Words of a page that lead to another page."""

    char_start: int
    """Where the words begin in the article's text; end exclusive."""
    char_end: int
    url: str
    """Absolute, http or https."""


@dataclass(frozen=True, slots=True)
class Article:
    """One edition of one text by one outlet. Every offset of every later record counts code points of `text`."""

    file: str
    """The path below the sources folder, with forward slashes."""
    outlet: Outlet
    text: str
    """As extracted; no NUL and no lone surrogate."""
    title: str | None = None
    url: str | None = None
    published: str | None = None
    """ISO date or date-time with offset; None where nobody knows it."""
    published_basis: PublishedBasis = "unknown"
    """Where `published` is from: the manifest, a date line of the text, or nowhere."""
    language: Language = "ja"
    note: str | None = None
    """One of NOTES."""
    hyperlinks: tuple[Hyperlink, ...] = ()
    """In the order of the text; only pages have any."""
    since: str | None = None
    """When the earliest edition of it that is kept was published, where that was before this one: what others copied
    may be the earlier edition."""
    key: str = field(init=False, repr=False, compare=False)
    """Names this edition for good: the same file with another text is another edition."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", edition_key(self.file, self.text))

    def __hash__(self) -> int:
        # By its key alone: articles stand in many tables, and have long texts.
        return hash(self.key)

    @property
    def first_published(self) -> str | None:
        """When it, or an earlier edition of it, was first published, as far as anyone knows."""
        return self.since or self.published

    @property
    def sha256(self) -> str:
        """The hash of the text as extracted, in UTF-8."""
        return text_hash(self.text)


@lru_cache(maxsize=64)
def text_hash(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal digits; of what cannot be stored (a lone surrogate) as well."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def edition_key(file: str, text: str) -> str:
    """The key of one edition."""
    return content_key(file, text_hash(text))


def content_key(*parts: object) -> str:
    """A short stable name for a row, made from what it holds: 16 hexadecimal digits of SHA-256.

    The same content gives the same key on every machine and in every order of arrival.
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def row_id(key: str) -> int:
    """The row number for a key: 52 bits, so that JSON readers, which keep 53, never round it."""
    return int(key[:13], 16)
