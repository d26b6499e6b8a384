"""The adversary learns to tell true frames from others, and its pull makes them look truer to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from mirage_game.train.adversary import Duel
from mirage_game.train.trainer import TrainConfig, Trainer

CPU = torch.device("cpu")


def pairs() -> tuple[Tensor, Tensor, Tensor]:
    """True frames with fine stripes, the same without them, and a source."""
    stripes = (torch.arange(64) % 2 * 0.8 - 0.4).expand(4, 2, 3, 48, 64)
    return stripes, torch.zeros(4, 2, 3, 48, 64), torch.zeros(4, 2, 3, 48, 64)


def test_it_learns_to_tell_them_apart_and_pulls_toward_the_truth() -> None:
    torch.manual_seed(0)
    duel, style = Duel(8, CPU), torch.randn(4, 8)
    true, soft, source = pairs()
    losses = []
    for _ in range(25):
        losses.append(float(duel.learn(soft, true, source, style)))
        duel.step()
    assert losses[-1] < 0.5 < losses[0]
    moved = soft.clone()
    for _ in range(30):
        wish = duel.pull(moved, source, style)
        moved = moved - 0.2 * wish / wish.abs().amax()
    verdict = [duel.net(x, source, style).mean().item() for x in (soft, moved, true)]
    assert verdict[0] < verdict[1]
    assert (moved - soft).abs().max() > 0.05


def test_the_last_part_of_a_run_is_a_duel(tmp_path: Path) -> None:
    config = TrainConfig(
        preset="nano", minutes=5, batch=2, frames=3, worlds=1, looks=12, out=tmp_path, adversary=0.5,
        adversary_learns_from=0.2, adversary_from=0.6,
    )  # fmt: skip
    trainer = Trainer(config)
    assert trainer.duel is not None
    batch, net = trainer.renderer.take(), trainer.duel.net

    def weights() -> list[Tensor]:
        return [p.detach().clone() for p in net.parameters()]

    first = weights()
    trainer.train_step(batch, 0.1)
    assert all(map(torch.equal, weights(), first))
    trainer.train_step(batch, 0.3)
    assert not all(map(torch.equal, weights(), first))
    for _ in range(3):
        total, _ = trainer.train_step(batch, 0.9)
        assert torch.isfinite(total)
    trainer.save()
    again = Trainer(replace(config, resume=tmp_path / "nano.pt"))
    assert again.duel is not None
    assert all(map(torch.equal, (p.detach() for p in again.duel.net.parameters()), weights()))


def test_it_must_learn_before_it_pulls() -> None:
    with pytest.raises(ValueError, match="learn before it pulls"):
        TrainConfig(adversary_learns_from=0.9, adversary_from=0.5)
