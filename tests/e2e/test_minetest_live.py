"""The whole way on a real game: Minetest captured, sent, restyled by a daemon of its own, and shown in the window.

    MIRAGE_LIVE_PICTURE=docs/images/minetest.png pytest tests/e2e/test_minetest_live.py

keeps the window's picture: the game left, restyled right. MIRAGE_LIVE_BACKEND chooses `lsd` (the shipped model) or
`brass` (a colour ramp, for a checkout without weights). The art in it is the Minetest Game contributors', CC BY-SA 3.0.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from games.minetest import MinetestGame
from games.processes import stop
from games.xserver import virtual_screen

from mirage_game.capture.controls import ControlState
from mirage_game.capture.source import Captured, Closing, Source, open_source
from mirage_game.client import Client
from mirage_game.overlay.app import App, AppConfig
from mirage_game.overlay.view import Patience
from mirage_game.overlay.window import WindowConfig
from mirage_game.wire.messages import Controls, Pose

pytestmark = [pytest.mark.screen, pytest.mark.game, pytest.mark.timeout(300)]

PROMPT = "frozen winter"
DEGREES_PER_PIXEL = 0.2
TURNS = 7  # toward a hill with trees
AWAIT_S = 60.0
KEPT = 120
NOTICE_S = 2.5  # the game says for so long that hearts and chat are hidden
WEIGHTS = Path(__file__).parents[2] / "mirage_game" / "weights" / "tiny.safetensors"
Image = npt.NDArray[np.uint8]


class DaemonChild:
    """`watched_daemon.py` and what it says."""

    def __init__(self, backend: str) -> None:
        script = Path(__file__).with_name("watched_daemon.py")
        self.process = subprocess.Popen(
            [sys.executable, str(script), backend], stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        self.jobs: list[dict[str, Any]] = []
        self._hello: queue.Queue[dict[str, Any]] = queue.Queue(maxsize=1)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            said = json.loads(line)
            if "endpoint" in said:
                self._hello.put(said)
            else:
                self.jobs.append(said)

    def endpoint(self) -> str:
        return str(self._hello.get(timeout=120)["endpoint"])


@contextmanager
def daemon(backend: str) -> Iterator[DaemonChild]:
    child = DaemonChild(backend)
    try:
        yield child
    finally:
        stop(child.process)  # type: ignore[arg-type]


class Keeping(Client):
    """Keeps what was sent and what came back, by frame number."""

    def __init__(self, endpoint: str) -> None:
        self.sent: dict[int, tuple[Image, Pose | None, Controls | None]] = {}
        self.came: dict[int, Any] = {}
        super().__init__(endpoint, name="minetest")

    def send(self, image: Any, *words: Any, **named: Any) -> int:
        seq = super().send(image, *words, **named)
        self.sent[seq] = (image, named.get("pose"), named.get("controls"))
        self.sent.pop(seq - 40 * KEPT, None)
        return seq

    def latest(self, timeout: float = 0.0) -> Any:
        picture = super().latest(timeout)
        if picture is not None:
            self.came[picture.seq] = picture
        return picture


class Turning(Closing):
    """The captured game with a pose counted up from the mouse, and the player's controls."""

    def __init__(self, screen: Source, controls: ControlState) -> None:
        self._screen, self._controls = screen, controls
        self.yaw_deg = 0.0
        self.name, self.size, self.note = screen.name, screen.size, ""

    def read(self, timeout_s: float = 0.1) -> Captured | None:
        frame = self._screen.read(timeout_s)
        if frame is None:
            return None
        held = self._controls.take()
        self.yaw_deg += held.mouse_dx * DEGREES_PER_PIXEL
        pose = Pose(x=0, y=0, z=0, yaw_deg=self.yaw_deg, pitch_deg=0)
        return Captured(frame.image, frame.format, frame.capture_ms, pose, held)

    def close(self) -> None:
        self._screen.close()


def rgb(image: Image) -> npt.NDArray[np.float64]:
    """bgra8 to (H, W, 3) RGB 0..255."""
    return image[..., 2::-1].astype(np.float64)


