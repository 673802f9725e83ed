"""Figures in English text: 14 passengers, about 1,100 tons of steel, $550bn, once or twice a year, in her 70s."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from claims.fact.fact import Bound
from claims.fact.figure import Figure, approximators, units
from claims.fact.numeral import ENGLISH_SCALES, ENGLISH_WORDS, LONGEST, arabic_number, english_number

_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_NEXT_WORD = re.compile(r"\s([A-Za-z][A-Za-z'’-]*)")
_NEXT_PLURAL = re.compile(r"\s([a-z]+s)\b")
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WORDS = "|".join(sorted([*ENGLISH_WORDS], key=len, reverse=True))
_SCALES = "|".join(sorted((scale for scale in ENGLISH_SCALES if len(scale) > 2), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:(?<!-)|(?<=\d-))(?:(?P<sign>(?:US|HK|NT|[ACS])\$|Rs\.?|RM|[$€£¥₹₩])\s?)?(?P<digits>{_DIGITS})(?P<ordinal>st|nd|rd|th)?"
    rf"(?:[\s-]?(?P<scale>{_SCALES})s?\b|\s?(?P<short>bn|mn|tn|m|k)\b)?",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    rf"\b(?P<spelled>(?:a\s(?:dozen|hundred|thousand|million|billion|trillion)|{_WORDS}|dozen)(?:[\s-](?:and\s)?(?:{_WORDS}|{_SCALES})\b){{0,8}})\b(?P<thirds>[-\s](?:thirds?|fifths?|quarters?)\b)?",
    re.IGNORECASE,
)
_TIMES_A = re.compile(
    r"\b(?P<first>once|twice|thrice)(?:\sor\s(?P<second>twice|thrice))?\b(?P<per>\s(?:a|an|every|each|per)\s\w+)?",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s?(?:-|–|—)\s?|\s(?:to|or)\s")
_AGE_AFTER = re.compile(r"[\s-]years?[\s-]old|(?=[,.;]|\s(?:and|of|from|who)\b|\n|$)")
_NAME_BEFORE = re.compile(r"[A-Z][a-z'’-]+,\s$")
_DECADE = re.compile(r"\bin\s(?:his|her|their)\s(?:early\s|mid-?\s?|late\s)?(?P<decade>[1-9]0)s\b")
_NAMED_BEFORE = re.compile(
    r"(?:\bNo\.?|\bRoute|\bArticle|\bChapter|\bRoom|\bFlight|\bPage|\bG|[A-Za-z]-|#|\bTask Force)\s?$"
)
_AMOUNT = rf"(?:\d{{1,4}}|{_WORDS})"
_VOTES = re.compile(
    rf"(?<![\w.,$€£¥/-])(?P<won>{_AMOUNT})(?:\s?[-–—]\s?|\s(?:votes\s)?to\s)(?P<lost>{_AMOUNT})(?![\w%/-]|[.,]\d|\s(?:[a-z]+s|{_SCALES}|percent|per)\b)"
    rf"|\b(?P<side>{_AMOUNT})(?=\s(?:in\sfavou?r|against|opposed|abstain\w*|abstentions?)\b)",
    re.IGNORECASE,
)
_VOTING = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|majority|passed|passes|approved|rejected|defeated|adopted|ratified|ruled|ruling)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\sof\s(?:them|whom|those|these|the|its|their)\b")
_FRACTION = re.compile(r"third|(?<=-)(?:quarter|fifth)", re.IGNORECASE)
_NUMBER_WORDS = frozenset([*ENGLISH_WORDS, *ENGLISH_SCALES])
_GROUPS = frozenset(["crew", "staff", "police", "youth", "cattle", "fish"])
"""Nouns that count without an s and often lead another: crew members."""
LONGEST_UNIT = 3
"""Words of a unit, its head last: crew members."""


def figures(text: str, masked: bytearray) -> list[Figure]:
    """The figures of a width-folded English text, in order.

    Args:
        text: the text.
        masked: one for each character that belongs to a date or clock time.
    """
    found = sorted(_raw(text, masked), key=lambda figure: figure.start)
    free: list[Figure] = []
    for figure in found:
        if not free or figure.start >= free[-1].end:
            free.append(figure)
    counted = _parts(list(_ranges(free, text)), text)
    return [_described(figure, text) for figure in counted if _says_something(figure, text)]


PARTITIVE = re.compile(r"\s(?:out\s)?of\s(?:the|its|their|his|her|our|those|these|all)\s")
"""Between a part and its whole, both figures: two of its six cars."""


OF_WHOLE = re.compile(
    r"(?:^|[.;,]\s)(?:out\s)?of\s(?:the\s|its\s|their\s|all\s|those\s|some\s|about\s)*$", re.IGNORECASE
)
TO_PART = re.compile(r"[^.;,]{0,80},\s(?:only\s|about\s|some\s|at\sleast\s)?")
"""Before a whole that opens a clause, and between it and its part: of the 74 passengers aboard, nine were hurt."""


def _parts(figures: list[Figure], text: str) -> Iterator[Figure]:
    """A part without a unit counts what its whole does: the two of two of its six cars are cars, and so are those of
    "of its six cars, two"."""
    for place, figure in enumerate(figures):
        around = (*figures[max(0, place - 1) : place], *figures[place + 1 : place + 2])
        whole = next(
            (other for other in around if figure.unit is None and _is_whole(other, figure, text)), None
        )
        yield replace(figure, unit=whole.unit) if whole else figure


def _is_whole(whole: Figure, part: Figure, text: str) -> bool:
    if whole.unit is None:
        return False
    if part.start < whole.start:
        return PARTITIVE.fullmatch(text, part.end, whole.start) is not None
    opens = OF_WHOLE.search(text, max(0, whole.start - 40), whole.start)
    return opens is not None and TO_PART.fullmatch(text, whole.end, part.start) is not None


def _raw(text: str, masked: bytearray) -> Iterator[Figure]:
    for match in _DECADE.finditer(text):
        low = float(match["decade"])
        yield Figure(match.start("decade"), match.end(), low, low + 9, "years old")
    for match in _TIMES_A.finditer(text):
        if match["per"] or match["first"].lower() != "once":
            low = _TIMES[match["first"].lower()]
            yield Figure(
                match.start(), match.end(), low, _TIMES[(match["second"] or match["first"]).lower()], "times"
            )
    yield from _votes(text, masked)
    yield from _magnitudes(text, masked)
    for match in _NUMBER.finditer(text):
        if not any(masked[match.start() : match.end()]) and (figure := _of_digits(match, text)):
            yield figure
    for match in _SPELLED.finditer(text) if _spells(text) else ():
        if not any(masked[match.start() : match.end()]) and (figure := _of_words(match, text)):
            yield figure


_MAGNITUDE = re.compile(
    r"\b[Mm]agnitude[\s-](?:of\s)?(?P<value>\d\.\d)\b|\b(?P<before>\d\.\d)[\s-]magnitude\b"
)


def _magnitudes(text: str, masked: bytearray) -> Iterator[Figure]:
    """A magnitude 6.4 quake, a 6.4-magnitude quake."""
    for match in _MAGNITUDE.finditer(text):
        value = float(match["value"] or match["before"])
        if not any(masked[match.start() : match.end()]):
            yield Figure(match.start(), match.end(), value, value, "magnitude")


def _spells(text: str) -> bool:
    """Whether a number word stands in the text."""
    return not _NUMBER_WORDS.isdisjoint(re.split(r"[^a-z]+", text.lower()))


def _votes(text: str, masked: bytearray) -> Iterator[Figure]:
    """voted 7-2, passed 15 to 5, 12 in favor and 8 against: each side is a figure of its own, no range."""
    if _VOTING.search(text) is None:
        return
    for match in _VOTES.finditer(text):
        if any(masked[match.start() : match.end()]):
            continue
        for side in ("won", "lost", "side"):
            value = english_number(match[side]) if match[side] else None
            if value is not None:
                yield Figure(match.start(side), match.end(side), value, value, "votes")


def _of_digits(match: re.Match[str], text: str) -> Figure | None:
    value = arabic_number(match["digits"]) if len(match["digits"]) <= LONGEST else None
    if (
        value is None
        or match["ordinal"]
        or _NAMED_BEFORE.search(text, max(0, match.start() - 12), match.start())
    ):
        return None
    scale = (match["scale"] or match["short"] or "").lower()
    if match["short"] and match["short"].lower() in ("m", "k") and not match["sign"]:
        scale = ""
    end = match.end() if scale or not match["short"] else match.end("digits")
    if scale == "":
        end = match.end("digits")
    amount = round(value * ENGLISH_SCALES.get(scale, 1.0), 6)
    if match["sign"]:
        return Figure(match.start(), end, amount, amount, units()["english_symbols"][match["sign"].upper()])
    return _with_unit(Figure(match.start(), end, amount, amount), text)


def _of_words(match: re.Match[str], text: str) -> Figure | None:
    words, before = match["spelled"], text[max(0, match.start() - 8) : match.start()]
    value = english_number(words)
    if value is None or (
        re.search(r"(?:\w-|\bNo\s|\bno\s|\bthe\s|\beach\s|\bthis\s|\bthat\s|\bany\s)$", before) and value == 1
    ):
        return None
    if re.search(r"\w-$", before):
        return None
    if match["thirds"]:
        parts = {"third": 3, "fifth": 5, "quarter": 4}[match["thirds"][1:].rstrip("s")]
        return Figure(match.start(), match.end(), round(value / parts, 6), round(value / parts, 6))
    return _with_unit(Figure(match.start(), match.end(), value, value), text)


def _with_unit(figure: Figure, text: str) -> Figure | None:
    after = text[figure.end : figure.end + 60]
    if age := _age(figure, text):
        return age
    if hyphenated := re.match(r"-([a-z]+)", after):
        unit = hyphenated[1]
        if unit not in units()["english_hyphenated"]:
            return figure if re.match(r"-\d", after) else None
        return replace(
            figure,
            end=figure.end + hyphenated.end(),
            unit=unit
            if figure.low == 1
            else {"foot": "feet", "inch": "inches", "story": "stories", "man": "men", "person": "people"}.get(
                unit, unit + "s"
            ),
        )
    if short := _short_unit().match(after):
        return replace(figure, end=figure.end + short.end(), unit=units()["english_short"][short[1]])
    return _with_noun(figure, after)


@cache
def _short_unit() -> re.Pattern[str]:
    printed = sorted(units()["english_short"], key=len, reverse=True)
    return re.compile(rf"\s?({'|'.join(map(re.escape, printed))})(?!\w)")


def _age(figure: Figure, text: str) -> Figure | None:
    """Giro Takahama, 63, and 63-year-old."""
    after = _AGE_AFTER.match(text, figure.end)
    if after is None or not 0 < figure.low <= 120 or figure.low != int(figure.low):
        return None
    if text[figure.start].isalpha() and text.startswith(" of ", figure.end):
        return None  # Shirakaba Foods, one of the larger makers
    if (
        after[0]
        or _NAME_BEFORE.search(text, max(0, figure.start - 30), figure.start)
        or _AGES_BEFORE.search(text, max(0, figure.start - 16), figure.start)
    ):
        return replace(figure, end=after.end(), unit="years old")
    return None


_AGES_BEFORE = re.compile(r"\b(?:aged|ages?)\s(?:\d{1,3}(?:,\s|\sand\s|,\sand\s))*$")
"""aged 63; brothers, ages 9 and 12"""


def _with_noun(figure: Figure, after: str) -> Figure:
    """The unit is the short noun phrase after the figure, up to its first plural."""
    more = _MORE.match(after) or _OR_MORE.match(after)
    if more and (word := more[0].rsplit(" ", 1)[-1]) in _BOUND_OF and more.re is _OR_MORE:
        figure = replace(figure, bound=_BOUND_OF[word], approximate=True)
    first = position = more.end() if more else 0
    words = 0
    while words < LONGEST_UNIT and (match := _NEXT_WORD.match(after, position)):
        word = match[1]
        if word.lower() in units()["english_not_units"]:
            break
        position, words = match.end(), words + 1
        if _is_plural(word) or (
            figure.high == 1 and words == 1 and word.islower() and not word.endswith("ed")
        ):
            following = _NEXT_PLURAL.match(after, position) if word in _GROUPS else None
            position = following.end() if following and _is_plural(following[1]) else position
            return replace(figure, end=figure.end + position, unit=after[first + 1 : position])
        if not after[position : position + 1].isspace():
            break
    return figure


_MORE = re.compile(r"\s(?:more|other|further|additional|extra)(?=\s)(?!\sthan\b)")
"""Between a figure and what it counts: six more people."""
_OR_MORE = re.compile(r"\sor\s(?:more|fewer|less)(?=\s[a-z])(?!\sthan\b)")
"""The same: 50 or more flats."""
_BOUND_OF: dict[str, Bound] = {"more": "at least", "fewer": "at most", "less": "at most"}


def _is_plural(word: str) -> bool:
    return word in units()["english_plurals"] or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )


def _says_something(figure: Figure, text: str) -> bool:
    """A bare small figure without a unit is a heading's number, a score or part of a name: left out."""
    if figure.unit is not None:
        return True
    following = _WORD.match(text, figure.end + 1)
    if _OF_THEM.match(text, figure.end) and figure.high > 1:
        return True
    if following and following[0].lower() in units()["english_people"]:
        return True
    if figure.high > 1 and _stands_for_what_it_counts(figure, text):
        return True
    surface = text[figure.start : figure.end]
    if _STATISTIC.search(text, max(0, figure.start - 40), figure.start) and "." in surface:
        return True
    return (
        re.search(r"\d,\d{3}|illion|bn|dozen|hundred|thousand", surface) is not None
        or _FRACTION.search(surface) is not None
    )


