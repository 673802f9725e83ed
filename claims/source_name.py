"""Where a sentence prints the name of an outlet: in its own script, by its reading, or by its sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from claims.article import Outlet
from claims.citation_cue import cues, known_outlets
from claims.fact.romanise import fold_reading, latin
from claims.text import fold, is_japanese, tokenise

_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’-]*")
_KATAKANA = re.compile(r"[ァ-ヺー・･]{4,40}")
_LENGTHENING = frozenset("ー・")
# Letters of a name before the word for an outlet that are looked at: 日本海沿岸地方新聞 is long.
LONGEST_NAME = 16
# Spellings that katakana cannot tell apart, brought to one: v is b, l is r, z is s, and an r that no vowel follows
# is a mere lengthening. Vowels, y, w and h are left out.
_SOUNDS = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"ph", "f"),
        (r"[ts]ion", "shn"),
        (r"(?<=[aeiou])r(?![aeiou])", ""),
        (r"tch|ch|ts|dg(?=[eiy])|g(?=[eiy])|d?j", "j"),
        (r"sh|th|c(?=[eiy])|z", "s"),
        (r"ck|qu|q|c", "k"),
        (r"x", "ks"),
        (r"v", "b"),
        (r"l", "r"),
        (r"[^bdfgjkmnprst]", ""),
        (r"(.)\1+", r"\1"),
    )
)


def mentions(sentence: str, outlet: Outlet) -> Iterator[tuple[int, int]]:
    """The places (start, end) of the outlet's name in a sentence whose widths are folded."""
    for name in printed_names(outlet):
        begin = sentence.find(name)
        while begin >= 0:
            if _whole(sentence, begin, begin + len(name)):
                yield begin, begin + len(name)
            begin = sentence.find(name, begin + len(name))
    if is_japanese(outlet.name):
        yield from _by_reading(sentence, outlet)
    else:
        yield from _by_sound(sentence, outlet)


def unregistered(sentence: str, registered: Iterable[Outlet]) -> Iterator[tuple[Outlet, int, int]]:
    """Outlets that the sentence names and no list of outlets does: well-known ones, and names that end like
    one."""
    taken = [span for outlet in registered for span in mentions(sentence, outlet)]
    for begin, end, name in (*_known(sentence), *_by_ending(sentence)):
        if all(end <= other_begin or other_end <= begin for other_begin, other_end in taken):
            taken.append((begin, end))
            yield Outlet(f"unread:{name}", name, "unknown", f"unread:{name}"), begin, end


@lru_cache(maxsize=4096)
def printed_names(outlet: Outlet) -> tuple[str, ...]:
    """The forms in which a text prints the outlet's name, widths folded, the longest first."""
    name = fold(outlet.name).strip()
    forms = {name, name.removeprefix("The "), name.removesuffix("社")}
    return tuple(sorted((form for form in forms if len(form) > 1), key=lambda form: (-len(form), form)))


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
    spelled = latin(text) if is_japanese(text) else text.lower().removeprefix("the ")
    for pattern, letters in _SOUNDS:
        spelled = pattern.sub(letters, spelled)
    return spelled


def _by_reading(sentence: str, outlet: Outlet) -> Iterator[tuple[int, int]]:
    """The outlet's own part in Latin letters with a word for an outlet after it: Rengo News, the Toto
    Shimbun."""
    own = reading(outlet.name)
    words = list(_LATIN_WORD.finditer(sentence)) if own else []
    for word, following in pairwise(words):
        ends_like_one = following[0].lower() in cues().outlet_words
        if word[0][0].isupper() and ends_like_one and fold_reading(word[0]) == own:
            yield word.start(), following.end()


def _by_sound(sentence: str, outlet: Outlet) -> Iterator[tuple[int, int]]:
    own = sound(outlet.name)
    if len(own) >= 4:
        yield from (m.span() for m in _KATAKANA.finditer(sentence) if sound(m[0]) == own)


def _known(sentence: str) -> Iterator[tuple[int, int, str]]:
    for form, name in known_outlets().items():
        begin = sentence.find(form)
        if begin >= 0 and _whole(sentence, begin, begin + len(form)):
            yield begin, begin + len(form), name


def _by_ending(sentence: str) -> Iterator[tuple[int, int, str]]:
    """Names that end in a Japanese word for an outlet: 山吹日報. The word alone (新聞によると) names
    nobody."""
    for word in cues().outlet_words:
        if not is_japanese(word):
            continue
        end = sentence.find(word) + len(word)
        begin = start = end - len(word)
        while begin > max(0, start - LONGEST_NAME) and _in_name(sentence[begin - 1]):
            begin -= 1
        nation = next((nation for nation in cues().nations if sentence.startswith(nation, begin, start)), "")
        begin += len(nation)
        if 0 < start - begin < LONGEST_NAME:
            yield begin, end, sentence[begin:end]


def _whole(sentence: str, begin: int, end: int) -> bool:
    """Whether the name stands for itself and is not a part of a longer one."""
    before, after = sentence[:begin], sentence[end : end + 1]
    if sentence[begin].isascii():
        return not _is_ascii_letter(before[-1:]) and not _is_ascii_letter(after)
    return not _in_name(before[-1:]) or before.endswith(cues().nations)


def _is_ascii_letter(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _in_name(character: str) -> bool:
    return "一" <= character <= "鿿" or "ァ" <= character <= "ヺ" or character in _LENGTHENING
