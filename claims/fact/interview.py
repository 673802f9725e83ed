"""Whose turn it is: the answers of an interview, the minutes of a press conference, the paragraphs of a round table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from claims.fact.attribution import Attribution
from claims.fact.mention import Mention, Passage
from claims.fact.name_japanese import japanese_mentions
from claims.fact.speaker_phrase import Reader, can_speak, printed
from claims.fact.wordlist import groups
from claims.sentence import Sentence
from claims.text import tokenise

# ――なぜ欧州なのですか。 （問）… 問　… Ｑ．…
_QUESTION = re.compile(r"(?:[―—─－-]{2}|[（(【〔]問\d*[)）】〕]|[問ＱQ](?:\d+)?[\u3000 .．:：])")
# （答）… Ａ　…
_ANSWER = re.compile(r"(?:[（(【〔]答\d*[)）】〕]|[答ＡA](?:\d+)?[\u3000 .．:：])\s*")
# （大臣）…, 【知事】…, 〔議長〕…
_LABEL = re.compile(r"[（(【〔](?P<who>[^（()）【】〔〕\d。、「」]{2,12})[)）】〕](?![「『])[\u3000 ]*(?=\S)")
# 深堀　常勤の医師は私だけです。
_NAME = re.compile(r"(?P<who>\w{1,20})(?:[（(][^（()）]{1,12}[)）])?\u3000(?=[^\s（(])")
# 牧野葉子：…, 知事：…
_COLON = re.compile(r"(?P<who>\w{2,12})[:：][\u3000 ]*(?=[^\s\d])")
_OPENING_STATEMENT = re.compile(r"[■◆●【〈<〔]*(?:冒頭発言|冒頭説明|大臣発言|発言要旨)[】〉>〕]*$")
_ENDS = re.compile(r"[（(](?:以上|了|終わり)[)）]|[【■◆●〈]|[（(]?(?:構成|聞き手|文|写真|司会)[・=＝:：]")
_ASKING = (_QUESTION, _ANSWER, _OPENING_STATEMENT)
_MINUTES = re.compile(
    r"(?P<who>\w{2,24}?)の?(?:閣議後|定例|臨時|緊急|共同|就任|年頭|年末)*の?(?:記者)?会見(?:の?(?:概要|要旨|録|記録|全文|内容|詳報|一問一答))?"
    r"(?:[\u3000 （(].{0,30})?$"
)
_ASKED = re.compile(
    r"(?:[（(][^）)]{1,12}[)）])?(?:さん|氏|様)?に[^。「」]{0,30}?"
    r"(?:聞いた|聞きました|聞く|尋ねた|尋ねました|伺いました|伺った|うかがった|うかがいました|語ってもら|話してもら|インタビュー)"
)
# She spoke to Northlight's Owen Tregarth: whoever was named before, not the interviewer.
_SPOKE_TO = re.compile(
    r"\b(?:spoke|talked|sat down|answered|in an interview|in conversation)\s(?:to|with)?\b"
)
_CLOSES = "。？?！!」』）)"
"""How what is said ends: a label before anything else is that of a list."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of an article that one person speaks. Offsets count code points of the text, end exclusive."""

    start: int
    end: int
    speaker: str
    speaker_start: int
    speaker_end: int
    own: bool
    """Whether the outlet's own people ask."""

    def over(self, sentence: Sentence) -> Attribution:
        """The turn as what stands behind a sentence in it."""
        start, end = sentence.char_start, sentence.char_end
        return Attribution(
            start, end, self.speaker, self.speaker_start, self.speaker_end, "span", self.own, False
        )


@dataclass(frozen=True, slots=True)
class _Who:
    speaker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    indented: bool
    after_blank: bool


def turns(sentences: Sequence[Sentence], mentions: Mapping[int, Sequence[Mention]]) -> list[Turn]:
    """The turns of one article, in order; none where nobody is interviewed.

    A turn is a paragraph with its speaker's name before it (深堀　…, （大臣）…), an answer in quotation marks below a
    question that a dash opens, or one marked （答）: then whoever is said to have been asked speaks (…社長に狙いを
    聞いた), or who held the press conference that the page is headed with.

    Args:
        sentences: those of the article that make claims, in order.
        mentions: what each sentence names, by its position.
    """
    if not sentences:
        return []
    text = sentences[0].article.text
    lines = list(_lines(text))
    if not any(_opens_turn(line.text) for line in lines):
        return []
    asks = any(pattern.match(line.text) for line in lines for pattern in _ASKING)
    interviewee = _interviewee(text, lines, sentences, mentions) if asks else None
    people = frozenset(
        name
        for found in mentions.values()
        for mention in found
        if mention.entity == "person"
        for name in (mention.name, mention.surname)
    )
    return list(_walk(text, lines, interviewee, people))


def _opens_turn(line: str) -> bool:
    return any(pattern.match(line) for pattern in (_QUESTION, _ANSWER, _LABEL, _NAME, _COLON))


