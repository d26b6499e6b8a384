"""Which prompt each session has, and which one the next session will begin with. Runs on the I/O thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from mirage_game.daemon.prompts import PromptDesk
from mirage_game.daemon.sessions import Session
from mirage_game.daemon.worker import Engine
from mirage_game.engine.backend import Prompt
from mirage_game.wire import Prompt as Asked
from mirage_game.wire import Prompted

EVERYBODY = 0  # sessions count from 1


@dataclass(frozen=True, slots=True)
class DefaultReady:
    """The prompt of sessions to come has been encoded."""

    prepared: Any
    prompt_id: int


class Styles:
    """Gives out prompt ids, has prompts encoded, and remembers the default."""

    def __init__(self, desk: PromptDesk, engine: Engine, prompt: Prompt, prepared: Any) -> None:
        self._desk, self._engine = desk, engine
        self.default, self.default_id = prompt, 0
        self._prepared, self._prepared_id = prepared, 0  # behind the default for as long as encoding takes
        self._next_id = 1

    def begin(self, session: Session) -> None:
        """Open a session in the engine with the default."""
        session.prompt, session.prompt_id = self.default, self.default_id
        self._engine.open(session.id, self._prepared, self._prepared_id)
        if self._prepared_id != self.default_id:
            self._desk.ask(session.id, self.default, self.default_id)

    def change(self, sessions: Iterable[Session], asked: Asked) -> Prompted:
        """Give these sessions another prompt; the answer for whoever asked."""
        for session in sessions:
            session.prompt, session.prompt_id = _prompt(asked, session.prompt), self._next_id
            self._desk.ask(session.id, session.prompt, session.prompt_id)
        self._next_id += 1
        return Prompted(prompt_id=self._next_id - 1, text=asked.text)

    def change_all(self, sessions: Iterable[Session], asked: Asked) -> Prompted:
        """Give all sessions, and those to come, another prompt; the answer for whoever asked."""
        self.default, self.default_id = _prompt(asked, self.default), self._next_id
        self._desk.ask(EVERYBODY, self.default, self.default_id)
        return self.change(sessions, asked)

    def ready(self, outcome: DefaultReady) -> None:
        """Sessions begin with it from now on."""
        self._prepared, self._prepared_id = outcome.prepared, outcome.prompt_id


def _prompt(asked: Asked, before: Prompt) -> Prompt:
    """No seed means the one before."""
    return Prompt(asked.text, asked.strength, asked.blend_ms, before.seed if asked.seed is None else asked.seed)
