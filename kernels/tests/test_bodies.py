"""Creatures in the ray caster: a box is where projection says, before what it hides and behind what hides it. Kernel
and reference agree.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import torch

from mirage_kernels.raycast import Rendered, faces, render
from mirage_kernels.raycast import layout as lay

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT, TANGENT = 33, 25, 0.5
EYE = (64.0, 20.0, 64.0)  # looks along -z

PROGRAM = """
import torch
from mirage_game.worlds import looks
from mirage_game.worlds.cameras import axes, ray_cameras
from mirage_game.worlds.paths import make_paths
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_game.worlds.styles import style_looks
from mirage_kernels.raycast import Rendered, faces, kernel, layout as lay, render

draw, pool, world, mobs, rows = Draw.seeded(5, "cpu"), WorldPool(2, seed=5), torch.tensor([1, 0]), 3, 5
poses = make_paths(draw, pool, world, 1).poses
now = looks.weather(draw, 2)
look, styled, pick = looks.source_look(draw, now), style_looks(torch.device("cpu")), torch.tensor([6, 15])
shapes = draw.uniform(2, lay.SITES, lay.ORNAMENT)
shapes[..., 0] = 3
shape = (2, 1, mobs, rows)
bodies, place = draw.uniform(*shape, lay.BODY), draw.uniform(*shape, 3) * 2 - 1
right, up, forward = (a[:, :, None, None] for a in axes(poses))
ahead = 3 + 2 * place[..., :1]
aside = right * place[..., 1:2] * 0.6 + up * place[..., 2:] * 0.4
bodies[..., :3] = poses[:, :, None, None, :3] + ahead * (forward + aside)
turned = torch.linalg.qr(draw.normal(*shape, 3, 3))[0] / (0.2 + 0.8 * draw.uniform(*shape, 3, 1))
bodies[..., lay.BOX_MATRIX : lay.BOX_COLOURS] = turned.flatten(-2)
bodies[..., lay.BOX_PATTERN] = draw.integer(*shape, high=lay.PATTERNS).float()
bodies[..., lay.BOX_PICTURE] = draw.integer(*shape, high=len(faces.NAMES)).float()
bodies[..., lay.BOX_TEXELS : lay.BOX_HOLES] = draw.integer(*shape, 3, low=2, high=20).float()
bodies[..., lay.BOX_HOLES] = draw.integer(*shape, high=2).float()
whole, parts = bodies[:, :, :, 0], bodies[:, :, :, 1:]
whole[..., :3] = parts[..., :3].mean(3)
whole[..., lay.WHOLE_RADIUS] = (parts[..., :3] - whole[..., None, :3]).norm(dim=-1).amax(-1) + 1.8
whole[..., lay.WHOLE_BOXES] = rows - 1
whole[:, :, 1, lay.WHOLE_RADIUS] = 0  # nobody
arguments = (
    pool.cells, pool.light, world.int(), ray_cameras(poses, torch.full((2, 1), 1.3)), now.scene,
    [look.textures, styled.textures[pick]], [look.environment, styled.environment[pick]],
)
width, height, samples, worn = 37, 21, 1, [None, shapes]
plain_empty = torch.empty
torch.empty = lambda *a, **k: plain_empty(*a, **k).fill_(-7 if k.get("dtype") == torch.int16 else float("nan"))
a = render(*arguments, width, height, samples=samples, kernel=False, ornaments=worn, bodies=bodies)
b = Rendered(*kernel.render(*arguments, worn, width, height, samples, 96.0, bodies, tile=(32, 16)))
seen = (a.surface < 6).float().mean().item()
assert 0.1 < seen < 0.9, seen
for one, two in zip(a.images, b.images):
    near = ((one - two).abs() < 0.03).float().mean().item()
    assert near > 0.985, near
    assert (one - two).abs().mean() < 0.004
