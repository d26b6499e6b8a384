import numpy as np
import pytest
import torch
import torch.nn.functional as F

from mirage_kernels.upsample import cpu, reference, restyle_frame

RGB, BGR = (0, 1, 2), (2, 1, 0)


def step_edge(height: int, width: int) -> torch.Tensor:
    """Dark left, bright right, the edge at 40% of the width."""
    x = torch.full((1, 3, height, width), -0.6)
    x[..., int(width * 0.4) :] = 0.6
    return x


def guided(styled: torch.Tensor, source: torch.Tensor, full: torch.Tensor) -> torch.Tensor:
    return reference.upsample(reference.planes(styled, source), full)


def test_an_edge_that_the_style_kept_is_as_sharp_as_the_games() -> None:
    full = step_edge(180, 320)
    source = F.interpolate(full, size=(72, 128), mode="bilinear", antialias=True)
    tint = torch.tensor([0.8, 0.5, 0.2]).view(1, 3, 1, 1)
    styled, truth = source * tint, full * tint  # the style: a tint
    plain = F.interpolate(styled, size=(180, 320), mode="bilinear", align_corners=False)
    assert (guided(styled, source, full) - truth).abs().mean() < (plain - truth).abs().mean() / 3


def test_texture_that_the_style_painted_over_does_not_shine_through() -> None:
    torch.manual_seed(0)
    full = torch.rand(1, 3, 180, 320) * 0.6 - 0.3
    source = F.interpolate(full, size=(72, 128), mode="bilinear", antialias=True)
    styled = torch.full_like(source, 0.25)
    assert (guided(styled, source, full) - 0.25).abs().max() < 0.02


def test_gain_of_a_tint_is_the_tint() -> None:
    torch.manual_seed(0)
    source = F.interpolate(torch.rand(1, 3, 24, 43) * 2 - 1, size=(72, 128), mode="bilinear")
    guide = reference.luma(source)
    gain = reference.local_gain(torch.cat([guide * 0.5, guide, -guide * 0.5], 1), guide)
    contrast = F.avg_pool2d(guide**2, 5, 1) - F.avg_pool2d(guide, 5, 1) ** 2 > 0.05
    assert contrast.sum() > 100
    for channel, expected in enumerate((0.5, 1.0, -0.5)):
        inner = gain[:, channel : channel + 1, 2:-2, 2:-2]
        assert (inner[contrast] - expected).abs().max() < 0.09


@pytest.mark.parametrize(
    ("low", "high"), [((48, 64), (90, 160)), ((17, 31), (100, 63)), ((9, 16), (9, 16)), ((48, 64), (21, 33))]
)
@pytest.mark.parametrize(
    ("channels", "order", "strength"), [(3, RGB, 1.0), (4, BGR, 1.0), (4, RGB, 0.3), (3, BGR, 0.0)]
)
def test_cpu_path_agrees_with_the_reference(
    low: tuple[int, int], high: tuple[int, int], channels: int, order: tuple[int, int, int], strength: float
) -> None:
    g = torch.Generator().manual_seed(sum(low) + sum(high))
    styled = F.interpolate(torch.rand(1, 3, 5, 7, generator=g) * 2 - 1, size=low, mode="bilinear")
    source = torch.rand(1, 3, *low, generator=g) * 2 - 1
    frame = torch.randint(0, 256, (*high, channels), dtype=torch.uint8, generator=g)
    expected = reference.upsample_frame(reference.planes(styled, source), frame, order, strength)
    out = torch.full_like(frame, 99)
    planes = cpu.planes(styled[0].numpy(), source[0].numpy())
    np.testing.assert_allclose(planes, reference.planes(styled, source)[0].numpy(), atol=2e-4)
    cpu.upsample_frame(planes, frame.numpy(), order[0], order[2], np.float32(strength), out.numpy())
    assert (out.int() - expected.int()).abs().max() <= 1
    assert torch.equal(restyle_frame(styled, source, frame, order, strength), out)
    if channels == 4:
        assert torch.equal(out[..., 3], frame[..., 3])
    if strength == 0:
        assert torch.equal(out, frame)


def test_a_frame_of_another_layout_is_refused() -> None:
    x = torch.zeros(1, 3, 4, 4)
    with pytest.raises(ValueError, match="3 or 4 channels"):
        restyle_frame(x, x, torch.zeros(8, 8, 2, dtype=torch.uint8), RGB)
