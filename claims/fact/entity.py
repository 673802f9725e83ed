"""Mentions -> entities: every form of one name in an article under one canonical name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter

from claims.fact.gazetteer import institution_names, kinds_by_ending
from claims.fact.mention import Mention
from claims.fact.name_body import stem_of_company
from claims.fact.name_english import short_form
from claims.fact.romanise import fold_reading
from claims.fact.variant import fold_variants


@dataclass
class Entity:
    """Somebody or something named in an article. It is asked for its names when all mentions are known."""

    mentions: list[Mention] = field(default_factory=list)

    @cached_property
    def canonical(self) -> Mention:
        """The mention with the longest name, the first of them; a full name before any other."""
        return max(self.mentions, key=lambda mention: (mention.full, len(mention.name)))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Every form of the name in the article, short forms given in brackets too, sorted."""
        names = {mention.name for mention in self.mentions}
        return tuple(
            sorted(names | {mention.abbreviation for mention in self.mentions if mention.abbreviation})
        )


def entities_of(mentions: Sequence[Mention]) -> dict[Mention, Entity]:
    """Each mention with its entity.

    Persons: a full name founds an entity, a family name alone belongs to the last full name before it that has it,
    else to the first after. Bodies: the same name, the same row of the gazetteer, or a short form given in brackets;
    a kind of body alone (海保) belongs to the one body of that kind in the article, where there is just one.
    """
    index = _Index(mentions)
    found: dict[Mention, Entity] = {}
    by_key: dict[tuple[str, str], Entity] = {}
    for mention in sorted(mentions, key=lambda one: (not one.full, one.start)):
        key = index.person(mention) if mention.entity == "person" else index.key(mention)
        entity = by_key.setdefault(key, Entity())
        entity.mentions.append(mention)
        found[mention] = entity
    return found


class _Index:
    """The mentions of an article by what others are known from, so that each is looked up and none searched for."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.full: dict[str, list[Mention]] = {}
        """Full names of persons by the family name, in order of place."""
        self.short: dict[str, str] = {}
        """A short form, and the name it was given for, to the short form."""
        self.of_kind: dict[object, dict[str, str]] = {}
        """A kind of body to the bodies of this kind that are named in full: as printed, and folded."""
        for mention in sorted(mentions, key=lambda one: one.start):
            if mention.full and mention.entity == "person":
                self.full.setdefault(_folded(mention.surname), []).append(mention)
        stems: dict[str, str] = {}
        for mention in sorted(mentions, key=lambda one: one.start):
            if mention.abbreviation:
                short = _folded(mention.abbreviation)
                self.short.setdefault(short, short)
                self.short.setdefault(_folded(mention.name), short)
            if mention.entity == "organisation" and (stem := short_form_of(mention.name)):
                # ハルカゼ is the first firm of the article that is called so: the holding, not its shops.
                stems.setdefault(_folded(stem), _folded(mention.name))
            if mention.entity == "organisation" and (kind := kind_of(mention.name)) is not None:
                self.of_kind.setdefault(kind, {})[mention.name] = _folded(mention.name)

        for stem, name in stems.items():
            self.short.setdefault(stem, self.short.get(name, name))

    def person(self, mention: Mention) -> tuple[str, str]:
        """The key of the person: a family name alone goes to the last full name before it, else to the first."""
        if mention.full:
            return ("person", _folded(mention.name))
        same = self.full.get(_folded(mention.surname), [])
        before = bisect_left(same, mention.start, key=attrgetter("start"))
        owner = same[max(before - 1, 0)] if same else mention
        return ("person", _folded(owner.name))

    def key(self, mention: Mention) -> tuple[str, str]:
        """The key of anything else."""
        name = _folded(mention.name)
        if name in self.short:
            return ("name", self.short[name])
        body = institution_names().get(mention.name if not mention.name.isascii() else mention.name.lower())
        if body and body.kind:
            return ("name", self._only_of_kind(mention, body) or name)
        return ("name", _folded(body.japanese[0]) if body else name)

    def _only_of_kind(self, mention: Mention, kind: object) -> str | None:
        """The one body of the mention's kind that the article names in full."""
        others = {folded for name, folded in self.of_kind.get(kind, {}).items() if name != mention.name}
        return others.pop() if len(others) == 1 else None


@lru_cache(maxsize=1_000)
def short_form_of(name: str) -> str:
    """What a text calls a body once it has been named, in either language; empty where that is not plain."""
    return short_form(name) if name.isascii() else stem_of_company(name)


@lru_cache(maxsize=10_000)
def _folded(name: str) -> str:
    return fold_variants(name).lower() if not name.isascii() else fold_reading(name)


@lru_cache(maxsize=10_000)
def kind_of(name: str) -> object | None:
    """The kind of body a Japanese name ends with (汐見海上保安部 is a 海上保安部), or None."""
    for ending, body in kinds_by_ending():
        if name.endswith(ending) and len(name) > len(ending):
            return body
    return None
