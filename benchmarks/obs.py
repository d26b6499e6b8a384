"""What the filter costs a real OBS, and what it leaves behind.

    python benchmarks/obs.py lag [--runs 5] [--seconds 8] [--delay-ms 150]
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
soak: settings change, the source is hidden and shown, the daemon dies and comes back, in turns, beside an OBS without
    the filter that records as often. Bars: memory grows by at most 5 MB more than in that one after the first third;
    open files and threads do not grow; no more leaks at exit. OBS itself grows for some minutes: a soak of less than
    ten says little of memory.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from _daemon import cpu, open_files, rss_mb, summary

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from hooks.obs.frames import Image, Recording, read, write_clip
from hooks.obs.home import FPS, HEIGHT, WIDTH, media, mirage
from hooks.obs.world import World, obs

BITS, BLOCK, PITCH, LEFT, TOP = 8, 24, 32, 24, 16
CLIP_FRAMES = 1 << BITS
OWN_MEAN_US, OWN_P99_US = 500.0, 1000.0
AGE_FRAMES = 4
MORE_LATE = 0.005
GROWTH_MB = 5.0
LEAST_ROUNDS = 40  # of a soak, some ten minutes: a shorter one says nothing of memory
WARM_UP_S = 2.0
SOURCE = "Clip"


@dataclass
class Run:
    """Figures of one recording."""

    late: float
    drawn: int
    ages_ms: list[float] = field(default_factory=list)
    stats: dict[str, Any] = field(default_factory=dict)


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


@dataclass(frozen=True)
class Sample:
    """OBS's process at one time."""

    at_s: float
    rss_mb: float
    files: int
    threads: int


def sample(pid: int, began_s: float) -> Sample:
    """Look at the process."""
    threads = sum(1 for _ in Path(f"/proc/{pid}/task").iterdir())
    return Sample(time.monotonic() - began_s, rss_mb(pid), open_files(pid), threads)


def soak(folder: Path, plugin: Path, options: argparse.Namespace) -> bool:
    """Whether the bars of `soak` are reached."""
    file = folder / "clip.mkv"
    write_clip(file, clip(), FPS)
    tell_of_machine(folder / "machine")
    with stub(options.delay_ms) as endpoint:
        pass  # a free port, which the daemons of all rounds use
    folders = [folder / name for name in ("with", "without")]
    for each in folders:
        each.mkdir()
    samples: list[tuple[Sample, Sample]] = []
    with (
        obs(folders[0], plugin, [media(SOURCE, file, [mirage(endpoint)])]) as world,
        obs(folders[1], None, [media(SOURCE, file)]) as plain,
    ):
        began_s = time.monotonic()
        while time.monotonic() - began_s < options.minutes * 60:
            soak_round(world, plain, endpoint, options.delay_ms, len(samples))
            samples.append((sample(world.pid, began_s), sample(plain.pid, began_s)))
            say_samples(samples)
        stats, (late, drawn) = world.stats(SOURCE), world.render_counts()
    print(f"{stats['sent']} frames sent, {stats['styled']} came back, {stats['reconnects']} reconnects", end="; ")
    print(f"{late} of {drawn} frames late ({late / drawn:.1%})")
    return judge_soak(samples, world.leaks() - plain.leaks())


def soak_round(world: World, plain: World, endpoint: str, delay_ms: float, number: int) -> None:
    """Some twelve seconds in which much of what can happen happens, recorded by both."""
    with world.recording() as recorded, plain.recording() as recorded_plain:
        daemon_comes_and_goes(world, plain, endpoint, delay_ms, number)
    for recording in (recorded, recorded_plain):
        recording.file.unlink()


def daemon_comes_and_goes(world: World, plain: World, endpoint: str, delay_ms: float, number: int) -> None:
    """The daemon's life, and two seconds without it."""
    with stub(delay_ms, endpoint):
        await_styled(world)
        for step in range(6):
            world.set(SOURCE, prompt=f"style {number} {step}", strength=(step + 1) / 6, ring=1 + step % 3)
            world.set(SOURCE, work_width=(640, 512, 320)[step % 3], delay_ms=(0, 0, 100)[step % 3], split=step % 2 == 0)
            time.sleep(1.0)
        for visible in (False, True):
            for each in (world, plain):
                each.show(SOURCE, visible)
            time.sleep(1.0)
        await_styled(world)
    time.sleep(2.0)


def say_samples(samples: list[tuple[Sample, Sample]]) -> None:
    """A line on every sixth round."""
    if len(samples) % 6 == 1:
        now, plain = samples[-1]
        words = f"{now.rss_mb:.1f} MB, {now.files} files, {now.threads} threads"
        print(f"after {now.at_s / 60:5.1f} min: {words}; without the filter {plain.rss_mb:.1f} MB", flush=True)


def growth_mb(samples: list[Sample]) -> float:
    """From the first third to the last, in the median."""
    third = max(1, len(samples) // 3)
    early, lately = (statistics.median(each.rss_mb for each in part) for part in (samples[:third], samples[-third:]))
    return lately - early


def judge_soak(samples: list[tuple[Sample, Sample]], leaks: int) -> bool:
    """Growth after the first third, against the bars and OBS without the filter."""
    ours, plain = ([pair[which] for pair in samples] for which in (0, 1))
    third = max(1, len(ours) // 3)
    growth, growth_plain = growth_mb(ours), growth_mb(plain)
    files = max(each.files for each in ours[-third:]) - max(each.files for each in ours[:third])
    threads = max(each.threads for each in ours[-third:]) - max(each.threads for each in ours[:third])
    verdicts = (
        (
            f"memory grew by {growth:.1f} MB, without the filter by {growth_plain:.1f} (bar {GROWTH_MB:g} more)",
            growth <= growth_plain + GROWTH_MB and len(samples) >= LEAST_ROUNDS,
        ),
        (f"open files {files:+d}", files <= 0),
        (f"threads {threads:+d}", threads <= 0),
        (f"leaks at exit {leaks:+d}, against OBS without the filter", leaks <= 0),
    )
    for words, reached in verdicts:
        print(f"{words}: {'reached' if reached else 'missed'}")
    return all(reached for _, reached in verdicts)


def main() -> int:
    """Exit status 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("lag", "soak"))
    parser.add_argument("--plugin", type=Path, required=True, help="mirage-obs.so, built for release")
    parser.add_argument("--runs", type=int, default=5, help="runs with and runs without the filter (%(default)s)")
    parser.add_argument("--seconds", type=float, default=8.0, help="seconds a run (%(default)s)")
    parser.add_argument("--delay-ms", type=float, default=150.0, help="the engine's time for a frame (%(default)s)")
    parser.add_argument("--minutes", type=float, default=30.0, help="how long the soak lasts (%(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mirage-obs-") as folder:
        run = {"lag": lag, "soak": soak}[options.what]
        return 0 if run(Path(folder), options.plugin.resolve(), options) else 1


if __name__ == "__main__":
    sys.exit(main())
