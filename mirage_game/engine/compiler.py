"""Whether torch.compile can work on this machine; without it the model runs, slower."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import torch

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger(__name__)


def can_compile(device: torch.device) -> bool:
    """True if the compiler that torch.compile needs is there. Says once, plainly, when it is not."""
    if device.type == "cuda":
        found = _has_triton()
        need = "the triton package"
    else:
        found = any(shutil.which(c) for c in (os.environ.get("CXX", ""), "g++", "clang++", "c++") if c)
        found = found or (sys.platform == "win32" and shutil.which("cl") is not None)
        need = "a C++ compiler (Debian: apt install g++; Windows: Build Tools; macOS: xcode-select --install)"
    if not found:
        log.warning("The model runs without compilation, about half as fast: torch.compile needs %s.", need)
    return found


def compiled(function: Callable[P, R], device: torch.device) -> Callable[P, R]:
    """`torch.compile` for one shape of input. On a CPU the weights become part of the program (packed as its matrix
    products want them), which it then runs without going back to Python: a sixth faster. What is compiled must not
    change its weights afterwards: matrices are copied and small tensors are not, so the answer would be a mixture.
    """
    fast: Callable[P, R] = torch.compile(function, dynamic=False)
    if device.type == "cuda":
        return fast
    from torch._inductor import config

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        # Not `torch.compile(options=...)`: tracing reads the global setting, and weights would not be frozen.
        with config.patch(freezing=True, cpp_wrapper=True):  # read whenever something is compiled, and only then
            return fast(*args, **kwargs)

    return run


def _has_triton() -> bool:
    from importlib.util import find_spec

    return find_spec("triton") is not None
