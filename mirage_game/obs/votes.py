"""Chat votes: each viewer has one vote, and the style with most of them wins when time is up."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_OPTIONS = 100
MAX_VOTERS = 20_000


@dataclass(frozen=True, slots=True)
class Tally:
    """One style in a vote, and how many want it."""

    prompt: str
    votes: int
    since_s: float = 0.0
    """When it was first named."""


@dataclass(frozen=True, slots=True)
class _Option:
    """One style in a vote, and who wants it."""

    prompt: str
    """As it was first written."""
    since_s: float
    voters: dict[str, str] = field(default_factory=dict)
    """User -> the message in which they said so."""


class Vote:
    """One vote, from its first ballot to its end. No clock of its own."""

    def __init__(self, begun_s: float) -> None:
        self.begun_s = begun_s
        self._options: dict[str, _Option] = {}  # by the prompt without its capitals, in order of arrival

    def cast(self, user: str, prompt: str, message_id: str = "", now_s: float = 0.0) -> bool:
        """Take a vote, or change it. False: too many voters or styles already."""
        key, before = prompt.casefold(), self._key_of(user)
        if before is None and sum(len(option.voters) for option in self._options.values()) >= MAX_VOTERS:
            return False
        if key not in self._options and len(self._options) >= MAX_OPTIONS:
            return False
        self._options.setdefault(key, _Option(prompt, now_s)).voters[user] = message_id
        if before is not None and before != key:
            self._take(user, before)
        return True

    def withdraw(self, user: str | None) -> None:
        """Take back a viewer's vote, or everybody's."""
        if user is None:
            self._options.clear()
        elif (key := self._key_of(user)) is not None:
            self._take(user, key)

    def withdraw_message(self, message_id: str) -> None:
        """Take back the vote that was cast with a message, if it still counts."""
        for option in self._options.values():
            for user, cast_with in option.voters.items():
                if cast_with == message_id:
                    self.withdraw(user)
                    return

    def voters(self, prompt: str) -> dict[str, str]:
        """Who wants a style: users, and the messages in which they said so."""
        option = self._options.get(prompt.casefold())
        return dict(option.voters) if option else {}

    def standing(self) -> list[Tally]:
        """The styles, most wanted first; of two with as many votes, the one that was named first."""
        tallies = [Tally(option.prompt, len(option.voters), option.since_s) for option in self._options.values()]
        return sorted(tallies, key=lambda tally: -tally.votes)

    def _key_of(self, user: str) -> str | None:
        return next((key for key, option in self._options.items() if user in option.voters), None)

    def _take(self, user: str, key: str) -> None:
        """One vote less. A style that nobody wants any more makes room for another."""
        voters = self._options[key].voters
        del voters[user]
        if not voters:
            del self._options[key]
