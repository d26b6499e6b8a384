"""Random compositions and the codes they resolve to."""

from collections import Counter
from random import Random

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mirage_game.style.code import PATTERNS, ROLE_INDEX, ROLES, StyleCode, code_of, identity, keeps_all
from mirage_game.style.compose import (
    HELD_OUT_THEMES,
    PARTS,
    Composition,
    all_themes,
    code,
    draw,
    medium_of,
    split,
    training_themes,
)
from mirage_game.style.materials import MATERIALS
from mirage_game.style.media import MEDIA
from mirage_game.style.mixing import lab
from mirage_game.style.ornaments import ORNAMENTS
from mirage_game.style.parts import Medium
from mirage_game.style.skies import SKIES
from mirage_game.style.suits import FAMILIES, LAMPS, PLAINLY, SUITS, USUAL_SKY, WEIGHTS, WINDOWS
from mirage_game.style.themes import THEMES
from mirage_game.style.whole import RELATED, STEPS


def equal(a: StyleCode, b: StyleCode) -> bool:
    return all(torch.equal(x, y) for x, y in zip(a, b, strict=True))


def key(composition: Composition) -> bytes:
    return b"".join(part.numpy().tobytes() for part in code(composition))


def sample(count: int, seed: int = 0) -> list[Composition]:
    random = Random(seed)
    return [draw(random, training_themes()) for _ in range(count)]


def test_tables_hold_known_names():
    assert {name for names in SUITS.values() for name in names} <= set(MATERIALS)
    assert set(SUITS) == set(PLAINLY) == set(WEIGHTS) == set(PARTS)
    assert set(PLAINLY.values()) <= set(MATERIALS)
    assert {*WINDOWS, *LAMPS} <= set(MATERIALS)
    assert {sky for _, sky in FAMILIES} | {USUAL_SKY} <= set(SKIES)
    assert {name for names, _ in FAMILIES for name in names} <= set(MATERIALS)
    assert set(STEPS) == set(ROLES)
    assert set(RELATED) | set(RELATED.values()) <= set(PATTERNS)


def test_nothing_said_keeps_everything():
    empty = Composition()
    assert equal(code(empty), identity())
    assert bool(keeps_all(code(empty)))
    assert medium_of(empty) == Medium()


def test_a_theme_is_its_own_look():
    name = all_themes()[0]
    assert equal(code(Composition(name)), code_of(THEMES[name].style()))
    assert medium_of(Composition(name)) == THEMES[name].style().medium


def test_a_part_alone_keeps_the_rest():
    said = code(Composition(roles=(("water", "slime"),)))
    assert said.pattern[0].nonzero().flatten().tolist() == [ROLE_INDEX["water"]]
    assert said.keeps[0].tolist() == [1, 1, 1]
    assert not said.ornament.any()


def test_walls_are_all_that_houses_are_built_of():
    said = code(Composition(roles=(("brick", "gold"), ("stone", "ice"))))
    set_roles = {ROLES[k] for k in said.pattern[0].nonzero().flatten().tolist()}
    assert set_roles == {"brick", "plank", "plaster", "terracotta", "cobble", "stone"}


def test_a_sky_alone_changes_light_too():
    said = code(Composition(sky="aurora"))
    assert said.keeps[0].tolist() == [0, 0, 1]
    assert not said.pattern.any()


def test_a_part_exchanged_leaves_the_theme_else():
    name = training_themes()[0]
    own, changed = code(Composition(name)), code(Composition(name, roles=(("water", "green slime"),)))
    others = [k for role, k in ROLE_INDEX.items() if role != "water"]
    assert torch.equal(own.surface[:, others], changed.surface[:, others])
    assert torch.equal(own.ornament, changed.ornament)
    assert torch.equal(changed.surface[0, ROLE_INDEX["water"]], code(
        Composition(roles=(("water", "green slime"),))
    ).surface[0, ROLE_INDEX["water"]])  # fmt: skip


