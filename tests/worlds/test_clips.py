"""Clips: the same seed gives the same clip, the plain style changes nothing, and what a clip says about itself is
true.
"""

from __future__ import annotations

import pytest
import torch

from mirage_game.style.bank import StyleBank
from mirage_game.style.code import StyleCode
from mirage_game.worlds.cameras import axes, motion, turned
from mirage_game.worlds.clips import Clip, ClipOptions, make_clip
from mirage_game.worlds.flow import flow_to_previous, warp_previous
from mirage_game.worlds.paths import CONTROLS, make_paths, solid_at
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw

WIDTH, HEIGHT = 64, 36


@pytest.fixture(scope="module")
def pool() -> WorldPool:
    return WorldPool(2, seed=3)


def clip(pool: WorldPool, bank: StyleBank, seed: int, styles: torch.Tensor | None = None, frames: int = 3) -> Clip:
    count = 4 if styles is None else len(styles)
    return make_clip(
        pool,
        count,
        frames,
        WIDTH,
        HEIGHT,
        bank,
        styles,
        torch.Generator().manual_seed(seed),
        ClipOptions(samples=1),
    )


def test_shapes_and_ranges(pool: WorldPool, bank: StyleBank) -> None:
    c = clip(pool, bank, 1)
    assert c.source.shape == c.target.shape == (4, 3, 3, HEIGHT, WIDTH)
    assert c.depth.shape == (4, 3, HEIGHT, WIDTH)
    assert c.poses.shape == (4, 3, 7)
    assert c.camera.shape == (4, 3, 9)
    assert c.controls.shape == (4, 3, 16) == (*c.poses.shape[:2], len(CONTROLS))
    assert c.style.shape == (4,)
    assert c.style.dtype == torch.long
    assert all(len(part) == 4 for part in c.code)
    assert c.time.shape == (4, 3)
    assert torch.allclose(c.time.diff(dim=1), torch.tensor(0.05), atol=1e-4)
    for images in (c.source, c.target):
        assert torch.isfinite(images).all()
        assert images.min() >= -1
        assert images.max() <= 1
    assert (c.depth >= 0).all()
    assert (c.camera[:, 0, :6] == 0).all()


def parts(c: Clip) -> list[torch.Tensor]:
    return [part for field in c for part in (field if isinstance(field, StyleCode) else [field])]


def test_same_seed_same_clip(pool: WorldPool, bank: StyleBank) -> None:
    one, two, other = (clip(pool, bank, seed) for seed in (7, 7, 8))
    assert all(torch.equal(a, b) for a, b in zip(parts(one), parts(two), strict=True))
    assert not torch.equal(one.source, other.source)


def test_a_clip_says_which_styles_it_wears(pool: WorldPool, bank: StyleBank) -> None:
    c = clip(pool, bank, 3, torch.tensor([3, 0, 1]))
    assert c.style.tolist() == [3, 0, 1]
    assert all(torch.equal(a, b[[3, 0, 1]]) for a, b in zip(c.code, bank.codes, strict=True))


def test_the_identity_changes_nothing_and_others_do(pool: WorldPool, bank: StyleBank) -> None:
    c = clip(pool, bank, 2, torch.tensor([0, 1, 0, 3]))
    assert torch.equal(c.source[0], c.target[0])
    assert torch.equal(c.source[2], c.target[2])
    assert (c.source[1] - c.target[1]).abs().mean() > 0.05
    assert (c.source[3] - c.target[3]).abs().mean() > 0.02


def test_what_a_style_does_not_set_looks_as_in_the_game(pool: WorldPool, bank: StyleBank) -> None:
    quiet = ClipOptions(samples=1, hud=False, degrade=False)
    c = make_clip(pool, 8, 2, WIDTH, HEIGHT, bank, torch.full((8,), 2), torch.Generator().manual_seed(6), options=quiet)
    same = (c.source == c.target).all(2)
    assert 0.5 < same.float().mean() < 1  # all but leaves, and what shows through water
    assert same[c.depth == 0].all()  # the sky


@pytest.mark.parametrize("styles", [torch.tensor([[0]]), torch.tensor([5]), torch.tensor([-1])])
def test_wrong_styles_are_refused(pool: WorldPool, bank: StyleBank, styles: torch.Tensor) -> None:
    with pytest.raises(ValueError, match="style"):
        make_clip(pool, 1, 1, WIDTH, HEIGHT, bank, styles)


def test_flow_warps_the_frame_before_onto_this_one(pool: WorldPool, bank: StyleBank) -> None:
    quiet = ClipOptions(samples=5, hud=False, degrade=False, mobs=False, plain=True)
    c = make_clip(pool, 6, 2, 128, 72, bank, torch.zeros(6, dtype=torch.long), torch.Generator().manual_seed(5), quiet)
    flow, mask = flow_to_previous(c.depth[:, 1], c.poses[:, 1], c.poses[:, 0], c.depth[:, 0])
    warped = warp_previous(c.source[:, 0], flow)
    error = ((warped - c.source[:, 1]).abs().mean(1) * mask).sum() / mask.sum()
    still = ((c.source[:, 0] - c.source[:, 1]).abs().mean(1) * mask).sum() / mask.sum()
    assert mask.float().mean() > 0.5
    assert error < 0.06
    assert error < still * 0.6


