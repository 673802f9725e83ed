"""Stages that make no reference cycles, run while the collector of cycles rests.

A stage makes hundreds of thousands of records that point at one another in one direction only, and most of them stay.
Python's collector would go through all that lives again and again and find nothing: half the time of making profiles.
Reference counts free what is done with, as always.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def set_aside() -> None:
    """Leaves all that lives now to reference counts alone, until `take_back`: claims and their profiles stay to the end
    of a comparison, and to go through them for every few that are made takes longer than to compare them."""
    gc.freeze()


def take_back() -> None:
    """Lets the collector see again what was set aside."""
    gc.unfreeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """Within it, or in a function it decorates, cycles are not collected; afterwards as before. It may be nested."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
