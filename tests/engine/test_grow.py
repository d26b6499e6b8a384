"""Larger frames whose depth and pose are known."""

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage_game.engine.backend import Job, Prompt
from mirage_game.engine.grow import full_source, grow_depth, into_frame, paint_at_size
from mirage_game.engine.loop import Loop
from mirage_game.engine.lsd import LsdBackend
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import Mirage
from mirage_game.style.code import PATTERNS, StyleCode, identity
from mirage_game.wire.messages import Pose
from mirage_game.worlds.cameras import pixel_rays

WIDTH, HEIGHT = 64, 48
POSE = torch.tensor([[0.3, 0.5, -0.2, 20.0, -10.0, 0.0, 70.0]])


def bricks(seed: int = 0) -> StyleCode:
    g = torch.Generator().manual_seed(seed)
    plain = identity()
    return plain._replace(
        pattern=torch.randint(1, len(PATTERNS), plain.pattern.shape, generator=g),
        surface=torch.rand(plain.surface.shape, generator=g),
    )


class Reader:
    def read(self, texts: list[str]) -> StyleCode:
        return bricks(len(texts[0]))


@pytest.fixture(scope="module")
def model() -> Mirage:
    torch.manual_seed(0)
    model = Mirage(PRESETS["nano"]).eval().requires_grad_(False)
    for p in model.parameters():
        p.data.add_(torch.randn_like(p) * 0.03)
    model.colour.bias.copy_(torch.eye(3, 8).add(torch.eye(3, 8).roll(4, 1)).flatten() / 2)  # half of what is worn
    return model


@pytest.fixture(params=["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"])
def backend(model: Mirage, request: pytest.FixtureRequest) -> LsdBackend:
    return LsdBackend(
        model.to(request.param), Reader(), sessions=2, compiled=False, fetches_at_size=True, clock=lambda: 0.0
    )


def room(width: int, height: int, poses: torch.Tensor = POSE) -> torch.Tensor:
    """Depth (1, 1, H, W) in the middle of a room of 6 blocks with a floor 2 below, and sky in a corner."""
    rays = pixel_rays(poses, width, height)
    near, far = torch.tensor([-6.0, -2.0, -6.0]), torch.tensor([6.0, 6.0, 6.0])
    eye = poses[:, None, None, :3]
    hit = torch.where(rays > 0, (far - eye) / rays, (near - eye) / rays).amin(-1)[:, None]
    hit[..., : height // 4, : width // 4] = 0
    return hit


def picture(width: int, height: int) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    return np.stack([x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height)], -1).astype(np.uint8)


def placed(frame: np.ndarray, depth: torch.Tensor | None = None, **rest: object) -> Job:
    height, width = frame.shape[:2]
    x, y, z, yaw, pitch, roll, fov = POSE[0].tolist()
    pose = Pose(x=x, y=y, z=z, yaw_deg=yaw, pitch_deg=pitch, roll_deg=roll, fov_y_deg=fov)
    depth = room(width, height) if depth is None else depth
    known = {"format": "rgb8", "pose": pose, "depth": depth[0, 0].numpy()} | rest
    return Job(1, frame, **known)


def test_at_the_models_own_size_it_is_the_models_own_picture(model: Mirage) -> None:
    model.cpu()
    loop = Loop(model, batch=2)
    for slot in range(2):
        loop.set_style(slot, bricks(slot))
    source, depth, poses = torch.rand(2, 3, HEIGHT, WIDTH) * 2 - 1, room(WIDTH, HEIGHT), POSE.expand(2, -1)
    known = loop.known(source, depth=depth.expand(2, -1, -1, -1), poses=poses)
    painting = loop.paint(source, known)
    large = paint_at_size(painting, source, known.depth, poses, known.clock, loop.style)
    torch.testing.assert_close(large, painting.clean.clamp(-1, 1), atol=1e-5, rtol=0)


def test_a_larger_frame_shows_the_same_with_finer_materials(backend: LsdBackend) -> None:
    small, large = picture(WIDTH, HEIGHT), picture(4 * WIDTH, 4 * HEIGHT)
    backend.open(1, backend.prepare(Prompt("gears")))
    at_size = backend.run([placed(large)], steps=2)[0].pixels
    backend._fetches_at_size = False
    upsampled = backend.run([placed(large)], steps=2)[0].pixels
    own = backend.run([placed(small)], steps=2)[0].pixels

    def shrunk(pixels: np.ndarray) -> torch.Tensor:
        image = torch.from_numpy(pixels).permute(2, 0, 1)[None].float()
        return F.interpolate(image, size=(HEIGHT, WIDTH), mode="area")[0].permute(1, 2, 0)

    def detail(pixels: np.ndarray) -> float:
        return float(np.abs(np.diff(pixels.astype(float), axis=1)).mean())

    assert at_size.shape == large.shape
    assert (shrunk(at_size) - torch.from_numpy(own)).abs().mean() < np.abs(own.astype(float) - small).mean() / 2
    assert detail(at_size) > 1.3 * detail(upsampled)


