"""Creatures of clips: where they are follows from the clock, they walk the way they look, and boxes are boxes."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage_game.style.bank import StyleBank
from mirage_game.worlds import mobs
from mirage_game.worlds.clips import ClipOptions, make_clip
from mirage_game.worlds.mob_kinds import KINDS, PARTS
from mirage_game.worlds.paths import FRAME_S, make_paths
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_kernels.raycast import layout as lay

BATCH, FRAMES = 24, 6


@pytest.fixture(scope="module")
def pool() -> WorldPool:
    return WorldPool(2, seed=3)


def made(pool: WorldPool, seed: int, first: int = 0, last: int = FRAMES) -> tuple[torch.Tensor, torch.Tensor]:
    """Bodies and poses of frames `first` to `last` of the same paths."""
    world = torch.arange(2).repeat(BATCH // 2)
    poses = make_paths(Draw.seeded(9, "cpu"), pool, world, FRAMES).poses[:, first:last]
    time_s = (torch.arange(first, last) * FRAME_S + 5.0).expand(BATCH, -1)
    return mobs.make_mobs(Draw.seeded(seed, "cpu"), pool, world, poses, time_s), poses


@pytest.fixture
def lively(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mobs, "LIVELY", 1.0)


def test_some_samples_have_creatures_within_sight_and_most_have_none(pool: WorldPool) -> None:
    bodies, poses = made(pool, 1)
    assert bodies.shape == (BATCH, FRAMES, mobs.MOBS, 1 + PARTS, lay.BODY)
    assert torch.isfinite(bodies).all()
    whole = bodies[..., 0, :]
    seen = whole[..., lay.WHOLE_RADIUS] > 0
    assert 0.15 < seen.flatten(1).any(1).float().mean() < 0.75
    away = (whole[..., [0, 2]] - poses[:, :, None, [0, 2]]).norm(dim=-1)
    assert away[seen].max() < mobs.SEEN + 3  # its middle is not its feet
    boxes = whole[..., lay.WHOLE_BOXES]
    assert (boxes >= 1).all()
    assert (boxes <= PARTS).all()


@given(cut=st.integers(1, FRAMES - 1), seed=st.integers(0, 99))
@settings(max_examples=8, deadline=None)
def test_a_stream_may_be_made_in_chunks(pool: WorldPool, cut: int, seed: int) -> None:
    whole, _ = made(pool, seed)
    pieces = [made(pool, seed, *ends)[0] for ends in ((0, cut), (cut, FRAMES))]
    assert torch.allclose(torch.cat(pieces, 1), whole, atol=1e-4)


@pytest.mark.usefixtures("lively")
def test_boxes_are_upright_or_turned_never_skewed_and_lie_within_their_sphere(pool: WorldPool) -> None:
    bodies, _ = made(pool, 2)
    rows = torch.unflatten(bodies[..., 1:, lay.BOX_MATRIX : lay.BOX_COLOURS], -1, (3, 3))
    half = 1 / rows.norm(dim=-1)
    axes = rows * half[..., None]
    there = torch.arange(PARTS) < bodies[..., 0, lay.WHOLE_BOXES, None]
    assert torch.allclose((axes @ axes.mT)[there], torch.eye(3), atol=1e-4)
    assert torch.allclose(torch.linalg.det(axes[there]), torch.ones(()), atol=1e-4)
    corners = torch.cartesian_prod(*[torch.tensor([-1.0, 1.0])] * 3) @ (axes * half[..., None])
    far = (bodies[..., 1:, None, :3] + corners - bodies[..., :1, None, :3]).norm(dim=-1).amax(-1)
    radius = bodies[..., 0, lay.WHOLE_RADIUS, None]
    assert (far <= radius + 1e-4)[there & (radius > 0)].all()
    shares = bodies[..., 1:, lay.BOX_COLOURS : lay.BOX_PATTERN][there]
    assert shares.min() >= 0
    assert shares.max() < 1.2


@pytest.mark.usefixtures("lively")
def test_what_walks_goes_on_the_ground_the_way_it_looks(pool: WorldPool) -> None:
    world, frames = torch.zeros(BATCH, dtype=torch.long), 2
    poses = make_paths(Draw.seeded(9, "cpu"), pool, world, 1).poses.expand(-1, frames, -1)
    time_s = (torch.arange(frames) * FRAME_S).expand(BATCH, -1)
    chosen = mobs._choose(Draw.seeded(4, "cpu"), pool, world, poses, time_s)
    moved = chosen.place[:, :, 1] - chosen.place[:, :, 0]
    same = (chosen.traits["x"][:, 0] == chosen.traits["x"][:, 1]) & ~chosen.led[:, 0] & chosen.shown[:, 0]
    walks = same & (chosen.walks[:, 0] > 0)
    speed = moved.norm(dim=0) / FRAME_S
    assert walks.sum() > 20
    assert (speed[same & ~walks] == 0).all()
    assert speed[walks].max() < 3
    ahead = moved[0] * chosen.yaw[:, 0].sin() - moved[1] * chosen.yaw[:, 0].cos()
    assert (ahead[walks] > 0.9 * speed[walks] * FRAME_S).all()

    bodies = mobs.make_mobs(Draw.seeded(4, "cpu"), pool, world, poses, time_s)
    grounded = torch.tensor([kind.high == 0 and kind.hop == 0 for kind in KINDS])[chosen.kind] & ~chosen.led
    feet = mobs._ground(pool, world, chosen.place, chosen.below)
    rows = torch.unflatten(bodies[..., 1:, lay.BOX_MATRIX : lay.BOX_COLOURS], -1, (3, 3))
    down = (rows[..., 1] / rows.norm(dim=-1) ** 2).abs().sum(-1)  # half of what a box takes up from top to bottom
    there = torch.arange(PARTS) < bodies[..., 0, lay.WHOLE_BOXES, None]
    lowest = (bodies[..., 1:, 1] - down + ~there * 99.0).amin(-1)
    assert (lowest - feet)[grounded].abs().max() < 0.45


def test_the_ground_is_that_of_the_columns(pool: WorldPool) -> None:
    world = torch.tensor([1, 0])
    middles = torch.tensor([[[3.5, 127.5], [64.5, 0.5]], [[90.5, 8.5], [0.5, 127.5]]])
    x, z = middles.floor().long()
    for below, heights in ((False, pool.ground), (True, pool.floor)):
        found = mobs._ground(pool, world, middles, torch.tensor([[below]]))
        assert torch.equal(found, heights[world[:, None], z, x])


@pytest.mark.usefixtures("lively")
def test_a_clip_shows_creatures_in_colours_of_their_own(pool: WorldPool, bank: StyleBank) -> None:
    def shown(**options: bool) -> torch.Tensor:
        quiet = ClipOptions(samples=1, hud=False, degrade=False, **options)
        styles, chance = torch.tensor([0, 1] * 6), torch.Generator().manual_seed(3)
        clip = make_clip(pool, 12, 1, 64, 36, bank, styles, chance, quiet)
        creature = clip.surface < 6
        assert (clip.depth[creature] > 0).all()
        assert torch.equal(clip.source[0::2], clip.target[0::2])
        return creature

    assert shown().float().mean() > 0.002
    assert not shown(mobs=False).any()


def test_every_kind_fits_its_table() -> None:
    assert all(1 <= len(kind.boxes) <= PARTS for kind in KINDS)
    assert len({kind.name for kind in KINDS}) == len(KINDS)
