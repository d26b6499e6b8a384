"""Plain scalar code for a CPU, compiled by numba at its first call and kept in the user's cache for the next start."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numba
from platformdirs import user_cache_path

KERNELS = Path(__file__).parent


def digest(folder: Path) -> str:
    """What the Python files under a folder hold, in 16 hex digits."""
    total = hashlib.sha256()
    for file in sorted(folder.rglob("*.py")):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def use_cache() -> None:
    """Keeps compiled code in a folder of its own for each state of the source.

    numba looks at the file of a function only, not at those of the functions that it calls: after a change there it
    would go on with the old ones. NUMBA_CACHE_DIR, where set, is the last word.
    """
    if not numba.config.CACHE_DIR:
        numba.config.CACHE_DIR = str(user_cache_path("mirage") / "kernels" / digest(KERNELS))


def _options(**more: Any) -> Any:
    def compile_(function: Any) -> Any:
        try:
            return numba.njit(cache=True, fastmath=True, error_model="numpy", nogil=True, **more)(function)
        except RuntimeError:  # nothing may be written in the user's cache: compile at every start
            return numba.njit(fastmath=True, error_model="numpy", nogil=True, **more)(function)

    return compile_


use_cache()
compiled = _options()
inlined = _options(forceinline=True)  # for small functions: a call would cost more than what they do
