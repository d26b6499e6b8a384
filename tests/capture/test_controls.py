"""Keys, mouse and gamepads: real key events of xdotool through X11 and pynput, and the other systems' tables."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import msgspec
import pytest
from games.processes import need, wait_until

from mirage_game.capture import ControlState, keys
from mirage_game.capture.gamepad import Gamepads, standard_layout
from mirage_game.capture.held import Held
from mirage_game.capture.listeners import windows_key_filter, windows_mouse_filter
from mirage_game.capture.pointer_x11 import parse_raw_motion
from mirage_game.wire.limits import MAX_KEY, MAX_KEYS
from mirage_game.wire.messages import Controls, Gamepad

W3C_NAME = re.compile(
    r"Key[A-Z]|Digit\d|Numpad(\d|[A-Z][a-z]+)|F\d{1,2}|Arrow(Up|Down|Left|Right)|Lang[1-5]|Intl(Backslash|Ro|Yen)|"
    r"(Shift|Control|Alt|Meta|Bracket)(Left|Right)|(Audio|Media)[A-Za-z]+|Page(Up|Down)|[A-Z][A-Za-z]+"
)
Type = Callable[..., None]


@pytest.fixture
def xdotool(xvfb: str) -> Type:
    program = need("xdotool", "xdotool")

    def run(*words: str) -> None:
        subprocess.run([program, *words], env=os.environ | {"DISPLAY": xvfb}, check=True, timeout=10)

    return run


@pytest.fixture
def state(xvfb: str, xdotool: Type) -> Iterator[ControlState]:
    """Listening for certain: X11 starts to record a moment after pynput says so."""
    xdotool("mousemove", "600", "300")
    with ControlState(gamepads=False) as controls:
        assert controls.note == ""

        def heard() -> bool:
            xdotool("key", "F9")
            xdotool("click", "3")
            return {"F9", "Mouse2"} <= set(controls.take().keys)

        wait_until(heard, 10, "a key heard")
        silent: list[bool] = []

        def quiet() -> bool:
            silent.append(controls.take() == Controls())
            return all(silent[-5:]) and len(silent) >= 5

        wait_until(quiet, 5, "silence")
        yield controls


def gather(state: ControlState, done: Callable[[Controls], bool]) -> Controls:
    """Take controls until `done`; gives the keys of the last and the mouse's whole way."""
    way = [0.0, 0.0]
    last: list[Controls] = []

    def look() -> bool:
        taken = state.take()
        way[0] += taken.mouse_dx
        way[1] += taken.mouse_dy
        last[:] = [msgspec.structs.replace(taken, mouse_dx=way[0], mouse_dy=way[1])]
        return done(last[0])

    wait_until(look, 5, "the awaited controls", every_s=0.005)
    return last[0]


def test_held_keys_are_seen_until_they_are_let_go(state: ControlState, xdotool: Type) -> None:
    xdotool("keydown", "w")
    xdotool("keydown", "Shift_L")
    gather(state, lambda controls: controls.keys == ("KeyW", "ShiftLeft"))
    assert state.take().keys == ("KeyW", "ShiftLeft")
    xdotool("keyup", "w")
    gather(state, lambda controls: controls.keys == ("ShiftLeft",))
    xdotool("keyup", "Shift_L")
    gather(state, lambda controls: controls.keys == ())


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("a", "KeyA"),
        ("A", "KeyA"),
        ("exclam", "Digit1"),
        ("space", "Space"),
        ("Escape", "Escape"),
        ("Up", "ArrowUp"),
        ("KP_Add", "NumpadAdd"),
        ("Control_R", "ControlRight"),
        ("F11", "F11"),
        ("semicolon", "Semicolon"),
    ],
)
def test_tapped_key_is_named_by_its_place(state: ControlState, xdotool: Type, typed: str, code: str) -> None:
    xdotool("key", typed)
    gather(state, lambda controls: code in controls.keys)
    gather(state, lambda controls: controls.keys == ())


