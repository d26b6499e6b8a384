"""Pages that cover much of the scene: inventories, pause screens, chats, dialogues, shops, maps, scores."""

from __future__ import annotations

import random
from collections.abc import Callable
from colorsys import hsv_to_rgb
from typing import NamedTuple

from mirage_game.worlds import screen_words
from mirage_game.worlds.fonts import fonts
from mirage_game.worlds.screens import HEIGHT, OUTLINED, PLAIN, SHADOWED, WIDTH, Colour, Page, lighter

SMALL = (
    "pixel", "pixel", "pixel", "pixel wide", "pixel soft", "plain 8", "plain 9", "plain 10", "plain 10", "plain 12",
    "sharp 10", "sharp 12", "bold 9", "bold 11", "typewriter", "tiny",
)  # fmt: skip
LARGE = ("pixel wide", "pixel tall", "pixel double", "plain 12", "plain 15", "bold 11", "bold 14", "slanted 16")
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)


class Theme(NamedTuple):
    """What the parts of one game's pages have in common."""

    panel: Colour
    accent: Colour
    ink: Colour
    """readable on the panel"""
    small: str
    large: str
    edge: int
    radius: float
    alpha: float
    bevelled: bool

    @property
    def sure_edge(self) -> int:
        """Edges for letters that may lie on the scene itself; none around dark ones."""
        return PLAIN if max(self.ink) < 0.5 else self.edge or OUTLINED


def theme(chance: random.Random) -> Theme:
    """A random one: grey, dark, light, wooden or bright panels."""
    hue = chance.random()
    value, saturation = chance.choice(((0.78, 0.03), (0.1, 0.3), (0.2, 0.5), (0.93, 0.08), (0.45, 0.5), (0.05, 0.0)))
    panel = hsv_to_rgb(hue, saturation, value)
    light = value > 0.6
    ink = hsv_to_rgb(chance.random(), chance.choice((0.0, 0.0, 0.3)), chance.uniform(0.05, 0.3) if light else 1.0)
    edge = PLAIN if light else chance.choice((PLAIN, SHADOWED, SHADOWED, OUTLINED))
    accent = hsv_to_rgb(chance.random(), chance.uniform(0.4, 0.8), chance.uniform(0.8, 1))
    radius = chance.choice((0.0, 0.0, 0.0, 2.0, 5.0))
    alpha = 1.0 if light else chance.choice((0.55, 0.75, 0.9, 1.0))
    small, large = chance.choice(SMALL), chance.choice(LARGE)
    return Theme(panel, accent, ink, small, large, edge, radius, alpha, radius == 0 and chance.random() < 0.6)


def panel(page: Page, own: Theme, left: float, top: float, width: float, height: float) -> None:
    """The ground of a window."""
    if own.bevelled:
        page.raised(left, top, width, height, own.panel, max(own.alpha, 0.9))
        return
    page.box(left, top, width, height, own.panel, own.alpha, radius=own.radius)
    if page.chance.random() < 0.5:
        page.box(left, top, width, height, lighter(own.accent, -0.1), radius=own.radius, rim=1)


def dim(page: Page) -> None:
    """Darkens the whole scene."""
    shade = hsv_to_rgb(page.chance.random(), 0.4, page.chance.uniform(0, 0.12))
    page.box(-8, -8, WIDTH + 16, HEIGHT + 16, shade, page.chance.uniform(0.35, 0.75))


def line_step(font: str) -> int:
    """Pixels from one line of a font to the next."""
    return fonts()[font].cap_height + 4


def _slots(
    page: Page, own: Theme, left: float, top: float, columns: int, rows: int, pitch: float, share: float
) -> None:
    """A grid of slots with items in some of them."""
    chance, side = page.chance, pitch - 2
    sunk = lighter(own.panel, -0.22 if own.panel[0] > 0.4 else 0.14)
    grid = (columns, rows, pitch, pitch)
    page.box(left, top, side + 1, side + 1, lighter(own.panel, -0.45), own.alpha, grid=grid)
    page.box(left + 1, top + 1, side, side, sunk, own.alpha, grid=grid)
    for number in chance.sample(range(columns * rows), min(round(columns * rows * share), 26 - len(page.icons))):
        x, y = left + number % columns * pitch + 1, top + number // columns * pitch + 1
        page.icon(x + 1, y + 1, side - 2, "item")
        if chance.random() < 0.4 and len(page.lines) < 16:
            page.text(x + side, y + side - 5, str(chance.randint(2, 64)), "tiny", align=1)