assert (a.surface == b.surface).float().mean() > 0.985
assert torch.isclose(a.depth, b.depth, rtol=1e-3, atol=1e-3).float().mean() > 0.985
"""


def test_kernel_agrees_with_reference() -> None:
    pytest.importorskip("triton")
    paths = f"{ROOT}{os.pathsep}{ROOT / 'kernels'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"
    environment = os.environ | {"TRITON_INTERPRET": "1", "PYTHONPATH": paths}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]


def box(
    x: float, y: float, z: float, half: tuple[float, float, float], yaw: float = 0.0, **numbers: float
) -> torch.Tensor:
    """A creature of one box, its front towards +z turned by `yaw` to +x: `(1, 1, 1, 2, BODY)`."""
    bodies = torch.zeros(1, 1, 1, 2, lay.BODY)
    whole, part = bodies[0, 0, 0]
    whole[:5] = torch.tensor([x, y, z, math.hypot(*half), 1])
    whole[lay.WHOLE_COLOURS : lay.WHOLE_GLOW] = torch.tensor([0.0, 0, 1] * 3)
    c, s = math.cos(yaw), math.sin(yaw)
    turn = torch.tensor([[c, 0, -s], [0, 1, 0], [s, 0, c]]) / torch.tensor(half)[:, None]
    part[:3] = torch.tensor([x, y, z])
    part[lay.BOX_MATRIX : lay.BOX_COLOURS] = turn.flatten()
    part[lay.BOX_COLOURS : lay.BOX_PATTERN] = torch.tensor([1.0, 0, 0, 0, 1, 0])
    part[lay.BOX_TEXELS : lay.BOX_HOLES] = 16.0
    for name, value in numbers.items():
        part[getattr(lay, name)] = value
    return bodies


def wall(z: int, block: int) -> torch.Tensor:
    """A world of air but for one layer of a block across the view."""
    cells = torch.full((1, lay.SIZE_Y, lay.SIZE_Z, lay.SIZE_X), lay.AIR_BASE + 1, dtype=torch.uint8)
    cells[:, :, z] = block
    return cells


def shot(bodies: torch.Tensor | None, cells: torch.Tensor | None = None, **options: Any) -> Rendered:
    cells = wall(40, lay.STONE) if cells is None else cells
    cameras = torch.zeros(1, 1, lay.CAMERA)
    cameras[..., :12] = torch.tensor([*EYE, 1, 0, 0, 0, 1, 0, 0, 0, -1])
    cameras[..., lay.TAN] = TANGENT
    textures = torch.full((1, lay.BLOCKS, lay.SIDES, lay.TEXELS), 0x808080, dtype=torch.int32)
    environment = torch.zeros(1, lay.ENVIRONMENT)
    environment[:, lay.AMBIENT : lay.AMBIENT + 3] = 1
    for at in (lay.FACE_X, lay.FACE_Z, lay.FACE_DOWN, lay.GLOW, lay.SATURATION, lay.CONTRAST, lay.GAMMA, lay.GAIN):
        environment[:, at] = 1
    environment[:, lay.FOG_START] = 100
    light = torch.full_like(cells, 15)
    return render(
        cells, light, torch.zeros(1, dtype=torch.int32), cameras, torch.zeros(1, lay.SCENE), [textures], [environment],
        WIDTH, HEIGHT, samples=1, kernel=False, bodies=bodies, **options,
    )  # fmt: skip


def red(picture: Rendered) -> torch.Tensor:
    found: torch.Tensor = (picture.images[0][0, 0] - torch.tensor([1.0, 0, 0])[:, None, None]).abs().amax(0) < 0.3
    return found


def test_a_box_is_where_projection_says_with_the_depth_of_its_front() -> None:
    away, half = 6.0, (0.8, 0.5, 0.25)
    picture = shot(box(EYE[0] + 0.5, EYE[1] - 0.4, EYE[2] - away, half))
    front = away - half[2]
    x = ((torch.arange(WIDTH) + 0.5) / WIDTH * 2 - 1) * TANGENT * WIDTH / HEIGHT * front
    y = (1 - (torch.arange(HEIGHT) + 0.5) / HEIGHT * 2) * TANGENT * front
    front_seen = ((x - 0.5).abs() < half[0])[None] & ((y + 0.4).abs() < half[1])[:, None]
    assert red(picture)[front_seen].all()
    # It is nearer than its middle: from the side and from above a little more of it shows than its front.
    assert front_seen.sum() <= red(picture).sum() < front_seen.sum() * 1.3
    ray = (1 + (x / front)[None] ** 2 + (y / front)[:, None] ** 2).sqrt()
    assert torch.allclose(picture.depth[0, 0][front_seen], (front * ray)[front_seen], rtol=1e-4)
    assert (picture.surface[0, 0][front_seen] == 5).all()  # no block, seen from +z
    assert ((picture.surface[0, 0] < 6) == red(picture)).all()


def test_a_box_behind_a_wall_is_hidden_and_frames_without_creatures_are_what_they_were() -> None:
    nobody, behind = shot(None), shot(box(EYE[0], EYE[1], 38.0, (3.0, 3.0, 0.5)))
    absent = box(EYE[0], EYE[1], EYE[2] - 5, (1.0, 1.0, 1.0))
    absent[..., 0, lay.WHOLE_RADIUS] = 0
    for other in (behind, shot(absent), shot(box(*EYE, (1.0, 1.0, 1.0)))):  # the eye in a box does not see it
        assert torch.allclose(nobody.images[0], other.images[0], atol=1e-6)
        assert torch.allclose(nobody.depth, other.depth)
        assert torch.equal(nobody.surface, other.surface)


def test_the_nearer_of_two_wins_whatever_their_order() -> None:
    near = box(EYE[0], EYE[1], EYE[2] - 4, (0.6, 0.6, 0.6))
    far = box(EYE[0], EYE[1], EYE[2] - 7, (4.0, 4.0, 0.6))
    far[..., 1, lay.BOX_COLOURS : lay.BOX_COLOURS + 3] = torch.tensor([0.0, 1, 0])
    one, two = (shot(torch.cat(order, 2)) for order in ((near, far), (far, near)))
    assert torch.allclose(one.images[0], two.images[0], atol=0.3)  # texels of another row are other grains
    assert torch.equal(one.depth, two.depth)
    middle = (HEIGHT // 2, WIDTH // 2)
    assert red(one)[middle]
    assert not red(one)[0].any()
    assert one.depth[0, 0][middle] == pytest.approx(3.4, rel=1e-3)


def test_water_stays_before_what_stands_in_it_and_not_behind_what_stands_before_it() -> None:
    water = wall(58, lay.WATER)
    before = shot(box(EYE[0], EYE[1], 61.0, (0.3, 0.3, 0.3)), water)
    behind = shot(box(EYE[0], EYE[1], 56.0, (0.3, 0.3, 0.3)), water)
    middle = (0, 0, HEIGHT // 2, WIDTH // 2)
    assert before.surface[middle] == 5
    assert before.depth[middle] == pytest.approx(2.7, rel=1e-3)
    assert behind.surface[middle] == lay.WATER * 8 + 5
    assert behind.depth[middle] == pytest.approx(5.0, rel=1e-3)
    assert red(before)[middle[2:]]


def test_a_head_has_its_face_on_its_front_only() -> None:
    blue = []
    for yaw in (0.0, math.pi):
        person = box(EYE[0], EYE[1], EYE[2] - 2, (0.5, 0.5, 0.5), yaw, BOX_PICTURE=float(faces.NAMES.index("person")))
        blue.append((shot(person).images[0][0, 0, 2] > 0.7).float().mean().item())
    assert blue[0] > 0.02  # its face
    assert blue[1] == 0  # the back of its head


def test_a_board_has_holes_where_its_picture_has_none() -> None:
    name = "eye"
    board = box(
        EYE[0], EYE[1], EYE[2] - 2.01, (0.5, 0.5, 0.01), BOX_PICTURE=float(faces.NAMES.index(name)), BOX_HOLES=1.0
    )
    picture = shot(board)
    there = picture.surface[0, 0] < 6
    assert there[HEIGHT // 2, WIDTH // 2]
    filled = sum(mark != "." for row in faces.BOARDS[name] for mark in row) / 256
    whole = (shot(box(EYE[0], EYE[1], EYE[2] - 2.01, (0.5, 0.5, 0.01))).surface[0, 0] < 6).sum()
    assert there.sum() / whole == pytest.approx(filled, abs=0.05)


def test_wrong_bodies_are_refused() -> None:
    with pytest.raises(ValueError, match="bodies"):
        shot(torch.zeros(1, 2, 1, 2, lay.BODY))


def test_pictures_are_sixteen_by_sixteen() -> None:
    assert all(len(picture) == 16 and all(len(row) == 16 for row in picture) for picture in faces.PICTURES.values())
    assert len(faces.ROWS) == 16 * len(faces.NAMES)
    assert all(0 <= row < 1 << 32 for row in faces.ROWS)
