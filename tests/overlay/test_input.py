"""Keys, mouse and the prompt line, without a screen."""

from __future__ import annotations

from mirage_game.overlay.input import ALONE_AFTER_S, Input, Modifiers
from mirage_game.overlay.prompt_line import PromptLine, printable
from mirage_game.wire import limits

PLAIN, COMMAND = Modifiers(), Modifiers(command=True)


class Typist:
    def __init__(self, **settings: object) -> None:
        self.sent: list[str] = []
        self.keys = Input(self.sent.append, paste=lambda: "pasted\ntext", **settings)  # type: ignore[arg-type]
        self.now_s = 0.0

    def press(self, *codes: str, modifiers: Modifiers = PLAIN) -> None:
        for code in codes:
            self.keys.key(code, True, False, modifiers, self.now_s)
            self.keys.key(code, False, False, modifiers, self.now_s)

    def prompt(self, text: str) -> None:
        self.press("Enter")
        self.keys.typed(text)
        self.press("Enter")


def test_a_prompt_is_typed_edited_and_sent() -> None:
    typist = Typist()
    typist.press("Enter")
    assert typist.keys.line.open
    for char in "neon  cty":
        typist.keys.typed(char)
    typist.press("ArrowLeft", "ArrowLeft")
    typist.keys.typed("i")
    typist.press("Home", "Delete", "End", "Backspace")
    typist.keys.typed("y of rain")
    typist.press("Backspace", modifiers=COMMAND)
    typist.keys.typed("glass")
    typist.press("Enter")
    assert typist.sent == ["eon  city of glass"]
    assert not typist.keys.line.open


def test_escape_and_an_empty_line_send_nothing() -> None:
    typist = Typist()
    typist.press("Enter")
    typist.keys.typed("lava")
    typist.press("Escape")
    typist.prompt("   ")
    assert typist.sent == []
    assert not typist.keys.line.open


def test_history_goes_up_and_down_and_keeps_the_draft() -> None:
    typist = Typist()
    for text in ("one", "two", "three", "one"):
        typist.prompt(text)
    line = typist.keys.line
    assert line.history == ["two", "three", "one"]
    typist.press("Enter")
    typist.keys.typed("draft")
    seen = []
    for code in ("ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown"):
        typist.press(code)
        seen.append(line.text)
    assert seen == ["one", "three", "two", "two", "three", "one", "draft"]


def test_paste_control_characters_and_the_longest_prompt() -> None:
    typist = Typist()
    typist.press("Enter")
    typist.press("KeyV", modifiers=COMMAND)
    assert typist.keys.line.text == "pasted text"
    assert printable("a\tb\x07c\nd") == "a bc d"
    line = PromptLine()
    line.begin()
    line.type("x" * (limits.MAX_PROMPT + 50))
    assert len(line.text) == limits.MAX_PROMPT
    assert line.caret == limits.MAX_PROMPT


def test_text_typed_while_the_line_is_closed_goes_nowhere() -> None:
    typist = Typist()
    typist.keys.typed("w")
    typist.press("Enter")
    assert typist.keys.line.text == ""


def test_keys_are_held_until_released_and_mouse_motion_is_summed_once() -> None:
    typist = Typist()
    keys = typist.keys
    keys.key("KeyW", True, False, PLAIN, 1.0)
    keys.key("ShiftLeft", True, False, PLAIN, 1.0)
    keys.motion(50, 50, 1.0)  # not taken yet
    keys.button("Mouse0", True, 1.0)
    keys.button("Mouse0", False, 1.0)
    assert keys.grabbed
    keys.motion(3, -2, 1.1)
    keys.motion(4, 0, 1.1)
    keys.button("Mouse2", True, 1.2)
    controls = keys.controls()
    assert controls.keys == ("KeyW", "Mouse2", "ShiftLeft")
    assert (controls.mouse_dx, controls.mouse_dy) == (7, -2)
    keys.key("KeyW", False, False, PLAIN, 1.3)
    controls = keys.controls()
    assert controls.keys == ("Mouse2", "ShiftLeft")
    assert controls.mouse_dx == 0
    typist.press("Escape")
    assert not keys.grabbed
    keys.left()
    assert keys.controls().keys == ()


def test_the_game_hears_nothing_while_a_prompt_is_typed() -> None:
    typist = Typist()
    typist.keys.key("KeyW", True, False, PLAIN, 0.0)
    typist.press("Enter")
    assert typist.keys.controls().keys == ()
    typist.keys.key("KeyA", True, False, PLAIN, 0.0)
    assert typist.keys.controls().keys == ()


def test_compare_view_status_and_quit_keys() -> None:
    typist = Typist(compare_key="KeyC")
    typist.keys.key("KeyC", True, False, PLAIN, 0.0)
    assert typist.keys.comparing
    assert typist.keys.controls().keys == ()
    typist.keys.key("KeyC", False, False, PLAIN, 0.0)
    assert not typist.keys.comparing
    typist.press("F1")
    assert typist.keys.mode == "split"
    typist.press("F2")
    assert not typist.keys.show_status
    typist.press("KeyQ")
    assert not typist.keys.quit
    typist.press("KeyQ", modifiers=COMMAND)
    assert typist.keys.quit


def test_the_demo_walks_alone_until_somebody_plays_and_again_after_a_while() -> None:
    typist = Typist()
    keys = typist.keys
    assert keys.player(0.0) is None
    keys.key("KeyW", True, False, PLAIN, 5.0)
    assert keys.player(100.0) is not None
    keys.key("KeyW", False, False, PLAIN, 100.0)
    keys.key("KeyD", True, False, PLAIN, 100.0)
    keys.key("KeyD", False, False, PLAIN, 100.1)
    assert keys.player(100.0 + ALONE_AFTER_S) is not None
    assert keys.player(100.1 + ALONE_AFTER_S) is None


def test_a_window_over_a_game_does_not_take_the_mouse() -> None:
    typist = Typist(can_grab=False)
    typist.keys.button("Mouse0", True, 0.0)
    assert not typist.keys.grabbed
