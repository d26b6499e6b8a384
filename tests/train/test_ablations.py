"""Variants of training: each runs, leaves out what it says, and the command that compares them goes on after a stop."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from mirage_game.evaluate.pretrained import Pretrained
from mirage_game.model.checkpoint import save_model
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import Mirage
from mirage_game.style.code import rows
from mirage_game.train.ablations import (
    BASELINE,
    RUNNINGS,
    VARIANTS,
    AblationTrainer,
    NoPast,
    NoSwatches,
    OneLevel,
    PooledStyle,
    PooledTrainer,
    PreviousTrainer,
    ShownPrevious,
    reference,
)
from mirage_game.train.data import Batch
from mirage_game.train.perceptual import CONVOLUTIONS
from mirage_game.train.trainer import TrainConfig

NANO = PRESETS["nano"]
CHANNELS = (3, 64, 64, 128, 128, 256, 256, 256)
SMALL = {"preset": "nano", "minutes": 0.01, "batch": 2, "frames": 4, "worlds": 1, "looks": 24}


@pytest.fixture(scope="module")
def trunk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tensors = {}
    for i in range(len(CONVOLUTIONS)):
        tensors[f"{i}.weight"] = torch.randn(CHANNELS[i + 1], CHANNELS[i], 3, 3) * (2 / (9 * CHANNELS[i])) ** 0.5
        tensors[f"{i}.bias"] = torch.zeros(CHANNELS[i + 1])
    path = tmp_path_factory.mktemp("trunk") / "vgg.safetensors"
    save_file(tensors, path)
    return path


def config(out: Path, **changes: object) -> TrainConfig:
    return TrainConfig(**{**SMALL, "out": out, **changes})  # type: ignore[arg-type]


def open_gates(model: torch.nn.Module) -> None:
    """An untrained model would return the source."""
    torch.manual_seed(1)
    for p in model.parameters():
        p.data.add_(torch.randn_like(p) * 0.05)


def predicted(trainer: AblationTrainer, batch: Batch, history: Tensor) -> Tensor:
    """The model's answer to a batch of which all is noise, with this `history` (B, T, 3, H, W)."""
    shape = batch.target.shape
    at = torch.arange(shape[1])[:, None] - torch.arange(1, NANO.memory + 1)
    valid = (at >= 0).expand(shape[0], -1, -1)
    noise = torch.zeros(shape)
    style = trainer.model.encode_style(batch.code)
    with torch.no_grad():
        answer, _ = trainer.predict(trainer.shown(noise, history, valid), batch, torch.zeros(shape[:2]), style, valid)
    return answer


@pytest.mark.parametrize("name", VARIANTS)
def test_a_step_of_every_variant_changes_the_weights(tmp_path: Path, trunk: Path, name: str) -> None:
    variant = VARIANTS[name]
    options = {"trunk": trunk} if variant.needs_trunk else {}
    trainer = variant.trainer(replace(config(tmp_path, **options), **variant.options))
    before = {key: x.clone() for key, x in trainer.model.state_dict().items()}
    batch = trainer.next_batch()
    for _ in range(2):
        total, _ = trainer.train_step(batch, 0.6)
    assert total.isfinite()
    changed = [key for key, x in trainer.model.state_dict().items() if not torch.equal(x, before[key])]
    assert len(changed) > len(before) // 3
    trainer.save()
    assert not list(tmp_path.iterdir())


def test_one_level_for_all_frames_without_diffusion_forcing(tmp_path: Path) -> None:
    with_it, without = AblationTrainer(config(tmp_path)).levels(64, 4), OneLevel(config(tmp_path)).levels(64, 4)
    assert without.shape == with_it.shape == (64, 4)
    assert torch.equal(without, without[:, :1].expand(-1, 4))
    assert len(set(without[:, 0].tolist())) > 3
    assert (with_it != with_it[:, :1]).any(1).float().mean() > 0.8


def test_no_frame_sees_another_without_memory(tmp_path: Path) -> None:
    assert not NoPast(config(tmp_path)).visible(16, 4).any()
    assert AblationTrainer(config(tmp_path)).visible(16, 4).any()


def test_the_frame_before_is_shown_where_it_may_be_seen(tmp_path: Path) -> None:
    trainer = PreviousTrainer(config(tmp_path))
    noisy, history = torch.randn(2, 2, 4, 3, 8, 8)
    valid = torch.ones(2, 4, NANO.memory, dtype=torch.bool)
    valid[:, 0] = valid[1, 2] = False  # the first frames; a cut
    shown = trainer.shown(noisy, history, valid)
    assert torch.equal(shown[:, :, :3], noisy)
    assert (shown[:, 0, 3:] == 0).all()
    assert (shown[1, 2, 3:] == 0).all()
    assert torch.equal(shown[0, 1:, 3:], history[0, :-1])
    assert torch.equal(shown[1, 3, 3:], history[1, 2])


def test_the_picture_depends_on_the_frame_before_once_it_has_learnt_to(tmp_path: Path) -> None:
    trainer = PreviousTrainer(config(tmp_path))
    batch = trainer.renderer.take()
    black, white = (torch.full_like(batch.target, value) for value in (-1.0, 1.0))
    torch.testing.assert_close(predicted(trainer, batch, black), predicted(trainer, batch, white))
    open_gates(trainer.model)
    one, two = predicted(trainer, batch, black), predicted(trainer, batch, white)
    torch.testing.assert_close(one[:, 0], two[:, 0])
    assert all((one[:, t] - two[:, t]).abs().max() > 1e-3 for t in (1, 2, 3))


