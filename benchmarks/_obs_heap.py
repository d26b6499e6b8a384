"""The heap of a bare libobs with the filter, without OBS's window and websocket, which grow by themselves."""

from __future__ import annotations

import argparse
import time
from contextlib import closing
from pathlib import Path

from _daemon import cpu
from _obs import change, heap_in_use, heap_meter
from games.xserver import virtual_screen
from hooks.obs.build import Builds
from hooks.obs.fake_daemon import ScriptedDaemon
from hooks.obs.harness import FPS, HEIGHT, WIDTH, Harness, harness

ROUNDS, SAY_ROUNDS = 60, 10
GROWTH_BYTES = 16 * 1024


def heap(folder: Path, plugin: Path, options: argparse.Namespace) -> bool:
    """Whether the bar of `heap` is reached. The harness brings a build of its own, so `plugin` is not used."""
    print(f"{cpu()}; libobs alone, {WIDTH}x{HEIGHT} at {FPS} frames/s; {ROUNDS} rounds")
    file = folder / "heap"
    environment = {"LD_PRELOAD": str(heap_meter(folder)), "HEAP_METER": str(file)}
    with (
        closing(Daemons()) as daemons,
        virtual_screen(WIDTH, HEIGHT) as display,
        harness(Builds(folder / "builds"), display, folder / "log", **environment) as obs,
    ):
        obs.colour("Game", (200, 40, 90))
        obs.mirage("Game", endpoint=daemons.now.endpoint)
        used = []
        for number in range(ROUNDS):
            one_round(obs, daemons, number)
            used.append(heap_in_use(file))
            if number % SAY_ROUNDS == 0:
                print(f"round {number}: {used[-1]:,} bytes in use", flush=True)
    third = ROUNDS // 3
    growth = max(used[-third:]) - max(used[third:-third])  # the highest: a sample may fall into a quiet moment
    reached = growth <= GROWTH_BYTES
    words = f"heap in use grew by {growth:,} bytes in {third} rounds (bar {GROWTH_BYTES:,})"
    print(f"{words}: {'reached' if reached else 'missed'}")
    return reached


class Daemons:
    """One after the other, at the same address."""

    def __init__(self) -> None:
        self.now = ScriptedDaemon("same")

    def close(self) -> None:
        """The last one vanishes."""
        self.now.stop()

    def begin_anew(self) -> None:
        """Another, once the one before has vanished."""
        self.now = ScriptedDaemon("same", endpoint=self.now.endpoint)


def one_round(obs: Harness, daemons: Daemons, number: int) -> None:
    """Settings change, the source hidden and shown, another filter, the daemon gone."""
    for step in range(6):
        obs.set("Mirage", **change(number, step))
        obs.wait(6)
        obs.stats()
    obs.mirage("Game", "Second", endpoint=daemons.now.endpoint)
    obs.wait(20)
    obs.do("remove Game Second")
    for source in ("", "Game"):
        obs.do(f"show {source}".rstrip())
        obs.wait(6)
    daemons.close()
    obs.wait(20)
    time.sleep(0.3)  # the meter looks ten times a second
    daemons.begin_anew()
