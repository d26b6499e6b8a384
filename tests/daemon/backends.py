"""Engines that misbehave on command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event

from mirage_game.engine.backend import Job, Prompt, Result
from mirage_game.engine.passthrough import Passthrough

LONG_S = 10.0


class OutOfMemoryError(RuntimeError):
    """Named like torch's."""


class Diary(Passthrough):
    """Writes down what it was asked, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[tuple[str, object]] = []
        self.batches: list[list[Job]] = []
        self.steps: list[int] = []

    def open(self, session: int, prepared: Prompt) -> None:
        self.entries.append(("open", session))

    def close(self, session: int) -> None:
        self.entries.append(("close", session))

    def set_prompt(self, session: int, prepared: Prompt) -> None:
        self.entries.append(("prompt", prepared))

    def reset(self, session: int) -> None:
        self.entries.append(("reset", session))

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        self.batches.append(list(jobs))
        self.steps.append(steps)
        self.entries += [("run", int(job.pixels.flat[0])) for job in jobs]
        return [Result(job.pixels, steps) for job in jobs]

    def of(self, *kinds: str) -> list[tuple[str, object]]:
        return [entry for entry in self.entries if entry[0] in kinds]


class Gate(Diary):
    """Each batch waits until it is let through."""

    def __init__(self) -> None:
        super().__init__()
        self.entered, self.opened = Event(), Event()

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        self.entered.set()
        assert self.opened.wait(LONG_S)
        return super().run(jobs, steps)


class Singly(Diary):
    """Takes frames one after the other, as a CPU does, and fails at the one of value 66."""

    is_batched = False

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        results = []
        for job in jobs:
            if job.pixels.flat[0] == 66:
                raise RuntimeError("bad")
            results += super().run([job], steps)
        return results


class Faulty(Diary):
    """Raises what `fault` returns for a batch, if it returns anything."""

    def __init__(self, fault: Callable[[Sequence[Job]], Exception | None]) -> None:
        super().__init__()
        self.fault = fault

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        error = self.fault(jobs)
        if error is not None:
            raise error
        return super().run(jobs, steps)
