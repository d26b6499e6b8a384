"""`mirage bench`: measures what a player feels, on the real path, with the method written beside the figures."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

import tyro

from mirage_game.cli.options import DEFAULT_SIZE, SizeOption, fail, parse

Figures = dict[str, object]

WARM_UP_S = 2.0
WARM_UP_FRAMES = 100


@dataclass(frozen=True)
class Bench:
    """Measure this machine: frames a second, and the delay from a frame's sending to its restyled arrival.

    demo      the built-in game and the daemon with its model, two processes on this machine
    loopback  a raw 1280x720 frame to a daemon without a model and back, one at a time: what the transport alone costs

      $ mirage bench
      $ mirage bench demo --seconds 30 --steps 2
      $ mirage bench loopback --json
    """

    what: Annotated[tyro.conf.Positional[Literal["all", "demo", "loopback"]], tyro.conf.arg(metavar="WHAT")] = "all"
    """all, demo or loopback."""
    seconds: Annotated[float, tyro.conf.arg(metavar="N")] = 15.0
    """How long the demo is measured, after two seconds of warming up."""
    frames: Annotated[int, tyro.conf.arg(metavar="N")] = 1000
    """How many frames go around the loopback, after 100 of warming up."""
    size: SizeOption = DEFAULT_SIZE
    """Frame size of the demo."""
    fps: Annotated[float, tyro.conf.arg(metavar="N")] = 30.0
    """Frames a second that the demo's game makes."""
    steps: Annotated[int, tyro.conf.arg(metavar="N")] = 3
    """Denoising steps a frame."""
    device: Literal["auto", "cpu", "cuda"] = "auto"
    """Where the model runs."""
    precision: Literal["auto", "bf16", "fp32"] = "auto"
    """Number format; auto takes bf16 where the hardware multiplies it."""
    prompt: Annotated[str, tyro.conf.arg(metavar="TEXT")] = "steampunk"
    """The style; any costs the same."""
    json: bool = False
    """One JSON object instead of words."""

    def __post_init__(self) -> None:
        if self.seconds <= 0 or self.frames < 1:
            raise ValueError("--seconds must be above 0, and --frames at least 1")


def main(argv: Sequence[str]) -> int:
    """Measure and print."""
    from mirage_game.cli.headless import NothingCame
    from mirage_game.cli.launch import LaunchError

    config = parse(Bench, "bench", argv)
    chosen = [name for name in BENCHMARKS if config.what in ("all", name)]
    results: dict[str, Figures] = {}
    try:
        for name in chosen:
            results[name] = BENCHMARKS[name](config)
            if not config.json:
                print(in_words(name, results[name]), flush=True)
    except (LaunchError, NothingCame) as error:
        return fail(str(getattr(error, "message", error)), error.fix)
    if config.json:
        print(json.dumps({"machine": machine(), **results}, indent=2))
    return 0


def demo(config: Bench) -> Figures:
    """The whole path: game, client, daemon, model, client."""
    from mirage_game.cli.demo import begin
    from mirage_game.cli.headless import play, report
    from mirage_game.cli.launch import DaemonProcess
    from mirage_game.client import Client

    options = ["--device", config.device, "--precision", config.precision, "--steps", str(config.steps)]
    options += ["--prompt", config.prompt, "--size", str(config.size)]
    with DaemonProcess(options) as daemon:
        game = begin(daemon, config.size)
        with game, Client(daemon.endpoint, name="mirage bench") as client:
            play(client, game, seconds=WARM_UP_S, game_fps=config.fps)
            take = play(client, game, seconds=config.seconds, game_fps=config.fps)
    facts = {"model": daemon.model, "device": daemon.device, "size": str(config.size), "game_fps": config.fps}
    return report(take, facts)


def loopback(config: Bench) -> Figures:
    """A raw frame through client, daemon and back, with an engine that does nothing."""
    import numpy as np

    from mirage_game.cli.headless import NothingCame, percentiles
    from mirage_game.cli.launch import DaemonProcess
    from mirage_game.client import Client

    image = np.random.default_rng(0).integers(0, 256, (720, 1280, 3), np.uint8)
    took_ms: list[float] = []
    with DaemonProcess(["--backend", "passthrough"]) as daemon:
        daemon.start()
        with Client(daemon.endpoint, name="mirage bench") as client:
            client.wait_connected(10.0)
            for index in range(WARM_UP_FRAMES + config.frames):
                began_s = time.perf_counter()
                client.send(image)
                if client.latest(timeout=5.0) is None:
                    raise NothingCame(f"a frame did not come back within 5 s. {client.error or ''}".strip())
                if index >= WARM_UP_FRAMES:
                    took_ms.append((time.perf_counter() - began_s) * 1e3)
    return {"size": "1280x720", "frames": len(took_ms), "latency_ms": percentiles(took_ms)}


BENCHMARKS: dict[str, Callable[[Bench], Figures]] = {"demo": demo, "loopback": loopback}


def in_words(name: str, figures: Figures) -> str:
    """A benchmark's figures in two or three lines."""
    latency = figures["latency_ms"]
    assert isinstance(latency, dict)
    delay = f"median {latency['p50']} ms, p95 {latency['p95']} ms, p99 {latency['p99']} ms (n = {figures['frames']})"
    if name == "loopback":
        return f"loopback, {figures['size']} rgb8, on {machine()}\n  {delay}"
    return (
        f"demo, {figures['size']}, {figures['model']}, {figures['steps']} steps, on {figures['device']}\n"
        f"  {figures['fps']} frames/s over {figures['seconds']} s; "
        f"{figures['frames_with_fewer_steps']} frames with fewer steps\n"
        f"  game to screen: {delay}"
    )


def machine() -> str:
    """The processor by name, and how many cores this process may use."""
    from mirage_game.engine.devices import cpu_name

    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()
    return f"{cpu_name()}, {cores} cores"
