"""The window on a virtual screen: what it shows, pixel by pixel, and real keys."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from mirage_game.overlay import click_through, reproject
from mirage_game.overlay.view import Link, Patience, Picture, Rect, fit, split
from mirage_game.overlay.window import Window, WindowConfig
from mirage_game.wire.messages import Pose

pytestmark = pytest.mark.screen

WIDTH, HEIGHT = 320, 180
BARE = {"show_status": False, "show_hint": False, "width": WIDTH, "height": HEIGHT, "x": 40, "y": 30}


def pattern(seed: int, width: int = WIDTH, height: int = HEIGHT) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def flat(colour: tuple[int, int, int]) -> np.ndarray:
    return np.full((HEIGHT, WIDTH, 3), colour, np.uint8)


GAME, STYLED = flat((30, 60, 200)), flat((220, 150, 40))


def show(desk, window: Window, game: np.ndarray | None, styled: np.ndarray | None, age_ms: float = 40) -> None:
    """Both pictures, until the styled one has faded in."""
    if game is not None:
        window.show_original(Picture(game))
    if styled is not None:
        window.show_styled(Picture(styled), age_ms)
    window.draw()
    desk.clock.now_s += 0.15
    window.draw()


def as_format(rgb: np.ndarray, form: str, bottom_up: bool) -> Picture:
    pixels = rgb[::-1] if bottom_up else rgb
    if form != "rgb8":
        colours = pixels[..., ::-1] if form == "bgra8" else pixels
        alpha = np.full((*pixels.shape[:2], 1), 17, np.uint8)  # a game's opacity must not show
        pixels = np.concatenate([colours, alpha], axis=-1)
    return Picture(np.ascontiguousarray(pixels), form, bottom_up)


@pytest.mark.parametrize("bottom_up", [False, True])
@pytest.mark.parametrize("form", ["rgb8", "rgba8", "bgra8"])
def test_every_format_and_row_order_shows_exactly(desk, form: str, bottom_up: bool) -> None:
    window = desk.open(WindowConfig(**BARE, title=f"formats {form} {bottom_up}"))
    for seed in range(5):  # more pictures than the ring has buffers
        game, styled = pattern(seed), pattern(100 + seed)
        window.show_original(as_format(game, form, bottom_up))
        window.show_styled(as_format(styled, form, bottom_up), 40)
        window.draw()
        desk.clock.now_s += 0.15
        assert np.array_equal(window.read_pixels(), styled)
    window.input.comparing = True
    assert np.array_equal(window.read_pixels(), game)


def test_the_screen_shows_what_was_drawn(desk) -> None:
    import mss

    window = desk.open(WindowConfig(**BARE, title="on the screen"))
    styled = pattern(7)
    show(desk, window, GAME, styled)
    drawn = window.read_pixels()
    window._glfw.poll_events()
    x, y = window._glfw.get_window_pos(window._window)
    with mss.MSS(display=desk.display) as screen:

        def seen() -> np.ndarray:
            shot = screen.grab((x, y, x + WIDTH, y + HEIGHT))
            return np.frombuffer(shot.bgra, np.uint8).reshape(HEIGHT, WIDTH, 4)[..., 2::-1]

        desk.until(window, lambda: bool(np.array_equal(seen(), styled)))
    assert np.array_equal(drawn, styled)


def test_split_shows_both_whole_with_a_thin_divider(desk) -> None:
    size = {"width": 2 * WIDTH + 2, "height": HEIGHT + 20}
    window = desk.open(WindowConfig(**(BARE | size), mode="split", title="split"))
    game, styled = pattern(1), pattern(2)
    show(desk, window, game, styled)
    pixels = window.read_pixels()
    assert np.array_equal(pixels[10 : 10 + HEIGHT, :WIDTH], game)
    assert np.array_equal(pixels[10 : 10 + HEIGHT, WIDTH + 2 :], styled)
    assert (pixels[10 : 10 + HEIGHT, WIDTH : WIDTH + 2] > 190).all()
    assert (pixels[:10] < 20).all()


def test_wipe_shows_one_half_of_each(desk) -> None:
    window = desk.open(WindowConfig(**BARE, mode="wipe", title="wipe"))
    game, styled = pattern(1), pattern(2)
    show(desk, window, game, styled)
    pixels = window.read_pixels()
    assert np.array_equal(pixels[:, : WIDTH // 2 - 2], game[:, : WIDTH // 2 - 2])
    assert np.array_equal(pixels[:, WIDTH // 2 + 2 :], styled[:, WIDTH // 2 + 2 :])


def test_a_stale_picture_cross_fades_to_the_game_and_back(desk) -> None:
    patience = Patience(limit_ms=400, fade_out_ms=200, fade_in_ms=100)
    window = desk.open(WindowConfig(**BARE, patience=patience, title="stale"))
    show(desk, window, GAME, STYLED, age_ms=50)
    start_s = desk.clock.now_s

    def shown(after_s: float) -> np.ndarray:
        desk.clock.now_s = start_s + after_s
        return window.read_pixels()[HEIGHT // 2, WIDTH // 2].astype(int)

    assert np.array_equal(shown(0.15), STYLED[0, 0])
    shown(0.21)  # the frame is now more than 400 ms old: 50 on arrival, 150 while fading in, 200 since
    middle = shown(0.30)
    assert (np.abs(middle - STYLED[0, 0].astype(int)) > 20).all()
    assert (np.abs(middle - GAME[0, 0].astype(int)) > 20).all()
    assert np.array_equal(shown(0.50), GAME[0, 0])
    window.show_styled(Picture(STYLED), 50)
    shown(0.51)
    assert np.array_equal(shown(0.70), STYLED[0, 0])


def test_turning_moves_the_styled_picture_and_uncovers_the_game(desk) -> None:
    window = desk.open(WindowConfig(**BARE, reproject=True, title="turning"))
    old = Pose(x=0, y=0, z=0, yaw_deg=0, pitch_deg=0)
    new = Pose(x=0, y=0, z=0, yaw_deg=8, pitch_deg=-3)
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    smooth = np.stack([columns * 0.7, rows, 120 + 80 * np.sin(columns / 15)], -1).astype(np.uint8)
    window.show_original(Picture(GAME, pose=new))
    window.show_styled(Picture(smooth, pose=old), 40)
    window.draw()
    desk.clock.now_s += 0.15
    pixels = window.read_pixels().astype(float)
    expected, covered = reproject.warp_image(smooth, old, new)
    assert 0.6 < covered.mean() < 0.95
    assert np.abs(pixels - expected)[covered].mean() < 1.0
    assert np.array_equal(pixels[0, -1], GAME[0, 0]) or np.array_equal(pixels[-1, -1], GAME[0, 0])
    assert np.abs(pixels - GAME)[~covered].mean() < 60  # the game, but for a feathered rim


def test_resizing_keeps_the_proportions(desk) -> None:
    window = desk.open(WindowConfig(**BARE, title="resize"))
    show(desk, window, GAME, STYLED)
    for size in ((500, 180), (320, 320), (640, 360), (60, 40)):
        window._glfw.set_window_size(window._window, *size)
        desk.until(window, lambda size=size: window.size == size)
        pixels = window.read_pixels()
        place = fit((WIDTH, HEIGHT), Rect(0, 0, *size))
        inside = np.zeros(size[::-1], bool)
        inside[place.y : place.y + place.height, place.x : place.x + place.width] = True
        assert np.unique(pixels[inside], axis=0).tolist() == [STYLED[0, 0].tolist()], size
        assert (pixels[~inside] < 20).all()


@pytest.mark.parametrize("size", [(640, 360), (320, 200), (200, 120), (120, 60), (20, 12)])
def test_the_interface_fits_into_any_window(desk, size: tuple[int, int]) -> None:
    prompt = "steampunk city of brass and copper " * 8
    window = desk.open(WindowConfig(width=size[0], height=size[1], mode="split", title=f"fits {size[0]}x{size[1]}"))
    for link in (Link(prompt=prompt), Link(prompt=prompt, connected=True, steps=3)):
        window.set_link(link)
        assert window.read_pixels().shape == (size[1], size[0], 3)
        show(desk, window, GAME, STYLED)
    window.input.line.begin()
    window.input.typed(prompt)
    pixels = window.read_pixels()
    assert pixels.std() > 5


def test_the_source_may_change_its_size(desk) -> None:
    window = desk.open(WindowConfig(**BARE, title="sizes"))
    for width, height in ((320, 180), (33, 17), (640, 360)):
        show(desk, window, pattern(0, width, height), pattern(1, width, height))
        place = fit((width, height), Rect(0, 0, WIDTH, HEIGHT))
        assert window.read_pixels()[place.y + 1 : place.y + place.height - 1].std() > 20


def test_holding_the_compare_key_shows_the_original(desk) -> None:
    window = desk.open(WindowConfig(**BARE, title="compare"))
    show(desk, window, GAME, STYLED)
    assert np.array_equal(window.read_pixels(), STYLED)
    desk.xdotool("keydown", "Tab")
    desk.until(window, lambda: window.input.comparing)
    assert np.array_equal(window.read_pixels(), GAME)
    desk.xdotool("keyup", "Tab")
    desk.until(window, lambda: not window.input.comparing)
    assert np.array_equal(window.read_pixels(), STYLED)


def test_a_prompt_is_typed_with_real_keys(desk) -> None:
    window = desk.open(WindowConfig(**(BARE | {"width": 640, "height": 360}), title="prompt"))
    show(desk, window, GAME, STYLED)
    plain = window.read_pixels()
    desk.xdotool("key", "Return")
    desk.until(window, lambda: window.input.line.open)
    desk.xdotool("type", "--delay", "5", "Neon rain!")
    desk.until(window, lambda: window.input.line.text == "Neon rain!")
    written = window.read_pixels()
    changed = (written != plain).any(axis=-1)
    assert changed[-70:].any()
    assert not changed[:-70].any()
    assert (written[-70:] > 230).all(axis=-1).any()  # bright letters
    desk.xdotool("key", "BackSpace", "Return")
    desk.until(window, lambda: bool(desk.sent))
    assert desk.sent == ["Neon rain"]
    desk.xdotool("key", "Return", "Up")
    desk.until(window, lambda: window.input.line.text == "Neon rain")
    desk.xdotool("key", "Escape")
    desk.until(window, lambda: not window.input.line.open)
    assert np.array_equal(window.read_pixels(), plain)
    assert desk.sent == ["Neon rain"]


def test_keys_and_mouse_reach_the_game(desk) -> None:
    window = desk.open(WindowConfig(**BARE, title="walking"))
    show(desk, window, GAME, STYLED)
    assert window.player() is None
    desk.xdotool("keydown", "w", "keydown", "shift")
    desk.until(window, lambda: window.controls().keys == ("KeyW", "ShiftLeft"))
    desk.xdotool("keyup", "w", "keyup", "shift")
    desk.until(window, lambda: window.controls().keys == ())
    x, y = window._glfw.get_window_pos(window._window)
    desk.xdotool("mousemove", str(x + 100), str(y + 90), "click", "1")
    desk.until(window, lambda: window.input.grabbed)
    for _ in range(5):
        window.step(0.02)
    window.controls()
    moved = [0.0, 0.0]

    def sum_up() -> bool:
        controls = window.controls()
        moved[0] += controls.mouse_dx
        moved[1] += controls.mouse_dy
        return abs(moved[0] - 25) < 2 and abs(moved[1] + 10) < 2

    desk.xdotool("mousemove_relative", "--", "25", "-10")
    desk.until(window, sum_up)
    desk.xdotool("key", "Escape")
    desk.until(window, lambda: not window.input.grabbed)


def test_f1_changes_the_view(desk) -> None:
    window = desk.open(WindowConfig(**BARE, title="views"))
    show(desk, window, GAME, STYLED)
    desk.xdotool("key", "F1")
    desk.until(window, lambda: window.input.mode == "split")
    pixels = window.read_pixels()
    left, right = split((WIDTH, HEIGHT), Rect(0, 0, WIDTH, HEIGHT), 2)
    assert (pixels[left.y + 5, left.x + 5] == GAME[0, 0]).all()
    assert (pixels[right.y + 5, right.x + 5] == STYLED[0, 0]).all()


def test_an_overlay_carries_the_marker_and_sees_itself_in_a_capture(desk) -> None:
    import mss

    assert not click_through.sees_itself(pattern(3, 640, 360))
    assert not click_through.sees_itself(np.zeros((4, 4, 3), np.uint8))
    window = desk.open(WindowConfig(**BARE, title="over a game", click_through=True))
    assert window.hidden_from_capture is False
    show(desk, window, GAME, STYLED)
    assert np.array_equal(window.read_pixels()[:8, :32], click_through.marker())
    window._glfw.poll_events()
    with mss.MSS(display=desk.display) as screen:

        def captured() -> np.ndarray:
            shot = screen.grab(screen.monitors[0])
            return np.frombuffer(shot.bgra, np.uint8).reshape(shot.height, shot.width, 4)

        desk.until(window, lambda: click_through.sees_itself(captured()))
        window.close()
        desk.until(desk.open(WindowConfig(**BARE, title="plain")), lambda: not click_through.sees_itself(captured()))


def test_a_screenshot_is_a_picture_file(desk, tmp_path: Path) -> None:
    from PIL import Image

    window = desk.open(WindowConfig(**BARE, title="screenshot"))
    show(desk, window, GAME, STYLED)
    window.screenshot(tmp_path / "new" / "shot.png")
    assert np.array_equal(np.asarray(Image.open(tmp_path / "new" / "shot.png")), STYLED)


def test_without_a_screen_the_error_says_what_to_do() -> None:
    env = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    code = (
        "from mirage_game.overlay.window import Window, desktop\n"
        "try: Window()\n"
        "except desktop.NoScreen as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=30, check=True)
    assert "DISPLAY is not set" in done.stdout
    assert "mirage demo --headless" in done.stdout
    assert done.stderr == ""
