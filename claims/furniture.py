"""Line -> furniture or caption, by its own words and shape: menus, share buttons, notices, date lines.

A plain text has no markup to lean on, so the page is known by its words (furniture.yml) and by its shape:
items set apart, a date and nothing else, a name in brackets.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

from claims.boundary import ends_sentence
from claims.layout import Block
from claims.text import fold, is_japanese

PagePart = Literal["furniture", "caption"]

LONGEST_LABEL = 60
"""Characters; a page's own words are short, and longer lines are looked at for notices only."""
LONGEST_NOTICE = 120
"""Characters; a paragraph about cookies or paywalls is news."""
LONGEST_LIST_HEAD = 24
"""Characters of the head of a list of other articles."""
SHORTEST_TELLING_HEAD = 6
"""Characters from which a Japanese list head is known also with other words before it."""
LONGEST_MENU_ITEM = 12
"""Characters, twice as many in Latin letters."""

_BARE_LISTS = ("labels", "sections", "endings", "link_lists", "contents", "closings", "date_words")
_PRINTED_LISTS = (
    "beginnings",
    "source_labels",
    "caption_beginnings",
    "caption_endings",
    "caption_words",
    "of_the_article",
)
_WORD_SETS = ("notices", "calls", "paywalls")
_ITEM_SEPARATOR = re.compile(r"\s*[>›»|/｜]\s*|\s{2,}|(?<=[^ -~])\s(?=[^ -~])|\s*・\s+")
_BREADCRUMB = re.compile(r"[>›»]")
_BRACKETED = "➡👉»›≫«‹≪▸▾♪＞ 　【】[]()<>〈〉《》「」『』■◆●▼▶►◇○□▲△・:-–—|*#→⇒✅☆★"
FULL_DATE = re.compile(
    r"(?:[0-9]{4}|(?:令和|平成|昭和|R|H)(?:[0-9]{1,2}|元))(?:\([0-9]{4}\))?[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?"
    r"|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}/[0-9]{1,2}(?=\([月火水木金土日]| [0-9]{1,2}:[0-9]{2})"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? [0-9]{1,2}(?:, [0-9]{4})?"
    r"|[0-9]{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? [0-9]{4}",
    re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
_CLOCK = re.compile(
    r"(?:午前|午後)?[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?|時(?:[0-9]{1,2}分)?)|\(?[月火水木金土日](?:\)|曜日?)"
)
_WRITERS = frozenset(("writer", "reporter", "correspondent", "editor", "columnist", "staff", "contributor"))
_INSIDE_NAMES = frozenset(("and", "in", "of", "for", "the", "de", "van", "von", "der", "la", "bin", "al"))
_JAPANESE_BYLINE = re.compile(
    r"[(【\[][^()。、「」]{0,24}(?:記者|支局|編集部|編集委員|論説委員|通信員|特派員|企画部|広報|部[ ・])"
    r"[^()。「」]{0,16}[)】\]]$"
)
_SIGNATURE = re.compile(
    r"\((?:(?![はがをでにと])[^()0-9、。]){2,20}\)(?:=[^。]{0,20}[0-9①-⑳]*面[^。]{0,10})?$"
)
_ADDRESS = re.compile(r"https?://|www\.")
_PRINTABLE_ASCII = "".join(map(chr, range(0x21, 0x7F)))
_PAGINATION = re.compile(
    r"(?:(?:前へ|prev(?:ious)?)\s?)?(?:[0-9]{1,3}[\s|・/]+)+(?:[0-9]{1,3}|…|次へ|次のページ|next|last|最後|[>»›≫\s])*$",
    re.I,
)
_FILE = re.compile(
    r"\([^()]*(?:pdf|excel|word|csv|zip|エクセル|ワード)[^()]*\)$"
    r"|(?:pdf|xlsx?|docx?|csv|zip)[^。]{0,12}[0-9.]+ ?[km]b(?:ytes?)?\)?$"
    r"|^[^ 。]+\.(?:pdf|docx?|xlsx?|zip)(?:\([^()]*\))?$",
    re.IGNORECASE,
)
"""A document to download, with its format and size."""
_CONTACT = re.compile(
    r"〒[0-9]{3}-?[0-9]{4}"
    r"|(?:電話|tel|fax|ファクス|ファックス|フリーダイヤル|フリーコール|代表|直通|内線|phone|mobile)"
    r"[^0-9。、]{0,12}\+?[0-9]{1,5}[-() ]{1,2}[0-9]{1,4}[-() ]{1,2}[0-9]{3,4}"
    r"|(?:e-?mail|メール|mail)[^a-z。]{0,4}[!-~]+[@★][!-~]+",
    re.IGNORECASE,
)
"""An address, telephone number or mailbox, by its label."""
_PAGE_NUMBER = re.compile(
    r"[-–—ー(]?\s?(?:p\.? ?|page )?[0-9]{1,3}(?:\s?/\s?[0-9]{1,3}|面|ページ|頁)?\s?[-–—ー)]?$", re.IGNORECASE
)
_CREDIT = re.compile(
    r"[^=。]{2,80}=[^=。]{0,30}(?:[0-9一二三四五六七八九十]日|[0-9]月|[0-9]年|昨年|今年|午前|午後"
    r"|撮影|提供|資料|写真|共同|時事|ロイター)[^=。]{0,30}$"
)
_CREDIT_BELOW_SENTENCES = re.compile(
    r"[^=]{2,110}=(?:[^=。、]{0,12}[年月日]|[^=。、]{0,6}(?:午前|午後)[^=。、]{0,8})(?:、[^=。]{1,20}|[^=。]{0,10}(?:撮影|提供))$"
    r"|[^。]{2,80}\([^()]{0,12}[0-9]日[^()]{0,10}、[^()]{1,20}で(?:撮影)?\)$"
    r"|[^。]{2,80}\([^()]{0,12}(?:[0-9]日|午前|午後)[^()、]{0,10}、[^()、。]{2,24}\)$"
    r"|.{2,}\((?:[Ff]ile )?[Pp]hotos?\b[^()]{0,60}\)$"
    r"|.{2,}\((?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w.'’-]+(?:/[A-Z][^()]{1,30}|, [A-Z][^()]{1,30})\)$"
)
"""A caption of several sentences is known by the day and place, or the photographer, at its end."""
_LAST_BRACKETS = re.compile(r"\([^()]*\)?$")
_WORDS = re.compile(r"\s+")


class Line(NamedTuple):
    """A block as it is compared with the words of a page."""

    block: Block
    folded: str
    bare: str
    """Folded, small letters, white space and surrounding brackets and signs removed."""
    sentence: bool
    """Whether it ends like a sentence."""

    @classmethod
    def of(cls, block: Block) -> Line:
        """The line that a block prints."""
        return cls(block, block.folded, bare(block.folded), ends_sentence(block.folded))


def bare(folded: str) -> str:
    return _WORDS.sub("", folded.lower()).strip(_BRACKETED)


def own_part(line: Line) -> PagePart | None:
    """What a line is by its own words and shape."""
    if len(line.folded) <= LONGEST_NOTICE and _is_caption(line):
        return "caption"
    if len(line.folded) <= LONGEST_NOTICE and _holds(line, "notices"):
        return "furniture"
    if len(line.folded) > LONGEST_LABEL or (line.sentence and not is_date_line(line)):
        return None
    return "furniture" if any(test(line) for test in _TESTS) else None


def _is_caption(line: Line) -> bool:
    lists = word_lists()
    small = line.folded.lower()
    if any(word in small for word in lists["caption_words"]) or _is_last_cell(small):
        return True
    if _CREDIT_BELOW_SENTENCES.match(line.folded):
        return True
    if line.sentence:
        return small.startswith(_marked_beginnings())
    return (
        small.startswith(lists["caption_beginnings"])
        or small.rstrip(" |｜").endswith(lists["caption_endings"])
        or _CREDIT.match(line.folded) is not None
    )


def _is_last_cell(small: str) -> bool:
    """Whether a picture's table, flattened to text, left the sign of a cell's end behind."""
    return small.endswith(("|", "｜")) and small.count("|") + small.count("｜") == 1


def _holds(line: Line, name: str) -> bool:
    return _meets(line.folded, name)


def _meets(folded: str, name: str) -> bool:
    """Whether a line holds every word of one of the sets of that name."""
    small = " ".join(_OTHER_WORDS.sub("", folded.lower()).split())
    if _first_words(name).search(small) is None:
        return False
    begun = [words for words in _word_sets(name) if words[0] in small]
    return any(all(word in small for word in words) for words in begun)


def _is_call(line: Line) -> bool:
    small = " ".join(line.folded.lower().split()).lstrip(_BRACKETED)
    return _first_words("calls").search(small) is not None and any(
        all(word in small for word in words) and (is_japanese(words[0]) or small.startswith(words[0]))
        for words in _word_sets("calls")
    )


def _is_label(line: Line) -> bool:
    """A button or box by its name, the count on it aside (シェア 12); or signs alone."""
    labels = word_set("labels")
    uncounted = line.bare.rstrip("0123456789,件")
    return line.bare in labels or uncounted in labels or not any(map(str.isalnum, line.folded))


def _begins_or_ends_so(line: Line) -> bool:
    lists = word_lists()
    small = line.folded.lower()
    begins = any(start.startswith(lists["beginnings"]) for start in (small, small.lstrip(_BRACKETED)))
    ending = _LAST_BRACKETS.sub("", line.bare)
    return begins or ending.endswith(lists["endings"])


def _is_menu(line: Line) -> bool:
    """Several short items set apart by signs or wide spaces, most of them names of sections or buttons."""
    items = [item for item in _ITEM_SEPARATOR.split(line.folded) if item]
    if all(item.startswith("#") for item in items):
        return True
    if len(items) < 2 or any(len(item) > _longest_item(item) for item in items):
        return False
    sections, labels = word_set("sections"), word_set("labels")
    known = sum(name in sections or name in labels for name in map(bare, items))
    return 2 * known >= len(items) or (_BREADCRUMB.search(line.folded) is not None and known > 0)


def _longest_item(item: str) -> int:
    return LONGEST_MENU_ITEM if is_japanese(item) else 2 * LONGEST_MENU_ITEM


def is_date_line(line: Line) -> bool:
    """A full date or a date with a time, and beside it only words of a date line or the name of a section."""
    if _DIGIT.search(line.folded) is None:
        return False
    rest = _CLOCK.sub(" ", without_date := FULL_DATE.sub(" ", line.folded, count=2))
    if without_date == line.folded or not (
        rest != without_date or re.search(r"[0-9]{4}|令和|平成", line.folded)
    ):
        return False
    words = [bare(word) for word in re.split(r"[\s,、:|｜()※]+", rest)]
    return all(not word or word in word_set("date_words") or word in word_set("sections") for word in words)


def is_date(line: Line) -> bool:
    """Whether a line is one full date and nothing else: the date of a letter."""
    return FULL_DATE.fullmatch(line.folded) is not None


def is_byline(line: Line) -> bool:
    words = line.folded.split()
    if words[0].lower() == "by" and 1 < len(words) <= 12:
        return all(not word[0].islower() or word.strip(",") in _INSIDE_NAMES | _WRITERS for word in words[1:])
    return any(shape.match(line.folded) for shape in (_JAPANESE_BYLINE, _SIGNATURE))


def _is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.match(line.folded) is not None


def _is_pagination(line: Line) -> bool:
    return _PAGINATION.match(line.folded) is not None


def _is_contact_or_file(line: Line) -> bool:
    return _CONTACT.search(line.folded) is not None or _FILE.search(line.folded) is not None


_TESTS = (
    _is_pagination,
    _is_contact_or_file,
    _is_label,
    _is_call,
    _begins_or_ends_so,
    _is_menu,
    is_date_line,
    is_byline,
    _is_page_number,
)


def list_head(line: Line) -> Literal["links", "contents"] | None:
    if line.bare in word_set("contents"):
        return "contents"
    if len(line.bare) > LONGEST_LIST_HEAD or line.sentence:
        return None
    alone = line.bare in word_set("link_lists")
    return "links" if alone or line.bare.endswith(_telling_heads()) else None


def closes_article(line: Line) -> bool:
    """Whether a line heads what stands below an article: its comments, the box about its author."""
    if line.sentence or len(line.bare) > LONGEST_LIST_HEAD:
        return False
    uncounted = line.bare.strip("0123456789,件)") if any(map(str.isdecimal, line.bare)) else line.bare
    heads = word_set("closings")
    return (
        line.bare in heads
        or uncounted in heads
        or f"{uncounted}件" in heads
        or line.bare.lstrip("0123456789,") in heads
    )


def is_pointer(printed: str) -> bool:
    """Whether a unit only names a source or its writer: 出典: https://…, （山田太郎）＝２面に要旨."""
    folded = fold(printed)
    address = _ADDRESS.search(folded, len(folded.rstrip(_PRINTABLE_ASCII)))
    if address is not None:
        before = folded[: address.start()].lower().strip()
        lists = word_lists()
        return not before or before.startswith(lists["beginnings"]) or before.endswith(lists["source_labels"])
    return len(folded) <= LONGEST_LABEL and _SIGNATURE.match(folded) is not None


def is_paywall(printed: str) -> bool:
    """Whether a line says that the article goes on for members only (残り311文字, 続きを読む)."""
    folded = fold(printed)
    news = folded.endswith("。") and not any(word in folded for word in word_lists()["of_the_article"])
    return len(printed) <= LONGEST_NOTICE and not news and _meets(folded, "paywalls")


_OTHER_WORDS = re.compile("手続き|引き続き")
"""Words in which 続き is another one: 承認の手続きは新議会に持ち越される."""


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[object]]:
    path = Path(__file__).with_name("furniture.yml")
    lists: dict[str, list[object]] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for name in (*_BARE_LISTS, *_PRINTED_LISTS, *_WORD_SETS):
        if not lists.get(name):
            raise ValueError(f"{path.name}: {name}: found nothing, expected a list of words")
    return lists


