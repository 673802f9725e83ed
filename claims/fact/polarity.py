"""Whether a claim affirms or negates its main predicate."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from claims.claim import Claim
from claims.clause import is_japanese
from claims.clause.english_main import main_clause
from claims.clause.grammar import is_content, is_predicate
from claims.clause.quotation import full_quotations
from claims.fact.certainty_reading import outside_brackets
from claims.fact.cue import canonical, is_light, words_of
from claims.fact.fact import Fact
from claims.text import Token
from claims.wordlist import read_table

FILE = "polarity.yml"
_DEEPEST_FRAME = 8
"""Statements inside statements (〜と述べたと報じられた) that are looked into: no writer goes so deep."""


class _Words(NamedTuple):
    japanese: frozenset[str]
    affirming: tuple[tuple[str, ...], ...]
    content_nouns: frozenset[str]
    thoughts: frozenset[str]
    findings: frozenset[str]
    intents: frozenset[str]
    english: frozenset[str]
    limiting: frozenset[str]
    subordinators: frozenset[str]


def polarity_of(claim: Claim) -> Fact:
    """Whether the claim says that something is or that it is not.

    Two negations affirm (しないわけではない); 〜しかない, 〜かもしれない and the like deny nothing; a negation in a
    clause that describes a noun (核兵器のない世界) is no negation of the claim.

    Args:
        claim: a claim; a quotation is judged by what is said last inside the quotation marks.

    Returns:
        A fact of kind "polarity", value "affirmed" or "negated"; its place is the negating word, or the claim's
        last word where nothing is negated.
    """
    words: Sequence[Token] = _said(claim.tokens) if claim.quoted else claim.tokens
    negation: Token | None = None
    if not _may_negate(words):
        pass
    elif not is_japanese(words):
        negation = _english_negation(words)
    elif claim.quoted or (frame := _frame_of_quotation(words)) is None:
        negation = _japanese_negation(words)
    else:
        said, unsaid = _japanese_negation(_said(words)), _negators(frame, _predicate_chain(frame))
        negation = (said or unsaid[0]) if bool(said) != bool(len(unsaid) % 2) else None
    shown = negation or (words[-1] if words else None)
    start, end = (shown.start, shown.end) if shown else (claim.char_start, claim.char_end)
    value = "negated" if negation else "affirmed"
    return Fact("polarity", claim.sentence.article.text[start:end], start, end, value)


def _may_negate(words: Sequence[Token]) -> bool:
    """Whether a word that can negate stands among them: in most sentences none does."""
    listed = _lists()
    if is_japanese(words):
        return not listed.japanese.isdisjoint([word.normal for word in words])
    return any(word.lemma in listed.english or word.lemma.endswith(("n't", "n’t")) for word in words)


def _said(words: Sequence[Token]) -> Sequence[Token]:
    spans = full_quotations(words)
    if not spans:
        return words
    first, end = max(spans, key=lambda span: span[1] - span[0])
    return words[first:end]


def _frame_of_quotation(words: Sequence[Token]) -> Sequence[Token] | None:
    """What follows 「指示したことはない」と: 繰り返している. None where と has not the main verb."""
    spans = full_quotations(words)
    if not spans:
        return None
    _, closing = max(spans, key=lambda span: words[span[1] - 1].end - words[span[0]].start)
    rest = [word for word in words[closing + 1 :] if word.surface != "など"]
    if not rest or rest[0].surface != "と" or rest[0].pos[0] != "助詞":
        return None
    verbs = [place for place, word in enumerate(rest) if is_predicate(word) and not is_light(word)]
    if any(not _carries(rest, place) for place in verbs[:-1]):
        return None
    if any(word.surface == "、" and place > 1 for place, word in enumerate(rest[:-1])):
        return None
    of_noun = len(rest) > 2 and rest[1].surface == "の"
    return rest if not of_noun or rest[2].normal in _lists().content_nouns else None


def _carries(words: Sequence[Token], place: int) -> bool:
    """言い切る, 開き直る, 繰り返し訴える: a verb that only leads on to the next."""
    return place + 1 < len(words) and is_predicate(words[place + 1])


def _japanese_negation(words: Sequence[Token]) -> Token | None:
    """The negating word of the main predicate, looking through frames of saying and reporting."""
    rest: Sequence[Token] = outside_brackets(words)
    negations: list[Token] = []
    for _ in range(_DEEPEST_FRAME):
        if not rest:
            break
        chain = _predicate_chain(rest)
        inside = _inside_frame(rest, chain)
        # いないとみられる: both verbs are light, and the chain reaches into what is thought.
        negations += _negators(rest, max(chain, len(inside or ())))
        if inside is None:
            break
        rest = inside
    return negations[0] if len(negations) % 2 else None


def _predicate_chain(words: Sequence[Token]) -> int:
    """Where the main predicate begins: back over what only carries it, to the word that means something."""
    index = len(words)
    while index > 0 and (is_light(words[index - 1]) or not is_content(words[index - 1])):
        index -= 1
        if words[index].surface in ("、", "，"):
            return index + 1
    return max(index - 1, 0)


def _negators(words: Sequence[Token], chain: int) -> list[Token]:
    """The words that negate from where the predicate begins, those of 〜しかない and 〜かもしれない left out."""
    listed = _lists()
    negating = [
        index
        for index in range(chain, len(words))
        if words[index].normal in listed.japanese and words[index].pos[0] in ("助動詞", "形容詞")
    ]
    if not negating:
        return []
    forms = [_plain(word) for word in words]
    known = set(forms)
    patterns = (pattern for pattern in listed.affirming if known.issuperset(pattern))
    passive = {place for pattern in patterns for place in _places(forms, pattern)}
    return [words[index] for index in negating if index not in passive and not _sets_aside(words, index)]


def _sets_aside(words: Sequence[Token], index: int) -> bool:
    """Whether a negation only puts one thing aside for another, which is asserted: 0.8%ではなく0.3%だった."""
    before = [word.surface for word in words[max(0, index - 2) : index]]
    foil = words[index].surface == "なく" and before[-1:] in (["は"], ["で"]) and "で" in before
    # A copula right after: what it stands for is in the brackets that are left out (「0.3%」だった).
    return foil and any(word.pos[0] == "名詞" or word.normal == "だ" for word in words[index + 1 :])


def _plain(word: Token) -> str:
    return "ない" if word.normal == "ず" else canonical(word)


def _places(forms: Sequence[str], pattern: tuple[str, ...]) -> set[int]:
    """The places of ない in each occurrence of the pattern."""
    size = len(pattern)
    return {
        start + step
        for start in range(len(forms) - size + 1)
        if tuple(forms[start : start + size]) == pattern
        for step in range(size)
        if pattern[step] == "ない"
    }


def _inside_frame(words: Sequence[Token], chain: int) -> Sequence[Token] | None:
    """What is said, thought or found inside 〜と述べた, 〜ということだ, 〜との情報があった, 〜ことを確認した; None
    where there is no frame."""
    if (found := _inside_finding(words)) is not None:
        return found
    for index in range(len(words) - 1, 0, -1):
        word = words[index]
        if word.surface == "と" and word.pos[0] == "助詞" and _ends_statement(words[index - 1]):
            return _unended(words[:index]) if _is_frame(words[index + 1 :]) else None
        if index < chain and is_predicate(word) and not is_light(word):
            return None
    return None


def _unended(words: Sequence[Token]) -> Sequence[Token]:
    """Without the comma that may stand before と."""
    return words[:-1] if words and words[-1].surface in ("、", "，") else words


def _inside_finding(words: Sequence[Token]) -> Sequence[Token] | None:
    """What was found, decided or meant: 異常がない of 異常がないことを確認した, 辞めない of 辞めない考えを示した."""
    content = [place for place, word in enumerate(words) if is_content(word) and not is_light(word)]
    if not content or words[content[-1]].normal not in _lists().findings:
        return None
    noun = content[-1] - 2
    named = words[noun].surface == "こと" or (
        words[noun].normal in _lists().intents and is_predicate(words[noun - 1])
    )
    stands = noun > 0 and named and words[noun + 1].surface in ("を", "が")
    return words[:noun] if stands else None


def _ends_statement(word: Token) -> bool:
    return is_predicate(word) or word.surface in ("、", "」") or word.pos[0] in ("名詞", "形状詞", "接尾辞")


def _is_frame(words: Sequence[Token]) -> bool:
    content = [word for word in words if is_content(word) and not is_light(word)]
    if words and words[0].surface == "の" and content and content[0].normal in _lists().content_nouns:
        return content[-1].normal in words_of("supports") | words_of("speech") | _lists().content_nouns | {
            "崩す"
        }
    known = words_of("speech") | words_of("outcomes") | _lists().content_nouns | _lists().thoughts
    return all(word.normal in known for word in content[-1:])


def _english_negation(words: Sequence[Token]) -> Token | None:
    """The first negator of the main clause, if their number is odd."""
    words = main_clause(words)
    found = []
    for index, word in enumerate(words):
        if word.lemma in _lists().subordinators and index:
            break
        if _negates(words, index):
            found.append(word)
    return found[0] if len(found) % 2 else None


_PREPOSITIONS = frozenset("with in of by at for to under through from on after".split())


def _negates(words: Sequence[Token], index: int) -> bool:
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    if leaves_open(words, index):
        return False
    if word.lemma.endswith(("n't", "n’t")):
        return True
    if word.lemma not in _lists().english or after is None:
        return word.lemma in _lists().english and word.lemma != "no"
    if word.lemma == "no" and index and words[index - 1].lemma in _PREPOSITIONS:
        return False  # opened with no warning: it opened
    if word.surface == "no" and _within_a_name(words, index):
        return False
    if word.surface == "No" and (after.surface == "." or after.pos == ("number",)):
        return False
    return after.lemma not in _lists().limiting


def leaves_open(tokens: Sequence[Token], place: int) -> bool:
    """Whether the English word of negation at a place says that something may be: he did not rule out resigning."""
    return [token.lemma for token in tokens[place + 1 : place + 3]] == ["rule", "out"]


def _within_a_name(words: Sequence[Token], index: int) -> bool:
    """Whether a small word stands between two capitalised ones: Kaze no Sato is a name in Latin letters."""
    return index > 0 and all(words[place].surface[:1].isupper() for place in (index - 1, index + 1))


@cache
def _lists() -> _Words:
    table: dict[str, Any] = read_table(FILE, "claims.fact")
    japanese, english = table["ja"], table["en"]
    for entry in japanese["affirming"]:
        if set(entry) != {"words", "example"}:
            raise ValueError(f"{FILE}: affirming: {entry}: expected words and example")
    return _Words(
        frozenset(japanese["negators"]),
        tuple(tuple(entry["words"].split()) for entry in japanese["affirming"]),
        frozenset(japanese["content_nouns"]),
        frozenset(japanese["thoughts"]),
        frozenset(japanese["findings"]),
        frozenset(japanese["intents"]),
        frozenset(english["negators"]),
        frozenset(english["limiting"]),
        frozenset(english["subordinators"]),
    )
