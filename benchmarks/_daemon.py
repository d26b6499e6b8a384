"""A passthrough daemon in a process of its own, for the benchmarks."""

from __future__ import annotations

import multiprocessing
import platform
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import numpy.typing as npt

from mirage_game.daemon import Daemon, DaemonConfig
from mirage_game.daemon.metrics import percentile
from mirage_game.engine.backend import Job, Result
from mirage_game.engine.passthrough import Passthrough

_START_S = 30.0
_STAMP_BYTES = 8


def stamp(image: npt.NDArray[np.uint8]) -> None:
    """Write the time of this machine's monotonic clock into a picture's first bytes."""
    image.reshape(-1)[:_STAMP_BYTES] = np.frombuffer(time.monotonic_ns().to_bytes(_STAMP_BYTES, "little"), np.uint8)


class Stamped(Passthrough):
    """Notes how old each stamped frame is when the engine takes it."""

    def __init__(self, delay_ms: float) -> None:
        super().__init__(delay_ms)
        self.ages_ms: list[float] = []

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        """The frames as they came."""
        now_ns = time.monotonic_ns()
        for job in jobs:
            made_ns = int.from_bytes(job.pixels.reshape(-1)[:_STAMP_BYTES].tobytes(), "little")
            self.ages_ms.append((now_ns - made_ns) / 1e6)
        return super().run(jobs, steps)


@dataclass(frozen=True)
class Running:
    """A daemon in another process."""

    endpoint: str
    pid: int
    pipe: Connection

    def ages_ms(self) -> list[float]:
        """Age of every frame when the engine took it, since the last call."""
        self.pipe.send("ages")
        ages: list[float] = self.pipe.recv()
        return ages


@contextmanager
def passthrough(delay_ms: float = 0.0, **settings: object) -> Iterator[Running]:
    """A daemon that runs until the end of the block."""
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(theirs, delay_ms, settings), name="daemon")
    process.start()
    try:
        if not ours.poll(_START_S):
            raise TimeoutError("the daemon did not start")
        yield Running(ours.recv(), process.pid or 0, ours)
    finally:
        ours.close()
        process.join(10)
        if process.is_alive():
            process.kill()


def _serve(pipe: Connection, delay_ms: float, settings: dict[str, object]) -> None:
    backend = Stamped(delay_ms)
    config = DaemonConfig(endpoint="tcp://127.0.0.1:*", **settings)  # type: ignore[arg-type]
    with Daemon(backend, config) as daemon:
        pipe.send(daemon.endpoint)
        try:
            while pipe.recv():
                ages_ms, backend.ages_ms = backend.ages_ms, []
                pipe.send(ages_ms)
        except EOFError:  # the other end has closed
            return


def rss_mb(pid: int) -> float:
    """Resident memory of a process; 0 where the system does not say."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * 4096 / 2**20


def open_files(pid: int) -> int:
    """Open file descriptors of a process; 0 where the system does not say."""
    try:
        return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return 0


def cpu() -> str:
    """The processor's name, for the record."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        lines = []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{names[0]}, {len(names)} cores" if names else platform.processor() or platform.machine()


def summary(values: Sequence[float]) -> str:
    """p50, p95, p99 and maximum in words."""
    ordered = sorted(values)
    p50, p95, p99 = (percentile(ordered, percent) for percent in (50, 95, 99))
    return f"p50 {p50:.2f}  p95 {p95:.2f}  p99 {p99:.2f}  max {ordered[-1]:.2f} ms"
