"""The shapes that models come in."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

CONTROLS = 16  # length of the controls vector
# Since the frame before: right, up, forward in blocks; yaw, pitch, roll in degrees. Then where it looks: sine and
# cosine of the yaw, sine of the pitch; what a style puts into the sky stands in one direction of the world.
CAMERA = 9


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelConfig:
    """Everything that decides the shape of the weights, and the size that the model works at."""

    name: str
    width: int  # work size in pixels
    height: int
    dim: int  # of a token; one token is 16x16 pixels
    depth: int  # transformer blocks
    heads: int
    channels_4: int  # at a quarter of the work size
    channels_8: int  # at an eighth
    up_4: int  # convolution blocks at a quarter on the way up, where texture is painted
    memory: int  # K, past frames whose keys and values are kept
    parameters_max: int

    def __post_init__(self) -> None:
        if self.width % 16 or self.height % 16:
            raise ValueError(f"work size {self.width}x{self.height}: both sides must be multiples of 16")
        if self.dim % self.heads or (self.dim // self.heads) % 4:
            raise ValueError(f"dim {self.dim} must split into {self.heads} heads of a multiple of 4")
        if self.up_4 < 1:
            raise ValueError(f"up_4 {self.up_4}: at least one block must paint")
        if self.memory < 1:
            raise ValueError(f"memory {self.memory}: keep at least one past frame")

    @property
    def head_dim(self) -> int:
        """Width of one attention head."""
        return self.dim // self.heads

    @property
    def tokens(self) -> int:
        """Tokens of one frame."""
        return (self.width // 16) * (self.height // 16)

    def to_dict(self) -> dict[str, Any]:
        """For a checkpoint's metadata."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> ModelConfig:
        """Of a checkpoint's metadata; unknown or missing keys are errors."""
        known = {f.name for f in fields(cls)}
        if set(values) != known:
            raise ValueError(f"model config has keys {sorted(values)}, expected {sorted(known)}")
        return cls(**values)


PRESETS = {
    "tiny": ModelConfig(
        name="tiny", width=256, height=144, dim=192, depth=5, heads=3, channels_4=80, channels_8=88, up_4=2, memory=2,
        parameters_max=4_000_000,
    ),
    "base": ModelConfig(
        name="base", width=256, height=144, dim=384, depth=7, heads=6, channels_4=128, channels_8=208, up_4=3, memory=2,
        parameters_max=20_000_000,
    ),
    # As small as a model can be and still have every part: for tests.
    "nano": ModelConfig(
        name="nano", width=64, height=48, dim=32, depth=2, heads=2, channels_4=16, channels_8=16, up_4=2, memory=2,
        parameters_max=300_000,
    ),
}  # fmt: skip