def inventory(page: Page) -> None:
    """A window of slots with a title; at times a portrait or a second grid."""
    chance = page.chance
    own = theme(chance)
    if chance.random() < 0.7:
        dim(page)
    columns, rows, pitch = chance.randint(6, 9), chance.randint(2, 4), chance.choice((12, 13, 14, 16))
    upper = chance.choice((0, 0, 30, 40))
    width, height = columns * pitch + 14, min(rows * pitch + upper + pitch + 32, HEIGHT - 6)
    left, top = round((WIDTH - width) / 2 + chance.choice((0, 0, -50, 50))), round((HEIGHT - height) / 2)
    panel(page, own, left, top, width, height)
    page.text(left + 7, top + 6, chance.choice(screen_words.TITLES), own.small, own.ink, own.edge)
    if upper:
        page.box(left + 8, top + 18, 26, upper - 4, BLACK)
        page.icon(left + 9, top + 19 + (upper - 30) / 2, 24, "face")
        _slots(page, own, left + 44, top + 18, 2, 2, pitch, 0.5)
        page.text(left + 52 + 2 * pitch, top + 22, ">", "bold 14", lighter(own.panel, -0.3), PLAIN)
        _slots(page, own, left + 66 + 2 * pitch, top + 22, 1, 1, pitch, 1)
    grid_top = top + 19 + upper
    _slots(page, own, left + 7, grid_top, columns, rows, pitch, chance.uniform(0.2, 0.7))
    if grid_top + (rows + 1) * pitch + 5 < top + height:
        _slots(page, own, left + 7, grid_top + rows * pitch + 3, columns, 1, pitch, 0.5)
    if chance.random() < 0.4:
        x, y = left + chance.uniform(0.3, 0.7) * width, top + chance.uniform(0.4, 0.7) * height
        words = screen_words.thing(chance)
        page.text(min(x, WIDTH - 80), y, words, own.small, (1.0, 1.0, 0.6), OUTLINED)


def pause(page: Page) -> None:
    """A dimmed world with a column of buttons."""
    chance = page.chance
    own = theme(chance)
    dim(page)
    count, bold = chance.randint(3, 6), chance.random() < 0.3
    words = chance.sample(screen_words.BUTTONS, count)
    height = max(line_step(own.small) + chance.randint(0, 4), 11)
    step, width = (
        height + chance.randint(2, 6),
        max(chance.randint(76, 130), *(fonts()[own.small].width(w) + 8 for w in words)),
    )
    align = chance.choice((0.5, 0.5, 0.5, 0.1, 0.9))
    left = round((WIDTH - width) * align)
    top = max(round((HEIGHT - count * step) / 2) + 8, 28)
    title = chance.choice(("Game Menu", "PAUSED", "Pause", "GAME OVER", "You died!", *screen_words.TITLES))
    page.text(left + width / 2, top - 22, title, own.large, WHITE if bold else own.accent, SHADOWED, 0.5)
    chosen = chance.randrange(count + 1)
    framed = chance.random() < 0.8
    if framed:
        page.box(
            left, top, width, height, lighter(own.panel, -0.5), own.alpha, radius=own.radius, grid=(1, count, 0, step)
        )
        page.box(
            left + 1, top + 1, width - 2, height - 2, own.panel, own.alpha, radius=own.radius, grid=(1, count, 0, step)
        )
    if chosen < count:
        page.box(left, top + chosen * step, width, height, own.accent, 0.5, radius=own.radius)
        page.box(left, top + chosen * step, width, height, WHITE, rim=1, radius=own.radius)
    middle = chance.choice((0.5, 0.5, 0.0))
    for number, word in enumerate(words):
        x = left + (width / 2 if middle else 6)
        y = top + number * step + (height - fonts()[own.small].cap_height) / 2
        ink = own.ink if framed else (own.accent if number == chosen else WHITE)
        page.text(x, y, word, own.small, ink, own.edge if framed else SHADOWED, middle)


