"""The table of sessions: two connections each, found by either, guarded by a token.

A session begins with `hello` on its control connection; `attach` with the token of its `welcome` adds the frame
connection. The I/O thread owns the table. Routing ids are those that the ROUTER gave: no peer can choose another's.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field

from mirage_game.daemon.metrics import SessionMetrics
from mirage_game.daemon.port import Tracker
from mirage_game.daemon.scheduler import Average, Size, Transport
from mirage_game.engine.backend import Prompt

TOKEN_BYTES = 24
MAX_UNREAD = 64  # styled frames that a client has not yet taken off its connection ...
MAX_UNREAD_BYTES = 32 * 2**20  # ... unless they are large; pyzmq tells a little late that one was taken
STUCK_S = 15.0  # a client that takes none for so long is let go


@dataclass(slots=True, eq=False)
class Session:
    """One player."""

    id: int
    name: str
    token: str
    control: bytes
    created_s: float
    prompt: Prompt
    user: str = ""  # whose key began it; nobody's where no keys are asked for
    prompt_id: int = 0
    frames: bytes | None = None
    size: Size | None = None
    reset_due: bool = False
    credit_s: float | None = None
    served_s: float = 0.0
    decoding_s: float | None = None  # when the jpeg came that is being decoded; one at a time
    answered_s: float = float("-inf")  # when the newest frame came that was sent back
    probed_s: float = float("-inf")
    stuck_since_s: float | None = None
    detached_s: float = 0.0  # when it last had no frame connection
    unread: list[tuple[Tracker, int]] = field(default_factory=list)  # with their bytes
    transport: Transport = field(default_factory=Transport)
    decodes: Average = field(default_factory=Average)  # seconds
    metrics: SessionMetrics = field(default_factory=SessionMetrics)

    def reads(self) -> bool:
        """False while the client leaves so much unread that it should not be sent more."""
        self.unread = [(tracker, size) for tracker, size in self.unread if not tracker.done]
        if len(self.unread) < 2:  # one on the way is no sign of anything, whatever its size
            return True
        return len(self.unread) < MAX_UNREAD and sum(size for _, size in self.unread) < MAX_UNREAD_BYTES

    @property
    def connections(self) -> tuple[bytes, ...]:
        """Routing ids that lead to this player."""
        return (self.control,) if self.frames is None else (self.control, self.frames)


class Sessions:
    """All open sessions."""

    def __init__(self) -> None:
        self._by_id: dict[int, Session] = {}
        self._by_token: dict[str, Session] = {}
        self._by_control: dict[bytes, Session] = {}
        self._by_frames: dict[bytes, Session] = {}
        self._next_id = 1

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Session]:
        return iter(tuple(self._by_id.values()))

    def open(self, control: bytes, name: str, prompt: Prompt, now_s: float, user: str = "") -> Session:
        """A new session with a token nobody can guess. The connection must have none."""
        assert control not in self._by_control
        session = Session(
            self._next_id, name, secrets.token_urlsafe(TOKEN_BYTES), control, now_s, prompt, user, detached_s=now_s
        )
        self._next_id += 1
        self._by_id[session.id] = self._by_token[session.token] = self._by_control[control] = session
        return session

    def attach(self, token: str, frames: bytes, now_s: float) -> Session | None:
        """Make `frames` the frame connection of the token's session; None when no session has this token.

        The newest attach wins, since a hook may come back before its lost connection is noticed.
        """
        session = self._by_token.get(token)
        if session is None:
            return None
        before = self._by_frames.get(frames)
        if before is not None:
            self.detach(before, now_s)
        self.detach(session, now_s)
        session.frames = frames
        session.served_s = now_s
        self._by_frames[frames] = session
        return session

    def detach(self, session: Session, now_s: float) -> None:
        """Forget the session's frame connection; the session lives on."""
        if session.frames is not None:
            del self._by_frames[session.frames]
        session.frames = None
        session.credit_s = None
        session.stuck_since_s = None
        session.detached_s = now_s
        session.unread.clear()

    def close(self, session: Session) -> None:
        """Forget a session altogether."""
        del self._by_id[session.id], self._by_token[session.token], self._by_control[session.control]
        if session.frames is not None:
            del self._by_frames[session.frames]

    def get(self, session_id: int) -> Session | None:
        """The open session of this id."""
        return self._by_id.get(session_id)

    def of_control(self, identity: bytes) -> Session | None:
        """The session whose control connection this is."""
        return self._by_control.get(identity)

    def of_frames(self, identity: bytes) -> Session | None:
        """The session whose frame connection this is."""
        return self._by_frames.get(identity)

    def of(self, identity: bytes) -> Session | None:
        """The session that either connection belongs to."""
        return self._by_control.get(identity) or self._by_frames.get(identity)


@dataclass
class Allowance:
    """How many errors a connection is told about: a short burst, then few a second: a broken hook drowns nobody.

    Bounded: of the many connections that may misbehave, the longest quiet is forgotten first.
    """

    burst: float = 8.0
    per_s: float = 2.0
    max_peers: int = 1024
    _left: OrderedDict[bytes, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, identity: bytes, now_s: float) -> bool:
        """True if this connection may be told about one more error."""
        left, at_s = self._left.pop(identity, (self.burst, now_s))
        left = min(self.burst, left + (now_s - at_s) * self.per_s)
        self._left[identity] = (left - 1 if left >= 1 else left, now_s)
        if len(self._left) > self.max_peers:
            self._left.popitem(last=False)
        return left >= 1
