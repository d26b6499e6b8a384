"""What a daemon is told when it starts, checked before any socket opens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mirage_game.wire import DEFAULT_ENDPOINT, is_local, limits


class DaemonError(RuntimeError):
    """The daemon cannot start or go on; `fix` says what to do about it."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(f"{message} {fix}")
        self.message = message
        self.fix = fix


@dataclass(frozen=True, kw_only=True)
class DaemonConfig:
    """Settings of one daemon. A value that makes no sense raises `ValueError` and says which."""

    endpoint: str = DEFAULT_ENDPOINT
    """`tcp://host:port` (port `*` or 0 takes a free one) or `ipc://path`."""
    prompt: str = "steampunk"
    """Style of a session that has not asked for one; empty shows the game as it is."""
    strength: float = 1.0
    steps: int = 3
    """Denoising steps for each frame, as long as the deadline holds."""
    deadline_ms: float | None = None
    """Longest time from a frame's arrival to its styled answer; missed, steps are dropped. None never drops a step."""
    max_sessions: int = 8
    max_batch: int = 8
    curve: bool = False
    """Encrypt and authenticate even on loopback. Beyond loopback this is always so."""
    keys_dir: Path | None = None
    """Folder of the CURVE keys; None takes the user's configuration folder."""
    jpeg_quality: int = 85
    codec_threads: int = 2
    heartbeat_ms: int = 2000
    dead_after_ms: int = 6000
    """A peer that answers no heartbeat for so long is gone."""
    attach_within_s: float = 30.0
    """A session whose frame connection stays away for so long ends."""

    def __post_init__(self) -> None:
        scheme, address = split_endpoint(self.endpoint)
        if scheme == "tcp":
            split_tcp(address)
        _within("strength", self.strength, 0, 1)
        _within("steps", self.steps, 0, limits.MAX_STEPS)
        _within("max_sessions", self.max_sessions, 1, 64)
        _within("max_batch", self.max_batch, 1, 64)
        _within("jpeg_quality", self.jpeg_quality, 1, 100)
        _within("codec_threads", self.codec_threads, 1, 64)
        _within("heartbeat_ms", self.heartbeat_ms, 50, 60_000)
        _within("dead_after_ms", self.dead_after_ms, self.heartbeat_ms, 600_000)
        _within("attach_within_s", self.attach_within_s, 0.1, 3600)
        if self.deadline_ms is not None:
            _within("deadline_ms", self.deadline_ms, 1, limits.MAX_DURATION_MS)
        if len(self.prompt) > limits.MAX_PROMPT:
            raise ValueError(f"prompt has {len(self.prompt)} characters; at most {limits.MAX_PROMPT} are allowed")
        if not self.prompt.isprintable():
            raise ValueError("prompt holds control characters; use printable text")

    @property
    def is_local(self) -> bool:
        """True when nobody outside this machine can connect."""
        return is_local(self.endpoint)


def split_endpoint(endpoint: str) -> tuple[str, str]:
    """`scheme, address` of a ZeroMQ endpoint that the daemon can bind."""
    scheme, separator, address = endpoint.partition("://")
    if not separator or scheme not in ("tcp", "ipc") or not address:
        raise ValueError(f"endpoint {endpoint!r} must look like {DEFAULT_ENDPOINT} or ipc:///path/of/a/socket")
    return scheme, address


def split_tcp(address: str) -> tuple[str, int]:
    """`host, port` of `host:port`; port `*` is 0."""
    host, separator, port = address.rpartition(":")
    number = 0 if port == "*" else int(port) if port.isascii() and port.isdigit() else -1
    if not separator or not host or not 0 <= number <= 65535:
        raise ValueError(f"endpoint tcp://{address} must end in :PORT, a number up to 65535, as in {DEFAULT_ENDPOINT}")
    return host.strip("[]"), number


def _within(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise ValueError(f"{name} is {value}; it must be from {low} to {high}")