def test_formats_row_order_strength_and_alpha(backend: LsdBackend) -> None:
    rgb = picture(160, 120)
    rgba = np.dstack([rgb, np.full(rgb.shape[:2], 200, np.uint8)])
    depth = room(160, 120)

    def shown(job: Job, strength: float = 1.0) -> np.ndarray:
        backend.open(1, backend.prepare(Prompt("gears", strength=strength)))
        pixels = backend.run([job], steps=2)[0].pixels
        backend.close(1)
        return pixels.astype(int)

    plain = shown(placed(rgb))
    with_alpha = shown(placed(rgba, depth, format="rgba8"))
    bgra = shown(placed(np.ascontiguousarray(rgba[..., [2, 1, 0, 3]]), depth, format="bgra8"))
    flipped = shown(placed(np.ascontiguousarray(rgb[::-1]), depth.flip(2), bottom_up=True))
    assert (with_alpha[..., 3] == 200).all()
    assert np.abs(with_alpha[..., :3] - plain).max() <= 1
    assert np.abs(bgra[..., [2, 1, 0]] - plain).max() <= 1
    assert np.abs(flipped[::-1] - plain).mean() < 0.1  # a texel at a border may round to its neighbour
    assert np.array_equal(shown(placed(rgb), 0.0), rgb)
    assert np.abs(shown(placed(rgb), 0.5) - (plain + rgb) / 2).max() <= 1


def test_a_batch_in_which_some_know_depth(backend: LsdBackend) -> None:
    frame = picture(160, 120)
    unknown = Job(2, picture(96, 72), "rgb8")
    together, alone = {}, {}
    for into, batches in ((together, [[0, 1]]), (alone, [[0], [1]])):
        jobs = [placed(frame), unknown]
        for session in (1, 2):
            backend.open(session, backend.prepare(Prompt("gears", seed=session)))
        for batch in batches:
            for at, result in zip(batch, backend._run([jobs[i] for i in batch], 2), strict=True):
                into[at] = result.pixels.astype(int)
        for session in (1, 2):
            backend.close(session)
    assert together[0].shape == frame.shape
    assert together[1].shape == unknown.pixels.shape
    for at in (0, 1):
        assert np.abs(together[at] - alone[at]).mean() < 0.2


@given(st.sampled_from([(32, 24), (64, 48), (50, 30), (200, 150)]), st.floats(-1e9, 1e9))
@settings(deadline=None, max_examples=20)
def test_depth_of_any_size_and_any_numbers(size: tuple[int, int], number: float) -> None:
    depth = torch.full((1, 1, size[1], size[0]), number).clamp(min=0)
    depth[..., ::3] = 4.0
    grown = grow_depth(depth, POSE, (96, 128))
    assert grown.shape == (1, 1, 96, 128)
    assert grown.isfinite().all()
    assert (grown >= 0).all()


def test_planes_stay_planes_when_depth_grows() -> None:
    true, coarse = room(256, 192), room(64, 48)
    grown, nearest = grow_depth(coarse, POSE, (192, 256)), F.interpolate(coarse, size=(192, 256), mode="nearest-exact")
    assert ((grown == 0) == (nearest == 0)).all()
    both = (true > 0) & (grown > 0)
    error, before = (((x / true.clamp(min=0.1)) - 1).abs()[both] for x in (grown, nearest))
    assert error.median() < 1e-4
    assert (error < 1e-3).float().mean() > 0.9
    assert error.mean() < before.mean() / 5
    assert torch.equal(grow_depth(true, POSE, (192, 256)), true)


def test_frames_come_back_as_they_were() -> None:
    frame = torch.randint(0, 256, (5, 7, 4), dtype=torch.uint8)
    for order in ((0, 1, 2), (2, 1, 0)):
        for bottom_up in (False, True):
            assert torch.equal(into_frame(full_source(frame, order, bottom_up), frame, order, 1.0, bottom_up), frame)
