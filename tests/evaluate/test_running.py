"""Ways to run a model: each changes what it should, when it should, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import torch
from torch import Tensor

from mirage_game.engine.loop import Loop
from mirage_game.evaluate.looks import wanted_looks
from mirage_game.evaluate.rollout import Footage
from mirage_game.evaluate.running import MeasurePlan, Running, RunningStreams, measure
from mirage_game.model.presets import CAMERA, CONTROLS, PRESETS
from mirage_game.model.transformer import Mirage
from mirage_game.style.code import PATTERNS, StyleCode, identity


@pytest.fixture(scope="module")
def model(one_thread: None) -> Mirage:
    torch.manual_seed(0)
    model = Mirage(PRESETS["nano"]).eval().requires_grad_(False)
    for p in model.parameters():
        p.data.add_(torch.randn_like(p) * 0.05)  # open the gates: an untrained model would return the source
    return model


def look() -> StyleCode:
    """A code whose numbers are drawn at random, which sets everything."""
    g, plain = torch.Generator().manual_seed(3), identity()
    return plain._replace(
        pattern=torch.randint(1, len(PATTERNS), plain.pattern.shape, generator=g),
        surface=torch.rand(plain.surface.shape, generator=g),
        environment=torch.rand(plain.environment.shape, generator=g),
        keeps=torch.zeros_like(plain.keeps),
    )


def frames(count: int, seed: int = 1) -> list[Tensor]:
    return list(torch.rand(count, 1, 3, 48, 64, generator=torch.Generator().manual_seed(seed)) * 2 - 1)


def answers(
    model: Mirage, running: Running, source: Sequence[Tensor], seed: int = 0, move: float = 0.0
) -> list[Tensor]:
    streams = RunningStreams(model, 1, running, seed)
    streams.set_style(0, look())
    camera, controls = torch.full((1, CAMERA), move), torch.full((1, CONTROLS), move)
    depth, pose = torch.full((1, 1, 48, 64), 3.0 + move), torch.tensor([[1.5, 9.0, 2.5, 40 + 9 * move, 5.0, 0.0, 70.0]])
    return [streams.step(frame, camera, controls, depth, pose, torch.zeros(1)) for frame in source]


def same(a: Sequence[Tensor], b: Sequence[Tensor]) -> list[bool]:
    return [torch.allclose(x, y, atol=1e-6) for x, y in zip(a, b, strict=True)]


def test_as_the_engine_runs_it(model: Mirage) -> None:
    loop = Loop(model, 1, 3, 0)
    loop.set_style(0, look())
    nothing = Running(hidden=("camera", "controls", "depth", "pose"))
    assert all(same(answers(model, nothing, frames(3)), [loop.step(f, clock=torch.zeros(1)) for f in frames(3)]))


@pytest.mark.parametrize("running", [Running(cache="first"), Running(cache="clean"), Running(memory="one frame")])
def test_another_memory_changes_what_comes_after(model: Mirage, running: Running) -> None:
    equal = same(answers(model, Running(), frames(4)), answers(model, running, frames(4)))
    sees_all_until = 2 if running.memory == "one frame" else 1
    assert equal == [True] * sees_all_until + [False] * (4 - sees_all_until)


def test_without_a_past_nothing_depends_on_it(model: Mirage) -> None:
    one, other = frames(3), [*frames(2, seed=9), frames(3)[2]]
    assert not same(answers(model, Running(), one), answers(model, Running(), other))[2]
    model.trust_past(-20.0)
    try:
        assert same(answers(model, Running(), one), answers(model, Running(), other)) == [False, False, True]
    finally:
        model.trust_past(0.0)


def test_fresh_noise_is_other_noise_each_frame(model: Mirage) -> None:
    still = [frames(1)[0]] * 3
    model.trust_past(-20.0)
    try:
        fixed, fresh = (answers(model, Running(fresh_noise=on), still) for on in (False, True))
        assert same(fixed[:2], fixed[1:]) == [True, True]
        assert same(fresh[:2], fresh[1:]) == [False, False]
        assert all(same(fresh, answers(model, Running(fresh_noise=True), still)))  # but the same in every run
    finally:
        model.trust_past(0.0)


def test_what_is_hidden_does_not_count(model: Mirage) -> None:
    everything = Running(hidden=("camera", "controls", "depth", "pose"))
    assert all(same(answers(model, everything, frames(2)), answers(model, everything, frames(2), move=0.5)))
    for name in ("camera", "controls", "depth", "pose"):
        known = Running(hidden=tuple(other for other in everything.hidden if other != name))
        told, moved = (answers(model, known, frames(1), move=move) for move in (0.0, 0.5))
        assert not same(told, moved)[0], name


def test_measuring_gives_the_figures_of_the_looks_and_leaves_the_model_as_it_was(model: Mirage) -> None:
    looks = wanted_looks(("candy", "railway"))
    unseen = Footage.of_worlds(looks, 1, 5, (64, 48), torch.device("cpu"))
    plan, ticks = MeasurePlan(frames=6, clips=1, still_frames=6, batch=2), []
    found = {
        memory: measure(model, Running(memory=memory), unseen, None, plan, lambda what, share: ticks.append(what))
        for memory in ("all", "none")
    }
    assert set(ticks) == {"quality", "still camera"}
    assert model.remembers
    for figures in found.values():
        assert set(figures["psnr_by_look"]) == {"candy", "railway"}
        assert figures["psnr"] == pytest.approx(sum(figures["psnr_by_look"].values()) / 2)
        assert figures["lpips_hed"] is None
        assert figures["detail"] > 0
        assert figures["warp"] > 0
    assert found["all"]["psnr"] != found["none"]["psnr"]
