"""`mirage demo`: the whole path on one machine, with nothing but Mirage."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import tyro

from mirage_game.cli.options import ADVICE, DEFAULT_SIZE, Size, SizeOption, fail, parse

if TYPE_CHECKING:
    from mirage_game.capture.world import DemoSource
    from mirage_game.cli.headless import Take
    from mirage_game.cli.launch import DaemonProcess, OnProgress
    from mirage_game.cli.recording import Recording
    from mirage_game.overlay.app import Outcome
    from mirage_game.wire.messages import Controls

HEADLESS_SECONDS = 10.0


@dataclass(frozen=True)
class Demo:
    """See it: the built-in voxel game, restyled live by a daemon of its own.

    With a screen a window opens: type a new prompt, hold a key to compare, walk with WASD. Without one (or with
    --headless) it writes demo.mp4 and demo.png, the game beside its restyled self, and report.json with the frame rate
    and the delays.

      $ mirage demo
      $ mirage demo --prompt "frozen winter, pale blue light"
      $ mirage demo --headless --seconds 20 --out out/winter --prompt "frozen winter"
      $ mirage demo --backend passthrough             the path without a model: frames come back as they went
    """

    prompt: Annotated[str, tyro.conf.arg(metavar="TEXT")] = "steampunk"
    """What the world becomes."""
    headless: bool = False
    """Write files instead of opening a window."""
    seconds: Annotated[
        float | None, tyro.conf.arg(metavar="N", help_behavior_hint="(default: until closed; headless: 10)")
    ] = None
    """End after so long."""
    out: Annotated[Path, tyro.conf.arg(metavar="FOLDER")] = Path("out")
    """Where the files go."""
    size: SizeOption = DEFAULT_SIZE
    """Size of the game's frames."""
    fps: Annotated[float, tyro.conf.arg(metavar="N")] = 30.0
    """How many frames a second the game makes; the daemon takes the newest when it is ready."""
    steps: Annotated[int, tyro.conf.arg(metavar="N")] = 3
    """Denoising steps a frame, 1 to 4."""
    backend: Literal["lsd", "passthrough"] = "lsd"
    """lsd: the diffusion model; passthrough: every frame as it came."""
    device: Literal["auto", "cpu", "cuda"] = "auto"
    """Where the model runs."""
    weights: Annotated[Path | None, tyro.conf.arg(metavar="FILE", help_behavior_hint="(default: the shipped ones)")] = (
        None
    )
    """Weights to use instead of the shipped ones."""
    seed: Annotated[int, tyro.conf.arg(metavar="N")] = 0
    """Which world."""
    mode: Literal["split", "styled", "wipe"] = "split"
    """The window shows both beside each other, only the restyled game, or both with a line between; F1 changes it."""

    def __post_init__(self) -> None:
        if self.seconds is not None and not 0 < self.seconds <= 86400:
            raise ValueError(f"--seconds {self.seconds} must be above 0 and at most 86400")
        if not 1 <= self.fps <= 240:
            raise ValueError(f"--fps {self.fps} must be from 1 to 240")

    def serve_options(self) -> list[str]:
        """How to start the demo's own daemon."""
        options = ["--backend", self.backend, "--device", self.device, "--steps", str(self.steps)]
        options += ["--prompt", self.prompt, "--size", str(self.size)]
        return options if self.weights is None else [*options, "--weights", str(self.weights)]


def main(argv: Sequence[str]) -> int:
    """Run the demo; not 0 when no styled frame arrived."""
    from mirage_game.capture.source import CaptureError
    from mirage_game.cli.headless import NothingCame
    from mirage_game.cli.launch import LaunchError

    config = parse(Demo, "demo", argv)
    try:
        if config.headless or not has_screen():
            return _headless(config)
        return _windowed(config)
    except (LaunchError, NothingCame, CaptureError) as error:
        return fail(str(getattr(error, "message", error)), error.fix)


def has_screen() -> bool:
    """Whether a window can open here."""
    import os
    import sys

    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def begin(
    daemon: DaemonProcess, size: Size, seed: int = 0, player: Callable[[], Controls | None] | None = None
) -> DemoSource:
    """Start the daemon and build the world meanwhile, its first frame drawn. Raises `LaunchError`."""
    from concurrent.futures import ThreadPoolExecutor

    from mirage_game.capture.world import DemoSource

    def build() -> DemoSource:
        game = DemoSource(size.width, size.height, seed=seed, player=player)
        game.read()  # the first frame may compile the renderer
        return game

    with ThreadPoolExecutor(1) as pool, bar("starting the daemon") as progress:
        world = pool.submit(build)
        daemon.start(progress)
        progress("building a world", 1.0)
        return world.result()


