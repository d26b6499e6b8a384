"""The whole evaluation on made-up worlds, with models whose figures are known beforehand."""

import json
import math

import pytest
import torch
from PIL import Image
from rich.console import Console

from mirage_game.evaluate.drift import DriftPlan, measure_drift
from mirage_game.evaluate.main import EvaluateConfig, measure, pick_device, progress_bar
from mirage_game.evaluate.quality import Tally, groups
from mirage_game.evaluate.report import COLUMNS, drift_bars, gain_bar, print_report
from mirage_game.evaluate.sheet import sheet_size


def quiet(stage, share):
    assert 0 <= share <= 1


def config(tmp_path, **changes):
    small = {"frames": 10, "clips": 2, "drift_frames": 100, "table_clips": 6, "batch": 3, "chunk": 4}
    return EvaluateConfig(**{**small, "out": tmp_path, **changes})


def test_groups_cover_all_styles():
    assert list(groups(5, 2)) == [[0, 1], [2, 3], [4]]


def test_tally_takes_means_by_style():
    tally = Tally(3, "cpu")
    tally.add("psnr", torch.tensor([2, 0]), torch.tensor([[1.0, 3.0], [5.0, 5.0]]))
    tally.add("psnr", torch.tensor([2]), torch.tensor([[5.0]]))
    means = tally.means()["psnr"].tolist()
    assert means[0] == 5.0
    assert math.isnan(means[1])
    assert means[2] == 3.0


@pytest.fixture(scope="module")
def slightly_off(tmp_path_factory, made_up, subject_with):
    """Folder and report of a model that is off by 0.02 everywhere, and by twice that for held-out captions."""
    out = tmp_path_factory.mktemp("report")
    return out, measure(config(out), made_up, made_up, subject_with(lambda age: 0.02), {"device": "fake"}, quiet)


def test_figures_are_those_of_the_error(slightly_off):
    report = slightly_off[1]
    by_name = {style.style: style for style in report.styles}
    assert list(by_name) == ["dim", "swapped", "striped", "vanilla"]
    for style in report.styles:
        assert style.model_db == pytest.approx(40.0, abs=0.01)  # 10 log10(4 / 0.02^2)
        assert style.held_out_db == pytest.approx(10 * math.log10(4 / 0.04**2), abs=0.01)
        assert style.gain_db == pytest.approx(style.model_db - style.table_db)
        assert style.drift_db == pytest.approx(0.0, abs=1e-4)
        assert style.detail_ratio == pytest.approx(1.0, abs=0.01)
        # The picture breathes by a tenth about a still camera; a constant offset does not change that.
        assert style.warp_error == pytest.approx(style.target_warp_error, abs=1e-3)
    assert by_name["dim"].target_warp_error == pytest.approx(by_name["vanilla"].target_warp_error / 2, rel=1e-3)
    # A table knows any rule of colours, so nothing is gained; stripes are beyond it.
    assert by_name["dim"].table_db > 42
    assert by_name["dim"].gain_db < -2
    assert by_name["striped"].table_db < 20
    assert by_name["striped"].gain_db > 20
    assert by_name["vanilla"].is_identity
    assert not by_name["striped"].is_identity
    assert [bar.passes for bar in report.bars] == [False, False, True, True]
    assert report.bars[0].found == "1 of 3"
    assert not report.passes


def test_files_and_pictures(slightly_off, made_up):
    out, report = slightly_off
    written = json.loads((out / "report.json").read_text())
    assert written["about"]["device"] == "fake"
    assert [row["style"] for row in written["styles"]] == list(made_up.names)
    assert written["styles"][2]["gain_db"] == pytest.approx(report.styles[2].gain_db)
    assert written["mean"]["model_db"] == pytest.approx(sum(s.model_db for s in report.styles[:3]) / 3)
    assert written["bars"][0]["passes"] is False
    text = (out / "report.md").read_text()
    assert "| striped |" in text
    assert "sheet.png" in text
    assert "drift.png" in text
    with Image.open(out / "sheet.png") as sheet:
        assert sheet.size == sheet_size(4, 32, 24)
    with Image.open(out / "drift.png") as plot:
        assert plot.size[0] == 1100


