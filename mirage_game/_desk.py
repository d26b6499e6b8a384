"""What a game's threads and the client's I/O thread hand each other: one lock, one newest frame, nothing that grows."""

from __future__ import annotations

import socket
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Condition
from typing import Any

import numpy as np
import numpy.typing as npt

from mirage_game.wire.messages import Event, Frame, Prompt, Prompted, ResetReason, Stats, Styled, Welcome

Bytes = npt.NDArray[np.uint8]

MAX_EVENTS = 64


@dataclass(frozen=True, slots=True)
class Picture:
    """A restyled frame."""

    image: npt.NDArray[np.uint8]
    """(H, W, C) uint8 0..255, read-only, channels and row order as the frame was sent (jpeg: rgb)."""
    header: Styled
    age_ms: float
    """From `send` to its arrival, by this process's clock."""

    @property
    def seq(self) -> int:
        """The number that `send` gave for the frame this was made from."""
        return self.header.seq


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A frame that waits for credit. `pixels` is flat, or (H, W, 3) for a picture still to become a jpeg."""

    header: Frame
    pixels: Bytes
    depth: Bytes | None
    made_ns: int


class Buffers:
    """Send buffers, used again once ZeroMQ has let go of them, so that a game's thread never waits for fresh memory."""

    def __init__(self) -> None:
        self._idle: list[Bytes] = []
        self._busy: list[tuple[Bytes, Any]] = []  # with the tracker that says when it is free

    def take(self, length: int) -> Bytes:
        """A flat buffer of this many bytes, its content arbitrary."""
        self._idle += [buffer for buffer, tracker in self._busy if tracker.done]
        self._busy = [(buffer, tracker) for buffer, tracker in self._busy if not tracker.done]
        for index, buffer in enumerate(self._idle):
            if buffer.nbytes == length:
                return self._idle.pop(index)
        self._idle = self._idle[-4:]  # sizes no longer in use go
        return np.empty(length, np.uint8)

    def give_back(self, buffer: Bytes | None, tracker: Any = None) -> None:
        """The buffer may be used again: now, or when its tracker is done."""
        if buffer is None:
            return
        buffer = buffer if buffer.base is None else buffer.base  # a shaped view goes back as the flat buffer it is
        if tracker is None:
            self._idle = [*self._idle[-7:], buffer]
        else:
            self._busy.append((buffer, tracker))


class Waker:
    """Lets any thread wake a poll: one byte in a pair of plain sockets, which poll on every system."""

    def __init__(self) -> None:
        self.reader, self._writer = socket.socketpair()
        self.reader.setblocking(False)
        self._writer.setblocking(False)

    def wake(self) -> None:
        """Safe from any thread, never blocks; a full pipe is awake already."""
        with suppress(OSError):
            self._writer.send(b"\0")

    def drain(self) -> None:
        """Forget past calls."""
        with suppress(OSError):
            self.reader.recv(4096)

    def close(self) -> None:
        """After the last poll."""
        self.reader.close()
        self._writer.close()


class Desk:
    """All that both sides touch, under `lock`. `wake` makes the I/O thread look, `notify` those who wait for it."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self.lock = Condition()
        self.wake = wake
        self.buffers = Buffers()
        # from the game
        self.frame: Outgoing | None = None
        self.prompt: Prompt | None = None
        self.prompt_is_new = False
        self.reset: ResetReason | None = None
        self.events: deque[tuple[int, Event]] = deque(maxlen=MAX_EVENTS)
        self.wants_stats = False
        self.closing = False
        # from the daemon
        self.credit = 0
        self.picture: Picture | None = None
        self.welcome: Welcome | None = None
        self.prompted: Prompted | None = None
        self.stats: Stats | None = None
        self.connected = False
        self.error: str | None = None
        self.listener: Callable[[], None] | None = None

    def notify(self) -> None:
        """Called with the lock held, after anything from the daemon changed."""
        self.lock.notify_all()
        if self.listener is not None:
            self.listener()

    def drop_frame(self) -> None:
        """Called with the lock held: the waiting frame is out of date."""
        if self.frame is not None:
            self.buffers.give_back(self.frame.pixels)
            self.buffers.give_back(self.frame.depth)
            self.frame = None
