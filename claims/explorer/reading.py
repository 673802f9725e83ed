"""Reading one of our databases through Datasette."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.database import QueryInterrupted

if TYPE_CHECKING:  # Datasette imports its plugins before it is itself whole.
    from datasette.app import Datasette


Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """One database of a server; every query runs within the server's own limits of time."""

    datasette: Datasette
    database: str

    async def rows(self, sql: str, **values: object) -> list[Row]:
        """All rows of a query, each a dict by column."""
        results = await self.datasette.databases[self.database].execute(sql, values)
        return [dict(row) for row in results.rows]

    async def row(self, sql: str, **values: object) -> Row | None:
        """The first row of a query, or None."""
        rows = await self.rows(sql, **values)
        return rows[0] if rows else None

    async def rows_in_time(self, sql: str, **values: object) -> list[Row] | None:
        """All rows of a query; None where the server's limit of time cut it off: the page stands without."""
        try:
            return await self.rows(sql, **values)
        except QueryInterrupted:
            return None

    def article_address(self, article: int, claim: int | None = None) -> str:
        """The address of an article's page, at a claim where one is given."""
        address = self.datasette.urls.row(self.database, "articles", article)
        return str(address) if claim is None else f"{address}#claim-{claim}"

    def group_address(self, group: int) -> str:
        """The address of a group's dossier."""
        return str(self.datasette.urls.row(self.database, "claim_groups", group))
