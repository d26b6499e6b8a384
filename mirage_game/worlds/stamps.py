"""Trees, houses, towers and lamp posts: voxel shapes written into whole batches of worlds at once.

Each stamp is a list of (place, code) pairs scattered with a maximum, so that the result does not depend on the order
of writing: where two stamps meet, the higher rank wins.
"""

from __future__ import annotations

from functools import cache

import torch
from torch import Tensor

from mirage_game.worlds.random import Draw
from mirage_kernels.raycast import layout as lay

SX, SY, SZ = lay.SIZE_X, lay.SIZE_Y, lay.SIZE_Z
CARVE = 31  # a block id that no look knows: "make this air"
assert lay.BLOCKS <= CARVE, "block ids have five bits here, and the last of them is taken"
TREES, HOUSES = 110, 14
TRUNK = 8  # voxels of the tallest trunk
OAK, BIRCH, PINE, SAVANNA, BLOSSOM, CACTUS, POST, BOULDER = range(8)
BOX_Y, BOX_XZ = 22, 13

WALLS = (lay.PLANK, lay.COBBLE, lay.BRICK, lay.PLASTER, lay.STONE, lay.TERRACOTTA)

Voxel = tuple[int, int, int, int]


def _ball(leaf: int, radius: float, squash: float = 1.0, lift: int = 0) -> list[Voxel]:
    around = range(-3, 4)
    return [
        (x, y + lift, z, leaf)
        for x in around
        for y in around
        for z in around
        if x * x + z * z + (y * squash) ** 2 <= radius * radius and not (abs(x) == abs(z) == 2 and y % 2)
    ]


def _cone(leaf: int) -> list[Voxel]:
    radii = (0, 1, 0, 1, 2, 1, 2, 3)
    return [
        (x, 2 - k, z, leaf)
        for k, r in enumerate(radii)
        for x in range(-r, r + 1)
        for z in range(-r, r + 1)
        if abs(x) + abs(z) <= r + (r > 1)
    ]


def _plate(leaf: int) -> list[Voxel]:
    flat = [(x, 0, z, leaf) for x in range(-3, 4) for z in range(-3, 4) if x * x + z * z <= 11]
    return flat + [(x, 1, z, leaf) for x in range(-1, 2) for z in range(-1, 2)]


@cache
def _crowns(device: torch.device) -> tuple[Tensor, Tensor]:
    """Crowns of all kinds `(kinds, K, 4)` as dx, dy, dz, id (id 0: nothing), and the id of each kind's trunk."""
    kinds: tuple[list[Voxel], ...] = (
        _ball(lay.LEAF, 2.6),
        _ball(lay.LEAF, 2.3, 0.7),
        _cone(lay.PINE),
        _plate(lay.LEAF),
        _ball(lay.BLOSSOM, 3.2, 1.3),
        [],
        [(0, 0, 0, lay.LAMP), (0, 1, 0, lay.ROOF)],
        [(x, y - 2, z, lay.COBBLE) for x in range(2) for y in range(2) for z in range(2)],
    )
    most = max(len(k) for k in kinds)
    table = torch.zeros(len(kinds), most, 4, dtype=torch.long)
    for row, voxels in enumerate(kinds):
        if voxels:
            table[row, : len(voxels)] = torch.tensor(voxels)
    trunks = torch.tensor([lay.LOG, lay.BIRCH, lay.LOG, lay.LOG, lay.LOG, lay.CACTUS, lay.LOG, lay.COBBLE])
    return table.to(device), trunks.to(device)


@cache
def _walls(device: torch.device) -> Tensor:
    """`WALLS` on a device; copied there once."""
    return torch.tensor(WALLS).to(device)


def _scatter(batch: int, x: Tensor, y: Tensor, z: Tensor, code: Tensor) -> Tensor:
    """Writes codes `(B, ...)` at wrapped places; the highest code wins. Returns `(B, Y, Z, X)` int32."""
    device = code.device
    b = torch.arange(batch, device=device).view(batch, *([1] * (code.dim() - 1)))
    ok = (y >= 1) & (y < SY) & (code > 0)
    flat = ((b * SY + y.clamp(0, SY - 1)) * SZ + z % SZ) * SX + x % SX
    volume = torch.zeros(batch * SY * SZ * SX, dtype=torch.int32, device=device)
    volume.scatter_reduce_(0, flat.flatten(), torch.where(ok, code, 0).to(torch.int32).flatten(), "amax")
    return volume.view(batch, SY, SZ, SX)


def _ground_at(height: Tensor, x: Tensor, z: Tensor) -> Tensor:
    b = torch.arange(height.shape[0], device=height.device).view(-1, *([1] * (x.dim() - 1)))
    return height[b, z % SZ, x % SX].long()


