"""Whole runs of the smallest model on a CPU: files, going on, several processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from mirage_game.model.checkpoint import load_model
from mirage_game.model.presets import PRESETS
from mirage_game.train.trainer import STATEFUL, TrainConfig, Trainer, train

ROOT = Path(__file__).parents[2]
NANO = PRESETS["nano"]


def config(out: Path, **changes: object) -> TrainConfig:
    small: dict[str, object] = {"preset": "nano", "minutes": 0.01, "batch": 2, "frames": 3, "worlds": 1, "looks": 24}
    return TrainConfig(**{**small, "out": out, **changes})  # type: ignore[arg-type]


def test_a_run_leaves_weights_its_state_and_a_sample_sheet(tmp_path: Path) -> None:
    path = train(config(tmp_path))
    assert path == tmp_path / "nano.safetensors"
    assert load_model(path=path).config == NANO
    (sheet,) = tmp_path.glob("samples-*.png")
    with Image.open(sheet) as picture:
        assert picture.size == (4 * NANO.width, 12 * NANO.height)
        assert np.unique(np.asarray(picture).reshape(-1, 3), axis=0).shape[0] > 500
    assert sorted(file.name for file in tmp_path.iterdir()) == ["nano.pt", "nano.safetensors", sheet.name]


def test_a_run_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    first = Trainer(config(tmp_path, minutes=5.0))
    for _ in range(3):
        first.train_step(first.renderer.take(), 0.0)
    first.started -= 60
    first.save()
    second = Trainer(config(tmp_path, minutes=5.0, resume=tmp_path / "nano.pt"))
    assert second.step == 3
    assert second.progress() == pytest.approx(0.2, abs=0.02)
    for name in STATEFUL:
        torch.testing.assert_close(getattr(second, name).state_dict(), getattr(first, name).state_dict())
    source = first.renderer.take().source
    assert not torch.equal(second.renderer.take().source, source)  # other clips than those it has seen
    second.train_step(second.renderer.take(), 0.2)
    assert second.step == 4


def test_a_step_changes_the_weights_and_the_mean_follows(tmp_path: Path) -> None:
    trainer = Trainer(config(tmp_path))
    before = {name: x.clone() for name, x in trainer.model.state_dict().items()}
    batch = trainer.renderer.take()
    losses = [trainer.train_step(batch, 0.5)[0].item() for _ in range(6)]
    assert min(losses) > 0
    changed = [name for name, x in trainer.model.state_dict().items() if not torch.equal(x, before[name])]
    assert len(changed) > len(before) // 2
    for name in changed:
        mean = trainer.ema.state_dict()[name]
        assert not torch.equal(mean, before[name])
        assert not torch.equal(mean, trainer.model.state_dict()[name])


def test_weights_may_be_the_beginning(tmp_path: Path) -> None:
    path = train(config(tmp_path))
    trainer = Trainer(config(tmp_path / "more", resume=path))
    assert trainer.step == 0
    for name, x in load_model(path=path).state_dict().items():
        torch.testing.assert_close(trainer.model.state_dict()[name], x)


def test_bad_resumes_say_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        config(tmp_path, resume=tmp_path / "nothing.pt")
    damaged = tmp_path / "damaged.pt"
    damaged.write_bytes(b"no state at all")
    with pytest.raises(ValueError, match="not the state of a run"):
        Trainer(config(tmp_path, resume=damaged))


def test_two_processes_train_one_model(tmp_path: Path) -> None:
    words = ["--preset", "nano", "--out", tmp_path, "--minutes", "0.01", "--batch", "2"]
    words += ["--frames", "3", "--worlds", "1", "--looks", "24"]
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    done = subprocess.run(
        [*command, "-m", "mirage_game.train", *map(str, words)],
        env=os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'kernels'}"},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "on 2 x CPU" in done.stdout
    assert done.stdout.count("parameters") == 1  # one process speaks
    assert load_model(path=tmp_path / "nano.safetensors").config == NANO


def test_what_would_silently_do_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no folder"):
        config(tmp_path, real=tmp_path / "none")
    with pytest.raises(ValueError, match="is no clip"):
        config(tmp_path, real=tmp_path)
    with pytest.raises(ValueError, match="begins before the run ends"):
        config(tmp_path, adversary=0.5, adversary_from=1.5)
    with pytest.raises(ValueError, match="0 or more"):
        config(tmp_path, adversary=-1.0)
