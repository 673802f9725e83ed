"""Figures in Japanese text: the numeral, its unit, what is counted, and whether it is approximate."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from claims.fact.counted_japanese import Counting
from claims.fact.fact import Bound
from claims.fact.figure import Figure, approximators, longest_first, units
from claims.fact.numeral import LARGE_UNITS, LONGEST, japanese_number
from claims.fact.prison_term import counts_months
from claims.text import Token

FIGURE = re.compile(r"[\d〇零一二三四五六七八九十百千数$€£¥][\d,.・〇零一二三四五六七八九十百千万億兆京数]*")
_RANGE = re.compile(r"\s?[~～〜\-–―]\s?(?=[\d一二三四五六七八九十数])")
_CHOICE = re.compile(r"[、,・](?=[\d一二三四五六七八九])")
_KANJI = re.compile("[一-鿿]")
_NAME_BEFORE = re.compile(r"[A-Za-z]-?$|プラス$|\+$|[A-Za-z]・$|#$|[A-Za-z]\s$")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_ORDINAL_AFTER_KANJI = frozenset(["回", "報", "期", "次", "弾", "位", "審"])
_SCHOOL_YEAR = re.compile(r"の?(?:男子|女子|生徒|児童|学生|担任)|生(?![ぁ-ん前後])")
_PER = re.compile(r"当たり|あたり|につき|に(?=約?[\d一二三四五六七八九十])|ひとり|一人")
_OPINION = re.compile(r"(賛成|反対|棄権|白票|無効|無効票|可|否)(?:は|が|に|:|票)?\s?$")
_AGAINST = re.compile(r"対(?=[\d一二三四五六七八九十])")
_AGAINST_IT = re.compile(r"[\d一二三四五六七八九十]対$")
_COUNT_OF_VOTES = re.compile(r"決|票|賛成|議会|議案|法案|選挙|選出|当選|不信任|信任")
_FROM = re.compile(r"\d+から$")
# 50センチから70センチの雪, 3キロから10キロまで; not 2人から3人の体制に増やす
_IS_SPAN = re.compile(
    r"まで|程度|ほど|くらい|ぐらい|前後|の(?:間|範囲|幅)|の(?![^。、]{0,12}[にへ](?:増|減|拡|縮|変|引|強|改|移|切|上|下|な|し))"
)
_CUES_FOR_NAME = 8
"""Tokens before a bracketed figure among which a person's name makes it an age."""


# マグニチュード(M)は6.4, M7.1
# 9秒98, 四秒七: what a stopwatch shows behind the seconds.
_HUNDREDTHS = re.compile(
    r"(?:[0-9]{1,2}|[一二三四五六七八九]{1,2})(?![0-9.一二三四五六七八九十百千万人本回件個分秒年月日円つ台])"
)
_MAGNITUDE_BEFORE = re.compile(r"マグニチュード(?:\(M\))?[はが]$|(?:^|[^A-Za-z])M$")


