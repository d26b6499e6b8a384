"""Talks to obs-websocket (protocol 5) with nothing but sockets, so that tests judge OBS and no library."""

from __future__ import annotations

import base64
import io
import itertools
import json
import os
import socket
import struct
import time
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

CONNECT_S = 20.0
ANSWER_S = 10.0
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10


class RequestError(RuntimeError):
    """OBS did not do what was asked."""


class Remote:
    """A connection; `ask` sends one request and returns what OBS answers."""

    def __init__(self, port: int) -> None:
        self._socket = connect(port)
        self._ids = itertools.count(1)
        self._shake_hands(port)
        self._await(op=0)
        self._send({"op": 1, "d": {"rpcVersion": 1, "eventSubscriptions": 0}})
        self._await(op=2)

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def ask(self, request: str, **data: Any) -> dict[str, Any]:
        """The answer to a request; RequestError says why there is none."""
        number = f"{next(self._ids)}"
        self._send({"op": 6, "d": {"requestType": request, "requestId": number, "requestData": data}})
        answer = self._await(op=7)
        while answer["requestId"] != number:
            answer = self._await(op=7)
        if not answer["requestStatus"]["result"]:
            raise RequestError(f"{request} {data}: {answer['requestStatus']}")
        return dict(answer.get("responseData") or {})

    def vendor(self, request: str, **data: Any) -> dict[str, Any]:
        """A request to the filter's own vendor, `mirage`."""
        fields = {"requestData": data} if data else {}
        answer = self.ask("CallVendorRequest", vendorName="mirage", requestType=request, **fields)
        return dict(answer["responseData"])

    def screenshot(self, source: str) -> npt.NDArray[np.uint8]:
        """A source as OBS draws it: (H, W, 3) uint8 rgb, lossless."""
        answer = self.ask("GetSourceScreenshot", sourceName=source, imageFormat="png")
        data = base64.b64decode(answer["imageData"].split(",", 1)[1])
        return np.asarray(Image.open(io.BytesIO(data)).convert("RGB")).copy()

    def _shake_hands(self, port: int) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        lines = (
            "GET / HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Protocol: obswebsocket.json",
        )
        self._socket.sendall("\r\n".join((*lines, "", "")).encode())
        answer = b""
        while not answer.endswith(b"\r\n\r\n"):
            answer += self._read(1)
        if b" 101 " not in answer.split(b"\r\n", 1)[0]:
            raise ConnectionError(f"obs-websocket answers {answer!r}")

    def _await(self, op: int) -> dict[str, Any]:
        end_s = time.monotonic() + ANSWER_S
        while time.monotonic() < end_s:
            message = self._receive()
            if message["op"] == op:
                return dict(message["d"])
        raise TimeoutError(f"no message {op} came from OBS")

    def _send(self, message: dict[str, Any]) -> None:
        self._send_frame(TEXT, json.dumps(message).encode())

    def _send_frame(self, kind: int, body: bytes) -> None:
        if len(body) < 126:
            length = bytes([0x80 | len(body)])
        elif len(body) < 65536:
            length = struct.pack(">BH", 0x80 | 126, len(body))
        else:
            length = struct.pack(">BQ", 0x80 | 127, len(body))
        # A mask of zeros is a mask, and leaves the body as it is.
        self._socket.sendall(bytes([0x80 | kind]) + length + bytes(4) + body)

    def _receive(self) -> dict[str, Any]:
        body = b""
        while True:
            first, second = self._read(2)
            size = second & 0x7F
            if size == 126:
                (size,) = struct.unpack(">H", self._read(2))
            elif size == 127:
                (size,) = struct.unpack(">Q", self._read(8))
            part, kind = self._read(size), first & 0x0F
            if kind == CLOSE:
                raise ConnectionError(f"OBS hung up: {part!r}")
            if kind == PING:
                self._send_frame(PONG, part)
            elif kind != PONG:
                body += part
                if first & 0x80:
                    return dict(json.loads(body))

    def _read(self, size: int) -> bytes:
        chunks, left = [], size
        while left:
            chunk = self._socket.recv(min(left, 1 << 20))
            if not chunk:
                raise ConnectionError("OBS hung up")
            chunks.append(chunk)
            left -= len(chunk)
        return b"".join(chunks)


def connect(port: int) -> socket.socket:
    """The server starts a little after OBS itself: try until it is there."""
    end_s = time.monotonic() + CONNECT_S
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=ANSWER_S)
        except OSError:
            if time.monotonic() > end_s:
                raise
            time.sleep(0.05)