def test_the_sheet_shows_the_right_pictures_in_the_right_places(tmp_path, made_up, subject_with):
    measure(config(tmp_path, drift_frames=0), made_up, made_up, subject_with(lambda age: 0.0), {}, quiet)
    assert not (tmp_path / "drift.png").exists()
    with Image.open(tmp_path / "sheet.png") as sheet:
        pixels = torch.frombuffer(bytearray(sheet.tobytes()), dtype=torch.uint8).view(sheet.height, sheet.width, 3)
    clip = made_up.clip(torch.arange(4), range(10), turn=0)
    for row in range(4):
        for moment, frame in enumerate((2, 9)):
            top, left = 40 + row * 64, 210 + 20 * (moment + 1) + moment * 4 * 36
            cut = [pixels[top : top + 24, left + i * 36 : left + i * 36 + 32].float() / 127.5 - 1 for i in range(4)]
            source, model, _, target = (x.permute(2, 0, 1) for x in cut)
            assert (source - clip.source[row, frame]).abs().max() < 0.01
            assert (target - clip.target[row, frame]).abs().max() < 0.01
            assert torch.equal(model, target)


def test_drift_is_the_gap_to_a_stream_begun_later(made_up, subject_with):
    # The error grows with the age of the stream: after 20 frames it settles at 0.02 for good, or doubles past frame 80.
    plan = DriftPlan(frames=100, lead=20, chunk=7, batch=3)
    assert (plan.tail, plan.twin_start) == (90, 70)
    steady = measure_drift(made_up, subject_with(lambda age: 0.1 if age < 20 else 0.02), plan, quiet)
    assert steady.drop_db.tolist() == pytest.approx([0.0] * 4, abs=1e-4)
    decaying = measure_drift(made_up, subject_with(lambda age: 0.04 if age >= 80 else 0.02), plan, quiet)
    assert decaying.drop_db.tolist() == pytest.approx([20 * math.log10(2)] * 4, abs=1e-3)
    assert decaying.long["psnr"].shape == (4, 100)
    assert decaying.twin["psnr"].shape == (4, 30)
    better = measure_drift(made_up, subject_with(lambda age: 0.02 if age >= 80 else 0.04), plan, quiet)
    assert better.drop_db.tolist() == pytest.approx([-20 * math.log10(2)] * 4, abs=1e-3)


def test_drift_bars_judge_mean_and_worst(made_up, subject_with):
    plan = DriftPlan(frames=100, lead=48, chunk=16, batch=4)
    decaying = measure_drift(made_up, subject_with(lambda age: 0.025 if age >= 88 else 0.02), plan, quiet)
    mean, worst = drift_bars(decaying.drop_db, plan)
    assert not mean.passes
    assert not worst.passes
    assert mean.found == f"{20 * math.log10(1.25):+.3f} dB"
    # One style alone decays: the mean may pass, the worst does not.
    decaying.twin["psnr"][1:] -= 2.5
    mean, worst = drift_bars(decaying.drop_db, plan)
    assert mean.passes
    assert not worst.passes


def test_the_bar_scales_with_the_number_of_styles():
    assert gain_bar("g", [2.0] * 22 + [1.9] * 2).passes
    assert not gain_bar("g", [2.0] * 21 + [1.9] * 3).passes
    assert gain_bar("g", [2.0] * 11 + [0.0]).passes
    assert gain_bar("g", [2.0] * 22 + [1.9] * 2).wanted == "at least 2 dB for 22 of 24 styles"


def test_the_terminal_table(slightly_off):
    console = Console(width=120, record=True)
    print_report(slightly_off[1], console)
    text = console.export_text()
    assert all(column in text for column in COLUMNS)
    narrow = Console(width=80, record=True)
    print_report(slightly_off[1], narrow)
    assert "…" not in narrow.export_text()
    assert "reached drift" in text
    assert "missed  gain over the colour table: 1 of 3" in text


def test_progress_is_shown_by_stage():
    console = Console(width=100, record=True, force_terminal=True)
    with progress_bar(console) as tick:
        tick("quality", 0.5)
        tick("drift", 1.0)
    text = console.export_text()
    assert "quality" in text
    assert "drift" in text


def test_settings_that_cannot_work_say_so(tmp_path):
    with pytest.raises(ValueError, match="5 denoising steps: take 1 to 4"):
        EvaluateConfig(steps=5)
    with pytest.raises(ValueError, match="--table-clips 0 is too little"):
        EvaluateConfig(table_clips=0)
    with pytest.raises(ValueError, match="take 60 or more, or 0"):
        EvaluateConfig(drift_frames=5)
    with pytest.raises(ValueError, match="no device 'toaster'"):
        pick_device("toaster")
    assert pick_device("cpu").type == "cpu"
