"""`wire_tool`: the filter's reader and writer of the protocol as a program, with the sanitizers of the compiler."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hooks.obs.build import Builds


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


def running(builds: Builds) -> Iterator[WireTool]:
    """For a fixture: the program while a module of tests runs."""
    tool = WireTool(builds.program("wire_tool"))
    yield tool
    assert tool.close() == 0
