"""What is laid over a rendered picture: media of styles, and displays."""

from __future__ import annotations

import pytest
import torch

from mirage_game.style.parts import Medium
from mirage_game.worlds import hud, media
from mirage_game.worlds.random import Draw

BATCH, FRAMES, HEIGHT, WIDTH = 3, 2, 36, 64
STRONG = {
    "brush": Medium(brush=1.0),
    "bloom": Medium(bloom=1.0),
    "posterise": Medium(posterise=3.0),
    "ink": Medium(ink=1.0, ink_colour="#ff0000"),
    "halftone": Medium(halftone=1.0),
    "paper": Medium(paper=1.0),
    "scanlines": Medium(scanlines=0.5),
    "vignette": Medium(vignette=0.5),
    "pixels": Medium(pixels=4),
}


def pictures() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(2)
    images = torch.rand(BATCH, FRAMES, 3, HEIGHT, WIDTH, generator=generator)
    surface = torch.full((BATCH, FRAMES, HEIGHT, WIDTH), 3 * 8 + 3, dtype=torch.int16)
    surface[..., WIDTH // 2 :] = 3 * 8 + 1  # another face of the same block
    return images, torch.full((BATCH, FRAMES, HEIGHT, WIDTH), 5.0), surface


@pytest.mark.parametrize("effect", STRONG)
def test_an_effect_changes_only_the_samples_that_ask_for_it(effect: str) -> None:
    images, depth, surface = pictures()
    before = images.clone()
    after = media.finish(images, depth, surface, [Medium(), STRONG[effect], Medium()])
    assert torch.equal(images, before)  # the renderer's picture is left alone
    assert torch.equal(after[[0, 2]], before[[0, 2]])
    assert (after[1] - before[1]).abs().mean() > 0.005
    assert after.min() >= 0
    assert after.max() <= 1
    alone = media.finish(images[1:2], depth[1:2], surface[1:2], [STRONG[effect]])
    assert torch.allclose(alone[0], after[1], atol=1e-6)


def test_ink_has_its_colour_where_faces_meet_and_nowhere_else() -> None:
    images, depth, surface = pictures()
    after = media.finish(images, depth, surface, [Medium(), STRONG["ink"], Medium()])
    seam = WIDTH // 2 - 1
    assert torch.allclose(after[1, :, :, :, seam], torch.tensor([1.0, 0, 0]).view(1, 3, 1), atol=1e-6)
    assert torch.equal(after[1, ..., :seam], images[1, ..., :seam])


def test_displays_cover_some_of_the_samples_in_part() -> None:
    colour, cover = hud.overlays(Draw.seeded(1, "cpu"), 200, WIDTH, HEIGHT)
    assert colour.shape == (200, 1, 3, HEIGHT, WIDTH)
    assert cover.shape == (200, 1, 1, HEIGHT, WIDTH)
    assert (colour <= cover + 1e-6).all()  # so that it can be laid over any picture
    assert cover.min() >= 0
    assert cover.max() <= 1 + 1e-6
    shown = cover.flatten(1).amax(1) > 0
    assert 0.25 < shown.float().mean() < 0.5
    assert 0.02 < cover[shown].mean() < 0.4


def test_numbers_drawn_together_keep_to_their_ranges() -> None:
    drawn = Draw.seeded(3, "cpu").several(4000, 1, low=(-3.0, -1.0), high=(10.0, 30.0))
    assert list(drawn) == ["low", "high"]
    for name, (low, high) in {"low": (-3.0, -1.0), "high": (10.0, 30.0)}.items():
        assert drawn[name].shape == (4000, 1)
        assert low <= drawn[name].min() < low + 0.1 * (high - low)
        assert high - 0.1 * (high - low) < drawn[name].max() <= high
        assert drawn[name].mean().item() == pytest.approx((low + high) / 2, abs=0.03 * (high - low))
