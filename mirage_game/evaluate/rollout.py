"""Long streams of unseen worlds, and the model's answer to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol
from zlib import crc32

import torch
from torch import Tensor

from mirage_game.engine.grow import paint_at_size
from mirage_game.engine.loop import Loop
from mirage_game.evaluate.looks import Wanted
from mirage_game.evaluate.wander import long_paths
from mirage_game.model.sky import SKY_PLANES
from mirage_game.model.transformer import CLOCK_PERIODS_S, Conditions, Mirage
from mirage_game.style.bank import StyleBank
from mirage_game.style.code import StyleCode
from mirage_game.worlds.cameras import camera_vector
from mirage_game.worlds.clips import Clip, ClipOptions, make_clip, render_clip
from mirage_game.worlds.paths import CONTROLS, Paths
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw

TRAIN_SEED = 1000  # what a training run of seed 1 draws its worlds from; the colour tables are fitted there too
EVAL_SEED = 0x6D697261  # far beyond any seed that a training run counts up to

TIMED = tuple(part for part in Clip._fields if part not in ("style", "code"))  # parts of a clip with frames
LOOP_S = max(CLOCK_PERIODS_S)
FRAMES_AT_ONCE = {"cuda": 96, "cpu": 8}  # that a model without a memory restyles at a time, at most


@dataclass(frozen=True)
class Footage:
    """Clips of some looks from one pool of worlds."""

    pool: WorldPool
    seed: int
    looks: tuple[Wanted, ...]
    bank: StyleBank
    width: int
    height: int

    @classmethod
    def of_worlds(
        cls, looks: Sequence[Wanted], worlds: int, seed: int, size: tuple[int, int], device: torch.device
    ) -> Footage:
        """A pool of its own seed."""
        bank = StyleBank([(look.code, look.medium) for look in looks], device)
        return cls(WorldPool(worlds, seed, device), seed, tuple(looks), bank, *size)

    @property
    def names(self) -> tuple[str, ...]:
        """Of the looks."""
        return tuple(look.name for look in self.looks)

    @property
    def held_out(self) -> frozenset[str]:
        """Names of the looks that training never saw."""
        return frozenset(look.name for look in self.looks if look.held_out)

    @property
    def device(self) -> torch.device:
        """Where the clips are made."""
        return self.pool.device

    def code(self, index: int) -> StyleCode:
        """A look's own code, one row."""
        return self.looks[index].code

    def prompt(self, index: int, turn: int) -> str:
        """One of the prompts that ask for a look, another each turn."""
        prompts = self.looks[index].prompts
        return prompts[turn % len(prompts)]

    def stream(self, style: Tensor, frames: int, chunk: int, turn: int) -> Iterator[Clip]:
        """One unbroken stream for each of `style` (B,), which index `looks`, in chunks of at most `chunk` frames.

        A stream keeps its world, look, sky and head-up display, other ones each `turn`.
        """
        draw = Draw.seeded(self._seed("path", turn), self.device)
        world = draw.integer(len(style), high=self.pool.count)
        paths = long_paths(draw, self.pool, world, frames)
        styles, look_seed = style.cpu(), self._seed("look", turn)
        for first in range(0, frames, chunk):
            # Each chunk has the same length and a draw of the same seed, and so the same look; the last one is cut.
            at = torch.arange(first, first + chunk, device=self.device).clamp_max(frames - 1)
            piece = Paths(*(part[:, at] for part in paths))
            draw = Draw.seeded(look_seed, self.device)
            clip = render_clip(
                self.pool, world, piece, self.width, self.height, self.bank, styles, draw, ClipOptions(), first=first
            )
            yield cut(clip, 0, min(chunk, frames - first))

    def still(self, style: Tensor, frames: int, turn: int, hud: bool = True) -> Clip:
        """A camera that stands still for each of `style` (B,): only the clock goes on. Nothing wears the source, and
        without `hud` all is the same but for the head-up display.
        """
        draw = Draw.seeded(self._seed("path", turn), self.device)
        world = draw.integer(len(style), high=self.pool.count)
        pose = long_paths(draw, self.pool, world, 1).poses.expand(-1, frames, -1)
        paths = Paths(pose, camera_vector(pose), torch.zeros(*pose.shape[:2], len(CONTROLS), device=self.device))
        draw = Draw.seeded(self._seed("look", turn), self.device)
        options = ClipOptions(hud=hud, degrade=False, mobs=False)
        return render_clip(self.pool, world, paths, self.width, self.height, self.bank, style.cpu(), draw, options)

    def deal(self, count: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Single true frames of random looks and places: (count, 3, H, W) float -1..1, and their looks (count,)."""
        options = ClipOptions(samples=5 if self.device.type == "cuda" else 1)  # rays are what a CPU waits for
        clip = make_clip(self.pool, count, 1, self.width, self.height, self.bank, None, generator, options)
        return clip.target[:, 0], clip.style

    def _seed(self, what: str, turn: int) -> int:
        """A generator on a CPU looks at 32 bits of its seed only."""
        return crc32(f"{what} of turn {turn}, seed {self.seed}".encode())


def cut(clip: Clip, first: int, end: int) -> Clip:
    """Frames `first` to `end` - 1 of a clip."""
    if first == 0 and end >= clip.source.shape[1]:
        return clip
    return clip._replace(**{name: getattr(clip, name)[:, first:end] for name in TIMED})


class Restyler(Protocol):
    """A number of streams through a model: `mirage_game.engine.loop.Loop`, wrapped to take what a clip knows."""

    def set_style(self, slot: int, code: StyleCode) -> None:
        """What stream `slot` is to look like, from its next frame on."""

    def step(
        self, source: Tensor, camera: Tensor, controls: Tensor, depth: Tensor, poses: Tensor, clock: Tensor
    ) -> Tensor:
        """The next frame of every stream: (B, 3, H, W), (B, 9), (B, 16), (B, 1, H, W), (B, 7), (B,) seconds -> (B, 3,
        H, W) float -1..1.
        """


MakeLoop = Callable[[int], Restyler]  # number of streams -> streams with an empty past, the same noise each time
Read = Callable[[str], StyleCode]  # a prompt -> its code, one row


class Subject(NamedTuple):
    """What is evaluated: the picture model, and what reads prompts for it (None: it is asked by codes only)."""

    make_loop: MakeLoop
    read: Read | None = None
    remembers: bool = True
    """Whether a frame depends on those before it; if not, what compares pasts has nothing to find."""

    def start(self, codes: Sequence[StyleCode]) -> Restyler:
        """New streams, one for each code."""
        loop = self.make_loop(len(codes))
        for slot, code in enumerate(codes):
            loop.set_style(slot, code)
        return loop


class LoopStreams:
    """The engine's loop as a `Restyler`: it is told camera and controls, the pose if `pose`, and depth and pose if
    `depth`.
    """

    def __init__(self, model: Mirage, batch: int, steps: int, depth: bool, seed: int, pose: bool = False) -> None:
        self._loop = Loop(model, batch, steps, seed)
        self._batch, self._depth, self._pose, self._seed = batch, depth, depth or pose, seed
        if not self._pose:
            self._loop.sky_of = _no_sky  # a GPU would compute one, known or not

    @property
    def loop(self) -> Loop:
        """What runs."""
        return self._loop

    @property
    def remembers(self) -> bool:
        """Whether a frame depends on those before it."""
        return self._loop.model.remembers

    @property
    def knows_depth(self) -> bool:
        """Whether the streams are told depth and pose."""
        return self._depth

    @property
    def model(self) -> Mirage:
        """What restyles."""
        return self._loop.model

    def with_model(self, model: Mirage) -> LoopStreams:
        """As many streams of another model, without a style, which are told as much."""
        return LoopStreams(model, self._batch, self._loop.steps, self._depth, self._seed, self._pose)

    def set_style(self, slot: int, code: StyleCode) -> None:
        """At once, without a blend."""
        self._loop.set_style(slot, code)

    def step(
        self, source: Tensor, camera: Tensor, controls: Tensor, depth: Tensor, poses: Tensor, clock: Tensor
    ) -> Tensor:
        """See `Restyler`."""
        known = (depth if self._depth else None, poses if self._pose else None)
        return self._loop.step(source, camera, controls, *known, clock=clock)

    def restyle_large(self, clip: Clip, large: Clip) -> Tensor:
        """A clip in the pixels of `large`, which shows the same in another size: (B, T, 3, H, W) float, -1..1. Depth
        and pose must be known.
        """
        frames = []
        for t in range(clip.source.shape[1]):
            source, depth = clip.source[:, t], clip.depth[:, t, None]
            clock, pixels = clip.time[:, t] % LOOP_S, large.source[:, t]
            known = self._loop.known(source, clip.camera[:, t], clip.controls[:, t], depth, clip.poses[:, t], clock)
            painting, style = self._loop.paint(source, known), self._loop.style
            depth = large.depth[:, t, None]
            frames.append(paint_at_size(painting, pixels, depth, known.poses, known.clock, style))
        return torch.stack(frames, 1)

    def restyle(self, clip: Clip, start: int = 0) -> Tensor:
        """Frames `start`.. of a chunk: (B, T - start, 3, H, W) float, -1..1.

        What is known of them is prepared for all at once. If nothing is remembered, the frames are also restyled many
        at a time, which a GPU does several times faster: each has its stream's noise and style, and no other input.
        """
        frames = clip.source.shape[1] - start

        def rows(x: Tensor) -> Tensor:
            """(B, T, ...) -> (frames * B, ...): all streams' first frames, then all their second ones."""
            return x[:, start:].transpose(0, 1).flatten(0, 1)

        source, clock = rows(clip.source), rows(clip.time) % LOOP_S
        depth, poses = rows(clip.depth)[:, None] if self._depth else None, rows(clip.poses) if self._pose else None
        known = self._loop.known(source, rows(clip.camera), rows(clip.controls), depth, poses, clock)
        total, slots = len(source), list(range(self._batch)) * frames
        # Pieces of one size, since a compiled step is compiled for one.
        most = FRAMES_AT_ONCE.get(source.device.type, 8)
        size = self._batch if self.remembers else -(-total // -(-total // most))
        pieces = []
        for first in range(0, total, size):
            part = slice(first, first + size)
            painting = self._loop.paint(source[part], Conditions(*(x[part] for x in known)), slots=slots[part])
            pieces.append(painting.clean.clamp(-1, 1))
        return torch.unflatten(torch.cat(pieces), 0, (frames, self._batch)).transpose(0, 1)


def _no_sky(environment: Tensor, keeps: Tensor, poses: Tensor, clock: Tensor, size: tuple[int, int]) -> Tensor:
    """In place of `sky_of` where no pose is told: nothing is known of the sky."""
    return torch.zeros(len(poses), SKY_PLANES, *size, device=poses.device)


def loops_of(model: Mirage, steps: int, depth: bool, seed: int, pose: bool = False) -> MakeLoop:
    """Streams of a model."""
    return lambda batch: LoopStreams(model, batch, steps, depth, seed, pose)


def restyle(streams: Restyler, clip: Clip, start: int = 0) -> Tensor:
    """Frames `start`.. of a chunk through the streams, which keep their past: (B, T - start, 3, H, W) float."""
    if isinstance(streams, LoopStreams):
        return streams.restyle(clip, start).to(clip.source.device)
    frames = [
        streams.step(
            clip.source[:, t],
            clip.camera[:, t],
            clip.controls[:, t],
            clip.depth[:, t, None],
            clip.poses[:, t],
            clip.time[:, t] % LOOP_S,
        )
        for t in range(start, clip.source.shape[1])
    ]
    return torch.stack(frames, 1).to(clip.source.device)
