"""Where the filter may go, and the keys that it goes with."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hooks.obs.build import Builds
from hooks.obs.wire_tool import WireTool, hexed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hooks.obs import wire_tool
from mirage_game import wire
from mirage_game.daemon import security

KEY = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7"  # of ZeroMQ's own manual
LOCAL = [
    "tcp://127.0.0.1:7420",
    "tcp://127.255.0.9:1",
    "tcp://localhost:65535",
    "tcp://[::1]:7420",
    "ipc:///tmp/mirage",
]
AWAY = [
    "tcp://192.0.2.7:7420",
    "tcp://127.example.org:7420",
    "tcp://[2001:db8::1]:1",
    "tcp://128.0.0.1:1",
    "tcp://host:9",
]
NONE = [
    "",
    "tcp://",
    "tcp://:1",
    "tcp://host",
    "tcp://host:",
    "tcp://host:0",
    "tcp://host:65536",
    "tcp://host:1x",
    "udp://a:1",
]
NONE += ["tcp://a b:1", "tcp://a;b:1", "tcp://*:1", "ipc://", "inproc://x", "http://a:80", "tcp://" + "a" * 300 + ":1"]
NONE += ["tcp://[::1:7420", "ipc:///tmp/\x1b", "ipc:///" + "a" * 103]


@pytest.fixture(scope="module")
def tool(builds: Builds) -> Iterator[WireTool]:
    yield from wire_tool.running(builds)


@pytest.mark.parametrize("endpoint", LOCAL)
def test_this_machine_needs_no_key(tool: WireTool, endpoint: str) -> None:
    answer = {"local": True, "encrypted": False, "endpoint": endpoint, "problem": ""}
    assert wire.is_local(endpoint)
    assert tool.ask("address", hexed(endpoint), "-") == answer
    assert tool.ask("address", hexed(f"  {endpoint}\n"), hexed(KEY)) == {**answer, "encrypted": True}


@pytest.mark.parametrize("endpoint", AWAY)
def test_other_machines_need_a_key(tool: WireTool, endpoint: str) -> None:
    assert not wire.is_local(endpoint)
    refused = tool.ask("address", hexed(endpoint), "-")
    assert "mirage serve" in refused["problem"]
    assert refused["endpoint"] == ""
    answer = tool.ask("address", hexed(endpoint), hexed(KEY))
    assert answer == {"local": False, "encrypted": True, "endpoint": endpoint, "problem": ""}


@pytest.mark.parametrize("endpoint", NONE)
def test_nonsense_is_no_address(tool: WireTool, endpoint: str) -> None:
    answer = tool.ask("address", hexed(endpoint), hexed(KEY))
    assert "tcp://127.0.0.1:7420" in answer["problem"]
    assert answer["endpoint"] == ""


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    st.text("0127.:[]lochst", max_size=20) | st.from_regex(r"127(\.[0-9]{1,3}){1,4}|\[[01:]{1,20}\]", fullmatch=True)
)
def test_nothing_is_local_that_python_does_not_call_so(tool: WireTool, host: str) -> None:
    answer = tool.ask("address", hexed(f"tcp://{host}:7420"), hexed(KEY))
    if answer["endpoint"]:
        assert not answer["local"] or wire.is_local(answer["endpoint"])


def test_the_scheme_may_be_left_out(tool: WireTool) -> None:
    assert tool.ask("address", hexed("127.0.0.1:7421"), "-")["endpoint"] == "tcp://127.0.0.1:7421"


@pytest.mark.parametrize("key", [KEY[:-1], KEY + "0", KEY[:-1] + '"', KEY[:-1] + "ä", "#" * 40, "x"])
def test_a_wrong_server_key_is_said(tool: WireTool, key: str) -> None:
    answer = tool.ask("address", hexed("tcp://127.0.0.1:7420"), hexed(key))
    assert "mirage serve" in answer["problem"]
    assert answer["endpoint"] == ""


def test_python_reads_the_keys_that_the_filter_makes(tool: WireTool, tmp_path: Path) -> None:
    file = tmp_path / "new folder" / "ключ" / "player.key_secret"
    made = tool.ask("keys", hexed(str(file)))
    assert made["loaded"]
    assert made == tool.ask("keys", hexed(str(file)))
    pair = security.player_pair(file)
    assert (pair.public.decode(), pair.secret.decode()) == (made["public"], made["secret"])
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_the_filter_reads_the_keys_that_python_makes(tool: WireTool, tmp_path: Path) -> None:
    file = tmp_path / "player.key_secret"
    pair = security.player_pair(file)
    answer = tool.ask("keys", hexed(str(file)))
    assert answer == {"loaded": True, "public": pair.public.decode(), "secret": pair.secret.decode(), "problem": ""}


def test_damaged_key_files_are_refused(tool: WireTool, tmp_path: Path) -> None:
    file = tmp_path / "player.key_secret"
    first, second = security.new_pair(), security.new_pair()
    whole = f'public-key = "{first.public.decode()}"\nsecret-key = "{first.secret.decode()}"\n'
    mixed = whole.replace(first.public.decode(), second.public.decode())
    damaged = ["", whole[:60], whole.replace("secret-key", "secret"), whole.replace('"', ""), "x" * 70000, "\0" * 500]
    for text, words in [(mixed, "belong together"), *((one, "") for one in damaged)]:
        file.write_text(text, encoding="ascii")
        file.chmod(0o600)
        answer = tool.ask("keys", hexed(str(file)))
        assert not answer["loaded"]
        assert words in answer["problem"]
        assert not answer["public"] + answer["secret"]
    file.write_text(whole.replace("\n", "  \r\n"), encoding="ascii", newline="")
    assert tool.ask("keys", hexed(str(file)))["loaded"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_key_files_that_others_can_read_are_refused(tool: WireTool, tmp_path: Path) -> None:
    file = tmp_path / "player.key_secret"
    security.player_pair(file)
    file.chmod(0o640)
    assert "chmod 600" in tool.ask("keys", hexed(str(file)))["problem"]


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_what_is_no_key_file_never_blocks(tool: WireTool, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o600)
    for file in (pipe, tmp_path, tmp_path / ("a" * 1200), Path("/proc/none/player.key_secret"), Path("/dev/zero")):
        answer = tool.ask("keys", hexed(str(file)))
        assert not answer["loaded"]
        assert answer["problem"]
    assert tool.ask("keys", "-")["problem"]
