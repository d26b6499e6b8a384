"""The scheduling policy with injected clocks: no sockets, no sleeping."""

from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mirage_game.daemon.scheduler import (
    COMING_S,
    MAX_KNOWN,
    MAX_LEAD_MS,
    REFRESH_S,
    Admission,
    Durations,
    Player,
    Running,
    Transport,
    Waiting,
    credit_times,
    next_look,
    pick,
    turns,
)

SMALL, LARGE = (256, 144), (1280, 720)
sizes = st.sampled_from([SMALL, LARGE, (640, 360)])
frames = st.lists(
    st.builds(Waiting, session=st.integers(1, 20), size=sizes, served_s=st.floats(0, 100)),
    unique_by=lambda frame: frame.session,
)


def player(session: int, **facts: object) -> Player:
    defaults = {"size": SMALL, "lead_s": 0.005, "served_s": 0.0, "credit_s": None, "waiting_s": None}
    return Player(session=session, **(defaults | facts))


def learnt(size: tuple[int, int] = SMALL, count: int = 1, duration_s: float = 0.045) -> Durations:
    durations = Durations()
    for _ in range(20):
        durations.record(size, count, duration_s)
    return durations


@given(frames, st.integers(1, 8))
def test_a_batch_has_one_size_and_holds_who_waited_longest(waiting: list[Waiting], max_batch: int) -> None:
    batch = pick(waiting, max_batch)
    of = {frame.session: frame for frame in waiting}
    assert bool(batch) == bool(waiting)
    assert len(batch) == len(set(batch)) <= max_batch
    assert len({of[session].size for session in batch}) <= 1
    if batch:
        oldest_s = min(frame.served_s for frame in waiting)
        assert of[batch[0]].served_s == oldest_s
        left = [frame for frame in waiting if frame.size == of[batch[0]].size and frame.session not in batch]
        assert not left or len(batch) == max_batch
        assert all(frame.served_s >= of[batch[-1]].served_s for frame in left)


@given(st.lists(sizes, min_size=1, max_size=12), st.integers(1, 4))
def test_nobody_starves(of: list[tuple[int, int]], max_batch: int) -> None:
    """Everybody always has a frame ready: within as many batches as there are sessions, all were served."""
    served_s = dict.fromkeys(range(len(of)), 0.0)
    counts = dict.fromkeys(served_s, 0)
    for turn in range(1, 4 * len(of) + 1):
        batch = pick([Waiting(session, of[session], served_s[session]) for session in served_s], max_batch)
        for session in batch:
            served_s[session] = float(turn)
            counts[session] += 1
        assert turn - min(served_s.values()) <= len(of)
    assert min(counts.values()) >= 3


def test_an_idle_engine_asks_everybody_at_once() -> None:
    due = credit_times([player(1), player(2, size=None), player(3, size=LARGE)], None, Durations(), 8, 10.0)
    assert set(due) == {1, 2, 3}
    assert all(at_s <= 10.0 for at_s in due.values())


def test_credit_leaves_before_the_engine_is_done_by_as_much_as_the_way_takes() -> None:
    running = Running(frozenset({1}), SMALL, started_s=10.0)
    due = credit_times([player(1, lead_s=0.005)], running, learnt(), 8, now_s=10.001)
    assert due[1] == pytest.approx(10.0 + 0.045 - 0.005)


def test_an_unused_credit_is_not_granted_twice() -> None:
    assert credit_times([player(1, credit_s=9.0)], None, Durations(), 8, 10.0) == {}


def test_a_waiting_frame_is_replaced_only_when_the_engine_is_late() -> None:
    running = Running(frozenset({2}), SMALL, started_s=10.0)
    due = credit_times([player(1, waiting_s=10.040)], running, learnt(), 8, now_s=10.041)
    assert due[1] == pytest.approx(10.040 + REFRESH_S)


def test_sizes_take_turns() -> None:
    durations = learnt(SMALL, 1, 0.020)
    for _ in range(20):
        durations.record(LARGE, 1, 0.050)
    running = Running(frozenset({1}), SMALL, started_s=10.0)
    players = [player(1, served_s=10.0), player(2, size=LARGE, served_s=9.0)]
    expected = turns(players, running, durations, 8, now_s=10.0)
    assert expected[2] == pytest.approx(10.020)
    assert expected[1] == pytest.approx(10.070)


def test_a_frame_that_does_not_come_is_waited_for_a_moment_only() -> None:
    players = [player(1, served_s=10.0), player(2, size=LARGE, served_s=9.0, credit_s=10.0)]
    durations = learnt(LARGE, 1, 0.050)
    due = credit_times(players, None, durations, 8, now_s=10.001)
    assert due[1] > 10.040
    again_s = next_look(due, players, now_s=10.001)
    assert again_s == 10.0 + COMING_S
    due = credit_times(players, None, durations, 8, now_s=again_s)
    assert due[1] <= again_s
    assert next_look(due, players, now_s=again_s) is None


