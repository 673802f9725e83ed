"""This project's blocking against others' ways of finding claims that are alike, on one corpus in one run.

    pip install -e '.[peers]'
    python benchmarks/peers.py [--sizes 10000 100000] [--write]

Compared is what all of them do: find candidate pairs of claims, and score them with the rapidfuzz ratio, of which those
from 70 on are found. What the project does beyond it, comparing facts and giving verdicts, no peer does, and is left
out. Every method (`benchmarks/methods.py`) gets the same texts and loses the pairs within one article. It runs in a
process of its own, the clock starts after its imports, and memory is that process's peak. What is not installed is
called so.

The truth is what an exhaustive rapidfuzz comparison finds at the same threshold, twice: all pairs of one event, and
all pairs of any events that touch one of `--drawn` claims, drawn by seed. The project means to find the first alone: in
the corpus the events share their grammar, and `claims/context.py` keeps unlike events apart however alike their
sentences are.

With --write the tables go into docs/scale.md, between their marks.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from importlib import metadata
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from methods import METHODS, PROFILES, THIS_PROJECT, Claims, Method, Numbers  # noqa: E402

PAGE = HERE.parent / "docs" / "scale.md"
START, END = "<!-- peers -->\n", "<!-- end peers -->"
ALIKE = 70
"""The rapidfuzz ratio from which two claims are alike, as in `benchmarks/scale.py`."""
ROWS_A_STEP, PAIRS_A_STEP = 1_000, 1_000_000
LONGEST = 600
"""Seconds after which a method is stopped."""
SEED = 1
Figures = dict[str, float]


def code(left: Numbers, right: Numbers, count: int) -> Numbers:
    """The pairs as one number each, in order and each once; those of a claim with itself are left out."""
    left, right = np.asarray(left, np.int64), np.asarray(right, np.int64)
    apart = left != right
    left, right = left[apart], right[apart]
    return np.unique(np.minimum(left, right) * count + np.maximum(left, right))


def across_articles(pairs: Numbers, article: list[int]) -> Numbers:
    """Those of the pairs whose claims stand in two articles."""
    of, count = np.array(article, np.int64), len(article)
    return pairs[of[pairs // count] != of[pairs % count]]


def recall(found: Numbers, truth: Numbers) -> float:
    """The share of the true pairs that were found."""
    return float(np.isin(truth, found).mean()) if len(truth) else 1.0


def alike_of_one_event(claims: Claims) -> Numbers:
    """The pairs of claims of one event, in two articles, that are alike."""
    event = np.array(claims.event)
    within = (np.flatnonzero(event == number) for number in np.unique(event))
    found = [_alike(claims, places, places) for places in within]
    return across_articles(np.concatenate(found), claims.article)


def alike_of_all(claims: Claims, drawn: int) -> Numbers:
    """The pairs of claims in two articles that are alike and hold one of so many claims, drawn by seed."""
    count = len(claims.texts)
    chosen = np.random.default_rng(SEED).permutation(count)[:drawn]
    every = np.arange(count)
    steps = range(0, len(chosen), ROWS_A_STEP)
    found = [_alike(claims, chosen[start : start + ROWS_A_STEP], every) for start in steps]
    return across_articles(np.unique(np.concatenate(found)), claims.article)


def _alike(claims: Claims, rows: Numbers, columns: Numbers) -> Numbers:
    from rapidfuzz import fuzz, process

    scores = process.cdist(
        [claims.texts[row] for row in rows],
        [claims.texts[column] for column in columns],
        scorer=fuzz.ratio,
        score_cutoff=ALIKE,
        dtype=np.uint8,
        workers=-1,
    )
    row, column = np.nonzero(scores)
    return code(rows[row], columns[column], len(claims.texts))


def scored(candidates: Numbers, texts: list[str]) -> Numbers:
    """Those of the candidates that are alike."""
    from rapidfuzz import fuzz, process

    text, found = np.array(texts, object), [np.empty(0, np.int64)]
    for start in range(0, len(candidates), PAIRS_A_STEP):
        some = candidates[start : start + PAIRS_A_STEP]
        left, right = text[some // len(texts)], text[some % len(texts)]
        scores = process.cpdist(
            left, right, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8, workers=-1
        )
        found.append(some[scores > 0])
    return np.concatenate(found)


def measured(method: Method, claims: Claims, one_event: Numbers, all_events: Numbers) -> Figures:
    """The figures of one method, in this process."""
    for module in method.modules:
        importlib.import_module(module)
    figures: Figures = {"claims": len(claims.texts)}
    if method.reads:
        began = time.process_time()
        assert len(claims.records) == len(claims.texts)
        figures["reading"] = time.process_time() - began
    wall, began = time.perf_counter(), time.process_time()
    candidates = across_articles(code(*method.find(claims), len(claims.texts)), claims.article)
    found = scored(candidates, claims.texts)
    compared = math.comb(len(claims.texts), 2) if method.every_pair else len(candidates)
    return figures | {
        "cpu": time.process_time() - began,
        "wall": time.perf_counter() - wall,
        "MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "candidates": compared / len(claims.texts),
        "alike": len(found) / max(1, compared),
        "one event": recall(found, one_event),
        "all events": recall(found, all_events),
    }


def prepare(folder: Path, sentences: int, drawn: int) -> None:
    """Writes the claims and the truth for the processes of the methods."""
    claims = Claims.of(sentences)
    claims.save(folder / "claims.json")
    np.savez(folder / "truth.npz", one=alike_of_one_event(claims), all=alike_of_all(claims, drawn))


def run_alone(folder: Path, name: str) -> Figures:
    """One method on what was prepared."""
    truth = np.load(folder / "truth.npz")
    method = next(method for method in METHODS if method.name == name)
    return measured(method, Claims.load(folder / "claims.json"), truth["one"], truth["all"])


def version_of(method: Method) -> str | None:
    """The version of the peer that is installed; None where it is not."""
    try:
        return metadata.version(method.package) if method.package else ""
    except metadata.PackageNotFoundError:
        return None


def in_own_process(folder: Path, method: Method, sentences: int, longest: float) -> Figures | str:
    """The figures of a method, or why there are none.

    This process stays small: on Linux the peak that a new one is told of begins with that of the one that started it.
    """
    if version_of(method) is None:
        return "not installed"
    if sentences > method.largest:
        return "not run"
    command = [sys.executable, __file__, "--folder", str(folder), "--only", method.name]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=longest)
    except subprocess.TimeoutExpired:
        return f"not run: more than {longest / 60:.0f} minutes"
    if done.returncode:
        return f"failed with {done.returncode}"
    return dict(json.loads(done.stdout.splitlines()[-1]))


def one_size(sentences: int, drawn: int, longest: float) -> dict[str, Figures | str]:
    """The figures of each method by its name, on a corpus of one size."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--folder", folder, "--prepare", str(sentences)]
        subprocess.run([*command, "--drawn", str(drawn)], check=True)
        return {method.name: in_own_process(Path(folder), method, sentences, longest) for method in METHODS}


