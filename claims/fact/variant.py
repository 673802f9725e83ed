"""Variant characters of names: 渡邉, 渡邊 and 渡辺 are one name, 渡部 is another."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

from claims.text import fold


def fold_variants(text: str) -> str:
    """The text with widths folded and variant characters replaced by the common one (邉 -> 辺, 榮 -> 栄).

    One character in, one out, so offsets hold. Old printed forms, the forms families keep in their names, and the
    compatibility ideographs of Unicode (神 for 神) are covered; the table is variant_characters.txt.
    """
    return "".join(map(_common, fold(text)))


@cache
def _common(character: str) -> str:
    if "豈" <= character <= "﫿":
        plain = unicodedata.normalize("NFC", character)
        character = plain if len(plain) == 1 else character
    return _table().get(character, character)


@cache
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    listed = files("claims.fact").joinpath("variant_characters.txt").read_text(encoding="utf-8")
    for number, line in enumerate(listed.splitlines(), start=1):
        if line.startswith("#") or not line.strip():
            continue
        variants, common = line.split()
        if len(common) != 1:
            raise ValueError(
                f"variant_characters.txt:{number}: found {common!r}, expected one common character"
            )
        table.update(dict.fromkeys(variants, common))
    return table
