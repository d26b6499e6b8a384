"""The colour table that the model must beat."""

import pytest
import torch

from mirage_game.evaluate.lut import TableFit, apply_table, fit_best, identity_table


def pictures(count: int, low: float = -1.0, high: float = 1.0, seed: int = 0, size: int = 48) -> torch.Tensor:
    """(count, 2, 3, size, size) of colours drawn evenly."""
    chance = torch.Generator().manual_seed(seed)
    return torch.rand(count, 2, 3, size, size, generator=chance) * (high - low) + low


def test_the_identity_table_changes_nothing():
    image = pictures(2)
    assert torch.allclose(apply_table(identity_table().expand(2, -1, -1, -1, -1), image), image, atol=1e-5)


def test_a_table_of_a_swap_swaps_the_right_colours():
    table = identity_table(5)[[2, 0, 1]][None]  # red becomes blue's value, green red's, blue green's
    image = torch.tensor([0.9, -0.3, 0.1]).view(1, 1, 3, 1, 1)
    assert apply_table(table, image).flatten().tolist() == pytest.approx([0.1, 0.9, -0.3], abs=1e-6)


def test_pairs_without_a_change_give_the_identity_even_where_no_pixel_fell():
    source = pictures(1, low=-0.5, high=0.4)
    fit = TableFit(1)
    fit.add(source, source, torch.tensor([0]))
    assert torch.allclose(fit.solve()[0], identity_table(), atol=2e-4)


def test_a_known_colour_map_is_recovered():
    def curve(x: torch.Tensor) -> torch.Tensor:
        red, green, blue = x.unbind(-3)
        return torch.stack([red * green, (1.4 * blue).sin() * 0.8, 0.5 - 0.4 * red.square()], -3)

    source = pictures(6, size=96)
    fit = TableFit(1)
    fit.add(source, curve(source), torch.zeros(6, dtype=torch.long))
    table = fit.solve(smoothness=1e-4)
    fresh = pictures(1, seed=9)
    assert (apply_table(table, fresh) - curve(fresh)).abs().max().item() < 0.02


def test_styles_are_fitted_apart():
    source = pictures(4)
    target = torch.cat([source[:2] * 0.5, -source[2:]])
    fit = TableFit(2, size=5)
    fit.add(source, target, torch.tensor([0, 0, 1, 1]))
    tables = fit.solve(smoothness=1e-6)
    assert torch.allclose(tables[0], identity_table(5) * 0.5, atol=1e-3)
    assert torch.allclose(tables[1], -identity_table(5), atol=1e-3)


def test_the_solution_is_that_of_dense_least_squares():
    size, smoothness = 4, 0.05
    source = pictures(1, low=-0.9, high=0.3, size=24)
    target = pictures(1, seed=5, size=24)
    fit = TableFit(1, size=size)
    fit.add(source, target, torch.tensor([0]))
    table = fit.solve(smoothness, tolerance=1e-12)[0]

    # The interpolation as a matrix: what each corner alone contributes to each pixel.
    pixels = source.movedim(2, -1).reshape(-1, 3).double()
    corners = torch.eye(size**3).view(size**3, 1, size, size, size).expand(-1, 3, -1, -1, -1)
    spots = source.expand(size**3, -1, -1, -1, -1)
    matrix = apply_table(corners, spots)[:, :, 0].reshape(size**3, -1).T.double()
    aim = target.movedim(2, -1).reshape(-1, 3).double()
    affine = torch.linalg.lstsq(torch.cat([pixels, torch.ones(len(pixels), 1).double()], 1), aim).solution
    places = identity_table(size).flatten(1).T.double()
    trend = torch.cat([places, torch.ones(len(places), 1).double()], 1) @ affine
    steps = []
    index = torch.arange(size**3).view(size, size, size)
    for axis in range(3):
        near, far = index.narrow(axis, 0, size - 1).flatten(), index.narrow(axis, 1, size - 1).flatten()
        row = torch.zeros(len(near), size**3).double()
        row[torch.arange(len(near)), near], row[torch.arange(len(near)), far] = -1, 1
        steps.append(row)
    prior = torch.cat(steps) * (smoothness * len(pixels) / (size - 1) ** 3) ** 0.5
    stacked = torch.cat([matrix, prior])
    wanted = trend + torch.linalg.lstsq(stacked, torch.cat([aim - matrix @ trend, torch.zeros(len(prior), 3)])).solution
    assert torch.allclose(table.flatten(1).T.double(), wanted.clamp(-1, 1), atol=1e-3)


def test_a_grey_source_does_not_upset_the_fit():
    grey = pictures(1)[:, :, :1].expand(-1, -1, 3, -1, -1)
    fit = TableFit(1)
    fit.add(grey, grey * 0.5, torch.tensor([0]))
    table = fit.solve()
    assert table.isfinite().all()
    assert (apply_table(table, grey) - grey * 0.5).abs().max().item() < 0.01


def test_a_style_without_pictures_is_named():
    fit = TableFit(3, size=5)
    fit.add(pictures(1), pictures(1), torch.tensor([1]))
    with pytest.raises(ValueError, match=r"styles \[0, 2\] got no pictures"):
        fit.solve()


def test_the_best_smoothness_is_chosen_per_style():
    # Style 0 follows a wavy map with many pixels; style 1 is pure noise about grey, where bending can only hurt.
    def wave(x: torch.Tensor) -> torch.Tensor:
        return (x * 9).sin() * 0.6

    source = torch.cat([pictures(1, size=96), pictures(1, seed=1, size=24)[..., :24, :24].repeat(1, 1, 1, 4, 4)])
    noise = pictures(2, seed=2, size=96)
    target = torch.stack([wave(source[0]), noise[0]])
    fit = TableFit(2, size=9)
    fit.add(source, target, torch.tensor([0, 1]))
    check = pictures(2, seed=3)
    wanted = torch.stack([wave(check[0]), pictures(1, seed=4)[0]])
    best = fit_best(fit, check, wanted, torch.tensor([0, 1]), tries=(1e-4, 10.0))
    loose, stiff = fit.solve(1e-4), fit.solve(10.0)
    assert torch.equal(best[0], loose[0])
    assert torch.equal(best[1], stiff[1])
