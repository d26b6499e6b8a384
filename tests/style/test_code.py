"""Codes: what a style says as numbers, what a code keeps, and what is refused."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
import torch

from mirage_game.style import code as codes
from mirage_game.style.bank import StyleBank
from mirage_game.style.code import (
    GRADE_FIELDS,
    LIGHT_FIELDS,
    MEDIUM,
    ORNAMENT_KINDS,
    PATTERNS,
    ROLES,
    SITES,
    SKY_FIELDS,
    WATER_FIELDS,
    code_of,
    identity,
    keeps_all,
    partial_code,
    rows,
    stack,
)
from mirage_game.style.derive import materials
from mirage_game.style.parts import Added, Light, Material, Medium, Sky, Style
from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast.ornaments import KINDS

PLAIN = Material("plain", "#ff0000", "#00ff00", "#0000ff", 0.5, 0.25)
TWELVE = ("ground", "soil", "stone", "sand", "water", "log", "leaf", "plank", "brick", "roof", "glass", "lamp")
STYLE = Style("flat", *[PLAIN] * 12, sky=Sky("#102030", "#405060"))


def test_names_are_unique_and_agree_with_the_ray_caster() -> None:
    for names in (PATTERNS, ROLES, SITES, ORNAMENT_KINDS, MEDIUM):
        assert len(set(names)) == len(names)
    assert PATTERNS[0] == "keep"
    assert tuple(KINDS) == ORNAMENT_KINDS
    assert len(SITES) == lay.SITES
    assert ROLES[:12] == TWELVE
    assert set(ROLES) == set(materials(STYLE))


def test_the_environment_is_of_four_parts_that_do_not_overlap() -> None:
    parts = (*SKY_FIELDS, *LIGHT_FIELDS, *GRADE_FIELDS, *WATER_FIELDS)
    assert sorted(parts) == list(range(69))
    assert len(parts) <= lay.ENVIRONMENT


def test_every_field_of_a_medium_counts() -> None:
    plain = codes.partial_code(medium=Medium())
    for field in fields(Medium):
        value = "#123456" if isinstance(field.default, str) else field.default + 2
        code = partial_code(medium=replace(Medium(), **{field.name: value}))
        assert any(not torch.equal(a, b) for a, b in zip(code, plain, strict=True)), field.name


def test_every_field_of_sky_and_light_counts() -> None:
    sky, light = Sky("#102030", "#405060"), Light()
    for part in (sky, light):
        for field in fields(part):
            now = getattr(part, field.name)
            value = "#654321" if isinstance(now, str) or now is None else not now if now is False else now + 0.5
            new = replace(part, **{field.name: value})
            code = partial_code(sky=new) if part is sky else partial_code(light=new)
            plain = partial_code(sky=sky) if part is sky else partial_code(light=light)
            assert not torch.equal(code.environment, plain.environment), field.name


def test_the_identity_keeps_everything() -> None:
    code = identity()
    assert keeps_all(code).all()
    assert (code.pattern == 0).all()
    assert not any(part.any() for part in (code.surface, code.environment, code.ornament, code.ornament_surface))
    assert all(torch.equal(a, b) for a, b in zip(code, partial_code(), strict=True))


def test_a_whole_style_keeps_nothing_and_fills_in_what_it_leaves_out() -> None:
    code = code_of(STYLE)
    assert (code.pattern > 0).all()
    assert not code.keeps.any()
    assert not keeps_all(code).any()
    assert code.surface[0, ROLES.index("stone")].tolist() == [1, 0, 0, 0, 1, 0, 0, 0, 1, 0.5, 0.25]
    assert PATTERNS[code.pattern[0, ROLES.index("cobble")]] == "cobble"
    assert PATTERNS[code.pattern[0, ROLES.index("ore")]] == "ore"
    assert code.environment[0, lay.ZENITH : lay.ZENITH + 3].tolist() == pytest.approx([16 / 255, 32 / 255, 48 / 255])
    assert code.environment[0, lay.WATER_COLOUR : lay.WATER_COLOUR + 3].tolist() == [1, 0, 0]


def test_petals_that_do_not_glow_have_their_second_colour() -> None:
    third = slice(6, 9)
    at = ROLES.index("flower")
    dull = partial_code({"flower": replace(PLAIN, glow=0.0)}).surface[0, at]
    assert dull[third].tolist() == [0, 1, 0]
    assert partial_code({"flower": PLAIN}).surface[0, at, third].tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        (partial_code({"leaf": PLAIN}), [1, 1, 1]),
        (partial_code(sky=Sky("#000000", "#ffffff")), [0, 1, 1]),
        (partial_code(light=Light()), [1, 0, 1]),
        (partial_code(medium=Medium(ink=1.0)), [1, 1, 0]),
        (partial_code(ornaments=[Added("bell", "hang", "#ffffff", "#000000")]), [1, 1, 1]),
    ],
)
def test_parts_of_a_look(code, kept) -> None:  # type: ignore[no-untyped-def]
    assert code.keeps[0].tolist() == kept
    assert not keeps_all(code).any()


def test_what_is_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no pattern 'plian'.*plain"):
        partial_code({"leaf": replace(PLAIN, pattern="plian")})
    with pytest.raises(ValueError, match=r"no role 'leafs'"):
        partial_code({"leafs": PLAIN})
    with pytest.raises(ValueError, match=r"'red' is no colour"):
        partial_code({"leaf": replace(PLAIN, first="red")})
    bell = Added("bell", "hang", "#ffffff", "#000000")
    with pytest.raises(ValueError, match=r"two ornaments want the site 'hang'"):
        partial_code(ornaments=[bell, bell])
    with pytest.raises(ValueError, match=r"no kind of ornament 'bel'"):
        partial_code(ornaments=[replace(bell, kind="bel")])


def test_rows_and_stacks() -> None:
    code = stack([identity(), code_of(STYLE)])
    assert len(code.pattern) == 2
    again = rows(code, [1, 0, 1])
    assert keeps_all(again).tolist() == [False, True, False]
    assert all(torch.equal(a[:1], b) for a, b in zip(again, code_of(STYLE), strict=True))


def test_a_bank_deals_out_codes_and_media() -> None:
    inked = Medium(ink=1.0)
    bank = StyleBank([(identity(), Medium()), (partial_code(medium=inked), inked)], "cpu")
    code, media = bank.take([1, 1, 0])
    assert len(bank) == 2
    assert media == [inked, inked, Medium()]
    assert keeps_all(code).tolist() == [False, False, True]
    with pytest.raises(ValueError, match=r"0\.\.1"):
        bank.take([2])
    with pytest.raises(ValueError, match="at least one"):
        StyleBank([], "cpu")
    with pytest.raises(ValueError, match="medium"):
        StyleBank([(identity(), inked)], "cpu")
