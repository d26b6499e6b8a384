"""Guided upsampling: the styled picture at the game's size, with the edges of the full-resolution frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["restyle_frame"]


def restyle_frame(
    styled: Tensor, source: Tensor, frame: Tensor, order: tuple[int, int, int], strength: float = 1.0
) -> Tensor:
    """A frame (H, W, C) uint8 restyled in its own layout, as a new tensor on its device.

    styled and source (1, 3, h, w) float32 -1..1 at the model's size, in the frame's row order. `order` says which
    channels of the frame are red, green and blue; a fourth keeps its bytes. `strength` 0 is the frame itself.
    """
    from mirage_kernels.upsample import reference

    if order not in ((0, 1, 2), (2, 1, 0)) or frame.shape[-1] not in (3, 4):
        raise ValueError(f"a frame has 3 or 4 channels in the order RGB or BGR, not {frame.shape[-1]} as {order}")
    if frame.device.type != "cpu":
        return reference.upsample_frame(reference.planes(styled, source), frame, order, strength)
    import numpy as np
    import torch

    from mirage_kernels.upsample import cpu

    out = torch.empty_like(frame, memory_format=torch.contiguous_format)
    low = cpu.planes(styled[0].contiguous().numpy(), source[0].contiguous().numpy())
    cpu.upsample_frame(low, frame.numpy(), order[0], order[2], np.float32(strength), out.numpy())
    return out
