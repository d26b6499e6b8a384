"""A screen that nobody sees: Xvfb on a free display."""

from __future__ import annotations

import os
import select
from collections.abc import Iterator
from contextlib import contextmanager

from games.processes import need, running

START_S = 15.0


@contextmanager
def virtual_screen(width: int = 1280, height: int = 720) -> Iterator[str]:
    """Start Xvfb with one screen of this size; gives its DISPLAY, such as `:3`."""
    xvfb = need("Xvfb", "xvfb")
    readable, writable = os.pipe()
    # Xvfb itself chooses a free display, and writes its number to the pipe once it answers.
    command = [
        xvfb,
        "-displayfd",
        str(writable),
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    try:
        with running(command, pass_fds=(writable,)):
            ready, _, _ = select.select([readable], [], [], START_S)
            number = os.read(readable, 16).decode().strip() if ready else ""
            if not number:
                raise RuntimeError("Xvfb did not start: run `Xvfb :99` to see why.")
            yield f":{number}"
    finally:
        os.close(readable)
        os.close(writable)
