"""What the filter costs a real OBS, and what it leaves behind.

    python benchmarks/obs.py lag [--runs 5] [--seconds 8] [--delay-ms 150]
    python benchmarks/obs.py heap
    python benchmarks/obs.py soak [--minutes 30]

`hooks/obs/bench` builds the plugin and runs these. OBS runs on a screen that nobody sees, 640x360 at 30 frames/s, drawn
by software OpenGL (llvmpipe), and records. It plays a clip whose frames carry their number twice, left and right. The
engine is a stub in a process of its own, which takes its time and gives back every frame as it came.

lag: runs with the filter and without it in turns, each in a fresh OBS; the median counts. Frames that OBS drew too
    late are OBS's own figure. The filter shows its left half as it is, so the difference of both numbers in a recorded
    frame is the age of the styled picture when it is first seen, whatever the filter itself says. Time on the graphics
    thread, in our own code and in calls of OBS and the GPU, is what the filter measured. Bars: at most 0.5 % of frames
    late that would not be late without the filter; age at most the engine's time and 4 frames; own code 0.5 ms in the
    mean, p99 1 ms.
heap: libobs without OBS's window and websocket; what allocates anything happens in rounds: settings, a second filter,
    the source hidden and shown, the daemon gone and back. Bar: the heap in use grows by at most 16 KB in 20 rounds.
soak: settings change, a filter is added and removed, the source is hidden and shown, the daemon dies and comes back, in
    turns, beside an OBS that has a filter of OBS's own instead, with as many changes. Bars, from the second third to
    the last: the heap in use grows by at most 0.5 MB more than in that one, the process by at most 5 MB more; open
    files and threads do not grow; no more leaks at exit. OBS itself grows for some minutes: less than ten say nothing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from _daemon import summary
from _obs import (
    BITS,
    BLOCK,
    CLIP_FRAMES,
    LEFT,
    PITCH,
    SOURCE,
    TOP,
    await_styled,
    clip,
    stub,
    tell_of_machine,
)
from _obs_heap import heap
from _obs_soak import soak
from hooks.obs.frames import Recording, read, write_clip
from hooks.obs.home import FPS, WIDTH, media, mirage
from hooks.obs.world import obs

OWN_MEAN_US, OWN_P99_US = 500.0, 1000.0
AGE_FRAMES = 4
MORE_LATE = 0.005
WARM_UP_S = 2.0


@dataclass
class Run:
    """Figures of one recording."""

    late: float
    drawn: int
    ages_ms: list[float] = field(default_factory=list)
    stats: dict[str, Any] = field(default_factory=dict)


def numbers(recording: Recording, half: int) -> np.ndarray:
    """The number that each recorded frame carries in its left (0) or right (1) half: (n,) int."""
    value = np.zeros(len(recording.images), int)
    for bit in range(BITS):
        left = half * (WIDTH // 2) + LEFT + bit * PITCH
        light = recording.colours((left + 6, TOP + 6, left + BLOCK - 6, TOP + BLOCK - 6)).mean(axis=1)
        value += (light > 128).astype(int) << bit
    return value


def first_seen_ages_ms(recording: Recording) -> list[float]:
    """How old each styled picture was in the first frame that showed it."""
    original, styled = numbers(recording, 0), numbers(recording, 1)
    new = np.flatnonzero(np.diff(styled)) + 1
    return [float((original[at] - styled[at]) % CLIP_FRAMES) * 1000 / FPS for at in new]


def record(folder: Path, plugin: Path, file: Path, endpoint: str, seconds: float, with_filter: bool) -> Run:
    """One recording in a fresh OBS."""
    folder.mkdir()
    filters = [mirage(endpoint, split=True)] if with_filter else []
    with obs(folder, plugin if with_filter else None, [media(SOURCE, file, filters)]) as world:
        if with_filter:
            await_styled(world)
        time.sleep(WARM_UP_S)
        if with_filter:
            world.remote.vendor("reset_stats")
        late, drawn = world.render_counts()
        with world.recording() as recorded:
            time.sleep(seconds)
        late_after, drawn_after = world.render_counts()
        stats = world.stats(SOURCE) if with_filter else {}
    ages_ms = first_seen_ages_ms(read(recorded.file)) if with_filter else []
    recorded.file.unlink()
    count = drawn_after - drawn
    return Run((late_after - late) / count, count, ages_ms, stats)


def lag(folder: Path, plugin: Path, options: argparse.Namespace) -> bool:
    """Whether the bars of `lag` are reached."""
    file = folder / "clip.mkv"
    write_clip(file, clip(), FPS)
    tell_of_machine(folder / "machine")
    print(f"engine {options.delay_ms:g} ms a frame; {options.seconds:g} s a run")
    runs: dict[bool, list[Run]] = {True: [], False: []}
    with stub(options.delay_ms) as endpoint:
        for number in range(1, options.runs + 1):
            for with_filter in (False, True):
                run = record(folder / f"{number}{with_filter}", plugin, file, endpoint, options.seconds, with_filter)
                runs[with_filter].append(run)
                say_run(number, with_filter, run)
    return judge(runs, options.delay_ms)


def say_run(number: int, with_filter: bool, run: Run) -> None:
    """A line or two on a run."""
    print(f"run {number} {'with   ' if with_filter else 'without'}: {run.late:6.1%} of {run.drawn} frames late")
    if with_filter:
        stats = run.stats
        print(f"      age when first seen: n {len(run.ages_ms)}  {summary(run.ages_ms)}")
        print(
            f"      filter: age p50 {stats['age_p50_ms']:.0f}  p95 {stats['age_p95_ms']:.0f} ms; own mean "
            f"{stats['own_mean_us']:.0f}  p50 {stats['own_p50_us']:.0f}  p99 {stats['own_p99_us']:.0f} µs; "
            f"{stats['gpu_calls']:.1f} calls a render, {stats['gpu_mean_us'] / 1e3:.2f} ms; "
            f"{stats['fps']:.1f} pictures/s"
        )


def judge(runs: dict[bool, list[Run]], delay_ms: float) -> bool:
    """Medians against the bars."""
    late, late_without = (statistics.median(run.late for run in runs[key]) for key in (True, False))
    age_ms = statistics.median(statistics.median(run.ages_ms) for run in runs[True])
    mean_us, p99_us = (statistics.median(run.stats[key] for run in runs[True]) for key in ("own_mean_us", "own_p99_us"))
    age_bar_ms = delay_ms + AGE_FRAMES * 1000 / FPS
    verdicts = (
        (f"late {late:.1%}, without the filter {late_without:.1%}", late <= late_without + MORE_LATE),
        (f"age p50 {age_ms:.0f} ms (bar {age_bar_ms:.0f})", age_ms <= age_bar_ms),
        (f"own code mean {mean_us:.0f} µs (bar {OWN_MEAN_US:.0f})", mean_us <= OWN_MEAN_US),
        (f"own code p99 {p99_us:.0f} µs (bar {OWN_P99_US:.0f})", p99_us <= OWN_P99_US),
    )
    for words, reached in verdicts:
        print(f"median: {words}: {'reached' if reached else 'missed'}")
    return all(reached for _, reached in verdicts)


BENCHMARKS = {"lag": lag, "heap": heap, "soak": soak}


def main() -> int:
    """Exit status 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=tuple(BENCHMARKS))
    parser.add_argument("--plugin", type=Path, required=True, help="mirage-obs.so, built for release")
    parser.add_argument("--runs", type=int, default=5, help="runs with and runs without the filter (%(default)s)")
    parser.add_argument("--seconds", type=float, default=8.0, help="seconds a run (%(default)s)")
    parser.add_argument("--delay-ms", type=float, default=150.0, help="the engine's time for a frame (%(default)s)")
    parser.add_argument("--minutes", type=float, default=30.0, help="how long the soak lasts (%(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mirage-obs-") as folder:
        return 0 if BENCHMARKS[options.what](Path(folder), options.plugin.resolve(), options) else 1


if __name__ == "__main__":
    sys.exit(main())
