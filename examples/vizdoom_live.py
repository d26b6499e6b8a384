"""A real engine, restyled live without a screen: ViZDoom plays Freedoom and sends frames, depth, pose and keys.

    mirage serve                                        # in another terminal
    python examples/vizdoom_live.py --seconds 20 --prompt "frozen winter" --out doom

It needs `pip install vizdoom`. The folder then holds pictures of the game beside its restyled twin.

Units. Doom's map unit is taken as 1/32 m. Doom draws everything 1.2 times as high as it is wide, so heights are scaled
by that too, and the camera is then an ordinary one: focal length 240 pixels at 640x360, square pixels. ViZDoom's depth
is one byte, 7.16 map units a step, measured along the view direction, and the sky has that of the ceiling which Doom
paints it on; a hook sends metres along the ray.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import vizdoom
from PIL import Image

from mirage_game import Client, Controls, Pose

WIDTH, HEIGHT = 640, 360
FOCAL = HEIGHT * 2 / 3  # Doom's field of view is 90 degrees across a 4:3 picture of this height
FOV_Y_DEG = math.degrees(2 * math.atan(HEIGHT / 2 / FOCAL))
UNIT_M = 1 / 32
STRETCH = 1.2
TICS_PER_S = 35  # Doom's own clock
MOUSE_PIXELS_PER_DEG = 8
LEAP_M = 3.0  # nobody walks so far in one tic: it was a teleporter
NEAR_M = 2.5
REACH = 12  # pixels over which the steps of the depth are smoothed, each way
KEPT = 64  # frames kept to be put beside their styled twins
PICTURE_EVERY_S = 1.0
CONNECT_S = 5.0

# Buttons in the order in which they are given to the engine; the last two take degrees.
BUTTONS = {
    "KeyW": vizdoom.Button.MOVE_FORWARD,
    "KeyA": vizdoom.Button.MOVE_LEFT,
    "KeyD": vizdoom.Button.MOVE_RIGHT,
    "KeyE": vizdoom.Button.USE,
    "Mouse0": vizdoom.Button.ATTACK,
}
TURNS = [vizdoom.Button.TURN_LEFT_RIGHT_DELTA, vizdoom.Button.LOOK_UP_DOWN_DELTA]
PLACE = ("CAMERA_POSITION_X", "CAMERA_POSITION_Y", "CAMERA_POSITION_Z", "CAMERA_ANGLE", "CAMERA_PITCH", "CAMERA_ROLL")


def ray_lengths() -> np.ndarray:
    """How much longer each pixel's ray is than its way along the view direction: (H, W) float32."""
    across = (np.arange(WIDTH, dtype=np.float32) - (WIDTH - 1) / 2) / FOCAL
    down = (np.arange(HEIGHT, dtype=np.float32) - (HEIGHT - 1) / 2) / FOCAL
    return np.sqrt(1 + across[None, :] ** 2 + down[:, None] ** 2).astype(np.float32)


RAY = ray_lengths()


@dataclass(frozen=True)
class Move:
    """What the player does for one tic: keys held, and degrees turned right and up."""

    keys: tuple[str, ...]
    turn_deg: float = 0.0
    look_deg: float = 0.0

    def action(self) -> list[float]:
        """As the engine takes it."""
        return [float(code in self.keys) for code in BUTTONS] + [self.turn_deg, self.look_deg]

    def controls(self) -> Controls:
        """As a hook sends it: the mouse goes down as the view does."""
        scale = MOUSE_PIXELS_PER_DEG
        return Controls(keys=self.keys, mouse_dx=self.turn_deg * scale, mouse_dy=-self.look_deg * scale)


