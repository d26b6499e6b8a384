"""The soak of the OBS filter: half an hour in which much of what can change does, beside an OBS without the filter.

The other OBS has a filter of OBS's own, whose settings change as often, and hides, shows and records as much. What both
hold is looked at between two rounds, when the daemon is away: the heap in use, and the process's size, which also holds
what the heap keeps for later. The source is a picture: what OBS keeps of a video grows whenever the machine is busy.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import PIL.Image
from _daemon import open_files, rss_mb
from _obs import SOURCE, await_styled, change, clip, heap_in_use, heap_meter, stub, tell_of_machine
from hooks.obs.home import FILTER_ID, filter_settings, image, mirage, other_filter
from hooks.obs.world import World, obs

HEAP_GROWTH_MB, GROWTH_MB = 0.5, 5.0
LEAST_ROUNDS = 40  # some ten minutes: a shorter soak says nothing of memory
SAY_ROUNDS = 6
TINT_ID, TINT = "color_filter_v2", "Tint"


@dataclass(frozen=True)
class Sample:
    """OBS's process at one time."""

    at_s: float
    heap_mb: float
    rss_mb: float
    files: int
    threads: int


class Watched:
    """An OBS whose heap is measured."""

    def __init__(self, world: World, heap: Path) -> None:
        self.world = world
        self._heap = heap

    def sample(self, began_s: float) -> Sample:
        """Look at the process."""
        pid = self.world.pid
        threads = sum(1 for _ in Path(f"/proc/{pid}/task").iterdir())
        heap_mb = heap_in_use(self._heap) / 1e6
        return Sample(time.monotonic() - began_s, heap_mb, rss_mb(pid), open_files(pid), threads)


def soak(folder: Path, plugin: Path, options: argparse.Namespace) -> bool:
    """Whether the bars of `soak` are reached."""
    file = folder / "picture.png"
    PIL.Image.fromarray(clip()[0]).save(file)
    tell_of_machine(folder / "machine")
    meter = heap_meter(folder)
    with stub(options.delay_ms) as endpoint:
        pass  # a free port, which the daemons of all rounds use
    folders = [folder / name for name in ("with", "without")]
    heaps = [folder / f"{each.name}.heap" for each in folders]
    envs = [{"LD_PRELOAD": str(meter), "HEAP_METER": str(heap)} for heap in heaps]
    for each in folders:
        each.mkdir()
    tint = other_filter(TINT_ID, TINT)
    with (
        obs(folders[0], plugin, [image(SOURCE, file, [mirage(endpoint)])], env=envs[0]) as world,
        obs(folders[1], None, [image(SOURCE, file, [tint])], env=envs[1]) as plain,
    ):
        watched = [Watched(each, heap) for each, heap in zip((world, plain), heaps, strict=True)]
        with world.recording(), plain.recording():
            samples = watch(watched, options.minutes, lambda number: one_round(world, plain, endpoint, options, number))
            stats, (late, drawn) = world.stats(SOURCE), world.render_counts()
    print(f"{stats['sent']} frames sent, {stats['styled']} came back, {stats['reconnects']} reconnects", end="; ")
    print(f"{late} of {drawn} frames late ({late / drawn:.1%})")
    return judge(samples, world.leaks() - plain.leaks())


def watch(watched: list[Watched], minutes: float, play: Callable[[int], None]) -> list[list[Sample]]:
    """Samples of each OBS, (n, number of them), one after each round that `play` plays."""
    samples: list[list[Sample]] = []
    began_s = time.monotonic()
    while time.monotonic() - began_s < minutes * 60:
        play(len(samples))
        samples.append([each.sample(began_s) for each in watched])
        if len(samples) % SAY_ROUNDS == 1:
            say(*samples[-1])
    return samples


def one_round(world: World, plain: World, endpoint: str, options: argparse.Namespace, number: int) -> None:
    """Some twelve seconds in which much of what can happen happens, and two without a daemon."""
    with stub(options.delay_ms, endpoint):
        live(world, plain, endpoint, number)
    time.sleep(2.0)


def live(world: World, plain: World, endpoint: str, number: int) -> None:
    """While the daemon is there."""
    await_styled(world)
    for step in range(6):
        world.set(SOURCE, **change(number, step))
        plain.set(SOURCE, TINT, brightness=step / 100, gamma=step / 100)
        time.sleep(1.0)
    second = {"sourceName": SOURCE, "filterName": "Second"}
    for each, kind, settings in ((world, FILTER_ID, filter_settings(endpoint)), (plain, TINT_ID, {})):
        each.remote.ask("CreateSourceFilter", **second, filterKind=kind, filterSettings=settings)
    for visible in (False, True):
        time.sleep(1.0)
        for each in (world, plain):
            each.show(SOURCE, visible)
    time.sleep(1.0)
    for each in (world, plain):
        each.remote.ask("RemoveSourceFilter", **second)
    await_styled(world)


def say(now: Sample, plain: Sample) -> None:
    """A line on both."""
    handles = f"{now.files} files, {now.threads} threads"
    words = f"heap {now.heap_mb:.2f} of {now.rss_mb:.1f} MB, {handles}"
    print(f"after {now.at_s / 60:5.1f} min: {words}; without {plain.heap_mb:.2f} of {plain.rss_mb:.1f} MB", flush=True)


def growth(samples: list[Sample], what: Callable[[Sample], float], of: Callable[[list[float]], float]) -> float:
    """From the second third to the last. The first is for buffers to be made, and for what threads begin with."""
    third = max(1, len(samples) // 3)
    middle, last = ([what(one) for one in part] for part in (samples[-2 * third : -third], samples[-third:]))
    return of(last) - of(middle or last)


def judge(samples: list[list[Sample]], leaks: int) -> bool:
    """Growth against the bars and OBS without the filter."""
    ours, plain = ([row[which] for row in samples] for which in (0, 1))
    heap, heap_plain = (growth(each, lambda now: now.heap_mb, statistics.median) for each in (ours, plain))
    size, size_plain = (growth(each, lambda now: now.rss_mb, statistics.median) for each in (ours, plain))
    files, threads = growth(ours, lambda now: now.files, max), growth(ours, lambda now: now.threads, max)
    verdicts = (
        (f"{len(samples)} rounds (at least {LEAST_ROUNDS} tell something of memory)", len(samples) >= LEAST_ROUNDS),
        (
            f"heap in use grew by {heap:.2f} MB, without the filter by {heap_plain:.2f} (bar {HEAP_GROWTH_MB:g} more)",
            heap <= heap_plain + HEAP_GROWTH_MB,
        ),
        (
            f"the process grew by {size:.1f} MB, without the filter by {size_plain:.1f} (bar {GROWTH_MB:g} more)",
            size <= size_plain + GROWTH_MB,
        ),
        (f"open files {files:+.0f}", files <= 0),
        (f"threads {threads:+.0f}", threads <= 0),
        (f"leaks at exit {leaks:+d}, against OBS without the filter", leaks <= 0),
    )
    for words, reached in verdicts:
        print(f"{words}: {'reached' if reached else 'missed'}")
    return all(reached for _, reached in verdicts)
