"""`mirage obs chat`: reads chat, asks the policy, and sets the style; what happens is told a line at a time."""

from __future__ import annotations

import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator

from mirage_game.obs.chat import Chat
from mirage_game.obs.control import ObsError
from mirage_game.obs.irc import Message, Removal
from mirage_game.obs.rules import is_reward_id
from mirage_game.obs.stage import Stage
from mirage_game.obs.status_file import StatusFile
from mirage_game.obs.viewers import REFUSALS, Change, Verdict, Viewers
from mirage_game.obs.words import clean

_IDLE_S = 0.25
_BACKLOG_S = 5.0  # what has piled up in chat is read for so long at most
_TELL_EVERY_S = 1.0
_STANDING_EVERY_S = 5.0
_AGAIN_S = 5.0  # when OBS is away, a style is tried again so often
_MAX_REWARDS = 50  # that are told of, though no rule names them
_MAX_SHOWN = 60  # characters of a style in the line for the stream


class Show:
    """Until Ctrl-C, or for so many seconds."""

    def __init__(
        self,
        chat: Chat,
        viewers: Viewers,
        stage: Stage | None,
        *,
        status: StatusFile | None = None,
        keep: bool = False,
        clock: Callable[[], float] = time.monotonic,
        say: Callable[[str], None] | None = None,
    ) -> None:
        """Without a stage, styles are only named. `keep`: the last of them stays at the end."""
        self._chat, self._viewers, self._stage = chat, viewers, stage
        self._keep, self._status = keep, status
        self._clock, self._say = clock, say or _print
        self._state = ""
        self._answers = _Answers(viewers, tell_why=stage is None)
        self._rewards: set[str] = set()  # told of, though no rule names them
        self._change: Change | None = None  # what is to be set, until OBS has it; a newer one takes its place
        self._next_s = 0.0
        self._now = ""  # for the viewers

    def run(self, seconds: float | None = None) -> int:
        """The exit status."""
        rules = self._viewers.rules
        how = "vote by" if rules.vote.on else "say"
        rewards = f"; {len(rules.rewards)} reward{'s' * (len(rules.rewards) != 1)}" if rules.rewards else ""
        self._say(f"viewers may {how} {', '.join(rules.commands) or 'nothing'}{rewards}")
        try:
            self._loop(seconds)
        finally:
            self._end()
        return 0

    def _loop(self, seconds: float | None) -> None:
        begun_s = stood_s = self._clock()
        while seconds is None or self._clock() - begun_s < seconds:
            for event in self._events():
                self._hear(event)
            now_s = self._clock()
            if self._chat.state != self._state:
                self._state = self._chat.state
                self._say(f"chat: {self._state}")
            if line := self._answers.line(now_s):
                self._say(line)
            self._set_what_is_due(now_s)
            if now_s - stood_s >= _STANDING_EVERY_S:
                stood_s = now_s
                if standing := self._standing(now_s):
                    self._say(standing)
            if self._status:
                # It shows no words that moderators have not had the time to look at.
                self._status.tell(self._standing(now_s, self._viewers.rules.hold_s) or self._now, now_s)

    def _end(self) -> None:
        shown = self._now
        try:
            if self._stage and not self._keep:
                self._stage.leave()
                shown = ""
        except ObsError as error:
            self._say(f"a viewer's style stays: {clean(error.message)} {clean(error.fix)}")
        finally:
            if self._status:
                self._status.close(shown)

    def _events(self) -> Iterator[Message | Removal]:
        """What is in chat by now: a style must not be set while the message that takes it back lies there unread."""
        until_s = self._clock() + _BACKLOG_S
        event = self._chat.next(_IDLE_S)
        while event is not None:
            yield event
            event = self._chat.next(0.0) if self._clock() < until_s else None

    def _hear(self, event: Message | Removal) -> None:
        if isinstance(event, Removal):
            self._viewers.removed(event)
            return
        verdict, reward = self._viewers.take(event, self._clock()), event.reward_id
        if verdict.answer == "taken":
            self._say(f'{event.user}: taken: "{verdict.prompt}"')
        elif verdict.answer != "ignored":
            self._answers.add(event.user, verdict)
        elif is_reward_id(reward) and reward not in self._rewards and len(self._rewards) < _MAX_REWARDS:
            self._rewards.add(reward)
            self._say(f"{event.user} redeemed a reward that the rules do not name; its id is {reward}")

    def _set_what_is_due(self, now_s: float) -> None:
        if (newer := self._viewers.due(now_s)) is not None:
            self._change, self._next_s = newer, now_s
        change = self._change
        if change is None or now_s < self._next_s:
            return
        self._next_s = now_s + _AGAIN_S
        try:
            done = self._stage.show(change) if self._stage else [change.prompt if change.number else "as before"]
        except ObsError as error:
            self._say(f"{clean(error.message)} {clean(error.fix)}")
            return
        self._change = None
        if done:
            styles = ", ".join(map(_named, dict.fromkeys(done)))
            self._say(f"{'now' if self._stage else 'would be'}: {styles} (by {_by(change)})")
        else:
            self._say("moderators took back a style that the filter does not show; what it shows stays")
        shown = change.number and change.prompt in done
        by = self._viewers.name_of(change.by)
        self._now = f"now: {_named(change.prompt)[:_MAX_SHOWN]}, chosen by {by}" if shown else ""

    def _standing(self, now_s: float, held_s: float = 0.0) -> str:
        """The vote that goes on, without styles that were named less than so long ago; empty if there is none."""
        if not (standing := self._viewers.standing()):
            return ""
        named = [tally for tally in standing if tally.since_s <= now_s - held_s]
        votes = ", ".join(f"{tally.votes} for {_named(tally.prompt)[:_MAX_SHOWN]}" for tally in named[:5])
        left = f"vote, {self._viewers.left_s(now_s):.0f} s left"
        return f"{left}: {votes}" if votes else left


