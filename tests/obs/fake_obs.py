"""A stand-in for obs-websocket 5: enough of it to talk to our own client, and to misbehave."""

from __future__ import annotations

import base64
import hashlib
import json
import socket
import struct
from typing import Any

from obs.fake_server import FakeServer

DEFAULTS = {"on": True, "prompt": "", "preset": "", "strength": 1.0, "presets": [{"value": "one"}, {"value": "two"}]}
SALT, CHALLENGE = "salt", "challenge"


class Refused(Exception):
    def __init__(self, code: int) -> None:
        self.code = code


class FakeObs(FakeServer):
    def __init__(self, password: str = "", port: int = 0) -> None:
        self.password = password
        self.installed = True
        self.tells = True  # the plug-in has its vendor request
        self.not_ready = 0  # so many requests are put off
        self.hesitates = 0  # so many times a filter says that it still connects
        self.behaviour = "well"  # or silent, garbage, hang up
        self.sources = ["Game", "Camera"]
        self.scenes = ["Scene"]
        self.filters: dict[tuple[str, str], dict[str, Any]] = {}
        super().__init__(port)

    def talk(self, one: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += one.recv(1) or _raise(EOFError())
        key = next(
            line.split(b":")[1].strip() for line in head.split(b"\r\n") if line.lower().startswith(b"sec-websocket-key")
        )
        accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
        one.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
        )
        hello: dict[str, Any] = {"obsWebSocketVersion": "5.1.0", "rpcVersion": 1}
        if self.password:
            hello["authentication"] = {"challenge": CHALLENGE, "salt": SALT}
        _send(one, {"op": 0, "d": hello})
        identify = _receive(one)["d"]
        if self.password:
            secret = base64.b64encode(hashlib.sha256((self.password + SALT).encode()).digest()).decode()
            right = base64.b64encode(hashlib.sha256((secret + CHALLENGE).encode()).digest()).decode()
            if identify.get("authentication") != right:
                one.sendall(b"\x88\x02" + struct.pack(">H", 4009))
                return
        _send(one, {"op": 2, "d": {"negotiatedRpcVersion": 1}})
        while True:
            request = _receive(one)["d"]
            if self.behaviour == "silent":
                continue
            if self.behaviour == "hang up":
                return
            if self.behaviour == "garbage":
                _send_raw(one, b'{"op": 7, "d": []}')
                continue
            answer: dict[str, Any] = {"requestType": request["requestType"], "requestId": request["requestId"]}
            try:
                if self.not_ready:
                    self.not_ready -= 1
                    raise Refused(207)
                data = self._answer(request["requestType"], request.get("requestData") or {})
                answer["requestStatus"] = {"result": True, "code": 100}
                if data is not None:
                    answer["responseData"] = data
            except Refused as refused:
                answer["requestStatus"] = {"result": False, "code": refused.code, "comment": "no"}
            _send(one, {"op": 7, "d": answer})

    def _answer(self, kind: str, data: dict[str, Any]) -> dict[str, Any] | None:
        if kind == "GetInputList":
            return {"inputs": [{"inputName": name} for name in self.sources]}
        if kind == "GetSceneList":
            return {"scenes": [{"sceneName": name} for name in self.scenes]}
        if kind == "GetGroupList":
            return {"groups": []}
        if kind == "GetCurrentProgramScene":
            return {"currentProgramSceneName": self.scenes[0]}
        if kind == "GetSourceFilterDefaultSettings":
            if not self.installed:
                raise Refused(607)
            return {"defaultFilterSettings": DEFAULTS}
        if kind == "CallVendorRequest":
            if not self.installed or not self.tells:
                raise Refused(600)
            if data.get("requestData") == {}:
                raise Refused(403)
            self.hesitates -= 1
            return {"responseData": {"filters": [self._stats(*where) for where in self.filters]}}
        source = data["sourceName"]
        if source not in (*self.sources, *self.scenes):
            raise Refused(600)
        if kind == "GetSourceFilterList":
            return {
                "filters": [
                    {
                        "filterName": name,
                        "filterKind": "mirage_filter",
                        "filterEnabled": True,
                        "filterSettings": settings,
                    }
                    for (of, name), settings in self.filters.items()
                    if of == source
                ]
            }
        where = (source, data["filterName"])
        if kind == "CreateSourceFilter":
            if where in self.filters:
                raise Refused(601)
            self.filters[where] = data["filterSettings"]
            return None
        if kind == "SetSourceFilterSettings":
            assert data["overlay"] is True
            self.filters[where] |= data["filterSettings"]
            return None
        raise Refused(204)

    def _stats(self, source: str, name: str) -> dict[str, Any]:
        settings = self.filters[source, name]
        if self.hesitates >= 0:
            words, state, shown = "No daemon answers", "connecting", "original"
        elif settings.get("endpoint", "tcp://").startswith("tcp://"):
            words, state, shown = "restyling, 24 frames/s\x1b[2J", "ready", "styled"
        else:
            words, state, shown = "This is no address", "off", "original"
        return {
            "source": source,
            "filter": name,
            "prompt": settings.get("prompt", ""),
            "on": settings.get("on", True),
            "state": state,
            "shown": shown,
            "words": words,
            "fps": 24,
            "styled": 7,
            "age_p50_ms": 160,
            "age_p95_ms": 210.4,
            "unknown key of later": 1,
        }


def _raise(error: Exception) -> bytes:
    raise error


def _exactly(one: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        data += one.recv(size - len(data)) or _raise(EOFError())
    return data


def _receive(one: socket.socket) -> dict[str, Any]:
    first, second = _exactly(one, 2)
    size = second & 127
    if size == 126:
        size = struct.unpack(">H", _exactly(one, 2))[0]
    elif size == 127:
        size = struct.unpack(">Q", _exactly(one, 8))[0]
    mask = _exactly(one, 4)
    body = bytes(byte ^ mask[i % 4] for i, byte in enumerate(_exactly(one, size)))
    if first & 15 == 8:
        raise EOFError
    answer: dict[str, Any] = json.loads(body)
    return answer


def _send(one: socket.socket, message: dict[str, Any]) -> None:
    _send_raw(one, json.dumps(message).encode())


def _send_raw(one: socket.socket, body: bytes) -> None:
    size = bytes([len(body)]) if len(body) < 126 else b"\x7e" + struct.pack(">H", len(body))
    one.sendall(b"\x81" + size + body)
