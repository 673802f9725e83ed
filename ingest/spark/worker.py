"""What a worker of Spark does with a parcel: the stages as they are, between unpacking and packing.

Spark calls these functions by their names: this package is installed where they run. Other code than the driver's, or
another dictionary, would give other rows: then nothing is done, and the answer, packed here, says so by its mark.
"""

from __future__ import annotations

from claims.link import links
from claims.pair import pairs_of
from claims.verdict import verdicts
from ingest.reading import Failure, read_article
from ingest.spark.parcel import OtherCodeError, packed, packed_verdicts, unpacked


def ready(parcel: bytes) -> bytes:
    """An empty answer, marked by this worker's code: whether it can work at all."""
    return packed(None)


def read(parcel: bytes) -> bytes:
    """A task with its file's bytes -> the article's rows, or why there are none."""
    try:
        task = unpacked(parcel)
    except OtherCodeError:
        return packed(None)
    return packed(task if isinstance(task, Failure) else read_article(task))


def judge(parcel: bytes) -> bytes:
    """The claims of some articles, with a batch of candidate pairs among them -> the verdicts."""
    try:
        claims, batch = unpacked(parcel)
    except OtherCodeError:
        return packed(None)
    return packed_verdicts(verdicts(links(pairs_of(claims, batch))), claims)
