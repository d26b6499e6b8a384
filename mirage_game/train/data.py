"""Batches for training: unseen clips rendered as they are needed, their captions as encoded text, their conditions
dropped at random.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Generator, Tensor

from mirage_game.model.captions import CaptionTable
from mirage_game.model.text import PromptStates
from mirage_game.model.transformer import Conditions
from mirage_game.worlds.clips import Clip, make_clip
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.styles import STYLES

# How often each condition is known, drawn per clip, so that the model serves hooks that send it and hooks that do not.
CAMERA_SHARE, CONTROLS_SHARE, DEPTH_SHARE = 0.6, 0.5, 0.35

REFRESH_EVERY, REFRESH_WORLDS = 16, 4  # how many worlds of the pool are replaced, and every how many batches


class Batch(NamedTuple):
    """One training batch."""

    source: Tensor  # (B, T, 3, H, W)
    target: Tensor  # (B, T, 3, H, W)
    prompt: PromptStates  # one row a clip
    conditions: Conditions  # one row a frame


class Captions:
    """The training captions of every style, as one block of encoded text on the device."""

    def __init__(self, table: CaptionTable, device: torch.device) -> None:
        texts = [list(style.training) for style in STYLES.values()]
        self.states = PromptStates(*(x.to(device) for x in table.states([t for style in texts for t in style])))
        counts = torch.tensor([len(style) for style in texts], device=device)
        self.counts, self.first = counts, counts.cumsum(0) - counts

    def draw(self, style: Tensor, generator: Generator) -> PromptStates:
        """A random caption for each style index (B,)."""
        u = torch.rand(style.shape, generator=generator, device=style.device)
        row = self.first[style] + (u * self.counts[style]).long()
        return PromptStates(*(x[row] for x in self.states))


def make_batch(
    pool: WorldPool, captions: Captions, batch: int, frames: int, width: int, height: int, generator: Generator
) -> Batch:
    """Renders clips (B, T) and says of each what a player would have typed."""
    clip = make_clip(pool, batch=batch, frames=frames, width=width, height=height, styles=None, generator=generator)
    return Batch(clip.source, clip.target, captions.draw(clip.style, generator), drop_conditions(clip, generator))


def drop_conditions(clip: Clip, generator: Generator) -> Conditions:
    """The clip's camera, controls and depth, each known for a share of the clips only."""
    b, frames = clip.style.shape[0], clip.camera.shape[1]

    def known(share: float) -> Tensor:
        keep = torch.rand(b, generator=generator, device=clip.camera.device) < share
        return keep.repeat_interleave(frames)

    return Conditions(
        clip.camera.flatten(0, 1),
        known(CAMERA_SHARE),
        clip.controls.flatten(0, 1),
        known(CONTROLS_SHARE),
        clip.depth.flatten(0, 1)[:, None],
        known(DEPTH_SHARE),
    )


class Renderer:
    """Renders the next batch while the GPU trains on this one, on a stream of its own."""

    def __init__(
        self, pool: WorldPool, captions: Captions, batch: int, frames: int, size: tuple[int, int], generator: Generator
    ) -> None:
        self.pool, self.captions, self.batch, self.frames = pool, captions, batch, frames
        self.width, self.height = size
        self.generator = generator
        cuda = generator.device.type == "cuda"
        self.stream: torch.cuda.Stream | None = torch.cuda.Stream() if cuda else None  # type: ignore[no-untyped-call]
        if self.stream is not None:
            self.stream.wait_stream(torch.cuda.current_stream())  # the worlds may still be under construction
        self.made = 0
        self._ahead: Batch | None = None

    def start(self) -> None:
        """Queues the next batch; does not wait for it."""
        with torch.cuda.stream(self.stream):  # no stream: nothing to switch
            if self.made % REFRESH_EVERY == REFRESH_EVERY - 1:
                self.pool.refresh(REFRESH_WORLDS)
            self._ahead = make_batch(
                self.pool, self.captions, self.batch, self.frames, self.width, self.height, self.generator
            )
        self.made += 1

    def take(self) -> Batch:
        """The batch that `start` queued; the current stream waits for it, the host does not."""
        if self._ahead is None:
            self.start()
        batch, self._ahead = self._ahead, None
        assert batch is not None
        if self.stream is not None:
            current = torch.cuda.current_stream()
            current.wait_stream(self.stream)
            for tensor in (batch.source, batch.target, *batch.prompt, *batch.conditions):
                tensor.record_stream(current)  # its memory is not the renderer's again until training is done with it
        return batch
