from __future__ import annotations

import subprocess
import sys
import time

import numpy as np
import pytest
import zmq
from fake_daemon import FakeDaemon, picture, wait_for

from mirage_game.client import Client
from mirage_game.wire import (
    Bye,
    Controls,
    Error,
    Event,
    Frame,
    Pose,
    Prompt,
    Reset,
    WireError,
    as_image,
    encode,
)


def test_frame_goes_out_and_comes_back(daemon, mirage):
    image = np.arange(4 * 8 * 3, dtype=np.uint8).reshape(4, 8, 3)
    pose = Pose(x=1, y=2, z=3, yaw_deg=4, pitch_deg=5)
    depth = np.arange(6, dtype=np.float32).reshape(2, 3)
    daemon.grant()
    controls = Controls(keys=("KeyW",), mouse_dx=3)
    seq = mirage.send(image, pose=pose, controls=controls, depth=depth, capture_ms=2.0)
    image_as_sent = image.copy()
    image[:] = 0  # the caller draws on at once
    wait_for(lambda: daemon.frames)
    header, sent_depth, pixels = daemon.frames[0]
    assert (header.seq, header.pose, header.controls, header.capture_ms) == (seq, pose, controls, 2.0)
    assert header.age_ms >= 0
    assert pixels == image_as_sent.tobytes()
    assert sent_depth == depth.astype("<f4").tobytes()
    daemon.answer(prompt_id=3, steps=2)
    styled = mirage.latest(timeout=5)
    assert np.array_equal(styled.image, image_as_sent)
    assert (styled.seq, styled.header.prompt_id, styled.header.steps) == (seq, 3, 2)
    assert 0 <= styled.age_ms < 5000
    assert mirage.latest() is None  # each picture is given once
    assert not styled.image.flags.writeable


def test_pictures_with_gaps_between_their_rows_arrive_tight(daemon, mirage):
    wide = np.random.default_rng(0).integers(0, 255, (6, 20, 4), np.uint8)
    part = wide[::-1, 3:11]
    daemon.grant()
    mirage.send(part, format="bgra8")
    wait_for(lambda: daemon.frames)
    assert daemon.frames[0][2] == part.tobytes()


def test_jpeg_is_made_of_a_picture_or_taken_as_it_is(daemon, mirage):
    image = np.full((16, 32, 3), (200, 40, 90), np.uint8)
    daemon.grant()
    mirage.send(image, format="jpeg")
    wait_for(lambda: daemon.frames)
    header, _, data = daemon.frames[0]
    assert (header.width, header.height, header.format) == (32, 16, "jpeg")
    assert np.abs(as_image(data, 32, 16, "jpeg").astype(int) - image).max() < 6
    daemon.answer()
    assert mirage.latest(timeout=5).image.shape == (16, 32, 3)
    daemon.grant()
    mirage.send(data, format="jpeg")
    wait_for(lambda: len(daemon.frames) == 2)
    assert daemon.frames[1][2] == data


def test_nothing_is_sent_without_credit_and_the_newest_wins(daemon, mirage):
    for value in range(50):
        last = mirage.send(picture(value))
    mirage.event("mark")  # goes round the same thread: whatever it sends, it has sent by then
    wait_for(lambda: daemon.all(Event))
    assert daemon.frames == []
    daemon.grant()
    wait_for(lambda: daemon.frames)
    assert daemon.frames[0][0].seq == last
    assert daemon.frames[0][2] == picture(49).tobytes()


def test_credit_adds_up_and_is_used_up(daemon, mirage):
    daemon.grant(2)
    daemon.grant(1)
    for value in range(3):
        mirage.send(picture(value))
        wait_for(lambda value=value: len(daemon.frames) == value + 1)
    mirage.send(picture(3))
    mirage.event("mark")
    wait_for(lambda: daemon.all(Event))
    assert len(daemon.frames) == 3
    daemon.grant()
    wait_for(lambda: len(daemon.frames) == 4)


