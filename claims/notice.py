"""Article -> Notices: where a text says that it, or an earlier printing of it, was wrong.

A notice speaks in the outlet's own name: a heading (【訂正】, Correction:), a performative (おわびして訂正します,
"an earlier version of this article …"), or a sentence that calls something printed wrong. A report of somebody
else's correction (会社は人数を訂正した) is none, nor is a call for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.article import Article
from claims.boundary import cut
from claims.layout import Span
from claims.text import fold
from claims.wordlist import read_table

LONGEST_HEADING = 40
"""Characters; a shorter line with a notice's heading and no sentence stands over the line that follows."""
LONGEST_SAID = 250
"""Characters of a notice in which its two values are looked for; a real one is shorter."""
MOST_NOTICES = 100
"""Of one article; a page with more is a list of other pages' corrections."""
_QUOTED = re.compile(r"「[^「」]{8,}」|『[^『』]{8,}』|“[^“”]{25,}”")
_BRACKETED = r"[【\[\(〔《〈<〖]{word}[】\]\)〕》〉>〗]"
_SIGNED = r"^[\W_]*{word}\s*(?:[:;—–]|\s-\s|$)"

_VALUE = r"(?:「[^」]{1,60}」|『[^』]{1,60}』|[^、。\s「」『』]{1,30}?)"
# What was wrong begins after the last particle before it, or at its quotation mark.
_BEFORE = r"(?:.*[をはがでの、\s]|.*(?=[「『])|^)"
_PRINTED_AS = (
    r"と(?:し(?:た|ました|ていた|ていました|ておりました)|あ(?:る|った|ります|りました)|お伝えし(?:た|ました)|報じ(?:た|ました)"
    r"|記(?:した|しました|載した|載しました)|表記し(?:た|ました)|書(?:いた|きました)|なって(?:いた|いました|おりました))"
)
_END = r"(?:でした|です|だった|である)?(?:。|、|ので|$)"
# Each finds what was wrong and, mostly, what is right. Written on the folded sentence; the first that fits is taken.
_JAPANESE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:\(誤\)|誤[:;])\s*(?P<wrong>{_VALUE})[→、\s]*(?:\(正\)|正[:;])\s*(?P<right>[^\s。、()]{{1,40}})",
        rf"{_BEFORE}(?P<wrong>{_VALUE}){_PRINTED_AS}が、?(?P<right>{_VALUE})(?:に|へ|と)(?:訂正|修正|改め|差し替え)",
        rf"{_BEFORE}(?P<wrong>{_VALUE}){_PRINTED_AS}.{{0,4}}?[のはが、]+(?:正しくは|正確には)、?(?P<right>[^。]{{1,60}}?){_END}",
        rf"{_BEFORE}(?P<wrong>{_VALUE}){_PRINTED_AS}.{{0,4}}?[はが、]+(?P<right>{_VALUE})の(?:誤り|間違い|誤記|誤植)",
        rf"{_BEFORE}(?P<wrong>{_VALUE})(?:との記述|の部分|)は、?(?:誤り|間違い)で(?:した。|、|あり、)?(?:正しくは|正確には)"
        rf"、?(?P<right>[^。]{{1,60}}?){_END}",
        rf"{_BEFORE}(?P<wrong>{_VALUE})は、?(?P<right>{_VALUE})の(?:誤り|間違い|誤記|誤植)",
        rf"{_BEFORE}(?P<wrong>{_VALUE})(?:を|から)、?(?P<right>{_VALUE})(?:に|へ|と)(?:訂正|修正|改め|差し替え)",
        rf"{_BEFORE}(?P<wrong>{_VALUE}){_PRINTED_AS}.{{0,4}}?[はが](?P<right>)",
    )
)
# A comma or point between two digits ends nothing: 4,380 names, $7.3 million.
_WORDS = r"(?:[^,.;:()]|(?<=[0-9])[.,](?=[0-9])){1,40}?"
_FIGURE = r"[$€£¥]?[0-9](?:[\w%]|[.,](?=[0-9]))*(?:\s(?:thousand|million|billion|trillion))?"
_STOP = r"(?:[.;,](?![0-9])|$)"
_IN_SENTENCE = r"(?:[^.]|\.(?=[0-9]))*?"
_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w.,])(?P<right>{_FIGURE})(?: \w+){{0,2}}, not\s+(?P<wrong>{_FIGURE})(?: \w+){{0,2}}{_STOP}",
        rf".*\b(?:is|are|was|were|be|on|at|in|of|by)\s+(?:the\s+)?(?P<right>{_WORDS}), not\s+"
        rf"(?:on\s+|at\s+|in\s+|the\s+)?(?P<wrong>{_WORDS}){_STOP}",
        rf"\b(?:said|stated|reported|gave)\b{_IN_SENTENCE}(?P<wrong>{_FIGURE})\b{_IN_SENTENCE}\."
        rf"\s+{_IN_SENTENCE}\b(?:is|are|was|were)\s+(?P<right>{_WORDS}|{_FIGURE}){_STOP}",
        rf"\b(?:misstated|misidentified|incorrectly|wrongly|erroneously|mistakenly)\b{_IN_SENTENCE}"
        rf"\b(?:as|was|were|is|are)\s+(?P<wrong>{_WORDS})\.(?![0-9])"
        rf"(?:\s+{_IN_SENTENCE}\b(?:is|are|was|were)\s+(?P<right>{_WORDS}){_STOP})?",
        rf"\b(?:said|stated|reported|gave|misstated)\b{_IN_SENTENCE}(?<![\w.,])(?P<wrong>{_FIGURE})(?![\w,])"
        rf"[^0-9.]*\.\s+[^0-9.]*(?P<right>{_FIGURE})",
    )
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A place where an article says that something printed was wrong."""

    article: Article
    char_start: int
    """Where the notice begins in the article's text; end exclusive."""
    char_end: int
    wrong: str | None
    """What was printed, widths folded, as the notice repeats it; None where it does not."""
    right: str | None
    """What stands instead, widths folded; None where it does not say."""

    @property
    def text(self) -> str:
        return self.article.text[self.char_start : self.char_end]


