"""The whole evaluation on made-up worlds, with models whose figures are known beforehand."""

import base64
import html
import io
import json
import math
import re

import pytest
import torch
from PIL import Image
from rich.console import Console

from mirage_game.engine.devices import DeviceError, pick_device
from mirage_game.evaluate.bars import drift_bars
from mirage_game.evaluate.drift import DriftPlan, measure_drift
from mirage_game.evaluate.main import EvaluateConfig, measure, progress_bar, reels_of
from mirage_game.evaluate.quality import Tally, groups
from mirage_game.evaluate.sheet import sheet_size
from mirage_game.evaluate.tables import COLUMNS, print_report


def quiet(stage, share):
    assert 0 <= share <= 1


def config(tmp_path, **changes):
    small = {"frames": 10, "clips": 2, "drift_frames": 100, "table_clips": 6, "batch": 3, "chunk": 4, "judge_steps": 0}
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
def slightly_off(tmp_path_factory, made_up, subject_with, no_trials):
    """Folder and report of a model that is off by 0.02 everywhere, and by twice that where a prompt asks."""
    out = tmp_path_factory.mktemp("report")
    subject = subject_with(lambda age: 0.02)
    return out, measure(config(out, **no_trials), made_up, made_up, subject, {"device": "fake"}, quiet)


def test_figures_are_those_of_the_error(slightly_off):
    report = slightly_off[1]
    by_name = {style.style: style for style in report.styles}
    assert list(by_name) == ["dim", "swapped", "striped", "vanilla"]
    for style in report.styles:
        assert style.model_db == pytest.approx(40.0, abs=0.01)  # 10 log10(4 / 0.02^2)
        assert style.prompted_db == pytest.approx(10 * math.log10(4 / 0.04**2), abs=0.01)
        assert style.gain_db == pytest.approx(style.model_db - style.table_db)
        assert style.drift_db == pytest.approx(0.0, abs=1e-4)
        assert style.detail_ratio == pytest.approx(1.0, abs=0.01)
        # The picture breathes by a tenth about a still camera; a constant offset does not change that.
        assert style.warp_error == pytest.approx(style.target_warp_error, abs=1e-3)
        assert style.flicker == style.target_flicker == 0
        assert style.lpips_hed is None
        assert style.prompted_top1 is None
    assert by_name["dim"].target_warp_error == pytest.approx(by_name["vanilla"].target_warp_error / 2, rel=1e-3)
    # A table knows any rule of colours, so nothing is gained; stripes are beyond it.
    assert by_name["dim"].table_db > 42
    assert by_name["dim"].gain_db < -2
    assert by_name["striped"].table_db < 20
    assert by_name["striped"].gain_db > 20
    assert by_name["vanilla"].is_identity
    assert not by_name["striped"].is_identity
    # The model restyles the display: dimmed or with swapped colours, black and white are still told apart; under
    # stripes hardly.
    assert by_name["swapped"].hud_ssim == pytest.approx(1.0, abs=0.02)
    assert 0.3 < by_name["dim"].hud_ssim < 0.9
    assert by_name["striped"].hud_ssim < 0.5
    assert by_name["vanilla"].hud_ssim is None
    passes = {bar.name: bar.passes for bar in report.bars}
    assert passes == {
        "gain over the colour table": False,
        "the same, frames shrunk four times": False,
        "the same, asked for by prompts": False,
        "fine detail over the target's": True,
        "warp error over the target's": True,
        "flicker, still camera": True,
        "head-up display, SSIM to the source": False,
        "drift, last tenth of 100 frames, mean of the styles": True,
        "drift, last tenth of 100 frames, worst style": True,
    }
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
    assert [row["held_out"] for row in written["styles"]] == [False, False, True, False]
    text = (out / "report.md").read_text()
    assert "| striped * |" in text
    assert "| mean of * |" in text
    assert "sheet.jpg" in text
    assert "drift.png" in text
    with Image.open(out / "sheet.jpg") as sheet:
        assert sheet.size == sheet_size(4, 32, 24, pictures=5)
    with Image.open(out / "drift.png") as plot:
        assert plot.size[0] == 1100


