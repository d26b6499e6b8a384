"""A pool of voxel worlds on one device: made in chunks, renewed a few at a time, so that training never meets the
same worlds twice for long.
"""

from __future__ import annotations

import torch
from torch import Tensor

from mirage_game.worlds.caves import DENS
from mirage_game.worlds.random import Draw
from mirage_game.worlds.terrain import make_terrain
from mirage_kernels.raycast import layout as lay

CHUNK = 8


class WorldPool:
    """`count` worlds on `device`. `cells`, `light` `(N, Y, Z, X)` uint8, `ground` and `floor` `(N, Z, X)` float32,
    `village` `(N, 2)`, `den` `(N, DENS, 2)`; see `terrain`.
    """

    def __init__(self, count: int, seed: int = 0, device: torch.device | str = "cpu") -> None:
        if count < 1:
            raise ValueError("a pool needs at least one world")
        self.device = torch.device(device)
        self.draw = Draw.seeded(seed, self.device)
        self._next = 0
        shape = (count, lay.SIZE_Y, lay.SIZE_Z, lay.SIZE_X)
        self.cells = torch.empty(shape, dtype=torch.uint8, device=self.device)
        self.light = torch.empty(shape, dtype=torch.uint8, device=self.device)
        self.ground = torch.empty((count, lay.SIZE_Z, lay.SIZE_X), device=self.device)
        self.floor = torch.empty_like(self.ground)
        self.village = torch.empty((count, 2), device=self.device)
        self.den = torch.empty((count, DENS, 2), device=self.device)
        for start in range(0, count, CHUNK):
            self.refresh(min(CHUNK, count - start))

    @property
    def count(self) -> int:
        """How many worlds there are."""
        return int(self.cells.shape[0])

    def refresh(self, n: int) -> None:
        """Replaces the `n` oldest worlds by new ones."""
        if not 0 <= n <= self.count:
            raise ValueError(f"can replace 0 to {self.count} worlds, not {n}")
        if n == 0:
            return
        fresh = make_terrain(self.draw, n, sites=True, hollow=True)
        where: Tensor = (torch.arange(n, device=self.device) + self._next) % self.count
        self.cells[where], self.light[where] = fresh.cells, fresh.light
        self.ground[where], self.floor[where] = fresh.ground, fresh.floor
        self.village[where], self.den[where] = fresh.village, fresh.den
        self._next = (self._next + n) % self.count
