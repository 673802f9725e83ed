"""Write the measured figures into the README, between its marks.

    python tests/eval/readme.py [--check] [DATABASE]

With --check nothing is written; the exit code says whether the README holds the figures just measured. One event is
kept aside while rules are written; its figures stand apart, beside those of all events. The events in `aside/` nobody
reads who writes rules: they are built here, and their totals stand in the last columns. What was right in other
documents when they were first read is on record in `reading/`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import drawn  # noqa: E402
import precision  # noqa: E402
import yaml  # noqa: E402
from figures import KEPT_ASIDE, STRAYS, Built, Figures, event_folders, measure  # noqa: E402

from ingest.run import build  # noqa: E402

ROOT = Path(__file__).parents[2]
UNREAD, READING = HERE / "aside", HERE / "reading"
START, END = "<!-- figures -->\n", "<!-- end figures -->"


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one database."""

    every: Figures
    """Over all events."""
    aside: Figures
    """Over the event kept aside alone."""
    unread: Figures
    """Over the events that nobody read who wrote a rule."""
    graded: Figures
    """Over the links that were drawn at random and graded by hand."""
    drawn: list[tuple[str, int, int]]
    """Of the links drawn from the unread events: what is counted, right, and of how many."""


def measured(database: Path) -> Measured:
    """The figures of a built database, over all events and apart for the one kept aside; and those of the unread
    events, built for it."""
    built = Built(database)
    graded = precision.measure(built, precision.read_gold())
    built.close()
    kept_aside = measure(database, [HERE / KEPT_ASIDE])
    with tempfile.TemporaryDirectory() as folder:
        aside = Path(folder) / "aside.db"
        build(UNREAD, aside)
        never_read = measure(aside, sorted(path.parent for path in UNREAD.glob("*/gold.json")))
        of_drawn = list(drawn_unread(aside))
    return Measured(measure(database, event_folders()), kept_aside, never_read, graded, of_drawn)


def block(figures: Measured) -> str:
    """The figures as a Markdown table."""
    lines = [
        "| figure | right | of | share | kept aside: right | of | share | never read: right | of | share |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for name in figures.every.rates():
        cells = [
            cell for part in (figures.every, figures.aside, figures.unread) for cell in _cells(part, name)
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines += ["", "| links graded by hand | right | of | share |", "| --- | --: | --: | --: |"]
    for name in SHOWN_OF_GRADED:
        lines.append(f"| {name} | {' | '.join(_cells(figures.graded, name))} |")
    for name, right, of in figures.drawn:
        lines.append(f"| {name} | {right} | {of} | {right / of:.3f} |")
    lines += [
        "",
        "| documents of other genres, read for the first time | right | of | share |",
        "| --- | --: | --: | --: |",
    ]
    for name, right, of in at_first_sight():
        lines.append(f"| {name} | {right} | {of} | {right / of:.3f} |")
    return "\n".join(lines) + "\n"


def drawn_unread(aside: Path) -> Iterator[tuple[str, int, int]]:
    """How many of the links drawn at random from the unread events are right that the build still makes, by a grader
    who knew neither the rules nor how sure the build was: what is counted, right, and of how many."""
    found = drawn.measure(aside, UNREAD / "drawn_links.jsonl", drawn.sureness)
    for sureness in ("sure", "possible"):
        for what, field in (("about the same fact", "same_fact"), ("verdict right", "verdict_right")):
            counts = found[sureness]
            yield f"events never read, {sureness}: {what}", counts[field], counts["links"]


def at_first_sight() -> Iterator[tuple[str, int, int]]:
    """How much of what the documents of `reading/` say was read rightly before any of their errors was known."""
    sets = yaml.safe_load((READING / "first_sight.yml").read_text("utf-8")).values()
    for name in sorted({name for figures in sets for name in figures}):
        yield name, sum(figures[name][0] for figures in sets), sum(figures[name][1] for figures in sets)


SHOWN_OF_GRADED = (
    precision.SURE_SAME_FACT,
    precision.SURE_VERDICT,
    precision.SECOND_SAME_FACT,
    precision.SECOND_VERDICT,
)


def _cells(figures: Figures, name: str) -> tuple[str, str, str]:
    """Right, of and share; empty where there was nothing to measure."""
    if name == "three-way":
        return "", "", f"{figures.rates()[name]:.3f}"
    # One event alone has no other that its links could stray to.
    if not figures.tries[name] or (name == STRAYS and figures.events < 2):
        return "", "", ""
    return str(figures.hits[name]), str(figures.tries[name]), f"{figures.rate(name):.3f}"


def with_block(readme: str, figures: Measured) -> str:
    """The README with the figures in their place."""
    before, rest = readme.split(START)
    _, after = rest.split(END)
    return before + START + block(figures) + END + after


def measured_now() -> Measured:
    """The figures of a database built now from `sources/`."""
    with tempfile.TemporaryDirectory() as folder:
        build(ROOT / "sources", Path(folder) / "claims.db")
        return measured(Path(folder) / "claims.db")


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    readme = (ROOT / "README.md").read_text("utf-8")
    wanted = with_block(readme, measured(Path(arguments[0])) if arguments else measured_now())
    if "--check" in sys.argv:
        sys.exit(
            0
            if readme == wanted
            else "README.md: the figures are not those measured; run tests/eval/readme.py"
        )
    (ROOT / "README.md").write_text(wanted, "utf-8")


if __name__ == "__main__":
    main()
