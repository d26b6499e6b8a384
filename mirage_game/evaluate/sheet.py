"""The contact sheet: one row a style; at two moments the source, what the model makes of it asked by the style's code
and by a prompt, the colour table and the true target.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw
from torch import Tensor

from mirage_game.evaluate.bars import GAIN_DB
from mirage_game.evaluate.plot import font
from mirage_game.evaluate.report import StyleReport

TITLES = {
    "source": "source",
    "model": "model, by code",
    "prompted": "model, by prompt",
    "table": "colour table",
    "target": "true target",
}
LABEL_WIDTH, HEADER_HEIGHT, GAP, GROUP_GAP = 210, 40, 4, 20
PAPER, INK, FAINT, GOOD, POOR = (18, 18, 22), (235, 235, 240), (150, 150, 160), (120, 220, 140), (255, 130, 110)


def sheet_size(styles: int, width: int, height: int, pictures: int, moments: int = 2) -> tuple[int, int]:
    """Pixels of the whole sheet for frames of `width` x `height`, so many `pictures` a moment."""
    across = LABEL_WIDTH + moments * (pictures * (width + GAP) + GROUP_GAP)
    return across, HEADER_HEIGHT + styles * (max(height, 60) + GAP) + GAP


def draw_sheet(
    moments: Tensor,
    shown: tuple[str, ...],
    styles: tuple[StyleReport, ...],
    prompts: tuple[str, ...],
    frames: tuple[int, ...],
    path: Path,
) -> None:
    """Write the sheet as a JPEG.

    `moments` (S, M, pictures, 3, H, W) uint8, the pictures named by `shown`, see `TITLES`; `prompts` (S) what a player
    would type, `frames` (M) which frames they are.
    """
    height, width = moments.shape[-2:]
    image = Image.new("RGB", sheet_size(len(styles), width, height, len(shown), len(frames)), PAPER)
    draw = ImageDraw.Draw(image)
    row_height = max(height, 60) + GAP
    pictures = moments.permute(0, 1, 2, 4, 5, 3).contiguous().numpy()
    for moment, frame in enumerate(frames):
        for column, name in enumerate(shown):
            x = LABEL_WIDTH + GROUP_GAP * (moment + 1) + (moment * len(shown) + column) * (width + GAP)
            text = f"{TITLES[name]}, frame {frame}" if width >= 200 else TITLES[name]
            draw.text((x + width / 2, HEADER_HEIGHT - 12), text, INK, font(min(18, max(9, width // 14))), anchor="ms")
            for row in range(len(styles)):
                image.paste(Image.fromarray(pictures[row, moment, column]), (x, HEADER_HEIGHT + row * row_height))
    for row, (style, prompt) in enumerate(zip(styles, prompts, strict=True)):
        _draw_label(draw, style, prompt, HEADER_HEIGHT + row * row_height, row_height - GAP)
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, quality=90, subsampling=0)


def _draw_label(draw: ImageDraw.ImageDraw, style: StyleReport, prompt: str, top: int, room: int) -> None:
    draw.text((12, top + 4), style.style.replace("_", " "), INK, font(18))
    colour = FAINT if style.is_identity else GOOD if style.gain_db >= GAIN_DB else POOR
    draw.text(
        (12, top + 28), f"{style.model_db:.1f} dB, table {style.table_db:.1f}: {style.gain_db:+.1f}", colour, font(13)
    )
    y = top + 48
    for line in wrap(draw, f"“{prompt}”" if prompt else "(no prompt)", LABEL_WIDTH - 12):
        if y + 14 > top + room:
            break
        draw.text((12, y), line, FAINT, font(12))
        y += 15


def wrap(draw: ImageDraw.ImageDraw, text: str, width: int) -> list[str]:
    """Break a text at blanks into lines of at most `width` pixels (a longer word stays whole)."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font(12)) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
