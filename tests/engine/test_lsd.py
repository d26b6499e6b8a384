import numpy as np
import pytest
import torch
from torch._dynamo.exc import BackendCompilerFailed

from mirage_game.engine.backend import Job, Prompt
from mirage_game.engine.lsd import EngineFull, LsdBackend
from mirage_game.model.presets import PRESETS
from mirage_game.model.transformer import Mirage
from mirage_game.style.code import PATTERNS, StyleCode, identity
from mirage_game.wire.messages import Controls, Pose


class Reader:
    """Any text, told apart by its length: the real one has its own tests."""

    def read(self, texts: list[str]) -> StyleCode:
        g = torch.Generator().manual_seed(len(texts[0]))
        plain = identity()
        return plain._replace(
            pattern=torch.randint(1, len(PATTERNS), plain.pattern.shape, generator=g),
            surface=torch.rand(plain.surface.shape, generator=g),
        )


class Clock:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"])
def backend(clock: Clock, request: pytest.FixtureRequest) -> LsdBackend:
    torch.manual_seed(0)
    model = Mirage(PRESETS["nano"]).eval().requires_grad_(False)
    for p in model.parameters():
        p.data.add_(torch.randn_like(p) * 0.03)
    model.to(request.param)
    return LsdBackend(model, Reader(), sessions=2, compiled=False, clock=clock)


