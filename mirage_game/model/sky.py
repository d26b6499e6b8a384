"""The sky that a style asks for, pinned to the world: where a hook tells the pose, every pixel's direction is known,
and with it which star, which fold of the aurora and which part of a planet stands there.

As with swatches (`swatches.py`), this is a proposal: the network puts clouds, sun and haze over it as the game shows
them. The formulas are those of the ray caster's `sky.py`, less what only the game's own sky decides: its clouds, where
its sun stands, and stars that come out at night alone.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from mirage_game.worlds.cameras import ray_planes
from mirage_kernels.raycast import layout as lay

SKY_PLANES = 4  # red, green, blue -1..1; 1 where the style says what the sky looks like
TURN = 2 * math.pi / lay.CLOCK_S
STAR_CELLS = 70.0  # places for a star along a radian
STARS_BY_DAY = 1.0  # from this strength on a sky has its stars by day, too
FOV = 6  # of a pose; 0 where no pose is known


def sky_of(environment: Tensor, keeps: Tensor, poses: Tensor, clock: Tensor, size: tuple[int, int]) -> Tensor:
    """What the sky is to look like at each pixel, (F, SKY_PLANES, H, W) float32; 0 where that is not known.

    environment (F, ENVIRONMENT) and keeps (F,) 0..1, how far the sky stays the game's own, of each frame's style;
    poses (F, 7) as `worlds.cameras`, with a field of view of 0 where none is known; clock (F,) seconds; size (H, W).
    """
    env = environment.float()[:, :, None, None, None]
    known = ((1 - keeps.float()) * (poses[:, FOV] > 0))[:, None, None]
    dx, dy, dz = ray_planes(poses.float(), size[1], size[0])

    def number(at: int) -> Tensor:
        return env[:, at, 0]

    def colour(at: int) -> Tensor:
        return env[:, at : at + 3, 0]

    def wanted(at: int, least: float = 0.0) -> bool:
        """Most skies are plain. A GPU is not asked, since it would be waited for."""
        return environment.is_cuda or bool((environment[:, at] > least).any())

    sky = _gradient(env, dy)
    if wanted(lay.NEBULA):
        sky = sky + _nebula(number(lay.NEBULA), dx, dy, dz)[:, None] * colour(lay.NEBULA_COLOUR)
    if wanted(lay.STARS, STARS_BY_DAY - 1e-3):
        sky = sky + _stars(number(lay.STARS), dx, dy, dz)[:, None]
    if wanted(lay.AURORA):
        plain, violet = _aurora(number(lay.AURORA), clock.float()[:, None, None] * TURN, dx, dy, dz)
        purple = torch.stack([0.45 * violet, 0.16 * violet, 0.75 * violet], 1)
        sky = sky + colour(lay.AURORA_COLOUR) * plain[:, None] + purple
    if wanted(lay.PLANET_SIZE):
        sky = _planet(sky, env, dx, dy, dz)
    if wanted(lay.RAINBOW):
        sky = _rainbow(sky, number(lay.RAINBOW), dx, dy, dz)
    # A hook may tell any numbers.
    sky = torch.where(known[:, None] > 0, (sky.clamp(0, 1) * 2 - 1) * known[:, None], 0.0).nan_to_num(0.0)
    return torch.cat([sky, known[:, None].expand_as(sky[:, :1])], 1)


def _sine(x: Tensor) -> Tensor:
    """The sine of an angle, to a thousandth, as the ray caster has it."""
    turn = x * (1 / (2 * math.pi))
    turn = turn - (turn + 0.5).floor()
    y = turn * (8 - 16 * turn.abs())
    return y * (0.775 + 0.225 * y.abs())


def _gradient(env: Tensor, dy: Tensor) -> Tensor:
    """The plain sky, (F, 3, H, W)."""
    up = dy >= 0
    g = 1 - torch.exp(torch.where(up, -dy, dy * 2) * env[:, lay.SKY_CURVE, 0])
    bands = env[:, lay.BANDS, 0]
    g = torch.where(bands > 0, (g * bands + 0.5).floor() / bands.clamp(min=1), g)[:, None]
    horizon, zenith, nadir = (env[:, at : at + 3, 0] for at in (lay.HORIZON, lay.ZENITH, lay.NADIR))
    return horizon * (1 - g) + torch.where(up[:, None], zenith, nadir) * g


def _stars(strength: Tensor, dx: Tensor, dy: Tensor, dz: Tensor) -> Tensor:
    """Those of a sky that is all about stars and has them by day too."""
    x, y, z = ((d * STAR_CELLS).floor().int() for d in (dx, dy, dz))
    h = x * 374761393 + y * 668265263 + z * 1103515245  # in 32 bits, which wrap around
    h = (h ^ ((h >> 13) & 0x7FFFF)) * 1274126177
    n = ((h ^ (h >> 16)) & 0xFFFF).float() / 65535
    glint = strength * (0.4 + 30 * n) * (dy * 4).clamp(max=1)
    return torch.where((n < 0.02) & (dy > 0) & (strength >= STARS_BY_DAY), glint, 0.0)


def _nebula(strength: Tensor, dx: Tensor, dy: Tensor, dz: Tensor) -> Tensor:
    """Two octaves of warped waves."""
    warp = 0.9 * _sine(4.3 * dx - 2.6 * dz + 0.8) + 0.8 * _sine(4.9 * dz + 3.1 * dy)
    wide = _sine(5.2 * dx + 3.9 * dy - 2.9 * dz + warp)
    fine = _sine(11 * dz - 9 * dx + 10 * dy + 1.2 * wide + 0.5 * warp)
    return strength * (0.5 + 0.36 * wide + 0.26 * fine).clamp(0, 1).square()


def _curtain(along: Tensor, dy: Tensor, middle: float, phase: Tensor) -> tuple[Tensor, Tensor]:
    """Light of one curtain of an aurora, and how high above its hem a direction is."""
    hem = middle + 0.07 * _sine(4.5 * along + 12 * middle + 0.6 * _sine(phase)) + 0.025 * _sine(11 * along - phase)
    above = dy - hem
    light = torch.exp(torch.where(above > 0, -above * 6, above * 45))
    return light * (0.6 + 0.4 * _sine(38 * along + 2.5 * _sine(7 * along + phase))), above


def _aurora(strength: Tensor, phase: Tensor, dx: Tensor, dy: Tensor, dz: Tensor) -> tuple[Tensor, Tensor]:
    """Two curtains across the northern half of the sky: their own colour, and violet high up."""
    level = (dx * dx + dz * dz).sqrt() + 1e-4
    along = dx / level
    near, near_above = _curtain(along, dy, 0.15, phase)
    far, far_above = _curtain(along, dy, 0.36, phase)
    share = strength * (0.15 - dz / level * 2.5).clamp(0, 1) * (dy * 10).clamp(0, 1)
    near, far = near * share, far * share * 0.7
    violet = near * (near_above * 3).clamp(0, 1) + far * (far_above * 3).clamp(0, 1)
    return near + far - violet, violet


def _towards(way: tuple[float, float, float], dx: Tensor, dy: Tensor, dz: Tensor) -> Tensor:
    """How far directions lie along one of the world's."""
    return dx * way[0] + dy * way[1] + dz * way[2]