def test_buffers_are_not_written_while_they_are_sent(daemon, mirage):
    """A megabyte leaves by zero-copy; the next frames must not change it."""
    daemon.grant(8)
    for value in range(1, 6):
        mirage.send(picture(value, 640, 360))
        wait_for(lambda value=value: len(daemon.frames) == value)
    for value, (_, _, pixels) in enumerate(daemon.frames, 1):
        assert pixels == picture(value, 640, 360).tobytes()


def test_late_and_unasked_answers_are_dropped(daemon, mirage):
    daemon.grant(3)
    for value in range(3):
        mirage.send(picture(value))
        wait_for(lambda value=value: len(daemon.frames) == value + 1)
    daemon.answer(1)
    assert mirage.latest(timeout=5).seq == 2
    daemon.answer(0)  # overtaken
    daemon.answer(1)  # a second time
    daemon.answer(2, seq=99)  # never sent
    daemon.answer(2)
    assert mirage.latest(timeout=5).seq == 3
    assert mirage.latest() is None


def test_reset_stands_before_the_frames_after_it_and_drops_those_before(daemon, mirage):
    mirage.send(picture(1))
    mirage.reset("teleport")
    mirage.send(picture(2))
    daemon.grant()
    wait_for(lambda: daemon.frames)
    order = [type(message) for message in daemon.heard if isinstance(message, Reset | Frame)]
    assert order == [Reset, Frame]
    assert daemon.all(Reset)[0].reason == "teleport"
    assert daemon.frames[0][2] == picture(2).tobytes()


def test_prompt_and_event_reach_the_daemon(daemon, mirage):
    mirage.prompt("  steampunk\n city ", strength=0.5, blend_ms=100, seed=7)
    mirage.event("health", value=3, low=True)
    wait_for(lambda: daemon.all(Prompt) and daemon.all(Event))
    assert daemon.all(Prompt) == [Prompt(text="steampunk city", strength=0.5, blend_ms=100.0, seed=7)]
    assert daemon.all(Event) == [Event(name="health", fields={"value": 3, "low": True})]
    assert wait_for(lambda: mirage.prompted).text == "steampunk city"


def test_stats_waits_and_times_out(daemon, mirage):
    assert mirage.stats(timeout=5).backend == "fake"
    daemon.mute = True
    with pytest.raises(TimeoutError, match=r"within 0\.05 s"):
        mirage.stats(timeout=0.05)


def test_what_no_daemon_takes_raises_in_the_callers_thread(mirage):
    with pytest.raises(ValueError, match="4 channels"):
        mirage.send(picture(), format="rgba8")
    with pytest.raises(ValueError, match="no pixel format"):
        mirage.send(picture(), format="yuv420")
    with pytest.raises(ValueError, match="uint8"):
        mirage.send(picture().astype(np.float32))
    with pytest.raises(ValueError, match=r"\(height, width\)"):
        mirage.send(picture(), depth=np.zeros(32, np.float32))
    with pytest.raises(WireError) as caught:
        mirage.send(picture(), pose=Pose(x=float("nan"), y=0, z=0, yaw_deg=0, pitch_deg=0))
    assert caught.value.code == "invalid"
    assert "pose.x" in caught.value.message
    for text in ("x" * 100_000, "a\x1b[2Jb"):
        with pytest.raises(WireError) as caught:
            mirage.prompt(text)
        assert caught.value.code == "prompt"
    with pytest.raises(WireError, match="pixels"):
        mirage.send(np.broadcast_to(np.zeros((1, 1, 3), np.uint8), (8000, 8000, 3)))


