"""Profiles -> Keys: what claims can meet in, as one table of numbers that a database engine can join.

Blocking by inverted index (Christen 2012, ch. 4), of claims in two steps, of whole texts in one. Each is one SQL
statement over a table of keys:

- `met.sql`: two articles meet when some claim of one shares enough of its rarest keys with a claim of the other.
  Keys are runs of two and three characters, content words, what these may be called (synonym groups, English
  glosses), names by reading, and days and figures with their unit.
- `candidates.sql`: in two articles that met and report one happening (`claims.context`), two claims of different
  voices are a candidate pair when the words, names, days and figures they share weigh enough.
- `nearest.sql`: to each text those that share most keys with it; `claims.origin.copy` takes fingerprints of the words,
  `claims.event` what the articles name.

The statements hold what DuckDB and Spark SQL have in common, and only whole numbers, so that any engine with any
number of workers gives the same rows.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from hashlib import blake2b
from importlib import resources
from itertools import chain, islice
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from claims.form import Form
from claims.term import Profile
from claims.text import fold
from claims.unit import canonical_unit

Numbers = npt.NDArray[np.int64]

GRAM, WORD, CONCEPT, NAME, FIGURE = range(5)
"""The kinds of key: a run of characters; a content word; what it may be called ("s:", "g:"); a form, reading or part
of a name ("n:", "p:"); a day, a time of day or a number with its unit."""
_KINDS = {"s": CONCEPT, "g": CONCEPT, "n": NAME, "p": NAME, "m": FIGURE}

RAREST_KEPT = 24
"""Of the keys that two claims or more hold, how many a claim is found by. On 10,000 sentences of `benchmarks/corpus.py`
(11,747 claims), of the pairs of one event that an exhaustive rapidfuzz comparison finds at 70: with 16 keys .995
share enough, and 9 % of all pairs of articles meet; with 24 keys .9997 and 18 %. Keys ranked kind by kind, 12 or more
of each, let up to 88 % of the articles meet and find nothing more of one event. Of the demonstration's related pairs
of articles, 75, 82 and 83 of 83 (two languages share few grams)."""
LEAST_SHARED = 2
"""Shared rarest keys. With 3 instead of 2, tried with the keys ranked in two groups, a third fewer pairs, .004 of all
similar pairs lost and none of one event."""
MOST_CLAIMS_A_KEY = 1_000
"""A key of more claims brings none of them together; it bounds the join at about this many pairs a key and claim."""
LEAST_SHARED_WEIGHT = 0.3
"""What two claims of related articles must share, as weight of common keys: less than this is a common word or two."""
WEIGHT_UNIT = 10_000
"""Weights are counted in ten-thousandths: sums of fractions would depend on the order of summing."""
CLAIMS_A_BLOCK = 2_000


@dataclass(frozen=True, slots=True)
class Place:
    """A claim's numbers in the table, given in the order of keys, so that smaller number means smaller key."""

    claim: int
    article: int
    voice: int


@dataclass(frozen=True, slots=True)
class Keys:
    """Rows of the table of keys, column by column; the rows of one claim are in one block."""

    claim: Numbers
    article: Numbers
    voice: Numbers
    key: Numbers
    """Characters of a gram at 21 bits each; for the other kinds a hash of 63 bits, below zero."""
    kind: Numbers
    weight: Numbers
    """In units of 1 / WEIGHT_UNIT; 0 for grams."""


MOST_TEXTS = 1 << 31


