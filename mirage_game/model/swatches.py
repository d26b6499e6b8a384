"""Materials pinned to the world: where a hook tells depth and pose, every pixel knows which texel of a block's face it
shows, and a style's materials can be fetched there, mip-mapped, as the game's own renderer would.

A *swatch* is what one role of a style is made of, a square tile with all its mip levels. A *texel* is a place in that
pyramid. Texels follow from the geometry alone, the role is what the model takes a place for; so a fetched colour is a
proposal, which the network lights, blends and corrects. Faces are told apart by their normals and mapped along the
other two axes (triplanar mapping), so it works for any game that tells depth and pose, in blocks or not. Without them
everything is seen at the last mip level: the material's mean colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.style.code import KEEP, ROLE_INDEX, ROLES, StyleCode
from mirage_game.worlds.cameras import ray_planes
from mirage_game.worlds.effects import ink_lines
from mirage_game.worlds.patterns import bank
from mirage_kernels.raycast import layout as lay

PLANES = 5  # red, green, blue -1..1; glow 0..1; 1 where the style says what the role is made of
COARSEST = lay.TEXELS - 1  # the one texel of the last mip level
SAMPLES = ((-0.25, -0.25), (0.25, 0.25))  # where in a pixel a texel is fetched, in pixels from its middle
TEXEL_MAPS = 2 * len(SAMPLES)  # those of what stands still first, then those of water, whose pattern flows
WATER_ROLE = ROLE_INDEX["water"]
NOTHING = len(ROLES)  # the swatch of what is no material: sky, and what stands over the world
FLOW = 0.25  # blocks a second; the ray caster's water flows so too
FACES = 4  # ways of facing, see `Seen`
PLACE = 4  # pixels along a side of a place that the model knows the role of
OPEN_SKY = NOTHING + 1  # the role of open sky, which has no swatch
STRAIGHT = 0.81  # how much of a normal's square must lie along one axis for a face of a block
HOME = 0.6  # a pixel's own place counts as so much nearer in colour
OFF_PLANE = 24.0  # how much farther a step off a pixel's plane counts than one in it, squared
OTHER_WORLD = 1e12  # from things to sky
STEEP = 0.06  # a face seen at a flatter angle than this is not shrunk further


@cache
def _bank(device: torch.device) -> Tensor:
    """Patterns (P, 2, TILE, TILE): how far the second colour covers the first, and the third both."""
    return torch.from_numpy(bank()).to(device)


@cache
def _border(device: torch.device) -> Tensor:
    """(TILE, TILE, 1): 1 for texels at the border of a block's face, where some styles draw lines."""
    border = torch.zeros(lay.TILE, lay.TILE, 1)
    border[[0, -1]] = border[:, [0, -1]] = 1
    return border.to(device)


def shades(environment: Tensor) -> Tensor:
    """How bright the light of a style's environment (B, ENVIRONMENT) makes each way of facing, (B, FACES)."""
    sides = environment[:, [lay.FACE_X, lay.FACE_Z, lay.FACE_DOWN]]
    return F.pad(torch.where(sides > 0, sides, 1.0), (1, 0), value=1.0)  # 0: the game's own light, whatever it is


def swatches(code: StyleCode, dtype: torch.dtype = torch.float32) -> Tensor:
    """Codes of B looks -> (B, ROLES + 1, TEXELS, PLANES); the last swatch, and all that a code keeps, is 0."""
    maps = _bank(code.pattern.device)[code.pattern]
    mix, accent = maps[:, :, 0, :, :, None], maps[:, :, 1, :, :, None]
    surface = code.surface[:, :, None, None]
    first, second, third, rest = surface[..., :3], surface[..., 3:6], surface[..., 6:9], surface[..., 9:]
    colour = torch.lerp(torch.lerp(first, second, mix), third, accent)
    glow = torch.maximum(accent * rest[..., :1], rest[..., 1:2])
    env = code.environment[:, :, None, None, None, None]
    line = _border(code.pattern.device) * env[:, lay.EDGE]
    colour = torch.lerp(colour, env[:, lay.EDGE_COLOUR : lay.EDGE_COLOUR + 3, 0].movedim(1, -1), line)
    tile = torch.cat([colour * 2 - 1, glow * (1 - line), torch.ones_like(glow)], -1)
    tile = tile * (code.pattern != KEEP)[:, :, None, None, None]
    levels = [tile.flatten(2, 3)]
    while tile.shape[2] > 1:
        tile = (tile[:, :, ::2, ::2] + tile[:, :, 1::2, ::2] + tile[:, :, ::2, 1::2] + tile[:, :, 1::2, 1::2]) / 4
        levels.append(tile.flatten(2, 3))
    return F.pad(torch.cat(levels, 2), (0, 0, 0, 0, 0, 1)).to(dtype)


