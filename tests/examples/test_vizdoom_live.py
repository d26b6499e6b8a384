"""ViZDoom plays for seconds through a real daemon; a recording backend looks at what arrived."""

from __future__ import annotations

import importlib.util
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

from mirage_game.daemon.config import DaemonConfig
from mirage_game.daemon.daemon import Daemon
from mirage_game.engine.backend import Job, Result
from mirage_game.engine.passthrough import Passthrough

EXAMPLES = Path(__file__).parents[2] / "examples"
KEEP = 200


@pytest.fixture(scope="module")
def live() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("vizdoom_live", EXAMPLES / "vizdoom_live.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkey = pytest.MonkeyPatch()
    monkey.setitem(sys.modules, spec.name, module)  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    monkey.undo()


class Recorder(Passthrough):
    """Keeps what it was given; gives the picture back with red and blue swapped, so that styled is not source."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[Job] = []

    def run(self, jobs: Sequence[Job], steps: int) -> list[Result]:
        for job in jobs:
            depth = None if job.depth is None else job.depth.copy()
            if len(self.jobs) < KEEP:
                kept = Job(job.session, job.pixels.copy(), job.format, False, job.pose, job.controls, depth)
                self.jobs.append(kept)
        return [Result(np.ascontiguousarray(job.pixels[..., ::-1]), steps=1) for job in jobs]


@pytest.mark.game
def test_frames_with_depth_pose_and_keys_reach_the_engine(live: ModuleType, tmp_path: Path) -> None:
    recorder = Recorder()
    with Daemon(recorder, DaemonConfig(endpoint="tcp://127.0.0.1:*")) as daemon:
        arguments = ["--seconds", "3", "--endpoint", daemon.endpoint, "--out", str(tmp_path), "--seed", "5"]
        assert live.main(arguments) == 0

    assert len(recorder.jobs) >= 30
    for job in recorder.jobs:
        assert (job.format, job.pixels.shape) == ("rgb8", (360, 640, 3))
        assert job.depth is not None
        assert job.depth.shape == (180, 320)
        assert 0 <= job.depth.min() <= job.depth.max() < 120
        assert job.pose is not None
        assert job.pose.fov_y_deg == pytest.approx(73.74, abs=0.01)
        assert job.controls is not None
    assert {"KeyW"} <= {key for job in recorder.jobs for key in job.controls.keys}
    places = [(job.pose.x, job.pose.z) for job in recorder.jobs]
    assert 1.0 < sum(math.dist(a, b) for a, b in pairwise(places)) < 60
    assert len({job.pixels.tobytes() for job in recorder.jobs}) > 0.8 * len(recorder.jobs)

    pictures = sorted(tmp_path.glob("doom_*.png"))
    assert 2 <= len(pictures) <= 4
    pair = np.asarray(Image.open(pictures[0]))
    assert pair.shape == (360, 1280, 3)
    np.testing.assert_array_equal(pair[:, 640:], pair[:, :640, ::-1])  # the twin of this very frame


def test_without_a_daemon_it_says_so(
    live: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "CONNECT_S", 0.3)
    assert live.main(["--seconds", "1", "--endpoint", "tcp://127.0.0.1:9"]) == 1
    assert capsys.readouterr().out.strip()


def test_walking_forward_goes_where_the_pose_looks(live: ModuleType) -> None:
    game = live.start_game(seed=1)
    try:
        game.make_action(live.Move((), turn_deg=30).action(), 1)
        game.make_action(live.Move(()).action(), 5)
        before = live.pose_of(game.get_state().game_variables)
        game.make_action(live.Move(("KeyW",)).action(), 6)
        after = live.pose_of(game.get_state().game_variables)
        game.make_action(live.Move((), turn_deg=20, look_deg=10).action(), 1)
        game.make_action(live.Move(()).action(), 1)
        turned = live.pose_of(game.get_state().game_variables)
    finally:
        game.close()
    yaw = math.radians(before.yaw_deg)
    way = (after.x - before.x, after.z - before.z)
    length = math.hypot(*way)
    assert length > 0.3
    assert (way[0] * math.sin(yaw) - way[1] * math.cos(yaw)) / length > 0.98
    assert (turned.yaw_deg - after.yaw_deg) % 360 == pytest.approx(20, abs=1)
    assert turned.pitch_deg == pytest.approx(10, abs=1)


def test_depth_shrinks_by_the_way_walked_toward_a_wall(live: ModuleType) -> None:
    """In the middle of the picture, ray and view direction are one; the pose's metres must be the depth's."""
    game = live.start_game(seed=1)
    try:
        for _ in range(24):  # look for a wall that is far enough away, and square to us or not
            game.make_action(live.Move((), turn_deg=15).action(), 1)
            game.make_action(live.Move(()).action(), 8)
            state = game.get_state()
            ahead = live.depth_of(state.depth_buffer)[85:95, 155:165]
            if 8 < ahead.mean() < 25 and ahead.std() < 0.2:
                break
        else:
            pytest.fail("no wall was found")
        before, far_m = live.pose_of(state.game_variables), float(np.median(ahead))
        for _ in range(20):
            game.make_action(live.Move(("KeyW",)).action(), 1)
        state = game.get_state()
        after = live.pose_of(state.game_variables)
        near_m = float(np.median(live.depth_of(state.depth_buffer)[85:95, 155:165]))
    finally:
        game.close()
    walked_m = math.dist((before.x, before.z), (after.x, after.z))
    assert walked_m > 2
    assert far_m - near_m == pytest.approx(walked_m, abs=0.35)


def test_steps_of_the_depth_are_smoothed_without_a_bias(live: ModuleType) -> None:
    """A slanted wall in ViZDoom's bytes comes nearer to the plane, and nowhere goes farther from it on the whole."""
    inverse = np.linspace(1 / 20, 1 / 3, 320, dtype=np.float32)[None].repeat(180, 0)
    steps = np.floor((1 / inverse / live.UNIT_M - 12.6) / 7.16).astype(np.int16)
    raw = 1 / ((12.6 + 7.16 * (steps + 0.5)) * live.UNIT_M)
    smooth = live.unstepped(raw.astype(np.float32), steps)
    for part in (slice(None), slice(0, 40), slice(40, 280)):
        before, after = (np.abs(1 / x - 1 / inverse)[:, part].mean() for x in (raw, smooth))
        assert after < before * 1.03
    assert np.abs(1 / smooth - 1 / inverse)[:, 40:280].mean() < 0.5 * np.abs(1 / raw - 1 / inverse)[:, 40:280].mean()
