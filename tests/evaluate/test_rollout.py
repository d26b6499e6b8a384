"""Long walks, and streams of real worlds in chunks."""

import pytest
import torch

from mirage_game.evaluate.rollout import EVAL_SEED, TRAIN_SEED, Footage, loops_of, restyle
from mirage_game.evaluate.wander import long_paths
from mirage_game.model.presets import PRESETS
from mirage_game.model.text import PromptStates
from mirage_game.model.transformer import Mirage
from mirage_game.worlds.paths import CONTROLS, SPRINT, solid_at
from mirage_game.worlds.random import Draw

CPU = torch.device("cpu")
NAMES = ("vanilla", "steampunk")


@pytest.fixture(scope="module")
def footage():
    return Footage.of_worlds(NAMES, worlds=2, seed=EVAL_SEED, size=(64, 48), device=CPU)


def test_a_long_walk_never_jumps_and_stays_out_of_walls(footage):
    world = torch.tensor([0, 1, 0, 1])
    paths = long_paths(Draw.seeded(3, CPU), footage.pool, world, frames=500)
    assert paths.poses.shape == (4, 500, 7)
    assert paths.camera.shape == (4, 500, 6)
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
    for name in ("target", "depth", "poses", "camera", "controls"):
        joined = torch.cat([getattr(clip, name) for clip in pieces], 1)
        # The source's noise differs by chunk, and `vanilla`'s target is its source: compare the other style.
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


def test_training_and_unseen_worlds_differ(footage):
    training = Footage.of_worlds((), worlds=2, seed=TRAIN_SEED, size=(64, 48), device=CPU)
    assert len(training.names) >= 24
    assert not torch.equal(training.pool.ground, footage.pool.ground)
    assert footage.caption(1, 0) != footage.held_out_caption(1, 0)
    with pytest.raises(ValueError, match="no style 'steampnuk'"):
        Footage.of_worlds(("steampnuk",), worlds=1, seed=0, size=(64, 48), device=CPU)


def test_an_untrained_model_returns_the_source(footage):
    torch.manual_seed(0)
    model = Mirage(PRESETS["nano"]).eval().requires_grad_(False)
    streams = loops_of(model, steps=2, depth=True, seed=0)(2)
    nothing = PromptStates(torch.zeros(1, 32, 384), torch.zeros(1, 32).bool(), torch.zeros(1, 384))
    for slot in range(2):
        streams.set_prompt(slot, nothing)
    for clip in footage.stream(torch.tensor([0, 1]), frames=3, chunk=2, turn=0):
        assert torch.allclose(restyle(streams, clip), clip.source, atol=1e-4)