class Seen(NamedTuple):
    """What depth and pose tell of each pixel of F frames (`seen_of`), or pictures alone (`nothing_seen`)."""

    texels: Tensor  # (F, TEXEL_MAPS, H, W) int32: which texels of a block's face it shows
    places: Tensor  # (F, H, W) int32: the place of a quarter of the frame whose role it has, row by row
    faces: Tensor  # (F, H, W) int32: which way it faces: 0 up or unknown, 1 along x, 2 along z, 3 down
    lines: Tensor  # (F, H, W) float 0..1: where a pen would draw, along edges


def seen_where(known: Tensor, seen: Seen, nothing: Seen) -> Seen:
    """What is seen of the frames of which depth and pose are known (F,) bool, and of the others what pictures tell."""
    return Seen(*(torch.where(known.view(-1, *[1] * (a.dim() - 1)), a, b) for a, b in zip(seen, nothing, strict=True)))


def nothing_seen(source: Tensor) -> Seen:
    """What pictures alone tell, (F, 3, H, W): materials are at their last mip level, nothing faces anywhere, and a
    pixel belongs to that of the four places around it whose mean colour is nearest to its own.
    """
    frames, _, height, width = source.shape
    red, green, blue = source.float().unbind(1)
    means = F.avg_pool2d(source.float(), PLACE).unbind(1)

    def cost(other: Sequence[Tensor], own: Tensor) -> Tensor:
        far = _square(other[0] - red, other[1] - green, other[2] - blue)
        return torch.where(own, far * HOME, far)

    nowhere = torch.zeros(frames, height, width, device=source.device)
    texels = nowhere.int()[:, None].expand(-1, TEXEL_MAPS, -1, -1) + COARSEST
    return Seen(texels, _choose(means, cost, height, width), nowhere.int(), nowhere)


