"""Where a sentence prints the name of an outlet: in its own script, by its reading, or by its sound."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from claims.article import Outlet
from claims.fact.gazetteer import institution_names
from claims.fact.romanise import fold_reading, latin
from claims.fact.romanise import sound as heard
from claims.origin.citation_cue import cues, known_outlets
from claims.origin.issuer import LONGEST_NAME, in_name, issuers, name_begin, publishers
from claims.text import fold, is_japanese, tokenise

UNREAD = "unread:"
"""Begins the ids of outlets that no list of outlets names."""
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*")
_KATAKANA = re.compile(r"[ァ-ヺー・･]{4,40}")
# Consonants that an English name needs to be known by its sound.
SHORTEST_SOUND = 4


class Registry:
    """The outlets that are known, to be found by name in sentence after sentence without asking each in turn."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.outlets = tuple(dict.fromkeys(outlets))
        self._forms = [(form, outlet) for outlet in self.outlets for form in printed_names(outlet)]
        self._readings: dict[str, list[Outlet]] = defaultdict(list)
        self._sounds: dict[str, list[Outlet]] = defaultdict(list)
        for outlet in self.outlets:
            if is_japanese(outlet.name):
                self._readings[reading(outlet.name)].append(outlet)
            elif len(sound(outlet.name)) >= SHORTEST_SOUND:
                self._sounds[sound(outlet.name)].append(outlet)
        self._readings.pop("", None)

    def mentions(self, sentence: str) -> Iterator[tuple[Outlet, int, int]]:
        """Each outlet named in a sentence whose widths are folded, with the place (start, end) of its name."""
        for form, outlet in self._forms:
            if form in sentence:
                yield from ((outlet, *place) for place in _printed(sentence, form))
        if self._readings:
            yield from self._by_reading(sentence)
        if self._sounds:
            yield from self._by_sound(sentence)

    def _by_reading(self, sentence: str) -> Iterator[tuple[Outlet, int, int]]:
        """The outlet's own part in Latin letters with a word for an outlet after it: Rengo News, the Toto
        Shimbun."""
        for word, following in pairwise(_LATIN_WORD.finditer(sentence)):
            if word[0][0].isupper() and following[0].lower() in cues().outlet_words:
                for outlet in self._readings.get(fold_reading(word[0]), ()):
                    yield outlet, word.start(), following.end()

    def _by_sound(self, sentence: str) -> Iterator[tuple[Outlet, int, int]]:
        for match in _KATAKANA.finditer(sentence):
            for outlet in self._sounds.get(sound(match[0]), ()):
                yield outlet, *match.span()


def _printed(sentence: str, form: str) -> Iterator[tuple[int, int]]:
    begin = sentence.find(form)
    while begin >= 0:
        if _whole(sentence, begin, begin + len(form)):
            yield begin, begin + len(form)
        begin = sentence.find(form, begin + len(form))


def unregistered(sentence: str, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[Outlet, int, int]]:
    """Outlets that the sentence names and no list of outlets does: well-known ones, names that end like one, and
    authorities whose document is cited.

    taken: the places where registered outlets are named.
    """
    spans = [*taken]
    found = (
        *_known(sentence),
        *_by_ending(sentence),
        *_by_english_ending(sentence),
        *_by_document(sentence),
    )
    for begin, end, name, kind in found:
        if all(end <= other_begin or other_end <= begin for other_begin, other_end in spans):
            spans.append((begin, end))
            yield Outlet(f"{UNREAD}{name}", name, kind, f"{UNREAD}{name}"), begin, end


# What a firm's name is printed without: Novacell Inc., 株式会社まるふく食品.
_LEGAL_FORM = re.compile(
    r"^(?:株式会社|有限会社|合同会社|\(株\))|(?:株式会社|有限会社|合同会社|\(株\))$"
    r"|,? (?:Inc|Corp|Co|Ltd|LLC|PLC|plc|Corporation|Limited|GmbH|AG|K\.K)\.?(?:,? Ltd\.?)?$"
)


