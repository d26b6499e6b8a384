"""The perceptual loss on a trunk of random weights: its real one is made from a package that tests do not need."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
import torch.nn.functional as F
from safetensors.torch import save_file

from mirage_game.train.perceptual import CONVOLUTIONS, Perceptual, extract

CHANNELS = (3, 64, 64, 128, 128, 256, 256, 256)


@pytest.fixture(scope="module")
def loss(tmp_path_factory: pytest.TempPathFactory) -> Perceptual:
    torch.manual_seed(0)
    tensors = {}
    for i in range(len(CONVOLUTIONS)):
        tensors[f"{i}.weight"] = torch.randn(CHANNELS[i + 1], CHANNELS[i], 3, 3) * (2 / (9 * CHANNELS[i])) ** 0.5
        tensors[f"{i}.bias"] = torch.zeros(CHANNELS[i + 1])
    path = tmp_path_factory.mktemp("trunk") / "vgg.safetensors"
    save_file(tensors, path)
    return Perceptual(path, torch.device("cpu"))


def test_equal_pictures_cost_nothing_and_more_blur_costs_more(loss: Perceptual) -> None:
    picture = torch.rand(2, 3, 32, 48) * 2 - 1

    def blurred(size: int) -> torch.Tensor:
        return F.interpolate(F.avg_pool2d(picture, size), scale_factor=float(size))

    assert loss(picture, picture).item() == 0
    assert 0 < loss(blurred(2), picture).item() < loss(blurred(8), picture).item()


def test_the_gradient_reaches_the_prediction_only(loss: Perceptual) -> None:
    predicted = torch.zeros(1, 3, 16, 16, requires_grad=True)
    target = torch.rand(1, 3, 16, 16, requires_grad=True)
    loss(predicted, target).backward()
    assert predicted.grad is not None
    assert predicted.grad.abs().sum() > 0
    assert target.grad is None


def test_another_file_is_not_taken_for_the_detector(tmp_path: Path) -> None:
    (tmp_path / "other.pth").write_bytes(b"something else")
    with pytest.raises(ValueError, match=r"not craft_mlt_25k\.pth"):
        extract(tmp_path / "other.pth", tmp_path / "out.safetensors")
