"""A tiny daemon for the client's tests: one ROUTER in a thread, doing exactly what the test tells it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, Queue
from typing import Any

import msgspec
import numpy as np
import zmq

from mirage_game.wire import (
    Attach,
    Attached,
    Bye,
    Credit,
    Frame,
    Hello,
    Limits,
    Message,
    Prompt,
    Prompted,
    Stats,
    Styled,
    Watch,
    Welcome,
    decode_from_client,
    encode,
    frame_parts,
    limits,
)

WELCOME = Welcome(
    version=1,
    session=7,
    token="t0ken",
    features=(),
    formats=("rgba8", "bgra8", "rgb8", "jpeg"),
    limits=Limits(
        max_side=limits.MAX_SIDE,
        max_pixels=limits.MAX_PIXELS,
        max_payload_bytes=limits.MAX_PAYLOAD_BYTES,
        max_prompt=limits.MAX_PROMPT,
    ),
    backend="fake",
    model="none",
    device="none",
    prompt="",
    prompt_id=0,
    strength=1.0,
)


def wait_for(condition: Callable[[], Any], timeout: float = 5.0) -> Any:
    """The first true value of `condition`; fails the test when none comes in time."""
    end = time.monotonic() + timeout
    while not (value := condition()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.002)
    return value


def picture(value: int = 0, width: int = 8, height: int = 4, channels: int = 3) -> np.ndarray:
    """(H, W, C) uint8 of one value."""
    return np.full((height, width, channels), value, np.uint8)


class FakeDaemon:
    """Greets and attaches by itself unless `mute`; everything else the test says by `tell`."""

    def __init__(self, endpoint: str = "tcp://127.0.0.1:*", mute: bool = False, setup: Any = None) -> None:
        self.mute = mute
        self.heard: list[Message] = []
        self.frames: list[tuple[Frame, bytes | None, bytes]] = []
        self.control = self.frame_peer = b""
        self._tasks: Queue[Callable[[zmq.Socket[bytes]], None]] = Queue()
        self._stop = threading.Event()
        self._router: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.ROUTER)
        self._router.linger = 0
        self._router.router_mandatory = True
        if setup:
            setup(self._router)
        wait_for(lambda: self._bind(endpoint))
        self.endpoint = self._router.last_endpoint.decode().strip("\0")
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _bind(self, endpoint: str) -> bool:
        try:
            self._router.bind(endpoint)
        except zmq.ZMQError:  # the port of a daemon that has just gone
            return False
        return True

    def _run(self) -> None:
        while not self._stop.is_set():
            if self._router.poll(2):
                identity, *parts = self._router.recv_multipart()
                with suppress(zmq.ZMQError):  # a client that has gone since
                    self._hear(identity, parts)
            try:
                while True:
                    self._tasks.get_nowait()(self._router)
            except Empty:
                pass
        self._router.close()

    def _hear(self, identity: bytes, parts: list[bytes]) -> None:
        message = decode_from_client(parts[0])
        if isinstance(message, Frame):
            header, depth, pixels = frame_parts(parts)
            self.frames.append((header, None if depth is None else bytes(depth), bytes(pixels)))
        self.heard.append(message)
        if isinstance(message, Hello):
            self.control = identity
        if isinstance(message, Attach):
            self.frame_peer = identity
        if self.mute:
            return
        match message:
            case Hello():
                self._router.send_multipart([identity, encode(WELCOME)])
            case Attach(token=WELCOME.token):
                self._router.send_multipart([identity, encode(Attached(session=WELCOME.session))])
            case Prompt(text=text):
                self._router.send_multipart([identity, encode(Prompted(prompt_id=len(self.all(Prompt)), text=text))])
            case Watch():
                stats = Stats(backend="fake", model="none", device="none", uptime_s=1.0, sessions=())
                self._router.send_multipart([identity, encode(stats)])

    def all(self, kind: type[Any]) -> list[Any]:
        """Messages of one type heard so far."""
        return [message for message in self.heard if isinstance(message, kind)]

    def tell(self, *parts: Message | bytes, control: bool = False) -> None:
        """Sends parts to the client's frame connection, or its control connection."""
        peer = self.control if control else self.frame_peer
        data = [encode(part) if isinstance(part, Message) else part for part in parts]
        self._tasks.put(lambda router: router.send_multipart([peer, *data]))

    def grant(self, frames: int = 1) -> None:
        self.tell(Credit(frames=frames))

    def answer(self, index: int = -1, **changes: Any) -> None:
        """Returns a frame as it came."""
        header, _, pixels = self.frames[index]
        styled = Styled(seq=header.seq, width=header.width, height=header.height, format=header.format)
        self.tell(msgspec.structs.replace(styled, **changes), pixels)

    def bye(self, reason: str) -> None:
        self.tell(Bye(reason=reason), control=True)

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(5)
