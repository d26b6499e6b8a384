"""The adversarial end of a run: a network that learns to tell two frames in a row of the model's from two true ones.

Losses of single pixels are least for the mean of all that could be, which is soft where the source does not decide.
The adversary looks at patches (Isola et al. 2017) of two frames of the stream and of the game at once, so that detail
must be crisp, go with what the game shows, and stay where it was. It knows the look that was asked for by a projection
(Miyato and Koyama 2018). Its weights are kept in bounds by spectral norms, its loss is the hinge (Lim and Ye 2017).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

CHANNELS = (96, 160, 224, 224)
STRIDES = (2, 2, 2, 1)
LEARNING_RATE = 4e-4


class Adversary(nn.Module):
    """Two styled frames over two source frames -> how true each patch looks."""

    def __init__(self, style_dim: int) -> None:
        super().__init__()
        width, layers = 12, []
        for channels, stride in zip(CHANNELS, STRIDES, strict=True):
            layers.append(spectral_norm(nn.Conv2d(width, channels, 4 if stride == 2 else 3, stride, padding=1)))
            width = channels
        self.layers = nn.ModuleList(layers)
        self.verdict = spectral_norm(nn.Conv2d(width, 1, 1))
        self.style = spectral_norm(nn.Linear(style_dim, width))

    def forward(self, frames: Tensor, source: Tensor, style: Tensor) -> Tensor:
        """frames, source (B, 2, 3, H, W); style (B, D) -> logits (B, H/8, W/8), high where it looks true."""
        x = torch.cat([frames, source], 1).flatten(1, 2).contiguous(memory_format=torch.channels_last)
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.2)
        wanted = self.style(style)[:, :, None, None]
        logits: Tensor = self.verdict(x)[:, 0] + (x * wanted).mean(1)
        return logits


class Duel:
    """The adversary with its optimizer."""

    def __init__(self, style_dim: int, device: torch.device) -> None:
        self.net = Adversary(style_dim).to(device).to(memory_format=torch.channels_last)
        self.optimizer = torch.optim.AdamW(
            self.net.parameters(), lr=LEARNING_RATE, betas=(0.0, 0.95), weight_decay=0.0, fused=device.type == "cuda"
        )
        self._autocast = torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda")

    def learn(self, styled: Tensor, true: Tensor, source: Tensor, style: Tensor) -> Tensor:
        """The adversary's loss of pairs of frames (B, 2, 3, H, W), with gradients on its weights: average them between
        GPUs, then `step`.
        """
        self.optimizer.zero_grad(set_to_none=True)
        with self._autocast:
            both = torch.cat([true, styled.detach().to(true.dtype)])
            verdict = self.net(both, source.repeat(2, 1, 1, 1, 1), style.detach().repeat(2, 1))
        good, bad = verdict.float().chunk(2)
        total = F.relu(1 - good).mean() + F.relu(1 + bad).mean()
        total.backward()  # type: ignore[no-untyped-call]
        return total.detach()

    def step(self) -> None:
        """One update of the adversary."""
        self.optimizer.step()

    def pull(self, styled: Tensor, source: Tensor, style: Tensor) -> Tensor:
        """The gradient (B, 2, 3, H, W) that makes `styled` look less true to the adversary: go against it."""
        leaf = styled.detach().requires_grad_(True)
        with self._autocast:
            verdict = self.net(leaf, source, style.detach())
        (gradient,) = torch.autograd.grad(-verdict.float().mean(), leaf)
        return gradient
