"""Media of the vocabulary, and the effects that they are made of."""

from __future__ import annotations

import pytest
import torch

from mirage_game.style.code import MEDIUM, medium_numbers
from mirage_game.style.media import MEDIA
from mirage_game.style.parts import Medium
from mirage_game.worlds import effects
from mirage_game.worlds.media import EFFECTS, finish

NAMES = (
    "none", "ink outlines", "comic", "halftone", "watercolour", "oil painting", "pencil sketch", "charcoal",
    "blueprint lines", "pixel art", "posterised", "cel shading", "neon outlines", "vhs", "scanlines", "film noir",
    "sepia photo", "faded photo", "dreamy glow", "soft pastel", "high contrast", "stained glass lines", "woodcut",
    "crayon drawing", "hologram lines", "paper cutout", "risograph", "muted",
)  # fmt: skip
BATCH, FRAMES, HEIGHT, WIDTH = 2, 2, 37, 66
STRONG = {
    "flat": Medium(flat=1.0),
    "wash": Medium(wash=1.0),
    "cutout": Medium(cutout=1.0),
    "neon": Medium(neon=1.0),
    "tint": Medium(tint=1.0, tint_dark="#102040", tint_light="#ffe0c0"),
    "hatch": Medium(hatch=1.0, ink_colour="#ff0000"),
    "chroma": Medium(chroma=1.0),
    "grit": Medium(grit=1.0),
}


def pictures() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Noise on two faces, the right one farther away, under a strip of sky."""
    images = torch.rand(BATCH, FRAMES, 3, HEIGHT, WIDTH, generator=torch.Generator().manual_seed(2))
    surface = torch.full((BATCH, FRAMES, HEIGHT, WIDTH), 3 * 8 + 3, dtype=torch.int16)
    surface[..., WIDTH // 2 :] = 3 * 8 + 1
    surface[..., :8, :] = 7
    depth = torch.full((BATCH, FRAMES, HEIGHT, WIDTH), 5.0)
    depth[..., WIDTH // 2 :] = 20.0
    depth[..., :8, :] = 0.0
    return images, depth, surface


def test_the_names_that_themes_use_are_there() -> None:
    assert not set(NAMES) - set(MEDIA)
    assert MEDIA["none"].medium == Medium()
    assert len({named.medium for named in MEDIA.values()}) == len(MEDIA)
    assert all(len(named.phrases) >= 6 for named in MEDIA.values())


def test_the_neutral_medium_changes_nothing() -> None:
    images, depth, surface = pictures()
    assert torch.equal(finish(images, depth, surface, [Medium()] * BATCH), images)


@pytest.mark.parametrize("name", [name for name in MEDIA if name != "none"])
def test_a_medium_keeps_shape_and_range_and_is_the_same_every_time(name: str) -> None:
    images, depth, surface = pictures()
    media = [MEDIA[name].medium, Medium()]
    after = finish(images, depth, surface, media)
    assert after.shape == images.shape
    assert after.isfinite().all()
    assert after.min() >= 0
    assert after.max() <= 1
    assert torch.equal(after, finish(images, depth, surface, media))
    assert torch.equal(after[1], images[1])


@pytest.mark.parametrize("effect", STRONG)
def test_an_effect_changes_the_samples_that_ask_as_if_they_were_alone(effect: str) -> None:
    images, depth, surface = pictures()
    after = finish(images, depth, surface, [Medium(), STRONG[effect]])
    assert torch.equal(after[0], images[0])
    assert (after[1] - images[1]).abs().mean() > 0.005
    alone = finish(images[1:], depth[1:], surface[1:], [STRONG[effect]])
    assert torch.allclose(alone[0], after[1], atol=1e-6)
    # What is drawn on a frame does not depend on the frames before it.
    last = finish(images[1:, 1:], depth[1:, 1:], surface[1:, 1:], [STRONG[effect]])
    assert torch.allclose(last[0, 0], after[1, 1], atol=1e-6)


def test_every_effect_and_every_medium_number_has_a_field() -> None:
    strengths = {name for names in EFFECTS.values() for name in names}
    assert strengths <= set(MEDIUM)
    assert all(hasattr(Medium(), name) for name in strengths)
    assert len(medium_numbers(Medium())) == len(MEDIUM)


def test_flat_smooths_faces_but_neither_the_sky_nor_the_seam_between_faces() -> None:
    images, _, surface = pictures()
    images = 0.5 + (images - 0.5) * 0.2
    images[..., WIDTH // 2 :] *= 0.5
    after = effects.flat(images, surface, torch.ones(BATCH, 1, 1, 1, 1))
    assert torch.equal(after[..., :8, :], images[..., :8, :])
    for part in (slice(0, WIDTH // 2), slice(WIDTH // 2, WIDTH)):
        assert after[..., 12:, part].std() < 0.5 * images[..., 12:, part].std()
    assert (after[..., 12:, WIDTH // 2 - 1] - after[..., 12:, WIDTH // 2]).min() > 0.1


def test_tint_lies_between_its_two_colours() -> None:
    images = torch.stack([torch.zeros(3, 4, 4), torch.ones(3, 4, 4)]).view(2, 1, 3, 4, 4)
    nothing = torch.zeros(2, 1, 4, 4)
    after = finish(images, nothing, nothing.short(), [STRONG["tint"]] * 2)
    assert torch.allclose(after[0, 0, :, 0, 0], torch.tensor([0x10, 0x20, 0x40]) / 255, atol=1e-5)
    assert torch.allclose(after[1, 0, :, 0, 0], torch.tensor([0xFF, 0xE0, 0xC0]) / 255, atol=1e-5)


def test_hatching_is_denser_where_it_is_darker() -> None:
    _, depth, surface = pictures()
    covered = []
    for grey in (0.1, 0.5, 0.95):
        images = torch.full((BATCH, FRAMES, 3, HEIGHT, WIDTH), grey)
        after = finish(images, depth, surface, [STRONG["hatch"]] * BATCH)
        covered.append((after - images).abs().mean().item())
    red = (torch.tensor([1.0, 0.0, 0.0]).view(3, 1, 1) - 0.1).abs().mean().item()
    assert covered[0] > 0.6 * red
    assert covered[0] > covered[1] > covered[2]


def test_a_cutout_throws_its_shadow_on_what_lies_behind_it() -> None:
    images, depth, _ = pictures()
    after = effects.cutout(torch.full_like(images, 0.6), depth, torch.ones(BATCH, 1, 1, 1, 1))
    beside = after[..., 20:, WIDTH // 2 + 1]
    assert (beside < 0.5).all()
    assert torch.allclose(after[..., 20:, 4:20], torch.tensor(0.6))
