"""A run's summary -> the lines that a person reads at its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.run import Summary


def lines(summary: Summary, db: Path) -> Iterator[str]:
    """What was found, what failed and why, and how to open the database."""
    yield (
        f"articles       {summary.articles:>7,}   "
        f"{summary.new:,} new, {summary.changed:,} changed, {summary.unchanged:,} unchanged"
    )
    yield f"claims         {summary.claims:>7,}"
    yield f"groups         {summary.groups:>7,}"
    yield f"agreements     {summary.agreements:>7,}   {summary.sure_agreements:,} sure, the others possible"
    kinds = "".join(f", {kind} {count:,}" for kind, count in sorted(summary.divergences.items()))
    yield f"divergences    {summary.diverging:>7,}   {summary.sure_diverging:,} sure{kinds}"
    yield f"echoes         {summary.echoes:>7,}   told by several outlets, from one origin"
    yield f"single-source  {summary.single_source:>7,}   claims that one outlet alone reports"
    if summary.unnamed:
        yield f"unnamed files  {summary.unnamed:>7,}   beside a manifest that does not name them; ignored"
    if summary.unlisted:
        yield f"unlisted       {len(summary.unlisted):>7,}   outlets that no outlets.yml describes; of unknown origin:"
        yield from (f"  {outlet}" for outlet in summary.unlisted)
    if summary.removed:
        yield f"removed        {len(summary.removed):>7,}   no manifest names them any more; kept and marked:"
        yield from (f"  {file}" for file in summary.removed)
    if summary.failed:
        yield f"failed         {len(summary.failed):>7,}"
        yield from (f"  {file}: {why}" for file, why in summary.failed)
    yield f"{summary.seconds:.1f} s. Open it with: datasette {db}"
