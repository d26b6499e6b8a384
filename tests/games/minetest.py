"""A real game for tests: Minetest with its own world, on a screen that nobody sees.

    from games.minetest import minetest           # tests/conftest.py puts tests/ on the path

    def test_something(minetest_game):            # or this fixture: one game for the whole run, 640x360
        minetest_game.display                     # ":3", to be set as DISPLAY; sources: `screen` or `window:Minetest`
        image = minetest_game.picture()           # (360, 640, 4) uint8 bgra
        with minetest_game.holding("w"):          # real keys by xdotool, as X11 names them
            ...
        minetest_game.look(60, 0)                 # real mouse motion

    with minetest(tmp_path, screen=(1300, 400)) as game: ...   # a larger screen, to show another window beside the game

The game is in the top left corner, drawn by software OpenGL at 30 to 80 frames/s, always the same world (seed 4242) at
the same hour. A test that opens windows of its own on that display must give the game the focus back (`game.focus()`)
before it sends keys, and take a longer time-out than usual: `pytest.mark.timeout(240)`.

Pictures of it: art CC BY-SA 3.0, the Minetest Game contributors.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
from games.processes import need, running, wait_until
from games.xserver import virtual_screen

WIDTH, HEIGHT = 640, 360
DRAWN_S = 90.0  # the world is made on the first start; two busy cores need a while
XDOTOOL_S = 10.0
TITLE = "Minetest"

WORLD = """gameid = minetest
backend = sqlite3
player_backend = sqlite3
auth_backend = sqlite3
creative_mode = true
enable_damage = false
"""

CONFIG = """screen_w = {width}
screen_h = {height}
fullscreen = false
autosave_screensize = false
fps_max = 60
fps_max_unfocused = 60
vsync = false
viewing_range = 60
enable_shaders = true
enable_sound = false
enable_3d_clouds = false
mg_name = v7
fixed_map_seed = 4242
time_speed = 0
world_start_time = 8000
free_move = true
server_announce = false
bind_address = 127.0.0.1
port = {port}
remote_port = {port}
default_privs = interact, shout, fly, fast, noclip, settime, teleport, debug
"""


class MinetestGame:
    """A running game; made by `minetest`."""

    def __init__(self, display: str, log: Path, process: subprocess.Popen[bytes]) -> None:
        self.display = display
        self.size = (WIDTH, HEIGHT)
        self._log = log
        self._process = process
        self._window = ""

    def picture(self) -> npt.NDArray[np.uint8]:
        """What the game shows now: (360, 640, 4) uint8 bgra."""
        import mss

        with mss.MSS(display=self.display) as screen:
            shot = screen.grab((0, 0, WIDTH, HEIGHT))
            return np.frombuffer(shot.bgra, np.uint8).reshape(HEIGHT, WIDTH, 4).copy()

    def focus(self) -> None:
        """Let keys go to the game."""
        self._xdotool("windowfocus", self._window)

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        self._xdotool("key", key)

    @contextmanager
    def holding(self, *keys: str) -> Iterator[None]:
        """Hold keys (`w`, `space`, `shift`) while the block runs."""
        self._xdotool("keydown", *keys)
        try:
            yield
        finally:
            self._xdotool("keyup", *keys)

    def look(self, dx: int, dy: int) -> None:
        """Move the mouse by this many pixels: right and down."""
        self._xdotool("mousemove_relative", "--", str(dx), str(dy))

    def await_world(self) -> None:
        """Wait until the world is drawn, by its statistics: menu and loading screen have few colours and no detail."""
        wait_until(lambda: self._alive() and bool(self._find_window()), DRAWN_S, "the game's window", 0.2)
        self.focus()
        wait_until(lambda: self._alive() and looks_like_a_world(self.picture()), DRAWN_S, "the game's world", 0.2)

    def _alive(self) -> bool:
        if self._process.poll() is not None:
            tail = self._log.read_text(errors="replace")[-2000:]
            raise RuntimeError(f"Minetest ended by itself ({self._process.returncode}):\n{tail}")
        return True

    def _find_window(self) -> str:
        if not self._window:
            found = self._xdotool("search", "--onlyvisible", "--name", f"^{TITLE}", check=False)
            self._window = found.split()[0] if found.split() else ""
        return self._window

    def _xdotool(self, *words: str, check: bool = True) -> str:
        command = [need("xdotool", "xdotool"), *words]
        env = os.environ | {"DISPLAY": self.display}
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=XDOTOOL_S, check=check)
        return done.stdout


def looks_like_a_world(image: npt.NDArray[np.uint8]) -> bool:
    """Whether a picture (H, W, 4) has the colours and edges of a landscape under a lit sky: light comes late."""
    middle = image[image.shape[0] // 8 : image.shape[0] * 3 // 4, :, :3]
    coarse = (middle[::2, ::2] >> 3).astype(np.uint32)
    colours = np.unique(coarse[..., 0] | coarse[..., 1] << 5 | coarse[..., 2] << 10).size
    edges = np.abs(np.diff(middle[..., 1].astype(np.int16), axis=1)).mean()
    sky = image[: image.shape[0] // 2, :, :3].mean()
    return bool(colours > 150 and edges > 1.5 and sky > 140)


@contextmanager
def minetest(folder: Path, screen: tuple[int, int] = (WIDTH, HEIGHT)) -> Iterator[MinetestGame]:
    """Start the game in an empty `folder` on a screen of its own, drawn and with the focus; stop it at the end."""
    program = need("minetest", "minetest")
    world, home, log = folder / "world", folder / "home", folder / "minetest.log"
    world.mkdir(parents=True)
    home.mkdir()
    (world / "world.mt").write_text(WORLD)
    config = folder / "minetest.conf"
    config.write_text(CONFIG.format(width=WIDTH, height=HEIGHT, port=free_udp_port()))
    command = [
        program,
        "--go",
        "--gameid",
        "minetest",
        "--world",
        str(world),
        "--name",
        "mirage",
        "--config",
        str(config),
    ]
    with virtual_screen(*screen) as display:
        env = os.environ | {"DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1", "HOME": str(home), "LC_ALL": "C"}
        env.pop("WAYLAND_DISPLAY", None)
        with running([*command, "--logfile", str(folder / "debug.txt")], env=env, log=log) as process:
            game = MinetestGame(display, log, process)
            game.await_world()
            yield game
    shutil.rmtree(world)


def free_udp_port() -> int:
    """A UDP port of this machine that nobody uses now."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
