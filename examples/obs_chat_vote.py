"""The viewers of a Twitch channel vote for the next style: `!1`, `!2` or `!3`, half a minute for each vote.

Switch on the WebSocket server in OBS (Tools), put a Mirage filter on what you show (`mirage obs add SOURCE`), then:

    uv run python examples/obs_chat_vote.py CHANNEL

`mirage obs chat` does this and more from a rule file; this is the short way to something of your own.
"""

from __future__ import annotations

import sys
import time

from mirage_game.obs import Chat, Obs, ObsError, Rules, Viewers, find_login
from mirage_game.obs.irc import Message
from mirage_game.obs.rules import VoteRules
from mirage_game.obs.stage import Stage
from mirage_game.obs.viewers import Change

RULES = Rules(
    commands={"!1": "frozen winter", "!2": "cyberpunk city at night", "!3": "watercolour"},
    vote=VoteRules(on=True, window_s=30),
)
RETRY_S = 5.0  # how soon to try again when OBS was away


def main(chat: Chat, obs: Obs) -> int:
    """Read, count, and set the winner on every Mirage filter."""
    viewers = Viewers(RULES)
    stage = Stage(obs.filters, obs.set)  # which gives your own style back if moderators take a vote back
    wanted: Change | None = None  # until OBS has it
    try_s = 0.0
    for event in chat.messages():
        now_s = time.monotonic()
        if isinstance(event, Message):
            if viewers.take(event, now_s).answer == "voted":
                print(" / ".join(f"{tally.prompt}: {tally.votes}" for tally in viewers.standing()))
        elif event is not None:
            viewers.removed(event)  # moderators deleted a message, and its vote with it
        if change := viewers.due(now_s):
            print("moderators took the winner back" if change.back else f"the winner: {change.prompt}")
            wanted, try_s = change, now_s
        if wanted and now_s >= try_s:
            try:
                stage.show(wanted)
                wanted = None
            except ObsError as error:
                print(error)
                try_s = time.monotonic() + RETRY_S
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    with Chat(sys.argv[1]) as channel, Obs(find_login()) as studio:
        try:
            raise SystemExit(main(channel, studio))
        except KeyboardInterrupt:
            pass
