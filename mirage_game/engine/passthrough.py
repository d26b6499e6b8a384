"""The backend that returns every frame as it came: for tests, and for measuring everything but the model."""

from __future__ import annotations

from collections.abc import Sequence
from time import sleep

from mirage_game.engine.backend import Job, Progress, Prompt, Result


class Passthrough:
    """Returns frames untouched, after `delay_ms` if a test wants a slow engine."""

    name = "passthrough"
    model = "none"
    device = "none"
    is_batched = True

    def __init__(self, delay_ms: float = 0.0) -> None:
        self.delay_ms = delay_ms

    def warm_up(self, sizes: Sequence[tuple[int, int]], progress: Progress) -> None:
        """Nothing to prepare."""

    def prepare(self, prompt: Prompt) -> Prompt:
        """The prompt itself."""
        return prompt

    def open(self, session: int, prepared: Prompt) -> None:
        """Nothing to keep."""

    def close(self, session: int) -> None:
        """Nothing to forget."""

    def set_prompt(self, session: int, prepared: Prompt) -> None:
        """Nothing to change."""

    def reset(self, session: int) -> None:
        """Nothing to forget."""

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        """The frames as they came."""
        if self.delay_ms:
            sleep(self.delay_ms / 1e3)
        return [Result(job.pixels, steps=0) for job in jobs]
