"""The presentation policy, on clocks that the tests turn."""

from __future__ import annotations

import numpy as np
import pytest

from mirage_game.overlay.view import (
    MODES,
    Flow,
    FlowMeter,
    Freshness,
    Link,
    Patience,
    Picture,
    Rect,
    fit,
    next_mode,
    split,
    status,
)


def play(freshness: Freshness, start_s: float, end_s: float, step_s: float = 0.02) -> float:
    """Draws at a steady rate; the last opacity."""
    opacity = 0.0
    for now_s in np.arange(start_s, end_s, step_s):
        opacity = freshness.opacity(float(now_s))
    return opacity


def test_styled_fades_in_stays_and_gives_way_to_the_game_when_frames_stop() -> None:
    freshness = Freshness(Patience(limit_ms=400, fade_in_ms=120, fade_out_ms=250))
    assert freshness.opacity(0.0) == 0.0
    for frame in range(20):
        freshness.arrived(frame * 0.05, age_ms=50)
        freshness.opacity(frame * 0.05 + 0.001)
    assert freshness.opacity(1.0) == 1.0
    assert not freshness.fading(1.0)
    # The last frame arrived at 0.95 s and showed the game of 0.90 s: at 1.30 s it is 400 ms old.
    assert play(freshness, 1.0, 1.29) == 1.0
    assert freshness.fading(1.31)
    assert 0.3 < play(freshness, 1.29, 1.43) < 0.8
    assert play(freshness, 1.43, 1.7) == 0.0
    assert not freshness.fading(1.7)
    freshness.arrived(1.72, age_ms=50)
    assert freshness.fading(1.72)
    assert play(freshness, 1.72, 1.90) == 1.0


def test_opacity_depends_on_time_not_on_how_often_it_is_drawn() -> None:
    often, seldom = Freshness(), Freshness()
    for freshness in (often, seldom):
        freshness.arrived(0.0, 0.0)
        freshness.opacity(0.0)
    for step in range(1, 61):
        fine = often.opacity(step * 0.001)
    assert fine == pytest.approx(seldom.opacity(0.060))


def test_a_steadily_slow_engine_is_no_stall_but_there_is_a_longest_age() -> None:
    freshness = Freshness(Patience(limit_ms=400, slow_factor=2, longest_ms=2000))
    for frame in range(8):
        freshness.arrived(frame * 0.6, age_ms=600)
    assert freshness.limit_ms() == pytest.approx(1200)
    assert freshness.fresh(4.2 + 0.5)
    assert not freshness.fresh(4.2 + 0.7)
    for frame in range(16):
        freshness.arrived(10 + frame * 3.0, age_ms=3000)
    assert freshness.limit_ms() == 2000
    assert not freshness.fresh(55.0)
    freshness.lost()
    assert freshness.limit_ms() == 400


def test_flow_counts_the_last_seconds_only() -> None:
    meter = FlowMeter(window_s=2.0)
    assert meter.read(0.0) is None
    for frame in range(100):
        meter.add(frame * 0.05, age_ms=40 if frame < 90 else 80)
    flow = meter.read(5.0)
    assert flow is not None
    assert flow.fps == pytest.approx(20)
    assert flow.p50_ms == 40
    assert flow.p95_ms == 80
    assert meter.read(60.0) is None


def fresh(now_s: float, age_ms: float = 40) -> Freshness:
    freshness = Freshness()
    freshness.arrived(now_s, age_ms)
    return freshness


FLOW = Flow(fps=23.6, p50_ms=41.3, p95_ms=58.2)


def words(link: Link, freshness: Freshness, now_s: float, flow: Flow | None = FLOW) -> str:
    return status(link, flow, freshness, now_s).words


def test_status_says_what_is_the_matter_in_plain_words() -> None:
    up = Link(prompt="steampunk", connected=True, steps=3)
    assert words(Link(prompt="steampunk"), Freshness(), 0.0) == "waiting for the daemon"
    assert "refused the keys" in words(Link(error="the daemon refused the keys"), Freshness(), 0.0)
    assert words(up, Freshness(), 0.0) == "connected, waiting for the first styled frame"
    good = status(up, FLOW, fresh(1.0), 1.02)
    assert (good.tone, good.prompt, good.words) == ("good", "steampunk", "24 fps · 41 ms (p95 58) · 3 steps")
    assert words(up, fresh(1.0), 2.2) == "no styled frame for 1.2 s: showing the game"
    assert status(up, FLOW, fresh(1.0), 2.2).tone == "bad"
    assert words(Link(connected=True, steps=1), fresh(1.0), 1.0, None) == "1 step"
    assert words(Link(connected=True, steps=0), fresh(1.0), 1.0, None) == "not styled"
    assert words(Link(connected=True, steps=3, note="the screen is black"), fresh(1.0), 1.0) == "the screen is black"
    assert status(Link(), None, Freshness(), 0.0).prompt == "the game as it is"


def test_frames_that_come_but_come_too_late_are_named() -> None:
    freshness = Freshness(Patience(longest_ms=2000))
    freshness.arrived(10.0, age_ms=2500)
    assert words(Link(connected=True), freshness, 10.1) == "styled frames come 2.6 s late: showing the game"


@pytest.mark.parametrize(("window", "place"), [
    ((1280, 720), Rect(0, 0, 1280, 720)),
    ((1280, 800), Rect(0, 40, 1280, 720)),
    ((1600, 720), Rect(160, 0, 1280, 720)),
    ((3, 500), Rect(0, 249, 3, 2)),
])  # fmt: skip
def test_letter_box(window: tuple[int, int], place: Rect) -> None:
    assert fit((640, 360), Rect(0, 0, *window)) == place


def test_split_puts_both_side_by_side_or_above_each_other_without_overlap() -> None:
    left, right = split((640, 360), Rect(0, 0, 1282, 400), gap=2)
    assert left == Rect(0, 20, 640, 360)
    assert right == Rect(642, 20, 640, 360)
    top, bottom = split((640, 360), Rect(0, 0, 700, 722), gap=2)
    assert top == Rect(30, 0, 640, 360)
    assert bottom == Rect(30, 362, 640, 360)


def test_modes_go_round() -> None:
    mode = MODES[0]
    seen = []
    for _ in MODES:
        mode = next_mode(mode)
        seen.append(mode)
    assert set(seen) == set(MODES)
    assert mode == MODES[0]


def test_pictures_that_cannot_be_shown_are_refused() -> None:
    with pytest.raises(ValueError, match="decode jpeg"):
        Picture(np.zeros((4, 4, 3), np.uint8), "jpeg")
    with pytest.raises(ValueError, match=r"\(height, width, 4\)"):
        Picture(np.zeros((4, 4, 3), np.uint8), "bgra8")