def test_garbage_answers_set_the_error_and_nothing_else(daemon, mirage):
    for garbage, words in [
        ((b"\xc1",), "MessagePack"),
        ((b"",), "MessagePack"),
        ((b"\x81\xa4type\xa5hello",), "type"),
        ((b"\xc6" + b"\xff" * 4 + b"x" * 200_000,), "65536"),
        ((encode(Error(code="busy", message="Too many players.", fix="Wait.")),), "Too many players. Wait."),
    ]:
        daemon.tell(*garbage)
        wait_for(lambda words=words: mirage.error and words in mirage.error)
    daemon.grant()
    mirage.send(picture(5))
    wait_for(lambda: daemon.frames)
    daemon.answer(width=9)
    wait_for(lambda: "makes 108 bytes, but 96" in mirage.error)
    daemon.answer(format="jpeg")
    wait_for(lambda: "no jpeg" in mirage.error)
    daemon.answer()
    wait_for(lambda: mirage.latest() is None)
    daemon.grant()
    mirage.send(picture(6))
    wait_for(lambda: len(daemon.frames) == 2)
    daemon.answer()
    assert mirage.latest(timeout=5).image[0, 0, 0] == 6
    assert mirage.connected


def test_close_says_bye_and_is_quick(daemon):
    mirage = Client(daemon.endpoint)
    assert mirage.wait_connected(5)
    begun = time.perf_counter()
    mirage.close()
    mirage.close()
    assert time.perf_counter() - begun < 1
    wait_for(lambda: daemon.all(Bye))
    with pytest.raises(RuntimeError, match="closed"):
        mirage.send(picture())


def test_close_wakes_a_waiting_thread_and_needs_no_daemon():
    with Client("tcp://127.0.0.1:9") as mirage:
        begun = time.perf_counter()
    assert time.perf_counter() - begun < 1
    assert mirage.latest(timeout=5) is None


def test_a_program_that_never_closes_still_ends():
    code = "from mirage_game import Client; Client('tcp://127.0.0.1:9', name='x')"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


@pytest.mark.parametrize(
    "endpoint", ["tcp://192.168.1.4:7420", "tcp://example.org:7420", "tcp://*:7420", "tcp://[2001:db8::1]:7420"]
)
def test_remote_addresses_need_keys(endpoint):
    with pytest.raises(ValueError, match="server_key"):
        Client(endpoint)


@pytest.mark.parametrize(
    "endpoint", ["", "127.0.0.1:7420", "tcp://", "tcp://127.0.0.1", "http://127.0.0.1:1", "ipc://"]
)
def test_nonsense_addresses_are_refused(endpoint):
    with pytest.raises(ValueError, match="not an address"):
        Client(endpoint)


def test_wrong_keys_are_refused():
    with pytest.raises(ValueError, match="40 characters"):
        Client(server_key="short")
    with pytest.raises(ValueError, match="from 1 to 100"):
        Client(jpeg_quality=0)
    with pytest.raises(ValueError, match="server_key"):
        Client(key=("a" * 40, "b" * 40))


@pytest.mark.skipif(not zmq.has("curve"), reason="libzmq has no CURVE")
def test_curve():
    public, secret = zmq.curve_keypair()

    def secure(router: zmq.Socket[bytes]) -> None:
        router.curve_server = True
        router.curve_secretkey, router.curve_publickey = secret, public

    daemon = FakeDaemon(setup=secure)
    try:
        with Client(daemon.endpoint, server_key=public.decode()) as mirage:
            assert mirage.wait_connected(5)
            daemon.grant()
            mirage.send(picture(3, 640, 360))
            wait_for(lambda: daemon.frames)
            daemon.answer()
            assert mirage.latest(timeout=5).image[0, 0, 0] == 3
        heard = len(daemon.heard)
        with Client(daemon.endpoint, server_key=zmq.curve_keypair()[0]) as stranger:
            assert "server_key" in wait_for(lambda: stranger.error)
            assert not stranger.connected
        with Client(daemon.endpoint) as plain:
            assert "server_key" in wait_for(lambda: plain.error)
            assert not plain.connected
        assert len(daemon.heard) <= heard + 1  # the first client's goodbye, nothing of the stranger
    finally:
        daemon.stop()


def test_memory_of_sent_frames_is_used_again(daemon, mirage):
    for value in range(1, 30):
        daemon.grant()
        mirage.send(picture(value, 640, 360))
        wait_for(lambda value=value: len(daemon.frames) == value)
    buffers = mirage._desk.buffers
    assert len(buffers._idle) + len(buffers._busy) <= 4