def test_without_tokens_the_style_comes_through_the_modulation_alone(tmp_path: Path) -> None:
    trainer = PooledTrainer(config(tmp_path))
    open_gates(trainer.model)
    batch = trainer.renderer.take()
    style = trainer.model.encode_style(batch.code)
    assert all((part == 0).all() for part in style[1:])
    assert not torch.equal(style.pooled[0], style.pooled[1])
    # With one modulation for both, a clip looks the same whatever look it is to wear.
    other = trainer.model.encode_style(rows(batch.code, [1, 0]))
    valid = trainer.visible(2, 4)

    def answer(worn: tuple[Tensor, ...], sky: Tensor) -> Tensor:
        known = batch._replace(conditions=batch.conditions._replace(sky=sky))
        with torch.no_grad():
            return trainer.predict(torch.zeros_like(batch.target), known, torch.zeros(2, 4), worn, valid)[0]  # type: ignore[arg-type]

    sky = batch.conditions.sky
    mine, swapped = answer(style, sky), answer(other._replace(pooled=style.pooled), torch.rand_like(sky))
    torch.testing.assert_close(mine, swapped)
    assert (mine - answer(other, sky)).abs().max() > 1e-3


def test_the_stem_that_reads_more_begins_as_the_one_that_does_not() -> None:
    models = []
    for kind in (Mirage, ShownPrevious):
        torch.manual_seed(1)
        models.append(kind(NANO).state_dict())
    plain, shown = models
    assert all(torch.equal(shown[name], x) for name, x in plain.items() if name != "stem.weight")
    kept = torch.cat([shown["stem.weight"][:, :48], shown["stem.weight"][:, 96:]], 1)
    assert torch.equal(kept, plain["stem.weight"])
    assert (shown["stem.weight"][:, 48:96] == 0).all()


def test_models_of_variants_leave_the_shipped_shape_alone() -> None:
    plain = {name: x.shape for name, x in Mirage(NANO).state_dict().items()}
    for kind in (NoSwatches, PooledStyle):
        assert {name: x.shape for name, x in kind(NANO).state_dict().items()} == plain
    shown = {name: x.shape for name, x in ShownPrevious(NANO).state_dict().items()}
    assert {name for name in plain if plain[name] != shown[name]} == {"stem.weight"}


@pytest.fixture(scope="module")
def command() -> ModuleType:
    path = Path(__file__).parents[2] / "scripts" / "ablations.py"
    spec = importlib.util.spec_from_file_location("ablations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


QUICK = [
    "--preset", "nano", "--steps", "8", "--batch", "2", "--frames", "3", "--worlds", "1", "--looks", "24",
    "--measured-looks", "2", "--measured-frames", "6", "--measured-worlds", "1", "--clips", "1",
]  # fmt: skip


def test_the_command_writes_a_table_and_goes_on_where_it_stopped(
    tmp_path: Path, command: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "load_pretrained", lambda files, device: Pretrained())  # slow on a CPU
    weights, out = tmp_path / "nano.safetensors", tmp_path / "out"
    model = Mirage(NANO)
    open_gates(model)
    save_model(model, weights)
    words = [*QUICK, "--out", str(out), "--weights", str(weights), "--resume-from-table"]
    command.main([*words, "--variants", "baseline,as-evaluated"])
    first = (out / "baseline.json").stat().st_mtime_ns
    command.main([*words, "--variants", "baseline,no-memory,1-step"])
    assert "baseline: done before" in capsys.readouterr().out
    assert (out / "baseline.json").stat().st_mtime_ns == first
    results = json.loads((out / "table.json").read_text())
    assert list(results) == ["baseline", "no-memory", "as-evaluated", "1-step"]
    assert results["no-memory"]["training"]["steps"] >= 8
    assert results["no-memory"]["figures"]["psnr"] > 5
    table = (out / "table.md").read_text()
    assert [line.split(" | ")[0] for line in table.splitlines() if line.startswith("| ") and "---" not in line] == [
        "| variant", "| baseline", "| no-memory", "| variant", "| as-evaluated", "| 1-step",
    ]  # fmt: skip
    # Other options: it is measured anew.
    command.main([*words, "--variants", "1-step", "--measured-frames", "8"])
    assert json.loads((out / "1-step.json").read_text())["settings"]["measured_frames"] == 8


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--variants", "no-such"], "no variant 'no-such'"),
        (["--variants", "runs"], "--weights"),
        (["--variants", "1-step"], "--weights"),
        (["--variants", "perceptual"], "--trunk"),
    ],
)
def test_what_cannot_be_run_is_refused_at_once(
    tmp_path: Path, command: ModuleType, words: list[str], said: str
) -> None:
    with pytest.raises(SystemExit, match=said):
        command.main([*QUICK, "--out", str(tmp_path), *words])


def test_all_is_what_can_be_run(command: ModuleType) -> None:
    asked = command.parsed(["--out", "x"])
    assert command.names_of(asked) == [name for name in VARIANTS if name != "perceptual"]
    asked.weights, asked.trunk = Path("w"), Path("t")
    assert command.names_of(asked) == [*VARIANTS, *RUNNINGS]


def test_gains_are_of_the_same_looks(command: ModuleType) -> None:
    base, mine = (
        {"settings": {"steps": 8}, "figures": {"psnr_by_look": looks}}
        for looks in ({"a": 10.0, "b": 20.0}, {"a": 11.0, "b": 23.0})
    )
    assert command.gain(mine, base) == "+2.00 ± 1.00"
    assert command.gain(mine | {"settings": {"steps": 9}}, base) == "made with other options"
    assert all(reference(name) in VARIANTS | RUNNINGS for name in VARIANTS | RUNNINGS)
    assert reference("no-memory") == BASELINE
