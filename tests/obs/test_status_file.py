"""The line that viewers see on the stream."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from obs.test_show import Script, ask

from mirage_game.obs import Rules, Viewers
from mirage_game.obs.irc import Message, Removal
from mirage_game.obs.show import Show
from mirage_game.obs.stage import Stage
from mirage_game.obs.status_file import StatusFile


def told(
    path: Path, events: list[tuple[float, Message | Removal]], rules: dict[str, object], *, keep: bool = False
) -> list[tuple[float, str]]:
    """Every line that the file held, and since when; the one at the end too, if it stays."""
    script, lines = Script(events, {}, range(0)), []

    class Watched(StatusFile):
        def tell(self, line: str, now_s: float) -> None:
            super().tell(line, now_s)
            (line,) = path.read_text().splitlines()
            if not lines or lines[-1][1] != line:
                lines.append((now_s, line))

    waits = {"commands": {"!style": "{text}", "!normal": ""}, "cooldown_user_s": 0, "cooldown_all_s": 0}
    viewers = Viewers(msgspec.convert({**waits, **rules}, Rules))
    stage = Stage(script.filters, script.set_style)
    chat: Any = script
    show = Show(chat, viewers, stage, status=Watched(path), keep=keep, clock=script.clock, say=lambda line: None)
    show.run(40)
    if keep:
        lines.append((40, path.read_text().rstrip("\n")))
    else:
        assert path.read_text() == "\n"
    assert list(path.parent.iterdir()) == [path]
    return lines


def test_styles_show_only_once_they_are_set(tmp_path: Path) -> None:
    events = [
        (1, ask("lava")),
        (20, ask("bad", "eve", "m1")),
        (25, Removal("eve", "m1")),
        (27, Message("bob", "!normal")),
    ]
    lines = told(tmp_path / "now.txt", events, {"hold_s": 8})
    assert [line for _, line in lines] == [
        "",
        "now: lava, chosen by ann",
        "now: the picture as it is, chosen by bob",
    ]
    assert lines[1][0] >= 9


def test_a_style_taken_back_goes(tmp_path: Path) -> None:
    events = [(1, ask("lava")), (10, ask("bad", "eve", "m1")), (15, Removal("eve")), (20, Removal("ann"))]
    assert [line for _, line in told(tmp_path / "now.txt", events, {})] == [
        "",
        "now: lava, chosen by ann",
        "now: bad, chosen by eve",
        "now: lava, chosen by ann",
        "",
    ]


def test_a_vote_shows_what_moderators_could_see(tmp_path: Path) -> None:
    events = [(1, ask("lava")), (4, ask("bad", "eve", "m1")), (5, ask("lava", "bob")), (7, Removal("eve", "m1"))]
    lines = told(tmp_path / "now.txt", events, {"hold_s": 8, "vote": {"on": True, "window_s": 20}})
    assert lines[1][1] == "vote, 20 s left"
    assert not any("bad" in line for _, line in lines)
    assert any(line == "vote, 10 s left: 2 for lava" for _, line in lines)
    assert lines[-1][1] == "now: lava, chosen by the vote"
    # OBS compares whole seconds of the file's time, so each line stays for longer than one.
    assert all(later - sooner > 1 for (sooner, _), (later, _) in pairwise(lines[1:]))


def test_the_last_line_is_true(tmp_path: Path) -> None:
    votes = {"vote": {"on": True, "window_s": 10, "least_votes": 1}}
    lines = told(tmp_path / "now.txt", [(1, ask("lava")), (35, ask("snow", "bob"))], votes, keep=True)
    assert lines[-2][1].startswith("vote, ")
    assert lines[-1][1] == "now: lava, chosen by the vote"


def test_long_styles_and_names_that_are_no_names(tmp_path: Path) -> None:
    events = [(1, ask("lava " * 20, "shit_77"))]
    lines = told(tmp_path / "now.txt", events, {})
    assert lines[-1][1] == f"now: {'lava ' * 12}, chosen by a viewer"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="name a file in it"):
        StatusFile(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_beside_a_file_that_cannot_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status = StatusFile(tmp_path / "now.txt")
    monkeypatch.setattr(os, "replace", lambda source, target: (_ for _ in ()).throw(PermissionError("it is read")))
    status.tell("now: lava", 10.0)
    assert list(tmp_path.iterdir()) == [tmp_path / "now.txt"]


def test_a_file_that_cannot_be_replaced_is_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "there" / "now.txt"
    with pytest.raises(OSError, match="there"):
        StatusFile(path)
    path.parent.mkdir()
    status = StatusFile(path)
    path.unlink()
    path.parent.rmdir()
    status.tell("now: lava", 10.0)
    path.parent.mkdir()
    status.tell("now: lava", 12.0)
    assert path.read_text() == "now: lava\n"
