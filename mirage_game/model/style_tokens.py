"""A style code as tokens: one for each role's material, one for each ornament's place, and the sky, the light, the
grading and the medium.

The model never sees text: `reader.py` turns a prompt into a code, and modders may write codes by hand.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mirage_game.model.layers import rms
from mirage_game.style.code import MEDIUM, ORNAMENT, ORNAMENT_KINDS, PARTS, PATTERNS, ROLES, SITES, SURFACE, StyleCode
from mirage_kernels.raycast import layout as lay

SCENE_TOKENS = len(PARTS) + 1  # sky, light, grading; the medium
STYLE_TOKENS = len(ROLES) + len(SITES) + SCENE_TOKENS
SKY_TOKEN = len(ROLES) + len(SITES)  # what a place of open sky looks up
LIGHT_TOKEN = SKY_TOKEN + PARTS.index("light")

PATTERN_ROOM = 96  # rows of the pattern table: more than there are patterns yet, so that new ones fit old weights
KIND_ROOM = 64
SCENE_ROOM = 160  # numbers of sky, light, grading and medium, likewise

# What brings the environment's numbers to about 0..1; all others are there already.
SCALES = {
    lay.SKY_CURVE: 0.2, lay.FOG: 40.0, lay.FOG_START: 0.05, lay.BANDS: 0.12, lay.SUN_SIZE: 5.0, lay.SUN_STRIPES: 0.2,
    lay.EDGE_WIDTH: 10.0, lay.PLANET_SIZE: 5.0, lay.MIP_BIAS: 0.5,
}  # fmt: skip


class StyleTokens(nn.Module):
    """Style codes -> tokens (B, P, D) and one vector for the whole (B, D)."""

    scale: Tensor

    def __init__(self, dim: int) -> None:
        super().__init__()
        assert len(PATTERNS) <= PATTERN_ROOM
        assert len(ORNAMENT_KINDS) <= KIND_ROOM
        assert lay.ENVIRONMENT + len(PARTS) + len(MEDIUM) <= SCENE_ROOM
        self.pattern = nn.Parameter(torch.randn(PATTERN_ROOM, dim) * 0.5)
        self.kind = nn.Parameter(torch.randn(KIND_ROOM, dim) * 0.5)
        self.surface = nn.Linear(SURFACE, dim, bias=False)
        self.ornament = nn.Linear(ORNAMENT, dim, bias=False)
        self.scene = nn.Linear(SCENE_ROOM, SCENE_TOKENS * dim, bias=False)
        self.place = nn.Parameter(torch.randn(STYLE_TOKENS, dim) * 0.5)
        self.mix = nn.Linear(dim, dim)
        self.pooled = nn.Linear(SCENE_ROOM + dim, dim)
        scale = torch.ones(lay.ENVIRONMENT)
        for at, factor in SCALES.items():
            scale[at] = factor
        self.register_buffer("scale", scale, persistent=False)

    def forward(self, code: StyleCode) -> tuple[Tensor, Tensor]:
        """A code of B looks -> tokens (B, P, D), pooled (B, D)."""
        dtype = self.place.dtype
        told = (code.pattern > 0)[..., None]  # what the game keeps has a pattern of its own, and no colours
        roles = self.pattern[code.pattern] + self.surface(((code.surface - 0.5) * told * 2).to(dtype))
        worn = (code.ornament > 0)[..., None]
        added = self.kind[code.ornament] + self.ornament(((code.ornament_surface - 0.5) * worn * 2).to(dtype))
        numbers = torch.cat([code.environment * self.scale, code.keeps, code.medium], -1)
        numbers = F.pad(numbers, (0, SCENE_ROOM - numbers.shape[-1])).to(dtype)
        scene = torch.unflatten(self.scene(numbers), -1, (SCENE_TOKENS, -1))
        tokens = torch.cat([roles, added, scene], 1) + self.place
        tokens = tokens + F.silu(self.mix(rms(tokens)))
        pooled: Tensor = self.pooled(torch.cat([numbers, tokens.mean(1)], -1))
        return tokens, pooled
