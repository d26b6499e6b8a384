"""The long run with a model as small as can be: in parts it is the same run, to the bit."""

import json
from dataclasses import replace

import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from mirage_game.engine.loop import Loop
from mirage_game.evaluate import endurance, snapshot
from mirage_game.evaluate.curves import BY_CONSTRUCTION, FIGURES, OF_A_PICTURE, gaps, measure, verdicts
from mirage_game.evaluate.endurance import EnduranceConfig, Run, go, streams_of
from mirage_game.evaluate.endurance_report import BesideError, content, draw, read_beside, summarise, write_files
from mirage_game.evaluate.journey import Journey, Route
from mirage_game.evaluate.looks import wanted_looks
from mirage_game.evaluate.rollout import EVAL_SEED, Footage, restyle
from mirage_game.model.checkpoint import save_model
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import FORGETFUL, Mirage

CPU = torch.device("cpu")
ROUTE = Route(
    frames=24, streams=2, chunk=2, stretch=5, shortest=1, longest=4, points=2, lead=1, compared=2, minute=4, fresh=2
)
FOREVER = float("inf")


def shaken_model():
    """An untrained model returns the source and remembers nothing; one with shaken weights does neither."""
    torch.manual_seed(0)
    model = Mirage(PRESETS["nano"]).eval().requires_grad_(False)
    for weight in model.parameters():
        weight.add_(torch.randn_like(weight) * 0.05)
    return model


@pytest.fixture(scope="module")
def footage(one_thread):
    looks = wanted_looks(("steampunk", "winter", "pencil drawing"))
    return Footage.of_worlds(looks, worlds=2, seed=EVAL_SEED, size=(64, 48), device=CPU)


@pytest.fixture(scope="module")
def start(footage):
    """A run at its beginning."""
    make = streams_of(shaken_model(), ROUTE.streams, steps=1, depth=False, seed=0)
    return lambda: Run(Journey(footage, ROUTE), footage, make)


@pytest.fixture(scope="module")
def whole(start):
    run = start()
    with torch.inference_mode():
        while not run.done:
            run.advance()
    return run


def same(one, other):
    """Whether figures are the same to the bit."""
    return all(torch.equal(x, other[group][name]) for group, values in one.items() for name, x in values.items())


def test_parts_make_the_same_run(start, whole, tmp_path):
    path = tmp_path / "streams.safetensors"
    chunk, parts = 0, 0
    with torch.inference_mode():
        while chunk < ROUTE.chunks:
            run = start()
            if path.exists():
                run.load(path, {"of": "nano"})
            assert run.next == chunk
            run.advance()
            while not run.may_stop:
                run.advance()
            run.save(path, {"of": "nano"})
            chunk, parts = run.next, parts + 1
    assert parts >= 4
    assert same(whole.figures(), run.figures())
    assert len(run.parts) == parts
    assert len(set(run.parts)) == 1
    assert run.longest_past == whole.longest_past == ROUTE.longest * ROUTE.chunk
    states = [snapshot.take(each._streams.loop) for each in (whole, run)]
    assert all(torch.equal(x, states[1][name]) for name, x in states[0].items())
    assert {"noise", "ring.keys", "ring.written", "style.pooled"} <= states[0].keys()


def test_rendering_ahead_makes_the_same_parts(footage, tmp_path):
    """A run that is stopped between spans, which are several chunks here, goes on as if it had not been."""
    route = replace(ROUTE, ahead=3)
    make = streams_of(shaken_model(), 2, steps=1, depth=False, seed=0)
    whole, path, chunk = Run(Journey(footage, route), footage, make), tmp_path / "streams.safetensors", 0
    with torch.inference_mode():
        while not whole.done:
            whole.advance()
        while chunk < route.chunks:
            run = Run(Journey(footage, route), footage, make)
            if path.exists():
                run.load(path, {})
            go(run, 0.0, lambda: run.save(path, {}), lambda share: None)  # noqa: B023
            chunk = run.next
    assert same(whole.figures(), run.figures())
    assert {values.shape for values in whole.figures()["model"].values()} == {(2, route.chunks)}


