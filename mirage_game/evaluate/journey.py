"""A journey without an end, for streams that run for hours: through many worlds, with stops, fast turns, jumps to
other worlds, and another prompt every while.

Everything follows from the seed and a number, of a chunk of frames or of a world's stretch, so that any part can be
made again without what came before it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple
from zlib import crc32

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.evaluate.rollout import Footage
from mirage_game.evaluate.wander import long_paths
from mirage_game.style.upload import upload
from mirage_game.worlds.cameras import camera_vector, turned
from mirage_game.worlds.clips import Clip, ClipOptions, render_clip
from mirage_game.worlds.paths import CONTROLS, FRAME_S, MOUSE_DEGREES, Paths
from mirage_game.worlds.random import Draw

FRAMES_A_SECOND = round(1 / FRAME_S)
STILL_EVERY, STILL = 800, (60.0, 240.0)  # frames: how often the camera stands still, and for how long
WHIRL_EVERY, WHIRL = 300, (12.0, 40.0)  # frames: how often it whirls round on the spot, and for how long
GLANCE_DEGREES = (60.0, 170.0)  # half of the whirls are a look aside and back, half are whole turns


@dataclass(frozen=True)
class Route:
    """How long the journey is, and when what happens. All but `frames`, `chunk` and `fresh` is counted in
    chunks.

    The prompts change at random times, but the last one before each point has lasted for `longest`, so that what is
    compared there has as long a past as a stream ever has. Raises ValueError for what cannot be.
    """

    frames: int = 172_800  # of each stream; two hours
    streams: int = 1
    chunk: int = 48  # frames; nothing begins or ends within a chunk
    ahead: int = 1  # chunks that are rendered at a time, at most
    stretch: int = 50  # in one world
    shortest: int = 8  # under one prompt
    longest: int = 25
    points: int = 8  # where streams are compared with twins, the last one at the end
    lead: int = 1  # that a twin has to settle
    compared: int = 5  # before each point
    minute: int = 25  # in each of which the streams are also compared with what has no past
    fresh: int = 8  # frames of that comparison
    seed: int = 0

    def __post_init__(self) -> None:
        counts = (
            self.streams,
            self.chunk,
            self.ahead,
            self.stretch,
            self.shortest,
            self.points,
            self.lead,
            self.compared,
        )
        if min(*counts, self.minute, self.fresh) < 1 or self.shortest > self.longest or self.fresh > self.chunk:
            raise ValueError(f"{self} is no journey: all lengths must be at least 1, and in order")
        if self.frames % self.chunk:
            raise ValueError(f"{self.frames} frames are no whole chunks: take a multiple of {self.chunk}")
        window = self.lead + self.compared
        if window > min(self.longest, self.chunks // self.points):
            raise ValueError(
                f"{self.points} comparisons of {window * self.chunk} frames do not fit: take more frames, longer "
                "prompts, or smaller chunks"
            )

    @property
    def chunks(self) -> int:
        """Of the whole journey."""
        return self.frames // self.chunk

    def window(self, point: int) -> tuple[int, int, int]:
        """A twin's first chunk, the first one that counts, and the end of the last."""
        end = self.chunks * (point + 1) // self.points
        return end - self.compared - self.lead, end - self.compared, end


class Spell(NamedTuple):
    """Chunks under one prompt, up to the next spell's start: one look for each stream."""

    start: int
    looks: tuple[int, ...]


def _seed(what: str, number: int, seed: int) -> int:
    """A generator on a CPU looks at 32 bits of its seed only."""
    return crc32(f"{what} {number} of journey {seed}".encode())


def deal(kinds: int, count: int, seed: int) -> list[int]:
    """`count` numbers below `kinds`, all of them in each round, in another order; never one twice in a row."""
    generator = torch.Generator().manual_seed(seed)
    dealt: list[int] = []
    while len(dealt) < count:
        deck = torch.randperm(kinds, generator=generator).tolist()
        if kinds > 1 and dealt and deck[0] == dealt[-1]:
            deck[0], deck[-1] = deck[-1], deck[0]
        dealt += deck
    return dealt[:count]


def spell_starts(route: Route) -> list[int]:
    """The chunks at which the prompts change, from 0 on."""
    generator = torch.Generator().manual_seed(_seed("spells", 0, route.seed))
    starts, begin = [], 0
    for point in range(route.points):
        end = route.window(point)[2]
        last = max(begin, end - route.longest)
        while begin < last:
            starts.append(begin)
            left = last - begin
            fitting = [n for n in range(route.shortest, route.longest + 1) if n == left or n + route.shortest <= left]
            pick = int(torch.randint(len(fitting), (), generator=generator)) if fitting else 0
            begin += fitting[pick] if fitting else min(left, route.longest)
        starts.append(last)
        begin = end
    return starts


def spells(route: Route, looks: int) -> list[Spell]:
    """The whole journey's prompts. Streams change at the same time, each to a look of its own."""
    starts = spell_starts(route)
    hands = [deal(looks, len(starts), _seed("looks", stream, route.seed)) for stream in range(route.streams)]
    return [Spell(*each) for each in zip(starts, zip(*hands, strict=True), strict=True)]


