"""Our templates under the names that Datasette asks for, for our databases alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from datasette.utils import to_css_class
from jinja2 import BaseLoader, Environment, TemplateNotFound

from claims.explorer.recognition import our_databases

if TYPE_CHECKING:  # Datasette imports its plugins before it is itself whole.
    from datasette.app import Datasette

TEMPLATES = Path(__file__).parent / "templates"

PAGES = {
    "database-{}.html": "claims_home.html",
    "query-{}.html": "claims_query.html",
    "row-{}-articles.html": "claims_article.html",
    "row-{}-claim_groups.html": "claims_group.html",
}
"""Datasette's name for a page, with the database's CSS name for {}, and our template for it."""


class OurPages(BaseLoader):
    """Finds a page's template when the page belongs to one of our databases, also one attached later."""

    def __init__(self, datasette: Datasette) -> None:
        self._datasette = datasette

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        ours = our_page(self._datasette, template)
        if ours is None:
            raise TemplateNotFound(template)
        path = TEMPLATES / ours
        return path.read_text(encoding="utf-8"), str(path), lambda: True

    def list_templates(self) -> list[str]:
        return []


def our_page(datasette: Datasette, template: str) -> str | None:
    """Our template for a page that Datasette names, or None for a page that is not ours."""
    for name in our_databases(datasette):
        for pattern, ours in PAGES.items():
            if pattern.format(to_css_class(name)) == template:  # type: ignore[no-untyped-call]
                return ours
    return None
