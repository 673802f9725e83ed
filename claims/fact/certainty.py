"""How sure a claim says it is: the ladder from predicted to happened, and what stands beside it.

The cue that governs the main predicate decides. Hearsay over a plan (最終調整に入ったという) leaves it a plan;
verbs of saying (〜と述べた) let the certainty of what is said through.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from claims.claim import Claim
from claims.clause import is_japanese
from claims.clause.english import finite_verb, quotation_depths
from claims.clause.grammar import (
    bracket_depths,
    form,
    is_content,
    is_predicate,
    is_subject_particle,
    is_verbal_noun,
)
from claims.clause.quotation import full_quotations
from claims.fact.cue import closing_cue, first_cue, is_light, without_politeness, words_of
from claims.fact.fact import Certainty, Fact
from claims.text import Token
from claims.wordlist import word_list

_ANNOUNCEMENTS = frozenset({"発表", "表明", "公表", "明らか"})
_STOPS = frozenset("。．！!、，,.？?")
_CLOSING_MARKS = frozenset("」』”")
_LATE_ROLES = frozenset({"heading", "bullet", "timeline"})


class Reading(NamedTuple):
    """A level and the words that show it."""

    level: Certainty
    words: Sequence[Token]


def certainty_of(claim: Claim) -> Fact:
    """The certainty of a claim.

    Args:
        claim: a claim; a quotation is judged by what is said inside the quotation marks.

    Returns:
        A fact of kind "certainty" whose value is the level; its place is the cue's, or that of the predicate
        where the claim is told as happened without any cue.
    """
    words = claim.tokens
    if not words:
        return _fact(claim, claim.char_start, claim.char_end, "happened")
    reading = _japanese(claim) if is_japanese(words) else _english(claim)
    reading = reading or Reading("happened", _predicate(words))
    return _fact(claim, reading.words[0].start, reading.words[-1].end, reading.level)


def weighed(certainty: Fact, claim: Claim, speaker: Fact | None) -> Fact:
    """The certainty once it is known who speaks: an expert's quoted word is a judgement, not a report of a fact.

    Args:
        certainty: what the claim's own words say.
        speaker: who says it; None for the outlet.
    """
    quotes = claim.quoted or bool(full_quotations(claim.tokens))
    if certainty.value == "planned" and certainty.surface == "たい" and speaker is None and not quotes:
        return replace(certainty, value="opinion") if not _has_subject(claim) else certainty
    if certainty.value == "happened" and speaker is not None and _is_medium(speaker.value, claim):
        return Fact("certainty", speaker.surface, speaker.char_start, speaker.char_end, "reported")
    if certainty.value != "happened" or not quotes or speaker is None:
        return certainty
    experts = word_list("experts.txt", "claims.fact")
    around = {token.surface.lower() for token in outside_brackets(claim.sentence.tokens)}
    titled = any(speaker.value.endswith(title) for title in experts if not title.isascii())
    if not titled and not (is_english(claim) and around & experts):
        return certainty
    return Fact("certainty", speaker.surface, speaker.char_start, speaker.char_end, "opinion")


def _is_medium(speaker: str, claim: Claim) -> bool:
    """Whether an English article calls the speaker a medium: Rengo, where it has written Rengo News."""
    if not speaker[:1].isascii() or not speaker[:1].isupper() or " " in speaker:
        return False
    text = claim.sentence.article.text
    return any(f"{speaker} {word.capitalize()}" in text for word in words_of("english_media"))


def _has_subject(claim: Claim) -> bool:
    words = claim.tokens
    return claim.subject is not None or any(
        is_subject_particle(words, index) for index in range(1, len(words))
    )


def is_english(claim: Claim) -> bool:
    """Whether the claim is in English, by its words."""
    return not is_japanese(claim.sentence.tokens)


def _fact(claim: Claim, start: int, end: int, level: Certainty) -> Fact:
    return Fact("certainty", claim.sentence.article.text[start:end], start, end, level)


def _japanese(claim: Claim) -> Reading | None:
    words = claim.tokens
    outside = outside_brackets(words)
    if not outside:
        return _opinion_of_speaker(words) or _closing(words)
    if said := _said(words) if claim.quoted or _says(words) else ():
        outer = _closing(outside)
        return outer or _opinion_of_speaker(said) or _closing(said) or _judged(outside)
    return (
        _closing(outside)
        or _judged_gerund(outside)
        or _denial(outside)
        or _evaluation(outside)
        or _hedged_topic(outside)
        or _headline_ending(claim, outside)
        or _in_view(outside)
        or _hearsay_frame(outside)
        or _settled_future(outside)
        or _inherited(claim)
    )


def outside_brackets(words: Sequence[Token]) -> list[Token]:
    """The words outside brackets, without ます, and without stops at the end."""
    depths = bracket_depths(words)
    kept = [word for word, depth in zip(words, depths, strict=True) if not depth]
    while kept and kept[-1].surface in _STOPS:
        kept.pop()
    return without_politeness(kept)


def _said(words: Sequence[Token]) -> Sequence[Token]:
    """What is said inside the longest full quotation; nothing where a quotation stands without marks."""
    spans = full_quotations(words)
    if not spans:
        return ()
    first, end = max(spans, key=lambda span: words[span[1] - 1].end - words[span[0]].start)
    return words[first:end]


def _says(words: Sequence[Token]) -> bool:
    """Whether the clause gives a quotation word for word and ends in a verb of saying: 「必要だ」と述べた."""
    end = len(words)
    while end and (is_light(words[end - 1]) or words[end - 1].surface in _STOPS):
        end -= 1
    if not end or words[end - 1].normal not in words_of("speech"):
        return False
    marks = [index for index in range(end) if words[index].surface in _CLOSING_MARKS]
    after = words[marks[-1] + 1 : marks[-1] + 2] if marks else ()
    return any(word.surface in ("と", "などと") or word.surface == "など" for word in after)


def _closing(words: Sequence[Token]) -> Reading | None:
    """Peel the clause from its end: hearsay, findings and verbs of saying are lifted off while something is below."""
    rest: Sequence[Token] = outside_brackets(words)
    weak: Reading | None = None
    while rest:
        match = closing_cue(rest)
        if match is None:
            if passed_on := _passed_on(rest):
                return passed_on
            said = _before_finding(rest) or _before_speech(rest)
            if said is None:
                return weak or _announced(words, rest) or (_denial(rest) if len(rest) < len(words) else None)
            rest = said
            continue
        if _performs(rest, match.start, match.cue.words):
            future = next((word for word in rest if word.normal in words_of("future")), None)
            return Reading("planned", [future]) if future else weak
        reading = Reading(match.cue.level, rest[match.start : match.end])
        if match.cue.level != "reported" and match.cue.words[-1] != "だろう":
            return reading
        weak = weak or reading
        rest = _without_stops(rest[: match.start])
    return weak


def _without_stops(words: Sequence[Token]) -> Sequence[Token]:
    end = len(words)
    while end and words[end - 1].surface in _STOPS:
        end -= 1
    return words[:end]


def _before_speech(words: Sequence[Token]) -> Sequence[Token] | None:
    """What stands before 〜と述べた, 〜と会見で説明した; None where the clause does not end in a verb of saying."""
    index = len(words) - 1
    while index >= 0 and is_light(words[index]) and words[index].normal not in words_of("speech"):
        index -= 1
    if index < 0 or words[index].normal not in words_of("speech"):
        return None
    for here in range(index - 1, 0, -1):
        word = words[here]
        if word.surface == "と" and word.pos[0] == "助詞":
            return _without_stops(words[:here])
        if is_predicate(word) and not is_light(word):
            return None
    return None


def _before_finding(words: Sequence[Token]) -> Sequence[Token] | None:
    """What stands before 〜ことが12日、分かった: what was found out, with its own certainty; None elsewhere."""
    verb = next((here for here in range(len(words) - 1, -1, -1) if not is_light(words[here])), -1)
    if verb < 3 or words[verb].normal not in words_of("outcomes"):
        return None
    for here in range(verb - 1, max(0, verb - 12), -1):
        if words[here].surface in ("が", "も", "を") and words[here - 1].normal in ("こと", "の", "事"):
            return _without_stops(words[: here - 1])
        if is_predicate(words[here]) and not is_light(words[here]):
            return None
    return None


def _passed_on(words: Sequence[Token]) -> Reading | None:
    """〜したと同紙は報じた: the verb that passes on stands apart from its と."""
    verb = next((here for here in range(len(words) - 1, -1, -1) if not is_light(words[here])), -1)
    if verb < 2 or words[verb].normal not in words_of("reporting"):
        return None
    for here in range(verb - 1, 0, -1):
        if words[here].surface == "と" and words[here].pos[0] == "助詞" and is_predicate(words[here - 1]):
            return Reading("reported", [words[verb]])
        if is_predicate(words[here]) and not is_light(words[here]):
            return None
    return None


def _announced(words: Sequence[Token], said: Sequence[Token]) -> Reading | None:
    """開くと発表した: a plain present that is announced is decided."""
    tail = outside_brackets(words)[len(said) :]
    if said and _is_plain_present(said) and any(word.normal == "為る" for word in tail) and _goes_on(tail):
        return Reading("planned", [word for word in tail if word.normal == "為る"])
    verb = next((word for word in tail if word.normal in _ANNOUNCEMENTS), None)
    if verb is None or not said or not _is_plain_present(said):
        return None
    return Reading("decided", [verb])


def _goes_on(tail: Sequence[Token]) -> bool:
    """〜するとしている, 〜するとした: the body's own word on what it will do; not 〜するとして捜す."""
    forms = [word.normal for word in tail if word.pos[0] != "補助記号"]
    return forms[:2] == ["と", "為る"] and (forms[2:] in (["て", "居る"], ["た"]))