# hazard ratio 0.77, a 95% confidence interval of 0.69–0.86: a statistic has no unit.
_STATISTIC = re.compile(
    r"\b(?:ratio|interval|index|score|coefficient|odds|factor)\s(?:of\s)?(?:\d\.\d+\s?[-–]\s?)?$"
)


def _stands_for_what_it_counts(figure: Figure, text: str) -> bool:
    """A figure with no noun that is what a count has come to, or the subject of its clause: the toll rose to seven;
    twenty-nine are enrolled elsewhere and two have not been reached."""
    before, after = text[max(0, figure.start - 40) : figure.start], text[figure.end : figure.end + 24]
    if _COME_TO.search(before) and not _SPELLED_UNIT.match(after):
        return True
    return _OPENS_CLAUSE.search(before) is not None and _PLURAL_VERB.match(after) is not None


_COME_TO = re.compile(
    r"\b(?:rose|risen|rises|climbed|increased|grew|grown|jumped|fell|fallen|dropped|declined|revised(?:\s(?:up|down))?|raised|cut"
    r"|lowered|brought|stood|stands|standing|toll(?:\s[a-z]+){0,3})\s(?:to|at|of)\s(?:about\s|at\sleast\s|more\sthan\s)?$"
)
_SPELLED_UNIT = re.compile(r"[%\w-]|\.\d|\s(?:percent|per\scent|points?)\b")
_OPENS_CLAUSE = re.compile(r"(?:^|[.;:,]\s|\band\s|\bbut\s|\bwhile\s|[\"“]|\n)$")
_PLURAL_VERB = re.compile(r"\s(?:are|were|have|had|remain|remained|died)\b")


