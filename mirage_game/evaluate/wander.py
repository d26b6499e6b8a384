"""Walks without an end: a camera path of any length that never jumps, for streams in which drift could build up.

The path grows by segments. For each, a number of ways to go on from where the last one ended are drawn (turn, stop,
walk, sprint) and the one that bumps into the least is taken; the height over ground follows when all is known.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds.cameras import camera_vector, turned
from mirage_game.worlds.paths import (
    CONTROLS,
    EYE,
    FRAME_S,
    MOUSE_DEGREES,
    SPRINT,
    WALK,
    Paths,
    in_block,
    walls_ahead,
)  # fmt: skip
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_kernels.raycast import layout as lay

SEGMENT = 24  # frames
CANDIDATES = 16
EASE = 8  # frames from one speed to another
STARTS = 64  # places looked at for a start
JUMP_EVERY, JUMP_S = 130, 0.6  # frames, seconds in the air


class _Ground(NamedTuple):
    """Where a stream is: its world, and how far above the ground it keeps its feet (0 for those who walk)."""

    pool: WorldPool
    world: Tensor  # (B,)
    lift: Tensor  # (B,)

    def height(self, x: Tensor, z: Tensor) -> Tensor:
        """Ground at points (B, ...)."""
        world = self.world.view(-1, *[1] * (x.dim() - 1))
        return self.pool.ground[world, z.floor().long() % lay.SIZE_Z, x.floor().long() % lay.SIZE_X]

    def eyes(self, x: Tensor, z: Tensor) -> Tensor:
        """Height of the eyes along paths (B, ..., T): up before a step, smooth, never under the ground."""
        flat = self.height(x, z).flatten(0, -2)[:, None]
        flat = F.max_pool1d(F.pad(flat, (4, 4), mode="replicate"), 9, 1)
        flat = F.avg_pool1d(F.pad(flat, (4, 4), mode="replicate"), 9, 1)
        return flat.view(x.shape) + EYE + self.lift.view(-1, *[1] * (x.dim() - 1))

    def hits(self, x: Tensor, y: Tensor, z: Tensor) -> Tensor:
        """Whether a body at points (B, ...) is inside a block, as 0 or 1."""
        return in_block(self.pool.cells, self.world.view(-1, *[1] * (x.dim() - 1)), x, y, z).float()


def long_paths(draw: Draw, pool: WorldPool, world: Tensor, frames: int) -> Paths:
    """One path of `frames` for each sample's world (B,): most walk, some fly low over the land."""
    batch = world.shape[0]
    flying = draw.chance(batch, p=0.25)
    ground = _Ground(pool, world, torch.where(flying, draw.uniform(batch, low=3.0, high=9.0), 0.0))
    x, z, yaw, speed = _walk(draw, ground, frames)
    t = torch.arange(frames, device=pool.device, dtype=torch.float32)
    leap, pressed = _jumps(draw, t, flying)
    bob = torch.sin(t * 0.65) * 0.05 * (speed > 0.05) * ~flying[:, None]
    y = ground.eyes(x, z) + leap + bob
    phase = draw.uniform(batch, 2, 1, high=6.28)
    pitch = -5 + 9 * torch.sin(t * 0.031 + phase[:, 0]) + 6 * torch.sin(t * 0.083 + phase[:, 1]) - 6 * flying[:, None]
    fov = (draw.normal(batch, 1, scale=8) + 72).clamp(60, 100).expand(batch, frames)
    poses = torch.stack([x, y, z, yaw, pitch, torch.zeros_like(x), fov], -1)
    return Paths(poses, camera_vector(poses), _controls(yaw, pitch, speed, pressed, leap))


