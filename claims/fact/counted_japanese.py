"""What a Japanese figure counts: the noun beside it, the topic that names a quantity, never who acts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claims.fact.figure import Figure, longest_first, units
from claims.text import Token

_NEW_TOPIC = re.compile(r"[はがを。]|うち|計|ほか")
# 20人を採用, 20人に通知: somebody else does something to those counted; 20人を超え, 20人に達し tells how many.
_ACTED_ON = re.compile(
    r"を(?!超|上回|下回|突破|割|切|こえ)|に(?!な|上|のぼ|達|増|減|膨|及|とど|の|すぎ|過ぎ|迫|限)|が|から|へ"
)
_COMPLETES = re.compile(r"(?:だ|で(?:す|あ|し)|に(?:な|上|達|増|減|膨|の|と)|とな|まで|へ|[。、)]|$)")


class Counting:
    """Finds what the figures of one width-folded text count; an answer is as printed, None where it is unsaid."""

    def __init__(
        self, text: str, tokens: Sequence[Token], starts: Sequence[int], ends: Sequence[int]
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.starts, self.ends = starts, ends
        """Where each token starts, ascending, and ends in the text."""

    def counted(self, figure: Figure, start: int, end: int) -> str | None:
        if figure.unit in units()["nouns_as_units"]:
            return figure.unit
        before = self._counted_before(start, end)
        measure = figure.unit in units()["measures"] and figure.high != figure.low + 9
        after = None if measure else self._counted_after(end)
        return before or after or self._state_of_part(start, end) or self._quantity_told(figure, start)

    def carried(self, before: Figure | None, figure: Figure) -> Figure:
        """死者は2人増えて18人になった: the second figure is of the same thing, where it only completes the verb."""
        if before is None or before.counted is None or figure.counted or figure.ordinal:
            return figure
        between = self.text[before.end : figure.start]
        topic = self.text.endswith((f"{before.counted}は", f"{before.counted}が"), 0, before.start)
        alike = before.unit == figure.unit or {before.unit, figure.unit} == {"ポイント", "%"}
        if topic and alike and not _NEW_TOPIC.search(between) and _COMPLETES.match(self.text, figure.end):
            return replace(figure, counted=before.counted)
        return figure

    def _state_of_part(self, start: int, end: int) -> str | None:
        """うち3人が重傷だ: the part is of those badly hurt."""
        if not self.text.endswith(("うち", "うち約"), 0, start) or self.text[end : end + 1] not in (
            "が",
            "は",
        ):
            return None
        after = self.text[end + 1 : end + 7]
        return next((word for word in longest_first("states") if after.startswith(word)), None)

    def _quantity_told(self, figure: Figure, start: int) -> str | None:
        """輸出額は前年比12%増の3兆円だった: the topic that names a quantity, where the figure completes the verb."""
        index = bisect_left(self.starts, start) - 1
        if not _COMPLETES.match(self.text, figure.end):
            return None
        while index > 0 and not _closes_a_phrase(self.tokens[index]):
            index -= 1
        topic = self.tokens[index]
        if topic.surface != "は" or topic.pos[0] != "助詞":
            return None
        noun = self._noun_ending(index - 1)
        return noun if noun and noun.endswith(tuple(units()["quantity_endings"])) else None

    def _counted_before(self, start: int, end: int) -> str | None:
        """The noun right before the figure (乗客128人), or before は, が, も or を (旅客は15名, 定員を40人に).

        In 市は20人を採用した the topic acts; it is not counted.
        """
        index = bisect_left(self.starts, start) - 1
        between = units()["between"]
        if index >= 0 and self.ends[index] != start:
            return None
        while index >= 0 and self.tokens[index].surface in between:
            index -= 1
        if (
            index > 1
            and self.tokens[index].surface == "で"
            and self.tokens[index - 1].surface in ("だけ", "のみ")
        ):
            index -= 2  # 薬学部だけで17人
        if (
            index > 0
            and self.tokens[index].surface in ("は", "が", "も", "を")
            and self.tokens[index].pos[0] == "助詞"
        ):
            if self.tokens[index].surface != "を" and _ACTED_ON.match(self.text, end):
                return None
            index -= 1
        return self._noun_ending(index)

    def _noun_ending(self, index: int) -> str | None:
        last = index
        while index >= 0 and last - index < 4 and _is_noun(self.tokens[index]):
            if index < last and self.ends[index] != self.starts[index + 1]:
                break
            index -= 1
        while index < last and self.tokens[index + 1].surface in _between_or_not_counted():
            index += 1
        if index == last or last < 0:
            return None
        if self.tokens[last].surface == "ら" and index + 1 < last:
            last -= 1
        noun = self.text[self.starts[index + 1] : self.ends[last]]
        head = self.tokens[last]
        empty = head.surface in units()["not_counted"] and head.pos[0] != "接尾辞"
        return None if noun in units()["not_counted"] or empty else noun

    def _counted_after(self, end: int) -> str | None:
        """14人の乗客: the noun after の."""
        index = bisect_left(self.starts, end)
        if index + 1 >= len(self.tokens) or self.tokens[index].surface != "の":
            return None
        first = last = index + 1
        while last < len(self.tokens) and last - first < 4 and _is_noun(self.tokens[last]):
            last += 1
        if last == first or "サ変可能" in self.tokens[last - 1].pos:
            return None
        noun = self.text[self.starts[first] : self.ends[last - 1]]
        return None if noun in units()["not_counted"] else noun


@cache
def _between_or_not_counted() -> frozenset[str]:
    return frozenset(units()["between"] | units()["not_counted"])


def _closes_a_phrase(token: Token) -> bool:
    """A topic, subject or object, or a clause's end: beyond it another thing is told of."""
    if token.pos[0] == "助詞":
        return token.surface in ("は", "が", "を") or token.pos[1] == "接続助詞"
    return token.surface in "。「」()（）" or token.surface in ("うち", "計", "ほか")


def _is_noun(token: Token) -> bool:
    if token.surface[0].isdecimal() or "助数詞" in token.pos:
        return False
    if token.pos[0] == "接尾辞":
        return token.pos[1] == "名詞的"
    return token.pos[0] == "名詞" and token.pos[1] != "数詞" and "人名" not in token.pos
