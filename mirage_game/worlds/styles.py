"""All styles, by name. The first, `vanilla`, changes nothing."""

from __future__ import annotations

from functools import cache

import torch

from mirage_game.worlds import themes_art, themes_machine, themes_nature
from mirage_game.worlds.style import Light, Material, Medium, Sky, Style
from mirage_game.worlds.textures import Look, styled
from mirage_game.worlds.vanilla import VANILLA

__all__ = ["STYLES", "Light", "Material", "Medium", "Sky", "Style", "style_looks"]

STYLES: dict[str, Style] = {
    s.name: s for s in (VANILLA, *themes_machine.STYLES, *themes_nature.STYLES, *themes_art.STYLES)
}


@cache
def style_looks(device: torch.device) -> Look:
    """Textures and environments of all styles on a device, in the order of `STYLES`."""
    return styled(list(STYLES.values()), device)
