"""CURVE keys: made, kept, refused; and who gets in."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import zmq
from raw_peers import Hook, Peer

from mirage_game._inquiry import Keys
from mirage_game.client import Client
from mirage_game.daemon import Daemon, DaemonConfig, DaemonError, security, top
from mirage_game.engine.passthrough import Passthrough
from mirage_game.wire import Hello, Welcome

Start = Callable[..., Daemon]
posix = pytest.mark.skipif(sys.platform == "win32", reason="file rights of POSIX")


@pytest.fixture
def daemon_key(tmp_path: Path) -> security.KeyPair:
    return security.create_daemon_keys(tmp_path)


def curve(server: security.KeyPair, client: security.KeyPair) -> dict[str, object]:
    return {"curve_serverkey": server.public, "curve_publickey": client.public, "curve_secretkey": client.secret}


def test_keys_are_made_once(tmp_path: Path, daemon_key: security.KeyPair) -> None:
    assert security.create_daemon_keys(tmp_path) == daemon_key
    assert security.load_daemon_keys(tmp_path) == daemon_key
    assert daemon_key.secret.decode() not in (tmp_path / "daemon.key").read_text()
    assert daemon_key.secret.decode() not in repr(daemon_key)


@posix
def test_the_secret_is_for_its_owner_only(tmp_path: Path, daemon_key: security.KeyPair) -> None:
    secret = tmp_path / "daemon.key_secret"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    os.chmod(secret, 0o644)
    with pytest.raises(DaemonError, match="chmod 600"):
        security.load_daemon_keys(tmp_path)


@pytest.mark.parametrize("damage", ["", "curve\n", 'public-key = "x"\n', "swap"])
def test_a_damaged_key_file_is_refused(tmp_path: Path, daemon_key: security.KeyPair, damage: str) -> None:
    secret = tmp_path / "daemon.key_secret"
    if damage == "swap":
        damage = secret.read_text().replace(daemon_key.public.decode(), security.new_pair().public.decode())
    secret.write_text(damage)
    with pytest.raises(DaemonError, match="make new keys"):
        security.load_daemon_keys(tmp_path)


def test_authorised_keys_are_read_from_their_folder(tmp_path: Path) -> None:
    one, two = security.new_pair(), security.new_pair()
    security.authorise(tmp_path, "anna", one.public.decode())
    security.authorise(tmp_path, "bert", two.public.decode())
    (tmp_path / "clients" / "broken.key").write_bytes(b"\xff\x00 public-key")
    assert len(security.authorised(tmp_path)) == 2
    (tmp_path / "clients" / "anna.key").unlink()
    assert len(security.authorised(tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "key"), [("../x", "a" * 40), ("", "a" * 40), ("anna", "short"), ("anna", "\u00e9" * 40)]
)
def test_bad_names_and_keys_are_not_written(tmp_path: Path, name: str, key: str) -> None:
    with pytest.raises(DaemonError):
        security.authorise(tmp_path, name, key)
    assert not list(tmp_path.rglob("*.key"))


def test_zap_answers_only_what_it_understands(tmp_path: Path) -> None:
    client = security.new_pair()
    security.authorise(tmp_path, "anna", client.public.decode())
    raw = next(iter(security.authorised(tmp_path)))
    question = [b"1.0", b"7", security.ZAP_DOMAIN, b"127.0.0.1", b"", b"CURVE", raw]
    assert security.zap_reply(question, tmp_path)[1:3] == [b"7", b"200"]
    for index, value in ((2, b"other"), (5, b"NULL"), (5, b"PLAIN"), (6, bytes(32)), (6, b"")):
        changed = list(question)
        changed[index] = value
        assert security.zap_reply(changed, tmp_path)[2] == b"400"
    assert security.zap_reply(question[:6], tmp_path)[2] == b"400"
    assert security.zap_reply([], tmp_path) is None
    assert security.zap_reply([b"2.0", *question[1:]], tmp_path) is None


@pytest.mark.parametrize("endpoint", ["tcp://0.0.0.0:*", "tcp://*:*"])
def test_a_public_address_without_keys_is_refused(endpoint: str, tmp_path: Path) -> None:
    with pytest.raises(DaemonError) as refused:
        Daemon(Passthrough(), DaemonConfig(endpoint=endpoint, keys_dir=tmp_path / "none")).start()
    assert "other machines" in refused.value.message
    assert security.COMMAND in refused.value.fix


def test_only_who_is_authorised_gets_in(
    start: Start, context: zmq.Context, tmp_path: Path, daemon_key: security.KeyPair
) -> None:
    daemon = start(endpoint="tcp://0.0.0.0:*", keys_dir=tmp_path)
    endpoint = daemon.endpoint.replace("0.0.0.0", "127.0.0.1")
    anna, stranger = security.new_pair(), security.new_pair()
    security.authorise(tmp_path, "anna", anna.public.decode())  # no restart needed
    hook = Hook(context, endpoint, **curve(daemon_key, anna))
    hook.round_trip(1)
    wrong_server = security.new_pair()
    for options in ({}, curve(daemon_key, stranger), curve(wrong_server, anna)):
        outsider = Peer(context, endpoint, immediate=1, sndtimeo=300, **options)
        with pytest.raises(zmq.Again):
            outsider.send(Hello(version=1))
    hook.round_trip(2)
    (tmp_path / "clients" / "anna.key").unlink()
    late = Peer(context, endpoint, immediate=1, sndtimeo=300, **curve(daemon_key, anna))
    with pytest.raises(zmq.Again):
        late.send(Hello(version=1))


def test_our_client_and_top_with_keys(
    start: Start, tmp_path: Path, daemon_key: security.KeyPair, capsys: pytest.CaptureFixture[str]
) -> None:
    daemon = start(curve=True, keys_dir=tmp_path)
    anna = security.new_pair()
    security.authorise(tmp_path, "anna", anna.public.decode())
    key = (anna.public, anna.secret)
    with Client(daemon.endpoint, name="game", server_key=daemon_key.public, key=key) as client:
        assert client.wait_connected(5)
        assert top.run(daemon.endpoint, keys=Keys(daemon_key.public, anna.public, anna.secret)) == 0
    assert "game" in capsys.readouterr().out


def test_loopback_needs_no_keys_but_can_ask_for_them(start: Start, context: zmq.Context, tmp_path: Path) -> None:
    with pytest.raises(DaemonError, match="no CURVE key"):
        start(curve=True, keys_dir=tmp_path)
    peer = Peer(context, start().endpoint)
    peer.send(Hello(version=1))
    peer.expect(Welcome)


def test_the_command_makes_prints_and_authorises(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = tmp_path / "keys"
    assert security.main(["--keys-dir", str(keys)]) == 0
    out = capsys.readouterr().out
    assert security.load_daemon_keys(keys).public.decode() in out
    assert security.load_daemon_keys(keys).secret.decode() not in out
    assert security.main(["--keys-dir", str(keys), "--new-client", str(tmp_path / "anna")]) == 0
    client = security.load_secret(tmp_path / "anna", "")
    assert client.public.decode() in capsys.readouterr().out
    assert security.main(["--keys-dir", str(keys), "--authorise", f"anna={client.public.decode()}"]) == 0
    assert len(security.authorised(keys)) == 1
    assert security.main(["--keys-dir", str(keys), "--new-client", str(tmp_path / "anna")]) == 1
    assert "exists already" in capsys.readouterr().err