def restless(draw: Draw, walk: Paths) -> tuple[Tensor, Tensor]:
    """Poses (B, T, 7) and controls (B, T, 16) of a walk with stops: long ones in which nothing moves, and short ones in
    which the view whirls round, by 360 degrees or aside and back, so that the walk goes on as it was.
    """
    batch, frames = walk.poses.shape[:2]
    t = torch.arange(frames, device=draw.device)
    stops = max(1, frames // STILL_EVERY), max(1, frames // WHIRL_EVERY)
    still = draw.several(batch, stops[0], 1, start=(0.0, float(frames)), length=STILL)
    whirl = draw.several(
        batch, stops[1], 1, start=(0.0, float(frames)), length=WHIRL,
        glance=(0.0, 1.0), degrees=GLANCE_DEGREES, left=(0.0, 1.0),
    )  # fmt: skip
    stands = ((t >= still["start"]) & (t < still["start"] + still["length"])).any(1)
    phase = ((t - whirl["start"]) / whirl["length"]).clamp(0, 1)
    stands = stands | ((phase > 0) & (phase < 1)).any(1)
    aside = whirl["degrees"] * torch.sin(torch.pi * phase).square()
    angle = torch.where(whirl["glance"] < 0.5, aside, 360 * phase.square() * (3 - 2 * phase))
    angle = (angle * torch.where(whirl["left"] < 0.5, -1.0, 1.0)).sum(1)
    at = ((~stands).cumsum(-1) - 1).clamp_min(0)[..., None]
    poses = walk.poses.gather(1, at.expand(-1, -1, walk.poses.shape[-1])).clone()
    poses[..., 3] += angle
    controls = walk.controls.gather(1, at.expand(-1, -1, len(CONTROLS))) * ~stands[..., None]
    yaw, pitch = poses[..., 3], poses[..., 4]
    controls[..., CONTROLS.index("mouse_dx/100")] = F.pad(turned(yaw.diff(dim=-1)), (1, 0)) / MOUSE_DEGREES / 100
    controls[..., CONTROLS.index("mouse_dy/100")] = -F.pad(pitch.diff(dim=-1), (1, 0)) / MOUSE_DEGREES / 100
    return poses, controls


class Journey:
    """All streams of a route through the worlds of `footage`, whose looks the prompts are. A stretch has one world, one
    look of the source, one weather and one head-up display for each stream; between stretches the camera jumps.
    """

    def __init__(self, footage: Footage, route: Route) -> None:
        self.route, self._footage = route, footage
        self.spells = spells(route, len(footage.looks))
        self._starts = [spell.start for spell in self.spells]
        self.checks = self._checks()
        stretches = -(-route.chunks // route.stretch)
        self._worlds = [
            deal(footage.pool.count, stretches, _seed("worlds", stream, route.seed)) for stream in range(route.streams)
        ]
        self._walked: dict[int, tuple[Tensor, Tensor]] = {}  # the newest stretches' poses and controls

    def _checks(self) -> tuple[int, ...]:
        """For each minute the chunk at which its streams have the longest past."""
        route = self.route
        minutes = [range(m, min(m + route.minute, route.chunks)) for m in range(0, route.chunks, route.minute)]
        return tuple(max(minute, key=lambda chunk: (chunk - self.spell(chunk).start, chunk)) for minute in minutes)

    def spell(self, chunk: int) -> Spell:
        """The prompts of a chunk. They begin there if `start` is that chunk."""
        return self.spells[bisect_right(self._starts, chunk) - 1]

    def span(self, chunk: int) -> int:
        """How many chunks from this one on are rendered together: in one world and under one prompt. A GPU takes hardly
        longer for a few more frames.
        """
        at = bisect_right(self._starts, chunk)
        stretch = chunk // self.route.stretch * self.route.stretch
        begin = max(self._starts[at - 1], stretch)
        end = min(stretch + self.route.stretch, *self._starts[at : at + 1], self.route.chunks)
        return min(self.route.ahead - (chunk - begin) % self.route.ahead, end - chunk)

    def clip(self, chunk: int, count: int = 1) -> Clip:
        """Chunks of all streams, of one world and one prompt. The noise on the source depends on how many are made at
        once, and nothing else does.
        """
        stretch, number = divmod(chunk, self.route.stretch)
        first, frames = number * self.route.chunk, count * self.route.chunk
        paths = Paths(*(part[:, first : first + frames] for part in self.paths(stretch)))
        # Every chunk of a stretch has a draw of the same seed, and so the same look.
        draw = Draw.seeded(_seed("look", stretch, self.route.seed), self._footage.device)
        footage, styles = self._footage, torch.tensor(self.spell(chunk).looks)
        return render_clip(
            footage.pool, self._world(stretch), paths, footage.width, footage.height, footage.bank, styles, draw,
            ClipOptions(), first=first,
        )  # fmt: skip

    def paths(self, stretch: int) -> Paths:
        """A stretch's paths. The jump that leads there is a motion like any other, if a large one, as in training."""
        poses, controls = self._walk(stretch)
        before = self._walk(stretch - 1)[0][:, -1:] if stretch else poses[:, :1]
        for old in [key for key in self._walked if key < stretch - 1]:
            del self._walked[old]
        return Paths(poses, camera_vector(torch.cat([before, poses], 1))[:, 1:], controls)

    def _walk(self, stretch: int) -> tuple[Tensor, Tensor]:
        if stretch not in self._walked:
            draw = Draw.seeded(_seed("path", stretch, self.route.seed), self._footage.device)
            frames = self.route.stretch * self.route.chunk
            self._walked[stretch] = restless(draw, long_paths(draw, self._footage.pool, self._world(stretch), frames))
        return self._walked[stretch]

    def _world(self, stretch: int) -> Tensor:
        return upload([worlds[stretch] for worlds in self._worlds], self._footage.device)
