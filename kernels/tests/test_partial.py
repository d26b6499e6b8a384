"""Partial blocks: what a ray meets on them by hand and by brute force, in plain code and in the Triton kernel."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast import partial
from mirage_kernels.raycast.reference import cast
from mirage_kernels.raycast.tables import PARTIAL_AT, TABLES

Vector = tuple[float, float, float]
ROOT = Path(__file__).parents[2]
CELL = (40, 20, 40)
AIR = lay.AIR_BASE + 1
PROGRAM = """
import torch
from mirage_game.worlds.cameras import ray_cameras
from mirage_kernels.raycast import Rendered, kernel, layout as lay, partial, render

draw = torch.Generator().manual_seed(2)
size = (2, lay.SIZE_Y, lay.SIZE_Z, lay.SIZE_X)
values = torch.randint(lay.FIRST_PARTIAL, partial.END, size, generator=draw).to(torch.uint8)
cells = torch.where(torch.rand(size, generator=draw) < 0.25, values, lay.AIR_BASE + 1).to(torch.uint8)
cells[:, :16] = lay.GRASS
cells[1, 16:18] = lay.WATER
light = torch.randint(0, 255, size, generator=draw, dtype=torch.uint8).masked_fill(cells < 32, lay.OPAQUE)
texels = torch.randint(0, 1 << 32, (2, lay.BLOCKS, lay.SIDES, lay.TEXELS), generator=draw).to(torch.int32)
environment = torch.rand(2, lay.ENVIRONMENT, generator=draw)
environment[:, lay.SKY_CURVE] = 1
environment[:, lay.FOG_START] = 20
poses = torch.tensor([[64.3, 19.2, 64.8, 30.0, -12.0, 0.0, 70.0], [30.6, 21.5, 20.1, 200.0, -25.0, 5.0, 60.0]])
# The eye is inside a partial cell, beside its one box.
cells[0, 19, 64, 64] = partial.high_slab(lay.PLANK)
arguments = (
    cells, light, torch.arange(2, dtype=torch.int32), ray_cameras(poses[:, None], torch.full((2, 1), 1.3)),
    torch.zeros(2, lay.SCENE), [texels], [environment], 43, 25,
)
one = render(*arguments, samples=1, kernel=False)
two = Rendered(*kernel.render(*arguments[:7], [None], *arguments[7:], 1, 96.0, tile=(32, 16)))
same = (one.surface == two.surface) & torch.isclose(one.depth, two.depth, rtol=1e-3, atol=1e-3)
assert same.float().mean() > 0.985, same.float().mean()
near = ((one.images[0] - two.images[0]).abs() < 0.02).float().mean()
assert near > 0.985, near
blocks = torch.div(one.surface, 8, rounding_mode="floor")
assert len(blocks.unique()) > 6 and blocks.max() < lay.BLOCKS
assert (one.depth[0] > 0).all()
"""


def world(*cells: tuple[Vector, int]) -> npt.NDArray[np.uint8]:
    """Air with some cells in it."""
    grid = np.full((lay.SIZE_Y, lay.SIZE_Z, lay.SIZE_X), AIR, np.uint8)
    for (x, y, z), value in cells:
        grid[int(y), int(z), int(x)] = value
    return grid.reshape(-1)


def shot(
    cells: npt.NDArray[np.uint8], eye: Vector, way: Vector, rows: npt.NDArray[np.int32] = TABLES
) -> tuple[float, ...]:
    """Block, face, distance, cell, u, v: the start of what `cast` says of a ray."""
    length = math.hypot(*way)
    numbers = [np.float32(a) for a in (*eye, *(a / length if a else 1e-6 for a in way), 96.0, 0.0)]
    found: tuple[float, ...] = cast(cells, np.zeros_like(cells), rows, None, np.float32(0), *numbers)
    return found[:8]


def test_a_slab_is_met_half_a_block_low_where_the_whole_block_has_its_texel() -> None:
    cells = world((CELL, partial.low_slab(lay.BRICK)))
    block, face, t, x, y, z, u, v = shot(cells, (40.3, 23.0, 40.8), (0, -1, 0))
    assert (block, face) == (lay.BRICK, 3)
    assert t == pytest.approx(2.5, abs=1e-4)
    assert (x, y, z) == (40, 19, 40)  # so that its light is that of the slab's own cell
    assert (u, v) == pytest.approx((0.3, 0.8), abs=1e-3)


def test_the_side_of_a_slab_is_met_below_its_half_and_passed_above() -> None:
    cells = world((CELL, partial.low_slab(lay.BRICK)))
    block, face, t, x, y, z, u, v = shot(cells, (37.5, 20.25, 40.6), (1, 0, 0))
    assert (block, face, x, y, z) == (lay.BRICK, 0, *CELL)
    assert t == pytest.approx(2.5, abs=1e-4)
    assert (u, v) == pytest.approx((0.6, 0.75), abs=1e-3)
    assert shot(cells, (37.5, 20.75, 40.6), (1, 0, 0))[:2] == (0, lay.NO_FACE)


def test_a_ray_goes_on_under_a_high_slab_to_what_stands_behind() -> None:
    cells = world((CELL, partial.high_slab(lay.STONE)), ((42, 20, 40), lay.GRASS))
    assert shot(cells, (37.5, 20.25, 40.6), (1, 0, 0))[:3] == pytest.approx((lay.GRASS, 0, 4.5), abs=1e-3)
    assert shot(cells, (40.4, 20.2, 40.6), (0, 1, 0))[:3] == pytest.approx((lay.STONE, 2, 0.3), abs=1e-3)


@pytest.mark.parametrize(("side", "way"), [(0, (-1, 0, 0)), (1, (1, 0, 0)), (2, (0, 0, -1)), (3, (0, 0, 1))])
def test_stairs_rise_towards_their_side(side: int, way: Vector) -> None:
    cells = world((CELL, partial.stairs(lay.PLANK, side)))
    low = (40.5 - 2 * way[0], 20.25, 40.5 - 2 * way[2])
    high = (40.5 - 2 * way[0], 20.75, 40.5 - 2 * way[2])
    assert shot(cells, low, way)[2] == pytest.approx(1.5, abs=1e-3)
    assert shot(cells, high, way)[2] == pytest.approx(2.0, abs=1e-3)


def test_a_torch_is_of_wood_with_a_glowing_head_and_leans_on_its_wall() -> None:
    cells = world((CELL, partial.TORCH))
    assert shot(cells, (38.5, 20.3, 40.5), (1, 0, 0))[0] == lay.LOG
    assert shot(cells, (38.5, 20.6, 40.5), (1, 0, 0))[0] == lay.LAMP
    assert shot(cells, (38.5, 20.9, 40.5), (1, 0, 0))[0] == 0
    leaning = world((CELL, partial.TORCH + 1 + 3))
    assert shot(leaning, (40.5, 22.5, 40.8), (0, -1, 0))[0] == lay.LAMP
    assert shot(leaning, (40.5, 22.5, 40.5), (0, -1, 0))[0] == 0


boxes = st.lists(
    st.tuples(*[st.tuples(st.integers(0, 15), st.integers(0, 15)) for _ in range(3)], st.integers(1, lay.BLOCKS - 1)),
    min_size=1,
    max_size=partial.STRIDE - 1,
)
places = st.integers(-3000, 3000)  # thousandths of a block
within = st.integers(50, 950)


def spans(
    box: partial.Box, eye: npt.NDArray[np.float64], way: npt.NDArray[np.float64], grown: float
) -> tuple[float, float]:
    """Where a ray enters and leaves a box, a little larger on all sides, in double precision."""
    a = (np.array(CELL) + np.array(box.low) / 16 - grown - eye) / way
    b = (np.array(CELL) + np.array(box.high) / 16 + grown - eye) / way
    return float(np.minimum(a, b).max()), float(np.maximum(a, b).min())


@settings(max_examples=200, deadline=None)
@given(boxes, st.tuples(places, places, places), st.tuples(within, within, within))
def test_any_boxes_are_met_where_brute_force_says(
    drawn: list[tuple[tuple[int, int], tuple[int, int], tuple[int, int], int]],
    offset: tuple[int, int, int],
    aim: tuple[int, int, int],
) -> None:
    parts = []
    for x, y, z, made_of in drawn:
        low, high = (min(x), min(y), min(z)), (max(x) + 1, max(y) + 1, max(z) + 1)
        parts.append(partial.Box(low, high, made_of))
    eye = np.array(CELL) + 0.5 + np.array(offset) / 1000
    way = np.array(CELL) + np.array(aim) / 1000 - eye
    assume(np.abs(way).min() > 0.01)
    way /= np.linalg.norm(way)
    met = {}
    for k, box in enumerate(parts):
        begin, end = spans(box, eye, way, 0.0)
        if begin > 0 and end > begin:
            assume(begin > 1e-3 and end - begin > 4e-3)
            met[k] = begin
        else:  # a ray that only just misses may meet the box in single precision
            begin, end = spans(box, eye, way, 1e-3)
            assume(begin < 0 or end < begin)
    rows = TABLES.copy()
    rows[PARTIAL_AT:] = partial.table({lay.FIRST_PARTIAL: parts})
    block, face, t, *_, u, v = shot(world((CELL, lay.FIRST_PARTIAL)), tuple(eye), tuple(way), rows)
    if not met:
        assert (block, face) == (0, lay.NO_FACE)
        return
    assert t == pytest.approx(min(met.values()), abs=1e-3)
    assert block in {parts[k].block for k in met if met[k] < t + 1e-3}
    point = (eye + way * t - np.array(CELL)).clip(0, 1)
    across = point[2] if face < 2 else point[0]
    down = point[2] if face in (2, 3) else 1 - point[1]
    assert (u, v) == pytest.approx((across, down), abs=1e-3)


def test_the_kernel_agrees_with_the_reference() -> None:
    pytest.importorskip("triton")
    paths = f"{ROOT}{os.pathsep}{ROOT / 'kernels'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"TRITON_INTERPRET": "1", "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]


def test_every_value_has_boxes_within_its_cell_and_fits_the_table() -> None:
    assert list(partial.BOXES) == list(range(lay.FIRST_PARTIAL, partial.END))
    assert partial.END <= lay.AIR_BASE
    for parts in partial.BOXES.values():
        assert 1 <= len(parts) < partial.STRIDE
        for box in parts:
            assert 0 < box.block < lay.FIRST_PLANT
            assert all(0 <= a < b <= 16 for a, b in zip(box.low, box.high, strict=True))
