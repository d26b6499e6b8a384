"""Caves and rooms: dens have air, a floor and a roof, paths stay inside, and worlds without them are as before."""

from __future__ import annotations

import pytest
import torch

from mirage_game.worlds import caves, paths, rooms
from mirage_game.worlds.details import stops_body
from mirage_game.worlds.noise import highest_near
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_game.worlds.terrain import Terrain, make_terrain
from mirage_kernels.raycast import layout as lay

WORLDS = 4


@pytest.fixture(scope="module")
def pool() -> WorldPool:
    return WorldPool(WORLDS, seed=3)


@pytest.fixture(scope="module")
def plain() -> Terrain:
    return make_terrain(Draw.seeded(3, "cpu"), WORLDS, sites=True)


def column(pool: WorldPool, x: torch.Tensor, z: torch.Tensor) -> torch.Tensor:
    """Whether there is a block, for each height, at points (WORLDS, N): (WORLDS, N, Y) bool."""
    world = torch.arange(WORLDS)[:, None]
    return stops_body(pool.cells[world, :, z.floor().long() % lay.SIZE_Z, x.floor().long() % lay.SIZE_X])


def test_dens_have_a_floor_air_for_a_body_and_mostly_a_roof(pool: WorldPool) -> None:
    x, z = pool.den.unbind(-1)
    assert pool.den.shape == (WORLDS, caves.DENS, 2)
    world = torch.arange(WORLDS)[:, None]
    feet = pool.floor[world, z.long(), x.long()]
    assert (feet < pool.ground[world, z.long(), x.long()]).float().mean() > 0.8
    assert not paths.in_block(pool.cells, world, x, feet + paths.EYE, z).any()
    filled = column(pool, x, z)
    assert filled.gather(2, (feet.ceil().long() - 1)[..., None]).all()
    above = torch.arange(lay.SIZE_Y) > feet[..., None] + 2
    assert (filled & above).any(-1).float().mean() > 0.8


def test_paths_begin_in_dens_as_often_as_wanted_and_stay_free(pool: WorldPool) -> None:
    draw = Draw.seeded(1, "cpu")
    world = draw.integer(400, high=WORLDS)
    poses = paths.make_paths(draw, pool, world, 4).poses
    x, y, z = poses[..., :3].unbind(-1)
    assert not paths.in_block(pool.cells, world[:, None], x, y, z).any()
    ground = pool.ground[world[:, None], z.floor().long() % lay.SIZE_Z, x.floor().long() % lay.SIZE_X]
    below = (y < ground).all(1).float().mean()
    assert below.item() == pytest.approx(paths.DEN_CHANCE, abs=0.07)


def test_some_of_what_is_seen_below_is_lit(pool: WorldPool) -> None:
    x, z = pool.den.unbind(-1)
    around = torch.arange(-4, 5)
    world = torch.arange(WORLDS).view(-1, 1, 1)
    row = pool.floor[world[..., 0], z.long(), x.long()].ceil().long()[..., None] + 1
    near = pool.light[world, row, z.long()[..., None], (x.long()[..., None] + around) % lay.SIZE_X]
    lit = ((near != lay.OPAQUE) & (near > 0)).any(-1).float().mean()
    assert 0.4 < lit < 1


def test_all_kinds_are_built_of_what_their_palettes_say(pool: WorldPool, plain: Terrain) -> None:
    hollow = pool.floor < pool.ground
    assert (hollow.float().mean((1, 2)) > 0.1).all()
    below = torch.arange(lay.SIZE_Y).view(1, -1, 1, 1) < pool.ground[:, None] - 4
    counts = torch.bincount(pool.cells[below].int(), minlength=256)
    assert counts[lay.LAMP] > 50 * WORLDS
    assert counts[lay.ORE] > 100 * WORLDS
    assert counts[lay.PLANK] > 50 * WORLDS
    assert (pool.cells[:, 0] < lay.FIRST_PLANT).all()
    assert (plain.floor == plain.ground).all()
    assert (plain.den == plain.village[:, None]).all()


def test_villages_stay_whole(pool: WorldPool) -> None:
    """The ground at a village's middle is the topmost block below what was built on it."""
    x, z = pool.village.unbind(-1)
    world = torch.arange(WORLDS)
    height = pool.ground[world, z.long(), x.long()].ceil().long() - 1
    filled = column(pool, x[:, None], z[:, None])[:, 0]
    assert all(filled[k, height[k]] for k in range(WORLDS))


@pytest.mark.parametrize("kind", [rooms.MINE, rooms.HALL, rooms.DUNGEON, rooms.BUNKER])
def test_what_is_built_goes_on_past_the_edge_of_the_world(kind: int) -> None:
    built = rooms.plan(Draw.seeded(kind, "cpu"), torch.full((3, rooms.REGIONS, rooms.REGIONS), kind))
    assert 0.1 < built.open.float().mean() < 0.95
    crossing = built.open[:, :, 0] & built.open[:, :, -1]
    assert crossing.any()
    beside = highest_near(built.open.float()) > 0
    assert beside[built.pillar].float().mean() > 0.99


def test_regions_of_caves_have_no_rooms() -> None:
    kind = torch.full((1, rooms.REGIONS, rooms.REGIONS), rooms.CAVE)
    assert not rooms.plan(Draw.seeded(1, "cpu"), kind).open.any()


def test_same_seed_same_caves() -> None:
    one, two = (make_terrain(Draw.seeded(6, "cpu"), 1, hollow=True) for _ in range(2))
    assert torch.equal(one.cells, two.cells)
    assert torch.equal(one.den, two.den)
