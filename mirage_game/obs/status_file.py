"""One line about what viewers chose, in a file that a text source of OBS shows."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

_EVERY_S = 1.1  # OBS looks at the seconds of a file's time: a second change in one of them would be missed


class StatusFile:
    """Holds one line. It is replaced as a whole, so that OBS never reads half of it."""

    def __init__(self, path: str | Path) -> None:
        """Raises `OSError` if it cannot be written."""
        self._path = Path(path)
        if self._path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder; name a file in it")
        self._beside = self._path.with_name(self._path.name + ".new")
        self._line, self._written_s = "", float("-inf")
        self._write("")

    def tell(self, line: str, now_s: float) -> None:
        """Call it again and again: a line that comes too early, or that cannot be written, waits for a later call."""
        if line == self._line or now_s - self._written_s < _EVERY_S:
            return
        self._written_s = now_s
        try:
            self._write(line)
        except OSError:  # another program reads it just now, or the disk is full
            return
        self._line = line

    def close(self, line: str = "") -> None:
        """Leave it with a last line, or empty: nothing is chosen any more."""
        if line != self._line:
            with contextlib.suppress(OSError):
                self._write(line)

    def _write(self, line: str) -> None:
        try:
            self._beside.write_text(f"{line}\n", encoding="utf-8")
            os.replace(self._beside, self._path)
        except OSError:
            with contextlib.suppress(OSError):
                self._beside.unlink()
            raise
