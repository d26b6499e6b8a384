"""What a frame costs in the engine: pixels in, restyled pixels out, for one and for several sessions in a batch.

    python benchmarks/engine.py [--device cuda] [--sizes 256x144 1280x720] [--batches 1 4] [--frames 100]

Wall time of `LsdBackend.run` with the device synchronised, since its result lies in the host's memory. Any prompt costs
the same, so no text is read. The share of the roofline counts the products of the model
(what `torch.utils.flop_counter` sees) against a large bf16 product measured on the same device in the same run.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from statistics import median

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "kernels")]

import numpy as np
import torch
from torch.utils.flop_counter import FlopCounterMode

from mirage_game.engine.backend import Job, Prompt
from mirage_game.engine.compiler import can_compile
from mirage_game.engine.devices import pick_device, pick_dtype, use_cores
from mirage_game.engine.lsd import LsdBackend
from mirage_game.model.checkpoint import load_model
from mirage_game.style.code import StyleCode, code_of
from mirage_game.worlds.vanilla import VANILLA


class AnyText:
    """Stands for the prompt reader."""

    def read(self, texts: list[str]) -> StyleCode:
        """The same look for every text."""
        return code_of(VANILLA)


def product_tflops(device: torch.device, dtype: torch.dtype) -> float:
    """The rate of one large matrix product on random data, best of five."""
    n = 8192 if device.type == "cuda" else 2048
    a, b = (torch.randn(n, n, device=device, dtype=dtype) for _ in range(2))
    seconds = []
    for _ in range(6):
        wait(device)
        start = time.perf_counter()
        a @ b
        wait(device)
        seconds.append(time.perf_counter() - start)
    return 2 * n**3 / min(seconds[1:]) / 1e12


def wait(device: torch.device) -> None:
    """Until the device has nothing left to do."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def measure(backend: LsdBackend, width: int, height: int, batch: int, frames: int, steps: int) -> list[float]:
    """Milliseconds of each `run` over a batch of sessions, after ten of warming up."""
    rng = np.random.default_rng(0)
    pictures = [rng.integers(0, 255, (height, width, 3), dtype=np.uint8) for _ in range(8)]
    for session in range(batch):
        backend.open(session, backend.prepare(Prompt("steampunk")))
    times = []
    for i in range(frames + 10):
        jobs = [Job(s, pictures[(i + s) % len(pictures)], "rgb8") for s in range(batch)]
        start = time.perf_counter()
        backend.run(jobs, steps)
        times.append((time.perf_counter() - start) * 1e3)
    for session in range(batch):
        backend.close(session)
    return sorted(times[10:])


def flops_of_a_frame(backend: LsdBackend, steps: int) -> int:
    """Floating-point operations of one frame's denoising steps."""
    compiled, backend.loop.model_step = backend.loop.model_step, backend.loop.model.step
    c = backend.config
    with FlopCounterMode(display=False) as counter:
        backend.loop.step(torch.zeros(1, 3, c.height, c.width), slots=[0], steps=steps)
    backend.loop.model_step = compiled
    backend.loop.reset(0)
    return counter.get_total_flops()


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--precision", default="auto")
    parser.add_argument("--preset", default="tiny")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--sizes", nargs="+", default=["256x144", "512x288", "1280x720"])
    parser.add_argument("--batches", nargs="+", type=int, default=[1, 4])
    parser.add_argument("--frames", type=int, default=100)
    parser.add_argument("--steps", type=int, default=3)
    a = parser.parse_args()
    use_cores()
    device = pick_device(a.device)
    dtype = pick_dtype(device, a.precision)
    model = load_model(a.preset, a.weights, device, dtype)
    compiled = can_compile(device)
    backend = LsdBackend(model, AnyText(), sessions=max(a.batches), compiled=compiled)
    rate, work = product_tflops(device, dtype), flops_of_a_frame(backend, a.steps)
    print(f"{backend.device}, torch {torch.__version__}, {'compiled' if compiled else 'not compiled'}; {a.preset}")
    print(f"one frame: {work / 1e9:.1f} GFLOP in {a.steps} steps; a large product here: {rate:.1f} TFLOP/s")
    print("size       sessions   median      p95   a session   of the roofline")
    for size in a.sizes:
        width, height = (int(n) for n in size.split("x"))
        for batch in a.batches:
            times = measure(backend, width, height, batch, a.frames, a.steps)
            middle = median(times)
            share = work * batch / (rate * 1e12) / (middle / 1e3)
            print(
                f"{size:10s} {batch:8d} {middle:8.2f} {times[int(len(times) * 0.95)]:8.2f} {middle / batch:11.2f} ms "
                f"{share:13.1%}",
                flush=True,
            )


if __name__ == "__main__":
    main()
