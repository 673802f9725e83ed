"""A run is seen to move: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io

import pytest

from ingest.progress import Progress, reporting


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_lines_tell_the_beginning_and_the_end_of_a_stage() -> None:
    stream = io.StringIO()
    with reporting(stream) as report:
        for done in range(1, 101):
            report(Progress("reading", done, 100))
        report("comparing")
    told = stream.getvalue().splitlines()
    assert told[0] == "reading: 1 of 100 articles"
    assert told[-2:] == ["reading: 100 of 100 articles", "comparing"]


def test_a_terminal_gets_a_bar_for_each_stage() -> None:
    stream = Terminal()
    with reporting(stream) as report:
        report(Progress("reading", 1, 2))
        report(Progress("reading", 2, 2))
        report(Progress("comparing", 5, 5, "pairs"))
    assert "reading: 100%" in stream.getvalue()
    assert "comparing: 100%" in stream.getvalue()


def _stopped_midway(stream: Terminal) -> None:
    with reporting(stream) as report:
        report(Progress("reading", 1, 2))
        raise RuntimeError


def test_the_bar_is_closed_after_an_error() -> None:
    stream = Terminal()
    with pytest.raises(RuntimeError):
        _stopped_midway(stream)
    assert stream.getvalue().endswith("\n")
