"""Random numbers for worlds, looks and paths: one generator, one device, and a few shapes of chance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

Range = tuple[float, float]  # low, high


@cache
def _bounds(ranges: tuple[Range, ...], device: torch.device) -> tuple[Tensor, Tensor]:
    """Low ends and widths of ranges on a device, each `(N,)`; copied there once."""
    low, high = torch.tensor(ranges).unbind(1)
    return low.to(device), (high - low).to(device)


@dataclass(frozen=True)
class Draw:
    """Draws tensors on `device` from `generator`, which may live on another device."""

    generator: torch.Generator
    device: torch.device

    @staticmethod
    def seeded(seed: int, device: torch.device | str) -> Draw:
        """A draw of its own for a seed."""
        place = torch.device(device)
        return Draw(torch.Generator(place).manual_seed(seed), place)

    def uniform(self, *shape: int, low: float = 0.0, high: float = 1.0) -> Tensor:
        """Evenly spread floats in low..high."""
        numbers = torch.empty(shape, device=self.generator.device)
        return numbers.uniform_(low, high, generator=self.generator).to(self.device)

    def several(self, *shape: int, **ranges: Range) -> dict[str, Tensor]:
        """Evenly spread floats in the range of each name, all drawn at once: small draws cost a GPU as much as large
        ones.
        """
        low, width = (bound.view(-1, *[1] * len(shape)) for bound in _bounds(tuple(ranges.values()), self.device))
        numbers = torch.addcmul(low, self.uniform(len(ranges), *shape), width)
        return dict(zip(ranges, numbers.unbind(), strict=True))

    def normal(self, *shape: int, scale: float = 1.0) -> Tensor:
        """Normal floats around 0."""
        numbers = torch.empty(shape, device=self.generator.device)
        return numbers.normal_(0.0, scale, generator=self.generator).to(self.device)

    def integer(self, *shape: int, low: int = 0, high: int) -> Tensor:
        """Whole numbers in low..high-1 (int64)."""
        return torch.randint(low, high, shape, generator=self.generator, device=self.generator.device).to(self.device)

    def chance(self, *shape: int, p: float) -> Tensor:
        """True with probability p."""
        return self.uniform(*shape) < p

    def host(self) -> torch.Generator:
        """A generator on the CPU that follows from this one's state, without waiting for a GPU."""
        if self.generator.device.type == "cpu":
            seed = int(torch.randint(2**62, (1,), generator=self.generator))
        else:
            seed = (self.generator.initial_seed() * 1_000_003 + self.generator.get_offset()) % 2**62
        return torch.Generator().manual_seed(seed)
