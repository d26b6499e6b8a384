"""What games show on top of a scene, as tables of numbers: boxes, icons, lines of text; and how whole batches of them
are painted at once.

A page is made once, on the CPU. Each time that it is painted it lies elsewhere and has other colours and digits.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds import fonts, icons
from mirage_game.worlds.random import Draw

WIDTH, HEIGHT = 256, 144  # of the frame that pages are laid out in, in pixels
BOXES, ICONS, LINES, CHARS = 32, 32, 26, 40  # the most of a page; characters of a line
PLAIN, SHADOWED, OUTLINED = range(3)  # edges of letters

Colour = tuple[float, float, float]


def lighter(colour: Colour, step: float) -> Colour:
    """The same colour with so much more light; darker if negative."""
    red, green, blue = (min(max(part + step, 0.0), 1.0) for part in colour)
    return red, green, blue


@dataclass
class Page:
    """A page that is being made. All lengths in pixels of a frame of `WIDTH` x `HEIGHT`; colours 0..1. What a full page
    has no room for is left out.
    """

    chance: random.Random
    boxes: list[tuple[float, ...]] = field(default_factory=list)
    """left, top, width, height, columns, rows, pitch x, pitch y, radius, rim, red, green, blue, alpha"""
    icons: list[tuple[float, ...]] = field(default_factory=list)
    """left, top, side, columns, number"""
    lines: list[tuple[float, ...]] = field(default_factory=list)
    """left, top, font, edge, red, green, blue, alpha"""
    texts: list[str] = field(default_factory=list)

    def box(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        colour: Colour,
        alpha: float = 1.0,
        *,
        radius: float = 0.0,
        rim: float = 0.0,
        grid: tuple[int, int, float, float] = (1, 1, 0.0, 0.0),
    ) -> None:
        """A box over all that was put before; with a `rim` only its border is drawn, so many pixels thick. A `grid`
        repeats it: columns, rows, and how far apart they begin.
        """
        if len(self.boxes) == BOXES:
            return
        columns, rows, across, down = grid
        self.boxes.append(
            (left, top, width, height, columns, rows, across or 1e4, down or 1e4, radius, rim or 1e4, *colour, alpha)
        )

    def raised(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        colour: Colour,
        alpha: float = 1.0,
        depth: float = 0.3,
    ) -> None:
        """A box with a light upper left and a dark lower right edge; with a negative depth it is sunk."""
        self.box(left, top, width, height, lighter(colour, depth), alpha)
        self.box(left + 1, top + 1, width - 1, height - 1, lighter(colour, -depth), alpha)
        self.box(left + 1, top + 1, width - 2, height - 2, colour, alpha)

    def icon(self, left: float, top: float, side: float, kind: str, columns: int = 1) -> None:
        """A random icon of a kind, see `icons.icons`, repeated to the right."""
        if len(self.icons) == ICONS:
            return
        number = icons.first_of(kind) + self.chance.randrange(len(icons.icons()[kind]))
        self.icons.append((left, top, side, columns, number))

    def text(
        self,
        left: float,
        top: float,
        words: str,
        font: str,
        colour: Colour = (1.0, 1.0, 1.0),
        edge: int = SHADOWED,
        align: float = 0.0,
        alpha: float = 1.0,
    ) -> None:
        """A line of ASCII whose capitals begin at `top`; `align` 0: it begins at `left`, 0.5: its middle lies there, 1:
        it ends there.
        """
        if len(self.lines) == LINES:
            return
        names = list(fonts.fonts())
        shown = words[:CHARS]
        left = round(left - align * fonts.fonts()[font].width(shown))
        self.lines.append((left, round(top) - fonts.CAP_TOP, names.index(font), edge, *colour, alpha))
        self.texts.append(shown)


class Pages(NamedTuple):
    """N pages on a device."""

    boxes: Tensor
    """`(N, BOXES, 14)` float32, the last that was put first"""
    icons: Tensor
    """`(N, ICONS, 5)` float32"""
    lines: Tensor
    """`(N, LINES, 8)` float32"""
    texts: Tensor
    """`(N, LINES, CHARS)` int64 of `fonts`, 0 for a blank"""
    glyphs: Tensor
    """`(fonts, characters, cell height, cell width)` uint8"""
    advances: Tensor
    """`(fonts, characters)` float32 pixels"""
    pictures: Tensor
    """`(icons, side, side, 4)` float32"""


_NO_BOX = (0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1e4, 1e4, 0.0, 1e4, 0.0, 0.0, 0.0, 0.0)


def _table(rows: Sequence[Sequence[tuple[float, ...]]], most: int, empty: Sequence[float]) -> Tensor:
    """Rows of items, filled up with empty ones."""
    table = np.tile(np.array(empty, np.float32), (len(rows), most, 1))
    for place, items in zip(table, rows, strict=True):
        if items:
            place[: len(items)] = items
    return torch.from_numpy(table)


def bind(pages: Sequence[Page], device: torch.device) -> Pages:
    """Pages as tables on a device."""
    codes = [[tuple(ord(char) - fonts.FIRST for char in line.ljust(CHARS)) for line in page.texts] for page in pages]
    tables = (
        _table([page.boxes[::-1] for page in pages], BOXES, _NO_BOX),
        _table([page.icons for page in pages], ICONS, [0.0] * 5),
        _table([page.lines for page in pages], LINES, [0.0] * 8),
        _table(codes, LINES, [0.0] * CHARS).long(),
        torch.from_numpy(fonts.sheet()),
        torch.tensor([font.advances for font in fonts.fonts().values()], dtype=torch.float32),
        torch.from_numpy(icons.sheet()),
    )
    return Pages(*(table.to(device) for table in tables))


def chosen(wanted: Tensor, most: int) -> tuple[Tensor, Tensor]:
    """At most so many of the samples that are wanted `(B,)`: their numbers `(most,)`, and which of these are wanted.

    As many each time, so that nobody has to wait for a count; in the same order on every device.
    """
    order = torch.arange(len(wanted), device=wanted.device)
    rows = (order + wanted * len(wanted)).topk(most).indices
    return rows, wanted[rows]


def _boxes(rows: Tensor, x: Tensor, y: Tensor, scale: float) -> tuple[Tensor, Tensor]:
    """Colour times cover `(M, 3, H, W)` and cover `(M, 1, H, W)` of boxes `(M, BOXES, 14)`; x `(W,)`, y `(H,)`."""
    left, top, width, height, columns, lines, across, down, radius, rim = rows[..., :10, None].unbind(2)
    rx, ry = x - left, y - top  # (M, BOXES, W), (M, BOXES, H)
    rx = rx - torch.minimum((rx / across).floor().clamp_min(0), columns - 1) * across
    ry = ry - torch.minimum((ry / down).floor().clamp_min(0), lines - 1) * down
    out_x = ((rx - width / 2).abs() - width / 2 + radius)[:, :, None]
    out_y = ((ry - height / 2).abs() - height / 2 + radius)[..., None]
    far = torch.hypot(out_x.clamp_min(0), out_y.clamp_min(0)) + torch.maximum(out_x, out_y).clamp_max(0)
    far = (far - radius[..., None]) * scale  # pixels outside of the box
    clear = 1 - ((0.5 - far).clamp(0, 1) - (0.5 - far - rim[..., None] * scale).clamp(0, 1)) * rows[..., 13, None, None]
    behind = clear.cumprod(1)  # what still shows through a box and all above it
    above = torch.cat([torch.ones_like(behind[:, :1]), behind[:, :-1]], 1)
    colour = torch.einsum("mbhw,mbc->mchw", above - behind, rows[..., 10:13])
    cover = 1 - behind[:, -1:]
    return torch.minimum(colour, cover), cover  # products may be rounded on a GPU


def _icons(rows: Tensor, pictures: Tensor, x: Tensor, y: Tensor) -> Tensor:
    """Colour and cover `(M, H, W, 4)` of icons `(M, ICONS, 5)`; the last one lies on top."""
    left, top, side, columns, _ = rows[..., None].unbind(2)
    inside_x = (x >= left) & (x < left + side * columns)
    inside_y = (y >= top) & (y < top + side)
    order = torch.arange(1, ICONS + 1, device=x.device, dtype=torch.uint8)[:, None, None]
    which = ((inside_x[:, :, None] & inside_y[..., None]) * order).amax(1).long()  # (M, H, W), 0 for none
    m = torch.arange(len(rows), device=x.device)[:, None, None]
    left, top, side, _, number = F.pad(rows, (0, 0, 1, 0), value=1.0)[m, which].unbind(-1)
    u, v = (((at - start) / side % 1 * icons.SIDE).long() for at, start in ((x, left), (y[:, None], top)))
    found = pictures[number.long(), v.clamp(0, icons.SIDE - 1), u.clamp(0, icons.SIDE - 1)]
    return found * (which > 0)[..., None]


def _ink(rows: Tensor, codes: Tensor, pages: Pages, width: int, height: int, scale: float) -> tuple[Tensor, Tensor]:
    """Where there are letters: 0..1 ink, and the number of the line, each `(M, H, W)`."""
    font = rows[..., 2].long()[..., None]
    steps = pages.advances[font, codes]
    pen_x = rows[..., 0, None] + steps.cumsum(-1) - steps
    device, shrink = rows.device, min(scale, 1.0)  # letters become smaller with the frame, but not larger
    gx = torch.arange(fonts.CELL_WIDTH, device=device)
    gy = torch.arange(fonts.CELL_HEIGHT, device=device)
    x = ((pen_x * scale)[..., None, None] + gx * shrink).floor().long()  # (M, LINES, CHARS, 1, cell width)
    y = ((rows[..., 1, None] * scale)[..., None, None] + (gy * shrink)[:, None]).floor().long()
    ink = pages.glyphs[font, codes].int()
    ink = ink * ((x >= 0) & (x < width) & (y >= 0) & (y < height))
    line = torch.arange(LINES, device=device, dtype=torch.int32)[:, None, None, None]
    at = y.clamp(0, height - 1) * width + x.clamp(0, width - 1)
    # Ink in the low byte, the line above it: the largest number wins, and does so in any order of writing.
    marks = torch.where(ink > 0, ink + line * 256, 0)
    page = torch.zeros(len(rows), height * width, dtype=torch.int32, device=device)
    page.scatter_reduce_(1, at.flatten(1), marks.flatten(1), "amax")
    page = page.view(-1, height, width)
    return (page & 255) / 255, (page >> 8).long()


def _shaded(ink: Tensor, edge: Tensor) -> Tensor:
    """How dark it is around letters `(M, H, W)`, by the edges that their lines have."""
    shadow = F.pad(ink * (edge == SHADOWED), (1, 0, 1, 0))[:, :-1, :-1]
    outline = F.max_pool2d(ink * (edge == OUTLINED), 3, 1, 1)
    return torch.maximum(shadow * 0.8, outline * 0.9)


def _varied(draw: Draw, pages: Pages, which: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Boxes, icons, lines and texts of the chosen pages `(M,)`, moved a little, in other colours and digits."""
    count = len(which)
    boxes, pictures, lines, texts = (table[which] for table in pages[:4])
    u = draw.several(
        count, 1, 3, shift=(-3.0, 3.0), gain=(0.8, 1.1), lift=(-0.05, 0.06), ink=(0.85, 1.1), thin=(0.7, 1.4)
    )
    shift = u["shift"][..., :2].floor()
    digits = draw.integer(*texts.shape, high=10) + (ord("0") - fonts.FIRST)
    is_digit = (texts >= ord("0") - fonts.FIRST) & (texts <= ord("9") - fonts.FIRST)
    boxes = torch.cat(
        [
            boxes[..., :2] + shift,
            boxes[..., 2:10],
            (boxes[..., 10:13] * u["gain"] + u["lift"]).clamp(0, 1),
            boxes[..., 13:] ** u["thin"][..., :1],  # what is opaque stays so
        ],
        -1,
    )
    pictures = torch.cat([pictures[..., :2] + shift, pictures[..., 2:]], -1)
    lines = torch.cat(
        [lines[..., :2] + shift, lines[..., 2:4], (lines[..., 4:7] * u["ink"]).clamp(0, 1), lines[..., 7:]], -1
    )
    return boxes, pictures, lines, torch.where(is_digit, digits, texts)


