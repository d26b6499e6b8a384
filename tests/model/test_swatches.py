"""Materials pinned to the world: the right texel of the right tile, whatever a hook tells."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from mirage_game.evaluate.looks import wanted_looks
from mirage_game.evaluate.metrics import luma
from mirage_game.model.sky import sky_of
from mirage_game.model.swatches import (
    COARSEST,
    FACES,
    NOTHING,
    SAMPLES,
    TEXEL_MAPS,
    fetch,
    nothing_seen,
    seen_of,
    shades,
    swatches,
)
from mirage_game.style.bank import StyleBank
from mirage_game.style.code import KEEP, ROLES, identity
from mirage_game.train.data import roles_of
from mirage_game.worlds.clips import ClipOptions, make_clip
from mirage_game.worlds.pool import WorldPool
from mirage_kernels.raycast import layout as lay

TILE = lay.TILE
LOOKS = wanted_looks(["steampunk", "cyberpunk"])


def wall(distance: float, height: int = 48, width: int = 64) -> tuple[Tensor, Tensor]:
    """Depth along the rays and the pose of a camera straight before a wall at z = -distance."""
    pose = torch.tensor([[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 90.0]])
    y = (1 - (torch.arange(height) + 0.5) * 2 / height)[:, None]
    x = ((torch.arange(width) + 0.5) * 2 / width - 1)[None] * width / height
    return (distance * (1 + x * x + y * y).sqrt())[None, None], pose


def finest(texel: Tensor) -> tuple[Tensor, Tensor]:
    """Column and row of texels of the finest level."""
    assert (texel < TILE * TILE).all()
    return texel % TILE, texel // TILE


def test_a_swatch_holds_the_tile_and_its_means() -> None:
    tiles = swatches(LOOKS[0].code)
    assert tiles.shape == (1, len(ROLES) + 1, lay.TEXELS, 5)
    assert not tiles[:, NOTHING].any()
    torch.testing.assert_close(tiles[:, :, COARSEST], tiles[:, :, : TILE * TILE].mean(2), atol=1e-5, rtol=1e-4)
    assert (tiles[0, :-1, :, 4] == (LOOKS[0].code.pattern[0, :, None] != KEEP)).all()
    assert not swatches(identity()).any()


def test_texels_are_those_of_the_face_that_is_seen() -> None:
    depth, pose = wall(0.5)
    texels = seen_of(depth, pose, torch.zeros(1)).texels
    assert texels.shape == (1, TEXEL_MAPS, 48, 64)
    for k, (dx, dy) in enumerate(SAMPLES):
        column, row = finest(texels[0, k])
        right = (((torch.arange(64) + 0.5 + dx) * 2 / 64 - 1) * 64 / 48 * 0.5) % 1
        below = (-(1 - (torch.arange(48) + 0.5 + dy) * 2 / 48) * 0.5) % 1
        for mine, true in ((column[10], right), (row[:, 10], below)):
            off = (mine - (true * TILE).floor()).abs()
            assert (torch.minimum(off, TILE - off) <= 1).all()


def test_what_is_far_is_seen_in_coarser_levels_and_the_sky_in_the_last() -> None:
    levels = [
        int(seen_of(*wall(distance), torch.zeros(1)).texels[0, 0, 24, 32]) for distance in (1.0, 6.0, 24.0, 300.0)
    ]
    assert levels == sorted(levels)
    assert levels[-1] == COARSEST
    nothing = seen_of(torch.zeros(1, 1, 48, 64), wall(1.0)[1], torch.zeros(1))
    assert (nothing.texels == COARSEST).all()


def test_only_water_flows() -> None:
    depth, pose = wall(1.0)
    before, after = (seen_of(depth, pose, torch.tensor([clock])).texels for clock in (0.0, 1.0))
    half = TEXEL_MAPS // 2
    assert torch.equal(before[:, :half], after[:, :half])
    assert not torch.equal(before[:, half:], after[:, half:])


def test_what_is_fetched_is_what_the_ray_caster_paints() -> None:
    bank = StyleBank([(look.code, look.medium) for look in LOOKS], "cpu")
    options = ClipOptions(hud=False, degrade=False, mobs=False)
    clip = make_clip(WorldPool(2, 3), 2, 2, 128, 80, bank, torch.arange(2), torch.Generator().manual_seed(4), options)
    depth = clip.depth.flatten(0, 1)[:, None]
    seen = seen_of(depth, clip.poses.flatten(0, 1), clip.time.flatten() % 8)
    role = roles_of(clip).view(4, 20 * 32)
    role = torch.where(role < len(ROLES), role, NOTHING).gather(1, seen.places.flatten(1).long()).view(4, 80, 128)
    of = torch.arange(2).repeat_interleave(2)
    tiles, light = swatches(clip.code), shades(clip.code.environment)
    worn = torch.stack(fetch(tiles, light, of, role, seen), 1)
    near = (worn[:, 4:] > 0) & (depth < 10) & (depth > 0)

    def detail(picture: Tensor) -> Tensor:
        bright = luma(picture)[:, None]
        return (bright - F.avg_pool2d(bright, 5, 1, 2))[near]

    mine, true = detail(worn[:, :3]), detail(clip.target.flatten(0, 1))
    alike = (mine * true).sum() / (mine.norm() * true.norm())
    shifted = seen._replace(texels=seen.texels.roll(5, -1).roll(3, -2))
    wrong = detail(torch.stack(fetch(tiles, light, of, role, shifted)[:3], 1))
    assert alike > 0.4
    assert alike > 3 * (wrong * true).sum() / (wrong.norm() * true.norm())


def test_a_pixel_belongs_to_the_place_on_its_own_surface() -> None:
    """A near wall ends in the middle of a place: its pixels go with the places of the wall, the others' with those
    behind it, to the pixel.
    """
    depth, pose = wall(8.0)
    near, _ = wall(2.0)
    depth[..., :30] = near[..., :30]  # places are 4 pixels wide: 28 to 31 is cut
    places = seen_of(depth, pose, torch.zeros(1)).places.flatten().long()
    middles = depth[0, 0, 2::4, 2::4].flatten()
    assert torch.equal(middles[places] > 5, depth.flatten() > 5)


def test_without_depth_a_pixel_belongs_to_the_place_of_its_colour() -> None:
    source = torch.zeros(1, 3, 16, 16)
    source[..., 7:] = 1.0
    places = nothing_seen(source).places[0] % 4
    assert (places[:, :7] <= 1).all()
    assert (places[:, 7] == 2).all()
    assert (nothing_seen(source).texels == COARSEST).all()


def test_faces_and_lines_follow_from_the_surface() -> None:
    depth, pose = wall(2.0)
    seen = seen_of(depth, pose, torch.zeros(1))
    assert (seen.faces == 2).all()  # it looks along z
    assert seen.lines.max() < 0.05
    depth[..., 20:] += 3.0
    assert seen_of(depth, pose, torch.zeros(1)).lines[0, 10, 19:21].max() > 0.5


numbers = st.floats(width=32, allow_nan=True, allow_infinity=True)


@settings(max_examples=40, deadline=None)
@given(st.lists(numbers, min_size=7, max_size=7), st.lists(numbers, min_size=4, max_size=4), numbers)
def test_no_numbers_of_a_hook_lead_outside_of_the_swatches(pose: list[float], depth: list[float], clock: float) -> None:
    metres, poses, clocks = torch.tensor(depth).view(1, 1, 2, 2), torch.tensor([pose]), torch.tensor([clock])
    seen = seen_of(metres, poses, clocks, (1, 1))
    assert 0 <= seen.texels.min() <= seen.texels.max() < lay.TEXELS
    assert not seen.places.any()
    assert 0 <= seen.faces.min() <= seen.faces.max() < FACES
    assert ((seen.lines >= 0) & (seen.lines <= 1)).all()
    sky = sky_of(LOOKS[0].code.environment, torch.zeros(1), poses, clocks, (2, 2))
    assert ((sky >= -1) & (sky <= 1)).all()