class Reader:
    """Reads the figures of one width-folded Japanese text."""

    def __init__(self, text: str, tokens: Sequence[Token], masked: bytearray, offset: int = 0) -> None:
        """`offset` is where the text begins in what the tokens' offsets count."""
        self.text = text
        self.tokens = tokens
        self.masked = masked
        """One for each character that belongs to a date or a clock time."""
        self.starts = [token.start - offset for token in tokens]
        self.ends = [token.end - offset for token in tokens]
        self.counting = Counting(text, tokens, self.starts, self.ends)

    def figures(self) -> list[Figure]:
        """All figures, in order."""
        found: list[Figure] = []
        for match in FIGURE.finditer(self.text):
            if found and match.start() < found[-1].end:
                continue
            figure = self._figure(match.start(), match.end())
            if figure is not None:
                found.append(figure)
        return list(self._completed(found))

    def _figure(self, start: int, end: int) -> Figure | None:
        numeral = self.text[start:end].rstrip(",.・")
        if numeral.startswith("数") and _KANJI.match(self.text[max(0, start - 1) : start]):
            start, numeral = (
                start + 1,
                numeral[1:],
            )  # 複数回, 乗客数128人: the sign belongs to the noun before
            if not numeral or not numeral[0].isdecimal():
                return None
        if numeral.startswith("数") and len(numeral) > 1 and numeral[1].isdigit():
            start, numeral = start + 1, numeral[1:]
        if (
            len(numeral) > LONGEST
            or any(self.masked[start : start + len(numeral)])
            or self._in_a_name(start, numeral)
        ):
            return None
        low, high, end = self._amount(start, numeral)
        if low is None or high is None:
            return None
        return self._with_unit(start, end, low, high, numeral)

    def _in_a_name(self, start: int, numeral: str) -> bool:
        """PAC3, F-35, 2プラス2, 2+2, 47NEWS, 三原則, 一環: figures of a name or a word."""
        before, after = (
            self.text[max(0, start - 4) : start],
            self.text[start + len(numeral) : start + len(numeral) + 4],
        )
        if _NAME_BEFORE.search(before) or after.startswith(("プラス", "+")):
            return not before.endswith(("M", "$"))
        if _LATIN.match(after) and not after.startswith(longest_first("japanese")):
            return True
        return not (numeral[0].isdecimal() or numeral[0] in "$€£¥") and not self._is_numeral_token(
            start, numeral
        )

    def _is_numeral_token(self, start: int, numeral: str) -> bool:
        """Whether the tokeniser, too, reads the kanji as a numeral, not as the beginning of a word."""
        if numeral[0] == "数" or "数" in numeral:
            return self._unit_at(start + len(numeral)) != ""
        token, end = self._token_at(start)
        if token is None:
            return False
        before = bisect_left(self.starts, start) - 1
        if before >= 0 and self.ends[before] == start and "人名" in self.tokens[before].pos:
            return False
        whole = end <= start + len(numeral) or token.surface[len(numeral) :] in ("人", "日間", "つ")
        return whole and (token.pos[1:2] == ("数詞",) or token.surface[-1:] in "人つ間")

    def _token_at(self, position: int) -> tuple[Token | None, int]:
        """The word that begins there, and where it ends."""
        index = bisect_left(self.starts, position)
        found = index < len(self.starts) and self.starts[index] == position
        return (self.tokens[index], self.ends[index]) if found else (None, position)

    def _amount(self, start: int, numeral: str) -> tuple[float | None, float | None, int]:
        """Low and high, and where the numerals end: 1～2, １、２, 数十."""
        end = start + len(numeral)
        vague = _vague(numeral)
        if vague:
            return *vague, end
        low = japanese_number(numeral.lstrip("$€£¥"))
        link = _RANGE.match(self.text, end) or _CHOICE.match(self.text, end)
        run = FIGURE.match(self.text, link.end()) if link and low is not None else None
        if run is None or link is None or low is None or any(self.masked[run.start() : run.end()]):
            return low, low, end
        last = run[0].rstrip(",.・")
        high = japanese_number(last) if len(last) <= LONGEST else None
        low = _same_scale(numeral, last, low)
        choice = link.re is _CHOICE
        if high is None or high <= low or (choice and not _neighbours(numeral, last)):
            return japanese_number(numeral.lstrip("$€£¥")), japanese_number(numeral.lstrip("$€£¥")), end
        return low, high, run.start() + len(last)

    def _with_unit(self, start: int, end: int, low: float, high: float, numeral: str) -> Figure | None:
        before = self.text[max(0, start - 8) : start]
        ordinal = before.endswith("第")
        prefix = next((unit for unit in units()["prefix_units"] if before.endswith(unit)), None)
        if _MAGNITUDE_BEFORE.search(self.text, max(0, start - 14), start):
            return Figure(start, end, low, high, "マグニチュード")
        if before.endswith("震度 "):
            return self._after_prefix("震度 ", start, end, low, high)
        if prefix:
            return self._after_prefix(prefix, start, end, low, high)
        if divided := self._fraction(start, end, low):
            return divided
        if self.text[end : end + 1] == "余" and self._unit_at(end + 1):
            end += 1  # 二百三十余名
        unit = self._unit_at(end)
        if unit and self._is_no_unit(unit, end, numeral, ordinal, low):
            return None
        if not unit:
            return self._without_unit(start, end, low, high, numeral)
        months = unit == "月" and counts_months(self.text, start)
        stored = "カ月" if months else units()["same"].get(unit, unit)
        figure = Figure(start - ordinal, end + len(unit), low, high, stored)
        if ordinal or unit.endswith(("目", "位")) or self.text[figure.end : figure.end + 1] == "目":
            end = figure.end + (self.text[figure.end : figure.end + 1] == "目")
            return replace(
                figure,
                end=end,
                unit=self.text[end - (end - figure.end) - len(unit) : end],
                ordinal=self.text[figure.start : end],
            )
        if stored == "秒" and low == high and (timed := _HUNDREDTHS.match(self.text, figure.end)):
            exact = low + (japanese_number(timed[0]) or 0) / 10 ** len(timed[0])
            return replace(figure, end=timed.end(), low=exact, high=exact)
        return self._decade(figure, unit) or self._halved(figure, unit)

    def _is_no_unit(self, unit: str, end: int, numeral: str, ordinal: bool, low: float) -> bool:
        after = self.text[end + len(unit) : end + len(unit) + 6]
        if ordinal and not numeral[0].isdecimal() and unit not in _ORDINAL_AFTER_KANJI:
            return True
        if (unit, after[:1]) == ("国", "間") or (unit == "つ" and low == 1):
            return True
        if unit == "次" and not ordinal and not numeral[0].isdecimal():
            return True  # 二次被害, 一次審査
        if unit == "元" and re.match(r"[一-鿿]", after):
            return True
        if unit in ("年", "組") and low <= 6 and _SCHOOL_YEAR.match(after):
            return True
        return low == 1 and _PER.match(after) is not None

    def _unit_at(self, position: int) -> str:
        """The unit that begins there: a listed one, else a counter of the tokeniser, else after digits a noun."""
        if self.text[position : position + 1] == " " and _LATIN.match(self.text, position + 1):
            position += 1
        after = self.text[position : position + 10]
        token, end = self._token_at(position)
        if token and token.surface in units()["not_units"]:
            return ""
        known = units()["japanese"]
        listed = next((after[:length] for length in range(len(after), 0, -1) if after[:length] in known), "")
        if listed.isascii() and _LATIN.match(after[len(listed) : len(listed) + 1]):
            listed = ""
        if position and not self.text[position - 1].isdecimal() and not listed:
            return ""
        if listed and not (token and end > position + len(listed) and token.pos[1:2] == ("固有名詞",)):
            return listed
        if token is None or token.pos[:2] not in (("名詞", "普通名詞"), ("接尾辞", "名詞的")):
            return ""
        counter = any("助数詞" in part for part in token.pos)
        digits = position > 0 and self.text[position - 1].isdecimal()
        plain_noun = token.pos[2:3] in (("一般",), ("副詞可能",)) and not _LATIN.match(token.surface)
        return token.surface if counter or (digits and plain_noun) else ""

    def _without_unit(self, start: int, end: int, low: float, high: float, numeral: str) -> Figure | None:
        symbol = units()["symbols"].get(self.text[start])
        if symbol:
            return self._dollars(start, end, low, high, symbol)
        opens = start - 2 if self.text.startswith("当時", start - 2) else start  # （当時89）
        if (
            self.text[opens - 1 : opens] == "("
            and self.text[end : end + 1] == ")"
            and self._is_age(opens, low)
        ):
            return Figure(start, end, low, high, "歳")
        if voted := self._votes(start, end, low):
            return voted
        if len(numeral) > 1 and numeral.isdecimal() and self._of_quantity(start):
            return Figure(start, end, low, high)
        large = any(sign in numeral for sign in LARGE_UNITS) or re.search(r"\d[,.・]\d", numeral)
        return Figure(start, end, low, high) if large and numeral[0].isdecimal() else None

    def _of_quantity(self, start: int) -> bool:
        """議席は233から215に減った, 定数465: a bare figure beside the noun of a quantity, or after from such a one."""
        first = _FROM.search(self.text, max(0, start - 12), start)
        head = self.text[max(0, start - 12) : first.start() if first else start].rstrip("はがのを、約 ")
        return head.endswith(longest_first("quantity_endings"))

    def _votes(self, start: int, end: int, low: float) -> Figure | None:
        """賛成12、反対8, and 13対7 of a vote or a match; 1対1 is a way to meet, 3対7 else a ratio."""
        if opinion := _OPINION.search(self.text, max(0, start - 6), start):
            return replace(Figure(start, end, low, low, "票"), counted=opinion[1])
        if _AGAINST.match(self.text, end):
            other = FIGURE.match(self.text, end + 1)
            first, last = self.text[start:end], other[0] if other else ""
            won = other is not None and self.text.startswith("で", other.end())
        elif _AGAINST_IT.search(self.text, max(0, start - 2), start):
            first, last = "", self.text[start:end]
            won = self.text.startswith("で", end)
        else:
            return None
        if first == last or not (won or _COUNT_OF_VOTES.search(self.text)):
            return None
        return Figure(start, end, low, low, "票" if _COUNT_OF_VOTES.search(self.text) else None)

    def _after_prefix(self, prefix: str, start: int, end: int, low: float, high: float) -> Figure:
        """震度5強 and マグニチュード7.6: the scale stands before its figure."""
        end += bool(re.match(r"[強弱]", self.text[end : end + 1]))
        figure = Figure(start - len(prefix), end, low, high, prefix.strip())
        exact = self.text[end - 1 : end] in ("強", "弱")
        return replace(figure, ordinal=self.text[figure.start : end]) if exact else figure

    def _fraction(self, start: int, end: int, low: float) -> Figure | None:
        """3分の1 is a third."""
        divided = re.match(r"分の(\d{1,4}|[一二三四五六七八九十])", self.text[end : end + 8])
        part = japanese_number(divided[1]) if divided else None
        if divided is None or not part or not low:
            return None
        return Figure(start, end + divided.end(), round(part / low, 6), round(part / low, 6))

    def _dollars(self, start: int, end: int, low: float, high: float, symbol: str) -> Figure:
        scale = re.match(r"\s?(million|billion|trillion|bn|mn|tn|m|k)\b", self.text[end : end + 10])
        factor = {"m": 1e6, "b": 1e9, "t": 1e12, "k": 1e3}[scale[1][0]] if scale else 1.0
        return Figure(start, end + (scale.end() if scale else 0), low * factor, high * factor, symbol)

    def _is_age(self, start: int, low: float) -> bool:
        index = bisect_left(self.starts, start)
        near = self.tokens[max(0, index - _CUES_FOR_NAME) : index]
        named = any(
            "人名" in token.pos or token.surface in ("さん", "氏", "容疑者", "被告", "ちゃん", "くん", "君")
            for token in near
        )
        # 会社員男性(58), 大学生(21): somebody whose name is not given.
        unnamed = index > 1 and self.tokens[index - 2].surface.endswith(longest_first("people_with_ages"))
        return 0 < low <= 120 and low == int(low) and (named or unnamed)

    def _decade(self, figure: Figure, unit: str) -> Figure | None:
        """70代 is 70 to 79 歳."""
        end = figure.end + (self.text[figure.end : figure.end + 1] == "代" and unit == "歳")
        if (unit == "代" or end > figure.end) and figure.high <= 110 and figure.low % 10 == 0:
            return replace(figure, high=figure.high + 9, unit="歳", end=end)
        return None

    def _halved(self, figure: Figure, unit: str) -> Figure:
        """3年半 is 3.5 年."""
        if unit.endswith("半"):
            base = unit[:-1]
            half = replace(figure, low=figure.low + 0.5, high=figure.high + 0.5)
            return replace(half, unit=units()["same"].get(base, base))
        return figure

    def _completed(self, found: list[Figure]) -> Iterator[Figure]:
        """Joins 1年6カ月 and 10％～20％, then adds approximation and what is counted."""
        joined: list[Figure] = []
        for figure in found:
            together = self._joined(joined[-1], figure) if joined else None
            joined[-1:] = [together] if together else [*joined[-1:], figure]
        before: Figure | None = None
        for figure in joined:
            before = self.counting.carried(before, self._described(figure))
            yield before

    def _joined(self, left: Figure, right: Figure) -> Figure | None:
        gap = self.text[left.end : right.start]
        if left.ordinal or right.ordinal:
            return None
        for larger, smaller, size in units()["composite"] if not gap else ():
            if (left.unit, right.unit) == (larger, smaller):
                return replace(
                    left,
                    end=right.end,
                    low=left.low * size + right.low,
                    high=left.high * size + right.high,
                    unit=smaller,
                )
        parts = dict(units()["fraction_parts"].get(left.unit, ()))
        if gap == "" and right.unit in parts:
            part = parts[right.unit]
            return replace(
                left, end=right.end, low=left.low + right.low / part, high=left.high + right.high / part
            )
        spans = re.fullmatch(r"[~～〜\-–]", gap) or (gap == "から" and _IS_SPAN.match(self.text, right.end))
        if spans and left.unit == right.unit and left.low < right.high:
            return replace(left, end=right.end, high=right.high)
        return None

    def _described(self, figure: Figure) -> Figure:
        if figure.ordinal:
            return figure
        start, before = self._before(figure.start)
        end, after = self._after(figure.end)
        sign = next((word for word in ("マイナス", "氷点下") if self.text.endswith(word, 0, start)), "")
        counted = None if sign else self.counting.counted(figure, start, end)
        if sign:
            start, figure = start - len(sign), replace(figure, low=-figure.high, high=-figure.low)
        bounds: list[Bound] = [bound for bound in (before, after) if bound is not None]
        vague = "数" in self.text[figure.start : min(figure.end, figure.start + 2)]
        if "余" in self.text[figure.start : figure.end]:
            bounds.append("above")
        return replace(
            figure,
            start=min(start, figure.start),
            end=end,
            counted=counted,
            approximate=bool(bounds) or vague,
            bound=next((bound for bound in bounds if bound != "exact"), "exact"),
        )

    def _before(self, start: int) -> tuple[int, Bound | None]:
        head = self.text[max(0, start - 12) : start]
        if not head.endswith(_ends_of_approximators()):
            return start, None
        shorter = self._without_between(head)
        for word, bound in approximators("japanese", "before"):
            for part in (head, shorter):
                if part.endswith(word):
                    return start - len(head) + len(part) - len(word), bound
        return start, None

    def _after(self, end: int) -> tuple[int, Bound | None]:
        after = self.text[end : end + 12]
        if not after.startswith(_words_after()):
            return end, None
        for word, bound in approximators("japanese", "after"):
            if after.startswith(word) and not (len(word) == 1 and re.match(r"[一-鿿い]", after[1:2])):
                return end + (0 if word[0] == "を" or word[0] == "に" else len(word)), bound
        return end, None

    def _without_between(self, head: str) -> str:
        for word in longest_first("between") if head.endswith(longest_first("between")) else ():
            if head.endswith(word):
                return head[: -len(word)]
        return head


