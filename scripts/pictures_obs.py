"""The pictures of docs/obs.md, from a real OBS that restyles a real game: python scripts/pictures_obs.py [FOLDER]

Starts Minetest, OBS with the filter, and a daemon with `tiny`, on screens that nobody sees; needs what the tests need
(`scripts/system-packages test`). Minetest Game's art: CC BY-SA 3.0, the Minetest Game contributors.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from games.minetest import MinetestGame, minetest
from games.processes import wait_until
from hooks.obs.build import Builds
from hooks.obs.home import FILTER, FILTER_ID, screen, source
from hooks.obs.world import World, obs

SOURCE = "Game Capture"
PROMPTS = ("steampunk", "autumn forest", "coral reef under water")
TURNS, TURN = 20, 56  # toward a hill with trees
SETTLE_S = 6.0
# Where things are in OBS 29's windows, on a screen of 1280x720.
ADD, CLOSE, SETTINGS, HOTKEYS, MIDDLE = (126, 698), (904, 695), (980, 650), (112, 212), (600, 400)
DIALOG, OWN_HOTKEYS = (100, 0, 960, 720), (40, 430, 1010, 665)


@contextmanager
def daemon() -> Iterator[str]:
    """`mirage serve`, not compiled; its address."""
    command = [sys.executable, "-m", "mirage_game", "serve", "--preset", "tiny", "--device", "cpu", "--size", "640x360"]
    process = subprocess.Popen(
        [*command, "--endpoint", "tcp://127.0.0.1:*", "--json"], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        yield next(said["endpoint"] for said in map(json.loads, process.stdout) if said["event"] == "ready")
    finally:
        process.terminate()
        process.wait(20)


def look_at_trees(game: MinetestGame) -> None:
    """Turn, without display and chat."""
    game.press("F1")
    for _ in range(TURNS):
        game.look(TURN, 0)
        time.sleep(0.15)
    time.sleep(12)  # until the game's own words about F1 are gone


class Screen:
    """OBS's own screen."""

    def __init__(self, world: World) -> None:
        variables = Path(f"/proc/{world.pid}/environ").read_text().split("\0")
        self.display = next(one.removeprefix("DISPLAY=") for one in variables if one.startswith("DISPLAY="))

    def click(self, at: tuple[int, int], wait_s: float = 2.0) -> None:
        """Press a button."""
        self.tell("mousemove", *map(str, at), "click", "1")
        time.sleep(wait_s)

    def tell(self, *words: str) -> None:
        """Anything that xdotool can."""
        subprocess.run(["env", f"DISPLAY={self.display}", "xdotool", *words], check=True, timeout=20)

    def grab(self, file: Path, box: tuple[int, int, int, int]) -> None:
        """What it shows there."""
        command = ["ffmpeg", "-y", "-loglevel", "error", "-f", "x11grab", "-video_size", "1280x720", "-i", self.display]
        with tempfile.NamedTemporaryFile(suffix=".png") as whole:
            subprocess.run([*command, "-frames:v", "1", whole.name], check=True, timeout=30)
            Image.open(whole.name).convert("RGB").crop(box).save(file, quality=86)


def windows(world: World, folder: Path) -> None:
    """The filter's dialog with the menu that adds one, and the source's hotkeys."""
    shown = Screen(world)
    world.remote.ask("OpenInputFiltersDialog", inputName=SOURCE)
    time.sleep(4)
    shown.click(ADD)
    shown.grab(folder / "obs-filter.jpg", DIALOG)
    shown.tell("key", "Escape")
    shown.click(CLOSE)
    shown.click(SETTINGS, 3)
    shown.click(HOTKEYS)
    shown.tell("mousemove", *map(str, MIDDLE), "click", "--repeat", "30", "--delay", "30", "5")
    time.sleep(1)
    shown.grab(folder / "obs-hotkeys.jpg", OWN_HOTKEYS)


def styles(world: World, folder: Path) -> None:
    """Three styles, and one beside the original."""
    sheet = Image.new("RGB", (1280, 720))
    looks = [*({"prompt": prompt} for prompt in PROMPTS), {"prompt": "frozen winter", "split": True, "badge": True}]
    for number, look in enumerate(looks):
        world.set(SOURCE, **look)
        time.sleep(SETTLE_S)
        picture = Image.fromarray(world.remote.screenshot(SOURCE))
        sheet.paste(picture, (number % 2 * 640, number // 2 * 360))
    sheet.save(folder / "obs-styles.jpg", quality=85)


def main() -> None:
    """Make them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mirage-obs-") as name:
        places = [Path(name) / part for part in ("game", "obs", "build")]
        for place in places:
            place.mkdir()
        plugin = Builds(places[2]).plugin()
        with minetest(places[0]) as game, daemon() as endpoint:
            look_at_trees(game)
            settings = {"endpoint": endpoint, "prompt": PROMPTS[0], "stale_ms": 10_000, "blend_ms": 0}
            capture = screen(SOURCE, game.display, [source(FILTER, FILTER_ID, settings)])
            with obs(places[1], plugin, [capture], env={"QT_QPA_PLATFORM": "xcb"}) as world:
                wait_until(lambda: world.stats(SOURCE)["styled"] > 5, 90, "styled pictures")
                windows(world, folder)
                styles(world, folder)


if __name__ == "__main__":
    main()