def test_mouse_buttons(state: ControlState, xdotool: Type) -> None:
    xdotool("mousedown", "1")
    gather(state, lambda controls: controls.keys == ("Mouse0",))
    xdotool("mouseup", "1")
    gather(state, lambda controls: controls.keys == ())
    xdotool("click", "4")  # the wheel is no button
    xdotool("click", "2")
    assert gather(state, lambda controls: bool(controls.keys)).keys == ("Mouse1",)


def test_mouse_motion_is_summed_between_frames(state: ControlState, xdotool: Type) -> None:
    for _ in range(3):
        xdotool("mousemove_relative", "--", "7", "-4")
    controls = gather(state, lambda controls: controls.mouse_dx == 21)
    assert (controls.mouse_dx, controls.mouse_dy) == (21, -12)
    assert state.take() == Controls()


def test_pointer_that_a_game_holds_in_the_middle_still_moves(state: ControlState, xdotool: Type) -> None:
    from Xlib import display

    connection = display.Display()
    for _ in range(5):
        xdotool("mousemove_relative", "--", "6", "3")
        connection.screen().root.warp_pointer(600, 300)
        connection.sync()
    connection.close()
    controls = gather(state, lambda controls: controls.mouse_dx == 30)
    assert (controls.mouse_dx, controls.mouse_dy) == (30, 15)


def test_closing_twice_and_taking_after_it_are_harmless(state: ControlState) -> None:
    state.close()
    state.close()
    assert state.take() == Controls()


def test_without_a_desktop_there_is_one_clear_word_and_no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    with ControlState(gamepads=False) as controls:
        assert "no desktop" in controls.note
        assert controls.take() == Controls()


def test_screen_that_does_not_answer_is_a_note_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4087")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with ControlState(gamepads=False) as controls:
        assert "Frames go without them" in controls.note
        assert controls.take() == Controls()


def test_tables_hold_w3c_names_each_once_and_the_same_keys_on_all_systems() -> None:
    for table in (keys.EVDEV, keys.MACOS):
        assert len(set(table.values())) == len(table)
    everyday = {f"Key{chr(letter)}" for letter in range(65, 91)} | {f"Digit{i}" for i in range(10)}
    everyday |= {
        "Space",
        "Enter",
        "Escape",
        "Tab",
        "ShiftLeft",
        "ShiftRight",
        "ControlLeft",
        "AltLeft",
        "ArrowUp",
        "F1",
        "F12",
    }
    everyday |= {f"Numpad{i}" for i in range(10)} | {
        "Minus",
        "Equal",
        "Backquote",
        "Slash",
        "Delete",
        "MetaLeft",
        "NumpadEnter",
    }
    windows = set(keys.WINDOWS.values()) | set(keys.WINDOWS_EXTENDED.values())
    for names in (set(keys.EVDEV.values()), windows, set(keys.MACOS.values())):
        assert everyday <= names
        assert all(W3C_NAME.fullmatch(name) and len(name) <= MAX_KEY for name in names)


def test_x11_letters_are_where_the_server_has_them(xvfb: str) -> None:
    from Xlib import XK, display

    connection = display.Display()
    for letter in "abcdefghijklmnopqrstuvwxyz":
        assert keys.of_x11(connection.keysym_to_keycode(XK.string_to_keysym(letter))) == f"Key{letter.upper()}"
    connection.close()


def test_macos_and_windows_places() -> None:
    assert [keys.of_macos(number) for number in (0x0D, 0x00, 0x01, 0x02, 0x31, 0x7E, 0xFF)] == [
        *("KeyW", "KeyA", "KeyS", "KeyD", "Space", "ArrowUp"),
        None,
    ]
    assert keys.of_windows(0x11, extended=False) == "KeyW"
    assert keys.of_windows(0x48, extended=False) == "Numpad8"
    assert keys.of_windows(0x48, extended=True) == "ArrowUp"
    assert keys.of_windows(0x21D, extended=False) is None  # the Control that Windows makes up for AltGr


