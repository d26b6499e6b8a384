"""The governor with an injected clock."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mirage_game.daemon.governor import MAX_PATIENCE_S, PATIENCE_S, Governor


def drive(
    governor: Governor, per_step_ms: float, seconds: float, start_s: float = 0.0, fixed_ms: float = 2.0
) -> list[int]:
    """Frames one after the other, each as slow as its steps make it; the steps that each took."""
    now_s, taken = start_s, []
    while now_s < start_s + seconds:
        steps = governor.steps
        duration_ms = fixed_ms + steps * per_step_ms
        now_s += duration_ms / 1e3
        governor.record(now_s, steps, duration_ms)
        taken.append(steps)
    return taken


def test_no_step_is_dropped_while_the_deadline_holds() -> None:
    governor = Governor(3, deadline_ms=50)
    assert set(drive(governor, per_step_ms=15.9, seconds=20)) == {3}


def test_without_a_deadline_no_step_is_ever_dropped() -> None:
    governor = Governor(3)
    assert set(drive(governor, per_step_ms=500, seconds=60)) == {3}


def test_one_late_frame_is_no_reason() -> None:
    governor = Governor(3, deadline_ms=50)
    for index in range(100):
        governor.record(index * 0.04, 3, 400.0 if index % 8 == 0 else 40.0)
        assert governor.steps == 3


def test_steps_go_one_by_one_down_to_the_frame_as_it_came() -> None:
    governor = Governor(3, deadline_ms=10)
    taken = drive(governor, per_step_ms=100, seconds=3)
    assert taken[-1] == 0
    assert sorted(set(taken), reverse=True) == [3, 2, 1, 0]
    assert taken == sorted(taken, reverse=True)


def test_it_settles_on_what_fits() -> None:
    governor = Governor(3, deadline_ms=50)
    taken = drive(governor, per_step_ms=20, seconds=30)  # 62, 42, 22 ms
    assert set(taken[10:]) == {2}


def test_steps_come_back_when_the_load_goes() -> None:
    governor = Governor(3, deadline_ms=50)
    drive(governor, per_step_ms=45, seconds=5)
    assert governor.steps == 1
    drive(governor, per_step_ms=10, seconds=3 * PATIENCE_S, start_s=5)
    assert governor.steps == 3


def test_a_step_tried_in_vain_waits_longer_each_time() -> None:
    """From nothing one step can only be tried, and here it never fits: the trials must become rare."""
    governor = Governor(1, deadline_ms=10)
    taken = drive(governor, per_step_ms=100, seconds=120, fixed_ms=5)
    trials = sum(1 for before, after in pairwise(taken) if (before, after) == (0, 1))
    assert 3 <= trials <= 8
    assert sum(taken) < 0.03 * len(taken)


@given(
    st.integers(0, 4),
    st.none() | st.floats(1, 200),
    st.lists(st.tuples(st.floats(0, 5), st.floats(0, 1000)), max_size=200),
)
def test_steps_stay_in_range_and_move_by_one(
    max_steps: int, deadline_ms: float | None, frames: list[tuple[float, float]]
) -> None:
    governor = Governor(max_steps, deadline_ms)
    now_s = 0.0
    late = 0
    for wait_s, duration_ms in frames:
        now_s += wait_s
        before = governor.steps
        late += deadline_ms is not None and duration_ms > deadline_ms
        governor.record(now_s, before, duration_ms)
        assert 0 <= governor.steps <= max_steps
        assert abs(governor.steps - before) <= 1
        if governor.steps < before:
            assert late >= 3
    assert governor._patience_s <= MAX_PATIENCE_S
