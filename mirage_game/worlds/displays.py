"""Pages that leave the scene in view: what games of many kinds show while they are played.

A page is made of a few gauges, each in a part of the frame of its own.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from colorsys import hsv_to_rgb
from math import cos, pi, sin

from mirage_game.worlds import screen_words
from mirage_game.worlds.fonts import fonts
from mirage_game.worlds.menus import BLACK, SMALL, WHITE, Theme, line_step, theme
from mirage_game.worlds.screens import HEIGHT, OUTLINED, PLAIN, SHADOWED, WIDTH, Colour, Page, lighter

DIGITS = ("plain 15", "bold 11", "bold 14", "slanted 16", "pixel double", "tiny double", "huge", "pixel tall", "pixel")
ALARM = (0.9, 0.12, 0.1)

Gauge = Callable[[Page, Theme], None]


def _edge(own: Theme) -> int:
    """Letters on the scene itself need one."""
    return own.edge if own.edge != PLAIN else SHADOWED


def _bar(page: Page, left: float, top: float, width: float, height: float, colour: Colour, part: float) -> None:
    """A gauge that is full in part."""
    chance = page.chance
    radius = chance.choice((0.0, 0.0, height / 2, 1.0))
    page.box(left - 1, top - 1, width + 2, height + 2, BLACK, chance.uniform(0.5, 1), radius=radius)
    page.box(left, top, width * part, height, colour, radius=radius)
    if height > 3:
        page.box(left, top, width * part, height * 0.35, WHITE, 0.3, radius=radius)
    if chance.random() < 0.3:
        pitch = width / chance.randint(4, 12)
        page.box(left + pitch - 1, top, 1, height, BLACK, 0.6, grid=(int(width / pitch) - 1, 1, pitch, 0))


def health(page: Page, own: Theme) -> None:
    """Bars or rows of hearts in the lower or upper left."""
    chance = page.chance
    low = chance.random() < 0.6
    count, width, height = chance.randint(1, 3), chance.randint(40, 90), chance.randint(3, 8)
    step = max(height + 3, 11)
    left, top = chance.randint(4, 10), HEIGHT - 8 - step * count if low else chance.randint(4, 8)
    if chance.random() < 0.3:
        page.icon(left, top - 2, 22, "face")
        page.box(left - 1, top - 3, 24, 24, own.accent, rim=1)
        left += 27
    for number in range(count):
        y = top + number * step
        if chance.random() < 0.4:
            page.icon(left, y, chance.choice((8, 8, 10)), "meter", chance.randint(3, 10))
            continue
        tint = (ALARM, (0.15, 0.45, 0.95), (0.25, 0.8, 0.25), own.accent)[(number + chance.randint(0, 1) * 3) % 4]
        shift = 0
        if chance.random() < 0.6:
            word = chance.choice(("HP", "MP", "SP", "XP", "O2", "HP"))
            page.text(left, y + (height - fonts()[own.small].cap_height) / 2, word, own.small, WHITE, _edge(own))
            shift = fonts()[own.small].width(word) + 4
        _bar(page, left + shift, y, width, height, tint, chance.uniform(0.15, 1))
        if chance.random() < 0.5:
            amount = f"{chance.randint(1, 400)}/{chance.randint(100, 500)}"
            page.text(left + shift + width / 2, y + height / 2 - 2, amount, "tiny", WHITE, OUTLINED, 0.5)


def ammunition(page: Page, own: Theme) -> None:
    """Digits in the lower right, with an icon of the weapon."""
    chance = page.chance
    font = chance.choice(DIGITS)
    y = HEIGHT - fonts()[font].cap_height - chance.randint(5, 12)
    rest = f"/{chance.randint(0, 240)}" if chance.random() < 0.7 else ""
    right = WIDTH - chance.randint(5, 14)
    if chance.random() < 0.3:
        page.box(right - 74, y - 5, 80, 40, own.panel, 0.5, radius=own.radius)
    after = fonts()[own.small].width(rest)
    page.text(right, HEIGHT - 12, rest, own.small, (0.8, 0.8, 0.8), _edge(own), 1)
    ink = WHITE if chance.random() < 0.6 else own.accent
    page.text(right - after - 2, y, str(chance.randint(0, 200)), font, ink, _edge(own), 1)
    if chance.random() < 0.6:
        page.icon(right - 72, y - 3, 16, "item")
    if chance.random() < 0.3:
        page.text(right, y - 12, chance.choice(screen_words.NOUNS).upper(), own.small, ink, _edge(own), 1)


def minimap(page: Page, own: Theme) -> None:
    """Round or square, in an upper corner or the lower left."""
    chance = page.chance
    side, gap = chance.randint(28, 52), chance.randint(3, 8)
    left = chance.choice((gap, WIDTH - side - gap, WIDTH - side - gap))
    top = chance.choice((gap, gap, HEIGHT - side - gap)) if left == gap else gap
    kind = chance.choice(("map", "radar"))
    page.icon(left, top, side, kind)
    if kind == "map":
        page.box(left - 1, top - 1, side + 2, side + 2, lighter(own.accent, -0.2), rim=chance.choice((1.0, 2.0)))
    else:
        page.box(left - 2, top - 2, side + 4, side + 4, own.accent, 0.9, rim=2, radius=side / 2 + 2)
    if chance.random() < 0.5 and top < 20:
        words = chance.choice((screen_words.place(chance), screen_words.clock(chance)))
        page.text(
            left + side / 2, top + side + 4, words, chance.choice(("tiny", "pixel", "plain 8")), WHITE, OUTLINED, 0.5
        )


def boss(page: Page, own: Theme) -> None:
    """A long bar with a name at the top or near the bottom."""
    chance = page.chance
    width = chance.randint(90, 150)
    top = chance.choice((14, 15, 18, HEIGHT - 30))
    names = (
        screen_words.place(chance),
        screen_words.name(chance),
        "The Storm Drake",
        f"{screen_words.name(chance)} the {screen_words.thing(chance)}",
    )
    page.text(WIDTH / 2, top - 11, chance.choice(names)[:26], own.small, WHITE, _edge(own), 0.5)
    colour = chance.choice((ALARM, (0.85, 0.2, 0.8), own.accent))
    _bar(page, (WIDTH - width) / 2, top, width, chance.randint(2, 6), colour, chance.uniform(0.1, 1))


def status_bar(page: Page, own: Theme) -> None:
    """A solid bar across the bottom: big digits, a portrait, small counters."""
    chance = page.chance
    height = chance.randint(19, 30)
    top = HEIGHT - height + 1
    ground = hsv_to_rgb(chance.random(), chance.choice((0.0, 0.1, 0.4)), chance.uniform(0.2, 0.55))
    page.box(-8, top, WIDTH + 16, height + 8, lighter(ground, 0.2))
    page.box(-8, top + 1, WIDTH + 16, height + 8, ground)
    page.box(0, top, 2, height + 8, lighter(ground, -0.3), grid=(6, 1, WIDTH / 5 - 1, 0))
    ink = chance.choice((ALARM, WHITE, (0.95, 0.8, 0.2), own.accent))
    font = chance.choice(("bold 14", "tiny double", "pixel double", "bold 11"))
    words = chance.sample(("AMMO", "HEALTH", "ARMOR", "FRAG", "LIVES", "SCORE", "LEVEL", "KEYS"), 4)
    for number, word in zip((0, 1, 3, 4), words, strict=True):
        x = (number + 0.5) * (WIDTH / 5)
        sign = "%" if word in ("HEALTH", "ARMOR") else ""
        page.text(x, top + 3, f"{chance.randint(0, 200)}{sign}", font, ink, SHADOWED, 0.5)
        if height > 25:
            page.text(x, top + height - 9, word, "tiny", lighter(ground, 0.45), PLAIN, 0.5)
    page.icon(WIDTH / 2 - height / 2 + 1, top + 1, height - 2, "face")


def race(page: Page, own: Theme) -> None:
    """A dial with its hand, the place, laps and times, the outline of a course."""
    chance = page.chance
    side = chance.randint(40, 52)
    left, top = WIDTH - side - 6, HEIGHT - side - 4
    page.box(left, top, side, side, BLACK, chance.uniform(0.3, 0.8), radius=side / 2)
    page.box(left, top, side, side, own.accent, rim=chance.choice((1.0, 2.0, 4.0)), radius=side / 2)
    x, y, turn = left + side / 2, top + side / 2, chance.uniform(0.7, 2.1) * pi
    for step in range(9):
        way = (0.75 + step * 1.5 / 8) * pi
        page.box(x + cos(way) * side * 0.4 - 1, y + sin(way) * side * 0.4 - 1, 2, 2, WHITE)
    for step in range(6):
        along = (step + 1) / 6 * side * 0.36
        page.box(x + cos(turn) * along - 1.5, y + sin(turn) * along - 1.5, 3, 3, ALARM, radius=1)
    page.text(x, y + side * 0.16, str(chance.randint(0, 320)), "bold 11", WHITE, PLAIN, 0.5)
    page.text(x, y + side * 0.36, chance.choice(("km/h", "MPH")), "tiny", WHITE, PLAIN, 0.5)
    big = chance.choice(("huge", "slanted 16", "bold 14", "pixel double"))
    page.text(8, 6, f"{chance.randint(1, 12)}{chance.choice(('th', '/12', '/8', ''))}", big, own.accent, OUTLINED)
    page.text(WIDTH - 6, 6, f"LAP {chance.randint(1, 3)}/{chance.randint(3, 5)}", own.small, WHITE, _edge(own), 1)
    for number in range(chance.randint(1, 3)):
        y = 8 + (number + 1) * line_step(own.small)
        page.text(WIDTH - 6, y, screen_words.clock(chance), own.small, (WHITE, own.accent)[number % 2], _edge(own), 1)
    if chance.random() < 0.7:
        wide, high = chance.randint(24, 44), chance.randint(18, 32)
        page.box(10, HEIGHT - high - 12, wide, high, WHITE, 0.9, radius=chance.uniform(5, 9), rim=2)
        for _ in range(3):
            page.box(8 + chance.random() * wide, HEIGHT - high - 13, 4, 4, own.accent, radius=2)


def debug_text(page: Page, own: Theme) -> None:
    """Many lines in the upper left, at times each on its own dark ground."""
    chance = page.chance
    font = chance.choice(("pixel", "pixel soft", "typewriter", "plain 8", "plain 9", "sharp 10", "plain 10"))
    step, count, grounds = line_step(font) - 2, chance.randint(3, 11), chance.random() < 0.6
    edge = chance.choice((PLAIN, SHADOWED)) if grounds else chance.choice((SHADOWED, OUTLINED))
    for number in range(count):
        words = screen_words.debug(chance)
        y = 4 + number * step
        if grounds:
            page.box(2, y - 1, fonts()[font].width(words) + 3, step, (0.3, 0.3, 0.3), 0.6)
        page.text(3, y, words, font, WHITE, edge)


def subtitles(page: Page, own: Theme) -> None:
    """One or two spoken lines low in the middle."""
    chance = page.chance
    font = chance.choice(("plain 10", "plain 12", "bold 9", "bold 11", "pixel", "plain 9", "sharp 12", "slanted 11"))
    step, y = line_step(font), HEIGHT - chance.randint(26, 34)
    tint = chance.choice((WHITE, WHITE, (1.0, 0.9, 0.3)))
    boxed = chance.random() < 0.4
    for number, words in enumerate(chance.sample(screen_words.SPOKEN, chance.randint(1, 2))):
        if chance.random() < 0.3:
            words = f"{screen_words.name(chance)}: {words}"[:40]
        if boxed:
            wide = fonts()[font].width(words) + 8
            page.box((WIDTH - wide) / 2, y + number * step - 2, wide, step, BLACK, 0.6)
        page.text(WIDTH / 2, y + number * step, words, font, tint, PLAIN if boxed else OUTLINED, 0.5)


def side_board(page: Page, own: Theme) -> None:
    """Names and numbers at the right or left edge."""
    chance = page.chance
    font = chance.choice(("pixel", "pixel", "plain 9", "plain 8", "bold 9", "tiny"))
    step, count, width = line_step(font) - 2, chance.randint(4, 8), chance.randint(64, 92)
    left, top = chance.choice((WIDTH - width - 2, WIDTH - width - 2, 2)), chance.randint(34, 52)
    page.box(left, top, width, (count + 1) * step + 4, BLACK, chance.uniform(0.25, 0.6))
    page.box(left, top, width, step + 1, BLACK, 0.3)
    page.text(left + width / 2, top + 2, chance.choice(screen_words.NOUNS).title(), font, own.accent, SHADOWED, 0.5)
    right = chance.choice(((1.0, 0.35, 0.35), WHITE))
    for number in range(count):
        y = top + 3 + (number + 1) * step
        page.text(left + 3, y, screen_words.name(chance)[:10], font, WHITE, PLAIN)
        page.text(left + width - 3, y, str(chance.randint(0, 999)), font, right, PLAIN, 1)


def quests(page: Page, own: Theme) -> None:
    """What there is to do, at the left or right."""
    chance = page.chance
    align = chance.choice((0, 1))
    x, y = (WIDTH - 6, 60) if align else (6, chance.randint(30, 60))
    if chance.random() < 0.8:
        page.text(
            x,
            y,
            chance.choice(("Objectives", "QUEST", screen_words.place(chance))),
            own.small,
            own.accent,
            OUTLINED,
            align,
        )
    step = line_step(own.small)
    for number in range(chance.randint(1, 4)):
        page.text(x, y + (number + 1) * step, screen_words.task(chance)[:24], own.small, WHITE, _edge(own), align)


def score(page: Page, own: Theme) -> None:
    """Points, coins, lives and time along the top."""
    chance = page.chance
    words = chance.sample(
        ("SCORE", "TIME", "LIVES", "COINS", "WORLD", "HI", "STAGE", "LEVEL", "GEMS"), chance.randint(2, 4)
    )
    font, ink = chance.choice(SMALL), WHITE if chance.random() < 0.6 else own.accent
    two = chance.random() < 0.5 or fonts()[font].width("SCORE 000000") * len(words) > WIDTH - 20
    if chance.random() < 0.25:
        page.box(-8, -8, WIDTH + 16, 8 + (2 if two else 1) * line_step(font) + 4, BLACK, chance.uniform(0.4, 1))
    for number, word in enumerate(words):
        x = (number + 0.5) * WIDTH / len(words)
        amount = (
            f"{chance.randint(0, 999999):0{chance.choice((1, 2, 6))}d}"
            if chance.random() < 0.7
            else screen_words.clock(chance)
        )
        if chance.random() < 0.3:
            page.icon(x - 22, 3, 10, "item")
            page.text(x - 8, 4, f"x{chance.randint(0, 99)}", font, ink, _edge(own))
        elif two:
            page.text(x, 4, word, font, ink, _edge(own), 0.5)
            page.text(x, 4 + line_step(font) - 1, amount, font, WHITE, _edge(own), 0.5)
        else:
            page.text(x, 4, f"{word} {amount}"[: 56 // len(words)], font, ink, _edge(own), 0.5)


def news(page: Page, own: Theme) -> None:
    """Who beat whom, what was found, or a large message in the middle."""
    chance = page.chance
    if chance.random() < 0.4:
        words = chance.choice(
            ("WAVE 4", "Victory", "READY?", "GO!", "3", "LEVEL UP", "New area", screen_words.place(chance))
        )
        font = chance.choice(("huge", "slanted 16", "pixel double", "bold 14", "plain 15"))
        page.text(
            WIDTH / 2, 40, words, font, chance.choice((WHITE, own.accent)), chance.choice((SHADOWED, OUTLINED)), 0.5
        )
        page.text(WIDTH / 2, 62, screen_words.task(chance)[:30], own.small, WHITE, _edge(own), 0.5)
        return
    right = chance.random() < 0.7
    for number in range(chance.randint(1, 4)):
        words = (
            f"{screen_words.name(chance)} > {screen_words.name(chance)}"
            if right
            else f"+{chance.randint(1, 9)} {screen_words.thing(chance)}"
        )
        page.text(
            WIDTH - 4 if right else 4,
            62 + number * line_step(own.small),
            words,
            own.small,
            WHITE,
            OUTLINED,
            float(right),
        )


def hint(page: Page, own: Theme) -> None:
    """A key and what it does, in or near the middle."""
    chance = page.chance
    x, y = chance.randint(70, 130), chance.randint(78, 108)
    page.box(x, y, 12, 12, chance.choice((BLACK, WHITE, own.panel)), 0.8, radius=chance.choice((0.0, 2.0, 6.0)))
    page.box(x, y, 12, 12, (0.5, 0.5, 0.5), rim=1, radius=chance.choice((0.0, 2.0)))
    page.text(x + 6, y + 3, chance.choice("EFRXYABQ"), "pixel", own.accent, OUTLINED, 0.5)
    page.text(x + 16, y + 3, screen_words.task(chance)[:22], own.small, WHITE, OUTLINED)


def tools(page: Page, own: Theme) -> None:
    """A row or column of slots at an edge."""
    chance = page.chance
    count, side = chance.randint(3, 8), chance.randint(12, 20)
    pitch = side + chance.choice((0, 2, 4))
    upright = chance.random() < 0.3
    length = count * pitch
    left = (
        chance.choice((4, WIDTH - side - 4))
        if upright
        else chance.choice((4, (WIDTH - length) // 2, WIDTH - length - 4))
    )
    top = (HEIGHT - length) // 2 if upright else HEIGHT - side - chance.choice((1, 4, 8))
    grid = (1, count, 0, pitch) if upright else (count, 1, pitch, 0)
    page.box(
        left, top, side, side, lighter(own.panel, -0.15), max(own.alpha - 0.25, 0.35), radius=own.radius, grid=grid
    )
    page.box(left, top, side, side, lighter(own.panel, 0.25), rim=1, radius=own.radius, grid=grid)
    chosen = chance.randrange(count) * pitch
    for number in range(count):
        x, y = (left, top + number * pitch) if upright else (left + number * pitch, top)
        if chance.random() < 0.7:
            page.icon(x + 2, y + 2, side - 4, "item")
        if chance.random() < 0.4:
            page.text(x + side - 1, y + side - 6, str(chance.randint(1, 64)), "tiny", align=1)
    x, y = (left, top + chosen) if upright else (left + chosen, top)
    page.box(x - 1, y - 1, side + 2, side + 2, own.accent if chance.random() < 0.5 else WHITE, rim=2, radius=own.radius)


def aim(page: Page, own: Theme) -> None:
    """A dot, a ring or four strokes in the middle, and a compass at the top."""
    chance = page.chance
    tint = chance.choice((WHITE, WHITE, (0.3, 1.0, 0.3), ALARM, own.accent))
    x, y, size, gap = WIDTH / 2, HEIGHT / 2, chance.randint(3, 7), chance.randint(2, 5)
    kind = chance.random()
    if kind < 0.5:
        page.box(x - gap - size, y - 0.5, size, 1, tint, 0.9, grid=(2, 1, 2 * gap + size, 0))
        page.box(x - 0.5, y - gap - size, 1, size, tint, 0.9, grid=(1, 2, 0, 2 * gap + size))
    if kind > 0.35:
        page.box(x - 1, y - 1, 2, 2, tint, radius=1)
    if kind > 0.7:
        page.box(x - size, y - size, 2 * size, 2 * size, tint, 0.8, radius=size, rim=1)
    if chance.random() < 0.3:
        page.box(x - 60, 3, 120, 11, BLACK, 0.4)
        page.box(x - 55, 12, 1, 3, WHITE, 0.8, grid=(12, 1, 10, 0))
        for number, word in enumerate(chance.choice((("NW", "N", "NE"), ("E", "SE", "S"), ("S", "SW", "W")))):
            page.text(x + (number - 1) * 40, 4, word, "pixel", WHITE, SHADOWED, 0.5)


# Gauges that go together, and how likely each is.
GAMES: tuple[tuple[tuple[Gauge, float], ...], ...] = (
    ((health, 0.8), (ammunition, 0.9), (aim, 0.8), (minimap, 0.5), (news, 0.3), (hint, 0.15)),
    ((status_bar, 1.0), (news, 0.2), (aim, 0.2)),
    ((race, 1.0),),
    ((health, 0.9), (minimap, 0.6), (quests, 0.5), (boss, 0.4), (hint, 0.3), (subtitles, 0.3)),
    ((tools, 0.9), (side_board, 0.6), (boss, 0.3), (aim, 0.5), (news, 0.2)),
    ((debug_text, 1.0), (tools, 0.4), (aim, 0.5)),
    ((score, 1.0), (news, 0.3), (health, 0.2), (boss, 0.1)),
    ((subtitles, 1.0), (minimap, 0.2)),
)


def make(count: int, seed: int) -> list[Page]:
    """Random displays, of all kinds of games in turn."""
    chance = random.Random(seed)
    pages = []
    for number in range(count):
        page, own = Page(chance), theme(chance)
        game = GAMES[number % len(GAMES)]
        for gauge in [gauge for gauge, likely in game if chance.random() < likely] or [game[0][0]]:
            gauge(page, own)
        pages.append(page)
    return pages
