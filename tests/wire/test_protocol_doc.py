"""docs/protocol.md says what the code does: every message, field, limit and error code; its hook works as printed."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest
import zmq

from mirage_game import wire
from mirage_game.wire import decode_from_client, encode, frame_parts, limits
from mirage_game.wire.messages import FROM_CLIENT, FROM_DAEMON

DOC = (Path(__file__).parent.parent.parent / "docs" / "protocol.md").read_text("utf-8")


def section(title: str) -> str:
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#+ |\Z)", DOC, re.MULTILINE | re.DOTALL)
    assert found, f"docs/protocol.md has no section {title!r}"
    return found[1]


@pytest.mark.parametrize("kind", {*FROM_CLIENT, *FROM_DAEMON}, ids=lambda kind: kind.__name__)
def test_every_message_and_field_is_described(kind):
    text = section(kind.__struct_config__.tag)
    for field in kind.__struct_fields__:
        assert f"`{field}`" in text


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Pose", wire.Pose),
        ("Controls", wire.Controls),
        ("Controls", wire.Gamepad),
        ("welcome", wire.Limits),
        ("styled", wire.Stages),
        ("stats", wire.SessionStats),
        ("stats", wire.Percentiles),
        ("frame", wire.Depth),
    ],
)
def test_every_part_of_a_message_is_described(title, kind):
    for field in kind.__struct_fields__:
        assert f"`{field}`" in section(title)


def test_every_error_code_is_described_and_no_other():
    codes = re.findall(r"^\| `(\w+)` \|", section("Error codes"), re.MULTILINE)
    assert codes == list(wire.CODES)


def test_limits_are_those_of_the_code():
    for value in (
        limits.MAX_SEQ,
        limits.MAX_SEED,
        limits.MAX_SIDE,
        limits.MAX_PIXELS,
        limits.MAX_HEADER_BYTES,
        limits.MAX_PAYLOAD_BYTES + limits.MAX_JPEG_EXTRA_BYTES,
        int(limits.MAX_DURATION_MS),
        limits.MAX_PROMPT,
        limits.MAX_NAME,
        limits.MAX_SESSIONS,
    ):
        assert str(value) in DOC, value
    assert f"at most {limits.MAX_KEYS} texts of 1 to {limits.MAX_KEY}" in DOC
    assert f"at most {limits.MAX_AXES} floats" in DOC
    assert f"at most {limits.MAX_BUTTONS} booleans" in DOC
    assert f"1 to {limits.MAX_CREDIT}" in section("credit")
    assert f"0 to {limits.MAX_STEPS}" in section("styled")
    assert f"map of at most {limits.MAX_FIELDS}" in section("event")
    assert f"at most {limits.MAX_JPEG_SCANS} scans" in DOC


def test_pose_example_is_right():
    from math import cos, radians, sin

    yaw, pitch = radians(90), radians(-30)
    forward = (sin(yaw) * cos(pitch), sin(pitch), -cos(yaw) * cos(pitch))
    assert forward == pytest.approx((0.866, -0.5, 0), abs=1e-3)
    assert [10 + 10 * forward[0], 64 + 10 * forward[1], -3 + 10 * forward[2]] == pytest.approx(
        [18.66, 59, -3], abs=0.01
    )
    assert (cos(yaw), sin(yaw)) == pytest.approx((0, 1))


def hook() -> dict[str, Any]:
    """The document's hook, exactly as printed."""
    blocks: list[str] = re.findall(r"^```python\n(.*?)^```", section("A whole hook"), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1
    names: dict[str, Any] = {"__name__": "hook"}
    exec(compile(blocks[0], "docs/protocol.md", "exec"), names)
    return names


def welcome() -> wire.Message:
    return wire.Welcome(
        version=1,
        session=1,
        token="t",
        features=(),
        formats=("rgb8",),
        limits=wire.Limits(max_side=1, max_pixels=1, max_payload_bytes=1, max_prompt=1),
        backend="",
        model="",
        device="",
        prompt="",
        prompt_id=0,
        strength=1.0,
    )


def serve(router: zmq.Socket[bytes], heard: list[wire.Message]) -> None:
    """The least daemon: greets, inverts frames, and stops at `bye`."""
    while not heard or not isinstance(heard[-1], wire.Bye):
        assert router.poll(10_000)
        identity, *parts = router.recv_multipart()
        heard.append(decode_from_client(parts[0]))
        answers: list[list[bytes]] = []
        match heard[-1]:
            case wire.Hello():
                answers = [[encode(welcome())]]
            case wire.Prompt(text=text):
                answers = [[encode(wire.Prompted(prompt_id=1, text=text))]]
            case wire.Attach(token="t"):
                answers = [[encode(wire.Attached(session=1))], [encode(wire.Credit(frames=2))]]
            case wire.Frame(seq=seq, width=width, height=height, format=format):
                inverted = bytes(255 - value for value in frame_parts(parts)[2])
                answers = [
                    [encode(wire.Styled(seq=seq, width=width, height=height, format=format)), inverted],
                    [encode(wire.Credit(frames=1))],
                ]
        for answer in answers:
            router.send_multipart([identity, *answer])


def test_the_printed_hook_works():
    heard: list[wire.Message] = []
    shown: list[tuple[int, bytes]] = []
    with zmq.Context.instance().socket(zmq.ROUTER) as router:
        router.linger = 0
        port = router.bind_to_random_port("tcp://127.0.0.1")
        daemon = threading.Thread(target=serve, args=(router, heard))
        daemon.start()
        hook()["play"](
            f"tcp://127.0.0.1:{port}",
            "steampunk",
            4,
            2,
            5,
            lambda seq: bytes([seq]) * 24,
            lambda header, pixels: shown.append((header["seq"], pixels)),
        )
        daemon.join(10)
        assert not daemon.is_alive()
    assert shown == [(seq, bytes([255 - seq]) * 24) for seq in range(1, 6)]
    assert wire.Prompt(text="steampunk") in heard
    assert heard[0] == msgspec.structs.replace(wire.Hello(version=1), name="forty lines")
