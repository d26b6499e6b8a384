"""Ray casting of voxel worlds, shaded in one or two looks at once. `layout` explains every array.

`render` picks the Triton kernel for CUDA tensors and the numba reference for the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mirage_kernels.raycast import layout

if TYPE_CHECKING:
    import torch

__all__ = ["Rendered", "layout", "render"]


class Rendered(NamedTuple):
    """What the ray caster gives back."""

    images: list[torch.Tensor]
    """One `(B, T, 3, H, W)` float32 0..1 RGB for each look."""
    depth: torch.Tensor
    """`(B, T, H, W)` float32: blocks along the ray of the pixel's centre to the first surface, water included; 0
    where the sky is.
    """
    surface: torch.Tensor
    """`(B, T, H, W)` int16: block * 8 + face at the pixel's centre; 7 where the sky is. For a creature no block, and
    that of the world's six faces which its own is nearest to: 0 to 5.
    """


def render(
    cells: torch.Tensor,
    light: torch.Tensor,
    world: torch.Tensor,
    cameras: torch.Tensor,
    scene: torch.Tensor,
    textures: list[torch.Tensor],
    environments: list[torch.Tensor],
    width: int,
    height: int,
    *,
    samples: int = 5,
    far: float = 96.0,
    kernel: bool | None = None,
    ornaments: list[torch.Tensor | None] | None = None,
    bodies: torch.Tensor | None = None,
) -> Rendered:
    """Renders `(B, T)` frames in one or two looks.

    `samples`: rays a pixel, 1 (the centre) or 5 (the centre and four around it). `far`: where the world ends in haze,
    in blocks. `kernel`: force the Triton kernel (True) or the reference (False); None chooses by device.
    `ornaments`: `(B, SITES, ORNAMENT)` float32 for the look that adds shapes to the world, None for the other; depth
    and surface stay those of the world without them. `bodies`: `(B, T, MOBS, 1 + PARTS, BODY)` float32, creatures in
    every look.
    """
    import torch

    if samples not in (1, 5) or len(textures) not in (1, 2) or len(textures) != len(environments):
        raise ValueError(
            "samples must be 1 or 5, and there must be one or two looks, each with textures and an environment"
        )
    if world.shape[0] != cameras.shape[0] or cells.shape[1:] != (layout.SIZE_Y, layout.SIZE_Z, layout.SIZE_X):
        size = f"(N, {layout.SIZE_Y}, {layout.SIZE_Z}, {layout.SIZE_X})"
        raise ValueError(f"cells must be {size} and there must be one world index a sample")
    worn = ornaments or [None] * len(textures)
    if len(worn) != len(textures) or len([a for a in worn if a is not None]) > 1:
        raise ValueError("ornaments must be one entry a look, and at most one look may have them")
    shape = (world.shape[0], layout.SITES, layout.ORNAMENT)
    if any(a is not None and a.shape != shape for a in worn):
        raise ValueError(f"ornaments must be {shape}")
    if bodies is not None:
        if bodies.dim() != 5 or bodies.shape[:2] != cameras.shape[:2] or bodies.shape[4] != layout.BODY:
            raise ValueError(f"bodies must be (B, T, MOBS, 1 + PARTS, {layout.BODY}), like the cameras")
        bodies = bodies.float().contiguous()
    worn = [a if a is None else a.float().contiguous() for a in worn]
    cells, light, world, cameras, scene = (a.contiguous() for a in (cells, light, world, cameras, scene))
    textures, environments = [a.contiguous() for a in textures], [a.contiguous() for a in environments]
    if kernel if kernel is not None else cells.is_cuda:
        from mirage_kernels.raycast.kernel import render as run

        return Rendered(
            *run(cells, light, world, cameras, scene, textures, environments, worn, width, height, samples, far, bodies)
        )
    from mirage_kernels.raycast.frames import render as reference

    images, depth, surface = reference(
        cells.cpu().numpy(),
        light.cpu().numpy(),
        world.cpu().numpy(),
        cameras.cpu().numpy(),
        scene.cpu().numpy(),
        [a.cpu().numpy() for a in textures],
        [a.cpu().numpy() for a in environments],
        [a if a is None else a.cpu().numpy() for a in worn],
        width,
        height,
        samples,
        far,
        bodies if bodies is None else bodies.cpu().numpy(),
    )
    device = cells.device
    return Rendered(
        [torch.from_numpy(i).to(device) for i in images],
        torch.from_numpy(depth).to(device),
        torch.from_numpy(surface).to(device),
    )
