"""Word lists that lie beside the code: words parted by white space, `#` for a comment to the end of the line."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def word_list(name: str, package: str = "claims") -> frozenset[str]:
    """The words of a list.

    Raises:
        FileNotFoundError: there is no such list in the package.
    """
    text = resources.files(package).joinpath(name).read_text("utf-8")
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())
