"""`wire_tool`: the filter's reader and writer of the protocol as a program, with the sanitizers of the compiler."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HOOK = Path(__file__).parents[3] / "hooks" / "obs"
SOURCES = ("utf8.c", "wire_scan.c", "wire.c", "wire_decode.c", "address.c", "keys.c")
FLAGS = ["-std=c17", "-g", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"]
SANITIZE = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
NEEDS = "apt-get install gcc libzmq3-dev libmsgpack-dev"


class WireTool:
    """One line in, one out; a sanitizer's report ends it, and with it the test."""

    def __init__(self, program: Path) -> None:
        self._process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, *words: object) -> Any:
        """The answer to a command; see hooks/obs/tests/wire_tool.c for what there is."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(" ".join(str(word) for word in words) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "wire_tool died; its report stands in the captured output"
        return json.loads(answer)

    def close(self) -> int:
        """Its exit status, which is not 0 when memory leaked."""
        self._process.communicate(timeout=20)
        return self._process.returncode


def hexed(text: str) -> str:
    """A text as `wire_tool` takes it."""
    return text.encode("utf-8", "surrogatepass").hex() or "-"


def build(folder: Path) -> Path:
    """The program in `folder`, compiled once. Skips the test where that cannot be done."""
    program = folder / "wire_tool"
    if program.exists():
        return program
    if shutil.which("gcc") is None:
        pytest.skip(f"this test compiles C: {NEEDS}")
    headers = "#include <msgpack.h>\n#include <zmq.h>\n"
    if subprocess.run(["gcc", "-E", "-"], input=headers, capture_output=True, text=True, timeout=30).returncode:
        pytest.skip(f"this test needs the headers of ZeroMQ and MessagePack: {NEEDS}")
    sources = [HOOK / "tests" / "wire_tool.c", *(HOOK / "src" / name for name in SOURCES)]
    command = ["gcc", *FLAGS, *SANITIZE, "-I", HOOK / "src", *sources, "-lmsgpackc", "-lzmq", "-o", program]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return program


def running(folder: Path) -> Iterator[WireTool]:
    """For a fixture: the program while a module of tests runs."""
    tool = WireTool(build(folder))
    yield tool
    assert tool.close() == 0
