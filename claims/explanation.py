"""Reasons -> what a person would say: one sentence for each reason, the strongest first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from claims.feature import Reason
from claims.verdict import LEVELS
from claims.wordlist import read_table

_SIDES = frozenset({"for", "against"})


def explained(reasons: Iterable[Reason]) -> tuple[tuple[Reason, str], ...]:
    """Each reason that says something with its sentence, the strongest first; what is said twice, once.

    Of equal ones, what parts the two claims comes before what joins them: that is what decided.
    """
    said: dict[str, Reason] = {}
    for reason in sorted(reasons, key=lambda reason: (-abs(reason.score), reason.score)):
        sentence = sentence_of(reason)
        if sentence:
            said.setdefault(sentence, reason)
    return tuple((reason, sentence) for sentence, reason in said.items())


def sentence_of(reason: Reason) -> str:
    """What a reason says; empty where it says nothing, for or against."""
    templates = _templates().get(reason.feature)
    if templates is None:
        return _plainly(reason) if reason.score else ""
    side = _side(reason)
    template = templates.get(f"{side} {reason.detail}") or templates.get(side, "")
    if "{detail}" in template and not reason.detail:
        return ""
    return template.format(
        left=reason.left_value or "–",
        right=reason.right_value or "–",
        share=round(abs(reason.score) * 100),
        detail=reason.detail,
    )


def decision(decided_by: str) -> str:
    """What the level that decided a verdict stands for, as a person would say it; its name where it is no level."""
    return next((level.label for level in LEVELS if level.name == decided_by), decided_by)


def _side(reason: Reason) -> str:
    if reason.score == 0:
        return ""
    return "for" if reason.score > 0 else "against"


def _plainly(reason: Reason) -> str:
    values = f": {reason.left_value or '–'} | {reason.right_value or '–'}"
    shown = values if reason.left_value or reason.right_value else ""
    return f"{reason.feature.replace('_', ' ')}{shown}" + (f" ({reason.detail})" if reason.detail else "")


@cache
def _templates() -> dict[str, dict[str, str]]:
    """The sentences of explanation.yml.

    Raises:
        ValueError: an entry's key begins with another word, or it names a value that no reason has.
    """
    templates: dict[str, dict[str, str]] = read_table("explanation.yml")
    for feature, sides in templates.items():
        if not {side.split()[0] for side in sides} <= _SIDES:
            raise ValueError(f"explanation.yml: {feature}: found {sorted(sides)}; begin with for or against")
        for template in sides.values():
            try:
                template.format(left="", right="", share=0, detail="")
            except (KeyError, IndexError, ValueError) as error:
                raise ValueError(
                    f"explanation.yml: {feature}: found {{{error}}}; use left, right, share, detail"
                ) from None
    return templates