def settings(page: Page) -> None:
    """Names with switches and sliders."""
    chance = page.chance
    own = theme(chance)
    dim(page)
    left, top, width = chance.randint(8, 40), chance.randint(6, 16), chance.randint(150, 205)
    step = line_step(own.small) + 3
    count = min(int((HEIGHT - top - 30) / step), 8)
    panel(page, own, left, top, width, 24 + count * step)
    page.text(left + 8, top + 5, chance.choice(screen_words.TITLES), own.large, own.ink, own.edge)
    bar = left + width * 0.62
    page.box(bar, top + 26, 48, 3, lighter(own.panel, -0.3 if own.panel[0] > 0.3 else 0.3), grid=(1, count, 0, step))
    for number, word in enumerate(chance.sample(screen_words.SLIDERS, count)):
        y, part = top + 24 + number * step, chance.random()
        page.text(left + 8, y, word, own.small, own.ink, own.edge)
        page.box(bar, y + 2, 48 * part, 3, own.accent)
        page.text(bar - 4, y, str(round(part * 100)), own.small, own.ink, own.edge, 1)
    page.box(left + 4, top + 22 + chance.randrange(count) * step, width - 8, step - 1, own.accent, 0.25)


def chat(page: Page) -> None:
    """Lines of several colours on a translucent ground, and an input line."""
    chance = page.chance
    font = chance.choice(SMALL)
    step, count = line_step(font) - 1, chance.randint(3, 9)
    width, left = chance.randint(130, 230), chance.choice((2, 2, 2, 6, 40))
    bottom = chance.choice((HEIGHT - 14, HEIGHT - 14, HEIGHT - 34, 100))
    top, alpha = bottom - count * step - 4, chance.uniform(0.25, 0.7)
    page.box(left, top, width, bottom - top - 2, BLACK, alpha)
    plain = chance.random() < 0.4
    for number in range(count):
        tint = WHITE if plain or chance.random() < 0.5 else hsv_to_rgb(chance.random(), chance.uniform(0.3, 0.8), 1)
        words, y = screen_words.chat(chance), top + 2 + number * step
        if chance.random() < 0.5 and len(page.lines) < 18:
            who, _, said = words.partition(" ")
            page.text(left + 2, y, who, font, tint)
            page.text(left + 5 + fonts()[font].width(who), y, said, font)
        else:
            page.text(left + 2, y, words, font, tint)
    if chance.random() < 0.7:
        page.box(left, bottom, max(width, chance.choice((0, 250))), step + 1, BLACK, alpha + 0.15)
        page.text(left + 2, bottom + 1, chance.choice(screen_words.SAYINGS) + "_", font)


def dialogue(page: Page) -> None:
    """What a figure says, in a box at the bottom; its name and portrait, at times answers to choose from."""
    chance = page.chance
    own = theme(chance)
    font = chance.choice(("pixel", "pixel wide", "plain 10", "plain 12", "bold 9", "sharp 12", "bold 11", "typewriter"))
    step = line_step(font)
    height = step * 3 + 8
    left, top, width = 8, HEIGHT - height - chance.randint(3, 9), WIDTH - 16
    panel(page, own, left, top, width, height)
    portrait = chance.random() < 0.5
    start = left + (height + 4 if portrait else 8)
    if portrait:
        page.icon(left + 3, top + 3, height - 6, "face")
    if chance.random() < 0.7:
        who = screen_words.name(chance)
        page.box(left + 6, top - 13, fonts()[own.small].width(who) + 10, 14, lighter(own.panel, 0.1), radius=own.radius)
        page.text(left + 11, top - 9, who, own.small, own.accent if own.panel[0] < 0.5 else own.ink, own.edge)
    words = " ".join(chance.sample(screen_words.SPOKEN, 2)).split()
    row, line = 0, ""
    for word in words:
        longer = f"{line} {word}".strip()
        if fonts()[font].width(longer) > left + width - 8 - start or len(longer) > 40:
            page.text(start, top + 7 + row * step, line, font, own.ink, own.edge)
            row, line = row + 1, word
            if row == 3:
                break
        else:
            line = longer
    else:
        page.text(start, top + 7 + row * step, line, font, own.ink, own.edge)
    if chance.random() < 0.3:
        for number in range(chance.randint(2, 3)):
            page.box(150, 30 + number * 17, 96, 14, own.panel, own.alpha, radius=own.radius)
            page.text(156, 33 + number * 17, chance.choice(screen_words.SAYINGS)[:18], own.small, own.ink, own.edge)


