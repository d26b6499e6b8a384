"""What `watch` is answered with, and how often."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field

from mirage_game.daemon.sessions import Session
from mirage_game.wire import SessionStats

WATCH_EVERY_S = 0.05
MAX_WATCHERS = 1024
_NAME_BYTES, _PROMPT_BYTES = 64, 256  # so that the figures of the most sessions fit into one header


@dataclass
class Watchers:
    """When each connection may have figures again: who asks without end must not keep the daemon from its frames.

    A question that comes too soon is not lost: it is kept, as one with those that follow it, and answered when it is
    time. Bounded: `max_peers` connections that ask within `every_s`; what others ask is then dropped.
    """

    every_s: float = WATCH_EVERY_S
    max_peers: int = MAX_WATCHERS
    _resting: OrderedDict[bytes, tuple[float, bool]] = field(default_factory=OrderedDict)  # until when; whether asked

    def ask(self, identity: bytes, now_s: float) -> bool:
        """Note a question. True if it is to be answered now; else `due` tells when."""
        until_s, _ = self._resting.get(identity, (now_s, False))
        if until_s > now_s:
            self._resting[identity] = (until_s, True)
            return False
        self._resting.pop(identity, None)
        if len(self._resting) >= self.max_peers:
            return False
        self._resting[identity] = (now_s + self.every_s, False)
        return True

    def due(self, now_s: float) -> list[bytes]:
        """The connections whose kept questions are to be answered now."""
        found = []
        while self._resting and self.next_s(now_s) <= now_s:
            identity, (_, asked) = self._resting.popitem(last=False)
            if asked:
                found.append(identity)
                self._resting[identity] = (now_s + self.every_s, False)
        return found

    def next_s(self, otherwise_s: float) -> float:
        """When to ask for `due` again; `otherwise_s` if nothing is kept."""
        return next((until_s for until_s, _ in self._resting.values()), otherwise_s)


def session_stats(session: Session, now_s: float) -> SessionStats:
    """One session in figures; long texts are cut short."""
    width, height = session.size or (0, 0)
    summary = session.metrics.summary(now_s)
    return SessionStats(
        session=session.id,
        name=_shortened(session.name, _NAME_BYTES),
        prompt=_shortened(session.prompt.text, _PROMPT_BYTES),
        width=width,
        height=height,
        frames=session.metrics.frames,
        dropped=session.metrics.dropped,
        fps=summary.fps,
        steps=summary.steps,
        stages=summary.stages,
    )


def _shortened(text: str, most_bytes: int) -> str:
    """Cut to so many bytes of UTF-8, with an ellipsis where something is missing."""
    data = text.encode()
    return text if len(data) <= most_bytes else data[: most_bytes - 3].decode(errors="ignore") + "\u2026"
