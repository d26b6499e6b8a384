"""Text layout and the glyph atlas."""

from __future__ import annotations

import numpy as np

from mirage_game.overlay import glyphs
from mirage_game.overlay.hud import visible


def test_text_that_fits_stays_and_longer_text_ends_in_an_ellipsis() -> None:
    text = "steampunk city of brass and copper"
    assert glyphs.elide(text, 14, 1000) == text
    short = glyphs.elide(text, 14, 120)
    assert short.endswith("…")
    assert text.startswith(short[:-1])
    assert 80 < glyphs.measure(short, 14) <= 120


def test_pens_grow_and_scale_with_the_size() -> None:
    pens = glyphs.pens("Mirage", 20)
    assert pens == sorted(pens)
    assert len(pens) == 7
    assert glyphs.measure("", 20) == 0
    assert 1.8 < glyphs.measure("Mirage", 40) / glyphs.measure("Mirage", 20) < 2.2


def test_a_glyph_is_drawn_once_and_has_ink() -> None:
    atlas = glyphs.Atlas()
    first = atlas.glyph("g", 18)
    assert atlas.changed
    ink = atlas.pixels[first.y : first.y + first.height, first.x : first.x + first.width]
    assert ink.max() == 255
    atlas.changed = False
    assert atlas.glyph("g", 18) == first
    assert not atlas.changed


def test_accents_keep_their_letter_and_unknown_characters_become_a_box() -> None:
    atlas = glyphs.Atlas()
    for char in "é日\u0378":
        glyph = atlas.glyph(char, 18)
        assert atlas.pixels[glyph.y : glyph.y + glyph.height, glyph.x : glyph.x + glyph.width].any()


def test_a_full_atlas_starts_anew_and_stays_inside() -> None:
    atlas = glyphs.Atlas()
    for size_px in range(20, 90):
        for char in "MWQ@&8":
            glyph = atlas.glyph(char, size_px)
            assert glyph.x + glyph.width <= glyphs.ATLAS
            assert glyph.y + glyph.height <= glyphs.ATLAS
    assert atlas.generation >= 1


def test_glyphs_do_not_overlap_in_the_atlas() -> None:
    atlas = glyphs.Atlas()
    used = np.zeros_like(atlas.pixels, int)
    for char in "The quick brown fox":
        if not char.isspace():
            glyph = atlas.glyph(char, 22)
    seen = {atlas.glyph(char, 22) for char in "The quick brown fox" if not char.isspace()}
    for glyph in seen:
        used[glyph.y : glyph.y + glyph.height, glyph.x : glyph.x + glyph.width] += 1
    assert used.max() == 1


def test_the_caret_of_a_long_line_stays_in_view() -> None:
    pens = [float(10 * place) for place in range(101)]
    assert visible(pens, 0, 200) == (0, 20)
    first, last = visible(pens, 100, 200)
    assert (first, last) == (80, 100)
    first, last = visible(pens, 50, 200)
    assert first <= 50 <= last
    assert last - first == 20
