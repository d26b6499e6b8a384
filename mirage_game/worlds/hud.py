"""Heads-up displays: hotbars, hearts, crosshairs, lines of text, a held item; the displays and menus of other games;
and what games lay around the whole scene. Drawn alike over source and target, because a player wants to read them.
"""

from __future__ import annotations

from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.worlds import displays, menus, screens
from mirage_game.worlds.random import Draw
from mirage_game.worlds.visors import visors

HEARTS = ((0.9, 0.1, 0.1), (0.95, 0.8, 0.2), (0.3, 0.6, 1.0), (0.4, 0.9, 0.3))
SKIN = (0.72, 0.52, 0.40)
COIN = (0.0, 1.0)  # for chances
# How many of all clips have a display, how many of these that of another game, how many clips a menu or a visor.
HUD_SHARE, OTHER_SHARE, MENU_SHARE, VISOR_SHARE = 0.42, 0.5, 0.06, 0.03
DISPLAYS, MENUS = 480, 240  # pages to choose from


@cache
def _colours(device: torch.device) -> tuple[Tensor, Tensor]:
    """`HEARTS` `(4, 3)` and `SKIN` `(3,)` on a device; copied there once."""
    return torch.tensor(HEARTS).to(device), torch.tensor(SKIN).to(device)


@cache
def _pages(device: torch.device) -> screens.Pages:
    """Displays of other games, then menus, on a device; made once and copied there."""
    return screens.bind([*displays.make(DISPLAYS, seed=11), *menus.make(MENUS, seed=12)], device)


def _box(x: Tensor, y: Tensor, left: Tensor, top: Tensor, right: Tensor, bottom: Tensor) -> Tensor:
    return (x >= left) & (x < right) & (y >= top) & (y < bottom)


def _flat(numbers: Tensor) -> Tensor:
    """`(B, 1, 1)` as `(B, 1)`."""
    return numbers[:, :, 0]


class _Canvas:
    """Colour and cover of a batch of overlays, in units of a frame 16 wide and 9 high."""

    def __init__(self, draw: Draw, batch: int, width: int, height: int) -> None:
        self.x = ((torch.arange(width, device=draw.device) + 0.5) * 16 / width).view(1, 1, width)
        self.y = ((torch.arange(height, device=draw.device) + 0.5) * 9 / height).view(1, height, 1)
        self._layers = torch.zeros(batch, 4, height, width, device=draw.device)  # colour times cover, cover

    def put(self, mask: Tensor, colour: Tensor, alpha: Tensor | float = 1.0) -> None:
        """Lays a colour `(B, 3)` or `(B, 1)` over where `mask` `(B, H, W)` is true."""
        ink = F.pad(colour.expand(-1, 3), (0, 1), value=1.0)
        self._layers.lerp_(ink[:, :, None, None], (mask * alpha)[:, None])

    def lay(self, picture: Tensor, on: Tensor) -> None:
        """Lays a picture `(B, 4, H, W)`, colour and cover, over the samples that are `on` `(B, 1, 1)`."""
        ink = F.pad(picture[:, :3], (0, 0, 0, 0, 0, 1), value=1.0)
        self._layers.lerp_(ink, picture[:, 3:] * on[:, None])

    def turn(self, rows: Tensor, pages: Tensor, on: Tensor) -> None:
        """Lays pages `(M, 4, H, W)`, their colour multiplied by cover, over samples `rows` `(M,)`; `on` `(M,)`."""
        pages = pages * on.view(-1, 1, 1, 1)
        self._layers.index_copy_(0, rows, self._layers[rows] * (1 - pages[:, 3:]) + pages)

    @property
    def colour(self) -> Tensor:
        """`(B, 3, H, W)`, multiplied by cover."""
        return self._layers[:, :3]

    @property
    def cover(self) -> Tensor:
        """`(B, 1, H, W)`, 0..1."""
        return self._layers[:, 3:]


