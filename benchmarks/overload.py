"""How old frames are when a slow engine takes them from a fast game, and whether that or the memory grows.

    python benchmarks/overload.py --seconds 60

Method: a game of 60 frames/s and a daemon with a passthrough engine that takes 45 ms are two processes on one machine.
The game writes the machine's monotonic clock into each frame, and the engine reads it when it takes the frame.
Must reach: a median of 20 ms, the last third no older than the first, memory flat.
"""

from __future__ import annotations

import argparse
import os
import sys
import time

import numpy as np
from _daemon import cpu, passthrough, rss_mb, stamp, summary

from mirage_game.client import Client
from mirage_game.daemon.metrics import percentile

MEDIAN_MS = 20.0
GROWTH_MS = 3.0  # more than that between first and last third is no noise
GROWTH_MB = 16.0
_SETTLE_S = 3.0


def play(
    client: Client, seconds: float, fps: float, width: int, height: int, sample: list[tuple[float, float]], pid: int
) -> int:
    """Render for so long; note memory (daemon, game) in MB every second. Returns the styled frames that came back."""
    image = np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)
    began_s = next_s = time.monotonic()
    received = 0
    while next_s - began_s < seconds:
        time.sleep(max(0.0, next_s - time.monotonic()))
        stamp(image)
        client.send(image)
        received += client.latest() is not None
        next_s += 1 / fps
        if len(sample) < next_s - began_s:
            sample.append((rss_mb(pid), rss_mb(os.getpid())))
    return received


def main() -> int:
    """Play; exit status 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60, help="%(default)s")
    parser.add_argument("--fps", type=float, default=60, help="of the game (%(default)s)")
    parser.add_argument("--delay-ms", type=float, default=45, help="of the engine (%(default)s)")
    parser.add_argument("--size", default="1280x720", help="WIDTHxHEIGHT (%(default)s)")
    options = parser.parse_args()
    width, height = (int(side) for side in options.size.split("x"))
    print(f"{cpu()}; {options.size} rgb8; game {options.fps:.0f}/s, engine {options.delay_ms:.0f} ms")
    memory: list[tuple[float, float]] = []
    with passthrough(options.delay_ms) as daemon, Client(daemon.endpoint, name="overload") as client:
        if not client.wait_connected(10):
            raise SystemExit(f"no connection: {client.error}")
        play(client, _SETTLE_S, options.fps, width, height, [], daemon.pid)
        daemon.ages_ms()
        received = play(client, options.seconds, options.fps, width, height, memory, daemon.pid)
        ages_ms = daemon.ages_ms()
    return 0 if report(ages_ms, memory, received, options.seconds) else 1


def report(ages_ms: list[float], memory: list[tuple[float, float]], received: int, seconds: float) -> bool:
    """Print the figures; True if all bars are reached."""
    third = len(ages_ms) // 3
    first_ms, last_ms = (percentile(sorted(part), 50) for part in (ages_ms[:third], ages_ms[-third:]))
    third = max(1, len(memory) // 3)
    grown_mb = [sum(column[-third:]) / third - sum(column[:third]) / third for column in zip(*memory, strict=True)]
    median_ms = percentile(sorted(ages_ms), 50)
    print(f"age when the engine takes a frame: n {len(ages_ms)}  {summary(ages_ms)}")
    print(f"median of the first third {first_ms:.2f} ms, of the last third {last_ms:.2f} ms")
    print(f"{received / seconds:.1f} styled frames/s over {seconds:.0f} s")
    print(
        f"memory: daemon {memory[-1][0]:.0f} MB ({grown_mb[0]:+.1f}), game {memory[-1][1]:.0f} MB ({grown_mb[1]:+.1f})"
    )
    reached = median_ms <= MEDIAN_MS and last_ms - first_ms <= GROWTH_MS and max(grown_mb) <= GROWTH_MB
    print(f"median {median_ms:.2f} (bar {MEDIAN_MS:.0f}): {'reached' if reached else 'missed'}")
    return reached


if __name__ == "__main__":
    sys.exit(main())
