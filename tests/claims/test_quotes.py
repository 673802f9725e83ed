"""Quotation marks of the British press."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.quotes import with_double_marks


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("'She was trusted,' said Mr Renfrew.", "“She was trusted,” said Mr Renfrew."),
        (
            "‘We’re here,’ he said. ‘The authors’ book was good.’",
            "“We’re here,” he said. “The authors’ book was good.”",
        ),
        ("In the '90s, the authors' views were odd.", "In the '90s, the authors' views were odd."),
        ("rock 'n' roll and 'em", "rock 'n' roll and 'em"),
        ("The company's 'best-ever' year", "The company's “best-ever” year"),
        ("He said: 'it never closes", "He said: 'it never closes"),
    ],
)
def test_marks_are_told_from_apostrophes(text: str, read: str) -> None:
    assert with_double_marks(text) == read


@given(st.text("'‘’ a.,s9", max_size=60))
def test_every_character_keeps_its_place(text: str) -> None:
    read = with_double_marks(text)
    assert len(read) == len(text)
    assert all(new == old or (old in "'‘’" and new in "“”") for old, new in zip(text, read, strict=True))
