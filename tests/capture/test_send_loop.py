"""The pump from a source to a client: pace, newest frame, controls, duplicates, the end."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import pytest
from games.processes import wait_until

from mirage_game.capture import Captured, CaptureError, SendLoop
from mirage_game.capture.send_loop import KEEP_ALIVE_S, Duplicates, Pace
from mirage_game.capture.source import Closing
from mirage_game.wire.messages import Controls, Pose

POSE = Pose(x=1, y=2, z=3, yaw_deg=4, pitch_deg=5)


def picture(value: int) -> np.ndarray:
    return np.full((4, 6, 3), value, np.uint8)


class Script(Closing):
    """A source that gives what it is told, then fails as a closed window does."""

    name, size, note = "script", (6, 4), ""

    def __init__(self, *frames: Captured | None) -> None:
        self.frames = list(frames)

    def read(self, timeout_s: float = 0.1) -> Captured | None:
        if not self.frames:
            raise CaptureError("The script is over.", "Write more.")
        return self.frames.pop(0)


class Recorder:
    """A client that keeps what it is sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[np.ndarray, dict[str, Any]]] = []

    def send(self, image: np.ndarray, **about: Any) -> int:
        self.sent.append((image, about))
        return len(self.sent)


class Player:
    """Counts how often its controls were taken."""

    def __init__(self) -> None:
        self.taken = 0

    def take(self) -> Controls:
        self.taken += 1
        return Controls(keys=(f"F{self.taken}",))


def test_frames_go_with_all_they_carry_until_the_source_ends() -> None:
    depth = np.ones((4, 6), np.float32)
    own = Controls(keys=("KeyW",))
    full = Captured(picture(1), "rgb8", 2.5, POSE, own, depth)
    source, client, player, seen = Script(full, None, Captured(picture(2), "rgb8", 0.0)), Recorder(), Player(), []
    loop = SendLoop(source, client, player, fps=1000, on_frame=lambda frame, seq: seen.append((frame, seq)))
    loop.run()
    assert isinstance(loop.error, CaptureError)
    assert loop.sent == 2
    (image, about), (_, second) = client.sent
    assert image is full.image
    assert about == {"format": "rgb8", "pose": POSE, "controls": own, "depth": depth, "capture_ms": 2.5}
    assert second["controls"] == Controls(keys=("F1",))  # the source gave none of its own
    assert [seq for _, seq in seen] == [1, 2]


def test_duplicates_are_left_out_with_their_controls_kept() -> None:
    frames = [Captured(picture(value), "rgb8", 0.0) for value in (1, 1, 1, 2, 2, 1)]
    client, player = Recorder(), Player()
    loop = SendLoop(Script(*frames), client, player, fps=1000, drop_duplicates=True)
    loop.run()
    assert [int(image[0, 0, 0]) for image, _ in client.sent] == [1, 2, 1]
    assert (loop.sent, loop.dropped, player.taken) == (3, 3, 3)


def test_picture_that_stands_still_is_sent_now_and_then() -> None:
    duplicates = Duplicates()
    assert not duplicates.drop(picture(7), 0.0)
    assert duplicates.drop(picture(7), KEEP_ALIVE_S / 2)
    assert not duplicates.drop(picture(7), KEEP_ALIVE_S)
    assert duplicates.drop(picture(7), KEEP_ALIVE_S * 1.5)


def test_pace_keeps_the_rate_and_never_rushes() -> None:
    pace = Pace(0.1, due_s=1.0)
    assert pace.wait_s(0.95) == pytest.approx(0.05)
    pace = pace.after(1.0)
    assert pace.due_s == pytest.approx(1.1)
    late = pace.after(1.13)
    assert late.due_s == pytest.approx(1.2)  # a little late: the rate is kept
    assert pace.after(5.0).due_s == 5.0  # far behind: what was missed is left out


def test_thread_stops_soon_and_leaves_the_source_open() -> None:
    still = Captured(picture(3), "rgb8", 0.0)

    class Endless(Script):
        def read(self, timeout_s: float = 0.1) -> Captured | None:
            return still

    client = Recorder()
    with SendLoop(Endless(), client, fps=500) as loop:
        wait_until(lambda: loop.sent >= 3, 5, "three frames")
        assert loop.running
    assert not loop.running
    assert loop.error is None
    assert "mirage-capture" not in {thread.name for thread in threading.enumerate()}


def test_fps_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="fps"):
        SendLoop(Script(), Recorder(), fps=0)
