"""What training is told of a clip besides its pictures."""

from __future__ import annotations

import torch

from mirage_game.model.style_tokens import LIGHT_TOKEN, SKY_TOKEN
from mirage_game.style.code import ROLE_INDEX
from mirage_game.train.data import make_bank, make_batch, roles_of
from mirage_game.train.objective import role_loss
from mirage_game.worlds.clips import make_clip
from mirage_game.worlds.pool import WorldPool
from mirage_kernels.raycast import layout as lay

CPU = torch.device("cpu")


def test_roles_are_those_of_the_blocks_in_the_middle_of_each_place() -> None:
    bank, pool = make_bank(4, 1, CPU), WorldPool(1, seed=2)
    clip = make_clip(pool, 2, 2, 64, 48, bank, generator=torch.Generator().manual_seed(3))
    surface = torch.zeros(2, 2, 48, 64, dtype=torch.int16)
    surface[:, :, :24] = lay.NO_FACE  # sky above
    surface[:, :, 24:, :32] = lay.GRASS * 8 + 3  # the top of turf
    surface[:, :, 24:, 32:] = lay.GRASS * 8 + 4  # its side
    surface[:, :, :24, :8] = 5  # a creature
    roles = roles_of(clip._replace(surface=surface)).view(4, 12, 16)
    assert (roles[:, :6, 2:] == SKY_TOKEN).all()
    assert (roles[:, :6, :2] == LIGHT_TOKEN).all()
    assert (roles[:, 6:, :8] == ROLE_INDEX["ground"]).all()
    assert (roles[:, 6:, 8:] == ROLE_INDEX["soil"]).all()


def test_a_batch_knows_each_condition_for_whole_clips() -> None:
    bank, pool = make_bank(4, 1, CPU), WorldPool(1, seed=2)
    batch = make_batch(pool, bank, 6, 3, 64, 48, torch.Generator().manual_seed(1))
    assert batch.source.shape == batch.target.shape == (6, 3, 3, 48, 64)
    assert batch.code.pattern.shape[0] == 6
    for known in (batch.conditions.has_camera, batch.conditions.has_controls, batch.conditions.has_depth):
        per_clip = known.view(6, 3)
        assert (per_clip == per_clip[:, :1]).all()
    assert batch.conditions.camera.shape == (18, 9)
    assert (batch.conditions.clock >= 0).all()
    assert (batch.conditions.clock < 8).all()


def test_role_loss_is_small_where_the_right_token_is_looked_up() -> None:
    roles = torch.tensor([[0, 2, 1]])
    right = torch.nn.functional.one_hot(roles, 4).float() * 20
    assert role_loss(right, roles).item() < 1e-3
    assert role_loss(-right, roles).item() > 10
