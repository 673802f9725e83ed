"""Whether two words are opposites: rise and fall, open and close, safe and hurt."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

import yaml

from claims.gloss import antonyms
from claims.term import Term, normal_form


def opposed(left: Term, right: Term) -> bool:
    """Whether two terms stand on two sides of one pair of opposites, in one language or across two."""
    sides = _sides_of(left.normal), _sides_of(right.normal)
    if any((pair, not side) in sides[1] for pair, side in sides[0]):
        return True
    return right.normal in antonyms(left.normal) or left.normal in antonyms(right.normal)


def _sides_of(normal: str) -> frozenset[tuple[int, bool]]:
    return _table().get(normal, frozenset())


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[tuple[int, bool]]]:
    """Each word -> the pairs it stands in, and on which side."""
    listed = yaml.safe_load(resources.files("claims").joinpath("antonyms.yml").read_text("utf-8"))
    table: dict[str, set[tuple[int, bool]]] = {}
    for number, pair in enumerate(listed):
        if len(pair) != 2 or not all(pair):
            raise ValueError(f"antonyms.yml: entry {number + 1} needs two sides, each a list of words")
        for side, words in enumerate(pair):
            for word in words:
                table.setdefault(normal_form(word), set()).add((number, bool(side)))
    return {word: frozenset(sides) for word, sides in table.items()}
