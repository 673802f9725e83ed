"""Neighbouring elements joined to date expressions, and expressions to ranges, in Japanese."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claims.fact.date_expression import RANK, Element, Expression, expression, on_its_line, vocabulary
from claims.fact.date_japanese import elements
from claims.fact.numeral import KANJI, whole_number

_JOINT = re.compile(r"の?\s?|\s?の?|[、,]|\s?[(（]\s?|\s?[)）]の?\s?")
_RANGE = re.compile(r"\)?\s?(から|より|[~～〜\-－–—―‐])\s?同?\s?")
_LIST = re.compile(r"\s?(?:[、・,，と]|及び|および|並びに|または|又は|ないし)\s?")
_UNTIL = re.compile(
    r"\s?(?:\([月火水木金土日]\))?(?:ごろ|頃)?(?:の?(?:間|日程|期間|両日)|まで|に(?:かけ|わた|渡))"
)
_PAST = re.compile(r"(?:[^れた]|れ)た(?:[。」』)）一-鿿「]|$)|ました|でした|だった")
_PLAIN_VERB = re.compile(
    r"(?:[一-鿿][うくすつぬむぐぶる]|[げけせてねべめえ]る|する|(?:最後|最終|初|開始|終了)[とに]なる)。"
)
"""The form that Japanese uses for what is to come: 休む。, 開く。, 決める。; not the states いる, ある, なる, but for
最後となる: what is over is said to have become the last."""
_DONE = re.compile(
    r"(?:ごろ|頃)?に(?P<verb>[一-鿿]{1,4}[ぁ-ん]{0,3}?(?:した|った|いた|んだ|いだ|れた|きた|けた|えた|べた|めた|げた))(?=[一-鿿ァ-ヶ「。])"
)
"""The verb right after a date, in the past: 2月3日に行った一般入試."""
_BY_THEN = re.compile(
    r"までに[^。、]{1,24}[うくすつぬむぐぶるう](?:こと|方針|計画|予定|よう|考え|見通し|見込み)"
)
"""What is to be done by a day, whatever was agreed on it: 12月末までに結ぶことで合意した."""
_PUT_OFF_TO = re.compile(r"[にへ](?:延期|変更|繰り下げ|先送り|ずらし|ずらす|再設定)")
"""入試を31日に延期することを決めた."""
_TELLS_A_DEED = re.compile(
    r"(?:に|、)(?:(?![うくすつぬむぐぶる](?:と|こと|よう|ため|方針|予定|計画|考え|見)|[としでて]、)[^。「」])*た。"
)
"""The one verb of a clause, in the past: 1月中旬に統合の決断を強く促した; not 3日に開くと発表した."""
_ENDS_TOWARDS = re.compile(r"へ(?:[。\s」』]|$)")
"""A headline of what is to come, 航路再開へ; not 関係者への取材."""
_LENGTH = re.compile(rf"から(?P<amount>\d{{1,2}}|[{KANJI}]{{1,3}})(?P<unit>日間|日以内|週間)")
_QUOTED = re.compile("「[^「」]*」")
_SENTENCE_END = re.compile(r"[。\n]")
MOST_ELEMENTS = 8
"""Of one date; what follows is another."""
CLAUSE_WITH_QUOTATIONS = 300
CLAUSE = 80
"""Characters after a date in which its clause's verb is looked for."""


def expressions(text: str) -> list[Expression]:
    """The date expressions of a width-folded Japanese text, in order."""
    joined = [_lasting(found, text) for found in _joined(text)]
    return [_with_tense(on_its_line(found, text), text) for found in _ranges(text, joined)]


def _joined(text: str) -> Iterator[Expression]:
    current: list[Element] = []
    for found in elements(text):
        if current and _belongs(current, found, text[_end(current) : found[0].start]):
            current = _replaced(current, found) + found
            continue
        yield from _finished(current, text)
        current = found
    yield from _finished(current, text)


LONGEST_STRETCH = 31
"""Days. 7月25日から98日間 tells a day, and how long it went on."""