@given(
    st.lists(
        st.builds(
            Player,
            session=st.integers(1, 12),
            size=st.none() | sizes,
            lead_s=st.floats(0, 0.1),
            served_s=st.floats(0, 10),
            credit_s=st.none() | st.floats(0, 10),
            waiting_s=st.none() | st.floats(0, 10),
        ),
        unique_by=lambda one: one.session,
    ),
    st.none() | st.builds(Running, st.just(frozenset({1})), sizes, st.floats(0, 10)),
    st.integers(1, 4),
)
def test_whatever_the_facts_everybody_without_credit_is_due_in_finite_time(
    players: list[Player], running: Running | None, max_batch: int
) -> None:
    durations = learnt(SMALL, 2, 0.030)
    due = credit_times(players, running, durations, max_batch, now_s=10.0)
    assert set(due) == {one.session for one in players if one.credit_s is None}
    assert all(at_s <= 10.0 + (len(players) + 1) * 0.030 * 2 + REFRESH_S for at_s in due.values())


def test_transport_is_learnt_from_frames_that_lay_ready() -> None:
    transport = Transport()
    for _ in range(40):
        assert transport.observe(2.0, age_when_sent_ms=8.0) == 2.0
    before_s = transport.lead_s
    assert 0.002 < before_s < 0.005
    for _ in range(40):  # a game slower than the engine: credit waits for the next frame, which is no transport
        assert transport.observe(30.0, age_when_sent_ms=0.1) <= 2.5
    assert transport.lead_s == pytest.approx(before_s, rel=0.3)


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)), max_size=50))
def test_lead_stays_bounded(samples: list[tuple[float, float]]) -> None:
    transport = Transport()
    for way_ms, age_ms in samples:
        assert 0 <= transport.observe(way_ms, age_ms) <= way_ms
    assert 0 <= transport.lead_s <= MAX_LEAD_MS / 1e3


def test_durations_of_batches_never_seen_are_scaled() -> None:
    durations = learnt(SMALL, 2, 0.020)
    assert durations.predict_s(SMALL, 2) == pytest.approx(0.020)
    assert durations.predict_s(SMALL, 4) == pytest.approx(0.040)
    assert durations.predict_s(LARGE, 1) == 0.0


def test_durations_are_bounded_whatever_sizes_come() -> None:
    durations = learnt(SMALL, 1, 0.020)
    for width in range(1, 3 * MAX_KNOWN):
        durations.record((width, 9), 1, 0.001)
        durations.record(SMALL, 1, 0.020)
    assert len(durations._known) == MAX_KNOWN
    assert durations.predict_s(SMALL, 1) == pytest.approx(0.020)


@given(st.floats(0.0, 1 / 60), st.floats(0.0005, 0.004), st.sampled_from([0.020, 0.045, 0.080]))
def test_under_overload_frames_stay_young(phase_s: float, way_s: float, engine_s: float) -> None:
    """A simulated game of 60 frames/s and a slower engine: median age at most 20 ms, and the engine hardly waits."""
    durations, transport = Durations(), Transport()
    ages_s, idle_s = [], 0.0
    now_s = done_s = 1.0
    running = None
    for _ in range(60):
        one = player(1, lead_s=transport.lead_s, served_s=now_s)
        granted_s = max(now_s, credit_times([one], running, durations, 8, now_s)[1])
        asked_s = granted_s + way_s / 2
        made_s = (asked_s - phase_s) // (1 / 60) / 60 + phase_s
        arrived_s = asked_s + way_s / 2
        transport.observe((arrived_s - granted_s) * 1e3, (asked_s - made_s) * 1e3)
        now_s = max(arrived_s, done_s)
        ages_s.append(now_s - made_s)
        idle_s += now_s - done_s
        running, done_s = Running(frozenset({1}), SMALL, now_s), now_s + engine_s
        durations.record(SMALL, 1, engine_s)
    assert median(ages_s) <= 0.020
    assert idle_s <= 0.01 * (now_s - 1.0) + way_s


def test_admission_shrinks_when_memory_runs_out_again_and_recovers() -> None:
    admission = Admission(max_sessions=8, max_batch=8, recovery_s=60)
    assert admission.admits(7, 0.0)
    assert not admission.admits(8, 0.0)
    admission.ran_out(0.0, batch=6, open_sessions=6)
    assert (admission.batch, admission.limit) == (3, 8)
    admission.ran_out(10.0, batch=3, open_sessions=6)
    assert (admission.batch, admission.limit) == (1, 5)
    assert not admission.admits(5, 11.0)
    for minute in range(1, 9):
        admission.admits(0, 10.0 + 60 * minute)
    assert (admission.batch, admission.limit) == (8, 8)


@given(st.lists(st.tuples(st.floats(0, 30), st.integers(1, 16), st.integers(1, 16)), max_size=30))
def test_admission_always_lets_one_play(failures: list[tuple[float, int, int]]) -> None:
    admission = Admission(max_sessions=4, max_batch=4)
    now_s = 0.0
    for wait_s, batch, sessions in failures:
        now_s += wait_s
        admission.ran_out(now_s, batch, sessions)
        assert 1 <= admission.batch <= 4
        assert 1 <= admission.limit <= 4
        assert admission.admits(0, now_s)
