"""Partial blocks: slabs, stairs, fences, low walls, torches and lanterns. A cell of `layout.FIRST_PARTIAL` and above
holds one to five axis-aligned boxes, each made of a block; what a ray meets on a box is the texel that a whole cube of
this block would show there.

Sides are numbered as those of sites: 0 -x, 1 +x, 2 -z, 3 +z. Values below `FIRST_LOW` stop a body like a whole block,
those below `FIRST_OPEN` are stepped on, the rest is walked through.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mirage_kernels.raycast import layout as lay

STRIDE = 6  # of the table: how many boxes a value has, then its boxes
FENCES = (lay.PLANK, lay.LOG, lay.COBBLE)  # what is made of cobble is a low wall
STAIRS = (lay.PLANK, lay.COBBLE, lay.BRICK, lay.STONE, lay.ROOF, lay.TERRACOTTA)
HIGH_SLABS = (lay.PLANK, lay.COBBLE, lay.STONE, lay.ROOF)
LOW_SLABS = (
    lay.PLANK, lay.COBBLE, lay.BRICK, lay.STONE, lay.ROOF, lay.TERRACOTTA, lay.PLASTER, lay.SAND, lay.PATH, lay.SNOW,
)  # fmt: skip
FIRST_STAIRS = lay.FIRST_PARTIAL + 16 * len(FENCES)
FIRST_HIGH = FIRST_STAIRS + 4 * len(STAIRS)
FIRST_LOW = FIRST_HIGH + len(HIGH_SLABS)
FIRST_OPEN = FIRST_LOW + len(LOW_SLABS)
TORCH = FIRST_OPEN  # standing; the next four lean on the wall at a side
LANTERN = TORCH + 5
END = LANTERN + 1


class Box(NamedTuple):
    """In sixteenths of a cell, of a block."""

    low: tuple[int, int, int]
    high: tuple[int, int, int]
    block: int


def fence(block: int, sides: int) -> int:
    """The value of a fence whose rails go to `sides`, one bit each."""
    return lay.FIRST_PARTIAL + 16 * FENCES.index(block) + sides


def stairs(block: int, side: int) -> int:
    """The value of stairs that rise towards a side."""
    return FIRST_STAIRS + 4 * STAIRS.index(block) + side


def high_slab(block: int) -> int:
    """The value of the upper half of a block."""
    return FIRST_HIGH + HIGH_SLABS.index(block)


def low_slab(block: int) -> int:
    """The value of the lower half of a block."""
    return FIRST_LOW + LOW_SLABS.index(block)


def _turned(low: tuple[int, int, int], high: tuple[int, int, int], side: int, block: int) -> Box:
    """A box that is given as it lies at the side -x."""
    (x0, y0, z0), (x1, y1, z1) = low, high
    if side % 2:
        x0, x1, z0, z1 = 16 - x1, 16 - x0, 16 - z1, 16 - z0
    return Box((x0, y0, z0), (x1, y1, z1), block) if side < 2 else Box((z0, y0, x0), (z1, y1, x1), block)


def _rails(sides: int, half: int, bottom: int, top: int, block: int) -> list[Box]:
    boxes = []
    for axis in range(2):
        low, high = sides >> 2 * axis & 1, sides >> 2 * axis + 1 & 1
        if low or high:
            begin, end = 0 if low else 8, 16 if high else 8
            boxes.append(_turned((begin, bottom, 8 - half), (end, top, 8 + half), 2 * axis, block))
    return boxes


def _fence(block: int, sides: int) -> list[Box]:
    if block == lay.COBBLE:
        return [Box((4, 0, 4), (12, 16, 12), block), *_rails(sides, 3, 0, 14, block)]
    rails = _rails(sides, 1, 6, 9, block) + _rails(sides, 1, 12, 15, block)
    return [Box((6, 0, 6), (10, 16, 10), block), *rails]


def _all() -> list[list[Box]]:
    """The boxes of every value, from `FIRST_PARTIAL` on."""
    half, upper = ((0, 0, 0), (16, 8, 16)), ((0, 8, 0), (16, 16, 16))
    shapes = [_fence(block, sides) for block in FENCES for sides in range(16)]
    shapes += [
        [Box(*half, block), _turned((0, 8, 0), (8, 16, 16), side, block)] for block in STAIRS for side in range(4)
    ]
    shapes += [[Box(*upper, block)] for block in HIGH_SLABS] + [[Box(*half, block)] for block in LOW_SLABS]
    shapes.append([Box((7, 0, 7), (9, 8, 9), lay.LOG), Box((7, 8, 7), (9, 11, 9), lay.LAMP)])
    for side in range(4):
        parts = (((0, 3, 7), (2, 7, 9), lay.LOG), ((1, 7, 7), (3, 11, 9), lay.LOG), ((2, 11, 7), (4, 14, 9), lay.LAMP))
        shapes.append([_turned(low, high, side, block) for low, high, block in parts])
    shapes.append([Box((5, 2, 5), (11, 9, 11), lay.LAMP), Box((7, 9, 7), (9, 16, 9), lay.LOG)])
    return shapes


BOXES = dict(enumerate(_all(), lay.FIRST_PARTIAL))


def packed(box: Box) -> int:
    """A box in 29 bits: its low corner, its high corner less one, and its block from bit 24 on."""
    corners = (*box.low, *(a - 1 for a in box.high))
    return sum(a << 4 * k for k, a in enumerate(corners)) | box.block << 24


def table(boxes: dict[int, list[Box]]) -> npt.NDArray[np.int32]:
    """`STRIDE` numbers for each value that a cell may have from `FIRST_PARTIAL` on; those without boxes are air."""
    rows = np.zeros((lay.AIR_BASE - lay.FIRST_PARTIAL, STRIDE), np.int32)
    for value, parts in boxes.items():
        rows[value - lay.FIRST_PARTIAL, : 1 + len(parts)] = [len(parts), *map(packed, parts)]
    return rows.reshape(-1)
