"""Records to rows and back: the only place that knows both. It writes nothing that is already so."""

from ingest.store.difference import IdCollisionError
from ingest.store.link import load_compared, save_compared, save_links
from ingest.store.load import (
    Current,
    known_outlet,
    load_beside,
    load_current,
    load_editions,
    load_verdicts,
    stored_settings,
)
from ingest.store.row import ArticleRows, article_rows
from ingest.store.save import (
    Comparison,
    fresh_articles,
    mark_removed,
    now,
    outlets_differ,
    save_articles,
    save_comparison,
    save_outlets,
    save_run,
    settle_replaced,
)
from ingest.store.search import merge_entries
from ingest.store.settled import settled_events

__all__ = [
    "ArticleRows",
    "Comparison",
    "Current",
    "IdCollisionError",
    "article_rows",
    "fresh_articles",
    "known_outlet",
    "load_beside",
    "load_compared",
    "load_current",
    "load_editions",
    "load_verdicts",
    "mark_removed",
    "merge_entries",
    "now",
    "outlets_differ",
    "save_articles",
    "save_compared",
    "save_comparison",
    "save_links",
    "save_outlets",
    "save_run",
    "settle_replaced",
    "settled_events",
    "stored_settings",
]
