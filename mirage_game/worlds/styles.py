"""A few looks for tests and benchmarks of what draws them: every pattern, in random colours."""

from __future__ import annotations

from functools import cache

import torch

from mirage_game.style.code import PATTERNS, code_of, rows
from mirage_game.worlds.painting import looks_of
from mirage_game.worlds.textures import Look
from mirage_game.worlds.vanilla import VANILLA

COUNT = 32


@cache
def style_looks(device: torch.device) -> Look:
    """`COUNT` looks on a device, the first of them the built-in game's."""
    draw = torch.Generator().manual_seed(1)
    code = rows(code_of(VANILLA), [0] * COUNT)
    code.pattern[1:] = torch.randint(1, len(PATTERNS), code.pattern[1:].shape, generator=draw)
    code.surface[1:] = torch.rand(code.surface[1:].shape, generator=draw)
    code.surface[1:, :, 9:] *= 0.5
    shift = 0.7 + 0.6 * torch.rand(COUNT - 1, code.environment.shape[1], generator=draw)
    code.environment[1:] *= shift
    return Look(*(part.to(device) for part in looks_of(code)))
