"""The small thread that encodes prompts, so that neither frames nor sockets wait for a text encoder."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Condition, Thread
from typing import Any

from mirage_game.engine.backend import Prompt

log = logging.getLogger(__name__)
_IDLE_S = 1.0


class PromptDesk:
    """Prepares the newest prompt of each session; one that was replaced before its turn is skipped.

    `ready(session, prepared, prompt_id)` and `failed(session, prompt_id, error)` are called on this thread.
    """

    def __init__(
        self,
        prepare: Callable[[Prompt], Any],
        ready: Callable[[int, Any, int], None],
        failed: Callable[[int, int, Exception], None],
    ) -> None:
        self._prepare, self._ready, self._failed = prepare, ready, failed
        self._changed = Condition()
        self._pending: dict[int, tuple[Prompt, int]] = {}
        self._stopping = False
        self._thread = Thread(target=self._main, name="mirage-prompts", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def ask(self, session: int, prompt: Prompt, prompt_id: int) -> None:
        """Prepare a prompt soon; never blocks."""
        with self._changed:
            self._pending[session] = (prompt, prompt_id)
            self._changed.notify()

    def forget(self, session: int) -> None:
        """Drop what a closed session asked for."""
        with self._changed:
            self._pending.pop(session, None)

    def stop(self, timeout_s: float) -> bool:
        """End the thread; False if the encoder did not come back in time."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _main(self) -> None:
        while True:
            with self._changed:
                while not (self._stopping or self._pending):
                    self._changed.wait(_IDLE_S)
                if self._stopping:
                    return
                session = next(iter(self._pending))
                prompt, prompt_id = self._pending.pop(session)
            try:
                prepared = self._prepare(prompt)
            except Exception as error:
                log.exception("a prompt of session %d could not be encoded", session)
                self._failed(session, prompt_id, error)
            else:
                self._ready(session, prepared, prompt_id)
