"""Who may send a frame when, and who is restyled next. Pure: the clock and the facts come in, decisions come out.

A frame ages while it waits, so nobody sends one early: the daemon grants *credit*, and a hook with credit sends its
newest frame. The credit leaves shortly before the engine can use the frame, by as much as frames of this session have
lately needed for the way (`Transport.lead_s`). All sessions of one frame size are restyled in one batch; where sizes
differ, the size whose session has waited longest comes first. Times are seconds of one monotonic clock.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Size = tuple[int, int]  # width, height

MARGIN_MS = 1.0  # timers of the operating system are about this coarse
MAX_LEAD_MS = 100.0
REFRESH_S = 0.02  # a frame that has waited so long for a late engine may be replaced by a newer one
COMING_S = 0.02  # who has not used credit for so long has no frame ready: the others' turns do not wait for it
MAX_KNOWN = 256  # sizes and batches whose durations are remembered
WAITED_MS = 1.0  # a frame so old when it was sent had been waiting for the credit
_SMOOTHING = 0.125


@dataclass
class Average:
    """Running mean and mean deviation."""

    mean: float = 0.0
    deviation: float = 0.0
    count: int = 0

    def add(self, value: float) -> None:
        """Learn one more value; the first few weigh more."""
        self.count += 1
        weight = max(_SMOOTHING, 1 / self.count)
        self.deviation += weight * (abs(value - self.mean) - self.deviation) if self.count > 1 else 0.0
        self.mean += weight * (value - self.mean)


@dataclass
class Transport:
    """How long credit and frame are under way for one session.

    Two machines share no clock, so it is measured from credit sent to frame received. That holds only for a frame that
    lay ready when the credit came; one that had yet to be rendered tells no more than an upper bound.
    """

    way: Average = field(default_factory=Average)

    def observe(self, credit_to_frame_ms: float, age_when_sent_ms: float) -> float:
        """Learn from one frame and return its own transport time in milliseconds, as well as it can be known."""
        waited = age_when_sent_ms >= WAITED_MS
        if waited or self.way.count == 0 or credit_to_frame_ms < self.way.mean:
            self.way.add(min(credit_to_frame_ms, MAX_LEAD_MS))
        return credit_to_frame_ms if waited else min(credit_to_frame_ms, self.way.mean)

    @property
    def lead_s(self) -> float:
        """How long before its turn a session is granted credit."""
        return min(self.way.mean + 2 * self.way.deviation + MARGIN_MS, MAX_LEAD_MS) / 1e3


@dataclass
class Durations:
    """How long batches take, learnt from those that ran. Bounded: what has not run for longest is forgotten."""

    _known: OrderedDict[tuple[Size, int], Average] = field(default_factory=OrderedDict)

    def record(self, size: Size, count: int, duration_s: float) -> None:
        """A batch of `count` frames took so long."""
        self._known.setdefault((size, count), Average()).add(duration_s)
        self._known.move_to_end((size, count))
        if len(self._known) > MAX_KNOWN:
            self._known.popitem(last=False)

    def predict_s(self, size: Size, count: int) -> float:
        """Time after which a batch may well be done; 0 for a size never seen.

        Rather early than late: an engine that waits for a frame costs everyone, a frame that waits costs itself.
        """
        average = self._known.get((size, count))
        if average is None:
            others = [(abs(known - count), known) for known_size, known in self._known if known_size == size]
            if not others:
                return 0.0
            nearest = min(others)[1]
            average = self._known[size, nearest]
            return max(0.0, average.mean - average.deviation) * count / nearest
        return max(0.0, average.mean - average.deviation)


@dataclass(frozen=True, slots=True)
class Running:
    """The batch on the engine."""

    sessions: frozenset[int]
    size: Size
    started_s: float


@dataclass(frozen=True, slots=True)
class Player:
    """What the policy knows about one session that can send frames."""

    session: int
    size: Size | None  # of its last frame; None before the first
    lead_s: float
    served_s: float  # when its last frame went onto the engine; attach time before the first
    credit_s: float | None  # when the credit that it has not used yet was granted; None when it has none
    waiting_s: float | None  # when the frame that waits for the engine came; None when none does


@dataclass(frozen=True, slots=True)
class Waiting:
    """A frame that waits for the engine."""

    session: int
    size: Size
    served_s: float


def pick(waiting: Iterable[Waiting], max_batch: int) -> tuple[int, ...]:
    """The sessions of the next batch: one size, longest unserved first. Empty when nothing waits."""
    queue = sorted(waiting, key=lambda frame: (frame.served_s, frame.session))
    return tuple(frame.session for frame in queue if frame.size == queue[0].size)[:max_batch]


def turns(
    players: Sequence[Player], running: Running | None, durations: Durations, max_batch: int, now_s: float
) -> dict[int, float]:
    """When each session's next frame is expected to go onto the engine."""
    free_s = now_s
    if running is not None:
        free_s = max(now_s, running.started_s + durations.predict_s(running.size, len(running.sessions)))
    fresh = {player.session: now_s for player in players if player.size is None}
    queue = sorted((p for p in players if p.size is not None), key=lambda p: (p.served_s, p.session))
    by_size: dict[Size, list[Player]] = {}
    for player in queue:
        assert player.size is not None
        by_size.setdefault(player.size, []).append(player)
    batches = [
        (size, group[i : i + max_batch]) for size, group in by_size.items() for i in range(0, len(group), max_batch)
    ]
    expected: dict[int, float] = dict(fresh)
    for size, batch in sorted(batches, key=lambda item: (item[1][0].served_s, item[1][0].session)):
        expected.update((player.session, free_s) for player in batch)
        coming = sum(_is_coming(player, now_s) for player in batch)
        if coming:
            free_s += durations.predict_s(size, coming)
    return expected


