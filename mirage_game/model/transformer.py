"""The causal restyling model: noisy frame and source frame in, clean styled frame out.

An hourglass. A convolutional stem at a quarter and an eighth of the frame keeps detail; a transformer over
16x16-pixel tokens sees the whole frame, the K frames before it and the style; the way back up adds detail again, and
at each of its levels every place looks up what the style says of the role that is seen there. The model predicts the
clean frame (x-prediction), as a local colour transform of the source plus a residual. Every frame has its own noise
level (Diffusion Forcing, Chen et al. 2024), so history may be of any quality.

Legend: B batch, T frames, F = B*T, H W pixels, h w tokens, N = h*w, D token width, G heads, E head width, L blocks, K
memory, P style tokens. t is the noise level, 0 all noise, 1 clean. Pictures are RGB, -1..1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from mirage_game.model.layers import (
    Block,
    Lookup,
    ResBlock,
    earlier,
    fold,
    growth_table,
    noise_frequencies,
    rms,
    rotary_table,
    unfold,
)  # fmt: skip
from mirage_game.model.presets import CAMERA, CONTROLS, ModelConfig
from mirage_game.model.sky import SKY_PLANES
from mirage_game.model.style_tokens import SKY_TOKEN, STYLE_TOKENS, StyleTokens
from mirage_game.model.swatches import NOTHING, OPEN_SKY, PLANES, Seen, fetch, nothing_seen, shades, swatches
from mirage_game.style.code import PARTS, ROLES, StyleCode
from mirage_game.worlds.cameras import POSE

TONES = 8  # what a local colour transform is made of: source 3, 1, swatch 3, lines
WORN = PLANES + 1  # what is known of a pixel in a style: its swatch, or the sky, and lines
FORGETFUL = -15.0  # a past that is trusted less than this is not looked at
CLOCK_PERIODS_S = (8.0, 4.0, 2.0, 1.0)  # what moves in a style (gears, aurora) repeats with these


def clock_rates() -> Tensor:
    """Angular speeds (4,) of the clock's hands; float32 always, like the noise level's frequencies."""
    return 2 * torch.pi / torch.tensor(CLOCK_PERIODS_S)


class StyleCache(NamedTuple):
    """What a style costs once, not once a frame. The layers are the L blocks, and last the lookups."""

    pooled: Tensor  # (B, D)
    keys: Tensor  # (B, L + 1, G, P, E)
    values: Tensor  # (B, L + 1, G, P, E)
    swatches: Tensor  # (B, ROLES + 1, TEXELS, PLANES), see `swatches.py`
    shades: Tensor  # (B, FACES)
    environment: Tensor  # (B, ENVIRONMENT) float32, see `sky.py`
    keeps_sky: Tensor  # (B,) 0..1: how far the sky stays the game's own


class Conditions(NamedTuple):
    """What is known of a frame besides its pixels. Rows whose `has_` is false are ignored; the clock is always known,
    since it is the engine's own.
    """

    clock: Tensor  # (F,) seconds
    camera: Tensor  # (F, 9), presets.CAMERA
    has_camera: Tensor  # (F,) bool
    controls: Tensor  # (F, 16)
    has_controls: Tensor  # (F,) bool
    depth: Tensor  # (F, 1, H, W) metres, 0 for sky
    has_depth: Tensor  # (F,) bool
    texels: Tensor  # (F, TEXEL_MAPS, H, W) int32, this and the next three see `swatches.Seen`: what depth and pose tell
    places: Tensor  # (F, H, W) int32
    faces: Tensor  # (F, H, W) int32
    lines: Tensor  # (F, H, W) float
    poses: Tensor  # (F, 7) as `worlds.cameras`, with a field of view of 0 where none is known
    sky: Tensor  # (F, SKY_PLANES, H, W), see `sky.py`: what pose and style tell; the engine fills it in

    @property
    def seen(self) -> Seen:
        """What depth and pose tell of each pixel."""
        return Seen(self.texels, self.places, self.faces, self.lines)

    @staticmethod
    def none(source: Tensor, seen: Seen | None = None) -> Conditions:
        """Nothing known of frames but their pictures (F, 3, H, W), at second 0. `seen`: what they tell, if at hand."""
        frames, _, height, width = source.shape
        device = source.device
        no = torch.zeros(frames, dtype=torch.bool, device=device)
        return Conditions(
            torch.zeros(frames, device=device),
            torch.zeros(frames, CAMERA, device=device), no,
            torch.zeros(frames, CONTROLS, device=device), no,
            torch.zeros(frames, 1, height, width, device=device), no,
            *(seen or nothing_seen(source)),
            torch.zeros(frames, POSE, device=device),
            torch.zeros(frames, SKY_PLANES, height, width, device=device),
        )  # fmt: skip


class Painting(NamedTuple):
    """A clean frame, and what it is made of, so that it can be made again in more pixels (`engine/grow.py`):
    a local transform of [source, 1, what the role's swatch shows there], and a residual.
    """

    clean: Tensor  # (F, 3, H, W) float32, not clamped
    tones: Tensor  # (F, 3 * TONES, H/8, W/8): the transforms, which grow bilinearly
    roles: Tensor  # (F, H/4, W/4) long: whose swatch each place wears, 0 to NOTHING
    residual: Tensor  # (F, 3 * 16, H/4, W/4), 4x4 pixels folded into channels


class Past(NamedTuple):
    """Keys and values of K past frames, in any order, with their ages."""

    keys: Tensor  # (F, L, K, G, N, E), rotated by place but not by age
    values: Tensor  # (F, L, K, G, N, E)
    ages: Tensor  # (F, K) long: 1 for the frame before, up to K
    valid: Tensor  # (F, K) bool: false where no frame is there yet


def wear(
    style: StyleCache, of: Tensor, roles: Tensor, seen: Seen, sky: Tensor, depth: Tensor, has_depth: Tensor
) -> Tensor:
    """What every pixel would look like in the light of day, if the style alone decided: (F, WORN, H, W).

    roles (F, h, w) of the places of a quarter of the frame; seen, sky (F, SKY_PLANES, H, W) and depth (F, 1, H, W) of
    the pixels, which may be more than the model works with.
    """
    role = roles.flatten(1).gather(1, seen.places.flatten(1).long()).view(seen.places.shape)
    on_things = fetch(style.swatches, style.shades, of, role, seen)
    is_open = torch.where(has_depth[:, None, None], depth[:, 0] <= 0, role == OPEN_SKY)
    red, green, blue, known = sky.to(on_things[0].dtype).unbind(1)
    above = (red, green, blue, torch.zeros_like(red), known)
    planes = [torch.where(is_open, a, b) for a, b in zip(above, on_things, strict=True)]
    return torch.stack([*planes, seen.lines.to(red.dtype)], 1)


def transformed(tones: Tensor, source: Tensor, worn: Tensor) -> Tensor:
    """Local colour transforms (F, 3, TONES, H, W) of a source (F, 3, H, W) and what is worn (F, WORN, H, W), summed:
    (F, 3, H, W) float32.
    """
    red, green, blue, _, _, line = worn.float().unbind(1)
    parts = [*source.float().unbind(1), torch.ones_like(line), red, green, blue, line]

    def channel(shares: Sequence[Tensor]) -> Tensor:
        first, *rest = (share * part for share, part in zip(shares, parts, strict=True))
        return sum(rest, first)

    # One channel at a time, so that a compiler works out what is worn once for all three.
    return torch.stack([channel(one.unbind(1)) for one in tones.unbind(1)], 1)


class Mirage(nn.Module):
    """The whole model. `forward` is the full pass of training; `step` is one denoising step over a cache."""

    cos: Tensor
    sin: Tensor
    frequency: Tensor
    camera_scale: Tensor
    clock_rate: Tensor
    frame_of_key: Tensor
    trust: Tensor
    grow_y: Tensor
    grow_x: Tensor

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        d, c4, c8 = config.dim, config.channels_4, config.channels_8
        self.style = StyleTokens(d)
        self.time = nn.Sequential(nn.Linear(128, d), nn.SiLU(), nn.Linear(d, d))
        self.camera = nn.Sequential(nn.Linear(CAMERA, d), nn.SiLU(), nn.Linear(d, d))
        self.controls = nn.Linear(CONTROLS, d)
        self.clock = nn.Linear(2 * len(CLOCK_PERIODS_S), d, bias=False)
        self.stem = nn.Conv2d(7 * 16, c4, 3, padding=1)  # noisy, source, depth; 4x4 pixels folded into channels
        self.down4, self.to8 = ResBlock(c4, d), nn.Linear(4 * c4, c8)
        self.down8, self.to16 = ResBlock(c8, d), nn.Linear(4 * c8, d)
        self.ada = nn.Linear(d, 6 * d)
        self.blocks = nn.ModuleList(Block(d, config.heads, config.memory) for _ in range(config.depth))
        self.looks = nn.Linear(d, 2 * d, bias=False)
        self.from16, self.lookup8 = nn.Linear(d, 4 * c8), Lookup(c8, d, config.heads)
        self.up8 = nn.ModuleList([ResBlock(c8, d), ResBlock(c8, d)])
        self.from8, self.lookup4 = nn.Linear(c8, 4 * c4), Lookup(c4, d, config.heads)
        self.up4 = nn.ModuleList(ResBlock(c4, d) for _ in range(config.up_4))
        self.worn = nn.Linear(WORN * 16, c4, bias=False)
        self.colour = nn.Linear(c8, 3 * TONES)
        self.residual = nn.Conv2d(c4, 3 * 16, 3, padding=1)
        cos, sin = rotary_table(config.height // 16, config.width // 16, config.head_dim)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        # Which past frame each key belongs to; K stands for what is always there: this frame and the style.
        k, n, p = config.memory, config.tokens, STYLE_TOKENS
        frame_of_key = torch.cat([torch.arange(k).repeat_interleave(n), torch.full((n + p,), k)])
        self.register_buffer("frame_of_key", frame_of_key, persistent=False)
        self.register_buffer("trust", torch.zeros(len(frame_of_key)), persistent=False)  # see `trust_past`
        self.register_buffer("grow_y", growth_table(config.height // 8), persistent=False)
        self.register_buffer("grow_x", growth_table(config.width // 8), persistent=False)
        self.register_buffer("frequency", noise_frequencies(), persistent=False)
        scale = torch.tensor([1, 1, 1, 0.1, 0.1, 0.1, 1, 1, 1])
        self.register_buffer("camera_scale", scale, persistent=False)
        self.register_buffer("clock_rate", clock_rates(), persistent=False)
        self.remembers = True
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Every gate starts closed and the colour transform at identity: an untrained model returns the source."""
        layers: list[nn.Linear | nn.Conv2d] = [self.ada, self.colour, self.residual, self.lookup8.out, self.lookup4.out]
        layers.append(self.worn)
        layers += [m.ada for m in self.modules() if isinstance(m, ResBlock)]
        for layer in layers:
            nn.init.zeros_(layer.weight)
            if layer.bias is not None:
                nn.init.zeros_(layer.bias)
        with torch.no_grad():
            self.colour.bias.copy_(torch.eye(3, TONES).flatten())

    def trust_past(self, bias: float) -> None:
        """Adds `bias` to every attention weight's logarithm that goes to a past frame: 0 is as trained, -5 nearly none.

        A memory that believes its own mistakes feeds on them where the game looks unlike any that the model was trained
        on. How far the shipped weights trust theirs is written in their metadata.
        """
        self.trust[: self.config.memory * self.config.tokens] = bias
        self.remembers = bias > FORGETFUL

    def trunk(self) -> list[Block]:
        """The transformer blocks, with their type."""
        return [block for block in self.blocks if isinstance(block, Block)]

    # -- the parts, in the order in which data flows ------------------------------------------------------------------

    def encode_style(self, code: StyleCode) -> StyleCache:
        """A code of B looks -> what every frame in that style reuses."""
        tokens, pooled = self.style(code)
        pairs = [block.style_kv(tokens) for block in self.trunk()]
        k, v = (self.lookup4.split(x) for x in self.looks(rms(tokens)).chunk(2, -1))
        pairs.append((rms(k).to(v.dtype), v))
        keys, values = torch.stack([k for k, _ in pairs], 1), torch.stack([v for _, v in pairs], 1)
        env, keeps_sky = code.environment.float(), code.keeps[:, PARTS.index("sky")]
        return StyleCache(pooled, keys, values, swatches(code, values.dtype), shades(env), env, keeps_sky)

    def condition(self, t: Tensor, pooled: Tensor, conditions: Conditions) -> Tensor:
        """Noise levels (F,), pooled style (F, D) and conditions -> modulation vector (F, D)."""
        angle = t.float()[:, None] * self.frequency
        wave = torch.cat([angle.sin(), angle.cos()], -1).to(pooled.dtype)
        camera = self.camera((conditions.camera * self.camera_scale).clamp(-4, 4).to(pooled.dtype))
        controls = self.controls(conditions.controls.clamp(-4, 4).to(pooled.dtype))
        hands = conditions.clock.float()[:, None] * self.clock_rate
        clock = self.clock(torch.cat([hands.sin(), hands.cos()], -1).to(pooled.dtype))
        return F.silu(
            self.time(wave)
            + pooled
            + clock
            + camera * conditions.has_camera[:, None]
            + controls * conditions.has_controls[:, None]
        )

    def encode_frame(
        self, noisy: Tensor, source: Tensor, c: Tensor, conditions: Conditions
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Pictures (F, 3, H, W) -> tokens (F, N, D) and the skips (F, H/8, W/8, C8), (F, H/4, W/4, C4)."""
        near = 2 / (1 + conditions.depth.to(source.dtype) / 8) - 1  # 1 at the camera, -1 far away
        depth = torch.where(conditions.has_depth[:, None, None, None] & (conditions.depth > 0), near, -1.0)
        x = F.pixel_unshuffle(torch.cat([noisy, source, depth.to(source.dtype)], 1), 4)
        x4 = self.down4(self.stem(x.contiguous(memory_format=torch.channels_last)).permute(0, 2, 3, 1), c)
        x8 = self.down8(self.to8(fold(x4)), c)
        return self.to16(fold(x8)).flatten(1, 2), x8, x4

    def decode_frame(
        self,
        x: Tensor,
        x8: Tensor,
        x4: Tensor,
        source: Tensor,
        c: Tensor,
        style: StyleCache,
        of: Tensor,
        conditions: Conditions,
    ) -> tuple[Painting, Tensor]:
        """Tokens (F, N, D), skips, source, and what is known of each frame -> the clean frame with its parts, and what
        each place of a quarter of it takes itself for: logits (F, H/4 * W/4, P).

        The style's keys and values are one row a frame; its swatches are shared, `of` (F,) says whose a frame wears.
        """
        h, w = self.config.height // 16, self.config.width // 16
        x8 = x8 + unfold(torch.unflatten(self.from16(rms(x)), 1, (h, w)))
        x8 = self.lookup8(x8, style.keys[:, -1], style.values[:, -1])
        for block in self.up8:
            x8 = block(x8, c)
        x4 = x4 + unfold(self.from8(rms(x8)))
        looked_up = self.lookup4.roles(x4, style.keys[:, -1])
        x4 = self.lookup4(x4, style.keys[:, -1], style.values[:, -1])
        role = looked_up.argmax(-1)
        role = torch.where(role < len(ROLES), role, torch.where(role == SKY_TOKEN, OPEN_SKY, NOTHING))
        role = role.view(x4.shape[:3])
        worn = wear(style, of, role, conditions.seen, conditions.sky, conditions.depth, conditions.has_depth)
        x4 = x4 + self.worn(F.pixel_unshuffle(worn, 4).permute(0, 2, 3, 1))
        for block in self.up4:
            x4 = block(x4, c)
        # Bilinear growth by 8 as two small products, which is several times faster than interpolating pixel by pixel.
        tones_8 = self.colour(rms(x8)).permute(0, 3, 1, 2)
        tones = torch.unflatten(self.grow_y.float() @ tones_8.float() @ self.grow_x.float().T, 1, (3, TONES))
        toned = transformed(tones, source, worn)
        residual = self.residual(rms(x4).permute(0, 3, 1, 2))
        return Painting(toned + F.pixel_shuffle(residual, 4).float(), tones_8, role, residual), looked_up

    # -- the two passes -----------------------------------------------------------------------------------------------

    def step(
        self, noisy: Tensor, source: Tensor, t: Tensor, style: StyleCache, conditions: Conditions, past: Past
    ) -> tuple[Painting, Tensor, Tensor]:
        """One denoising step of one frame of each stream.

        noisy, source (B, 3, H, W); t (B,). Returns the clean frame with its parts, and this frame's keys and values
        (B, L, G, N, E) for the ring.
        """
        c = self.condition(t, style.pooled, conditions)
        x, x8, x4 = self.encode_frame(noisy, source, c, conditions)
        ada, rotary = self.ada(c), self.rotary(x.dtype)
        bias = self.bias(past.valid, x.dtype) if self.remembers else None
        keys, values = [], []
        for i, block in enumerate(self.trunk()):
            a = torch.unflatten(ada + block.modulation, -1, (6, -1))
            q, k, v = block.qkv_of(x, a, rotary)
            all_k, all_v = torch.cat([k, style.keys[:, i]], 2), torch.cat([v, style.values[:, i]], 2)
            if self.remembers:
                old_k = block.aged(past.keys[:, i], past.ages).transpose(1, 2).flatten(2, 3)
                old_v = past.values[:, i].transpose(1, 2).flatten(2, 3)
                all_k, all_v = torch.cat([old_k, all_k], 2), torch.cat([old_v, all_v], 2)
            x = block.finish(x, F.scaled_dot_product_attention(q, all_k, all_v, attn_mask=bias), a)
            keys.append(k)
            values.append(v)
        of = torch.arange(len(x), device=x.device)
        painting, _ = self.decode_frame(x, x8, x4, source, c, style, of, conditions)
        return painting, torch.stack(keys, 1), torch.stack(values, 1)

    def forward(
        self, noisy: Tensor, source: Tensor, t: Tensor, style: StyleCache, conditions: Conditions, valid: Tensor
    ) -> tuple[Tensor, Tensor]:
        """The full pass over clips: what T calls of `step` would give, at once.

        noisy, source (B, T, 3, H, W); t (B, T); style per clip; conditions per frame (F = B*T); valid (B, T, K) bool
        says which of the K frames before each frame it may see (index 0: the frame just before). Returns (B, T, 3, H,
        W) float32, and what each place of a quarter of the frame takes itself for: logits (F, H/4*W/4, P).
        """
        b, frames = t.shape
        memory = self.config.memory
        flat_source = source.flatten(0, 1)
        of = torch.arange(b, device=t.device).repeat_interleave(frames)
        each = style._replace(pooled=style.pooled[of], keys=style.keys[of], values=style.values[of])
        c = self.condition(t.flatten(), each.pooled, conditions)
        x, x8, x4 = self.encode_frame(noisy.flatten(0, 1), flat_source, c, conditions)
        ada, rotary, bias = self.ada(c), self.rotary(x.dtype), self.bias(valid.flatten(0, 1), x.dtype)
        ages = torch.arange(1, memory + 1, device=t.device).expand(b * frames, -1)
        for i, block in enumerate(self.trunk()):
            a = torch.unflatten(ada + block.modulation, -1, (6, -1))
            q, k, v = block.qkv_of(x, a, rotary)
            old_k = block.aged(earlier(k, frames, memory), ages).transpose(1, 2).flatten(2, 3)
            old_v = earlier(v, frames, memory).transpose(1, 2).flatten(2, 3)
            all_k, all_v = torch.cat([old_k, k, each.keys[:, i]], 2), torch.cat([old_v, v, each.values[:, i]], 2)
            x = block.finish(x, F.scaled_dot_product_attention(q, all_k, all_v, attn_mask=bias), a)
        painting, looked_up = self.decode_frame(x, x8, x4, flat_source, c, each, of, conditions)
        return torch.unflatten(painting.clean, 0, (b, frames)), looked_up

    def rotary(self, dtype: torch.dtype) -> tuple[Tensor, Tensor]:
        """The table in the dtype of the pass."""
        return self.cos.to(dtype), self.sin.to(dtype)

    def bias(self, valid: Tensor, dtype: torch.dtype) -> Tensor:
        """(F, K) bool -> additive attention bias (F, 1, N, K*N + N + P): past frames that are not there weigh
        nothing.
        """
        seen = torch.cat([valid, torch.ones_like(valid[:, :1])], 1)[:, self.frame_of_key]
        row = torch.where(seen, self.trust, float("-inf")).to(dtype)
        return row[:, None, None].expand(-1, -1, self.config.tokens, -1)