@lru_cache(maxsize=1)
def word_lists() -> dict[str, tuple[str, ...]]:
    """The lists of furniture.yml, folded and in small letters.

    Raises:
        ValueError: a list is missing or holds something that is no string.
    """
    found = {}
    for name in (*_BARE_LISTS, *_PRINTED_LISTS):
        words = _lists()[name]
        if wrong := [word for word in words if not isinstance(word, str)]:
            raise ValueError(
                f"furniture.yml: {name}: found {wrong[0]!r}, expected a string; put it in quotes"
            )
        plain = name in _BARE_LISTS
        found[name] = tuple(bare(fold(str(word))) if plain else fold(str(word)).lower() for word in words)
    return found


@lru_cache(maxsize=len(_BARE_LISTS))
def word_set(name: str) -> frozenset[str]:
    """One of the lists that whole lines and items are looked up in."""
    return frozenset(word_lists()[name])


@lru_cache(maxsize=1)
def _marked_beginnings() -> tuple[str, ...]:
    """The beginnings of captions that no sentence of a text has: with a sign at their end."""
    return tuple(word for word in word_lists()["caption_beginnings"] if word[-1] in ":=】)]")


@lru_cache(maxsize=1)
def _telling_heads() -> tuple[str, ...]:
    heads = word_lists()["link_lists"]
    return tuple(head for head in heads if len(head) >= SHORTEST_TELLING_HEAD and is_japanese(head))


@lru_cache(maxsize=3)
def _word_sets(name: str) -> tuple[tuple[str, ...], ...]:
    """Sets of words from furniture.yml; a line meets a set when it holds every word of it.

    Raises:
        ValueError: an entry is no list.
    """
    if wrong := [words for words in _lists()[name] if not isinstance(words, list)]:
        raise ValueError(f"furniture.yml: {name}: found {wrong[0]!r}, expected a list of words")
    return tuple(
        tuple(fold(str(word)).lower() for word in words)
        for words in _lists()[name]
        if isinstance(words, list)
    )


@lru_cache(maxsize=3)
def _first_words(name: str) -> re.Pattern[str]:
    """The first words of all sets in one pattern: most lines hold none, and one look tells."""
    words = sorted({words[0] for words in _word_sets(name)})
    begin = "".join(sorted({re.escape(word[0]) for word in words}))
    return re.compile(f"(?=[{begin}])(?:{'|'.join(map(re.escape, words))})")
