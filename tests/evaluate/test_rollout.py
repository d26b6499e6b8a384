"""Long walks, and streams of real worlds in chunks."""

import pytest
import torch

from mirage_game.evaluate.looks import PLAIN, Wanted, wanted_looks
from mirage_game.evaluate.rollout import (
    EVAL_SEED,
    FRAMES_AT_ONCE,
    LOOP_S,
    TIMED,
    TRAIN_SEED,
    Footage,
    loops_of,
    restyle,
)
from mirage_game.evaluate.still import display
from mirage_game.evaluate.wander import long_paths
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import FORGETFUL, Mirage
from mirage_game.style.code import ROLES, identity, partial_code
from mirage_game.style.parts import Material, Medium, Sky
from mirage_game.worlds.paths import CONTROLS, SPRINT, solid_at
from mirage_game.worlds.random import Draw

CPU = torch.device("cpu")
ROCK = Material("cracks", "#140a0a", "#3a1c18", "#ff6a0a")
LOOKS = (
    Wanted("plain", identity(), Medium(), ("",)),
    Wanted("hell", partial_code(dict.fromkeys(ROLES, ROCK), Sky("#400000", "#a03000")), Medium(), ("hell", "inferno")),
)


@pytest.fixture(scope="module")
def footage():
    return Footage.of_worlds(LOOKS, worlds=2, seed=EVAL_SEED, size=(64, 48), device=CPU)


def test_a_long_walk_never_jumps_and_stays_out_of_walls(footage):
    world = torch.tensor([0, 1, 0, 1])
    paths = long_paths(Draw.seeded(3, CPU), footage.pool, world, frames=500)
    assert paths.poses.shape == (4, 500, 7)
    assert paths.camera.shape == (4, 500, 9)
    assert paths.controls.shape == (4, 500, 16)
    assert paths.poses.isfinite().all()
    moved = paths.poses[:, 1:, [0, 2]] - paths.poses[:, :-1, [0, 2]]
    assert moved.norm(dim=-1).max() <= SPRINT * 1.01
    assert paths.poses[..., 1].diff(dim=1).abs().max() < 1.2
    assert paths.camera[..., 3].abs().max() < 25  # degrees a frame
    assert moved.norm(dim=-1).sum(1).min() > 20  # nobody stays where he began
    x, y, z = paths.poses[..., :3].unbind(-1)
    inside = solid_at(footage.pool.cells, world[:, None], x, y, z).float().mean()
    assert inside < 0.05
    held = paths.controls[..., CONTROLS.index("KeyW")]
    assert 0.5 < held.mean() < 1


def test_chunks_join_into_one_stream(footage):
    style = torch.tensor([1, 0])
    whole = list(footage.stream(style, frames=6, chunk=6, turn=1))
    pieces = list(footage.stream(style, frames=6, chunk=4, turn=1))
    assert [clip.source.shape[1] for clip in pieces] == [4, 2]
    assert len(whole) == 1
    for name in TIMED:
        if name == "source":
            continue
        joined = torch.cat([getattr(clip, name) for clip in pieces], 1)
        # The source's noise differs by chunk, and the plain look's target is its source: compare the other style.
        assert torch.allclose(joined[0], getattr(whole[0], name)[0], atol=1e-5), name
    assert pieces[1].camera[:, 0].abs().sum() > 0
    source = torch.cat([clip.source for clip in pieces], 1)
    assert (source - whole[0].source).abs().mean() < 0.05
    assert torch.equal(pieces[0].style, style)


def test_streams_repeat_by_turn_and_differ_between_turns(footage):
    def first(turn):
        return next(iter(footage.stream(torch.tensor([1]), frames=2, chunk=2, turn=turn)))

    assert torch.equal(first(0).source, first(0).source)
    assert not torch.allclose(first(0).poses, first(1).poses)


def test_a_still_camera_stands_still_and_the_display_is_found(footage):
    style = torch.ones(12, dtype=torch.long)
    clip, bare = footage.still(style, 3, turn=0), footage.still(style, 1, turn=0, hud=False)
    assert torch.equal(clip.poses[:, 0], clip.poses[:, 2])
    assert (clip.camera[..., :6] == 0).all()
    assert (clip.controls == 0).all()
    assert (clip.time[:, 1] > clip.time[:, 0]).all()
    assert torch.equal(clip.depth[:, 0], bare.depth[:, 0])
    shown = display(clip, bare)
    drawn = (clip.source[:, 0] - bare.source[:, 0]).abs().amax(1) > 0.02
    assert shown.any()
    assert not shown.flatten(1).any(1).all()  # more than half of the streams have no display
    assert (drawn | ~shown).float().mean() > 0.995


