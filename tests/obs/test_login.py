"""Where the websocket's port and password come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mirage_game.obs.login import Login, find_login, obs_folders

INI = "\ufeff[General]\nFirstRun=true\n[OBSWebSocket]\nServerPort=4460\nAuthRequired=true\nServerPassword=a=b;c#d%20\n"


def keep(folder: Path, **settings: object) -> None:
    file = folder / "plugin_config" / "obs-websocket" / "config.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(settings))


def test_nothing_known(tmp_path: Path) -> None:
    assert find_login(environ={}, folders=(tmp_path,)) == Login("127.0.0.1", 4455, "")


def test_what_is_given_comes_first(tmp_path: Path) -> None:
    keep(tmp_path, server_port=4460, server_password="kept", auth_required=True)
    environ = {"OBS_WEBSOCKET_PASSWORD": "environment"}
    assert find_login("localhost", 1, "given", environ=environ, folders=(tmp_path,)) == Login("localhost", 1, "given")
    assert find_login(environ=environ, folders=(tmp_path,)) == Login("127.0.0.1", 4460, "environment")
    assert find_login(environ={}, folders=(tmp_path,)) == Login("127.0.0.1", 4460, "kept")
    assert find_login("LocalHost", environ={}, folders=(tmp_path,)) == Login("LocalHost", 4460, "kept")


def test_a_kept_password_goes_to_its_own_obs_only(tmp_path: Path) -> None:
    keep(tmp_path, server_port=4460, server_password="kept", auth_required=True)
    assert find_login("192.0.2.7", environ={}, folders=(tmp_path,)) == Login("192.0.2.7", 4455, "")
    assert find_login(port=4461, environ={}, folders=(tmp_path,)).password == ""


def test_no_password_where_obs_wants_none(tmp_path: Path) -> None:
    keep(tmp_path, server_port=4455, server_password="kept", auth_required=False)
    assert find_login(environ={}, folders=(tmp_path,)).password == ""


def test_a_server_that_is_switched_off(tmp_path: Path) -> None:
    keep(tmp_path, server_enabled=False, server_port=4460, server_password="kept")
    assert find_login(environ={}, folders=(tmp_path,)) == Login("127.0.0.1", 4460, "kept", switched_off=True)
    assert not find_login(port=4461, environ={}, folders=(tmp_path,)).switched_off
    assert not find_login("192.0.2.7", environ={}, folders=(tmp_path,)).switched_off


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "::1", "[::1]", "fe80::1%eth0", "localhost", "my-pc.local", "überrechner"]
)
def test_hosts(host: str, tmp_path: Path) -> None:
    assert find_login(host, environ={}, folders=(tmp_path,)).host == host


@pytest.mark.parametrize(
    "host",
    [
        "",
        "127.0.0.1:4455",
        "ws://127.0.0.1",
        "[::1]:4455",
        "[::1",
        "a b",
        "a..b",
        "..",
        "user@host",
        "host/path",
        "a" * 70,
    ],
)
def test_what_is_no_host_is_refused(host: str) -> None:
    with pytest.raises(ValueError, match="is no host"):
        find_login(host, environ={}, folders=())


def test_older_versions_keep_it_in_global_ini(tmp_path: Path) -> None:
    (tmp_path / "global.ini").write_text(INI, encoding="utf-8")
    assert find_login(environ={}, folders=(tmp_path,)) == Login("127.0.0.1", 4460, "a=b;c#d%20")
    (tmp_path / "global.ini").write_text(INI + "ServerEnabled=false\n", encoding="utf-8")
    assert find_login(environ={}, folders=(tmp_path,)).switched_off
    keep(tmp_path, server_port=4470, server_password="new")
    assert find_login(environ={}, folders=(tmp_path,)) == Login("127.0.0.1", 4470, "new")


@pytest.mark.parametrize("text", ["", "[", "{}", '{"server_port": "x"}', '{"server_port": -1}', "\x00\xff"])
def test_broken_files_are_as_none(text: str, tmp_path: Path) -> None:
    keep(tmp_path)
    (tmp_path / "plugin_config" / "obs-websocket" / "config.json").write_text(text, encoding="latin-1")
    (tmp_path / "global.ini").write_text(text, encoding="latin-1")
    assert find_login(environ={}, folders=(tmp_path,)) == Login()


def test_folders_follow_the_environment(tmp_path: Path) -> None:
    environ = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "x"), "APPDATA": str(tmp_path / "y")}
    assert all(folder.is_relative_to(tmp_path) for folder in obs_folders(environ))


def test_password_is_not_shown() -> None:
    assert "secret" not in f"{Login(password='secret')!r} {Login(password='secret')}"
