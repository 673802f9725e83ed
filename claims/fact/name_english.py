"""Names in English: runs of capitalised words, and what they name by the words in and around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import simplemma

from claims.fact.gazetteer import capitals, institution_names, state_names
from claims.fact.mention import Entity, Mention, Passage
from claims.fact.numeral import ENGLISH_WORDS
from claims.fact.wordlist import groups, rows
from claims.text import Token

_LONGEST_NAME = 9  # words
_POSSESSIVE = ("'s", "’s")


def english_mentions(passage: Passage) -> list[Mention]:
    """The names of one English sentence, in order, none overlapping another."""
    found: list[Mention] = []
    for start, end in _runs(passage.tokens):
        found += _of_run(passage.tokens, start, end)
    return found


def _runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, with of, for, and the like inside them, numbers only after No."""
    start = 0
    while start < len(tokens):
        if not _capitalised(tokens[start]):
            start += 1
            continue
        end = start + 1
        while end < len(tokens) and end - start < _LONGEST_NAME and (step := _continues(tokens, end)):
            end += step
        yield start, end
        start = end


def _capitalised(token: Token) -> bool:
    word = _bare(token.surface).rstrip(".").lower()
    return token.pos[0] == "name" and word not in groups("english_names.yml")["calendar"]


def _is_number(word: str) -> bool:
    """Twelve, Twenty-nine: no name, where nothing else of one stands beside it."""
    return all(part in ENGLISH_WORDS for part in word.split("-"))


def _continues(tokens: Sequence[Token], end: int) -> int:
    """How many words from `end` go on with the run before it."""
    before, token = tokens[end - 1], tokens[end]
    if before.surface.endswith(_POSSESSIVE) or token.start - before.end > 1:
        return 0
    if _capitalised(token):
        return 1
    if (
        token.surface == "."
        and before.end == token.start
        and before.surface in ("No", "Mr", "Mrs", "Ms", "Dr", "Gen", "Sen")
    ):
        return 1
    if token.pos[0] == "number" and before.surface in (".", "No"):
        return 1
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    links = token.surface.lower() in ("of", "for", "de", "van", "von", "bin", "al")
    return 2 if links and following and _capitalised(following) and _is_body(before) else 0


def _is_body(token: Token) -> bool:
    return token.surface.lower() in groups("english_names.yml")["organisation"]


def _of_run(tokens: Sequence[Token], start: int, end: int) -> Iterator[Mention]:
    begin = start
    if _begins_sentence(tokens, start) and not _known(tokens[start:end]):
        while (
            begin < end and _common_word(tokens[begin]) and not (end - begin > 1 and _is_title(tokens[begin]))
        ):
            begin += 1
    title_end = begin
    while title_end < end - 1 and _is_title(tokens[title_end]):
        title_end += 1
    if begin == end or _is_page_word(tokens[begin:end]):
        return
    for place in _states_inside(tokens, begin, end):
        yield place
        return
    office = next((i for i in range(title_end + 1, end - 1) if _is_title(tokens[i])), None)
    if office is not None and title_end == begin:
        # Harukaze President Takayuki Katsuragi: whose president, and who it is.
        yield from _of_run(tokens, begin, office)
        yield from _of_run(tokens, office, end)
        return
    name = tokens[title_end:end]
    if len(name) == 1 and (_DESCRIBES.search(name[0].surface) or _is_number(name[0].surface.lower())):
        return
    if len(name) == 1 and (_is_title(name[0]) or len(name[0].surface) == 1):
        return
    yield _mention(tokens, begin, title_end, end)


# A Jomon-era canoe, the Kitakyushu-based company: a word that describes, and names nothing itself.
_DESCRIBES = re.compile(
    r"[a-z]-(?:era|based|style|born|led|made|owned|run|built|backed|area|wide|bound|type|class|level|old|related)$"
)


def _begins_sentence(tokens: Sequence[Token], start: int) -> bool:
    return start == 0 or tokens[start - 1].surface in (
        '"',
        "“",
        "”",
        ".",
        ":",
        "—",
        "?",
        "!",
        "|",
        ">",
        ";",
        "©",
    )


def _common_word(token: Token) -> bool:
    """Whether the word, written small, is an English word: then its capital is the sentence's."""
    return (
        bool(simplemma.is_known(token.surface.lower(), lang="en"))
        and token.surface.lower() not in state_names()
    )


def _known(tokens: Sequence[Token]) -> bool:
    words = _plain(tokens).lower()
    return words in state_names() or words in institution_names() or words in capitals()


def _is_title(token: Token) -> bool:
    return token.surface.rstrip(".").lower() in groups("titles.yml")["english"]


def _is_page_word(tokens: Sequence[Token]) -> bool:
    return all(token.surface.lower() in groups("english_names.yml")["page"] for token in tokens)


def _states_inside(tokens: Sequence[Token], start: int, end: int) -> Iterator[Mention]:
    """A state, or the adjective of one, that is the whole run (Chinese) or its first word before common ones."""
    words = _plain(tokens[start:end]).lower()
    state = state_names().get(words)
    if state:
        yield Mention(tokens[start].start, _end(tokens[end - 1]), state.english[0], "place", state.key)