def test_streams_without_a_memory_are_their_own_twins(footage):
    model = shaken_model()
    model.trust_past(FORGETFUL - 1)
    run = Run(Journey(footage, replace(ROUTE, ahead=3)), footage, streams_of(model, 2, steps=1, depth=True, seed=0))
    with torch.inference_mode():
        while not run.done:
            run.advance()
    figures, curves = run.figures(), run.curves()
    assert run.longest_past == 0
    for name, values in figures["fresh"].items():
        assert torch.allclose(values, figures["checked"][name], atol=1e-5)
    for gap in gaps(curves, "psnr"):
        assert abs(gap.off) < 1e-4
    bars = verdicts(curves, run.route, remembers=False)
    assert all(bar.passes for bar in bars if BY_CONSTRUCTION in bar.found)


class Waits(TorchDispatchMode):
    """Operations that hold up the host until a GPU has done all that is queued, by name."""

    NAMES = ("aten._local_scalar_dense", "aten.nonzero", "aten.lift_fresh")

    def __init__(self):
        super().__init__()
        self.found = []

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        self.found += [name for name in self.NAMES if str(func).startswith(name)]
        return func(*args, **(kwargs or {}))


@pytest.mark.parametrize("trust", [0.0, FORGETFUL - 1])
def test_nothing_waits_for_a_gpu_from_frame_to_frame(footage, monkeypatch, trust):
    model = shaken_model()
    model.trust_past(trust)
    # What a CPU asks itself about the sky, a GPU does not.
    monkeypatch.setattr(Loop, "sky", lambda loop, style, known: known.sky)
    route = replace(ROUTE, ahead=3)
    run = Run(Journey(footage, route), footage, streams_of(model, 2, steps=2, depth=False, seed=0))
    with torch.inference_mode():
        clip = run.journey.clip(0, 2)
        restyle(run._streams, clip)  # what is made once and kept
        measure(clip.target, clip.target, chunk=2)
        with Waits() as waits:
            picture = restyle(run._streams, clip)
            run._add("model", measure(picture, clip.target, chunk=route.chunk))
            run._compare(1, clip, picture, (0, 1))  # nothing is compared there
    assert waits.found == []


def test_the_past_counts_here(start, whole, tmp_path):
    """If another past were saved the figures would be others, so that the test above means something."""
    path = tmp_path / "streams.safetensors"
    with torch.inference_mode():
        run = start()
        while not run.next or run.journey.spell(run.next).start == run.next:
            run.advance()
        run.save(path, {})
        groups, notes = snapshot.read(path)
        groups["streams"]["ring.keys"] += 1
        snapshot.write(path, groups, notes)
        other = start()
        other.load(path, {})
        while not other.done:
            other.advance()
    assert not same(whole.figures(), other.figures())


def test_what_is_measured(whole):
    figures, curves = whole.figures(), whole.curves()
    assert figures["model"].keys() == {"psnr", *OF_A_PICTURE}
    assert {values.shape for values in figures["model"].values()} == {(2, ROUTE.chunks)}
    assert {values.shape for values in figures["twin"].values()} == {(2, ROUTE.points)}
    assert {values.shape for name in ("fresh", "checked") for values in figures[name].values()} == {(2, 3)}
    assert curves.windows == ((4, 6), (10, 12))
    assert all(values.isfinite().all() for group in figures.values() for values in group.values())
    off = (
        curves.twin["psnr"] - torch.stack([curves.model["psnr"][:, a:b].mean(1) for a, b in curves.windows], 1)
    ).abs()
    assert off.max() < 0.5  # dB; the shaken model forgets soon
    assert (curves.fresh["detail"] != curves.checked["detail"]).any()


def test_a_twin_begun_with_the_stream_is_the_stream_itself(footage):
    """Nothing but the past differs between them: the same noise, the same prompt, the same frames."""
    route = replace(ROUTE, frames=6, points=1, minute=1)
    run = Run(Journey(footage, route), footage, streams_of(shaken_model(), 2, steps=1, depth=False, seed=0))
    with torch.inference_mode():
        while not run.done:
            run.advance()
    figures, curves = run.figures(), run.curves()
    for name, twin in figures["twin"].items():
        assert torch.allclose(curves.model[name][:, 1:].mean(1), twin[:, 0], atol=1e-6)
    assert torch.equal(figures["fresh"]["detail"][:, 0], figures["checked"]["detail"][:, 0])