class _Answers:
    """Tells of votes and refusals, at most once a second: if chat is flooded, nothing else would be seen."""

    def __init__(self, viewers: Viewers, *, tell_why: bool) -> None:
        """To `tell_why` the filter blocks a text, the text is repeated: not where viewers may see it."""
        self._viewers, self._tell_why = viewers, tell_why
        self._counts: Counter[str] = Counter()
        self._user, self._last = "", Verdict("ignored")
        self._told_s = float("-inf")

    def add(self, user: str, verdict: Verdict) -> None:
        self._counts[REFUSALS.get(verdict.answer, verdict.answer)] += 1
        # Of several, why the filter blocks one is worth most.
        if not (self._tell_why and self._last.text and not verdict.text):
            self._user, self._last = user, verdict

    def line(self, now_s: float) -> str:
        """Empty if there is nothing to be told now."""
        if not self._counts or now_s - self._told_s < _TELL_EVERY_S:
            return ""
        self._told_s = now_s
        last, (first, *more) = self._last, self._counts.items()
        if first[1] == 1 and not more:
            style = f': "{last.prompt}"' if last.prompt else ""
            wait = f", {last.wait_s:.0f} s more" if last.wait_s else ""
            line = f"{self._user}: {first[0]}{wait}{style}"
        else:
            line = f"{self._counts.total()} messages: " + ", ".join(
                f"{count} {what}" for what, count in self._counts.most_common()
            )
        if self._tell_why and last.text:
            line += f'; "{last.text}": {self._viewers.filter.reason(last.text)}'
        self._counts.clear()
        self._last = Verdict("ignored")
        return line


def end_as_ctrl_c() -> None:
    """A closed terminal or a shutdown ends the program as Ctrl-C does, so that the streamer's style comes back."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, signal.default_int_handler)


def _named(style: str) -> str:
    return clean(style) or "the picture as it is"


def _by(change: Change) -> str:
    return "moderators" if change.back else change.by


def _print(line: str) -> None:
    """Viewers write characters that not every terminal has; that must not end the show."""
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "replace").decode(encoding), flush=True)