def _ranges(found: list[Figure], text: str) -> Iterator[Figure]:
    """10-12 people, 10 to 12 people, two or three ships."""
    position = 0
    while position < len(found):
        current = found[position]
        following = found[position + 1] if position + 1 < len(found) else None
        between = (
            text[: current.start].lower().endswith("between ")
            and text[current.end : following.start if following else current.end] == " and "
        )
        if (
            following
            and (current.unit in (None, following.unit) or _goes_on(current, following, text))
            and current.unit != "votes"
            and not _CHANGES_FROM.search(text, max(0, current.start - 30), current.start)
            and current.low < following.high
            and (between or _LINK.fullmatch(text, current.end, following.start))
        ):
            first, last = text[current.start : current.end], text[following.start : following.end]
            low = current.low * _scale_left_out(first, last)
            current = replace(
                following,
                start=current.start,
                low=low if low < following.high else current.low,
                unit=following.unit or current.unit,
            )
            position += 1
        position += 1
        yield current


# grew from 190,000 to 260,000: what it was and what it became; ages from 6 to 12 are a range.
_CHANGES_FROM = re.compile(
    r"(?<!\bages)(?<!\baged)(?<!ranging)(?<!ranges)(?<!ranged)\sfrom\s(?:about\s|some\s)?$"
)


