"""Camera paths: walking, sprinting, strafing, flying, standing, turning fast, jumping, and cuts; with the controls
that a player would have held.

Twelve candidates are drawn for each clip and the one that bumps into the fewest blocks is taken, so that nothing is
decided one frame after another.
"""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds import walker
from mirage_game.worlds.cameras import camera_vector, turned
from mirage_game.worlds.caves import DENS
from mirage_game.worlds.details import stops_body
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
WALK, SPRINT, SNEAK = walker.WALK * FRAME_S, walker.SPRINT * FRAME_S, walker.SNEAK * FRAME_S
EYE = walker.EYE
CANDIDATES = 12
MOUSE_DEGREES = 0.15  # a mouse count turns the view by this much
BODY = ((0.3, 0.0, 0.3), (-0.3, 0.0, 0.3), (0.3, 0.0, -0.3), (-0.3, 0.0, -0.3), (0.0, 0.25, 0.0))  # around the eyes
LEGS = 0.8  # below the eyes; they may be in water
AHEAD = (1.5, 3.0, 5.0)  # blocks; a wall so near is nothing to look at
CUT_CHANCE = 0.05
DEN_CHANCE = 0.2  # of clips that are set in a cave or room
DEN_SPREAD, VILLAGE_SPREAD = 0.15, 14.0  # blocks around the middles of dens and villages where paths begin


class Paths(NamedTuple):
    """Poses `(B, T, 7)`, what the model is told of the camera `(B, T, 9)` and controls `(B, T, 16)`."""

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
    row = iy.clamp(0, lay.SIZE_Y - 1)
    value = cells[world, row, z.floor().long() % lay.SIZE_Z, x.floor().long() % lay.SIZE_X]
    return stops_body(value, water=water) & (iy == row)


@cache
def _probes(device: torch.device) -> tuple[Tensor, Tensor]:
    """`BODY` `(3, P)` and `AHEAD` `(A,)` on a device; copied there once."""
    return torch.tensor(BODY).T.contiguous().to(device), torch.tensor(AHEAD).to(device)


def in_block(cells: Tensor, world: Tensor, x: Tensor, y: Tensor, z: Tensor) -> Tensor:
    """Whether a body with its eyes at points is inside a block or has its head under water, bool; `world` as for
    `solid_at`.
    """
    dx, dy, dz = _probes(x.device)[0].view(3, -1, *[1] * x.dim())
    return solid_at(cells, world, x + dx, y + dy, z + dz).any(0) | solid_at(cells, world, x, y - LEGS, z, water=False)


def walls_ahead(cells: Tensor, world: Tensor, eyes: Tensor, way: Tensor) -> Tensor:
    """How many of the points `AHEAD` are inside blocks `(...)`, 0 to 3, for eyes `(3, ...)` that look along `way`."""
    ahead = _probes(eyes.device)[1].view(-1, *[1] * (eyes.dim() - 1))
    x, y, z = eyes[:, None] + way[:, None] * ahead
    return solid_at(cells, world, x, y, z).sum(0)


def _angles(draw: Draw, shape: tuple[int, int], t: Tensor, frames: int) -> tuple[Tensor, Tensor]:
    """Yaw and pitch `(B, K, T)` in degrees."""
    u = draw.several(
        *shape,
        1,
        start=(0.0, 360.0),
        sway=(0.0, 1.0),
        sway_speed=(0.02, 0.16),
        sway_phase=(0.0, 6.28),
        drifts=(0.0, 1.0),
        turns=(0.0, 1.0),
        turn_middle=(0.0, float(frames)),
        turn_frames=(0.7, 2.5),
        nod=(0.0, 7.0),
        nod_speed=(0.02, 0.12),
        nod_phase=(0.0, 6.28),
    )
    drift, turn, tilt = draw.normal(3, *shape, 1).unbind()
    yaw = u["start"] + u["sway"] ** 2 * 14 * torch.sin(t * u["sway_speed"] + u["sway_phase"])
    yaw = yaw + t * (drift * 1.2 * (u["drifts"] < 0.6))
    yaw = yaw + turn * 70 * (u["turns"] < 0.2) * torch.sigmoid((t - u["turn_middle"]) / u["turn_frames"])
    pitch = tilt * 11 - 6 + u["nod"] * torch.sin(t * u["nod_speed"] + u["nod_phase"])
    return yaw, pitch.clamp(-75, 65)


