"""Rings and percentiles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mirage_game.daemon.metrics import (
    MAX_SAMPLES,
    STAGES,
    SUMMARY_S,
    WINDOW_S,
    SessionMetrics,
    percentile,
    percentiles,
)
from mirage_game.wire import Stages


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 100))
def test_a_percentile_is_a_value_that_covers_its_share(values: list[float], percent: float) -> None:
    ordered = sorted(values)
    found = percentile(ordered, percent)
    assert found in ordered
    assert sum(value <= found for value in ordered) >= percent / 100 * len(ordered)


def test_percentiles_of_a_hundred() -> None:
    found = percentiles(range(1, 101))
    assert (found.p50_ms, found.p95_ms, found.p99_ms) == (50, 95, 99)
    assert percentile([], 50) == 0


def test_a_session_counts_frames_steps_and_the_whole_way() -> None:
    metrics = SessionMetrics()
    stages = Stages(capture_ms=1, transport_ms=2, queue_ms=3, model_ms=40, encode_ms=4)
    for frame in range(21):
        metrics.styled(frame * 0.05, stages, wait_ms=8, steps=3)
    metrics.drop()
    assert (metrics.frames, metrics.dropped) == (21, 1)
    assert abs(metrics.fps(1.0) - 20) < 1e-6
    assert metrics.steps(1.0) == 3
    found = metrics.stages(1.0)
    assert tuple(found) == STAGES
    assert found["model"].p50_ms == 40
    assert found["wait"].p95_ms == 8
    assert found["total"].p99_ms == 58


def test_old_frames_leave_the_window_and_memory_is_bounded() -> None:
    metrics = SessionMetrics()
    for _ in range(3 * MAX_SAMPLES):
        metrics.styled(0.0, Stages(model_ms=1), 0, 1)
    assert len(metrics._samples) == MAX_SAMPLES
    assert metrics.stages(WINDOW_S + 0.1) == {}
    assert metrics.fps(WINDOW_S + 0.1) == 0


def test_a_summary_is_worked_out_a_few_times_a_second_at_most() -> None:
    metrics = SessionMetrics()
    metrics.styled(0.0, Stages(), 0, 3)
    first = metrics.summary(0.0)
    assert first.steps == 3
    metrics.styled(0.05, Stages(), 0, 1)
    assert metrics.summary(0.9 * SUMMARY_S) is first
    assert metrics.summary(SUMMARY_S).steps == 2
