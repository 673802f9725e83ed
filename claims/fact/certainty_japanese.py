"""How sure a Japanese claim says it is: its closing cue first, then what else in it shows a view or a plan."""

from __future__ import annotations

from collections.abc import Sequence

from claims.claim import Claim
from claims.clause.grammar import ends_in_figure, form, is_predicate, is_verbal_noun
from claims.fact.certainty_closing import before_speech, closing, closing_outside, denial, is_plain_present
from claims.fact.certainty_reading import STOPS, Reading, outside_brackets, said_inside, without_stops
from claims.fact.cue import closing_cue, is_light, words_of
from claims.text import Token

_EVERY = frozenset({"毎年", "毎月", "毎週", "毎日", "毎朝", "毎晩", "例年"})
_MARKS = frozenset("「」『』“”")
_CLOSING_MARKS = frozenset("」』”")
_BY = frozenset({"よる", "因る", "拠る"})
_MANNERS = ("顔", "表情", "口調", "様子", "口ぶり", "面持ち")
_LATE_ROLES = frozenset({"heading", "bullet", "timeline"})


def japanese_reading(claim: Claim, outside: Sequence[Token]) -> Reading | None:
    """What a claim's words show; None where nothing but that it happened.

    Args:
        claim: a claim with Japanese words.
        outside: those of its words that outside_brackets() gives.
    """
    words = _told_first(claim)
    if len(words) < len(claim.tokens):
        outside = outside_brackets(words)
    if not outside:
        inside = said_inside(words) or [word for word in words if word.surface not in _MARKS]
        return _opinion_of_speaker(inside) or closing(inside)
    if said := said_inside(words) if claim.quoted or _says(words) else ():
        outer = closing_outside(outside)
        inner = closing(said) if outer and outer.level == "inferred" else None
        return (
            # 「増益が続く見込みだ」とみる: how he sees it is what he foresees.
            (inner if inner and inner.level == "predicted" else outer)
            or _insisted(outside, said)
            or _disowned(outside, said)
            or _opinion_of_speaker(said)
            or closing(said)
            or _judged(outside)
        )
    told = before_speech(outside)
    return (
        closing_outside(outside)
        or (_disowned(outside, told) if told else None)
        or _shown_within(claim, outside)
    )


def _shown_within(claim: Claim, words: Sequence[Token]) -> Reading | None:
    """What shows a view or a plan where no cue closes the clause; most looks are for words that most lack."""
    printed, normals = {word.surface for word in words}, {word.normal for word in words}
    topic = "は" in printed
    return (
        (_judged_gerund(words) if "と" in printed and "て" in normals else None)
        or denial(words)
        or (_evaluation(words) if topic and "の" in printed else None)
        or _owed(words)
        or (_weighed_deed(words) if topic else None)
        or (_hedged_topic(words) if topic else None)
        or (_foreseen_figure(words) if topic else None)
        or _headline_ending(claim, words)
        or _cut_short(words)
        or (_in_view(words) if "視野" in normals else None)
        or (_hearsay_frame(words) if "匿名" in printed or not _BY.isdisjoint(normals) else None)
        or _settled_future(words)
        or _inherited(claim)
    )


def _told_first(claim: Claim) -> Sequence[Token]:
    """The words of a claim; of a headline in parts (市長不信任を可決　官製談合疑惑) those of the first that tells a
    deed."""
    words, text = claim.tokens, claim.sentence.article.text
    if claim.sentence.role != "heading":
        return words
    first = 0
    for place in range(1, len(words)):
        if "\u3000" not in text[words[place - 1].end : words[place].start]:
            continue
        part = words[first:place]
        last = part[-2] if part[-1].surface in ("へ", "か") and len(part) > 1 else part[-1]
        clause = any(word.pos[0] == "助詞" or word.surface == "、" for word in part)
        if clause and (is_verbal_noun(last) or is_predicate(last)):
            return part
        first = place
    return words


def _says(words: Sequence[Token]) -> bool:
    """Whether the clause gives a quotation word for word, and its main verb is that of the と: 「必要だ」と述べた."""
    if _CLOSING_MARKS.isdisjoint([word.surface for word in words]):
        return False
    last = next(index for index in reversed(range(len(words))) if words[index].surface in _CLOSING_MARKS)
    if [word.normal for word in words[last + 1 : last + 3]] == ["と", "為る"]:
        return True  # 「…」としている
    end = len(words)
    while end and (is_light(words[end - 1]) or words[end - 1].surface in STOPS):
        end -= 1
    marks = [index for index in range(end) if words[index].surface in _CLOSING_MARKS]
    if not marks:
        return False
    after = outside_brackets(words[marks[-1] + 1 : end])
    if not any(word.surface in ("と", "などと", "など") for word in after[:1]):
        return False
    if words[end - 1].normal in words_of("speech"):
        return True
    if words[end - 1].normal.endswith(_MANNERS):
        return True  # 「延期すべきだと思う」と困り顔だった
    verbs = [word for word in after if is_predicate(word) and not is_light(word)]
    return len(verbs) < 2 and (bool(verbs) or is_verbal_noun(words[end - 1]))