def _lasting(found: Expression, text: str) -> Expression:
    """10日から3日間 is the 10th to the 12th."""
    match = _LENGTH.match(text, found.end)
    amount = whole_number(match["amount"]) if match else None
    if match is None or not amount or not found.units & {"day", "weekday", "monthday"}:
        return found
    days = amount * (7 if match["unit"] == "週間" else 1)
    if days > LONGEST_STRETCH:
        return found
    length = Element("day", "shift", days, "none", match.start(), match.end(), "length")
    return replace(found, end=match.end(), until=(length,))


def _end(parts: Iterable[Element]) -> int:
    return max(part.end for part in parts)


def _belongs(current: list[Element], found: list[Element], gap: str) -> bool:
    """Whether what was found goes on with the date before it: finer, or the same said exactly."""
    first, units = found[0], {part.unit for part in current}
    if len(gap) > 3 or len(current) > MOST_ELEMENTS or _JOINT.fullmatch(gap) is None or "\n" in gap:
        return False
    if gap in ("、", ",") and first.unit != "weekday":
        return False
    if first.unit == "approx":
        return gap == "" and "approx" not in units
    last = max(RANK[unit] for unit in units - {"approx"}) if units - {"approx"} else 9
    if first.label == "week of":
        return last == RANK["day"]
    if first.unit == "part":
        return 0 <= last <= RANK["week"]
    if first.unit == "time":
        return RANK["day"] <= last < RANK["time"] or (
            "time" in units and not _label(current) and first.label != ""
        )
    if first.unit == "day" and last < RANK["month"]:
        return False
    if first.unit == "day" and first.how == "shift" and first.amount and gap == "の":
        return last == RANK["day"]
    return RANK[first.unit] > last or _restates(current, found)


def _label(current: list[Element]) -> str:
    return next((part.label for part in current if part.unit == "time"), "")


def _restates(current: list[Element], found: list[Element]) -> bool:
    """先月7月28日, きょう28日, 週明けの20日, 2024年(令和6年): the same date once more, now by its figures."""
    first = found[0]
    if first.how not in ("set", "short") or first.unit not in ("year", "month", "day"):
        return False
    if any(part.unit == first.unit and part.how == "set" and part.unit != "year" for part in current):
        return False
    loose = all(part.how == "shift" or part.unit in ("weekday", "part", "week") for part in current)
    return loose or (first.unit == "year" and all(part.unit == "year" for part in current))


def _replaced(current: list[Element], found: list[Element]) -> list[Element]:
    """What stays of the elements so far: a vague part (週明け, 金曜日) gives way to the figures that follow it."""
    units = {part.unit for part in found}
    if units & {"day", "month"} and found[0].how == "set":
        stay = [part for part in current if part.unit in ("year", "month", "fiscal")]
        return stay or [current[0]._replace(unit="approx", how="shift", label="dropped")]
    if "time" in units:
        return [part for part in current if part.unit != "time"]
    return current


def _finished(current: list[Element], text: str) -> Iterator[Expression]:
    """The expression, unless its elements alone are no date: 前半, 夏, ごろ, 朝."""
    if not current:
        return
    meaning = [
        part for part in current if part.unit not in ("part", "approx", "season") or part.label == "alone"
    ]
    if not meaning or (all(part.unit == "time" for part in meaning) and not _label(meaning)):
        return
    first = current[0]
    if first.base == "context" and first.unit == "day" and first.amount and _of_an_event(text, first.start):
        return
    made = expression([part for part in current if part.label != "dropped"] or current)
    start = min([part.start for part in current])
    yield made if start == made.start else replace(made, start=start)


def _of_an_event(text: str, start: int) -> bool:
    """事故の翌日: the day after something whose date need not be the one that the text last named."""
    before = text[max(0, start - 2) : start]
    return before.endswith("の") and before[:1] not in tuple("日月年)")


def _ranges(text: str, found: list[Expression]) -> Iterator[Expression]:
    position = 0
    while position < len(found):
        current = found[position]
        position += 1
        while position < len(found) and _ranges_on(text, current, found[position]):
            current = _ranged(text, current, found[position])
            position += 1
        yield current


