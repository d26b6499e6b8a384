"""Styles: enough of them, each with captions of its own, some held out, and materials that exist."""

from __future__ import annotations

from itertools import combinations

import torch

from mirage_game.worlds import patterns
from mirage_game.worlds.materials import mixed, rgb, sides
from mirage_game.worlds.styles import STYLES, style_looks
from mirage_kernels.raycast import layout as lay


def test_there_are_enough_styles_and_the_first_changes_nothing() -> None:
    assert len(STYLES) >= 28
    assert next(iter(STYLES)) == "vanilla"
    assert "" in STYLES["vanilla"].training
    assert "steampunk" in STYLES


def test_captions_are_many_unique_and_partly_held_out() -> None:
    seen: dict[str, str] = {}
    for style in STYLES.values():
        assert len(style.captions) >= 10, style.name
        assert len(style.held_out) == 2
        assert set(style.held_out).isdisjoint(style.training)
        for caption in style.captions:
            assert caption.casefold() not in seen, (caption, style.name, seen.get(caption.casefold()))
            seen[caption.casefold()] = style.name


def test_every_block_has_materials_of_known_patterns() -> None:
    for style in STYLES.values():
        table = sides(style)
        assert set(table) == set(range(1, lay.BLOCKS)), style.name
        for materials in table.values():
            for material in materials:
                assert material.pattern in patterns.INDEX
                for colour in (material.first, material.second, material.third):
                    assert all(0 <= c <= 1 for c in rgb(colour))


def test_styles_look_different() -> None:
    look = style_looks(torch.device("cpu"))
    texels = look.textures[:, 1:, :, lay.MIP_START[-1]]
    colour = torch.stack([texels & 255, texels >> 8 & 255, texels >> 16 & 255], -1).float().flatten(1) / 255
    for a, b in combinations(range(len(STYLES)), 2):
        assert (colour[a] - colour[b]).abs().mean() > 0.04, (list(STYLES)[a], list(STYLES)[b])


def test_patterns_are_in_range_and_fill_their_tile() -> None:
    bank = patterns.bank()
    assert bank.shape == (len(patterns.NAMES), 2, lay.TILE, lay.TILE)
    assert bank.min() >= 0
    assert bank.max() <= 1


def test_mixed_colours() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert rgb("#ff0080") == (1.0, 0.0, 128 / 255)
