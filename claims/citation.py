"""Articles -> Citations: where a text names another outlet, or a page, as the source of what it tells.

A citation needs two things in one sentence: who (an outlet by name, in either language, or a page by address)
and a word that makes it a source (によると, が報じた, 出典, according to …). An outlet that is only spoken
of is none, and an outlet that names itself or its own family is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from claims.article import Article, Outlet
from claims.fact.romanise import fold_reading, latin
from claims.text import fold, is_japanese, tokenise

_URL = re.compile(r"https?://[!-~]{4,300}")
_LATIN = re.compile(r"[A-Za-z]")
# How far after a subject its verb may stand; a Japanese news sentence seldom has more letters.
FARTHEST_VERB = 160
LABEL_MARKS = "".join((":", " ", "/", "⇒", "→", "=", "＝"))
"""What may stand between a label and the name of the source, widths folded."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where an article names its source."""

    article: Article
    outlet: Outlet | None
    """The outlet named; None for a page whose outlet nobody knows."""
    name: str
    """As printed: the outlet's name, or the address."""
    url: str | None
    char_start: int
    """Where the sentence that names it starts in the article's text."""
    char_end: int

    @property
    def text(self) -> str:
        return self.article.text[self.char_start : self.char_end].strip()


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of citation.yml."""

    outlet_words: tuple[str, ...]
    nations: tuple[str, ...]
    between: tuple[str, ...]
    after_news: tuple[str, ...]
    after_official: tuple[str, ...]
    verbs_ja: tuple[str, ...]
    verbs_en: re.Pattern[str]
    subject_particles: tuple[str, ...]
    before: tuple[str, ...]
    labels: tuple[str, ...]
    further_reading: tuple[str, ...]
    unnamed: tuple[str, ...]


def citations(
    article: Article, spans: Sequence[tuple[int, int]], outlets: Iterable[Outlet]
) -> list[Citation]:
    """The citations of an article, in the order of the text.

    spans: the sentences to look in (offsets into article.text, end exclusive). Pages named by address are
    looked for in the whole text, since a list of sources makes no claims, but not in lists of further
    reading.
    """
    foreign = [outlet for outlet in outlets if outlet.publisher != article.outlet.publisher]
    found = [citation for start, end in spans for citation in _by_name(article, start, end, foreign)]
    found += _by_address(article)
    return sorted(set(found), key=lambda citation: (citation.char_start, citation.name, citation.url or ""))


def names_nobody(text: str) -> bool:
    """Whether a sentence rests on press reports that it does not name (一部報道によると)."""
    folded = fold(text)
    return any(cue in folded for cue in cues().unnamed)


def _by_name(article: Article, start: int, end: int, outlets: Sequence[Outlet]) -> Iterator[Citation]:
    sentence = fold(article.text[start:end])
    for outlet in outlets:
        place = _source_place(sentence, outlet)
        if place is not None:
            yield Citation(
                article, outlet, article.text[start + place[0] : start + place[1]], None, start, end
            )


def _source_place(sentence: str, outlet: Outlet) -> tuple[int, int] | None:
    """Where the sentence names the outlet as a source, or None."""
    for begin, finish in _mentions(sentence, outlet):
        if _is_source(sentence, begin, finish, outlet):
            return begin, finish
    return None


def _mentions(sentence: str, outlet: Outlet) -> Iterator[tuple[int, int]]:
    for name in printed_names(outlet):
        begin = sentence.find(name)
        while begin >= 0:
            if _whole(sentence, begin, begin + len(name)):
                yield begin, begin + len(name)
            begin = sentence.find(name, begin + len(name))
    if _LATIN.search(sentence):
        yield from _latin_mentions(sentence, outlet)


def _latin_mentions(sentence: str, outlet: Outlet) -> Iterator[tuple[int, int]]:
    """The outlet's Japanese name in Latin letters: its own part by reading, and a word for an outlet after
    it."""
    own = reading(outlet.name)
    if not own:
        return
    words = [(match.start(), match.end()) for match in re.finditer(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*", sentence)]
    for index, (begin, end) in enumerate(words[:-1]):
        following = sentence[slice(*words[index + 1])].lower()
        if (
            sentence[begin].isupper()
            and following in cues().outlet_words
            and fold_reading(sentence[begin:end]) == own
        ):
            yield begin, words[index + 1][1]


def _is_source(sentence: str, begin: int, end: int, outlet: Outlet) -> bool:
    after = _past_filler(sentence[end:])
    before = sentence[:begin].rstrip()
    if outlet.kind == "official":
        return after.startswith(cues().after_official) or _label_before(before)
    return (
        after.startswith(cues().after_news)
        or _label_before(before)
        or before.lower().removesuffix(" the").endswith(cues().before)
        or _is_reporting_subject(sentence[end:], after)
    )


def _is_reporting_subject(rest: str, after: str) -> bool:
    """連合通信は27日、……と報じた; Rengo News, quoting officials, said …"""
    if is_japanese(after[:2]):
        clause = after[:FARTHEST_VERB]
        return after.startswith(cues().subject_particles) and any(verb in clause for verb in cues().verbs_ja)
    return cues().verbs_en.search(rest[:FARTHEST_VERB]) is not None


def _past_filler(rest: str) -> str:
    for _ in range(3):
        filler = next((word for word in cues().between if rest.startswith(word)), "")
        rest = rest[len(filler) :]
    return rest.lstrip()


def _label_before(before: str) -> bool:
    return before.rstrip(LABEL_MARKS).endswith(cues().labels)


def _whole(sentence: str, begin: int, end: int) -> bool:
    """Whether the name stands for itself and is not the tail of a longer one."""
    before, after = sentence[:begin], sentence[end:]
    if _LATIN.match(sentence[begin]):
        return not (before[-1:].isalnum() and before[-1:].isascii()) and not (
            after[:1].isascii() and after[:1].isalnum()
        )
    return not _in_name(before[-1:]) or before.endswith(cues().nations)


def _in_name(character: str) -> bool:
    return "一" <= character <= "鿿" or "ァ" <= character <= "ヺ" or character == "ー"


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


@lru_cache(maxsize=4096)
def printed_names(outlet: Outlet) -> tuple[str, ...]:
    """The forms in which a text prints the outlet's name, widths folded, the longest first."""
    name = fold(outlet.name).strip()
    forms = {name, name.removeprefix("The "), name.removesuffix("社")}
    return tuple(sorted((form for form in forms if len(form) > 1), key=lambda form: (-len(form), form)))


