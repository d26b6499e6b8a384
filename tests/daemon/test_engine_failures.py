"""Engines that fail: who hears of it, who loses what, and that everybody else plays on."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

import zmq
from backends import LONG_S, Diary, Faulty, Gate, OutOfMemoryError, Singly
from raw_peers import Hook, Peer, picture, stats, wait_for

from mirage_game.daemon import Daemon
from mirage_game.engine.backend import Prompt as Asked
from mirage_game.engine.backend import Result
from mirage_game.wire import Bye, Error, Hello, Prompt, Prompted, Styled, Welcome

Start = Callable[..., Daemon]


def test_a_batch_that_fails_costs_its_sessions_one_frame_and_their_past(start: Start, context: zmq.Context) -> None:
    faulty = Faulty(lambda jobs: RuntimeError("bad \x1b[2Jbatch") if jobs[0].pixels.flat[0] == 66 else None)
    daemon = start(faulty)
    hook, other = (Hook(context, daemon.endpoint) for _ in range(2))
    other.round_trip(1)
    hook.send(picture(66))
    error = hook.control.expect(Error)
    assert error.code == "engine"
    assert "bad" in error.message
    assert "\x1b" not in error.message
    assert ("reset", hook.welcome.session) in faulty.entries
    hook.round_trip(2)
    other.round_trip(3)
    assert other.control.receive(0) is None
    assert ("reset", other.welcome.session) not in faulty.entries


def test_one_bad_frame_costs_the_others_of_its_batch_nothing(start: Start, context: zmq.Context) -> None:
    faulty = Faulty(lambda jobs: RuntimeError("bad") if any(job.pixels.flat[0] == 66 for job in jobs) else None)
    gate = Event()
    run = faulty.run
    faulty.run = lambda jobs, steps: (gate.wait(LONG_S), run(jobs, steps))[1]  # type: ignore[method-assign]
    daemon = start(faulty)
    first, bad, good = (Hook(context, daemon.endpoint) for _ in range(3))
    first.send(picture(1))
    wait_for(lambda: daemon._engine.facts()[0] is not None)
    bad.send(picture(66))
    good.send(picture(2))
    wait_for(lambda: len(daemon._engine.facts()[1]) == 2)
    gate.set()
    assert good.frames.expect(Styled).seq == 1
    assert bad.control.expect(Error).code == "engine"
    assert good.control.receive(0) is None
    assert ("reset", good.welcome.session) not in faulty.entries
    assert ("reset", bad.welcome.session) in faulty.entries


def test_a_frame_that_was_done_before_another_failed_is_not_run_twice(start: Start, context: zmq.Context) -> None:
    """An engine that takes frames one by one anyway gets them so: what has gone into a past must not go there again."""
    singly, gate = Singly(), Event()
    run = singly.run
    singly.run = lambda jobs, steps: (gate.wait(LONG_S), run(jobs, steps))[1]  # type: ignore[method-assign]
    daemon = start(singly)
    first, good, bad, other = (Hook(context, daemon.endpoint) for _ in range(4))
    first.send(picture(1))
    wait_for(lambda: daemon._engine.facts()[0] is not None)
    for hook, value in ((good, 2), (bad, 66), (other, 3)):
        hook.send(picture(value))
    wait_for(lambda: len(daemon._engine.facts()[1]) == 3)
    gate.set()
    assert bad.control.expect(Error).code == "engine"
    for hook in (first, good, other):
        assert hook.frames.expect(Styled).seq == 1
        assert hook.control.receive(0) is None
    assert sorted(singly.of("run")) == [("run", 1), ("run", 2), ("run", 3)]
    assert singly.of("reset") == [("reset", bad.welcome.session)]


def test_out_of_memory_makes_batches_smaller_and_then_admits_fewer(start: Start, context: zmq.Context) -> None:
    """Room for one frame at a time: everybody gets every frame, and nobody else is let in."""
    faulty = Faulty(lambda jobs: OutOfMemoryError("CUDA out of memory.") if len(jobs) > 1 else None)
    gate = Event()
    run = faulty.run
    faulty.run = lambda jobs, steps: (gate.wait(LONG_S), run(jobs, steps))[1]  # type: ignore[method-assign]
    daemon = start(faulty)
    hooks = [Hook(context, daemon.endpoint) for _ in range(5)]
    hooks[0].send(picture(1))
    wait_for(lambda: daemon._engine.facts()[0] is not None)
    for hook in hooks[1:]:
        hook.send(picture(1))
    wait_for(lambda: len(daemon._engine.facts()[1]) == 4)
    gate.set()
    for hook in hooks:
        hook.frames.expect(Styled)
    wait_for(lambda: daemon._engine.max_batch == 2)
    wait_for(lambda: daemon._engine.facts()[0] is None)
    gate.clear()
    hooks[0].send(picture(2))
    wait_for(lambda: daemon._engine.facts()[0] is not None)
    for hook in hooks[1:3]:  # the next batch, as small as it is now
        hook.send(picture(3))
    wait_for(lambda: len(daemon._engine.facts()[1]) == 2)
    gate.set()
    wait_for(lambda: daemon._engine.max_batch == 1)
    newcomer = Peer(context, daemon.endpoint)
    newcomer.send(Hello(version=1))
    assert newcomer.expect(Error).code == "busy"
    for hook in hooks:
        hook.send(picture(4))
    for hook in hooks:
        while hook.frames.expect(Styled).seq != hook.seq:
            pass
        assert hook.control.receive(0) is None


def test_a_frame_too_large_for_the_device_is_answered_and_smaller_ones_go_on(
    start: Start, context: zmq.Context
) -> None:
    faulty = Faulty(lambda jobs: OutOfMemoryError("CUDA out of memory.") if jobs[0].pixels.shape[0] > 100 else None)
    daemon = start(faulty)
    hook, other = (Hook(context, daemon.endpoint) for _ in range(2))
    hook.send(picture(1, 160, 120), width=160, height=120)
    error = hook.control.expect(Error)
    assert error.code == "engine"
    assert "memory" in error.message
    assert "smaller" in error.fix
    hook.round_trip(2)
    other.round_trip(3)
    assert other.control.receive(0) is None


def test_a_backend_that_returns_nonsense_is_an_engine_error(start: Start, context: zmq.Context) -> None:
    class Wrong(Diary):
        def run(self, jobs: object, steps: int) -> object:
            results = super().run(jobs, steps)  # type: ignore[arg-type]
            return results[:-1] if self.batches[-1][0].pixels.flat[0] == 1 else [Result(picture(0, 8, 8), 3)]

    hook = Hook(context, start(Wrong()).endpoint)
    for value in (1, 2):
        hook.send(picture(value))
        assert hook.control.expect(Error).code == "engine"


def test_a_session_that_cannot_be_opened_ends_alone(start: Start, context: zmq.Context) -> None:
    class Full(Diary):
        def open(self, session: int, prepared: Asked) -> None:
            if session == 2:
                raise MemoryError
            super().open(session, prepared)

    daemon = start(Full())
    first = Hook(context, daemon.endpoint)
    second = Peer(context, daemon.endpoint)
    second.send(Hello(version=1))
    assert second.expect(Error).code == "engine"
    assert second.expect(Bye).reason
    first.round_trip(1)
    assert len(stats(first.control).sessions) == 1


def test_nothing_piles_up_behind_a_stuck_engine(start: Start, context: zmq.Context) -> None:
    gate = Gate()
    daemon = start(gate)
    hook, restless = Hook(context, daemon.endpoint), Peer(context, daemon.endpoint)
    hook.send(picture(1))
    assert gate.entered.wait(LONG_S)
    for number in range(50):
        hook.control.send(Prompt(text=f"prompt {number}"))
        prompted = hook.control.expect(Prompted)
        restless.send(Hello(version=1))  # ends the session that the hello before began
        welcome = restless.expect(Welcome)
    prepared = daemon._engine._queues.commands
    wait_for(lambda: not daemon._prompts._pending)
    assert len(prepared) <= 3
    gate.opened.set()
    hook.frames.expect(Styled)
    wait_for(lambda: hook.round_trip(2)[0].prompt_id == prompted.prompt_id)
    assert len(gate.of("prompt")) <= 2
    assert gate.of("open") == [("open", hook.welcome.session), ("open", welcome.session)]


def test_a_stuck_engine_does_not_block_the_sockets(start: Start, context: zmq.Context) -> None:
    gate = Gate()
    daemon = start(gate)
    hook = Hook(context, daemon.endpoint)
    hook.send(picture(1))
    assert gate.entered.wait(LONG_S)
    began_s = time.monotonic()
    for _ in range(20):
        stats(hook.control)
    Hook(context, daemon.endpoint)
    assert time.monotonic() - began_s < 2
    gate.opened.set()
    hook.frames.expect(Styled)
