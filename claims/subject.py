"""The subject of a clause, as printed: its topic or nominative phrase, or the English noun phrase before the verb."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claims.clause import is_japanese
from claims.clause.english_subject import english_subject, is_relative
from claims.clause.grammar import form, is_predicate, is_subject_particle
from claims.clause.japanese_subject import japanese_subject
from claims.text import Token
from claims.wordlist import word_list

_FIRST_PERSON = frozenset({"私", "私達", "我々", "僕", "筆者", "i", "we"})
_TAKING_AN_OBJECT = "を"


class Subject(NamedTuple):
    """Where a subject is printed. Offsets count code points of the article's text, end exclusive."""

    char_start: int
    char_end: int
    lasts: bool
    """A topic (は) and an English subject hold for the clauses that follow; a nominative (が) only for its own."""
    words: tuple[Token, ...] = ()
    """The words of the subject."""
    passive: bool = False
    """True where its clause is passive: 会合が開かれ says nothing of who did what comes next."""
    exists: bool = False
    """True where its clause only says that it is there or not: けがはなく、 is not about what comes next."""


def subject_of(tokens: Sequence[Token]) -> Subject | None:
    """The subject of one clause.

    Args:
        tokens: the words of the clause.

    Returns:
        None where the clause has no subject of its own, or where what might be one belongs to a part of the clause.
    """
    japanese = is_japanese(tokens)
    span = japanese_subject(tokens) if japanese else english_subject(tokens)
    if span is None:
        return None
    first, end = span
    lasts = not japanese or (end < len(tokens) and tokens[end].surface == "は")
    words = tuple(tokens[first:end])
    exists = japanese and _only_exists(tokens, end)
    return Subject(words[0].start, words[-1].end, lasts, words, _is_passive(tokens), exists)


def may_inherit(tokens: Sequence[Token], subject: Subject, same_sentence: bool) -> bool:
    """Whether a clause without a subject can be about the subject of an earlier one.

    Args:
        tokens: the words of the clause.
        subject: the subject that was left.
        same_sentence: whether it stands in the same sentence.

    Returns:
        False where guessing would be wrong more often than right: a writer's I does not carry over to the next
        sentence, nor any subject to one that opens with a theme of its own (補償については); who did something is
        not the event that a passive tells of; '…, who expects' is about the noun before it; 2人増えた counts others.
    """
    if not is_japanese(tokens):
        return not is_relative(tokens)
    if subject.exists:
        return False
    if subject.passive and not subject.lasts and any(t.surface == _TAKING_AN_OBJECT for t in tokens):
        return False
    if not subject.lasts and _may_add(tokens):
        return False
    if same_sentence:
        return True
    if any(word.normal in _FIRST_PERSON for word in subject.words):
        return False
    conditional = any(form(word).startswith("仮定形") for word in tokens)
    return not (conditional or _has_theme(tokens) or _counts_others(tokens))


def _may_add(tokens: Sequence[Token]) -> bool:
    """工場も休業する: what も marks may itself be the subject."""
    return any(
        token.surface == "も"
        and token.pos[:2] == ("助詞", "係助詞")
        and before.pos[0] in ("名詞", "接尾辞", "代名詞")
        for before, token in pairwise(tokens)
    )


def _only_exists(tokens: Sequence[Token], mark: int) -> bool:
    """けがはない, 霧が出る is not among them: nothing but ある or ない after the particle."""
    rest = [token for token in tokens[mark + 1 :] if token.pos[0] not in ("助動詞", "補助記号", "助詞")]
    return len(rest) == 1 and rest[0].normal in ("有る", "無い", "ない", "居る")


def _is_passive(tokens: Sequence[Token]) -> bool:
    return any(token.normal in ("れる", "られる") and token.pos[0] == "助動詞" for token in tokens[-4:])


def _has_theme(tokens: Sequence[Token]) -> bool:
    """再開については, 生産を巡っては."""
    return any(
        tokens[index].surface == "は"
        and tokens[index - 1].surface in ("て", "つき", "まし")
        and not is_subject_particle(tokens, index)
        for index in range(2, len(tokens))
    ) or any(token.surface == "ては" for token in tokens)


def _counts_others(tokens: Sequence[Token]) -> bool:
    """2人増えた, 1件見つかった: the number itself is what the verb is about."""
    for index in range(1, len(tokens)):
        if is_predicate(tokens[index]) and not form(tokens[index]).startswith("未然形"):
            counted = any(token.surface[0].isdigit() for token in tokens[max(0, index - 2) : index])
            return counted and tokens[index].normal in word_list("intransitive_verbs.txt", "claims.clause")
    return False
