"""serve, prompt, top and doctor, against a real daemon with a passthrough engine."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mirage_game.cli import main
from mirage_game.cli.launch import DaemonProcess, LaunchError, is_free
from mirage_game.client import Client
from mirage_game.daemon.config import DaemonConfig
from mirage_game.daemon.daemon import Daemon
from mirage_game.engine.passthrough import Passthrough
from mirage_game.model.checkpoint import shipped_path


@pytest.fixture
def daemon() -> Iterator[Daemon]:
    with Daemon(Passthrough(), DaemonConfig(endpoint="tcp://127.0.0.1:*")) as daemon:
        yield daemon


def test_prompt_reaches_running_games_and_those_to_come(daemon: Daemon, capsys: pytest.CaptureFixture[str]) -> None:
    with Client(daemon.endpoint) as first, Client(daemon.endpoint) as second:
        assert first.wait_connected(5.0)
        assert second.wait_connected(5.0)
        assert first.welcome is not None
        assert first.welcome.prompt == "steampunk"
        assert main(["prompt", "frozen winter", "--endpoint", daemon.endpoint]) == 0
        assert "now: frozen winter" in capsys.readouterr().out
        stats = first.stats()
        assert [session.prompt for session in stats.sessions] == ["frozen winter", "frozen winter"]
        number = str(stats.sessions[1].session)
        assert main(["prompt", "", "--session", number, "--endpoint", daemon.endpoint]) == 0
        assert "the game as it is" in capsys.readouterr().out
        assert [session.prompt for session in first.stats().sessions] == ["frozen winter", ""]
    with Client(daemon.endpoint) as third:
        assert third.wait_connected(5.0)
        assert third.welcome is not None
        assert third.welcome.prompt == "frozen winter"


def test_prompt_says_what_is_wrong(daemon: Daemon, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompt", "x", "--session", "99", "--endpoint", daemon.endpoint]) == 1
    assert "There is no session 99" in capsys.readouterr().err
    assert main(["prompt", "x" * 2001, "--endpoint", daemon.endpoint]) == 1
    assert "longer than 2000" in capsys.readouterr().err
    assert main(["prompt", "x", "--endpoint", "tcp://192.0.2.1:7420"]) == 1
    assert "another machine" in capsys.readouterr().err
    assert main(["prompt", "x", "--endpoint", "nonsense"]) == 1
    assert "is not an address" in capsys.readouterr().err


def test_prompt_without_a_daemon(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prompt", "x", "--endpoint", "tcp://127.0.0.1:1"]) == 1
    assert "no daemon answers" in capsys.readouterr().err


def test_top_prints_once(daemon: Daemon, capsys: pytest.CaptureFixture[str]) -> None:
    with Client(daemon.endpoint, name="my game") as client:
        assert client.wait_connected(5.0)
        assert main(["top", "--once", "--endpoint", daemon.endpoint]) == 0
    words = capsys.readouterr().out
    assert "my game" in words
    assert "steampunk" in words


def test_serve_speaks_json_and_stops_with_its_parent() -> None:
    with DaemonProcess(["--backend", "passthrough", "--prompt", "lego"]) as process:
        process.start()
        assert (process.backend, process.model) == ("passthrough", "none")
        with Client(process.endpoint) as client:
            assert client.wait_connected(5.0)
            assert client.welcome is not None
            assert client.welcome.prompt == "lego"
        child = process._child
        assert child is not None
    assert child.returncode == 0
    assert is_free(process.endpoint)


def test_serve_in_words_stops_on_interrupt() -> None:
    command = [
        sys.executable,
        "-m",
        "mirage_game",
        "serve",
        "--backend",
        "passthrough",
        "--endpoint",
        "tcp://127.0.0.1:*",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        words = ""
        while "stop: Ctrl-C" not in words:
            line = child.stdout.readline()
            assert line, words
            words += line
        assert "listening on tcp://127.0.0.1:" in words
        child.send_signal(signal.SIGINT)
        assert "stopped" in child.stdout.read()
        assert child.wait(10) == 0


def test_serve_failure_reaches_the_launcher(daemon: Daemon, tmp_path: Path) -> None:
    with pytest.raises(LaunchError) as taken:
        DaemonProcess(["--backend", "passthrough"], daemon.endpoint).start()
    assert taken.value.fix
    with pytest.raises(LaunchError, match="keys"):
        DaemonProcess(["--backend", "passthrough", "--keys", str(tmp_path)], "tcp://0.0.0.0:*").start()
    with pytest.raises(LaunchError, match=r"missing\.safetensors"):
        DaemonProcess(["--weights", str(tmp_path / "missing.safetensors")]).start()


def test_serve_with_damaged_weights_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # this process keeps its own
    weights = tmp_path / "damaged.safetensors"
    weights.write_bytes(shipped_path("tiny").read_bytes()[:-1000])
    assert main(["serve", "--weights", str(weights), "--endpoint", "tcp://127.0.0.1:*"]) == 1
    error = capsys.readouterr().err
    assert "damaged.safetensors are damaged" in error
    assert "--weights" in error


def test_doctor_checks_everything(
    daemon: Daemon, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    main(["doctor", "--json", "--endpoint", daemon.endpoint])
    findings = {finding["name"]: finding for finding in json.loads(capsys.readouterr().out)["findings"]}
    assert len(findings) == 12
    assert findings["python"]["level"] == "ok"
    assert findings["prompt reader"]["level"] == "ok"
    assert "passthrough" in findings["daemon"]["detail"]
    for finding in findings.values():
        assert finding["level"] in ("ok", "warn", "fail")
        assert finding["detail"]
        if finding["level"] == "warn":
            assert finding["fix"] or finding["name"] == "controls"


def test_doctor_finds_a_port_that_another_program_has(capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    from mirage_game.cli.checks import check_daemon

    with socket.create_server(("127.0.0.1", 0)) as other:
        finding = check_daemon(f"tcp://127.0.0.1:{other.getsockname()[1]}")
    assert finding.level == "fail"
    assert "--endpoint" in finding.fix


@pytest.mark.skipif(sys.platform == "win32", reason="no ipc on Windows")
def test_doctor_leaves_a_socket_file_to_the_daemon_that_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ZeroMQ takes a file over from whoever listens on it, so a daemon too busy to answer must not lose its."""
    from mirage_game.cli import control
    from mirage_game.cli.checks import check_daemon

    endpoint = f"ipc://{tmp_path}/mirage"
    assert check_daemon(endpoint).level == "ok"
    assert not (tmp_path / "mirage").exists()
    with Daemon(Passthrough(), DaemonConfig(endpoint=endpoint)):
        assert "passthrough" in check_daemon(endpoint).detail
        node = (tmp_path / "mirage").stat().st_ino
        with monkeypatch.context() as busy:
            busy.setattr(control, "ask", lambda *_, **__: None)
            assert check_daemon(endpoint).level == "fail"
        assert (tmp_path / "mirage").stat().st_ino == node
        assert "passthrough" in check_daemon(endpoint).detail


