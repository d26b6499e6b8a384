"""Real frames among the made ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from torch import Generator, Tensor
from torch._subclasses.fake_tensor import FakeTensorMode

from mirage_game.model.transformer import Conditions
from mirage_game.style.code import StyleCode, identity, keeps_all, rows
from mirage_game.train.data import Batch, make_bank
from mirage_game.train.identity import BRIGHTNESS, CONTRAST, IGNORED, RealFrames
from mirage_game.train.objective import role_loss

CPU = torch.device("cpu")
WIDTH, HEIGHT, CLIPS, FRAMES, PLACES = 64, 32, 6, 4, 8


def generator(seed: int = 1) -> Generator:
    return Generator().manual_seed(seed)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four smooth pictures of different sizes and kinds, and a file that is none."""
    path = tmp_path_factory.mktemp("frames")
    sizes = {"a.jpg": (64, 32, "RGB"), "b.png": (128, 64, "RGBA"), "c.JPG": (90, 70, "L"), "d.webp": (32, 16, "RGB")}
    for seed, (name, (width, height, mode)) in enumerate(sizes.items()):
        coarse = np.random.default_rng(seed).integers(0, 255, (4, 8, 3), np.uint8)
        Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC).convert(mode).save(path / name)
    (path / "notes.txt").write_text("no picture")
    return path


@pytest.fixture(scope="module")
def real(folder: Path) -> RealFrames:
    return RealFrames(folder, WIDTH, HEIGHT, CPU)


@pytest.fixture(scope="module")
def batch() -> Batch:
    """A batch of noise of which everything is known, in looks of the bank."""
    frames = CLIPS * FRAMES
    pictures = torch.rand(2, CLIPS, FRAMES, 3, HEIGHT, WIDTH, generator=generator()) * 2 - 1
    nothing = Conditions.none(pictures[0].flatten(0, 1))
    known = {name: torch.ones_like(part) for name, part in nothing._asdict().items()}
    conditions = Conditions(**(known | {"clock": torch.rand(frames, generator=generator())}))
    codes = make_bank(CLIPS, 1, CPU).codes
    roles = torch.randint(5, (frames, PLACES), generator=generator())
    return Batch(pictures[0], pictures[1], codes, conditions, roles)


def replaced(mixed: Batch, batch: Batch) -> Tensor:
    return (mixed.source != batch.source).flatten(1).any(1)


def same(one: tuple[Tensor, ...], other: tuple[Tensor, ...]) -> bool:
    return all(torch.equal(a, b) for a, b in zip(one, other, strict=True))


def test_pictures_of_any_size_and_kind_are_loaded_in_order(folder: Path, real: RealFrames) -> None:
    assert len(real) == 4
    assert real.pictures.shape == (4, 3, HEIGHT, WIDTH)
    assert real.pictures.dtype == torch.uint8
    first = np.asarray(Image.open(folder / "a.jpg")).transpose(2, 0, 1)
    assert (real.pictures[0].numpy() == first).all()
    assert (real.pictures[2] == real.pictures[2, :1]).all()  # grey stays grey


def test_what_is_wrong_with_a_folder_is_said_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no folder: name one with pictures"):
        RealFrames(tmp_path / "missing", WIDTH, HEIGHT, CPU)
    with pytest.raises(ValueError, match=r"has no pictures .*: put frames of games there"):
        RealFrames(tmp_path, WIDTH, HEIGHT, CPU)
    (tmp_path / "broken.png").write_bytes(b"\x89PNG and then nothing")
    with pytest.raises(ValueError, match=r"broken\.png is not a picture that can be read"):
        RealFrames(tmp_path, WIDTH, HEIGHT, CPU)


@settings(max_examples=25, deadline=None)
@given(share=st.floats(0, 1), seed=st.integers(0, 2**31))
def test_a_share_of_the_clips_is_real_and_asks_for_nothing(
    real: RealFrames, batch: Batch, share: float, seed: int
) -> None:
    mixed = real.mix(batch, share, generator(seed))
    new = replaced(mixed, batch)
    frames = new.repeat_interleave(FRAMES)
    assert new.sum() == min(round(share * CLIPS), CLIPS - 1)
    assert torch.equal(mixed.source[new], mixed.target[new])
    assert mixed.source.abs().max() <= 1
    nothing = rows(identity(), [0] * int(new.sum()))
    assert same(rows(mixed.code, new.nonzero()[:, 0]), nothing)
    assert keeps_all(mixed.code)[new].all()
    assert (mixed.roles[frames] == IGNORED).all()
    assert torch.equal(mixed.conditions.clock, batch.conditions.clock)
    unknown = Conditions.none(mixed.source.flatten(0, 1)[frames])
    for name, part in unknown._asdict().items():
        if name != "clock":
            assert torch.equal(getattr(mixed.conditions, name)[frames], part), name


