"""A scripted daemon: speaks docs/protocol.md by pyzmq and msgpack alone, and answers as a style says, good or bad.

    from hooks.obs.fake_daemon import ScriptedDaemon    # tests/conftest.py puts tests/ on the path

    with ScriptedDaemon("invert") as daemon:             # a thread; daemon.endpoint is a free port
        daemon.prompts, daemon.frames                    # what it heard: headers, newest last
        daemon.style = "solid"; daemon.colour = (255, 0, 0); daemon.delay_ms = 150

Or as a program, for other languages and for benchmarks: `python fake_daemon.py invert --delay-ms 150`. Its first
line is {"endpoint": ...}; a line such as {"style": "solid"} on standard input changes it; it ends when that closes, and
then prints what it counted.

The engine is one worker that takes `delay_ms` a frame: it grants one credit, and the next when it has answered.

Good styles: invert, same, solid (`colour`). Bad ones, all of which must be survived:

    wrong_size     styled frames of another size, with the pixels to match
    short, long    pixels fewer or more than the header says
    garbage        random bytes where a header should be, and random pixels
    gigabyte       headers that claim a gigabyte: of pixels, of text, of list
    unasked        numbers that were never sent, and pictures nobody asked for
    flash          white and black in turn, which the photosensitivity guard must calm
    mute           greets and attaches, grants credit, and never answers a frame
    silence        hears everything and says nothing at all
    busy           refuses the hello
"""

from __future__ import annotations

import argparse
import heapq
import itertools
import json
import random
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

import msgpack
import numpy as np
import zmq

GOOD = ("invert", "same", "solid")
BAD = ("wrong_size", "short", "long", "garbage", "gigabyte", "unasked", "flash", "mute", "silence", "busy")
CHANNELS = {"rgba8": 4, "bgra8": 4, "rgb8": 3}
BIND_S = 5.0
KEPT = 10_000

Header = dict[str, Any]


