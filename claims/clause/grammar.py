"""What Sudachi's words are in a Japanese sentence: predicates, particles, brackets, and the lists of such words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from claims.text import Token

_PAIRS = {
    "」": "「",
    "』": "『",
    "）": "（",
    ")": "(",
    "】": "【",
    "〉": "〈",
    "》": "《",
    "］": "［",
    "]": "[",
    "”": "“",
    "〟": "〝",
}
_OPENING = frozenset(_PAIRS.values())
_BRACKETS = _OPENING | _PAIRS.keys()
_TOPIC = "は"
_INFLECTED = frozenset({"動詞", "形容詞", "助動詞"})
_FUNCTION_WORDS = frozenset({"助詞", "助動詞", "補助記号", "空白", "記号", "接続詞"})
# A clause that ends in one of these is told as true even under こと: 〜したことが分かった
_FACTIVE = frozenset({"分かる", "判明", "明らか", "発覚", "判る"})


def holds_brackets(tokens: Sequence[Token]) -> bool:
    """Whether any of the words is a bracket or a quotation mark."""
    return not _BRACKETS.isdisjoint([token.surface for token in tokens])


def bracket_depths(tokens: Sequence[Token]) -> list[int]:
    """How many brackets are open at each token; a bracket without its other half is ignored."""
    return _depths([token.surface for token in tokens])


def bracketing(tokens: Sequence[Token]) -> tuple[list[int], int]:
    """How many brackets are open at each token, and the index of the first that is opened and never closed; the number
    of tokens where there is none."""
    surfaces = [token.surface for token in tokens]
    return _depths(surfaces), _first_unclosed(surfaces)


def _depths(surfaces: Sequence[str]) -> list[int]:
    if _BRACKETS.isdisjoint(surfaces):
        return [0] * len(surfaces)
    depth, depths = 0, list[int]()
    for place in sorted(_matched(surfaces)):
        depths += [depth] * (place - len(depths))
        opens = surfaces[place] in _OPENING
        depth += opens
        depths.append(depth)
        depth -= not opens
    return depths + [depth] * (len(surfaces) - len(depths))


def _first_unclosed(surfaces: Sequence[str]) -> int:
    if _BRACKETS.isdisjoint(surfaces):
        return len(surfaces)
    matched = _matched(surfaces)
    unclosed = (i for i, surface in enumerate(surfaces) if surface in _OPENING and i not in matched)
    return next(unclosed, len(surfaces))


def _matched(surfaces: Sequence[str]) -> frozenset[int]:
    """The indices of the brackets that have their other half, in one pass."""
    opened: list[int] = []
    waiting: dict[str, int] = dict.fromkeys(_OPENING, 0)
    matched: set[int] = set()
    for index, surface in enumerate(surfaces):
        if surface not in _BRACKETS:
            continue
        if surface in _OPENING:
            opened.append(index)
            waiting[surface] += 1
        elif waiting[_PAIRS[surface]]:
            while True:
                place = opened.pop()
                waiting[surfaces[place]] -= 1
                if surfaces[place] == _PAIRS[surface]:
                    break
            matched |= {place, index}
    return frozenset(matched)


def is_subject_particle(tokens: Sequence[Token], index: int) -> bool:
    """は after a noun (no には, では, とは), or the case particle が."""
    token = tokens[index]
    if token.surface == _TOPIC and token.pos[:2] == ("助詞", "係助詞"):
        return index > 0 and tokens[index - 1].pos[0] != "助詞"
    return token.surface == "が" and token.pos[:2] == ("助詞", "格助詞")


def is_factive(tokens: Sequence[Token], index: int) -> bool:
    """Whether what follows a こと tells that it is true: 〜したことが分かった, 〜したことを明らかにした."""
    return any(token.normal in _FACTIVE for token in tokens[index + 1 : index + 12])


def is_predicate(token: Token) -> bool:
    """Whether the word inflects: verb, adjective, auxiliary."""
    return token.pos[0] in _INFLECTED


def is_verbal_noun(token: Token) -> bool:
    """確認, 衝突: a noun that する makes a verb."""
    return token.pos[0] == "名詞" and len(token.pos) > 2 and token.pos[2].startswith("サ変")


def is_content(token: Token) -> bool:
    return token.pos[0] not in _FUNCTION_WORDS


def form(token: Token) -> str:
    """The conjugation form, "" where the word does not inflect."""
    return token.pos[4] if len(token.pos) > 4 and token.pos[4] != "*" else ""


@lru_cache(maxsize=1)
def compound_particles() -> frozenset[tuple[str, str]]:
    """Particle and verb that together work as one particle."""
    pairs = [tuple(line.split()) for line in lines("compound_particles.txt")]
    if wrong := [pair for pair in pairs if len(pair) != 2]:
        raise ValueError(f"compound_particles.txt: expected 'particle verb', found {wrong[0]!r}")
    return frozenset((particle, verb) for particle, verb in pairs)


@lru_cache(maxsize=1)
def governors() -> frozenset[str]:
    """Nouns that leave the clause before them open."""
    return frozenset(lines("governors.txt"))


@lru_cache(maxsize=1)
def meetings() -> frozenset[str]:
    """Verbs of meeting and talking: what is agreed is agreed there."""
    return frozenset(lines("meetings.txt"))


def lines(name: str) -> Iterator[str]:
    """The entries of a word list beside this module, without comments and blank lines."""
    for line in (files(__package__) / name).read_text(encoding="utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            yield entry


def is_number(token: Token) -> bool:
    """Whether a word is a number, alone or with its counter (2人)."""
    return token.pos[1:2] == ("数詞",) or token.surface[:1].isdecimal()


def ends_in_figure(words: Sequence[Token]) -> bool:
    """Whether a figure with its counter is the last of some words: 死者は3人, 売上高は6420億円."""
    for before, last in zip(reversed(words[:-1]), reversed(words), strict=False):
        if is_number(last):
            return True
        counter = last.pos[0] == "接尾辞" or "助数詞可能" in last.pos or last.surface in "%％強弱"
        if not counter and not is_number(before):
            return False
    return False
