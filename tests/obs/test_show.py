"""What `mirage obs chat` does with a style when OBS is away for a moment."""

from __future__ import annotations

from collections.abc import Iterator

from mirage_game.obs import ObsError, Rules, Viewers
from mirage_game.obs.irc import Message, Removal
from mirage_game.obs.show import run


class Script:
    """A chat and a clock: what comes at each second."""

    state = "reading"

    def __init__(self, events: dict[int, Message | Removal]) -> None:
        self.now_s = 0.0
        self._events = events

    def clock(self) -> float:
        return self.now_s

    def messages(self, idle_s: float) -> Iterator[Message | Removal | None]:
        for second in range(40):
            self.now_s = float(second)
            yield self._events.get(second)


def shown(events: dict[int, Message | Removal], away: range) -> tuple[list[tuple[float, str]], list[str]]:
    """When which style was set, with an OBS that is away for some seconds; and what was said."""
    script, done, lines = Script(events), [], []

    def apply(prompt: str) -> None:
        if int(script.now_s) in away:
            raise ObsError("OBS is away.", "Start it.")
        done.append((script.now_s, prompt))

    viewers = Viewers(Rules(commands={"!style": "{text}"}, cooldown_user_s=0, cooldown_all_s=0))
    assert run(script, viewers, apply, clock=script.clock, say=lines.append) == 0  # type: ignore[arg-type]
    return done, lines


def test_a_style_waits_for_obs() -> None:
    done, lines = shown({3: Message("ann", "!style lava")}, range(2, 12))
    assert done == [(13.0, "lava")]
    assert lines.count("OBS is away. Start it.") == 2
    assert lines[-1] == "now: lava (by ann)"


def test_a_newer_style_takes_the_place_of_one_that_waits() -> None:
    done, _ = shown({3: Message("ann", "!style lava"), 6: Message("bob", "!style snow")}, range(2, 12))
    assert done == [(16.0, "snow")]


def test_a_style_taken_back_does_not_come_later() -> None:
    done, _ = shown({3: Message("ann", "!style lava", message_id="m1"), 5: Removal("ann", "m1")}, range(2, 12))
    assert done == [(15.0, "")]
