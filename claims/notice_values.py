"""A notice's words -> what was printed, and what stands instead."""

from __future__ import annotations

import re

_VALUE = r"(?:「[^」]{1,60}」|『[^』]{1,60}』|[^、。\s「」『』]{1,30}?)"
# What was wrong begins after the last particle before it, or at its quotation mark.
_BEFORE = r"(?:.*[をはがでの、\s]|.*(?=[「『])|^)"
_DONE = "(?:た|ました|ていた|ていました|ておりました)"
_PRINTED_AS = (
    rf"と(?:(?:お伝え|報道|表記|記載|記述|掲載|紹介|)し{_DONE}|報じ{_DONE}|記し{_DONE}|あ(?:る|った|ります|りました)"
    r"|書(?:いた|きました|いていました)|なって(?:いた|いました|おりました))"
)
_END = r"(?:でした|です|だった|である)?(?:。|、|ので|$)"
# What stands instead, where no word says that it is right: 5人とお伝えしましたが、4人でした. Only words in quotation
# marks, a figure or a bare noun, so that a reason (幼児が含まれていませんでした) is none.
_INSTEAD = (
    r"(?:「[^」]{1,60}」|『[^』]{1,60}』|[0-9][^、。\s「」『』]{0,15}?|[一-鿿々ァ-ヺーA-Za-z0-9]{1,20}?)"
)
_IS = r"(?:でした|です|だった|である|と分か|とわか|と判明)"
# Each finds what was wrong and, mostly, what is right. Written on the folded sentence; the first that fits is taken.
_JAPANESE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:\(誤\)|誤[:;])\s*(?P<wrong>{_VALUE})[→、\s]*(?:\(正\)|正[:;])\s*(?P<right>[^\s。、()]{{1,40}})",
        rf"{_BEFORE}(?P<wrong>{_VALUE}){_PRINTED_AS}が、?(?P<right>{_VALUE})(?:に|へ|と)(?:訂正|修正|改め|差し替え)",
        rf"{_BEFORE}(?P<wrong>{_VALUE}){_PRINTED_AS}.{{0,4}}?[のはが、]+(?:正しくは|正確には)、?(?P<right>[^。]{{1,60}}?){_END}",
        rf"{_BEFORE}(?P<wrong>{_VALUE}){_PRINTED_AS}.{{0,4}}?[はが、]+(?P<right>{_VALUE})の(?:誤り|間違い|誤記|誤植)",
        rf"{_BEFORE}(?P<wrong>{_VALUE}){_PRINTED_AS}(?:のは|が|ものの)、?(?:その後の[^。、]{{1,12}}?[でに]、?)?"
        rf"(?P<right>{_INSTEAD}){_IS}",
        rf"{_BEFORE}(?P<wrong>{_VALUE})(?P<to>から|まで|に|)では(?:なく|ありません)[、。]?(?:正しくは|正確には)?"
        rf"、?(?P<right>{_VALUE})(?P=to)(?:の(?:誤り|間違い))?{_IS}",
        rf"{_BEFORE}(?P<wrong>{_VALUE})(?:との記述|の部分|)は、?(?:誤り|間違い)で(?:した。|、|あり、)?(?:正しくは|正確には)"
        rf"、?(?P<right>[^。]{{1,60}}?){_END}",
        rf"{_BEFORE}(?P<wrong>{_VALUE})は、?(?P<right>{_VALUE})の(?:誤り|間違い|誤記|誤植)",
        rf"{_BEFORE}(?P<wrong>{_VALUE})(?:を|から)、?(?P<right>{_VALUE})(?:に|へ|と)(?:訂正|修正|改め|差し替え)",
        rf"{_BEFORE}(?P<wrong>{_VALUE}){_PRINTED_AS}.{{0,4}}?[はが](?P<right>)",
        rf"(?P<wrong>)(?:正しくは|正確には)、?(?P<right>[^。]{{1,60}}?){_END}",
    )
)
_QUOTED_VALUE = "(?:「[^」]{1,60}」|『[^』]{1,60}』|[0-9][^、。「」『』]{0,12}?)"
_LISTED = re.compile(
    rf"(?P<wrong>{_QUOTED_VALUE}){_PRINTED_AS}の?[はが]、?(?P<right>{_QUOTED_VALUE})"
    r"(?=、|。|の(?:、|誤り|間違い|誤記)|でした|です|$)"
    r"|(?P<wrong_too>「[^」]{1,60}」)は、?(?P<right_too>「[^」]{1,60}」)(?=の(?:、|誤り|間違い|誤記))"
)
# A comma or point between two digits ends nothing: 4,380 names, $7.3 million.
_WORDS = r"(?:[^,.;:()]|(?<=[0-9])[.,](?=[0-9])){1,40}?"
_FIGURE = r"[$€£¥]?[0-9](?:[\w%]|[.,](?=[0-9]))*(?:\s(?:thousand|million|billion|trillion))?"
_STOP = r"(?: as [a-z ]{1,30})?(?:[.;,](?![0-9])| \(|$)"
_DAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.) [0-9]{1,2})"
)
_IN_SENTENCE = r"(?:[^.]|\.(?=[0-9]))*?"
_LISTED_ENGLISH = re.compile(
    rf"\b(?:is|are|was|were)\s+(?:the\s+)?(?P<right>{_WORDS}), not\s+(?:the\s+)?(?P<wrong>{_WORDS})(?=[.;](?![0-9])|$)"
)
_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:gave|said|stated|reported|put)\b{_IN_SENTENCE}\b(?:as|at|was|were|of)\s+(?:on\s+|at\s+)?(?P<wrong>{_WORDS})[.;,]"
        rf"\s+(?:it|this|that) should have (?:said|been|read|given)\s+(?P<right>{_WORDS}){_STOP}",
        rf"\b(?:incorrectly|wrongly|erroneously|mistakenly)\b{_IN_SENTENCE}(?<![\w.,])(?P<wrong>{_FIGURE})(?![\w,])"
        rf"{_IN_SENTENCE}\.\s+[^0-9.]*(?P<right>{_FIGURE})",
        rf"(?<![\w.,])(?P<right>{_FIGURE})(?: \w+){{0,2}}, not\s+(?P<wrong>{_FIGURE})(?: \w+){{0,2}}{_STOP}",
        rf".*\b(?:is|are|was|were|be|on|at|in|of|by)\s+(?:the\s+)?(?P<right>{_WORDS}), not\s+"
        rf"(?:on\s+|at\s+|in\s+|the\s+)?(?P<wrong>{_WORDS}){_STOP}",
        rf"\b(?:said|stated|reported|gave)\b{_IN_SENTENCE}(?P<wrong>{_FIGURE})\b{_IN_SENTENCE}\."
        rf"\s+{_IN_SENTENCE}\b(?:is|are|was|were)\s+(?P<right>{_FIGURE}){_STOP}",
        rf"\b(?:said|stated|reported|gave)\b{_IN_SENTENCE}(?P<wrong>{_DAY}|{_FIGURE})[;,.] (?:that|it|this) should "
        rf"have (?:been|said|read) (?P<right>{_DAY}|{_FIGURE}){_STOP}",
        rf"\b(?:said|stated|reported|gave)\b{_IN_SENTENCE}\b(?P<wrong>{_DAY})\.\s+{_IN_SENTENCE}\b(?P<right>{_DAY})\b",
        rf"\b(?:gave|misspelled|spelled|spelt|misspelt)\b{_IN_SENTENCE}\bas (?P<wrong>{_WORDS}){_STOP}(?P<right>)",
        rf"\b(?:misstated|misidentified|incorrectly|wrongly|erroneously|mistakenly)\b{_IN_SENTENCE}"
        rf"\b(?:as|was|were|is|are)\s+(?P<wrong>{_WORDS})\.(?![0-9])"
        rf"(?:\s+{_IN_SENTENCE}\b(?:is|are|was|were)\s+(?P<right>{_WORDS}){_STOP})?",
        rf"\b(?:said|stated|reported|gave|misstated)\b{_IN_SENTENCE}(?<![\w.,])(?P<wrong>{_FIGURE})(?![\w,])"
        rf"[^0-9.]*\.\s+[^0-9.]*(?P<right>{_FIGURE})",
    )
)

