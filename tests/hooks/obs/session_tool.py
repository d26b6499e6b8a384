"""`session_tool`: the filter's session as a program, with the compiler's sanitizers; and daemons for it to meet."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgpack
import zmq
from hooks.obs.build import HOOK
from hooks.obs.fake_daemon import Header, styled, welcome

WAIT_S = 15.0
DESTROY_MS = 500.0
# No call that the graphics thread makes may wait; on a busy machine the thread itself may have to.
CALL_MS = 150.0


def environment() -> dict[str, str]:
    """How the sanitizers shall behave: any report is an exit status, and freed memory is soon given back."""
    return os.environ | {
        "ASAN_OPTIONS": "quarantine_size_mb=1:detect_leaks=1",
        "TSAN_OPTIONS": f"suppressions={HOOK / 'tests' / 'tsan.supp'}:exitcode=66",
    }


class SessionTool:
    """The program, running. What it prints is kept in `events`."""

    def __init__(self, program: Path, endpoint: str, *options: object) -> None:
        self.events: list[dict[str, Any]] = []
        self._more = threading.Condition()
        self._process = subprocess.Popen(
            [str(word) for word in (program, endpoint, *options)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(),
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._more:
                self.events.append(json.loads(line))
                self._more.notify_all()

    def tell(self, command: str) -> None:
        """See hooks/obs/tests/session_tool.c for what there is."""
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()

    def wait(self, fits: Callable[[dict[str, Any]], object], after: int = 0, timeout_s: float = WAIT_S) -> int:
        """Wait for an event that fits, from number `after` on; gives the number behind it."""
        seen, end_s = after, time.monotonic() + timeout_s
        with self._more:
            while True:
                while seen < len(self.events):
                    seen += 1
                    if fits(self.events[seen - 1]):
                        return seen
                assert self._process.poll() is None, f"the tool ended: {self.events[-5:]}"
                assert self._more.wait(max(0.0, end_s - time.monotonic())), f"waited in vain: {self.events[-5:]}"

    def wait_state(self, state: str, after: int = 0, timeout_s: float = WAIT_S) -> int:
        return self.wait(lambda event: event.get("state") == state, after, timeout_s)

    def wait_picture(self, seq: int, timeout_s: float = WAIT_S) -> int:
        return self.wait(lambda event: event.get("seq") == seq, 0, timeout_s)

    def status(self) -> dict[str, Any]:
        """The newest that it printed."""
        return [event for event in self.events if event["event"] == "status"][-1]

    def peak_mb(self) -> float:
        """The most memory that it ever had."""
        for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        raise AssertionError("no VmHWM")

    def end(self, *, quit_first: bool = True) -> dict[str, Any]:
        """Let it quit, or wait until it does; gives what it counted, after the checks that hold for every run."""
        if quit_first:
            self.tell("quit")
        assert self._process.wait(40) == 0, "a sanitizer's report stands in the captured output"
        self._reader.join(10)
        last = self.events[-1]
        assert last["event"] == "end"
        assert last["destroy_ms"] < DESTROY_MS, last
        assert last["slowest_call_ms"] < CALL_MS, last
        assert last["wrong"] == last["disordered"] == 0, last
        return last

    def kill(self) -> None:
        """For the end of a test that failed."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(10)
        self._reader.join(10)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()


class RealDaemon:
    """`mirage serve` with the passthrough backend."""

    def __init__(self, endpoint: str = "tcp://127.0.0.1:*", *options: object) -> None:
        command = [sys.executable, "-m", "mirage_game", "serve", "--backend", "passthrough", "--json"]
        self._process = subprocess.Popen(
            [*command, "--until-stdin-closes", "--endpoint", endpoint, *(str(option) for option in options)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=lambda: [lines.put(line) for line in self._process.stdout or ()], daemon=True).start()
        while (ready := json.loads(lines.get(timeout=60)))["event"] != "ready":
            pass
        self.endpoint: str = ready["endpoint"]
        self.server_key: str | None = ready["server_key"]

    def kill(self) -> None:
        """Vanish at once, without a word."""
        self._process.kill()
        self._process.wait(10)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()


class RawDaemon:
    """A ROUTER that says what the test tells it to, when it does."""

    def __init__(self, endpoint: str = "tcp://127.0.0.1:*", queue: int = 0) -> None:
        self._context: zmq.Context[Any] = zmq.Context()
        self.socket = self._context.socket(zmq.ROUTER)
        self.socket.linger = 0
        self.socket.rcvhwm = queue
        self.socket.sndhwm = 0
        self.socket.bind(endpoint)
        self.endpoint = self.socket.last_endpoint.decode().strip("\0")
        self.sessions = 0
        self.control = self.frames = b""

    def close(self) -> None:
        self._context.destroy(linger=0)

    def next(self, timeout_s: float = WAIT_S) -> tuple[bytes, Header, list[bytes]]:
        """The next message, whatever it is."""
        assert self.socket.poll(timeout_s * 1e3), "nothing came"
        peer, header, *parts = self.socket.recv_multipart()
        return peer, msgpack.unpackb(header), parts

    def expect(self, kind: str, timeout_s: float = WAIT_S) -> tuple[bytes, Header, list[bytes]]:
        """The next message of this type; others are passed over."""
        end_s = time.monotonic() + timeout_s
        while True:
            message = self.next(end_s - time.monotonic())
            if message[1]["type"] == kind:
                return message

    def drain(self, kind: str, seconds: float) -> tuple[Header, bytes]:
        """The last message of this type before nothing comes for so long."""
        last = None
        while self.socket.poll(seconds * 1e3):
            _, header, parts = self.next()
            if header["type"] == kind:
                last = header, parts[0]
        assert last is not None
        return last

    def silence(self, seconds: float) -> None:
        """Nothing may come for so long."""
        assert not self.socket.poll(seconds * 1e3), self.next()[1]

    def send(self, peer: bytes, header: Header | bytes, *parts: bytes) -> None:
        packed = header if isinstance(header, bytes) else msgpack.packb(header)
        self.socket.send_multipart([peer, packed, *parts])

    def welcome(self, **changes: Any) -> Header:
        """A `welcome` as it should be, but for the changes."""
        return welcome(self.sessions) | changes

    def greet(self) -> None:
        """The handshake, as it should be."""
        self.sessions += 1
        self.control, _, _ = self.expect("hello")
        self.send(self.control, self.welcome())
        self.frames, attach, _ = self.expect("attach")
        assert attach["token"] == f"token-{self.sessions}"
        self.send(self.frames, {"type": "attached", "session": self.sessions})

    def grant(self, frames: int = 1) -> None:
        self.send(self.frames, {"type": "credit", "frames": frames})

    def frame(self, timeout_s: float = WAIT_S) -> tuple[Header, bytes]:
        """The next frame."""
        _, header, parts = self.expect("frame", timeout_s)
        return header, parts[0]

    def granted_frame(self) -> tuple[Header, bytes]:
        self.grant()
        return self.frame()

    def answer(self, frame: Header, pixels: bytes, **changes: Any) -> None:
        """A `styled` as it should be, but for the changes."""
        self.send(self.frames, styled(frame, **changes), pixels)