@dataclass(frozen=True, slots=True)
class Marks:
    """What whole texts can meet in, column by column: one row for each key of a text."""

    text: Numbers
    key: Numbers
    place: Numbers
    """How many texts of smaller numbers hold the key."""
    bearers: Numbers
    """How many texts hold it."""

    @classmethod
    def of(cls, keys_of_each: Iterable[Collection[int]]) -> Marks:
        """The keys of some texts, which are numbered in this order; no text holds a key twice."""
        text, key = array("q"), array("q")
        for number, held in enumerate(keys_of_each):
            text.extend([number] * len(held))
            key.extend(held)
        texts, keys = (np.frombuffer(column, np.int64) for column in (text, key))
        order = np.lexsort((texts, keys))
        texts, keys = texts[order], keys[order]
        first = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1))
        bearers = np.diff(first, append=len(keys))
        place = np.arange(len(keys)) - np.repeat(first, bearers)
        return cls(texts, keys, place, np.repeat(bearers, bearers))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far one looks for the texts nearest to each."""

    fewest: int
    """Keys that two texts must share."""
    most: int
    """Texts found for each."""
    first: int = MOST_TEXTS
    """A key leads only to so many of the texts that hold it, those of the smallest numbers."""
    most_bearers: int = MOST_TEXTS
    """A key that more texts hold brings nothing together."""
    earlier_only: bool = False
    """Whether each text is given those of smaller numbers alone."""


def columns_of(keys: Keys | Marks) -> dict[str, Numbers]:
    """The columns of some keys by name."""
    return {field.name: getattr(keys, field.name) for field in fields(keys)}


def statement(name: str) -> str:
    """One of the two statements, with its constants filled in. Its tables are `keys` and `related`."""
    text = resources.files("claims").joinpath(f"{name}.sql").read_text("utf-8")
    return text.format(
        gram=GRAM,
        rarest_kept=RAREST_KEPT,
        least_shared=LEAST_SHARED,
        most_claims=MOST_CLAIMS_A_KEY,
        least_weight=round(LEAST_SHARED_WEIGHT * WEIGHT_UNIT),
    )


def nearest_statement(reach: Reach, from_text: int = 0, to_text: int = MOST_TEXTS) -> str:
    """The statement that finds the texts nearest to each of a range of texts. Its table is `marks`."""
    limits = {name: str(value).lower() for name, value in asdict(reach).items()}
    text = resources.files("claims").joinpath("nearest.sql").read_text("utf-8")
    return text.format(**limits, from_text=from_text, to_text=to_text)


def blocks(placed: Iterable[tuple[Place, Profile]]) -> Iterator[Keys]:
    """The keys of claims, some thousand claims at a time."""
    rest = iter(placed)
    while some := list(islice(rest, CLAIMS_A_BLOCK)):
        yield _block(some)


def _block(placed: Sequence[tuple[Place, Profile]]) -> Keys:
    places = np.array([(place.claim, place.article, place.voice) for place, _ in placed], np.int64)
    holder, grams = grams_of([profile.assertion.claim.text for _, profile in placed])
    held = [keys_of(profile) for _, profile in placed]
    terms = np.fromiter(chain.from_iterable(chain.from_iterable(held)), np.int64).reshape(-1, 2)
    weights = np.fromiter(chain.from_iterable(keys.values() for keys in held), np.int64, len(terms))
    bearer = np.repeat(np.arange(len(held)), [len(keys) for keys in held])
    claim, article, voice = places[np.concatenate([holder, bearer])].T
    nothing = np.zeros(len(grams), np.int64)
    return Keys(
        claim,
        article,
        voice,
        np.concatenate([grams, terms[:, 0]]),
        np.concatenate([nothing + GRAM, terms[:, 1]]),
        np.concatenate([nothing, weights]),
    )


def grams_of(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """The runs of two and three letters of some texts: the place of the text and the run's number, each once.

    A run reaches over no space or sign, and holds at least one letter beyond ASCII: in an alphabet two or three
    letters say nothing.
    """
    # U+0000 stands between two texts: it is no letter, so no run reaches over it.
    folded = [fold(text).lower() for text in texts]
    lengths = [len(text) + 1 for text in folded]
    codes = np.frombuffer("\0".join([*folded, ""]).encode("utf-32-le", "replace"), np.uint32).astype(np.int64)
    holder = np.repeat(np.arange(len(folded)), lengths)
    letter, wide = _letters(codes), codes > 127
    found = []
    for size in (2, 3):
        count = max(0, len(codes) - size + 1)
        parts = [slice(shift, shift + count) for shift in range(size)]
        whole = np.logical_and.reduce([letter[part] for part in parts])
        whole &= np.logical_or.reduce([wide[part] for part in parts])
        number = np.zeros(count, np.int64)
        for part in parts:
            number = (number << 21) | codes[part]
        found.append(np.stack([holder[:count][whole], number[whole]]))
    holders, numbers = np.concatenate(found, axis=1)
    order = np.lexsort((numbers, holders))
    holders, numbers = holders[order], numbers[order]
    first = np.ones(len(order), np.bool_)
    first[1:] = (np.diff(holders) != 0) | (np.diff(numbers) != 0)
    return holders[first], numbers[first]


def _letters(codes: Numbers) -> npt.NDArray[np.bool_]:
    """Whether each code point is a letter or digit."""
    distinct, places = np.unique(codes, return_inverse=True)
    return np.array([chr(code).isalnum() for code in distinct], np.bool_)[places]


def keys_of(profile: Profile) -> dict[tuple[int, int], int]:
    """The keys of a claim other than grams, with their kind and weight: its terms and what they may be called, its
    days, times and figures."""
    keys: dict[tuple[int, int], int] = {}
    # A key that several terms have weighs what the heaviest does: the last to be noted.
    for term in sorted(profile.terms, key=_WEIGHT):
        keys |= dict.fromkeys(_keys_of_form(term.form), round(term.weight * WEIGHT_UNIT))
    return keys


_WEIGHT = attrgetter("weight")


@lru_cache(maxsize=200_000)
def _keys_of_form(form: Form) -> tuple[tuple[int, int], ...]:
    """The keys of every term of a form, with their kind."""
    if form.fact is not None:
        figure = f"{form.kind}:{form.fact.date_start or form.fact.low} {canonical_unit(form.fact.unit)}"
        named = [(form.normal, FIGURE), (figure, FIGURE)]
    elif form.question is not None:
        named = [(key, FIGURE) for key in (*form.keys, *form.question.refuted_by)]
    else:
        named = [(form.normal, WORD), *((key, _KINDS[key[0]]) for key in form.keys)]
    return tuple((key_number(name), kind) for name, kind in named)


@lru_cache(maxsize=1_000_000)
def key_number(name: str) -> int:
    """A key's number: below zero, so that none is a gram's."""
    return -1 - (int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()) >> 1)