Values = tuple[str | None, str | None]
"""What was wrong, and what is right; None where the notice does not repeat it."""


def japanese_values(sentence: str) -> Values:
    """What one sentence, widths folded, says was printed and what stands instead."""
    return _first(_JAPANESE, sentence)


def listed_values(sentence: str) -> list[Values]:
    """Several things that one sentence corrects: 「5日」とあるのは「6日」、「南」とあるのは「北」の誤り."""
    found = [
        (_value(match["wrong"] or match["wrong_too"]), _value(match["right"] or match["right_too"]))
        for match in _LISTED.finditer(sentence)
    ]
    return found if len(found) > 1 else []


def listed_english_values(text: str) -> list[Values]:
    """The same in English, each in a sentence of its own: It was Australia, not Canada. … It is the Glace, not the
    Grace."""
    found = [(_value(match["wrong"]), _value(match["right"])) for match in _LISTED_ENGLISH.finditer(text)]
    return found if len(found) > 1 else []


def english_values(text: str) -> Values:
    """The same for an English notice, which may take two sentences for it."""
    return _first(_ENGLISH, text)


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> Values:
    match = next((match for pattern in patterns if (match := pattern.search(text))), None)
    return (_value(match["wrong"]), _value(match["right"])) if match else (None, None)


def _value(found: str | None) -> str | None:
    return (found or "").strip(" 「」『』\"'“”、") or None
