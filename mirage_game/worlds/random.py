"""Random numbers for worlds, looks and paths: one generator, one device, and a few shapes of chance."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


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
        return (
            torch.rand(shape, generator=self.generator, device=self.generator.device).to(self.device) * (high - low)
            + low
        )

    def normal(self, *shape: int, scale: float = 1.0) -> Tensor:
        """Normal floats around 0."""
        return torch.randn(shape, generator=self.generator, device=self.generator.device).to(self.device) * scale

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
