"""Lines of chat."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage_game.obs.irc import Line, Message, Removal, channel_name, event_of, parse_line


def event(line: str) -> Message | Removal | None:
    parsed = parse_line(line)
    return event_of(parsed) if parsed else None


def test_a_message_with_everything() -> None:
    tags = "badge-info=subscriber/8;badges=broadcaster/1,subscriber/6;custom-reward-id=ab-1;display-name=Ann;id=m-1"
    assert event(f"@{tags} :ann!ann@ann.tmi.twitch.tv PRIVMSG #games :!style lava : world\x1b[2J") == Message(
        "ann", "!style lava : world[2J", frozenset({"broadcaster", "subscriber"}), "ab-1", "m-1"
    )


def test_messages_without_tags_and_in_the_third_person() -> None:
    assert event(":ann!a@b PRIVMSG #games :!winter") == Message("ann", "!winter")
    assert event(":ann!a@b PRIVMSG #games :\x01ACTION !winter\x01") == Message("ann", "!winter")


def test_a_shared_chat_of_other_channels() -> None:
    line = "badges=moderator/1;room-id=1;source-room-id={} :ann!a@b PRIVMSG #games :!winter"
    assert event("@" + line.format(2)) is None
    assert event("@" + line.format(1)) == Message("ann", "!winter", frozenset({"moderator"}))
    assert event("@room-id=1;source-room-id=2 :x CLEARCHAT #games :ann") == Removal(user="ann")  # never too careful


def test_removals() -> None:
    assert event("@room-id=1 :tmi.twitch.tv CLEARCHAT #games :Ann") == Removal(user="ann")
    assert event(":tmi.twitch.tv CLEARCHAT #games") == Removal()
    assert event("@login=ann;target-msg-id=m-1 :x CLEARMSG #games :bad words") == Removal("ann", "m-1")


@pytest.mark.parametrize(
    "line",
    [
        "",
        " ",
        "@a=b",
        ":x",
        "PRIVMSG",
        "PRIVMSG #games",
        ":Ä!a@b PRIVMSG #g :x",
        ":!a@b PRIVMSG #g :x",
        "@ : :",
        ":a CLEARMSG #g :x",
    ],
)
def test_lines_that_say_nothing(line: str) -> None:
    assert event(line) is None


def test_tags_are_unescaped() -> None:
    line = parse_line(r"@a=x\:y\sz\\\r\n\q\;b;c= PING :tmi.twitch.tv")
    assert line == Line("PING", ("tmi.twitch.tv",), "", {"a": "x;y z\\\r\nq", "b": "", "c": ""})


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_line_can_be_read(text: str) -> None:
    for line in (text, "@" + text, f":ann!a@b PRIVMSG #games :{text}", f"@badges={text} :ann!a@b PRIVMSG #g :x"):
        found = event(line)
        if isinstance(found, Message):
            assert found.text.isprintable()
            assert found.user.isascii()


def test_channels() -> None:
    pages = ("https://www.twitch.tv/SomeChannel_1", "http://m.twitch.tv/somechannel_1/", "Twitch.tv/somechannel_1")
    for word in (" #SomeChannel_1", "@SomeChannel_1 ", *pages):
        assert channel_name(word) == "somechannel_1"
    for word in ("https://twitch.tv/", "https://twitch.tv/a/clips", "https://eviltwitch.tv/a", "@", "##a"):
        with pytest.raises(ValueError, match="no channel"):
            channel_name(word)
    for word in ("", "#", "a b", "a\r\nJOIN #b", "ä", "a" * 26, "https://example.org/a"):
        with pytest.raises(ValueError, match="no channel"):
            channel_name(word)
