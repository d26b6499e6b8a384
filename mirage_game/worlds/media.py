"""The hand of an artist on a finished picture: which samples ask for which effect, and in what order effects come.
And what capture and compression do to a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.style.mixing import rgb
from mirage_game.style.parts import Medium
from mirage_game.style.upload import upload
from mirage_game.worlds import effects

# Effects in the order in which they are applied, and the strengths of `Medium` that ask for them.
EFFECTS = {
    "flat": ("flat",),
    "brush": ("brush",),
    "wash": ("wash",),
    "cutout": ("cutout",),
    "neon": ("neon",),
    "bloom": ("bloom",),
    "posterise": ("posterise",),
    "tint": ("tint",),
    "hatch": ("hatch",),
    "ink": ("ink",),
    "chroma": ("chroma",),
    "halftone": ("halftone",),
    "grit": ("grit",),
    "paper": ("paper",),
    "screen": ("scanlines", "vignette"),
}
STRENGTHS = [name for names in EFFECTS.values() for name in names]
COLOURS = ("ink_colour", "tint_dark", "tint_light")


class _Asked:
    """Which samples ask for which effect, and how strongly: two copies to the device for all of them."""

    def __init__(self, media: Sequence[Medium], device: torch.device) -> None:
        rows: dict[str | int, list[int]] = {
            effect: [k for k, m in enumerate(media) if any(getattr(m, name) for name in names)]
            for effect, names in EFFECTS.items()
        }
        self.sizes = sorted({m.pixels for m in media if m.pixels > 1})
        rows |= {size: [k for k, m in enumerate(media) if m.pixels == size] for size in self.sizes}
        places = upload([k for some in rows.values() for k in some], device).long()
        self.rows = dict(zip(rows, places.split_with_sizes([len(some) for some in rows.values()]), strict=True))
        numbers = [
            [*(getattr(m, name) for name in STRENGTHS), *(part for name in COLOURS for part in rgb(getattr(m, name)))]
            for m in media
        ]
        self._table = upload(numbers, device)

    def strengths(self, effect: str) -> list[Tensor]:
        """Each of the effect's strengths, `(R, 1, 1, 1, 1)`."""
        table = self._table[self.rows[effect]].view(-1, self._table.shape[1], 1, 1, 1, 1)
        return [table[:, STRENGTHS.index(name)] for name in EFFECTS[effect]]

    def colour(self, effect: str, name: str) -> Tensor:
        """A colour of `COLOURS` of the samples that ask for an effect, `(R, 1, 3, 1, 1)`."""
        at = len(STRENGTHS) + 3 * COLOURS.index(name)
        return self._table[self.rows[effect], at : at + 3].view(-1, 1, 3, 1, 1)


def finish(images: Tensor, depth: Tensor, surface: Tensor, media: Sequence[Medium]) -> Tensor:
    """Applies each sample's medium to `(B, T, 3, H, W)` 0..1; `depth`, `surface` `(B, T, H, W)`. Only samples that
    ask for an effect pay for it.
    """
    drawn = images.clone()
    asked = _Asked(media, images.device)

    def lines(effect: str) -> Tensor:
        rows = asked.rows[effect]
        return effects.ink_lines(depth[rows], surface[rows])

    def hatch(chosen: Tensor, strength: Tensor) -> Tensor:
        rows = asked.rows["hatch"]
        tone = effects.luminance(images[rows])  # of the scene, not of what tints have made of it
        return effects.hatch(chosen, tone, surface[rows], strength, asked.colour("hatch", "ink_colour"))

    how: dict[str, Callable[..., Tensor]] = {
        "flat": lambda chosen, strength: effects.flat(chosen, surface[asked.rows["flat"]], strength),
        "brush": effects.brush,
        "wash": effects.wash,
        "cutout": lambda chosen, strength: effects.cutout(chosen, depth[asked.rows["cutout"]], strength),
        "neon": lambda chosen, strength: effects.neon(chosen, lines("neon"), strength),
        "bloom": effects.bloom,
        "posterise": effects.posterise,
        "tint": lambda chosen, strength: effects.tint(
            chosen, strength, asked.colour("tint", "tint_dark"), asked.colour("tint", "tint_light")
        ),
        "hatch": hatch,
        "ink": lambda chosen, strength: effects.ink(chosen, lines("ink"), strength, asked.colour("ink", "ink_colour")),
        "chroma": effects.chroma,
        "halftone": effects.halftone,
        "grit": effects.grit,
        "paper": effects.paper,
        "screen": effects.screen,
    }
    for size in asked.sizes:
        rows = asked.rows[size]
        drawn.index_copy_(0, rows, effects.pixelate(drawn[rows], size))
    for effect in EFFECTS:
        rows = asked.rows[effect]
        if len(rows):
            drawn.index_copy_(0, rows, how[effect](drawn[rows], *asked.strengths(effect)))
    return drawn.clamp_(0, 1)


def degrade(
    images: Tensor,
    noise: Tensor,
    levels: Tensor,
    chroma: Tensor,
    shrink: Tensor,
    scale: float,
    generator: torch.Generator,
) -> Tensor:
    """What capture and compression do to a source: rescaling, coarse colour, few levels, noise. All strengths `(B,)`,
    0 for none.
    """
    batch, frames = images.shape[:2]
    flat = images.flatten(0, 1)
    height, width = flat.shape[-2:]
    size = (max(round(height * scale), 1), max(round(width * scale), 1))
    soft = F.interpolate(F.interpolate(flat, size=size, mode="bilinear"), size=(height, width), mode="bilinear")
    soft = soft.view(images.shape)
    out = torch.lerp(images, soft, shrink.view(-1, 1, 1, 1, 1))
    grey = out.mean(2, keepdim=True)
    colour = F.interpolate(
        F.interpolate((out - grey).flatten(0, 1), scale_factor=0.5, mode="area"), size=(height, width), mode="bilinear"
    )
    out = torch.lerp(out, grey + colour.view(images.shape), chroma.view(-1, 1, 1, 1, 1))
    speckle = torch.randn(batch, frames, 1, height, width, generator=generator, device=generator.device).to(
        images.device
    )
    out = out + speckle * noise.view(-1, 1, 1, 1, 1)
    return effects.levelled(out, levels.view(-1, 1, 1, 1, 1)).clamp(0, 1)
