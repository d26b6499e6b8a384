"""The built-in demo game: a voxel world that walks by itself, or by keys and mouse. It runs on one CPU thread."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch

from mirage_game.wire.messages import Controls, Pose
from mirage_game.worlds import walker
from mirage_game.worlds.cameras import ray_cameras
from mirage_game.worlds.painting import styled
from mirage_game.worlds.paths import MOUSE_DEGREES, sun_axes
from mirage_game.worlds.random import Draw
from mirage_game.worlds.terrain import make_terrain
from mirage_game.worlds.vanilla import VANILLA
from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast.sparse import render_sparse
from mirage_kernels.raycast.tables import TABLES

GRASSLAND = 0.7
FOV_DEG = 70.0
MAX_STEP_S = 0.1  # a longer pause moves the player no further than this


class GameFrame(NamedTuple):
    """One picture of the game."""

    image: npt.NDArray[np.uint8]
    """`(H, W, 3)` RGB."""
    pose: Pose
    controls: Controls
    depth: npt.NDArray[np.float32]
    """`(H, W)` blocks along each pixel's ray, 0 for sky."""


class DemoGame:
    """A player in an endless voxel world.

    `step` without controls lets the player stroll by itself; with controls, W3C keys (`KeyW`, `KeyA`, `KeyS`, `KeyD`,
    `Space`, `ShiftLeft`, `ControlLeft`) and the mouse move it. The first step compiles (about 20 s once, then from a
    cache on disk).
    """

    def __init__(self, width: int = 640, height: int = 360, seed: int = 1, far: float = 96.0) -> None:
        if width < 1 or height < 1:
            raise ValueError("width and height must be at least 1")
        self.width, self.height = width, height
        with _one_thread():
            world = make_terrain(Draw.seeded(seed, "cpu"), 1, GRASSLAND)
            look = styled([VANILLA])
        self.blocks = world.cells[0].numpy()
        self._cells, self._light = world.cells[0].numpy().reshape(-1), world.light[0].numpy().reshape(-1)
        self._textures, self._environment = look.textures[0].numpy(), look.environment[0].numpy()
        self._scene = _sky()
        self._far = np.float32(far)
        self._keys = np.empty((height // 2 + 1, width // 2 + 1), np.int64)
        village = (float(world.village[0, 0]), float(world.village[0, 1]))
        self._body = _start(self.blocks, village)
        self._pilot = walker.Autopilot(seed, _places(village))
        self._time_s = 0.0

    def step(self, dt_s: float, controls: Controls | None = None) -> GameFrame:
        """Lets `dt_s` seconds pass and renders."""
        if not (math.isfinite(dt_s) and dt_s >= 0):
            raise ValueError("dt_s must be a number of seconds, zero or more")
        dt_s = min(dt_s, MAX_STEP_S)
        self._time_s += dt_s
        if controls is None:
            ahead, turned = self._pilot.steer(self.blocks, self._body, dt_s)
            walker.advance(self.blocks, self._body, ahead, 0.0, False, dt_s)
            held = Controls(keys=("KeyW",), mouse_dx=turned / MOUSE_DEGREES)
        else:
            self._obey(controls, dt_s)
            held = controls
        pose = self._pose()
        image, depth = self._render(pose)
        return GameFrame(image, pose, held, depth)

    def _obey(self, controls: Controls, dt_s: float) -> None:
        keys, body = set(controls.keys), self._body
        body.yaw_deg = (body.yaw_deg + controls.mouse_dx * MOUSE_DEGREES) % 360
        body.pitch_deg = min(max(body.pitch_deg - controls.mouse_dy * MOUSE_DEGREES, -89.0), 89.0)
        speed = walker.SNEAK if "ShiftLeft" in keys else walker.SPRINT if "ControlLeft" in keys else walker.WALK
        ahead, aside = float("KeyW" in keys) - float("KeyS" in keys), float("KeyD" in keys) - float("KeyA" in keys)
        length = math.hypot(ahead, aside) or 1.0
        walker.advance(self.blocks, body, ahead / length * speed, aside / length * speed, "Space" in keys, dt_s)

    def _pose(self) -> Pose:
        body = self._body
        return Pose(x=body.x, y=body.eye_y, z=body.z, yaw_deg=body.yaw_deg, pitch_deg=body.pitch_deg, fov_y_deg=FOV_DEG)

    def _render(self, pose: Pose) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
        """Renders near the middle of the world, where numbers are small; the clouds move on by what was left out."""
        x, z = pose.x % lay.SIZE_X, pose.z % lay.SIZE_Z
        row = torch.tensor(
            [[[x, pose.y, z, pose.yaw_deg, pose.pitch_deg, pose.roll_deg, pose.fov_y_deg]]], dtype=torch.float32
        )
        camera = ray_cameras(row, torch.tensor([[self._time_s % 3600]]))[0, 0].numpy()
        scene = self._scene.copy()
        scene[lay.CLOUD_X] += pose.x - x + self._time_s * 1.5
        scene[lay.CLOUD_Z] += pose.z - z
        image = np.empty((self.height, self.width, 3), np.uint8)
        depth = np.empty((self.height, self.width), np.float32)
        render_sparse(
            self._cells,
            self._light,
            TABLES,
            camera,
            scene,
            self._textures,
            self._environment,
            self._far,
            image,
            depth,
            self._keys,
        )
        return image, depth


@contextmanager
def _one_thread() -> Iterator[None]:
    """Small sums on several threads wait for each other, for seconds where a daemon starts on the same cores."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _sky() -> npt.NDArray[np.float32]:
    """A fine morning."""
    scene = np.zeros(lay.SCENE, np.float32)
    scene[:9] = sun_axes(torch.tensor([130.0]), torch.tensor([32.0]))[0].numpy()
    scene[lay.SUN_ON], scene[lay.CLOUD_COVER] = 1.0, 0.44
    return scene


def _places(village: tuple[float, float]) -> list[tuple[float, float]]:
    """Where the stroll leads: through the village, out into the hills, and back."""
    x, z = village
    offsets = ((0, 0), (26, 2), (44, 30), (20, 52), (-20, 40), (-2, 22), (-30, 0), (-50, -34), (-8, -48), (0, -20))
    return [(x + dx, z + dz) for dx, dz in offsets]


def _start(cells: walker.Cells, village: tuple[float, float]) -> walker.Body:
    """A body on open ground near the village, facing it."""
    x0, z0 = village
    for radius in (26.0, 22.0, 30.0, 18.0, 36.0, 12.0, 44.0, 6.0):
        for k in range(12):
            angle = math.radians(k * 30 + 200)
            x, z = x0 + radius * math.sin(angle) + 0.5, z0 - radius * math.cos(angle) + 0.5
            y = walker.floor_under(cells, x, z, lay.SIZE_Y - 2.0)
            top = walker.floor_under(cells, x0 + 0.5, z0 + 0.5, lay.SIZE_Y - 2.0)
            if walker.fits(cells, x, y, z) and abs(y - top) < 4 and not walker.is_water(cells, x, y - 0.3, z):
                return walker.Body(x, y, z, (math.degrees(angle) + 180) % 360, eye_y=y + walker.EYE)
    return walker.Body(x0 + 0.5, float(lay.SIZE_Y), z0 + 0.5, 0.0, eye_y=lay.SIZE_Y + walker.EYE)
