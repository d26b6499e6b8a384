"""The table of sessions, and how often a broken peer is told."""

from __future__ import annotations

from mirage_game.daemon.sessions import Allowance, Sessions
from mirage_game.engine.backend import Prompt

PROMPT = Prompt("steampunk")


def test_a_session_is_found_by_either_connection_until_it_ends() -> None:
    sessions = Sessions()
    session = sessions.open(b"\0c", "game", PROMPT, 0.0)
    assert sessions.attach(session.token, b"\0f", 1.0) is session
    assert sessions.of(b"\0c") is sessions.of(b"\0f") is sessions.get(session.id) is session
    assert sessions.of_control(b"\0f") is None
    assert sessions.of_frames(b"\0c") is None
    sessions.close(session)
    assert len(sessions) == 0
    assert sessions.of(b"\0c") is sessions.of(b"\0f") is sessions.get(session.id) is None
    assert sessions.attach(session.token, b"\0f", 2.0) is None


def test_tokens_are_long_and_never_alike() -> None:
    sessions = Sessions()
    tokens = {sessions.open(bytes([0, n]), "", PROMPT, 0.0).token for n in range(100)}
    assert len(tokens) == 100
    assert min(len(token) for token in tokens) >= 32
    assert sessions.attach("", b"\0f", 0.0) is None


def test_the_newest_attach_wins_and_a_connection_has_one_session() -> None:
    sessions = Sessions()
    first, second = (sessions.open(bytes([0, n]), "", PROMPT, 0.0) for n in (1, 2))
    sessions.attach(first.token, b"\0f", 1.0)
    first.credit_s = 1.0
    sessions.attach(first.token, b"\0g", 2.0)
    assert sessions.of_frames(b"\0f") is None
    assert first.credit_s is None
    sessions.attach(second.token, b"\0g", 3.0)
    assert first.frames is None
    assert first.detached_s == 3.0
    assert sessions.of_frames(b"\0g") is second
    sessions.close(first)
    assert sessions.of_frames(b"\0g") is second


def test_errors_come_in_a_burst_and_then_slowly() -> None:
    allowance = Allowance(burst=3, per_s=2, max_peers=4)
    assert [allowance.take(b"a", 0.0) for _ in range(5)] == [True, True, True, False, False]
    assert allowance.take(b"b", 0.0)
    assert allowance.take(b"a", 0.6)
    assert not allowance.take(b"a", 0.6)
    for peer in range(100):
        allowance.take(bytes([peer]), 1.0)
    assert len(allowance._left) == 4
