"""Batches for training: unseen clips in looks drawn at random, rendered as they are needed, their conditions dropped at
random.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import NamedTuple

import torch
from torch import Generator, Tensor

from mirage_game.model.sky import FOV, sky_of
from mirage_game.model.style_tokens import LIGHT_TOKEN, SKY_TOKEN
from mirage_game.model.swatches import PLACE, Seen, nothing_seen, seen_of, seen_where
from mirage_game.model.transformer import CLOCK_PERIODS_S, Conditions
from mirage_game.style.bank import StyleBank
from mirage_game.style.code import PARTS, ROLE_INDEX, StyleCode
from mirage_game.style.compose import code, draw, medium_of, training_themes
from mirage_game.worlds.clips import Clip, ClipOptions, make_clip
from mirage_game.worlds.painting import faces
from mirage_game.worlds.pool import WorldPool
from mirage_kernels.raycast import layout as lay

# How often each condition is known, drawn per clip, so that the model serves hooks that send it and hooks that do not.
# Depth comes with the pose; POSE_SHARE is of the rest.
CAMERA_SHARE, CONTROLS_SHARE, DEPTH_SHARE, POSE_SHARE = 0.6, 0.5, 0.5, 0.5

REFRESH_EVERY, REFRESH_WORLDS = 16, 4  # how many worlds of the pool are replaced, and every how many batches


class Batch(NamedTuple):
    """One training batch."""

    source: Tensor  # (B, T, 3, H, W)
    target: Tensor  # (B, T, 3, H, W)
    code: StyleCode  # one row a clip
    conditions: Conditions  # one row a frame
    roles: Tensor  # (F, H/4 * W/4) int64: which style token each place of a frame is to look up


def make_bank(looks: int, seed: int, device: torch.device) -> StyleBank:
    """Looks drawn at random among those that training may see."""
    chance, themes = random.Random(seed), training_themes()
    drawn = [draw(chance, themes) for _ in range(looks)]
    return StyleBank([(code(c), medium_of(c)) for c in drawn], device)


def make_batch(
    pool: WorldPool,
    bank: StyleBank,
    batch: int,
    frames: int,
    width: int,
    height: int,
    generator: Generator,
    options: ClipOptions | None = None,
) -> Batch:
    """Renders clips (B, T) in looks of the bank."""
    clip = make_clip(pool, batch, frames, width, height, bank, generator=generator, options=options)
    return Batch(clip.source, clip.target, clip.code, drop_conditions(clip, generator), roles_of(clip))


@cache
def _seers(cuda: bool) -> tuple[Callable[..., Seen], Callable[..., Seen], Callable[..., Tensor]]:
    """What tells of pixels: `seen_of`, `nothing_seen`, `sky_of`; on a GPU as few kernels, since each is a hundred small
    steps over every pixel of a batch.
    """
    if not cuda:
        return seen_of, nothing_seen, sky_of
    # Batches are made in a thread of their own. While another thread compiles the model, they are made uncompiled.
    torch._dynamo.config.error_on_nested_fx_trace = False
    return tuple(torch.compile(what, dynamic=False) for what in (seen_of, nothing_seen, sky_of))  # type: ignore[return-value]


def drop_conditions(clip: Clip, generator: Generator) -> Conditions:
    """The clip's camera, controls, and depth together with the pose, each known for a share of the clips only."""
    b, frames = clip.style.shape[0], clip.camera.shape[1]

    def known(share: float) -> Tensor:
        keep = torch.rand(b, generator=generator, device=clip.camera.device) < share
        return keep.repeat_interleave(frames)

    clock, depth = clip.time.flatten() % max(CLOCK_PERIODS_S), clip.depth.flatten(0, 1)[:, None]
    has_camera, has_controls, has_depth = known(CAMERA_SHARE), known(CONTROLS_SHARE), known(DEPTH_SHARE)
    size = (depth.shape[-2], depth.shape[-1])
    poses = clip.poses.flatten(0, 1)
    see, see_nothing, see_sky = _seers(depth.is_cuda)
    seen, nothing = see(depth, poses, clock), see_nothing(clip.source.flatten(0, 1))
    seen = seen_where(has_depth, seen, nothing)
    fov = torch.where(has_depth | known(POSE_SHARE), poses[:, FOV], 0.0)
    poses = torch.cat([poses[:, :FOV], fov[:, None]], 1)
    of = torch.arange(b, device=depth.device).repeat_interleave(frames)
    keeps_sky = clip.code.keeps[:, PARTS.index("sky")]
    return Conditions(
        clock,
        clip.camera.flatten(0, 1),
        has_camera,
        clip.controls.flatten(0, 1),
        has_controls,
        depth,
        has_depth,
        *seen,
        poses,
        see_sky(clip.code.environment[of], keeps_sky[of], poses, clock, size),
    )


