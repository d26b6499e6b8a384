"""`mirage obs chat`: reads chat, asks the policy, and sets the style; what happens is told a line at a time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from mirage_game.obs.chat import Chat
from mirage_game.obs.control import ObsError
from mirage_game.obs.irc import Message
from mirage_game.obs.viewers import REASONS, Change, Viewers
from mirage_game.obs.words import clean

_IDLE_S = 0.25
_STANDING_EVERY_S = 5.0
_AGAIN_S = 5.0  # when OBS is away, a style is tried again so often


def run(
    chat: Chat,
    viewers: Viewers,
    apply: Callable[[str], None] | None,
    *,
    seconds: float | None = None,
    clock: Callable[[], float] = time.monotonic,
    say: Callable[[str], None] | None = None,
) -> int:
    """Until Ctrl-C, or for so many seconds; the exit status. Without `apply`, styles are only named."""
    say = say or _print
    rules = viewers.rules
    rewards = f"; {len(rules.rewards)} rewards" if rules.rewards else ""
    say(f"viewers may {'vote by' if rules.vote.on else 'say'} {', '.join(rules.commands) or 'nothing'}{rewards}")
    state, begun_s, stood_s = "", clock(), clock()
    change: Change | None = None  # what is to be set, until OBS has it; a newer one takes its place
    next_s = 0.0
    for event in chat.messages(_IDLE_S):
        now_s = clock()
        if chat.state != state:
            state = chat.state
            say(f"chat: {state}")
        if isinstance(event, Message):
            verdict = viewers.take(event, now_s)
            if verdict.answer in REASONS:
                # A blocked or rejected text is not repeated: this window may be on the stream.
                style = f': "{verdict.prompt}"' if verdict.prompt else ""
                wait = f", {verdict.wait_s:.0f} s more" if verdict.wait_s else ""
                say(f"{event.user}: {REASONS[verdict.answer]}{wait}{style}")
        elif event is not None:
            viewers.removed(event)
        if (newer := viewers.due(now_s)) is not None:
            change, next_s = newer, now_s
        if change is not None and now_s >= next_s:
            next_s = now_s + _AGAIN_S
            try:
                if apply is not None:
                    apply(change.prompt)
                said = "now" if apply is not None else "would be"
                say(f"{said}: {clean(change.prompt) or 'the picture as it is'} (by {change.by})")
                change = None
            except ObsError as error:
                say(f"{clean(error.message)} {clean(error.fix)}")
        if now_s - stood_s >= _STANDING_EVERY_S:
            stood_s = now_s
            if standing := viewers.standing():
                votes = ", ".join(f'{tally.votes} for "{tally.prompt}"' for tally in standing[:5])
                say(f"vote, {viewers.left_s(now_s):.0f} s left: {votes}")
        if seconds is not None and now_s - begun_s >= seconds:
            break
    return 0


def _print(line: str) -> None:
    """Viewers write characters that not every terminal has; that must not end the show."""
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "replace").decode(encoding), flush=True)
