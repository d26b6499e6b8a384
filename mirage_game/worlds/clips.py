"""Clips for training and measuring: the same frames as a game would show them and as a style would, with everything
that is true about them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import torch
from torch import Tensor

from mirage_game.style.bank import StyleBank
from mirage_game.style.code import StyleCode, keeps_all
from mirage_game.style.upload import upload
from mirage_game.worlds import hud, looks, media
from mirage_game.worlds.cameras import ray_cameras
from mirage_game.worlds.mobs import make_mobs
from mirage_game.worlds.painting import ornaments_of, styled, target_look
from mirage_game.worlds.paths import FRAME_S, Paths, make_paths
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.precipitation import precipitation
from mirage_game.worlds.random import Draw
from mirage_game.worlds.textures import Look
from mirage_game.worlds.vanilla import VANILLA
from mirage_game.worlds.zoom import zoomed
from mirage_kernels import raycast


class Clip(NamedTuple):
    """Frames of `B` samples over `T` frames, all on the pool's device."""

    source: Tensor
    """`(B, T, 3, H, W)` float32 -1..1 RGB: the game as it is."""
    target: Tensor
    """The same in the style. Equal to `source` where the code keeps everything."""
    depth: Tensor
    """`(B, T, H, W)` float32, blocks along the pixel's ray, 0 for sky."""
    poses: Tensor
    """`(B, T, 7)` x, y, z, yaw_deg, pitch_deg, roll_deg, fov_y_deg."""
    camera: Tensor
    """`(B, T, 9)` see `cameras.camera_vector`."""
    controls: Tensor
    """`(B, T, 16)` see `paths.CONTROLS`."""
    style: Tensor
    """`(B,)` int64 index into the bank."""
    code: StyleCode
    """Of these styles, B rows."""
    time: Tensor
    """`(B, T)` float32 seconds on the clock by which the world moves."""
    surface: Tensor
    """`(B, T, H, W)` int16: block * 8 + face of what is seen in the middle of each pixel, see `layout`."""


@dataclass(frozen=True)
class ClipOptions:
    """What a clip contains besides its worlds."""

    samples: int = 5
    """Rays a pixel: 5 for smooth edges, 1 for speed."""
    far: float = 96.0
    hud: bool = True
    degrade: bool = True
    """Rain or snow before the source, and noise, scaling and compression on it."""
    mobs: bool = True
    """Creatures in some of the worlds."""
    plain: bool = False
    """The built-in game's own look instead of random texture packs."""
    zoom_share: float = 0.0
    """How many of the clips that `make_clip` makes, 0..1, show a crop of a larger picture, see `zoom`."""


def _choose(bank: StyleBank, styles: Tensor | None, draw: Draw, batch: int) -> list[int]:
    """Style numbers on the host."""
    if styles is None:
        styles = torch.randint(len(bank), (batch,), generator=draw.host())
    if styles.shape != (batch,):
        raise ValueError(f"styles must be one index a sample, ({batch},), not {tuple(styles.shape)}")
    return [int(number) for number in styles.tolist()]


@cache
def _game_look(device: torch.device) -> Look:
    """The built-in game's, B = 1."""
    return Look(*(part.to(device) for part in styled([VANILLA])))


def _plain_look(batch: int, draw: Draw) -> Look:
    game = _game_look(draw.device)
    return Look(game.textures.expand(batch, -1, -1, -1), game.environment.expand(batch, -1))


def _worn(source: Tensor, draw: Draw) -> Tensor:
    """The source after capture and compression."""
    batch = source.shape[0]
    u = draw.several(
        batch,
        noise=(0.0, 1.0),
        levels=(12.0, 48.0),
        few=(0.0, 1.0),
        chroma=(0.0, 1.0),
        shrink=(0.0, 1.0),
        shrunk=(0.0, 1.0),
    )
    noise = u["noise"] ** 3 * 0.03
    levels = u["levels"].floor() * (u["few"] < 0.12)
    chroma = (u["chroma"] < 0.3).float()
    shrink = u["shrink"] * (u["shrunk"] < 0.3)
    scale = 0.55 + 0.4 * float(torch.rand((), generator=draw.host()))
    return media.degrade(source, noise, levels, chroma, shrink, scale, draw.generator)


def make_clip(
    pool: WorldPool,
    batch: int,
    frames: int,
    width: int,
    height: int,
    bank: StyleBank,
    styles: Tensor | None = None,
    generator: torch.Generator | None = None,
    options: ClipOptions | None = None,
) -> Clip:
    """Makes one clip of random worlds of the pool, random paths, source looks and, unless given, styles of the bank,
    which lives on the pool's device.

    `styles` `(B,)` int64 indices into the bank: keep it on the CPU, a tensor on a GPU is waited for.
    `generator` may live on the CPU (the same clip on every device) or on the pool's device (faster); without one the
    pool's own goes on.
    """
    draw = Draw(generator or pool.draw.generator, pool.device)
    options = options or ClipOptions()
    world = draw.integer(batch, high=pool.count)
    paths = make_paths(draw, pool, world, frames)
    if options.zoom_share:
        paths = zoomed(draw, paths, options.zoom_share, width / height)
    return render_clip(pool, world, paths, width, height, bank, styles, draw, options)


def render_clip(
    pool: WorldPool,
    world: Tensor,
    paths: Paths,
    width: int,
    height: int,
    bank: StyleBank,
    styles: Tensor | None,
    draw: Draw,
    options: ClipOptions,
    first: int = 0,
) -> Clip:
    """A clip along given paths in given worlds `(B,)` int64; see `make_clip`.

    A long stream is rendered in chunks of one length: each with a draw of the same seed, and `first` the number of
    frames before it.
    """
    batch, frames = paths.poses.shape[:2]
    numbers = _choose(bank, styles, draw, batch)
    code, mediums = bank.take(numbers)
    now = looks.weather(draw, batch)
    source_look = _plain_look(batch, draw) if options.plain else looks.source_look(draw, now)
    styled_look = target_look(code, source_look)
    time = (
        draw.uniform(batch, 1, high=60.0) + torch.arange(first, first + frames, device=draw.device) * FRAME_S
    ).expand(batch, frames)
    pictures = raycast.render(
        pool.cells,
        pool.light,
        world.to(torch.int32),
        ray_cameras(paths.poses, time),
        now.scene,
        [source_look.textures, styled_look.textures],
        [source_look.environment, styled_look.environment],
        width,
        height,
        samples=options.samples,
        far=options.far,
        ornaments=[None, ornaments_of(code)],
        bodies=make_mobs(draw, pool, world, paths.poses, time) if options.mobs else None,
    )
    source, target = pictures.images
    # Drawn before the noise, whose draws depend on the number of frames: chunks of any length show the same.
    rain, rain_cover = precipitation(draw, batch, time, width, height)
    colour, cover = hud.overlays(draw, batch, width, height) if options.hud else (0.0, 0.0)
    target = media.finish(target, pictures.depth, pictures.surface, mediums)
    if options.degrade:
        source = _worn(source * (1 - rain_cover) + rain, draw)
    if options.hud:
        source, target = source * (1 - cover) + colour, target * (1 - cover) + colour
    target = torch.where(keeps_all(code).view(-1, 1, 1, 1, 1), source, target)
    return Clip(
        source * 2 - 1,
        target * 2 - 1,
        pictures.depth,
        paths.poses,
        paths.camera,
        paths.controls,
        upload(numbers, draw.device),
        code,
        time,
        pictures.surface,
    )
