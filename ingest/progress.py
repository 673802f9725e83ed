"""What a run reports while it works: a bar on a terminal, plain lines anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any

from tqdm import tqdm

# A log that is read afterwards needs to show that the run is alive, not every step.
SECONDS_BETWEEN_LINES = 5.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a stage is."""

    stage: str
    """What is being done, in words for the person who waits: "reading", "linking" …"""
    done: int
    total: int
    unit: str = "articles"


Report = Callable[[Progress | str], None]
"""Given a Progress, moves the bar of its stage; given a string, prints it as a line."""


def silent(event: Progress | str) -> None:
    """A Report that says nothing: for use as a library and in tests."""


@contextmanager
def reporting(stream: IO[str] | None = None) -> Iterator[Report]:
    """A Report that writes to stream (default standard error): bars if it is a terminal, else plain lines.

    The bars show the rate and the time left. Whatever is open is closed on leaving, also after an error.
    """
    stream = sys.stderr if stream is None else stream
    with (_Bars if stream.isatty() else _Lines)(stream) as reporter:
        yield reporter.report


class _Lines:
    """One line when a stage begins, when it ends, and now and then between."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._stage = ""
        self._next_line = 0.0

    def __enter__(self) -> _Lines:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: Any, traceback: TracebackType | None) -> None:
        self._stream.flush()

    def report(self, event: Progress | str) -> None:
        if isinstance(event, str):
            print(event, file=self._stream)
            return
        now = time.monotonic()
        if event.stage != self._stage or event.done >= event.total or now >= self._next_line:
            print(f"{event.stage}: {event.done} of {event.total} {event.unit}", file=self._stream, flush=True)
            self._stage, self._next_line = event.stage, now + SECONDS_BETWEEN_LINES


class _Bars:
    """One bar for each stage."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._stage = ""
        self._bar: tqdm[Any] | None = None

    def __enter__(self) -> _Bars:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: Any, traceback: TracebackType | None) -> None:
        self._close()

    def report(self, event: Progress | str) -> None:
        if isinstance(event, str):
            tqdm.write(event, file=self._stream)
            return
        if self._bar is None or event.stage != self._stage:
            self._close()
            self._stage = event.stage
            self._bar = tqdm(desc=event.stage, total=event.total, unit=f" {event.unit}", file=self._stream)
        self._bar.total = event.total
        self._bar.update(event.done - self._bar.n)

    def _close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