@pytest.mark.skipif(sys.platform == "win32", reason="no ipc on Windows")
def test_what_socket_files_are_free(tmp_path: Path) -> None:
    import socket

    with socket.socket(socket.AF_UNIX) as ended:
        ended.bind(str(tmp_path / "left behind"))
    (tmp_path / "notes").write_text("mine")
    assert is_free(f"ipc://{tmp_path}/left behind")
    assert not is_free(f"ipc://{tmp_path}/notes")
    assert not is_free(f"ipc://{tmp_path}/no folder/mirage")
    assert (tmp_path / "notes").read_text() == "mine"
    assert is_free("ipc://*")


def test_doctor_finds_missing_weights_and_a_broken_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mirage_game.cli.checks import check_prompt_reader, check_weights, examine

    monkeypatch.setenv("MIRAGE_TEXT_MODEL", str(tmp_path))
    assert check_prompt_reader().level == "fail"
    assert check_weights("no such preset").level == "fail"

    def broken() -> None:
        raise OSError("boom")

    assert examine(("disk", broken)).level == "fail"  # type: ignore[arg-type]


@pytest.mark.screen
def test_doctor_sees_a_screen(xvfb: str) -> None:
    from mirage_game.cli.checks import check_capture, check_screen, check_window

    assert check_screen().level == "ok"
    assert "1280x720" in check_capture().detail
    assert check_window().level == "ok"
