"""Write the measured figures into the README, between its marks.

    python tests/eval/readme.py [--check] [DATABASE]

With --check nothing is written; the exit code says whether the README holds the figures just measured.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from figures import Figures, event_folders, measure

ROOT = Path(__file__).parents[2]
START, END = "<!-- figures -->\n", "<!-- end figures -->"


def block(figures: Figures) -> str:
    """The figures as a Markdown table."""
    lines = ["| figure | right | of | share |", "| --- | --: | --: | --: |"]
    for name, rate in figures.rates().items():
        hits, tries = (figures.hits[name], figures.tries[name]) if name != "three-way" else ("", "")
        lines.append(f"| {name} | {hits} | {tries} | {rate:.3f} |")
    return "\n".join(lines) + "\n"


def with_block(readme: str, figures: Figures) -> str:
    """The README with the figures in their place."""
    before, rest = readme.split(START)
    _, after = rest.split(END)
    return before + START + block(figures) + END + after


def measured(database: Path | None) -> Figures:
    """The figures of a database, or of one built now from `sources/`."""
    if database is not None:
        return measure(database, event_folders())
    from ingest.run import build

    with tempfile.TemporaryDirectory() as folder:
        build(ROOT / "sources", Path(folder) / "claims.db")
        return measure(Path(folder) / "claims.db", event_folders())


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--check"]
    readme = (ROOT / "README.md").read_text("utf-8")
    wanted = with_block(readme, measured(Path(arguments[0]) if arguments else None))
    if "--check" in sys.argv:
        sys.exit(
            0
            if readme == wanted
            else "README.md: the figures are not those measured; run tests/eval/readme.py"
        )
    (ROOT / "README.md").write_text(wanted, "utf-8")


if __name__ == "__main__":
    main()
