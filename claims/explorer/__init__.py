"""The Datasette plugin: plain `datasette claims.db` shows titles, facets, questions and pages of its own.

Other databases that the same server shows are left as they are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from datasette.hookspecs import hookimpl
from jinja2 import ChoiceLoader, Environment
from markupsafe import Markup

from claims.explorer import cell, pages, recognition, search, templating
from claims.explorer.metadata import metadata_for, written

if TYPE_CHECKING:  # Datasette imports its plugins before it is itself whole.
    from datasette.app import Datasette


@hookimpl
def startup(datasette: Datasette) -> None:
    """Reads metadata.yml and looks at every database once, so that a mistake shows at the start."""
    written()
    recognition.our_databases(datasette)


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Any]]:
    """A server that shows one database of ours and nothing else begins with that database's own home page."""
    shown = [name for name in datasette.databases if name != "_internal"]
    if len(shown) != 1 or not recognition.is_ours(datasette, shown[0]):
        return []
    return [("^/$", pages.to_home)]


@hookimpl
def get_metadata(datasette: Datasette, key: str, database: str, table: str) -> dict[str, Any]:
    return metadata_for(recognition.our_databases(datasette), recognition.only_ours(datasette))


# Last, because Datasette registers its own escape_fts on each connection, and the later one counts.
@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Datasette) -> None:
    if recognition.holds_our_tables(conn):
        search.register(conn)


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    # After the other loaders: a newsroom's own --template-dir comes first.
    if env.loader is not None:
        env.loader = ChoiceLoader([env.loader, templating.OurPages(datasette)])


@hookimpl
def extra_template_vars(
    template: str, database: str | None, request: Any, datasette: Datasette
) -> Callable[[], Coroutine[Any, Any, dict[str, Any]]] | dict[str, Any]:
    if database is None or not recognition.is_ours(datasette, database):
        return {}
    page = templating.our_page(datasette, template)
    if page is None:
        return {}
    return lambda: pages.variables(page, datasette, database, request)


@hookimpl
def extra_css_urls(database: str | None, datasette: Datasette) -> list[str]:
    if not recognition.is_ours(datasette, database):
        return []
    return [datasette.urls.static_plugins("claims", "explorer.css")]


@hookimpl
def render_cell(
    row: Any, value: object, column: str, database: str, datasette: Datasette
) -> Markup | str | None:
    if not recognition.is_ours(datasette, database):
        return None
    return cell.show(datasette, database, row, column, value)