def _lines(text: str) -> Iterator[_Line]:
    blank = True
    for match in re.finditer(r"[^\n]*", text):
        line = match[0].strip()
        if line:
            start = match.start() + match[0].index(line)
            yield _Line(start, line, match[0][:1] in "\u3000 \t", blank)
        elif match.end() > match.start() or text[match.start() : match.start() + 1] == "\n":
            blank = True
            continue
        blank = False if line else blank


def _walk(text: str, lines: Sequence[_Line], interviewee: _Who | None, people: Set[str]) -> Iterator[Turn]:
    asked = False
    open_turn: _Who | None = None
    own = False
    for line in lines:
        end = line.start + len(line.text)
        if _QUESTION.match(line.text):
            asked, open_turn = True, None
            continue
        labelled = _named(text, line, people)
        if _ANSWER.match(line.text):
            open_turn, own = interviewee, False
        elif labelled:
            open_turn, own = labelled, labelled.speaker in groups("speech_verbs.yml")["own"]
        elif _OPENING_STATEMENT.match(line.text):
            open_turn, own = interviewee, False
            continue
        elif asked and _is_quotation(line.text) and interviewee:
            yield Turn(line.start, end, interviewee.speaker, interviewee.start, interviewee.end, False)
            continue
        elif _is_somebody_elses(line) or (line.after_blank and not line.indented):
            open_turn = None
        if open_turn:
            yield Turn(line.start, end, open_turn.speaker, open_turn.start, open_turn.end, own)


def _is_somebody_elses(line: _Line) -> bool:
    """Whether a line ends a turn: a heading, a signature, or a label whose name is not known for one."""
    labelled = _NAME.match(line.text) is not None and line.text[-1] in _CLOSES
    return labelled or _ENDS.match(line.text) is not None


def _is_quotation(line: str) -> bool:
    return line[0] in "「『" and line.rstrip("。")[-1] in "」』"


def _named(text: str, line: _Line, people: Set[str]) -> _Who | None:
    """Who is named at the beginning of a line as speaking in it: a name of a person, or of one named in the article."""
    label, name = _LABEL.match(line.text), _COLON.match(line.text) or _NAME.match(line.text)
    match = label or name
    if match is None or (name and line.text[-1] not in _CLOSES):
        return None
    start, end = line.start + match.start("who"), line.start + match.end("who")
    if line.text[0] in "【〔" and not _is_office(text[start:end]):
        return None  # 【東京連合】: a dateline
    tokens = tokenise(text, start, end)
    if text[start:end] in people or (len(tokens) == 1 and "人名" in tokens[0].pos):
        return _Who(text[start:end], start, end)
    if match.re is _NAME:
        return _person_at(text, start, end)  # 安曇恵子健康福祉部長　両案を検討している。
    return _speaker_at(text, start, end)


_HONORIFICS = frozenset(("氏", "さん", "君", "議員"))


def _person_at(text: str, start: int, end: int) -> _Who | None:
    """Who is named, with a title, by the whole of some words."""
    passage = Passage(text, tokenise(text, start, end))
    found = japanese_mentions(passage) if passage.tokens else []
    people = [mention for mention in found if mention.entity == "person" and mention.start == start]
    reader = Reader(passage, found)
    # 堀江隆警察本部長: the rest of the label is an office.
    named = any(m.end == end or can_speak(reader, 0, len(passage.tokens)) for m in people)
    titles = groups("speaker_heads.yml")["word"] | _HONORIFICS
    office = len(passage.tokens) > 1 and passage.tokens[-1].surface in titles
    return _Who(text[start:end], start, end) if named or office else None


def _is_office(label: str) -> bool:
    return label in groups("speech_verbs.yml")["own"] or label in groups("speaker_heads.yml")["word"]


def _speaker_at(text: str, start: int, end: int) -> _Who | None:
    passage = Passage(text, tokenise(text, start, end))
    if not passage.tokens:
        return None
    reader = Reader(passage, japanese_mentions(passage))
    if text[start:end] not in groups("speech_verbs.yml")["own"] and not can_speak(
        reader, 0, len(passage.tokens)
    ):
        return None
    return _Who(*printed(reader, 0, len(passage.tokens)))


def _interviewee(
    text: str,
    lines: Sequence[_Line],
    sentences: Sequence[Sentence],
    mentions: Mapping[int, Sequence[Mention]],
) -> _Who | None:
    """Whom the questions are put to, where the article says so before the first of them."""
    first = next((line.start for line in lines if _QUESTION.match(line.text)), len(text))
    people = [
        mention
        for sentence in sentences
        if sentence.char_start < first
        for mention in mentions.get(sentence.position, ())
        if mention.entity == "person" and mention.start < first
    ]
    for mention in people:
        if _ASKED.match(text, mention.end):
            return _Who(text[mention.start : mention.end], mention.start, mention.end)
    spoke = _SPOKE_TO.search(text, 0, first)
    for mention in people if spoke else ():
        if mention.full and spoke and mention.end <= spoke.start():
            return _Who(text[mention.start : mention.end], mention.start, mention.end)
    for line in lines:
        held = _MINUTES.fullmatch(line.text) if line.start < first else None
        who = held and _speaker_at(text, line.start, line.start + held.end("who"))
        if who:
            return who
    return None
