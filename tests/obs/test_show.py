"""What `mirage obs chat` does with chat and with the filters, with a chat, an OBS and a clock of our own."""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping
from io import BytesIO, TextIOWrapper
from typing import Any

import msgspec
import pytest
from obs.fake_obs import FakeObs

from mirage_game.obs import Login, MirageFilter, Obs, ObsError, Rules, Viewers
from mirage_game.obs import show as module
from mirage_game.obs.irc import Message, Removal
from mirage_game.obs.show import Show, end_as_ctrl_c
from mirage_game.obs.stage import Stage
from mirage_game.obs.viewers import Change

REWARD = "92af127c-7326-4483-a52b-b0da0be61c01"


class Script:
    """A chat, an OBS with a filter, and a clock: what arrives in chat when, and when somebody else sets a style."""

    state = "reading"

    def __init__(self, events: list[tuple[float, Message | Removal]], hand: dict[int, str], away: range) -> None:
        self.now_s = 0.0
        self.takes_s = 0.0
        """How long OBS takes to set a style."""
        self.prompt = "own"
        self.set: list[tuple[float, str]] = []
        self._events, self._hand, self._away = sorted(events, key=lambda event: event[0]), hand, away

    def clock(self) -> float:
        return self.now_s

    def next(self, timeout_s: float) -> Message | Removal | None:
        if not (self._events and self._events[0][0] <= self.now_s):
            self.now_s += timeout_s
        self.prompt = self._hand.pop(int(self.now_s), self.prompt)
        return self._events.pop(0)[1] if self._events and self._events[0][0] <= self.now_s else None

    def filters(self) -> list[MirageFilter]:
        if int(self.now_s) in self._away:
            raise ObsError("OBS is away.", "Start it.")
        return [MirageFilter("Game", "Mirage", True, {"prompt": self.prompt})]

    def set_style(self, one: MirageFilter, settings: Mapping[str, Any]) -> None:
        self.set.append((self.now_s, settings["prompt"]))
        self.prompt = settings["prompt"]
        self.now_s += self.takes_s


def play(
    events: list[tuple[float, Message | Removal]],
    hand: dict[int, str] | None = None,
    away: range = range(0),
    *,
    seconds: float = 40.0,
    takes_s: float = 0.0,
    dry: bool = False,
    keep: bool = False,
    **rules: Any,
) -> tuple[Script, list[str]]:
    """Run it; what was set, and what was said."""
    script, lines = Script(events, hand or {}, away), []
    script.takes_s = takes_s
    waits = {"commands": {"!style": "{text}"}, "cooldown_user_s": 0, "cooldown_all_s": 0, **rules}
    stage = None if dry else Stage(script.filters, script.set_style)
    viewers = Viewers(msgspec.convert(waits, Rules))
    show = Show(script, viewers, stage, keep=keep, clock=script.clock, say=lines.append)  # type: ignore[arg-type]
    assert show.run(seconds) == 0
    return script, lines


def ask(style: str, user: str = "ann", id: str = "") -> Message:
    return Message(user, f"!style {style}", message_id=id)


def test_a_style_waits_for_obs() -> None:
    script, lines = play([(3, ask("lava"))], away=range(2, 12), keep=True)
    ((at_s, prompt),) = script.set
    assert (prompt, 12 <= at_s < 14) == ("lava", True)
    assert lines.count("OBS is away. Start it.") == 2
    assert lines[-1] == "now: lava (by ann)"


def test_a_newer_style_takes_the_place_of_one_that_waits() -> None:
    script, _ = play([(3, ask("lava")), (6, ask("snow", "bob"))], away=range(2, 12), keep=True)
    assert [prompt for _, prompt in script.set] == ["snow"]


def test_a_style_taken_back_does_not_come_later() -> None:
    script, lines = play([(3, ask("lava", id="m1")), (5, Removal("ann", "m1"))], away=range(2, 12))
    assert script.set == []
    assert any("took back a style that the filter does not show" in line for line in lines)


def test_a_deletion_that_has_arrived_counts_before_the_style() -> None:
    # OBS takes five seconds for the first style. Meanwhile the second one's time runs out, and its deletion arrives.
    events = [(0, ask("lava")), (1.5, ask("bad", "eve", "m1")), (6, ask("snow", "bob")), (6.1, Removal("eve", "m1"))]
    script, _ = play([*events, (6.2, Removal("bob"))], takes_s=5.0, hold_s=2, keep=True)
    assert [prompt for _, prompt in script.set] == ["lava"]


