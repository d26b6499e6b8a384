"""Films SuperTuxKart, whose karts drive by themselves, for training: pictures of a real game that a model must return
unchanged where nothing is asked.

    python scripts/film_supertuxkart.py out/kart
    python scripts/film_supertuxkart.py out/kart --tracks hacienda,zengarden --frames 40 --no-menus

The game runs on a screen that nobody sees, with a home folder of its own that is gone afterwards. Written are JPEG
files of 256x144, about 16 KB each, named after their track; a picture that is much like one kept before is left out. A
track takes about a minute. The game's art is under several free licences (most of it CC BY-SA, some CC BY, GPL and
CC0; Debian's /usr/share/doc/supertuxkart-data/copyright says which): who passes pictures on must name the authors.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

sys.path[:0] = [str(Path(__file__).parents[1] / "tests")]

import mss
import numpy as np
import numpy.typing as npt
import simplejpeg
from games.processes import GAMES, need, running
from games.xserver import virtual_screen
from PIL import Image
from rich.progress import MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

PROGRAMS = {"supertuxkart": "supertuxkart", "Xvfb": "xvfb", "xdotool": "xdotool", "nice": "coreutils"}  # and packages
TRACKS = (
    "abyss", "black_forest", "candela_city", "cocoa_temple", "cornfield_crossing", "fortmagma", "gran_paradiso_island",
    "hacienda", "lighthouse", "mines", "minigolf", "olivermath", "ravenbridge_mansion", "sandtrack", "scotland",
    "snowmountain", "snowtuxpeak", "stk_enterprise", "volcano_island", "xr591", "zengarden",
)  # fmt: skip
KARTS = ("tux", "gnu", "nolok", "sara_the_racer", "suzanne", "kiki", "pidgin", "xue", "emule", "gavroche")
RACE_SIZE, MENU_SIZE, PICTURE_SIZE = (512, 288), (1088, 612), (256, 144)  # menus refuse to be smaller
QUALITY = 92
EVERY_S = 2.5
GAME_S = 150.0  # for one start of the game, loading included
KEY_S = 10.0
SETTLE_S = 2.0  # until a screen of the menus stands still
SAME = 8.0  # of 255: pictures whose thumbnails differ by less count as one
FLAT = 6.0  # of 255: a picture that varies by less shows nothing: the game has not drawn yet

# The lowest effects: where a core or two draw less than some 10 frames a second, the game's own time slows down.
PLAIN = (
    "--disable-dynamic-lights", "--shadows=0", "--disable-glow", "--disable-bloom", "--disable-light-shaft",
    "--disable-motion-blur", "--disable-mlaa", "--disable-ssao", "--disable-ibl", "--disable-dof", "--anisotropic=0",
    "--disable-particles", "--disable-animated-characters", "--disable-hd-textures", "--log=1",
)  # fmt: skip
CONFIG = '<?xml version="1.0"?>\n<stkconfig version="8"><enable_internet value="2"/></stkconfig>\n'  # 2: never
PLAYERS = """<?xml version="1.0"?>
<players version="1">
  <current player="Mirage"/>
  <player name="Mirage" guest="false" use-frequency="1" icon-filename="" unique-id="1" saved-session="false"
          saved-user="0" saved-token="" last-online-name="" last-was-online="false" remember-password="false"
          default-kart-color="0">
    <story-mode first-time="false" finished="false" speedrun-finished="false" story-ms="0" speedrun-ms="0"/>
  </player>
</players>
"""
# Clicks (x, y in a window of `MENU_SIZE`) and keys that lead through the menus; each is followed by a picture.
TABS = tuple(f"145 {y}" for y in (98, 178, 255, 331, 412, 489, 565))
OPTIONS, HELP, SINGLE_PLAYER = "659 578", "714 578", "348 408"
WAY = (
    OPTIONS, *TABS, "Escape", HELP, *TABS, "Escape",
    SINGLE_PLAYER, "Right", "Right", "Return", "Right", "Return", "Right", "Down",
)  # fmt: skip


class Game(NamedTuple):
    """A running game and its screen."""

    process: subprocess.Popen[bytes]
    env: dict[str, str]
    grab: Callable[[], Image.Image]
    log: Path

    def check(self) -> None:
        """Raises RuntimeError with the end of the game's log when the game has ended."""
        if self.process.poll() is not None:
            tail = self.log.read_text(errors="replace")[-1500:]
            raise RuntimeError(f"SuperTuxKart ended by itself ({self.process.returncode}):\n{tail}")


