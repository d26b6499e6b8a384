"""Camera paths: walking, sprinting, strafing, flying, standing, turning fast, jumping, and cuts; with the controls
that a player would have held.

Twelve candidates are drawn for each clip and the one that bumps into the fewest blocks is taken, so that nothing is
decided one frame after another.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds.cameras import motion, turned
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_kernels.raycast import layout as lay

CONTROLS = (
    "KeyW",
    "KeyS",
    "KeyA",
    "KeyD",
    "Space",
    "ShiftLeft",
    "ControlLeft",
    "Mouse0",
    "Mouse1",
    "KeyE",
    "KeyQ",
    "falling",
    "mouse_dx/100",
    "mouse_dy/100",
    "pad_x",
    "pad_y",
)
FRAME_S = 1 / 20
WALK, SPRINT, SNEAK = 4.3 * FRAME_S, 5.6 * FRAME_S, 1.3 * FRAME_S
EYE = 1.62
CANDIDATES = 12
MOUSE_DEGREES = 0.15  # a mouse count turns the view by this much
CUT_CHANCE = 0.05


class Paths(NamedTuple):
    """Poses `(B, T, 7)`, motion `(B, T, 6)` and controls `(B, T, 16)`."""

    poses: Tensor
    camera: Tensor
    controls: Tensor


class _Plan(NamedTuple):
    """Candidates: poses `(B, K, T, 6)`, controls `(B, K, T, 16)`, how bad each is `(B, K)`, and whether it ever meets
    a block.
    """

    poses: Tensor
    controls: Tensor
    cost: Tensor


def solid_at(cells: Tensor, world: Tensor, x: Tensor, y: Tensor, z: Tensor, *, water: bool = True) -> Tensor:
    """Whether there is a block (or water, unless left out) at points; `world` must broadcast with them. Above and
    below the world is air.
    """
    iy = y.floor().long()
    value = cells[world, iy.clamp(0, lay.SIZE_Y - 1), z.floor().long() % lay.SIZE_Z, x.floor().long() % lay.SIZE_X]
    filled = value < lay.FIRST_PLANT
    if not water:
        filled = filled & (value != lay.WATER)
    return filled & (iy >= 0) & (iy < lay.SIZE_Y)


def _angles(draw: Draw, shape: tuple[int, int], t: Tensor, frames: int) -> tuple[Tensor, Tensor]:
    """Yaw and pitch `(B, K, T)` in degrees."""
    sway = draw.uniform(*shape, 1) ** 2 * 14
    speed = draw.uniform(*shape, 1, low=0.02, high=0.16)
    yaw = draw.uniform(*shape, 1, high=360.0) + sway * torch.sin(t * speed + draw.uniform(*shape, 1, high=6.28))
    yaw = yaw + t * draw.normal(*shape, 1, scale=1.2) * draw.chance(*shape, 1, p=0.6)
    turn = draw.normal(*shape, 1, scale=70) * draw.chance(*shape, 1, p=0.2)
    middle = draw.uniform(*shape, 1, high=float(frames))
    yaw = yaw + turn * torch.sigmoid((t - middle) / draw.uniform(*shape, 1, low=0.7, high=2.5))
    pitch = draw.normal(*shape, 1, scale=11) - 6
    pitch = pitch + draw.uniform(*shape, 1, high=7.0) * torch.sin(
        t * draw.uniform(*shape, 1, low=0.02, high=0.12) + draw.uniform(*shape, 1, high=6.28)
    )
    return yaw, pitch.clamp(-75, 65)


def _plan(draw: Draw, pool: WorldPool, world: Tensor, frames: int, kinds: int) -> _Plan:
    batch, device = world.shape[0], pool.device
    shape = (batch, kinds)
    t = torch.arange(frames, device=device).float()
    yaw, pitch = _angles(draw, shape, t, frames)
    flying = draw.chance(*shape, 1, p=0.22)
    gait = draw.uniform(*shape, 1)
    speed = torch.where(gait < 0.14, 0.0, torch.where(gait < 0.2, SNEAK, torch.where(gait < 0.75, WALK, SPRINT)))
    speed = torch.where(flying, speed * draw.uniform(*shape, 1, low=0.3, high=2.5), speed)
    begin = torch.where(draw.chance(*shape, 1, p=0.15), draw.uniform(*shape, 1, high=float(frames)), -99.0)
    end = torch.where(draw.chance(*shape, 1, p=0.15), draw.uniform(*shape, 1, high=float(frames)), 999.0)
    moving = (torch.sigmoid((t - begin) * 2) * torch.sigmoid((end - t) * 2)).expand(*shape, frames)
    step = speed * moving
    bearing = torch.where(draw.chance(*shape, 1, p=0.72), 0.0, (draw.integer(*shape, 1, high=8) * 45.0))
    heading = torch.deg2rad(yaw + bearing)
    near = pool.village[world][:, None] + draw.normal(*shape, 2, scale=14)
    start = torch.where(draw.chance(*shape, 1, p=0.45), near, draw.uniform(*shape, 2, high=float(lay.SIZE_X)))
    x = start[..., :1] + (step * heading.sin()).cumsum(-1)
    z = start[..., 1:] - (step * heading.cos()).cumsum(-1)
    w = world[:, None, None]
    ground = pool.ground[w, z.floor().long() % lay.SIZE_Z, x.floor().long() % lay.SIZE_X]
    feet = torch.where(
        flying, _followed(ground, 9) + draw.uniform(*shape, 1, high=1.0) ** 2 * 14 + 1, _followed(ground, 2)
    )
    begins = draw.uniform(*shape, 1, low=-6.0, high=float(frames))
    jumps = draw.chance(*shape, 1, p=0.16) & ~flying
    since = (t - begins) * FRAME_S
    leap = torch.where(jumps, (8.4 * since - 14.0 * since**2).clamp(min=0), torch.zeros_like(since)) * (since > 0)
    bob = (
        torch.sin(t * draw.uniform(*shape, 1, low=0.5, high=0.8) + 1)
        * 0.05
        * (step > 0.05)
        * draw.chance(*shape, 1, p=0.6)
        * ~flying
    )
    y = feet + EYE + leap + bob
    roll = torch.sin(t * 0.3) * draw.normal(*shape, 1, scale=2) * draw.chance(*shape, 1, p=0.07)
    poses = torch.stack([x, y, z, yaw, pitch, roll], -1)
    controls = _controls(draw, poses, step, bearing, jumps & (leap > 0) & (since < 0.15), leap, flying)
    return _Plan(poses, controls, _cost(pool, w, poses, ground))


def _followed(ground: Tensor, reach: int) -> Tensor:
    """Ground height along a path, rising before a step and smoothed, never below the ground itself."""
    flat = ground.flatten(0, 1)[:, None]
    high = F.max_pool1d(F.pad(flat, (reach, reach), mode="replicate"), 2 * reach + 1, 1)
    return F.avg_pool1d(F.pad(high, (reach, reach), mode="replicate"), 2 * reach + 1, 1).view(ground.shape)


def _controls(
    draw: Draw, poses: Tensor, step: Tensor, bearing: Tensor, pressed: Tensor, leap: Tensor, flying: Tensor
) -> Tensor:
    """The controls `(B, K, T, 16)` that would have moved the camera so."""
    shape, frames = step.shape[:2], step.shape[2]
    go = step > 0.02
    ahead, aside = torch.cos(torch.deg2rad(bearing)).expand_as(step), torch.sin(torch.deg2rad(bearing)).expand_as(step)
    turn = turned(poses[..., 1:, 3] - poses[..., :-1, 3]) / MOUSE_DEGREES / 100
    nod = -(poses[..., 1:, 4] - poses[..., :-1, 4]) / MOUSE_DEGREES / 100
    pad = draw.chance(*shape, 1, p=0.15)
    click = draw.chance(*shape, frames, p=0.06)
    columns = [
        go & ~pad & (ahead > 0.3),
        go & ~pad & (ahead < -0.3),
        go & ~pad & (aside < -0.3),
        go & ~pad & (aside > 0.3),
        pressed,
    ]
    columns += [
        go & (step < 0.1) & ~flying,
        go & (step > 0.25) & ~flying,
        click,
        torch.zeros_like(click),
        torch.zeros_like(click),
        torch.zeros_like(click),
        leap > 0.3,
    ]
    keys = [c.expand_as(step).float() for c in columns]
    mouse = [F.pad(turn, (1, 0)), F.pad(nod, (1, 0))]
    stick = [torch.where(go & pad, aside, 0.0), torch.where(go & pad, -ahead, 0.0)]
    return torch.stack([*keys, *mouse, *stick], -1)


def _cost(pool: WorldPool, world: Tensor, poses: Tensor, ground: Tensor) -> Tensor:
    """How bad each candidate is `(B, K)`: 100 for each frame inside a block, a little for steep climbs and for
    staring at a wall.
    """
    x, y, z = poses[..., 0], poses[..., 1], poses[..., 2]
    inside = torch.zeros_like(x)
    for dx, dy, dz in ((0.3, 0, 0.3), (-0.3, 0, 0.3), (0.3, 0, -0.3), (-0.3, 0, -0.3), (0, -0.8, 0), (0, 0.25, 0)):
        inside = inside + solid_at(pool.cells, world, x + dx, y + dy, z + dz, water=dy >= 0)
    yaw, pitch = torch.deg2rad(poses[..., 3]), torch.deg2rad(poses[..., 4])
    blocked = torch.zeros_like(x)
    for ahead in (1.5, 3.0, 5.0):
        k = pitch.cos() * ahead
        blocked = blocked + solid_at(pool.cells, world, x + yaw.sin() * k, y + pitch.sin() * ahead, z - yaw.cos() * k)
    steep = (ground[..., 1:] - ground[..., :-1]).abs() > 1.5
    return (inside > 0).sum(-1) * 100.0 + blocked.mean(-1) * 6 + steep.sum(-1) * 5.0


def make_paths(draw: Draw, pool: WorldPool, world: Tensor, frames: int) -> Paths:
    """One path for each sample's world `(B,)`."""
    batch, device = world.shape[0], pool.device
    plan = _plan(draw, pool, world, frames, CANDIDATES)
    cost, order = plan.cost.topk(2, dim=1, largest=False)
    b = torch.arange(batch, device=device)
    t = torch.arange(frames, device=device)[None]
    at = torch.where(draw.chance(batch, 1, p=CUT_CHANCE), draw.integer(batch, 1, low=1, high=max(frames, 2)), frames)
    second = (t >= at) & (cost[:, 1:] < 100)
    poses = torch.where(second[..., None], plan.poses[b, order[:, 1]], plan.poses[b, order[:, 0]])
    controls = torch.where(second[..., None], plan.controls[b, order[:, 1]], plan.controls[b, order[:, 0]])
    lost = (cost[:, :1] >= 100).float() * (lay.SIZE_Y + 2)
    poses = torch.cat([poses[..., :1], torch.maximum(poses[..., 1], lost)[..., None], poses[..., 2:]], -1)
    fov = (draw.normal(batch, 1, 1, scale=9) + 72).clamp(55, 105).expand(batch, frames, 1)
    poses = torch.cat([poses, fov], -1)
    return Paths(poses, motion(poses), controls)


def sun_axes(azimuth_deg: Tensor, height_deg: Tensor) -> Tensor:
    """Direction to the sun and the two axes of its disc `(B, 9)`."""
    a, h = torch.deg2rad(azimuth_deg), torch.deg2rad(height_deg.clamp(-math.inf, 88))
    to = torch.stack([a.sin() * h.cos(), h.sin(), -a.cos() * h.cos()], -1)
    right = torch.stack([a.cos(), torch.zeros_like(a), a.sin()], -1)
    return torch.cat([to, right, torch.linalg.cross(right, to)], -1)
