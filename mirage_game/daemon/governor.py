"""Keeps the deadline by dropping denoising steps: 3, 2, 1, and last the frame as it came.

Pure: durations and the clock come in, a number of steps comes out. One governor a frame size: sizes cost differently.

A step is dropped only when frames do miss the deadline, and comes back only when there is reason to believe that it
fits. A step that came back in vain waits twice as long for its next trial.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

WINDOW = 8  # frames that are looked at
MISSES = 3  # of them late, before a step is dropped
ROOM = 0.85  # a step comes back when the frame is expected to take at most this part of the deadline
PATIENCE_S = 2.0
MAX_PATIENCE_S = 60.0
_SMOOTHING = 0.2


@dataclass
class Governor:
    """Decides the steps of the next batch. `deadline_ms` None never drops one."""

    max_steps: int
    deadline_ms: float | None = None
    steps: int = field(init=False)
    _late: deque[bool] = field(init=False, default_factory=lambda: deque(maxlen=WINDOW))
    _mean_ms: float | None = field(init=False, default=None)
    _patience_s: float = field(init=False, default=PATIENCE_S)
    _changed_s: float = field(init=False, default=0.0)
    _on_trial: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.steps = self.max_steps

    def record(self, now_s: float, steps: int, duration_ms: float) -> None:
        """A frame took `duration_ms` with `steps`; what ran before the last change says nothing about now."""
        if self.deadline_ms is None or steps != self.steps:
            return
        before_ms = duration_ms if self._mean_ms is None else self._mean_ms
        self._mean_ms = before_ms + _SMOOTHING * (duration_ms - before_ms)
        self._late.append(duration_ms > self.deadline_ms)
        if sum(self._late) >= MISSES and self.steps > 0:
            if self._on_trial:
                self._patience_s = min(2 * self._patience_s, MAX_PATIENCE_S)
            self._change(now_s, self.steps - 1, on_trial=False)
        elif now_s - self._changed_s >= self._patience_s:
            if self._on_trial:  # it held: the next step may be tried after the usual wait
                self._on_trial, self._patience_s = False, PATIENCE_S
            if self.steps < self.max_steps and not any(self._late) and self._fits_one_more(self._mean_ms):
                self._change(now_s, self.steps + 1, on_trial=True)

    def _change(self, now_s: float, steps: int, on_trial: bool) -> None:
        self.steps, self._changed_s, self._on_trial = steps, now_s, on_trial
        self._late.clear()
        self._mean_ms = None

    def _fits_one_more(self, mean_ms: float) -> bool:
        assert self.deadline_ms is not None
        if self.steps == 0:
            return True  # nothing ran, so nothing is known: only a trial can tell
        return mean_ms * (self.steps + 1) / self.steps <= ROOM * self.deadline_ms
