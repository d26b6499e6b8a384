"""The baseline to beat: one colour table per style, the best that any game's colour filter could do.

A table holds a colour for each of 17x17x17 source colours; between them it is interpolated trilinearly. It is fitted
by least squares on pairs of pictures, with a prior that fills the cells no pixel fell into: the table bends little
about the best affine map.

The normal equations are small however many pixels there are: within one cell, every product of two corners' weights is
one of 27 polynomials, so a cell's pixels are summed up by 27 moments. Conjugate gradients solve all styles at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

TABLE_SIZE = 17
SMOOTHNESS = (3e-4, 3e-3, 3e-2, 0.3)  # what `fit_best` tries
_CORNERS = tuple((b, g, r) for b in (0, 1) for g in (0, 1) for r in (0, 1))


def identity_table(size: int = TABLE_SIZE, device: torch.device | str = "cpu") -> Tensor:
    """The table that changes nothing: (3, size, size, size) float, -1..1, axes (colour, blue, green, red)."""
    ramp = torch.linspace(-1, 1, size, device=device)
    blue, green, red = torch.meshgrid(ramp, ramp, ramp, indexing="ij")
    return torch.stack([red, green, blue])


def apply_table(table: Tensor, image: Tensor) -> Tensor:
    """Look colours up: tables (B, 3, N, N, N), images (B, T, 3, H, W) float -1..1 -> (B, T, 3, H, W)."""
    # Red, green and blue are the table's last, middle and first axes: x, y and z as `grid_sample` counts them.
    place = image.float().movedim(2, -1)
    return F.grid_sample(table.float(), place, padding_mode="border", align_corners=True).movedim(1, 2)


class _Equations(NamedTuple):
    """Normal equations of trilinear interpolation, cell by cell, and those of an affine map."""

    pairs: Tensor  # (S, 8, 8, cells): summed products of two corners' weights
    right: Tensor  # (S, 8, 3, cells): summed products of a corner's weight and the target's colour
    affine: Tensor  # (S, 4, 3): colours and one -> colour
    pixels: Tensor  # (S,) how many


class TableFit:
    """Collects pairs of pictures for a number of styles, then solves for their tables.

    ::

        fit = TableFit(styles=24, device="cuda")
        fit.add(source, target, style)        # as often as there are pairs
        tables = fit.solve(smoothness=3e-3)   # (24, 3, 17, 17, 17)
    """

    def __init__(self, styles: int, size: int = TABLE_SIZE, device: torch.device | str = "cpu") -> None:
        self.styles, self.size, self.device = styles, size, torch.device(device)
        cells = (size - 1) ** 3
        zeros = torch.zeros
        # Per style, cell and power of (blue, green, red): moments of the source, and of the source with the target.
        self._moments = zeros(styles * cells, 27, device=device, dtype=torch.float64)
        self._target = zeros(styles * cells, 8 * 3, device=device, dtype=torch.float64)
        self._affine_left = zeros(styles, 4, 4, device=device, dtype=torch.float64)
        self._affine_right = zeros(styles, 4, 3, device=device, dtype=torch.float64)

    def add(self, source: Tensor, target: Tensor, style: Tensor) -> None:
        """Take in pairs: `source` and `target` (B, T, 3, H, W) float -1..1, `style` (B,) long."""
        for one_source, one_target, one_style in zip(source, target, style.tolist(), strict=True):
            self._add_pixels(
                one_source.movedim(1, -1).reshape(-1, 3).to(self.device).float(),
                one_target.movedim(1, -1).reshape(-1, 3).to(self.device).float(),
                int(one_style),
            )

    def _add_pixels(self, source: Tensor, target: Tensor, style: int) -> None:
        cell, low, high = self._place(source)
        rows = cell + style * (self.size - 1) ** 3
        powers = torch.stack([low * low, low * high, high * high], -1)  # (P, 3 colours, 3)
        red, green, blue = powers.unbind(1)
        moments = (blue[:, :, None, None] * green[:, None, :, None] * red[:, None, None, :]).flatten(1)
        weights = torch.stack([low, high], -1)
        red, green, blue = weights.unbind(1)
        corners = (blue[:, :, None, None] * green[:, None, :, None] * red[:, None, None, :]).flatten(1)
        self._moments.index_add_(0, rows, moments.double())
        self._target.index_add_(0, rows, (corners[:, :, None] * target[:, None]).flatten(1).double())
        extended = torch.cat([source, torch.ones_like(source[:, :1])], 1).double()
        self._affine_left[style] += extended.T @ extended
        self._affine_right[style] += extended.T @ target.double()

    def _place(self, source: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Cell of each pixel (P,), and the weights of its low and high side along red, green, blue: (P, 3) each."""
        spread = (source.clamp(-1, 1) + 1) * ((self.size - 1) / 2)
        base = spread.floor().clamp_max(self.size - 2)
        high = spread - base
        red, green, blue = base.long().unbind(-1)
        return (blue * (self.size - 1) + green) * (self.size - 1) + red, 1 - high, high

    def solve(self, smoothness: float = 3e-3, tolerance: float = 1e-6, rounds: int = 2000) -> Tensor:
        """The tables (S, 3, N, N, N) float32 that fit best.

        `smoothness` is the weight of one difference between neighbours, in mean pixels a cell.
        Raises ValueError for a style that got no pairs.
        """
        equations = self._equations()
        if bool((equations.pixels == 0).any()):
            empty = torch.nonzero(equations.pixels == 0).flatten().tolist()
            raise ValueError(f"styles {empty} got no pictures: add at least one pair for each")
        ramp = identity_table(self.size, self.device).double()
        basis = torch.cat([ramp, torch.ones_like(ramp[:1])])
        trend = torch.einsum("skc,kzyx->sczyx", equations.affine, basis)
        # Work with pixels per cell, so that one smoothness means the same however many pictures there were.
        share = equations.pixels / (self.size - 1) ** 3
        pairs = equations.pairs / share.view(-1, 1, 1, 1)
        right = self._scatter(equations.right / share.view(-1, 1, 1, 1)) - self._normal(trend, pairs)

        def product(x: Tensor) -> Tensor:
            return self._normal(x, pairs) + smoothness * _roughness(x)

        diagonal = self._scatter(pairs.diagonal(dim1=1, dim2=2).movedim(-1, 1)[:, :, None]) + 6 * smoothness
        bend = _conjugate_gradients(product, right, diagonal, tolerance, rounds)
        return (trend + bend).clamp(-1, 1).float()

    def _equations(self) -> _Equations:
        cells = (self.size - 1) ** 3
        moments = self._moments.view(self.styles, cells, 27)
        which = torch.tensor(
            [[((a[0] + b[0]) * 3 + a[1] + b[1]) * 3 + a[2] + b[2] for b in _CORNERS] for a in _CORNERS],
            device=self.device,
        )
        pairs = moments[:, :, which].permute(0, 2, 3, 1).contiguous()
        right = self._target.view(self.styles, cells, 8, 3).permute(0, 2, 3, 1).contiguous()
        count = self._affine_left[:, 3, 3]
        # A faint pull to the identity settles the directions that the pixels leave open (a grey source, say).
        pull = (1e-6 * count.clamp_min(1)).view(-1, 1, 1) * torch.eye(4, device=self.device, dtype=torch.float64)
        identity = torch.eye(4, 3, device=self.device, dtype=torch.float64)
        affine = torch.linalg.solve(self._affine_left + pull, self._affine_right + pull @ identity)
        return _Equations(pairs, right, affine, count)

    def _gather(self, table: Tensor) -> Tensor:
        """(S, C, N, N, N) -> the eight corners of each cell (S, 8, C, cells)."""
        n = self.size - 1
        parts = [table[:, :, b : b + n, g : g + n, r : r + n].flatten(2) for b, g, r in _CORNERS]
        return torch.stack(parts, 1)

    def _scatter(self, corners: Tensor) -> Tensor:
        """The transpose of `_gather`: (S, 8, C, cells) -> (S, C, N, N, N)."""
        n = self.size - 1
        table = corners.new_zeros(corners.shape[0], corners.shape[2], self.size, self.size, self.size)
        for part, (b, g, r) in zip(corners.unbind(1), _CORNERS, strict=True):
            table[:, :, b : b + n, g : g + n, r : r + n] += part.reshape(*part.shape[:2], n, n, n)
        return table

    def _normal(self, table: Tensor, pairs: Tensor) -> Tensor:
        """The normal matrix of interpolation times a table."""
        corners = self._gather(table)
        return self._scatter((pairs[:, :, :, None] * corners[:, None]).sum(2))


