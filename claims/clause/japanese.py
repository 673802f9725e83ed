"""Clause boundaries in Japanese: a conjunctive ending before a comma, with an assertion on each side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from claims.text import Token

Ending = Literal["finite", "conjunctive", "gerund", "nominal"]
"""How the clause before a comma ends.

finite: 〜したが、〜したものの、〜する一方、 (its truth is settled where it ends);
conjunctive: 〜し、〜しており、〜ず、〜で、; gerund: 〜して、; nominal: 〜を確認、
"""

_OPENING = frozenset("「『（(【〈《［[“〝")
_CLOSING = frozenset("」』）)】〉》］]”〟")
_BRACKETS = _OPENING | _CLOSING
_COMMAS = frozenset("、，")
_FINITE_CONJUNCTIONS = frozenset({"が", "けれど", "けれども", "けど", "し"})
# Nouns that close a clause as a conjunction would: 〜する一方、〜したほか、
_CLOSING_NOUNS = frozenset({"一方", "一方で", "他", "反面", "半面", "傍ら"})
_TOPIC = "は"
# A clause that ends in one of these is told as true even under こと: 〜したことが分かった
_FACTIVE = frozenset({"分かる", "判明", "明らか", "発覚", "判る"})
_THINKING = frozenset(
    {"見る", "述べる", "話す", "語る", "言う", "判断", "説明", "考える", "指摘", "主張", "強調"}
)
_CASE_PARTICLES = frozenset({"を", "に", "と", "で", "へ", "が", "は", "も"})


def cuts(tokens: Sequence[Token]) -> list[int]:
    """The indices at which a new clause starts, ascending, without 0."""
    depths = bracket_depths(tokens)
    found: list[int] = []
    start = 0
    for index, token in enumerate(tokens):
        if token.surface not in _COMMAS or depths[index]:
            continue
        if _may_cut(tokens, depths, start, index):
            start = index + 1
            found.append(start)
    return found


def bracket_depths(tokens: Sequence[Token]) -> list[int]:
    """How many brackets are open at each token; a closing bracket without an opening one is ignored.

    A bracket that is never closed keeps everything after it inside: nothing is cut there.
    """
    if _BRACKETS.isdisjoint([token.surface for token in tokens]):
        return [0] * len(tokens)
    depth, depths = 0, []
    for token in tokens:
        opened = token.surface in _OPENING
        depth += opened
        depths.append(depth)
        if token.surface in _CLOSING and depth:
            depth -= 1
    return depths


def _may_cut(tokens: Sequence[Token], depths: Sequence[int], start: int, comma: int) -> bool:
    ending = ending_before(tokens, start, comma)
    if ending is None or not _asserts(tokens, depths, start, comma):
        return False
    rest = range(comma + 1, len(tokens))
    if not any(is_content(tokens[index]) for index in rest):
        return False
    if ending == "finite":
        return True
    if ending == "gerund" and not _gerund_asserts(tokens, depths, start, comma):
        return False
    return not _governed(tokens, depths, comma)


def ending_before(tokens: Sequence[Token], start: int, comma: int) -> Ending | None:
    """How the clause tokens[start:comma] ends, or None where it does not end as a clause."""
    if comma - start < 2:
        return None
    last, before = tokens[comma - 1], tokens[comma - 2]
    if last.pos[:2] == ("助詞", "接続助詞"):
        if last.surface in _FINITE_CONJUNCTIONS and is_predicate(before):
            return "finite"
        return "gerund" if last.normal == "て" else None
    if last.surface == "の" and before.normal == "物":
        return "finite"
    if last.normal in _CLOSING_NOUNS and form(before).startswith(("連体形", "終止形")):
        return "finite"
    if form(last).startswith("連用形"):
        return None if _is_adverbial(tokens, start, comma) else "conjunctive"
    if is_verbal_noun(last) and before.surface in _CASE_PARTICLES and before.pos[0] == "助詞":
        return "nominal"
    return None


def _is_adverbial(tokens: Sequence[Token], start: int, comma: int) -> bool:
    """Whether the 連用形 before the comma is no predicate: a compound particle, or 〜く、〜に、 as an adverb."""
    last = tokens[comma - 1]
    if last.pos[0] == "形容詞":
        return last.normal != "無い"
    if last.pos[0] == "助動詞" and last.surface == "に":
        return True
    if last.pos[0] == "助動詞" and last.surface not in ("で", "ず", "れ", "られ", "せ", "させ"):
        return last.normal not in ("ます", "れる", "られる", "せる", "させる", "だ", "ず", "たい", "です")
    particle = tokens[comma - 2] if comma - 2 >= start else None
    return particle is not None and (particle.surface, last.normal) in compound_particles()


def _asserts(tokens: Sequence[Token], depths: Sequence[int], start: int, comma: int) -> bool:
    """Whether the clause says something of something: a particle that marks an argument, and words to it."""
    words = sum(1 for index in range(start, comma) if is_content(tokens[index]))
    marked = any(
        tokens[index].pos[0] == "助詞" and tokens[index].surface in _CASE_PARTICLES and not depths[index]
        for index in range(start, comma - 1)
    )
    return words >= 2 and marked


def _gerund_asserts(tokens: Sequence[Token], depths: Sequence[int], start: int, comma: int) -> bool:
    """A て-form is mostly manner or cause; it asserts alone after 〜とみて、 and where both sides have a subject."""
    verb = tokens[comma - 2]
    if any(token.normal in _THINKING for token in tokens[max(start, comma - 5) : comma]):
        return any(token.surface == "と" for token in tokens[max(start, comma - 7) : comma])
    if (tokens[max(start, comma - 3)].surface, verb.normal) in compound_particles():
        return False
    return has_subject(tokens, depths, start, comma) and has_subject(tokens, depths, comma + 1, len(tokens))


def has_subject(tokens: Sequence[Token], depths: Sequence[int], start: int, end: int) -> bool:
    """Whether a bare は or が stands in the span, outside brackets."""
    return any(is_subject_particle(tokens, index) and not depths[index] for index in range(start, end))


def is_subject_particle(tokens: Sequence[Token], index: int) -> bool:
    """は after a noun (no には, では, とは), or the case particle が."""
    token = tokens[index]
    if token.surface == _TOPIC and token.pos[:2] == ("助詞", "係助詞"):
        return index > 0 and tokens[index - 1].pos[0] != "助詞"
    return token.surface == "が" and token.pos[:2] == ("助詞", "格助詞")


def _governed(tokens: Sequence[Token], depths: Sequence[int], comma: int) -> bool:
    """Whether a later plan, aim or quotation may take in what stands before the comma.

    A topic or subject between the comma and the governing noun starts a clause of its own; then the left side
    hangs on the main verb, which asserts it.
    """
    for index in range(comma + 1, len(tokens)):
        if depths[index]:
            continue
        if is_subject_particle(tokens, index) or _is_frame(tokens, index):
            return False
        if index > comma + 1 and _governs(tokens, index):
            return not _factive_after(tokens, index)
        if tokens[index].surface in _COMMAS and ending_before(tokens, comma + 1, index) == "finite":
            return False
    return False


def _is_frame(tokens: Sequence[Token], index: int) -> bool:
    """関係者によると: a new attribution begins."""
    return tokens[index].surface in ("よる", "より") and tokens[index - 1].surface == "に"


def _governs(tokens: Sequence[Token], index: int) -> bool:
    token, before = tokens[index], tokens[index - 1]
    if not is_predicate(before):
        return False
    if token.normal in governors():
        return form(before).startswith(("連体形", "終止形"))
    return token.surface == "と" and form(before).startswith(("終止形", "命令形", "意志推量形"))


def _factive_after(tokens: Sequence[Token], index: int) -> bool:
    return any(token.normal in _FACTIVE for token in tokens[index + 1 : index + 12])


def is_predicate(token: Token) -> bool:
    """Whether the word inflects: verb, adjective, auxiliary."""
    return token.pos[0] in ("動詞", "形容詞", "助動詞")


def is_verbal_noun(token: Token) -> bool:
    """確認, 衝突: a noun that する makes a verb."""
    return token.pos[0] == "名詞" and len(token.pos) > 2 and token.pos[2].startswith("サ変")


def is_content(token: Token) -> bool:
    return token.pos[0] not in ("助詞", "助動詞", "補助記号", "空白", "記号", "接続詞")


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


def lines(name: str) -> Iterator[str]:
    """The entries of a word list beside this module, without comments and blank lines."""
    for line in (files(__package__) / name).read_text(encoding="utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            yield entry
