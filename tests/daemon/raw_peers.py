"""Raw peers: what a hook in any language can do, and what a broken or hostile one may."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import zmq

from mirage_game.wire import (
    Attach,
    Attached,
    Credit,
    Error,
    Frame,
    Hello,
    Message,
    Stats,
    Styled,
    Watch,
    Welcome,
    decode_from_daemon,
    encode,
)

WIDTH, HEIGHT = 64, 48
FREE = "tcp://127.0.0.1:*"


def picture(value: int = 0, width: int = WIDTH, height: int = HEIGHT) -> np.ndarray:
    """(H, W, 3) uint8 of one value."""
    return np.full((height, width, 3), value, np.uint8)


def wait_for(condition: Callable[[], object], timeout_s: float = 5.0) -> None:
    """Return as soon as the condition holds; fail if it does not in time."""
    end_s = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end_s, "waited in vain"
        time.sleep(0.005)


class Peer:
    """One DEALER connection."""

    def __init__(self, context: zmq.Context, endpoint: str, **options: object) -> None:
        self.socket = context.socket(zmq.DEALER)
        self.socket.linger = 0
        for name, value in options.items():
            setattr(self.socket, name, value)
        self.socket.connect(endpoint)
        self.passed_over: list[tuple[Message, list[bytes]]] = []

    def send(self, *parts: Message | bytes | np.ndarray) -> None:
        self.socket.send_multipart([encode(part) if isinstance(part, Message) else part for part in parts])

    def receive(self, timeout_s: float = 5.0) -> tuple[Message, list[bytes]] | None:
        """The next message and its payload; None if none comes in time."""
        if not self.socket.poll(int(timeout_s * 1e3)):
            return None
        header, *payload = self.socket.recv_multipart()
        return decode_from_daemon(header), payload

    def expect(self, kind: type[Message], timeout_s: float = 5.0) -> Message:
        """The next message of this kind; others are kept for later."""
        return self.expect_all(kind, timeout_s)[0]

    def expect_all(self, kind: type[Message], timeout_s: float = 5.0) -> tuple[Message, list[bytes]]:
        for index, (message, _) in enumerate(self.passed_over):
            if isinstance(message, kind):
                return self.passed_over.pop(index)
        end_s = time.monotonic() + timeout_s
        while (received := self.receive(max(0.0, end_s - time.monotonic()))) is not None:
            if isinstance(received[0], kind):
                return received
            self.passed_over.append(received)
        raise AssertionError(f"no {kind.__name__} came, only {[message for message, _ in self.passed_over]}")

    def close(self) -> None:
        self.socket.close(0)


def stats(peer: Peer) -> Stats:
    """The daemon's figures."""
    peer.send(Watch())
    found = peer.expect(Stats)
    assert isinstance(found, Stats)
    return found


class Hook:
    """A well-behaved client on two connections."""

    def __init__(self, context: zmq.Context, endpoint: str, name: str = "hook", **options: object) -> None:
        self.control = Peer(context, endpoint, **options)
        self.frames = Peer(context, endpoint, **options)
        self.control.send(Hello(version=1, name=name))
        self.welcome = self.control.expect(Welcome)
        assert isinstance(self.welcome, Welcome)
        self.frames.send(Attach(token=self.welcome.token))
        assert self.frames.expect(Attached).session == self.welcome.session
        self.seq = 0

    def send(self, image: np.ndarray | bytes, **fields: object) -> int:
        """Send a frame as soon as there is credit."""
        self.frames.expect(Credit)
        return self.send_now(image, **fields)

    def send_now(self, image: np.ndarray | bytes, **fields: object) -> int:
        self.seq += 1
        header = {"width": WIDTH, "height": HEIGHT, "format": "rgb8", "seq": self.seq} | fields
        self.frames.send(Frame(**header), image)
        return self.seq

    def round_trip(self, value: int = 0, **fields: object) -> tuple[Styled, np.ndarray]:
        """Send a picture of one value, and wait for it to come back."""
        seq = self.send(picture(value), **fields)
        styled, payload = self.frames.expect_all(Styled)
        assert isinstance(styled, Styled)
        assert styled.seq == seq
        return styled, np.frombuffer(payload[0], np.uint8)

    def refused(self, code: str) -> Error:
        """The error that is on its way on the frame connection."""
        error = self.frames.expect(Error)
        assert error.code == code, error
        assert error.fix
        return error

    def close(self) -> None:
        self.control.close()
        self.frames.close()
