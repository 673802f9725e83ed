"""The collector of cycles rests where it is told to, and nowhere else."""

import gc

import pytest

from claims.uncollected import set_aside, take_back, uncollected


def test_it_rests_within_and_works_again_afterwards() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_a_mistake() -> None:
    @uncollected()
    def fails() -> None:
        raise ValueError("a mistake")

    with pytest.raises(ValueError, match="a mistake"):
        fails()
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_set_aside_is_taken_back() -> None:
    set_aside()
    assert gc.get_freeze_count()
    take_back()
    assert not gc.get_freeze_count()


def test_what_is_set_aside_stays_so_when_a_stage_ends() -> None:
    set_aside()
    try:
        with uncollected():
            pass
        assert gc.get_freeze_count()
    finally:
        take_back()


def test_what_a_stage_made_is_not_gone_through_at_its_end() -> None:
    gone_through: list[str] = []
    gc.callbacks.append(lambda phase, _: gone_through.append(phase))
    try:
        with uncollected():
            made = [[] for _ in range(100_000)]
        made.append([])
        assert not gone_through
    finally:
        gc.callbacks.pop()