def test_a_chat_that_never_ends_does_not_stop_the_show(monkeypatch: pytest.MonkeyPatch) -> None:
    class Flood(Script):
        def next(self, timeout_s: float) -> Message | Removal | None:
            self.now_s += 0.01
            return Message("bob", "!style lego" if self.now_s < 1 else "hello")

    script = Flood([], {}, range(0))
    viewers = Viewers(Rules(commands={"!style": "{text}"}))
    stage = Stage(script.filters, script.set_style)
    Show(script, viewers, stage, clock=script.clock, say=lambda line: None).run(20)  # type: ignore[arg-type]
    assert 5 <= script.set[0][0] < 6


def test_the_own_style_comes_back() -> None:
    script, lines = play([(1, ask("lava", id="m1")), (3, Removal("ann", "m1"))], keep=True)
    assert [prompt for _, prompt in script.set] == ["lava", "own"]
    assert lines[-1] == "now: own (by moderators)"


def test_a_style_set_by_hand_stays() -> None:
    events = [(1, ask("lava", id="m1")), (5, Removal("ann", "m1"))]
    script, _ = play(events, {3: "by hand"})
    assert script.prompt == "by hand"
    # What comes back after a later style is the hand's, not the viewers' from before.
    events = [(1, ask("lava", id="m1")), (5, ask("bad", "eve", "m2")), (7, Removal("eve", "m2"))]
    script, _ = play(events, {3: "by hand"}, keep=True)
    assert [prompt for _, prompt in script.set] == ["lava", "bad", "by hand"]


def test_a_viewer_before_comes_back() -> None:
    events = [(1, ask("lava", id="m1")), (5, ask("bad", "eve", "m2")), (7, Removal("eve", "m2"))]
    script, lines = play(events, keep=True)
    assert script.prompt == "lava"
    assert lines[-1] == "now: lava (by moderators)"


@pytest.mark.parametrize(
    ("keep", "hand", "left"), [(False, {}, "own"), (True, {}, "lava"), (False, {5: "by hand"}, "by hand")]
)
def test_at_the_end(keep: bool, hand: dict[int, str], left: str) -> None:
    script, _ = play([(1, ask("lava"))], hand, keep=keep)
    assert script.prompt == left


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_gives_the_own_style_back(name: str) -> None:
    if not hasattr(signal, name):
        pytest.skip(f"this system has no {name}")
    number = signal.Signals[name]

    class Stopped(Script):
        def next(self, timeout_s: float) -> Message | Removal | None:
            if self.now_s > 3:
                signal.raise_signal(number)
            return super().next(timeout_s)

    script = Stopped([(1, ask("lava"))], {}, range(0))
    viewers = Viewers(Rules(commands={"!style": "{text}"}))
    stage = Stage(script.filters, script.set_style)
    before = signal.getsignal(number)
    try:
        signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)
        end_as_ctrl_c()
        with pytest.raises(KeyboardInterrupt):
            Show(script, viewers, stage, clock=script.clock, say=lambda line: None).run(20)  # type: ignore[arg-type]
    finally:
        signal.signal(number, before)
    assert [prompt for _, prompt in script.set] == ["lava", "own"]


def test_a_signal_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)  # as nohup does
    try:
        end_as_ctrl_c()
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize("error", [ObsError("OBS does not answer."), KeyboardInterrupt()])
@pytest.mark.parametrize("applied", [True, False])
def test_a_style_whose_answer_never_comes(error: BaseException, applied: bool) -> None:
    prompt, fails = "own", True

    def set_style(one: MirageFilter, settings: Mapping[str, Any]) -> None:
        nonlocal prompt
        if not fails or applied:
            prompt = settings["prompt"]
        if fails:
            raise error

    stage = Stage(lambda: [MirageFilter("Game", "Mirage", True, {"prompt": prompt})], set_style)
    for change in (Change("lava", "ann", 1), Change("snow", "bob", 2)):
        with pytest.raises(type(error)):
            stage.show(change)
    assert prompt == ("snow" if applied else "own")
    fails = False
    # Once with a deletion, which takes back what is shown; and once at the end.
    assert stage.show(Change("", "", back=True)) == ["own"]
    assert prompt == "own"
    fails = True
    with pytest.raises(type(error)):
        stage.show(Change("lego", "cid", 3))
    fails = False
    stage.leave()
    assert prompt == "own"