@cache
def _role_tokens(device: torch.device) -> Tensor:
    """The style token of every surface code (block * 8 + face) on a device; copied there once. No block: the sky."""
    table = torch.full((lay.BLOCKS, 8), SKY_TOKEN)
    table[lay.AIR, list(lay.CREATURE_CODES)] = LIGHT_TOKEN  # of a creature a style changes the light alone
    for (block, side), face in faces().items():
        seen_from = {lay.TOP: [3], lay.BOTTOM: [2]}.get(side, [0, 1, 4, 5, lay.FACE_PLANT])
        table[block, seen_from] = ROLE_INDEX[face.base]
    return table.flatten().to(device)


def roles_of(clip: Clip) -> Tensor:
    """The style token that each place of a quarter of each frame is to look up, (F, H/4 * W/4): that of the block in
    its middle.
    """
    middle = clip.surface.flatten(0, 1)[:, PLACE // 2 :: PLACE, PLACE // 2 :: PLACE]
    return _role_tokens(clip.surface.device)[middle.flatten(1).long()]


class Renderer:
    """Renders the next batch while the GPU trains on this one: on a stream of its own, from a thread of its own, since
    a batch is made of a thousand small launches.
    """

    def __init__(
        self,
        pool: WorldPool,
        bank: StyleBank,
        batch: int,
        frames: int,
        size: tuple[int, int],
        generator: Generator,
        options: ClipOptions | None = None,
    ) -> None:
        self.pool, self.bank, self.batch, self.frames, self.options = pool, bank, batch, frames, options
        self.width, self.height = size
        self.generator = generator  # nobody else's: two threads must not draw from one
        self.made = 0
        self.stream: torch.cuda.Stream | None = None
        self._thread: ThreadPoolExecutor | None = None
        self._ahead: Future[Batch] | Batch | None = None
        if generator.device.type == "cuda":
            self.stream = torch.cuda.Stream(generator.device)  # type: ignore[no-untyped-call]
            self.stream.wait_stream(torch.cuda.current_stream())  # the worlds may still be under construction
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="renderer")

    def _render(self) -> Batch:
        if self.stream is not None:
            torch.cuda.set_device(self.stream.device)  # of this thread
        with torch.cuda.stream(self.stream):  # no stream: nothing to switch
            if self.made % REFRESH_EVERY == REFRESH_EVERY - 1:
                self.pool.refresh(min(REFRESH_WORLDS, self.pool.count))
            self.made += 1
            return make_batch(
                self.pool, self.bank, self.batch, self.frames, self.width, self.height, self.generator, self.options
            )

    def start(self) -> None:
        """Begins the next batch; does not wait for it."""
        self._ahead = self._thread.submit(self._render) if self._thread else self._render()

    def take(self) -> Batch:
        """The batch that `start` began. The host waits until it is queued, the current stream until it is there."""
        if self._ahead is None:
            self.start()
        ahead, self._ahead = self._ahead, None
        assert ahead is not None
        batch = ahead.result() if isinstance(ahead, Future) else ahead
        if self.stream is not None:
            current = torch.cuda.current_stream()
            current.wait_stream(self.stream)
            for tensor in (batch.source, batch.target, *batch.code, *batch.conditions, batch.roles):
                tensor.record_stream(current)  # its memory is not the renderer's again until training is done with it
        return batch
