"""Ways of finding the claims of a corpus that are alike in letters: this project's and its peers'.

Each takes the claims and gives candidate pairs, which `benchmarks/peers.py` then scores alike for all of them with
rapidfuzz. A peer stands here twice: once as its documentation's first example has it, once set so that it finds nearly
all pairs of one event at 10,000 claims, with the cheapest setting found that does.
"""

from __future__ import annotations

import json
from array import array
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from claims.blocking import Keys
    from claims.fact.fact import Assertion

# A method runs in a process of its own, whose memory is measured: so what only one of them needs is imported in it.
Numbers = npt.NDArray[np.int64]
Candidates = tuple[Numbers, Numbers]
"""Places of the left and of the right claim of each pair; in any order, and some may come twice."""


@dataclass(frozen=True)
class Claims:
    """The claims of a corpus as every method gets them."""

    sentences: int
    """What `corpus` was asked for."""
    texts: list[str]
    """Folded, as the project compares them."""
    article: list[int]
    event: list[int]

    @classmethod
    def of(cls, sentences: int) -> Claims:
        """The claims of the corpus of so many sentences."""
        from corpus import corpus
        from scale import read

        from claims.text import fold

        told = corpus(sentences)
        event_of = {row.article: row.event for row in told}
        records = read(told)
        article = [int(record.claim.sentence.article.file.split(".")[0]) for record in records]
        texts = [fold(record.claim.text) for record in records]
        return cls(sentences, texts, article, [event_of[number] for number in article])

    @classmethod
    def load(cls, file: Path) -> Claims:
        """What `save` wrote."""
        return cls(**json.loads(file.read_text("utf-8")))

    def save(self, file: Path) -> None:
        """Writes them for the processes of the methods."""
        file.write_text(json.dumps(asdict(self)), "utf-8")

    @cached_property
    def records(self) -> list[Assertion]:
        """The claims in full, read anew, in the same order: what this project compares."""
        from corpus import corpus
        from scale import read

        return read(corpus(self.sentences))


@dataclass(frozen=True, slots=True)
class Method:
    """One row of the table."""

    name: str
    settings: str
    find: Callable[[Claims], Candidates]
    package: str = ""
    """Whose version is printed; none for this project."""
    modules: tuple[str, ...] = ()
    """Imported before the clock starts."""
    largest: int = 100_000
    """Sentences of the largest corpus that it is run on."""
    reads: bool = False
    """Whether it compares the records, not the texts alone."""
    every_pair: bool = False
    """Whether it compares every claim with every other and gives those that are alike."""


def by_this_project(claims: Claims) -> Candidates:
    """What `claims build` compares: all of `claims/pair.py`, its profiles and keys among it."""
    from claims.engine import Embedded
    from claims.pair import Blocking

    place = {record.claim.key: number for number, record in enumerate(claims.records)}
    left, right = array("q"), array("q")
    with closing(Blocking(claims.records, Embedded())) as blocking:
        for batch in blocking.batches(blocking.related):
            left.extend(place[pair.left.key] for pair in batch)
            right.extend(place[pair.right.key] for pair in batch)
    return np.array(left), np.array(right)


def of_profiles_alone(claims: Claims) -> Candidates:
    """The part of blocking that links need too: the profiles of all claims. Finds no pair."""
    from claims.pair import Shelf

    shelf = Shelf(claims.records)
    for article in shelf.articles:
        shelf.of(article)
    return np.empty(0, np.int64), np.empty(0, np.int64)


def by_letters_alone(claims: Claims) -> Candidates:
    """The statement by which articles meet (`claims/met.sql`), over runs of letters only, each claim an article of its
    own: what of the project's blocking does the work of the peers. The project never stops there."""
    from claims.engine import Embedded

    with closing(Embedded()) as engine:
        engine.put(_letters(claims))
        return tuple(engine.met().T)


def _letters(claims: Claims) -> Iterator[Keys]:
    from claims.blocking import CLAIMS_A_BLOCK, GRAM, Keys, grams_of

    article = np.array(claims.article, np.int64)
    for start in range(0, len(claims.texts), CLAIMS_A_BLOCK):
        holder, grams = grams_of(claims.texts[start : start + CLAIMS_A_BLOCK])
        holder += start
        nothing = np.zeros(len(grams), np.int64)
        yield Keys(holder, holder, article[holder], grams, nothing + GRAM, nothing)


def by_string_grouper(claims: Claims, **settings: float) -> Candidates:
    """Cosines of tf-idf over runs of letters, each claim with all others. By its default it would drop every letter
    that ASCII lacks, so of Japanese nothing would be left: switched off throughout."""
    import pandas as pd
    from string_grouper import match_strings

    found = match_strings(pd.Series(claims.texts), normalize_to_ascii=False, **settings)
    return found["left_index"].to_numpy(), found["right_index"].to_numpy()


