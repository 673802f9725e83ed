"""The prefectures, regions and large cities of Japan, in either language: places that much is reported from."""

from __future__ import annotations

from functools import lru_cache

from claims.fact.fact import Fact
from claims.fact.romanise import fold_reading
from claims.fact.wordlist import groups
from claims.text import is_japanese

_CITY_ENDINGS = ("", "shi", " city")
_AREA_ENDINGS = (*_CITY_ENDINGS, "ken", "fu", "to", " prefecture")


@lru_cache(maxsize=20_000)
def large_city(place: Fact) -> str:
    """Which of the large cities a name is, in Latin letters, so that two of them are two; else empty."""
    known = groups("english_names.yml")
    return _listed(place, known["cities"] | known["prefectures_and_capitals"], _CITY_ENDINGS)


@lru_cache(maxsize=20_000)
def is_large(place: Fact) -> bool:
    """Whether a name is that of a prefecture, a region or a large city: two articles that share it share little."""
    known = groups("english_names.yml")
    sorts = (known[sort] for sort in ("prefectures", "prefectures_and_capitals", "regions", "cities"))
    return place.entity == "place" and bool(_listed(place, frozenset().union(*sorts), _AREA_ENDINGS))


def _listed(place: Fact, names: frozenset[str], endings: tuple[str, ...]) -> str:
    printed = place.reading or place.value if is_japanese(place.value) else place.value
    name = fold_reading(printed)
    name = name.replace(" ", "") if is_japanese(place.value) else name
    return next((name.removesuffix(end) for end in endings if name.removesuffix(end) in names), "")
