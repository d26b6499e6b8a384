"""What keeps a GPU from starving: few operations for each clip, and none that waits for the device.

Counted on a CPU, where the same operations run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import torch
from torch.utils._python_dispatch import TorchDispatchMode

from mirage_game.style.bank import StyleBank
from mirage_game.style.parts import Medium
from mirage_game.worlds import hud, looks, media
from mirage_game.worlds.mobs import make_mobs
from mirage_game.worlds.painting import ornaments_of, target_look
from mirage_game.worlds.paths import make_paths
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.precipitation import precipitation
from mirage_game.worlds.random import Draw
from mirage_game.worlds.zoom import zoomed

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


STAGES = {"paths": 340, "zoom": 90, "looks": 290, "painting": 160, "displays": 530, "precipitation": 57, "media": 640}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_starts_few_operations_and_waits_for_none(pool: WorldPool, bank: StyleBank, stage: str) -> None:
    draw, batch, frames, height, width = Draw.seeded(1, "cpu"), 4, 3, 18, 32
    world = torch.zeros(batch, dtype=torch.long)
    mediums = [replace(Medium(), **{name: 0.5}) for name in media.STRENGTHS] + [Medium(pixels=2)]
    images = torch.rand(len(mediums), frames, 3, height, width)
    depth, surface = images[:, :, 0] * 50, (images[:, :, 1] * 200).short()
    paths, time_s = make_paths(draw, pool, world, frames), torch.zeros(batch, frames)
    poses = paths.poses
    source = looks.source_look(draw, looks.weather(draw, batch))

    def painting() -> None:
        code, _ = bank.take([0, 1, 2, 4])
        target_look(code, source)
        ornaments_of(code)

    count = counted({
        "paths": lambda: make_paths(draw, pool, world, frames),
        "zoom": lambda: zoomed(draw, paths, 0.5, 16 / 9),
        "looks": lambda: looks.source_look(draw, looks.weather(draw, batch)),
        "painting": painting,
        "displays": lambda: hud.overlays(draw, batch, width, height),
        "precipitation": lambda: precipitation(draw, batch, torch.zeros(batch, frames), width, height),
        "media": lambda: media.finish(images, depth, surface, mediums),
        "mobs": lambda: make_mobs(draw, pool, world, poses, time_s),
    }[stage])  # fmt: skip
    waits = {name: count.names[name] for name in WAITS & set(count.names)}
    # Numbers of the host go to the device in one or two copies, from memory that a GPU can read by itself.
    copies = {"painting": 1, "media": 2}.get(stage)
    assert waits == ({"aten.lift_fresh.default": copies} if copies else {})
    assert count.launches() <= STAGES[stage], count.launches()
