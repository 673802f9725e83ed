"""A page's markup -> its article's text, one block a line, and what its head says.

Trafilatura (Barbaresi 2021, ACL demo) decides what belongs to the article. Menus and boxes that it lets pass
are kept: they are labelled as furniture later, never lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from lxml import html as lxml_html  # type: ignore[import-untyped]
from lxml.etree import LxmlError, iterwalk  # type: ignore[import-untyped]

from claims.boundary import ends_sentence
from ingest.published import published

# Trafilatura sometimes takes one dense block of a page for the whole article. Where it keeps less than this
# share of what the page itself marks as its article, all of the marked part is taken instead.
KEPT_SHARE = 0.6

# Where a line ends when markup becomes text: at blocks, of pages and of what trafilatura makes of them.
_EDGES: Final = {
    **dict.fromkeys(
        ("body", "main", "article", "section", "header", "footer", "div", "address", "hr", "br"), "\n"
    ),
    **dict.fromkeys(
        ("h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "figure", "figcaption"), "\n"
    ),
    **dict.fromkeys(("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "tbody", "thead", "tr"), "\n"),
    **dict.fromkeys(
        ("details", "summary", "fieldset", "head", "lb", "list", "item", "quote", "code", "row"), "\n"
    ),
    **dict.fromkeys(("td", "th", "cell"), "\t"),
}
# Captions, and the layout of pages made before style sheets.
_PLAINER: Final = {"figure": "div", "figcaption": "p", "center": "div"}
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
# What a page marks as its article, and what inside it never is: menus, boxes and forms by their elements
# (HTML Living Standard), and lists in which every item is a link.
_MARKED = "//article | //main | //*[@role='main']"
_NEVER_ARTICLE = (
    ".//script | .//style | .//noscript | .//template | .//nav | .//aside | .//form | .//button | .//footer"
    " | .//head | .//select | .//svg | .//iframe | .//comment() | .//processing-instruction() | .//*[@hidden]"
    " | .//ul[.//a and not(.//li[not(.//a)])] | .//ol[.//a and not(.//li[not(.//a)])]"
)
_STATED_DATES = (
    "//meta[@property='article:published_time']/@content | //meta[@itemprop='datePublished']/@content"
    " | //time[@itemprop='datePublished' or @pubdate]/@datetime"
)
# Signs that stand in for white space of the printed text, which trafilatura would make blanks: ideographic
# spaces, and the line ends of preformatted text. Signs that the page itself uses are passed over.
_STAND_INS = "␠␤⍽␣⎵⏎␢"
# A line end between two of these characters is no space (CSS Text 3, segment break transformation).
_WIDE = r"[\u2e80-\u2fff\u3001-\u9fff\uf900-\ufaff\uff00-\uffef]"
_BROKEN_RUN = re.compile(rf"(?<={_WIDE})[ \t]*\r?\n[ \t]*(?={_WIDE})")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class PageError(ValueError):
    """A page that gives no text. `why` is what was found, `advice` what to do."""

    def __init__(self, why: str, advice: str) -> None:
        super().__init__(f"{why}; {advice}")
        self.why = why
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Page:
    """What is taken from a page's markup."""

    text: str
    title: str | None
    published: str | None
    url: str | None
    language: str | None
    anchors: tuple[tuple[str, str], ...] = ()
    """The words of each link and its address as written, in the order of the page; menus and boxes left out."""


def extract(markup: str) -> Page:
    """The article of a page given as text. Raises PageError where the markup cannot be parsed."""
    try:
        # The declaration is done with once the page is text, and lxml refuses text that has one.
        tree = lxml_html.fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", markup))
    except (LxmlError, ValueError) as error:
        found = f"markup that cannot be parsed ({error})"
        raise PageError(found, "save the article's text as .txt") from error
    title = _first(tree, "//meta[@property='og:title']/@content", "string(//h1)", "string(//title)")
    address = _first(tree, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")
    language = (tree.get("lang") or "")[:2].lower() or None
    return Page(_text(tree, markup), title, _published(tree), address, language, tuple(_anchors(tree)))


def _anchors(tree: Any) -> Iterator[tuple[str, str]]:
    never = {inner for outer in tree.xpath(_NEVER_ARTICLE) for inner in outer.iter()}
    for anchor in tree.xpath("//a[@href]"):
        words = " ".join(anchor.text_content().split())
        if words and anchor not in never:
            yield words, anchor.get("href").strip()


def _text(tree: Any, markup: str) -> str:
    space, line_end = [sign for sign in _STAND_INS if sign not in markup][:2] or "  "
    _join_entries(tree)
    _keep_as_blocks(tree)
    _drop_readings(tree)
    _keep_white_space(tree, space, line_end)
    text = _article_text(tree).replace(space, "\N{IDEOGRAPHIC SPACE}").replace(line_end, "\n")
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def _join_entries(tree: Any) -> None:
    """The entries of a page that is kept up to date are each marked as an article, of which trafilatura would take one
    whole and of the others the paragraphs: headings and times were lost. As plain blocks they stay together."""
    for parent in dict.fromkeys(article.getparent() for article in tree.xpath("//article[..]")):
        entries = [article for article in parent.iterchildren("article") if _is_told(article)]
        if len(entries) >= FEWEST_ENTRIES:
            for entry in entries:
                _print_times(entry)
                entry.tag = "div"


FEWEST_ENTRIES = 2
"""Articles side by side, each told on the page itself."""
LINKED_SHARE = 0.4
"""Of the letters of a teaser so many or more are those of its link."""


def _is_told(article: Any) -> bool:
    """Whether an article is told on the page, not only announced there with a link to it."""
    printed = sum(len(text.strip()) for text in article.itertext())
    linked = sum(len(text.strip()) for link in article.iter("a") for text in link.itertext())
    sentences = any(ends_sentence("".join(paragraph.itertext()).strip()) for paragraph in article.iter("p"))
    return sentences and linked < LINKED_SHARE * printed


def _print_times(entry: Any) -> None:
    """The time of an entry on a line of its own, where it stands alone: in passing text it is kept anyway."""
    for time in entry.iter("time"):
        inline = any(True for _ in time.iterancestors("p"))
        if not inline and not (time.tail or "").strip():
            time.tag = "p"


def _keep_as_blocks(tree: Any) -> None:
    """Trafilatura throws some elements away with all their text; as plain blocks they stay."""
    for node in tree.iter(*_PLAINER):
        node.tag = _PLAINER[node.tag]


def _drop_readings(tree: Any) -> None:
    """Kana printed small above a word (ruby) would break it in two: the word alone is what the line says."""
    for reading in tree.xpath("//rt | //rp"):
        reading.drop_tree()


def _keep_white_space(tree: Any, space: str, line_end: str) -> None:
    for node in tree.iter():
        preformatted = any(True for _ in node.iterancestors("pre"))
        if node.text and isinstance(node.tag, str):
            node.text = _kept(node.text, space, line_end if preformatted or node.tag == "pre" else None)
        if node.tail:
            node.tail = _kept(node.tail, space, line_end if preformatted else None)


def _kept(text: str, space: str, line_end: str | None) -> str:
    text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text).replace("\N{IDEOGRAPHIC SPACE}", space)
    return _BROKEN_RUN.sub("", text) if line_end is None else text.replace("\n", line_end)