def _kinds(draw: Draw, batch: int, biome: Tensor) -> Tensor:
    """A tree kind for each place, by biome."""
    u = draw.uniform(batch, TREES)
    first = draw.uniform(batch, 1)
    grass = torch.where(first < 0.3, OAK, torch.where(first < 0.5, BIRCH, torch.where(first < 0.75, PINE, BLOSSOM)))
    grass = torch.where(u < 0.6, grass, torch.where(u < 0.8, OAK, PINE))
    kind = torch.where(biome < 0.42, SAVANNA, grass)
    kind = torch.where(biome < 0.32, torch.where(u < 0.85, CACTUS, SAVANNA), kind)
    kind = torch.where(biome < 0.17, torch.where(u < 0.85, PINE, OAK), kind)
    return torch.where(draw.uniform(batch, TREES) < 0.06, BOULDER, kind)


def trees(draw: Draw, height: Tensor, sea: Tensor, biome: Tensor, village: Tensor) -> Tensor:
    """Trees, cacti, boulders and street lamps as block ids `(B, Y, Z, X)` uint8, 0 for nothing."""
    batch, device = height.shape[0], height.device
    x, z = draw.integer(batch, TREES, high=SX), draw.integer(batch, TREES, high=SZ)
    amount = draw.uniform(batch, 1, low=0.1, high=1.0) * torch.where(biome < 0.42, 0.35, 1.0)[:, None]
    keep = draw.uniform(batch, TREES) < amount
    kind = _kinds(draw, batch, biome[:, None])
    tall = draw.integer(batch, TREES, low=4, high=8)
    tall = torch.where(
        kind == CACTUS, tall - 2, torch.where(kind == BOULDER, 1, torch.where(kind == PINE, tall + 1, tall))
    )
    posts = torch.arange(TREES, device=device)[None] < 8
    arm, street = torch.arange(TREES, device=device)[None] % 4, torch.arange(TREES, device=device)[None] // 4 * 9 + 7
    out_x = torch.where(arm == 0, street, torch.where(arm == 1, -street, 3))
    out_z = torch.where(arm == 2, street, torch.where(arm == 3, -street, 3))
    x, z = torch.where(posts, village[:, :1].long() + out_x, x), torch.where(posts, village[:, 1:].long() + out_z, z)
    kind, tall, keep = torch.where(posts, POST, kind), torch.where(posts, 3, tall), keep | posts
    base = _ground_at(height, x, z)
    middle = ((x - village[:, :1].long() + 64) % SX - 64).abs() < 3
    crossing = ((z - village[:, 1:].long() + 64) % SZ - 64).abs() < 3
    keep = keep & (base > sea.view(batch, 1)) & (posts | ~(middle | crossing))
    crowns, trunks = _crowns(device)
    crown = crowns[kind]
    top = base + tall
    at_y = top[..., None] + crown[..., 1]
    leaf = torch.where(keep[..., None], crown[..., 3], 0)
    step = torch.arange(1, TRUNK + 1, device=device)
    trunk = torch.where(
        keep[..., None] & (step <= (tall - (kind == POST).long())[..., None]), trunks[kind][..., None] + 64, 0
    )
    all_x = torch.cat([x[..., None] + crown[..., 0], x[..., None].expand(-1, -1, TRUNK)], -1)
    all_y = torch.cat([at_y, base[..., None] + step], -1)
    all_z = torch.cat([z[..., None] + crown[..., 2], z[..., None].expand(-1, -1, TRUNK)], -1)
    return (_scatter(batch, all_x, all_y, all_z, torch.cat([leaf, trunk], -1)) & 31).to(torch.uint8)


def _plots(draw: Draw, batch: int, village: Tensor) -> tuple[Tensor, Tensor]:
    """Low corners `(B, HOUSES)` of building plots: most along the village's two streets, the rest anywhere."""
    device = village.device
    k = torch.arange(HOUSES, device=device)[None]
    side, row = k % 4, k // 4
    along = row * 15 + 4 + draw.integer(batch, HOUSES, high=3)
    sign = torch.where(side % 2 == 0, 1, -1)
    x = torch.where(side < 2, sign * along - (sign < 0) * BOX_XZ, 4 + 0 * along)
    z = torch.where(side < 2, 4 + 0 * along, sign * along - (sign < 0) * BOX_XZ)
    x = torch.where((row == 1) & (side < 2), x, torch.where(side >= 2, torch.where(row == 0, -15, x), x))
    far = k >= 9
    x = torch.where(far, draw.integer(batch, HOUSES, high=SX), x + village[:, :1].long())
    z = torch.where(far, draw.integer(batch, HOUSES, high=SZ), z + village[:, 1:].long())
    return x, z


