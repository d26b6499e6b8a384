"""Guided upsampling of one frame, in place of the torch reference; refuses to print a figure if the two disagree.

python kernels/benchmarks/bench_upsample.py [--device cuda]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

import torch

from mirage_game.engine.devices import cpu_name
from mirage_kernels.upsample import reference, restyle_frame

RGB = (0, 1, 2)


def milliseconds(run: Callable[[], object], repeats: int = 60) -> tuple[float, float]:
    """Median and p95."""
    times = []
    for _ in range(repeats + 5):
        start = time.perf_counter()
        run()
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        times.append((time.perf_counter() - start) * 1e3)
    times = sorted(times[5:])
    return times[repeats // 2], times[int(repeats * 0.95)]


def main() -> None:
    """Compare, then measure side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="cpu")
    device = parser.parse_args().device
    torch.set_num_threads(1)
    print(
        torch.cuda.get_device_name() if device != "cpu" else f"{cpu_name()}, one thread", f"torch {torch.__version__}"
    )
    for width, height in ((640, 360), (1280, 720)):
        styled, source = (torch.rand(1, 3, 144, 256, device=device) * 2 - 1 for _ in range(2))
        frame = torch.randint(0, 256, (height, width, 3), dtype=torch.uint8, device=device)

        def plain(styled=styled, source=source, frame=frame) -> torch.Tensor:  # type: ignore[no-untyped-def]
            return reference.upsample_frame(reference.planes(styled, source), frame, RGB, 1.0)

        def fast(styled=styled, source=source, frame=frame) -> torch.Tensor:  # type: ignore[no-untyped-def]
            return restyle_frame(styled, source, frame, RGB)

        if (plain().int() - fast().int()).abs().max() > 1:
            raise SystemExit("the fast path does not agree with the reference")
        for name, run in (("reference", plain), ("fast path", fast)):
            median, p95 = milliseconds(run)
            print(f"{width}x{height} {name}: median {median:.2f} ms, p95 {p95:.2f} ms (n = 60)")


if __name__ == "__main__":
    main()
