"""Rain and snow: they move with the clock, only the source has them, and they say nothing of the number of frames."""

from __future__ import annotations

import pytest
import torch

from mirage_game.style.bank import StyleBank
from mirage_game.worlds import precipitation as falling
from mirage_game.worlds.clips import ClipOptions, make_clip
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.precipitation import precipitation
from mirage_game.worlds.random import Draw

WIDTH, HEIGHT = 64, 36


def clocks(batch: int, frames: int, start: float = 10.0) -> torch.Tensor:
    return (start + torch.arange(frames) * 0.05).expand(batch, frames)


def test_a_share_of_the_samples_has_some_and_it_moves() -> None:
    batch = 200
    colour, cover = precipitation(Draw.seeded(3, "cpu"), batch, clocks(batch, 3), WIDTH, HEIGHT)
    assert colour.shape == (batch, 3, 3, HEIGHT, WIDTH)
    assert cover.shape == (batch, 3, 1, HEIGHT, WIDTH)
    assert cover.min() >= 0
    assert cover.max() <= 1
    assert (colour <= cover + 1e-6).all()
    falls = cover.flatten(1).amax(1) > 0
    assert falls.float().mean().item() == pytest.approx(falling.SHARE, abs=0.04)
    assert (cover[falls].flatten(1).mean(1) < 0.5).all()
    assert not (cover[falls, 0] == cover[falls, 1]).flatten(1).all(1).any()


def test_chunks_of_any_length_show_the_same() -> None:
    batch = 60
    _, whole = precipitation(Draw.seeded(3, "cpu"), batch, clocks(batch, 6), WIDTH, HEIGHT)
    _, part = precipitation(Draw.seeded(3, "cpu"), batch, clocks(batch, 6)[:, 4:], WIDTH, HEIGHT)
    assert whole.max() > 0
    assert torch.equal(whole[:, 4:], part)


def test_it_falls_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(falling, "SHARE", 1.0)
    seen = 0
    for seed in range(12):
        draw = Draw.seeded(seed, "cpu")
        _, cover = precipitation(draw, 1, clocks(1, 2) * torch.tensor([[1.0, 1.0]]), WIDTH, HEIGHT)
        before, after = cover[0, :, 0]
        if before.max() == 0:
            continue
        errors = {
            down: (before[8 : HEIGHT - 8] - after[8 + down : HEIGHT - 8 + down]).abs().mean() for down in range(-8, 9)
        }
        seen += min(errors, key=lambda down: errors[down].item()) >= 0
    assert seen >= 9  # all but embers, and what falls too fast to follow


def test_only_the_source_of_a_worn_clip_has_any(bank: StyleBank, monkeypatch: pytest.MonkeyPatch) -> None:
    pool, styles = WorldPool(1, seed=3), torch.tensor([1, 1, 3, 3])

    def clip(share: float, degrade: bool) -> tuple[torch.Tensor, torch.Tensor]:
        monkeypatch.setattr(falling, "SHARE", share)
        generator = torch.Generator().manual_seed(4)
        made = make_clip(
            pool, 4, 2, WIDTH, HEIGHT, bank, styles, generator, ClipOptions(samples=1, degrade=degrade, hud=False)
        )
        return made.source, made.target

    (dry, target), (wet, same) = clip(0.0, True), clip(1.0, True)
    assert torch.equal(target, same)
    assert not torch.equal(dry, wet)
    assert torch.equal(clip(0.0, False)[0], clip(1.0, False)[0])
