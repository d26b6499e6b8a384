"""prompt, top, play and doctor against real daemons that encrypt, and what they say when keys do not fit."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirage_game.cli import main
from mirage_game.client import Client
from mirage_game.daemon import Daemon, DaemonConfig, security
from mirage_game.engine.passthrough import Passthrough

ANYWHERE = "tcp://0.0.0.0:*"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own keys, empty so far."""
    monkeypatch.setattr(security, "default_keys_dir", lambda: tmp_path / "mine" / "curve")
    return tmp_path / "mine" / "curve"


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """The daemon's keys."""
    security.create_daemon_keys(tmp_path / "daemon")
    return tmp_path / "daemon"


@pytest.fixture
def endpoint(keys: Path) -> Iterator[str]:
    """A daemon that other machines can reach."""
    with Daemon(Passthrough(), DaemonConfig(endpoint=ANYWHERE, keys_dir=keys)) as daemon:
        yield daemon.endpoint.replace("0.0.0.0", "127.0.0.1")


def public(keys: Path) -> str:
    return security.load_daemon_keys(keys).public.decode()


def there(endpoint: str, keys: Path) -> list[str]:
    return ["--endpoint", endpoint, f"--server-key={public(keys)}"]


def admit(keys: Path, folder: Path) -> security.KeyPair:
    """The user's own pair, known to the daemon."""
    mine = security.player_pair(folder / "player.key_secret")
    security.authorise(keys, "me", mine.public.decode())
    return mine


