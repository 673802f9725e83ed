"""Sentences that a page has torn: cut by a column of a scan, or by the end of a free preview.

A scan's columns come one after the other as they lie on the page. A paragraph that breaks off is joined with
the next one only where that one begins with what cannot open a sentence (には程遠い). Otherwise a half whose
other half cannot be found is a fragment: nobody knows what it says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claims.article import Article
from claims.boundary import ends_sentence
from claims.furniture import is_paywall, is_pointer
from claims.layout import Block
from claims.text import Token, fold, is_japanese, tokenise
from claims.wordlist import word_list

SHORTEST_PARAGRAPH = 30
"""Characters from which a line of a scan is a paragraph rather than a heading."""
_LAST_WORDS = 200
"""Characters looked at to see how a paragraph ends."""
_OPENING = 40
"""Characters looked at to see how a paragraph begins."""
_KANJI = re.compile("[一-鿿々]+")
_REST_OF_WORD = 3
"""Characters of a torn opening that are looked for elsewhere in the text."""
_AROUND = 12
"""Characters on either side in which the words around a place are read."""
_NEGATION = re.compile(r"ない|なかった|なく|ません|ず(?:$|、|に)|ぬ(?:$|、)")
_DEPENDENT = frozenset({"助詞", "助動詞", "接尾辞"})
_VERBAL = frozenset({"動詞", "助動詞", "助詞"})
_OPENS_WITH_COMMA = frozenset({"が", "でも", "で", "と"})
"""Particles that open a sentence when a comma follows: が、…."""


class Torn(NamedTuple):
    """Which edges of a block are torn off a sentence whose other half does not stand next to it."""

    start: bool
    end: bool


def rejoined(article: Article, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a scan, a paragraph that breaks off joined with the next where that can only continue
    it."""
    if article.note != "ocr":
        return tuple(blocks)
    text = article.text
    firsts = [
        index
        for index, block in enumerate(blocks)
        if not index or not breaks_off(text, blocks[index - 1]) or not opens_torn(_opening(text, block))
    ]
    return tuple(
        _joined(text, blocks[first:following]) for first, following in pairwise([*firsts, len(blocks)])
    )


def _joined(text: str, blocks: Sequence[Block]) -> Block:
    first, last = blocks[0], blocks[-1]
    folded = first.folded if first is last else fold(text[first.start : last.end])
    return Block(first.start, last.end, first.opens_paragraph, last.closes_paragraph, folded)


def torn_edges(article: Article, blocks: Sequence[Block], roles: Sequence[str]) -> tuple[Torn, ...]:
    """For each block its torn edges: in a scan where columns broke, in a preview where it ends.

    A torn end whose other half is found elsewhere on the page is not counted as torn: what it says is known.
    """
    text = article.text
    prose = [index for index, role in enumerate(roles) if role in ("body", "heading")]
    open_ended = [index for index in prose if breaks_off(text, blocks[index])]
    if article.note != "ocr":
        lost = {
            index for index in open_ended if index + 1 < len(blocks) and _paywall(text, blocks[index + 1])
        }
        return tuple(Torn(False, index in lost) for index in range(len(blocks)))
    headless = {
        index: blocks[index]
        for index in prose
        if roles[index] == "body"
        and (
            opens_torn(_opening(text, blocks[index]))
            or opens_inside_word(text, blocks[index].start)
            or _begins_page(text, blocks, roles, index)
        )
    }
    whole = _with_other_half(text, [blocks[index] for index in open_ended], list(headless.values()))
    lost = {index for index in open_ended if blocks[index] not in whole}
    return tuple(Torn(index in headless, index in lost) for index in range(len(blocks)))


def _begins_page(text: str, blocks: Sequence[Block], roles: Sequence[str], index: int) -> bool:
    """Whether a paragraph goes on after the head and foot of pages, which part it from one that breaks off."""
    before = index - 1
    while before >= 0 and roles[before] == "furniture":
        before -= 1
    return 0 <= before < index - 1 and roles[before] == "body" and breaks_off(text, blocks[before])


def _paywall(text: str, block: Block) -> bool:
    return is_paywall(text[block.start : block.end])


def _opening(text: str, block: Block) -> str:
    return text[block.start : min(block.end, block.start + _OPENING)]


