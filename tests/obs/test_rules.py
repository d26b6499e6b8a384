"""Rule files: what they say, and mistakes in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mirage_game.obs.irc import Message
from mirage_game.obs.rules import Rules, RulesError, load_rules
from mirage_game.obs.viewers import Viewers

ROOT = Path(__file__).parents[2]


def test_example_file() -> None:
    rules = load_rules(ROOT / "examples" / "obs_viewers.json")
    assert Viewers(rules).take(Message("ann", "!style lego"), 0.0).prompt == "lego"
    assert Viewers(rules).take(Message("ann", "!style spoilers"), 0.0).answer == "blocked"


def test_the_docs_tell_every_key_and_its_default() -> None:
    def defaults(part: msgspec.Struct, before: str = "") -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name in part.__struct_fields__:
            value = getattr(part, name)
            found |= defaults(value, f"{name}.") if isinstance(value, msgspec.Struct) else {before + name: value}
        return found

    page = (ROOT / "docs" / "obs.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z_.]+)` \| (?:`([^`]*)` )?\|", page, re.MULTILINE)
    told = {key: json.loads(value or "{}") for key, value in rows}
    rules = defaults(Rules(commands={"!a": ""}))
    assert told == json.loads(json.dumps(rules | {"commands": {}}))


def test_toml(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text('hold_s = 2\n[commands]\n"!winter" = "frozen winter"\n[vote]\non = true\n')
    rules = load_rules(file)
    assert rules.vote.least_votes == 2
    assert (rules.hold_s, rules.vote.on, rules.commands) == (2, True, {"!winter": "frozen winter"})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({}, "no command"),
        ({"commands": {"winter": "x"}}, "must be !"),
        ({"commands": {"!Winter": "x"}}, "small letters"),
        ({"commands": {"!a b": "x"}}, "must be !"),
        ({"commands": {"!a": "x\ny"}}, "one line"),
        ({"commands": {"!a": "x\x1b[2J"}}, "one line"),
        ({"commands": {"!a": "x" * 501}}, "at most 500"),
        ({"commands": {"!a": 1}}, "commands"),
        ({"commands": {"!a": "x"}, "endpoint": "tcp://198.51.100.1:7420"}, "endpoint"),
        ({"commands": {"!a": "x"}, "host": "198.51.100.1"}, "host"),
        ({"commands": {"!a": {"endpoint": "x"}}}, "commands"),
        ({"commands": {"!a": "x"}, "vote": {"window": 3}}, "vote: there is no 'window'. Did you mean window_s"),
        ({"commands": {"!a": "x"}, "hold": 3}, "there is no 'hold'. Did you mean hold_s"),
        ({"commands": {"!a": "x"}, "cooldown_all_s": -1}, "cooldown_all_s"),
        ({"commands": {"!a": "x"}, "who": {"roles": ["boss"]}}, "roles.*'boss'.*There is: everyone, subscriber"),
        ({"commands": {"!a": "x"}, "who": {"roles": ["moderators"]}}, "Did you mean moderator?"),
        ({"commands": {"!a": "x"}, "who": {"never": ["a troll"]}}, "who: .*no user"),
        ({"commands": {"!a": "x"}, "who": {"users": ["ann", ""]}}, "who: .*no user"),
        ({"commands": {"!a": "{Text}"}}, "braces"),
        ({"commands": {"!a": "{text} {input}"}}, "braces"),
        ({"commands": {"!a": "x"}, "unhurried": ["everyone"]}, "cooldown_user_s and cooldown_all_s to 0"),
        ({"rewards": {"Choose a style": "x"}}, "redeem the reward once .* --dry-run"),
        ({"commands": {"!a": "x"}, "words": {"block": ["***"]}}, "words: block .* no letters"),
        ({"commands": {"!a": "x"}, "words": {"allow": ["***"]}}, "words: allow .* no letters"),
        ({"commands": {"!a": "x"}, "words": {"block": ["a"] * 1001}}, "at most 1000 entries"),
        ({"commands": {"!a": "x"}, "words": {"allow": ["a" * 101]}}, "at most 100 characters"),
        ({"commands": {"!a": "x"}, "hold_s": float("nan")}, "NaN is not a number"),
    ],
)
def test_mistakes_in_a_rule_file_are_named(content: object, words: str, tmp_path: Path) -> None:
    file = tmp_path / "rules.json"
    file.write_text(json.dumps(content))
    with pytest.raises(RulesError, match=words) as caught:
        load_rules(file)
    assert str(file) in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("rules.json", '{\n  "commands": {"!a" "x"}\n}', "line 2, column 21: "),
        ("rules.json", '{"commands": {"!a": "x", "!a": "y"}}', "'!a' stands there twice"),
        ("rules.json", '{"commands": {"!a": "x"}, "hold_s": 1e999}', "1e999 is not a number"),
        ("rules.toml", 'hold_s = 2\n[commands]\n"!a" = \n', "line 3, column"),
        ("rules.toml", '[commands]\n"!a" = "x"\n"!a" = "y"\n', "line 3, column"),
        (
            "rules.toml",
            '[commands]\n"!a" = "x"\nhold_s = 2\n',
            "commands: 'hold_s' takes a style in quotes, or stands above",
        ),
        ("rules.json", '{"commands": {"!a": "x", "!b": ["y"]}}', "commands: '!b' takes a style in quotes"),
        ("rules.toml", 'hold_s = nan\n[commands]\n"!a" = "x"\n', "nan is not a number"),
        ("rules.yaml", "commands: {}", "must end in .json or .toml"),
        ("rules", "{}", "must end in .json or .toml"),
    ],
)
def test_places_of_mistakes(name: str, content: str, words: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(RulesError) as caught:
        load_rules(tmp_path / name)
    assert words in str(caught.value)


def test_other_encodings(tmp_path: Path) -> None:
    text = json.dumps({"commands": {"!a": "x"}})
    file = tmp_path / "RULES.JSON"
    file.write_text(text, encoding="utf-8-sig")  # as Windows' editor does
    assert load_rules(file).commands == {"!a": "x"}
    file.write_text(text, encoding="utf-16")
    with pytest.raises(RulesError, match="save it as UTF-8"):
        load_rules(file)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"[]", b"{}" + b" " * 300_000])
@pytest.mark.parametrize("name", ["rules.json", "rules.toml"])
def test_broken_rule_files(data: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(RulesError):
        load_rules(tmp_path / name)
    with pytest.raises(RulesError, match="cannot read"):
        load_rules(tmp_path / "nowhere.json")