def _planet(sky: Tensor, env: Tensor, dx: Tensor, dy: Tensor, dz: Tensor) -> Tensor:
    """A banded disc lit from one side, and its ring before and behind it."""
    size, paint = env[:, lay.PLANET_SIZE, 0], env[:, lay.PLANET_COLOUR : lay.PLANET_COLOUR + 3, 0]
    front = _towards(lay.PLANET, dx, dy, dz)
    seen = (front >= 0.3) & (size > 0)
    k = 1 / torch.where(seen, front * size, 1.0)
    px = _towards(lay.PLANET_RIGHT, dx, dy, dz) * k
    py = _towards(lay.PLANET_UP, dx, dy, dz) * k
    x, y = px * 0.94 + py * 0.34, py * 0.94 - px * 0.34
    from_middle = x * x + y * y
    inside = seen & (from_middle < 1)
    light = 0.06 + 1.05 * (0.8 * (1 - from_middle).clamp(min=0).sqrt() - 0.5 * x + 0.34 * y).clamp(0, 1)
    stripe = y * 3.5 + 0.15 * _sine(x * 4)
    light = light * torch.where(stripe - stripe.floor() < 0.4, 0.84, 1.0)
    sky = torch.where(inside[:, None], sky * 0.3 + paint * light[:, None], sky)
    reach = (x * x + y * y * 14).sqrt()
    ring = seen & (reach > 1.35) & (reach < 2.15) & ((reach - 1.8).abs() > 0.04) & ~(inside & (y > 0))
    k = torch.where(ring, env[:, lay.PLANET_RING, 0] * torch.where(reach < 1.8, 0.75, 0.5), 0.0)[:, None]
    return torch.lerp(sky, (paint * 0.8 + 0.22).expand_as(sky), k.expand_as(sky))


def _rainbow(sky: Tensor, strength: Tensor, dx: Tensor, dy: Tensor, dz: Tensor) -> Tensor:
    """An arc with red outside."""
    p = (_towards(lay.RAINBOW_MIDDLE, dx, dy, dz) - lay.RAINBOW_OUTER) / (lay.RAINBOW_INNER - lay.RAINBOW_OUTER)
    k = strength * 0.75 * (p * 7).clamp(0, 1) * ((1 - p) * 5).clamp(0, 1) * (dy * 8).clamp(0, 1)
    red = (1.9 - p * 4).clamp(0, 1) + 0.6 * (p * 4 - 3).clamp(0, 1)
    arc = torch.stack([red, (1.35 - (p - 0.45).abs() * 5).clamp(0, 1), (p * 4 - 1.9).clamp(0, 1)], 1)
    return torch.lerp(sky, arc, k[:, None].expand_as(sky))
