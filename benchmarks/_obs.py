"""What the benchmarks of the OBS filter share: the clip that OBS plays, the engine's stand-in, words on the machine."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from _daemon import cpu

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from hooks.obs.frames import Image
from hooks.obs.home import FPS, HEIGHT, WIDTH
from hooks.obs.world import World, obs

BITS, BLOCK, PITCH, LEFT, TOP = 8, 24, 32, 24, 16
CLIP_FRAMES = 1 << BITS
METER_S = 1.0  # it writes ten times as often
SOURCE = "Clip"


def clip() -> Image:
    """Frames (n, H, W, 3) with their number in white and black blocks in both halves, over stripes that move."""
    x = np.arange(WIDTH)
    frames = np.empty((CLIP_FRAMES, HEIGHT, WIDTH, 3), np.uint8)
    for number in range(CLIP_FRAMES):
        stripes = (np.sin((x + number * 3) / 25) * 60 + 120).astype(np.uint8)
        frames[number] = stripes[None, :, None]
        for half in (0, WIDTH // 2):
            for bit in range(BITS):
                left = half + LEFT + bit * PITCH
                frames[number, TOP : TOP + BLOCK, left : left + BLOCK] = 255 * (number >> bit & 1)
    return frames


def change(number: int, step: int) -> dict[str, Any]:
    """Settings of step 0 to 5 of a round, with all that change what is allocated."""
    sizes = {"work_width": (640, 512, 320)[step % 3], "ring": 1 + step % 3, "delay_ms": (0, 0, 100)[step % 3]}
    return sizes | {"prompt": f"style {number} {step}", "strength": (step + 1) / 6, "split": step % 2 == 0}


@contextmanager
def stub(delay_ms: float, endpoint: str = "tcp://127.0.0.1:*") -> Iterator[str]:
    """The engine's stand-in, a process of its own."""
    program = ROOT / "tests" / "hooks" / "obs" / "fake_daemon.py"
    command = [sys.executable, str(program), "same", "--delay-ms", str(delay_ms), "--endpoint", endpoint]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())["endpoint"]
    finally:
        process.kill()
        process.communicate()


def await_styled(world: World) -> None:
    """Wait for the first styled picture."""
    end_s = time.monotonic() + 20
    while world.stats(SOURCE)["shown"] != "styled":
        if time.monotonic() > end_s:
            raise SystemExit(f"nothing is restyled: {world.stats(SOURCE)['words']}")
        time.sleep(0.05)


def describe(world: World) -> str:
    """OBS's version and what draws, for the record."""
    version = world.remote.ask("GetVersion")["obsVersion"]
    renderer = [line for line in world.log().splitlines() if "OpenGL loaded successfully" in line]
    return f"OBS {version}; {renderer[0].split('successfully, ')[1] if renderer else 'unknown renderer'}"


def tell_of_machine(folder: Path) -> None:
    """The device and the method, in a line."""
    folder.mkdir()
    with obs(folder, None, []) as world:
        print(f"{cpu()}; {describe(world)}")
    print(f"{WIDTH}x{HEIGHT} at {FPS} frames/s; recorded by x264 ultrafast")


def heap_meter(folder: Path) -> Path:
    """What measures a program's heap from within, built; hooks/obs/tests/heap_meter.c says how to use it."""
    library = folder / "heap_meter.so"
    source = ROOT / "hooks" / "obs" / "tests" / "heap_meter.c"
    subprocess.run(["gcc", "-O2", "-shared", "-fPIC", "-pthread", source, "-o", library], check=True, timeout=60)
    return library


def heap_in_use(file: Path) -> int:
    """Bytes, as the meter has written them last."""
    if time.time() - file.stat().st_mtime > METER_S:
        raise SystemExit("the heap is not measured any more")
    return int(file.read_text())
