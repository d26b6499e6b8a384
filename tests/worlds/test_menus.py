"""Displays, menus and what lies around the scene: letters can be told apart, colours are right, and a share of the
clips has each.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage_game.worlds import displays, fonts, hud, icons, menus, screens, visors
from mirage_game.worlds.menus import Theme, theme
from mirage_game.worlds.random import Draw
from mirage_game.worlds.screens import HEIGHT, PLAIN, WIDTH, Page

RED, GREEN = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)


class Fixed(Draw):
    """Draws the middle of every range: nothing is moved, and colours hardly change."""

    def uniform(self, *shape: int, low: float = 0.0, high: float = 1.0) -> torch.Tensor:
        return torch.full(shape, (low + high) / 2)

    def integer(self, *shape: int, low: int = 0, high: int) -> torch.Tensor:
        return torch.full(shape, low)


def painted(page: Page, width: int = WIDTH, height: int = HEIGHT) -> torch.Tensor:
    """`(4, H, W)` of one page."""
    draw = Fixed(torch.Generator(), torch.device("cpu"))
    pages = screens.bind([page], draw.device)
    return screens.paint(draw, pages, torch.zeros(1, dtype=torch.long), width, height)[0]


def test_letters_and_digits_of_every_font_can_be_told_apart() -> None:
    for name, font in fonts.fonts().items():
        shown = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" if name.startswith("tiny") else "".join(map(chr, range(33, 127)))
        pictures = [font.glyphs[ord(char) - fonts.FIRST].astype(float) / 255 for char in shown]
        assert all(picture.sum() > 0.3 for picture in pictures), name
        same = [
            (a, b)
            for i, a in enumerate(shown)
            for j, b in enumerate(shown[:i])
            if np.abs(pictures[i] - pictures[j]).sum() < 0.3
        ]
        assert len(same) <= (1 if name.startswith("tiny") else 2), (name, same)  # O and 0, at times I and l
        assert font.width("..") < font.width("MM") or name == "typewriter"


def test_sizes_of_letters_reach_from_five_to_fourteen_pixels() -> None:
    sizes = {font.cap_height for font in fonts.fonts().values()}
    assert min(sizes) == 5
    assert {6, 7, 8, 9, 10, 11} <= sizes
    assert max(sizes) <= 15


def test_a_box_covers_its_pixels_and_the_later_one_lies_on_top() -> None:
    page = Page(random.Random(0))
    page.box(10, 20, 30, 10, RED)
    page.box(30, 20, 20, 10, GREEN, 0.5)
    picture = painted(page)
    assert picture[3, 25, 12] == pytest.approx(1, abs=1e-5)
    assert picture[3].sum() == pytest.approx(30 * 10 + 10 * 10 * picture[3, 25, 45].item(), rel=1e-3)
    assert 0.4 < picture[3, 25, 45] < 0.6
    assert picture[0, 25, 12] > 0.9
    assert 0.4 < picture[1, 25, 35] < 0.6  # half green over red
    assert picture[3, 25, 35] == pytest.approx(1, abs=1e-5)


def test_a_grid_repeats_a_box_and_a_rim_leaves_its_middle_free() -> None:
    page = Page(random.Random(0))
    page.box(10, 10, 8, 8, RED, grid=(4, 3, 12, 11))
    page.box(100, 100, 20, 20, GREEN, rim=2)
    cover = painted(page)[3]
    assert cover[:60].sum() == pytest.approx(12 * 64, rel=1e-3)
    assert cover[13, 12 + 12 * 3] == pytest.approx(1, abs=1e-5)
    assert cover[13, 12 + 12 * 4] == pytest.approx(0, abs=1e-5)
    assert cover[60:].sum() == pytest.approx(20 * 20 - 16 * 16, rel=1e-3)


def test_a_round_box_is_a_disc() -> None:
    page = Page(random.Random(0))
    page.box(40, 40, 40, 40, RED, radius=20)
    assert painted(page)[3].sum() == pytest.approx(torch.pi * 400, rel=0.01)


def test_a_line_of_text_is_the_fonts_own_letters() -> None:
    page = Page(random.Random(0))
    page.text(50, 60, "Ab", "pixel", GREEN, PLAIN)
    picture = painted(page)
    font = fonts.fonts()["pixel"]
    for char, x in (("A", 50), ("b", 50 + font.advances[ord("A") - fonts.FIRST])):
        glyph = torch.from_numpy(font.glyphs[ord(char) - fonts.FIRST] / 255)[:, :5]
        seen = picture[1, 60 - fonts.CAP_TOP :][: len(glyph), x : x + 5]
        assert torch.allclose(seen, glyph.float() * seen.max(), atol=0.02), char
    assert picture[0].max() < 0.05
    whole = painted(page, WIDTH // 4, HEIGHT // 4)
    assert whole.shape == (4, HEIGHT // 4, WIDTH // 4)
    assert whole[3, 15:18, 12:16].max() > 0.9


def test_an_icon_is_repeated_and_keeps_its_colours() -> None:
    page = Page(random.Random(0))
    page.icon(20, 30, icons.SIDE, "map", columns=2)
    picture = painted(page)[:, 30 : 30 + icons.SIDE]
    first, second = picture[..., 20 : 20 + icons.SIDE], picture[..., 20 + icons.SIDE : 20 + 2 * icons.SIDE]
    assert torch.equal(first, second)
    assert (first[3] == 1).all()
    known = torch.from_numpy(icons.sheet())[int(page.icons[0][4])].permute(2, 0, 1)
    assert torch.allclose(first, known, atol=1e-5)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), part=st.sampled_from([displays.make, menus.make]))
def test_every_page_can_be_bound_and_says_something(seed: int, part: Callable[[int, int], list[Page]]) -> None:
    pages = part(len(menus.MENUS), seed)
    assert all(page.boxes or page.icons or page.lines for page in pages)
    tables = screens.bind(pages, torch.device("cpu"))
    assert torch.isfinite(tables.boxes).all()
    assert (tables.boxes[..., 10:] >= 0).all()
    assert (tables.boxes[..., 10:] <= 1).all()
    assert tables.texts.min() >= 0
    assert tables.texts.max() < fonts.CHARS


@pytest.mark.parametrize("gauge", sorted({g for game in displays.GAMES for g, _ in game} | set(menus.MENUS), key=str))
def test_a_part_of_a_page_shows_and_can_be_laid_over_any_picture(gauge: Callable[..., None]) -> None:
    chance = random.Random(4)
    page = Page(chance)
    own: Theme = theme(chance)
    gauge(page, own) if gauge not in menus.MENUS else gauge(page)
    picture = painted(page)
    assert picture[3].max() > 0.3
    assert picture.min() >= 0
    assert (picture[:3] <= picture[3:] + 1e-5).all()
    assert picture[3].max() <= 1 + 1e-5


def test_pages_differ_each_time_but_for_the_same_draw() -> None:
    pages = screens.bind(menus.make(12, 1), torch.device("cpu"))
    which = torch.zeros(3, dtype=torch.long)
    one, same = (screens.paint(Draw.seeded(2, "cpu"), pages, which, 64, 36) for _ in range(2))
    assert torch.equal(one, same)
    assert not torch.equal(one[0], one[1])


@settings(max_examples=50, deadline=None)
@given(wanted=st.lists(st.booleans(), min_size=3, max_size=20))
def test_all_that_are_wanted_are_chosen_while_there_is_room(wanted: list[bool]) -> None:
    most = len(wanted) // 3 + 1
    rows, on = screens.chosen(torch.tensor(wanted), most)
    assert len(rows) == most == len(set(rows.tolist()))
    assert all(wanted[row] == is_on for row, is_on in zip(rows.tolist(), on.tolist(), strict=True))
    assert int(on.sum()) == min(sum(wanted), most)


def test_displays_menus_and_visors_come_in_their_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    def shown(**shares: float) -> float:
        for name in ("HUD_SHARE", "MENU_SHARE", "VISOR_SHARE"):
            monkeypatch.setattr(hud, name, shares.get(name, 0.0))
        _, cover = hud.overlays(Draw.seeded(5, "cpu"), 150, 16, 9)
        return (cover.flatten(1).amax(1) > 0.02).float().mean().item()

    assert shown() == 0
    assert shown(MENU_SHARE=0.06) == pytest.approx(0.06, abs=0.04)
    assert shown(VISOR_SHARE=0.1) == pytest.approx(0.1, abs=0.05)
    assert 0.25 < shown(HUD_SHARE=0.42) < 0.5


def test_visors_leave_a_part_of_the_scene_in_view() -> None:
    pictures = visors.visors(Draw.seeded(1, "cpu"), 60, 64, 36)
    assert pictures.min() >= 0
    assert pictures.max() <= 1
    cover = pictures[:, 3]
    assert (cover.flatten(1).amax(1) > 0.2).all()
    assert (cover.flatten(1).amin(1) < 0.2).all()
    assert (cover.flatten(1).mean(1) < 0.85).all()