def _hotbar(draw: Draw, canvas: _Canvas, batch: int, on: Tensor) -> None:
    u = draw.several(
        batch,
        1,
        1,
        slots=(4.0, 12.0),
        size=(0.4, 1.15),
        gap=(0.0, 0.2),
        aside=(-4.0, 4.0),
        moved=COIN,
        high=COIN,
        grey=(0.05, 0.5),
        bar_alpha=(0.3, 0.95),
        line_alpha=(0.5, 1.0),
        chosen=(0.0, 9.0),
        hearts=COIN,
        heart_count=(3.0, 14.0),
        heart_size=(0.32, 0.7),
        heart_left=(0.0, 8.0),
        heart_top=(0.1, 8.2),
        heart_colour=(0.0, float(len(HEARTS))),
    )
    colours = draw.uniform(batch, 4, 3)
    slots, size = u["slots"].floor(), u["size"]
    moved = u["moved"] < 0.3
    left = 8 - slots * size / 2 + u["aside"] * moved
    top = torch.where(u["high"] < 0.1, u["gap"], 9 - size - u["gap"])
    x, y = canvas.x, canvas.y
    bar = _box(x, y, left, top, left + slots * size, top + size) & on
    along = (x - left) / size
    slot, u_in, v_in = along.floor(), along % 1, (y - top) / size
    rim = torch.minimum(torch.minimum(u_in, 1 - u_in), torch.minimum(v_in, 1 - v_in))
    grey = _flat(u["grey"])
    canvas.put(bar, grey, u["bar_alpha"])
    canvas.put(bar & (rim < 0.08), grey + 0.3, u["line_alpha"])
    canvas.put(bar & (slot == u["chosen"].floor()) & (rim < 0.14), colours[:, 3] * 0.3 + 0.7)
    _items(draw, canvas, bar & (rim > 0.25), slot, (u_in - 0.5).abs(), (v_in - 0.5).abs(), colours)
    step = u["heart_size"]
    hx = (x - torch.where(moved, u["heart_left"], left)) / step
    hu, hv = hx % 1 - 0.5, (y - torch.where(moved, u["heart_top"], top - step)) / step - 0.5
    wide = hu.abs()
    heart = (
        (wide + (hv + 0.1).abs() < 0.42) & ~((wide < 0.08) & (hv < -0.25)) & (hx >= 0) & (hx < u["heart_count"].floor())
    )
    which = u["heart_colour"].flatten().long().clamp(max=len(HEARTS) - 1)
    canvas.put(heart & (u["hearts"] < 0.7) & on, _colours(draw.device)[0][which])


def _items(
    draw: Draw, canvas: _Canvas, inside: Tensor, slot: Tensor, across: Tensor, down: Tensor, colours: Tensor
) -> None:
    """What lies in up to three slots: lozenges of three colours."""
    batch = colours.shape[0]
    u = draw.several(batch, 3, 1, 1, place=(0.0, 3.0), narrow=(0.2, 1.4), there=COIN)
    for k in range(3):
        there = (slot == k + u["place"][:, k].floor()) & (u["there"][:, k] < 0.7)
        canvas.put(inside & there & (across + down * u["narrow"][:, k] < 0.34), colours[:, k])


def _text(draw: Draw, canvas: _Canvas, batch: int, on: Tensor) -> None:
    """Lines of letter-like marks, often near the top."""
    u = draw.several(
        batch, 1, 1, height=(0.28, 0.7), lines=(1.0, 5.0), right=COIN, left=(0.1, 3.0), top=(-1.5, 7.0),
        shade=(0.0, 0.5), white=COIN,
    )  # fmt: skip
    height, right = u["height"], u["right"] < 0.25
    left, top = u["left"] + right * 8.0, u["top"].clamp_min(0.15)
    down, across = (canvas.y - top) / height, (canvas.x - left) / (height * 0.55)
    row, column = down.floor(), across.floor()
    b = torch.arange(batch, device=draw.device).view(-1, 1, 1)
    at_row = row.long().clamp(0, 7)
    glyph = draw.uniform(batch, 8, 40)[b, at_row, column.long().clamp(0, 39)]
    length = (draw.uniform(batch, 8)[b, at_row] * 26 + 4).floor()
    inside = (row >= 0) & (row < u["lines"].floor()) & (column >= 0) & (column < length)
    inside = inside & (column < torch.where(right, 16, 40)) & (glyph > 0.16) & on
    u_in, v_in = across % 1, down % 1
    stroke = (v_in > 0.18) & (v_in < 0.82) & (u_in < 0.8)
    code = (glyph * 997) % 1
    bars = (u_in < 0.26) | ((v_in - 0.2 - code * 0.5).abs() < 0.11)
    bars = bars | ((u_in > 0.55) & (code > 0.45)) | ((v_in > 0.7) & (code < 0.3))
    tint = draw.uniform(batch, 3, low=0.4)
    canvas.put(inside & (v_in > 0.12) & (v_in < 0.9), torch.zeros_like(tint), u["shade"])
    canvas.put(inside & stroke & bars, torch.where(_flat(u["white"]) < 0.7, 1.0, tint))


