"""The long run with a model as small as can be: in parts it is the same run, to the bit."""

import json
from dataclasses import replace

import pytest
import torch

from mirage_game.evaluate import endurance, snapshot
from mirage_game.evaluate.curves import FIGURES, OF_A_PICTURE
from mirage_game.evaluate.endurance import EnduranceConfig, Run, go, streams_of
from mirage_game.evaluate.endurance_report import BesideError, content, draw, read_beside, summarise, write_files
from mirage_game.evaluate.journey import Journey, Route
from mirage_game.evaluate.looks import wanted_looks
from mirage_game.evaluate.rollout import EVAL_SEED, Footage
from mirage_game.model.checkpoint import save_model
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import Mirage

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
    assert EnduranceConfig().route() == Route()
    assert EnduranceConfig(chunk=16).route().window(0)[1:] == (1335, 1350)
    with pytest.raises(ValueError, match="at least one chunk"):
        EnduranceConfig(frames=10).route()
    with pytest.raises(ValueError, match="steps"):
        EnduranceConfig(steps=5)
