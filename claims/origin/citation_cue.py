"""The words by which a text names its sources: citation.yml and known_outlets.yml, read once and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from claims.text import fold
from claims.wordlist import read_table


@dataclass(frozen=True)
class Cues:
    """The lists of citation.yml, widths folded, the longest word first. The file says what each is for."""

    outlet_words: tuple[str, ...]
    nations: tuple[str, ...]
    between: tuple[str, ...]
    after_news: tuple[str, ...]
    after_official: tuple[str, ...]
    verbs_ja: tuple[str, ...]
    verbs_en: re.Pattern[str]
    subject_particles: tuple[str, ...]
    before: tuple[str, ...]
    labels: tuple[str, ...]
    source_labels: tuple[str, ...]
    label_endings: tuple[str, ...]
    further_reading: tuple[str, ...]
    unnamed: tuple[str, ...]
    anaphors: tuple[str, ...]
    outlet_anaphors: tuple[str, ...]
    issuers: frozenset[str]
    firms: frozenset[str]
    document: re.Pattern[str]
    """An official document named by whose it is."""
    english_outlet: re.Pattern[str]
    """A run of capitalised words that ends in a word for an outlet: the Ise Bay Gazette."""
    issuer_endings: tuple[str, ...]
    research_endings: tuple[str, ...]
    """How the names of those end who issue documents, beside the endings of organisations' names."""
    result_kinds: tuple[str, ...]
    """What is told of as what somebody published: 7月の消費者物価指数."""
    document_kinds: tuple[str, ...]
    document_words: tuple[str, ...]
    announcements: frozenset[str]
    """Kinds of documents that can be read and cited, Japanese and English; of these, the announcements, any of which on
    the matter may be meant."""
    agencies: Mapping[str, str]
    """Each form in which a dateline prints an agency (widths folded) with the name it is recorded under."""
    hearsay_endings: tuple[str, ...]
    hearsay: re.Pattern[str]
    """How an English sentence says that the source named before goes on telling: it said, the paper added."""

    @cached_property
    def any_cue(self) -> re.Pattern[str]:
        """Finds any word that can make a name a source: a sentence without one cites nobody."""
        words = {
            *self.after_news,
            *self.after_official,
            *self.verbs_ja,
            *self.before,
            *self.labels,
        }
        pattern = "|".join(re.escape(word) for word in _longest_first(words))
        return re.compile(f"{pattern}|{self.verbs_en.pattern}", re.IGNORECASE)


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues; raises ValueError naming the list that is missing or holds something else than words."""
    table = read_table("citation.yml", "claims.origin")
    words = partial(_words, table)
    return Cues(
        outlet_words=_longest_first({*words("outlet_words", "ja"), *words("outlet_words", "en")}),
        nations=words("nations"),
        between=words("between"),
        after_news=words("after_news"),
        after_official=words("after_official"),
        verbs_ja=words("verbs", "ja"),
        verbs_en=re.compile(rf"\b(?:{'|'.join(map(re.escape, words('verbs', 'en')))})\b"),
        subject_particles=words("subject_particles"),
        before=words("before"),
        labels=words("labels"),
        source_labels=words("source_labels"),
        label_endings=words("label_endings"),
        further_reading=words("further_reading"),
        unnamed=words("unnamed"),
        anaphors=words("anaphors"),
        outlet_anaphors=words("outlet_anaphors"),
        issuers=frozenset((*words("issuers", "ja"), *words("firms"))),
        firms=frozenset(words("firms")),
        document=_document(words),
        english_outlet=_english_outlet(words),
        issuer_endings=words("issuer_endings"),
        research_endings=words("research_endings"),
        result_kinds=words("result_kinds"),
        document_kinds=words("document_kinds"),
        document_words=words("document_words"),
        announcements=frozenset(words("announcements")),
        agencies=_forms(table, "agencies"),
        hearsay_endings=words("hearsay_endings"),
        hearsay=_hearsay(words),
    )


Words = Callable[..., tuple[str, ...]]
"""Gives the list that stands under a path of names."""


def _words(table: Mapping[str, object], *path: str) -> tuple[str, ...]:
    found: object = table
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else None
    if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
        raise ValueError(f"citation.yml, {'.'.join(path)}: expected a list of words, found {found!r}")
    return _longest_first({fold(word) for word in found})


def _document(words: Words) -> re.Pattern[str]:
    japanese = rf"(?:{_any(words('issuers', 'ja'))})の?(?:{_any(words('documents', 'ja'))})"
    english = rf"(?:{_any(words('issuers', 'en'))}) (?:[a-z]+ )?(?:{_any(words('documents', 'en'))})\b"
    return re.compile(f"{japanese}|{english}", re.IGNORECASE)


def _english_outlet(words: Words) -> re.Pattern[str]:
    last = _any(map(str.title, words("outlet_words", "en")))
    return re.compile(
        rf"\b(?:{_CAPITALISED}(?:of |and |& )?){{1,4}}(?:{last})(?! (?:[A-Z]|and [A-Z]))(?![\w’'-])"
    )


def _hearsay(words: Words) -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:it|they|the (?:[a-z]+ )?(?:{_any(words('hearsay', 'subjects'))}))"
        rf"(?: [a-z]+ly| also| further)? (?:{_any(words('hearsay', 'verbs'))})\b",
        re.IGNORECASE,
    )


_CAPITALISED = r"[A-Z][\w’.-]{0,30} "


def _forms(table: Mapping[str, object], name: str) -> dict[str, str]:
    found = table.get(name)
    if not isinstance(found, Mapping) or not all(
        isinstance(form, str) for pair in found.items() for form in pair
    ):
        raise ValueError(f"citation.yml, {name}: expected a form and a name in each line, found {found!r}")
    return {fold(form): recorded for form, recorded in found.items()}


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


@lru_cache(maxsize=1)
def known_outlets() -> Mapping[str, str]:
    """Each printed form of a well-known outlet (widths folded) with the name it is recorded under.

    Raises ValueError naming the entry that is no list of forms, or the form that two entries claim.
    """
    names: dict[str, str] = {}
    for name, forms in read_table("known_outlets.yml", "claims.origin").items():
        if not isinstance(forms, list):
            raise ValueError(f"known_outlets.yml, {name}: expected a list of forms, found {forms!r}")
        for form in {fold(form) for form in (name, *forms)}:
            if names.setdefault(form, name) != name:
                raise ValueError(f"known_outlets.yml: {form!r} stands for both {names[form]} and {name}")
    # The longest first: ロイター通信 is not ロイター and a word after it.
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


def _longest_first(words: set[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
