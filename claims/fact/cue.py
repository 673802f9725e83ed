"""Cues of certainty: read once from certainty.yml, and found in the words of a clause."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple, get_args

from claims.clause.english_verb import finite_verb
from claims.clause.grammar import is_content, is_predicate
from claims.fact.fact import Certainty
from claims.text import Token, tokenise
from claims.wordlist import read_table

FILE = "certainty.yml"
_LIGHT_CLASSES = frozenset({"助動詞", "助詞", "補助記号", "接続詞"})
_VARIED = {"だ": "だ", "です": "だ", "おる": "居る", "無い": "ない", "ない": "ない", "ず": "ず"}
"""Normalised forms that do not stand for themselves, or not always, at the end of a clause."""
_DETERMINERS = frozenset({"a", "an", "the", "this", "that", "its", "their", "his", "her", "another"})
_ALSO_NOUNS = frozenset({"forecast", "estimate"})
_FORMAL_NOUNS = frozenset({"こと", "物", "の", "所", "為", "形", "訳", "中", "状況", "状態"})


class Cue(NamedTuple):
    """Words that give a clause its certainty."""

    level: Certainty
    words: tuple[str, ...]
    """Japanese: canonical forms as of canonical(); English: lower-case words or lemmas."""
    word_class: str | None
    """Japanese: the first layer of the part of speech of the first word, where two words look alike."""
    then: str | None
    """present: no past or て-form follows; no past: only a past is ruled out; copula: だ or です follows."""
    is_noun: bool
    """A noun may be followed by words like 固める, 強い before the clause ends."""
    example: str
    joined: str | None = None
    """Japanese: "word" where it is a cue only as the end of another word: 遅すぎる, not 30年が過ぎる."""
    not_of: str | None = None
    """Japanese: a named list of objects with which it is no cue: 優勝を決める tells what was won."""


class Match(NamedTuple):
    """A cue found: token indices, end exclusive."""

    cue: Cue
    start: int
    end: int


def closing_cue(words: Sequence[Token]) -> Match | None:
    """The outermost cue that closes a Japanese clause: after it stand only words that leave it in force."""
    bare = True
    last = canonical(words[-1]) if words else ""
    for end in range(len(words), 0, -1):
        before = canonical(words[end - 2]) if end > 1 else ""
        listed = _cues_ending(before, last)
        if listed and (match := _cue_ending_at(words, end, listed, bare)):
            return None if _is_absent(words, match) else match
        word, last = words[end - 1], before
        if not is_light(word):
            bare = False
            if not _supports(word):
                return None
    return None


def _supports(word: Token) -> bool:
    """Whether a cue before the word, which is not light, stays in force: 可能性は極めて高い."""
    return word.normal in words_of("supports") or word.pos[0] == "副詞"


def _cue_ending_at(words: Sequence[Token], end: int, listed: Sequence[Cue], bare: bool) -> Match | None:
    """The first of the listed cues, which end in the forms of the last two words, that is printed there."""
    for cue in listed:
        start = end - len(cue.words)
        if start < 0 or not (bare or cue.is_noun) or not _prints(words, start, cue.words):
            continue
        if cue.word_class and words[start].pos[0] != cue.word_class:
            continue
        if cue.then and not _followed(cue.then, words[end : end + 4]):
            continue
        if cue.joined and start and words[start - 1].pos[0] == "助詞":
            continue
        if cue.not_of and _object_before(words, start) in words_of(cue.not_of):
            continue
        return Match(cue, start, end)
    return None


def _object_before(words: Sequence[Token], place: int) -> str:
    """The noun that を, が or は marks for the verb at `place`, over an adverb or two: ＦＫを直接決めた."""
    for at in range(place - 1, max(0, place - LONGEST_WAY), -1):
        if words[at].surface in ("を", "が", "は", "も"):
            return words[at - 1].normal
        if words[at].pos[0] in ("動詞", "補助記号"):
            break
    return ""


LONGEST_WAY = 4
"""Words from an object to its verb."""


def _is_absent(words: Sequence[Token], match: Match) -> bool:
    """再開のめどは立っていない, 延期する予定はない: that there is no plan is told as a fact."""
    if match.cue.level not in ("predicted", "considered", "planned") or match.end >= len(words):
        return False
    named = words[match.end].surface in ("は", "が", "も")
    return named and any(canonical(word) in ("ない", "ず") for word in words[match.end + 1 :])


def _prints(words: Sequence[Token], start: int, forms: Sequence[str]) -> bool:
    """Whether the words from `start` on have these forms; the last two are known to have theirs."""
    return len(forms) < 3 or all(
        canonical(words[start + step]) == forms[step] for step in range(len(forms) - 3, -1, -1)
    )


def _followed(then: str, after: Sequence[Token]) -> bool:
    if then == "no past":  # と思っている is a view, と思った tells what somebody thought
        return all(word.normal != "た" for word in after)
    word = after[0] if after else None
    if then == "copula":
        return word is not None and word.normal in ("だ", "です") and word.surface not in ("に", "な")
    return word is None or word.normal not in ("た", "て")


def is_light(word: Token) -> bool:
    """Whether the word only carries another: auxiliary, particle, する, いる, こと."""
    return word.pos[0] in _LIGHT_CLASSES or _is_light(word.normal, word.pos)


@cache
def _is_light(normal: str, pos: tuple[str, ...]) -> bool:
    if normal in _FORMAL_NOUNS or normal in words_of("endings"):
        return True
    if pos[0] in ("動詞", "形容詞"):
        return pos[1].startswith("非自立")
    return pos[0] == "形状詞" and pos[1] == "助動詞語"


def canonical(word: Token) -> str:
    """One form for what means the same at the end of a clause: ません and ない, だろう and でしょう, です and だ."""
    normal = word.normal
    if normal not in _VARIED and word.surface != "で":
        return normal
    if word.pos[0] == "助動詞" and word.pos[4] == "意志推量形" and normal in ("だ", "です"):
        return "だろう"
    if word.surface == "で":
        return "て" if word.pos[1] == "接続助詞" else "で"
    if normal == "ず":
        return "ない" if word.surface == "ん" else "ず"
    return _VARIED[normal]


def without_politeness(words: Sequence[Token]) -> list[Token]:
    """The words without ます, so that 決まりました reads as 決まった."""
    return [word for word in words if word.normal != "ます" or word.pos[0] != "助動詞"]


def first_cue(words: Sequence[Token], weak: bool) -> Match | None:
    """The leftmost cue of an English clause, the longest at its place; weak ones (reported) only where asked."""
    known = _english_cues()
    for start, word in enumerate(words):
        found = known.get(word.normal, ()), known.get(word.lemma, ()) if word.lemma != word.normal else ()
        fitting = [
            (rank, cue)
            for rank, cue in itertools.chain(*found)
            if (cue.level == "reported") == weak and _reads(words, start, cue)
        ]
        if fitting:
            cue = min(fitting, key=itemgetter(0))[1]
            return Match(cue, start, start + len(cue.words))
    return None


def _reads(words: Sequence[Token], start: int, cue: Cue) -> bool:
    if start + len(cue.words) > len(words):
        return False
    first = words[start]
    capital = first.surface[0].isupper() and first.surface != "I"
    if len(cue.words) == 1 and start and words[start - 1].normal in _DETERMINERS:
        return False  # a suspect, the disputed islands: a noun or what describes one
    if len(cue.words) == 1 and first.normal in _ALSO_NOUNS and _follows_verb(words, start):
        return False  # raised its inflation forecasts
    if capital and len(cue.words) == 1 and (start > 0 or first.pos == ("function",)):
        return False
    return all(
        word in (words[start + step].normal, words[start + step].lemma) for step, word in enumerate(cue.words)
    )


def _follows_verb(words: Sequence[Token], start: int) -> bool:
    """Whether the main verb stands before the word, which then is its object."""
    verb = finite_verb(words[:start], 0)
    return (
        verb is not None and verb < start - 1 and words[start - 1].normal not in ("and", "to", "also", "who")
    )


@cache
def cues(language: str) -> tuple[Cue, ...]:
    """The cues of a language, longest first.

    Raises ValueError, naming the file, level and cue, where an entry has an unknown level or key or no example.
    """
    return tuple(sorted(_read(language), key=lambda cue: (-len(cue.words), cue.words)))


def _read(language: str) -> Iterator[Cue]:
    for level, entries in _table()[language].items():
        if level not in get_args(Certainty):
            raise ValueError(f"{FILE}: {language}: {level}: expected one of {', '.join(get_args(Certainty))}")
        for entry in entries:
            if not {"cue", "example"} <= set(entry) <= {"cue", "example", *_FURTHER}:
                raise ValueError(
                    f"{FILE}: {level}: {entry}: expected cue and example, with {', '.join(_FURTHER)} if needed"
                )
            yield _cue(language, level, entry)


_FURTHER = ("pos", "then", "joined", "not_of")


def _cue(language: str, level: Certainty, entry: dict[str, Any]) -> Cue:
    text = entry["cue"]
    if language == "en":
        return Cue(level, tuple(text.lower().split()), None, None, False, entry["example"])
    words = without_politeness(_in_context(text, entry["example"]) or tokenise(text))
    nominal = words[-1].pos[0] == "名詞" or (not is_predicate(words[-1]) and is_content(words[-1]))
    forms = tuple(canonical(word) for word in words)
    further = {name: entry[name] for name in ("joined", "not_of") if name in entry}
    return Cue(level, forms, entry.get("pos"), entry.get("then"), nominal, entry["example"], **further)


def _in_context(cue: str, example: str) -> list[Token]:
    """The words of a cue as read in its example, since alone it may be read otherwise; empty if not printed so."""
    start = example.rfind(cue)
    found = [word for word in tokenise(example) if start <= word.start and word.end <= start + len(cue)]
    return found if start >= 0 and "".join(word.surface for word in found) == cue else []


@cache
def _japanese_cues() -> dict[str, tuple[Cue, ...]]:
    by_last: dict[str, list[Cue]] = {}
    for cue in cues("ja"):
        by_last.setdefault(cue.words[-1], []).append(cue)
    return {last: tuple(found) for last, found in by_last.items()}


@cache
def meaningful_adverbs() -> frozenset[str]:
    """Adverbs that are part of a cue (どう in たらどうか) or tell of what is to come."""
    return words_of("future") | {word for cue in cues("ja") for word in cue.words}


@lru_cache(maxsize=10_000)
def _cues_ending(before: str, last: str) -> tuple[Cue, ...]:
    """The cues that end in these two forms, or in the last alone where they are one word; the longest first."""
    return tuple(cue for cue in _japanese_cues().get(last, ()) if cue.words[-2:] in ((before, last), (last,)))


@cache
def _english_cues() -> dict[str, list[tuple[int, Cue]]]:
    """By their first word, each with its rank: the longest cue has the lowest."""
    by_first: dict[str, list[tuple[int, Cue]]] = {}
    for rank, cue in enumerate(cues("en")):
        by_first.setdefault(cue.words[0], []).append((rank, cue))
    return by_first


@cache
def words_of(name: str) -> frozenset[str]:
    """A named word list of certainty.yml, Japanese words in Sudachi's normalised form."""
    listed = str(_table()[name]).split()
    normals = {word.normal for entry in listed for word in tokenise(entry) if is_content(word)}
    return frozenset([*listed, *normals])


@cache
def _table() -> dict[str, Any]:
    table = read_table(FILE, "claims.fact")
    if not isinstance(table, dict):
        raise ValueError(f"{FILE}: found {type(table).__name__}, expected named lists")
    return table