def _plan(draw: Draw, pool: WorldPool, world: Tensor, frames: int, kinds: int) -> _Plan:
    batch, device = world.shape[0], pool.device
    shape = (batch, kinds)
    t = torch.arange(frames, device=device).float()
    yaw, pitch = _angles(draw, shape, t, frames)
    u = draw.several(
        *shape,
        1,
        flies=(0.0, 1.0),
        gait=(0.0, 1.0),
        flight=(0.3, 2.5),
        waits=(0.0, 1.0),
        begin=(0.0, float(frames)),
        stops=(0.0, 1.0),
        end=(0.0, float(frames)),
        straight=(0.0, 1.0),
        bearing=(0.0, 8.0),
        at_village=(0.0, 1.0),
        x=(0.0, float(lay.SIZE_X)),
        z=(0.0, float(lay.SIZE_Z)),
        height=(0.0, 1.0),
        jumps=(0.0, 1.0),
        jump=(-6.0, float(frames)),
        bobs=(0.0, 1.0),
        bob_speed=(0.5, 0.8),
        rolls=(0.0, 1.0),
        below=(0.0, 1.0),
        den=(0.0, float(DENS)),
    )
    below = u["below"][:, :1] < DEN_CHANCE
    flying, gait = (u["flies"] < 0.22) & ~below, u["gait"]
    speed = torch.where(gait < 0.14, 0.0, torch.where(gait < 0.2, SNEAK, torch.where(gait < 0.75, WALK, SPRINT)))
    speed = torch.where(flying, speed * u["flight"], speed)
    begin, end = torch.where(u["waits"] < 0.15, u["begin"], -99.0), torch.where(u["stops"] < 0.15, u["end"], 999.0)
    step = speed * (torch.sigmoid((t - begin) * 2) * torch.sigmoid((end - t) * 2))
    bearing = torch.where(u["straight"] < 0.72, 0.0, u["bearing"].floor() * 45.0)
    heading = torch.deg2rad(yaw + bearing)
    around = draw.normal(*shape, 2, scale=VILLAGE_SPREAD)
    near = pool.village[world][:, None] + around
    start = torch.where(u["at_village"] < 0.45, near, torch.cat([u["x"], u["z"]], -1))
    den = torch.add(pool.den[world[:, None], u["den"][..., 0].long() % DENS], around, alpha=DEN_SPREAD / VILLAGE_SPREAD)
    start = torch.where(below, den, start)
    x = start[..., :1] + (step * heading.sin()).cumsum(-1)
    z = start[..., 1:] - (step * heading.cos()).cumsum(-1)
    w = world[:, None, None]
    row, column = z.floor().long() % lay.SIZE_Z, x.floor().long() % lay.SIZE_X
    ground = torch.where(below, pool.floor[w, row, column], pool.ground[w, row, column])
    feet = torch.where(flying, _followed(ground, 9) + u["height"] ** 2 * 14 + 1, _followed(ground, 2))
    jumps = (u["jumps"] < 0.16) & ~flying
    since = (t - u["jump"]) * FRAME_S
    leap = (8.4 * since - 14.0 * since**2).clamp(min=0) * (jumps & (since > 0))
    bob = torch.sin(t * u["bob_speed"] + 1) * 0.05 * ((step > 0.05) & (u["bobs"] < 0.6) & ~flying)
    y = feet + EYE + leap + bob
    roll = torch.sin(t * 0.3) * (draw.normal(*shape, 1, scale=2) * (u["rolls"] < 0.07))
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
    typed, pushed, never = go & ~pad, go & pad, torch.zeros_like(click)
    keys = [typed & (ahead > 0.3), typed & (ahead < -0.3), typed & (aside < -0.3), typed & (aside > 0.3), pressed]
    keys += [go & (step < 0.1) & ~flying, go & (step > 0.25) & ~flying, click, never, never, never, leap > 0.3]
    mouse_and_stick = [F.pad(turn, (1, 0)), F.pad(nod, (1, 0)), aside * pushed, -ahead * pushed]
    return torch.cat([torch.stack(keys, -1).float(), torch.stack(mouse_and_stick, -1)], -1)


def _cost(pool: WorldPool, world: Tensor, poses: Tensor, ground: Tensor) -> Tensor:
    """How bad each candidate is `(B, K)`: 100 for each frame inside a block, a little for steep climbs and for
    staring at a wall.
    """
    x, y, z, yaw, pitch, _ = poses.unbind(-1)
    inside = in_block(pool.cells, world, x, y, z)
    yaw, pitch = torch.deg2rad(yaw), torch.deg2rad(pitch)
    level = pitch.cos()
    way = torch.stack([yaw.sin() * level, pitch.sin(), -yaw.cos() * level])
    blocked = walls_ahead(pool.cells, world, torch.stack([x, y, z]), way).float()
    steep = (ground[..., 1:] - ground[..., :-1]).abs() > 1.5
    return inside.sum(-1) * 100.0 + blocked.mean(-1) * 6 + steep.sum(-1) * 5.0


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
    return Paths(poses, camera_vector(poses), controls)


def sun_axes(azimuth_deg: Tensor, height_deg: Tensor) -> Tensor:
    """Direction to the sun and the two axes of its disc `(B, 9)`."""
    a, h = torch.deg2rad(azimuth_deg), torch.deg2rad(height_deg.clamp(-math.inf, 88))
    to = torch.stack([a.sin() * h.cos(), h.sin(), -a.cos() * h.cos()], -1)
    right = torch.stack([a.cos(), torch.zeros_like(a), a.sin()], -1)
    return torch.cat([to, right, torch.linalg.cross(right, to)], -1)
