"""Reads a channel's chat from Twitch, without an account. One connection, which comes back by itself."""

from __future__ import annotations

import random
import socket
import ssl
import time
from collections.abc import Callable, Iterator

from mirage_game.obs.irc import Message, Removal, channel_name, event_of, parse_line
from mirage_game.obs.words import clean

HOST = "irc.chat.twitch.tv"
PORT = 6697
MAX_LINE_BYTES = 16 * 1024  # tags take at most 8191, the rest far less
_READ_BYTES = 16 * 1024
_CONNECT_S = 10.0
_SEND_S = 5.0
_QUIET_S = 60.0  # then we ask whether anybody is there
_DEAD_S = 90.0  # then nobody is
_JOIN_S = 10.0  # Twitch says nothing at all about a channel that does not exist
_MAX_SILENT = 1000  # lines that say nothing to us, read without looking at the time
_BACK_OFF_S = (1.0, 2.0, 5.0, 10.0, 30.0, 60.0)


class _Lost(Exception):
    """The connection ended; the words say why."""


class Chat:
    """A channel's messages, read only.

    Nothing is read ahead: while nobody asks for messages they wait with the server, so memory is bounded.
    """

    def __init__(
        self,
        channel: str,
        host: str = HOST,
        port: int = PORT,
        *,
        tls: bool = True,
        context: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Raises `ValueError` for a channel or host that cannot be. `context`: whom to trust; else as the system."""
        self.channel = channel_name(channel)
        try:
            host.encode("idna")
        except UnicodeError:
            raise ValueError(f"{clean(host)[:40]!r} is no host's name or address") from None
        self.state = "not connected"
        """In words, for people."""
        self._host, self._port = host, port
        self._tls = (context or ssl.create_default_context()) if tls else None
        self._clock, self._sleep = clock, sleep
        self._socket: socket.socket | None = None
        self._buffer = bytearray()
        self._skipping = False  # in a line that is too long
        self._failures = 0
        self._retry_s = clock()
        self._heard_s = self._connected_s = clock()
        self._asked = self._joined = False

    def messages(self, idle_s: float = 0.25) -> Iterator[Message | Removal | None]:
        """What is written, for ever; None when nothing was for `idle_s`, so that the caller can do other things."""
        while True:
            yield self.next(idle_s)

    def next(self, timeout_s: float) -> Message | Removal | None:
        """The next event, or None after about `timeout_s`. With 0 it gives what has arrived already, if anything.

        A new connection takes longer: up to ten seconds for each of the host's addresses and ten for TLS; and to look
        the host's name up takes as long as the system allows.

        When a connection is lost, that counts as a cleared chat: what moderators delete before the next one never
        arrives, so nothing that waits for them may go on.
        """
        until_s = self._clock() + timeout_s
        for _ in range(_MAX_SILENT):
            try:
                if self._socket is None:
                    wait_s = self._retry_s - self._clock()
                    if wait_s > 0:
                        self._sleep(max(0.0, min(wait_s, until_s - self._clock())))
                        if self._retry_s > self._clock():
                            return None
                    self._connect()
                raw = self._line(until_s)
                self._miss_channel()
                if raw is None:
                    return None
                if (event := self._understand(raw)) is not None:
                    return event
            except (OSError, _Lost) as error:
                was_open = self._socket is not None
                self._lost(error)
                if was_open:
                    return Removal()
        return None

    def close(self) -> None:
        """Leave."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def __enter__(self) -> Chat:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _connect(self) -> None:
        self.state = f"connecting to {self._host}:{self._port}"
        raw = socket.create_connection((self._host, self._port), timeout=_CONNECT_S)
        try:
            self._socket = self._tls.wrap_socket(raw, server_hostname=self._host) if self._tls else raw
        except BaseException:
            raw.close()
            raise
        self._buffer.clear()
        self._skipping = self._asked = self._joined = False
        self._heard_s = self._connected_s = self._clock()
        # Names of this form may read every channel without a password.
        nick = f"justinfan{random.randint(10_000, 99_999)}"
        self._send("CAP REQ :twitch.tv/tags twitch.tv/commands", "PASS SCHMOOPIIE", f"NICK {nick}")
        self._send(f"JOIN #{self.channel}")

    def _send(self, *lines: str) -> None:
        assert self._socket is not None
        self._socket.settimeout(_SEND_S)
        self._socket.sendall("".join(f"{line}\r\n" for line in lines).encode())

    def _miss_channel(self) -> None:
        if not self._joined and self._clock() - self._connected_s >= _JOIN_S:
            self.state = f"#{self.channel} does not answer: is there a channel of that name? Still waiting"

    def _understand(self, raw: bytes) -> Message | Removal | None:
        """Handle one line; None if it says nothing to our caller."""
        line = parse_line(raw.decode("utf-8", "replace"))
        if line is None:
            return None
        if line.command == "PING":
            self._send(f"PONG :{clean(line.params[-1] if line.params else '')[:200]}")
        elif line.command == "RECONNECT":
            raise _Lost("the server asked for a new connection")
        elif line.command == "JOIN":
            self.state, self._failures, self._joined = f"reading #{self.channel}", 0, True
        elif line.command == "NOTICE" and line.params:
            self._joined = True  # there is an answer, if not the one we hoped for
            self.state = f"#{self.channel}: {clean(line.params[-1])[:200]}"
        elif line.params and line.params[0] == f"#{self.channel}":
            return event_of(line)
        return None

    def _line(self, until_s: float) -> bytes | None:
        """The next line, None if none came in time. Lines that are too long are left out."""
        while True:
            end = self._buffer.find(b"\n")
            if end >= 0:
                line = bytes(self._buffer[:end]).rstrip(b"\r")
                del self._buffer[: end + 1]
                if not self._skipping and len(line) <= MAX_LINE_BYTES:
                    return line
                self._skipping = False
                continue
            if len(self._buffer) > MAX_LINE_BYTES:
                self._buffer.clear()
                self._skipping = True
            if not self._receive(until_s):
                return None

    def _receive(self, until_s: float) -> bool:
        """Read some bytes. False: nothing came in time."""
        assert self._socket is not None
        quiet_s = self._clock() - self._heard_s
        if quiet_s >= _DEAD_S:
            raise _Lost("the server went silent")
        if quiet_s >= _QUIET_S and not self._asked:
            self._asked = True
            self._send("PING :mirage")
        left_s = until_s - self._clock()
        try:
            self._socket.settimeout(max(0.001, left_s))
            data = self._socket.recv(_READ_BYTES)
        except (TimeoutError, ssl.SSLWantReadError):
            return False
        if not data:
            raise _Lost("the server hung up")
        self._heard_s, self._asked = self._clock(), False
        self._buffer += data
        return True

    def _lost(self, error: Exception) -> None:
        self.close()
        back_off_s = _BACK_OFF_S[min(self._failures, len(_BACK_OFF_S) - 1)] * random.uniform(0.8, 1.2)
        self._failures += 1
        self._retry_s = self._clock() + back_off_s
        why = clean(getattr(error, "strerror", None) or str(error)) or type(error).__name__
        if isinstance(error, ssl.SSLCertVerificationError):
            why = f"its certificate is not to be trusted ({clean(error.verify_message)})"
        self.state = f"no connection to {self._host}:{self._port}: {why}; again in {back_off_s:.0f} s"
