"""The causal diffusion loop over tensors: one frame of each stream in, one styled frame of each out, for ever.

Each stream has a slot: a ring of the keys and values of its last K frames, its own fixed noise, its own style.
Nothing here knows of sessions, sockets or pixel formats; `lsd.py` does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from mirage_game.model.presets import CAMERA, CONTROLS
from mirage_game.model.sky import FOV, sky_of
from mirage_game.model.swatches import seen_of
from mirage_game.model.transformer import Conditions, Mirage, Painting, Past, StyleCache
from mirage_game.style.code import StyleCode, identity

Step = Callable[[Tensor, Tensor, Tensor, StyleCache, Conditions, Past], tuple[Painting, Tensor, Tensor]]


def denoise(
    step: Step, noise: Tensor, source: Tensor, steps: int, style: StyleCache, conditions: Conditions, past: Past
) -> tuple[Painting, Tensor, Tensor]:
    """Euler from noise to a clean frame in `steps` equal steps (flow matching with clean-frame prediction).

    noise, source (B, 3, H, W). Returns the frame, and the keys and values that the last step leaves, which are the
    ones the ring keeps: no extra pass writes the cache.
    """
    if not 1 <= steps <= 4:
        raise ValueError(f"{steps} denoising steps: take 1 to 4")
    z = noise
    for i in range(steps):
        t = torch.full((z.shape[0],), i / steps, device=z.device)
        painting, keys, values = step(z, source, t, style, conditions, past)
        # v = (clean - z) / (1 - t), times the step 1/steps; at the last step z becomes the clean frame itself.
        z = torch.lerp(z.float(), painting.clean, 1 / (steps - i)).to(noise.dtype)
    return painting, keys, values


@dataclass(slots=True)
class Blend:
    """A change of style under way."""

    before: StyleCache
    after: StyleCache
    start_ms: float
    length_ms: float

    def weight(self, now_ms: float) -> float:
        """How far it has come, 0..1, easing in and out."""
        x = min(1.0, max(0.0, (now_ms - self.start_ms) / self.length_ms)) if self.length_ms > 0 else 1.0
        return x * x * (3 - 2 * x)


class Ring:
    """Keys and values of the last K frames of each slot, allocated once."""

    def __init__(self, model: Mirage, slots: int) -> None:
        c, like = model.config, next(model.parameters())
        shape = (slots, c.depth, c.memory, c.heads, c.tokens, c.head_dim)
        self.memory = c.memory
        self.keys = torch.zeros(shape, device=like.device, dtype=like.dtype)
        self.values = torch.zeros_like(self.keys)
        self.written = [0] * slots  # frames since the reset; the next goes to place `written % K`
        # Ages and validity for every state a ring can be in (see `_state`), so that a step moves nothing to the device.
        k, states = self.memory, range(2 * self.memory)
        # The frame in place p was written (written - 1 - p) mod K frames before the newest, which has age 1.
        self._ages = torch.tensor([[(w - 1 - p) % k + 1 for p in range(k)] for w in states], device=like.device)
        self._valid = torch.tensor([[p < w for p in range(k)] for w in states], device=like.device)

    def past(self, slots: Sequence[int]) -> Past:
        """What these slots remember, as the model reads it."""
        ages = torch.stack([self._ages[self._state(s)] for s in slots])
        valid = torch.stack([self._valid[self._state(s)] for s in slots])
        if list(slots) == list(range(len(self.written))):
            return Past(self.keys, self.values, ages, valid)
        return Past(
            torch.stack([self.keys[s] for s in slots]), torch.stack([self.values[s] for s in slots]), ages, valid
        )

    def _state(self, slot: int) -> int:
        """The frames written while the ring fills, then K + the place that comes next."""
        w = self.written[slot]
        return w if w < self.memory else self.memory + w % self.memory

    def write(self, slots: Sequence[int], keys: Tensor, values: Tensor) -> None:
        """Keeps the newest frame's keys and values (B, L, G, N, E), over the oldest's."""
        for row, slot in enumerate(slots):
            place = self.written[slot] % self.memory
            self.keys[slot, :, place].copy_(keys[row])
            self.values[slot, :, place].copy_(values[row])
            self.written[slot] += 1

    def reset(self, slot: int) -> None:
        """Forgets; nothing needs clearing, since `valid` hides it."""
        self.written[slot] = 0


class Loop:
    """`batch` streams advancing frame by frame. `step` is the model's, or a compiled one."""

    def __init__(self, model: Mirage, batch: int, steps: int = 3, seed: int = 0, step: Step | None = None) -> None:
        self.model, self.steps = model, steps
        self.model_step = step or model.step
        like = next(model.parameters())
        self.device, self.dtype = like.device, like.dtype
        c = model.config
        self.noise = torch.empty(batch, 3, c.height, c.width, device=self.device, dtype=self.dtype)
        self.ring = Ring(model, batch)
        nothing = self.encode(identity())
        self.style = StyleCache(*(x.expand(batch, *x.shape[1:]).clone() for x in nothing))
        self.sky_of = sky_of  # or a compiled one
        self._blends: dict[int, Blend] = {}
        for slot in range(batch):
            self.set_seed(slot, seed + slot)

    def set_seed(self, slot: int, seed: int) -> None:
        """Fixes the stream's noise: the same for every frame, so that what noise decides stands still."""
        generator = torch.Generator().manual_seed(seed)
        self.noise[slot] = torch.randn(self.noise.shape[1:], generator=generator).to(self.device, self.dtype)

    @torch.no_grad()
    def encode(self, code: StyleCode) -> StyleCache:
        """What a style costs once: its tokens (batch 1) through the model's own projections."""
        return self.model.encode_style(StyleCode(*(x.to(self.device) for x in code)))

    def set_style(self, slot: int, style: StyleCode | StyleCache, blend_ms: float = 0.0, now_ms: float = 0.0) -> None:
        """From the next frame on, or over `blend_ms` of the clock that `step` is given."""
        after = style if isinstance(style, StyleCache) else self.encode(style)
        before = StyleCache(*(x[slot : slot + 1].clone() for x in self.style))
        self._blends[slot] = Blend(before, after, now_ms, blend_ms)

    def reset(self, slot: int) -> None:
        """Forgets the slot's past frames; its style and noise stay."""
        self.ring.reset(slot)

    def step(
        self,
        source: Tensor,
        camera: Tensor | None = None,
        controls: Tensor | None = None,
        depth: Tensor | None = None,
        poses: Tensor | None = None,
        *,
        clock: Tensor | None = None,
        slots: Sequence[int] | None = None,
        steps: int | None = None,
        now_ms: float = 0.0,
    ) -> Tensor:
        """The next frame of each of `slots` (all, if not said), (B, 3, H, W) float32, -1..1.

        source (B, 3, H, W) -1..1; the rest is as `known` takes it.
        """
        conditions = self.known(source, camera, controls, depth, poses, clock)
        return self.paint(source, conditions, slots=slots, steps=steps, now_ms=now_ms).clean.clamp(-1, 1)

    @torch.no_grad()
    def paint(
        self,
        source: Tensor,
        conditions: Conditions,
        *,
        slots: Sequence[int] | None = None,
        steps: int | None = None,
        now_ms: float = 0.0,
    ) -> Painting:
        """The next frame of each of `slots` (all, if not said), not clamped, with its parts.

        source (B, 3, H, W) -1..1. A model that remembers nothing may be given several frames of a slot, in order.
        """
        slots = range(len(self.ring.written)) if slots is None else slots
        self._advance_blends(slots, now_ms)
        everything = list(slots) == list(range(len(self.ring.written)))

        def rows(x: Tensor) -> Tensor:
            return x if everything else torch.stack([x[s] for s in slots])

        style = StyleCache(*map(rows, self.style))
        painting, keys, values = denoise(
            self.model_step,
            rows(self.noise),
            source.to(self.device, self.dtype),
            steps or self.steps,
            style,
            conditions._replace(sky=self.sky(style, conditions)),
            self.ring.past(slots),
        )
        self.ring.write(slots, keys, values)
        return painting

    def sky(self, style: StyleCache, conditions: Conditions) -> Tensor:
        """The sky that styles ask for where poses are known, (B, SKY_PLANES, H, W)."""
        poses = conditions.poses
        if self.device.type == "cpu" and not bool(poses[:, FOV].any()):  # a GPU would be waited for
            return conditions.sky
        size = (conditions.depth.shape[-2], conditions.depth.shape[-1])
        return self.sky_of(style.environment, style.keeps_sky, poses, conditions.clock, size)

    def _advance_blends(self, slots: Sequence[int], now_ms: float) -> None:
        for slot in [s for s in dict.fromkeys(slots) if s in self._blends]:
            blend = self._blends[slot]
            weight = blend.weight(now_ms)
            self.ring.reset(slot)  # frames of another look would be believed, and pull the new one back
            for out, before, after in zip(self.style, blend.before, blend.after, strict=True):
                out[slot] = torch.lerp(before[0], after[0], weight)
            if weight >= 1:
                del self._blends[slot]

    def known(
        self,
        source: Tensor,
        camera: Tensor | None = None,
        controls: Tensor | None = None,
        depth: Tensor | None = None,
        poses: Tensor | None = None,
        clock: Tensor | None = None,
    ) -> Conditions:
        """What is known of every frame of a batch: camera (B, 9), controls (B, 16), depth (B, 1, H, W), poses (B, 7)
        and clock (B,) in seconds.
        """
        b, _, h, w = source.shape
        source = source.to(self.device)
        seen = None
        if depth is not None and poses is not None:
            moment = source.new_zeros(b) if clock is None else clock.to(self.device)
            seen = seen_of(depth.to(self.device), poses.to(self.device), moment)
        none = Conditions.none(source, seen)
        yes = torch.ones(b, dtype=torch.bool, device=self.device)
        if clock is not None:
            assert clock.shape == (b,)
            none = none._replace(clock=clock.to(self.device))
        if camera is not None:
            assert camera.shape == (b, CAMERA)
            none = none._replace(camera=camera.to(self.device), has_camera=yes)
        if controls is not None:
            assert controls.shape == (b, CONTROLS)
            none = none._replace(controls=controls.to(self.device), has_controls=yes)
        if depth is not None:
            assert depth.shape == (b, 1, h, w)
            none = none._replace(depth=depth.to(self.device), has_depth=yes)
        if poses is not None:
            none = none._replace(poses=poses.to(self.device))
        return none
