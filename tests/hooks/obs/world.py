"""A real OBS in a fresh home, on a screen that nobody sees, which tests drive over its websocket.

    with obs(folder, plugin, [image("Picture", file, filters=[mirage(daemon.endpoint)])]) as world:
        world.set("Picture", "Mirage", prompt="brass")
        with world.recording() as recorded: time.sleep(2)
        recorded.file, world.lagged(), world.remote.screenshot("Picture")

It records to mkv at 640x360 and 30 frames/s, drawn by software OpenGL. Leaving the block ends OBS as a user would, and
asserts that it ended well; after a failure everything that was started is killed.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from games.processes import need, running, wait_until
from games.xserver import virtual_screen
from hooks.obs.frames import Box, Colour, mean, near
from hooks.obs.home import (
    FILTER,
    FPS,
    HEIGHT,
    MODULE,
    SCENE,
    WIDTH,
    Settings,
    filter_settings,
    install,
    write_config,
)
from hooks.obs.remote import Remote

from mirage_game.obs.control import ObsError

LOG = "obs.log"
START_S, STOP_S = 30.0, 20.0
SETTLE_S = 1.5  # OBS may crash or hang when it is ended while it still starts
# What Qt says where OBS, with or without plugins, crashes in its own window at exit: three times in a hundred.
CRASH_OF_QT = "Recursive repaint detected"
LEAKS_OF_OBS = 1  # OBS 29 itself reports one at exit, without any plugin


@dataclass
class Recorded:
    """A recording; `file` holds the name once the block has ended."""

    file: Path = Path()
    started_s: float = field(default_factory=time.monotonic)

    def now_s(self) -> float:
        """Seconds since the recording began."""
        return time.monotonic() - self.started_s


class World:
    """A running OBS; made by `obs`."""

    def __init__(self, folder: Path, port: int, process: subprocess.Popen[bytes]) -> None:
        self.folder, self.process = folder, process
        self._started_s = time.monotonic()
        self.remote = Remote(port)

    @property
    def pid(self) -> int:
        """OBS's process."""
        return self.process.pid

    def log(self) -> str:
        """What OBS has said so far."""
        return (self.folder / LOG).read_text(errors="replace")

    def set(self, source_name: str, filter_name: str = FILTER, **settings: Any) -> None:
        """Change settings of a filter; what is not named stays."""
        self.remote.ask(
            "SetSourceFilterSettings", sourceName=source_name, filterName=filter_name, filterSettings=settings
        )

    def settings(self, source_name: str, filter_name: str = FILTER) -> Settings:
        """Settings of a filter that are not its defaults."""
        answer = self.remote.ask("GetSourceFilter", sourceName=source_name, filterName=filter_name)
        return dict(answer["filterSettings"])

    def enable(self, source_name: str, enabled: bool, filter_name: str = FILTER) -> None:
        """Switch a filter by the eye beside its name."""
        self.remote.ask("SetSourceFilterEnabled", sourceName=source_name, filterName=filter_name, filterEnabled=enabled)

    def show(self, source_name: str, visible: bool) -> None:
        """Show or hide a source in the scene."""
        item = self.remote.ask("GetSceneItemId", sceneName=SCENE, sourceName=source_name)["sceneItemId"]
        self.remote.ask("SetSceneItemEnabled", sceneName=SCENE, sceneItemId=item, sceneItemEnabled=visible)

    def stats(self, source_name: str, filter_name: str = FILTER) -> Settings:
        """What the filter tells of itself."""
        found: list[Settings] = []

        def is_known() -> bool:
            filters = self.remote.vendor("stats", source=source_name)["filters"]
            found[:] = [entry for entry in filters if entry["filter"] == filter_name]
            return len(found) == 1

        wait_until(is_known, 5, "the filter, which OBS may still be loading", 0.02)
        return dict(found[0])

    def reset(self, source_name: str, endpoint: str, filter_name: str = FILTER, **settings: Any) -> None:
        """Give a filter the settings that `mirage` gives, whatever it had."""
        self.remote.ask(
            "SetSourceFilterSettings",
            sourceName=source_name,
            filterName=filter_name,
            filterSettings=filter_settings(endpoint, **settings),
            overlay=False,
        )

    def await_colour(self, source_name: str, wanted: Colour, box: Box | None = None, timeout_s: float = 8.0) -> None:
        """Wait until a source shows one colour, exactly but for a level of rounding."""
        seen: list[Colour] = []

        def shows() -> bool:
            seen[:] = [mean(self.remote.screenshot(source_name), box)]
            return near(seen[0], wanted, 1)

        try:
            wait_until(shows, timeout_s, "the colour", 0.02)
        except TimeoutError:
            raise AssertionError(f"{source_name} shows {seen[0]}, not {wanted}") from None

    def obs_stats(self) -> Settings:
        """OBS's own figures."""
        return self.remote.ask("GetStats")

    def render_counts(self) -> tuple[int, int]:
        """Frames that OBS drew too late, and all it drew, since it started."""
        stats = self.obs_stats()
        return int(stats["renderSkippedFrames"]), int(stats["renderTotalFrames"])

    @contextmanager
    def recording(self) -> Iterator[Recorded]:
        """Record while the block runs."""
        self.remote.ask("StartRecord")
        wait_until(self._is_recording, START_S, "the recording")
        recorded = Recorded()
        try:
            yield recorded
        finally:
            recorded.file = Path(self.remote.ask("StopRecord")["outputPath"])
            wait_until(lambda: not self._is_recording(), STOP_S, "the recording's end")

    def _is_recording(self) -> bool:
        status = self.remote.ask("GetRecordStatus")
        return bool(status["outputActive"])

    def end(self) -> None:
        """End OBS as a user would; raises when it does not end, or not well, or leaves allocations behind."""
        if self._is_recording():
            self.remote.ask("StopRecord")
            wait_until(lambda: not self._is_recording(), STOP_S, "the recording's end")
        self.remote.close()
        time.sleep(max(0.1, self._started_s + SETTLE_S - time.monotonic()))
        self.process.send_signal(signal.SIGINT)
        try:
            status = self.process.wait(STOP_S)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(f"OBS did not end within {STOP_S:g} s:\n{self.log()[-3000:]}") from error
        if status == -signal.SIGSEGV and CRASH_OF_QT in self.log():
            return
        assert status == 0, f"OBS ended with {status}:\n{self.log()[-3000:]}"
        assert self.leaks() <= LEAKS_OF_OBS, f"{self.leaks()} leaks:\n{self.log()[-2000:]}"

    def leaks(self) -> int:
        """How many allocations OBS counted as never freed, once it has ended."""
        found = re.findall(r"Number of memory leaks: (\d+)", self.log())
        assert found, "OBS did not count its leaks"
        return int(found[-1])