class Wanderer:
    """Walks where there is room, opens doors, and shoots now and then."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._turn_deg = 0.0

    def decide(self, depth: np.ndarray) -> Move:
        """The next move from the depth (H, W) in metres, 0 for sky."""
        band = np.where(depth == 0, 99.0, depth)[len(depth) // 3 : len(depth) // 2 + 10]
        left, middle, right = (float(np.median(part)) for part in np.array_split(band, 3, axis=1))
        if middle > NEAR_M:
            drift_deg = 0.6 * (right - left) / (right + left) + self._random.gauss(0, 0.3)
            self._turn_deg = 0.8 * self._turn_deg + drift_deg
            keys = ["KeyW"] + ["Mouse0"] * (self._random.random() < 0.03)
        else:
            side = math.copysign(1, self._turn_deg) if abs(self._turn_deg) > 2 else (1 if right > left else -1)
            self._turn_deg = 4.0 * side
            keys = ["KeyE"] if self._random.random() < 0.2 else ["KeyD" if side > 0 else "KeyA"]
        return Move(tuple(sorted(keys)), self._turn_deg)


def start_game(seed: int) -> vizdoom.DoomGame:
    """Freedoom, drawn in memory only, with what a hook may send."""
    game = vizdoom.DoomGame()
    game.set_doom_game_path(str(Path(vizdoom.__file__).parent / "freedoom1.wad"))
    game.set_doom_map("E1M5")
    game.set_doom_skill(1)
    game.set_seed(seed)
    game.set_screen_resolution(vizdoom.ScreenResolution.RES_640X360)
    game.set_screen_format(vizdoom.ScreenFormat.RGB24)
    game.set_depth_buffer_enabled(True)
    game.set_window_visible(False)
    game.set_sound_enabled(False)
    game.set_render_hud(False)
    game.set_available_buttons([*BUTTONS.values(), *TURNS])
    game.set_available_game_variables([getattr(vizdoom.GameVariable, name) for name in (*PLACE, "HEALTH")])
    game.init()
    return game


def pose_of(variables: np.ndarray) -> Pose:
    """Doom's place (x east, y north, z up; angle left from east; pitch down) in the wire's axes."""
    x, y, z, angle_deg, pitch_deg, roll_deg = (float(value) for value in variables[: len(PLACE)])
    return Pose(
        x=x * UNIT_M,
        y=z * UNIT_M * STRETCH,
        z=-y * UNIT_M,
        yaw_deg=(90 - angle_deg + 180) % 360 - 180,
        pitch_deg=-((pitch_deg + 180) % 360 - 180),
        roll_deg=(roll_deg + 180) % 360 - 180,
        fov_y_deg=FOV_Y_DEG,
    )


def depth_of(buffer: np.ndarray) -> np.ndarray:
    """Metres along the ray, (H / 2, W / 2) float32, of ViZDoom's depth bytes; 255 is beyond its reach, which we call
    sky. Half the size is plenty for the model.
    """
    steps = buffer[::2, ::2].astype(np.int16)
    ahead_m = 1 / unstepped(1 / ((12.6 + 7.16 * steps.astype(np.float32)) * UNIT_M), steps)
    return np.where(steps == 255, np.float32(0), ahead_m * RAY[::2, ::2])


def unstepped(inverse: np.ndarray, steps: np.ndarray) -> np.ndarray:
    """Inverse depths without their steps of one byte, which would show as stairs in what is painted on a wall: means
    over neighbours that are at most a step away. On a plane the inverse depth is linear in the picture, so neighbours
    count in pairs, one on each side.
    """
    for axis in (1, 0):
        total, count = inverse.copy(), np.ones_like(inverse)
        for shift in range(1, REACH + 1):
            before, middle, after = [slice(None)] * 2, [slice(None)] * 2, [slice(None)] * 2
            before[axis], middle[axis], after[axis] = (
                slice(None, -2 * shift),
                slice(shift, -shift),
                slice(2 * shift, None),
            )
            left, here, right = tuple(before), tuple(middle), tuple(after)
            near = (np.abs(steps[left] - steps[here]) <= 1) & (np.abs(steps[right] - steps[here]) <= 1)
            total[here] += np.where(near, inverse[left] + inverse[right], 0)
            count[here] += 2 * near
        inverse = total / count
    return inverse


class Album:
    """Writes a frame and its styled twin side by side, once a second."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._sent: OrderedDict[int, np.ndarray] = OrderedDict()
        self._written_s = -math.inf
        self.pictures = 0
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def sent(self, seq: int, image: np.ndarray) -> None:
        """Keep what was sent."""
        self._sent[seq] = image
        if len(self._sent) > KEPT:
            self._sent.popitem(last=False)

    def styled(self, seq: int, image: np.ndarray, now_s: float) -> None:
        """Write it beside the frame that it was made from."""
        source = self._sent.pop(seq, None)
        if self._folder and source is not None and now_s - self._written_s >= PICTURE_EVERY_S:
            self._written_s = now_s
            self.pictures += 1
            Image.fromarray(np.hstack([source, image])).save(self._folder / f"doom_{self.pictures:03}.png")


def play(game: Any, mirage: Client, seconds: float, album: Album, seed: int) -> tuple[int, int]:
    """Play in real time; returns (frames sent, styled frames received)."""
    player = Wanderer(seed)
    sent = received = 0
    before: Pose | None = None
    begun_s = due_s = time.perf_counter()
    while (now_s := time.perf_counter()) - begun_s < seconds:
        if game.is_episode_finished() or game.is_player_dead():
            game.new_episode()
            before = None
            mirage.reset("respawn")
        started_s = time.perf_counter()
        state = game.get_state()
        depth, pose = depth_of(state.depth_buffer), pose_of(state.game_variables)
        if before and math.dist((before.x, before.z), (pose.x, pose.z)) > LEAP_M:
            mirage.reset("teleport")
        before = pose
        move = player.decide(depth)
        capture_ms = (time.perf_counter() - started_s) * 1e3
        seq = mirage.send(state.screen_buffer, pose=pose, controls=move.controls(), depth=depth, capture_ms=capture_ms)
        sent += 1
        album.sent(seq, state.screen_buffer)
        styled = mirage.latest()
        if styled:
            received += 1
            album.styled(styled.seq, styled.image, now_s)
        game.make_action(move.action(), 1)
        due_s = max(due_s + 1 / TICS_PER_S, now_s)
        time.sleep(max(0.0, due_s - time.perf_counter()))
    return sent, received


def main(arguments: list[str] | None = None) -> int:
    """Parse, play, report; 1 if no styled frame came."""
    parser = argparse.ArgumentParser(description="Play ViZDoom through Mirage, without a screen.")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long to play (%(default)s)")
    parser.add_argument("--prompt", default="steampunk", help="what the game becomes (%(default)s)")
    parser.add_argument("--out", type=Path, metavar="DIR", help="write pictures side by side here")
    parser.add_argument("--endpoint", default="tcp://127.0.0.1:7420", help="where `mirage serve` listens (%(default)s)")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)

    game = start_game(options.seed)
    album = Album(options.out)
    try:
        with Client(options.endpoint, name="ViZDoom") as mirage:
            mirage.prompt(options.prompt)
            if not mirage.wait_connected(CONNECT_S):
                print(mirage.error or f"No daemon answers at {options.endpoint}. Start one with `mirage serve`.")
                return 1
            sent, received = play(game, mirage, options.seconds, album, options.seed)
    finally:
        game.close()
    print(f"{sent} frames sent, {received} styled frames received, {album.pictures} pictures written to {options.out}")
    return 0 if received else 1


if __name__ == "__main__":
    raise SystemExit(main())
