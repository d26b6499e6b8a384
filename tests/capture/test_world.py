"""The built-in world as a source: how its time passes, and who holds its keys. The world itself is tested elsewhere."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

import numpy as np
import pytest

from mirage_game.capture import CaptureError, open_source
from mirage_game.capture.world import MAX_STEP_S, DemoSource
from mirage_game.wire.messages import Controls, Pose

POSE = Pose(x=0, y=64, z=0, yaw_deg=0, pitch_deg=0)


class FakeGame:
    """Notes how far it was moved on, and by which keys."""

    made: ClassVar[list[tuple[Any, ...]]] = []
    steps: ClassVar[list[tuple[float, Controls | None]]] = []

    def __init__(self, width: int, height: int, seed: int) -> None:
        FakeGame.made.append((width, height, seed))
        self.size = (width, height)

    def step(self, dt_s: float, controls: Controls | None = None) -> SimpleNamespace:
        FakeGame.steps.append((dt_s, controls))
        width, height = self.size
        return SimpleNamespace(
            image=np.zeros((height, width, 3), np.uint8),
            pose=POSE,
            controls=controls or Controls(keys=("KeyW",)),
            depth=np.ones((height, width), np.float32),
        )


@pytest.fixture
def fake_world(monkeypatch: pytest.MonkeyPatch) -> type[FakeGame]:
    module = ModuleType("mirage_game.worlds.game")
    module.DemoGame = FakeGame  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    FakeGame.made.clear()
    FakeGame.steps.clear()
    return FakeGame


def test_world_moves_on_by_the_time_between_reads_and_never_leaps(fake_world: type[FakeGame]) -> None:
    now_s = [50.0]
    source = DemoSource(64, 36, seed=3, clock=lambda: now_s[0])
    for pause_s in (0.0, 0.04, 900.0):
        now_s[0] += pause_s
        frame = source.read()
        assert frame is not None
        assert (frame.format, frame.image.shape, frame.pose) == ("rgb8", (36, 64, 3), POSE)
        assert frame.controls == Controls(keys=("KeyW",))
        assert frame.depth is not None
    assert fake_world.made == [(64, 36, 3)]
    assert [dt_s for dt_s, _ in fake_world.steps] == [0.0, pytest.approx(0.04), MAX_STEP_S]


def test_player_holds_the_keys(fake_world: type[FakeGame]) -> None:
    held = Controls(keys=("KeyD",), mouse_dx=4)
    with DemoSource(64, 36, player=lambda: held) as source:
        frame = source.read()
    assert frame is not None
    assert frame.controls == held
    assert fake_world.steps[0][1] == held


def test_spec_sets_the_size(fake_world: type[FakeGame]) -> None:
    assert open_source("demo:256x144", seed=9).size == (256, 144)
    assert open_source("demo", size=(320, 180)).size == (320, 180)
    assert fake_world.made == [(256, 144, 9), (320, 180, 0)]


def test_world_of_no_size_is_refused(fake_world: type[FakeGame]) -> None:
    with pytest.raises(CaptureError, match="no pixels"):
        DemoSource(0, 36)


def test_real_world_walks_by_itself() -> None:
    now_s = [0.0]
    with DemoSource(160, 90, seed=1, clock=lambda: now_s[0]) as source:
        frames = []
        for _ in range(20):
            frames.append(source.read())
            now_s[0] += 0.05
    first, last = frames[0], frames[-1]
    assert first is not None
    assert last is not None
    assert (first.image.shape, first.image.dtype) == ((90, 160, 3), np.uint8)
    assert first.depth is not None
    assert first.depth.shape == (90, 160)
    assert first.image is not last.image
    assert np.abs(first.image.astype(int) - last.image).mean() > 1
    assert first.pose != last.pose
    assert last.controls is not None
    assert last.controls.keys