@cache
def _ends_of_approximators() -> tuple[str, ...]:
    """What may stand right before a figure that is approximate: the words themselves, or 計 and its like after them."""
    return tuple({*longest_first("between"), *(word for word, _ in approximators("japanese", "before"))})


@cache
def _words_after() -> tuple[str, ...]:
    return tuple(word for word, _ in approximators("japanese", "after"))


_SOME = re.compile(r"(?P<head>[\d〇一二三四五六七八九十百千]*)数(?P<scale>[十百千]?)(?P<large>[万億兆]?)")


def _vague(numeral: str) -> tuple[float, float] | None:
    """数人 is 2 to 9, 数十 20 to 90, 十数 11 to 19, 百数十 110 to 190, 数万 20,000 to 90,000."""
    match = _SOME.fullmatch(numeral)
    if match is None:
        return None
    head = japanese_number(match["head"]) if match["head"] else 0.0
    step = {"": 1.0, "十": 10.0, "百": 100.0, "千": 1000.0}[match["scale"]]
    large = LARGE_UNITS.get(match["large"], 1.0)
    if head is None or (head and head % (step * 10)):
        return None
    return (head + (1 if head else 2) * step) * large, (head + 9 * step) * large


def _same_scale(first: str, last: str, low: float) -> float:
    """1～2万 begins at 10,000."""
    scale = next((LARGE_UNITS[sign] for sign in reversed(last) if sign in LARGE_UNITS), 1)
    return low * scale if not any(sign in LARGE_UNITS for sign in first) else low


def _neighbours(first: str, last: str) -> bool:
    """１、２回 is a range, 3、12 is a list."""
    low, high = japanese_number(first), japanese_number(last.rstrip("".join(LARGE_UNITS)))
    return low is not None and high is not None and high == low + 1 and low < 10