def _is_plain_present(words: Sequence[Token]) -> bool:
    """Whether the clause ends in the present of a verb of doing: 開く, 実施する; not いる, ある, できる, ない."""
    last = words[-1]
    if last.pos[0] != "動詞" or not form(last).startswith(("終止形", "連体形")):
        return False
    if last.normal == "為る":
        return len(words) > 1 and (is_verbal_noun(words[-2]) or words[-2].surface == "に")
    return not last.pos[1].startswith("非自立")


def _performs(words: Sequence[Token], start: int, cue: tuple[str, ...]) -> bool:
    """お知らせいたします does what it says and decides nothing."""
    return cue[-1] in ("致す", "頂く") and start > 0 and words[start - 1].normal in words_of("unreported")


def _judged_gerund(words: Sequence[Token]) -> Reading | None:
    """〜とみて調べている, 〜恐れがあるとして捜している: what is judged stands before と, what is done after it."""
    for index in range(len(words) - 2, 1, -1):
        verb = words[index]
        if words[index - 1].surface != "と" or words[index + 1].normal != "て":
            continue
        if verb.normal == "見る":
            inner = _closing(words[: index - 1])
            judged = inner is None or inner.level == "opinion"
            return Reading("inferred", words[index - 1 : index + 2]) if judged else inner
        if verb.normal in ("為る", "考える", "判断"):
            return _closing(words[: index - 1])
    return None


