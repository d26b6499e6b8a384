"""Chat votes: each viewer has one vote, and the style with most of them wins when time is up."""

from __future__ import annotations

from dataclasses import dataclass

MAX_OPTIONS = 100
MAX_VOTERS = 20_000


@dataclass(frozen=True, slots=True)
class Tally:
    """One style in a vote, and how many want it."""

    prompt: str
    votes: int


@dataclass(frozen=True, slots=True)
class _Ballot:
    key: str
    message_id: str


class Vote:
    """One vote, from its first ballot to its end. No clock of its own."""

    def __init__(self, begun_s: float) -> None:
        self.begun_s = begun_s
        self._ballots: dict[str, _Ballot] = {}  # user -> their latest
        self._options: dict[str, str] = {}  # key -> prompt as first written, in order of arrival
        self._counts: dict[str, int] = {}  # key -> votes

    def cast(self, user: str, prompt: str, message_id: str = "") -> bool:
        """Take a vote, or change it. False: too many voters or styles already."""
        key = prompt.casefold()
        if user not in self._ballots and len(self._ballots) >= MAX_VOTERS:
            return False
        if key not in self._options:
            if len(self._options) >= MAX_OPTIONS:
                return False
            self._options[key], self._counts[key] = prompt, 0
        before = self._ballots.get(user)
        self._ballots[user] = _Ballot(key, message_id)
        self._counts[key] += 1
        self._less(before)
        return True

    def withdraw(self, user: str | None) -> None:
        """Take back a viewer's vote, or everybody's."""
        for voter in [user] if user is not None else list(self._ballots):
            self._less(self._ballots.pop(voter, None))

    def withdraw_message(self, message_id: str) -> None:
        """Take back the vote that was cast with a message, if it still counts."""
        for user, ballot in self._ballots.items():
            if ballot.message_id == message_id:
                self.withdraw(user)
                return

    def voters(self, prompt: str) -> dict[str, str]:
        """Who wants a style: users, and the messages in which they said so."""
        key = prompt.casefold()
        return {user: ballot.message_id for user, ballot in self._ballots.items() if ballot.key == key}

    def standing(self) -> list[Tally]:
        """The styles, most wanted first; of two with as many votes, the one that was named first."""
        tallies = [Tally(prompt, self._counts[key]) for key, prompt in self._options.items()]
        return sorted(tallies, key=lambda tally: -tally.votes)

    def _less(self, ballot: _Ballot | None) -> None:
        """One vote less. A style that nobody wants any more makes room for another."""
        if ballot is None:
            return
        self._counts[ballot.key] -= 1
        if not self._counts[ballot.key]:
            del self._counts[ballot.key], self._options[ballot.key]
