"""The filter's session against daemons that are absent, wrong or hostile."""

from __future__ import annotations

import itertools
import random
import socket
import threading
import time
from pathlib import Path
from typing import Any

import msgpack
import pytest
from hooks.obs.build import Builds
from hooks.obs.fake_daemon import stats, styled
from hooks.obs.session_tool import RawDaemon, SessionTool
from hooks.obs.sessions import BOTH, MOST_MB, Start, says

from mirage_game.daemon import security

# Daemons that send nonsense


def nonsense(frame: dict[str, Any], pixels: bytes) -> list[tuple[bytes, ...]]:
    """Messages of which none may be shown, ended on, or crashed on; each counts as refused."""

    def head(**changes: Any) -> bytes:
        return bytes(msgpack.packb(styled(frame, **changes)))

    dice = random.Random(7)
    claims = (b"\xc6", b"\xdb", b"\xdd", b"\xdf")  # bin, text, list and map of 32 bits
    gigabytes = [b"\x81\xa1x" + claim + (1 << 30).to_bytes(4, "big") for claim in claims]
    return [
        (b"",),
        *((dice.randbytes(dice.randrange(1, 400)),) for _ in range(20)),
        *((gigabyte,) for gigabyte in gigabytes),
        (head()[:-3], pixels),
        (head() + b"\xc0", pixels),
        (msgpack.packb({"type": "surprise"}),),
        (msgpack.packb({"type": "frame", "seq": 1}), pixels),
        (msgpack.packb({"type": "credit", "frames": 9}),),
        (msgpack.packb({"type": "credit", "frames": -1}),),
        (msgpack.packb({"type": "credit", "frames": 1}), b"and more"),
        (msgpack.packb(["styled"]),),
        (head(),),
        (head(), b""),
        (head(), pixels[:-1]),
        (head(), pixels + b"x"),
        (head(), pixels, b""),
        (head(), *([b"x"] * 1000), pixels),
        (head(format="jpeg"), pixels),
        (head(format="rgba8"), pixels),
        (head(format="rgb8"), pixels[: 64 * 48 * 3]),
        (head(width=48, height=64), pixels),
        (head(width=128), pixels * 2),
        (head(width=0), b""),
        (head(width=8192, height=8192), pixels),
        (head(width=-1), pixels),
        (head(bottom_up=True), pixels),
        (head(seq=frame["seq"] + 1000), pixels),
        (head(seq=0), pixels),
        (head(seq=-1), pixels),
        (head(seq=1 << 60), pixels),
        (head(seq=float(frame["seq"])), pixels),
        (head(stages={"model_ms": float("nan")}), pixels),
    ]


@BOTH
def test_nonsense_is_counted_and_passed_over(raw: RawDaemon, start: Start, variant: str) -> None:
    tool = start(raw.endpoint, "--rate", 200, variant=variant)
    raw.greet()
    frame, pixels = raw.granted_frame()
    bad = nonsense(frame, pixels)
    for message in bad:
        raw.send(raw.frames, *message)
    raw.answer(frame, pixels)  # the good one still comes
    tool.wait_picture(frame["seq"])
    raw.answer(frame, pixels)  # but not twice
    later = [raw.granted_frame() for _ in range(3)]
    for index in (2, 0, 1):  # nor older ones
        raw.answer(*later[index])
    tool.wait_picture(later[2][0]["seq"])
    for message in bad:
        raw.send(raw.control, *message)
    frame, pixels = raw.granted_frame()
    raw.answer(frame, pixels)
    tool.wait_picture(frame["seq"])
    raw.send(raw.control, {"type": "attached", "session": 77})
    raw.send(raw.control, raw.welcome(session=78))
    frame, pixels = raw.granted_frame()
    raw.answer(frame, pixels)
    tool.wait_picture(frame["seq"])
    counts = tool.end()
    assert counts["refused"] == 2 * len(bad) + 3
    assert (counts["styled"], counts["reconnects"], counts["state"]) == (4, 0, "ready")


def test_floods(raw: RawDaemon, start: Start) -> None:
    tool = start(raw.endpoint, "--rate", 200)
    raw.greet()
    frame, pixels = raw.granted_frame()
    errors = [{"type": "error", "code": "engine", "message": f"Oh {i}.", "fix": "Ah."} for i in range(3)]
    for i in range(6000):
        raw.send(raw.frames, errors[i % 3])
        raw.send(raw.control, {"type": "error", "code": f"unknown {i}", "message": "x" * 2000})
        raw.send(raw.frames, {"type": "credit", "frames": 8})
        raw.send(raw.control, {"type": "prompted", "prompt_id": i, "text": "y" * 1000})
    large = bytes(8 << 20)
    for i in range(24):
        raw.send(raw.frames, styled(frame, seq=frame["seq"] + 5000 + i), large)
        raw.send(raw.frames, styled(frame), *([bytes(1 << 20)] * 4))
    tool.wait(lambda event: event.get("words", "").endswith("Ah."))
    frame, pixels = raw.drain("frame", 0.5)  # the credit is used up
    raw.answer(frame, pixels)
    tool.wait_picture(frame["seq"])
    assert tool.peak_mb() < MOST_MB
    counts = tool.end()
    assert counts["reconnects"] == 0
    assert counts["prompt"] == ""


