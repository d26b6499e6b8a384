"""EfficientNet-Lite0 (Tan and Le 2019, without squeeze-and-excitation): what a classifier of photographs sees in a
picture, 1280 numbers. Plain torch; the classifying layer is left out.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
import torch.nn.functional as F
from torch import Tensor

# Stages: stride of the first block, how many blocks. Everything else is told by the shapes of the weights.
STAGES = ((1, 1), (2, 2), (2, 2), (2, 3), (1, 3), (2, 4), (1, 1))
EPS = 1e-3  # of the batch norms
SIDE = 224


class EfficientNet:
    """The network. `tensors` as `folded` gives them."""

    CHANNELS = 1280
    SLICE = 64  # pictures at a time

    def __init__(self, tensors: Mapping[str, Tensor], device: torch.device) -> None:
        self._weights = {name: x.to(device, torch.float32) for name, x in tensors.items()}

    @staticmethod
    def folded(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Weights with their batch norms folded in, fp16, from the published state."""
        layers = {"stem": ("_conv_stem", "_bn0"), "head": ("_conv_head", "_bn1")}
        for block in range(sum(count for _, count in STAGES)):
            if block:  # the first block widens nothing
                layers[f"{block}.expand"] = (f"_blocks.{block}._expand_conv", f"_blocks.{block}._bn0")
            layers[f"{block}.depthwise"] = (f"_blocks.{block}._depthwise_conv", f"_blocks.{block}._bn1")
            layers[f"{block}.project"] = (f"_blocks.{block}._project_conv", f"_blocks.{block}._bn2")
        tensors = {}
        for name, (conv, norm) in layers.items():
            scale = state[f"{norm}.weight"] / (state[f"{norm}.running_var"] + EPS).sqrt()
            tensors[f"{name}.weight"] = (state[f"{conv}.weight"] * scale.view(-1, 1, 1, 1)).half().contiguous()
            tensors[f"{name}.bias"] = (state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * scale).half()
        return tensors

    def features(self, pictures: Tensor) -> Tensor:
        """Pictures (N, 3, H, W) float, -1..1, RGB -> (N, 1280), mean over the picture of the last map."""
        return torch.cat([self._features(piece) for piece in torch.split(pictures, self.SLICE)])

    def _features(self, pictures: Tensor) -> Tensor:
        x = F.interpolate(pictures.float(), (SIDE, SIDE), mode="bilinear", antialias=True, align_corners=False)
        x = ((x + 1) * 127.5 - 127) / 128
        x = F.relu6(self._conv(x, "stem", stride=2))
        block = 0
        for first_stride, count in STAGES:
            for number in range(count):
                x = self._block(x, block, first_stride if number == 0 else 1)
                block += 1
        return F.relu6(self._conv(x, "head")).mean((2, 3))

    def _block(self, x: Tensor, block: int, stride: int) -> Tensor:
        wide = F.relu6(self._conv(x, f"{block}.expand")) if block else x
        wide = F.relu6(self._conv(wide, f"{block}.depthwise", stride, groups=wide.shape[1]))
        out = self._conv(wide, f"{block}.project")
        return out + x if stride == 1 and out.shape[1] == x.shape[1] else out

    def _conv(self, x: Tensor, name: str, stride: int = 1, groups: int = 1) -> Tensor:
        """A convolution that pads as TensorFlow's `SAME` does: where the padding is odd, more of it right and below."""
        weight = self._weights[f"{name}.weight"]
        kernel = weight.shape[-1]
        pads = []
        for side in (x.shape[-1], x.shape[-2]):
            total = max((-(-side // stride) - 1) * stride + kernel - side, 0)
            pads += [total // 2, total - total // 2]
        return F.conv2d(F.pad(x, pads), weight, self._weights[f"{name}.bias"], stride, groups=groups)