def by_datasketch(
    claims: Claims, letters: int, threshold: float, weights: tuple[float, float] = (0.5, 0.5)
) -> Candidates:
    """MinHash of runs of letters, 128 permutations, bands as its LSH chooses them for a threshold of Jaccard's index
    and for how much a false and a missed pair weigh."""
    from datasketch import MinHash, MinHashLSH

    runs = [[run.encode() for run in runs_of(text, letters)] for text in claims.texts]
    index = MinHashLSH(threshold=threshold, num_perm=128, weights=weights)
    hashes = MinHash.bulk(runs, num_perm=128)
    with index.insertion_session() as session:
        for number, minhash in enumerate(hashes):
            session.insert(number, minhash)
    left, right = array("q"), array("q")
    for number, minhash in enumerate(hashes):
        near = [other for other in index.query(minhash) if other > number]
        left.extend([number] * len(near))
        right.extend(near)
    return np.array(left), np.array(right)


def by_splink(claims: Claims, rarest: int = 0) -> Candidates:
    """Blocking rules on DuckDB, first and last five letters, and the claim's rarest runs of three as an array to
    explode. The pairs are those of `deterministic_link`: no model is trained, as the rapidfuzz ratio decides in its
    place, so what is measured is the cheaper part of Splink. Its documentation says that it is not made for records
    of one column of text."""
    import pandas as pd
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    table = pd.DataFrame({"unique_id": range(len(claims.texts)), "text": claims.texts})
    rules = [block_on("substr(text, 1, 5)"), block_on("right(text, 5)")]
    if rarest:
        table["runs"] = rarest_runs(claims.texts, rarest)
        rules.append(block_on("runs", arrays_to_explode=["runs"]))
    settings = SettingsCreator(
        link_type="dedupe_only", comparisons=[], blocking_rules_to_generate_predictions=rules
    )
    linker = Linker(DuckDBAPI().register(table), settings)
    pairs = linker.inference.deterministic_link().as_duckdbpyrelation()
    found = pairs.select("unique_id_l, unique_id_r").fetchnumpy()
    return found["unique_id_l"], found["unique_id_r"]


def by_pandas(claims: Claims) -> Candidates:
    """Each claim's text mapped over all that follow: the loop that one writes first."""
    import pandas as pd
    from peers import ALIKE
    from rapidfuzz import fuzz

    column = pd.Series(claims.texts)
    left, right = array("q"), array("q")
    for number, text in enumerate(claims.texts):
        scores = column.iloc[number + 1 :].map(partial(fuzz.ratio, text, score_cutoff=ALIKE))
        near = scores.index[scores > 0]
        left.extend([number] * len(near))
        right.extend(near)
    return np.array(left), np.array(right)


def runs_of(text: str, letters: int) -> set[str]:
    """The runs of so many letters of a text; a shorter text is one run."""
    return {text[start : start + letters] for start in range(max(1, len(text) - letters + 1))}


def rarest_runs(texts: Sequence[str], kept: int) -> list[list[str]]:
    """Of each text its rarest runs of three letters that another text has too."""
    runs = [runs_of(text, 3) for text in texts]
    holders = Counter(run for held in runs for run in held)
    shared = ((run for run in held if holders[run] > 1) for held in runs)
    return [sorted(held, key=lambda run: (holders[run], run))[:kept] for held in shared]


THIS_PROJECT, PROFILES = "this project", "of it, making profiles"
_OWN = ("claims.pair", "rapidfuzz")
METHODS = (
    Method(
        THIS_PROJECT,
        "as in `claims build`, from claims to pairs",
        by_this_project,
        modules=_OWN,
        reads=True,
    ),
    Method(PROFILES, "which links are judged by too", of_profiles_alone, modules=_OWN, reads=True),
    Method(
        "`met.sql` by letters alone",
        "24 rarest runs of 2 and 3, 2 shared",
        by_letters_alone,
        modules=_OWN,
    ),
    Method(
        "string_grouper, its defaults",
        "runs of 3, cosine .8, 20 matches",
        by_string_grouper,
        "string_grouper",
        ("string_grouper", "pandas", "rapidfuzz"),
    ),
    Method(
        "string_grouper, for recall",
        "runs of 2, cosine .3, 100 matches",
        partial(by_string_grouper, ngram_size=2, min_similarity=0.3, max_n_matches=100),
        "string_grouper",
        ("string_grouper", "pandas", "rapidfuzz"),
    ),
    Method(
        "datasketch LSH, its example",
        "runs of 3, Jaccard .5",
        partial(by_datasketch, letters=3, threshold=0.5),
        "datasketch",
        ("datasketch", "rapidfuzz"),
    ),
    Method(
        "datasketch LSH, for recall",
        "runs of 3, Jaccard .3, weights .1 and .9",
        partial(by_datasketch, letters=3, threshold=0.3, weights=(0.1, 0.9)),
        "datasketch",
        ("datasketch", "rapidfuzz"),
    ),
    Method(
        "Splink, rules on columns",
        "first 5 letters, last 5",
        by_splink,
        "splink",
        ("splink", "duckdb", "pandas", "rapidfuzz"),
    ),
    Method(
        "Splink, for recall",
        "the same, and the 8 rarest runs of 3",
        partial(by_splink, rarest=8),
        "splink",
        ("splink", "duckdb", "pandas", "rapidfuzz"),
    ),
    Method(
        "pandas loop",
        "every pair, one by one",
        by_pandas,
        "pandas",
        ("pandas", "rapidfuzz"),
        largest=10_000,
        every_pair=True,
    ),
)
