"""Sample sheets: what a run has learnt so far, on the same clips each time."""

from __future__ import annotations

from pathlib import Path

import torch
from PIL import Image
from torch import Generator

from mirage_game.engine.loop import Loop
from mirage_game.model.transformer import CLOCK_PERIODS_S, Mirage
from mirage_game.style.bank import StyleBank
from mirage_game.style.code import rows
from mirage_game.worlds.clips import make_clip
from mirage_game.worlds.pool import WorldPool

ROWS, FRAMES, SEED = 12, 8, 0


class SampleSheet:
    """Draws the last frame of a few clips, one a row: the game, the model's answer without and with depth, and the true
    target.
    """

    def __init__(self, pool: WorldPool, bank: StyleBank, width: int, height: int) -> None:
        generator = Generator(pool.device).manual_seed(SEED)
        styles = torch.linspace(0, len(bank) - 1, ROWS).long()
        self._clip = make_clip(pool, ROWS, FRAMES, width, height, bank, styles, generator)

    def draw(self, model: Mirage, path: Path) -> None:
        """Streams the clips through the model, as the daemon would, and writes the PNG."""
        clip, answers = self._clip, []
        for knows_depth in (False, True):
            loop = Loop(model, batch=ROWS)
            for slot in range(ROWS):
                loop.set_style(slot, rows(clip.code, [slot]))
            for t in range(FRAMES):
                known = (clip.depth[:, t, None], clip.poses[:, t]) if knows_depth else ()
                clock = clip.time[:, t] % max(CLOCK_PERIODS_S)
                styled = loop.step(clip.source[:, t], clip.camera[:, t], clip.controls[:, t], *known, clock=clock)
            answers.append(styled)
        sheet = torch.cat([clip.source[:, -1], *answers, clip.target[:, -1]], -1)
        pixels = ((sheet + 1) * 127.5).round().clamp(0, 255).byte().permute(0, 2, 3, 1).flatten(0, 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(pixels.cpu().numpy()).save(path)
