"""Starts a daemon as a process of its own, as a player would, and knows what it says."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mirage_game.wire.endpoints import DEFAULT_ENDPOINT

ANY = "tcp://127.0.0.1:*"
READY_WITHIN_S = 300.0  # the first start may compile; a slow disk may still be reading torch
STOP_WITHIN_S = 10.0

OnProgress = Callable[[str, float], None]


class LaunchError(RuntimeError):
    """The daemon did not come up; `fix` says what to do."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(f"{message} {fix}".strip())
        self.message = message
        self.fix = fix


@dataclass
class DaemonProcess:
    """`mirage serve` in a child process. A context manager; the child never outlives its parent."""

    options: Sequence[str] = ()
    """Options of `mirage serve`, but for the endpoint."""
    endpoint: str = ANY
    """Where it shall listen; where it does, once `start` has returned."""
    backend: str = ""
    """Known once `start` has returned; so are the next two."""
    model: str = ""
    device: str = ""
    _child: subprocess.Popen[str] | None = None
    _said: queue.Queue[dict[str, Any] | None] = field(default_factory=lambda: queue.Queue(maxsize=1000))

    def start(self, on_progress: OnProgress | None = None, within_s: float = READY_WITHIN_S) -> None:
        """Start it and wait until it is ready. Raises `LaunchError` when it fails or takes too long."""
        command = [sys.executable, "-m", "mirage_game", "serve", "--json", "--until-stdin-closes"]
        command += ["--endpoint", self.endpoint, *self.options]
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._listen, daemon=True, name="daemon-words").start()
        end_s = time.monotonic() + within_s
        try:
            while not self._ready(end_s - time.monotonic(), on_progress or (lambda what, done: None)):
                pass
        except BaseException:
            self.stop()
            raise

    def running(self) -> bool:
        """Whether the daemon is alive."""
        return self._child is not None and self._child.poll() is None

    def stop(self) -> None:
        """Ask it to end, then make it. May be called twice."""
        child, self._child = self._child, None
        if child is None:
            return
        if child.stdin:
            child.stdin.close()
        try:
            child.wait(STOP_WITHIN_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _listen(self) -> None:
        """Take the child's lines as they come, on a thread, so that reading them can have a time-out."""
        child = self._child
        assert child is not None
        assert child.stdout is not None
        for line in child.stdout:
            try:
                said = json.loads(line)
            except ValueError:
                continue  # a library printed something
            if isinstance(said, dict):
                self._note(said)
        self._note(None)

    def _note(self, said: dict[str, Any] | None) -> None:
        with suppress(queue.Full):  # nobody listens after `ready`
            self._said.put_nowait(said)

    def _ready(self, within_s: float, on_progress: OnProgress) -> bool:
        """Take one thing that the child says; True once it is ready."""
        try:
            said = self._said.get(timeout=max(within_s, 0.001))
        except queue.Empty:
            fix = "Try again; if it happens again, run `mirage serve` to see what it does."
            raise LaunchError("the daemon did not get ready in time.", fix) from None
        if said is None:
            raise LaunchError("the daemon ended before it was ready.", "Run `mirage serve` to see why.")
        if said.get("event") == "failed":
            raise LaunchError(str(said.get("message")), str(said.get("fix", "")))
        if said.get("event") == "loading":
            on_progress("loading the engine", 0.0)
        if said.get("event") == "progress":
            on_progress(str(said.get("what")), float(said.get("done", 0.0)))
        if said.get("event") != "ready":
            return False
        self.endpoint, self.backend = str(said["endpoint"]), str(said["backend"])
        self.model, self.device = str(said["model"]), str(said["device"])
        return True


def usual_or_any() -> str:
    """The usual address if it is free, so that `mirage prompt` and `mirage top` find the daemon; else any free one."""
    return DEFAULT_ENDPOINT if is_free(DEFAULT_ENDPOINT) else ANY


def is_free(endpoint: str) -> bool:
    """Whether a daemon could listen at `endpoint` now. Disturbs nobody who does."""
    if endpoint.startswith("ipc://"):
        return _is_free_path(endpoint.removeprefix("ipc://"))

    import zmq

    socket: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.ROUTER)
    try:
        socket.bind(endpoint)
    except zmq.ZMQError:
        return False
    finally:
        socket.close(linger=0)
    return True


def _is_free_path(path: str) -> bool:
    """As `is_free`, for a socket file: it is not tried, for ZeroMQ would take the file from whoever listens on it."""
    import zmq

    from mirage_game.daemon.server import ipc_is_served

    if not zmq.has("ipc") or ipc_is_served(path):
        return False
    if path == "*" or path.startswith("@"):  # a file of ZeroMQ's choice, or none at all
        return True
    file = Path(path)
    return os.access(file.parent, os.W_OK) and (not file.exists() or file.is_socket())
