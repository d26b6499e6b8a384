"""Terrain: blocks, light and the promise of free air around each cell of air."""

from __future__ import annotations

import pytest
import torch

from mirage_game.worlds.random import Draw
from mirage_game.worlds.terrain import Terrain, lighting, make_terrain, with_reach
from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast import partial


@pytest.fixture(scope="module")
def terrain() -> Terrain:
    return make_terrain(Draw.seeded(2, "cpu"), 2)


def test_worlds_have_ground_sky_and_a_closed_floor(terrain: Terrain) -> None:
    cells = terrain.cells
    assert cells.shape == (2, lay.SIZE_Y, lay.SIZE_Z, lay.SIZE_X)
    parts = (cells >= lay.FIRST_PARTIAL) & (cells < partial.END)
    assert ((cells < lay.BLOCKS) & (cells > 0) | parts | (cells > lay.AIR_BASE)).all()
    assert (cells[:, 0] < lay.FIRST_PLANT).all()
    assert (cells[:, -1] > lay.AIR_BASE).all()
    kinds = set(cells.unique().tolist())
    assert {lay.STONE, lay.DIRT, lay.LOG, lay.LAMP, lay.GLASS, lay.PATH} <= kinds


def test_air_keeps_its_promise() -> None:
    blocks = torch.zeros(1, lay.SIZE_Y, lay.SIZE_Z, lay.SIZE_X, dtype=torch.uint8)
    blocks[0, 20, 30, 127] = lay.STONE
    cells = with_reach(blocks)[0]
    assert cells[20, 30, 127] == lay.STONE
    assert cells[20, 30, 0] == lay.AIR_BASE + 1  # the world repeats
    assert cells[20, 35, 125] == lay.AIR_BASE + 5
    assert cells[30, 60, 60] == lay.AIR_BASE + lay.MAX_REACH


def test_light_comes_from_the_sky_and_from_lamps() -> None:
    blocks = torch.zeros(1, lay.SIZE_Y, lay.SIZE_Z, lay.SIZE_X, dtype=torch.uint8)
    blocks[:, :4] = lay.STONE
    blocks[0, 10, 20:60, 20:60] = lay.PLANK
    blocks[0, 6, 40, 40] = lay.LAMP
    light = lighting(blocks)[0]
    assert light[3, 0, 0] == lay.OPAQUE
    assert light[5, 0, 0] & 15 == 15
    assert light[5, 40, 50] & 15 < 8  # under the roof
    assert light[5, 40, 21] & 15 > light[5, 40, 24] & 15
    assert light[6, 40, 41] >> 4 == 13
    assert light[6, 40, 43] >> 4 == 9


def test_same_seed_same_world() -> None:
    one, two = (make_terrain(Draw.seeded(6, "cpu"), 1) for _ in range(2))
    assert torch.equal(one.cells, two.cells)
    assert torch.equal(one.light, two.light)
