"""One question to a running daemon over its control connection, without a session."""

from __future__ import annotations

from mirage_game._inquiry import Inquiry, Keys
from mirage_game.wire import FromDaemon, Message


def ask(endpoint: str, message: Message, timeout_s: float = 2.0, keys: Keys | None = None) -> FromDaemon | None:
    """Send one message and take the answer; None when no daemon answers in time.

    Raises `Refused` when one hangs up on these keys, `WireError` for an answer that is no message, `ValueError` for an
    address that is none.
    """
    with Inquiry(endpoint, keys) as inquiry:
        return inquiry.ask(message, timeout_s)