def paint(draw: Draw, pages: Pages, which: Tensor, width: int, height: int) -> Tensor:
    """Paints the pages of numbers `which` `(M,)`: colour times cover and cover `(M, 4, H, W)`, 0..1."""
    boxes, pictures, lines, texts = _varied(draw, pages, which)
    x = (torch.arange(width, device=draw.device) + 0.5) * (WIDTH / width)
    y = (torch.arange(height, device=draw.device) + 0.5) * (HEIGHT / height)
    scale = min(width / WIDTH, height / HEIGHT)
    page = torch.cat(_boxes(boxes, x, y, scale), 1)
    found = _icons(pictures, pages.pictures, x, y).permute(0, 3, 1, 2)
    cover = found[:, 3:]
    page = torch.lerp(page, torch.cat([found[:, :3], torch.ones_like(cover)], 1), cover)
    ink, line = _ink(lines, texts, pages, width, height, scale)
    m = torch.arange(len(which), device=draw.device)[:, None, None]
    edge, red, green, blue, alpha = lines[..., 3:][m, line].unbind(-1)
    ink = ink * alpha
    dark = _shaded(ink, edge)[:, None]
    page = torch.cat([page[:, :3] * (1 - dark), page[:, 3:].lerp(torch.ones_like(dark), dark)], 1)
    return torch.lerp(page, torch.stack([red, green, blue, torch.ones_like(red)], 1), ink[:, None])
