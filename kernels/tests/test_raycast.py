"""The ray caster's Triton kernel against its reference, at small odd sizes, with outputs that start as NaN."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys, torch
from mirage_game.worlds import looks
from mirage_game.worlds.cameras import ray_cameras
from mirage_game.worlds.paths import make_paths
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_game.worlds.styles import style_looks
from mirage_game.worlds.terrain import make_terrain
from mirage_kernels.raycast import Rendered, kernel, layout as lay, render
from mirage_kernels.raycast.ornaments import KINDS

samples, width, height = (int(a) for a in sys.argv[1:])
draw = Draw.seeded(5, "cpu")
pool = WorldPool(2, seed=5)
fresh = make_terrain(draw, 2, sites=True)
for part, new in zip((pool.cells, pool.light, pool.ground, pool.village, pool.floor, pool.den), fresh):
    part[:] = new
world = torch.tensor([1, 0, 1])
paths = make_paths(draw, pool, world, 1)
poses = paths.poses.clone()
poses[2, :, 1] = 53.0          # above the world, looking down
poses[2, :, 4] = -50.0
now = looks.weather(draw, 3)
now.scene[:, 9] = 1.0
now.scene[:, 13] = 1.0
look = looks.source_look(draw, now)
styled = style_looks(torch.device("cpu"))
pick = torch.tensor([6, 15, 24])
# The first sample looks from one site at another, so that shapes fill its picture, some of them turning.
places = (pool.cells[1] >= lay.SITE_BASE).nonzero()[:, [2, 0, 1]] + 0.5
near = places[((places[:, None] - places[None]).norm(dim=-1) < 9).sum(1).argmax()]
poses[0, 0] = torch.tensor([*(near + torch.tensor([2.5, 1.0, 2.5])), -45.0, -12.0, 0.0, 45.0])
poses[1, :, 4] = 30.0
poses[1, :, 3] = 60.0
environment = styled.environment[pick].clone()
for at, value in {
    lay.AURORA: 0.8, lay.PLANET_SIZE: 0.3, lay.PLANET_RING: 1.0, lay.NEBULA: 0.7, lay.RAINBOW: 0.9,
}.items():
    environment[:, at] = value
for at in (lay.AURORA_COLOUR, lay.PLANET_COLOUR, lay.NEBULA_COLOUR):
    environment[:, at : at + 3] = draw.uniform(3, 3)
shapes = draw.uniform(3, lay.SITES, lay.ORNAMENT)
shapes[..., 0] = draw.integer(3, lay.SITES, low=1, high=len(KINDS)).float()
shapes[:, 0, 0] = KINDS.index("gear")
arguments = (
    pool.cells, pool.light, world.to(torch.int32), ray_cameras(poses, torch.full((3, 1), 1.3)), now.scene,
    [look.textures, styled.textures[pick]], [look.environment, environment], width, height,
)
worn = [None, shapes] if samples == 1 else [shapes, None]
plain_empty = torch.empty
torch.empty = lambda *a, **k: plain_empty(*a, **k).fill_(-7 if k.get("dtype") == torch.int16 else float("nan"))
a = render(*arguments, samples=samples, kernel=False, ornaments=worn)
plain = render(*arguments, samples=samples, kernel=False)
# Large tiles, because the interpreter runs them one after another.
b = Rendered(*kernel.render(*arguments[:-2], worn, *arguments[-2:], samples, 96.0, tile=(32, 16)))
wearer = 1 if samples == 1 else 0
assert torch.equal(plain.images[1 - wearer], a.images[1 - wearer])
assert torch.equal(plain.depth, a.depth) and torch.equal(plain.surface, a.surface)
changed = (plain.images[wearer][0] != a.images[wearer][0]).any(1).float().mean().item()
assert changed > 0.02, changed
for one, two in zip(a.images, b.images):
    assert torch.isfinite(one).all() and torch.isfinite(two).all()
    near = ((one - two).abs() < 0.03).float().mean().item()
    assert near > 0.985, near
    assert (one - two).abs().mean() < 0.004
same = (a.surface == b.surface).float().mean().item()
assert same > 0.985, same
close = torch.isclose(a.depth, b.depth, rtol=1e-3, atol=1e-3).float().mean().item()
assert close > 0.985, close
assert (a.depth > 0).any() and (a.surface >= 0).all()
"""


@pytest.mark.parametrize(("samples", "width", "height"), [(1, 37, 21), (5, 13, 7)])
def test_kernel_agrees_with_reference(samples: int, width: int, height: int) -> None:
    pytest.importorskip("triton")
    paths = f"{ROOT}{os.pathsep}{ROOT / 'kernels'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    environment = os.environ | {"TRITON_INTERPRET": "1", "PYTHONPATH": paths}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(samples), str(width), str(height)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]


def test_wrong_arguments_are_refused() -> None:
    from mirage_kernels.raycast import layout, render

    cells = torch.zeros(1, layout.SIZE_Y, layout.SIZE_Z, layout.SIZE_X, dtype=torch.uint8)
    cameras, world = torch.zeros(1, 1, layout.CAMERA), torch.zeros(1, dtype=torch.int32)
    with pytest.raises(ValueError, match="samples"):
        render(cells, cells, world, cameras, torch.zeros(1, layout.SCENE), [], [], 8, 8)
    with pytest.raises(ValueError, match="cells"):
        render(cells[:, 1:], cells, world, cameras, torch.zeros(1, layout.SCENE), [cells], [cells], 8, 8, samples=1)


def test_ornaments_are_one_entry_a_look_and_for_one_look() -> None:
    from mirage_kernels.raycast import layout, render

    cells = torch.zeros(1, layout.SIZE_Y, layout.SIZE_Z, layout.SIZE_X, dtype=torch.uint8)
    arguments = (
        cells, cells, torch.zeros(1, dtype=torch.int32), torch.zeros(1, 1, layout.CAMERA),
        torch.zeros(1, layout.SCENE), [cells, cells], [cells, cells], 8, 8,
    )  # fmt: skip
    shapes = torch.zeros(1, layout.SITES, layout.ORNAMENT)
    for ornaments in ([shapes], [shapes, shapes], [None, shapes[:, 1:]]):
        with pytest.raises(ValueError, match="ornaments"):
            render(*arguments, ornaments=ornaments)


def test_ornaments_are_the_style_code_s() -> None:
    from mirage_game.style.code import ORNAMENT_KINDS, SITES
    from mirage_kernels.raycast import layout, ornaments

    assert ornaments.KINDS == ORNAMENT_KINDS
    assert len(SITES) == layout.SITES
    assert all(len(picture) == 16 and all(len(row) == 16 for row in picture) for picture in ornaments.PICTURES.values())


def test_plants_have_sixteen_rows_of_sixteen_bits() -> None:
    from mirage_kernels.raycast import layout

    plants = layout.BLOCKS - layout.FIRST_PLANT
    assert len(layout.PLANT_ROWS) == plants * 16
    assert all(0 <= row < 1 << 16 for row in layout.PLANT_ROWS)
