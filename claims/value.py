"""Number × Number -> whether they can be one figure: equal, in range, within their bounds, or rounded."""

from __future__ import annotations

import re

from claims.fact.fact import Bound, Fact
from claims.text import fold
from claims.unit import canonical_unit, span_of


def ratio(one: Fact, other: Fact) -> float:
    """The larger over the smaller of two numbers, in one unit."""
    small, large = sorted(abs((span_of(fact) or (0.0, 0.0))[0]) for fact in (one, other))
    return large / small if small else float("inf")


def numbers_meet(one: Fact, other: Fact) -> bool:
    """Whether two numbers can be one figure: equal, in range, or rounded to the precision of the rougher."""
    span, other_span = span_of(one), span_of(other)
    if span is None or other_span is None or _two_intensities(one, other):
        return False
    bounds = _bound(one), _bound(other)
    if bounds[0] == bounds[1] != "exact":
        # Two limits of one kind are two values: 40日以内, 50日以内.
        return span == other_span
    if bounds != ("exact", "exact"):
        return _bounds_meet(one, other)
    if span[0] <= other_span[1] and other_span[0] <= span[1]:
        return True
    apart = abs(span[0] - other_span[0])
    if {canonical_unit(one.unit), canonical_unit(other.unit)} == {"割", "percent"}:
        return apart < HALF_A_TENTH  # 3割 is 28%
    if apart > ROUGH_SHARE * max(abs(span[0]), abs(other_span[0])):
        return False
    if any(fact.approximate and not _is_fine(fact) for fact in (one, other)):
        return True
    steps = [_last_digit(fact) for fact in (one, other) if fact.approximate]
    return apart < max(steps, default=0.0) or apart < max(_grain(one), _grain(other)) / 2


def _grain(fact: Fact) -> float:
    """The step that a figure with a word of scale is rounded to: 10,000 of 21万食, 1,000 of 21万4千食, 100,000 of 1.9
    million. 0 for a figure in digits alone, which is as exact as it is printed."""
    scaled = list(_SCALED.finditer(fold(fact.surface).lower()))
    if not scaled or _DIGIT.search(fold(fact.surface), scaled[-1].end()):
        return 0.0
    decimals = len(scaled[-1]["decimals"] or "")
    return float(_SCALES[scaled[-1]["scale"]] / 10**decimals)


_SCALES = {
    "千": 10**3,
    "万": 10**4,
    "億": 10**8,
    "兆": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
}
_SCALED = re.compile(rf"[0-9](?:\.(?P<decimals>[0-9]+))?\s?(?P<scale>{'|'.join(_SCALES)})")
_DIGIT = re.compile("[0-9]")


def _two_intensities(one: Fact, other: Fact) -> bool:
    """震度6強 and 震度6弱 are two steps of the scale; elsewhere 強 and 弱 say a little more, a little less."""
    steps = [fold(fact.surface)[-1:] for fact in (one, other) if fact.unit == "震度"]
    return set(steps) == {"強", "弱"}


def _last_digit(fact: Fact) -> float:
    """The step of the last digit of a figure that is not nought: 約310億円 is rounded to 1,000,000,000."""
    span = span_of(fact)
    printed = f"{abs(span[0]):.0f}" if span else ""
    return float(10 ** (len(printed) - len(printed.rstrip("0"))))


def _is_fine(fact: Fact) -> bool:
    """Whether a figure is printed to three digits or more, noughts at the end of a plain one aside: 約310億円,
    約9,640人, not 約2.5キロ or 約200人."""
    span = span_of(fact)
    return span is not None and abs(span[0]) >= 100 * (_grain(fact) or _last_digit(fact))


HALF_A_TENTH = 5.0
"""Percentage points that a share told in tenths may be off."""
# "About 200" and 198 are one figure; "about 5" and "about 8" are not, nor 約310億円 and 320億円. Within five per cent;
# and within the last digit, where there are three or more.
ROUGH_SHARE = 0.05


def _bound(fact: Fact) -> Bound:
    """最大で498人 of what has been counted is the peak, a figure like any other; over five years is how long."""
    said = fold(fact.surface).lower()
    lasts = said.startswith("over ") and canonical_unit(fact.unit) in _LENGTHS_OF_TIME
    return "exact" if lasts or said.startswith(_PEAKS) else fact.bound


_LENGTHS_OF_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


_PEAKS = ("最大", "最長", "最高", "最深", "最多", "as many as", "as much as")


def _bounds_meet(one: Fact, other: Fact) -> bool:
    """Whether "more than 30" and "36" can both be true: open ends reach far, but not to any figure."""
    (low, high), (other_low, other_high) = _reach(one), _reach(other)
    return low < other_high and other_low < high


def _reach(fact: Fact) -> tuple[float, float]:
    low, high = span_of(fact) or (0.0, 0.0)
    if fact.approximate and _bound(fact) == "exact":
        low, high = low - ROUGH_SHARE * abs(low), high + ROUGH_SHARE * abs(high)
    # An exact figure is widened by a hair so that "at least 30" meets 30; "more than 30" must stay above the hair.
    tiny = 1e-9 * max(1.0, abs(low))
    match _bound(fact):
        case "at least":
            return low - tiny, _farthest(low)
        case "above":
            return low + 2 * tiny, _farthest(low)
        case "at most":
            return float("-inf"), high + tiny
        case "below":
            return float("-inf"), high - 2 * tiny
        case _:
            return low - tiny, high + tiny


def _farthest(low: float) -> float:
    """How high a figure of which "at least" is said can be: who knows of 683 does not say 少なくとも350."""
    return FARTHEST_ABOVE * low if low > 0 else float("inf")


FARTHEST_ABOVE = 1.5
"""Measured: 1.3 and 1.5 give the same verdicts on all events at hand, 2 takes three later states for one."""
