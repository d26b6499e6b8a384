"""Whether torch.compile can work on this machine; without it the model runs, slower."""

from __future__ import annotations

import logging
import os
import shutil
import sys

import torch

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


def _has_triton() -> bool:
    from importlib.util import find_spec

    return find_spec("triton") is not None