def _goes_on(first: Figure, last: Figure, text: str) -> bool:
    """Rs 18-22 lakh, aged 40 to 69: the sign of a sum, and what makes it an age, stand before the first alone."""
    signed = text[first.start : first.start + 1] in "$€£¥₹₩R"
    return last.unit is None and (signed or first.unit == "years old")


def _scale_left_out(first: str, last: str) -> float:
    """10 to 12 million begins at 10 million."""
    scale = re.search(rf"\b(?:{_SCALES})\b", last, re.IGNORECASE)
    if scale is None or re.search(rf"\b(?:{_SCALES})\b|,\d{{3}}", first, re.IGNORECASE):
        return 1.0
    return ENGLISH_SCALES[scale[0].lower()]


def _described(figure: Figure, text: str) -> Figure:
    start, end, bound, approximate = figure.start, figure.end, figure.bound, figure.approximate
    head = text[max(0, start - 24) : start].lower()
    for word, meaning in approximators("english", "before") if head[-1:].isspace() else ():
        if head.endswith(word, 0, -1) and re.search(rf"(?:^|\W){word}\s$", head):
            start, bound, approximate = start - len(word) - 1, meaning, True
            break
    for word, meaning in approximators("english", "after"):
        if text[end : end + 12].lower().startswith(f" {word}"):
            end, bound, approximate = end + len(word) + 1, meaning, True
    if figure.unit is None and not figure.ordinal and _WHO.match(text, end):
        figure = replace(figure, unit="people")  # the 78,000 or so who did
    return replace(
        figure, start=start, end=end, bound=bound, approximate=approximate, counted=_counted(figure, text)
    )


_WHO = re.compile(r"\s(?:or\sso\s)?(?:who|of\swhom)\b")


def _counted(figure: Figure, text: str) -> str | None:
    """The unit itself, or for a measure what it measures: 1,100 tons of steel."""
    if figure.unit is None:
        following = _WORD.match(text, figure.end + 1)
        return following[0] if following and following[0].lower() in units()["english_people"] else None
    if figure.unit == "years old":
        return None
    if figure.unit.split(" ")[-1] not in units()["english_measures"] and figure.unit not in _short_units():
        return figure.unit
    measured = re.match(r"\sof\s([a-z]+)", text[figure.end : figure.end + 30])
    return measured[1] if measured else None


@cache
def _short_units() -> frozenset[str]:
    return frozenset(units()["english_short"].values()) | frozenset(units()["english_symbols"].values())