def _judged_gerund(words: Sequence[Token]) -> Reading | None:
    """〜とみて調べている, 〜恐れがあるとして捜している: what is judged stands before と, what is done after it."""
    for index in range(len(words) - 2, 1, -1):
        if words[index - 1].surface != "と" or words[index + 1].normal != "て":
            continue
        verb = words[index]
        if verb.normal == "見る":
            inner = closing(words[: index - 1])
            judged = inner is None or inner.level == "opinion"
            return Reading("inferred", words[index - 1 : index + 2]) if judged else inner
        if verb.normal in ("為る", "考える", "判断"):
            return closing(words[: index - 1])
    return None


def _evaluation(words: Sequence[Token]) -> Reading | None:
    """いま要るのは言葉である: the cleft says what matters, which is a view."""
    for index in range(1, len(words) - 1):
        if words[index].surface == "の" and words[index + 1].surface == "は":
            before = words[index - 1] if words[index - 1].surface != "な" or index < 2 else words[index - 2]
            if before.normal in words_of("evaluations"):
                return Reading("opinion", [before, words[index], words[index + 1]])
    return None


def _owed(words: Sequence[Token]) -> Reading | None:
    """最優先で取り組むべき課題である: what ought to be done, as a noun predicate."""
    end = len(words)
    while end and words[end - 1].normal in ("だ", "です", "有る", "で"):
        end -= 1
    due = next(
        (i for i in range(max(1, end - 3), end) if words[i].normal == "べし" or words[i].surface == "べき"),
        None,
    )
    if due is None or end == len(words) or any(word.pos[0] == "助詞" for word in words[due + 1 : end]):
        return None
    return Reading("opinion", [words[due]])


def _weighed_deed(words: Sequence[Token]) -> Reading | None:
    """公表まで1週間もかかったのは遅い: an adjective said of what was done is the writer's view."""
    last = words[-1] if words else None
    if last is None or last.pos[0] != "形容詞" or last.normal in ("無い", "ない"):
        return None
    deed = any(
        words[index].normal in ("の", "こと")
        and words[index + 1].surface == "は"
        and is_predicate(words[index - 1])
        for index in range(1, len(words) - 2)
    )
    return Reading("opinion", [last]) if deed else None


def _insisted(words: Sequence[Token], said: Sequence[Token]) -> Reading | None:
    """「政治の圧力はなかった」と強調した: who insists on a negative denies."""
    verb = next((word for word in reversed(words) if not is_light(word)), None)
    if verb is None or verb.normal not in words_of("insisting"):
        return None
    last = list(without_stops(said))[-4:]
    negated = any(word.normal in ("ない", "無い", "ず") for word in last)
    unknown = any(word.normal in words_of("unknowing") for word in said[-8:])
    return Reading("denied", [verb]) if negated and not unknown and closing(said) is None else None


def _disowned(words: Sequence[Token], said: Sequence[Token]) -> Reading | None:
    """「辞任は考えていない」と述べた, 隠す意図はなかったと話した: who says that they did or meant no such thing
    denies it."""
    verb = next((word for word in reversed(words) if not is_light(word)), None)
    last = [word for word in without_stops(said) if word.normal not in ("だ", "です", "ます", "た")]
    if verb is None or len(last) < 2 or last[-1].normal not in ("ない", "無い", "ず", "ぬ"):
        return None
    deed = last[:-1]
    if deed[-1].normal in ("有る", "御座る"):
        deed = deed[:-1]
    if deed[-1].surface in ("は", "も", "が") and len(deed) > 1:
        meant = deed[-2].normal in words_of("disowned")
        return Reading("denied", [verb]) if meant and deed[-1].surface != "が" else None
    while len(deed) > 1 and deed[-1].normal in ("居る", "おる", "て", "で", "は", "為る"):
        deed = deed[:-1]
    somebody_else = any(word.surface == "が" and word.pos[0] == "助詞" for word in said)
    return Reading("denied", [verb]) if deed[-1].normal in words_of("deeds") and not somebody_else else None