def embedded(page, kind):
    """All that a page carries of a kind, decoded."""
    return [base64.b64decode(data) for data in re.findall(rf'"data:{kind};base64,([^"]+)"', page)]


def test_the_page_holds_everything_and_asks_for_nothing(slightly_off, made_up):
    out, report = slightly_off
    page = (out / "report.html").read_text()
    assert not re.search(r"https?://|src=\"(?!data:)|<link", page)
    assert f"{sum(bar.passes for bar in report.bars)} of {len(report.bars)}" in page
    for bar in report.bars:
        assert bar.plain
        assert html.escape(bar.plain) in page
    movies, strips = [], []
    for data in embedded(page, "image/webp"):
        picture = Image.open(io.BytesIO(data))
        (movies if picture.is_animated else strips).append(picture)
    assert [strip.size for strip in strips] == [(5 * 32, 2 * 24)] * 4
    assert [(movie.n_frames, movie.size) for movie in movies] == [(10, (3 * 32, 24))] * 4
    assert [Image.open(io.BytesIO(data)).size[0] for data in embedded(page, "image/png")] == [1100]
    movies[2].seek(3)
    frame = torch.frombuffer(bytearray(movies[2].convert("RGB").tobytes()), dtype=torch.uint8).view(24, 96, 3)
    clip = made_up.clip(torch.tensor([2]), range(10), turn=0)
    wanted = torch.cat([clip.source[0, 3], clip.target[0, 3], clip.target[0, 3]], -1)  # off by little in the middle
    assert (frame.permute(2, 0, 1) / 127.5 - 1 - wanted).abs().mean() < 0.12


def test_styles_shown_in_motion_are_spread():
    assert reels_of(3) == (0, 1, 2)
    assert reels_of(49) == (4, 12, 20, 28, 36, 44)
    assert reels_of(1) == (0,)


def test_the_sheet_shows_the_right_pictures_in_the_right_places(tmp_path, made_up, subject_with, no_trials):
    measure(config(tmp_path, drift_frames=0, **no_trials), made_up, made_up, subject_with(lambda age: 0.0), {}, quiet)
    assert not (tmp_path / "drift.png").exists()
    with Image.open(tmp_path / "sheet.jpg") as sheet:
        pixels = torch.frombuffer(bytearray(sheet.tobytes()), dtype=torch.uint8).view(sheet.height, sheet.width, 3)
    clip = made_up.clip(torch.arange(4), range(10), turn=0)
    for row in range(4):
        for moment, frame in enumerate((2, 9)):
            top, left = 40 + row * 64, 210 + 20 * (moment + 1) + moment * 5 * 36
            cut = [pixels[top : top + 24, left + i * 36 : left + i * 36 + 32].float() / 127.5 - 1 for i in range(5)]
            source, model, prompted, _, target = (x.permute(2, 0, 1) for x in cut)
            assert (source - clip.source[row, frame]).abs().mean() < 0.02
            for picture in (model, prompted, target):
                assert (picture - clip.target[row, frame]).abs().mean() < 0.02


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


def test_the_terminal_table(slightly_off):
    console = Console(width=140, record=True)
    print_report(slightly_off[1], console)
    text = console.export_text()
    assert all(column.title in text for column in COLUMNS)
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
    with pytest.raises(ValueError, match="--judge-steps -1: take 0"):
        EvaluateConfig(judge_steps=-1)
    with pytest.raises(ValueError, match="--poison-clips -1: take 0 to leave it out"):
        EvaluateConfig(poison_clips=-1)
    with pytest.raises(ValueError, match="take 60 or more, or 0"):
        EvaluateConfig(drift_frames=5)
    with pytest.raises(DeviceError, match="'toaster' is no device"):
        pick_device("toaster")
    assert pick_device("cpu").type == "cpu"
