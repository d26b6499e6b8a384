"""Fixtures for tests of worlds."""

from dataclasses import replace

import pytest

from mirage_game.style.bank import StyleBank
from mirage_game.style.code import code_of, identity, partial_code
from mirage_game.style.parts import Added, Material, Medium, Sky, Style
from mirage_game.worlds.vanilla import VANILLA

LAVA = Material("cracks", "#140a0a", "#3a1c18", "#ff6a0a", 1.0)
INKED = Medium(saturation=0.2, ink=1.0)
ADDED = (
    Added("chimney", "crest", "#5a3020", "#c87040"),
    Added("lantern", "hang", "#402010", "#ffc060", 1.0),
    Added("crystal", "foot", "#6040c0", "#c0a0ff", 0.6),
)
HELL: Style = replace(
    VANILLA,
    name="hell",
    **dict.fromkeys(("ground", "soil", "stone", "leaf", "sand", "plank", "log", "snow", "path"), LAVA),
    sky=Sky("#1a0605", "#c03c0c"),
    medium=INKED,
    ornaments=ADDED,
)


@pytest.fixture(autouse=True, scope="module")
def small_sums(one_thread: None) -> None:
    """All that is made here is small."""


@pytest.fixture(scope="session")
def bank() -> StyleBank:
    """The game as it is, a whole style, and styles that set leaves, the medium and ornaments only."""
    looks = [
        (identity(), Medium()),
        (code_of(HELL), HELL.medium),
        (partial_code({"leaf": LAVA, "pine": LAVA, "blossom": LAVA}), Medium()),
        (partial_code(medium=INKED), INKED),
        (partial_code(ornaments=ADDED), Medium()),
    ]
    return StyleBank(looks, "cpu")
