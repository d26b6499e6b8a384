from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from mirage_game.model.checkpoint import WeightsError, load_model, resized, save_model
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import Mirage


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "nano.safetensors"
    save_model(Mirage(PRESETS["nano"]), path)
    return path


def test_round_trip(saved: Path) -> None:
    model = load_model(path=saved)
    assert model.config == PRESETS["nano"]
    weights = load_file(saved)
    for name, x in model.state_dict().items():
        assert torch.equal(x, weights[name].float())
        assert not x.requires_grad


def test_bf16_keeps_the_noise_levels_exact(saved: Path) -> None:
    model = load_model(path=saved, dtype=torch.bfloat16)
    assert model.frequency.dtype == torch.float32
    assert torch.equal(model.frequency, Mirage(PRESETS["nano"]).frequency)
    assert next(model.parameters()).dtype == torch.bfloat16


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_stay_within_their_size(preset: str) -> None:
    config = PRESETS[preset]
    with torch.device("meta"):
        assert sum(p.numel() for p in Mirage(config).parameters()) <= config.parameters_max


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match=r"does not exist.*--weights"):
        load_model(path=tmp_path / "nothing.safetensors")
    with pytest.raises(WeightsError, match=r"no preset 'huge'.*tiny"):
        load_model("huge")


@pytest.mark.parametrize("damage", ["truncated", "garbage", "empty", "another file", "other shape", "not finite"])
def test_damaged_weights_say_so(saved: Path, damage: str) -> None:
    data = saved.read_bytes()
    if damage == "truncated":
        saved.write_bytes(data[: len(data) // 2])
    elif damage == "garbage":
        saved.write_bytes(b"\xff" * 4000)
    elif damage == "empty":
        saved.write_bytes(b"")
    elif damage == "another file":
        save_file({"x": torch.zeros(3)}, saved)
    else:
        model = Mirage(PRESETS["nano"])
        if damage == "other shape":
            model.colour = torch.nn.Linear(3, 3)
        else:
            model.colour.bias.data[0] = float("nan")
        save_model(model, saved)
    with pytest.raises(WeightsError, match=r"(damaged|no Mirage weights|do not fit).*--weights"):
        load_model(path=saved)


def test_the_same_weights_work_at_another_size(saved: Path) -> None:
    model, large = load_model(path=saved), load_model(path=saved, size=(128, 96))
    assert (large.config.width, large.config.height) == (128, 96)
    assert large.trust.shape[0] > model.trust.shape[0]
    for name, x in model.state_dict().items():
        assert torch.equal(x, large.state_dict()[name])
    model.trust_past(-20.0)
    again = resized(model, (64, 48))
    assert not again.remembers
    assert torch.equal(again.trust, model.trust)
    assert torch.equal(again.cos, model.cos)


@pytest.mark.parametrize("size", [(500, 288), (512, 280), (16, 16), (0, 144), (-256, 144)])
def test_a_work_size_that_cannot_be(saved: Path, size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match=r"work size .* multiples of 16"):
        load_model(path=saved, size=size)
