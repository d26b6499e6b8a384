"""Which device runs the model, and in which number format."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import torch

MAX_THREADS = 8  # tokens of one small frame keep no more busy


class DeviceError(RuntimeError):
    """The device asked for is not there; the text says what to do."""


def pick_device(name: str = "auto") -> torch.device:
    """`auto` takes a CUDA GPU if there is one; `cpu`, `cuda`, `cuda:1` as torch names them."""
    if name == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise DeviceError(f"{name!r} is no device: say auto, cpu, cuda or cuda:1.") from error
    if device.type == "cuda" and not torch.cuda.is_available():
        raise DeviceError("There is no CUDA GPU that torch can use here. Say --device cpu, or see `mirage doctor`.")
    if device.type == "cuda" and (device.index or 0) >= torch.cuda.device_count():
        raise DeviceError(f"There is no GPU {device.index}: this machine has {torch.cuda.device_count()}.")
    return device


def pick_dtype(device: torch.device, precision: str = "auto") -> torch.dtype:
    """`auto`: bf16 where the hardware multiplies it, float32 elsewhere; or `bf16`, `fp32`."""
    if precision != "auto":
        return {"bf16": torch.bfloat16, "fp32": torch.float32}[precision]
    if device.type == "cuda":
        return torch.bfloat16 if torch.cuda.is_bf16_supported(including_emulation=False) else torch.float32
    return torch.bfloat16 if cpu_has_bf16() else torch.float32


def cpu_has_bf16() -> bool:
    """Whether this CPU has instructions that multiply bf16 (AVX512-BF16, AMX, or Arm's)."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        # Windows and macOS: torch knows of Intel's and AMD's instructions; Apple's chips gain nothing from bf16 in
        # torch.
        return bool(getattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)())
    return any(flag in flags for flag in ("avx512_bf16", "amx_bf16", " bf16 "))


def use_cores() -> int:
    """Gives the model every core but one, which the game and the sockets keep; returns how many.

    A model that shares its cores waits at every barrier for the thread that the game has pushed aside: on two cores one
    undisturbed thread is faster than two. OMP_NUM_THREADS, where set, is the last word.
    """
    if not os.environ.get("OMP_NUM_THREADS"):
        affinity = getattr(os, "sched_getaffinity", None)
        cores = len(affinity(0)) if affinity else os.cpu_count() or 1
        torch.set_num_threads(max(1, min(cores - 1, MAX_THREADS)))
    return torch.get_num_threads()


def cpu_name() -> str:
    """As its maker calls it."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
