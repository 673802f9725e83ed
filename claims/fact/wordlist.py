"""Word lists and tables that lie beside the modules: read once, checked while they are read."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from claims.wordlist import read_table


@cache
def words(file: str) -> frozenset[str]:
    """The words of a .txt list: one or more on a line, parted by spaces; # begins a comment.

    Raises ValueError, naming file and line, where a word stands twice.
    """
    found: dict[str, int] = {}
    for number, line in enumerate(_read(file).splitlines(), start=1):
        for word in line.partition("#")[0].split():
            if word in found:
                raise ValueError(
                    f"{file}:{number}: {word!r} stands already on line {found[word]}; remove one"
                )
            found[word] = number
    return frozenset(found)


@cache
def groups(file: str) -> dict[str, frozenset[str]]:
    """The named lists of a .yml file whose every key holds words in one string, parted by white space.

    Raises ValueError, naming the file and the key, where a value is something else.
    """
    table = read_table(file, "claims.fact")
    if not isinstance(table, dict):
        raise ValueError(f"{file}: found {type(table).__name__}, expected named lists")
    for key, value in table.items():
        if not isinstance(value, str):
            raise ValueError(f"{file}: {key}: found {type(value).__name__}, expected words in one string")
    return {key: frozenset(value.split()) for key, value in table.items()}


@cache
def rows(file: str) -> tuple[dict[str, tuple[str, ...]], ...]:
    """The rows of a .yml table: each a mapping from a field to one string or a list of strings.

    Raises ValueError, naming the file, row and field, where a value is neither.
    """
    table = read_table(file, "claims.fact")
    return tuple(
        {field: _strings(file, number, field, value) for field, value in row.items()}
        for number, row in enumerate(table, start=1)
    )


def _strings(file: str, row: int, field: str, value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in values):
        raise ValueError(f"{file}: row {row}: {field}: found {value!r}, expected text or a list of texts")
    return tuple(values)


def _read(file: str) -> str:
    return files("claims.fact").joinpath(file).read_text(encoding="utf-8")
