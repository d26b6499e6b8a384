"""Programs that tests start: each in a process group of its own, so that stopping it stops all that it started."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TERM_S = 5.0
GAMES = "/usr/games"  # where Debian keeps games; often not on PATH


def need(program: str, package: str) -> str:
    """The path of a program that a test cannot do without."""
    path = shutil.which(program, path=f"{os.environ.get('PATH', os.defpath)}:{GAMES}")
    if path is None:
        raise RuntimeError(f"This test needs {program}: install it with `apt-get install {package}`.")
    return path


@contextmanager
def running(
    command: list[str], *, env: dict[str, str] | None = None, log: Path | None = None, pass_fds: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """`command`, stopped at the end with everything that it started; what it prints goes to `log`."""
    with open(log or os.devnull, "ab") as output:
        process = subprocess.Popen(
            command,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=pass_fds,
        )
    try:
        yield process
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the process group to end, and end it if it does not."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(TERM_S)
            break
    with suppress(ProcessLookupError):  # children that outlived their parent
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(TERM_S)


def wait_until(condition: Callable[[], bool], timeout_s: float, what: str, every_s: float = 0.02) -> None:
    """Wait for `condition`; raises TimeoutError that says `what` was awaited."""
    end_s = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() > end_s:
            raise TimeoutError(f"{what} did not happen within {timeout_s:g} s")
        time.sleep(every_s)