class Album:
    """The folder of pictures; takes only those that are not much like one before."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.bytes = folder, 0
        self._thumbnails: list[npt.NDArray[np.float32]] = []

    def take(self, picture: Image.Image, name: str) -> bool:
        """Writes a picture, shrunk by its mean over areas, unless it shows nothing new. Says whether it did."""
        small = picture.resize(PICTURE_SIZE, Image.Resampling.BOX)
        thumbnail = np.asarray(small.resize((32, 18), Image.Resampling.BOX), np.float32)
        if thumbnail.std() < FLAT or any(np.abs(thumbnail - old).mean() < SAME for old in self._thumbnails):
            return False
        self._thumbnails.append(thumbnail)
        data = simplejpeg.encode_jpeg(np.ascontiguousarray(small), QUALITY, "RGB", "420")
        (self.folder / f"{name}.jpg").write_bytes(data)
        self.bytes += len(data)
        return True


@contextmanager
def game(home: Path, size: tuple[int, int], *words: str) -> Iterator[Game]:
    """SuperTuxKart on a screen of its own, at low priority; stopped at the end."""
    width, height = size
    log = home / "game.log"
    with virtual_screen(width, height) as display:
        env = {key: value for key, value in os.environ.items() if not key.startswith(("XDG_", "WAYLAND_"))}
        env |= {"DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1", "HOME": str(home), "LC_ALL": "C"}
        env |= {"SDL_AUDIODRIVER": "dummy", "ALSOFT_DRIVERS": "null", "SDL_VIDEODRIVER": "x11"}
        program = need("supertuxkart", "supertuxkart")
        command = ["nice", "-n", "5", program, f"--screensize={width}x{height}", "--unlock-all", *PLAIN, *words]
        with running(command, env=env, log=log) as process, mss.MSS(display=display) as screen:

            def grab() -> Image.Image:
                shot: Any = screen.grab((0, 0, width, height))
                return Image.frombytes("RGB", (width, height), shot.rgb)

            yield Game(process, env, grab, log)


def film_race(home: Path, album: Album, track: str, wanted: int, kart: str, tick: Callable[[], None]) -> int:
    """Up to `wanted` pictures of karts that drive by themselves; ends after `GAME_S` whatever it has."""
    words = ("--profile-laps=9", "--race-now", f"--track={track}", f"--kart={kart}", "--numkarts=4", "--difficulty=1")
    kept, end_s = 0, time.monotonic() + GAME_S
    with game(home, RACE_SIZE, *words) as race:
        while kept < wanted and time.monotonic() < end_s:
            time.sleep(EVERY_S)
            race.check()
            if album.take(race.grab(), f"{track}-{kept:03d}"):
                kept += 1
                tick()
    return kept


def film_menus(home: Path, album: Album, tick: Callable[[], None]) -> int:
    """Screens of the menus, on a way of clicks and keys."""
    kept = 0
    with game(home, MENU_SIZE) as menus:
        end_s = time.monotonic() + GAME_S
        while not kept and time.monotonic() < end_s:
            time.sleep(3 * SETTLE_S)  # the first screen appears after the loading screen
            menus.check()
            kept += album.take(menus.grab(), f"menu-{kept:03d}")
        for step in WAY:
            words = ["key", step] if step[0].isalpha() else ["mousemove", *step.split(), "click", "1"]
            subprocess.run(["xdotool", *words], env=menus.env, timeout=KEY_S, check=True)
            time.sleep(SETTLE_S)
            menus.check()
            if album.take(menus.grab(), f"menu-{kept:03d}"):
                kept += 1
                tick()
    return kept


def main() -> None:
    """Films all that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="an empty or new folder")
    parser.add_argument("--tracks", default=",".join(TRACKS), help="names with commas between (default: all that ship)")
    parser.add_argument("--frames", type=int, default=14, help="pictures a track (default: 14)")
    parser.add_argument("--no-menus", action="store_true", help="only races")
    asked = parser.parse_args()
    tracks = [name for name in asked.tracks.split(",") if name]
    if unknown := set(tracks) - set(TRACKS):
        parser.error(f"there is no track {', '.join(sorted(unknown))}; choose among: {', '.join(TRACKS)}")
    if asked.frames < 1:
        parser.error("--frames must be 1 or more")
    if asked.out.exists() and (not asked.out.is_dir() or any(asked.out.iterdir())):
        parser.error(f"{asked.out} is not an empty folder: name another, or empty it")
    path = f"{os.environ.get('PATH', os.defpath)}:{GAMES}"
    if missing := [package for program, package in PROGRAMS.items() if not shutil.which(program, path=path)]:
        parser.error(f"some programs are missing; install them with: sudo apt-get install {' '.join(missing)}")

    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that the game is stopped too
    album = Album(asked.out)
    columns = (TextColumn("{task.description:<22}"), *Progress.get_default_columns()[1:3])
    with (
        tempfile.TemporaryDirectory(prefix="supertuxkart-") as folder,
        Progress(*columns, MofNCompleteColumn(), TimeElapsedColumn()) as bar,
    ):
        home = Path(folder)
        settings = home / ".config/supertuxkart/config-0.10"
        settings.mkdir(parents=True)
        (settings / "config.xml").write_text(CONFIG)
        (settings / "players.xml").write_text(PLAYERS)
        total = len(tracks) * asked.frames + (0 if asked.no_menus else 1 + len(WAY))
        task = bar.add_task("menus", total=total)
        kept = 0 if asked.no_menus else film_menus(home, album, lambda: bar.advance(task))
        for number, track in enumerate(tracks):
            bar.update(task, description=track)
            kart = KARTS[number % len(KARTS)]
            kept += film_race(home, album, track, asked.frames, kart, lambda: bar.advance(task))
    print(f"{kept} pictures, {album.bytes / 1e6:.1f} MB, in {asked.out}")


if __name__ == "__main__":
    main()