def _article_text(tree: Any) -> str:
    """Trafilatura's choice; where it drops most of what the page marks as its article, all of that."""
    text = _trafilatura(tree)
    if "\n" not in text:
        # Its last resort for short pages runs every block of the page together.
        return _marked_text(tree)
    marked = max((_marked_text(element) for element in tree.xpath(_MARKED)), key=len, default="")
    return text if len(text) >= KEPT_SHARE * len(marked) else marked


def _trafilatura(tree: Any) -> str:
    """The article in a tree, one block a line; empty where trafilatura sees none. The tree is not changed."""
    from trafilatura import bare_extraction

    document = bare_extraction(
        deepcopy(tree),
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
    )
    body = getattr(document, "body", None)
    return "" if body is None else _lines(body)


def _marked_text(element: Any) -> str:
    element = deepcopy(element)
    for dropped in element.xpath(_NEVER_ARTICLE):
        dropped.drop_tree()
    return _lines(element)


def _lines(element: Any) -> str:
    """The text in an element: one block a line, the cells of a table's row apart by tabs."""
    pieces: list[str] = []
    for event, node in iterwalk(element, events=("start", "end", "comment", "pi")):
        said = node.text if event == "start" else node.tail if node is not element else None
        pieces += (_edge(node, event), _WHITE_SPACE.sub(" ", said or ""))
    lines = "".join(pieces).split("\n")
    rows = ("\t".join(filter(None, map(str.strip, line.split("\t")))) for line in lines)
    return "\n".join(filter(None, rows))


def _edge(node: Any, event: str) -> str:
    """What parts an element from its neighbours: a line end, or within a row a tab.

    A term and its description are a row (件数 約12万件), but for a description in sentences.
    """
    beside = node.getnext() if event == "end" else node.getprevious()
    term, described = (node, beside) if event == "end" else (beside, node)
    if term is not None and described is not None and _is(term, "dt") and _is(described, "dd"):
        blocks = any(_EDGES.get(inner.tag) == "\n" for inner in described.iterdescendants())
        if not blocks and not ends_sentence("".join(described.itertext()).strip()):
            return "\t"
    return _EDGES.get(node.tag, "")


def _is(node: Any, tag: str) -> bool:
    """Whether the node is a term (dt) or its description (dd), in a page or in what trafilatura makes of it."""
    return node.tag == tag or (node.tag == "item" and (node.get("rend") or "").startswith(f"{tag}-"))


def _published(tree: Any) -> str | None:
    """The date that a page states for machines; one that only stands in its text is left to later stages."""
    for written in (*tree.xpath(_STATED_DATES), *_linked_data_dates(tree)):
        try:
            return published(str(written))
        except ValueError:
            continue
    return None


def _linked_data_dates(tree: Any) -> Iterator[str]:
    """datePublished of schema.org objects in JSON-LD scripts."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            stated = json.loads(script)
        except (ValueError, RecursionError):
            continue
        graph = stated.get("@graph", [stated]) if isinstance(stated, dict) else stated
        for thing in graph if isinstance(graph, list) else []:
            if isinstance(thing, dict) and isinstance(thing.get("datePublished"), str):
                yield thing["datePublished"]


def _first(tree: Any, *paths: str) -> str | None:
    """The first text found at the paths, in their order, with every run of white space made one blank."""
    for path in paths:
        found = tree.xpath(path)
        text = " ".join(
            re.split(r"[ \t\r\n\f]+", str(found[0] if isinstance(found, list) and found else found or ""))
        )
        if text.strip():
            return text.strip()
    return None
