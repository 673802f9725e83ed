"""Date expressions in Japanese text: one scanner over small named patterns, then neighbours joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from claims.fact.calendar import ERA_ALIASES, ERA_BEFORE_FIRST_YEAR, era_year
from claims.fact.date_expression import Base, Element, Unit, vocabulary, word_element
from claims.fact.numeral import KANJI, KANJI_DIGITS, whole_number
from claims.fact.prison_term import counts_months

_NUMBER = rf"\d{{1,4}}|[{KANJI}]{{1,4}}"
_SMALL = rf"\d{{1,2}}|[{KANJI}]{{1,3}}"
# A comma before a figure parts thousands only after a digit; elsewhere it is a reading mark: また,24日に.
# Nor does a middle dot begin a figure between two of them (7・8日), where it does after a list's sign (・11月上旬).
_NO_DIGIT_BEFORE = rf"(?<![\d.{KANJI}])(?<!\d,)(?<![\d{KANJI}日月年]・)"
_NO_DIGIT = r"(?<![\d.])(?<!\d,)"
_ERA = "|".join([*ERA_BEFORE_FIRST_YEAR, *(f"(?<![A-Za-z]){alias}" for alias in ERA_ALIASES)])
Reader = Callable[[str, str, int, int], list[Element]]
"""From what is printed, the whole text, start and end to elements; none where it is no date after all."""
_AFTERNOON = ("午後", "夜", "夕", "晩", "昼すぎ", "昼過ぎ")


@cache
def _scanner() -> re.Pattern[str]:
    """Every pattern begins at a bounded place and has bounded length: the scan is linear."""
    words = vocabulary()
    weekdays = words["weekdays"]
    listed = rf"(?=\s?(?:[~～〜\-－–—―、・,，]|から)\s?(?:\d{{1,2}}|[{KANJI}]{{1,3}})"
    parts = {
        "iso": r"(?<![\d/.\-])\d{4}(?P<sign>[-/.])\d{1,2}(?P=sign)\d{1,2}(?![\d/\-])(?:T(?=\d))?",
        "ago": rf"{_NO_DIGIT_BEFORE}(?:{_NUMBER})(?:日|週間|[かカケヵヶ]月|箇月|年)"
        r"(?:前(?!後|倒|半|売|年|月)|後(?!半))",
        "era": rf"(?:{_ERA})\s?(?:元|{_SMALL})\s?(?:\(\d{{4}}年?\))?\s?年度?(?:\(\d{{4}}年?\))?",
        "eradots": r"(?<![A-Za-z\d])[MTSHR]\d{1,2}[./]\d{1,2}[./]\d{1,2}(?!\d)",
        "bothyears": rf"{_NO_DIGIT}\d{{4}}\((?:明治|大正|昭和|平成|令和)(?:元|\d{{1,2}})年?\)\s?年度?",
        "year": rf"{_NO_DIGIT_BEFORE}(?:\d{{4}}|[{KANJI_DIGITS}]{{4}})\s?年度?(?!間|連続|ぶり)",
        "lastyear": r"(?:(?<=年[~～〜–-])|(?<=年度[~～〜–-])|(?<=年から)|(?<=年度から))\d{1,2}年度?",
        "shortyear": rf"{_NO_DIGIT}['’‘]?\d{{2}}年度?",
        "bareyear": rf"{_NO_DIGIT}\d{{4}}(?=\s?[~～〜\-－–—]\s?\d{{2,4}}年)",
        "months": rf"{_NO_DIGIT_BEFORE}(?:{_SMALL})\s?月(?![間例刊経額曜給並面女雨晴]|(?:\d{{1,2}}|[{KANJI}])号)",
        "baremonth": rf"{_NO_DIGIT_BEFORE}(?:{_SMALL}){listed}月)",
        "ahead": rf"(?:向こう|今後)(?:{_SMALL})(?:日|週)間",
        "days": rf"{_NO_DIGIT_BEFORE}(?:{_SMALL})\s?両?日(?:付け|付)?",
        "bareday": rf"{_NO_DIGIT_BEFORE}(?:{_SMALL}){listed}(?:両)?日)",
        "slash": rf"(?<![\d/.])\d{{1,2}}/\d{{1,2}}(?=\s?\([{weekdays}])",
        "slashentry": r"(?:(?<![^\n])|(?<=[・●○■◆▼▽])|(?<=[・●○■◆▼▽]\s))\d{1,2}/\d{1,2}(?=[\s~～〜:：])",
        "clock": rf"(?:(?:{'|'.join(words['day_parts'])})の?)?(?:(?<![\d:])\d{{1,2}}:\d{{2}}(?![\d:])(?::\d{{2}})?"
        rf"|{_NO_DIGIT}\d{{1,2}}時(?!間|点|期|代|速|給)(?:\d{{1,2}}分|半)?)|正午",
        "kanjiclock": rf"(?:午前|午後)[{KANJI}]{{1,3}}時(?:[{KANJI}]{{1,3}}分|半)?",
        "sameminute": r"同\d{1,2}分",
        "nextyear": r"翌\d{1,2}年(?!度)",
        "weeknumber": r"第\d{1,2}週",
        "century": rf"{_NO_DIGIT}\d{{1,2}}世紀",
        "weekday": rf"\(\s?[{weekdays}](?:曜日?)?(?:・?祝)?\s?\)|(?<![{weekdays}・])[{weekdays}]曜日?(?!版)",
        "nearweek": r"週明け|週末|週の(?:初め|はじめ|始め|半ば|終わり)"
        r"|年末|年始|年初|年明け|月末|月初め?|年度末|年度初め",
        "season": "(?:" + "|".join(words["season_years"]) + r")(?:春|夏|秋|冬)(?![日子分至場])",
        "word": "|".join(sorted(map(re.escape, words["japanese"]), key=len, reverse=True)),
        "weekof": r"(?<=日)の週(?=[にはのをも、。にまか]|$)",
        "lastweekday": rf"(?:最終|第[1-5一二三四五])[{weekdays}]曜日?",
        "part": "|".join(sorted(words["parts"], key=len, reverse=True)),
        "baseseason": r"[春夏秋冬](?=ごろ|頃|に|の|、|から|まで|以降|場所|$|\s|を|は|も|ま|へ|と|で|。)",
        "daypart": "(?:" + "|".join(words["day_parts"]) + ")(?![刊食礼市鮮間景勤会])",
        "approx": r"ごろ|頃|ころ|前後|すぎ|過ぎ|前(?=、|に|の|。|$|\s)",
    }
    numeric = _any_of({name: parts.pop(name) for name in _NUMERIC})
    return re.compile(f"(?=[{_beginnings()}]|の週)(?:(?=[{_FIGURES}])(?:{numeric})|{_any_of(parts)})")


_FIGURES = rf"\d{KANJI}'’‘"
_NUMERIC = "iso ago bothyears year lastyear shortyear bareyear months baremonth days bareday slash slashentry".split()
"""The parts that begin with a figure, in the order in which they are tried: all are passed over at one look."""


def _any_of(parts: Mapping[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in parts.items())


def _beginnings() -> str:
    """The characters that a pattern may begin with: the scan passes over all others at one look."""
    words = vocabulary()
    listed = [*words["season_years"], *words["japanese"], *words["parts"], *words["day_parts"]]
    signs = rf"\d{KANJI}{KANJI_DIGITS}'’‘(MTSHR週年月最第向今同春夏秋冬ご頃こ前す過"
    return signs + str(words["weekdays"]) + "".join({word[0] for word in (*ERA_BEFORE_FIRST_YEAR, *listed)})


def elements(text: str) -> Iterator[list[Element]]:
    """What the scanner finds in a width-folded text, in order: each find with the elements it stands for."""
    position, scanner = 0, _scanner()
    while (match := scanner.search(text, position)) is not None:
        kind = str(match.lastgroup)
        found = _READERS[kind](match.group(kind), text, match.start(kind), match.end(kind))
        position = match.end() if found else match.start() + 1
        position = max(position, match.start() + 1)
        if found:
            yield found


def _iso(printed: str, text: str, start: int, end: int) -> list[Element]:
    year, month, day = (int(part) for part in re.split(r"[-/.]", printed.rstrip("T")))
    return _set_all(start, end, year=year, month=month, day=day)


def _set_all(start: int, end: int, **amounts: int) -> list[Element]:
    return [Element(unit, "set", amount, "none", start, end) for unit, amount in amounts.items()]  # type: ignore[arg-type]


def _era(printed: str, text: str, start: int, end: int) -> list[Element]:
    match = re.match(rf"({_ERA})\s?(元|{_SMALL})", printed)
    number = 1 if match and match[2] == "元" else whole_number(match[2]) if match else None
    year = era_year(match[1], number) if match and number else None
    if year and number and number % 10 == 0 and text[end : end + 1] == "代":
        return _year_or_fiscal(year, False, start, end + 1, "decade")  # 昭和30年代
    return _year_or_fiscal(year, "年度" in printed, start, end)


def _era_dots(printed: str, text: str, start: int, end: int) -> list[Element]:
    year, month, day = (int(part) for part in re.split(r"[./]", printed[1:]))
    known = era_year(printed[0], year)
    return _set_all(start, end, year=known, month=month, day=day) if known else []


def _year(printed: str, text: str, start: int, end: int) -> list[Element]:
    year = whole_number(printed.split("年")[0].split("(")[0].strip())
    if year and year % 10 == 0 and text[end : end + 1] == "代":
        return _year_or_fiscal(year, False, start, end + 1, "decade")
    return _year_or_fiscal(year, "年度" in printed, start, end)


def _year_or_fiscal(year: int | None, fiscal: bool, start: int, end: int, label: str = "") -> list[Element]:
    if year is None:
        return []
    return [Element("fiscal" if fiscal else "year", "set", year, "none", start, end, label)]


def _short_year(printed: str, text: str, start: int, end: int) -> list[Element]:
    digits = printed.strip("'’‘年度")
    followed = re.match(
        rf"\s?(?:の)?\s?(?:\d{{1,2}}|[{KANJI}]{{1,3}})\s?(?:月|[~～〜・、\-]\d{{1,2}}月)",
        text[end : end + 12],
    )
    fiscal = printed.endswith("度")
    named = fiscal or printed[0] in "'’‘" or digits[0] == "0"
    certain = bool(followed) or named or _opens_entry(text, start, end)
    if not certain and (_is_length(text, start, end) or not _stands_free(text, start)):
        return []
    how = "short" if certain else "doubtful"
    placed = "placed" if _PLACES_A_YEAR.match(text, end) else "of" if text.startswith("の", end) else ""
    return [Element("fiscal" if fiscal else "year", how, int(digits), "none", start, end, placed)]  # type: ignore[arg-type]


_PLACES_A_YEAR = re.compile(r"[には春夏秋冬、]|から")
"""What follows a year in which something was: 54年に, 58年春, 88年には."""


_FIRST_YEAR = re.compile(
    rf"(?:(?<![\d.,])(?P<century>\d\d)(?P<year>\d\d)|(?P<era>{_ERA})\s?(?P<number>元|\d{{1,2}}))年度?(?:から|[~～〜–-])$"
)


def _last_year(printed: str, text: str, start: int, end: int) -> list[Element]:
    """2019年から24年, 令和4年度～6年度: a later year of the century or the era that the range began in."""
    first = _FIRST_YEAR.search(text, max(0, start - 12), start)
    last = int(printed.rstrip("年度"))
    if first is None or text.startswith(_words("length_suffixes"), end):
        return []
    if first["era"]:
        begun = 1 if first["number"] == "元" else int(first["number"])
        year = era_year(first["era"], last) if last > begun else None
    else:
        year = int(first["century"]) * 100 + last if last > int(first["year"]) else None
    return _year_or_fiscal(year, printed.endswith("度"), start, end)


def _opens_entry(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 1) : start]
    return before in ("", "\n") and text[end : end + 1] in (" ", "　", "\t", "\n", ":", "：")


def _is_length(text: str, start: int, end: int) -> bool:
    return text.startswith(_words("length_suffixes"), end, end + 8) or text.endswith(
        _words("length_prefixes"), max(0, start - 6), start
    )


@cache
def _words(name: str) -> tuple[str, ...]:
    """A list of words of the vocabulary, as what a text may begin or end with."""
    return tuple(vocabulary()[name])


def _stands_free(text: str, start: int) -> bool:
    """Whether particle, mark or nothing stands before: a noun right before makes the figure a length (乗船歴31年)."""
    return start == 0 or text[start - 1] in "はがのにをもと、。「『（( \n　・"


def _numbered(unit: Unit, largest: int) -> Reader:
    def read(printed: str, text: str, start: int, end: int) -> list[Element]:
        amount = whole_number(re.split(r"[月日]", printed)[0].strip())
        return [Element(unit, "set", amount, "none", start, end)] if amount and amount <= largest else []

    return read


def _month(printed: str, text: str, start: int, end: int) -> list[Element]:
    found = [] if counts_months(text, start) else _numbered("month", 12)(printed, text, start, end)
    term = _TERM.match(text, end)
    if found and term and text[max(0, start - 1) : start] not in tuple("~～〜-－–—―・、,ら"):
        # 2021年3月期 is the business year that ends in that month.
        found.append(Element("part", "set", 0, "none", start, term.end(), _TERMS[term[0]]))
    elif found and term:
        return [found[0]._replace(label="term")]  # 4～9月期
    return found


_TERM = re.compile("中間期|期(?!間|日|限|待|首|初|末|中|別)")
_TERMS = {"期": "year to", "中間期": "half to"}


def _day(printed: str, text: str, start: int, end: int) -> list[Element]:
    amount = whole_number(printed.split("日")[0].strip().rstrip("両"))
    if not amount or amount > 31 or _is_length_of_days(printed, text, start, end):
        return []
    label = "kanji" if printed[0] in KANJI and _may_be_either(printed, text, start, end) else ""
    return [Element("day", "set", amount, "none", start, end, label)]


def _may_be_either(printed: str, text: str, start: int, end: int) -> bool:
    """Whether a day in kanji may be a length of time as well: 六日 without a month before it."""
    month_before = text[start - 1 : start] in ("月", "/")
    sure = _KANJI_DAY_AFTER.match(text, end) or _KANJI_DAY_BEFORE.search(text, max(0, start - 3), start)
    return len(printed) < 3 and not month_before and not sure


_NOT_A_DAY = re.compile(
    r"かか[りるっ]|間|ぶり|振り|連続|目(?!付)|以上|以内|未満|ほど|程度|がかり|おき|ごと|後|本|系|米|中(?!旬|に|の|、)|常|独|英|仏|豪|韓|比|ロ|曜|課|程|没"
    r"|給|額|数|光|露|産|あたり|当たり|\d+[回人件本便杯枚食個万億]"
)
_RATE = re.compile(
    rf"に(?:約|およそ|平均|最大|最低|計)?(?:\d+(?:[、,・~～〜-]\d+)?|[{KANJI}]+)(?:[回度](?!目)|[人件本便杯枚食個])(?P<rate>の割合|の頻度|のペース|ずつ|程度の|ほどの)?"
)
_TOLD = re.compile(r"[^。\n」]{0,30}(?:た|だ)(?=[。、」\n]|$)")


def _is_length_of_days(printed: str, text: str, start: int, end: int) -> bool:
    month_before = text[start - 1 : start] in ("月", "/")
    if _KANJI_DAY_AFTER.match(text, end) or _KANJI_DAY_BEFORE.search(text, max(0, start - 3), start):
        return False
    kanji = printed[0] in KANJI and not month_before
    if kanji and (printed.startswith("一日") or (len(printed) < 3 and not _KANJI_DAY_THEN.match(text, end))):
        return True
    if not month_before and _is_rate(text, start, end):
        return True
    return _NOT_A_DAY.match(text, end) is not None or text[max(0, start - 1) : start] in (
        "約",
        "計",
        "第",
        "数",
    )


_KANJI_DAY_AFTER = re.compile(r"午前|午後|未明|早朝|朝|昼|夕|夜|深夜|付")
_KANJI_DAY_THEN = re.compile(r"[、もに]|の[^う]|まで|から")
_KANJI_DAY_BEFORE = re.compile(r"(?:去る|来る|さる|きたる)$")
"""What makes 四日 a day and no length: 四日午前二時, 去る一日."""


def _is_rate(text: str, start: int, end: int) -> bool:
    """3日に1回点検する, 5日に1人の割合: how often, where 12日に3人が退院した tells when."""
    rate = _RATE.match(text, end)
    if rate is None or text[max(0, start - 1) : start] in ("~", "～", "〜", "-", "–"):
        return False
    daily = text[start:end].strip() in ("1日", "一日")
    often = (daily or text[rate.end() - 1] in "回度") and _TOLD.match(text, rate.end()) is None
    return rate["rate"] is not None or often


def _slash(printed: str, text: str, start: int, end: int) -> list[Element]:
    month, day = (int(part) for part in printed.split("/"))
    return _set_all(start, end, month=month, day=day) if month <= 12 and day <= 31 else []


def _ago(printed: str, text: str, start: int, end: int) -> list[Element]:
    match = re.match(rf"({_NUMBER})(日|週間|.月|年)(前|後)", printed)
    amount = whole_number(match[1]) if match else None
    if match is None or not amount or text[max(0, start - 1) : start] in ("約", "数", "第"):
        return []
    unit: Unit = {"日": "day", "週間": "week", "年": "year"}.get(match[2], "month")  # type: ignore[assignment]
    base: Base = "published" if match[3] == "前" else "context"
    return [Element(unit, "shift", -amount if match[3] == "前" else amount, base, start, end)]


def _ahead(printed: str, text: str, start: int, end: int) -> list[Element]:
    amount = whole_number(re.sub(r"向こう|今後|[日週]間", "", printed))
    days = (amount or 0) * (7 if printed.endswith("週間") else 1)
    return [Element("day", "shift", 1, "published", start, end, f"+{days - 1}")] if days else []


def _clock(printed: str, text: str, start: int, end: int) -> list[Element]:
    if printed == "正午":
        return [Element("time", "set", 0, "none", start, end, "12:00")]
    match = re.search(rf"(\d{{1,2}}|[{KANJI}]{{1,3}})(?:時|:)(?:(\d{{1,2}}|[{KANJI}]{{1,3}})|半)?", printed)
    if match is None:
        return []
    hour = whole_number(match[1]) or 0
    minute = 30 if "半" in printed else whole_number(match[2]) or 0 if match[2] else 0
    part = printed[: match.start()]
    if part.startswith(_AFTERNOON) and hour < 12:
        hour += 12
    elif part.startswith(("深夜", "未明")) and hour == 12:
        hour = 0
    if hour > 30 or minute > 59:
        return []
    return [Element("time", "set", hour // 24, "none", start, end, f"{hour % 24:02d}:{minute:02d}")]


def _same_minute(printed: str, text: str, start: int, end: int) -> list[Element]:
    return [Element("time", "set", 0, "context", start, end, f"+:{int(printed[1:-1]):02d}")]


def _century(printed: str, text: str, start: int, end: int) -> list[Element]:
    return [Element("century", "set", int(printed[:-2]), "none", start, end)]


def _next_year(printed: str, text: str, start: int, end: int) -> list[Element]:
    """平成29年6月から翌30年1月: the figure is that of the era, or the end of that of the century."""
    return [Element("year", "shift", 1, "context", start, end)]


def _week_number(printed: str, text: str, start: int, end: int) -> list[Element]:
    """第52週: a week of the year; below six it may be one of a month."""
    number = int(printed[1:-1])
    of_year = number > MOST_WEEKS_OF_A_MONTH or _AFTER_YEAR.search(text, max(0, start - 2), start) is not None
    return [Element("week", "set", number, "none", start, end)] if of_year and number <= 53 else []


MOST_WEEKS_OF_A_MONTH = 5
_AFTER_YEAR = re.compile(r"年の?$")


def _weekday(printed: str, text: str, start: int, end: int) -> list[Element]:
    name = printed.strip("( ")[0]
    amount = str(vocabulary()["weekdays"]).index(name)
    how = "set" if "曜" in printed or printed.startswith("(") else ""
    return (
        [Element("weekday", "set", amount, "none", start, end, "note" if printed[0] == "(" else "")]
        if how
        else []
    )


_NEAR_UNITS: dict[str, Unit] = {"週": "week", "年": "year", "月": "month"}
_NEAR_PARTS = (
    ("週末", "weekend"),
    ("明け", "after"),
    ("末", "last"),
    ("年始", "beginning"),
    ("年初", "beginning"),
    ("半ば", "middle"),
    ("終わり", "late"),
    ("", "early"),
)


def _near_week(printed: str, text: str, start: int, end: int) -> list[Element]:
    if text[max(0, start - 1) : start] == "毎":
        return []
    unit: Unit = "fiscal" if printed.startswith("年度") else _NEAR_UNITS[printed[0]]
    label = next(label for ending, label in _NEAR_PARTS if printed.endswith(ending))
    return [
        Element(unit, "shift", 0, "published", start, end, "implied"),
        Element("part", "set", 0, "none", start, end, label),
    ]


def _season(printed: str, text: str, start: int, end: int) -> list[Element]:
    words = vocabulary()
    years = int(words["season_years"][printed[:-1]])
    return [
        Element("year", "shift", years, "published", start, end),
        Element("season", "set", int(words["seasons"][printed[-1]]), "none", start, end),
    ]


def _base_season(printed: str, text: str, start: int, end: int) -> list[Element]:
    alone = "alone" if text.startswith(("に", "から", "まで", "以降", "ごろ", "頃"), end) else ""
    return [Element("season", "set", int(vocabulary()["seasons"][printed]), "none", start, end, alone)]


def _word(printed: str, text: str, start: int, end: int) -> list[Element]:
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    kana_word = "ぁ" <= printed[0] <= "ん" and printed[0] not in "そこ"
    inside_word = kana_word and "ぁ" <= before <= "ん" and before not in "はがのにをもと"
    if inside_word or before == "毎" or after.startswith(_NOT_AFTER_WORD) or _other_word(printed, after):
        return []
    return [word_element("japanese", printed, start, end)]


_NOT_AFTER_WORD = ("比", "同期", "同月", "並み", "割れ", "的")


def _other_word(printed: str, after: str) -> bool:
    """今日本は, 前日本代表, きょうだい, 明日香: the word runs on into another."""
    return (printed.endswith("日") and after[:1] in "本香" and after != "") or (printed, after) == (
        "きょう",
        "だい",
    )


def _part(printed: str, text: str, start: int, end: int) -> list[Element]:
    return [Element("part", "set", 0, "none", start, end, str(vocabulary()["parts"][printed]))]


def _week_of(printed: str, text: str, start: int, end: int) -> list[Element]:
    return [Element("part", "set", 0, "none", start, end, "week of")]


def _last_weekday(printed: str, text: str, start: int, end: int) -> list[Element]:
    name = printed.rstrip("曜日")[-1] if not printed.endswith("日曜日") else "日"
    number = -1 if printed.startswith("最終") else whole_number(printed[1]) or 1
    amount = str(vocabulary()["weekdays"]).index(name)
    return [Element("weekday", "set", amount, "none", start, end, f"#{number}")]


def _day_part(printed: str, text: str, start: int, end: int) -> list[Element]:
    return [Element("time", "set", 0, "none", start, end, "")]


def _approx(printed: str, text: str, start: int, end: int) -> list[Element]:
    return [Element("approx", "set", 0, "none", start, end)]


_READERS: dict[str, Reader] = {
    "iso": _iso,
    "era": _era,
    "eradots": _era_dots,
    "bothyears": _year,
    "year": _year,
    "lastyear": _last_year,
    "shortyear": _short_year,
    "bareyear": _year,
    "months": _month,
    "baremonth": _numbered("month", 12),
    "ago": _ago,
    "ahead": _ahead,
    "days": _day,
    "bareday": _numbered("day", 31),
    "slash": _slash,
    "slashentry": _slash,
    "weeknumber": _week_number,
    "nextyear": _next_year,
    "clock": _clock,
    "kanjiclock": _clock,
    "sameminute": _same_minute,
    "century": _century,
    "weekday": _weekday,
    "nearweek": _near_week,
    "season": _season,
    "word": _word,
    "lastweekday": _last_weekday,
    "weekof": _week_of,
    "part": _part,
    "baseseason": _base_season,
    "daypart": _day_part,
    "approx": _approx,
}
