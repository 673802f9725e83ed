"""What goes between the driver and a worker: records -> few bytes -> the same records.

A parcel begins with a digest of the code and dictionary that it was packed with. The rest is pickled and compressed: a
report's words come again, and Spark keeps parcels and answers in memory.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from claims.claim import Claim
from claims.fact.fact import Assertion
from claims.sentence import Sentence
from claims.uncollected import uncollected
from claims.verdict import Verdict
from ingest.reading import code_version
from ingest.store.load import known_sentence

FASTEST = 1
"""Of zlib's levels: the slower ones save a tenth."""


class OtherCodeError(Exception):
    """A parcel that was packed by other code, or with another dictionary."""


@uncollected()
def packed(content: object) -> bytes:
    """A parcel of records; its claims go without their words, which are found again."""
    return _packed(_Pickler, content)


@uncollected()
def packed_verdicts(verdicts: Sequence[Verdict], claims: Sequence[Assertion]) -> bytes:
    """A parcel of verdicts, without the evidence.

    Args:
        claims: those that came with the batch: each verdict names its two by their place here.
    """
    bare = [replace(verdict, link=replace(verdict.link, evidence=None)) for verdict in verdicts]
    places = {assertion.claim.key: place for place, assertion in enumerate(claims)}
    return _packed(lambda buffer: _AnswerPickler(buffer, places), bare)


@uncollected()
def unpacked(parcel: bytes, claims: Sequence[Assertion] = ()) -> Any:
    """What was packed.

    Args:
        claims: for verdicts, those that the batch was packed with.

    Raises:
        OtherCodeError: if it was packed by other code, or with another dictionary.
    """
    if not of_this_code(parcel):
        raise OtherCodeError
    return _Unpickler(io.BytesIO(zlib.decompress(parcel[len(_mark()) :])), claims).load()


def of_this_code(parcel: bytes) -> bool:
    """Whether a parcel was packed by this code, with this dictionary."""
    return parcel.startswith(_mark())


def _mark() -> bytes:
    return code_version().encode()


def _packed(pickler: Callable[[io.BytesIO], pickle.Pickler], content: object) -> bytes:
    buffer = io.BytesIO()
    pickler(buffer).dump(content)
    return _mark() + zlib.compress(buffer.getbuffer(), FASTEST)


def _sentence(sentence: Sentence) -> tuple[Callable[..., Sentence], tuple[object, ...]]:
    place = sentence.position, sentence.char_start, sentence.char_end
    return known_sentence, (sentence.article, *place, sentence.role, sentence.voice)


def _claim(claim: Claim) -> tuple[type[Claim], tuple[object, ...]]:
    place = claim.position, claim.char_start, claim.char_end
    subject = claim.subject, claim.subject_start, claim.subject_inherited
    return Claim, (claim.sentence, *place, *subject, claim.quoted)


class _Pickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table | {Sentence: _sentence, Claim: _claim}

    def __init__(self, buffer: io.BytesIO) -> None:
        super().__init__(buffer, pickle.HIGHEST_PROTOCOL)


class _AnswerPickler(pickle.Pickler):
    def __init__(self, buffer: io.BytesIO, places: dict[str, int]) -> None:
        super().__init__(buffer, pickle.HIGHEST_PROTOCOL)
        self._places = places

    def persistent_id(self, item: Any) -> int | None:
        return self._places[item.claim.key] if isinstance(item, Assertion) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, buffer: io.BytesIO, claims: Sequence[Assertion]) -> None:
        super().__init__(buffer)
        self._claims = claims

    def persistent_load(self, place: int) -> Assertion:
        return self._claims[place]
