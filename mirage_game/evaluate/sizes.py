"""Larger games: the model works at its own size and the engine draws its answer at the game's, guided by the full
frame, or of materials fetched there if depth and pose are known. Does that look as good as it does at the model's size,
and would it if the model worked at a larger one?
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import ge

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.evaluate.lpips_hed import LpipsHed
from mirage_game.evaluate.lut import apply_table
from mirage_game.evaluate.quality import Progress, Tally, groups
from mirage_game.evaluate.rollout import Footage, LoopStreams, Restyler, Subject, restyle
from mirage_game.model.checkpoint import resized
from mirage_game.model.transformer import Mirage
from mirage_game.worlds.clips import Clip
from mirage_kernels.upsample import restyle_frame

TURN = 6 << 16  # the footage's first turn here: other places than those of the other measurements
RGB = (0, 1, 2)


@dataclass(frozen=True)
class SizesPlan:
    """How much to look at."""

    clips: int = 1  # streams a style
    frames: int = 2  # of each stream
    sizes: tuple[tuple[int, int], ...] = ((512, 288), (1280, 720))  # width and height, besides the model's own
    native: tuple[int, int] = (512, 288)  # a larger size to work at, for comparison
    batch: int = 2  # streams at a time: LPIPS-HED takes gigabytes for a few of the largest pictures


def figure(size: tuple[int, int], name: str) -> str:
    """What a figure is called: `model`, `native`, `source` or `table` at a size."""
    return f"{size[0]}x{size[1]}_{name}"


def measure_sizes(
    unseen: Footage, subject: Subject, tables: Tensor, lpips: LpipsHed, plan: SizesPlan, tick: Progress
) -> dict[str, Tensor]:
    """LPIPS-HED to the true target rendered at each size, of the answer (`model`), and of the untouched `source` and
    the colour `table` at that size, and of the `native` answer of the same weights that work at `plan.native`: named as
    `figure` says, (S,) float64 on the CPU. The own size of the model is among them.

    `tables` (S, 3, N, N, N): the colour table of each style.
    """
    styles = len(unseen.names)
    tally = Tally(styles, unseen.device)
    own = (unseen.width, unseen.height)
    sizes = (own, *plan.sizes)
    batches = list(groups(styles, plan.batch))
    native: Mirage | None = None  # made once
    done, total = 0, plan.clips * len(sizes) * len(batches)
    for turn in range(plan.clips):
        for size in sizes:
            footage = replace(unseen, width=size[0], height=size[1])  # the same places and looks, in more pixels
            for group in batches:
                style = torch.tensor(group, device=unseen.device)
                (clip,) = footage.stream(style, plan.frames, plan.frames, TURN + turn)
                codes = [unseen.code(index) for index in group]
                streams = subject.start(codes)
                answer = answer_at_size(streams, clip, own)
                pictures = {"model": answer, "source": clip.source, "table": apply_table(tables[style], clip.source)}
                if isinstance(streams, LoopStreams) and size != own and all(map(ge, size, plan.native)):
                    native = native or resized(streams.model, plan.native)
                    streams = streams.with_model(native)
                    for slot, code in enumerate(codes):
                        streams.set_style(slot, code)
                    pictures["native"] = answer_at_size(streams, clip, plan.native)
                for name, distance in lpips.distances(pictures, clip.target).items():
                    tally.add(figure(size, name), style, distance)
                done += 1
                tick("sizes", done / total)
    return tally.means()


def answer_at_size(streams: Restyler, clip: Clip, size: tuple[int, int]) -> Tensor:
    """The streams' answer to a clip of another size than the `size` (width, height) that the model works at, as the
    engine gives it: bytes, shrunk, restyled, and drawn again at the frame's own size. (B, T, 3, H, W) float, -1..1.
    """
    if clip.source.shape[-2:] == (size[1], size[0]):
        return restyle(streams, clip)
    frames = ((clip.source + 1) * 127.5).round().clamp(0, 255)
    batch, length = frames.shape[:2]
    shape = (size[1], size[0])
    shrunk = F.interpolate(frames.flatten(0, 1), size=shape, mode="bilinear", antialias=True)
    source = shrunk.view(batch, length, 3, *shape) / 127.5 - 1
    depth = F.interpolate(clip.depth, size=shape, mode="nearest-exact")
    small = clip._replace(source=source, depth=depth)
    if isinstance(streams, LoopStreams) and streams.knows_depth:
        large = streams.restyle_large(small, clip._replace(source=frames / 127.5 - 1))
        return ((large + 1) * 127.5).round() / 127.5 - 1
    styled = restyle(streams, small).float()
    full = frames.byte().permute(0, 1, 3, 4, 2).contiguous()
    rows = [
        torch.stack([restyle_frame(styled[b, t, None], source[b, t, None], full[b, t], RGB) for t in range(length)])
        for b in range(batch)
    ]
    return torch.stack(rows).permute(0, 1, 4, 2, 3).float() / 127.5 - 1
