"""Metrics against cases worked out by hand."""

import math

import pytest
import torch

from mirage_game.evaluate import metrics


def flat(red: float, green: float, blue: float, height: int = 4, width: int = 6) -> torch.Tensor:
    return torch.tensor([red, green, blue]).view(3, 1, 1).expand(3, height, width).clone()


def test_psnr_of_a_known_error():
    reference = torch.zeros(2, 5, 3, 4, 6)
    off = reference + 0.2
    assert metrics.psnr(off, reference).shape == (2, 5)
    assert torch.allclose(metrics.psnr(off, reference), torch.tensor(20.0))  # 10 log10(4 / 0.04)
    assert metrics.psnr(reference, reference).max().item() == metrics.PSNR_CEILING_DB


def test_psnr_tells_frames_apart():
    reference = torch.zeros(2, 3, 4, 4)
    image = torch.stack([reference[0] + 0.02, reference[1] + 2.0])
    assert metrics.psnr(image, reference).tolist() == pytest.approx([40.0, 0.0], abs=1e-3)


def test_warp_error_counts_visible_pixels_only():
    previous = torch.rand(1, 3, 6, 8) * 2 - 1
    current = torch.zeros_like(previous)
    current[..., 1:] = previous[..., :-1]
    flow = torch.zeros(1, 6, 8, 2)
    flow[..., 0] = -1.0
    visible = torch.ones(1, 6, 8, dtype=torch.bool)
    visible[..., 0] = False
    assert metrics.warp_error(previous, current, flow, visible).item() == pytest.approx(0.0, abs=1e-3)
    brighter = current + 0.2
    assert metrics.warp_error(previous, brighter, flow, visible).item() == pytest.approx(25.5, abs=1e-3)
    brighter[:, :, :3] -= 0.2
    assert metrics.warp_error(previous, brighter, flow, visible).item() == pytest.approx(12.75, abs=1e-3)
    nothing = torch.zeros_like(visible)
    assert metrics.warp_error(previous, brighter, flow, nothing).item() == 0.0


def test_detail_energy_of_a_checkerboard():
    rows, columns = torch.meshgrid(torch.arange(8), torch.arange(10), indexing="ij")
    board = ((rows + columns) % 2).float() * 2 - 1
    board = board.expand(3, 8, 10)
    # Inside, the blur maps a checkerboard to its mean 0.5, so 0.5 is taken away: a quarter. Borders differ a little.
    assert metrics.detail_energy(board)[()].item() == pytest.approx(0.25, rel=0.25)
    assert metrics.detail_energy(flat(0.3, -0.2, 0.9)).item() == pytest.approx(0.0, abs=1e-10)
    assert metrics.detail_ratio(board * 0.5, board).item() == pytest.approx(0.25, rel=1e-4)
    assert metrics.detail_ratio(board, board).item() == pytest.approx(1.0)


def test_saturation_and_contrast_of_flat_and_split_pictures():
    assert metrics.saturation(flat(1, -1, -1)).item() == pytest.approx(1.0)
    assert metrics.saturation(flat(1, 0, 0)).item() == pytest.approx(0.5)
    assert metrics.saturation(flat(-1, -1, -1)).item() == 0.0
    assert metrics.contrast(flat(1, 0, 0)).item() == pytest.approx(0.0, abs=1e-6)
    split = flat(-1, -1, -1)
    split[:, :, 3:] = 1
    assert metrics.contrast(split).item() == pytest.approx(0.5, abs=1e-6)


def test_colourfulness_of_grey_red_and_halves():
    assert metrics.colourfulness(flat(0.2, 0.2, 0.2)).item() == pytest.approx(0.0, abs=1e-3)
    # Pure red: red - green 255, (red + green) / 2 - blue 127.5, no spread.
    assert metrics.colourfulness(flat(1, -1, -1)).item() == pytest.approx(0.3 * math.hypot(255, 127.5), rel=1e-4)
    halves = flat(1, -1, -1)
    halves[:, :, 3:] = torch.tensor([-1.0, 1.0, -1.0]).view(3, 1, 1)
    # Half red, half green: red - green spreads by 255 about 0; the other opponent is 127.5 everywhere.
    assert metrics.colourfulness(halves).item() == pytest.approx(255 + 0.3 * 127.5, rel=1e-4)


def test_leading_dimensions_are_kept():
    images = torch.rand(2, 3, 3, 6, 8) * 2 - 1
    for figure in (metrics.detail_energy, metrics.saturation, metrics.contrast, metrics.colourfulness):
        each = figure(images)
        assert each.shape == (2, 3)
        assert each[1, 2].item() == pytest.approx(figure(images[1, 2]).item(), rel=1e-5)


def test_change_from_frame_to_frame():
    frames = torch.stack([flat(0, 0, 0), flat(0.2, 0, 0), flat(0.2, 0, 0)])
    assert metrics.change(frames[:-1], frames[1:]).tolist() == pytest.approx([0.2 / 3 * 127.5, 0.0], abs=1e-4)


def test_ssim_of_the_same_of_the_opposite_and_of_noise():
    picture = torch.rand(2, 3, 16, 20, generator=torch.Generator().manual_seed(0)) * 2 - 1
    assert metrics.ssim_map(picture, picture).shape == (2, 16, 20)
    assert torch.allclose(metrics.ssim_map(picture, picture), torch.ones(2, 16, 20), atol=1e-5)
    assert metrics.ssim_map(-picture, picture).mean() < -0.5
    noisy = picture + 0.1 * torch.randn(picture.shape, generator=torch.Generator().manual_seed(1))
    assert 0.8 < metrics.ssim_map(noisy, picture).mean() < 1
    # A flat picture 0.1 brighter (of 0..1): only the brightness differs.
    half, brighter = flat(0, 0, 0, 8, 8), flat(0.2, 0.2, 0.2, 8, 8)
    wanted = (2 * 0.5 * 0.6 + 1e-4) / (0.25 + 0.36 + 1e-4)
    assert metrics.ssim_map(brighter, half).mean().item() == pytest.approx(wanted, abs=1e-3)
