"""Stages that make no reference cycles, run while the collector of cycles rests.

A stage makes hundreds of thousands of records that point at one another in one direction only, and most of them stay.
Python's collector would go through all that lives again and again and find nothing: half the time of making profiles.
Reference counts free what is done with, as always.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


class _Aside:
    """Whether somebody has set aside what lives: to count the objects set aside would take as long as to pass them."""

    filled = False


def set_aside() -> None:
    """Leaves all that lives now to reference counts alone, until `take_back`: claims and their profiles stay to the end
    of a comparison, and to go through them for every few that are made takes longer than to compare them."""
    _Aside.filled = True
    gc.freeze()


def take_back() -> None:
    """Lets the collector see again what was set aside."""
    _Aside.filled = False
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
        _pass_over_the_new()
        gc.enable()


def _pass_over_the_new() -> None:
    """Counts what a stage made among the old, which are gone through seldom: else the collector would go through all of
    it as soon as it works again. What has been set aside, here or by who runs this, stays so."""
    if not _Aside.filled and not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
