"""Each scene of a stream has its style: when OBS switches scenes, the Mirage filters take the new one's prompt.

Switch on the WebSocket server in OBS (Tools), put a Mirage filter on what you show (`mirage obs add SOURCE`), write
your own scenes below, and start this; if OBS runs elsewhere and has a password, set OBS_WEBSOCKET_PASSWORD:

    uv run python examples/obs_scene_switch.py [HOST]
"""

from __future__ import annotations

import sys
import time

from mirage_game.obs import Obs, ObsError, find_login

STYLES = {
    "Game": "steampunk",
    "Boss fight": "volcanic world of ash and glowing lava",
    "Just chatting": "",  # as it is
}


def main(host: str = "127.0.0.1", seconds: float = float("inf")) -> int:
    """Ask five times a second which scene is on air, which costs OBS nothing, and follow."""
    shown = ""
    until_s = time.monotonic() + seconds
    with Obs(find_login(host)) as obs:
        while time.monotonic() < until_s:
            try:
                scene = obs.scene()
                if scene != shown and scene in STYLES:
                    for one in obs.filters():
                        obs.set(one, {"prompt": STYLES[scene]})
                    print(f"{scene}: {STYLES[scene] or 'as it is'}")
                shown = scene
            except ObsError as error:
                print(error)  # OBS may come back: ask again
                time.sleep(2.0)
            time.sleep(0.2)
    return 0


if __name__ == "__main__":
    try:
        raise SystemExit(main(*sys.argv[1:2]))
    except KeyboardInterrupt:
        pass
