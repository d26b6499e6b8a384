import torch
import torch.nn.functional as F

from mirage_game.engine.upsample import guided_upsample, local_gain, luma


def step_edge(height: int, width: int) -> torch.Tensor:
    """Dark left, bright right, the edge at 40% of the width."""
    x = torch.full((1, 3, height, width), -0.6)
    x[..., int(width * 0.4) :] = 0.6
    return x


def test_an_edge_that_the_style_kept_is_as_sharp_as_the_games() -> None:
    full = step_edge(180, 320)
    source = F.interpolate(full, size=(72, 128), mode="bilinear", antialias=True)
    tint = torch.tensor([0.8, 0.5, 0.2]).view(1, 3, 1, 1)
    styled, truth = source * tint, full * tint  # the style: a tint
    plain = F.interpolate(styled, size=(180, 320), mode="bilinear", align_corners=False)
    guided = guided_upsample(styled, source, full)
    assert (guided - truth).abs().mean() < (plain - truth).abs().mean() / 3


def test_texture_that_the_style_painted_over_does_not_shine_through() -> None:
    torch.manual_seed(0)
    full = torch.rand(1, 3, 180, 320) * 0.6 - 0.3
    source = F.interpolate(full, size=(72, 128), mode="bilinear", antialias=True)
    styled = torch.full_like(source, 0.25)
    guided = guided_upsample(styled, source, full)
    assert (guided - 0.25).abs().max() < 0.02


def test_gain_of_a_tint_is_the_tint() -> None:
    torch.manual_seed(0)
    source = F.interpolate(torch.rand(1, 3, 24, 43) * 2 - 1, size=(72, 128), mode="bilinear")
    guide = luma(source)
    gain = local_gain(torch.cat([guide * 0.5, guide, -guide * 0.5], 1), guide)
    contrast = F.avg_pool2d(guide**2, 5, 1) - F.avg_pool2d(guide, 5, 1) ** 2 > 0.05
    assert contrast.sum() > 100
    for channel, expected in enumerate((0.5, 1.0, -0.5)):
        inner = gain[:, channel : channel + 1, 2:-2, 2:-2]
        assert (inner[contrast] - expected).abs().max() < 0.09
