"""How rare a word is in its language: what everybody says tells one claim from another no more than a comma does."""

from __future__ import annotations

from functools import lru_cache
from math import log10

from wordfreq import get_frequency_dict, zipf_frequency

# Zipf frequency (log10 of uses per billion words) of the commonest words, 7, and of the rarest that lists hold, 1.
COMMONEST, RAREST = 7.0, 1.0
# Words that say that something is said or happens, and nothing of what.
LIGHT_WEIGHT = 0.15


@lru_cache(maxsize=100_000)
def rarity(word: str, language: str) -> float:
    """0 for the commonest words of the language, 1 for those no list knows (Zipf scale; wordfreq, Speer 2022)."""
    zipf = zipf_frequency(word, language) if language == "en" else _japanese_frequencies().get(word, 0.0)
    return min(1.0, max(LIGHT_WEIGHT, (COMMONEST - max(zipf, RAREST)) / (COMMONEST - RAREST)))


@lru_cache(maxsize=1)
def _japanese_frequencies() -> dict[str, float]:
    # wordfreq would tokenise with MeCab; the word list itself needs no tokeniser.
    return {word: log10(share) + 9 for word, share in get_frequency_dict("ja", "large").items()}