def _roughness(table: Tensor) -> Tensor:
    """Transpose of the differences between neighbours, times those differences: a Laplacian with free ends."""
    total = torch.zeros_like(table)
    for axis in (2, 3, 4):
        size = table.shape[axis]
        step = table.diff(dim=axis)
        total.narrow(axis, 1, size - 1).add_(step)
        total.narrow(axis, 0, size - 1).sub_(step)
    return total


def _conjugate_gradients(
    product: Callable[[Tensor], Tensor], right: Tensor, diagonal: Tensor, tolerance: float, rounds: int
) -> Tensor:
    """Solve `product(x) = right` for each style and colour; the diagonal preconditions. Shapes (S, C, N, N, N)."""

    def dot(a: Tensor, b: Tensor) -> Tensor:
        return (a * b).sum((2, 3, 4), keepdim=True)

    solution = torch.zeros_like(right)
    rest = right.clone()
    step = rest / diagonal
    direction, size = step.clone(), dot(rest, step)
    enough = tolerance**2 * dot(right, right / diagonal)
    for _ in range(rounds):
        if bool((size <= enough).all()):
            break
        image = product(direction)
        along = size / dot(direction, image).clamp_min(1e-300)
        solution += along * direction
        rest -= along * image
        step = rest / diagonal
        before, size = size, dot(rest, step)
        direction = step + size / before.clamp_min(1e-300) * direction
    return solution


def fit_best(
    fit: TableFit, source: Tensor, target: Tensor, style: Tensor, tries: Sequence[float] = SMOOTHNESS
) -> Tensor:
    """Tables solved at several smoothnesses, of which each style keeps the one that does best on these further pairs.

    Shapes as for `TableFit.add`; every style must occur. -> (S, 3, N, N, N)
    """
    style = style.to(fit.device)
    tables = torch.stack([fit.solve(smoothness) for smoothness in tries])  # (tries, S, ...)
    errors = torch.zeros(len(tries), fit.styles, device=fit.device)
    for row, candidates in enumerate(tables):
        for one_source, one_target, one_style in zip(source, target, style, strict=True):
            shown = apply_table(candidates[one_style][None], one_source[None].to(fit.device))
            errors[row, one_style] += (shown - one_target[None].to(fit.device)).square().mean()
    return tables[errors.argmin(0), torch.arange(fit.styles, device=fit.device)]