def test_windows_filters_let_everything_pass_and_measure_motion_from_where_the_cursor_is() -> None:
    held = Held()
    see_key = windows_key_filter(held)
    see_mouse = windows_mouse_filter(held.move, lambda: (960, 540))
    assert see_key(0x0100, SimpleNamespace(scanCode=0x1E, flags=0))
    assert see_key(0x0104, SimpleNamespace(scanCode=0x38, flags=1))
    assert see_mouse(0x0200, SimpleNamespace(pt=SimpleNamespace(x=965, y=538)))
    assert see_mouse(0x0201, SimpleNamespace(pt=SimpleNamespace(x=0, y=0)))
    assert held.take() == (("AltRight", "KeyA"), 5, -2)
    assert see_key(0x0101, SimpleNamespace(scanCode=0x1E, flags=0x80))
    assert held.take() == (("AltRight",), 0, 0)


def test_raw_motion_is_parsed() -> None:
    head = "0200 00000000 00000000 0900 0100 00000000 00000000".replace(" ", "")
    both = bytes.fromhex(head + "03000000" + "05000000 00000080" + "fdffffff 00000000")
    assert parse_raw_motion(both) == (9, 5.5, -3.0)
    only_y = bytes.fromhex(head + "02000000" + "07000000 00000000")
    assert parse_raw_motion(only_y) == (9, None, 7.0)


def test_held_is_bounded() -> None:
    held = Held()
    for i in range(500):
        held.press(f"Key{i}")
    taken, _, _ = held.take()
    assert len(taken) == MAX_KEYS
    msgspec.msgpack.decode(msgspec.msgpack.encode(Controls(keys=taken)), type=Controls)
    for i in range(500):
        held.release(f"Key{i}")
    held.move(1e300, -1e300)
    assert held.take() == ((), 1e9, -1e9)
    held.press(None)
    assert held.take()[0] == ()


class FakeGlfw:
    """Joystick 2 is a gamepad: A and the right trigger held, left stick up, the hat pressed left."""

    def __init__(self) -> None:
        self.connected = True

    def joystick_present(self, number: int) -> bool:
        return number in (0, 2) and self.connected

    def joystick_is_gamepad(self, number: int) -> bool:
        return number == 2

    def get_gamepad_state(self, number: int) -> tuple[list[int], list[float]]:
        buttons = [0] * 15
        buttons[0] = buttons[14] = 1
        return buttons, [0.25, -1.00001, 0.0, float("nan"), -1.0, 0.9]


def test_gamepad_in_the_standard_layout() -> None:
    api = FakeGlfw()
    with ControlState(keyboard_and_mouse=False, gamepads=Gamepads(api)) as controls:
        gamepad = controls.take().gamepad
        assert gamepad is not None
        assert gamepad.axes == (0.25, -1.0, 0.0, 0.0)
        assert [i for i, pressed in enumerate(gamepad.buttons) if pressed] == [0, 7, 14]
        assert len(gamepad.buttons) == 17
        msgspec.msgpack.decode(msgspec.msgpack.encode(gamepad), type=Gamepad)
        api.connected = False
        assert controls.take().gamepad is None


def test_every_gamepad_button_has_its_w3c_place() -> None:
    released = [-1.0] * 6
    # A B X Y, bumpers, back, start, guide, sticks, hat up right down left: glfw's order
    for number, place in enumerate((0, 1, 2, 3, 4, 5, 8, 9, 16, 10, 11, 12, 15, 13, 14)):
        buttons = [int(i == number) for i in range(15)]
        pressed = standard_layout(buttons, released).buttons
        assert [i for i, down in enumerate(pressed) if down] == [place]


def test_gamepads_without_a_desktop_are_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    import glfw

    monkeypatch.setattr(glfw, "init", lambda: False)
    gamepads = Gamepads()
    assert "no desktop" in gamepads.note
    assert gamepads.poll() is None
