"""Materials pinned to the world: where a hook tells depth and pose, every pixel knows which texel of a block's face it
shows, and a style's materials can be fetched there, mip-mapped, as the game's own renderer would.

A *swatch* is what one role of a style is made of, a square tile with all its mip levels. A *texel* is a place in that
pyramid. Texels follow from the geometry alone, the role is what the model takes a place for; so a fetched colour is a
proposal, which the network lights, blends and corrects. Faces are told apart by their normals and mapped along the
other two axes (triplanar mapping), so it works for any game that tells depth and pose, in blocks or not. Without them
everything is seen at the last mip level: the material's mean colour.
"""

from __future__ import annotations

from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.style.code import KEEP, ROLE_INDEX, ROLES, StyleCode
from mirage_game.worlds.cameras import pixel_rays
from mirage_game.worlds.patterns import bank
from mirage_kernels.raycast import layout as lay

PLANES = 5  # red, green, blue -1..1; glow 0..1; 1 where the style says what the role is made of
COARSEST = lay.TEXELS - 1  # the one texel of the last mip level
SAMPLES = ((-0.25, -0.25), (0.25, 0.25))  # where in a pixel a texel is fetched, in pixels from its middle
TEXEL_MAPS = 2 * len(SAMPLES)  # those of what stands still first, then those of water, whose pattern flows
WATER_ROLE = ROLE_INDEX["water"]
NOTHING = len(ROLES)  # the swatch of what is no material: sky, and what stands over the world
FLOW = 0.25  # blocks a second; the ray caster's water flows so too
STEEP = 0.06  # a face seen at a flatter angle than this is not shrunk further


@cache
def _bank(device: torch.device) -> Tensor:
    """Patterns (P, 2, TILE, TILE): how far the second colour covers the first, and the third both."""
    return torch.from_numpy(bank()).to(device)


def swatches(code: StyleCode, dtype: torch.dtype = torch.float32) -> Tensor:
    """Codes of B looks -> (B, ROLES + 1, TEXELS, PLANES); the last swatch, and all that a code keeps, is 0."""
    maps = _bank(code.pattern.device)[code.pattern]
    mix, accent = maps[:, :, 0, :, :, None], maps[:, :, 1, :, :, None]
    surface = code.surface[:, :, None, None]
    first, second, third, rest = surface[..., :3], surface[..., 3:6], surface[..., 6:9], surface[..., 9:]
    colour = torch.lerp(torch.lerp(first, second, mix), third, accent)
    glow = torch.maximum(accent * rest[..., :1], rest[..., 1:2])
    tile = torch.cat([colour * 2 - 1, glow, torch.ones_like(glow)], -1)
    tile = tile * (code.pattern != KEEP)[:, :, None, None, None]
    levels = [tile.flatten(2, 3)]
    while tile.shape[2] > 1:
        tile = (tile[:, :, ::2, ::2] + tile[:, :, 1::2, ::2] + tile[:, :, ::2, 1::2] + tile[:, :, 1::2, 1::2]) / 4
        levels.append(tile.flatten(2, 3))
    return F.pad(torch.cat(levels, 2), (0, 0, 0, 0, 0, 1)).to(dtype)


def texels_of(depth: Tensor, poses: Tensor, clock: Tensor) -> Tensor:
    """Which texels each pixel shows, (F, TEXEL_MAPS, H, W) int32.

    depth (F, 1, H, W) metres along each pixel's ray, 0 for sky; poses (F, 7) as `worlds.cameras`; clock (F,) seconds.
    """
    height, width = depth.shape[-2:]
    rays, depth = pixel_rays(poses.float(), width, height), depth[:, 0].float()
    point = poses[:, None, None, :3].float() + rays * depth[..., None]
    along_x, along_y = _slope(point, 2), _slope(point, 1)
    axis = torch.linalg.cross(along_x, along_y).abs().argmax(-1)
    slant = rays.abs().gather(-1, axis[..., None])[..., 0].clamp(min=STEEP)
    pixel = torch.tan(torch.deg2rad(poses[:, 6].float()) / 2)[:, None, None] * (2 / height)
    shrunk = depth * pixel / slant.sqrt() * (lay.TILE / 2)  # texels under a sample, along one side
    level = torch.log2(shrunk.nan_to_num(1.0).clamp(1e-3, 1e6)).round().clamp(0, lay.MIPS - 1).int()
    size = lay.TILE >> torch.where(depth > 0, level, lay.MIPS - 1)
    start = 4 * (lay.TILE**2 - size * size) // 3  # the texels of all finer levels
    flow = (clock.float() * FLOW)[:, None, None]
    dry, wet = [], []
    for dx, dy in SAMPLES:
        x, y, z = (point + along_x * dx + along_y * dy).unbind(-1)
        u, v = torch.where(axis == 0, z, x), torch.where(axis == 1, z, -y)
        dry.append(_place(u, v, start, size))
        wet.append(_place(u, v + flow, start, size))
    return torch.stack(dry + wet, 1)


def _place(u: Tensor, v: Tensor, start: Tensor, size: Tensor) -> Tensor:
    """The texel at (u, v) in blocks, of the mip level that begins at `start` and has `size` texels a side."""
    # A hook may tell any numbers, and an index that is none must never be fetched.
    column, row = (torch.minimum((w - w.floor()).nan_to_num(0.0).mul(size).int(), size - 1) for w in (u, v))
    return (start + row * size + column).clamp(0, COARSEST)


def _slope(point: Tensor, dim: int) -> Tensor:
    """How points (F, H, W, 3) change along a side of the picture: at the edge of a thing, on the thing's own side."""
    step = point.diff(dim=dim)
    first, last = step.narrow(dim, 0, 1), step.narrow(dim, step.shape[dim] - 1, 1)
    before, after = torch.cat([first, step], dim), torch.cat([step, last], dim)
    nearer = before.square().sum(-1, keepdim=True) < after.square().sum(-1, keepdim=True)
    return torch.where(nearer, before, after)


def fetch(tiles: Tensor, of: Tensor, roles: Tensor, texels: Tensor) -> Tensor:
    """What the pixels are made of, (F, H, W, PLANES).

    tiles (B, ROLES + 1, TEXELS, PLANES) from `swatches`; of (F,) says which of them a frame wears; roles (F, h, w) of
    places, each of the same number of pixels, 0 to `NOTHING`; texels (F, TEXEL_MAPS, H, W).
    """
    height, width = texels.shape[-2:]
    h, w = roles.shape[-2:]
    fine = roles[:, :, None, :, None].expand(-1, -1, height // h, -1, width // w).reshape(-1, 1, height, width)
    dry, wet = texels.chunk(2, 1)
    texel = torch.where(fine == WATER_ROLE, wet, dry)
    index = (of[:, None, None, None] * (NOTHING + 1) + fine) * lay.TEXELS + texel
    return F.embedding(index, tiles.flatten(0, 2)).mean(1)
