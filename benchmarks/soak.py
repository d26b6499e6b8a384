"""Many players who come, go, die, change their minds and send nonsense, for as long as you like.

    python benchmarks/soak.py --minutes 30

Method: a passthrough daemon in a process of its own. Steady players change prompts and must get every answer within
seconds and no error at all, while restless ones connect, play, send broken messages and vanish without a word. After a
warm-up the daemon's memory and open files must stay flat, and in the end nobody may be left. Exit status 1 if not.
"""

from __future__ import annotations

import argparse
import random
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import msgpack
import numpy as np
import zmq
from _daemon import Running, cpu, open_files, passthrough, rss_mb

from mirage_game.client import Client
from mirage_game.wire import Attach, Attached, Credit, Frame, Hello, Message, Welcome, decode_from_daemon, encode

GROWTH_MB = 24.0
GROWTH_FILES = 12  # connections that are just being made or forgotten
LONGEST_ANSWER_S = 3.0
SIZES = ((64, 48), (256, 144), (640, 360))


@dataclass
class Report:
    """What happened, from all threads."""

    faults: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, what: str) -> None:
        """Note something expected."""
        with self.lock:
            self.counts[what] = self.counts.get(what, 0) + 1

    def fault(self, what: str) -> None:
        """Note something that must not happen."""
        with self.lock:
            if len(self.faults) < 20:
                self.faults.append(what)


def steady(endpoint: str, number: int, end_s: float, report: Report) -> None:
    """A good player at 30 frames/s, whose every picture must come back right."""
    chance = random.Random(number)
    width, height = SIZES[number % len(SIZES)]
    with Client(endpoint, name=f"steady {number}") as client:
        if not client.wait_connected(10):
            report.fault(f"steady {number} could not connect: {client.error}")
            return
        answered_s = time.monotonic()
        values: dict[int, int] = {}
        while time.monotonic() < end_s:
            value = chance.randrange(256)
            values[client.send(np.full((height, width, 3), value, np.uint8))] = value
            picture = client.latest(timeout=1 / 30)
            if picture is not None:
                answered_s = time.monotonic()
                report.count("frames")
                if not (picture.image == values[picture.seq]).all():
                    report.fault(f"steady {number} got a wrong picture")
                values = {seq: value for seq, value in values.items() if seq > picture.seq}
            if chance.random() < 0.01:
                client.prompt(f"style {value}", blend_ms=100)
            if client.error or time.monotonic() - answered_s > LONGEST_ANSWER_S:
                report.fault(f"steady {number}: {client.error or 'no answer for seconds'}")
                answered_s = time.monotonic()
            time.sleep(1 / 60)


class Rascal:
    """One restless player on raw sockets."""

    def __init__(self, context: zmq.Context[zmq.Socket[bytes]], endpoint: str, chance: random.Random) -> None:
        self.chance = chance
        self.sockets = [context.socket(zmq.DEALER) for _ in range(2)]
        for socket in self.sockets:
            socket.setsockopt(zmq.LINGER, 0)
            socket.setsockopt(zmq.RCVTIMEO, 2000)
            socket.setsockopt(zmq.SNDTIMEO, 2000)
            socket.connect(endpoint)
        self.control, self.frames = self.sockets

    def close(self) -> None:
        """Vanish."""
        for socket in self.sockets:
            socket.close(0)

    def expect(self, socket: zmq.Socket[bytes], kind: type[Message]) -> Message:
        """The next message of this kind. Raises `zmq.Again` if none comes."""
        while True:
            message = decode_from_daemon(socket.recv_multipart()[0])
            if isinstance(message, kind):
                return message

    def join(self) -> None:
        """Begin a session."""
        self.control.send(encode(Hello(version=1, name="rascal")))
        welcome = self.expect(self.control, Welcome)
        assert isinstance(welcome, Welcome)
        self.frames.send(encode(Attach(token=welcome.token)))
        self.expect(self.frames, Attached)

    def play(self) -> None:
        """A few good frames, answers unread."""
        width, height = self.chance.choice(SIZES)
        for seq in range(self.chance.randrange(5)):
            self.expect(self.frames, Credit)
            header = encode(Frame(seq=seq, width=width, height=height, format="rgb8"))
            self.frames.send_multipart([header, bytes(width * height * 3)])

    def misbehave(self) -> None:
        """Something that no daemon should get."""
        noise = self.chance.randbytes(self.chance.randrange(200))
        frame = {"type": "frame", "seq": 1, "width": 64, "height": 48, "format": "rgb8"}
        tricks: list[Callable[[], object]] = [
            lambda: self.control.send(noise),
            lambda: self.frames.send_multipart([noise, noise, noise]),
            lambda: self.control.send(msgpack.packb({"type": "prompt", "text": "\0" * 100_000})),
            lambda: self.control.send(msgpack.packb({"type": "attach", "token": "guess"})),
            lambda: self.frames.send_multipart([msgpack.packb(frame), noise]),
            lambda: self.frames.send_multipart([msgpack.packb(frame | {"format": "jpeg"}), noise + b"x"]),
            lambda: self.frames.send_multipart([msgpack.packb(frame | {"width": 9999}), b""]),
            lambda: self.control.send(msgpack.packb({"type": "hello", "version": 99})),
            lambda: [self.frames.send_multipart([msgpack.packb(frame), bytes(64 * 48 * 3)]) for _ in range(20)],
        ]
        for _ in range(self.chance.randrange(1, 6)):
            self.chance.choice(tricks)()


