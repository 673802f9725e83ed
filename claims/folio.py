"""Line -> whether it is the head or foot of a printed page: folios, numbers of pages, 3面に続く.

A scan or a print of several pages has them between two paragraphs, or in the middle of a sentence.
"""

from __future__ import annotations

import re

from claims.furniture import FULL_DATE, LONGEST_LABEL, Line, bare, word_set

_ERA_BESIDE = re.compile(r"(?<=年)\((?:令和|平成|昭和)(?:[0-9]{1,2}|元)年\)|\([0-9]{4}年\)(?=[0-9]{1,2}月)")
_WEEKDAY = re.compile(r"\(?[月火水木金土日]曜日?\)?|\([月火水木金土日](?:・祝)?\)")
_PARTS_OF_FOLIOS = re.compile(
    r"(?:第?\s?[0-9]{1,3}\s?(?:面|版|部|頁|ページ)|第[0-9,千万]{1,8}号|\(?[0-9]{1,3}\)?|(?:統合|最終|早)版|号外|[朝夕]刊|日刊|[①-⑳]面?)$"
)
_NAMES_A_PAGE = re.compile(r"[0-9①-⑳]\s?(?:面|版|頁|ページ)|第[0-9,千万]{1,8}号|[朝夕]刊|号外")
_PAGE_OF_PAGES = re.compile(
    r"[\[(〔【<-]?\s?(?:page|ページ|頁|p\.?)?\s?[0-9]{1,3}(?:\s?(?:/|of|∕)\s?[0-9]{1,3})\s?(?:ページ|頁|pages?)?\s?[\])〕】>-]?$"
    r"|[\[(〔【<]\s?[0-9]{1,3}\s?[\])〕】>]$|(?:page|ページ|頁)\s?[0-9]{1,3}$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"[(=≫»➡→⇒▶▷◇◆▼▽■□●・\s]*(?:関連(?:記事|特集)?|解説|要旨|詳報|社説|続き)?は?"
    r"(?:[0-9①-⑳]{1,2}(?:[、,・][0-9①-⑳]{1,2}){0,3}面|(?:次|前)(?:の)?(?:ページ|頁|面)|[一二三]面|社会面|裏面)"
    r"(?:[にへ](?:続く|つづく|関連記事|関連|要旨|詳報|解説|続報)|から(?:続く|つづく|の?続き)|の続き|参照)?[)\s]*$"
    r"|\(?(?:continued|see|jump)\b[^.]{0,30}\bpages?\b[^.]{0,12}\)?$|\(?continued (?:from|on) [^.]{1,20}\)?$",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[\s|｜:・/●■]+")


def is_folio(line: Line, name: str, scanned: bool = False) -> bool:
    """The head of a printed page: the paper's name, the date, the section, the edition, the page's number.

    Args:
        line: a line of the text.
        name: the name of the paper that prints it, widths folded.
        scanned: True in a scan, where a section, an edition or a number alone is the page's too.
    """
    if len(line.folded) > LONGEST_LABEL or line.sentence:
        return False
    named = bool(name) and name in line.folded
    rest = _ERA_BESIDE.sub("", line.folded.replace(name, " ") if named else line.folded)
    undated = _WEEKDAY.sub(" ", FULL_DATE.sub(" ", rest))
    words = [word for word in _SEPARATORS.split(undated) if word]
    sections, date_words = word_set("sections"), word_set("date_words")
    told = named + (undated != rest) + (_NAMES_A_PAGE.search(rest) is not None)
    return (scanned or told > 1) and all(
        bare(word) in sections or bare(word) in date_words or _PARTS_OF_FOLIOS.match(word) for word in words
    )


def is_page_edge(line: Line) -> bool:
    """The number of a page among pages, and what sends the reader on to another page: 2/3ページ, 3面に続く."""
    if len(line.folded) > LONGEST_LABEL or line.sentence:
        return False
    return _PAGE_OF_PAGES.match(line.folded) is not None or _ELSEWHERE.match(line.folded) is not None
