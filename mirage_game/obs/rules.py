"""The rule file of `mirage obs chat`: what viewers may do. JSON or TOML, by its name.

It holds styles and limits only. Where OBS, the daemon or the chat are cannot be said in it, so a rule file from
somebody else cannot send a picture anywhere.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from mirage_game.obs.words import built_in, can_be_blocked, clean

MAX_FILE_BYTES = 256 * 1024
MAX_PROMPT = 500
_COMMAND = re.compile(r"![^\W_][\w-]{0,23}")

Role = Literal["everyone", "subscriber", "vip", "moderator", "broadcaster"]
Seconds = Annotated[float, msgspec.Meta(ge=0, le=86400)]


class RulesError(ValueError):
    """A rule file that cannot be used; the words are for people."""


class Who(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which viewers may choose."""

    roles: tuple[Role, ...] = ("everyone",)
    users: tuple[str, ...] = ()
    """These may, whatever their role; login names."""
    never: tuple[str, ...] = ()
    """These may not."""


class WordRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which words viewers may use."""

    on: bool = True
    block: tuple[str, ...] = ()
    """Besides the built-in ones; `*` before or after a word stands for any letters. Digits alone are a number."""
    allow: tuple[str, ...] = ()
    """Words that are fine here, although the list blocks them. Several in one entry are fine only side by side."""


class VoteRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whether chat votes, instead of each viewer changing the style at once."""

    on: bool = False
    window_s: Annotated[float, msgspec.Meta(ge=1, le=3600)] = 30.0
    """How long a vote lasts, from its first ballot."""
    least_votes: Annotated[int, msgspec.Meta(ge=1, le=100_000)] = 2
    """With fewer for the winner, nothing changes. 1 lets a single viewer decide."""


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a rule file says."""

    commands: dict[str, str] = {}
    """`!word` -> style. `{text}` in it is what the viewer wrote after it; an empty style is the game as it is."""
    rewards: dict[str, str] = {}
    """The id of a channel-point reward -> style, in the same way."""
    who: Who = Who()
    cooldown_user_s: Seconds = 60.0
    cooldown_all_s: Seconds = 10.0
    unhurried: tuple[Role, ...] = ("broadcaster", "moderator")
    """Roles that no cool-down holds."""
    hold_s: Annotated[float, msgspec.Meta(ge=0, le=60)] = 0.0
    """A style, also one that won a vote, waits so long for moderators, who take it back by deleting its message."""
    max_length: Annotated[int, msgspec.Meta(ge=1, le=MAX_PROMPT)] = 120
    """Characters of a viewer's own text."""
    words: WordRules = WordRules()
    vote: VoteRules = VoteRules()

    def __post_init__(self) -> None:
        if not self.commands and not self.rewards:
            raise ValueError('no command and no reward; such as "commands": {"!style": "{text}"}')
        for word in self.commands:
            if not _COMMAND.fullmatch(word) or word != word.casefold():
                raise ValueError(f"command {word!r} must be ! and up to 24 small letters or digits, such as !winter")
        for style in (*self.commands.values(), *self.rewards.values()):
            if len(style) > MAX_PROMPT or style != clean(style):
                raise ValueError(f"style {clean(style)[:40]!r} must be one line of at most {MAX_PROMPT} characters")
        for entry in self.words.block:
            if not can_be_blocked(entry):
                raise ValueError(f"blocked word {clean(entry)[:40]!r} has no letters")

    def blocked(self) -> tuple[str, ...]:
        """All blocked words, none if the filter is off."""
        if not self.words.on:
            return ()
        return (*built_in(), *self.words.block)


def load_rules(path: str | Path) -> Rules:
    """Read a rule file. Raises `RulesError`, which says what is wrong and where."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise RulesError(f"cannot read the rule file {path}: {error.strerror or error}") from None
    if len(data) > MAX_FILE_BYTES:
        raise RulesError(f"the rule file {path} is larger than {MAX_FILE_BYTES // 1024} KiB")
    decode = msgspec.toml.decode if path.suffix.lower() == ".toml" else msgspec.json.decode
    try:
        return decode(data, type=Rules)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise RulesError(f"the rule file {path}: {clean(str(error))}") from None
