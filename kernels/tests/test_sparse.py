"""The demo game's quick frame against the reference, which casts every ray."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from mirage_game.worlds import looks
from mirage_game.worlds.cameras import ray_cameras
from mirage_game.worlds.paths import make_paths
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_game.worlds.styles import style_looks
from mirage_kernels import raycast
from mirage_kernels.raycast.sparse import render_sparse
from mirage_kernels.raycast.tables import TABLES

FAR = 96.0


@pytest.fixture(scope="module")
def pool() -> WorldPool:
    return WorldPool(2, seed=5)


@pytest.mark.parametrize(("width", "height"), [(96, 54), (37, 21)])
def test_quick_frames_agree_with_the_reference(pool: WorldPool, width: int, height: int) -> None:
    draw = Draw.seeded(5, "cpu")
    world = torch.tensor([0, 1, 0, 1])
    poses = make_paths(draw, pool, world, 1).poses
    poses[3, :, 1], poses[3, :, 4] = 53.0, -50.0  # above the world, looking down
    cameras, scene = ray_cameras(poses, torch.zeros(4, 1)), looks.weather(draw, 4).scene
    look = style_looks(draw.device)
    textures = look.textures[:1].expand(4, -1, -1, -1)
    environments = look.environment[:1].expand(4, -1)
    every = raycast.render(
        pool.cells, pool.light, world.int(), cameras, scene, [textures], [environments], width, height,
        samples=1, far=FAR, kernel=False,
    )  # fmt: skip
    for row in range(4):
        image = np.full((height, width, 3), 77, np.uint8)
        depth = np.full((height, width), np.nan, np.float32)
        render_sparse(
            pool.cells[world[row]].numpy().reshape(-1), pool.light[world[row]].numpy().reshape(-1), TABLES,
            cameras[row, 0].numpy(), scene[row].numpy(), look.textures[0].numpy(), look.environment[0].numpy(),
            np.float32(FAR), image, depth, np.empty((height // 2 + 1, width // 2 + 1), np.int64),
        )  # fmt: skip
        expected = (every.images[0][row, 0] * 255).permute(1, 2, 0).numpy()
        assert (np.abs(image - expected) < 2).all(-1).mean() > 0.97
        assert np.isclose(depth, every.depth[row, 0].numpy(), rtol=1e-3, atol=1e-3).mean() > 0.97
