"""Journeys: prompts that change, worlds that end, stops and whirls; any part can be made again."""

from dataclasses import replace
from itertools import pairwise

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage_game.evaluate.journey import Journey, Route, deal, restless, spells
from mirage_game.evaluate.looks import Wanted
from mirage_game.evaluate.rollout import EVAL_SEED, Footage
from mirage_game.evaluate.wander import long_paths
from mirage_game.style.code import ROLES, partial_code
from mirage_game.style.parts import Material, Medium, Sky
from mirage_game.worlds.paths import CONTROLS
from mirage_game.worlds.random import Draw

CPU = torch.device("cpu")
SMALL = Route(
    frames=32, streams=2, chunk=4, stretch=4, shortest=1, longest=3, points=2, lead=1, compared=1, minute=3, fresh=2
)


def look(name, base):
    rock = Material("cracks", "#140a0a", base, "#ff6a0a")
    return Wanted(name, partial_code(dict.fromkeys(ROLES, rock), Sky("#400000", "#a03000")), Medium(), (name,))


@pytest.fixture(scope="module")
def footage(one_thread):
    looks = (look("hell", "#3a1c18"), look("moss", "#1c3a18"), look("deep", "#181c3a"))
    return Footage.of_worlds(looks, worlds=2, seed=EVAL_SEED, size=(64, 48), device=CPU)


@st.composite
def routes(draw):
    shortest = draw(st.integers(1, 9))
    longest = draw(st.integers(max(shortest, 6), 40))
    points = draw(st.integers(1, 8))
    chunks = draw(st.integers(6 * points, 600))
    streams, seed = draw(st.integers(1, 3)), draw(st.integers(0, 99))
    return Route(frames=chunks * 48, streams=streams, shortest=shortest, longest=longest, points=points, seed=seed)


@settings(max_examples=60, deadline=None)
@given(routes())
def test_prompts_change_in_time_and_never_where_twins_are_compared(route):
    found = spells(route, looks=5)
    starts = [spell.start for spell in found]
    lengths = [b - a for a, b in zip(starts, [*starts[1:], route.chunks], strict=True)]
    assert starts[0] == 0
    assert min(lengths) >= 1
    assert max(lengths) <= route.longest
    for point in range(route.points):
        first, _, end = route.window(point)
        assert not any(first < start < end for start in starts)
    for spell, later in pairwise(found):
        assert all(a != b for a, b in zip(spell.looks, later.looks, strict=True))
    assert spells(route, looks=5) == found


def test_the_usual_journey():
    route = Route()
    found = spells(route, looks=48)
    lengths = [b.start - a.start for a, b in pairwise(found)]
    assert min(lengths) >= 8
    assert max(lengths) == 25
    assert 150 < len(found) < 250
    assert route.window(7) == (3594, 3595, 3600)
    assert [route.window(point)[2] for point in range(3)] == [450, 900, 1350]
    assert {spell.looks[0] for spell in found} == set(range(48))
    assert found != spells(Route(seed=1), looks=48)


@given(st.integers(1, 9), st.integers(0, 60), st.integers(0, 99))
def test_all_are_dealt_in_each_round(kinds, count, seed):
    dealt = deal(kinds, count, seed)
    assert len(dealt) == count
    for first in range(0, count - kinds + 1, kinds):
        assert sorted(dealt[first : first + kinds]) == list(range(kinds))
    assert kinds == 1 or all(a != b for a, b in pairwise(dealt))


def test_lengths_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="multiple of 48"):
        Route(frames=100)
    with pytest.raises(ValueError, match="no journey"):
        Route(streams=0)
    with pytest.raises(ValueError, match="do not fit"):
        Route(frames=48 * 20)
    with pytest.raises(ValueError, match="do not fit"):
        Route(shortest=1, longest=4)


def test_the_camera_stands_still_and_whirls(footage):
    draw = Draw.seeded(5, CPU)
    walk = long_paths(draw, footage.pool, torch.tensor([0, 1]), 1600)
    poses, controls = restless(draw, walk)
    moved = poses.diff(dim=1).abs()
    still = (moved == 0).all(-1)
    assert 0.03 < still.float().mean() < 0.5
    longest = max(len(run) for row in still.int().tolist() for run in "".join(map(str, row)).split("0"))
    assert longest >= 59
    assert (controls[:, 1:, CONTROLS.index("KeyW")][still] == 0).all()
    assert moved[..., 3].max() > 20  # degrees a frame
    assert moved[..., 3].max() < 90
    assert moved[..., :3].max() <= walk.poses[..., :3].diff(dim=1).abs().max() * 1.001  # nobody is carried off
    mouse = controls[:, 1:, CONTROLS.index("mouse_dx/100")]
    assert torch.allclose(mouse * 15, poses[..., 3].diff(dim=1), atol=1e-2)


def test_any_part_can_be_made_again(footage):
    there, back = Journey(footage, SMALL), Journey(footage, SMALL)
    clips = [there.clip(chunk) for chunk in range(SMALL.chunks)]
    for chunk in (7, 4, 5, 0):
        again = back.clip(chunk)
        for part in ("source", "target", "poses", "camera", "controls", "time", "style"):
            assert torch.equal(getattr(again, part), getattr(clips[chunk], part)), (chunk, part)
    other = Journey(footage, replace(SMALL, seed=1))
    assert not torch.equal(other.clip(0).poses, clips[0].poses)


def test_chunks_that_are_rendered_together_are_the_same_journey(footage):
    journey = Journey(footage, replace(SMALL, ahead=3))
    starts, chunk = [], 0
    while chunk < SMALL.chunks:
        starts.append(chunk)
        count = journey.span(chunk)
        clip = journey.clip(chunk, count)
        assert 1 <= count <= 3
        assert journey.spell(chunk) == journey.spell(chunk + count - 1)
        assert chunk // SMALL.stretch == (chunk + count - 1) // SMALL.stretch
        alone = [journey.clip(chunk + k) for k in range(count)]
        for part in ("target", "poses", "camera", "controls", "time", "depth"):
            joined = torch.cat([getattr(each, part) for each in alone], 1)
            assert torch.allclose(joined, getattr(clip, part), atol=1e-5), (chunk, part)
        chunk += count
    assert chunk == SMALL.chunks
    assert len(starts) < SMALL.chunks
    assert all(Journey(footage, SMALL).span(chunk) == 1 for chunk in range(SMALL.chunks))


def test_worlds_end_and_prompts_change_where_they_should(footage):
    journey = Journey(footage, SMALL)
    clips = [journey.clip(chunk) for chunk in range(SMALL.chunks)]
    poses = torch.cat([clip.poses for clip in clips], 1)
    camera = torch.cat([clip.camera for clip in clips], 1)
    jumps = (poses.diff(dim=1)[..., :3].norm(dim=-1) > 2).any(0).nonzero().flatten() + 1
    assert jumps.tolist() == [16]
    assert (camera[:, jumps, :3].norm(dim=-1) > 2).any()  # and the model is told
    for chunk, clip in enumerate(clips):
        assert tuple(clip.style.tolist()) == journey.spell(chunk).looks
    assert len(journey.checks) == 3
    for minute, chunk in enumerate(journey.checks):
        ages = {c: c - journey.spell(c).start for c in range(3 * minute, min(3 * minute + 3, SMALL.chunks))}
        assert ages[chunk] == max(ages.values())