def _is_coming(player: Player, now_s: float) -> bool:
    """False for a game that is slower than the engine: it has credit, and no frame to use it for yet."""
    return player.waiting_s is not None or player.credit_s is None or now_s < player.credit_s + COMING_S


def credit_times(
    players: Sequence[Player], running: Running | None, durations: Durations, max_batch: int, now_s: float
) -> dict[int, float]:
    """When to grant one credit to each session that should get one; times in the past mean now.

    To be asked again at `next_look`.
    """
    expected = turns(players, running, durations, max_batch, now_s)
    due: dict[int, float] = {}
    for player in players:
        if player.credit_s is not None:
            continue
        due_s = expected[player.session] - player.lead_s
        if player.waiting_s is not None:  # newest wins, but a frame that will be taken at once is not worth replacing
            due_s = max(due_s, player.waiting_s + REFRESH_S)
        due[player.session] = due_s
    return due


def next_look(due: dict[int, float], players: Sequence[Player], now_s: float) -> float | None:
    """When to ask for `credit_times` again: as soon as one is due, or a frame that was waited for has not come."""
    later = [at_s for at_s in due.values() if at_s > now_s]
    if not later:
        return None
    given_up = (player.credit_s + COMING_S for player in players if player.credit_s is not None)
    return min([*later, *(at_s for at_s in given_up if at_s > now_s)])


@dataclass
class Admission:
    """How many sessions may be open: fewer after memory ran out more than once, more again after a while."""

    max_sessions: int
    max_batch: int
    recovery_s: float = 60.0
    limit: int = field(init=False)
    batch: int = field(init=False)
    _last_s: float = field(init=False, default=float("-inf"))

    def __post_init__(self) -> None:
        self.limit, self.batch = self.max_sessions, self.max_batch

    def admits(self, open_sessions: int, now_s: float) -> bool:
        """May one more session open?"""
        self._recover(now_s)
        return open_sessions < self.limit

    def ran_out(self, now_s: float, batch: int, open_sessions: int) -> None:
        """A batch did not fit: halve the batches, and on a repetition take no more sessions than are open, less one."""
        repeated = now_s - self._last_s < self.recovery_s
        self._recover(now_s)
        self._last_s = now_s
        self.batch = max(1, min(self.batch, batch) // 2)
        if repeated or batch == 1:
            self.limit = max(1, min(self.limit, open_sessions) - 1)

    def _recover(self, now_s: float) -> None:
        if self.limit == self.max_sessions and self.batch == self.max_batch:
            return
        if now_s - self._last_s >= self.recovery_s:
            self._last_s = now_s
            self.limit = min(self.limit + 1, self.max_sessions)
            self.batch = min(self.batch * 2, self.max_batch)
