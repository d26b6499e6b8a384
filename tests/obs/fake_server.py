"""The sockets of a stand-in: a server on this machine with a thread for each client."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from typing import Self


class FakeServer:
    def __init__(self, port: int = 0, context: ssl.SSLContext | None = None) -> None:
        self.connections = 0
        self.open: list[socket.socket] = []  # newest last
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        # shutdown wakes the thread that accepts; close alone would leave the port taken
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.hang_up()

    def hang_up(self) -> None:
        for one in self.open:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()
        self.open.clear()

    def talk(self, one: socket.socket) -> None:
        """All that is said to a client, in its own thread."""
        raise NotImplementedError

    def _accept(self) -> None:
        while True:
            try:
                one, _ = self._listener.accept()
                if self._context:
                    one = self._context.wrap_socket(one, server_side=True)
            except ssl.SSLError:
                continue
            except OSError:
                return
            self.connections += 1
            self.open.append(one)
            threading.Thread(target=self._serve, args=(one,), daemon=True).start()

    def _serve(self, one: socket.socket) -> None:
        try:
            self.talk(one)
        except (OSError, EOFError, ValueError):
            pass
        finally:
            one.close()
