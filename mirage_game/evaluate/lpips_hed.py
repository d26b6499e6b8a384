"""LPIPS-HED: how different two pictures look, 0 the same.

The published linear heads of LPIPS (Zhang et al. 2018) on a VGG16 that was tuned to find edges (HED, Xie and Tu 2015).
The trunk is another than LPIPS's own, so the figures compare with each other, but not with published ones: hence the
name.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
import torch.nn.functional as F
from torch import Tensor


class LpipsHed:
    """The distance. `tensors` as `pretrained.read_lpips_hed` gives them."""

    CONVOLUTIONS = (2, 2, 3, 3, 3)  # of each block; between blocks the map is halved, after each it is compared
    MEAN = (104.007, 116.669, 122.679)  # blue, green, red: what HED was trained on
    SLICE = 16  # pictures at a time: the first block's maps are large

    def __init__(self, tensors: Mapping[str, Tensor], device: torch.device) -> None:
        self._weights = {name: x.to(device, torch.float32) for name, x in tensors.items()}
        self._mean = torch.tensor(self.MEAN, device=device).view(3, 1, 1)

    def distances(self, pictures: Mapping[str, Tensor], reference: Tensor) -> dict[str, Tensor]:
        """How far each of `pictures` is from the reference, all (..., 3, H, W) float, -1..1, RGB -> (...)."""
        flat = reference.reshape(-1, *reference.shape[-3:])
        parts: dict[str, list[Tensor]] = {name: [] for name in pictures}
        for first in range(0, len(flat), self.SLICE):
            piece = slice(first, first + self.SLICE)
            theirs = self._features(flat[piece])
            for name, picture in pictures.items():
                mine = self._features(picture.reshape(flat.shape)[piece])
                parts[name].append(self._compare(mine, theirs))
        return {name: torch.cat(values).view(reference.shape[:-3]) for name, values in parts.items()}

    def _features(self, pictures: Tensor) -> list[Tensor]:
        """(N, 3, H, W) -> what each block sees, of length 1 at each place."""
        x = (pictures.float().flip(1) + 1) * 127.5 - self._mean
        seen = []
        for block, count in enumerate(self.CONVOLUTIONS):
            if block:
                x = F.max_pool2d(x, 2, ceil_mode=True)
            for number in range(count):
                name = f"{block}.{number}"
                x = F.relu(F.conv2d(x, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"], padding=1))
            seen.append(x / (x.square().sum(1, keepdim=True).sqrt() + 1e-10))
        return seen

    def _compare(self, mine: list[Tensor], theirs: list[Tensor]) -> Tensor:
        total = torch.zeros(len(mine[0]), device=self._mean.device)
        for block, (a, b) in enumerate(zip(mine, theirs, strict=True)):
            line = self._weights[f"{block}.line"].view(-1, 1, 1)
            total += ((a - b).square() * line).sum(1).mean((1, 2))
        return total
