"""Partial blocks in worlds: that there are some, that they have something to stand on, and who they stop."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from mirage_game.worlds import paths, walker
from mirage_game.worlds.details import stops_body
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.terrain import TORCH_LIGHT, lighting
from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast import partial

WORLDS = 4


@pytest.fixture(scope="module")
def pool() -> WorldPool:
    return WorldPool(WORLDS, seed=3)


def among(cells: torch.Tensor, first: int, end: int) -> torch.Tensor:
    return (cells >= first) & (cells < end)


def test_every_world_has_fences_stairs_and_torches_and_few_of_them(pool: WorldPool) -> None:
    cells = pool.cells
    for first, end in ((lay.FIRST_PARTIAL, partial.FIRST_STAIRS), (partial.FIRST_STAIRS, partial.FIRST_HIGH)):
        assert (among(cells, first, end).flatten(1).sum(1) > 20).all()
    assert (among(cells, partial.TORCH, partial.LANTERN).flatten(1).sum(1) > 5).all()
    assert among(cells, partial.FIRST_LOW, partial.FIRST_OPEN).any()
    assert among(cells, partial.FIRST_HIGH, partial.FIRST_LOW).any()
    assert among(cells, lay.FIRST_PARTIAL, lay.AIR_BASE).float().mean() < 0.01


def test_torches_and_lanterns_have_something_to_hold_on_to(pool: WorldPool) -> None:
    cells = pool.cells
    whole = (cells < lay.FIRST_PLANT) & (cells != lay.WATER)
    below, above = cells.roll(1, 1), whole.roll(-1, 1)
    stood = (below < lay.FIRST_PLANT) | among(below, lay.FIRST_PARTIAL, partial.FIRST_STAIRS)
    assert stood[cells == partial.TORCH].all()
    assert above[cells == partial.LANTERN].all()
    for side, (dx, dz) in enumerate(((-1, 0), (1, 0), (0, -1), (0, 1))):
        assert whole.roll((-dz, -dx), (2, 3))[cells == partial.TORCH + 1 + side].all()


def test_rails_lead_to_what_holds_them(pool: WorldPool) -> None:
    cells = pool.cells
    holds = (cells < lay.FIRST_PLANT) | among(cells, lay.FIRST_PARTIAL, partial.FIRST_STAIRS)
    fence = among(cells, lay.FIRST_PARTIAL, partial.FIRST_STAIRS)
    for side, (dx, dz) in enumerate(((-1, 0), (1, 0), (0, -1), (0, 1))):
        rail = fence & ((cells - lay.FIRST_PARTIAL) >> side & 1).bool()
        assert holds.roll((-dz, -dx), (2, 3))[rail].float().mean() > 0.97


def test_fences_stop_and_torches_do_not() -> None:
    values = torch.arange(256, dtype=torch.uint8)
    stopped = stops_body(values)
    assert stopped[: lay.FIRST_PLANT].all()
    assert stopped[lay.FIRST_PARTIAL : partial.FIRST_OPEN].all()
    assert not stopped[partial.FIRST_OPEN :].any()
    assert not stopped[lay.FIRST_PLANT : lay.BLOCKS].any()
    cells = values.view(1, 1, 1, 256)[..., :128].expand(1, lay.SIZE_Y, lay.SIZE_Z, 128)
    at = torch.tensor([partial.fence(lay.PLANK, 0) + 0.5, partial.TORCH + 0.5])
    inside = paths.solid_at(cells, torch.tensor([0]), at, torch.full((2,), 9.5), torch.full((2,), 9.5))
    assert inside.tolist() == [True, False]


def test_a_body_walks_up_stairs_by_halves_and_stands_on_slabs() -> None:
    cells = np.full((lay.SIZE_Y, lay.SIZE_Z, lay.SIZE_X), lay.AIR_BASE + 1, np.uint8)
    cells[:10] = lay.STONE
    cells[10, :, 41] = partial.stairs(lay.PLANK, 1)
    cells[10, :, 42:] = lay.PLANK
    cells[10, :, 30] = partial.low_slab(lay.PLANK)
    assert walker.floor_under(cells, 30.5, 5.5, 10.0) == 10.5
    assert walker.floor_under(cells, 35.5, 5.5, 10.0) == 10.0
    body = walker.Body(39.5, 10.0, 5.5, 90.0, eye_y=10.0 + walker.EYE)
    heights = set()
    for _ in range(40):
        walker.advance(cells, body, walker.WALK, 0.0, False, 0.02)
        assert walker.fits(cells, body.x, body.y, body.z)
        heights.add(body.y)
    assert {10.0, 10.5, 11.0} <= heights
    assert body.x > 42
    assert not walker.solid(cells, 41.2, 10.7, 5.5)
    assert walker.solid(cells, 41.8, 10.7, 5.5)


def test_a_bridge_of_high_slabs_carries_and_lets_through_below() -> None:
    cells = np.full((lay.SIZE_Y, lay.SIZE_Z, lay.SIZE_X), lay.AIR_BASE + 1, np.uint8)
    cells[:5] = lay.STONE
    cells[12] = partial.high_slab(lay.PLANK)
    assert walker.floor_under(cells, 5.5, 5.5, 13.0) == 13.0
    assert walker.floor_under(cells, 5.5, 5.5, 6.0) == 5.0
    assert not walker.solid(cells, 5.5, 12.3, 5.5)
    assert walker.solid(cells, 5.5, 12.6, 5.5)


def test_slabs_keep_the_sky_from_what_is_below_and_torches_give_light() -> None:
    blocks = torch.zeros(1, lay.SIZE_Y, lay.SIZE_Z, lay.SIZE_X, dtype=torch.uint8)
    blocks[0, 10, 20:60, 20:60] = partial.low_slab(lay.ROOF)
    blocks[0, 5, 100, 100] = partial.TORCH
    light = lighting(blocks)[0]
    assert light[10, 40, 40] == 15
    assert light[9, 40, 40] == 13  # what comes through between the slabs
    assert light[5, 100, 100] >> 4 == TORCH_LIGHT
    assert light[5, 100, 102] >> 4 == TORCH_LIGHT - 4
