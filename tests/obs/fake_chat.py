"""A chat server on this machine that speaks as Twitch's does, to one client at a time."""

from __future__ import annotations

import contextlib
import queue
import socket
import ssl
import threading


class FakeChat:
    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.said: queue.Queue[str] = queue.Queue()
        self._client: socket.socket | None = None
        self._there = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> FakeChat:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.hang_up()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
                if self._context:
                    client = self._context.wrap_socket(client, server_side=True)
            except ssl.SSLError:
                continue
            except OSError:
                return
            self._client = client
            self._there.set()
            try:
                for line in client.makefile("r", encoding="utf-8", newline="\r\n"):
                    self.said.put(line.rstrip("\r\n"))
            except (OSError, ValueError):
                pass

    def heard(self, beginning: str, timeout_s: float = 5.0) -> str:
        """The next line from the client that begins so."""
        while True:
            line = self.said.get(timeout=timeout_s)
            if line.startswith(beginning):
                return line

    def send(self, data: str | bytes) -> None:
        assert self._there.wait(5.0)
        assert self._client is not None
        self._client.sendall(data if isinstance(data, bytes) else f"{data}\r\n".encode())

    def write(self, user: str, text: str, tags: str = "badges=") -> None:
        self.send(f"@{tags} :{user}!{user}@{user}.tmi.twitch.tv PRIVMSG #games :{text}")

    def hang_up(self) -> None:
        client, self._client = self._client, None
        self._there.clear()
        if client:
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)
            client.close()