def test_own_keys_are_made_on_first_use_and_admitted_by_what_is_printed(
    endpoint: str, keys: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["top", "--once", *there(endpoint, keys)]) == 1
    said = capsys.readouterr().err
    mine = folder / "player.key_secret"
    assert str(mine) in said
    assert "does not know your key" in said
    if sys.platform != "win32":
        assert stat.S_IMODE(mine.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    name_and_key = said.split("--authorise '")[1].split("'")[0]
    assert security.main(["--keys-dir", str(keys), "--authorise", name_and_key]) == 0
    assert f"{security.COMMAND} --authorise" in said
    pair = mine.read_bytes()
    assert main(["top", "--once", *there(endpoint, keys)]) == 0
    heard = capsys.readouterr()
    assert "Nobody plays" in heard.out
    assert not heard.err
    assert mine.read_bytes() == pair


def test_prompt_reaches_ones_own_games_and_nobody_elses(
    endpoint: str, keys: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, anna = admit(keys, folder), security.new_pair()
    security.authorise(keys, "anna", anna.public.decode())
    words = ["prompt", "lego", *there(endpoint, keys)]
    assert main(words) == 1
    assert "Nobody plays" in capsys.readouterr().err
    server_key = public(keys)
    with Client(endpoint, name="hers", server_key=server_key, key=(anna.public, anna.secret)) as hers:
        assert hers.wait_connected(5.0)
        assert main(words) == 1
        assert "begun with your key" in capsys.readouterr().err
        with Client(endpoint, name="mine", server_key=server_key, key=(mine.public, mine.secret)) as client:
            assert client.wait_connected(5.0)
            assert main(words) == 0
            assert "now: lego" in capsys.readouterr().out
            prompts = {session.name: session.prompt for session in client.stats().sessions}
            assert prompts == {"hers": "steampunk", "mine": "lego"}
            assert client.welcome is not None
            assert hers.welcome is not None
            assert main([*words, "--session", str(client.welcome.session)]) == 0
            assert main([*words, "--session", str(hers.welcome.session)]) == 1
            assert "begun with your key" in capsys.readouterr().err
            assert main([*words, "--session", "99"]) == 1
            assert "no session 99" in capsys.readouterr().err


def test_a_daemon_on_this_machine_that_encrypts_is_told_apart(
    keys: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from mirage_game.cli.checks import check_daemon

    admit(keys, folder)
    with Daemon(Passthrough(), DaemonConfig(endpoint="tcp://127.0.0.1:*", curve=True, keys_dir=keys)) as daemon:
        assert main(["prompt", "lego", "--endpoint", daemon.endpoint]) == 1
        assert "pass --server-key" in capsys.readouterr().err
        assert main(["prompt", "lego", *there(daemon.endpoint, keys)]) == 0  # its players and those to come
        assert main(["top", "--once", "--endpoint", daemon.endpoint]) == 1
        assert "pass --server-key" in capsys.readouterr().err
        finding = check_daemon(daemon.endpoint)
        assert finding.level == "warn"
        assert "pass --server-key" in finding.fix
    with Daemon(Passthrough(), DaemonConfig(endpoint="tcp://127.0.0.1:*")) as daemon:
        assert main(["prompt", "lego", *there(daemon.endpoint, keys)]) == 1
        assert "leave it out" in capsys.readouterr().err


def test_the_server_key_may_be_a_file(endpoint: str, keys: Path, folder: Path, tmp_path: Path) -> None:
    admit(keys, folder)
    (tmp_path / "bare").write_text(public(keys) + "\n")
    for file in (keys / "daemon.key", tmp_path / "bare"):
        assert main(["top", "--once", "--endpoint", endpoint, "--server-key", str(file)]) == 0


@pytest.mark.parametrize("key", ["short", "a" * 39 + "\u00e9", "x" * 5000, "~" * 40])
def test_a_server_key_that_is_none(key: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("prompt", "play"):
        assert main([command, "demo", "--endpoint", "tcp://192.0.2.1:7420", "--server-key", key]) == 1
        assert "neither a public key nor a file" in capsys.readouterr().err
    assert not folder.exists()


def test_a_file_without_a_key(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes").write_bytes(b"\xff\x00 not a key")
    assert main(["top", "--server-key", str(tmp_path / "notes")]) == 1
    assert "neither a public key nor a file" in capsys.readouterr().err


def test_another_machine_needs_the_key(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["prompt", "x"], ["top"], ["play", "demo"]):
        assert main([*command, "--endpoint", "tcp://192.0.2.1:7420"]) == 1
        said = capsys.readouterr().err
        assert "another machine" in said
        assert "Pass --server-key" in said


def test_the_key_of_another_daemon(endpoint: str, keys: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    admit(keys, folder)
    wrong = security.new_pair().public.decode()
    assert main(["prompt", "x", "--endpoint", endpoint, f"--server-key={wrong}"]) == 1
    assert "Compare --server-key" in capsys.readouterr().err


def test_own_keys_that_cannot_be_used(
    endpoint: str, keys: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["prompt", "x", *there(endpoint, keys), "--key"]
    (tmp_path / "damaged").touch(mode=0o600)
    assert main([*words, str(tmp_path / "damaged")]) == 1
    assert "damaged" in capsys.readouterr().err
    assert main([*words, str(tmp_path / "damaged" / "key")]) == 1
    assert "No CURVE keys can be made" in capsys.readouterr().err
    assert main([*words, str(tmp_path / "new" / "key")]) == 1
    assert "does not know your key" in capsys.readouterr().err
    if sys.platform != "win32":
        (tmp_path / "new" / "key").chmod(0o644)
        assert main([*words, str(tmp_path / "new" / "key")]) == 1
        assert "chmod 600" in capsys.readouterr().err


def test_play_says_what_is_wrong_with_keys(
    endpoint: str, keys: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["play", "demo:64x48", *there(endpoint, keys)]) == 1
    assert "does not know your key" in capsys.readouterr().err
    assert main(["play", "demo:64x48", "--endpoint", endpoint]) == 1
    assert "pass --server-key" in capsys.readouterr().err


def test_play_starts_no_daemon_where_one_with_keys_should_be(
    keys: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mirage_game.cli.play._FAR_S", 0.3)
    assert main(["play", "demo:64x48", *there("tcp://127.0.0.1:9", keys)]) == 1
    said = capsys.readouterr().err
    assert "no daemon answers" in said
    assert "mirage serve" in said


@pytest.mark.screen
def test_play_over_curve(
    xvfb: str, endpoint: str, keys: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    admit(keys, folder)
    assert main(["play", "demo:64x48", "--seconds", "2", "--prompt", "lego", *there(endpoint, keys)]) == 0
    assert "styled frames in" in capsys.readouterr().out
