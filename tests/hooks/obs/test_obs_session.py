"""The filter's session: against the real daemon, and against daemons that greet badly."""

from __future__ import annotations

import subprocess
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hooks.obs.build import HOOK, Builds
from hooks.obs.session_tool import RawDaemon, RealDaemon, environment
from hooks.obs.sessions import BOTH, Start, is_ready, says

from mirage_game.daemon import security


@BOTH
def test_units(builds: Builds, variant: str) -> None:
    program = builds.program("core_test", variant)
    names = [] if variant == "address" else ["mailbox", "pace", "pictures"]
    done = subprocess.run([program, *names], capture_output=True, text=True, timeout=60, env=environment())
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": fine") == (len(names) or len(list((HOOK / "tests").glob("test_*.c"))))


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
        assert all(tool.end()["sent"] == 0 for tool in (stranger, misled, plain))
        public = next(line for line in mine.read_text().splitlines() if "public-key" in line).split('"')[1]
        assert stranger.status()["words"].endswith(f"--authorise 'obs={public}'")  # the line that mends it
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