@lru_cache(maxsize=4096)
def reading(name: str) -> str:
    """What distinguishes a Japanese outlet's name, in folded Latin letters: 連合通信 -> rengo; "" if nothing
    does."""
    if not is_japanese(name):
        return ""
    word = next((word for word in cues().outlet_words if name.endswith(word) and len(name) > len(word)), "")
    own = name.removesuffix(word)
    return fold_reading(latin("".join(token.reading for token in tokenise(own)))) if word else ""


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The words of citation.yml, widths folded; raises KeyError naming a list that is missing."""
    table: Mapping[str, object] = yaml.safe_load(
        files("claims").joinpath("citation.yml").read_text(encoding="utf-8")
    )

    def words(value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            raise ValueError(f"citation.yml: expected a list of words, found {value!r}")
        return tuple(sorted({fold(word) for word in value}, key=lambda word: (-len(word), word)))

    outlet_words, verbs = table["outlet_words"], table["verbs"]
    assert isinstance(outlet_words, dict)
    assert isinstance(verbs, dict)
    return Cues(
        outlet_words=words([*outlet_words["ja"], *outlet_words["en"]]),
        verbs_ja=words(verbs["ja"]),
        verbs_en=re.compile(rf"\b(?:{'|'.join(map(re.escape, words(verbs['en'])))})\b"),
        **{
            name: words(table[name])
            for name in (
                "nations",
                "between",
                "after_news",
                "after_official",
                "subject_particles",
                "before",
                "labels",
                "further_reading",
                "unnamed",
            )
        },
    )
