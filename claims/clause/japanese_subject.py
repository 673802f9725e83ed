"""The subject of a Japanese clause: its topic (は), its own nominative (が), what も marks where that is plain, or the
side from which (から) something is said.

A が inside a part of the clause (one that describes a noun, is quoted, asked or a condition) marks that part's
subject, not the clause's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.clause.grammar import bracket_depths, is_subject_particle
from claims.clause.nominative import is_modal, is_own
from claims.clause.noun_phrase import is_quantity, is_time, phrase_start
from claims.text import Token
from claims.wordlist import word_list

Span = tuple[int, int]

_MARKS = frozenset({"は", "が", "も", "から"})


def japanese_subject(tokens: Sequence[Token]) -> Span | None:
    """The words of the subject, first and one past the last index, without its particle; None where there is none."""
    depths = bracket_depths(tokens)
    for mark in _marks(tokens, depths):
        start = phrase_start(tokens, depths, mark)
        if start < mark and not is_time(tokens[start:mark]):
            return start, mark
    return None


def _marks(tokens: Sequence[Token], depths: Sequence[int]) -> Iterator[int]:
    """The particles that may mark the subject, the likeliest first."""
    marks = [i for i, token in enumerate(tokens) if token.surface in _MARKS and i and not depths[i]]
    subjects = [mark for mark in marks if is_subject_particle(tokens, mark)]
    yield from (mark for mark in subjects if tokens[mark].surface == "は")
    yield from reversed([m for m in subjects if tokens[m].surface == "が" and is_own(tokens, depths, m)])
    yield from (mark for mark in marks if _marks_an_addition(tokens, depths, mark))
    yield from (mark for mark in marks if _marks_a_side(tokens, mark))


def _marks_a_side(tokens: Sequence[Token], mark: int) -> bool:
    """から after one of the sides, where it is said or asked from there: 日本側から、…を要請した."""
    if tokens[mark].surface != "から" or tokens[mark].pos[:2] != ("助詞", "格助詞"):
        return False
    verbs = word_list("addressing_verbs.txt", "claims.clause")
    return tokens[mark - 1].surface.endswith("側") and any(
        token.normal in verbs for token in tokens[mark + 1 :][-4:]
    )


def _marks_an_addition(tokens: Sequence[Token], depths: Sequence[int], mark: int) -> bool:
    """も after a noun, where it cannot be the object: the verb takes none, is passive, or has its own を."""
    token, before = tokens[mark], tokens[mark - 1]
    if token.surface != "も" or token.pos[:2] != ("助詞", "係助詞") or is_modal(tokens, mark):
        return False
    noun = before.pos[0] in ("名詞", "代名詞", "接尾辞") or before.surface in (
        "など",
        "ら",
        "」",
        "』",
        "）",
        ")",
    )
    if not noun or is_quantity(tokens, mark - 1) or not _is_main(tokens, depths, mark):
        return False
    after = [t for t, depth in zip(tokens[mark + 1 :], depths[mark + 1 :], strict=True) if not depth]
    passive = any(t.pos[0] == "助動詞" and t.normal in ("れる", "られる") for t in after)
    return passive or any(t.surface == "を" for t in after) or _takes_no_object(after)


def _takes_no_object(after: Sequence[Token]) -> bool:
    """Whether the first verb, or the verbal noun that stands for one, is known to take no object."""
    listed = word_list("intransitive_verbs.txt", "claims.clause")
    for index, token in enumerate(after):
        carried = token.pos[2].startswith("サ変") if len(token.pos) > 2 else False
        alone = index + 1 == len(after) or after[index + 1].normal in ("為る", "だ")
        if token.pos[0] in ("形容詞", "形状詞") or token.pos[0] == "動詞" or (carried and alone):
            return (token.normal in listed and not _is_idiom(after, index)) or token.pos[0] in (
                "形容詞",
                "形状詞",
            )
    return False


def _is_idiom(after: Sequence[Token], verb: int) -> bool:
    """検討に入る, 調整に当たる: somebody's doing, whatever the verb alone would be."""
    if after[verb].normal not in ("入る", "当たる", "移る"):
        return False
    noun = after[verb - 2] if verb > 1 and after[verb - 1].surface == "に" else None
    return noun is not None and len(noun.pos) > 2 and noun.pos[2].startswith("サ変")


def _is_main(tokens: Sequence[Token], depths: Sequence[int], mark: int) -> bool:
    """Whether the も belongs to the main verb, also where that ends in 可能性がある."""
    modal = any(
        tokens[index].surface == "が" and is_modal(tokens, index) for index in range(mark + 1, len(tokens))
    )
    return modal or is_own(tokens, depths, mark)
