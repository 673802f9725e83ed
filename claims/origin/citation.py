"""Articles -> Citations: where a text names another outlet, or a page, as the source of what it tells.

A citation needs two things in one sentence: who (an outlet by name, in either language, or a page by address)
and a word that makes it a source (によると, が報じた, 出典, according to …). An outlet that is only spoken
of is none, and an outlet that names itself or its own family is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claims.article import Article, Outlet
from claims.origin.citation_cue import cues
from claims.origin.dateline import dateline
from claims.origin.issuer import Issuer, issuers, publishers, unnamed_document
from claims.origin.source_name import UNREAD, Registry, unregistered
from claims.text import fold, is_japanese

_URL = re.compile(r"https?://[!-~]{4,300}")
# How far after a subject its verb may stand; a Japanese news sentence seldom has more letters.
FARTHEST_VERB = 160
LABEL_MARKS = "".join((":", " ", "/", "⇒", "→", "=", "＝", "】", "]", "〕", "・"))
"""What may stand between a label and the name of the source, widths folded."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where an article names its source."""

    article: Article
    outlet: Outlet | None
    """The outlet named; None for a page whose outlet nobody knows, and for a work that only a credit names."""
    name: str
    """As printed: the outlet's name, the address, or what the credit says."""
    url: str | None
    char_start: int
    """Where the sentence that names it starts in the article's text."""
    char_end: int
    whole: bool = False
    """Whether all of the article is the source's: an agency's dateline."""
    document: str = ""
    """The kind of document that is cited (調査報告書, survey): no other announcement of the outlet's is meant."""

    @property
    def text(self) -> str:
        return self.article.text[self.char_start : self.char_end].strip()


def citations(article: Article, spans: Sequence[tuple[int, int]], registry: Registry) -> list[Citation]:
    """The citations of an article, in the order of the text.

    Args:
        article: the text and who prints it.
        spans: the sentences to look in (offsets into article.text, end exclusive). Credits on lines of their own
            and pages named by address are looked for in the whole text, since a list of sources makes no claims; pages
            not in lists of further reading.
        registry: the outlets that are known, the article's own among them.
    """
    found = [citation for start, end in spans for citation in _by_name(article, start, end, registry)]
    found += _by_publication(article, spans, found)
    found += _by_credit(article, registry)
    found += _by_dateline(article, registry)
    found += _by_address(article)
    return sorted(set(found), key=lambda citation: (citation.char_start, citation.name, citation.url or ""))


def names_nobody(text: str) -> bool:
    """Whether a sentence rests on press reports that it does not name (一部報道によると)."""
    folded = fold(text)
    return any(cue in folded for cue in cues().unnamed)


def described(article: Article, spans: Sequence[tuple[int, int]], issuer: Outlet) -> list[Citation]:
    """Where an article names an official document by whose it is alone (会社の公式発表).

    Args:
        issuer: the one official outlet that it can be.
    """
    return [
        Citation(article, issuer, issuer.name, None, start, end)
        for start, end in spans
        if cues().document.search(fold(article.text[start:end]))
    ]


def resting(article: Article, spans: Sequence[tuple[int, int]], issuer: Outlet) -> list[Citation]:
    """Where an article rests on a document without a word of whose it is (調査報告書によると).

    Args:
        issuer: the one official outlet that it can be.
    """
    return [
        Citation(article, issuer, issuer.name, None, start, end, document=kind)
        for start, end in spans
        if (kind := unnamed_document(fold(article.text[start:end])))
    ]


def linked(article: Article, spans: Sequence[tuple[int, int]]) -> list[Citation]:
    """The pages of other sites that words in the article's sentences lead to."""
    return [
        Citation(article, None, link.url, link.url, start, end)
        for start, end in spans
        for link in article.hyperlinks
        if start <= link.char_start < end and not _same_site(link.url, article.url)
    ]


def _by_name(article: Article, start: int, end: int, registry: Registry) -> Iterator[Citation]:
    sentence = fold(article.text[start:end])
    bracketed = article.outlet.kind == "aggregator" and "(" in sentence
    cued = cues().any_cue.search(sentence) or _OWN_SURVEY.search(sentence)
    if not (bracketed or cued or issuers(sentence) or publishers(sentence)):
        return
    registered = list(registry.mentions(sentence))
    unread = unregistered(sentence, [(begin, finish) for _, begin, finish in registered])
    places: dict[Outlet, list[tuple[int, int]]] = defaultdict(list)
    for outlet, begin, finish in (*registered, *unread):
        if outlet.publisher != article.outlet.publisher:
            places[outlet].append((begin, finish))
    folds = article.outlet.kind == "aggregator"
    for outlet, named in places.items():
        in_brackets = folds and any(_is_bracketed(sentence, *place) for place in named)
        if in_brackets or any(_is_source(sentence, begin, finish, outlet) for begin, finish in named):
            kind = _document(sentence, named) if outlet.kind == "official" else ""
            yield Citation(article, outlet, outlet.name, None, start, end, document=kind)


