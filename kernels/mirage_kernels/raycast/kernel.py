# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""The ray caster as one Triton kernel: casts every ray once and shades it in every look. `reference.py` says the same
in plain code.

A program renders one tile of pixels with a single warp, so that a tile ends when its own rays have ended. Nothing is
kept between casting and shading but registers.
"""

from __future__ import annotations

import torch
import triton
import triton.language as tl

from mirage_kernels.raycast import constants as c
from mirage_kernels.raycast.bodies_kernel import in_front
from mirage_kernels.raycast.rays import cast, ray
from mirage_kernels.raycast.shading import shade, store
from mirage_kernels.raycast.sky_kernel import cloud
from mirage_kernels.raycast.tables import TABLES

REGISTERS = 128  # a lane: the compiler would take more without need, and then fewer tiles run at once


@triton.jit
def render_tiles(
    cells,
    light,
    world,
    rows,
    cameras,
    scene,
    tex_a,
    tex_b,
    env_a,
    env_b,
    ornaments,
    bodies,
    image_a,
    image_b,
    depth,
    surface,
    frames,
    width,
    height,
    far,
    SAMPLES: tl.constexpr,
    LOOKS: tl.constexpr,
    WEARER: tl.constexpr,
    MOBS: tl.constexpr,
    STRIDE: tl.constexpr,
    TILE_W: tl.constexpr,
    TILE_H: tl.constexpr,
):
    """One tile of one frame; look `WEARER` (-1: none) has `ornaments`, all have `MOBS` creatures of `STRIDE`
    rows. Grid: (tiles across * tiles down, B * T)."""
    across = (width + TILE_W - 1) // TILE_W
    tile, frame = tl.program_id(0), tl.program_id(1).to(tl.int64)
    sample = frame // frames
    lane = tl.arange(0, TILE_W * TILE_H)
    column, row = (tile % across) * TILE_W + lane % TILE_W, (tile // across) * TILE_H + lane // TILE_W
    inside = (column < width) & (row < height)
    where = tl.load(world + sample).to(tl.int64) * c.CELLS
    cells, light = cells + where, light + where
    camera, scene = cameras + frame * c.N_CAMERA, scene + sample * c.N_SCENE
    tex_a, tex_b = tex_a + sample * (c.BLOCKS * c.SIDES * c.TEXELS), tex_b + sample * (c.BLOCKS * c.SIDES * c.TEXELS)
    env_a, env_b = env_a + sample * c.N_ENV, env_b + sample * c.N_ENV
    ornaments += sample * (c.N_SITES * c.N_ORNAMENT)
    bodies += frame * (MOBS * STRIDE * c.N_BODY)
    ox, oy, oz = tl.load(camera), tl.load(camera + 1), tl.load(camera + 2)
    tangent, time = tl.load(camera + c.TAN), tl.load(camera + c.TIME)
    pixel = 2.0 * tangent / height * (0.5 if SAMPLES > 1 else 1.0)
    ra, ga, ba = lane * 0.0, lane * 0.0, lane * 0.0
    rb, gb, bb = lane * 0.0, lane * 0.0, lane * 0.0
    pixels = width * height
    at = row * width + column
    for s in range(SAMPLES):
        jx = tl.where(s == 0, 0.5, tl.where(s % 2 == 1, 0.25, 0.75))
        jy = tl.where(s == 0, 0.5, tl.where(s < 3, 0.25, 0.75))
        sx = (2.0 * (column + jx) / width - 1.0) * tangent * width / height
        sy = (1.0 - 2.0 * (row + jy) / height) * tangent
        dx, dy, dz = ray(camera, sx, sy)
        block, face, t, x, y, z, u, v, wt, wf, shape_t, mark = cast(
            cells, light, rows, ornaments, time, ox, oy, oz, dx, dy, dz, far, inside, WEARER >= 0
        )
        if MOBS > 0:
            block, face, t, x, y, u, v, wt, shape_t = in_front(
                rows, bodies, block, face, t, x, y, u, v, wt, shape_t, ox, oy, oz, dx, dy, dz, far, inside, MOBS, STRIDE
            )
        if s == 0:
            wet = wt > 0.0
            tl.store(depth + frame * pixels + at, tl.where(wet, wt, t), mask=inside)
            seen = tl.where(block == c.CREATURE, 0, block) if MOBS > 0 else block
            code = tl.where(wet, c.WATER_ID * 8 + wf, seen * 8 + face)
            tl.store(surface + frame * pixels + at, code.to(tl.int16), mask=inside)
        cover = cloud(rows, scene, ox, oy, oz, dx, dy, dz, inside)
        r, g, b = shade(
            rows,
            tex_a,
            env_a,
            ornaments,
            bodies,
            scene,
            light,
            block,
            face,
            t,
            x,
            y,
            z,
            u,
            v,
            wt,
            wf,
            shape_t,
            mark,
            cover,
            pixel,
            time,
            ox,
            oy,
            oz,
            dx,
            dy,
            dz,
            far,
            inside,
            WEARER == 0,
            MOBS,
            STRIDE,
        )
        ra, ga, ba = ra + r, ga + g, ba + b
        if LOOKS == 2:
            r, g, b = shade(
                rows,
                tex_b,
                env_b,
                ornaments,
                bodies,
                scene,
                light,
                block,
                face,
                t,
                x,
                y,
                z,
                u,
                v,
                wt,
                wf,
                shape_t,
                mark,
                cover,
                pixel,
                time,
                ox,
                oy,
                oz,
                dx,
                dy,
                dz,
                far,
                inside,
                WEARER == 1,
                MOBS,
                STRIDE,
            )
            rb, gb, bb = rb + r, gb + g, bb + b
    store(image_a, frame * 3 * pixels + at, pixels, env_a, ra, ga, ba, SAMPLES, inside)
    if LOOKS == 2:
        store(image_b, frame * 3 * pixels + at, pixels, env_b, rb, gb, bb, SAMPLES, inside)


def render(
    cells: torch.Tensor,
    light: torch.Tensor,
    world: torch.Tensor,
    cameras: torch.Tensor,
    scene: torch.Tensor,
    textures: list[torch.Tensor],
    environments: list[torch.Tensor],
    ornaments: list[torch.Tensor | None],
    width: int,
    height: int,
    samples: int,
    far: float,
    bodies: torch.Tensor | None = None,
    tile: tuple[int, int] = (8, 4),
) -> tuple[list[torch.Tensor], torch.Tensor, torch.Tensor]:
    """`raycast.render` on the tensors' device; see there."""
    batch, frames = cameras.shape[:2]
    device = cells.device
    images = [torch.empty(batch, frames, 3, height, width, device=device) for _ in textures]
    depth = torch.empty(batch, frames, height, width, device=device)
    surface = torch.empty(batch, frames, height, width, dtype=torch.int16, device=device)
    rows = tables_on(device)
    worn = [(k, shapes) for k, shapes in enumerate(ornaments) if shapes is not None]
    wearer, shapes = worn[0] if worn else (-1, environments[0])  # never read where nobody wears any
    mobs, stride = (0, 1) if bodies is None else bodies.shape[2:4]
    grid = (triton.cdiv(width, tile[0]) * triton.cdiv(height, tile[1]), batch * frames)
    render_tiles[grid](
        cells,
        light,
        world,
        rows,
        cameras,
        scene,
        textures[0],
        textures[-1],
        environments[0],
        environments[-1],
        shapes,
        environments[0] if bodies is None else bodies,
        images[0],
        images[-1],
        depth,
        surface,
        frames,
        width,
        height,
        float(far),
        SAMPLES=samples,
        LOOKS=len(textures),
        WEARER=wearer,
        MOBS=mobs,
        STRIDE=stride,
        TILE_W=tile[0],
        TILE_H=tile[1],
        num_warps=1,
        maxnreg=REGISTERS,
    )
    return images, depth, surface


_TABLES: dict[torch.device, torch.Tensor] = {}


def tables_on(device: torch.device) -> torch.Tensor:
    """The tables on a device; copied there once."""
    if device not in _TABLES:
        _TABLES[device] = torch.from_numpy(TABLES).to(device)
    return _TABLES[device]
