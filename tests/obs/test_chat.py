"""Reading chat from a server on this machine that behaves, and one that does not."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from obs.fake_chat import FakeChat

from mirage_game.obs import chat as module
from mirage_game.obs.chat import Chat
from mirage_game.obs.irc import Message, Removal

JOINED = ":justinfan1!x@y JOIN #games"


@pytest.fixture
def chat(fake_chat: FakeChat, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chat]:
    monkeypatch.setattr(module, "_BACK_OFF_S", (0.3,))
    with Chat("Games", "127.0.0.1", fake_chat.port, tls=False) as reader:
        yield reader


def until(chat: Chat, fits: Callable[[], bool], timeout_s: float = 5.0) -> None:
    until_s = time.monotonic() + timeout_s
    while not fits():
        assert time.monotonic() < until_s, chat.state
        chat.next(0.05)


def said(chat: Chat, timeout_s: float = 5.0) -> Message | Removal:
    until_s = time.monotonic() + timeout_s
    while time.monotonic() < until_s:
        event = chat.next(0.05)
        if event is not None:
            return event
    raise AssertionError(chat.state)


def test_joins_without_an_account_and_reads(chat: Chat, fake_chat: FakeChat) -> None:
    assert chat.next(0.05) is None
    assert fake_chat.heard("CAP") == "CAP REQ :twitch.tv/tags twitch.tv/commands"
    assert fake_chat.heard("NICK").startswith("NICK justinfan")
    assert fake_chat.heard("JOIN") == "JOIN #games"
    fake_chat.send(f":tmi.twitch.tv CAP * ACK :twitch.tv/tags\r\n:tmi.twitch.tv 001 x :Welcome\r\n{JOINED}")
    fake_chat.write("ann", "!winter", "badges=vip/1;id=m1")
    fake_chat.send("@target-msg-id=m1;login=ann :tmi.twitch.tv CLEARMSG #games :!winter")
    fake_chat.send(":eve!a@b PRIVMSG #another :!winter")
    fake_chat.write("bob", "hello ❄")
    assert said(chat) == Message("ann", "!winter", frozenset({"vip"}), "", "m1")
    assert chat.state == "reading #games"
    assert said(chat) == Removal("ann", "m1")
    assert said(chat) == Message("bob", "hello ❄")
    assert chat.next(0.05) is None


def test_answers_pings(chat: Chat, fake_chat: FakeChat) -> None:
    chat.next(0.05)
    fake_chat.send("PING :tmi.twitch.tv")
    chat.next(0.2)
    assert fake_chat.heard("PONG") == "PONG :tmi.twitch.tv"


def test_lines_in_pieces_and_lines_that_are_too_long(chat: Chat, fake_chat: FakeChat) -> None:
    chat.next(0.05)
    fake_chat.send(b":ann!a@b PRIVMSG #games :one\r")
    assert chat.next(0.1) is None
    fake_chat.send(b"\n:eve!a@b PRIVMSG #games :" + b"x" * 200_000 + b"\r\n:ann!a@b PRIVMSG #games :\xff\xfetwo\r\n")
    assert said(chat) == Message("ann", "one")
    assert said(chat) == Message("ann", "��two")
    assert len(chat._buffer) <= 2 * module.MAX_LINE_BYTES


def test_comes_back_after_the_server_hung_up(chat: Chat, fake_chat: FakeChat) -> None:
    chat.next(0.05)
    fake_chat.send(JOINED)
    until(chat, lambda: chat.state == "reading #games")
    fake_chat.hang_up()
    assert said(chat) == Removal()  # what moderators delete from now on is not heard of
    assert "again in" in chat.state
    until(chat, lambda: "again in" not in chat.state)
    fake_chat.heard("JOIN")
    fake_chat.heard("JOIN")
    fake_chat.write("ann", "back")
    assert said(chat) == Message("ann", "back")


def test_follows_a_server_that_moves(chat: Chat, fake_chat: FakeChat) -> None:
    chat.next(0.05)
    fake_chat.send("RECONNECT")
    until(chat, lambda: "asked for a new connection" in chat.state)
    until(chat, lambda: chat.state.startswith("connecting"))


def test_a_notice_is_told_without_its_control_characters(chat: Chat, fake_chat: FakeChat) -> None:
    chat.next(0.05)
    fake_chat.send(":tmi.twitch.tv NOTICE #games :This channel \x1b[2Jhas been suspended.")
    until(chat, lambda: "suspended" in chat.state)
    assert chat.state == "#games: This channel [2Jhas been suspended."


def test_what_has_arrived_comes_without_waiting(chat: Chat, fake_chat: FakeChat) -> None:
    chat.next(0.05)
    for _ in range(100):
        fake_chat.send("PING :x\r\n\r\n:tmi.twitch.tv 353 x = #games :x")
    fake_chat.write("ann", "!winter")
    fake_chat.send("@target-msg-id=m1;login=ann :tmi.twitch.tv CLEARMSG #games :!winter")
    time.sleep(0.2)
    assert chat.next(0.0) == Message("ann", "!winter")
    assert chat.next(0.0) == Removal("ann", "m1")
    assert chat.next(0.0) is None


def test_a_channel_that_does_not_answer_is_told(fake_chat: FakeChat) -> None:
    later_s = 0.0
    with Chat("games", "127.0.0.1", fake_chat.port, tls=False, clock=lambda: time.monotonic() + later_s) as reader:
        reader.next(0.05)
        assert reader.state.startswith("connecting")
        later_s = 11.0
        reader.next(0.05)
        assert "#games does not answer: is there a channel of that name?" in reader.state
        fake_chat.send(JOINED)
        until(reader, lambda: reader.state == "reading #games")
        later_s = 30.0
        reader.next(0.05)
        assert reader.state == "reading #games"


@pytest.mark.parametrize("host", ["..", "a" * 64 + ".org", "a..b"])
def test_hosts_that_cannot_be(host: str) -> None:
    with pytest.raises(ValueError, match="no host"):
        Chat("games", host)


def test_nobody_there() -> None:
    with Chat("games", "127.0.0.1", 1, tls=False) as reader:
        begun_s = time.monotonic()
        assert reader.next(0.2) is None
        assert reader.next(0.2) is None
        assert time.monotonic() - begun_s < 2.0
        assert "no connection to 127.0.0.1:1: " in reader.state


def test_back_off_grows_and_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    now_s, waits = 0.0, []

    def sleep(seconds: float) -> None:
        nonlocal now_s
        now_s += seconds

    monkeypatch.setattr(module.random, "uniform", lambda low, high: 1.0)
    reader = Chat("games", "127.0.0.1", 1, tls=False, clock=lambda: now_s, sleep=sleep)
    for _ in range(8):
        reader.next(0.0)
        waits.append(reader._retry_s - now_s)
        now_s = reader._retry_s
    assert waits == [1, 2, 5, 10, 30, 60, 60, 60]


def test_a_silent_server_is_asked_and_then_left(fake_chat: FakeChat) -> None:
    later_s = 0.0
    with Chat("games", "127.0.0.1", fake_chat.port, tls=False, clock=lambda: time.monotonic() + later_s) as reader:
        reader.next(0.05)
        later_s = 61.0
        reader.next(0.05)
        assert fake_chat.heard("PING") == "PING :mirage"
        later_s = 91.0
        reader.next(0.05)
        assert "went silent" in reader.state


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for 127.0.0.1 that nobody vouches for."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs the program openssl, which makes a certificate")
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    whose = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    into = ["-keyout", str(file), "-out", str(file) + ".crt"]
    subprocess.run([openssl, "req", *kind, *whose, *into], check=True, capture_output=True, timeout=30)
    file.write_bytes(file.read_bytes() + Path(str(file) + ".crt").read_bytes())
    return file


def test_tls(certificate: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with FakeChat(context) as server:
        with Chat("games", "127.0.0.1", server.port) as wary:
            assert wary.next(0.1) is None
            assert "not to be trusted" in wary.state
        trust = ssl.create_default_context(cafile=str(certificate))
        with Chat("games", "127.0.0.1", server.port, context=trust) as trusting:
            trusting.next(0.1)
            server.heard("JOIN")
            server.write("ann", "hidden from others")
            assert said(trusting) == Message("ann", "hidden from others")