def shop(page: Page) -> None:
    """A list of things with prices, and what is told of the chosen one."""
    chance = page.chance
    own = theme(chance)
    if chance.random() < 0.6:
        dim(page)
    top, step = chance.randint(4, 14), max(line_step(own.small), 13)
    count = min((HEIGHT - top - 28) // step, 8)
    names = [screen_words.thing(chance) for _ in range(count)]
    width = max(chance.randint(118, 138), 50 + max(fonts()[own.small].width(name) for name in names))
    left = min(chance.choice((6, 20, 110)), WIDTH - 4 - width)
    panel(page, own, left, top, width, 20 + count * step)
    page.text(left + 6, top + 5, chance.choice(screen_words.TITLES), own.small, own.accent, own.sure_edge)
    page.box(left + 3, top + 16 + chance.randrange(count) * step, width - 6, step, own.accent, 0.4)
    for number, name in enumerate(names):
        y = top + 17 + number * step
        page.icon(left + 5, y + 1, 10, "item")
        page.text(left + 19, y + 2, name, own.small, own.ink, own.edge)
        page.text(left + width - 5, y + 2, str(chance.randint(1, 999)), own.small, own.ink, own.edge, 1)


def scores(page: Page) -> None:
    """A table of players."""
    chance = page.chance
    own = theme(chance)
    count, width = chance.randint(4, 7), chance.randint(150, 200)
    step = line_step(own.small) + 1
    left, top = (WIDTH - width) // 2, chance.randint(10, 28)
    page.box(left, top, width, count * step + 20, own.panel, max(own.alpha - 0.2, 0.4))
    page.box(left, top + 15, width, step - 1, lighter(own.panel, 0.1), 0.5, grid=(1, (count + 1) // 2, 0, 2 * step))
    title = chance.choice(("Players online", "SCOREBOARD", "RESULTS", "Leaderboard", "Team Red"))
    page.text(WIDTH / 2, top + 3, title, chance.choice(("pixel", "bold 11", "plain 12")), own.accent, OUTLINED, 0.5)
    for number in range(count):
        y = top + 16 + number * step
        page.icon(left + 3, y - 1, 9, "face")
        page.text(left + 15, y, screen_words.name(chance), own.small, own.ink, own.sure_edge)
        page.text(left + width - 6, y, str(chance.randint(0, 9999)), own.small, own.ink, own.sure_edge, 1)


def world_map(page: Page) -> None:
    """A map that fills most of the frame, with names of places."""
    chance = page.chance
    dim(page)
    side = chance.randint(100, 132)
    left, top = chance.randint(10, WIDTH - side - 10), (HEIGHT - side) // 2
    page.box(left - 3, top - 3, side + 6, side + 6, hsv_to_rgb(0.1, 0.5, chance.uniform(0.2, 0.8)))
    page.icon(left, top, side, "chart")
    for _ in range(chance.randint(1, 4)):
        x, y = left + chance.uniform(0.2, 0.8) * side, top + chance.uniform(0.1, 0.9) * side
        page.text(x, y, screen_words.place(chance), chance.choice(SMALL), WHITE, OUTLINED, 0.5)
        page.icon(x - 4, y - 10, 8, "item")


MENUS: tuple[Callable[[Page], None], ...] = (
    inventory, inventory, pause, pause, settings, chat, chat, dialogue, dialogue, shop, scores, world_map,
)  # fmt: skip


def make(count: int, seed: int) -> list[Page]:
    """Random menus."""
    chance = random.Random(seed)
    pages = []
    for number in range(count):
        page = Page(chance)
        MENUS[number % len(MENUS)](page)
        pages.append(page)
    return pages
