"""How often `watch` is answered."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import zmq
from hypothesis import given
from hypothesis import strategies as st
from raw_peers import FREE, Hook, Peer

from mirage_game.daemon import Daemon, DaemonConfig
from mirage_game.daemon.figures import WATCH_EVERY_S, Watchers
from mirage_game.engine.passthrough import Passthrough
from mirage_game.wire import Stats, Watch

Start = Callable[..., Daemon]


def test_a_question_too_soon_is_answered_later_once() -> None:
    watchers = Watchers(every_s=1.0)
    assert watchers.ask(b"a", 10.0)
    assert not watchers.ask(b"a", 10.1)
    assert not watchers.ask(b"a", 10.9)
    assert watchers.ask(b"b", 10.5)  # each connection for itself
    assert watchers.due(10.9) == []
    assert watchers.next_s(99.0) == 11.0
    assert watchers.due(11.0) == [b"a"]
    assert not watchers.ask(b"a", 11.5)
    assert watchers.due(20.0) == [b"a"]
    assert watchers.due(21.0) == []
    assert watchers.next_s(99.0) == 99.0
    assert watchers.ask(b"a", 21.0)


def test_it_remembers_no_more_than_it_may() -> None:
    watchers = Watchers(every_s=1.0, max_peers=2)
    assert watchers.ask(b"a", 0.0)
    assert watchers.ask(b"b", 0.0)
    assert not watchers.ask(b"c", 0.5)
    assert len(watchers._resting) == 2
    assert watchers.due(1.0) == []
    assert watchers.ask(b"c", 1.0)


@given(st.lists(st.tuples(st.sampled_from([b"a", b"b", b"c"]), st.floats(0, 0.4)), max_size=60))
def test_nobody_waits_in_vain_and_nobody_gets_more(questions: list[tuple[bytes, float]]) -> None:
    watchers, now_s = Watchers(every_s=1.0), 0.0
    answered: dict[bytes, list[float]] = {}
    open_since: dict[bytes, float] = {}

    def answer(identity: bytes) -> None:
        answered.setdefault(identity, []).append(now_s)
        assert now_s - open_since.pop(identity) <= 1.0 + 0.4 + 1e-9

    for identity, pause_s in questions:
        now_s += pause_s
        for due in watchers.due(now_s):
            answer(due)
        open_since.setdefault(identity, now_s)
        if watchers.ask(identity, now_s):
            answer(identity)
    while open_since:
        now_s = watchers.next_s(float("inf"))
        for due in watchers.due(now_s):
            answer(due)
    for times in answered.values():
        assert all(later - sooner >= 1.0 - 1e-9 for sooner, later in pairwise(times))


def test_a_flood_of_questions_gets_few_answers(context: zmq.Context) -> None:
    now_s = [100.0]
    daemon = Daemon(Passthrough(), DaemonConfig(endpoint=FREE), clock=lambda: now_s[0])
    with daemon:
        flood, polite = Peer(context, daemon.endpoint), Peer(context, daemon.endpoint)
        for _ in range(500):
            flood.send(Watch())
        flood.expect(Stats)
        assert flood.receive(0.2) is None
        polite.send(Watch())
        polite.expect(Stats)
        now_s[0] += WATCH_EVERY_S
        flood.expect(Stats)
        assert flood.receive(0.2) is None
        now_s[0] += WATCH_EVERY_S
        assert flood.receive(0.2) is None


def test_who_asks_again_and_again_is_answered_each_time(hook: Hook) -> None:
    for _ in range(5):
        hook.control.send(Watch())
        hook.control.expect(Stats, timeout_s=1)
