"""Article -> whether its text is a whole report: only a whole report can be silent on something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from claims.article import Article
from claims.notice_words import closes, corrects_only, headings, unquoted
from claims.origin.body import BODY_ROLES
from claims.sentence import Sentence
from claims.text import fold, is_japanese

# Letters of a line, Japanese or not, that says where the text breaks off: it says little else.
LONGEST_NOTICE = {True: 90, False: 160}
LONGEST_TAIL = 16
# A shorter piece without a full stop is a credit, a place line or a heading that was taken for text.
SHORTEST_CUT = 20
# One that goes on after a full stop in its line, or has quotation marks open, is cut text, however short.
SHORTEST_TAIL = 4
ENDS = frozenset('。．.！？!?」』）)］]】〉》”"’…―♪▽▼＝')


def incomplete(article: Article, sentences: Sequence[Sentence]) -> str | None:
    """Why the text is not a whole report, in words for a reader; None if it is one.

    sentences: all of the article's, furniture included, in order. Only a whole text can be silent on
    something.
    """
    if article.note == "excerpt":
        return "the manifest calls it an excerpt"
    lines = [line.strip() for line in article.text.splitlines() if line.strip()]
    # The last line may have the mark at its end: … told the court that [+1482 chars]
    for line in (
        *(line for line in lines if len(line) <= LONGEST_NOTICE[is_japanese(line)]),
        *(line[-LONGEST_TAIL:] for line in lines[-1:]),
    ):
        if cut_marks().search(fold(line).lower()):
            return f"the page says so: {line}"
    if _is_notice(article, sentences):
        return "it is a correction notice"
    return _cut_off(sentences) or _broken(sentences)


def _is_notice(article: Article, sentences: Sequence[Sentence]) -> bool:
    """Whether an article only corrects another, and tells nothing of the event but what was wrong: every line of its
    body is a notice's, or goes on from one."""
    headed = _is_headed(article.title or "") or _is_headed(article.text.lstrip().split("\n", 1)[0])
    body = [sentence for sentence in sentences if sentence.role in BODY_ROLES or sentence.role == "fragment"]
    corrected = False
    for _, line in groupby(body, key=_line_of):
        said = [fold(sentence.text).lower() for sentence in line]
        notice = corrects_only(said, headed)
        if not notice and not (corrected and closes(said)):
            return False
        corrected = True
    return corrected


def _is_headed(line: str) -> bool:
    return headings().search(unquoted(fold(line).lower())) is not None


def _line_of(sentence: Sentence) -> int:
    """Where the line begins that a sentence stands in."""
    return sentence.article.text.rfind("\n", 0, sentence.char_start) + 1


def _cut_off(sentences: Sequence[Sentence]) -> str | None:
    """The last sentence of the body has no end."""
    last = next((sentence for sentence in reversed(sentences) if sentence.role == "body"), None)
    if last is None or not (_lacks_end(last) or _trails_off(last)):
        return None
    return f"its last sentence is cut: {last.text.strip()[-30:]}"


def _trails_off(sentence: Sentence) -> bool:
    """Whether a report of the press ends in dots: there the page breaks off; a blog may muse."""
    press = sentence.article.outlet.kind in ("newspaper", "wire", "broadcaster")
    return press and sentence.text.rstrip().endswith(("…", "..."))


def _broken(sentences: Sequence[Sentence]) -> str | None:
    """A scan whose pieces do not add up.

    Where columns were read in the wrong order, each piece that lacks its end stands against one that lacks
    its beginning; nothing is missing. With more ends missing than there are pieces to supply them, text is
    lost.
    """
    pieces = [sentence for sentence in sentences if sentence.role == "fragment"]
    open_ended = [piece for piece in pieces if _lacks_end(piece)]
    if 2 * len(open_ended) <= len(pieces):
        return None
    return f"{len(open_ended)} pieces of the scan break off: {open_ended[0].text.strip()[-30:]}"


def _lacks_end(sentence: Sentence) -> bool:
    text = sentence.text.strip()
    shortest = (
        SHORTEST_CUT if _opens_line(sentence) and text.count("「") <= text.count("」") else SHORTEST_TAIL
    )
    return len(text) >= shortest and text[-1] not in ENDS


def _opens_line(sentence: Sentence) -> bool:
    before = sentence.article.text[: sentence.char_start]
    return not before[before.rfind("\n") + 1 :].strip()


@lru_cache(maxsize=1)
def cut_marks() -> re.Pattern[str]:
    """The marks of cut_marks.txt as one pattern over a line, folded and in lower case; # stands for digits, + for a
    gap, = before a mark that is the whole line."""
    lines = files("claims").joinpath("cut_marks.txt").read_text(encoding="utf-8").splitlines()
    marks = [line for line in lines if line and not line.startswith("# ")]
    return re.compile("|".join(_pattern(mark) for mark in marks))


def _pattern(mark: str) -> str:
    if mark.startswith("="):
        return rf"^\W*{_pattern(mark[1:])}\W*$(?<!。)"
    escaped = re.escape(fold(mark).lower())
    if mark.startswith("続き"):
        escaped = "(?<!手)(?<!引き)" + escaped  # お申し込み手続きはこちら
    return escaped.replace(r"\#", r" ?[0-9][0-9,]{0,9} ?").replace(r"\+", ".{0,20}")
