"""What a broken or hostile peer may send: it gets a clear error, the daemon lives, the other player loses nothing."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable, Iterator

import msgpack
import numpy as np
import pytest
import zmq
from raw_peers import HEIGHT, WIDTH, Hook, Peer, picture, stats, wait_for

from mirage_game.daemon import Daemon, hub
from mirage_game.wire import (
    CODES,
    Attach,
    Bye,
    Controls,
    Credit,
    Depth,
    Error,
    Frame,
    Hello,
    Prompt,
    Stats,
    Styled,
    Watch,
    encode,
    encode_jpeg,
    limits,
)

FRAME = {"type": "frame", "seq": 1, "width": WIDTH, "height": HEIGHT, "format": "rgb8"}
PIXELS = bytes(WIDTH * HEIGHT * 3)
HELLO = {"type": "hello", "version": 1, "name": "x"}
POSE = {"x": 0.0, "y": 0.0, "z": 0.0, "yaw_deg": 0.0, "pitch_deg": 0.0}


def packed(*maps: dict[str, object], **changes: object) -> bytes:
    return bytes(msgpack.packb({key: value for one in (*maps, changes) for key, value in one.items()}))


@pytest.fixture
def other(context: zmq.Context, daemon: Daemon) -> Iterator[Hook]:
    """A second player, who must not notice anything: not one frame lost, not one error."""
    other = Hook(context, daemon.endpoint, "other")
    other.round_trip(1)
    yield other
    for value in range(2, 5):
        styled, pixels = other.round_trip(value)
        assert (pixels == value).all()
    assert (styled.seq, other.seq) == (4, 4)
    assert other.control.receive(0) is None
    me = next(one for one in stats(other.control).sessions if one.session == other.welcome.session)
    assert (me.frames, me.dropped) == (4, 0)


CONTROL = {
    "another protocol version": ([packed(HELLO, version=2)], "version"),
    "version of the wrong type": ([packed(HELLO, version="1")], "invalid"),
    "cut short": ([packed(HELLO)[:-3]], "malformed"),
    "trailing bytes": ([packed(HELLO) + b"\x00"], "malformed"),
    "nothing": ([b""], "malformed"),
    "noise": ([bytes(range(255, 200, -1))], None),
    "no map": ([msgpack.packb([1, 2, 3])], "invalid"),
    "unknown type": ([packed(type="dance")], "unknown_type"),
    "no type": ([packed(version=1)], "invalid"),
    "a message for clients": ([packed(type="credit", frames=1)], "unknown_type"),
    "deep nesting": ([b"\x91" * 60_000 + b"\xc0"], None),
    "a header of 100 kB": ([packed(type="prompt", text="x" * 100_000)], "too_large"),
    "a prompt of 10,000 characters": ([packed(type="prompt", text="x" * 10_000)], "prompt"),
    "a prompt of control characters": ([packed(type="prompt", text="\x1b[2J\x00\x07")], "prompt"),
    "a prompt that is no text": ([packed(type="prompt", text=b"\xff\xfe")], "invalid"),
    "strength beyond one": ([packed(type="prompt", text="x", strength=2.0)], "invalid"),
    "a name of control characters": ([packed(HELLO, name="\x1b[31m")], "invalid"),
    "payload after a control message": ([packed(type="prompt", text="x"), b"abc"], "payload"),
    "a frame on the control connection": ([packed(FRAME), PIXELS], "order"),
    "attach on the control connection": ([packed(type="attach", token="x")], "order"),
}


@pytest.mark.parametrize("name", CONTROL)
def test_control_connection(name: str, hook: Hook, other: Hook) -> None:
    parts, code = CONTROL[name]
    hook.control.send(*parts)
    error = hook.control.expect(Error)
    assert isinstance(error, Error)
    assert error.code in ({code} if code else CODES)
    assert error.message
    assert error.fix
    hook.round_trip(7)  # the session itself lives on


FRAMES = {
    "a width of zero": ([packed(FRAME, width=0), b""], "size"),
    "a height beyond the limit": ([packed(FRAME, height=limits.MAX_SIDE + 1), PIXELS], "size"),
    "too many pixels": ([packed(FRAME, width=8192, height=8192), PIXELS], "size"),
    "a negative size": ([packed(FRAME, width=-64), PIXELS], "size"),
    "payload too short": ([packed(FRAME), PIXELS[:-1]], "payload"),
    "payload too long": ([packed(FRAME), PIXELS + b"\0"], "payload"),
    "no payload": ([packed(FRAME)], "payload"),
    "too many parts": ([packed(FRAME), PIXELS, PIXELS], "payload"),
    "depth announced but not sent": ([packed(FRAME, depth={"width": 8, "height": 8}), PIXELS], "payload"),
    "depth too short": ([packed(FRAME, depth={"width": 8, "height": 8}), bytes(255), PIXELS], "payload"),
    "a pose that is no number": ([packed(FRAME, pose=POSE | {"x": float("nan")}), PIXELS], "invalid"),
    "an infinite pose": ([packed(FRAME, pose=POSE | {"yaw_deg": float("inf")}), PIXELS], "invalid"),
    "an unknown pixel format": ([packed(FRAME, format="yuv420"), PIXELS], "format"),
    "a negative sequence number": ([packed(FRAME, seq=-1), PIXELS], "invalid"),
    "a key that is no key": ([packed(FRAME, controls={"keys": ["\x1b[0m"]}), PIXELS], "invalid"),
    "1,000 keys": ([packed(FRAME, controls={"keys": ["KeyW"] * 1000}), PIXELS], "invalid"),
    "a jpeg that is none": ([packed(FRAME, format="jpeg"), b"hello" * 20], "jpeg"),
    "an empty jpeg": ([packed(FRAME, format="jpeg"), b""], "payload"),
    "a jpeg cut short": ([packed(FRAME, format="jpeg"), encode_jpeg(picture(9))[:80]], "jpeg"),
    "a jpeg of another size": ([packed(FRAME, format="jpeg", width=32), encode_jpeg(picture(9))], "jpeg"),
    "noise": ([b"\xc1" * 50, PIXELS], "malformed"),
    "a prompt on the frame connection": ([encode(Prompt(text="x"))], "order"),
    "hello on the frame connection": ([encode(Hello(version=1))], "order"),
}


@pytest.mark.parametrize("name", FRAMES)
def test_frame_connection(name: str, hook: Hook, other: Hook) -> None:
    parts, code = FRAMES[name]
    hook.round_trip(5)
    if code != "order":  # a broken frame spends the credit that a whole one would have
        hook.frames.expect(Credit)
    hook.frames.send(*parts)
    error = hook.refused(code)
    if code == "jpeg":
        assert error.seq == 1
    hook.round_trip(6)  # credit goes on, and so does the session


def test_a_frame_without_credit_is_dropped(hook: Hook, other: Hook) -> None:
    hook.send(picture(1))
    for value in range(2, 100):  # far more than anybody grants in that time
        hook.send_now(picture(value))
    hook.refused("credit")
    wait_for(lambda: stats(hook.control).sessions[0].dropped >= 2)


def test_strangers_are_told_to_begin_with_hello(context: zmq.Context, daemon: Daemon, other: Hook) -> None:
    stranger = Peer(context, daemon.endpoint)
    for message in (Prompt(text="x"), Bye(), Frame(seq=1, width=1, height=1, format="rgb8")):
        stranger.send(message)
        assert stranger.expect(Error).code == "no_session"


def test_a_session_cannot_be_taken_with_a_wrong_token(context: zmq.Context, daemon: Daemon, other: Hook) -> None:
    thief = Peer(context, daemon.endpoint)
    for token in ("", "x", str(other.welcome.session), other.welcome.token[:-1], other.welcome.token + "A"):
        thief.send(Attach(token=token))
        error = thief.expect(Error)
        assert error.code == "token"
        assert other.welcome.token not in str(error)
    thief.send(Frame(seq=1, width=WIDTH, height=HEIGHT, format="rgb8"), PIXELS)
    assert thief.expect(Error).code == "no_session"


def test_a_chosen_routing_id_is_refused(context: zmq.Context, daemon: Daemon, other: Hook) -> None:
    """Whoever could choose an id could choose the one that somebody else has just lost."""
    chooser = Peer(context, daemon.endpoint, routing_id=b"player-1")
    chooser.send(Hello(version=1))
    assert "routing id" in chooser.expect(Error).message


def test_tokens_do_not_appear_in_the_figures(hook: Hook) -> None:
    assert hook.welcome.token not in repr(stats(hook.control))


def test_a_flood_of_mistakes_is_answered_sparingly(hook: Hook, other: Hook) -> None:
    for _ in range(500):
        hook.control.send(b"nonsense")
    hook.control.send(Watch())
    errors = 0
    while not isinstance((received := hook.control.receive())[0], Stats):
        errors += isinstance(received[0], Error)
    assert 1 <= errors <= 20
    hook.round_trip(3)


def test_a_client_that_dies_mid_frame(daemon: Daemon, other: Hook) -> None:
    """Speaks ZMTP by hand, so that it can stop in the middle of a payload."""
    host, port = daemon.endpoint.removeprefix("tcp://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as raw:
        raw.sendall(b"\xff" + bytes(8) + b"\x7f\x03\x00" + b"NULL".ljust(20, b"\0") + bytes(32))
        ready = b"\x05READY" + b"\x0bSocket-Type" + struct.pack(">I", 6) + b"DEALER"
        raw.sendall(b"\x04" + bytes([len(ready)]) + ready)
        assert raw.recv(64)
        header = encode(Frame(seq=1, width=1280, height=720, format="rgb8"))
        raw.sendall(b"\x01" + bytes([len(header)]) + header)
        raw.sendall(b"\x02" + struct.pack(">Q", 1280 * 720 * 3) + bytes(100_000))
    wait_for(lambda: len(stats(other.control).sessions) == 1)


def test_a_message_beyond_the_limit_ends_that_connection_only(hook: Hook, other: Hook) -> None:
    hook.frames.send(packed(FRAME), bytes(limits.MAX_PAYLOAD_BYTES + limits.MAX_JPEG_EXTRA_BYTES + 1))
    with pytest.raises(AssertionError):  # it lost its credit with the connection
        hook.frames.expect(Styled, timeout_s=0.3)


def test_a_client_that_never_reads(
    context: zmq.Context, start: Callable[..., Daemon], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is sent no more than it can hold unread, is let go in the end, and costs the other player nothing."""
    monkeypatch.setattr(hub, "STUCK_S", 1.0)
    daemon = start()
    other = Hook(context, daemon.endpoint, "other")
    deaf = Hook(context, daemon.endpoint, "deaf", rcvhwm=1, rcvbuf=4096)
    size = {"width": 1280, "height": 720}
    image = picture(1, **size)
    deaf.send(image, **size)
    end_s = time.monotonic() + 10
    while any(one.name == "deaf" for one in stats(other.control).sessions) and time.monotonic() < end_s:
        deaf.send_now(image, **size)
        other.round_trip(2)
        me = next((one for one in stats(other.control).sessions if one.name == "deaf"), None)
        assert me is None or me.frames <= 24
        time.sleep(0.02)
    assert [one.name for one in stats(other.control).sessions] == ["other"]
    assert stats(other.control).sessions[0].dropped == 0


def test_odd_but_lawful_frames_go_through(hook: Hook) -> None:
    depth = np.linspace(0, 100, 8 * 6, dtype="<f4").tobytes()
    fields = {"width": 1, "height": 1, "format": "bgra8", "bottom_up": True, "depth": Depth(width=8, height=6)}
    hook.frames.expect(Credit)
    hook.frames.send(Frame(seq=9, controls=Controls(keys=("KeyW",)), **fields), depth, b"\1\2\3\4")
    styled, payload = hook.frames.expect_all(Styled)
    assert (styled.seq, styled.bottom_up, styled.format) == (9, True, "bgra8")
    assert payload == [b"\1\2\3\4"]