def _judged(words: Sequence[Token]) -> Reading | None:
    """「初動が遅い」と批判した: the verb says that what is quoted is a view."""
    verb = next((word for word in reversed(words) if not is_light(word)), None)
    return Reading("opinion", [verb]) if verb is not None and verb.normal in words_of("judging") else None


def _hedged_topic(words: Sequence[Token]) -> Reading | None:
    """流出した可能性があるのは、氏名など約12万件だ: what is told of is itself only possible."""
    topic = next(
        (i for i in range(2, len(words)) if words[i].surface == "は" and words[i].pos[0] == "助詞"), None
    )
    last = next((word for word in reversed(words) if word.normal not in ("だ", "です", "有る", "で")), None)
    if topic is None or last is None or last.pos[0] not in ("名詞", "接尾辞", "助詞"):
        return None
    for place in range(topic - 1, 0, -1):
        match = closing_cue(words[:place])
        if match and match.cue.is_noun and match.cue.level == "inferred" and match.end >= place - 3:
            return Reading("inferred", words[match.start : match.end])
        if (
            words[place].pos[0] in ("名詞", "助詞")
            and words[place].surface not in ("の", "が")
            and place < topic - 3
        ):
            return None
    return None


def _foreseen_figure(words: Sequence[Token]) -> Reading | None:
    """発効の目標は4月1日だ, 完成予定は2030年3月, 売上高の見通しは300億円: the topic makes the figure an aim, a plan
    or a forecast."""
    rest = list(words)
    while rest and (rest[-1].surface in STOPS or rest[-1].normal in ("だ", "です", "が", "有る")):
        rest.pop()
    topic = next(
        (i for i in range(2, len(rest)) if rest[i].surface == "は" and rest[i].pos[0] == "助詞"), None
    )
    if topic is None or not ends_in_figure(rest) or rest[-1].surface in _COUNTING_ITSELF:
        return None
    end = topic - 1 if rest[topic - 1].normal in _OF_WHAT_IS_FORESEEN else topic
    match = closing_cue(rest[:end])
    if match is None or not match.cue.is_noun or match.end != end or match.start == 0:
        return None
    return Reading(match.cue.level, words[match.start : match.end])


_OF_WHAT_IS_FORESEEN = frozenset("時期 額 日 数 値 年 年度".split())
"""目標時期, 見込み額, 予定日"""
_COUNTING_ITSELF = frozenset("つ 種類 通り 点 個 件 案".split())
"""案は2つだ tells how many plans there are."""


def _headline_ending(claim: Claim, words: Sequence[Token]) -> Reading | None:
    """15ノットで航行か: か at the end of a headline marks what is not confirmed; 給食を無償化へ tells what is to be."""
    last = words[-1]
    ends = words[-1].end < claim.tokens[-1].end or claim.char_end >= claim.sentence.char_end - 1
    late = claim.sentence.role in _LATE_ROLES and ends
    if not late or last.pos[0] != "助詞" or last.surface not in ("か", "へ"):
        return None
    if last.surface == "か":
        return Reading("inferred", [last])
    act = len(words) > 1 and (is_verbal_noun(words[-2]) or words[-2].surface.endswith("化"))
    return Reading("planned", [last]) if act else None


def _cut_short(words: Sequence[Token]) -> Reading | None:
    """被害は確認されていないと。: という left out at the end."""
    quoting = words[-1].surface == "と" and words[-1].pos[:2] == ("助詞", "格助詞")
    return (
        Reading("reported", [words[-1]]) if quoting and len(words) > 1 and is_predicate(words[-2]) else None
    )


def _hearsay_frame(words: Sequence[Token]) -> Reading | None:
    """報道によると, 記事によれば: the outlet leans on another's report."""
    for index in range(1, len(words) - 1):
        if words[index].surface == "に" and words[index + 1].normal in _BY:
            return _frame_of(words, index)
        if words[index - 1].surface == "匿名" and words[index + 1].surface == "条件":
            return Reading("reported", words[index - 1 : index + 2])  # 匿名を条件に明かした
    return None


def _in_view(words: Sequence[Token]) -> Reading | None:
    """増設を視野に協議を進めている, 過失傷害の疑いも視野に調べている: talks, or a search, with something in view."""
    for index in range(len(words) - 1):
        if words[index].normal == "視野" and words[index + 1].surface == "に":
            talks = any(
                word.normal in ("協議", "検討", "議論", "調整", "交渉", "調べる", "捜査", "調査")
                for word in words[index + 2 :]
            )
            return Reading("considered", words[index : index + 2]) if talks else None
    return None