def _denial(words: Sequence[Token]) -> Reading | None:
    """〜するものではない, 核の保有でもない: a noun predicate denied at the clause's end."""
    end = len(words)
    while end and words[end - 1].normal in ("だ", "です", "た"):
        end -= 1
    start = end - 1
    if start < 2 or words[start].normal not in ("無い", "ない", "ず"):
        return None
    if words[start - 1].normal == "有る":
        start -= 1
    if start < 3 or words[start - 1].surface not in ("は", "も") or words[start - 2].surface != "で":
        return None
    noun = words[start - 3]
    if noun.pos[0] not in ("名詞", "代名詞", "接尾辞") or "形状" in noun.pos[2] or noun.pos[1] == "数詞":
        return None
    return Reading("denied", words[start - 2 : end])


def _evaluation(words: Sequence[Token]) -> Reading | None:
    """いま要るのは言葉である: the cleft says what matters, which is a view."""
    for index in range(1, len(words) - 1):
        if words[index].surface == "の" and words[index + 1].surface == "は":
            before = words[index - 1] if words[index - 1].surface != "な" or index < 2 else words[index - 2]
            if before.normal in words_of("evaluations"):
                return Reading("opinion", [before, words[index], words[index + 1]])
    return _owed(words) or _weighed_deed(words)


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


def _headline_ending(claim: Claim, words: Sequence[Token]) -> Reading | None:
    """15ノットで航行か: か at the end of a headline marks what is not confirmed; 給食を無償化へ tells what is to be."""
    last = words[-1]
    late = claim.sentence.role in _LATE_ROLES and claim.char_end >= claim.sentence.char_end - 1
    if not late or last.pos[0] != "助詞" or last.surface not in ("か", "へ"):
        return None
    if last.surface == "か":
        return Reading("inferred", [last])
    act = len(words) > 1 and (is_verbal_noun(words[-2]) or words[-2].surface.endswith("化"))
    return Reading("planned", [last]) if act else None


