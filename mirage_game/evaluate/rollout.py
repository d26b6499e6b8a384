"""Long streams of unseen worlds, and the model's answer to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol
from zlib import crc32

import torch
from torch import Tensor

from mirage_game.engine.loop import Loop
from mirage_game.evaluate.wander import long_paths
from mirage_game.model.text import PromptStates
from mirage_game.model.transformer import Mirage
from mirage_game.worlds.clips import Clip, ClipOptions, render_clip
from mirage_game.worlds.paths import Paths
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_game.worlds.styles import STYLES

TRAIN_SEED = 1000  # what a training run of seed 1 draws its worlds from; the colour tables are fitted there too
EVAL_SEED = 0x6D697261  # far beyond any seed that a training run counts up to


@dataclass(frozen=True)
class Footage:
    """Clips of some styles from one pool of worlds."""

    pool: WorldPool
    seed: int
    names: tuple[str, ...]
    width: int
    height: int

    @classmethod
    def of_worlds(
        cls, names: Sequence[str], worlds: int, seed: int, size: tuple[int, int], device: torch.device
    ) -> Footage:
        """A pool of its own seed. `names` of styles, all if empty. Raises ValueError for a name that no style has."""
        unknown = [name for name in names if name not in STYLES]
        if unknown:
            raise ValueError(f"there is no style {unknown[0]!r}; choose among: {', '.join(STYLES)}")
        return cls(WorldPool(worlds, seed, device), seed, tuple(names or STYLES), *size)

    @property
    def device(self) -> torch.device:
        """Where the clips are made."""
        return self.pool.device

    def caption(self, index: int, turn: int) -> str:
        """One of the captions that training uses for the style, another each turn."""
        captions = STYLES[self.names[index]].training
        return captions[turn % len(captions)]

    def held_out_caption(self, index: int, turn: int) -> str:
        """One of the captions that training never saw."""
        captions = STYLES[self.names[index]].held_out
        return captions[turn % len(captions)]

    def stream(self, style: Tensor, frames: int, chunk: int, turn: int) -> Iterator[Clip]:
        """One unbroken stream for each of `style` (B,), which index `names`, in chunks of at most `chunk` frames.

        A stream keeps its world, look, sky and head-up display, other ones each `turn`.
        """
        # A generator on a CPU looks at 32 bits of its seed only.
        path_seed, look_seed = (crc32(f"{what} of turn {turn}, seed {self.seed}".encode()) for what in ("path", "look"))
        draw = Draw.seeded(path_seed, self.device)
        world = draw.integer(len(style), high=self.pool.count)
        paths = long_paths(draw, self.pool, world, frames)
        order = list(STYLES)
        styles = torch.tensor([order.index(self.names[index]) for index in style.tolist()])
        for first in range(0, frames, chunk):
            # Each chunk has the same length and a draw of the same seed, and so the same look; the last one is cut.
            at = torch.arange(first, first + chunk, device=self.device).clamp_max(frames - 1)
            piece = Paths(*(part[:, at] for part in paths))
            draw = Draw.seeded(look_seed, self.device)
            clip = render_clip(
                self.pool, world, piece, self.width, self.height, styles, draw, ClipOptions(), first=first
            )
            source, target, depth, poses, camera, controls = (part[:, : frames - first] for part in clip[:-1])
            yield Clip(source, target, depth, poses, camera, controls, style)


class Restyler(Protocol):
    """A number of streams through a model: `mirage_game.engine.loop.Loop`, wrapped to take what a clip knows."""

    def set_prompt(self, slot: int, states: PromptStates) -> None:
        """What stream `slot` is asked to look like, from its next frame on."""

    def step(self, source: Tensor, camera: Tensor, controls: Tensor, depth: Tensor) -> Tensor:
        """The next frame of every stream: (B, 3, H, W), (B, 6), (B, 16), (B, 1, H, W) -> (B, 3, H, W) float -1..1."""


MakeLoop = Callable[[int], Restyler]  # number of streams -> streams with an empty past, the same noise each time
Prompts = Callable[[str], PromptStates]  # a caption -> its states, batch 1


class Subject(NamedTuple):
    """What is evaluated."""

    make_loop: MakeLoop
    prompts: Prompts

    def start(self, captions: Sequence[str]) -> Restyler:
        """New streams, one for each caption."""
        loop = self.make_loop(len(captions))
        for slot, caption in enumerate(captions):
            loop.set_prompt(slot, self.prompts(caption))
        return loop


class LoopStreams:
    """The engine's loop as a `Restyler`: it is told camera and controls, and depth if `depth`."""

    def __init__(self, model: Mirage, batch: int, steps: int, depth: bool, seed: int) -> None:
        self._loop = Loop(model, batch, steps, seed)
        self._depth = depth

    def set_prompt(self, slot: int, states: PromptStates) -> None:
        """At once, without a blend."""
        self._loop.set_prompt(slot, states)

    def step(self, source: Tensor, camera: Tensor, controls: Tensor, depth: Tensor) -> Tensor:
        """See `Restyler`."""
        return self._loop.step(source, camera, controls, depth if self._depth else None)


def loops_of(model: Mirage, steps: int, depth: bool, seed: int) -> MakeLoop:
    """Streams of a model."""
    return lambda batch: LoopStreams(model, batch, steps, depth, seed)


def restyle(streams: Restyler, clip: Clip, start: int = 0) -> Tensor:
    """Frames `start`.. of a chunk through the streams, which keep their past: (B, T - start, 3, H, W) float."""
    frames = [
        streams.step(clip.source[:, t], clip.camera[:, t], clip.controls[:, t], clip.depth[:, t, None])
        for t in range(start, clip.source.shape[1])
    ]
    return torch.stack(frames, 1).to(clip.source.device)