def picture(height: int = 90, width: int = 160, channels: int = 3, seed: int = 0) -> np.ndarray:
    y, x = np.mgrid[0:height, 0:width]
    base = np.stack([x * 255 // width, y * 255 // height, (x + y) * 255 // (width + height)], -1)
    out = np.full((height, width, channels), 77, np.uint8)
    out[..., :3] = np.roll(base, seed * 7, 1)
    return out


@pytest.mark.parametrize(("width", "height"), [(160, 90), (64, 48), (641, 359), (33, 17)])
def test_any_size_comes_back_in_its_own_size(backend: LsdBackend, width: int, height: int) -> None:
    backend.open(1, backend.prepare(Prompt("steampunk")))
    frame = picture(height, width)
    result = backend.run([Job(1, frame, "rgb8")], steps=3)[0]
    assert result.pixels.shape == frame.shape
    assert result.pixels.dtype == np.uint8
    assert result.steps == 3
    assert np.abs(result.pixels.astype(int) - frame).mean() > 1


def test_formats_and_row_order_show_the_same_picture(backend: LsdBackend) -> None:
    """A frame sent as RGB, BGRA, RGBA or upside down is restyled alike, and comes back as it was sent."""
    rgb = picture()
    rgba = np.dstack([rgb, np.full(rgb.shape[:2], 200, np.uint8)])
    sent = {
        "rgb8": (rgb, False),
        "rgba8": (rgba, False),
        "bgra8": (np.ascontiguousarray(rgba[..., [2, 1, 0, 3]]), False),
        "flip": (np.ascontiguousarray(rgb[::-1]), True),
    }
    seen = {}
    for name, (frame, bottom_up) in sent.items():
        backend.open(1, backend.prepare(Prompt("steampunk")))
        job = Job(1, frame, "rgb8" if name == "flip" else name, bottom_up=bottom_up)
        seen[name] = backend.run([job], steps=2)[0].pixels
        backend.close(1)
    assert (seen["rgba8"][..., 3] == 200).all()
    assert np.abs(seen["rgba8"][..., :3].astype(int) - seen["rgb8"]).max() <= 1
    assert np.abs(seen["bgra8"][..., [2, 1, 0]].astype(int) - seen["rgb8"]).max() <= 1
    assert np.abs(seen["flip"][::-1].astype(int) - seen["rgb8"]).max() <= 2


def test_strength_goes_from_the_source_to_the_style(backend: LsdBackend) -> None:
    frame = picture()
    distance = []
    for strength in (0.0, 0.5, 1.0):
        backend.open(1, backend.prepare(Prompt("steampunk", strength=strength)))
        out = backend.run([Job(1, frame, "rgb8")], steps=3)[0].pixels
        distance.append(np.abs(out.astype(int) - frame).mean())
        backend.close(1)
    assert distance[0] == 0
    assert distance[1] == pytest.approx(distance[2] / 2, rel=0.1)


def test_zero_steps_returns_the_frame_itself(backend: LsdBackend) -> None:
    backend.open(1, backend.prepare(Prompt("steampunk")))
    frame = picture()
    result = backend.run([Job(1, frame, "rgb8")], steps=0)[0]
    assert result.pixels is frame
    assert result.steps == 0


def test_sessions_do_not_see_each_other(backend: LsdBackend) -> None:
    a, b = picture(seed=1), picture(120, 100, seed=2)
    backend.open(1, backend.prepare(Prompt("steampunk")))
    alone = [backend.run([Job(1, a, "rgb8")], steps=2)[0].pixels for _ in range(3)]
    backend.close(1)
    backend.open(1, backend.prepare(Prompt("steampunk")))
    backend.open(2, backend.prepare(Prompt("candy land")))
    together = [backend.run([Job(2, b, "rgb8"), Job(1, a, "rgb8")], steps=2)[1].pixels for _ in range(3)]
    # The noise follows the session's seed, not its slot. On a GPU a batch may round otherwise than a single frame.
    most = 1 if backend.torch_device.type == "cuda" else 0
    np.testing.assert_allclose(np.stack(alone), np.stack(together), rtol=0, atol=most)


def test_a_third_session_is_refused_and_a_closed_one_makes_room(backend: LsdBackend) -> None:
    for session in (1, 2):
        backend.open(session, backend.prepare(Prompt("")))
    with pytest.raises(EngineFull, match="taken"):
        backend.open(3, backend.prepare(Prompt("")))
    backend.close(1)
    backend.close(1)
    backend.open(3, backend.prepare(Prompt("")))


def test_blend_follows_the_clock(backend: LsdBackend, clock: Clock) -> None:
    frame = picture()

    def after(ms: float) -> np.ndarray:
        backend.open(1, backend.prepare(Prompt("steampunk")))
        backend.set_prompt(1, backend.prepare(Prompt("candy", blend_ms=1000)))
        start = clock.now_s
        clock.now_s += ms / 1e3
        out = backend.run([Job(1, frame, "rgb8")], steps=1)[0].pixels
        clock.now_s = start
        backend.close(1)
        return out.astype(int)

    first, half, last = after(0), after(500), after(1000)
    assert 0 < np.abs(half - first).mean() < np.abs(last - first).mean()


def test_pose_controls_and_depth_reach_the_model(backend: LsdBackend) -> None:
    frame = picture()

    def run(**known: object) -> np.ndarray:
        backend.open(1, backend.prepare(Prompt("steampunk")))
        backend.run([Job(1, frame, "rgb8", pose=Pose(x=0, y=0, z=0, yaw_deg=0, pitch_deg=0))], steps=1)
        out = backend.run([Job(1, frame, "rgb8", **known)], steps=1)[0].pixels
        backend.close(1)
        return out.astype(int)

    nothing = run()
    depth = np.full((90, 160), 9.0, np.float32)
    depth[0, 0] = np.nan
    for known in (
        {"pose": Pose(x=0.3, y=0, z=0, yaw_deg=8, pitch_deg=0)},
        {"controls": Controls(keys=("KeyW", "Mouse0"), mouse_dx=40)},
        {"depth": depth},
    ):
        assert np.abs(run(**known) - nothing).mean() > 0.02, known
    # A teleport is not a motion: it is as if no pose had been sent.
    np.testing.assert_array_equal(run(pose=Pose(x=500, y=0, z=0, yaw_deg=0, pitch_deg=0)), nothing)


def test_a_compiler_that_fails_leaves_a_slower_engine(backend: LsdBackend, caplog: pytest.LogCaptureFixture) -> None:
    def broken(*_: object) -> None:
        raise BackendCompilerFailed(lambda: None, RuntimeError("no such compiler"), None)

    backend.loop.model_step = broken
    seen: list[float] = []
    backend.warm_up([(160, 90)], lambda what, done: seen.append(done))
    assert seen[-1] == 1.0
    assert "torch.compile failed here" in caplog.text
    backend.open(1, backend.prepare(Prompt("steampunk")))
    assert backend.run([Job(1, picture(), "rgb8")], steps=3)[0].steps == 3


def test_a_cpu_gets_one_frame_at_a_time(backend: LsdBackend) -> None:
    assert backend.is_batched == (backend.torch_device.type != "cpu")
