"""Plain scalar code for a CPU, compiled by numba at its first call and kept beside the code for the next start."""

from __future__ import annotations

from typing import Any

import numba


def _options(**more: Any) -> Any:
    def compile_(function: Any) -> Any:
        try:
            return numba.njit(cache=True, fastmath=True, error_model="numpy", nogil=True, **more)(function)
        except RuntimeError:  # nothing may be written beside the code or in the user's cache: compile at every start
            return numba.njit(fastmath=True, error_model="numpy", nogil=True, **more)(function)

    return compile_


compiled = _options()
inlined = _options(forceinline=True)  # for small functions: a call would cost more than what they do
