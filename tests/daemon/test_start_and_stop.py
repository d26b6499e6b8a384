"""Starting where it cannot, and stopping when told."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import zmq
from backends import Diary
from raw_peers import FREE, Hook

from mirage_game.daemon import Daemon, DaemonConfig, DaemonError
from mirage_game.engine.backend import Prompt
from mirage_game.engine.passthrough import Passthrough
from mirage_game.wire import Bye

Start = Callable[..., Daemon]

SCRIPT = """
import sys
from mirage_game.daemon import Daemon, DaemonConfig
from mirage_game.engine.passthrough import Passthrough
daemon = Daemon(Passthrough(delay_ms=float(sys.argv[1])), DaemonConfig(endpoint="tcp://127.0.0.1:*"))
daemon.start()
daemon.run_until_signal(lambda: print(daemon.endpoint, flush=True))
print("stopped", flush=True)
"""


WARM_UP = """
import time
from mirage_game.cli import serve
from mirage_game.engine.passthrough import Passthrough
class Slow(Passthrough):
    def warm_up(self, sizes, progress):
        print("warming up", flush=True)
        time.sleep(60)
serve.load = lambda config: Slow()
serve.main(["--endpoint", "tcp://127.0.0.1:*"])
print("an engine that is left behind, in a compiler, say, would crash the interpreter's end")
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("delay_ms", [0, 60_000], ids=["idle", "engine stuck"])
def test_a_signal_stops_it_cleanly(number: signal.Signals, delay_ms: int, context: zmq.Context) -> None:
    process = subprocess.Popen([sys.executable, "-c", SCRIPT, str(delay_ms)], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        hook = Hook(context, process.stdout.readline().strip())
        if delay_ms:
            hook.send(bytes(64 * 48 * 3))
        process.send_signal(number)
        assert hook.control.expect(Bye).reason
        assert hook.frames.expect(Bye).reason
        assert process.wait(10) == 0
        assert process.stdout.read() == "stopped\n"
    finally:
        process.kill()
        process.wait(10)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for a child alone")
@pytest.mark.parametrize("times", [1, 2], ids=["once", "twice"])
def test_ctrl_c_during_a_long_warm_up_stops_it_cleanly(times: int) -> None:
    process = subprocess.Popen([sys.executable, "-c", WARM_UP], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert "loading" in process.stdout.readline()
        assert process.stdout.readline() == "warming up\n"
        for _ in range(times):
            process.send_signal(signal.SIGINT)
            time.sleep(0.5)  # while it waits for its engine
        assert process.wait(10) == 0
        assert process.stdout.read() == "stopped\n"
    finally:
        process.kill()
        process.wait(10)


def test_a_second_daemon_on_the_port_says_which_and_what_to_do(
    daemon: Daemon, hook: Hook, context: zmq.Context
) -> None:
    port = daemon.endpoint.rpartition(":")[2]
    with pytest.raises(DaemonError) as refused:
        Daemon(Passthrough(), DaemonConfig(endpoint=daemon.endpoint)).start()
    assert f"Port {port} is taken" in refused.value.message
    assert f"--endpoint tcp://127.0.0.1:{int(port) + 1}" in refused.value.fix
    hook.round_trip(1)
    Hook(context, daemon.endpoint).round_trip(1)


@pytest.mark.skipif(sys.platform == "win32", reason="no ipc on Windows")
def test_a_second_daemon_on_a_socket_file_does_not_steal_it(start: Start, context: zmq.Context, tmp_path: Path) -> None:
    endpoint = f"ipc://{tmp_path}/mirage"
    first = start(endpoint=endpoint)
    with pytest.raises(DaemonError, match="Another daemon"):
        Daemon(Passthrough(), DaemonConfig(endpoint=endpoint)).start()
    Hook(context, first.endpoint).round_trip(1)


def test_an_address_of_another_machine_is_refused_with_advice(tmp_path: Path) -> None:
    from mirage_game.daemon.security import create_daemon_keys

    create_daemon_keys(tmp_path)
    with pytest.raises(DaemonError, match="--endpoint"):
        Daemon(Passthrough(), DaemonConfig(endpoint="tcp://192.0.2.1:7420", keys_dir=tmp_path)).start()


def test_it_stops_twice_and_frees_port_and_threads() -> None:
    before = threading.active_count()
    daemon = Daemon(Passthrough(), DaemonConfig(endpoint=FREE))
    daemon.start()
    endpoint = daemon.endpoint
    daemon.stop()
    daemon.stop()
    assert threading.active_count() <= before + 1  # pyzmq keeps one of its own
    with pytest.raises(DaemonError):
        _ = daemon.endpoint
    with Daemon(Passthrough(), DaemonConfig(endpoint=endpoint)) as again:
        assert again.endpoint == endpoint


def test_sessions_are_closed_when_it_stops(start: Start, context: zmq.Context) -> None:
    diary = Diary()
    daemon = start(diary)
    hook = Hook(context, daemon.endpoint)
    hook.round_trip(1)
    daemon.stop()
    assert hook.control.expect(Bye).reason == "the daemon stops"
    assert ("close", hook.welcome.session) in diary.entries


@pytest.mark.parametrize("step", ["warm_up", "prepare"])
def test_a_backend_that_cannot_start_is_explained_and_frees_the_port(step: str) -> None:
    class Broken(Passthrough):
        def warm_up(self, sizes: object, progress: object) -> None:
            if step == "warm_up":
                raise RuntimeError("CUDA error: out of memory")

        def prepare(self, prompt: Prompt) -> Prompt:
            raise OSError("vocabulary missing")

    daemon = Daemon(Broken(), DaemonConfig(endpoint=FREE))
    with pytest.raises(DaemonError) as refused:
        daemon.start()
    assert "memory" in str(refused.value) or "vocabulary" in str(refused.value)
    assert refused.value.fix


def test_warm_up_reports_progress_and_comes_before_the_first_player() -> None:
    heard = []

    class Warm(Passthrough):
        def warm_up(self, sizes: object, progress: Callable[[str, float], None]) -> None:
            progress(f"compiling {sizes}", 0.5)

    daemon = Daemon(Warm(), DaemonConfig(endpoint=FREE))
    daemon.start([(64, 48)], lambda what, done: heard.append((what, done)))
    daemon.stop()
    assert heard == [("compiling [(64, 48)]", 0.5)]


@pytest.mark.parametrize(
    "settings",
    [
        {"endpoint": "127.0.0.1:7420"},
        {"endpoint": "udp://127.0.0.1:7420"},
        {"endpoint": "tcp://127.0.0.1"},
        {"endpoint": "tcp://127.0.0.1:70000"},
        {"endpoint": "tcp://127.0.0.1:x"},
        {"steps": -1},
        {"strength": 2.0},
        {"strength": float("nan")},
        {"max_sessions": 0},
        {"deadline_ms": 0.0},
        {"prompt": "x" * 3000},
        {"prompt": "\x1b[2J"},
        {"dead_after_ms": 10},
        {"jpeg_quality": 0},
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(settings))):
        DaemonConfig(**settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("endpoint", "local"),
    [
        ("tcp://127.0.0.1:7420", True),
        ("tcp://127.8.8.8:*", True),
        ("tcp://localhost:0", True),
        ("tcp://[::1]:7420", True),
        ("ipc:///tmp/mirage", True),
        ("tcp://0.0.0.0:7420", False),
        ("tcp://*:7420", False),
        ("tcp://192.168.1.2:7420", False),
        ("tcp://eth0:7420", False),
        ("tcp://[::]:7420", False),
    ],
)
def test_what_is_local(endpoint: str, local: bool) -> None:
    assert DaemonConfig(endpoint=endpoint).is_local is local