def _is_bracketed(sentence: str, begin: int, end: int) -> bool:
    """1人が亡くなった(北辰新聞): whose report it is that a page of others' reports tells."""
    return sentence[:begin].endswith("(") and sentence[end:].startswith(")")


def _is_source(sentence: str, begin: int, end: int, outlet: Outlet) -> bool:
    after = _past_filler(sentence[end:])
    before = sentence[:begin].rstrip()
    if outlet.kind == "official":
        documented = after.startswith(cues().after_official) or _label_before(before)
        return documented or _is_issuer(sentence, begin, end)
    return (
        after.startswith(cues().after_news)
        or _OWN_SURVEY.match(after) is not None
        or _label_before(before)
        or before.lower().removesuffix(" the").endswith(cues().before)
        or (not _AFTER_NOUN.search(before) and _is_reporting_subject(sentence[end:], after, outlet))
    )


def _is_issuer(sentence: str, begin: int, end: int) -> bool:
    """Whether the name is of whoever issued or published a document; it may have another form in the registry."""
    return any(_at(issuer, begin, end) for issuer in (*issuers(sentence), *publishers(sentence)))


def _document(sentence: str, named: Sequence[tuple[int, int]]) -> str:
    """The kind of document of theirs that a sentence cites; empty for any announcement."""
    found = (
        issuer.document
        for issuer in (*issuers(sentence), *publishers(sentence))
        if any(_at(issuer, *place) for place in named)
    )
    return next(found, "")


def _at(issuer: Issuer, begin: int, end: int) -> bool:
    return begin < issuer.end and issuer.begin < end


def _is_reporting_subject(rest: str, after: str, outlet: Outlet) -> bool:
    """連合通信は27日、……と報じた; Rengo News, quoting officials, said …"""
    if is_japanese(after[:2]):
        clause = after[:FARTHEST_VERB]
        return after.startswith(cues().subject_particles) and any(verb in clause for verb in cues().verbs_ja)
    verb = cues().verbs_en.search(rest[:FARTHEST_VERB])
    if verb is None or _BELONGING.match(rest):
        return False
    # Who only sounds like an outlet (a Sports Daily building, officials said) has to be the subject.
    return not outlet.id.startswith(UNREAD) or _BESIDE.fullmatch(rest[: verb.start()]) is not None


_OWN_SURVEY = re.compile(
    r"が[^。、「」をが]{0,16}(?:実施|行っ|行な|まとめ|集計)(?:し)?た[^。、「」]{0,8}(?:調査|アンケート)(?:で|に|の|によ|、)"
)
"""After the name of whose survey it is: 東都新聞社が19日に実施した世論調査で."""
_BELONGING = re.compile(
    r"(?:['’]s?)? (?:[a-z]+ )?(?:reporters?|journalists?|editors?|correspondents?|columnists?|photographers?|writers?|"
    r"executives?|employees?|staff|staffers?|owners?|readers?|spokes(?:man|woman|person)|building|offices?|headquarters)\b"
)
"""After an outlet, who or what belongs to it: a former Pacific Herald reporter said."""
_AFTER_NOUN = re.compile(r"\b(?:of|for|at|against)(?: the)?$", re.IGNORECASE)
"""Before an outlet that somebody belongs to: the editor of the Ashford Chronicle said."""
_BESIDE = re.compile(r",?(?: [a-z]+ly)?(?: (?:has|had|have|first|also|was the first to|which))*,? ")
"""Between an outlet and its verb: had first reported."""


def _by_publication(
    article: Article, spans: Sequence[tuple[int, int]], named: Sequence[Citation]
) -> Iterator[Citation]:
    """Sentences that rest on a document without saying whose it is (調査報告書によると), where the article says of one
    body alone that it published one."""
    told = {(start, end): fold(article.text[start:end]) for start, end in spans}
    publishing = [
        citation
        for citation in named
        if citation.outlet and publishers(told.get((citation.char_start, citation.char_end), ""))
    ]
    taken = {(citation.char_start, citation.char_end) for citation in named}
    if len({citation.name for citation in publishing}) == 1:
        of = publishing[0]
        for span, sentence in told.items():
            if span not in taken and unnamed_document(sentence):
                yield Citation(article, of.outlet, of.name, None, *span, document=of.document)


