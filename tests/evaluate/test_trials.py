"""The trials on made-up worlds, with models whose figures are known beforehand, and on real worlds, made small."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st

from mirage_game.engine.backend import Job, Prompt
from mirage_game.engine.lsd import LsdBackend
from mirage_game.evaluate.change import ChangePlan, measure_change, old_looks
from mirage_game.evaluate.look_away import (
    AWAY,
    LookAwayPlan,
    added,
    away_and_back,
    bare_footage,
    measure_look_away,
    overlap,
    without_ornaments,
)
from mirage_game.evaluate.looks import PLAIN, Wanted
from mirage_game.evaluate.lut import identity_table
from mirage_game.evaluate.main import EvaluateConfig, measure
from mirage_game.evaluate.poison import PoisonPlan, measure_poison, poisoned
from mirage_game.evaluate.rollout import EVAL_SEED, TIMED, Footage, Subject, loops_of
from mirage_game.evaluate.sizes import SizesPlan, answer_at_size, figure, measure_sizes
from mirage_game.evaluate.trial_bars import change_bars, look_away_bars, poison_bar, sizes_bars
from mirage_game.evaluate.trials import NO_LPIPS, NOTHING_BEHIND, ONE_LOOK, Trials, as_rows
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import Mirage
from mirage_game.style.code import ROLES, identity, partial_code
from mirage_game.style.parts import Added, Material, Medium, Sky
from mirage_game.worlds.paths import CONTROLS

CPU = torch.device("cpu")
SIZE = (64, 48)  # of the preset `nano`
BRIGHT = Added("banner", "wall", "#ff00ff", "#00ffff", 1.0)
GROWTH = tuple(Added("flowers", site, "#ff2020", "#ffff20", 0.5) for site in ("foot", "canopy", "shore", "crest"))
ROCK = Material("cracks", "#140a0a", "#3a1c18", "#ff6a0a")
HELL = partial_code(dict.fromkeys(ROLES, ROCK), Sky("#400000", "#a03000"), medium=Medium(), ornaments=(BRIGHT, *GROWTH))
LOOKS = (Wanted(PLAIN, identity(), Medium(), ("",)), Wanted("hell", HELL, Medium(), ("hell",)))
CHANGE = ChangePlan(clips=2, lead=6, after=27, chunk=8, batch=3)
POISON = PoisonPlan(clips=1, lead=2, chunk=8, batch=3)


def quiet(stage, share):
    assert 0 <= share <= 1


class Slow:
    """Streams whose every frame keeps a share of the one before."""

    def __init__(self, streams, share):
        self.streams, self.share, self.last = streams, share, None
        self.set_style = streams.set_style

    def step(self, *known):
        answer = self.streams.step(*known)
        self.last = answer if self.last is None else torch.lerp(answer, self.last, self.share)
        return self.last


class Painter:
    """Inverts the source, and paints a square while the code has ornaments and `remembers(frames since the start)`."""

    def __init__(self, batch, remembers):
        self.ornaments, self.remembers, self.age = [False] * batch, remembers, 0

    def set_style(self, slot, code):
        self.ornaments[slot] = bool(code.ornament.any())

    def step(self, source, *known):
        answer = -source
        answer[torch.tensor(self.ornaments) & self.remembers(self.age), :, 10:20, 10:20] = 1.0
        self.age += 1
        return answer


class Distance:
    """In place of LPIPS-HED: the mean absolute difference."""

    def distances(self, pictures, reference):
        return {name: (picture - reference).abs().mean((-3, -2, -1)) for name, picture in pictures.items()}


@pytest.fixture(scope="module")
def slow_with(subject_with):
    """A model that is right but for what it keeps of the frame before."""
    right = subject_with(lambda age: 0.0)
    return lambda share: Subject(lambda batch: Slow(right.make_loop(batch), share))


@pytest.fixture(scope="module")
def footage():
    return Footage.of_worlds(LOOKS, worlds=2, seed=EVAL_SEED, size=SIZE, device=CPU)


@pytest.fixture(scope="module")
def untrained():
    """It returns the source."""
    torch.manual_seed(0)
    return Subject(loops_of(Mirage(PRESETS["nano"]).eval().requires_grad_(False), steps=1, depth=False, seed=0))


# -- another prompt ---------------------------------------------------------------------------------------------------


@given(st.integers(2, 60), st.integers(0, 200))
def test_a_stream_never_changes_to_the_look_it_has(styles, turn):
    new = torch.arange(styles)
    old = old_looks(new, styles, turn)
    assert (old != new).all()
    assert sorted(old.tolist()) == new.tolist()
    assert styles == 2 or not torch.equal(old, old_looks(new, styles, turn + 1))


def test_two_looks_of_a_turn_share_all_but_the_target(footage):
    one, other = (next(iter(footage.stream(torch.tensor([k]), 3, 3, turn=5))) for k in (0, 1))
    for name in TIMED:
        assert torch.equal(getattr(one, name), getattr(other, name)) == (name != "target"), name


def test_a_model_without_a_memory_changes_at_once(made_up, subject_with):
    found = measure_change(made_up, subject_with(lambda age: 0.02), CHANGE, quiet)
    assert all(curve.shape == (4, 27) for curve in found.values())
    assert torch.allclose(found["new_db"], torch.tensor(40.0).double(), atol=0.01)  # 10 log10(4 / 0.02^2)
    assert torch.equal(found["new_db"], found["twin_db"])
    assert (found["leans"] == 1).all()
    assert (found["old_db"] < 35).all()
    assert (found["differs"] == 0).all()
    assert all(bar.passes for bar in change_bars(found))


def test_what_a_model_keeps_of_the_old_look_is_seen(made_up, slow_with):
    found = measure_change(made_up, slow_with(0.9), CHANGE, quiet)
    assert (found["leans"][:, 0] == 0).all()
    # After k frames it shows 0.9^k of the old picture; the pictures breathe by a tenth meanwhile.
    left = torch.tensor([0.9 ** (k + 1) for k in range(27)]).double()
    assert torch.allclose(found["ghost"].mean(0), left, rtol=0.2)
    leans, settled, gone = change_bars(found)
    assert (leans.passes, settled.passes, gone.passes) == (False, False, False)
    assert all(bar.passes for bar in change_bars(measure_change(made_up, slow_with(0.3), CHANGE, quiet)))


def test_too_little_after_a_change_or_a_single_look_is_refused(footage, untrained):
    with pytest.raises(ValueError, match="24 frames after a change: take more than 24"):
        ChangePlan(after=24)
    alone = Footage(footage.pool, 0, LOOKS[1:], footage.bank, *SIZE)
    with pytest.raises(ValueError, match="two looks"):
        measure_change(alone, untrained, CHANGE, quiet)


# -- a broken source --------------------------------------------------------------------------------------------------


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.sampled_from(["black", "white", "noise"]))
def test_only_the_frames_asked_for_are_poisoned(made_up, first, begin, frames, kind):
    clip = made_up.clip(torch.tensor([0, 1]), range(6), turn=1)
    bad = poisoned(clip, first, begin, begin + frames, kind)
    for t in range(6):
        inside = begin <= first + t < begin + frames
        assert torch.equal(bad.source[:, t], clip.source[:, t]) != inside
        if inside and kind != "noise":
            assert (bad.source[:, t] == {"black": -1, "white": 1}[kind]).all()
    assert bad.source.abs().max() <= 1
    assert torch.equal(bad.target, clip.target)


def test_a_stream_that_breaks_does_not_pass_for_a_healthy_one() -> None:
    bar = poison_bar({"black_1": torch.tensor([0.0, 0.01]), "white_10": torch.tensor([math.nan, 0.0])}, POISON)
    assert bar is not None
    assert not bar.passes


def test_poison_hurts_only_a_model_that_keeps_it(made_up, subject_with, slow_with):
    none = measure_poison(made_up, subject_with(lambda age: 0.02), POISON, quiet)
    assert set(none) == {f"{kind}_{length}" for kind in ("black", "white", "noise") for length in (1, 10)}
    assert all((loss == 0).all() for loss in none.values())
    assert poison_bar(none, POISON).passes
    hurt = measure_poison(made_up, slow_with(0.9), POISON, quiet)
    assert (hurt["white_10"] > hurt["white_1"]).all()
    bar = poison_bar(hurt, POISON)
    assert not bar.passes
    assert "10 frames of" in bar.found
    assert poison_bar(measure_poison(made_up, slow_with(0.3), POISON, quiet), POISON).passes


# -- larger games -----------------------------------------------------------------------------------------------------


def test_an_answer_at_a_larger_size_is_the_engines(footage):
    torch.manual_seed(0)
    model = Mirage(PRESETS["nano"]).eval().requires_grad_(False)
    for p in model.parameters():
        p.data.add_(torch.randn_like(p) * 0.03)

    class Reader:
        def read(self, texts):
            return HELL

    large = Footage(footage.pool, footage.seed, LOOKS, footage.bank, 160, 120)
    (clip,) = large.stream(torch.tensor([1]), 2, 2, turn=0)
    # The engine is told nothing but the picture here.
    told = Subject(loops_of(model, 3, False, 0)).start([HELL])
    silent = type("Silent", (), {"step": lambda self, source, *known: told._loop.step(source)})()
    mine = answer_at_size(silent, clip, SIZE)
    assert mine.shape == clip.source.shape
    backend = LsdBackend(model, Reader(), sessions=1, compiled=False, clock=lambda: 0.0)
    backend.open(1, backend.prepare(Prompt("hell", seed=0)))
    for t in range(2):
        pixels = ((clip.source[0, t] + 1) * 127.5).round().byte().permute(1, 2, 0).contiguous().numpy()
        theirs = backend.run([Job(1, pixels, "rgb8")], steps=3)[0].pixels.astype(np.float32)
        assert np.abs((mine[0, t].permute(1, 2, 0).numpy() + 1) * 127.5 - theirs).mean() < 1.0
        assert np.abs(theirs - pixels).mean() > 5


def test_figures_at_each_size(footage, untrained):
    plan = SizesPlan(frames=1, sizes=((128, 96), (192, 144)), native=(128, 96), batch=2)
    tables = identity_table().expand(2, -1, -1, -1, -1)
    found = measure_sizes(footage, untrained, tables, Distance(), plan, quiet)
    names = ("model", "source", "table")
    assert set(found) == {figure(size, name) for size in (SIZE, *plan.sizes) for name in names} | {
        figure(size, "native") for size in plan.sizes
    }
    assert torch.allclose(found["128x96_native"], found["128x96_source"], atol=0.001)
    for size in (SIZE, *plan.sizes):
        model, source, table = (found[figure(size, name)] for name in ("model", "source", "table"))
        assert torch.allclose(table, source, atol=0.01)  # neither table nor model changes anything ...
        assert torch.allclose(model, source, atol=0.001 if size == SIZE else 0.08)  # ... but fine colour gets lost
        assert source[0] == 0
        assert source[1] > 0.1


def test_larger_sizes_are_judged_beside_the_models_own():
    plan = SizesPlan(sizes=((128, 96), (192, 144)))
    found = {
        figure(size, name): torch.tensor([0.1, 0.4]) for size in (SIZE, *plan.sizes) for name in ("source", "table")
    }
    found |= {figure(SIZE, "model"): torch.tensor([0.1, 0.2]), figure((128, 96), "model"): torch.tensor([0.11, 0.22])}
    found[figure((192, 144), "model")] = torch.tensor([0.1, 0.28])  # 1 and 1.4: typically 1.18
    small, large = sizes_bars(found, SIZE, plan)
    assert small.passes
    assert small.found == "1.10 (source 1.00, colour table 1.00)"
    assert not large.passes
    assert sizes_bars({name: values[:0] for name, values in found.items()}, SIZE, plan) == []


def test_a_larger_size_shows_the_same(footage):
    large = replace(footage, width=4 * SIZE[0], height=4 * SIZE[1])
    for turn in range(3):
        (small,), (big,) = (each.stream(torch.tensor([1]), 1, 1, turn) for each in (footage, large))
        assert torch.equal(small.poses, big.poses)
        shrunk = F.interpolate(big.target[0], size=(SIZE[1], SIZE[0]), mode="area")
        same, mirrored = ((shrunk - picture).abs().mean() for picture in (small.target[0], small.target[0].flip(-1)))
        assert same < 0.1
        assert same < mirrored / 2


# -- a look away ------------------------------------------------------------------------------------------------------


def test_the_camera_turns_away_and_comes_back_to_the_same_pose():
    plan = LookAwayPlan(settle=3, turn=12)
    pose = torch.tensor([[5.0, 20.0, 7.0, 350.0, -4.0, 0.0, 75.0]])
    paths = away_and_back(pose, plan)
    assert paths.poses.shape == (1, 28, 7)
    assert torch.equal(paths.poses[:, plan.first], pose)
    assert torch.equal(paths.poses[:, plan.last], pose)
    assert torch.equal(paths.poses[:, : plan.settle + 1], pose[:, None].expand(-1, 4, -1))
    assert paths.poses[0, plan.settle + plan.turn, 3] == pytest.approx(350 + AWAY, abs=1e-3)
    assert paths.camera[..., :3].abs().max() == 0
    assert paths.camera[..., 3].abs().max() < 25  # degrees a frame
    mouse = paths.controls[..., CONTROLS.index("mouse_dx/100")]
    assert mouse.sum().item() == pytest.approx(0.0, abs=1e-3)
    assert (mouse[0, plan.settle + 1 : plan.settle + 13] > 0).all()


def test_overlap_of_masks():
    mine, theirs = torch.zeros(2, 4, 4, dtype=torch.bool), torch.zeros(2, 4, 4, dtype=torch.bool)
    mine[0, :2], theirs[0, 1:3] = True, True
    assert overlap(mine, theirs).tolist() == pytest.approx([1 / 3, 0.0])


def test_added_shapes_are_those_of_the_ornaments(footage):
    bare = bare_footage(footage)
    assert not bare.bank.codes.ornament.any()
    assert footage.bank.codes.ornament.any()
    assert torch.equal(without_ornaments(HELL).surface, HELL.surface)
    style = torch.ones(6, dtype=torch.long)
    mine, theirs = (each.still(style, 1, turn=2) for each in (footage, bare))
    assert torch.equal(mine.source, theirs.source)
    shapes = added(mine.target, theirs.target)
    assert 0 < shapes.float().mean() < 0.5


@pytest.mark.parametrize(("remembers", "kept"), [(lambda age: True, 1.0), (lambda age: age < 8, 0.0)])
def test_shapes_that_a_model_keeps_or_forgets(footage, remembers, kept):
    plan = LookAwayPlan(clips=1, places=6, settle=2, turn=4)
    subject = Subject(lambda batch: Painter(batch, remembers))
    found = measure_look_away(footage, subject, plan, quiet)
    assert math.isnan(found["true_kept"][0])  # the plain game adds nothing
    assert found["true_kept"][1] >= 0.7
    assert found["share"][1] >= 0.005
    assert found["model_kept"][1] == pytest.approx(kept)
    assert found["first_right"][1] < 0.5
    true, model = look_away_bars(found)
    assert true.passes
    assert model.passes == bool(kept)
    assert look_away_bars({name: values[:1] for name, values in found.items()}) == []


# -- all of them ------------------------------------------------------------------------------------------------------


def test_trials_that_cannot_be_made_say_why(tmp_path):
    assert Trials.of_config(EvaluateConfig(out=tmp_path), CPU).sizes is None  # too slow to be asked for unsaid
    trials = Trials.of_config(EvaluateConfig(out=tmp_path, sizes_frames=1), CPU)
    able, why = trials.possible(1, None)
    assert why == (ONE_LOOK, NO_LPIPS)
    assert able.change is None
    assert able.sizes is None
    assert able.poison == trials.poison
    assert trials.possible(2, Distance()) == (trials, ())
    forgetful, why = trials.possible(2, Distance(), remembers=False)
    assert (forgetful.poison, forgetful.change, why) == (None, trials.change, ())
    assert Trials().describe() == "none"
    assert "512x288, 1280x720" in trials.describe()


def test_all_trials_of_an_untrained_model_in_real_worlds(footage, untrained):
    trials = Trials(
        change=ChangePlan(clips=1, lead=1, after=25),
        poison=PoisonPlan(lead=1, lengths=(1,), after=2, counted=1),
        sizes=SizesPlan(frames=1, sizes=((96, 72),)),
        look_away=LookAwayPlan(clips=1, places=2, settle=1, turn=2),
    )
    tables = identity_table().expand(2, -1, -1, -1, -1)
    found = trials.run(footage, untrained, tables, Distance(), quiet)
    bars = {bar.name: bar for bar in trials.bars(found, torch.tensor([False, True]), SIZE)}
    assert len(bars) == 7
    assert all(bar.plain for bar in bars.values())
    missed = {name for name, bar in bars.items() if not bar.passes}
    # It gives back the source: nothing of the old look is left, and nothing of the new one is there.
    assert "prompt change, next frame nearer to the new look than to the old" in missed
    assert any("the model's own added shapes" in name for name in missed)
    assert not any("frames later" in name for name in missed)
    rows = as_rows(found, footage.names)
    assert rows["look_away"][PLAIN]["true_kept"] is None
    assert len(rows["change"]["hell"]["new_db"]) == 25
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows


def test_an_evaluation_reports_its_trials(tmp_path, made_up, subject_with, no_trials):
    small = {"frames": 8, "clips": 1, "drift_frames": 0, "table_clips": 2, "batch": 4, "chunk": 8, "judge_steps": 0}
    config = EvaluateConfig(out=tmp_path, **small, **no_trials | {"change_clips": 1, "poison_clips": 1})
    report = measure(config, made_up, made_up, subject_with(lambda age: 0.02), {}, quiet)
    names = [bar.name for bar in report.bars]
    assert sum(name.startswith("prompt change") for name in names) == 3
    assert sum("black, white or noisy" in name for name in names) == 1
    written = json.loads((tmp_path / "report.json").read_text())
    assert written["about"]["trials"] == "1 changes of prompt a style; 1 streams with a broken source a style"
    assert set(written["trials"]) == {"change", "poison"}
    assert written["trials"]["poison"]["striped"]["white_10"] == 0


def test_a_model_without_a_memory_is_not_compared_with_itself(tmp_path, made_up, subject_with, no_trials):
    small = {"frames": 8, "clips": 1, "drift_frames": 60, "table_clips": 2, "batch": 4, "chunk": 8, "judge_steps": 0}
    config = EvaluateConfig(out=tmp_path, **small, **no_trials | {"change_clips": 1, "poison_clips": 1})
    subject = subject_with(lambda age: 0.02)._replace(remembers=False)
    report = measure(config, made_up, made_up, subject, {}, quiet)
    names = [bar.name for bar in report.bars]
    assert [name for name in names if name.startswith("prompt change")] == [
        "prompt change, next frame nearer to the new look than to the old"
    ]
    assert not any("drift" in name or "black, white or noisy" in name for name in names)
    assert NOTHING_BEHIND in report.left_out
    assert NOTHING_BEHIND in (tmp_path / "report.md").read_text()