class ScriptedDaemon:
    """A daemon in a thread. Lists of what it heard may be read at any time, and its attributes set."""

    def __init__(
        self,
        style: str = "invert",
        *,
        endpoint: str = "tcp://127.0.0.1:*",
        delay_ms: float = 0.0,
        colour: tuple[int, int, int] = (0, 255, 0),
    ) -> None:
        if style not in GOOD + BAD:
            raise ValueError(f"no style {style!r}; take one of {', '.join(GOOD + BAD)}")
        self.style, self.delay_ms, self.colour = style, delay_ms, colour
        self.hellos: list[Header] = []
        self.prompts: list[Header] = []
        self.resets: list[Header] = []
        self.byes: list[Header] = []
        self.frames: deque[Header] = deque(maxlen=KEPT)
        self.last_pixels = b""
        self.counts = {"frames": 0, "styled": 0, "bad": 0, "uncredited": 0}
        self._sessions = itertools.count(1)
        self._credit: dict[bytes, int] = {}
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._busy_until_s = 0.0
        self._random = random.Random(1)
        self._stop = threading.Event()
        self._router: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.ROUTER)
        self._router.linger = 0
        self._router.maxmsgsize = 64 << 20
        self._bind(endpoint)
        self.endpoint = self._router.last_endpoint.decode().strip("\0")
        self._thread = threading.Thread(target=self._run, name="scripted daemon")
        self._thread.start()

    def __enter__(self) -> ScriptedDaemon:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Vanish: no bye, the port is free again."""
        self._stop.set()
        self._thread.join(10)

    def await_tried(self, style: str, timeout_s: float = 10.0) -> None:
        """Wait until it has answered in this style; a mute one, until it was sent a frame."""
        what = "frames" if style == "mute" else "styled"
        before, end_s = self.counts[what], time.monotonic() + timeout_s
        while self.counts[what] == before:
            assert time.monotonic() < end_s, f"{style} was not tried: {self.counts}"
            time.sleep(0.01)

    def wait_frames(self, more: int = 1, timeout_s: float = 10.0) -> None:
        """Wait until so many more frames came."""
        wanted, end_s = self.counts["frames"] + more, time.monotonic() + timeout_s
        while self.counts["frames"] < wanted:
            if time.monotonic() > end_s:
                raise TimeoutError(f"{self.counts['frames']} frames came within {timeout_s:g} s, not {wanted}")
            time.sleep(0.005)

    def _bind(self, endpoint: str) -> None:
        end_s = time.monotonic() + BIND_S
        while True:
            try:
                self._router.bind(endpoint)
                return
            except zmq.ZMQError:  # the port of a daemon that has just gone
                if time.monotonic() > end_s:
                    raise
                time.sleep(0.01)

    def _run(self) -> None:
        while not self._stop.is_set():
            wait_ms = 5.0 if not self._due else min(5.0, max(0.0, (self._due[0][0] - time.monotonic()) * 1e3))
            if self._router.poll(wait_ms):
                identity, *parts = self._router.recv_multipart()
                self._hear(identity, parts)
            while self._due and self._due[0][0] <= time.monotonic():
                heapq.heappop(self._due)[2]()
        self._router.close()

    def _hear(self, peer: bytes, parts: list[bytes]) -> None:
        try:
            header = msgpack.unpackb(parts[0])
            kind = header["type"]
        except (ValueError, KeyError, TypeError, msgpack.UnpackException):
            self.counts["bad"] += 1
            return
        lists = {"hello": self.hellos, "prompt": self.prompts, "reset": self.resets, "bye": self.byes}
        if kind in lists:
            lists[kind].append(header)
        if kind == "frame":
            self._hear_frame(peer, header, parts)
        if self.style == "silence":
            return
        if kind == "hello" and self.style == "busy":
            self._send(peer, type="error", code="busy", message="No place is free.", fix="Try again later.")
            self._send(peer, type="bye", reason="busy")
        elif kind == "hello":
            self._send(peer, **welcome(next(self._sessions)))
        elif kind == "attach":
            self._send(peer, type="attached", session=int(header["token"].removeprefix("token-")))
            self._credit[peer] = 0
            self._grant(peer)
        elif kind == "prompt":
            self._send(peer, type="prompted", prompt_id=len(self.prompts), text=" ".join(header["text"].split()))
        elif kind == "watch":
            self._send(peer, **stats(range(1, 100)))

    def _hear_frame(self, peer: bytes, header: Header, parts: list[bytes]) -> None:
        self.counts["frames"] += 1
        size = header["width"] * header["height"] * CHANNELS.get(header["format"], 0)
        if len(parts) != 2 or (size and len(parts[1]) != size):
            self.counts["bad"] += 1
            return
        if self._credit.get(peer, 0) < 1:
            self.counts["uncredited"] += 1
            return
        self._credit[peer] -= 1
        self.frames.append(header)
        self.last_pixels = parts[1]
        if self.style in ("mute", "silence"):
            return
        now_s = time.monotonic()
        self._busy_until_s = max(now_s, self._busy_until_s) + self.delay_ms / 1e3
        self._later(self._busy_until_s, lambda: self._answer(peer, header, parts[1]))

    def _later(self, at_s: float, what: Callable[[], None]) -> None:
        heapq.heappush(self._due, (at_s, next(self._order), what))

    def _grant(self, peer: bytes) -> None:
        self._credit[peer] += 1
        self._send(peer, type="credit", frames=1)

    def _answer(self, peer: bytes, frame: Header, pixels: bytes) -> None:
        self.counts["styled"] += 1
        for parts in answers(self.style, frame, pixels, self.colour, self.counts["styled"], self._random):
            self._send_parts(peer, parts)
        self._grant(peer)

    def _send(self, peer: bytes, **header: Any) -> None:
        self._send_parts(peer, [msgpack.packb(header)])

    def _send_parts(self, peer: bytes, parts: list[bytes]) -> None:
        with suppress(zmq.ZMQError):  # a hook that has gone
            self._router.send_multipart([peer, *parts])


def welcome(session: int) -> Header:
    """What the daemon says to a hook that comes in."""
    limits = {"max_side": 8192, "max_pixels": 3840 * 2160, "max_payload_bytes": 33243136, "max_prompt": 2000}
    return {
        "type": "welcome",
        "version": 1,
        "session": session,
        "token": f"token-{session}",
        "features": [],
        "formats": ["rgba8", "bgra8", "rgb8", "jpeg"],
        "limits": limits,
        "backend": "fake",
        "model": "fake-model",
        "device": "fake-device",
        "prompt": "",
        "prompt_id": 0,
        "strength": 1.0,
    }


def styled(frame: Header, **changes: Any) -> Header:
    """The header of a good answer to a frame, but for the changes."""
    same = {key: frame[key] for key in ("seq", "width", "height", "format", "bottom_up") if key in frame}
    return {"type": "styled", **same, "prompt_id": 1, "steps": 1, "stages": {"model_ms": 1.0}} | changes


def stats(sessions: Iterable[int]) -> Header:
    """The daemon's figures, with these sessions."""
    same = {"name": "fake", "prompt": "", "width": 64, "height": 48, "frames": 1, "dropped": 0}
    same |= {"fps": 1.0, "steps": 1.0, "stages": {}}
    listed = [{"session": session, **same} for session in sessions]
    return {"type": "stats", "backend": "fake", "model": "none", "device": "none", "uptime_s": 1.0, "sessions": listed}


