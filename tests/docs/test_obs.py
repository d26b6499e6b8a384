"""What docs/obs.md tells people to type is read by the real parsers, and its defaults are those of the filter."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from mirage_game.cli import COMMANDS
from mirage_game.cli.options import parse
from mirage_game.daemon import security

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "obs.md").read_text(encoding="utf-8")
SOURCES = ROOT / "hooks" / "obs" / "src"
LOCALE = ROOT / "hooks" / "obs" / "data" / "locale" / "en-US.ini"

TYPED = [
    shlex.split(line, comments=True)
    for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines()
]
NAMED = [shlex.split(words) for words in re.findall(r"`((?:uv run )?mirage [^`]+)`", PAGE)]
KEYS = [shlex.split(words) for words in re.findall(r"`(uv run python -m mirage_game.daemon.security[^`]*)`", PAGE)]


def read(words: list[str]) -> None:
    """Parse a command of Mirage as if it was typed; one that is only named just has to exist."""
    module = import_module(COMMANDS[words[0]].module)
    if words[0] == "obs":
        words = words[1:]
    classes = {name.lower(): kind for name, kind in vars(module).items() if isinstance(kind, type)}
    if words:
        assert not hasattr(module, "MENU") or words[0] in module.COMMANDS
        assert words[0] in classes
    if words[1:]:
        parse(classes[words[0]], words[0], words[1:])


@pytest.mark.parametrize("words", TYPED, ids=" ".join)
def test_what_is_typed_is_understood(words: list[str], tmp_path: Path) -> None:
    assert words[:2] == ["uv", "run"]
    if words[2] == "mirage":
        read(words[3:])
    else:
        assert words[2:5] == ["python", "-m", "mirage_game.daemon.security"]
        assert security.main([*words[5:], "--keys-dir", str(tmp_path)]) == 0


@pytest.mark.parametrize("words", NAMED, ids=" ".join)
def test_what_is_named_in_a_sentence_exists(words: list[str]) -> None:
    read(words[words.index("mirage") + 1 :])


def test_the_daemon_on_another_machine(tmp_path: Path) -> None:
    (words,) = KEYS
    public = security.new_pair().public.decode()
    assert security.main([*(word.replace("KEY", public) for word in words[5:]), "--keys-dir", str(tmp_path)]) == 0
    assert len(security.authorised(tmp_path)) == 1


def test_examples_say_how_they_are_started() -> None:
    examples = sorted(path.name for path in (ROOT / "examples").glob("obs_*.py"))
    assert set(re.findall(r"examples/(obs_\w+\.py)", PAGE)) == set(examples)
    for name in examples:
        assert f"    uv run python examples/{name}" in (ROOT / "examples" / name).read_text(encoding="utf-8")


def test_defaults_are_those_of_the_filter() -> None:
    properties = (SOURCES / "properties.c").read_text(encoding="utf-8")
    names = dict(re.findall(r'(S_\w+),\s+(?:obs_module_text\()?"(\w+)"', properties))
    texts = dict(re.findall(r'^(\w+)="(.*)"$', LOCALE.read_text(encoding="utf-8"), re.MULTILINE))
    (address,) = re.findall(r'#define ADDRESS_DEFAULT "(.+)"', (SOURCES / "address.h").read_text(encoding="utf-8"))
    (presets,) = re.findall(
        r"beginnings\[\] = \{(.+?)\};", (SOURCES / "presets.c").read_text(encoding="utf-8"), re.DOTALL
    )
    told = {"true": "on", "false": "off", '""': "", "ADDRESS_DEFAULT": address}
    defaults = {
        texts[names[key]]: told.get(value, value.removesuffix(".0")) + (" ms" if key.endswith("_MS") else "")
        for key, value in re.findall(
            r"obs_data_set_default_\w+\(data, (S_\w+), (.+?)\);", (SOURCES / "settings.c").read_text(encoding="utf-8")
        )
    }
    defaults[texts["Presets"]] = f"{presets.count(',')} to begin with"

    rows = re.findall(r"^\| ([^|]+) \| ([^|]*)\| .*\|$", PAGE.split("## Settings")[1].split("\n## ")[0], re.MULTILINE)
    table = {name: default.strip() for names, default in rows[2:] for name in names.split(", ")}
    table |= {"Server key": "", "Preset": ""}  # beside those that their rows are about
    assert table == defaults


def run_system_packages(tmp_path: Path, target: str, **tools: str) -> subprocess.CompletedProcess[str]:
    """Run it where there is a package manager and nothing else but what it cannot do without."""
    stubs = {"dpkg-query": "exit 1", "apt-get": "exit 1", "apt-cache": "exit 0", "id": "echo 1000", **tools}
    for name, line in stubs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{line}\n")
        (tmp_path / name).chmod(0o755)
    for name in ("bash", "grep", "env"):
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    return subprocess.run(
        ["bash", ROOT / "scripts" / "system-packages", target],
        env={"PATH": str(tmp_path)},
        executable=shutil.which("bash"),
        capture_output=True,
        text=True,
        timeout=30,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
@pytest.mark.parametrize("tools", [{}, {"sudo": "exit 1"}, {"id": "echo 0"}], ids=["none", "asks", "root"])
def test_what_the_filter_cannot_be_built_without_is_an_error(tmp_path: Path, tools: dict[str, str]) -> None:
    done = run_system_packages(tmp_path, "obs", **tools)
    assert done.returncode == 1
    error, line = done.stderr.splitlines()[-2:]
    assert error.startswith("error: ")
    assert line.startswith("    sudo apt-get install gcc libc6-dev cmake make pkg-config ")
    assert line.endswith(" libzmq3-dev libmsgpack-dev")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_what_is_only_slower_without_is_a_note(tmp_path: Path) -> None:
    done = run_system_packages(tmp_path, "demo")
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1].startswith("    sudo apt-get install g++")


@pytest.mark.skipif(sys.platform == "win32", reason="make is not part of Windows")
def test_make_obs_brings_uv_and_says_how_to_call_it() -> None:
    def planned(uv: str) -> str:
        command = ["make", "--dry-run", "--always-make", "obs", f"UV={uv}"]
        env = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
        return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=30).stdout

    assert "pip install" not in planned("uv")
    assert "    uv run mirage serve" in planned("uv")
    own = planned(".uv/bin/uv")
    assert own.index("pip install --quiet uv") < own.index("cmake --build")
    assert f'export PATH=\\"{ROOT}/.uv/bin:' in own
    assert "    .uv/bin/uv run mirage serve" in own