def edges(image: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Where brightness changes, in cells of 4 by 4 pixels, large jumps damped."""
    grey = image.mean(axis=-1)
    grey = grey[: grey.shape[0] // 4 * 4, : grey.shape[1] // 4 * 4]
    grey = grey.reshape(grey.shape[0] // 4, 4, grey.shape[1] // 4, 4).mean(axis=(1, 3))
    across, down = np.diff(grey, axis=1)[:-1], np.diff(grey, axis=0)[:, :-1]
    return np.sqrt(np.hypot(across, down))


def alike(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> float:
    """Correlation of two pictures' edges, -1..1."""
    return float(np.corrcoef(edges(one).ravel(), edges(other).ravel())[0, 1])


def step_until(app: App, condition: Callable[[], bool], what: str) -> None:
    end_s = time.monotonic() + AWAIT_S
    while not condition():
        assert time.monotonic() < end_s, f"{what} did not happen within {AWAIT_S:g} s"
        assert app.step(0.02), app.outcome()


def grab(display: str, size: tuple[int, int]) -> npt.NDArray[np.float64]:
    """What a screen shows: (H, W, 3) RGB 0..255."""
    import mss

    with mss.MSS(display=display) as screen:
        shot = screen.grab((0, 0, *size))
        return rgb(np.frombuffer(shot.bgra, np.uint8).reshape(shot.height, shot.width, 4))


def type_prompt(display: str, title: str) -> None:
    """A player's hand on the overlay's keyboard."""
    env = os.environ | {"DISPLAY": display}
    found = subprocess.run(
        ["xdotool", "search", "--sync", "--name", title],
        env=env,
        capture_output=True,
        text=True,
        timeout=10,
        check=True,
    )
    words = ["windowfocus", "--sync", found.stdout.split()[-1], "key", "Return", "type", "--delay", "5", PROMPT]
    for command in (words, ["key", "Return"]):
        subprocess.run(["xdotool", *command], env=env, timeout=10, check=True)


def closest(seen: npt.NDArray[np.float64], pictures: list[Image]) -> float:
    """Mean difference from the most similar picture, 0..255. The status line at the bottom does not count."""
    rows = seen.shape[0] * 4 // 5
    top = seen.shape[0] // 6  # nor does the name in the corner
    return min(float(np.abs(rgb(picture)[top:rows] - seen[top:rows]).mean()) for picture in pictures)


def test_minetest_restyled_live(minetest_game: MinetestGame, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import glfw

    glfw.terminate()  # another test may have left it on another screen
    picture_path = Path(os.environ.get("MIRAGE_LIVE_PICTURE") or tmp_path / "minetest.png")
    width, height = minetest_game.size
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("XDG_SESSION_TYPE", "x11")
    monkeypatch.setenv("LIBGL_ALWAYS_SOFTWARE", "1")
    monkeypatch.setenv("DISPLAY", minetest_game.display)
    backend = os.environ.get("MIRAGE_LIVE_BACKEND") or ("lsd" if WEIGHTS.exists() else "brass")
    with (
        virtual_screen(2 * width + 2, height) as screen,
        daemon(backend) as child,
        open_source("screen") as captured,
        ControlState(gamepads=False) as controls,
        Keeping(child.endpoint()) as client,
    ):
        assert not controls.note, controls.note
        game = Turning(captured, controls)
        monkeypatch.setenv("DISPLAY", screen)
        window = WindowConfig(
            width=2 * width + 2,
            height=height,
            x=0,
            y=0,
            mode="split",
            show_hint=False,
            title="Mirage live",
            reproject=False,  # the screen must show the very picture that the daemon sent
            patience=Patience(limit_ms=5000, longest_ms=10000),
        )
        app = App(client, game, AppConfig(source_fps=20, guard=False), window)
        try:
            step_until(app, lambda: app.styled >= 3, "the first styled frames")
            for key in ("F1", "F2"):  # neither hearts nor chat in the picture
                minetest_game.press(key)
            type_prompt(screen, "Mirage live")
            step_until(app, lambda: client.prompted is not None and client.prompted.text == PROMPT, "the prompt")
            prompt_id = client.prompted.prompt_id  # type: ignore[union-attr]
            walk(app, client, minetest_game, child, prompt_id)
            check_round_trip(client, child)
            check_pictures(client, prompt_id)
            check_window(app, client, screen, (width, height), picture_path)
        finally:
            for key in ("F1", "F2"):
                minetest_game.press(key)
            app.close()


def walk(app: App, client: Keeping, game: MinetestGame, child: DaemonChild, prompt_id: int) -> None:
    """Real keys and mouse in the game, until the daemon has seen them and answered."""
    game.focus()
    for _ in range(TURNS):
        game.look(150, 0)
        app.step(0.1)
    step_until(app, lambda: any(job["yaw_deg"] for job in child.jobs), "the mouse's way to the engine")
    with game.holding("w"):
        step_until(app, lambda: any("KeyW" in job["keys"] for job in child.jobs), "the held key's way to the engine")
    # The typed prompt blends in over half a second.
    first, begun_s = max(client.sent), time.monotonic()
    step_until(
        app,
        lambda: any(seq > first + 20 for seq in client.came) and time.monotonic() - begun_s > NOTICE_S,
        "styled frames of the new prompt",
    )
    assert client.came[max(client.came)].header.prompt_id == prompt_id


def check_round_trip(client: Keeping, child: DaemonChild) -> None:
    """Frame numbers, poses and controls arrived and came back as they were."""
    numbers = list(client.came)
    assert numbers == sorted(numbers)
    for seq, picture in client.came.items():
        image, pose, _ = client.sent[seq]
        assert picture.header.pose == pose
        assert picture.image.shape == image.shape
        assert picture.header.format == "bgra8"
    assert any("KeyW" in controls.keys for _, _, controls in client.sent.values() if controls)
    turned = {job["yaw_deg"] for job in child.jobs}
    assert any(pose is not None and pose.yaw_deg > 5 and pose.yaw_deg in turned for _, pose, _ in client.sent.values())


def check_pictures(client: Keeping, prompt_id: int) -> None:
    """Styled frames look different, but show the same place."""
    styled = [picture for picture in client.came.values() if picture.header.prompt_id == prompt_id][-5:]
    assert styled
    for picture in styled:
        assert picture.header.steps > 0
        before, after = rgb(client.sent[picture.seq][0]), rgb(picture.image)
        assert np.abs(after - before).mean() > 15, "hardly restyled"
        assert alike(before, after) > 0.4, "not the same place"


def check_window(app: App, client: Keeping, screen: str, size: tuple[int, int], path: Path) -> None:
    """The screen shows a sent frame left and a styled one right, and so does the window's screenshot."""
    from PIL import Image as PILImage

    width, height = size

    def pictures() -> tuple[list[Image], list[Image]]:
        sent = [client.sent[seq][0] for seq in sorted(client.sent)[-60:]]
        return sent, [client.came[seq].image for seq in sorted(client.came)[-60:]]

    def shown(seen: npt.NDArray[np.float64]) -> bool:
        sent, styled = pictures()
        return closest(seen[:, :width], sent) < 0.5 and closest(seen[:, width + 2 :], styled) < 0.5

    step_until(app, lambda: shown(grab(screen, (2 * width + 2, height))), "the pictures' way to the screen")
    app.window.screenshot(path)
    assert shown(np.asarray(PILImage.open(path).convert("RGB"), np.float64))
