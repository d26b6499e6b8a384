"""Crops: narrower views of the same paths, whose geometry stays true."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from mirage_game.style.bank import StyleBank
from mirage_game.worlds.cameras import axes, camera_vector
from mirage_game.worlds.clips import Clip, ClipOptions, make_clip, render_clip
from mirage_game.worlds.flow import flow_to_previous, warp_previous
from mirage_game.worlds.paths import Paths, make_paths
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_game.worlds.zoom import NEAREST, zoomed

WIDTH, HEIGHT = 128, 72
ASPECT = WIDTH / HEIGHT


@pytest.fixture(scope="module")
def pool() -> WorldPool:
    return WorldPool(2, seed=3)


def tangents(poses: Tensor) -> Tensor:
    return torch.tan(torch.deg2rad(poses[..., 6]) / 2)


def middles(crop: Paths, whole: Paths) -> Tensor:
    """Where the middles of the crops lie in the whole picture, (..., 2), -1..1 from edge to edge."""
    right, up, forward = axes(whole.poses)
    way = axes(crop.poses)[2]
    ahead = (way * forward).sum(-1) * tangents(whole.poses)
    return torch.stack([(way * right).sum(-1) / ahead / ASPECT, (way * up).sum(-1) / ahead], -1)


def test_crops_lie_within_the_picture_and_know_their_camera(pool: WorldPool) -> None:
    draw = Draw.seeded(1, "cpu")
    whole = make_paths(draw, pool, torch.arange(2).repeat(100), 4)
    crop = zoomed(draw, whole, 1.0, ASPECT)
    size = tangents(crop.poses) / tangents(whole.poses)
    assert size.min() >= 1 / NEAREST - 1e-4
    assert size.max() <= 1 + 1e-4
    assert (size.log().mean() / torch.tensor(NEAREST).log()).item() == pytest.approx(-0.5, abs=0.1)
    middle = middles(crop, whole)
    assert (middle.abs() <= 1 - size[..., None] + 1e-3).all()
    assert middle.abs().mean() > 0.1
    assert torch.allclose(middle, middle[:, :1], atol=1e-3)  # the same place for the whole clip
    assert torch.equal(crop.poses[..., :3], whole.poses[..., :3])
    assert torch.equal(crop.camera, camera_vector(crop.poses))
    assert torch.equal(crop.controls, whole.controls)


def test_only_a_share_is_cropped_and_none_by_default(pool: WorldPool, bank: StyleBank) -> None:
    draw = Draw.seeded(1, "cpu")
    whole = make_paths(draw, pool, torch.arange(2).repeat(200), 2)
    same = (zoomed(draw, whole, 0.25, ASPECT).poses == whole.poses).flatten(1).all(1)
    assert same.float().mean().item() == pytest.approx(0.75, abs=0.08)

    def poses(**options: float) -> Tensor:
        generator = torch.Generator().manual_seed(5)
        chosen = ClipOptions(samples=1, **options)  # type: ignore[arg-type]
        return make_clip(pool, 4, 2, 32, 18, bank, None, generator, chosen).poses

    assert torch.equal(poses(), poses(zoom_share=0.0))
    assert not torch.equal(poses(), poses(zoom_share=1.0))
    assert (poses(zoom_share=1.0)[..., 6] < poses()[..., 6]).all()


def test_a_crop_shows_what_is_seen_there_and_moves_as_it_says(pool: WorldPool, bank: StyleBank) -> None:
    draw = Draw.seeded(7, "cpu")
    world = torch.arange(2).repeat(3)
    whole = make_paths(draw, pool, world, 2)
    crop = zoomed(draw, whole, 1.0, ASPECT)
    quiet = ClipOptions(samples=5, hud=False, degrade=False, mobs=False, plain=True)

    def rendered(paths: Paths) -> Clip:
        styles = torch.zeros(6, dtype=torch.long)
        return render_clip(pool, world, paths, WIDTH, HEIGHT, bank, styles, Draw.seeded(2, "cpu"), quiet)

    far, near = rendered(whole), rendered(crop)
    x, y = middles(crop, whole).unbind(-1)
    column, row = ((x + 1) / 2 * WIDTH).long(), ((1 - y) / 2 * HEIGHT).long()
    clips, frames = torch.arange(6)[:, None], torch.arange(2)
    there, here = far.depth[clips, frames, row, column], near.depth[:, :, HEIGHT // 2, WIDTH // 2]
    assert ((there - here).abs() < 0.05 * there + 0.3).float().mean() > 0.8
    flow, mask = flow_to_previous(near.depth[:, 1], near.poses[:, 1], near.poses[:, 0], near.depth[:, 0])
    warped = ((warp_previous(near.source[:, 0], flow) - near.source[:, 1]).abs().mean(1) * mask).sum() / mask.sum()
    still = ((near.source[:, 0] - near.source[:, 1]).abs().mean(1) * mask).sum() / mask.sum()
    assert mask.float().mean() > 0.4
    assert warped < still * 0.6
