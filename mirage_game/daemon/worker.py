"""The thread that owns the engine: takes the newest frame of each session, batches, runs.

Everything else talks to it through this class: `submit` and the commands never block, and what comes of them is handed
to `emit` on the engine's thread. A batch that fails is tried again frame by frame: it costs those sessions whose frame
fails alone, too, that frame and their past, and nobody else anything.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from threading import Condition, Event, Thread
from time import monotonic
from typing import Any, Literal

from mirage_game.daemon.config import DaemonError
from mirage_game.daemon.governor import Governor
from mirage_game.daemon.scheduler import Running, Size, Waiting, pick
from mirage_game.engine.backend import Backend, Job, Progress, Result
from mirage_game.wire import Frame, WireError

log = logging.getLogger(__name__)
_IDLE_S = 1.0
_SIGNAL_CHECK_S = 0.5  # where the platform's waits do not notice signals
_MAX_GOVERNORS = 64
_COMPLAIN_EVERY_S = 5.0


@dataclass(slots=True)
class Work:
    """One frame on its way through the daemon."""

    session: int
    header: Frame
    job: Job
    arrived_s: float
    transport_ms: float
    reset_before: bool = False


@dataclass(frozen=True, slots=True)
class Started:
    """The engine took frames: their sessions may be granted credit again, in time."""

    running: Running


@dataclass(frozen=True, slots=True)
class Styled:
    """One frame that came out of a batch."""

    work: Work
    result: Result
    prompt_id: int
    queue_ms: float
    model_ms: float


@dataclass(frozen=True, slots=True)
class Finished:
    """A batch is done."""

    frames: tuple[Styled, ...]
    size: Size
    duration_s: float


@dataclass(frozen=True, slots=True)
class Failed:
    """The backend raised with `batch` frames. `sessions` have lost theirs; `closes`: they cannot go on."""

    sessions: tuple[int, ...]
    error: WireError
    out_of_memory: bool = False
    closes: bool = False
    batch: int = 1


Outcome = Started | Finished | Failed


@dataclass(slots=True)
class _Open:
    prompt_id: int
    served_s: float


_Kind = Literal["open", "prompt", "close"]


@dataclass(slots=True)
class _Queues:
    """What other threads write; guarded by `changed`."""

    changed: Condition = field(default_factory=Condition)
    commands: dict[tuple[int, _Kind], Callable[[], None]] = field(default_factory=dict)  # in the order of their keys
    waiting: dict[int, Work] = field(default_factory=dict)
    running: Running | None = None
    stopping: bool = False


class Engine:
    """The engine's thread and its latest-wins mailbox."""

    def __init__(
        self,
        backend: Backend,
        emit: Callable[[Outcome], None],
        *,
        steps: int,
        max_batch: int,
        deadline_ms: float | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        # One by one where a batch saves nothing: a frame goes back as soon as it is done, and when one fails, those
        # before it are not run again, and so do not go into their sessions' past twice.
        self.max_batch = max_batch if backend.is_batched else 1
        self._backend, self._emit, self._clock = backend, emit, clock
        self._steps, self._deadline_ms = steps, deadline_ms
        self._governors: dict[Size, Governor] = {}
        self._open: dict[int, _Open] = {}  # touched by the engine's thread only
        self._complained_s = float("-inf")
        self._queues = _Queues()
        self._ready = Event()
        self._fault: BaseException | None = None
        self._thread: Thread | None = None

    # Called by any thread

    def start(self, sizes: Sequence[Size], progress: Progress, timeout_s: float) -> None:
        """Warm the backend up on its own thread and wait for it. Raises `DaemonError` when it cannot start."""
        self._thread = Thread(target=self._main, args=(sizes, progress), name="mirage-engine", daemon=True)
        self._thread.start()
        end_s = monotonic() + timeout_s
        while not self._ready.wait(_SIGNAL_CHECK_S):
            if monotonic() > end_s:
                raise DaemonError(
                    f"The engine was not ready after {timeout_s:.0f} s.", "Try a smaller frame size or another device."
                )
        if self._fault is not None:
            error = _engine_error(self._fault)
            raise DaemonError(f"The engine cannot start. {error.message}", error.fix) from self._fault

    def stop(self, timeout_s: float) -> bool:
        """End the thread; False if the backend did not come back in time and was left behind."""
        with self._queues.changed:
            self._queues.stopping = True
            self._queues.waiting.clear()
            self._queues.changed.notify()
        if self._thread is not None:
            self._thread.join(timeout_s)
        return self._thread is None or not self._thread.is_alive()

    def open(self, session: int, prepared: Any, prompt_id: int) -> None:
        """Begin a session."""
        self._command(session, "open", lambda: self._do_open(session, prepared, prompt_id))

    def close(self, session: int) -> None:
        """End a session; whatever of it still waits is dropped."""
        with self._queues.changed:
            self._queues.waiting.pop(session, None)
            self._queues.commands.pop((session, "prompt"), None)
            if self._queues.commands.pop((session, "open"), None) is None:  # else the engine has never heard of it
                self._command(session, "close", lambda: self._do_close(session))

    def set_prompt(self, session: int, prepared: Any, prompt_id: int) -> None:
        """Restyle the session from its next frame on."""
        self._command(session, "prompt", lambda: self._do_prompt(session, prepared, prompt_id))

    def submit(self, work: Work) -> bool:
        """Put a frame where the engine finds it. True if it replaced an older one that still waited."""
        with self._queues.changed:
            replaced = self._queues.waiting.get(work.session)
            if replaced is not None:
                work.reset_before |= replaced.reset_before
            self._queues.waiting[work.session] = work
            self._queues.changed.notify()
        return replaced is not None

    def reset_waiting(self, session: int) -> bool:
        """Forget the past before the frame that waits; False when none waits."""
        with self._queues.changed:
            work = self._queues.waiting.get(session)
            if work is not None:
                work.reset_before = True
        return work is not None

    def facts(self) -> tuple[Running | None, dict[int, float]]:
        """What runs now, and when the frame that waits came, for each session that has one."""
        with self._queues.changed:
            return self._queues.running, {session: work.arrived_s for session, work in self._queues.waiting.items()}

    def _command(self, session: int, kind: _Kind, command: Callable[[], None]) -> None:
        """For the engine's next turn; of each kind a session has one at most, the newest, however long that takes."""
        with self._queues.changed:
            self._queues.commands[session, kind] = command
            self._queues.changed.notify()

    # On the engine's thread

    def _main(self, sizes: Sequence[Size], progress: Progress) -> None:
        try:
            self._backend.warm_up(sizes, progress)
        except Exception as error:
            self._fault = error
            return
        finally:
            self._ready.set()
        while self._turn():
            pass
        for session in tuple(self._open):
            self._do_close(session)

    def _turn(self) -> bool:
        """Wait for something to do, and do it. False when it is time to stop."""
        queues = self._queues
        with queues.changed:
            while not (queues.stopping or queues.commands or queues.waiting):
                queues.changed.wait(_IDLE_S)
            if queues.stopping:
                return False
            commands = tuple(queues.commands.values())
            queues.commands.clear()
        for command in commands:
            command()
        with queues.changed:
            batch = self._take()
            running = queues.running
        if running is not None:
            self._emit(Started(running))
            outcomes = self._serve(batch)
            with queues.changed:
                queues.running = None
            for outcome in outcomes:
                self._emit(outcome)
        return True

    def _take(self) -> list[Work]:
        """The next batch out of the mailbox, newest frames only; the lock is held."""
        waiting = self._queues.waiting
        for session in [session for session in waiting if session not in self._open]:
            if not self._queues.commands:  # its `open` is not merely on the way
                del waiting[session]
        ready = (
            Waiting(session, _size(work.header), self._open[session].served_s)
            for session, work in waiting.items()
            if session in self._open
        )
        chosen = pick(ready, self.max_batch)
        if not chosen:
            return []
        batch = [waiting.pop(session) for session in chosen]
        self._queues.running = Running(frozenset(chosen), _size(batch[0].header), self._clock())
        return batch

    def _serve(self, batch: list[Work]) -> list[Outcome]:
        """Run a batch; if it fails, its frames one by one."""
        outcome = self._run(batch)
        if isinstance(outcome, Finished):
            return [outcome]
        if len(batch) > 1:
            return [replace(outcome, sessions=()), *(one for work in batch for one in self._serve([work]))]
        try:
            self._backend.reset(batch[0].session)
        except Exception:
            log.exception("session %d could not be reset", batch[0].session)
        return [outcome]

    def _run(self, batch: list[Work]) -> Finished | Failed:
        started_s = self._clock()
        size = _size(batch[0].header)
        governor = self._governor(size)
        for work in batch:
            self._open[work.session].served_s = started_s
        try:
            for work in batch:
                if work.reset_before:
                    self._backend.reset(work.session)
            steps = governor.steps
            results = self._backend.run([work.job for work in batch], steps)
            if len(results) != len(batch):
                raise RuntimeError(f"the backend returned {len(results)} frames for {len(batch)}")
            for work, result in zip(batch, results, strict=True):
                if result.pixels.shape != work.job.pixels.shape:
                    raise RuntimeError(f"the backend made {result.pixels.shape} of a frame of {work.job.pixels.shape}")
        except Exception as error:
            return self._failed(batch, error)
        done_s = self._clock()
        governor.record(done_s, steps, (done_s - min(work.arrived_s for work in batch)) * 1e3)
        model_ms = (done_s - started_s) * 1e3
        frames = tuple(
            Styled(work, result, self._open[work.session].prompt_id, (started_s - work.arrived_s) * 1e3, model_ms)
            for work, result in zip(batch, results, strict=True)
        )
        return Finished(frames, size, done_s - started_s)

    def _failed(self, batch: list[Work], error: Exception) -> Failed:
        now_s = self._clock()
        if now_s - self._complained_s > _COMPLAIN_EVERY_S:  # it may fail on every frame of a long game
            self._complained_s = now_s
            log.error("the engine failed on a batch of %d", len(batch), exc_info=error)
        sessions = tuple(work.session for work in batch)
        return Failed(sessions, _engine_error(error), is_out_of_memory(error), batch=len(batch))

    def _governor(self, size: Size) -> Governor:
        if size not in self._governors and len(self._governors) >= _MAX_GOVERNORS:
            self._governors.pop(next(iter(self._governors)))
        return self._governors.setdefault(size, Governor(self._steps, self._deadline_ms))

    def _do_open(self, session: int, prepared: Any, prompt_id: int) -> None:
        try:
            self._backend.open(session, prepared)
        except Exception as error:
            log.exception("session %d could not be opened", session)
            self._emit(Failed((session,), _engine_error(error), is_out_of_memory(error), closes=True))
        else:
            self._open[session] = _Open(prompt_id, self._clock())

    def _do_close(self, session: int) -> None:
        if self._open.pop(session, None) is not None:
            try:
                self._backend.close(session)
            except Exception:
                log.exception("session %d could not be closed", session)

    def _do_prompt(self, session: int, prepared: Any, prompt_id: int) -> None:
        if session not in self._open:
            return
        try:
            self._backend.set_prompt(session, prepared)
        except Exception as error:
            log.exception("session %d could not change its prompt", session)
            self._emit(Failed((session,), _engine_error(error), is_out_of_memory(error)))
        else:
            self._open[session].prompt_id = prompt_id


def is_out_of_memory(error: BaseException) -> bool:
    """True for what Python, torch and the CUDA driver raise when memory runs out; torch need not be installed."""
    return (
        isinstance(error, MemoryError)
        or type(error).__name__ == "OutOfMemoryError"
        or "out of memory" in str(error).lower()
    )


def _engine_error(error: BaseException) -> WireError:
    if is_out_of_memory(error):
        fix = "Send smaller frames, close other programs that use the device, or start the daemon with a smaller model."
        return WireError("engine", "The device is out of memory.", fix)
    words = "".join(character if character.isprintable() else " " for character in str(error))
    reason = " ".join(words.split())[:300] or "no reason given"
    fix = "If it happens again, restart the daemon and report its log."
    return WireError("engine", f"The engine failed: {type(error).__name__}: {reason}.", fix)


def _size(header: Frame) -> Size:
    return header.width, header.height
