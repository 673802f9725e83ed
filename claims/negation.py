"""Words that hold a negation: by grammar (ない, not) or inside the word (未公表, unpublished)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from wordfreq import get_frequency_dict

from claims.fact.polarity import leaves_open
from claims.text import Token, is_japanese

NEGATING = frozenset(
    {
        "ない",
        "無い",
        "ぬ",
        "ず",
        "ません",
        "まい",
        "なし",
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
    }
)
# Words of two kanji that say that something is not: what is left without the first is no word.
UNKNOWN = frozenset({"不明", "未定", "未知", "不在", "皆無"})
JAPANESE_PREFIXES = ("未", "非", "不", "無")
ENGLISH_PREFIXES = ("un", "non", "dis", "in", "im")
# A prefix negates where what is left is a word by itself, not a short accident (under, uncle).
SHORTEST_BASE = 4


def has_negation(tokens: Sequence[Token]) -> bool:
    """Whether any word of a claim negates, itself or something else."""
    return any(
        (token.normal in _NEGATING_ALONE and not _is_condition(token) and not leaves_open(tokens, place))
        or (token.surface.endswith("n't") and not leaves_open(tokens, place))
        or negated_word(token.normal)
        for place, token in enumerate(tokens)
    )


_NEGATING_ALONE = NEGATING | UNKNOWN


def _is_condition(token: Token) -> bool:
    """足りなければ: what would be, were something not so, denies nothing."""
    return any(part.startswith("仮定形") for part in token.pos)


@lru_cache(maxsize=20_000)
def negated_word(word: str) -> str:
    """The word that this one is the negation of (未公表 -> 公表, unpublished -> published); "" if it is none."""
    prefixes, language = (JAPANESE_PREFIXES, "ja") if is_japanese(word) else (ENGLISH_PREFIXES, "en")
    shortest = 2 if language == "ja" else SHORTEST_BASE
    for prefix in prefixes:
        base = word.removeprefix(prefix)
        if base != word and len(base) >= shortest and base in _frequencies(language):
            return base
    return ""


@lru_cache(maxsize=2)
def _frequencies(language: str) -> dict[str, float]:
    # The larger list holds anything once printed; the small one only words in common use.
    return dict(get_frequency_dict(language, "small"))