def test_the_later_ornament_of_a_site_counts():
    walls = [name for name, ornament in ORNAMENTS.items() if ornament.site == "wall"][:2]
    assert equal(code(Composition(ornaments=tuple(walls))), code(Composition(ornaments=(walls[1],))))


@pytest.mark.parametrize("whole", ["gold", "snow", "obsidian", "candy canes", "neon grid", "dark chocolate"])
def test_a_world_of_one_material_is_legible(whole: str):
    said = code(Composition(whole=whole))
    assert (said.pattern > 0).all()
    assert said.keeps[0].tolist() == [0, 0, 1]
    main = said.surface[0, :, :6].unflatten(1, (2, 3))

    def lightness(role: str) -> float:
        return sum(
            lab("#" + "".join(f"{round(v * 255):02x}" for v in colour)).lightness
            for colour in main[ROLE_INDEX[role]].tolist()
        ) / 2  # fmt: skip

    for a, b in (("ground", "brick"), ("brick", "roof"), ("ground", "water"), ("log", "leaf")):
        assert abs(lightness(a) - lightness(b)) > 0.07, (a, b)


def test_a_world_of_any_material_resolves():
    for name in MATERIALS:
        assert torch.isfinite(code(Composition(whole=name)).environment).all()


def test_unknown_words_say_what_is_wrong():
    with pytest.raises(ValueError, match="unknown parts"):
        Composition(roles=(("sofa", "gold"),))
    with pytest.raises(ValueError, match="once"):
        Composition(roles=(("roof", "gold"), ("roof", "ice")))
    with pytest.raises(ValueError, match="theme or"):
        Composition("steampunk", whole="gold")
    with pytest.raises(ValueError, match="no theme"):
        code(Composition("no such theme"))


def test_words_are_split_before_the_longest_name():
    assert split("dark teal scales", MATERIALS) == ("dark teal", "scales")
    assert split("lush grass", MATERIALS) == ("", "lush grass")
    with pytest.raises(ValueError, match="known name"):
        split("quux", MATERIALS)


def test_held_out_themes_are_of_every_field_and_never_drawn():
    assert len(set(HELD_OUT_THEMES)) == 16
    assert set(HELD_OUT_THEMES) <= set(all_themes())
    assert not set(HELD_OUT_THEMES) & set(training_themes())
    assert not {c.theme for c in sample(2000)} & set(HELD_OUT_THEMES)


def test_drawing_is_mixed_as_promised():
    compositions = sample(4000)
    kinds = Counter(
        "theme" if c.theme and not c.said else "exchanged" if c.theme else "whole" if c.whole else "parts"
        for c in compositions
    )
    for kind, share in {"theme": 0.35, "exchanged": 0.3, "whole": 0.08, "parts": 0.27}.items():
        assert abs(kinds[kind] / 4000 - share) < 0.03, kinds
    assert all(1 <= c.said <= 4 for c in compositions if c.theme and c.said)
    assert len({c.theme for c in compositions}) > 0.95 * len(training_themes())
    assert {m for c in compositions if (m := c.medium)} == set(MEDIA) - {"none"}


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**64 - 1))
def test_every_drawn_composition_resolves_and_is_the_seeds(seed: int):
    composition = draw(Random(seed), training_themes())
    assert composition == draw(Random(seed), training_themes())
    said = code(composition)
    assert equal(said, code(composition))
    assert all(torch.isfinite(part).all() for part in said)
    assert ((said.surface >= 0) & (said.surface <= 1)).all()
    assert not keeps_all(said).any()
    medium_of(composition)


def test_more_than_a_hundred_thousand_codes_come_out():
    """Good's estimate: the chance that the next one drawn was not seen yet is the share of those seen once. Themes as
    they are repeat, so only the others count; by Chao's lower bound there are at least seen + once² / (2 twice).
    """
    changed = [c for c in sample(3000) if c.said]
    counts = Counter(map(key, changed))
    times = Counter(counts.values())
    fresh = times[1] / len(changed)
    assert fresh > 0.95
    assert len(counts) + times[1] * (times[1] - 1) / (2 * (times[2] + 1)) > 100_000
