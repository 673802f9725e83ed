"""States and institutions under all their names, Japanese and English: the keys by which languages meet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from claims.fact.wordlist import rows

# 日中 is also "by day", 西日 the evening sun, 中日 the middle day: pairs of short forms that are words.
_ALSO_WORDS = frozenset(["日中", "西日", "中日", "日比", "加西", "台日", "中加", "伊豪", "比米", "日加"])
# After these a short form stands for the state (米側, 米軍); alone a single character is too little.
_AFTER_SHORT = ("側", "軍", "政府", "政権", "兵", "紙", "艦", "議会", "当局", "国防総省", "国務省")


@dataclass(frozen=True, slots=True)
class Institution:
    """A public body, agency or paper of which there is one, or a kind of body of which there are many."""

    japanese: tuple[str, ...]
    """The full name first."""
    english: tuple[str, ...]
    kind: bool
    """True for a kind of body, named after its place (海上保安部)."""


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory."""

    japanese: tuple[str, ...]
    short: str | None
    english: tuple[str, ...]
    adjective: str | None
    capital: tuple[str, ...]

    @property
    def key(self) -> str:
        """One key for the state in every language."""
        return self.english[0].lower()


@cache
def states() -> tuple[State, ...]:
    """The states of countries.yml, in the order of the file."""
    return tuple(
        State(
            row["ja"],
            row["short"][0] if "short" in row else None,
            row["en"],
            row["adjective"][0] if "adjective" in row else None,
            row.get("capital", ()),
        )
        for row in rows("countries.yml")
    )


@cache
def institutions() -> tuple[Institution, ...]:
    """The bodies of institutions.yml, in the order of the file."""
    return tuple(Institution(row["ja"], row["en"], "as_ending" in row) for row in rows("institutions.yml"))


@cache
def state_names() -> dict[str, State]:
    """Every name a state goes by (full names in both languages, adjectives, governments by their capitals)."""
    names: dict[str, State] = {}
    for state in states():
        for name in (*state.japanese, *state.english, *([state.adjective] if state.adjective else ())):
            names[name if not name.isascii() else name.lower()] = state
    return names


@cache
def capitals() -> dict[str, State]:
    """Capitals as they stand for governments (Washington stressed …), lower case."""
    return {name.lower(): state for state in states() for name in state.capital}


def names_a_state(name: str) -> bool:
    """Whether a name, in either language, is a state's or stands for its government (Washington)."""
    return name in state_names() or name.lower() in state_names() or name.lower() in capitals()


@cache
def short_forms() -> dict[str, State]:
    """The single characters newspapers shorten states to (米, 露)."""
    return {state.short: state for state in states() if state.short}


def states_in_word(word: str, noun_follows: bool) -> tuple[tuple[int, State], ...]:
    """The states that one Japanese word is made of, each with its place in the word: 日米 -> 日本, 米国.

    `noun_follows` settles words that are more than that: 日中 before 両国 is 日本 and 中国, else "by day".
    """
    shorts = short_forms()
    if len(word) > 1 and all(character in shorts for character in word):
        known = word not in _ALSO_WORDS or noun_follows
        return tuple((place, shorts[character]) for place, character in enumerate(word)) if known else ()
    if word[:1] in shorts and word[1:] in _AFTER_SHORT:
        return ((0, shorts[word[0]]),)
    return ()


@cache
def institution_names() -> dict[str, Institution]:
    """Every form, Japanese and English (lower case), of every institution."""
    return {
        name if not name.isascii() else name.lower(): body
        for body in reversed(institutions())
        for name in (*body.japanese, *body.english)
    }


@cache
def kinds_by_ending() -> tuple[tuple[str, Institution], ...]:
    """The Japanese forms of the kinds of body, the longest first."""
    forms = [(form, body) for body in institutions() if body.kind for form in body.japanese]
    return tuple(sorted(forms, key=lambda pair: (-len(pair[0]), pair[0])))
