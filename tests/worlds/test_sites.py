"""Sites: where a style may add shapes, and that nothing else about a world changes."""

from __future__ import annotations

import pytest
import torch

from mirage_game.worlds.random import Draw
from mirage_game.worlds.sites import SIDES, mark
from mirage_game.worlds.stamps import WALLS
from mirage_game.worlds.terrain import Terrain, make_terrain
from mirage_kernels.raycast import layout as lay

KINDS = 13  # sites, with walls and eaves once for each side


@pytest.fixture(scope="module")
def marked() -> Terrain:
    return make_terrain(Draw.seeded(2, "cpu"), 2, sites=True)


def test_only_air_is_marked_and_light_stays(marked: Terrain) -> None:
    plain = make_terrain(Draw.seeded(2, "cpu"), 2)
    assert plain.cells.max() < lay.SITE_BASE
    assert torch.equal(marked.light, plain.light)
    assert torch.equal(marked.cells >= lay.AIR_BASE, plain.cells >= lay.AIR_BASE)
    things = plain.cells < lay.AIR_BASE
    assert torch.equal(marked.cells[things], plain.cells[things])


def test_every_site_occurs_and_all_are_rare(marked: Terrain) -> None:
    counts = torch.bincount(marked.cells.flatten().int(), minlength=256)[lay.SITE_BASE :]
    assert (counts[:KINDS] > 0).all()
    assert counts[KINDS:].sum() == 0
    assert counts.sum() < marked.cells.numel() * 0.002


def test_no_leap_passes_over_a_site(marked: Terrain) -> None:
    cells = marked.cells[:1].int()
    sites = (cells >= lay.SITE_BASE).float()
    for reach in (2, 3):
        near = torch.nn.functional.max_pool3d(sites, 2 * reach - 1, 1, reach - 1) > 0
        free = (cells > lay.AIR_BASE + reach - 1) & (cells < lay.SITE_BASE)
        assert not (near & free).any()


def test_walls_are_where_the_site_says(marked: Terrain) -> None:
    for number, (dx, dz) in enumerate(SIDES):
        behind = marked.cells.roll((-dz, -dx), (2, 3))
        here = behind[marked.cells == lay.SITE_BASE + lay.SITE_WALL + number]
        assert all(block in WALLS for block in here.unique().tolist())


def test_sites_follow_from_the_blocks_around_alone() -> None:
    cells = make_terrain(Draw.seeded(7, "cpu"), 1).cells
    blocks = torch.where(cells >= lay.AIR_BASE, 0, cells)
    moved = blocks.roll((5, 17), (2, 3))
    assert torch.equal(mark(moved), mark(blocks).roll((5, 17), (2, 3)))
