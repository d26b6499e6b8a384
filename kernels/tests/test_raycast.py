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
from mirage_kernels.raycast import Rendered, kernel, render

samples, width, height = (int(a) for a in sys.argv[1:])
draw = Draw.seeded(5, "cpu")
pool = WorldPool(2, seed=5)
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
arguments = (
    pool.cells, pool.light, world.to(torch.int32), ray_cameras(poses, torch.zeros(3, 1)), now.scene,
    [look.textures, styled.textures[pick]], [look.environment, styled.environment[pick]], width, height,
)
plain_empty = torch.empty
torch.empty = lambda *a, **k: plain_empty(*a, **k).fill_(-7 if k.get("dtype") == torch.int16 else float("nan"))
a = render(*arguments, samples=samples, kernel=False)
# Large tiles, because the interpreter runs them one after another.
b = Rendered(*kernel.render(*arguments, samples, 96.0, tile=(32, 16)))
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


def test_plants_have_sixteen_rows_of_sixteen_bits() -> None:
    from mirage_kernels.raycast import layout

    plants = layout.BLOCKS - layout.FIRST_PLANT
    assert len(layout.PLANT_ROWS) == plants * 16
    assert all(0 <= row < 1 << 16 for row in layout.PLANT_ROWS)
