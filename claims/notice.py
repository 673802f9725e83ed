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
from itertools import pairwise
from typing import Literal

from claims.article import Article
from claims.boundary import cut
from claims.layout import Span
from claims.notice_values import (
    Values,
    english_values,
    japanese_values,
    listed_english_values,
    listed_values,
)
from claims.text import fold, is_japanese
from claims.wordlist import read_table

LONGEST_HEADING = {True: 40, False: 100}
"""Characters, Japanese or not; a shorter line with a notice's heading and no sentence stands over those that follow."""
MOST_ITEMS = 6
"""Lines under such a heading that are read, up to an empty one."""
LONGEST_SAID = 250
"""Characters of a notice in which its two values are looked for; a real one is shorter."""
MOST_NOTICES = 100
"""Of one article; a page with more is a list of other pages' corrections."""
_QUOTED = re.compile(r"「[^「」]{8,}」|『[^『』]{8,}』|“[^“”]{25,}”")
_BRACKETED = r"[【\[\(〔《〈<〖]{word}[】\]\)〕》〉>〗]"
_SIGNED = r"^[\W_]*{word}(?:, [a-z]{{3,9}}\.? [0-9]{{1,2}})?\s*(?:\([^()]{{1,30}}\)\s*)?(?:[:;—–]|\s-\s|(?<![a-z])\s|$)"


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
    part: Literal["caption", "heading"] | None = None
    """The part of the page that alone was wrong, where the notice names one."""
    whole: bool = False
    """True where a whole article is taken back (記事を取り消します); then no value is named."""

    @property
    def text(self) -> str:
        return self.article.text[self.char_start : self.char_end]


def notices(article: Article) -> list[Notice]:
    """The notices of an article, in the order of the text."""
    titled = _is_titled(article)
    if not titled and not _trigger().search(fold(article.text).lower()):
        return []
    lines = list(_lines(article.text))
    found: list[Notice] = []
    for place, line in enumerate(lines):
        if len(found) < MOST_NOTICES and (not found or line.start >= found[-1].char_end):
            found += _notices(
                article, line, _below(article.text, lines[place : place + MOST_ITEMS + 1]), titled
            )
    return found


def _below(text: str, lines: Sequence[Span]) -> list[Span]:
    """The lines after the first that stand right under it; at least the next."""
    found: list[Span] = []
    for above, line in pairwise(lines):
        if found and text[above.end : line.start].count("\n") > 1:
            break
        found.append(line)
    return found


def _is_titled(article: Article) -> bool:
    """Whether a short article is a notice by its title: 訂正."""
    title = fold(article.title or "").lower()
    longest = LONGEST_TITLED[is_japanese(article.text)]
    return len(article.text) <= longest and _headings().search(title) is not None


LONGEST_TITLED = {True: 250, False: 600}
"""Characters of an article that is a notice and nothing else, Japanese or not; a page that was corrected may say so in
its title too."""


def _lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n\r]*[^\s][^\n\r]*", text):
        yield Span(*match.span())


def _notices(article: Article, line: Span, below: Sequence[Span], titled: bool) -> Iterator[Notice]:
    folded = fold(article.text[line.start : line.end]).lower()
    sentences = cut(article.text, line.start, line.end)
    headed = titled or _headings().search(_unquoted(folded)) is not None
    items: list[tuple[Span, ...]] = []
    if headed and _is_heading(folded) and below:
        first, *items = (cut(article.text, item.start, item.end) for item in below)
        sentences = (*sentences, *first)
    if _takes_all_back(article, sentences, headed):
        yield Notice(article, sentences[0].start, sentences[-1].end, None, None, whole=True)
    elif headed:
        yield from _headed(article, sentences)
        for item in items:
            yield from _headed(article, item)
    else:
        yield from _in_passing(article, sentences)


def _is_heading(folded: str) -> bool:
    """Whether a line with a notice's heading is nothing else, or only a title."""
    longest = LONGEST_HEADING[is_japanese(folded)]
    return len(folded.strip()) <= longest and not folded.rstrip().endswith(("。", "."))


def _headed(article: Article, sentences: Sequence[Span]) -> Iterator[Notice]:
    """What stands under a notice's heading, or in one line with it."""
    said = _said(article, sentences)
    if said != (None, None) or any(_corrects(article, sentence) for sentence in sentences):
        yield from _each(article, sentences, said)


def _in_passing(article: Article, sentences: Sequence[Span]) -> Iterator[Notice]:
    """Sentences of a text that correct something without a heading."""
    told, covered = -1, -1
    for place, sentence in enumerate(sentences):
        if sentence.start < covered or not _corrects(article, sentence):
            continue
        alone = _said(article, (sentence,))
        if alone == (None, None) and told == place - 1 >= 0:
            continue  # 3億円の誤りでした。おわびして訂正します。
        told = place
        if alone == (None, None):
            notice = _with_neighbour(article, sentences, place)
            covered = notice.char_end
            yield notice
        else:
            yield from _each(article, (sentence,), alone)


