"""Mentions -> entities: every form of one name in an article under one canonical name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.fact.gazetteer import institution_names, kinds_by_ending
from claims.fact.mention import Mention
from claims.fact.romanise import fold_reading
from claims.fact.variant import fold_variants


@dataclass(slots=True)
class Entity:
    """Somebody or something named in an article, while the article is being read."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def canonical(self) -> Mention:
        """The mention with the longest name, the first of them; a full name before any other."""
        return max(self.mentions, key=lambda mention: (mention.full, len(mention.name)))

    @property
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
    found: dict[Mention, Entity] = {}
    by_key: dict[tuple[str, str], Entity] = {}
    for mention in sorted(mentions, key=lambda one: (not one.full, one.start)):
        key = _person_key(mention, mentions) if mention.entity == "person" else _key(mention, mentions)
        entity = by_key.setdefault(key, Entity())
        entity.mentions.append(mention)
        found[mention] = entity
    return found


def _person_key(mention: Mention, mentions: Sequence[Mention]) -> tuple[str, str]:
    if mention.full:
        return ("person", _folded(mention.name))
    same = [
        other
        for other in mentions
        if other.full and other.entity == "person" and _folded(other.surname) == _folded(mention.surname)
    ]
    before = [other for other in same if other.start < mention.start]
    owner = max(before, key=lambda other: other.start, default=None) or min(
        same, key=lambda other: other.start, default=None
    )
    return ("person", _folded(owner.name if owner else mention.name))


def _folded(name: str) -> str:
    return fold_variants(name).lower() if not name.isascii() else fold_reading(name)


def _key(mention: Mention, mentions: Sequence[Mention]) -> tuple[str, str]:
    name = _folded(mention.name)
    for other in mentions:
        if other.abbreviation and name in (_folded(other.abbreviation), _folded(other.name)):
            return ("name", _folded(other.abbreviation))
    body = institution_names().get(mention.name if not mention.name.isascii() else mention.name.lower())
    if body and body.kind:
        return ("name", _only_of_kind(mention, mentions) or name)
    return ("name", _folded(body.japanese[0]) if body else name)


def _only_of_kind(mention: Mention, mentions: Sequence[Mention]) -> str | None:
    """The one body of the mention's kind that the article names in full."""
    kind = institution_names().get(mention.name) or institution_names().get(mention.name.lower())
    of_kind = {
        _folded(other.name)
        for other in mentions
        if other.entity == "organisation" and other.name != mention.name and kind_of(other.name) is kind
    }
    return of_kind.pop() if len(of_kind) == 1 else None


def kind_of(name: str) -> object | None:
    """The kind of body a Japanese name ends with (汐見海上保安部 is a 海上保安部), or None."""
    for ending, body in kinds_by_ending():
        if name.endswith(ending) and len(name) > len(ending):
            return body
    return None
