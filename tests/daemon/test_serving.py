"""A daemon with several players over real sockets."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from threading import Event

import numpy as np
import pytest
import zmq
from backends import LONG_S, Diary, Faulty, Gate, OutOfMemoryError
from raw_peers import HEIGHT, WIDTH, Hook, Peer, picture, wait_for

from mirage_game.client import Client
from mirage_game.daemon import Daemon
from mirage_game.engine.backend import Prompt as Asked
from mirage_game.engine.backend import Result
from mirage_game.engine.passthrough import Passthrough
from mirage_game.wire import (
    PROTOCOL_VERSION,
    Attach,
    Attached,
    Bye,
    Credit,
    Depth,
    Error,
    Frame,
    Hello,
    Pose,
    Prompt,
    Prompted,
    Reset,
    Stats,
    Styled,
    Watch,
    Welcome,
    as_image,
    encode_jpeg,
)
from mirage_game.wire import Event as GameEvent

Start = Callable[..., Daemon]


def stats(peer: Peer) -> Stats:
    peer.send(Watch())
    found = peer.expect(Stats)
    assert isinstance(found, Stats)
    return found


def newest(daemon: Daemon, hook: Hook) -> int | None:
    """Number of the frame that waits for the engine."""
    work = daemon._engine._queues.waiting.get(hook.welcome.session)
    return work and work.header.seq


def test_welcome_says_what_the_daemon_is(hook: Hook) -> None:
    welcome = hook.welcome
    assert welcome.version == PROTOCOL_VERSION
    assert (welcome.backend, welcome.model, welcome.prompt, welcome.prompt_id) == (
        "passthrough",
        "none",
        "steampunk",
        0,
    )
    assert set(welcome.formats) == {"rgba8", "bgra8", "rgb8", "jpeg"}


@pytest.mark.parametrize(("format", "channels"), [("rgb8", 3), ("rgba8", 4), ("bgra8", 4)])
def test_raw_frames_come_back_bit_for_bit(hook: Hook, format: str, channels: int) -> None:
    image = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, channels), np.uint8)
    pose = Pose(x=1, y=2, z=3, yaw_deg=4, pitch_deg=5)
    seq = hook.send(image, format=format, pose=pose, bottom_up=True, capture_ms=1.5)
    styled, payload = hook.frames.expect_all(Styled)
    assert payload == [image.tobytes()]
    assert (styled.seq, styled.format, styled.width, styled.height) == (seq, format, WIDTH, HEIGHT)
    assert (styled.pose, styled.bottom_up, styled.stages.capture_ms) == (pose, True, 1.5)
    assert styled.stages.queue_ms > 0


def test_a_jpeg_comes_back_as_jpeg(start: Start, context: zmq.Context) -> None:
    diary = Diary()
    hook = Hook(context, start(diary).endpoint)
    ramp = np.broadcast_to(np.linspace(0, 255, WIDTH, dtype=np.uint8)[None, :, None], (HEIGHT, WIDTH, 3))
    hook.send(encode_jpeg(ramp, 95), format="jpeg")
    styled, payload = hook.frames.expect_all(Styled)
    found = as_image(payload[0], WIDTH, HEIGHT, "jpeg")
    assert np.abs(found.astype(int) - ramp).mean() < 4
    assert styled.stages.encode_ms > 0
    assert diary.batches[0][0].format == "rgb8"


def test_depth_reaches_the_engine(start: Start, context: zmq.Context) -> None:
    diary = Diary()
    hook = Hook(context, start(diary).endpoint)
    depth = np.linspace(0, 9, 12, dtype="<f4").reshape(3, 4)
    hook.frames.expect(Credit)
    hook.frames.send(
        Frame(seq=1, width=WIDTH, height=HEIGHT, format="rgb8", depth=Depth(width=4, height=3)),
        depth.tobytes(),
        picture(3),
    )
    hook.frames.expect(Styled)
    found = diary.batches[0][0].depth
    assert found is not None
    assert found.flags.aligned
    np.testing.assert_array_equal(found, depth)


def test_several_sessions_of_several_sizes_are_all_served(start: Start, context: zmq.Context) -> None:
    diary = Diary()
    daemon = start(diary)
    hooks = [Hook(context, daemon.endpoint, f"hook {n}") for n in range(5)]
    for value in range(10):
        for n, hook in enumerate(hooks):
            width = 32 + 16 * (n % 2)
            hook.send(picture(10 * n + value, width, 16), width=width, height=16)
        for n, hook in enumerate(hooks):
            styled, payload = hook.frames.expect_all(Styled)
            assert styled.seq == value + 1
            assert payload[0][0] == 10 * n + value
    assert all(len({job.pixels.shape for job in batch}) == 1 for batch in diary.batches)
    assert all(len({job.session for job in batch}) == len(batch) for batch in diary.batches)
    assert [one.frames for one in stats(hooks[0].control).sessions] == [10] * 5


def test_frames_that_wait_together_run_together(start: Start, context: zmq.Context) -> None:
    gate = Gate()
    daemon = start(gate)
    hooks = [Hook(context, daemon.endpoint) for _ in range(4)]
    hooks[0].send(picture(0))
    assert gate.entered.wait(LONG_S)
    for value, hook in enumerate(hooks[1:], 1):
        hook.send(picture(value))
    wait_for(lambda: len(daemon._engine.facts()[1]) == 3)
    gate.opened.set()
    for hook in hooks:
        hook.frames.expect(Styled)
    assert [len(batch) for batch in gate.batches] == [1, 3]


def test_the_newest_frame_wins_while_the_engine_is_busy(start: Start, context: zmq.Context) -> None:
    gate = Gate()
    daemon = start(gate)
    hook = Hook(context, daemon.endpoint)
    hook.send(picture(1))
    assert gate.entered.wait(LONG_S)
    for value in (2, 3, 4):  # each credit is for a newer frame than the one that waits
        hook.send(picture(value))
        wait_for(lambda: newest(daemon, hook) == hook.seq)
    gate.opened.set()
    assert [hook.frames.expect(Styled).seq for _ in range(2)] == [1, 4]
    assert gate.of("run") == [("run", 1), ("run", 4)]
    assert stats(hook.control).sessions[0].dropped == 2


def test_credit_is_one_frame_and_comes_again(hook: Hook) -> None:
    assert hook.frames.expect(Credit).frames == 1
    assert hook.frames.receive(0.05) is None
    hook.send_now(picture(1))
    kinds = {type(hook.frames.receive()[0]) for _ in range(2)}
    assert kinds == {Credit, Styled}


def test_a_prompt_shows_in_the_frames_that_follow(start: Start, context: zmq.Context) -> None:
    diary = Diary()
    hook = Hook(context, start(diary).endpoint)
    assert hook.round_trip(1)[0].prompt_id == 0
    hook.control.send(Prompt(text="a city of brass", strength=0.5, blend_ms=100, seed=7))
    prompted = hook.control.expect(Prompted)
    assert prompted.text == "a city of brass"
    wait_for(lambda: diary.of("prompt"))
    assert hook.round_trip(2)[0].prompt_id == prompted.prompt_id
    assert diary.of("prompt") == [("prompt", Asked("a city of brass", 0.5, 100.0, 7))]
    hook.control.send(Prompt(text="snow"))
    hook.control.expect(Prompted)
    wait_for(lambda: len(diary.of("prompt")) == 2)
    assert diary.of("prompt")[1][1].seed == 7  # no seed means the one before
    assert stats(hook.control).sessions[0].prompt == "snow"


def test_a_tool_may_change_the_prompts_of_all_and_of_those_to_come(daemon: Daemon, context: zmq.Context) -> None:
    first, second = (Hook(context, daemon.endpoint) for _ in range(2))
    tool = Peer(context, daemon.endpoint)
    tool.send(Prompt(text="snow", session=0))
    prompted = tool.expect(Prompted)
    for hook in (first, second):
        assert hook.control.expect(Prompted) == prompted
    later = Hook(context, daemon.endpoint)
    assert (later.welcome.prompt, later.welcome.prompt_id) == ("snow", prompted.prompt_id)
    for hook in (first, second, later):
        wait_for(lambda hook=hook: hook.round_trip()[0].prompt_id == prompted.prompt_id)
    tool.send(Prompt(text="brass", session=second.welcome.session))
    only = tool.expect(Prompted)
    wait_for(lambda: second.round_trip()[0].prompt_id == only.prompt_id)
    assert first.round_trip()[0].prompt_id == prompted.prompt_id
    assert [one.prompt for one in stats(tool).sessions] == ["snow", "brass", "snow"]
    tool.send(Prompt(text="x", session=99))
    assert "99" in tool.expect(Error).message


def test_a_session_that_begins_while_the_default_is_encoded_gets_it_too(start: Start, context: zmq.Context) -> None:
    go = Event()

    class Slow(Diary):
        def prepare(self, prompt: Asked) -> Asked:
            assert prompt.text == "steampunk" or go.wait(LONG_S)
            return prompt

    daemon = start(Slow())
    tool = Peer(context, daemon.endpoint)
    tool.send(Prompt(text="snow", session=0))
    prompted = tool.expect(Prompted)
    hook = Hook(context, daemon.endpoint)
    assert hook.welcome.prompt == "snow"
    assert hook.round_trip()[0].prompt_id == 0
    go.set()
    wait_for(lambda: hook.round_trip()[0].prompt_id == prompted.prompt_id)


def test_a_slow_prompt_encoder_holds_nobody_up_and_skips_what_was_replaced(start: Start, context: zmq.Context) -> None:
    asked, go = [], Event()

    class Slow(Diary):
        def prepare(self, prompt: Asked) -> Asked:
            asked.append(prompt.text)
            assert prompt.text == "steampunk" or go.wait(LONG_S)
            return prompt

    diary = Slow()
    hook = Hook(context, start(diary).endpoint)
    for text in ("one", "two", "three", "four"):
        hook.control.send(Prompt(text=text))
        newest = hook.control.expect(Prompted).prompt_id
        wait_for(lambda: "one" in asked)
    assert hook.round_trip(1)[0].prompt_id == 0
    go.set()
    wait_for(lambda: len(diary.of("prompt")) == 2)
    assert asked == ["steampunk", "one", "four"]
    assert hook.round_trip(2)[0].prompt_id == newest


def test_a_prompt_that_cannot_be_encoded_is_answered_and_the_old_one_goes_on(
    start: Start, context: zmq.Context
) -> None:
    class Picky(Diary):
        def prepare(self, prompt: Asked) -> Asked:
            if prompt.text == "bad":
                raise ValueError("no such word")
            return prompt

    hook = Hook(context, start(Picky()).endpoint)
    hook.control.send(Prompt(text="bad"))
    error = hook.control.expect(Error)
    assert error.code == "engine"
    assert error.fix
    assert hook.round_trip(1)[0].prompt_id == 0


def test_a_reset_among_frames_keeps_its_place(start: Start, context: zmq.Context) -> None:
    diary = Diary()
    hook = Hook(context, start(diary).endpoint)
    hook.round_trip(1)
    hook.frames.send(Reset(reason="teleport"))
    hook.round_trip(2)
    hook.round_trip(3)
    assert diary.of("run", "reset") == [("run", 1), ("reset", 1), ("run", 2), ("run", 3)]
    hook.control.send(Reset(reason="respawn"))
    stats(hook.control)
    hook.round_trip(4)
    assert diary.of("run", "reset")[-2:] == [("reset", 1), ("run", 4)]


def test_events_are_taken(hook: Hook) -> None:
    hook.control.send(GameEvent(name="health", fields={"value": 3}))
    assert isinstance(stats(hook.control), Stats)
    assert hook.control.receive(0) is None


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


def test_out_of_memory_makes_batches_smaller_and_then_admits_fewer(start: Start, context: zmq.Context) -> None:
    """Room for one frame at a time: both go on playing, and nobody else is let in."""
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
    hooks[0].frames.expect(Styled)
    for hook in hooks[1:]:
        error = hook.control.expect(Error)
        assert "memory" in error.message
        assert error.fix
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


def test_steps_drop_when_the_deadline_is_missed(start: Start, context: zmq.Context) -> None:
    class Slow(Diary):
        def run(self, jobs: object, steps: int) -> object:
            time.sleep(steps * 0.02)
            return super().run(jobs, steps)  # type: ignore[arg-type]

    slow = Slow()
    hook = Hook(context, start(slow, deadline_ms=50.0).endpoint)
    taken = [hook.round_trip(n)[0].steps for n in range(8)]
    assert taken[0] == 3
    assert taken[-1] == 2


def test_a_full_daemon_says_so_and_takes_the_next_when_somebody_leaves(start: Start, context: zmq.Context) -> None:
    daemon = start(max_sessions=1)
    first = Hook(context, daemon.endpoint)
    second = Peer(context, daemon.endpoint)
    second.send(Hello(version=1))
    assert second.expect(Error).code == "busy"
    first.control.send(Bye())
    wait_for(lambda: not stats(second).sessions)
    second.send(Hello(version=1))
    second.expect(Welcome)


def test_a_client_that_dies_is_reaped_and_its_session_closed(start: Start, context: zmq.Context) -> None:
    diary = Diary()
    daemon = start(diary)
    hook, other = (Hook(context, daemon.endpoint) for _ in range(2))
    hook.round_trip(1)
    hook.close()
    wait_for(lambda: len(stats(other.control).sessions) == 1, timeout_s=3)
    wait_for(lambda: ("close", 1) in diary.entries)
    other.round_trip(2)


def test_a_lost_frame_connection_can_be_replaced(context: zmq.Context, daemon: Daemon, hook: Hook) -> None:
    hook.round_trip(1)
    hook.frames.close()
    hook.frames = Peer(context, daemon.endpoint)
    hook.frames.send(Attach(token=hook.welcome.token))
    assert hook.frames.expect(Attached).session == hook.welcome.session
    hook.round_trip(2)


def test_a_session_without_frames_ends_in_time(start: Start, context: zmq.Context) -> None:
    daemon = start(attach_within_s=0.2)
    peer = Peer(context, daemon.endpoint)
    peer.send(Hello(version=1))
    peer.expect(Welcome)
    assert "frame connection" in peer.expect(Bye).reason
    peer.send(Prompt(text="x"))
    assert peer.expect(Error).code == "no_session"


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="needs a way to freeze a process")
def test_a_frozen_client_is_reaped_by_heartbeat(start: Start, context: zmq.Context) -> None:
    daemon = start(heartbeat_ms=100, dead_after_ms=400)
    code = f"import time\nfrom mirage_game.client import Client\nwith Client({daemon.endpoint!r}): time.sleep(60)"
    frozen = subprocess.Popen([sys.executable, "-c", code])
    try:
        peer = Peer(context, daemon.endpoint)
        wait_for(lambda: len(stats(peer).sessions) == 1, timeout_s=20)
        os.kill(frozen.pid, signal.SIGSTOP)
        wait_for(lambda: not stats(peer).sessions)
    finally:
        frozen.kill()
        frozen.wait(10)


def test_our_client_survives_a_restart_of_the_daemon(start: Start) -> None:
    first = start()
    with Client(first.endpoint, name="game") as client:
        assert client.wait_connected(5)
        client.prompt("snow")
        endpoint = first.endpoint
        first.stop()
        wait_for(lambda: not client.connected)
        start(endpoint=endpoint)
        assert client.wait_connected(10)
        seq = client.send(picture(5))
        shown = client.latest(timeout=5)
        assert shown is not None
        assert shown.seq == seq
        wait_for(lambda: client.stats().sessions[0].prompt == "snow")


def test_memory_of_frames_is_given_back(start: Start) -> None:
    """The newest frame only: nothing keeps the pictures of a long session alive."""
    import gc

    with Client(start(Passthrough()).endpoint) as client:
        for value in range(30):
            client.send(picture(value % 256))
            assert client.latest(timeout=5) is not None
        frames = [one for one in gc.get_objects() if type(one) is zmq.Frame]
        assert len(frames) <= 12