def _past_filler(rest: str) -> str:
    for _ in range(3):
        dated = _DATED.match(rest)
        filler = dated[0] if dated else next((word for word in cues().between if rest.startswith(word)), "")
        rest = rest[len(filler) :]
    return rest.lstrip()


_DATED = re.compile(r"\([^()]{1,16}\)")
"""Of which day or edition, after the name of an outlet: 北越新聞(15日付朝刊)."""


def _label_before(before: str) -> bool:
    return before.rstrip(LABEL_MARKS).endswith(cues().labels)


def _by_credit(article: Article, registry: Registry) -> Iterator[Citation]:
    """Lines that are nothing but a credit: 出典：北越新聞, (引用元:共立通信); on the page of an aggregator also
    6:02配信　北越新聞, or the outlet's name alone."""
    position = 0
    for line in article.text.splitlines(keepends=True):
        start, end = position, position + len(line.rstrip())
        position += len(line)
        folded = fold(article.text[start:end])
        for match in _bracketed_credit().finditer(folded):
            yield from _credited(article, start + match.start(), start + match.end(), registry)
        if not 0 < len(folded.strip()) <= LONGEST_CREDIT:
            continue
        if folded.strip(OPENING_MARKS).startswith(cues().labels):
            yield from _credited(article, start, end, registry)
        elif article.outlet.kind == "aggregator":
            registered = list(registry.mentions(folded))
            unread = unregistered(folded, [(begin, finish) for _, begin, finish in registered])
            for outlet, begin, finish in (*registered, *unread):
                rest = folded[:begin] + folded[finish:]
                if outlet.publisher != article.outlet.publisher and _CREDIT.fullmatch(rest):
                    yield Citation(article, outlet, outlet.name, None, start, end)


def _by_dateline(article: Article, registry: Registry) -> Iterator[Citation]:
    found = dateline(article, registry.outlets)
    if found:
        yield Citation(article, found.agency, found.agency.name, None, found.char_start, found.char_end, True)


OPENING_MARKS = " \u3000([【〔<*※"


def _credited(article: Article, start: int, end: int, registry: Registry) -> Iterator[Citation]:
    """The outlets that a credit names, or else whatever its label says the text is drawn from."""
    named = list(_by_name(article, start, end, registry))
    yield from named
    line = fold(article.text[start:end]).strip(OPENING_MARKS)
    label = next((label for label in cues().source_labels if line.startswith(label)), None)
    if named or label is None or _URL.search(line):
        return
    match = _CREDITED.match(line.removeprefix(label))
    name = match["name"].strip() if match else ""
    if any(name.startswith(outlet.name) for outlet in registry.outlets):
        return
    ending = next((ending for ending in cues().label_endings if name.endswith(ending)), "")
    name = name.removesuffix(ending)
    name = name.split("「", 1)[0] or name.strip("「」")  # 総務省「家計調査」 is the ministry's
    if len(name) >= SHORTEST_CREDITED:
        yield Citation(article, None, name, None, start, end)


# What a label says the text is drawn from: after a mark, up to where another thing begins.
_CREDITED = re.compile(r"\s*[:・=/⇒→】\]〕 \u3000]+(?P<name>[^。、,()【】\]]{2,60})")
SHORTEST_CREDITED = 2


@cache
def _bracketed_credit() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, cues().labels))
    return re.compile(rf"[(\[](?:{labels})[^()\[\]]{{1,{LONGEST_CREDIT}}}[)\]]")


LONGEST_CREDIT = 60
"""Letters of a line that is a credit, the title of what is cited included."""
_CREDIT = re.compile(
    r"(?:[\s\W0-9年月日時分火水木金土曜]|午前|午後|最終更新|更新|配信|記事|提供元?|掲載|by|from)*",
    re.IGNORECASE,
)


def _by_address(article: Article) -> Iterator[Citation]:
    further = False
    position = 0
    for line in article.text.splitlines(keepends=True):
        further = (further and bool(line.strip())) or any(cue in line[:40] for cue in cues().further_reading)
        for match in _URL.finditer(line):
            if not further and not _same_site(match[0], article.url):
                yield Citation(article, None, match[0], match[0], position, position + len(line.rstrip()))
        position += len(line)


def _same_site(url: str, own: str | None) -> bool:
    return own is not None and url.split("/")[2:3] == own.split("/")[2:3]