def seen_of(depth: Tensor, poses: Tensor, clock: Tensor, places: tuple[int, int] | None = None) -> Seen:
    """What each pixel shows.

    depth (F, 1, H, W) metres along each pixel's ray, 0 for sky; poses (F, 7) as `worlds.cameras`; clock (F,) seconds;
    places (h, w): how many there are of which the model knows the roles, a quarter of H and W if not said.
    """
    height, width = depth.shape[-2:]
    rays, depth = ray_planes(poses.float(), width, height), depth[:, 0].float()
    point = _Planes(*(poses[:, k, None, None].float() + rays[k] * depth for k in range(3)))
    across, down = slope(point, 2), slope(point, 1)
    nx, ny, nz = (
        (across[i] * down[j] - across[j] * down[i]).abs() for i, j in ((1, 2), (2, 0), (0, 1))
    )  # how far the normal lies along each axis
    along_x, along_y = (nx >= ny) & (nx >= nz), (ny > nx) & (ny >= nz)
    towards = torch.where(along_x, rays[0], torch.where(along_y, rays[1], rays[2]))
    pixel = torch.tan(torch.deg2rad(poses[:, 6].float()) / 2)[:, None, None] * (2 / height)
    shrunk = depth * pixel / towards.abs().clamp(min=STEEP).sqrt() * (lay.TILE / 2)  # texels under a sample, one side
    level = torch.log2(shrunk.nan_to_num(1.0).clamp(1e-3, 1e6)).round().clamp(0, lay.MIPS - 1)
    size = torch.exp2(lay.MIPS - 1 - torch.where(depth > 0, level, lay.MIPS - 1.0)).round()
    start = (4 / 3) * (lay.TILE**2 - size * size)  # the texels of all finer levels
    flow = (clock.float() * FLOW)[:, None, None]
    dry, wet = [], []
    for dx, dy in SAMPLES:
        x, y, z = (point[k] + across[k] * dx + down[k] * dy for k in range(3))
        u, v = torch.where(along_x, z, x), torch.where(along_y, z, -y)
        dry.append(_place(u, v, start, size))
        wet.append(_place(u, v + flow, start, size))
    upright = nx * nx + ny * ny + nz * nz
    straight = (torch.maximum(torch.maximum(nx, ny), nz).square() > STRAIGHT * upright) & (depth > 0)  # no plant's leaf
    away = towards > 0
    kind = torch.where(along_x, 1, torch.where(along_y, torch.where(away, 3, 0), 2))
    sides = torch.where(along_x, 0, torch.where(along_y, 2, 4)) + away.int()
    sides = torch.where(depth > 0, torch.where(straight, sides, lay.FACE_PLANT), lay.NO_FACE)
    lines = ink_lines(depth[:, None], sides[:, None])[:, 0, 0].nan_to_num(0.0)
    return Seen(
        torch.stack(dry + wet, 1),
        _places_on(point, depth, along_x, along_y, *(places or (height // PLACE, width // PLACE))),
        torch.where(straight, kind, 0).int(),
        lines,
    )


class _Planes(NamedTuple):
    """Points or directions of pixels, each (F, H, W)."""

    x: Tensor
    y: Tensor
    z: Tensor


def _places_on(point: _Planes, depth: Tensor, along_x: Tensor, along_y: Tensor, rows: int, columns: int) -> Tensor:
    """Which of the four places around it a pixel belongs to: to the one whose middle lies on the same surface.

    point, depth and along which axis a pixel's surface faces, (F, H, W). What lies off a pixel's plane is far, what
    lies in it is near, and sky is with sky: so what a quarter of the frame was taken for ends where the thing ends, to
    the pixel.
    """
    height, width = depth.shape[1:]
    middle_y, middle_x = (
        ((torch.arange(n, device=depth.device) + 0.5) * (size / n)).long()
        for n, size in ((rows, height), (columns, width))
    )

    def cost(other: Sequence[Tensor], _: Tensor) -> Tensor:
        x, y, z, far = other[0] - point.x, other[1] - point.y, other[2] - point.z, other[3]
        off = torch.where(along_x, x, torch.where(along_y, y, z))
        off_plane = torch.where(far > 0, _square(x, y, z) + OFF_PLANE * off * off, OTHER_WORLD)
        return torch.where(depth > 0, off_plane, far)

    return _choose([plane[:, middle_y][:, :, middle_x] for plane in (*point, depth)], cost, height, width)


def _choose(
    places: Sequence[Tensor], cost: Callable[[Sequence[Tensor], Tensor], Tensor], height: int, width: int
) -> Tensor:
    """The cheapest of the four places around each pixel, (F, H, W) int32, row by row.

    places: what is known of each, planes of (F, rows, columns); cost: of what is known of one place for each pixel,
    (F, H, W) each, and whether the pixel lies inside of it.
    """
    rows, columns = places[0].shape[1:]
    device = places[0].device
    up, left = _around(rows, height, device), _around(columns, width, device)
    best = best_cost = None
    for row in up[1:]:
        for column in left[1:]:
            own = (row == up[0])[:, None] & (column == left[0])
            price = cost([plane[:, row][:, :, column] for plane in places], own)
            place = (row[:, None] * columns + column).float()
            if best is None or best_cost is None:
                best, best_cost = place.expand_as(price), price
            else:
                best, best_cost = torch.where(price < best_cost, place, best), torch.minimum(price, best_cost)
    assert best is not None
    return best.int()


def _around(count: int, size: int, device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    """Along one side of `size` pixels: which of `count` places each lies in, and the two whose middles it lies between,
    (size,) each.
    """
    at = (torch.arange(size, device=device) + 0.5) * (count / size)
    first = (at - 0.5).floor().long()
    return at.long(), first.clamp(min=0), (first + 1).clamp(max=count - 1)


def _place(u: Tensor, v: Tensor, start: Tensor, size: Tensor) -> Tensor:
    """The texel at (u, v) in blocks, of the mip level that begins at `start` and has `size` texels a side."""
    # A hook may tell any numbers, and an index that is none must never be fetched.
    column, row = (torch.minimum(((w - w.floor()).nan_to_num(0.0) * size).floor(), size - 1) for w in (u, v))
    return (start + row * size + column).clamp(0, COARSEST).round().int()


def _square(*planes: Tensor) -> Tensor:
    """The squared length of what planes are the coordinates of."""
    first, *rest = (plane * plane for plane in planes)
    return sum(rest, first)


def slope(planes: Sequence[Tensor], dim: int) -> list[Tensor]:
    """How points, planes of coordinates, change along a side of the picture: at the edge of a thing, on the thing's own
    side, where they change less.
    """
    steps = [plane.diff(dim=dim) for plane in planes]
    before = [torch.cat([step.narrow(dim, 0, 1), step], dim) for step in steps]
    after = [torch.cat([step, step.narrow(dim, step.shape[dim] - 1, 1)], dim) for step in steps]
    nearer = _square(*before) < _square(*after)
    return [torch.where(nearer, a, b) for a, b in zip(before, after, strict=True)]


def fetch(tiles: Tensor, shades: Tensor, of: Tensor, roles: Tensor, seen: Seen) -> list[Tensor]:
    """What the pixels are made of, PLANES of (F, H, W), as bright as the style's light makes faces that look their way.

    tiles (B, ROLES + 1, TEXELS, PLANES) from `swatches`; shades (B, FACES): how bright each way of facing is; of (F,)
    says which of them a frame wears; roles (F, H, W) of the pixels, 0 to `OPEN_SKY`.
    """
    dry, wet = seen.texels.chunk(2, 1)
    texel = torch.where(roles[:, None] == WATER_ROLE, wet, dry)
    index = (of[:, None, None, None] * (NOTHING + 1) + roles[:, None].clamp(max=NOTHING)) * lay.TEXELS + texel
    red, green, blue, glow, known = F.embedding(index, tiles.flatten(0, 2)).mean(1).unbind(-1)
    up, east, north, down = shades[of][:, :, None, None].to(glow.dtype).unbind(1)
    faces = seen.faces
    shade = torch.where(faces == 0, up, torch.where(faces == 1, east, torch.where(faces == 2, north, down)))
    shade = shade + (1 - shade) * glow  # what shines itself is not shaded
    darker = (shade - 1) * known  # black is -1
    return [*(colour * shade + darker for colour in (red, green, blue)), glow, known]
