"""The game's own events choose the style: a healthy player sees a summer's day, a wounded one a burning world.

Start `mirage serve`, then this. The built-in world stands in for your game, and a pulse for what happens in it.
"""

from __future__ import annotations

import math
import sys
import time

from mirage_game import Client
from mirage_game.worlds.game import DemoGame

LOW, HIGH = 6, 12  # two bounds, so that a health that trembles does not make the picture flicker
STYLES = {"well": "bright summer day, lush and green", "hurt": "volcanic world of ash and glowing lava"}
SECONDS = 20.0


def mood_after(mood: str, health: int) -> str:
    """The mood that follows from the one before and the health, 0 to 20."""
    if health <= LOW:
        return "hurt"
    return "well" if health >= HIGH else mood


def main(endpoint: str = "tcp://127.0.0.1:7420", seconds: float = SECONDS) -> int:
    """Play for a while; every change of mood becomes an event and a prompt that fades in."""
    game = DemoGame(256, 144, seed=1)
    mood, shown = "", 0
    with Client(endpoint, name="prompt by event") as mirage:
        if not mirage.wait_connected(5.0):
            print(mirage.error or f"No daemon answers at {endpoint}. Start one with `mirage serve`.")
            return 1
        begun_s = time.perf_counter()
        while (now_s := time.perf_counter() - begun_s) < seconds:
            health = round(10 + 10 * math.cos(now_s * math.tau / 10))  # your game knows better
            before, mood = mood, mood_after(mood or "well", health)
            if mood != before:
                print(f"{now_s:4.1f} s: health {health:2}, {mood}: {STYLES[mood]}")
                mirage.event("health", value=health)
                mirage.prompt(STYLES[mood], blend_ms=800)
            frame = game.step(1 / 30, None)
            mirage.send(frame.image, pose=frame.pose, controls=frame.controls)
            shown += mirage.latest(timeout=1 / 30) is not None
    print(f"{shown} styled frames shown")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:2]))
