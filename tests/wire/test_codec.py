from __future__ import annotations

import math
import pickle
from contextlib import suppress

import msgpack
import numpy as np
import pytest

from mirage_game import wire
from mirage_game.wire import WireError, decode_from_client, decode_from_daemon, encode, frame_parts, is_local, limits
from mirage_game.wire.endpoints import is_loopback

POSE = wire.Pose(x=0, y=0, z=0, yaw_deg=0, pitch_deg=0)
SECRET = "hunter2"


def refusal(call, *arguments) -> WireError:
    with pytest.raises(WireError) as caught:
        call(*arguments)
    error = caught.value
    assert error.code in wire.CODES
    assert error.message.endswith(".")
    assert error.fix.endswith(".")
    return error


def test_encode_refuses_what_a_peer_would_refuse():
    for message in (
        wire.Prompt(text="x", strength=math.nan),
        wire.Frame(seq=-1, width=1, height=1, format="rgb8"),
        wire.Stats(backend="", model="", device="", uptime_s=math.inf, sessions=()),
        wire.Event(name="x", fields={"a": 2**70}),
        wire.Event(name="x", fields={"a": object()}),
        wire.Event(name="x", fields={"a": "\ud800"}),
    ):
        assert refusal(encode, message).code == "invalid"
    sizes = wire.Frame(seq=1, width=8000, height=8000, format="rgb8")
    assert refusal(encode, sizes).code == "size"
    assert refusal(encode, wire.Prompt(text="x" * 100_000)).code == "prompt"
    assert (
        refusal(encode, wire.Event(name="x", fields={f"{i}" * 99: "y" * 2000 for i in range(60)})).code == "too_large"
    )


def test_floats_leave_as_floats_and_numpy_scalars_as_numbers():
    pose = wire.Pose(x=1, y=np.float32(0.5), z=np.int64(3), yaw_deg=True and 4, pitch_deg=np.float64(5))
    fields = msgpack.unpackb(encode(wire.Frame(seq=np.int64(7), width=1, height=1, format="rgb8", pose=pose)))
    assert {type(value) for value in fields["pose"].values()} == {float}
    assert fields["seq"] == 7


def test_errors_never_quote_the_message():
    for fields in (
        {"type": SECRET},
        {"type": "frame", "seq": 1, "width": 1, "height": 1, "format": SECRET},
        {"type": "prompt", "text": SECRET + "\x00"},
        {"type": "prompt", "text": SECRET * 2000},
        {"type": "prompt", SECRET: 1},
        {"type": "event", "name": "x", "fields": {SECRET: [], SECRET + "\n": 1}},
        {"type": "event", "name": "x", "fields": {SECRET: math.nan}},
        {"type": "reset", "reason": SECRET},
        {"type": "hello", "version": SECRET},
        {"type": "attach", "token": {SECRET: SECRET}},
    ):
        error = refusal(decode_from_client, msgpack.packb(fields))
        assert SECRET not in repr(error)
        assert error.__cause__ is None
        assert error.__suppress_context__


def test_errors_name_the_field():
    def field(**changes) -> str:
        fields = {"type": "frame", "seq": 1, "width": 1, "height": 1, "format": "rgb8", **changes}
        return refusal(decode_from_client, msgpack.packb(fields)).message

    assert "`controls.gamepad.axes[1]`" in field(controls={"gamepad": {"axes": [0, 7]}})
    assert "`pose`" in field(pose={"x": 1})
    assert "`depth.width`" in field(depth={"width": 0, "height": 1})
    assert "`seq`" in field(seq=-1)


def test_errors_travel_and_pickle():
    error = refusal(decode_from_client, b"")
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, again.message, again.fix) == (error.code, error.message, error.fix)
    message = error.as_message(seq=4)
    assert decode_from_daemon(encode(message)) == message
    long = WireError("internal", "x" * 9000, "y" * 9000).as_message()
    assert len(decode_from_daemon(encode(long)).message) == limits.MAX_PROMPT


def test_nesting_that_closes_is_refused_or_ignored_but_never_fatal():
    for depth in (10, 900, 30_000):
        data = b"\x82\xa4type\xa5watch\xa1z" + b"\x91" * depth + b"\xc0"
        with suppress(WireError):
            assert decode_from_client(data) == wire.Watch()


def test_parts_are_views_and_not_copies():
    header = encode(wire.Frame(seq=1, width=2, height=1, format="rgb8", depth=wire.Depth(width=1, height=1)))
    depth, pixels = bytearray(4), bytearray(6)
    frame, depth_view, pixel_view = frame_parts([header, depth, np.frombuffer(pixels, np.uint8)])
    pixels[0] = depth[0] = 9
    assert (frame.seq, depth_view[0], pixel_view[0], pixel_view.nbytes) == (1, 9, 9, 6)
    assert refusal(frame_parts, []).code == "payload"
    assert refusal(frame_parts, [encode(wire.Watch()), b"x"]).code == "order"
    assert wire.part_lengths(frame) == (4, 6)
    assert refusal(wire.check_parts, wire.Watch(), [3]).code == "payload"


@pytest.mark.parametrize(
    ("endpoint", "local"),
    [
        ("tcp://127.0.0.1:7420", True),
        ("tcp://127.9.9.9:1", True),
        ("tcp://localhost:*", True),
        ("tcp://[::1]:7420", True),
        ("ipc:///tmp/mirage", True),
        ("inproc://x", True),
        ("tcp://0.0.0.0:7420", False),
        ("tcp://*:7420", False),
        ("tcp://[::]:7420", False),
        ("tcp://eth0:7420", False),
        ("tcp://10.0.0.1:7420", False),
        ("tcp://127.0.0.1;10.0.0.1:7420", False),
        ("tcp://127.0.0.1.example.org:7420", False),
        ("tcp://localhost.example.org:7420", False),
    ],
)
def test_which_addresses_stay_here(endpoint, local):
    assert is_local(endpoint) is local


def test_which_hosts_are_this_machine():
    assert all(map(is_loopback, ("127.0.0.1", "localhost", "::1", "[::1]", "127.1.2.3")))
    assert not any(map(is_loopback, ("192.0.2.7", "example.org", "", "localhost.example.org", "0.0.0.0")))
