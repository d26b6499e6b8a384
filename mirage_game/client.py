"""A session with the daemon, seen from the game's side.

    with Client(name="my game") as mirage:
        mirage.prompt("steampunk")
        while running:
            mirage.send(image, pose=Pose(...), controls=Controls(keys=("KeyW",)))
            picture = mirage.latest() or picture

Nothing here waits for the network unless a time-out is given. A daemon that is absent, dies or talks nonsense never
raises: a thread of its own connects, connects again, and keeps the words for it in `error`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import numpy.typing as npt

from mirage_game._desk import Bytes, Desk, Outgoing, Picture, Waker
from mirage_game._link import Link, Settings
from mirage_game.wire.codec import encode
from mirage_game.wire.endpoints import DEFAULT_ENDPOINT, is_local
from mirage_game.wire.messages import (
    PROTOCOL_VERSION,
    Controls,
    Depth,
    Event,
    Frame,
    Hello,
    PixelFormat,
    Pose,
    Prompt,
    Prompted,
    Reset,
    ResetReason,
    Stats,
    Welcome,
)
from mirage_game.wire.pixels import as_bytes, channels, jpeg_limit, jpeg_size

if TYPE_CHECKING:
    from typing_extensions import Buffer

__all__ = ["Client", "Picture", "Session"]

# Not `monotonic_ns`: on Windows that one moves in steps of 15 ms before Python 3.13.
CLOCK_NS = time.perf_counter_ns


class Session:
    """What `Client` and `AsyncClient` share: all that never waits. Any thread may call it."""

    def __init__(
        self,
        endpoint: str = DEFAULT_ENDPOINT,
        *,
        name: str = "",
        server_key: str | bytes | None = None,
        key: tuple[str | bytes, str | bytes] | None = None,
        jpeg_quality: int = 85,
        clock_ns: Callable[[], int] = CLOCK_NS,
    ) -> None:
        """Starts connecting in the background, and returns at once.

        `server_key` is the daemon's public CURVE key (Z85, 40 characters), needed for any address beyond this machine;
        `key` is this client's (public, secret) pair, which the daemon must know. Raises `ValueError` for an address,
        key or quality that cannot work.
        """
        if not is_local(endpoint) and server_key is None:
            raise ValueError(
                f"{endpoint} is beyond this machine, so the connection must be encrypted. "
                "Pass server_key=, the public key that `mirage serve` prints, or use a 127.0.0.1 address."
            )
        if not 1 <= jpeg_quality <= 100:
            raise ValueError(f"jpeg_quality is {jpeg_quality}; it must be from 1 to 100.")
        if key is not None and server_key is None:
            raise ValueError("A `key` without a `server_key` would go unused. Pass server_key= too.")
        encode(Hello(version=PROTOCOL_VERSION, name=name))  # refuses a bad name here, not in the background
        self.endpoint = endpoint
        self._clock_ns = clock_ns
        self._seq = 0
        self._waker = Waker()
        self._desk = Desk(self._waker.wake)
        pair = None if key is None else (_z85(key[0]), _z85(key[1]))
        settings = Settings(endpoint, name, None if server_key is None else _z85(server_key), pair, jpeg_quality)
        self._link = Link(settings, self._desk, self._waker, clock_ns)
        self._link.start()

    @property
    def connected(self) -> bool:
        """Whether the daemon has admitted both connections."""
        return self._desk.connected

    @property
    def error(self) -> str | None:
        """What went wrong last, in words for the player; None again once a daemon welcomes the client."""
        return self._desk.error

    @property
    def welcome(self) -> Welcome | None:
        """What the daemon said of itself: model, device, limits. None before the first connection."""
        return self._desk.welcome

    @property
    def prompted(self) -> Prompted | None:
        """The daemon's answer to the last prompt; its `prompt_id` is in every picture made by it."""
        return self._desk.prompted

    def send(
        self,
        image: npt.NDArray[np.uint8] | bytes,
        format: PixelFormat = "rgb8",
        *,
        pose: Pose | None = None,
        controls: Controls | None = None,
        depth: npt.NDArray[np.float32] | None = None,
        capture_ms: float = 0.0,
        bottom_up: bool = False,
    ) -> int:
        """Offers a frame, and returns its number. The newest is sent when the daemon asks; older ones are dropped.

        `image` is (H, W, C) uint8 0..255 with the channels that `format` names; for "jpeg" either (H, W, 3) rgb,
        compressed only if it is sent, or the bytes of a jpeg. `depth` is (h, w) float32 metres along each pixel's ray,
        0 for sky. Both are copied, so the caller may draw into them at once. Raises `ValueError` for no picture.
        """
        desk = self._open_desk()
        made_ns = self._clock_ns()
        source, width, height = _picture(image, format)
        if depth is not None and depth.ndim != 2:
            raise ValueError("Depth is a NumPy array of floats with the shape (height, width).")
        size = None if depth is None else Depth(width=depth.shape[1], height=depth.shape[0])
        header = Frame(
            seq=0,
            width=width,
            height=height,
            format=format,
            bottom_up=bottom_up,
            capture_ms=capture_ms,
            pose=pose,
            controls=controls,
            depth=size,
        )
        encode(header)  # raises here for what the daemon would refuse
        with desk.lock:
            pixels = desk.buffers.take(source.nbytes)
            depths = None if depth is None else desk.buffers.take(depth.size * 4)
        np.copyto(pixels.reshape(source.shape), source)
        if depth is not None and depths is not None:
            np.copyto(depths.view("<f4").reshape(depth.shape), depth)
        late = pixels.reshape(source.shape) if format == "jpeg" and source.ndim == 3 else pixels
        with desk.lock:
            self._seq += 1
            header = msgspec.structs.replace(header, seq=self._seq)
            desk.drop_frame()
            desk.frame = Outgoing(header, late, depths, made_ns)
            wake = desk.credit > 0
        if wake:
            desk.wake()
        return header.seq

    def prompt(self, text: str, *, strength: float = 1.0, blend_ms: float = 0.0, seed: int | None = None) -> None:
        """Asks for a style, now and after every reconnect; an empty text: the game as it is. Raises `WireError`."""
        prompt = Prompt(text=text, strength=strength, blend_ms=blend_ms, seed=seed)
        encode(prompt)
        desk = self._open_desk()
        with desk.lock:
            desk.prompt, desk.prompt_is_new = prompt, True
        desk.wake()

    def event(self, name: str, /, **fields: str | int | float | bool | None) -> None:
        """Tells of something that happened in the game. Dropped if no daemon hears it within two seconds."""
        event = Event(name=name, fields=fields)
        encode(event)
        desk = self._open_desk()
        with desk.lock:
            desk.events.append((self._clock_ns(), event))
        desk.wake()

    def reset(self, reason: ResetReason = "other") -> None:
        """Forget the past: the next frame sent does not continue the one before. A frame still waiting is dropped."""
        encode(Reset(reason=reason))
        desk = self._open_desk()
        with desk.lock:
            desk.reset = reason
            desk.drop_frame()
        desk.wake()

    def _open_desk(self) -> Desk:
        if self._desk.closing:
            raise RuntimeError("This client is closed. Make another.")
        return self._desk

    def _take(self) -> Picture | None:
        """Called with the lock held."""
        picture, self._desk.picture = self._desk.picture, None
        return picture

    def _close(self) -> None:
        with self._desk.lock:
            self._desk.closing = True
            self._desk.connected = False
            self._desk.notify()
        self._desk.wake()