def test_only_the_filters_of_the_beginning() -> None:
    prompts = {"Game": "own"}

    def set_style(one: MirageFilter, settings: Mapping[str, Any]) -> None:
        prompts[one.source] = settings["prompt"]

    stage = Stage(
        lambda: [MirageFilter(name, "Mirage", True, {"prompt": text}) for name, text in prompts.items()],
        set_style,
        only={("Game", "Mirage")},
    )
    stage.show(Change("lava", "ann", 1))
    prompts["Camera"] = "added since"
    assert stage.show(Change("snow", "bob", 2)) == ["snow"]
    stage.leave()
    assert prompts == {"Game": "own", "Camera": "added since"}
    del prompts["Game"]
    with pytest.raises(ObsError, match="mirage obs add"):
        stage.show(Change("lego", "cid", 3))


def test_a_terminal_without_emoji(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = BytesIO()
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(raw, encoding="ascii"))
    module._print("now: ❄ snow 😀")
    assert raw.getvalue().split() == [b"now:", b"?", b"snow", b"?"]


def test_an_obs_that_is_away_at_the_end_is_told() -> None:
    _, lines = play([(1, ask("lava"))], away=range(30, 99))
    assert lines[-1] == 'a viewer\'s style stays: OBS is away. Start it. Your own style was "own".'


def test_ctrl_c_between_a_request_and_its_answer(fake_obs: FakeObs) -> None:
    with Obs(Login(port=fake_obs.port)) as obs:
        obs.add("Game", settings={"prompt": "own"})
        stage = Stage(obs.filters, obs.set, obs.close)
        stage.show(Change("lava", "ann", 1))
        obs._client.base_client.ws.send('{"op": 6, "d": {"requestType": "GetInputList", "requestId": "1"}}')
        stage.leave()
    assert fake_obs.filters["Game", "Mirage"]["prompt"] == "own"


def test_each_filter_has_its_own_style() -> None:
    prompts = {"a": "one", "b": "two"}

    def set_style(one: MirageFilter, settings: Mapping[str, Any]) -> None:
        prompts[one.source] = settings["prompt"]

    stage = Stage(
        lambda: [MirageFilter(name, "M", True, {"prompt": text}) for name, text in prompts.items()], set_style
    )
    assert stage.show(Change("lava", "ann", 1)) == ["lava", "lava"]
    prompts |= {"b": "by hand", "c": "added since"}
    assert stage.show(Change("", "", 0, back=True)) == ["one"]
    assert stage.show(Change("snow", "bob", 2)) == ["snow"] * 3
    stage.leave()
    assert prompts == {"a": "one", "b": "by hand", "c": "added since"}


def test_a_flood_is_told_as_a_count() -> None:
    flood = [(2 + i / 100, ask("lego", f"user{i}")) for i in range(300)]
    _, lines = play([(1, ask("lava")), *flood], cooldown_all_s=60)
    told = [line for line in lines if "too soon" in line]
    assert told[0] == "user0: too soon, 59 s more"
    assert 2 <= len(told) <= 5
    assert sum(int(line.split()[0]) for line in told[1:]) == 299


def test_votes_are_told_as_a_count() -> None:
    _, lines = play([(2, ask("lego", f"user{i}")) for i in range(300)], vote={"on": True})
    assert "300 messages: 300 voted" in lines
    assert any(line.endswith(" s left: 300 for lego") for line in lines)


def test_why_a_text_is_blocked_is_told_only_without_a_stage() -> None:
    events = [(2, ask("a moby duck")), (2.5, ask("shit")), (2.5, ask("x" * 200))]
    _, lines = play(events, dry=True)
    assert """2 messages: 1 blocked by the word filter, 1 too long; "shit": the entry '*shit'""" in lines
    _, lines = play(events)
    assert not any("shit" in line for line in lines)


def test_an_unknown_reward_is_told_once() -> None:
    events = [(i, Message("ann", "lego", reward_id=REWARD)) for i in (1.0, 2.0)]
    _, lines = play([*events, (3, Message("ann", "lego", reward_id="\x1b[2J"))], dry=True)
    assert [line for line in lines if "redeemed" in line] == [
        f"ann redeemed a reward that the rules do not name; its id is {REWARD}"
    ]
    _, lines = play(list(events), dry=True, rewards={REWARD: "{text}"})
    assert lines[0] == "viewers may say !style; 1 reward"
    assert 'ann: taken: "lego"' in lines
