"""A daemon with several players over real sockets."""

from __future__ import annotations

import gc
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
from backends import LONG_S, Diary, Gate
from raw_peers import HEIGHT, WIDTH, Hook, Peer, picture, stats, wait_for

from mirage_game.client import Client
from mirage_game.daemon import Daemon, flow
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
    PixelFormat,
    Pose,
    Prompt,
    Styled,
    Welcome,
    as_image,
    encode_jpeg,
)

Start = Callable[..., Daemon]


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


def test_a_jpeg_that_takes_long_to_decode_holds_back_its_next_and_nobody_else(
    start: Start, context: zmq.Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Jpegs come faster than they can be decoded, and must not queue."""
    go = Event()

    def decode(pixels: memoryview, width: int, height: int, format: PixelFormat) -> np.ndarray:
        assert format != "jpeg" or go.wait(LONG_S)
        return as_image(pixels, width, height, format)

    monkeypatch.setattr(flow, "as_image", decode)
    daemon = start()
    hook, other = (Hook(context, daemon.endpoint) for _ in range(2))
    hook.send(encode_jpeg(picture(9)), format="jpeg")
    for value in range(5):
        other.round_trip(value)
    assert hook.frames.receive(0.05) is None
    go.set()
    hook.frames.expect(Styled)
    hook.frames.expect(Credit)


def test_a_jpeg_that_takes_long_to_encode_is_dropped_once_a_newer_one_went_out(
    hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, calls = Event(), []

    def encode(image: np.ndarray, quality: int) -> bytes:
        calls.append(image)
        assert len(calls) > 1 or go.wait(LONG_S)
        return encode_jpeg(image, quality)

    monkeypatch.setattr(flow, "encode_jpeg", encode)
    for value in (1, 2):
        hook.send(encode_jpeg(picture(value)), format="jpeg")
    assert hook.frames.expect(Styled).seq == 2
    go.set()
    wait_for(lambda: stats(hook.control).sessions[0].dropped == 1)
    hook.send(encode_jpeg(picture(3)), format="jpeg")
    assert hook.frames.expect(Styled).seq == 3


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


def test_a_slow_game_of_another_size_slows_nobody(start: Start, context: zmq.Context) -> None:
    """It holds its credit until it has rendered a frame, and the engine does not wait for it."""
    daemon = start(Passthrough(delay_ms=20))
    slow, fast = (Hook(context, daemon.endpoint) for _ in range(2))
    fast.round_trip()
    for _ in range(4):
        slow.send(picture(0, 32, 16), width=32, height=16)
        slow.frames.expect(Styled)
        end_s, frames = time.monotonic() + 0.3, 0
        while time.monotonic() < end_s:
            fast.round_trip()
            frames += 1
        assert frames >= 5  # of about a dozen; one, if the slow game set the pace


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

    def frames() -> list[zmq.Frame]:
        gc.collect()
        return [one for one in gc.get_objects() if type(one) is zmq.Frame]

    before = {id(one): one for one in frames()}  # other tests' leftovers, kept so that none of their ids comes again
    with Client(start(Passthrough()).endpoint) as client:
        for value in range(60):
            client.send(picture(value))
            assert client.latest(timeout=5) is not None
        assert len([one for one in frames() if id(one) not in before]) <= 20
