"""The prompt judge: it learns looks that can be told apart, and its verdicts are counted rightly."""

import json
import math

import pytest
import torch

from mirage_game.evaluate.bars import judge_bar, prompt_bars
from mirage_game.evaluate.judge import JudgePlan, count_verdicts, judge_for, load_judge, looks_key, train_judge
from mirage_game.evaluate.main import EvaluateConfig, measure
from mirage_game.evaluate.pretrained import JudgeError
from mirage_game.evaluate.quality import Tally
from mirage_game.evaluate.tables import SHARES


def quiet(stage, share):
    assert 0 <= share <= 1


@pytest.fixture(scope="module")
def judge(made_up):
    return train_judge(made_up, JudgePlan(steps=60, batch=32), quiet)


def test_it_names_looks_that_it_has_seen_elsewhere(judge, made_up):
    clip = made_up.clip(torch.arange(4), range(6), turn=7)
    odds = judge.odds(clip.target)
    assert odds.shape == (4, 6, 4)
    assert torch.allclose(odds.sum(-1), torch.ones(4, 6), atol=1e-5)
    # `vanilla` and `swapped` cannot be told apart: colours are made up. The other two must not be missed.
    assert (odds[0].argmax(-1) == 0).all()
    assert (odds[2].argmax(-1) == 2).all()


def test_training_leaves_other_random_numbers_alone_and_repeats(made_up):
    torch.manual_seed(5)
    before = torch.random.get_rng_state()
    one, two = (train_judge(made_up, JudgePlan(steps=2, batch=4), quiet) for _ in range(2))
    assert torch.equal(torch.random.get_rng_state(), before)
    picture = made_up.clip(torch.arange(4), [0], turn=7).target
    assert torch.equal(one.odds(picture), two.odds(picture))


def test_a_judge_is_kept_in_a_file_for_the_same_looks(judge, made_up, tmp_path, monkeypatch):
    path = tmp_path / "kept" / "judge.safetensors"
    kept = judge_for(made_up, JudgePlan(steps=2, batch=4), path, quiet)
    assert path.stat().st_size < 10e6
    monkeypatch.setattr("mirage_game.evaluate.judge.train_judge", None)  # it is not trained again
    again = judge_for(made_up, JudgePlan(steps=9, batch=4), path, quiet)
    picture = made_up.clip(torch.arange(4), [0], turn=7).target
    assert torch.equal(kept.odds(picture), again.odds(picture))
    assert again.steps == 2

    class Others(type(made_up)):
        names = ("dim", "swapped", "striped", "new")

    with pytest.raises(JudgeError, match="other looks"):
        judge_for(Others(), JudgePlan(steps=2), path, quiet)

    class Recoded(type(made_up)):
        def code(self, index):
            return made_up.code((index + 1) % 4)

    assert len({looks_key(each) for each in (made_up, Others(), Recoded())}) == 3
    path.write_bytes(b"nothing")
    with pytest.raises(JudgeError, match="remove it"):
        load_judge(path, made_up)


def test_verdicts_of_frames_and_of_whole_streams():
    tally = Tally(4, "cpu")
    # The right one is 2: it comes first, second, last and first.
    odds = torch.tensor([[[0.1, 0.1, 0.7, 0.1], [0.5, 0.0, 0.4, 0.1], [0.4, 0.3, 0.1, 0.2], [0.1, 0.1, 0.8, 0.0]]])
    count_verdicts(tally, "x", torch.tensor([2]), odds)
    found = {name: values[2].item() for name, values in tally.means().items()}
    # Two frames say 2 and two say 0: how sure they are decides.
    assert found == {"x_top1": 0.5, "x_top3": 0.75, "x_clip_top1": 1.0, "x_clip_top3": 1.0}
    assert math.isnan(tally.means()["x_top1"][0].item())


def test_bars_of_the_judge():
    assert judge_bar([], []) is None
    assert judge_bar([1.0, 0.9], [1.0, 1.0]).passes
    assert not judge_bar([1.0, 0.8], [1.0, 1.0]).passes
    first, third = prompt_bars([0.9, 0.8], [0.95, 0.9], [1.0, 1.0], [1.0, 1.0])
    assert first.passes
    assert not third.passes
    assert first.found == "85.0% of frames, 100.0% of clips"
    assert prompt_bars([], [], [], []) == ()


def test_an_evaluation_reports_what_the_judge_saw(tmp_path, made_up, subject_with, no_trials):
    small = {"frames": 16, "clips": 1, "drift_frames": 0, "table_clips": 2, "batch": 3, "chunk": 8, "judge_steps": 60}

    subject = subject_with(lambda age: 0.0, read=lambda text: made_up.code(2))  # all that it reads is `striped`
    report = measure(EvaluateConfig(out=tmp_path, **small, **no_trials), made_up, made_up, subject, {}, quiet)
    by_name = {style.style: style for style in report.styles}
    assert by_name["dim"].target_top1 == 1
    assert by_name["dim"].judged_top1 == 1  # asked by its code
    assert by_name["dim"].prompted_top1 == 0
    assert by_name["dim"].taken_for == "striped"
    assert by_name["striped"].prompted_top1 == by_name["striped"].prompted_clip_top1 == 1
    assert by_name["striped"].taken_for is None
    written = json.loads((tmp_path / "report.json").read_text())["judged"]
    assert list(written) == ["true targets", "answers to codes", "answers to prompts"]
    assert {"top 1": 0, "clips, top 1": 0}.items() <= written["answers to prompts"]["seen in training"].items()
    assert written["answers to prompts"]["held out"] == dict.fromkeys(SHARES, 1.0)  # `striped` alone
    assert written["true targets"]["all"]["top 3"] >= written["true targets"]["all"]["top 1"] > 0.3
    assert "| answers to codes | held out | 100.0% |" in (tmp_path / "report.md").read_text()
    assert "<tr><th>answers to prompts</th><td>held out</td><td>100.0%</td>" in (tmp_path / "report.html").read_text()
    bars = {bar.name: bar for bar in report.bars}
    assert not bars["the answers to prompts, judged, top 1"].passes
    assert bars["the answers to prompts, judged, top 1"].found.startswith("33.3% of frames")