class Client(Session):
    """A session for ordinary programs."""

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Says goodbye and ends the thread, within two seconds. May be called twice."""
        self._close()
        self._link.join(2.0)

    def wait_connected(self, timeout: float) -> bool:
        """Waits at most `timeout` seconds for a daemon; returns whether there is one."""
        desk = self._desk
        with desk.lock:
            return desk.lock.wait_for(lambda: desk.connected or desk.closing, timeout) and desk.connected

    def latest(self, timeout: float = 0.0) -> Picture | None:
        """The newest picture not taken yet, waiting at most `timeout` seconds for one; None if there is none."""
        desk = self._desk
        with desk.lock:
            if timeout > 0:
                desk.lock.wait_for(lambda: desk.picture is not None or desk.closing, timeout)
            return self._take()

    def stats(self, timeout: float = 2.0) -> Stats:
        """The daemon's figures. Raises `TimeoutError` when none come within `timeout` seconds."""
        desk = self._open_desk()
        with desk.lock:
            desk.stats, desk.wants_stats = None, True
            desk.wake()
            desk.lock.wait_for(lambda: desk.stats is not None or desk.closing, timeout)
            if desk.stats is None:
                raise TimeoutError(f"No figures from {self.endpoint} within {timeout} s. {desk.error or ''}".strip())
            return desk.stats


def _picture(image: npt.NDArray[np.uint8] | Buffer, format: PixelFormat) -> tuple[Bytes, int, int]:
    """Pixels to copy, as (H, W, C) or as the flat bytes of a jpeg, with width and height. Raises `ValueError`."""
    if format not in ("rgba8", "bgra8", "rgb8", "jpeg"):
        raise ValueError(f"{format!r} is no pixel format. Use rgba8, bgra8, rgb8 or jpeg.")
    if format == "jpeg" and not isinstance(image, np.ndarray):
        data = np.frombuffer(as_bytes(image), np.uint8)
        width, height = jpeg_size(as_bytes(image))
        if data.nbytes > jpeg_limit(width, height):
            raise ValueError(f"A jpeg of {data.nbytes} bytes is too long for {width}x{height} pixels.")
        return data, width, height
    if not isinstance(image, np.ndarray) or image.dtype != np.uint8 or image.ndim != 3:
        raise ValueError("A picture is a NumPy array of uint8 with the shape (height, width, channels).")
    if image.shape[2] != channels(format):
        raise ValueError(
            f"{format} has {channels(format)} channels, but the picture has {image.shape[2]}. Pass its true format=."
        )
    return image, image.shape[1], image.shape[0]


def _z85(key: str | bytes) -> bytes:
    data = key.encode() if isinstance(key, str) else key
    if len(data) != 40:
        raise ValueError(f"A CURVE key is 40 characters of Z85; this one has {len(data)}.")
    return data