def _crosshair(draw: Draw, canvas: _Canvas, batch: int, on: Tensor) -> None:
    u = draw.several(
        batch, 1, 1, arm=(0.06, 0.5), thick=(0.035, 0.08), gap=COIN, grey=(0.75, 1.0), alpha=(0.6, 1.0), right=COIN,
        high=COIN, dyed=COIN,
    )  # fmt: skip
    # Over a shoulder, the middle of the aim lies beside that of the frame.
    dx = (canvas.x - 8 - (u["right"] < 0.1) * 0.7).abs()
    dy = (canvas.y - 4.5 + (u["high"] < 0.1) * 0.6).abs()
    near, far = torch.minimum(dx, dy), torch.maximum(dx, dy)
    cross = (near < u["thick"]) & (far < u["arm"]) & (far >= (u["gap"] < 0.3) * 0.1) & on
    tint = torch.where(_flat(u["dyed"]) < 0.25, draw.uniform(batch, 3), _flat(u["grey"]))
    canvas.put(cross, tint, u["alpha"])


def _hand(draw: Draw, canvas: _Canvas, batch: int, on: Tensor) -> None:
    """An arm or a tool from the lower right, at times from the left or the middle."""
    u = draw.several(
        batch, 1, 1, base=(10.0, 14.5), lean=(-0.4, 0.6), wide=(0.3, 2.1), top=(4.6, 7.8), skin=COIN, checkered=COIN,
        left=COIN,
    )  # fmt: skip
    across = torch.where(u["left"] < 0.25, 16 - canvas.x, canvas.x)
    off = across - u["base"] - (9 - canvas.y) * u["lean"]
    shape = (off.abs() < u["wide"]) & (canvas.y > u["top"] + off * 0.25) & on
    tone = draw.uniform(batch, 3, low=0.1, high=0.85)
    tone = torch.where(_flat(u["skin"]) < 0.4, _colours(draw.device)[1], tone)
    canvas.put(shape, tone)
    canvas.put(shape & (off > u["wide"] * 0.3), tone * 0.7)
    checker = ((canvas.x * 2.3).floor() + (canvas.y * 2.3).floor()) % 2 == 0
    canvas.put(shape & checker & (u["checkered"] < 0.6), tone * 0.88)


def overlays(draw: Draw, batch: int, width: int, height: int) -> tuple[Tensor, Tensor]:
    """Colour (already multiplied by cover) `(B, 1, 3, H, W)` and cover `(B, 1, 1, H, W)`, 0..1; empty for more than
    half of the samples.
    """
    canvas = _Canvas(draw, batch, width, height)
    u = draw.several(
        batch, 1, 1, any_hud=COIN, other=COIN, hand=COIN, hotbar=COIN, crosshair=COIN, text=COIN, menu=COIN, visor=COIN
    )
    any_hud, menu = u["any_hud"] < HUD_SHARE, u["menu"] < MENU_SHARE
    other = any_hud & (u["other"] < OTHER_SHARE)
    own = any_hud & ~other
    canvas.lay(visors(draw, batch, width, height), u["visor"] < VISOR_SHARE)
    _hand(draw, canvas, batch, any_hud & (u["hand"] < 0.5))
    _hotbar(draw, canvas, batch, own & (u["hotbar"] < 0.75))
    _crosshair(draw, canvas, batch, own & (u["crosshair"] < 0.75))
    _text(draw, canvas, batch, own & (u["text"] < 0.4))
    rows, on = screens.chosen((other | menu).flatten(), batch * 2 // 5 + 1)
    page = draw.several(len(rows), display=(0.0, float(DISPLAYS)), menu=(0.0, float(MENUS)))
    which = torch.where(menu.flatten()[rows], page["menu"] + DISPLAYS, page["display"]).long()
    canvas.turn(rows, screens.paint(draw, _pages(draw.device), which, width, height), on)
    return canvas.colour[:, None], canvas.cover[:, None]
