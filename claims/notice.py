"""Article -> Notices: where a text says that it, or an earlier printing of it, was wrong.

A notice speaks in the outlet's own name: a heading (【訂正】, Correction:), a performative (おわびして訂正します,
"an earlier version of this article …"), or a sentence that calls something printed wrong. A report of somebody
else's correction (会社は人数を訂正した) is none, nor is a call for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from claims.notice_words import corrects, headings, takes_back, trigger, unquoted, words
from claims.text import fold, is_japanese

LONGEST_HEADING = {True: 40, False: 100}
"""Characters, Japanese or not; a shorter line with a notice's heading and no sentence stands over those that follow."""
MOST_ITEMS = 6
"""Lines under such a heading that are read, up to an empty one."""
LONGEST_SAID = 250
"""Characters of a notice in which its two values are looked for; a real one is shorter."""
MOST_NOTICES = 100
"""Of one article; a page with more is a list of other pages' corrections."""


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
    if not titled and not trigger().search(fold(article.text).lower()):
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
    return len(article.text) <= longest and headings().search(title) is not None


LONGEST_TITLED = {True: 250, False: 600}
"""Characters of an article that is a notice and nothing else, Japanese or not; a page that was corrected may say so in
its title too."""


def _lines(text: str) -> Iterator[Span]:
    for match in re.finditer(r"[^\n\r]*[^\s][^\n\r]*", text):
        yield Span(*match.span())


def _notices(article: Article, line: Span, below: Sequence[Span], titled: bool) -> Iterator[Notice]:
    folded = fold(article.text[line.start : line.end]).lower()
    sentences = cut(article.text, line.start, line.end)
    headed = titled or headings().search(unquoted(folded)) is not None
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
    caption = any(word in text for word in words("captions"))
    heading = any(word in text for word in words("headlines")) and not any(
        word in text for word in ("本文", "body")
    )
    part: Literal["caption", "heading"] | None = "caption" if caption else "heading" if heading else None
    return Notice(article, spans[0].start, spans[-1].end, *said, part)


def _takes_all_back(article: Article, sentences: Sequence[Span], headed: bool) -> bool:
    """Whether the outlet takes a whole article back: under a heading that says so, or by saying that it does, in a
    notice or in its own name."""
    return bool(sentences) and takes_back(
        [fold(article.text[span.start : span.end]).lower() for span in sentences], headed
    )


def _corrects(article: Article, sentence: Span) -> bool:
    return corrects(fold(article.text[sentence.start : sentence.end]).lower())


def _said(article: Article, spans: Sequence[Span]) -> Values:
    """What was wrong and what is right, from the first sentence that says so."""
    for span in spans:
        values = japanese_values(fold(article.text[span.start : span.end])[:LONGEST_SAID])
        if values != (None, None):
            return values
    return english_values(fold(article.text[spans[0].start : spans[-1].end])[:LONGEST_SAID])