def _frame_of(words: Sequence[Token], index: int) -> Reading | None:
    source = words[index - 1]
    conditional = index + 2 < len(words) and words[index + 2].surface in ("と", "ば")
    paper = source.surface in ("同紙", "同誌", "両紙", "各紙", "他紙")
    listed = words_of("media") | words_of("unnamed")
    if conditional and (paper or source.normal in listed or source.surface in listed):
        return Reading("reported", words[index - 1 : index + 3])
    return None


def _settled_future(words: Sequence[Token]) -> Reading | None:
    """１９日は全便を欠航する: a plain present with a time to come, told as settled."""
    if not is_plain_present(words):
        return None
    verb = words[-2] if words[-1].normal == "為る" else words[-1]
    if verb.normal in words_of("speech"):
        return None
    for index, word in enumerate(words[:-1]):
        if word.normal in words_of("aims") or _is_plan_frame(words, index):
            return Reading("planned", [word])
    future = words_of("future")
    vague = next((word for word in words if word.normal in words_of("vague")), None)
    settled = any(
        word.normal in future - words_of("vague") or word.surface in future - words_of("vague")
        for word in words
    )
    if vague and not settled and not _topic_is_a_day(words):
        return Reading("planned", [vague])
    if any(word.normal in future or word.surface in future for word in words) or _topic_is_a_day(words):
        return Reading("decided", [words[-1]] if words[-1].normal != "為る" else list(words[-2:]))
    return None


def _is_plan_frame(words: Sequence[Token], index: int) -> bool:
    """計画では、橋は2030年に開通する: what follows is what the plan says."""
    named = words[index].normal in ("計画", "予定", "案", "構想")
    return (
        named
        and words[index + 1].surface in ("で", "では")
        and any(t.surface == "は" for t in words[index + 2 : index + 3])
    )


def _topic_is_a_day(words: Sequence[Token]) -> bool:
    """１９日は, ９月から, 来年度に: a date that a plain present is set for; not one of a habit (毎年)."""
    if tells_a_habit(words):
        return False
    return any(
        words[index].surface in ("日", "月", "年", "年度")
        and words[index + 1].surface in ("は", "に", "から")
        for index in range(len(words) - 1)
    )


def is_open(words: Sequence[Token]) -> bool:
    """Whether the clause ends open: 〜し、〜で、〜して、."""
    return form(words[-1]).startswith("連用形") or words[-1].normal == "て"


def tells_a_habit(words: Sequence[Token]) -> bool:
    """毎年5月に祭りを開く: what happens again and again."""
    return any(word.normal in _EVERY for word in words)


def _inherited(claim: Claim) -> Reading | None:
    """A clause that ends open (〜し、〜で、) under the sentence's hearsay: AしBしたという reports both. A clause that
    ends in a figure is as sure as the next, whose verb it shares: 深さは12キロ、規模は6.4と推定される."""
    figure = ends_in_figure(claim.tokens)
    if not figure and not is_open(claim.tokens):
        return None
    after = [token for token in claim.sentence.tokens if token.start >= claim.char_end]
    if figure:
        return closing(_next_clause(after))
    if any(
        word.normal in ("よる", "因る") and after[place - 1].surface == "に"
        for place, word in enumerate(after)
        if place
    ):
        return None
    reading = closing(after)
    if reading and reading.level == "reported":
        return reading
    return None


def _next_clause(words: Sequence[Token]) -> Sequence[Token]:
    """The words up to the second comma, or the full stop."""
    commas = [place for place, word in enumerate(words) if word.surface in "、，"]
    if not commas or commas[0]:
        return ()
    return without_stops(words[1 : commas[1] if len(commas) > 1 else len(words)])


def _opinion_of_speaker(said: Sequence[Token]) -> Reading | None:
    """A quoted sentence that ends in a noun with だ or である, or in an adjective, judges: 見張りは基本中の基本だ。"""
    for sentence in _sentences(said):
        words = outside_brackets(sentence)
        if len(words) < 2 or closing_cue(words):
            continue
        last, before = words[-1], words[-2]
        copula = last.normal in ("だ", "です") and form(last).startswith("終止形")
        noun = before.pos[0] in ("名詞", "形状詞") and before.normal not in ("こと", "の", "予定")
        if (copula and noun and form(last) != "意志推量形") or (
            last.pos[0] == "形容詞" and last.normal != "無い"
        ):
            return Reading("opinion", [before, last])
    return None


def _sentences(words: Sequence[Token]) -> list[Sequence[Token]]:
    found, start = [], 0
    for index, word in enumerate(words):
        if word.surface in ("。", "．"):
            found.append(words[start:index])
            start = index + 1
    if start < len(words):
        found.append(words[start:])
    return found