def _hearsay_frame(words: Sequence[Token]) -> Reading | None:
    """報道によると, 記事によれば: the outlet leans on another's report."""
    for index in range(1, len(words) - 1):
        if words[index].surface == "に" and words[index + 1].normal in ("よる", "因る", "拠る"):
            return _frame_of(words, index)
    return None


def _in_view(words: Sequence[Token]) -> Reading | None:
    """増設を視野に協議を進めている: talks with something in view."""
    for index in range(len(words) - 1):
        if words[index].normal == "視野" and words[index + 1].surface == "に":
            talks = any(
                word.normal in ("協議", "検討", "議論", "調整", "交渉") for word in words[index + 2 :]
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
    if not _is_plain_present(words) or words[-1].normal in words_of("speech"):
        return None
    for index, word in enumerate(words[:-1]):
        if word.normal in words_of("aims") or _is_plan_frame(words, index):
            return Reading("planned", [word])
    if any(word.normal in words_of("future") for word in words) or _topic_is_a_day(words):
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
    if any(word.normal in ("毎年", "毎月", "毎週", "毎日", "例年") for word in words):
        return False
    return any(
        words[index].surface in ("日", "月", "年", "年度")
        and words[index + 1].surface in ("は", "に", "から")
        for index in range(len(words) - 1)
    )


def _inherited(claim: Claim) -> Reading | None:
    """A clause that ends open (〜し、〜で、) under the sentence's hearsay: AしBしたという reports both."""
    last = claim.tokens[-1]
    open_ended = form(last).startswith("連用形") or last.normal == "て"
    if not open_ended:
        return None
    after = [token for token in claim.sentence.tokens if token.start >= claim.char_end]
    reading = _closing(after)
    if reading and reading.level == "reported":
        return reading
    return None


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


def _english(claim: Claim) -> Reading | None:
    words = claim.tokens
    if (said := _said(words)) and (claim.quoted or _says_in_english(words)):
        match = first_cue(said, weak=False)
        if match:
            return Reading(match.cue.level, said[match.start : match.end])
        judged = finite_verb(said, 0)
        own = any(word.normal in ("i", "we") for word in said[: judged or 0])
        if judged is not None and said[judged].surface.lower() in ("is", "are") and not own:
            return Reading("opinion", [said[judged]])
        return None
    match = first_cue(words, weak=False) or first_cue(words, weak=True)
    if match:
        return Reading(match.cue.level, words[match.start : match.end])
    return _attributed(words)


def _says_in_english(words: Sequence[Token]) -> bool:
    """Whether a verb of saying stands outside the quotation: "We are sorry," the president told reporters."""
    marks = quotation_depths(words)
    return any(
        word.lemma in words_of("english_speech") and not inside
        for word, inside in zip(words, marks, strict=True)
    )


def _attributed(words: Sequence[Token]) -> Reading | None:
    """'…, a fisherman told the paper' and 'The Times said …': somebody else's word."""
    for index, word in enumerate(words):
        if word.lemma not in words_of("english_speech"):
            continue
        comma = max((here for here in range(index) if words[here].surface == ","), default=-1)
        source = words[comma + 1 : index]
        trailing = comma > 0 and finite_verb(words[:comma], 0) is not None and finite_verb(source, 0) is None
        hearsay = words_of("english_media") | words_of("english_unnamed")
        medium = any(name.lemma in hearsay or name.normal in hearsay for name in words[:index])
        official = any(name.normal in words_of("english_officials") for name in source)
        if source and ((trailing and not official) or medium):
            return Reading("reported", [word])
    return None


def _predicate(words: Sequence[Token]) -> Sequence[Token]:
    """The words of the main predicate, where no cue is printed."""
    if not is_japanese(words):
        verb = finite_verb(words, 0)
        return [words[-1] if verb is None else words[verb]]
    outside = outside_brackets(words) or list(words)
    last = max(
        (index for index, word in enumerate(outside) if is_content(word) and not is_light(word)), default=-1
    )
    return outside[last:] if last >= 0 else outside[-1:]