def notices(article: Article) -> list[Notice]:
    """The notices of an article, in the order of the text."""
    if not _trigger().search(fold(article.text).lower()):
        return []
    lines = list(_lines(article.text))
    found: list[Notice] = []
    for place, line in enumerate(lines):
        if len(found) < MOST_NOTICES and (not found or line.start >= found[-1].char_end):
            below = lines[place + 1] if place + 1 < len(lines) else None
            found += _notices(article, line, below)
    return found


def _lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n\r]*[^\s][^\n\r]*", text):
        yield Span(*match.span())


def _notices(article: Article, line: Span, below: Span | None) -> Iterator[Notice]:
    folded = fold(article.text[line.start : line.end]).lower()
    sentences = cut(article.text, line.start, line.end)
    if _headings().search(_unquoted(folded)):
        is_title = len(folded.strip()) <= LONGEST_HEADING and not folded.rstrip().endswith(("。", "."))
        if is_title and below is not None:
            sentences = (*sentences, *cut(article.text, below.start, below.end))
        said = _said(article, sentences)
        if said != (None, None) or any(_performs(article, sentence) for sentence in sentences):
            yield _notice(article, sentences, said)
        return
    told = -1
    for place, sentence in enumerate(sentences):
        if _performs(article, sentence) or _calls_wrong(article, sentence):
            alone = _said(article, (sentence,))
            if alone == (None, None) and told == place - 1 >= 0:
                continue  # 3億円の誤りでした。おわびして訂正します。
            told = place
            spans = sentences[max(0, place - 1) : place + 1] if alone == (None, None) else (sentence,)
            yield _notice(article, spans, _said(article, spans))


def _notice(article: Article, spans: Sequence[Span], said: tuple[str | None, str | None]) -> Notice:
    return Notice(article, spans[0].start, spans[-1].end, *said)


def _performs(article: Article, sentence: Span) -> bool:
    """Whether a sentence corrects, here and now, in the outlet's own name."""
    folded = fold(article.text[sentence.start : sentence.end]).lower()
    if _performed().search(_unquoted(folded)):
        return True
    opened = folded.lstrip().startswith(_words("opens"))
    return opened and any(word in folded for word in _words("done"))


def _calls_wrong(article: Article, sentence: Span) -> bool:
    folded = _unquoted(fold(article.text[sentence.start : sentence.end]).lower())
    speaks_of_print = any(word in folded for word in _words("printed"))
    ends_polite = re.search(r"(?:です|でした)。?\)?$", folded.strip()) is not None
    return speaks_of_print and ends_polite and any(word in folded for word in _words("wrong"))


def _said(article: Article, spans: Sequence[Span]) -> tuple[str | None, str | None]:
    """What was wrong and what is right, from the first sentence that says so."""
    for span in spans:
        folded = fold(article.text[span.start : span.end])[:LONGEST_SAID]
        for pattern in _JAPANESE:
            if match := pattern.search(folded):
                return _value(match["wrong"]), _value(match["right"])
    whole = fold(article.text[spans[0].start : spans[-1].end])[:LONGEST_SAID]
    match = next((match for pattern in _ENGLISH if (match := pattern.search(whole))), None)
    return (_value(match["wrong"]), _value(match["right"])) if match else (None, None)


def _value(found: str | None) -> str | None:
    return (found or "").strip(" 「」『』\"'“”、") or None


def _unquoted(folded: str) -> str:
    """The line with somebody's words in quotation marks blanked out, character for character."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), folded)


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, tuple[str, ...]]:
    """The lists of correction.yml, widths folded, lower case, the longest word first.

    Raises ValueError naming the list that is missing or holds something else than words.
    """
    table = read_table("correction.yml")
    lists: dict[str, tuple[str, ...]] = {}
    for name in ("headings", "performed", "done", "opens", "wrong", "printed", "empty"):
        found = table.get(name)
        if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
            raise ValueError(f"correction.yml, {name}: expected a list of words, found {found!r}")
        lists[name] = tuple(
            sorted({fold(word).lower() for word in found}, key=lambda word: (-len(word), word))
        )
    return lists


def _words(name: str) -> tuple[str, ...]:
    return _lists()[name]


def empty_words() -> frozenset[str]:
    """Words of a notice that say nothing of what it is about."""
    return frozenset(_words("empty"))


@lru_cache(maxsize=1)
def _headings() -> re.Pattern[str]:
    word = f"(?:{'|'.join(map(re.escape, _words('headings')))})"
    return re.compile(f"{_BRACKETED.format(word=word)}|{_SIGNED.format(word=word)}")


@lru_cache(maxsize=1)
def _performed() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, _words('performed')))})(?!と)")


@lru_cache(maxsize=1)
def _trigger() -> re.Pattern[str]:
    """Any word of a notice: most articles hold none and are left at that."""
    words = {*_words("headings"), *_words("performed"), *_words("done"), *_words("wrong")}
    return re.compile("|".join(map(re.escape, sorted(words))))
