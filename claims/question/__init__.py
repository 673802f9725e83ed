"""Assertion -> Questions: what the figures of a claim are the answer to.

"14 people were hurt" answers how many people were hurt, and so do "there were 18 injured" and "nobody was hurt": the
three are about one fact, however little else their words share, and however often their articles speak of the injured.
The questions are those that reports of accidents, disasters and votes answer with a toll (`questions.yml`), when and
where it happened, at what time something was done, and how old a person is. Whom a figure counts is its group, where is
its area: the crew is not the passengers, one town not the next.
"""

from __future__ import annotations

from claims.fact.fact import Assertion
from claims.question.moment import acts_at_a_time, ages, moments, sites
from claims.question.record import WHEN, WHERE, Area, Question, area_before, area_of, two_areas
from claims.question.toll import tolls

__all__ = [
    "WHEN",
    "WHERE",
    "Area",
    "Question",
    "area_before",
    "area_of",
    "questions_of",
    "two_areas",
]


def questions_of(assertion: Assertion) -> tuple[Question, ...]:
    """The questions that a claim answers: its tolls in the order of its figures, then ages, times and places."""
    return (
        *tolls(assertion),
        *ages(assertion),
        *moments(assertion),
        *sites(assertion),
        *acts_at_a_time(assertion),
    )
