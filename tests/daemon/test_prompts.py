"""Prompts, resets and events: which frames they hold for."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import zmq
from backends import LONG_S, Diary
from raw_peers import Hook, Peer, stats, wait_for

from mirage_game.daemon import Daemon
from mirage_game.engine.backend import Prompt as Asked
from mirage_game.wire import Error, Prompt, Prompted, Reset, Stats
from mirage_game.wire import Event as GameEvent

Start = Callable[..., Daemon]


def test_a_prompt_shows_in_the_frames_that_follow(start: Start, context: zmq.Context) -> None:
    diary = Diary()
    hook = Hook(context, start(diary).endpoint)
    assert hook.round_trip(1)[0].prompt_id == 0
    hook.control.send(Prompt(text="a city of brass", strength=0.5, blend_ms=100, seed=7))
    prompted = hook.control.expect(Prompted)
    assert prompted.text == "a city of brass"
    wait_for(lambda: diary.of("prompt"))
    assert hook.round_trip(2)[0].prompt_id == prompted.prompt_id
    assert diary.of("prompt") == [("prompt", Asked("a city of brass", 0.5, 100.0, 7))]
    hook.control.send(Prompt(text="snow"))
    hook.control.expect(Prompted)
    wait_for(lambda: len(diary.of("prompt")) == 2)
    assert diary.of("prompt")[1][1].seed == 7  # no seed means the one before
    assert stats(hook.control).sessions[0].prompt == "snow"


def test_a_tool_may_change_the_prompts_of_all_and_of_those_to_come(daemon: Daemon, context: zmq.Context) -> None:
    first, second = (Hook(context, daemon.endpoint) for _ in range(2))
    tool = Peer(context, daemon.endpoint)
    tool.send(Prompt(text="snow", session=0))
    prompted = tool.expect(Prompted)
    for hook in (first, second):
        assert hook.control.expect(Prompted) == prompted
    later = Hook(context, daemon.endpoint)
    assert (later.welcome.prompt, later.welcome.prompt_id) == ("snow", prompted.prompt_id)
    for hook in (first, second, later):
        wait_for(lambda hook=hook: hook.round_trip()[0].prompt_id == prompted.prompt_id)
    tool.send(Prompt(text="brass", session=second.welcome.session))
    only = tool.expect(Prompted)
    wait_for(lambda: second.round_trip()[0].prompt_id == only.prompt_id)
    assert first.round_trip()[0].prompt_id == prompted.prompt_id
    assert [one.prompt for one in stats(tool).sessions] == ["snow", "brass", "snow"]
    tool.send(Prompt(text="x", session=99))
    assert "99" in tool.expect(Error).message


def test_a_session_that_begins_while_the_default_is_encoded_gets_it_too(start: Start, context: zmq.Context) -> None:
    go = Event()

    class Slow(Diary):
        def prepare(self, prompt: Asked) -> Asked:
            assert prompt.text == "steampunk" or go.wait(LONG_S)
            return prompt

    daemon = start(Slow())
    tool = Peer(context, daemon.endpoint)
    tool.send(Prompt(text="snow", session=0))
    prompted = tool.expect(Prompted)
    hook = Hook(context, daemon.endpoint)
    assert hook.welcome.prompt == "snow"
    assert hook.round_trip()[0].prompt_id == 0
    go.set()
    wait_for(lambda: hook.round_trip()[0].prompt_id == prompted.prompt_id)


def test_a_slow_prompt_encoder_holds_nobody_up_and_skips_what_was_replaced(start: Start, context: zmq.Context) -> None:
    asked, go = [], Event()

    class Slow(Diary):
        def prepare(self, prompt: Asked) -> Asked:
            asked.append(prompt.text)
            assert prompt.text == "steampunk" or go.wait(LONG_S)
            return prompt

    diary = Slow()
    hook = Hook(context, start(diary).endpoint)
    for text in ("one", "two", "three", "four"):
        hook.control.send(Prompt(text=text))
        newest = hook.control.expect(Prompted).prompt_id
        wait_for(lambda: "one" in asked)
    assert hook.round_trip(1)[0].prompt_id == 0
    go.set()
    wait_for(lambda: hook.round_trip(2)[0].prompt_id == newest)
    assert asked == ["steampunk", "one", "four"]


def test_a_prompt_that_cannot_be_encoded_is_answered_and_the_old_one_goes_on(
    start: Start, context: zmq.Context
) -> None:
    class Picky(Diary):
        def prepare(self, prompt: Asked) -> Asked:
            if prompt.text == "bad":
                raise ValueError("no such word")
            return prompt

    hook = Hook(context, start(Picky()).endpoint)
    hook.control.send(Prompt(text="bad"))
    error = hook.control.expect(Error)
    assert error.code == "engine"
    assert error.fix
    assert hook.round_trip(1)[0].prompt_id == 0


def test_a_reset_among_frames_keeps_its_place(start: Start, context: zmq.Context) -> None:
    diary = Diary()
    hook = Hook(context, start(diary).endpoint)
    hook.round_trip(1)
    hook.frames.send(Reset(reason="teleport"))
    hook.round_trip(2)
    hook.round_trip(3)
    assert diary.of("run", "reset") == [("run", 1), ("reset", 1), ("run", 2), ("run", 3)]
    hook.control.send(Reset(reason="respawn"))
    stats(hook.control)
    hook.round_trip(4)
    assert diary.of("run", "reset")[-2:] == [("reset", 1), ("run", 4)]


def test_events_are_taken(hook: Hook) -> None:
    hook.control.send(GameEvent(name="health", fields={"value": 3}))
    assert isinstance(stats(hook.control), Stats)
    assert hook.control.receive(0) is None