@lru_cache(maxsize=4096)
def printed_names(outlet: Outlet) -> tuple[str, ...]:
    """The forms in which a text prints the outlet's name, widths folded, the longest first."""
    name = fold(outlet.name).strip()
    forms = {name, name.removeprefix("The "), name.removesuffix("社"), _LEGAL_FORM.sub("", name).strip(" ,")}
    if body := institution_names().get(name if is_japanese(name) else name.lower()):
        forms |= {fold(form) for form in (*body.japanese, *body.english)} if not body.kind else set()
    return tuple(sorted((form for form in forms if len(form) > 1), key=lambda form: (-len(form), form)))


def goes_by(printed: str, issuer: Outlet, issuers: Sequence[Outlet]) -> bool:
    """Whether a text means an authority or firm by what it prints: its name, or what only it can be (県, 同社).

    Args:
        printed: a name as printed.
        issuer: who may be meant.
        issuers: all whose documents are on the matter, that one among them.
    """
    told = fold(printed)
    if told in printed_names(issuer):
        return True
    told = told.lower()
    if told not in cues().issuers:
        return False
    by_end = [other for other in issuers if other.name.endswith(told.removeprefix("同"))]
    return by_end == [issuer] or (
        not by_end and told in cues().firms and [issuer] == list(issuers) and _is_firm(issuer)
    )


def _is_firm(issuer: Outlet) -> bool:
    """Whether no word for an authority ends the name: 山吹市 is no 会社."""
    return not issuer.name.endswith(tuple(cues().issuers - cues().firms))


@lru_cache(maxsize=4096)
def reading(name: str) -> str:
    """What distinguishes a Japanese outlet's name, in folded Latin letters: 連合通信 -> rengo; "" if
    nothing."""
    word = next((word for word in cues().outlet_words if name.endswith(word) and len(name) > len(word)), "")
    own = name.removesuffix(word)
    return fold_reading(latin("".join(token.reading for token in tokenise(own)))) if word else ""


@lru_cache(maxsize=4096)
def sound(name: str) -> str:
    """The consonants of a name as both scripts keep them: Pacific Ledger and パシフィック・レジャー ->
    psfkrj."""
    text = fold(name).removeprefix("ザ・").replace("・", " ")
    return heard(latin(text) if is_japanese(text) else text.lower().removeprefix("the "))


def _known(sentence: str) -> Iterator[tuple[int, int, str, str]]:
    for form, name in known_outlets().items():
        if form in sentence:
            yield from ((*place, name, "unknown") for place in _printed(sentence, form))


def _by_ending(sentence: str) -> Iterator[tuple[int, int, str, str]]:
    """Names that end in a Japanese word for an outlet: 山吹日報. The word alone (新聞によると) names
    nobody."""
    for word in cues().outlet_words:
        if is_japanese(word) and word in sentence:
            start = sentence.find(word)
            begin = name_begin(sentence, start)
            if 0 < start - begin < LONGEST_NAME:
                yield begin, start + len(word), sentence[begin : start + len(word)], "unknown"


def _by_english_ending(sentence: str) -> Iterator[tuple[int, int, str, str]]:
    """Names in Latin letters that end in a word for an outlet: the Ise Bay Gazette."""
    for match in cues().english_outlet.finditer(sentence):
        name = match[0].removeprefix("The ")
        if " " in name:
            yield match.end() - len(name), match.end(), name, "unknown"


def _by_document(sentence: str) -> Iterator[tuple[int, int, str, str]]:
    """Whoever issued a document that the sentence rests on: 総務省 in 総務省の報道資料によると."""
    for issuer in (*issuers(sentence), *publishers(sentence)):
        yield issuer.begin, issuer.end, _full_name(issuer.name), "official"


def _full_name(name: str) -> str:
    """The name under which an institution is recorded, whatever the language or how short: Transport Ministry is
    国土交通省, 第三者委 is 第三者委員会."""
    body = institution_names().get(name if is_japanese(name) else name.lower())
    if body is not None and not body.kind:
        return body.japanese[0]
    return f"{name}員会" if name.endswith("委") else name


def _whole(sentence: str, begin: int, end: int) -> bool:
    """Whether the name stands for itself and is not a part of a longer one."""
    before, after = sentence[:begin], sentence[end : end + 1]
    if sentence[begin].isascii():
        return not _is_ascii_letter(before[-1:]) and not _is_ascii_letter(after)
    return not in_name(before[-1:]) or before.endswith(cues().nations)


def _is_ascii_letter(character: str) -> bool:
    return character.isascii() and character.isalnum()
