"""What rendering costs a training step: one batch used again and again, against batches rendered as they are needed.

    python benchmarks/training.py [--batch 48] [--frames 8] [--steps 100]

The share is what a step takes longer because its batch had to be rendered. It must be at most a third on a Hopper GPU.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "kernels")]

from mirage_game.train.trainer import TrainConfig, Trainer, describe, synchronised


def milliseconds(trainer: Trainer, steps: int, rendered: bool) -> list[float]:
    """A figure for each run of ten steps: milliseconds a step."""
    batch, times = trainer.renderer.take(), []
    for _ in range(max(1, steps // 10)):
        start = synchronised(trainer.device)
        for step in range(10):
            if rendered and step % trainer.config.reuse == 0:
                batch = trainer.renderer.take()
                trainer.renderer.start()
            trainer.train_step(batch, 0.5)
        times.append((synchronised(trainer.device) - start) * 100)
    return times


def main() -> None:
    """Measure, in turn, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", default="tiny")
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--frames", type=int, default=8)
    parser.add_argument("--worlds", type=int, default=64)
    parser.add_argument("--steps", type=int, default=100)
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        config = TrainConfig(
            preset=a.preset, batch=a.batch, frames=a.frames, worlds=a.worlds, out=Path(folder),
            self_rollout=0.0,
        )  # fmt: skip
        trainer = Trainer(config)
        begin = time.monotonic()
        milliseconds(trainer, 20, rendered=True)
        print(f"{describe(trainer.device)}: compiled and warm after {time.monotonic() - begin:.0f} s")
        alone, both = milliseconds(trainer, a.steps, rendered=False), milliseconds(trainer, a.steps, rendered=True)
    share = 1 - median(alone) / median(both)
    print(f"batch {a.batch} clips of {a.frames} frames; median of {len(alone)} runs of 10 steps, one after the other")
    print(
        f"{median(alone):.1f} ms a step without rendering, {median(both):.1f} ms with it: rendering takes {share:.0%}"
    )


if __name__ == "__main__":
    main()
