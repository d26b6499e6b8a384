"""Lines of Twitch's chat, which is IRC with tags: read, without any connection."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mirage_game.obs.words import clean

_ESCAPES = {":": ";", "s": " ", "\\": "\\", "r": "\r", "n": "\n"}
_BADGES = {
    "broadcaster": "broadcaster",
    "moderator": "moderator",
    "lead_moderator": "moderator",
    "vip": "vip",
    "subscriber": "subscriber",
    "founder": "subscriber",
}
_LOGIN = re.compile(r"[a-z0-9_]{1,25}")
_PAGE = re.compile(r"(?:https?://)?(?:www\.|m\.)?twitch\.tv/([^/?#]*)/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Message:
    """What a viewer wrote."""

    user: str
    """The login name: small letters, digits and underscores."""
    text: str
    roles: frozenset[str] = frozenset()
    """`subscriber`, `vip`, `moderator`, `broadcaster`."""
    reward_id: str = ""
    """The channel-point reward that it was written for."""
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Removal:
    """Moderators took something back: one message, all of a user's, or (both empty) everything."""

    user: str = ""
    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of IRC."""

    command: str
    params: tuple[str, ...] = ()
    nick: str = ""
    tags: dict[str, str] = field(default_factory=dict)


def parse_line(line: str) -> Line | None:
    """A line without its end; None if it is none."""
    tags: dict[str, str] = {}
    if line.startswith("@"):
        head, _, line = line[1:].partition(" ")
        for tag in head.split(";"):
            name, _, value = tag.partition("=")
            tags[name] = _unescape(value)
    nick = ""
    line = line.lstrip(" ")
    if line.startswith(":"):
        source, _, line = line[1:].partition(" ")
        nick = source.partition("!")[0]
    line, colon, trailing = line.lstrip(" ").partition(" :")
    words = line.split()
    if not words:
        return None
    return Line(words[0].upper(), (*words[1:], trailing) if colon else tuple(words[1:]), nick, tags)


def event_of(line: Line) -> Message | Removal | None:
    """What a line of a channel means to us."""
    tags = line.tags
    if line.command == "PRIVMSG" and len(line.params) >= 2:
        user = line.nick.casefold()
        if not _LOGIN.fullmatch(user) or _from_elsewhere(tags):
            return None
        text = line.params[-1]
        if text.startswith("\x01ACTION "):
            text = text[8:].rstrip("\x01")
        badges = (badge.partition("/")[0] for badge in tags.get("badges", "").split(","))
        roles = {_BADGES[badge] for badge in badges if badge in _BADGES}
        return Message(user, clean(text), frozenset(roles), tags.get("custom-reward-id", ""), tags.get("id", ""))
    if line.command == "CLEARCHAT":
        return Removal(user=line.params[1].casefold() if len(line.params) > 1 else "")
    if line.command == "CLEARMSG" and tags.get("target-msg-id"):
        return Removal(user=tags.get("login", "").casefold(), message_id=tags["target-msg-id"])
    return None


def channel_name(word: str) -> str:
    """A channel as Twitch writes it, from its name or its page's address. Raises `ValueError`."""
    page = _PAGE.fullmatch(word.strip())
    return login_name(page[1] if page else word.strip().removeprefix("#"), "channel")


def login_name(word: str, what: str = "user") -> str:
    """A user as Twitch writes it; an @ before it is left out. Raises `ValueError`."""
    name = word.strip().removeprefix("@").casefold()
    if not _LOGIN.fullmatch(name):
        raise ValueError(f"{clean(word)[:40]!r} is no {what}: letters a to z, digits and underscores, at most 25")
    return name


def _from_elsewhere(tags: dict[str, str]) -> bool:
    """Whether it was written in another channel, whose chat is shared with this one: its roles are of there."""
    return tags.get("source-room-id", "") not in ("", tags.get("room-id", ""))


def _unescape(value: str) -> str:
    return re.sub(r"\\(.?)", lambda match: _ESCAPES.get(match[1], match[1]), value)