def answers(
    style: str, frame: Header, pixels: bytes, colour: tuple[int, int, int], number: int, dice: random.Random
) -> list[list[bytes]]:
    """The messages, as parts, by which a frame is answered."""
    width, height, form = frame["width"], frame["height"], frame["format"]

    def message(body: bytes, **changes: Any) -> list[bytes]:
        return [msgpack.packb(styled(frame, **changes)), body]

    match style:
        case "invert":
            return [message(inverted(pixels))]
        case "same":
            return [message(pixels)]
        case "solid":
            return [message(filled(colour, form, width * height))]
        case "flash":
            return [message(filled((255, 255, 255) if number % 2 else (0, 0, 0), form, width * height))]
        case "wrong_size":
            other = message(filled((255, 0, 0), form, width * 2 * height), width=width * 2)
            turned = message(filled((255, 0, 0), form, width * height), width=height, height=width)
            return [other, turned] if width != height else [other]
        case "short":
            return [message(pixels[: len(pixels) // 2]), message(b""), message(b"")[:1]]
        case "long":
            return [message(pixels + b"\xff" * 64), [*message(pixels), b"more"]]
        case "garbage":
            noise = [dice.randbytes(dice.randrange(1, 300)) for _ in range(4)]
            cut = message(b"")[0][: dice.randrange(1, 20)]
            return [[noise[0]], [noise[1], noise[2]], [cut, noise[3]], message(pixels, format="rgb565"), [b""]]
        case "gigabyte":
            start = msgpack.packb({"type": "styled"})[1:]
            claims = (b"\xc6", b"\xdb", b"\xdd", b"\xdf")  # bin, text, array and map with a length of 32 bits
            lies = [[b"\x82" + start + msgpack.packb("x") + claim + (1 << 30).to_bytes(4, "big")] for claim in claims]
            return [*lies, message(pixels, width=8192, height=32768), message(pixels, width=1 << 20, height=256)]
        case "unasked":
            red = filled((255, 0, 0), form, width * height)
            return [message(red, seq=frame["seq"] + 1000), message(red, seq=0), message(red, seq=1 << 60)]
    return []


def inverted(pixels: bytes) -> bytes:
    """255 minus each byte; alpha is unspecified on the way back."""
    return np.invert(np.frombuffer(pixels, np.uint8)).tobytes()


def filled(colour: tuple[int, int, int], form: str, pixels: int) -> bytes:
    """So many pixels of one colour."""
    red, green, blue = colour
    pixel = {"rgba8": (red, green, blue, 255), "bgra8": (blue, green, red, 255), "rgb8": (red, green, blue)}[form]
    return bytes(pixel) * pixels


def main() -> None:
    """Serve until standard input closes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("style", nargs="?", default="invert", choices=GOOD + BAD)
    parser.add_argument("--endpoint", default="tcp://127.0.0.1:*")
    parser.add_argument("--delay-ms", type=float, default=0.0)
    parser.add_argument("--colour", default="0,255,0", help="red,green,blue of the style solid")
    options = parser.parse_args()
    red, green, blue = (int(part) for part in options.colour.split(","))
    with ScriptedDaemon(
        options.style, endpoint=options.endpoint, delay_ms=options.delay_ms, colour=(red, green, blue)
    ) as daemon:
        print(json.dumps({"endpoint": daemon.endpoint}), flush=True)
        for line in sys.stdin:
            for name, value in json.loads(line).items():
                setattr(daemon, name, tuple(value) if name == "colour" else value)
    print(json.dumps(daemon.counts | {"prompts": [prompt["text"] for prompt in daemon.prompts]}), flush=True)


if __name__ == "__main__":
    main()
