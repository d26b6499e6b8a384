"""libobs without OBS, as hooks/obs/tests/harness.c runs it: sources, filters, and the pixels that come out.

with harness(builds, display) as obs:
    obs.colour("Game", (200, 40, 90))
    obs.mirage("Game", endpoint=daemon.endpoint, prompt="brass")
    obs.until((10, 10), (55, 215, 165))

Leaving the block frees everything and asserts that nothing was left allocated.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hooks.obs.build import HOOK, Builds, find
from hooks.obs.frames import Colour, near
from hooks.obs.home import paint

WIDTH, HEIGHT, FPS = 320, 180, 60
ANSWER_S = 60.0
SANITIZERS = {
    "ASAN_OPTIONS": "detect_leaks=1",
    "UBSAN_OPTIONS": "print_stacktrace=1:halt_on_error=1",
    "TSAN_OPTIONS": f"suppressions={HOOK / 'tests' / 'tsan.supp'}:halt_on_error=0",
}


def obs_plugins() -> Path:
    """Where OBS's own plugins lie; the test is skipped where OBS is not installed."""
    for folder in [*sorted(Path("/usr/lib").glob("*/obs-plugins")), Path("/usr/lib/obs-plugins")]:
        if (folder / "image-source.so").is_file():
            return folder
    pytest.skip("this test needs OBS's own plugins: apt-get install obs-studio")


class Harness:
    """A running harness; `ask` gives a line to it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        assert self._read() == {"ok": True}

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        watchdog = threading.Timer(ANSWER_S, self._process.kill)
        watchdog.start()
        line = self._process.stdout.readline()
        watchdog.cancel()
        assert line, f"the harness is gone (exit status {self._process.wait(10)}); see its messages"
        return dict(json.loads(line))

    def ask(self, line: str) -> dict[str, Any]:
        """Give a command; its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._read()

    def do(self, line: str) -> None:
        """Give a command that must work."""
        assert self.ask(line) == {"ok": True}, line

    def colour(self, name: str, colour: Colour, width: int = WIDTH, height: int = HEIGHT) -> None:
        """Add a source of one colour. The first source is shown."""
        self.do(f"source {name} color_source_v3 {json.dumps(paint(colour) | {'width': width, 'height': height})}")

    def image(self, name: str, file: Path) -> None:
        """Add a source that shows a picture."""
        self.do(f"source {name} image_source {json.dumps({'file': str(file)})}")

    def mirage(self, source: str, name: str = "Mirage", **settings: Any) -> None:
        """Add our filter; the guard and the badge, which change pixels, are off unless asked for."""
        settings = {"on": True, "prompt": "brass", "guard": False, "badge": False, "ring": 1} | settings
        self.do(f"filter {source} {name} mirage_filter {json.dumps(settings)}")

    def set(self, name: str, **settings: Any) -> None:
        """Change settings of a source or a filter."""
        self.do(f"settings {name} {json.dumps(settings)}")

    def wait(self, frames: int) -> None:
        """Let so many frames pass."""
        self.do(f"wait {frames}")

    def pixels(self, *places: tuple[int, int]) -> list[Colour]:
        """What the newest frame shows there."""
        words = " ".join(f"{x} {y}" for x, y in places)
        return [(red, green, blue) for red, green, blue in self.ask(f"pixels {words}")["pixels"]]

    def until(self, place: tuple[int, int], colour: Colour, frames: int = 600, off: int = 1) -> int:
        """Wait until this colour shows there; how many frames that took."""
        for waited in range(frames):
            if near(self.pixels(place)[0], colour, off):
                return waited
            self.wait(1)
        raise AssertionError(f"{self.pixels(place)[0]} shows at {place} after {frames} frames, not {colour}")

    def stats(self, name: str = "Mirage") -> dict[str, Any]:
        """What the filter tells obs-websocket."""
        [filter] = [one for one in self.ask("vendor stats {}")["filters"] if one["filter"] == name]
        return dict(filter)

    def hotkeys(self) -> list[str]:
        """Names of the hotkeys that are registered."""
        return list(self.ask("hotkeys")["hotkeys"])

    def end(self) -> None:
        """Free everything; nothing may be left."""
        assert self.ask("quit") == {"leaks": 0}
        assert self._process.wait(ANSWER_S) == 0


@contextmanager
def harness(
    builds: Builds,
    display: str,
    log: Path,
    *,
    variant: str = "tests",
    data: Path | None = None,
    fps: int = FPS,
    **more: str,
) -> Iterator[Harness]:
    """Run one; its messages go to the file `log`, where no sanitizer may complain. `more` goes to its environment."""
    folder = builds.variant(variant)
    command = [find(folder, "harness"), find(folder, "mirage-obs.so"), data or HOOK / "data", obs_plugins()]
    environment = os.environ | {"DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1"} | SANITIZERS | more
    with (
        log.open("w") as messages,
        subprocess.Popen(
            [str(word) for word in [*command, WIDTH, HEIGHT, fps]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=messages,
            text=True,
            env=environment,
        ) as process,
    ):
        try:
            obs = Harness(process)
            yield obs
            obs.end()
        finally:
            process.kill()
    said = log.read_text()
    for complaint in ("ERROR: AddressSanitizer", "ERROR: LeakSanitizer", "runtime error:", "WARNING: ThreadSanitizer"):
        assert complaint not in said, said[said.index(complaint) :][:6000]
