"""Word lists and tables that lie beside the code.

A list (.txt) holds words parted by white space, `#` for a comment to the end of the line; a table (.yml) is YAML.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

# libyaml reads ten times as fast, and every command reads some twenty tables.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def word_list(name: str, package: str = "claims") -> frozenset[str]:
    """The words of a list.

    Raises:
        FileNotFoundError: there is no such list in the package.
    """
    text = resources.files(package).joinpath(name).read_text("utf-8")
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())


def read_table(name: str, package: str = "claims") -> Any:
    """What a .yml file of the package holds.

    Raises:
        FileNotFoundError: there is no such file in the package.
    """
    text = resources.files(package).joinpath(name).read_text("utf-8")
    return yaml.load(text, Loader=_LOADER)  # safe: one of the two loaders that make plain values only
