"""Real frames among the made ones: clips of a real game whose target is the clip itself, so that a model that is asked
for nothing returns what it was given, of games too that look like no world of ours.

A clip is made of one picture, over which a view pans and zooms slowly. `scripts/film_supertuxkart.py` films pictures.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image, UnidentifiedImageError
from torch import Generator, Tensor

from mirage_game.model.transformer import Conditions
from mirage_game.style.code import StyleCode, identity, to
from mirage_game.train.data import Batch

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})
IGNORED = -100  # the role of a place of which nobody knows what it shows: cross entropy leaves it out
STILL_SHARE = 0.25  # of the clips show the whole picture and do not move, as menus do; they are as sharp as the file
ZOOM = 0.3  # the view is up to 1 + ZOOM times nearer than the whole picture
APPROACH = 0.06  # how much nearer or farther it gets over a clip, at most
DRIFT = 0.4  # how far it pans over a clip, at most: share of the way from the middle to the picture's edge
CONTRAST, BRIGHTNESS = 0.2, 0.15  # jitter, up and down, of pictures in -1..1


class RealFrames:
    """All pictures of a folder, on the device."""

    pictures: Tensor
    """`(N, 3, H, W)` uint8 RGB, in the order of their names."""

    def __init__(self, folder: Path, width: int, height: int, device: torch.device) -> None:
        """Loads the pictures, of any size, and scales them to the size of the work.

        Raises ValueError when the folder is missing, has no pictures, or one of them cannot be read.
        """
        if not folder.is_dir():
            raise ValueError(f"{folder} is no folder: name one with pictures of games")
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES)
        if not files:
            raise ValueError(f"{folder} has no pictures ({', '.join(sorted(SUFFIXES))}): put frames of games there")
        loaded = np.stack([_load(file, width, height) for file in files])
        self.pictures = torch.from_numpy(loaded).permute(0, 3, 1, 2).contiguous().to(device)
        self._identity: StyleCode = to(identity(), device)

    def __len__(self) -> int:
        return self.pictures.shape[0]

    def clips(self, count: int, frames: int, generator: Generator) -> Tensor:
        """Clips of pictures drawn at random, (count, frames, 3, H, W) float32, -1..1, RGB; half are mirrored."""
        device, (height, width) = self.pictures.device, self.pictures.shape[-2:]
        of = torch.randint(len(self), (count,), generator=generator, device=device)
        picture = self.pictures[of].float() / 127.5 - 1
        view = _views(count, frames, generator, device)
        # One tall grid a clip: the picture need not be repeated for each frame.
        grid = F.affine_grid(view.flatten(0, 1), [count * frames, 3, height, width], align_corners=False)
        grid = grid.view(count, frames * height, width, 2)
        seen = F.grid_sample(picture, grid, mode="bicubic", padding_mode="border", align_corners=False)
        gain, shift = torch.rand((2, count, 1, 1, 1), generator=generator, device=device) * 2 - 1
        seen = seen * (1 + gain * CONTRAST) + shift * BRIGHTNESS
        return torch.unflatten(seen.clamp(-1, 1), 2, (frames, height)).transpose(1, 2)

    def mix(self, batch: Batch, share: float, generator: Generator) -> Batch:
        """The batch with `share` of its clips, 0..1 and rounded, replaced by real ones, at places drawn at random.

        Their target is their source, their code keeps everything, of their frames nothing is known but the clock, and
        their roles are `IGNORED`. At least one clip stays: the cross entropy of no places at all is not a number.
        Nothing waits for the device: how many clips is known on the host, which ones only there.
        """
        if not 0 <= share <= 1:
            raise ValueError(f"share must be in 0..1, not {share}")
        clips, frames = batch.source.shape[:2]
        count, device = min(round(share * clips), clips - 1), batch.source.device
        if count == 0:
            return batch
        chosen = torch.rand(clips, generator=generator, device=device).argsort()[:count]
        rows = (chosen[:, None] * frames + torch.arange(frames, device=device)).flatten()
        real = self.clips(count, frames, generator).to(batch.source.dtype)
        kept = [part.expand(count, *part.shape[1:]) for part in self._identity]
        # `none` clears every condition there is, also those that have no `has_` of their own.
        unknown = Conditions.none(real.flatten(0, 1))._replace(clock=batch.conditions.clock[rows])
        return batch._replace(
            source=batch.source.index_copy(0, chosen, real),
            target=batch.target.index_copy(0, chosen, real),
            code=StyleCode(*(_put(old, chosen, new) for old, new in zip(batch.code, kept, strict=True))),
            conditions=Conditions(*(_put(old, rows, new) for old, new in zip(batch.conditions, unknown, strict=True))),
            roles=batch.roles.index_fill(0, rows, IGNORED),
        )


def _put(old: Tensor, at: Tensor, new: Tensor) -> Tensor:
    """A copy of `old` whose rows `at` are `new`."""
    return old.index_copy(0, at, new.to(old.dtype))


def _load(file: Path, width: int, height: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """One picture (H, W, 3) uint8 RGB."""
    try:
        with Image.open(file) as picture:
            return np.asarray(picture.convert("RGB").resize((width, height), Image.Resampling.BICUBIC))
    except (UnidentifiedImageError, OSError) as error:
        raise ValueError(f"{file} is not a picture that can be read: replace or remove it") from error


def _views(count: int, frames: int, generator: Generator, device: torch.device) -> Tensor:
    """What part of the picture each frame shows, (count, frames, 2, 3): where a place of the frame, -1..1 from edge to
    edge, lies in the picture. No view reaches over the picture's edge.
    """
    moves, near, approach, mirrored = torch.rand((4, count, 1), generator=generator, device=device)
    start, drift = torch.rand((2, count, 1, 2), generator=generator, device=device) * 2 - 1
    moves, over = moves >= STILL_SHARE, torch.linspace(0, 1, frames, device=device)
    zoom = (1 + near * ZOOM + (approach * 2 - 1) * APPROACH * over).clamp(min=1)
    scale = torch.where(moves, 1 / zoom, 1.0)
    centre = (start + drift * DRIFT * over[:, None]).clamp(-1, 1) * (1 - scale)[..., None]
    side = torch.where(mirrored < 0.5, -scale, scale)
    none = torch.zeros_like(scale)
    return torch.stack([side, none, centre[..., 0], none, scale, centre[..., 1]], -1).view(count, frames, 2, 3)
