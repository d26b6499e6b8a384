"""Line plots with Pillow alone: a few panels under each other, drawn at double size and shrunk."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, PANEL_HEIGHT, LEFT, RIGHT, TOP, GAP = 1100, 190, 64, 24, 48, 46
INK, FAINT, PAPER, SHADE = (40, 40, 44), (222, 222, 226), (255, 255, 255), (240, 244, 250)
Colour = tuple[int, int, int]
FINE = 2  # drawn this many times larger


@dataclass(frozen=True)
class Curve:
    """One value a frame, from frame `start` on."""

    name: str
    values: list[float]
    start: int
    colour: Colour


@dataclass(frozen=True)
class Dot:
    """One value at one frame; `hollow` tells those of two kinds apart where they lie on each other."""

    frame: float
    value: float
    colour: Colour
    hollow: bool = False


@dataclass(frozen=True)
class Panel:
    """Curves on one scale; frames from `shade_from` on, if any, lie on a tinted ground. Below, each frame counts `step`
    of whatever the caption says.
    """

    title: str
    curves: list[Curve]
    shade_from: int | None = None
    dots: list[Dot] = field(default_factory=list)
    step: float = 1.0


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The font that Pillow brings, at a size in pixels."""
    return ImageFont.load_default(size)


def draw_panels(panels: list[Panel], caption: str, path: Path) -> None:
    """Write the plot as a PNG, 1100 pixels wide."""
    height = TOP + len(panels) * (PANEL_HEIGHT + GAP)
    image = Image.new("RGB", (WIDTH * FINE, height * FINE), PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((LEFT * FINE, 12 * FINE), caption, INK, font(15 * FINE))
    for row, panel in enumerate(panels):
        _draw_panel(draw, panel, TOP + row * (PANEL_HEIGHT + GAP) + 22)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.resize((WIDTH, height), Image.Resampling.LANCZOS).save(path)


def smooth(values: list[float], window: int) -> list[float]:
    """Centred running mean; the window shrinks at the ends."""
    total = [0.0]
    for value in values:
        total.append(total[-1] + value)
    half, n = window // 2, len(values)
    means = []
    for i in range(n):
        reach = min(half, i, n - 1 - i)
        means.append((total[i + reach + 1] - total[i - reach]) / (2 * reach + 1))
    return means


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round values between low and high, at most about `most` of them."""
    rough = max(high - low, 1e-9) / most
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    first = math.ceil(low / step - 1e-9)
    return [round(i * step, 10) for i in range(first, math.floor(high / step + 1e-9) + 1)]


def _draw_panel(draw: ImageDraw.ImageDraw, panel: Panel, top: int) -> None:
    frames = max(curve.start + len(curve.values) for curve in panel.curves)
    window = max(1, frames // 80)
    lines = [(curve, smooth(curve.values, window)) for curve in panel.curves]
    every = [value for _, line in lines for value in line] + [dot.value for dot in panel.dots]
    low, high = min(every), max(every)
    margin = max((high - low) * 0.08, abs(high) * 0.01, 1e-6)
    low, high = low - margin, high + margin

    def x(frame: float) -> float:
        return (LEFT + frame / max(frames - 1, 1) * (WIDTH - LEFT - RIGHT)) * FINE

    def y(value: float) -> float:
        return (top + (high - value) / (high - low) * PANEL_HEIGHT) * FINE

    bottom = (top + PANEL_HEIGHT) * FINE
    if panel.shade_from is not None:
        draw.rectangle((x(panel.shade_from), top * FINE, x(frames - 1), bottom), SHADE)
    for tick in ticks(low, high, 4):
        draw.line((x(0), y(tick), x(frames - 1), y(tick)), FAINT, FINE)
        draw.text((x(0) - 8 * FINE, y(tick)), f"{tick:g}", INK, font(12 * FINE), anchor="rm")
    for tick in ticks(0, (frames - 1) * panel.step, 10):
        draw.text((x(tick / panel.step), bottom + 5 * FINE), f"{tick:g}", INK, font(12 * FINE), anchor="mt")
    draw.text((x(0), (top - 6) * FINE), panel.title, INK, font(13 * FINE), anchor="ls")
    right = x(frames - 1)
    for curve in reversed(panel.curves):
        if not curve.name:
            continue
        draw.text((right, (top - 6) * FINE), curve.name, curve.colour, font(13 * FINE), anchor="rs")
        right -= draw.textlength(curve.name, font(13 * FINE)) + 16 * FINE
    for curve, line in lines:
        points = [(x(curve.start + i), y(value)) for i, value in enumerate(line)]
        draw.line(points if len(points) > 1 else points * 2, curve.colour, 2 * FINE, joint="curve")
    for dot in panel.dots:
        size, across, down = (5 if dot.hollow else 3.5) * FINE, x(min(max(dot.frame, 0.0), frames - 1)), y(dot.value)
        place = (across - size, down - size, across + size, down + size)
        draw.ellipse(place, None if dot.hollow else dot.colour, dot.colour, 2 * FINE)
