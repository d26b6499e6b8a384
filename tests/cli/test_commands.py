"""The command line is an interface: its commands, its flags, its speed and its words are kept by these tests."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from importlib import import_module

import pytest

from mirage_game.cli import COMMANDS, main

# A renamed flag breaks somebody's script: change this table only on purpose, and say so in the changelog.
FLAGS = {
    "bench": ("Bench", "what seconds frames size fps steps device precision prompt json"),
    "demo": ("Demo", "prompt headless seconds out size fps steps backend device weights seed mode"),
    "doctor": ("Doctor", "endpoint preset json"),
    "play": (
        "Play",
        "source prompt mode fps seconds click_through place no_controls endpoint backend device steps server_key key",
    ),
    "prompt": ("Prompt", "text strength blend_ms seed session endpoint server_key key"),
    "serve": (
        "Serve",
        "endpoint backend preset device precision weights steps prompt deadline_ms max_sessions keys curve size "
        "work_size json until_stdin_closes",
    ),
    "top": ("Top", "endpoint interval_s once server_key key"),
}


def test_commands_are_these() -> None:
    assert set(COMMANDS) == {*FLAGS, "train", "evaluate", "obs"}


@pytest.mark.parametrize("name", FLAGS)
def test_flags_are_these(name: str) -> None:
    class_name, flags = FLAGS[name]
    config = getattr(import_module(COMMANDS[name].module), class_name)
    assert [field.name for field in dataclasses.fields(config)] == flags.split()


@pytest.mark.parametrize("name", FLAGS)
def test_help_teaches_by_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    words = capsys.readouterr().out
    assert f"$ mirage {name}" in words
    for field in dataclasses.fields(getattr(import_module(COMMANDS[name].module), FLAGS[name][0])):
        assert field.name.upper() in words or "--" + field.name.replace("_", "-") in words


def test_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["--help"], ["help"], []):
        assert main(asked) == 0
        words = capsys.readouterr().out
        assert all(f"  {name} " in words for name in COMMANDS)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("mirage 0.")


def test_misspelt_command_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["promt", "x"]) == 2
    assert "Did you mean `mirage prompt`?" in capsys.readouterr().err
    assert main(["zzz"]) == 2
    assert "Did you mean" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["demo", "--seconds", "-3"], "must be above 0"),
        (["demo", "--size", "640"], "WIDTHxHEIGHT"),
        (["demo", "--size", "0x0"], "WIDTHxHEIGHT"),
        (["demo", "--fps", "0"], "from 1 to 240"),
        (["demo", "--secnds", "3"], "--seconds"),
        (["play", "screen", "--place", "here"], "0,0,1280x720"),
        (["serve", "--backend", "magic"], "passthrough"),
        (["prompt"], "TEXT"),
        (["top", "--interval-s", "0"], "from 0.1"),
        (["top", "--key", "x"], "--server-key"),
        (["prompt", "x", "--key", "x"], "--server-key"),
        (["play", "screen", "--key", "x"], "--server-key"),
        (["play", "screen", "--endpoint", "tcp://127.0.0.1:*", "--server-key", "x"], "name its port"),
        (["bench", "speed"], "loopback"),
    ],
)
def test_bad_options_are_explained(argv: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 2
    captured = capsys.readouterr()
    assert words in captured.err + captured.out


def seconds_of(*words: str) -> float:
    """Processor time of a Python program of its own, the best of three: other programs change it little."""
    took_s = []
    for _ in range(3):
        before = os.times()
        subprocess.run([sys.executable, *words], check=True, capture_output=True, env={**os.environ, "COLUMNS": "100"})
        after = os.times()
        took_s.append(sum(after[2:4]) - sum(before[2:4]))
    return min(took_s)


def test_help_is_quick() -> None:
    assert seconds_of("-m", "mirage_game", "--help") < 0.7
    assert seconds_of("-m", "mirage_game", "demo", "--help") < 0.7


def test_import_is_quick() -> None:
    assert seconds_of("-c", "import mirage_game") < 0.5
    assert seconds_of("-c", "from mirage_game import Client") < 0.7
