"""Numbers of the host on a device, without waiting for what the device still has to do."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


def upload(numbers: Any, device: torch.device) -> Tensor:
    """A tensor of these numbers. A plain copy to a GPU would hold up the host until all work queued there is done."""
    tensor = torch.as_tensor(numbers)
    if device.type != "cuda":
        return tensor.to(device)
    return tensor.pin_memory().to(device, non_blocking=True)
