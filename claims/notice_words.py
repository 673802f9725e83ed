"""The words of a notice: which line heads one, and which sentence says that something printed was wrong.

Every text here is folded and in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from claims.text import fold
from claims.wordlist import read_table

_QUOTED = re.compile(r"「[^「」]{8,}」|『[^『』]{8,}』|“[^“”]{25,}”")
_BRACKETED = r"[【\[\(〔《〈<〖]{word}[】\]\)〕》〉>〗]"
_SIGNED = r"^[\W_]*{word}(?:, [a-z]{{3,9}}\.? [0-9]{{1,2}})?\s*(?:\([^()]{{1,30}}\)\s*)?(?:[:;—–]|\s-\s|(?<![a-z])\s|$)"


def corrects(sentence: str) -> bool:
    """Whether a sentence corrects what was printed, or calls it wrong, in the outlet's own name."""
    return _performs(sentence) or _calls_wrong(sentence)


def _performs(sentence: str) -> bool:
    """Whether a sentence corrects, here and now, in the outlet's own name."""
    if _performed().search(unquoted(sentence)):
        return True
    opened = sentence.lstrip().startswith(words("opens"))
    return opened and any(word in sentence for word in words("done"))


def _calls_wrong(sentence: str) -> bool:
    said = unquoted(sentence)
    ends_polite = re.search(r"(?:です|でした)。?\)?$", said.strip()) is not None
    return ends_polite and speaks_of_print(said) and any(word in said for word in words("wrong"))


def takes_back(sentences: Sequence[str], headed: bool) -> bool:
    """Whether sentences take a whole article back: under a heading that says so, or by saying that they do, in a notice
    or in the outlet's own name."""
    said = [unquoted(sentence) for sentence in sentences]
    if _retracting_headings().search(said[0]):
        return True
    own = headed or any(word in line for line in said for word in words("own"))
    return own and any(_retracted().search(line) for line in said)


def speaks_of_print(sentence: str) -> bool:
    """Whether a sentence names something printed or sent."""
    return any(word in sentence for word in words("printed"))


def corrects_only(sentences: Sequence[str], headed: bool) -> bool:
    """Whether a line is a notice and nothing else: a heading alone; under a heading or after one what calls something
    wrong; else sentences of which the first speaks of something printed and one corrects it or takes it back.

    Args:
        sentences: those of the line, one or more.
        headed: a notice's heading stands over the line.
    """
    first = unquoted(sentences[0])
    opens = headings().search(first) is not None
    if opens and len(sentences) == 1 and not first.rstrip().endswith(("。", ".")):
        return True
    if opens or headed:
        return _misstated(sentences) or any(map(corrects, sentences)) or takes_back(sentences, True)
    return _speaks_of_article(first) and (any(map(corrects, sentences)) or takes_back(sentences, False))


def _speaks_of_article(sentence: str) -> bool:
    return speaks_of_print(sentence) or _ARTICLE.search(sentence) is not None


def closes(sentences: Sequence[str]) -> bool:
    """Whether a line after a notice goes on from it: each sentence speaks of the article, the error or an apology."""
    return all(_CLOSING.search(sentence) for sentence in sentences)


def _misstated(sentences: Sequence[str]) -> bool:
    """Whether a line under a heading calls wrong what was printed: in Japanese politely, as no report is written; in
    English naming the article, or with both values in so many words."""
    said = [unquoted(sentence) for sentence in sentences]
    printed = any(map(_speaks_of_article, said))
    return any(
        _WRONG.search(line) or _NOT.search(line) or (printed and _MISSTATED.search(line)) for line in said
    )


_ARTICLE = re.compile(
    r"\b(?:article|story|stories|report|column|caption|headline|obituary|earlier version|page [0-9]+)\b"
)
_MISSTATED = re.compile(
    r"\b(?:incorrect|incorrectly|wrong|wrongly|erroneously|mistakenly|inaccurate|inaccurately|in error|misstated|"
    r"misidentified|misspell?ed|misspelt|should have (?:said|been|read|given))\b"
)
_WRONG = re.compile(
    r"(?:誤り|間違い|正しくは|正確には|としたのは|とあるのは|ではなく|ではありません)[^。]*(?:です|でした|ます|ました)。?\W*$"
)
_NOT = re.compile(r"^[^,.]{1,60}\b(?:is|are|was|were) [^,]{1,40}(?:,[0-9][^,]{0,20})?, not [^.]{1,60}\.\W*$")
_CLOSING = re.compile(
    r"\b(?:this|the|our|an?) (?:article|story|report|error|mistake)\b|\bregrets?\b|\bapologi[sz]e|\bcorrect(?:ed|ion)\b"
    r"|訂正|おわび|お詫び|誤り|間違い|記事を|確認(?:が|を)"
)


def unquoted(folded: str) -> str:
    """The line with somebody's words in quotation marks blanked out, character for character."""
    return _QUOTED.sub(lambda match: " " * len(match[0]), folded)


_LISTS = (
    *("headings", "performed", "done", "opens", "wrong", "printed", "empty"),
    *("retracting_headings", "retracted", "own", "taken_whole", "taken_back", "done_politely"),
    *("captions", "headlines"),
)


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, tuple[str, ...]]:
    """The lists of correction.yml, widths folded, lower case, the longest word first.

    Raises ValueError naming the list that is missing or holds something else than words.
    """
    table = read_table("correction.yml")
    lists: dict[str, tuple[str, ...]] = {}
    for name in _LISTS:
        found = table.get(name)
        if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
            raise ValueError(f"correction.yml, {name}: expected a list of words, found {found!r}")
        lists[name] = tuple(
            sorted({fold(word).lower() for word in found}, key=lambda word: (-len(word), word))
        )
    return lists


def words(name: str) -> tuple[str, ...]:
    """One list of correction.yml, widths folded, lower case, the longest word first."""
    return _lists()[name]


def empty_words() -> frozenset[str]:
    """Words of a notice that say nothing of what it is about."""
    return frozenset(words("empty"))


@lru_cache(maxsize=1)
def headings() -> re.Pattern[str]:
    """The heading of a notice, in a line folded and in lower case."""
    return _heading_of(*words("headings"), *words("retracting_headings"))


@lru_cache(maxsize=1)
def _retracting_headings() -> re.Pattern[str]:
    return _heading_of(*words("retracting_headings"))


def _heading_of(*headed: str) -> re.Pattern[str]:
    word = f"(?:{_any_of(headed)})"
    return re.compile(f"{_BRACKETED.format(word=word)}|{_SIGNED.format(word=word)}")


@lru_cache(maxsize=1)
def _performed() -> re.Pattern[str]:
    return re.compile(f"(?:{_any_of(words('performed'))})(?!と)")


@lru_cache(maxsize=1)
def _retracted() -> re.Pattern[str]:
    whole, back, done = (_any_of(words(name)) for name in ("taken_whole", "taken_back", "done_politely"))
    japanese = rf"(?:{whole})(?:全体|全文)?[をは][^。、]{{0,8}}(?:{back})[^。]{{0,24}}?(?:{done})(?!と)"
    return re.compile(rf"{japanese}|(?:{_any_of(words('retracted'))})")


def _any_of(listed: Sequence[str]) -> str:
    return "|".join(map(re.escape, listed))


@lru_cache(maxsize=1)
def trigger() -> re.Pattern[str]:
    """Any word of a notice: most articles hold none and are left at that."""
    names = ("headings", "retracting_headings", "performed", "done", "wrong", "retracted", "taken_back")
    return re.compile(_any_of(sorted({word for name in names for word in words(name)})))
