"""What keeps a GPU from starving: few operations for each clip, and none that waits for the device.

Counted on a CPU, where the same operations run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from mirage_game.worlds import hud, looks, media
from mirage_game.worlds.paths import make_paths
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_game.worlds.styles import STYLES

# A number brought back to the host, indices of a mask, a tensor made of numbers of the host: each waits for a GPU.
WAITS = {"aten._local_scalar_dense.default", "aten.nonzero.default", "aten.lift_fresh.default"}
VIEWS = {"alias", "detach", "empty", "expand", "new_empty", "permute", "select", "slice", "split", "split_with_sizes"}
VIEWS |= {"squeeze", "t", "transpose", "unbind", "unsqueeze", "view", "_reshape_alias", "_unsafe_view"}


class Count(TorchDispatchMode):
    """Counts operations by name."""

    def __init__(self) -> None:
        super().__init__()
        self.names: Counter[str] = Counter()

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.names[str(func)] += 1
        return func(*args, **(kwargs or {}))

    def launches(self) -> int:
        return sum(count for name, count in self.names.items() if name.split(".")[1] not in VIEWS)


@pytest.fixture(scope="module")
def pool() -> WorldPool:
    return WorldPool(1, seed=3)


def counted(run: Callable[[], object]) -> Count:
    run()  # what is made once and kept
    with Count() as count:
        run()
    return count


@pytest.mark.parametrize(("stage", "most"), [("paths", 340), ("looks", 290), ("displays", 310), ("media", 260)])
def test_a_stage_starts_few_operations_and_waits_for_none(pool: WorldPool, stage: str, most: int) -> None:
    draw, batch, frames, height, width = Draw.seeded(1, "cpu"), 4, 3, 18, 32
    world = torch.zeros(batch, dtype=torch.long)
    images = torch.rand(len(STYLES), frames, 3, height, width)
    depth, surface = images[:, :, 0] * 50, (images[:, :, 1] * 200).short()
    mediums = [style.medium for style in STYLES.values()]
    count = counted({
        "paths": lambda: make_paths(draw, pool, world, frames),
        "looks": lambda: looks.source_look(draw, looks.weather(draw, batch)),
        "displays": lambda: hud.overlays(draw, batch, width, height),
        "media": lambda: media.finish(images, depth, surface, mediums),
    }[stage])  # fmt: skip
    waits = {name: count.names[name] for name in WAITS & set(count.names)}
    # The media of a batch go to the device in two copies, from memory that a GPU can read by itself.
    assert waits == ({"aten.lift_fresh.default": 2} if stage == "media" else {})
    assert count.launches() <= most
