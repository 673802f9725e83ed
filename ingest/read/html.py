"""A page -> Reading: the article's text by trafilatura, one block a line.

Trafilatura (Barbaresi 2021, ACL demo) decides what belongs to the article. Menus and boxes that it lets pass
are kept: they are labelled as furniture later, never lost. The page is decoded first and handed over as text,
because bytes in ISO-2022-JP came out of it as silent nonsense.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import asdict, dataclass
from typing import Any, Final

from lxml import html as lxml_html  # type: ignore[import-untyped]
from lxml.etree import LxmlError, iterwalk  # type: ignore[import-untyped]

from claims.text import Language
from ingest.published import published
from ingest.read.decode import Decoded, UndecodableError, decode, decode_as, plausibility
from ingest.read.reading import Reading, language_of, storable

# Characters of markup. Up to here a page takes trafilatura well under a second; above, its time grows faster
# than the page (5 MB took 90 s), so that larger ones run apart, where they can be stopped.
APART_ABOVE = 400_000
LARGEST_PAGE = 8_000_000
SECONDS_ALLOWED = 60.0
# Trafilatura sometimes takes one dense block of a page for the whole article. Where it keeps less than this
# share of what the page itself marks as its article, all of the marked part is taken instead.
KEPT_SHARE = 0.6
# How far into a page browsers look for its charset is 1,024 bytes; scripts before it push it further.
HEAD_BYTES = 4_096
_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)

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
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
# What a page marks as its article, and what inside it never is (HTML Living Standard, sections and forms).
_MARKED = "//article | //main | //*[@role='main']"
_NEVER_ARTICLE = (
    ".//script | .//style | .//noscript | .//template | .//nav | .//aside | .//form | .//button | .//footer"
    " | .//head | .//select | .//svg | .//iframe | .//comment() | .//processing-instruction() | .//*[@hidden]"
)
_STATED_DATES = (
    "//meta[@property='article:published_time']/@content | //meta[@itemprop='datePublished']/@content"
    " | //time[@itemprop='datePublished' or @pubdate]/@datetime"
)
# Ideographic spaces are part of the printed text, but trafilatura makes every run of white space one blank.
_IDEOGRAPHIC_SPACE = "　"
_STAND_INS = "␠␢⍽␣⎵"


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


def read(raw: bytes, language: Language | None = None) -> Reading:
    """The article's text of a page, and what its head says about title, date, address and language.

    Raises UndecodableError for bytes in no known encoding; PageError for a page too large, too slow or empty.
    """
    decoded = _decode(raw)
    if len(decoded.text) > LARGEST_PAGE:
        raise PageError(
            f"{len(decoded.text):,} characters of markup", f"save the article alone ({LARGEST_PAGE:,})"
        )
    markup = storable(decoded.text)
    page = extract(markup) if len(markup) <= APART_ABOVE else _extract_apart(markup)
    if not page.text:
        raise PageError("a page without an article's text", "save the article's text as .txt")
    stated: Language | None = {"ja": "ja", "en": "en"}.get(page.language or "")  # type: ignore[assignment]
    found = language or stated or language_of(page.text)
    return Reading(page.text, decoded.encoding, found, page.title, page.published, page.url)


def _decode(raw: bytes) -> Decoded:
    """By the ladder; where it fails, or where another reading is as plausible, as the page declares."""
    match = _CHARSET.search(raw[:HEAD_BYTES])
    declared = decode_as(raw, match[1].decode("ascii")) if match else None
    try:
        decoded = decode(raw)
    except UndecodableError:
        if declared is None:
            raise
        return declared
    doubtful = decoded.encoding in ("cp932", "euc_jp", "euc_jis_2004")
    if declared and doubtful and plausibility(declared.text) >= plausibility(decoded.text):
        return declared
    return decoded


def extract(markup: str) -> Page:
    """The article of a page given as text. Raises PageError where the markup cannot be parsed."""
    stand_in = next((sign for sign in _STAND_INS if sign not in markup), _IDEOGRAPHIC_SPACE)
    try:
        # The declaration is done with once the page is text, and lxml refuses text that has one.
        tree = lxml_html.fromstring(
            re.sub(r"^\s*<\?xml[^>]*>", "", markup).replace(_IDEOGRAPHIC_SPACE, stand_in)
        )
    except (LxmlError, ValueError) as error:
        raise PageError(
            f"markup that cannot be parsed ({error})", "save the article's text as .txt"
        ) from error
    _keep_captions(tree)
    text = _article_text(tree).replace(stand_in, _IDEOGRAPHIC_SPACE)
    lines = (line.strip() for line in text.split("\n"))
    return Page(
        text="\n".join(line for line in lines if line),
        title=_first(tree, "//meta[@property='og:title']/@content", "//h1//text()", "//title/text()"),
        published=_published(tree),
        url=_first(tree, "//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"),
        language=(tree.get("lang") or "")[:2].lower() or None,
    )


def _keep_captions(tree: Any) -> None:
    """Trafilatura throws figures away with their captions; as plain blocks the captions stay."""
    for figure in tree.iter("figure"):
        figure.tag = "div"
    for caption in tree.iter("figcaption"):
        caption.tag = "p"


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
        pieces += (_EDGES.get(node.tag, ""), _WHITE_SPACE.sub(" ", said or ""))
    lines = "".join(pieces).split("\n")
    rows = ("\t".join(filter(None, map(str.strip, line.split("\t")))) for line in lines)
    return "\n".join(filter(None, rows))


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
    """The first text found at the paths, in their order, white space around it taken off."""
    found = (str(value).strip() for path in paths for value in tree.xpath(path))
    return next(filter(None, found), None)


def _extract_apart(markup: str) -> Page:
    """As extract, in a process of its own that is ended when its time is up."""
    # -P: modules that happen to lie in the folder of the call are not taken for Python's own.
    command = [sys.executable, "-P", "-c", "from ingest.read import html; html.extract_for_parent()"]
    try:
        done = subprocess.run(command, input=markup.encode(), capture_output=True, timeout=SECONDS_ALLOWED)
    except subprocess.TimeoutExpired:
        found = f"a page of {len(markup):,} characters that takes more than {SECONDS_ALLOWED:.0f} s"
        raise PageError(found, "save the article's text as .txt") from None
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise PageError(f"a page that cannot be read ({last or done.returncode})", "save its text as .txt")
    return Page(**json.loads(done.stdout))


def extract_for_parent() -> None:
    """The other side of the call: markup on standard input, a Page as JSON on standard output."""
    print(json.dumps(asdict(extract(sys.stdin.buffer.read().decode()))))
