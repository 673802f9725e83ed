"""What each of our pages needs to know, by the page's template."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from datasette.utils import tilde_decode
from datasette.utils.asgi import Response
from markupsafe import Markup

from claims.explanation import decision
from claims.explorer import article_page, group_page, metadata
from claims.explorer.address import outside_link
from claims.explorer.reading import Reading
from claims.explorer.recognition import our_databases
from claims.text import is_japanese

if TYPE_CHECKING:  # Datasette imports its plugins before it is itself whole.
    from datasette.app import Datasette

Page = Callable[[Reading, Any], Awaitable[dict[str, Any]]]


async def variables(template: str, datasette: Datasette, database: str, request: Any) -> dict[str, Any]:
    """The variables of one of our templates.

    Args:
        template: our own name for it (claims_home.html …).
        database: the name of the database shown.
        request: Datasette's request, for the row number in its address.
    """
    reading = Reading(datasette, database)
    return {
        "gloss": metadata.gloss,
        "decision": decision,
        "choices": metadata.choices,
        "described": metadata.tables(),
        "language_of": language_of,
        "outside_link": outside_link,
        "article_address": reading.article_address,
        "group_address": reading.group_address,
        **await _PAGES[template](reading, request),
    }


async def to_home(datasette: Datasette) -> Response:
    """The front page of a server that shows nothing but one of our databases: on to its home page."""
    (name,) = our_databases(datasette)
    return Response.redirect(datasette.urls.database(name))  # type: ignore[no-untyped-call, no-any-return]


def language_of(text: object) -> str:
    """The value of a lang attribute: ja for text with kana or kanji, else en."""
    return "ja" if isinstance(text, str) and is_japanese(text) else "en"


async def _home(reading: Reading, request: Any) -> dict[str, Any]:
    return {
        "run": await _last_run(reading),
        "counts": {name: await _figure(reading, sql) for name, sql in _FIGURES.items()},
        "divergences_by_kind": await _by_kind(reading),
        "disputed": await reading.rows_in_time(_DISPUTED),
        "events_shown": await reading.rows_in_time(_EVENTS),
        **await _outlets(reading),
    }


async def _figure(reading: Reading, sql: str) -> str:
    rows = await reading.rows_in_time(sql)
    return "…" if rows is None else f"{next(iter(rows[0].values())):,}"


async def _by_kind(reading: Reading) -> list[tuple[str, int]]:
    """Divergences by kind, most frequent first; a link of two kinds counts for both."""
    counts: Counter[str] = Counter()
    for row in await reading.rows_in_time(_KINDS) or ():
        for kind in row["kinds"].split(","):
            counts[kind] += row["links"]
    return counts.most_common()


async def _query(reading: Reading, request: Any) -> dict[str, Any]:
    return {"ours": metadata.queries(), **await _outlets(reading)}


async def _article(reading: Reading, request: Any) -> dict[str, Any]:
    return {"printed": await article_page.printed(reading, _row_number(request))}


async def _group(reading: Reading, request: Any) -> dict[str, Any]:
    return {"dossier": await group_page.dossier(reading, _row_number(request))}


def _row_number(request: Any) -> int:
    return int(tilde_decode(request.url_vars["pks"]))


async def _outlets(reading: Reading) -> dict[str, Any]:
    return {"outlets_known": await reading.rows("select id, name from outlets order by name limit 500")}


async def _last_run(reading: Reading) -> dict[str, Any] | None:
    run = await reading.row("select * from runs order by started desc, id desc limit 1")
    if run is None:
        return None
    return {**run, "settings": _listed(run["settings"]), "counts": _listed(run["counts"])}


def _listed(written: str) -> list[tuple[str, str | Markup]]:
    """A JSON object as pairs to show; anything else as one nameless value."""
    try:
        value = json.loads(written)
    except ValueError:
        value = written
    if not isinstance(value, dict):
        return [("", str(value))] if value else []
    return [
        (name, it if isinstance(it, str) else json.dumps(it, ensure_ascii=False))
        for name, it in value.items()
    ]


_FIGURES = {
    "events": "select count(*) from events",
    "articles": "select count(*) from current_articles where not removed",
    "outlets": "select count(distinct outlet) from articles",
    "claims": "select count(*) from claims",
    "shared": "select count(*) from claim_groups where outlet_count > 1",
    "agreements": "select (select count(*) from links) - (select count(*) from links where verdict = 'diverges')",
    "divergences": "select count(*) from links where verdict = 'diverges'",
    "echoes": "select count(*) from claim_groups where outlet_count > 1 and origin_count + unknown_count = 1",
    "single_source": "select count(*) from single_source",
}

_KINDS = """
select kinds, count(*) as links from links where verdict = 'diverges'
group by kinds order by links desc, kinds
"""

_DISPUTED = """
select id, title, outlet_count, origin_count from claim_groups where state = 'disputed'
order by outlet_count desc, origin_count desc, id limit 7
"""

_EVENTS = """
select
  events.id, events.title, count(*) as articles, count(distinct articles.outlet) as outlets,
  min(substr(articles.published, 1, 10)) as first_published,
  max(substr(articles.published, 1, 10)) as last_published
from events join articles on articles.event = events.id
group by events.id order by last_published desc, events.id limit 50
"""

_PAGES: dict[str, Page] = {
    "claims_home.html": _home,
    "claims_query.html": _query,
    "claims_article.html": _article,
    "claims_group.html": _group,
}