def _with_other_half(text: str, open_ended: Sequence[Block], headless: Sequence[Block]) -> frozenset[Block]:
    """The open-ended blocks that one headless block alone continues, and that alone it can continue.

    Where the other half denies what the first half says (着かなかった), the first half alone would mislead.
    """
    fitting = {
        end: [start for start in headless if _fits(text, end, _opening(text, start))]
        for end in open_ended[:50]
    }
    wanted = Counter(start for starts in fitting.values() for start in starts)
    return frozenset(
        end
        for end, starts in fitting.items()
        if len(starts) == 1
        and wanted[starts[0]] == 1
        and not _NEGATION.search(_first_sentence(text, starts[0]))
    )


def _fits(text: str, block: Block, opening: str) -> bool:
    """Whether a torn opening can follow a torn end: an ending after its stem, a particle after a noun, a
    verb after
    its object."""
    last = tokenise(text, max(block.start, block.end - _OPENING), block.end)[-1]
    first = tokenise(opening)[0]
    if first.pos[0] == "助詞":
        return last.pos[0] in ("名詞", "代名詞", "接尾辞")
    if first.lemma in ("する", "さす", "させる", "せる", "れる", "できる"):
        return "サ変可能" in last.pos
    if first.pos[0] == "助動詞":
        return last.pos[0] in ("動詞", "形容詞", "助動詞")
    return first.pos[0] == "動詞" and last.pos[0] == "助詞"


def _first_sentence(text: str, block: Block) -> str:
    return text[block.start : block.end].partition("。")[0]


def breaks_off(text: str, block: Block) -> bool:
    """Whether a block is a paragraph whose last sentence has no end."""
    last = text[max(block.start, block.end - _LAST_WORDS) : block.end]
    if block.end - block.start < SHORTEST_PARAGRAPH or ends_sentence(last):
        return False
    folded = fold(last)
    return (
        not folded.endswith(("」", "』", "】", ")"))
        and any(sign in folded for sign in "、。,")
        and not is_pointer(folded.rpartition("。")[2])
    )


def opens_torn(printed: str) -> bool:
    """Whether a sentence begins with what cannot open one: a particle, an ending, a lone inflected verb."""
    if not is_japanese(printed):
        return printed[:1].islower()
    tokens = tokenise(printed[:_OPENING])
    first = tokens[0]
    following = tokens[1].surface if len(tokens) > 1 else ""
    if first.pos[0] == "助詞" and first.surface in _OPENS_WITH_COMMA and following == "、":
        return False
    if first.pos[0] in _DEPENDENT:
        return True
    return first.pos[0] == "動詞" and (first.pos[1] == "非自立可能" or _is_lone_verb(tokens))


def opens_inside_word(text: str, start: int) -> bool:
    """Whether the text at `start` opens with the rest of a word or name: 米同盟 of 日米同盟, 文雄首相 of 岸田文雄首相.

    The rest of a word is known by the word: elsewhere in the text it never stands but as the end of a longer one, cut
    inside. A given name alone before an office has lost its family name.
    """
    run = _KANJI.match(text, start)
    if run is None:
        return False
    tokens = tokenise(text, start, min(len(text), start + _OPENING))
    if tokens[0].pos[3:4] == ("名",) and len(tokens) > 1:
        return tokens[1].surface in word_list("offices.txt")
    rest = run[0][:_REST_OF_WORD]
    if len(rest) < 2:
        return False
    places = [match.start() for match in re.finditer(re.escape(rest), text) if match.start() != start]
    return bool(places) and all(_cuts_word(text, place, place + len(rest)) for place in places)


def _cuts_word(text: str, start: int, end: int) -> bool:
    """Whether the words of the text run on over `start`, and one of them ends at `end`."""
    words = tokenise(text, max(0, start - _AROUND), min(len(text), end + _AROUND))
    return any(word.start < start < word.end for word in words) and any(word.end == end for word in words)


def ends_torn(tokens: Sequence[Token]) -> bool:
    """Whether a sentence ends in a particle that asks for more: 岸田首相は."""
    return bool(tokens) and tokens[-1].pos[:1] == ("助詞",) and tokens[-1].pos[1] in ("格助詞", "係助詞")


def _is_lone_verb(tokens: Sequence[Token]) -> bool:
    """A verb with nothing but its endings before the sentence's end: 着いた。, 開いたという。"""
    end = next((index for index, token in enumerate(tokens) if token.surface == "。"), 0)
    return end > 1 and all(token.pos[0] in _VERBAL for token in tokens[:end])