def _with_neighbour(article: Article, sentences: Sequence[Span], place: int) -> Notice:
    """The notice whose values stand in the sentence before, or else in the one after (… misstated the number. There
    were 214, not 241.)."""
    before, after = sentences[max(0, place - 1) : place + 1], sentences[place : place + 2]
    said = _said(article, before)
    if said == (None, None) and (said := _said(article, after)) != (None, None):
        return _notice(article, after, said)
    return _notice(article, before, said)


def _each(article: Article, spans: Sequence[Span], said: Values) -> Iterator[Notice]:
    """A notice for each thing that the sentences correct; one, for what was found, where they correct one thing."""
    values: list[Values] = []
    for span in spans:
        sentence = fold(article.text[span.start : span.end])[:LONGEST_SAID]
        one = japanese_values(sentence)
        values += listed_values(sentence) or ([one] if None not in one else [])
    values += listed_english_values(fold(article.text[spans[0].start : spans[-1].end])[: 2 * LONGEST_SAID])
    for each in dict.fromkeys(values) or [said]:
        yield _notice(article, spans, each)


def _notice(article: Article, spans: Sequence[Span], said: Values) -> Notice:
    text = fold(article.text[spans[0].start : spans[-1].end]).lower()
    caption = any(word in text for word in _words("captions"))
    heading = any(word in text for word in _words("headlines")) and not any(
        word in text for word in ("本文", "body")
    )
    part: Literal["caption", "heading"] | None = "caption" if caption else "heading" if heading else None
    return Notice(article, spans[0].start, spans[-1].end, *said, part)


def _takes_all_back(article: Article, sentences: Sequence[Span], headed: bool) -> bool:
    """Whether the outlet takes a whole article back: under a heading that says so, or by saying that it does, in a
    notice or in its own name."""
    if not sentences:
        return False
    folded = [_unquoted(fold(article.text[span.start : span.end]).lower()) for span in sentences]
    if _retracting_headings().search(folded[0]):
        return True
    own = headed or any(word in line for line in folded for word in _words("own"))
    return own and any(_retracted().search(line) for line in folded)


def _corrects(article: Article, sentence: Span) -> bool:
    return _performs(article, sentence) or _calls_wrong(article, sentence)


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


def _said(article: Article, spans: Sequence[Span]) -> Values:
    """What was wrong and what is right, from the first sentence that says so."""
    for span in spans:
        values = japanese_values(fold(article.text[span.start : span.end])[:LONGEST_SAID])
        if values != (None, None):
            return values
    return english_values(fold(article.text[spans[0].start : spans[-1].end])[:LONGEST_SAID])


def _unquoted(folded: str) -> str:
    """The line with somebody's words in quotation marks blanked out, character for character."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), folded)


_LISTS = (
    *("headings", "performed", "done", "opens", "wrong", "printed", "empty"),
    *("retracting_headings", "retracted", "own", "taken_whole", "taken_back", "done_politely"),
    *("captions", "headlines"),
)


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, tuple[str, ...]]:
    """The lists of correction.yml, widths folded, lower case, the longest word first.

    Raises ValueError naming the list that is missing or holds something else than words.
    """
    table = read_table("correction.yml")
    lists: dict[str, tuple[str, ...]] = {}
    for name in _LISTS:
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
    return _heading_of(*_words("headings"), *_words("retracting_headings"))


@lru_cache(maxsize=1)
def _retracting_headings() -> re.Pattern[str]:
    return _heading_of(*_words("retracting_headings"))


def _heading_of(*words: str) -> re.Pattern[str]:
    word = f"(?:{_any_of(words)})"
    return re.compile(f"{_BRACKETED.format(word=word)}|{_SIGNED.format(word=word)}")


@lru_cache(maxsize=1)
def _performed() -> re.Pattern[str]:
    return re.compile(f"(?:{_any_of(_words('performed'))})(?!と)")


@lru_cache(maxsize=1)
def _retracted() -> re.Pattern[str]:
    whole, back, done = (_any_of(_words(name)) for name in ("taken_whole", "taken_back", "done_politely"))
    japanese = rf"(?:{whole})(?:全体|全文)?[をは][^。、]{{0,8}}(?:{back})[^。]{{0,24}}?(?:{done})(?!と)"
    return re.compile(rf"{japanese}|(?:{_any_of(_words('retracted'))})")


def _any_of(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words))


@lru_cache(maxsize=1)
def _trigger() -> re.Pattern[str]:
    """Any word of a notice: most articles hold none and are left at that."""
    names = ("headings", "retracting_headings", "performed", "done", "wrong", "retracted", "taken_back")
    return re.compile(_any_of(sorted({word for name in names for word in _words(name)})))