def _ranges_on(text: str, left: Expression, right: Expression) -> bool:
    gap = text[left.end : right.start]
    if left.until and left.units == {"time"}:
        return False
    link = _RANGE.fullmatch(gap)
    if link:
        if right.units <= {"time", "approx"}:
            return True
        if left.units <= {"time", "approx"} or any(
            part.how == "shift" and not _is_same_year(part) and not _is_next_year(part)
            for part in right.elements
        ):
            return False
        return link[1] not in ("から", "より") or _UNTIL.match(text, right.end) is not None
    told = text.startswith(("は", "が"), left.start - 1) and text.startswith("日", left.end - 1)
    if gap in ("、", ",") and (right.time or told):
        return False  # 組合は9日、10日午前0時から行うと通告した: when it was told, and what was
    return _LIST.fullmatch(gap) is not None and _follows(left, right)


def _follows(left: Expression, right: Expression) -> bool:
    """18日及び19日, 4、5月: neighbours in a list make one stretch."""
    last = {part.unit: part for part in (left.until or left.elements)}
    next_ = {part.unit: part for part in right.elements if part.unit not in ("weekday", "time")}
    if len(next_) != 1:
        return False
    unit, part = next(iter(next_.items()))
    before = last.get(unit)
    return unit in ("day", "month") and before is not None and part.amount == before.amount + 1


def _ranged(text: str, left: Expression, right: Expression) -> Expression:
    if right.units <= {"time", "approx"}:
        return replace(left, end=right.end, until=left.until if left.units - {"time"} else right.elements)
    bare = left.units == {"year"} and not text.startswith("年", left.end - 1)
    if bare and "fiscal" in right.units:  # 2022~24年度
        left = replace(left, elements=(left.elements[0]._replace(unit="fiscal"),))
    # 7月上旬から同年11月まで: the year is that of the beginning.
    until = tuple(part for part in right.elements if not _is_same_year(part))
    return replace(left, end=right.end, until=until or right.elements)


def _is_next_year(part: Element) -> bool:
    """平成29年6月から翌30年1月: the year after that of the beginning."""
    return (part.unit, part.how, part.amount, part.base) == ("year", "shift", 1, "context")


def _is_same_year(part: Element) -> bool:
    return (part.unit, part.how, part.amount, part.base) == ("year", "shift", 0, "context")


def _with_tense(found: Expression, text: str) -> Expression:
    # What somebody says inside quotation marks does not end the clause, nor tell its tense.
    after = _QUOTED.sub("", text[found.end : found.end + CLAUSE_WITH_QUOTATIONS])[:CLAUSE]
    stop = _SENTENCE_END.search(after)
    clause = after[: stop.end()] if stop else after
    past = _PAST.search(clause.rstrip("\n")) is not None
    planned = _ENDS_TOWARDS.search(clause) or any(cue in clause for cue in vocabulary()["future_cues"])
    future = bool(planned) or (not past and _PLAIN_VERB.search(clause) is not None)
    if _BY_THEN.match(after) or _PUT_OFF_TO.match(after):
        future, past = True, False
    marked = replace(found, future=future, past=past) if future or past else found
    done = _is_done(after) or (past and not future and _is_deed_of(clause))
    return replace(marked, past=True, done=True) if done else marked


def _is_deed_of(clause: str) -> bool:
    """Whether the one verb of the clause that a date opens tells what was done; not what was put on that day."""
    deed = _TELLS_A_DEED.match(clause)
    return deed is not None and not any(
        stem in deed[0][-LONGEST_VERB:] for stem in vocabulary()["verbs_of_setting"]
    )


LONGEST_VERB = 7
"""Characters from a verb's beginning to the end of its sentence: 促した。, 延期した。"""


def _is_done(after: str) -> bool:
    """Whether the verb right after a date tells what was done then; not what was put on that day: 12月1日に延期した."""
    match = _DONE.match(after)
    return match is not None and not any(stem in match["verb"] for stem in vocabulary()["verbs_of_setting"])