def table(sentences: int, figures: dict[str, Figures | str]) -> str:
    """The figures of one size as a Markdown table; times as multiples of this project's."""
    unit = figures[THIS_PROJECT]
    assert isinstance(unit, dict), f"this project: {unit}"
    lines = [
        f"| {sentences:,} sentences, {unit['claims']:,.0f} claims | set to | version | recall, one event "
        "| recall, any events | candidates a claim | of them alike | CPU | wall | peak memory |",
        "| --- | --- | --- | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for method in METHODS:
        cells = _cells(method, figures[method.name], unit)
        lines.append(f"| {' | '.join((method.name, method.settings, version_of(method) or '', *cells))} |")
    return "\n".join(lines) + "\n"


def _cells(method: Method, found: Figures | str, unit: Figures) -> list[str]:
    """Recall, candidates, times and memory, or why there are none."""
    if isinstance(found, str):
        return [found, *[""] * 6]
    spent = [f"{found[name] / unit[name]:.2f} x" for name in ("cpu", "wall")]
    if method.name == PROFILES:
        return [*[""] * 4, *spent, ""]
    return [
        *(_share(found[name]) for name in ("one event", "all events")),
        f"{found['candidates']:,.1f}",
        f"{found['alike']:.2f}",
        *spent,
        f"{found['MiB']:,.0f} MiB",
    ]


def _share(value: float) -> str:
    """Four places; what is not the whole is not rounded to it."""
    return "1" if value == 1 else f"{min(value, 0.9999):.4f}".removeprefix("0")


def with_block(page: str, tables: str) -> str:
    """The page with the tables in their place."""
    before, rest = page.split(START)
    _, after = rest.split(END)
    return before + START + tables + END + after


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", 1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--drawn", type=int, default=5_000, help="claims compared with all others")
    parser.add_argument("--longest", type=float, default=LONGEST, help="seconds that a method may take")
    parser.add_argument("--write", action="store_true", help="into docs/scale.md")
    for own in ("--folder", "--only", "--prepare"):
        parser.add_argument(own, type=int if own == "--prepare" else str, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.prepare:
        prepare(Path(options.folder), options.prepare, options.drawn)
    elif options.only:
        print(json.dumps(run_alone(Path(options.folder), options.only)))
    else:
        tables = []
        for size in options.sizes:
            tables.append(table(size, one_size(size, options.drawn, options.longest)))
            print(tables[-1], flush=True)
        if options.write:
            PAGE.write_text(with_block(PAGE.read_text("utf-8"), "\n".join(tables)), "utf-8")


if __name__ == "__main__":
    main()
