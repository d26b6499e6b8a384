# mypy: allow-untyped-defs, allow-incomplete-defs, allow-untyped-calls, allow-untyped-decorators
"""Whole frames by the reference, one ray after another."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast.bodies import in_front
from mirage_kernels.raycast.reference import cast, grade, ray, shade
from mirage_kernels.raycast.sky import HALF, ONE, ZERO, F
from mirage_kernels.raycast.tables import TABLES
from mirage_kernels.scalar import compiled

Array = npt.NDArray[Any]


@compiled
def render_frame(
    cells, light, rows, ornaments, wearer, bodies, stride, camera, scene, textures, environments, far, samples, images,
    depth, surface
):  # fmt: skip
    """Renders one frame in every look; look number `wearer` (-1: none) has `ornaments` (SITES, ORNAMENT) float32.
    `bodies` (rows, BODY) float32 are the creatures, each of `stride` rows, or None.

    `cells`, `light` (Y * Z * X,) uint8; `camera` (CAMERA,), `scene` (SCENE,) float32; `textures` (L, BLOCKS, SIDES,
    TEXELS) int32; `environments` (L, ENVIRONMENT); writes `images` (L, 3, H, W) float32 0..1, `depth` (H, W) float32,
    `surface` (H, W) int16: block * 8 + face.
    """
    looks, _, height, width = images.shape
    ox, oy, oz = camera[lay.EYE], camera[lay.EYE + 1], camera[lay.EYE + 2]
    tangent, time = camera[lay.TAN], camera[lay.TIME]
    pixel = F(2) * tangent / F(height) * (HALF if samples > 1 else ONE)
    colour = np.zeros((looks, 3), np.float32)
    for row in range(height):
        for column in range(width):
            colour[:] = ZERO
            for s in range(samples):
                jx = HALF if s == 0 else (F(0.25) if s % 2 == 1 else F(0.75))
                jy = HALF if s == 0 else (F(0.25) if s < 3 else F(0.75))
                sx = (F(2) * (F(column) + jx) / F(width) - ONE) * tangent * F(width) / F(height)
                sy = (ONE - F(2) * (F(row) + jy) / F(height)) * tangent
                dx, dy, dz = ray(camera, sx, sy)
                hit = cast(cells, light, rows, ornaments, time, ox, oy, oz, dx, dy, dz, far, ZERO)
                if bodies is not None:
                    hit = in_front(rows, bodies, stride, hit, ox, oy, oz, dx, dy, dz, far)
                bare = (*hit[:10], ZERO, 0)
                if s == 0:
                    wet = hit[8] > ZERO
                    depth[row, column] = hit[8] if wet else hit[2]
                    surface[row, column] = lay.WATER * 8 + hit[9] if wet else hit[0] * 8 + hit[1]
                    if bodies is not None and hit[0] == lay.CREATURE and not wet:
                        surface[row, column] = hit[1]
                for look in range(looks):
                    r, g, b = shade(
                        rows,
                        textures[look],
                        environments[look],
                        ornaments,
                        bodies,
                        stride,
                        scene,
                        light,
                        hit if look == wearer else bare,
                        pixel,
                        time,
                        ox,
                        oy,
                        oz,
                        dx,
                        dy,
                        dz,
                        far,
                    )
                    colour[look, 0] += r
                    colour[look, 1] += g
                    colour[look, 2] += b
            for look in range(looks):
                k = ONE / F(samples)
                r, g, b = grade(environments[look], colour[look, 0] * k, colour[look, 1] * k, colour[look, 2] * k)
                images[look, 0, row, column], images[look, 1, row, column], images[look, 2, row, column] = r, g, b


def render(
    cells: Array,
    light: Array,
    world: Array,
    cameras: Array,
    scene: Array,
    textures: list[Array],
    environments: list[Array],
    ornaments: list[Array | None],
    width: int,
    height: int,
    samples: int,
    far: float,
    bodies: Array | None = None,
) -> tuple[Array, Array, Array]:
    """`raycast.render` on numpy arrays; see there."""
    batch, frames = cameras.shape[:2]
    looks = len(textures)
    wearer = next((k for k, worn in enumerate(ornaments) if worn is not None), -1)
    shapes = ornaments[wearer] if wearer >= 0 else None
    none = np.zeros((lay.SITES, lay.ORNAMENT), np.float32)
    images = np.empty((looks, batch, frames, 3, height, width), np.float32)
    depth = np.empty((batch, frames, height, width), np.float32)
    surface = np.empty((batch, frames, height, width), np.int16)
    for b in range(batch):
        texture = np.ascontiguousarray(np.stack([t[b] for t in textures]))
        environment = np.ascontiguousarray(np.stack([e[b] for e in environments]))
        for t in range(frames):
            view = np.empty((looks, 3, height, width), np.float32)
            render_frame(
                cells[world[b]].reshape(-1),
                light[world[b]].reshape(-1),
                TABLES,
                none if shapes is None else shapes[b],
                wearer,
                bodies if bodies is None else bodies[b, t].reshape(-1, lay.BODY),
                1 if bodies is None else bodies.shape[3],
                cameras[b, t],
                scene[b],
                texture,
                environment,
                np.float32(far),
                samples,
                view,
                depth[b, t],
                surface[b, t],
            )
            images[:, b, t] = view
    return images, depth, surface
