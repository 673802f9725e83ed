"""Token -> Wording: what a word is as a term wherever it stands, what it may be called, and how rare it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claims.clause.english_verb import is_finite, past_forms
from claims.clause.grammar import compound_particles
from claims.fact.name import fold_variants
from claims.fact.romanise import fold_reading, latin
from claims.form import TermKind
from claims.gloss import english_stem, gloss_stems, latin_names, paraphrases
from claims.negation import negated_word
from claims.rarity import rarity
from claims.text import Token, is_japanese, tokenise
from claims.wordlist import word_list

_KATAKANA = re.compile(r"[ァ-ヺー]{3,}")
CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞", "接尾辞", "代名詞", "word", "name"})
# Parts of speech that are written like content and carry grammar.
EMPTY_SUBCLASSES = frozenset({"数詞", "助動詞語幹", "非自立可能"})


class Wording(NamedTuple):
    """A word as a term, without its place (`claims.term.Term` says what the parts are)."""

    kind: TermKind
    normal: str
    keys: frozenset[str]
    near: frozenset[str]
    weight: float


@lru_cache(maxsize=100_000)
def wording_of(
    surface: str, normal: str, lemma: str, reading: str, pos: tuple[str, ...], synonyms: tuple[int, ...]
) -> Wording:
    """What a word is as a term, from its entry (`claims.text.Token`); worked out once for each word."""
    token = Token(surface, 0, len(surface), normal, lemma, reading, pos, synonyms)
    japanese = is_japanese(surface)
    keys, near, weight = _word_keys(normal, lemma, synonyms, japanese)
    if is_proper(token):
        keys |= {f"p:{name}" for name in latin_forms(token)}
    kind: TermKind = "name" if pos[0] == "name" else "word"
    return Wording(kind, fold_variants(normal) if japanese else english_stem(lemma), keys, near, weight)


@lru_cache(maxsize=100_000)
def _word_keys(
    normal: str, lemma: str, synonyms: tuple[int, ...], japanese: bool
) -> tuple[frozenset[str], frozenset[str], float]:
    """What a word may be called, what is near to it, and its weight."""
    base = negated_word(normal)
    if japanese:
        stems = gloss_stems(normal) | gloss_stems(lemma)
        keys = {f"s:{group}" for group in synonyms} | {f"g:{stem}" for stem in stems}
        near = {f"g:{stem}" for stem in gloss_stems(base)} if base else set()
        return frozenset(keys), frozenset(near), rarity(lemma, "ja")
    stem = english_stem(lemma)
    near = {f"g:{other}" for other in paraphrases(lemma)}
    if base:
        near |= {f"g:{other}" for other in (english_stem(base), *paraphrases(base))}
    return frozenset({f"g:{stem}", f"n:{lemma}"}), frozenset(near), rarity(lemma, "en")


def normal_form(word: str) -> str:
    """The form in which a listed word, Japanese or English, meets a term's `normal`."""
    if not is_japanese(word):
        return english_stem(word)
    return "".join(fold_variants(token.normal) for token in tokenise(word))


def is_proper(token: Token) -> bool:
    """Whether a token is a proper name, or a word in katakana that may be one."""
    return "固有名詞" in token.pos or token.pos[0] == "name" or _KATAKANA.fullmatch(token.surface) is not None


def latin_forms(token: Token) -> frozenset[str]:
    """What a proper name may be in Latin letters, folded."""
    if not is_japanese(token.surface):
        return frozenset({fold_reading(token.surface)})
    return latin_names(token.surface) | {fold_reading(latin(token.reading))}


def is_content(token: Token) -> bool:
    """Whether a token carries meaning of its own."""
    head, *rest = token.pos
    if head not in CONTENT:
        return False
    if head in ("接尾辞", "代名詞") or token.normal in FORMAL_NOUNS:
        return False
    return not (rest and rest[0] in EMPTY_SUBCLASSES and head != "動詞") and not (
        head == "動詞" and rest[0] == "非自立可能" and token.lemma in LIGHT_VERBS
    )


LIGHT_VERBS = word_list("light_verbs.txt")
FORMAL_NOUNS = word_list("formal_nouns.txt")


def is_particle(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb and the particle before it work as one particle: によると, に向けて, という, について."""
    if tokens[index].pos[0] != "動詞" or not index:
        return False
    return (tokens[index - 1].surface, tokens[index].normal) in compound_particles()


def asserts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is a predicate: a verb, an adjective, a noun of action that ends its clause."""
    token = tokens[index]
    if token.pos == ("word",):
        word = token.surface.lower()
        return (
            is_finite(tokens, index) or word in past_forms() or (word.endswith("ed") and token.normal != word)
        )
    if token.pos[0] in ("動詞", "形容詞"):
        return True
    if "サ変可能" in token.pos or token.pos[0] == "形状詞":
        return index + 1 == len(tokens) or tokens[index + 1].pos[0] in ("動詞", "助動詞", "補助記号")
    return False