@contextmanager
def obs(
    folder: Path,
    plugin: Path | None,
    sources: list[Settings],
    *,
    scene_filters: list[Settings] | None = None,
    fps: int = FPS,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    env: dict[str, str] | None = None,
) -> Iterator[World]:
    """OBS with `sources` in one scene, the first lowest, at their `pos`, `scale` and `visible`."""
    port = free_port()
    config = folder / "home" / ".config" / "obs-studio"
    write_config(config, folder, port, sources, scene_filters or [], fps, size)
    if plugin is not None:
        install(config / "plugins" / MODULE, plugin)
    with started(folder, env) as process:
        world = World(folder, port, process)
        try:  # the websocket may answer before OBS has loaded its scenes
            wait_until(lambda: world.obs_stats()["renderTotalFrames"] > 0, START_S, "OBS's scene", 0.05)
        except ObsError as error:
            raise RuntimeError(f"OBS did not start:\n{world.log()[-3000:]}") from error
        yield world
        world.end()


@contextmanager
def started(folder: Path, env: dict[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """OBS as the user whose `home` is in `folder` starts it, on a screen of its own; what it says goes to LOG there."""
    program = need("obs", "obs-studio")
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    flags = [
        "--multi",
        "--disable-missing-files-check",
        "--verbose",
        "--profile",
        "T",
        "--collection",
        "T",
        "--scene",
        SCENE,
    ]
    with virtual_screen(1280, 720) as display:
        variables = os.environ | {
            "DISPLAY": display,
            "HOME": str(folder / "home"),
            "XDG_CONFIG_HOME": str(folder / "home" / ".config"),
            "XDG_RUNTIME_DIR": str(runtime),
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "QT_QPA_PLATFORM": "offscreen",  # OBS draws through X all the same
            "LC_ALL": "C",
        }
        variables.pop("WAYLAND_DISPLAY", None)
        command = [program, *flags, *version_flags(program)]
        with running(command, env=variables | (env or {}), log=folder / LOG) as process:
            yield process


def version_flags(program: str) -> list[str]:
    """OBS 30 and 31 ask whether to start safely after a crash, and have an option against it."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=START_S).stdout
    found = re.search(r"(\d+)\.\d+", said)
    return ["--disable-shutdown-check"] if found and int(found[1]) in (30, 31) else []


def free_port() -> int:
    """A TCP port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
