"""The sky that a style asks for, against the ray caster's."""

from __future__ import annotations

import torch

from mirage_game.evaluate.looks import wanted_looks
from mirage_game.model.sky import sky_of
from mirage_game.worlds.cameras import ray_cameras
from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast import render

WIDTH, HEIGHT = 96, 54


def environments() -> torch.Tensor:
    """Four night skies, each with one more thing in it."""
    env = torch.cat([look.code.environment for look in wanted_looks(("vampire castle", "moon base", "tarot"))])
    env = torch.cat([env, env[:1]]).clone()
    colour = torch.tensor([0.1, 0.9, 0.5])
    for row, (what, at) in enumerate(
        ((lay.AURORA, lay.AURORA_COLOUR), (lay.PLANET_SIZE, lay.PLANET_COLOUR), (lay.NEBULA, lay.NEBULA_COLOUR))
    ):
        env[row, what], env[row, at : at + 3] = 0.4, colour
    env[1, lay.PLANET_RING] = env[3, lay.RAINBOW] = 0.8
    env[3, lay.BANDS] = 5
    for plain in (lay.SATURATION, lay.CONTRAST, lay.GAMMA, lay.GAIN):
        env[:, plain] = 1.0
    return env


def test_it_is_the_ray_casters_sky() -> None:
    env, angles = environments(), torch.tensor([[0.0, 20, 0], [40, 25, 0], [100, 20, 5], [150, 10, 0]])
    poses = torch.cat([torch.tensor([[0.0, 30, 0]]).expand(4, -1), angles, torch.full((4, 1), 70.0)], 1)
    air = torch.full((1, lay.SIZE_Y, lay.SIZE_Z, lay.SIZE_X), lay.AIR_BASE + 1, dtype=torch.uint8)
    paint = torch.zeros(4, lay.BLOCKS, lay.SIDES, lay.TEXELS, dtype=torch.int32)
    clock = torch.full((4,), 3.0)
    cameras, nowhere = ray_cameras(poses[:, None], clock[:, None]), torch.zeros(4, dtype=torch.int32)
    scene = torch.zeros(4, lay.SCENE)
    true = render(air, torch.full_like(air, 15), nowhere, cameras, scene, [paint], [env], WIDTH, HEIGHT, samples=1)
    mine = sky_of(env, torch.zeros(4), poses, clock, (HEIGHT, WIDTH))
    assert (mine[:, 3] == 1).all()
    off = ((mine[:, :3] + 1) / 2 - true.images[0][:, 0]).abs()
    assert off.mean() < 1e-4
    assert (off > 0.01).float().mean() < 1e-3  # a ray on the border between two stars' places


def test_nothing_is_said_of_a_sky_that_stays_or_whose_direction_is_not_known() -> None:
    env, poses = environments()[:1], torch.tensor([[0.0, 30, 0, 0, 20, 0, 70]])
    assert not sky_of(env, torch.ones(1), poses, torch.zeros(1), (8, 16)).any()
    assert not sky_of(env, torch.zeros(1), torch.zeros(1, 7), torch.zeros(1), (8, 16)).any()