def restless(endpoint: str, number: int, end_s: float, report: Report) -> None:
    """One rascal after the other."""
    chance = random.Random(1000 + number)
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    while time.monotonic() < end_s:
        rascal = Rascal(context, endpoint, chance)
        try:
            if chance.random() < 0.9:
                rascal.join()
                rascal.play()
            rascal.misbehave()
            report.count("rascals")
        except zmq.Again:
            report.count("rascals that were turned away or not served")
        finally:
            time.sleep(chance.random() * 0.2)
            rascal.close()
    context.destroy(linger=0)


def watch(daemon: Running, seconds: float, report: Report) -> list[tuple[float, int]]:
    """Memory in MB and open files of the daemon over time, a line now and then."""
    samples = []
    began_s = time.monotonic()
    while (passed_s := time.monotonic() - began_s) < seconds:
        samples.append((rss_mb(daemon.pid), open_files(daemon.pid)))
        if len(samples) % 15 == 1:
            memory_mb, files = samples[-1]
            print(f"{passed_s:6.0f} s  {memory_mb:6.1f} MB  {files:4d} files  {report.counts}", flush=True)
        time.sleep(min(1.0, seconds / 20))
    return samples


def main() -> int:
    """Soak; exit status 1 when something was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10, help="%(default)s")
    parser.add_argument("--steady", type=int, default=3, help="good players (%(default)s)")
    parser.add_argument("--restless", type=int, default=3, help="bad ones at a time (%(default)s)")
    options = parser.parse_args()
    seconds = options.minutes * 60
    report = Report()
    print(f"{cpu()}; {options.steady} steady and {options.restless} restless players for {options.minutes:g} minutes")
    with passthrough(5.0, max_sessions=64) as daemon:
        end_s = time.monotonic() + seconds
        kinds = [steady] * options.steady + [restless] * options.restless
        players = [
            threading.Thread(target=kind, args=(daemon.endpoint, number, end_s, report), daemon=True)
            for number, kind in enumerate(kinds)
        ]
        for player in players:
            player.start()
        samples = watch(daemon, seconds, report)
        for player in players:
            player.join(15)
            if player.is_alive():
                report.fault("a player hangs")
        with Client(daemon.endpoint, name="last") as client:
            time.sleep(2.0)  # those who vanished last are noticed
            left = sorted(session.name for session in client.stats(timeout=5).sessions)
        if left != ["last"]:
            report.fault(f"sessions were left behind: {left}")
    return conclude(samples, report)


def conclude(samples: list[tuple[float, int]], report: Report) -> int:
    """Print the verdict and return the exit status. The first third is warm-up."""
    samples = samples[len(samples) // 3 :]
    third = max(1, len(samples) // 3)
    grown_mb = (
        sum(memory for memory, _ in samples[-third:]) / third - sum(memory for memory, _ in samples[:third]) / third
    )
    grown_files = (
        sum(files for _, files in samples[-third:]) / third - sum(files for _, files in samples[:third]) / third
    )
    print(report.counts)
    print(f"memory {grown_mb:+.1f} MB (bar {GROWTH_MB:.0f}), files {grown_files:+.1f} (bar {GROWTH_FILES})")
    if grown_mb > GROWTH_MB:
        report.fault("memory grows")
    if grown_files > GROWTH_FILES:
        report.fault("open files grow")
    for fault in report.faults:
        print(f"fault: {fault}")
    print("soaked, and all is well" if not report.faults else "soaked, and not all is well")
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
