"""Bounded rings of durations, and the percentiles that people look at."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from mirage_game.wire.messages import Percentiles, Stages

STAGES = ("capture", "wait", "transport", "queue", "model", "encode", "total")
"""`wait` is the time in the hook until the daemon asked for the frame; `total` is all of them."""
WINDOW_S = 10.0
MAX_SAMPLES = 1024
SUMMARY_S = 0.2


def percentile(ordered: Sequence[float], percent: float) -> float:
    """Nearest-rank percentile of ascending values; 0 of none."""
    if not ordered:
        return 0.0
    return ordered[max(0, ceil(percent / 100 * len(ordered)) - 1)]


def percentiles(values: Iterable[float]) -> Percentiles:
    """p50, p95 and p99 of any values, in their unit of milliseconds."""
    ordered = sorted(values)
    p50, p95, p99 = (percentile(ordered, percent) for percent in (50, 95, 99))
    return Percentiles(p50_ms=p50, p95_ms=p95, p99_ms=p99)


class Summary(NamedTuple):
    """The window in figures."""

    fps: float
    steps: float
    stages: dict[str, Percentiles]


class SessionMetrics:
    """What one session's styled frames cost over the last seconds. Bounded; the caller brings the clock."""

    def __init__(self) -> None:
        self.frames = 0
        self.dropped = 0
        self._samples: deque[tuple[float, int, tuple[float, ...]]] = deque(maxlen=MAX_SAMPLES)
        self._summary: tuple[float, Summary] | None = None

    def styled(self, now_s: float, stages: Stages, wait_ms: float, steps: int) -> None:
        """Count a frame that was sent back after `wait_ms` in the hook and these stages."""
        self.frames += 1
        rest = (stages.transport_ms, stages.queue_ms, stages.model_ms, stages.encode_ms)
        parts = (stages.capture_ms, wait_ms, *rest)
        self._samples.append((now_s, steps, (*parts, sum(parts))))

    def drop(self) -> None:
        """Count a frame that came but was never sent back: replaced by a newer one, refused or not wanted."""
        self.dropped += 1

    def summary(self, now_s: float) -> Summary:
        """All figures, a moment old at most: who asks without end must not keep the daemon from its frames."""
        if self._summary is None or now_s - self._summary[0] >= SUMMARY_S:
            self._summary = now_s, Summary(self.fps(now_s), self.steps(now_s), self.stages(now_s))
        return self._summary[1]

    def fps(self, now_s: float) -> float:
        """Frames a second over the window."""
        times = [at_s for at_s, _, _ in self._recent(now_s)]
        return (len(times) - 1) / (times[-1] - times[0]) if len(times) > 1 and times[-1] > times[0] else 0.0

    def steps(self, now_s: float) -> float:
        """Mean denoising steps over the window."""
        steps = [steps for _, steps, _ in self._recent(now_s)]
        return sum(steps) / len(steps) if steps else 0.0

    def stages(self, now_s: float) -> dict[str, Percentiles]:
        """Percentiles of each stage, and of the whole way as `total`."""
        recent = self._recent(now_s)
        if not recent:
            return {}
        columns = zip(*(parts for _, _, parts in recent), strict=True)
        return {name: percentiles(column) for name, column in zip(STAGES, columns, strict=True)}

    def _recent(self, now_s: float) -> list[tuple[float, int, tuple[float, ...]]]:
        return [sample for sample in self._samples if now_s - sample[0] <= WINDOW_S]