def test_warping_follows_whole_pixels() -> None:
    previous = torch.rand(2, 3, 5, 7) * 2 - 1
    flow = torch.zeros(2, 5, 7, 2)
    flow[0, ..., 0], flow[1, ..., 1] = 2.0, -1.0
    moved = warp_previous(previous, flow)
    assert torch.allclose(moved[0, :, :, :5], previous[0, :, :, 2:], atol=1e-5)
    assert torch.allclose(moved[1, :, 1:], previous[1, :, :4], atol=1e-5)
    assert torch.allclose(moved[1, :, 0], previous[1, :, 0], atol=1e-5)  # the border repeats


def test_flow_of_a_still_camera_is_zero_and_of_a_turn_is_sideways() -> None:
    pose = torch.tensor([[0.0, 5, 0, 30, 0, 0, 70]])
    depth = torch.full((1, 20, 40), 8.0)
    flow, mask = flow_to_previous(depth, pose, pose, depth)
    assert flow.abs().max() < 1e-3
    assert mask[:, 1:-1, 1:-1].all()
    turned_right = pose.clone()
    turned_right[:, 3] += 4
    flow, _ = flow_to_previous(torch.zeros(1, 20, 40), turned_right, pose)
    assert (flow[..., 0] > 0.5).all()  # what is seen now lay further right before
    assert flow[:, 10, :, 1].abs().max() < 0.5


def test_axes_follow_the_wire() -> None:
    right, up, forward = axes(
        torch.tensor([[0.0, 0, 0, 0, 0, 0, 70], [0, 0, 0, 90, 0, 0, 70], [0, 0, 0, 0, 45, 0, 70]])
    )
    assert torch.allclose(forward[0], torch.tensor([0.0, 0, -1]), atol=1e-6)
    assert torch.allclose(right[0], torch.tensor([1.0, 0, 0]), atol=1e-6)
    assert torch.allclose(up[0], torch.tensor([0.0, 1, 0]), atol=1e-6)
    assert torch.allclose(forward[1], torch.tensor([1.0, 0, 0]), atol=1e-6)
    assert forward[2, 1] > 0.7


def test_motion_is_in_the_cameras_own_axes() -> None:
    poses = torch.tensor([[[0.0, 0, 0, 90, 0, 0, 70], [1, 0, 0, 90, 0, 0, 70], [1, 2, 0, 350, 0, 0, 70]]])
    moved = motion(poses)
    assert torch.allclose(moved[0, 1], torch.tensor([0.0, 0, 1, 0, 0, 0]), atol=1e-5)
    assert moved[0, 2, 1] == pytest.approx(2)
    assert moved[0, 2, 3] == pytest.approx(-100)
    assert turned(torch.tensor(350.0)) == pytest.approx(-10)
    assert torch.equal(motion(poses[:, :1]), torch.zeros(1, 1, 6))


def test_paths_keep_out_of_blocks(pool: WorldPool) -> None:
    world = torch.arange(2).repeat(32)
    paths = make_paths(Draw.seeded(9, "cpu"), pool, world, 12)
    x, y, z = (paths.poses[..., k] for k in range(3))
    assert not solid_at(pool.cells, world[:, None], x, y, z).any()
    assert ((paths.poses[..., 6] >= 55) & (paths.poses[..., 6] <= 105)).all()


def test_controls_agree_with_the_motion(pool: WorldPool) -> None:
    paths = make_paths(Draw.seeded(4, "cpu"), pool, torch.arange(2).repeat(32), 8)
    keys, moved = paths.controls, paths.camera
    calm = moved[..., :3].norm(dim=-1).amax(1) < 1.5  # no cut
    forward = (keys[..., 0] > 0) & (keys[..., 2] == 0) & (keys[..., 3] == 0) & calm[:, None]
    forward[:, 0] = False
    level = moved[..., 2] / torch.cos(torch.deg2rad(paths.poses[..., 4]))
    assert forward.any()
    assert (level[forward] > -0.35).all()
    assert level[forward].mean() > 0.1
    turn = moved[..., 3] / 0.15 / 100
    assert torch.allclose(keys[calm][:, 1:, 12], turn[calm][:, 1:], atol=1e-3)


def test_pool_replaces_its_oldest_worlds() -> None:
    small = WorldPool(2, seed=1)
    before = small.cells.clone()
    small.refresh(1)
    assert not torch.equal(before[0], small.cells[0])
    assert torch.equal(before[1:], small.cells[1:])
    with pytest.raises(ValueError, match="replace"):
        small.refresh(3)
    with pytest.raises(ValueError, match="at least one"):
        WorldPool(0)
