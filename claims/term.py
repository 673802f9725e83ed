"""Assertion -> Terms: the words a claim is about, each with what it may be called elsewhere and how rare it is.

A term is a content word or a whole name. Two terms meet in any of their keys: the normalised form, a Sudachi
synonym group, an English gloss, a reading in Latin letters. How near two keys are is in `NEARNESS`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from wordfreq import zipf_frequency

from claims.fact.fact import Assertion, Fact
from claims.fact.name import aliases, fold_variants
from claims.gloss import english_stem, gloss_stems
from claims.text import Token, fold, is_japanese, tokenise

CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "副詞", "接尾辞", "代名詞", "word", "name"})
# Parts of speech that are written like content and carry grammar.
EMPTY_SUBCLASSES = frozenset({"数詞", "助動詞語幹", "非自立可能"})
# Zipf frequency (log10 of uses per billion words) of the commonest words, 7, and of the rarest that lists hold, 1.
COMMONEST, RAREST = 7.0, 1.0
NAME_WEIGHT = 1.0
# Words that say that something is said or happens, and nothing of what.
LIGHT_WEIGHT = 0.15


@dataclass(frozen=True, slots=True)
class Term:
    """One content word or name of a claim."""

    surface: str
    normal: str
    """The form that identifies it."""
    keys: frozenset[str]
    """What else it may be called: "s:" synonym group, "g:" English gloss stem, "n:" form of a name."""
    weight: float
    """0 (says nothing) to 1 (names one thing)."""
    is_name: bool
    is_predicate: bool
    """True for the words that assert: verbs, adjectives, nouns of action."""
    start: int
    """Where it stands in the article's text."""
    end: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim and its terms, worked out once: what the comparing stages read."""

    assertion: Assertion
    terms: tuple[Term, ...] = field(repr=False)

    @property
    def key(self) -> str:
        return self.assertion.claim.key

    @property
    def article(self) -> str:
        """The key of the article."""
        return self.assertion.claim.sentence.article.key

    @property
    def voice(self) -> tuple[str, int]:
        """Who speaks: the article, and which of the documents it quotes (0 for its own words)."""
        return self.article, self.assertion.claim.sentence.voice


def profile_of(assertion: Assertion) -> Profile:
    """A claim with its terms."""
    return Profile(assertion, terms_of(assertion))


def terms_of(assertion: Assertion) -> tuple[Term, ...]:
    """The terms of a claim in order; the speaker's name and the verb of saying are no part of what is said."""
    names = [fact for fact in assertion.of_kind("name")]
    dropped = _spans(assertion, ("speaker", "date", "number"))
    return _terms(assertion.claim.tokens, names, dropped)


def terms(text: str, names: Sequence[Fact] = (), dropped: Sequence[tuple[int, int]] = ()) -> tuple[Term, ...]:
    """The terms of a bare text."""
    return _terms(tokenise(text), names, dropped)


def _spans(assertion: Assertion, kinds: Iterable[str]) -> list[tuple[int, int]]:
    return [(fact.char_start, fact.char_end) for fact in assertion.facts if fact.kind in kinds]


def _terms(tokens: Sequence[Token], names: Sequence[Fact], dropped: Sequence[tuple[int, int]]) -> tuple[Term, ...]:
    taken = [(fact.char_start, fact.char_end) for fact in names] + list(dropped)
    found = [_name_term(fact) for fact in names if not _inside(fact.char_start, fact.char_end, dropped)]
    for index, token in enumerate(tokens):
        if is_content(token) and not _inside(token.start, token.end, taken):
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            found.append(_word_term(token, following))
    return tuple(sorted(found, key=lambda term: term.start))


def _inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end in spans)


def is_content(token: Token) -> bool:
    """Whether a token carries meaning of its own."""
    head, *rest = token.pos
    if head not in CONTENT:
        return False
    if head in ("接尾辞", "代名詞"):
        return False
    return not (rest and rest[0] in EMPTY_SUBCLASSES and head != "動詞") and not (
        head == "動詞" and rest[0] == "非自立可能" and token.lemma in LIGHT_VERBS
    )


LIGHT_VERBS = frozenset(
    "する 為る いる 居る ある 有る なる 成る できる 出来る くる 来る いく 行く おる 居る しまう おく みる 見る くれる もらう "
    "いただく くださる やる もつ 持つ つく 付く よる 因る いう 言う 云う".split()
)


def _name_term(fact: Fact) -> Term:
    keys = frozenset(f"n:{alias}" for alias in aliases(fact))
    normal = fold_variants(fold(fact.value))
    return Term(fact.surface, normal, keys, NAME_WEIGHT, True, False, fact.char_start, fact.char_end)


def _word_term(token: Token, following: Token | None) -> Term:
    japanese = is_japanese(token.surface)
    keys, weight = _word_keys(token.normal, token.lemma, token.synonyms, japanese)
    return Term(
        token.surface,
        fold_variants(token.normal) if japanese else english_stem(token.lemma),
        keys,
        weight,
        token.pos[0] == "name",
        _is_predicate(token, following),
        token.start,
        token.end,
    )


def _is_predicate(token: Token, following: Token | None) -> bool:
    if token.pos[0] in ("動詞", "形容詞"):
        return True
    if "サ変可能" in token.pos or token.pos[0] == "形状詞":
        return following is None or following.pos[0] in ("動詞", "助動詞", "補助記号")
    return False


@lru_cache(maxsize=100_000)
def _word_keys(
    normal: str, lemma: str, synonyms: tuple[int, ...], japanese: bool
) -> tuple[frozenset[str], float]:
    if japanese:
        stems = gloss_stems(normal) | gloss_stems(lemma)
        keys = {f"s:{group}" for group in synonyms} | {f"g:{stem}" for stem in stems}
        return frozenset(keys), rarity(lemma, "ja")
    return frozenset({f"g:{english_stem(lemma)}"}), rarity(lemma, "en")


@lru_cache(maxsize=100_000)
def rarity(word: str, language: str) -> float:
    """0 for the commonest words of the language, 1 for those no list knows (Zipf scale; wordfreq, Speer 2022)."""
    zipf = zipf_frequency(word, language) if language == "en" else _japanese_zipf(word)
    return min(1.0, max(LIGHT_WEIGHT, (COMMONEST - max(zipf, RAREST)) / (COMMONEST - RAREST)))


def _japanese_zipf(word: str) -> float:
    # wordfreq would tokenise with MeCab; the word list itself needs no tokeniser.
    return _japanese_frequencies().get(word, 0.0)


@lru_cache(maxsize=1)
def _japanese_frequencies() -> dict[str, float]:
    from math import log10

    from wordfreq import get_frequency_dict

    return {word: log10(share) + 9 for word, share in get_frequency_dict("ja", "large").items()}