def houses(draw: Draw, height: Tensor, sea: Tensor, village: Tensor) -> Tensor:
    """Houses, flat-roofed blocks and towers as ids `(B, Y, Z, X)` uint8; `CARVE` where they hold air."""
    batch, device = height.shape[0], height.device
    x0, z0 = _plots(draw, batch, village)
    kind = draw.uniform(batch, HOUSES)
    tower = kind > 0.82
    flat_roof = (kind > 0.62) & ~tower
    wide = torch.where(tower, draw.integer(batch, HOUSES, low=5, high=7), draw.integer(batch, HOUSES, low=6, high=12))
    deep = torch.where(tower, wide, draw.integer(batch, HOUSES, low=6, high=11))
    walls = torch.where(tower, draw.integer(batch, HOUSES, low=10, high=17), draw.integer(batch, HOUSES, low=4, high=9))
    base = _ground_at(height, x0 + wide // 2, z0 + deep // 2)
    keep = (base > sea.view(batch, 1)) & (draw.uniform(batch, HOUSES) < draw.uniform(batch, 1, low=0.5, high=1.1))
    wall = _walls(device)[
        (draw.integer(batch, 1, high=6) + (draw.uniform(batch, HOUSES) < 0.4) * draw.integer(batch, HOUSES, high=6)) % 6
    ]
    box = torch.arange(BOX_XZ, device=device)
    lx, lz = box.view(1, 1, 1, 1, -1), box.view(1, 1, 1, -1, 1)
    ly = torch.arange(-4, BOX_Y - 4, device=device).view(1, 1, -1, 1, 1)
    wide, deep, walls, wall, keep, tower, flat_roof = (
        a[:, :, None, None, None] for a in (wide, deep, walls, wall, keep, tower, flat_roof)
    )
    code = _house(lx, ly, lz, wide, deep, walls, wall, tower, flat_roof)
    code = torch.where(keep, code, 0)
    shape = code.shape
    x = (x0[:, :, None, None, None] + lx).expand(shape)
    y = (base[:, :, None, None, None] + 1 + ly).expand(shape)
    z = (z0[:, :, None, None, None] + lz).expand(shape)
    return (_scatter(batch, x, y, z, code) & 31).to(torch.uint8)


def _house(
    x: Tensor,
    y: Tensor,
    z: Tensor,
    wide: Tensor,
    deep: Tensor,
    walls: Tensor,
    wall: Tensor,
    tower: Tensor,
    flat_roof: Tensor,
) -> Tensor:
    """What stands at each voxel of a plot, with its rank in the higher bits."""
    inside = (x < wide) & (z < deep)
    inner = (x > 0) & (z > 0) & (x < wide - 1) & (z < deep - 1)
    corner = ((x == 0) | (x == wide - 1)) & ((z == 0) | (z == deep - 1))
    storey = y % 4
    along = torch.where((z == 0) | (z == deep - 1), x, z)
    window = ((storey == 1) | (storey == 2)) & (along % 3 != 0) & ~corner & (y < walls - 1)
    window = window & torch.where(tower, (along == wide // 2) & (storey == 2), along % 3 == 2)
    door = (z == 0) & (x == wide // 2) & (y >= 0) & (y < 2)
    post = torch.where(tower, wall, lay.LOG)
    side = torch.where(door, CARVE, torch.where(window, lay.GLASS, torch.where(corner, post, wall)))
    lamp = (x == wide // 2) & (z == deep // 2) & (storey == 3)
    body = torch.where(inner, torch.where(y % 4 == 3, torch.where(lamp, lay.LAMP, lay.PLANK), CARVE), side)
    code = torch.where(inside & (y >= 0) & (y < walls), body + 64, 0)
    code = torch.where(inside & (y < 0), lay.COBBLE + 64, code)
    gable = torch.minimum(x, wide - 1 - x)
    slope = y - walls
    end = (z == 0) | (z == deep - 1)
    roof = torch.where(
        slope == gable, lay.ROOF, torch.where((slope < gable) & (slope >= 0), torch.where(end, wall, CARVE), 0)
    )
    crown = (slope == 0) & inside | (slope == 1) & inside & ~inner & ((x + z) % 2 == 0)
    plain = torch.where(crown, torch.where((slope == 0) & ~tower, lay.ROOF, wall), 0)
    topping = torch.where(tower | flat_roof, plain, torch.where(inside & (slope >= 0), roof, 0))
    light = tower & (slope == 1) & (x == wide // 2) & (z == deep // 2)
    topping = torch.where(light, lay.LAMP, topping)
    chimney = ~tower & (x == 1) & (z == deep - 2) & (y >= walls - 1) & (y < walls + 4)
    lantern = (y == 2) & (z == 0) & (x == wide // 2) & ~tower
    code = torch.where((y >= walls) & (topping > 0), topping + 64, code)
    code = torch.where(chimney, lay.BRICK + 96, code)
    code = torch.where(lantern, lay.LAMP + 96, code)
    clear = (code == 0) & inside & (y >= 0) & (y < walls + 3)
    return torch.where(clear, CARVE, code)