def test_frames_are_dealt_of_all_looks(footage):
    pictures, looks = footage.deal(8, torch.Generator().manual_seed(2))
    assert pictures.shape == (8, 3, 48, 64)
    assert set(looks.tolist()) == {0, 1}
    again, _ = footage.deal(8, torch.Generator().manual_seed(2))
    assert torch.equal(pictures, again)


def test_training_and_unseen_worlds_differ(footage):
    training = Footage.of_worlds(LOOKS, worlds=2, seed=TRAIN_SEED, size=(64, 48), device=CPU)
    assert training.names == ("plain", "hell")
    assert not torch.equal(training.pool.ground, footage.pool.ground)
    assert [footage.prompt(1, turn) for turn in range(3)] == ["hell", "inferno", "hell"]
    assert footage.prompt(0, 1) == ""


def test_the_looks_that_are_judged_by():
    looks = wanted_looks()
    assert len(looks) == 49
    assert looks[0].name == PLAIN
    assert all(len(look.prompts) == 4 and len(look.code.pattern) == 1 for look in looks[1:])
    assert sum(look.held_out for look in looks) == 16
    assert [look.name for look in wanted_looks((looks[5].name, PLAIN))] == [looks[5].name, PLAIN]
    with pytest.raises(ValueError, match="no look 'steampnuk'"):
        wanted_looks(("steampnuk",))


def test_an_untrained_model_returns_the_source(footage):
    torch.manual_seed(0)
    model = Mirage(PRESETS["nano"]).eval().requires_grad_(False)
    streams = loops_of(model, steps=2, depth=True, seed=0)(2)
    for slot, look in enumerate(LOOKS):
        streams.set_style(slot, look.code)
    for clip in footage.stream(torch.tensor([0, 1]), frames=3, chunk=2, turn=0):
        assert torch.allclose(restyle(streams, clip), clip.source, atol=1e-4)


@pytest.mark.parametrize(("depth", "pose"), [(False, False), (False, True), (True, False)])
def test_frames_that_remember_nothing_may_be_restyled_at_once(footage, depth, pose, monkeypatch):
    """As those that are restyled one after the other, to rounding; and prompts that change do so for all of them."""
    torch.manual_seed(0)
    model = Mirage(PRESETS["nano"]).eval().requires_grad_(False)
    for weight in model.parameters():
        weight.add_(torch.randn_like(weight) * 0.05)
    model.trust_past(FORGETFUL - 1)
    monkeypatch.setitem(FRAMES_AT_ONCE, "cpu", 5)
    together, apart = (loops_of(model, steps=3, depth=depth, seed=3, pose=pose)(2) for _ in range(2))
    for number, clip in enumerate(footage.stream(torch.tensor([0, 1]), frames=8, chunk=4, turn=0)):
        for streams in (together, apart):
            for slot in range(2):
                streams.set_style(slot, LOOKS[(slot + number) % 2].code)
        found = restyle(together, clip, start=number)
        assert found.shape == clip.source[:, number:].shape
        assert (found - clip.source[:, number:]).abs().mean() > 0.05
        for t in range(number, 4):
            known = [x[:, t] for x in (clip.source, clip.camera, clip.controls, clip.depth[:, :, None], clip.poses)]
            assert torch.allclose(found[:, t - number], apart.step(*known, clip.time[:, t] % LOOP_S), atol=1e-5)
        assert together._loop.ring.written == apart._loop.ring.written


def test_a_model_that_remembers_is_asked_frame_by_frame(footage):
    torch.manual_seed(0)
    model = Mirage(PRESETS["nano"]).eval().requires_grad_(False)
    for weight in model.parameters():
        weight.add_(torch.randn_like(weight) * 0.05)
    together, apart = (loops_of(model, steps=1, depth=True, seed=3)(2) for _ in range(2))
    (clip,) = footage.stream(torch.tensor([0, 1]), frames=4, chunk=4, turn=0)
    found = restyle(together, clip)
    for t in range(4):
        known = [x[:, t] for x in (clip.source, clip.camera, clip.controls, clip.depth[:, :, None], clip.poses)]
        assert torch.allclose(found[:, t], apart.step(*known, clip.time[:, t] % LOOP_S), atol=1e-5)
