"""What viewers may change, and when: pure policy, told of messages and of the time."""

from __future__ import annotations

import re
from collections import OrderedDict, deque
from dataclasses import dataclass, field, replace
from typing import Literal

from mirage_game.obs.irc import Message, Removal, login_name
from mirage_game.obs.rules import Rules
from mirage_game.obs.votes import Tally, Vote
from mirage_game.obs.words import WordFilter, clean

MAX_USERS = 10_000  # whose cool-downs are remembered
MAX_HELD = 50
MAX_PAST = 50  # styles that can be gone back to

Answer = Literal["ignored", "taken", "voted", "forbidden", "cooling", "blocked", "long", "empty", "full"]
REFUSALS: dict[Answer, str] = {
    "forbidden": "may not choose",
    "cooling": "too soon",
    "blocked": "blocked by the word filter",
    "long": "too long",
    "empty": "no style named",
    "full": "too many at once",
}
"""In words."""
_ALWAYS = frozenset({"broadcaster", "moderator"})  # these may choose, whoever else may


@dataclass(frozen=True, slots=True)
class Change:
    """A style that is to be set now."""

    prompt: str
    by: str
    """Who chose it: a user or `the vote`; empty for what there was before viewers chose."""
    number: int = field(default=0, compare=False)
    """Styles are counted from 1 on; 0 is what there was before, whose `prompt` only the filters know."""
    back: bool = False
    """It comes back, because moderators took back what was set after it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a message."""

    answer: Answer
    prompt: str = ""
    text: str = ""
    """For `blocked`: the viewer's own words."""
    wait_s: float = 0.0
    """For `cooling`: until when."""


@dataclass(frozen=True, slots=True)
class _Held:
    due_s: float
    change: Change
    wanted: dict[str, str]
    """Who asked for it: users, and the messages in which they did. One, unless it won a vote."""
    least: int = 1
    """With fewer who want it, it goes."""

    def without(self, removal: Removal) -> _Held | None:
        """What is left of it after moderators took something back: itself, or nothing."""
        if removal.message_id:
            return None if removal.message_id in self.wanted.values() else self
        wanted = {user: message_id for user, message_id in self.wanted.items() if removal.user not in ("", user)}
        return replace(self, wanted=wanted) if len(wanted) >= self.least else None