def test_time_is_up_between_twins(start, tmp_path):
    path = tmp_path / "streams.safetensors"
    run = start()
    with torch.inference_mode():
        go(run, 0.0, lambda: run.save(path, {}), lambda share: None)
        assert run.next == 1
        assert path.exists()
        while run.may_stop:
            run.advance()
        at = run.next
        go(run, 0.0, lambda: run.save(path, {}), lambda share: None)
    assert run.next > at
    assert run.may_stop


def test_another_run_is_not_gone_on_with(start, tmp_path):
    path = tmp_path / "streams.safetensors"
    run = start()
    run.save(path, {"steps": 1, "seed": 0})
    with pytest.raises(snapshot.SnapshotError, match="another seed"):
        start().load(path, {"steps": 1, "seed": 1})
    path.write_bytes(b"nothing")
    with pytest.raises(snapshot.SnapshotError, match="remove it"):
        start().load(path, {})


def test_files(whole, footage, tmp_path):
    journey = Journey(footage, ROUTE)
    result = summarise(whole.curves(), journey, footage.names, {"name": "first", "model": "nano"})
    write_files(result, [], tmp_path)
    found = json.loads((tmp_path / "endurance.json").read_text())
    assert found["frames"] == 24
    assert len(found["twins"]) == 2 * 2 * (len(FIGURES) - 1)
    assert len(found["curves"]["model"]["psnr"]) == 2
    assert found["prompts"][0]["frame"] == 0
    assert found["bars"][0]["passes"]
    assert content(result) == found
    assert (tmp_path / "endurance.md").read_text().count("| yes |") + (tmp_path / "endurance.md").read_text().count(
        "| **no** |"
    ) == len(result.bars)
    draw(result, [read_beside(tmp_path / "endurance.json")], tmp_path / "beside.png")
    assert (tmp_path / "beside.png").read_bytes() != (tmp_path / "endurance.png").read_bytes()
    with pytest.raises(BesideError, match="not the endurance"):
        read_beside(tmp_path / "endurance.md")
    whole_curves = whole.curves()
    whole_curves.model["psnr"][0, 5] = float("nan")
    write_files(replace(result, curves=whole_curves), [], tmp_path / "nan")
    text = (tmp_path / "nan" / "endurance.json").read_text()
    assert "NaN" not in text
    assert None in [gap["model"] for gap in json.loads(text)["twins"]]


def test_the_command_stops_and_goes_on(tmp_path, monkeypatch, one_thread):
    weights = tmp_path / "nano.safetensors"
    save_model(shaken_model(), weights)
    small = EnduranceConfig(
        preset="nano", weights=weights, device="cpu", frames=24, streams=1, worlds=1, steps=1, out=tmp_path / "out"
    )
    monkeypatch.setattr(EnduranceConfig, "route", lambda self: replace(ROUTE, streams=1))
    monkeypatch.setattr("mirage_game.evaluate.pretrained.load_pretrained", lambda files, device: NoNetworks)
    first = endurance.run(replace(small, minutes=1e-9))
    assert not first.passes
    assert first.curves.chunks == 1
    second = endurance.run(small)
    assert second.curves.chunks == ROUTE.chunks
    assert second.about["memory"] == "on"
    assert (tmp_path / "out" / "endurance.png").exists()
    with pytest.raises(snapshot.SnapshotError, match="another steps"):
        endurance.run(replace(small, steps=2))


class NoNetworks:
    lpips = None


def test_lengths_of_the_command():
    assert EnduranceConfig().route() == Route(ahead=8)
    assert EnduranceConfig(streams=8).route() == Route(streams=8)
    assert EnduranceConfig(chunk=16).route().window(0)[1:] == (1335, 1350)
    with pytest.raises(ValueError, match="at least one chunk"):
        EnduranceConfig(frames=10).route()
    with pytest.raises(ValueError, match="steps"):
        EnduranceConfig(steps=5)