def test_all_other_clips_stay_as_they_were(real: RealFrames, batch: Batch) -> None:
    mixed = real.mix(batch, 0.5, generator())
    old = ~replaced(mixed, batch)
    frames = old.repeat_interleave(FRAMES)
    assert old.sum() == CLIPS // 2
    assert torch.equal(mixed.source[old], batch.source[old])
    assert torch.equal(mixed.target[old], batch.target[old])
    assert torch.equal(mixed.roles[frames], batch.roles[frames])
    assert same(tuple(part[old] for part in mixed.code), tuple(part[old] for part in batch.code))
    assert same(tuple(part[frames] for part in mixed.conditions), tuple(part[frames] for part in batch.conditions))
    assert (batch.roles != IGNORED).all()  # what was handed in is not written to


def test_places_without_a_role_do_not_count(real: RealFrames, batch: Batch) -> None:
    mixed = real.mix(batch, 1.0, generator())  # one clip stays, or there were no mean
    frames = (~replaced(mixed, batch)).repeat_interleave(FRAMES)
    logits = torch.randn(CLIPS * FRAMES, PLACES, 5, generator=generator())
    torch.testing.assert_close(role_loss(logits, mixed.roles), role_loss(logits[frames], batch.roles[frames]))


def test_a_share_outside_its_range_is_refused(real: RealFrames, batch: Batch) -> None:
    for share in (-0.1, 1.1):
        with pytest.raises(ValueError, match=r"share must be in 0\.\.1"):
            real.mix(batch, share, generator())


def test_clips_move_slowly_or_stand_still(real: RealFrames) -> None:
    clips = real.clips(64, 8, generator(3))
    assert clips.shape == (64, 8, 3, HEIGHT, WIDTH)
    step = clips.diff(dim=1).abs().mean((1, 2, 3, 4))
    still = step == 0
    assert 6 <= still.sum() <= 28
    assert step[~still].min() > 1e-4
    assert step.max() < 0.1


def test_a_still_clip_is_the_whole_picture_but_for_its_brightness(tmp_path: Path) -> None:
    pixels = np.random.default_rng(5).integers(60, 190, (HEIGHT, WIDTH, 3), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "noise.png")
    real = RealFrames(tmp_path, WIDTH, HEIGHT, CPU)
    clips = real.clips(64, 2, generator())
    still = clips[clips.diff(dim=1).flatten(1).abs().amax(1) == 0, 0]
    whole = real.pictures[0].float() / 127.5 - 1
    for frame in still:
        side = min((whole, whole.flip(-1)), key=lambda x: float((x - frame).abs().mean()))
        gain = frame.std() / side.std()
        shift = frame.mean() - side.mean() * gain
        torch.testing.assert_close(frame, side * gain + shift, atol=1e-4, rtol=0)
        assert abs(gain - 1) <= CONTRAST + 1e-3
        assert abs(shift) <= BRIGHTNESS + 1e-3
    assert len(still) > 0


def test_the_same_seed_makes_the_same_clips(real: RealFrames) -> None:
    assert torch.equal(real.clips(3, 4, generator(7)), real.clips(3, 4, generator(7)))
    assert not torch.equal(real.clips(3, 4, generator(7)), real.clips(3, 4, generator(8)))


def test_mixing_never_asks_the_device_for_a_value(folder: Path, batch: Batch) -> None:
    """Tensors without values raise where one is read, as it would be by `.item()` or `nonzero`."""
    real = RealFrames(folder, WIDTH, HEIGHT, CPU)
    with FakeTensorMode(allow_non_fake_inputs=False) as mode:
        real.pictures = mode.from_tensor(real.pictures)
        real._identity = StyleCode(*map(mode.from_tensor, real._identity))
        code, conditions = map(mode.from_tensor, batch.code), map(mode.from_tensor, batch.conditions)
        pictures, roles = mode.from_tensor(batch.source), mode.from_tensor(batch.roles)
        fake = Batch(pictures, pictures, StyleCode(*code), Conditions(*conditions), roles)
        assert real.mix(fake, 0.5, generator()).source.shape == batch.source.shape