class Viewers:
    """Decides by the rules. Times are seconds of any clock that never goes back, given by the caller."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.filter = WordFilter(rules.blocked(), rules.words.allow)
        self._users = frozenset(map(login_name, rules.who.users))
        self._never = frozenset(map(login_name, rules.who.never))
        self._last_s: OrderedDict[str, float] = OrderedDict()  # user -> when one of theirs was taken; oldest first
        self._last_all_s: float | None = None
        self._number = 0
        self._held: list[_Held] = []
        self._past: deque[_Held] = deque(maxlen=MAX_PAST)  # what was set, newest last
        self._back = False
        self._vote: Vote | None = None

    def take(self, message: Message, now_s: float) -> Verdict:
        """What a message is worth. A style that is taken comes out of `due`, now or later."""
        template, words = self._asked(message)
        if template is None:
            return Verdict("ignored")
        if not self._may(message):
            return Verdict("forbidden")
        # Before the text is looked at, which takes far longer: a flood of messages is to cost little.
        if (wait_s := self._wait_s(message, now_s)) > 0:
            return Verdict("cooling", wait_s=wait_s)
        prompt = template
        if "{text}" in template:
            # Cut before anything looks closely at it: what is far too long is not worth a look.
            text = clean(words[: 4 * self.rules.max_length + 1])
            if not text:
                return Verdict("empty")
            if len(text) > self.rules.max_length:
                return Verdict("long")
            if self.filter.blocks(text):
                return Verdict("blocked", text=text)
            prompt = template.replace("{text}", text)
        return self._ballot(message, prompt, now_s) if self.rules.vote.on else self._choice(message, prompt, now_s)

    def removed(self, removal: Removal) -> None:
        """Moderators took a message back, or all of a user's, or cleared everything.

        Styles that wait for it go with it. If the one that was set last is among what was taken back, the one before it
        returns; clearing the whole chat is mere tidiness, and returns nothing.

        While a vote goes on, each message taken back is a vote less. Once a style has won, to delete any of the
        messages that voted for it takes it back; to silence some of its voters does so when too few are left.
        """
        self._held = [left for held in self._held if (left := held.without(removal))]
        if self._past and (removal.user or removal.message_id):
            self._back |= self._past[-1].without(removal) is None
            self._past = deque((left for past in self._past if (left := past.without(removal))), MAX_PAST)
        if self._vote and removal.message_id:
            self._vote.withdraw_message(removal.message_id)
        elif self._vote:
            self._vote.withdraw(removal.user or None)

    def due(self, now_s: float) -> Change | None:
        """The style to set now, if there is one; of several that waited, the newest."""
        if self._vote and now_s - self._vote.begun_s >= self.rules.vote.window_s:
            self._count(self._vote, now_s)
            self._vote = None
        newest: _Held | None = None
        while self._held and self._held[0].due_s <= now_s:
            newest = self._held.pop(0)
        back, self._back = self._back, False
        if newest is not None:
            self._number += 1
            newest = replace(newest, change=replace(newest.change, number=self._number))
            self._past.append(newest)
            return newest.change
        if back:
            return replace(self._past[-1].change, back=True) if self._past else Change("", "", back=True)
        return None

    def standing(self) -> list[Tally]:
        """The vote that goes on, most wanted first; empty if there is none."""
        return self._vote.standing() if self._vote else []

    def left_s(self, now_s: float) -> float:
        """Until the vote ends; 0 if there is none."""
        return max(0.0, self._vote.begun_s + self.rules.vote.window_s - now_s) if self._vote else 0.0

    def name_of(self, user: str) -> str:
        """A user as the stream may show them: names are viewers' words, too."""
        # Digits divide words, stand for letters, or follow a word that is taken already.
        readings = (user, re.sub(r"[\d_]+", " ", user), re.sub(r"\d+(?![^_])", " ", user))
        return "a viewer" if any(map(self.filter.blocks, readings)) else user

    def _asked(self, message: Message) -> tuple[str | None, str]:
        """The style that a message asks for, as the rules write it, and the viewer's own words."""
        if message.reward_id:
            return self.rules.rewards.get(message.reward_id), message.text
        word, words = (*message.text.split(None, 1), "", "")[:2]
        return self.rules.commands.get(word.casefold()), words

    def _may(self, message: Message) -> bool:
        user = message.user.casefold()
        if user in self._never:
            return False
        if message.roles & _ALWAYS:
            return True
        # Whoever pays with channel points may: what it costs, and who may buy it, is set where the reward is made.
        if message.reward_id or user in self._users or "everyone" in self.rules.who.roles:
            return True
        return bool(message.roles & set(self.rules.who.roles))

    def _choice(self, message: Message, prompt: str, now_s: float) -> Verdict:
        if len(self._held) >= MAX_HELD:
            return Verdict("full")
        self._last_all_s = now_s
        self._last_s[message.user] = now_s
        self._last_s.move_to_end(message.user)
        if len(self._last_s) > MAX_USERS:
            self._last_s.popitem(last=False)
        due_s, user = now_s + self.rules.hold_s, message.user
        self._held.append(_Held(due_s, Change(prompt, user), {user: message.message_id}))
        return Verdict("taken", prompt)

    def _ballot(self, message: Message, prompt: str, now_s: float) -> Verdict:
        if self._vote is None:
            self._vote = Vote(now_s)
        cast = self._vote.cast(message.user, prompt, message.message_id, now_s)
        return Verdict("voted", prompt) if cast else Verdict("full")

    def _count(self, vote: Vote, now_s: float) -> None:
        """The end of a vote. Its winner waits for moderators as any style does."""
        standing, least = vote.standing(), self.rules.vote.least_votes
        if standing and standing[0].votes >= least:
            prompt, self._last_all_s = standing[0].prompt, now_s
            change = Change(prompt, "the vote")
            self._held.append(_Held(now_s + self.rules.hold_s, change, vote.voters(prompt), least))

    def _wait_s(self, message: Message, now_s: float) -> float:
        all_s = _left(self._last_all_s, self.rules.cooldown_all_s, now_s)
        if self.rules.vote.on:
            return all_s if self._vote is None else 0.0
        if message.reward_id or message.roles & set(self.rules.unhurried):
            return 0.0
        return max(all_s, _left(self._last_s.get(message.user), self.rules.cooldown_user_s, now_s))


def _left(last_s: float | None, cooldown_s: float, now_s: float) -> float:
    return 0.0 if last_s is None else max(0.0, last_s + cooldown_s - now_s)
