"""The date of publication that an article prints about itself, at its head or foot."""

from __future__ import annotations

import re

from claims.fact import date_english, date_phrase
from claims.fact.date_expression import Expression
from claims.fact.date_resolve import resolve
from claims.fact.date_thread import Thread
from claims.text import fold, is_japanese

HEAD_LINES, FOOT_LINES = 15, 8
"""Lines with text, from the top and from the bottom, in which a date line is looked for."""
LONGEST_REST = 8
"""Characters that may stand beside the date on its line (社会, 公開, JST), labels not counted."""
_LABEL = re.compile(
    r"公開日時?|公開|掲載日?|配信日?時?|投稿日?|発表日?|発行日?|作成日?|初出|記事|更新日時?|最終|更新|日付|日時|"
    r"Published|Posted|Last|Updated|Date|on|JST|GMT|UTC|EST|EDT|at|by",
    re.IGNORECASE,
)
_UPDATE = re.compile(r"更新|updated", re.IGNORECASE)
_FOREIGN = re.compile(r"元記事|関連|出典|撮影|取得|閲覧|アクセス")
_RUNNING_TEXT = re.compile(r"[ぁ-ん]")
_SIGN = re.compile(r"[\s()（）\[\]【】:：|｜/／・,、.。―—–-]")


def printed_date(text: str) -> str | None:
    """The ISO date of a date line, or None when unsure.

    A date line stands among the first or last lines, holds one full date, and next to nothing else. A line
    of first publication goes before one of an update; two different dates of the same sort leave doubt.

    Args:
        text: the whole article as extracted.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    foot = lines[HEAD_LINES:][-FOOT_LINES:]
    for place in (lines[:HEAD_LINES], foot):
        found = [(_UPDATE.search(line) is not None, day) for line in place if (day := _day_of_line(line))]
        for wanted in (False, True):
            days = {day for update, day in found if update is wanted}
            if days:
                return days.pop() if len(days) == 1 else None
    return None


def _day_of_line(line: str) -> str | None:
    if len(line) > 80 or _FOREIGN.search(line):
        return None
    folded = fold(line)
    reader = (
        date_phrase.expressions
        if is_japanese(folded) or re.search(r"\d{4}[-/.]\d", folded)
        else date_english.expressions
    )
    full = [found for found in reader(folded) if _is_full(found)]
    if len(full) != 1:
        return None
    before, after = folded[: full[0].start], folded[full[0].end :]
    labelled = _LABEL.search(before) is not None and len(_bare(before)) <= 2
    rest = _bare(before) + _bare(after)
    if not labelled and (len(rest) > LONGEST_REST or _RUNNING_TEXT.search(rest)):
        return None
    days = resolve(full[0], Thread(None))
    return days.start.isoformat() if days and days.is_day else None


def _is_full(found: Expression) -> bool:
    return {"year", "month", "day"} <= found.units and not found.until and found.elements[0].how == "set"


def _bare(text: str) -> str:
    return _SIGN.sub("", re.sub(r"\d{1,2}[:時]\d{2}分?", "", _LABEL.sub("", text)))
