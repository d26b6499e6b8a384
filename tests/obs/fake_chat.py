"""A chat server on this machine that speaks as Twitch's does; it hears all clients, and speaks to the newest."""

from __future__ import annotations

import queue
import socket
import ssl
import time

from obs.fake_server import FakeServer


class FakeChat(FakeServer):
    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.said: queue.Queue[str] = queue.Queue()
        super().__init__(context=context)

    def talk(self, one: socket.socket) -> None:
        for line in one.makefile("r", encoding="utf-8", newline="\r\n"):
            self.said.put(line.rstrip("\r\n"))

    def heard(self, beginning: str, timeout_s: float = 5.0) -> str:
        """The next line from the client that begins so."""
        while True:
            line = self.said.get(timeout=timeout_s)
            if line.startswith(beginning):
                return line

    def send(self, data: str | bytes) -> None:
        until_s = time.monotonic() + 5.0
        while not self.open:
            assert time.monotonic() < until_s, "nobody is there"
            time.sleep(0.005)
        self.open[-1].sendall(data if isinstance(data, bytes) else f"{data}\r\n".encode())

    def write(self, user: str, text: str, tags: str = "badges=") -> None:
        self.send(f"@{tags} :{user}!{user}@{user}.tmi.twitch.tv PRIVMSG #games :{text}")
