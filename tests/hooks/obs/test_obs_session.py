"""The filter's session: against the real daemon, and against daemons that are absent, wrong or hostile."""

from __future__ import annotations

import random
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgpack
import pytest
from hooks.obs.session_tool import (
    HOOK,
    RawDaemon,
    RealDaemon,
    SessionTool,
    compiled,
    environment,
    stats,
    styled,
)

from mirage_game.daemon import security

BOTH = pytest.mark.parametrize("variant", ["address", "thread"])
# What a session may need besides the program itself under AddressSanitizer: a few pictures of the largest size.
MOST_MB = 400

Start = Callable[..., SessionTool]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("obs-session")


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Start the tool; none of them outlives the test."""
    tools: list[SessionTool] = []

    def start(endpoint: str, *options: object, variant: str = "address") -> SessionTool:
        program = compiled(folder, variant, "session_tool", [HOOK / "tests" / "session_tool.c"])
        tools.append(SessionTool(program, endpoint, *options))
        return tools[-1]

    yield start
    for tool in tools:
        tool.kill()


@pytest.fixture(scope="module")
def real() -> Iterator[RealDaemon]:
    daemon = RealDaemon()
    yield daemon
    daemon.kill()


@pytest.fixture
def raw() -> Iterator[RawDaemon]:
    daemon = RawDaemon()
    yield daemon
    daemon.close()


def is_ready(event: dict[str, Any]) -> bool:
    return event.get("state") == "ready"


def says(words: str) -> Callable[[dict[str, Any]], bool]:
    return lambda event: words in event.get("words", "")


@BOTH
def test_units(folder: Path, variant: str) -> None:
    tests = [HOOK / "tests" / "main.c", *sorted((HOOK / "tests").glob("test_*.c"))]
    program = compiled(folder, variant, "core_test", tests)
    names = [] if variant == "address" else ["mailbox", "pace", "pictures"]
    done = subprocess.run([program, *names], capture_output=True, text=True, timeout=60, env=environment())
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": fine") == (len(names) or len(tests) - 1)


# The real daemon


@BOTH
def test_frames_come_back_as_they_were(real: RealDaemon, start: Start, variant: str) -> None:
    size = "640x360" if variant == "address" else "160x90"  # the other looks at every byte, and slowly
    tool = start(real.endpoint, "--size", size, "--pictures", 60, "--quiet", variant=variant)
    counts = tool.end(quit_first=False)
    assert counts["seen"] == 60
    assert counts["refused"] == counts["reconnects"] == 0
    assert counts["state"] == "ready"


def test_odd_sizes_and_no_pause_between_frames(real: RealDaemon, start: Start) -> None:
    tools = [start(real.endpoint, "--size", size, "--rate", 0, "--pictures", 30) for size in ("3x5", "1282x2")]
    for tool in tools:
        assert tool.end(quit_first=False)["refused"] == 0


def test_a_daemon_that_dies_and_comes_back(start: Start) -> None:
    daemon = RealDaemon()
    try:
        tool = start(daemon.endpoint)
        tool.tell("prompt frozen  winter")
        at = tool.wait(lambda event: event.get("prompt") == "frozen winter")
        at = tool.wait(lambda event: event["event"] == "picture", at)
        daemon.kill()
        at = tool.wait_state("connecting", at)
        at = tool.wait(says("mirage serve"), at)
        daemon = RealDaemon(daemon.endpoint)
        at = tool.wait_state("ready", at)
        at = tool.wait(lambda event: event["event"] == "picture" and event["prompt_id"] > 0, at)
        counts = tool.end()
        assert counts["reconnects"] == 1
        assert counts["prompt"] == "frozen winter"
    finally:
        daemon.kill()


def test_off_and_elsewhere(real: RealDaemon, raw: RawDaemon, start: Start) -> None:
    tool = start(raw.endpoint)
    raw.greet()
    frame, pixels = raw.granted_frame()
    raw.answer(frame, pixels)
    at = tool.wait_picture(frame["seq"])
    tool.tell("off")
    raw.expect("bye")
    at = tool.wait_state("off", at)
    raw.silence(0.3)
    tool.tell("connect")
    raw.greet()
    at = tool.wait_state("ready", at)
    tool.tell(f"connect {real.endpoint}")
    raw.expect("bye")
    at = tool.wait(lambda event: is_ready(event) and event["model"] == "none", at)
    tool.wait(lambda event: event["event"] == "picture", at)
    raw.silence(0.1)
    tool.end()


def test_curve(start: Start, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    server = security.create_daemon_keys(keys)
    daemon = RealDaemon("tcp://127.0.0.1:*", "--curve", "--keys", keys)
    try:
        mine = tmp_path / "player.key_secret"
        encrypted = ("--server-key", daemon.server_key, "--keys", mine)
        wrong = ("--server-key", security.new_pair().public.decode(), "--keys", tmp_path / "other.key_secret")
        stranger, misled, plain = (start(daemon.endpoint, *options) for options in (encrypted, wrong, ()))
        for tool in (stranger, misled, plain):
            tool.wait(says("hung up"))
        stranger.wait_state("refused")
        assert "public key" in stranger.status()["words"]
        assert all(tool.end()["sent"] == 0 for tool in (stranger, misled, plain))
        public = next(line for line in mine.read_text().splitlines() if "public-key" in line).split('"')[1]
        security.authorise(keys, "anna", public)
        assert public != server.public.decode()
        friend = start(daemon.endpoint, *encrypted, "--pictures", 10)
        assert friend.end(quit_first=False)["seen"] == 10
    finally:
        daemon.kill()


# Credit and order


def test_no_frame_without_credit(raw: RawDaemon, start: Start) -> None:
    tool = start(raw.endpoint, "--rate", 200)
    raw.greet()
    raw.silence(0.2)
    raw.grant(3)
    seqs = [raw.frame()[0]["seq"] for _ in range(3)]
    assert seqs == sorted(set(seqs))
    raw.silence(0.3)
    tool.tell("send off")
    time.sleep(0.1)
    for _ in range(1000):
        raw.grant(8)
    time.sleep(0.1)
    tool.tell("send on")
    for _ in range(1 + 8):  # one that waited before they came
        raw.frame()
    raw.silence(0.3)
    assert tool.end()["sent"] == 3 + 1 + 8


def test_the_newest_frame_is_sent(raw: RawDaemon, start: Start) -> None:
    tool = start(raw.endpoint, "--rate", 100)
    raw.greet()
    ages = []
    for _ in range(10):
        time.sleep(0.1)
        frame, pixels = raw.granted_frame()
        ages.append(frame["age_ms"])
        raw.answer(frame, pixels)
    assert sorted(ages)[5] < 100
    tool.wait_picture(frame["seq"])
    counts = tool.end()
    assert counts["styled"] == 10
    assert counts["captured"] < 200


def test_a_reset_stands_before_its_frame(raw: RawDaemon, start: Start) -> None:
    tool = start(raw.endpoint)
    raw.greet()
    before, _ = raw.granted_frame()
    time.sleep(0.1)  # a frame waits
    tool.tell("reset")
    time.sleep(0.1)
    raw.grant(2)
    peer, reset, _ = raw.next()
    assert (peer, reset["type"], reset["reason"]) == (raw.frames, "reset", "cut")
    peer, frame, _ = raw.next()
    assert (peer, frame["type"]) == (raw.frames, "frame")
    assert frame["seq"] > before["seq"] + 1
    assert raw.next()[1]["type"] == "frame"
    tool.end()


def test_prompts(raw: RawDaemon, start: Start) -> None:
    tool = start(raw.endpoint)
    tool.tell("prompt first")
    tool.tell("prompt second")
    time.sleep(0.2)
    raw.greet()
    tool.tell("prompt third")
    third = raw.expect("prompt")[1]
    assert (third["text"], third["blend_ms"]) == ("third", 100)
    raw.send(raw.control, {"type": "prompted", "prompt_id": 5, "text": "second"})
    raw.send(raw.control, {"type": "prompted", "prompt_id": 6, "text": "third!"})
    at = tool.wait(lambda event: event.get("prompt") == "third!")
    raw.send(raw.control, {"type": "prompted", "prompt_id": 7, "text": "nobody asked"})
    tool.tell("prompt " + "x" * 2001)
    at = tool.wait(says("2000 characters"), at)
    tool.tell("prompt " + "\u00e4" * 2000)
    assert len(raw.expect("prompt")[1]["text"]) == 2000
    raw.send(raw.control, {"type": "bye", "reason": "restart"})
    raw.sessions += 1
    raw.control, _, _ = raw.expect("hello")
    raw.send(raw.control, raw.welcome())
    again = raw.expect("prompt")[1]
    assert (len(again["text"]), again["blend_ms"]) == (2000, 0)
    assert tool.end()["prompt"] == "third!"


# Daemons that greet badly


@pytest.mark.parametrize(
    ("code", "state", "words"),
    [("version", "refused", "Update"), ("busy", "refused", "Update"), ("no_session", "connecting", "Update")],
)
def test_turned_away(raw: RawDaemon, start: Start, code: str, state: str, words: str) -> None:
    tool = start(raw.endpoint)
    peer, _, _ = raw.expect("hello")
    raw.send(peer, {"type": "error", "code": code, "message": "No.", "fix": f"{words}."})
    raw.send(peer, {"type": "bye", "reason": "no"})
    tool.wait(lambda event: event.get("state") == state and event["words"] == f"No. {words}.")
    if state == "connecting":
        raw.expect("hello", 1.0)
    else:
        raw.silence(0.5)
    tool.end()


def test_another_version(raw: RawDaemon, start: Start) -> None:
    tool = start(raw.endpoint)
    peer, _, _ = raw.expect("hello")
    raw.send(peer, raw.welcome(version=2))
    tool.wait(lambda event: event.get("state") == "refused" and "another version" in event["words"])
    tool.end()


@BOTH
def test_a_goodbye_instead_of_a_welcome(raw: RawDaemon, start: Start, variant: str) -> None:
    tool = start(raw.endpoint, variant=variant)
    times = []
    for _ in range(5):  # comes back, less often each time
        peer, _, _ = raw.expect("hello")
        times.append(time.monotonic())
        raw.send(peer, {"type": "bye", "reason": "not now"})
    gaps = [later - sooner for sooner, later in pairwise(times)]
    assert gaps[3] >= 0.4, gaps
    assert sum(gaps) < 4, gaps
    tool.wait(says("not now"))
    raw.greet()
    frame, pixels = raw.granted_frame()
    raw.answer(frame, pixels)
    tool.wait_picture(frame["seq"])
    tool.end()


def test_a_session_that_ends_begins_anew(raw: RawDaemon, start: Start) -> None:
    tool = start(raw.endpoint)
    endings = [
        (lambda: raw.control, {"type": "bye", "reason": "over"}),
        (lambda: raw.frames, {"type": "error", "code": "no_session", "message": "Who are you?", "fix": ""}),
        (lambda: raw.control, {"type": "error", "code": "token", "message": "Old.", "fix": ""}),
    ]
    for peer, message in endings:
        raw.greet()
        frame, pixels = raw.granted_frame()
        raw.answer(frame, pixels)
        tool.wait_picture(frame["seq"])
        old = frame
        raw.send(peer(), message)
    raw.greet()
    raw.answer(old, bytes(64 * 48 * 4))  # of a session that is no more
    frame, pixels = raw.granted_frame()
    raw.answer(frame, pixels)
    tool.wait_picture(frame["seq"])
    counts = tool.end()
    assert (counts["reconnects"], counts["refused"], counts["styled"]) == (3, 1, 4)


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
    over = threading.Event()

    def flood() -> None:
        junk = [styled(frame, seq=1 << 40), {"type": "credit", "frames": 8}, {"type": "no such thing"}]
        while not over.is_set():
            for header in junk:
                raw.send(raw.frames, header, *([pixels] if header["type"] == "styled" else []))
            time.sleep(0.0005)

    flooding = threading.Thread(target=flood)
    flooding.start()
    try:
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


def test_a_name_server_that_does_not_answer(folder: Path, start: Start) -> None:
    key = security.new_pair().public.decode()
    tests = [HOOK / "tests" / "session_tool.c", HOOK / "tests" / "slow_names.c"]
    program = compiled(folder, "address", "slow_names", tests)
    options = ("--server-key", key, "--keys", folder / "slow.key_secret", "--seconds", 0.5, "--stay", 2)
    tool = SessionTool(program, "tcp://mirage.example:7420", *options)
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
            daemon.send(daemon.control, stats(session))
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