def _walk(draw: Draw, ground: _Ground, frames: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """x, z, yaw in degrees and blocks a frame, each (B, frames), segment by segment."""
    batch, device = ground.world.shape[0], ground.world.device
    x, z = _start(draw, ground)
    yaw = draw.uniform(batch, high=360.0)
    speed, rate = torch.zeros(batch, device=device), torch.zeros(batch, device=device)
    ease = ((torch.arange(SEGMENT, device=device) + 1) / EASE).clamp(max=1)
    rows = torch.arange(batch, device=device)
    parts = []
    for _ in range(0, frames, SEGMENT):
        shape = (batch, CANDIDATES)
        gait = draw.uniform(*shape, 1)
        wanted = torch.where(gait < 0.1, 0.0, torch.where(gait < 0.75, WALK, SPRINT))
        wanted[:, 0] = 0.0  # one may always stand and look about, so that nobody is trapped
        turn = draw.normal(*shape, 1, scale=1.3) + draw.normal(*shape, 1, scale=5.0) * draw.chance(*shape, 1, p=0.2)
        speeds = speed[:, None, None] + (wanted - speed[:, None, None]) * ease
        rates = rate[:, None, None] + (turn - rate[:, None, None]) * ease
        yaws = yaw[:, None, None] + rates.cumsum(-1)
        heading = torch.deg2rad(yaws)
        xs = x[:, None, None] + (speeds * heading.sin()).cumsum(-1)
        zs = z[:, None, None] - (speeds * heading.cos()).cumsum(-1)
        pick = _cost(draw, ground, xs, zs, heading, speeds).argmin(1)
        chosen = [values[rows, pick] for values in (xs, zs, yaws, speeds, rates)]
        parts.append(torch.stack(chosen[:4]))
        x, z, yaw, speed, rate = (values[:, -1] for values in chosen)
    walk = torch.cat(parts, -1)[..., :frames]
    return walk[0], walk[1], walk[2], walk[3]


def _start(draw: Draw, ground: _Ground) -> tuple[Tensor, Tensor]:
    """A free spot (B,), (B,), rather near a village and on dry land."""
    batch = ground.world.shape[0]
    near = ground.pool.village[ground.world][:, None] + draw.normal(batch, STARTS, 2, scale=20)
    anywhere = draw.uniform(batch, STARTS, 2, high=float(lay.SIZE_X))
    spot = torch.where(draw.chance(batch, 1, 1, p=0.5), near, anywhere)
    x, z = spot.unbind(-1)
    y = ground.height(x, z) + EYE + ground.lift[:, None]
    pick = (ground.hits(x, y, z) + draw.uniform(batch, STARTS) * 0.5).argmin(1)
    rows = torch.arange(batch, device=x.device)
    return x[rows, pick], z[rows, pick]


def _cost(draw: Draw, ground: _Ground, x: Tensor, z: Tensor, heading: Tensor, speed: Tensor) -> Tensor:
    """How bad each way is (B, K): bumping, then climbing, then staring at walls, then standing; and a little chance."""
    y = ground.eyes(x, z)
    bumps = ground.hits(x, y, z).sum(-1) * 100
    steep = (ground.height(x, z).diff(dim=-1).abs() > 1.5).float().sum(-1) * 20
    way = torch.stack([heading.sin(), torch.zeros_like(heading), -heading.cos()])
    walls = walls_ahead(ground.pool.cells, ground.world[:, None, None], torch.stack([x, y, z]), way).float().mean(-1)
    standing = (speed[..., -1] < 0.02).float()
    return bumps + steep + walls * 4 + standing + draw.uniform(*x.shape[:2]) * 4


def _jumps(draw: Draw, t: Tensor, flying: Tensor) -> tuple[Tensor, Tensor]:
    """Height above the ground (B, T) of those who jump now and then, and whether the key is down."""
    batch = flying.shape[0]
    since = (t + draw.uniform(batch, 1, high=float(JUMP_EVERY))) % JUMP_EVERY * FRAME_S
    may = (draw.chance(batch, 1, p=0.6) & ~flying[:, None]).float()
    return (8.4 * since - 8.4 / JUMP_S * since**2).clamp(min=0) * may, (since < 0.15).float() * may


def _controls(yaw: Tensor, pitch: Tensor, speed: Tensor, pressed: Tensor, leap: Tensor) -> Tensor:
    """The keys and mouse (B, T, 16) that would have moved the camera so."""
    controls = torch.zeros(*yaw.shape, len(CONTROLS), device=yaw.device)
    columns = {
        "KeyW": (speed > 0.02).float(),
        "ControlLeft": (speed > 0.25).float(),
        "Space": pressed,
        "falling": (leap > 0.3).float(),
        "mouse_dx/100": F.pad(turned(yaw.diff(dim=-1)), (1, 0)) / MOUSE_DEGREES / 100,
        "mouse_dy/100": -F.pad(pitch.diff(dim=-1), (1, 0)) / MOUSE_DEGREES / 100,
    }
    for name, values in columns.items():
        controls[..., CONTROLS.index(name)] = values
    return controls
