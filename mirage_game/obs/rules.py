"""The rule file of `mirage obs chat`: what viewers may do. JSON or TOML, by its name.

It holds styles and limits only. Where OBS, the daemon or the chat are cannot be said in it, so a rule file from
somebody else cannot send a picture anywhere.
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec

from mirage_game.obs.irc import login_name
from mirage_game.obs.words import built_in, can_be_blocked, clean

MAX_FILE_BYTES = 256 * 1024
MAX_STYLE = 500
MAX_WORDS = 1000  # with more, each message would take the filter milliseconds
MAX_WORD = 100
_COMMAND = re.compile(r"![^\W_][\w-]{0,23}")
_REWARD = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Role = Literal["everyone", "subscriber", "vip", "moderator", "broadcaster"]
Seconds = Annotated[float, msgspec.Meta(ge=0, le=86400)]


class RulesError(ValueError):
    """A rule file that cannot be used; the words are for people."""


class Who(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which viewers may choose. The broadcaster and moderators always may."""

    roles: tuple[Role, ...] = ("everyone",)
    users: tuple[str, ...] = ()
    """These may, whatever their role; login names."""
    never: tuple[str, ...] = ()
    """These may not, whatever their role."""

    def __post_init__(self) -> None:
        for name in (*self.users, *self.never):
            login_name(name)


class WordRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which words viewers may use."""

    on: bool = True
    block: tuple[str, ...] = ()
    """Besides the built-in ones; `*` before or after a word stands for any letters. Digits alone are a number."""
    allow: tuple[str, ...] = ()
    """Words that are fine here, although the list blocks them. Several in one entry are fine only side by side."""

    def __post_init__(self) -> None:
        for name, entries in (("block", self.block), ("allow", self.allow)):
            if len(entries) > MAX_WORDS or any(len(entry) > MAX_WORD for entry in entries):
                raise ValueError(f"{name} takes at most {MAX_WORDS} entries of at most {MAX_WORD} characters")
            for entry in entries:
                if not can_be_blocked(entry):
                    raise ValueError(f"{name} has the entry {clean(entry)[:40]!r}, which has no letters")


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
    """The id of a channel-point reward, which `is_reward_id` -> style, in the same way."""
    who: Who = Who()
    cooldown_user_s: Seconds = 60.0
    cooldown_all_s: Seconds = 10.0
    unhurried: tuple[Role, ...] = ("broadcaster", "moderator")
    """Roles that no cool-down holds."""
    hold_s: Annotated[float, msgspec.Meta(ge=0, le=60)] = 0.0
    """A style, also one that won a vote, waits so long for moderators, who take it back by deleting its message."""
    max_length: Annotated[int, msgspec.Meta(ge=1, le=MAX_STYLE)] = 120
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
            if len(style) > MAX_STYLE or style != clean(style):
                raise ValueError(f"style {clean(style)[:40]!r} must be one line of at most {MAX_STYLE} characters")
            if re.search("[{}]", style.replace("{text}", "")):
                raise ValueError(f"style {style[:40]!r} has braces; only {{text}}, the viewer's words, goes in braces")
        for reward in self.rewards:
            if not is_reward_id(reward):
                raise ValueError(
                    f"reward {clean(reward)[:40]!r} is no id, such as 92af127c-7326-4483-a52b-b0da0be61c01; "
                    "redeem the reward once while `mirage obs chat` runs with --dry-run, and copy the id that it prints"
                )
        if "everyone" in self.unhurried:
            raise ValueError("unhurried cannot be everyone; set cooldown_user_s and cooldown_all_s to 0 instead")

    def blocked(self) -> tuple[str, ...]:
        """All blocked words, none if the filter is off."""
        if not self.words.on:
            return ()
        return (*built_in(), *self.words.block)


def is_reward_id(text: str) -> bool:
    """Whether it can be what Twitch calls a reward."""
    return _REWARD.fullmatch(text) is not None


def load_rules(path: str | Path) -> Rules:
    """Read a rule file. Raises `RulesError`, which says what is wrong and where."""
    path = Path(path)
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise RulesError(f"the rule file {path} must end in {' or '.join(_READERS)}, whichever it is written in")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise RulesError(f"cannot read the rule file {path}: {error.strerror or error}") from None
    if len(data) > MAX_FILE_BYTES:
        raise RulesError(f"the rule file {path} is larger than {MAX_FILE_BYTES // 1024} KiB")
    raw = None
    try:
        raw = read(data.decode("utf-8-sig"))
        return msgspec.convert(raw, Rules)
    except UnicodeDecodeError:
        raise RulesError(f"the rule file {path} is not UTF-8 text; save it as UTF-8") from None
    except json.JSONDecodeError as error:
        why = f"line {error.lineno}, column {error.colno}: {error.msg}"
    except msgspec.ValidationError as error:
        why = _in_words(str(error), raw)
    except RecursionError:
        why = "it is nested too deeply"
    except ValueError as error:
        why = str(error)
    raise RulesError(f"the rule file {path}: {clean(why)[:MAX_STYLE]}")


def _finite(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        raise ValueError(f"{word} is not a number that it takes")
    return number


def _without_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key!r} stands there twice")
        found[key] = value
    return found


_READERS: dict[str, Callable[[str], Any]] = {
    ".json": lambda text: json.loads(
        text, object_pairs_hook=_without_twice, parse_constant=_finite, parse_float=_finite
    ),
    ".toml": lambda text: tomllib.loads(text, parse_float=_finite),
}
_PARTS: dict[str, type[msgspec.Struct]] = {"": Rules, "who": Who, "words": WordRules, "vote": VoteRules}


def _in_words(error: str, raw: Any) -> str:
    """What is wrong with a value, with its place first, and what could be there instead."""
    what, _, where = error.partition(" - at `$")
    where = where.strip("`.")
    place = f"{where}: " if where else ""
    if where in ("commands[...]", "rewards[...]"):
        part = where.removesuffix("[...]")
        key = next(key for key, value in raw[part].items() if not isinstance(value, str))
        above = f", or stands above [{part}] if it is a key of its own" if key in Rules.__struct_fields__ else ""
        return f"{part}: {key!r} takes a style in quotes{above}"
    if match := re.fullmatch(r"Object contains unknown field `(.*)`", what, re.DOTALL):
        return f"{place}there is no {match[1]!r}. {_instead(match[1], _PARTS[where].__struct_fields__)}"
    if match := re.fullmatch(r"Invalid enum value '(.*)'", what, re.DOTALL):
        return f"{place}there is no {match[1]!r}. {_instead(match[1], get_args(Role))}"
    return place + what


def _instead(word: str, names: Sequence[str]) -> str:
    near = get_close_matches(word, names, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return f"{hint}There is: {', '.join(names)}."
