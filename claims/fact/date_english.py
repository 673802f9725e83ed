"""Date expressions in English text: Oct. 18, 2025, 26 July 2025, Dec. 10-12, late December, on Tuesday."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from claims.fact.date_english_tense import with_tense
from claims.fact.date_expression import Element, Expression, expression, on_its_line, vocabulary, word_element
from claims.fact.numeral import ENGLISH_WORDS


class Found(NamedTuple):
    """What one pattern read: the elements, those of the range's end, and whether it points back ("that July")."""

    elements: list[Element]
    until: list[Element] = []  # noqa: RUF012
    relative: bool = False


_LETTERS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_COUNT = "|".join(ENGLISH_WORDS)


@cache
def _patterns() -> tuple[
    tuple[re.Pattern[str], Callable[[re.Match[str]], Found | None], frozenset[str]], ...
]:
    """Each pattern with its reader and with words of which a text must hold one for it; any digit is "0"."""
    words = vocabulary()
    months = _names(words["english_months"], words["english_short_months"])
    month = clear_month = rf"(?P<month>{months})"
    to = r"\s?(?:[-–—]|to|and|through)\s?"
    days = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:{to}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?[%:]))?"
    year = r"(?:,?\s(?P<year>(?:1[5-9]|20)\d\d)\b)"
    weekday_names = _names(words["english_weekdays"], words["english_short_weekdays"])
    part = "|".join(sorted(words["english_parts"], key=len, reverse=True))
    seasons = "|".join(words["english_seasons"])
    lead = rf"(?:(?P<part>{part})[\s-](?:in\s|of\s|the\s)?)?"
    point = r"(?:(?P<point>that|last|next|this(?:\spast)?)\s)?"
    known = "|".join(sorted(words["english"], key=len, reverse=True))
    in_months = _words_of(words["english_months"], words["english_short_months"])
    in_weekdays = _words_of(words["english_weekdays"], words["english_short_weekdays"])
    in_parts = _words_of(words["english_parts"])
    in_known, digits = _words_of(words["english"]), frozenset({"0"})
    found = (
        (rf"\b{month}\s{days}{year}?", _date, in_months),
        (
            rf"\b{month}\s\d{{1,2}}\s?[-–—]\s?(?P<until>{months})\s(?P<last>\d{{1,2}}){year}?",
            _date,
            in_months,
        ),
        (rf"\b(?:the\s)?{days}\s(?:of\s)?{month}{year}?", _date, in_months),
        (
            rf"\b{month}\s?(?:[-–—]|to)\s?(?P<until>{months})(?:\s(?:quarter|period|term))?(?:\s(?:of|in))?{year}",
            _months,
            in_months,
        ),
        (rf"\b{lead}{month}{year}", _date, in_months),
        (r"\b(?P<year>\d{4})[-/](?P<digits>\d{1,2})[-/](?P<day>\d{1,2})(?!\d)", _date, digits),
        (
            rf"(?:\b(?P<cue>in|since|by|until|till|from|during|of|through|before|after|for|between|and|to|the|every)\s)?"
            rf"{lead}{point}{clear_month}(?!\s\d)",
            _month,
            in_months,
        ),
        (
            rf"\b(?:(?P<point>that|last|next|this)\s)?{lead}(?P<season>{seasons})(?:\s(?:of\s)?(?P<year>(?:1[89]|20)\d\d))?\b",
            _season,
            _words_of(words["english_seasons"]),
        ),
        (rf"\b{lead}(?:{point}(?P<weekday>{weekday_names}))", _weekday, in_weekdays),
        (
            r"\b(?:(?P<cue>between)\s)?(?:fiscal\s(?:years?\s)?|FY\s?)(?P<fiscal>(?:19|20)\d\d)\b"
            r"(?:(?(cue)\sand\s|(?:\s?[-–—]\s?|\s(?:to|through)\s))(?:fiscal\s(?:years?\s)?|FY\s?)?"
            r"(?P<last>(?:19|20)?\d\d)\b(?!\s?[%:,]\d))?",
            _fiscal,
            digits,
        ),
        (
            r"(?<![\d.,$€£¥#/-])\b(?P<fiscal>(?:19|20)\d\d)[-–/](?P<last>\d\d)\b"
            r"(?![-/]\d|\s?%|\s(?:season|campaign|winter|school|academic))",
            _financial,
            digits,
        ),
        (rf"\b(?P<part>{part})\s(?P<known>{known}|the\s(?:week|month|year))\b", _part_of_known, in_parts),
        (
            r"\b(?P<quarter>first|second|third|fourth)(?:\s|-)quarter(?:\s(?:of|in)\s(?P<year>(?:19|20)\d\d))?\b",
            _quarter,
            frozenset({"quarter"}),
        ),
        (r"\b(?P<point>last|this|next)\s(?P<weekend>weekend)\b", _weekend, frozenset({"weekend"})),
        (rf"\b(?P<known>{known})\b", _known, in_known),
        (
            rf"\b(?P<count>\d{{1,3}}|{_COUNT}|a)\s(?P<unit>day|week|month|year|decade)s?\s(?P<way>ago|earlier|later)\b",
            _ago,
            frozenset({"ago", "earlier", "later"}),
        ),
        (
            rf"(?:\b(?P<cue>in|since|by|until|till|from|during|of|before|after|around|for|between|and|to|through)\s(?:the\s)?(?:year\s)?)?"
            rf"{lead}(?<![\d.,$€£¥#/-])\b(?P<year>(?:1[5-9]|20)\d\d)\b(?!\s?%|[,.]\d|[-/]\d|:\d)",
            _year,
            digits,
        ),
        (rf"\b{lead}(?P<decade>(?:1[5-9]|20)\d0)s\b", _decade, digits),
        (r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?", _time, digits),
        (r"(?<![\d:.])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?![\d:])", _time, digits),
        (r"\b(?P<noon>noon|midnight)\b", _time, frozenset({"noon", "midnight"})),
    )
    return tuple((re.compile(pattern, re.IGNORECASE), reader, clue) for pattern, reader, clue in found)


def _words_of(*lists: Iterable[str]) -> frozenset[str]:
    """Every word of the phrases, in small letters."""
    return frozenset(
        word for phrases in lists for phrase in phrases for word in _LETTERS.findall(phrase.lower())
    )


def _names(full: list[str], short: dict[str, int]) -> str:
    """A pattern for names in full and, with or without their point, in short."""
    return (
        "(?:(?:" + "|".join(full) + r")\b|(?:" + "|".join(sorted(short, key=len, reverse=True)) + r")\b\.?)"
    )


def expressions(text: str) -> list[Expression]:
    """The date expressions of a width-folded English text, in order; where two overlap, the earlier pattern's."""
    taken: list[Expression] = []
    covered = bytearray(len(text))
    held = frozenset(_LETTERS.findall(text.lower())) | (
        frozenset("0") if _DIGIT.search(text) else frozenset()
    )
    for pattern, reader, clue in _patterns():
        if clue.isdisjoint(held):
            continue
        for match in pattern.finditer(text):
            if not any(covered[match.start() : match.end()]) and (found := reader(match)) is not None:
                covered[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                taken.append(expression(found.elements, found.until, relative=found.relative))
    ordered = sorted(taken, key=lambda one: one.start)
    return [
        with_tense(on_its_line(one, text), text) for one in _ranges(list(_with_times(ordered, text)), text)
    ]


_LINK = re.compile(r"\s?[-–—]\s?|\s(?:to|through|until|till)\s")


def _ranges(found: list[Expression], text: str) -> Iterator[Expression]:
    """from 2024 to 2027, between July 3 and July 5."""
    position = 0
    while position < len(found):
        current = found[position]
        following = found[position + 1] if position + 1 < len(found) else None
        if following and not current.until and _is_range(current, following, text):
            current = replace(current, end=following.end, until=following.elements)
            position += 1
        position += 1
        yield current


def _is_range(left: Expression, right: Expression, text: str) -> bool:
    gap = text[left.end : right.start]
    between = text.endswith("between ", 0, left.start) or text.endswith("Between ", 0, left.start)
    linked = _LINK.fullmatch(gap) is not None or (between and gap == " and ")
    kinds = left.units - {"time", "approx"}, right.units - {"time", "approx"}
    return linked and bool(kinds[1]) and kinds[1] <= kinds[0] | {"year"} and kinds[0] <= kinds[1] | {"year"}


def _one(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def _start(match: re.Match[str]) -> int:
    """Where the date itself begins, after "in", "since", "the"."""
    return min(match.start(name) for name, group in match.groupdict().items() if group and name != "cue")


def _element(
    match: re.Match[str], unit: str, amount: int, how: str = "set", base: str = "none", label: str = ""
) -> Element:
    return Element(unit, how, amount, base, _start(match), match.end(), label)  # type: ignore[arg-type]


def month_number(name: str) -> int:
    """January is 1; the usual short forms too."""
    words = vocabulary()
    short: dict[str, int] = words["english_short_months"]
    return short[name] if name in short else int(words["english_months"].index(name)) + 1


def _is_name(match: re.Match[str]) -> bool:
    """Whether the month is written as a name is: May, not may."""
    return match[0][match.start("month") - match.start()].isupper()


def _date(match: re.Match[str]) -> Found | None:
    digits = _one(match, "digits")
    if not digits and not _is_name(match):
        return None
    month = int(digits) if digits else month_number(_one(match, "month").rstrip("."))
    elements = [_element(match, "month", month)]
    if year := _one(match, "year"):
        elements.append(_element(match, "year", int(year)))
    day = _one(match, "day") or _until_first_day(match)
    if day:
        elements.append(_element(match, "day", int(day)))
    if part := _one(match, "part"):
        elements.append(_part(match, part))
    last, until = _one(match, "last"), _one(match, "until")
    end = [_element(match, "month", month_number(until.rstrip(".")))] if until else []
    return Found(elements, [*end, _element(match, "day", int(last))] if last else [])


def _months(match: re.Match[str]) -> Found | None:
    """January-March 2026, the January-March quarter of 2026."""
    if not _is_name(match):
        return None
    last = month_number(_one(match, "until").rstrip("."))
    of_year = _element(match, "year", int(_one(match, "year")))
    return Found(
        [of_year, _element(match, "month", month_number(_one(match, "month").rstrip(".")))],
        [_element(match, "month", last)],
    )


def _until_first_day(match: re.Match[str]) -> str:
    found = re.search(r"\d{1,2}", match[0]) if _one(match, "until") else None
    return found[0] if found else ""


def _part(match: re.Match[str], part: str) -> Element:
    return _element(match, "part", 0, label=str(vocabulary()["english_parts"][part]))


_POINTS = {"last": -1, "next": 1, "this": 0}


def _month(match: re.Match[str]) -> Found | None:
    name, point = _one(match, "month").rstrip("."), _one(match, "point").split(" ")[0]
    printed = match[0][match.start("month") - match.start() :]
    cue = _one(match, "cue") or point or _one(match, "part")
    if (
        not _is_name(match)
        or (name in ("may", "march") and not cue)
        or not _stands_as_month(match, printed, cue)
    ):
        return None
    side = "before" if _one(match, "cue") == "since" else {"last": "before", "next": "after"}.get(point, "")
    elements = [_element(match, "month", month_number(name), label=side)]
    if part := _one(match, "part"):
        elements.append(_part(match, part))
    return Found(elements, relative=point == "that")


def _stands_as_month(match: re.Match[str], printed: str, cue: str) -> bool:
    """April the woman and March the verb are names: a short form needs its point or a clue, a name no surname after."""
    if cue in ("and", "to", "the", "for", "between", "every") and printed.lower().rstrip(".") in (
        "may",
        "march",
    ):
        return False
    if (
        len(printed.rstrip(".")) <= 4
        and not printed.endswith(".")
        and printed.lower() not in ("june", "july", "may")
    ):
        return False
    after = match.string[match.end() : match.end() + 2]
    return bool(cue) or not (after[:1] == " " and after[1:2].isupper())


_BEFORE_A_SEASON = re.compile(r"\b(?:in|by|until|since|over|from|before|after)\sthe\s$", re.IGNORECASE)


def _season(match: re.Match[str]) -> Found | None:
    point, year, name = _one(match, "point"), _one(match, "year"), _one(match, "season")
    season = _element(match, "season", int(vocabulary()["english_seasons"][name]))
    if not point and not year:
        # in the fall: of which year is told by the verb; "fall" alone is a verb itself.
        led = _BEFORE_A_SEASON.search(match.string, max(0, match.start() - 12), match.start())
        return Found([season._replace(label="alone")]) if led else None
    if year:
        return Found([_element(match, "year", int(year)), season])
    base = "context" if point == "that" else "published"
    return Found([_element(match, "year", _POINTS.get(point, 0), "shift", base), season])


def _weekday(match: re.Match[str]) -> Found | None:
    words, name, point = vocabulary(), _one(match, "weekday").rstrip("."), _one(match, "point").split(" ")[0]
    printed = match[0][match.start("weekday") - match.start() :]
    if not printed[0].isupper() or (name in words["english_short_weekdays"] and not printed.endswith(".")):
        return None
    days: list[str] = words["english_weekdays"]
    amount = days.index(name) if name in days else int(words["english_short_weekdays"][name])
    return Found(
        [_element(match, "weekday", amount, label={"last": "before", "next": "after"}.get(point, ""))]
    )


def _known(match: re.Match[str]) -> Found | None:
    word = _one(match, "known")
    return Found([word_element("english", word, match.start(), match.end())])


def _part_of_known(match: re.Match[str]) -> Found | None:
    word = _one(match, "known")
    whole = (
        _element(match, word.split()[1], 0, "shift", "published")
        if word.startswith("the ") and word not in vocabulary()["english"]
        else word_element("english", word, match.start(), match.end())
    )
    return Found([whole, _part(match, _one(match, "part"))])


def _quarter(match: re.Match[str]) -> Found:
    """the third quarter of 2025 is July to September."""
    first = 3 * ("first", "second", "third", "fourth").index(_one(match, "quarter")) + 1
    year = _one(match, "year")
    of_year = _element(match, "year", int(year)) if year else _element(match, "year", 0, "shift", "published")
    return Found([of_year, _element(match, "month", first)], [_element(match, "month", first + 2)])


def _weekend(match: re.Match[str]) -> Found | None:
    week = _element(match, "week", _POINTS[_one(match, "point")], "shift", "published")
    return Found([week, _element(match, "part", 0, label="weekend")])


def _ago(match: re.Match[str]) -> Found | None:
    count, unit, way = _one(match, "count"), _one(match, "unit"), _one(match, "way")
    amount = int(count) if count.isdigit() else 1 if count == "a" else int(ENGLISH_WORDS[count])
    years = 10 if unit == "decade" else 1
    sign = 1 if way == "later" else -1
    base = "published" if way == "ago" else "context"
    return Found(
        [_element(match, "year" if unit == "decade" else unit, sign * amount * years, "shift", base)]
    )


def _decade(match: re.Match[str]) -> Found | None:
    elements = [_element(match, "year", int(_one(match, "decade")), label="decade")]
    if part := _one(match, "part"):
        elements.append(_part(match, part))
    return Found(elements)


def _financial(match: re.Match[str]) -> Found | None:
    """2024-25, 2026/27: a financial year, where the second is the year after the first."""
    year = int(match["fiscal"])
    if (year + 1) % 100 != int(match["last"]):
        return None
    return Found([Element("fiscal", "set", year, "none", match.start(), match.end())])


_END_OF = re.compile(r"\b(?:the\s)?end\sof\s$", re.IGNORECASE)


def _fiscal(match: re.Match[str]) -> Found | None:
    """fiscal 2022, between fiscal 2022 and 2024, FY2022-24; fiscal 2022 and 2024 are two years, not a range."""
    first, last = _one(match, "fiscal"), _one(match, "last")
    until = int(first[: 4 - len(last)] + last)
    ends = [_element(match, "fiscal", until)] if last and until > int(first) else []
    year = _element(match, "fiscal", int(first))
    closing = _END_OF.search(match.string, max(0, match.start() - 16), match.start())
    if closing and not ends:
        part = Element("part", "set", 0, "none", closing.start(), match.start(), "last")
        return Found([year, part])
    return Found([year], ends)


def _year(match: re.Match[str]) -> Found | None:
    after = match.string[match.end() : match.end() + 14]
    cue = _one(match, "cue") or _one(match, "part")
    counted = re.match(r"\s(?:[a-z]{3,}s|people|men|women|children)\b", after) is not None
    if not cue and (
        counted or match.string[max(0, match.start() - 1) : match.start()] not in ("", " ", "(", "\n")
    ):
        return None
    if cue in ("of", "for", "and", "to", "between", "after", "before", "around") and counted:
        return None
    elements = [_element(match, "year", int(_one(match, "year")))]
    if part := _one(match, "part"):
        elements.append(_part(match, part))
    return Found(elements)


def _time(match: re.Match[str]) -> Found | None:
    if noon := _one(match, "noon"):
        return Found([_element(match, "time", 0, label="12:00" if noon == "noon" else "00:00")])
    hour, minute, half = int(_one(match, "hour")), int(_one(match, "minute") or 0), _one(match, "half")
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour % 24
    return Found([_element(match, "time", 0, label=f"{hour:02d}:{minute:02d}")])


_GAP = re.compile(
    r"(?:,?\s(?:on|at|around|about|of|in|the)?\s?){1}"
    r"|,?\s(?:at|on)\s(?:about|around|roughly|shortly (?:before|after))\s"
)


def _with_times(found: list[Expression], text: str) -> Iterator[Expression]:
    """A clock time joins the date beside it, on either side; a weekday beside a full date is only a note."""
    current: Expression | None = None
    for one in found:
        if current is not None and _GAP.fullmatch(text[current.end : one.start]) and _joins(current, one):
            current = _merged(current, one)
            continue
        if current is not None:
            yield current
        current = one
    if current is not None:
        yield current


def _joins(left: Expression, right: Expression) -> bool:
    kinds = {frozenset(one.units - {"approx"}) for one in (left, right)}
    if right.units == {"year"} and left.units - {"part"} in ({"month"}, {"month", "day"}):
        return (
            right.elements[0].how == "shift"
        )  # June two years ago, the end of March next year, Aug. 3-5 last year
    if left.until or right.until:
        return False
    if any(kind == {"time"} for kind in kinds):
        return len(kinds) == 2 and all(
            kind == {"time"} or kind & {"day", "weekday", "monthday"} for kind in kinds
        )
    return left.units == {"weekday"} and "day" in right.units


def _merged(left: Expression, right: Expression) -> Expression:
    kept = () if "time" not in left.units | right.units and left.units == {"weekday"} else left.elements
    made = expression([*kept, *right.elements], left.until)
    return replace(made, start=left.start, end=right.end)