@BOTH
def test_it_ends_at_once_in_a_flood(raw: RawDaemon, start: Start, variant: str) -> None:
    tool = start(raw.endpoint, "--rate", 200, variant=variant)
    raw.greet()
    raw.grant(8)
    frame, pixels = raw.frame()
    over, much = threading.Event(), threading.Event()

    def flood() -> None:
        junk = [styled(frame, seq=1 << 40), {"type": "credit", "frames": 8}, {"type": "no such thing"}]
        for rounds in itertools.count():
            for header in junk:
                raw.send(raw.frames, header, *([pixels] if header["type"] == "styled" else []))
            time.sleep(0.0005)
            if rounds > 150:
                much.set()
            if over.is_set():
                return

    flooding = threading.Thread(target=flood)
    flooding.start()
    try:
        assert much.wait(20)
        time.sleep(0.5)
        assert tool.end()["refused"] > 50
    finally:
        over.set()
        flooding.join(10)


def test_messages_over_the_limit_end_the_connection(raw: RawDaemon, start: Start) -> None:
    tool = start(raw.endpoint)
    raw.greet()
    tool.wait_state("ready")
    raw.send(raw.control, bytes(65537))
    raw.greet()
    raw.send(raw.frames, b"x", bytes(33243137))
    raw.greet()
    frame, pixels = raw.granted_frame()
    raw.answer(frame, pixels)
    tool.wait_picture(frame["seq"])
    assert tool.peak_mb() < MOST_MB
    assert tool.end()["reconnects"] == 2


def zmtp(payload: bytes) -> bytes:
    """What a ZeroMQ peer without security says first, and then `payload`."""
    greeting = b"\xff" + bytes(8) + b"\x7f\x03\x00" + b"NULL".ljust(20, b"\0") + b"\x00" + bytes(31)
    kind = b"\x05READY\x0bSocket-Type" + (6).to_bytes(4, "big") + b"ROUTER"
    return greeting + b"\x04" + bytes([len(kind)]) + kind + payload


@pytest.mark.parametrize(
    "says",
    [
        zmtp(b"\x02" + (1 << 30).to_bytes(8, "big") + bytes(4096)),  # a header of a gigabyte
        zmtp(b"\x02" + (1 << 63).to_bytes(8, "big") + bytes(4096)),
        zmtp(b"\x03" + (60000).to_bytes(8, "big") + bytes(100)),  # a part that never ends
        zmtp(b"\xff" * 4096),
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"",
    ],
    ids=["gigabyte", "exabytes", "half", "bytes", "http", "silence"],
)
def test_no_daemon_at_all(start: Start, says: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)
        tool = start(f"tcp://127.0.0.1:{server.getsockname()[1]}")
        peers = []
        for _ in range(4):
            peer, _ = server.accept()
            peer.sendall(says)
            peers.append(peer)
            if says.startswith(b"HTTP"):
                peer.close()
            if says == b"" or (says.endswith(bytes(100)) and len(peers) == 2):
                break
        time.sleep(0.1)
        assert tool.peak_mb() < MOST_MB
        counts = tool.end()
        assert counts["sent"] == 0
        assert counts["state"] in ("connecting", "refused")
        for peer in peers:
            peer.close()


def test_a_daemon_that_stops_reading(start: Start) -> None:
    raw = RawDaemon(queue=2)
    try:
        tool = start(raw.endpoint, "--size", "1920x1080", "--rate", 200)
        raw.greet()
        for _ in range(100):
            raw.grant(8)
            time.sleep(0.01)
        # What ZeroMQ still holds cannot be filled anew: four frames at most wait here, and little goes onto the wire.
        assert tool.peak_mb() < MOST_MB
        assert tool.end()["sent"] < 20
    finally:
        raw.close()


def test_a_name_server_that_does_not_answer(builds: Builds, tmp_path: Path) -> None:
    key = security.new_pair().public.decode()
    options = ("--server-key", key, "--keys", tmp_path / "slow.key_secret", "--seconds", 0.5, "--stay", 2)
    tool = SessionTool(builds.program("slow_names"), "tcp://mirage.example:7420", *options)
    try:
        counts = tool.end(quit_first=False)  # and nothing leaks, for the worker frees all when it comes back
        assert counts["state"] == "connecting"
        assert counts["destroy_ms"] > 300
    finally:
        tool.kill()


# What takes long, all at once


def test_silent_daemons(start: Start) -> None:
    mute, forgetful, stubborn, garbled = daemons = [RawDaemon() for _ in range(4)]
    try:
        tools = [start(daemon.endpoint) for daemon in daemons]
        for daemon in (forgetful, stubborn):
            daemon.greet()
        peer, _, _ = garbled.expect("hello")
        garbled.send(peer, b"\xc1")
        for daemon, session in ((forgetful, 999), (stubborn, 1)):
            daemon.expect("watch", 8)  # after five seconds, since a frame waits
            daemon.send(daemon.control, stats([session]))
        forgetful.greet()
        tools[0].wait(says("does not answer"), timeout_s=8)
        tools[3].wait(says("no daemon of Mirage"), timeout_s=8)
        frame, pixels = stubborn.granted_frame()
        stubborn.answer(frame, pixels)
        tools[2].wait_picture(frame["seq"])
        assert [tool.end()["reconnects"] for tool in tools] == [0, 1, 0, 0]
        assert mute.next()[1]["type"] == "hello"
    finally:
        for daemon in daemons:
            daemon.close()
