"""Kernel inception distance (Bińkowski et al. 2018) on the features of `EfficientNet`: how far a crowd of pictures is
from a crowd of true ones, 0 for the same, whether or not each picture has a true one beside it.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

SUBSET, SUBSETS = 256, 50


class Kid(NamedTuple):
    """Mean and standard deviation over the subsets, of so many pictures in all; a hundred say little."""

    mean: float
    spread: float
    pictures: int


def squared_mmd(x: Tensor, y: Tensor) -> Tensor:
    """The unbiased estimate for features (N, D) of N pictures each, with the kernel (x·y / D + 1)³; may be negative.

    A picture is never compared with the one at its own place of the other crowd, so crowds of the same moments may be
    compared, and equal ones give exactly 0.
    """
    count, width = x.shape

    def kernel(a: Tensor, b: Tensor) -> Tensor:
        return (a @ b.T / width + 1) ** 3

    total = kernel(x, x) + kernel(y, y) - kernel(x, y) - kernel(y, x)
    return (total.sum() - total.diagonal().sum()) / (count * (count - 1))


def kid(x: Tensor, y: Tensor, subset: int = SUBSET, subsets: int = SUBSETS, seed: int = 0) -> Kid:
    """Over random subsets of features (N, D) and (N, D), of the same places in both; one subset if N is not more.

    Raises ValueError for crowds of different numbers, or of one.
    """
    if x.shape != y.shape or len(x) < 2:
        raise ValueError(f"crowds of {len(x)} and {len(y)} pictures: both need the same number, at least 2")
    x, y = x.double(), y.double()
    if len(x) <= subset:
        return Kid(squared_mmd(x, y).item(), 0.0, len(x))
    generator = torch.Generator().manual_seed(seed)
    values = []
    for _ in range(subsets):
        places = torch.randperm(len(x), generator=generator)[:subset].to(x.device)
        values.append(squared_mmd(x[places], y[places]))
    found = torch.stack(values)
    return Kid(found.mean().item(), found.std().item(), len(x))
