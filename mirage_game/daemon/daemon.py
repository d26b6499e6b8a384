"""The daemon: starts the threads, joins them, and stops cleanly on a signal."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from time import monotonic
from types import FrameType, TracebackType
from typing import Any

from mirage_game.daemon.config import DaemonConfig, DaemonError
from mirage_game.daemon.flow import FrameFlow
from mirage_game.daemon.hub import Hub, PromptFailed
from mirage_game.daemon.prompts import PromptDesk
from mirage_game.daemon.scheduler import Size
from mirage_game.daemon.server import Server
from mirage_game.daemon.sessions import Sessions
from mirage_game.daemon.styles import EVERYBODY, DefaultReady, Styles
from mirage_game.daemon.worker import Engine
from mirage_game.engine.backend import Backend, Progress, Prompt

log = logging.getLogger(__name__)

_READY_S = 600.0  # a first start may compile
_JOIN_S = 3.0
_SIGNAL_CHECK_S = 0.5  # where the platform's waits do not notice signals


class Daemon:
    """One daemon around one backend.

    Threads: I/O (owns the sockets), engine (owns the backend), prompts (encodes text), a few codec threads (jpeg).
    """

    def __init__(
        self, backend: Backend, config: DaemonConfig | None = None, clock: Callable[[], float] = monotonic
    ) -> None:
        self.config = config or DaemonConfig()
        self._backend, self._clock = backend, clock
        self._server: Server | None = None
        self._engine: Engine | None = None
        self._prompts: PromptDesk | None = None
        self._codec: ThreadPoolExecutor | None = None
        self._thread: Thread | None = None
        self._ended = Event()
        self._fault: BaseException | None = None
        self.left_behind = False
        """Whether a thread did not end in time, in a compiler, say. It may crash the interpreter at its own end."""

    @property
    def endpoint(self) -> str:
        """Where it listens, with the real port. Only while it runs."""
        if self._server is None:
            raise DaemonError("The daemon does not run.", "Call `start` first.")
        return self._server.endpoint

    @property
    def public_key(self) -> str | None:
        """The CURVE key that clients need, as Z85 text; None when connections are not encrypted. Only while it runs."""
        return None if self._server is None else self._server.public_key

    def start(self, sizes: Sequence[Size] = (), progress: Progress = lambda what, done: None) -> None:
        """Bind, warm the backend up for frames of these (width, height), and serve. Raises `DaemonError`."""
        assert self._server is None, "a daemon is started once"
        config = self.config
        self._server = server = Server(config, self._clock)
        try:
            self._engine = engine = Engine(
                self._backend,
                server.post,
                steps=config.steps,
                max_batch=config.max_batch,
                deadline_ms=config.deadline_ms,
                clock=self._clock,
            )
            engine.start(sizes, progress, _READY_S)
            self._prompts = prompts = PromptDesk(
                self._backend.prepare,
                lambda session, prepared, prompt_id: (
                    server.post(DefaultReady(prepared, prompt_id))
                    if session == EVERYBODY
                    else engine.set_prompt(session, prepared, prompt_id)
                ),
                lambda session, _, error: server.post(PromptFailed(session, error)),
            )
            default = Prompt(config.prompt, config.strength)
            styles = Styles(prompts, engine, default, self._prepare(default))
        except BaseException:
            self._join()
            server.close()
            self._server = None
            raise
        prompts.start()
        self._codec = ThreadPoolExecutor(config.codec_threads, "mirage-codec")
        sessions = Sessions()
        flow = FrameFlow(config, sessions, engine, self._codec, server.port, server.post, self._clock)
        hub = Hub(config, self._backend, engine, prompts, styles, flow, sessions, server.port, self._clock)
        self._thread = Thread(target=self._serve, args=(server, hub), name="mirage-io", daemon=True)
        self._thread.start()
        log.info(
            "%s (%s) on %s listens at %s",
            self._backend.name,
            self._backend.model,
            self._backend.device,
            server.endpoint,
        )

    def stop(self) -> None:
        """Say goodbye to every client and end all threads. May be called twice."""
        if self._server is None:
            return
        if self._thread is not None:
            self._server.stop()
            self._thread.join(_JOIN_S)
        self._join()
        self._server = None

    def run_until_signal(self, ready: Callable[[], None] = lambda: None) -> None:
        """Wait for SIGINT or SIGTERM, then stop. Main thread only. Raises `DaemonError` if it breaks.

        `ready` is called once signals are heeded.
        """
        asked = Event()

        def ask(number: int, _: FrameType | None) -> None:
            log.info("%s: stopping", signal.Signals(number).name)
            asked.set()
            self._ended.set()

        before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            ready()
            while not self._ended.wait(_SIGNAL_CHECK_S):
                pass
        finally:
            self.stop()
            for number, handler in before.items():
                signal.signal(number, handler)
        if self._fault is not None and not asked.is_set():
            raise DaemonError("The daemon broke; its log says why.", "Restart it, and report the log.") from self._fault

    def __enter__(self) -> Daemon:
        if self._server is None:
            self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _prepare(self, default: Prompt) -> Any:
        try:
            return self._backend.prepare(default)
        except Exception as error:
            what = f"The prompt {default.text!r} could not be prepared: {error}."
            raise DaemonError(what, "Run `mirage doctor`, or start with another prompt.") from error

    def _serve(self, server: Server, hub: Hub) -> None:
        try:
            server.run(hub)
        except BaseException as error:
            self._fault = error
            log.critical("the I/O thread broke", exc_info=error)
        finally:
            self._ended.set()

    def _join(self) -> None:
        # A second Ctrl-C may interrupt this, and Python then takes a thread that was being joined for ended.
        before, self.left_behind = self.left_behind, True
        left = []
        if self._prompts is not None and not self._prompts.stop(_JOIN_S):
            left.append("the prompt encoder")
        if self._codec is not None:
            self._codec.shutdown(wait=True, cancel_futures=True)
        if self._engine is not None and not self._engine.stop(_JOIN_S):
            left.append("the engine")
        for what in left:
            log.info("%s did not come back; it is left behind", what)
        self.left_behind = before or bool(left)
