"""Terms of imprisonment as Japanese courts write them: 懲役2年6月, two years and six months."""

from __future__ import annotations

import re
from functools import cache

from claims.fact.date_expression import vocabulary
from claims.fact.numeral import KANJI

_LONGEST_TERM = 16
"""Characters before the months of a term in which the word for it and its years stand."""


def counts_months(text: str, start: int) -> bool:
    """Whether the figure at `start` of a width-folded text, with 月 after it, counts the months of a term."""
    return _term().search(text, max(0, start - _LONGEST_TERM), start) is not None


@cache
def _term() -> re.Pattern[str]:
    words = "|".join(vocabulary()["prison_terms"])
    return re.compile(rf"(?:{words})(?:は|の|が|で|・)?(?:(?:\d{{1,2}}|[{KANJI}]{{1,3}})年)?$")