def _windowed(config: Demo) -> int:
    from mirage_game.cli.launch import DaemonProcess, usual_or_any
    from mirage_game.client import Client
    from mirage_game.overlay.app import AppConfig, run_window
    from mirage_game.overlay.desktop import NoScreen
    from mirage_game.overlay.window import Window, WindowConfig

    windows: list[Window] = []
    with DaemonProcess(config.serve_options(), usual_or_any()) as daemon:
        game = begin(daemon, config.size, config.seed, lambda: windows[0].player() if windows else None)

        def heard_by(window: Window) -> DemoSource:
            windows.append(window)
            return game

        print(f"{daemon.backend}, model {daemon.model}, on {daemon.device}, at {daemon.endpoint}")
        with Client(daemon.endpoint, name="mirage demo") as client:
            client.prompt(config.prompt)
            app = AppConfig(prompt=config.prompt, source_fps=config.fps, seconds=config.seconds, guard=False)
            window = WindowConfig(title="Mirage demo", width=1280, height=440, mode=config.mode)
            try:
                outcome = run_window(client, heard_by, app, window)
            except NoScreen as problem:
                print(f"{problem} Going on without a window.", file=sys.stderr)
                daemon.stop()
                return _headless(config)
            return finish(outcome, client.error)


def finish(outcome: Outcome, error: str | None) -> int:
    """Say how a window's run went; 1 when no styled frame came."""
    if outcome.message:
        return fail(outcome.message, outcome.fix)
    if outcome.styled == 0:
        return fail(f"no styled frame came in {outcome.seconds:.0f} s. {error or ''}".strip(), ADVICE)
    print(f"{outcome.styled} styled frames in {outcome.seconds:.0f} s")
    return 0


def _headless(config: Demo) -> int:
    from mirage_game.cli.headless import play
    from mirage_game.cli.launch import DaemonProcess
    from mirage_game.cli.recording import Recording
    from mirage_game.client import Client

    seconds = config.seconds or HEADLESS_SECONDS
    config.out.mkdir(parents=True, exist_ok=True)
    with DaemonProcess(config.serve_options()) as daemon, Recording() as recording:
        game = begin(daemon, config.size, config.seed)
        with game, Client(daemon.endpoint, name="mirage demo") as client, bar("playing") as progress:
            client.prompt(config.prompt)
            take = play(
                client,
                game,
                seconds=seconds,
                game_fps=config.fps,
                recording=recording,
                on_frame=lambda at_s, frames: progress(f"playing, {frames} frames", at_s / seconds),
            )
        daemon.stop()
        return _write(config, daemon, take, recording)


def _write(config: Demo, daemon: DaemonProcess, take: Take, recording: Recording) -> int:
    from mirage_game.cli.headless import NothingCame, report

    if len(recording) == 0:
        raise NothingCame("styled frames came, but none that belongs to a frame of the game.")
    with bar("writing the video") as progress:
        recording.write_video(config.out / "demo.mp4", lambda done: progress("writing the video", done))
    recording.write_sheet(config.out / "demo.png", config.prompt if any(take.steps) else "")
    facts = {
        "backend": daemon.backend,
        "model": daemon.model,
        "device": daemon.device,
        "prompt": config.prompt,
        "size": str(config.size),
        "game_fps": config.fps,
    }
    figures = report(take, facts)
    (config.out / "report.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    latency = figures["latency_ms"]
    assert isinstance(latency, dict)
    print(f"{take.frames} frames in {take.seconds:.1f} s: {figures['fps']} frames/s, {figures['steps']} steps each")
    print(f"from game to screen: median {latency['p50']} ms, 95% within {latency['p95']} ms")
    print(f"model {daemon.model} on {daemon.device}")
    for name in ("demo.mp4", "demo.png", "report.json"):
        print(f"wrote {config.out / name}")
    return 0


@contextmanager
def bar(what: str) -> Iterator[OnProgress]:
    """A progress bar on standard error: `progress(what, done)`."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True)) as shown:
        task = shown.add_task(what, total=1.0)
        yield lambda now, done: shown.update(task, description=now, completed=min(done, 1.0))