def _plain(tokens: Sequence[Token]) -> str:
    text = ""
    for token in tokens:
        text += ("" if token.surface in "." or not text else " ") + token.surface
    for mark in _POSSESSIVE:
        text = text.removesuffix(mark)
    return text


def _bare(word: str) -> str:
    """A word without its possessive ending."""
    return word[:-2] if word.endswith(_POSSESSIVE) else word


def _end(token: Token) -> int:
    return token.end - 2 if token.surface.endswith(_POSSESSIVE) else token.end


def _mention(tokens: Sequence[Token], begin: int, title_end: int, end: int) -> Mention:
    name = _plain(tokens[title_end:end])
    entity = _entity(tokens, title_end, end, titled=title_end > begin)
    if entity != "person":
        title_end, name = begin, _plain(tokens[begin:end])
    words = name.split()
    return Mention(
        tokens[begin].start,
        _end(tokens[end - 1]),
        name,
        entity,
        name.lower(),
        words[-1] if entity == "person" else "",
        _plain(tokens[begin:title_end]) if entity == "person" else "",
        full=entity == "person" and len(words) > 1,
    )


def _entity(tokens: Sequence[Token], start: int, end: int, titled: bool) -> Entity:
    table = groups("english_names.yml")
    words = [_bare(token.surface.lower()) for token in tokens[start:end]]
    before = [token.surface.lower() for token in tokens[max(0, start - 3) : start]]
    if before[-1:] and before[-1] in table["beside"]:
        before.pop()  # in neighboring Mitsuhara
    if " ".join(words) in institution_names() or any(word in table["organisation"] for word in words):
        return "organisation"
    if len(words) > 1 and words[-1] in _last_words_of_firms():
        return "organisation"
    if (
        words[-1] in table["place"]
        or words[0] in _BEFORE_A_PLACE
        or _is_of_a_place(tokens, end, words, titled)
    ):
        return "place"
    if words[-1] in table["vessel"] or any(
        word in table["vessel"] or word in table["event"] for word in before
    ):
        return "work"
    if titled:
        return "person"
    if before[-1:] == ["the"]:
        return "organisation" if words[0].isupper() else "work"
    if tokens[start].surface.isupper() and end - start == 1:
        return "place" if _is_dateline(tokens, start) else "organisation"
    if before and before[-1] in table["locative"].difference(("to", "of", "from", "between")):
        return "place"
    return "person" if 2 <= len(words) <= 3 else _single(tokens, start, end, before)


def _is_of_a_place(tokens: Sequence[Token], end: int, words: Sequence[str], titled: bool) -> bool:
    """Whether a name not known otherwise is a place's by what it is or by the noun after it: Osaka's, Itami airport,
    the Toyama-Kumamoto route."""
    if titled or len(words) > 1:
        return False
    table = groups("english_names.yml")
    follows = tokens[end].surface if end < len(tokens) else ""
    own = set(words[0].split("-"))
    return any(own & table[sort] for sort in _OF_JAPAN) or follows in table["place"] | _NOUNS_OF_PLACES


_BEFORE_A_PLACE = ("mount", "lake", "camp", "cape")
_OF_JAPAN = ("prefectures", "prefectures_and_capitals", "regions", "cities")
_NOUNS_OF_PLACES = frozenset(("line", "service", "flight", "flights", "terminal", "volcano", "crossing"))


def _is_dateline(tokens: Sequence[Token], start: int) -> bool:
    """SENDAI — …, NAGANO (Reuters) …: where a report was written, in capitals at its head."""
    after = tokens[start + 1].surface if start + 1 < len(tokens) else ""
    return start == 0 and len(tokens[start].surface) > SHORTEST_DATELINE and after in _AFTER_DATELINE


SHORTEST_DATELINE = 3
_AFTER_DATELINE = frozenset(("—", "–", "-", "--", "(", ",", "/"))


@cache
def _last_words_of_firms() -> frozenset[str]:
    return frozenset(english.split()[-1] for row in rows("company_endings.yml") for english in row["en"])


def short_form(name: str) -> str:
    """What an English text calls a firm or body once it has been named: Honoe after Honoe Store Co.; empty where
    nothing is left but words that everybody uses."""
    words = name.split()
    ends = groups("english_names.yml")["organisation"] | _last_words_of_firms()
    while len(words) > 1 and words[-1].lower().rstrip(".") in ends:
        words.pop()
    if len(words) == len(name.split()) or len(words) > LONGEST_SHORT_FORM:
        return ""
    own = [word for word in words if not simplemma.is_known(word.lower(), lang="en")]
    return " ".join(words) if own and " ".join(words).lower() not in state_names() else ""


LONGEST_SHORT_FORM = 2
"""Words: Seto Minato of Seto Minato Kisen; what is longer is no short form."""


def _single(tokens: Sequence[Token], start: int, end: int, before: Sequence[str]) -> Entity:
    if tokens[start].surface.lower() in capitals() or (
        before and before[-1] in groups("english_names.yml")["locative"]
    ):
        return "place"
    return "person" if end - start <= 3 else "organisation"
