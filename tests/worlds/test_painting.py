"""From codes to looks: every block is painted, what a code keeps is the source's, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from mirage_game.style.code import (
    GRADE_FIELDS,
    LIGHT_FIELDS,
    PATTERNS,
    ROLES,
    SITES,
    SKY_FIELDS,
    WATER_FIELDS,
    code_of,
    identity,
    partial_code,
    rows,
    stack,
)
from mirage_game.style.parts import Added, Light, Material, Medium, Sky
from mirage_game.worlds import looks, patterns
from mirage_game.worlds.painting import BY_ROLE, faces, ornaments_of, recipe_of, styled, target_look
from mirage_game.worlds.random import Draw
from mirage_game.worlds.textures import Look, bank, fringe, unpacked
from mirage_game.worlds.vanilla import VANILLA
from mirage_kernels.raycast import layout as lay

RED = Material("plain", "#ff0000", "#ff0000", "#ff0000")
PARTLY = {"ground": {lay.GRASS, lay.TUFT}, "soil": {lay.GRASS, lay.DIRT}, "flower": {lay.FLOWER}}
PARTLY |= {"log": {lay.LOG, lay.BIRCH, lay.SHRUB}, "leaf": {lay.LEAF, lay.CACTUS}}


@pytest.fixture(scope="module")
def source() -> Look:
    draw = Draw.seeded(1, "cpu")
    return looks.source_look(draw, looks.weather(draw, 2))


def changed(look: Look, source: Look) -> set[int]:
    """Blocks that look different, other than air."""
    return set((look.textures != source.textures)[:, 1:].flatten(2).any(-1).any(0).nonzero().flatten().add(1).tolist())


def test_patterns_and_tiles_match() -> None:
    assert not patterns.unmatched()


def test_patterns_are_in_range_and_fill_their_tile() -> None:
    tiles = patterns.bank()
    assert tiles.shape == (len(PATTERNS), 2, lay.TILE, lay.TILE)
    assert tiles.min() >= 0
    assert tiles.max() <= 1


def test_every_block_has_a_face_on_every_side() -> None:
    assert set(faces()) == {(block, side) for block in range(1, lay.BLOCKS) for side in range(lay.SIDES)}
    assert {face.base for face in faces().values()} | {face.accent for face in faces().values()} >= set(ROLES)


def test_the_identity_is_the_source(source: Look) -> None:
    look = target_look(stack([identity(), identity()]), source)
    assert torch.equal(look.textures, source.textures)
    assert torch.equal(look.environment, source.environment)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_changes_its_blocks_only(source: Look, role: str) -> None:
    look = target_look(rows(partial_code({role: RED}), [0, 0]), source)
    assert changed(look, source) == PARTLY.get(role, {BY_ROLE.get(role)})
    fields = (look.environment != source.environment).any(0).nonzero().flatten().tolist()
    assert set(fields) <= set(WATER_FIELDS if role == "water" else ())


def test_turf_and_soil_of_a_grass_block_are_kept_apart(source: Look) -> None:
    hang = torch.as_tensor(patterns.fringe())
    own = unpacked(source.textures[:, lay.GRASS, lay.SIDE])
    red = torch.tensor([1.0, 0.0, 0.0, 0.0])
    for role, mask in (("ground", hang), ("soil", ~hang)):
        look = target_look(rows(partial_code({role: RED}), [0, 0]), source)
        side = unpacked(look.textures[:, lay.GRASS, lay.SIDE])
        assert torch.allclose(side[:, mask], red.expand_as(side[:, mask]))
        assert torch.allclose(side[:, ~mask], own[:, ~mask])


def test_petals_stand_on_the_games_own_stalk(source: Look) -> None:
    look = target_look(rows(partial_code({"flower": RED}), [0, 0]), source)
    petal = bank(torch.device("cpu"))[2, PATTERNS.index("petal"), 1]
    shown, own = (unpacked(x.textures[:, lay.FLOWER, lay.SIDE]) for x in (look, source))
    assert torch.allclose(shown[:, petal == 0], own[:, petal == 0])
    assert (shown[:, petal == 1, 0] == 1).all()
    assert (petal == 1).any()


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        (partial_code(sky=Sky("#102030", "#405060", aurora=0.5)), SKY_FIELDS),
        (partial_code(light=Light("#102030", glow=3.0)), LIGHT_FIELDS),
        (partial_code(medium=Medium(saturation=0.1, edge=0.7)), GRADE_FIELDS),
    ],
)
def test_a_part_of_the_environment_is_set_as_a_whole(source: Look, code, fields) -> None:  # type: ignore[no-untyped-def]
    look = target_look(rows(code, [0, 0]), source)
    at = list(fields)
    assert torch.equal(look.textures, source.textures)
    assert torch.equal(look.environment[:, at], code.environment[:, at].expand(2, -1))
    rest = sorted(set(range(lay.ENVIRONMENT)) - set(at))
    assert torch.equal(look.environment[:, rest], source.environment[:, rest])


def test_a_whole_style_takes_nothing_from_the_source(source: Look) -> None:
    code = code_of(VANILLA)
    look, alone = target_look(rows(code, [0, 0]), source), styled([VANILLA])
    assert torch.equal(look.textures[0, 1:], look.textures[1, 1:])
    assert torch.equal(look.textures[:1, 1:], alone.textures[:, 1:])
    used = [*SKY_FIELDS, *LIGHT_FIELDS, *GRADE_FIELDS, *WATER_FIELDS]
    assert torch.equal(look.environment[:1, used], alone.environment[:, used])


def test_ends_of_logs_show_rings_that_do_not_glow() -> None:
    log = Material("vines", "#101010", "#202020", "#00ff00", 1.0)
    recipe = recipe_of(code_of(replace(VANILLA, log=log)))
    assert PATTERNS[recipe.pattern[0, lay.LOG, lay.TOP]] == "rings"
    assert recipe.glow[0, lay.LOG, lay.TOP] == 0
    assert PATTERNS[recipe.pattern[0, lay.LOG, lay.SIDE]] == "vines"
    assert recipe.glow[0, lay.LOG, lay.SIDE] == 1
    assert (recipe.colours[0, lay.BIRCH, lay.SIDE, :2] > recipe.colours[0, lay.LOG, lay.SIDE, :2]).all()


def test_grass_hangs_over_the_sides_of_its_blocks() -> None:
    texels = unpacked(styled([VANILLA]).textures)[0, lay.GRASS]
    hang = fringe(torch.device("cpu"))
    assert torch.equal(texels[lay.SIDE][hang], texels[lay.TOP][hang])
    assert torch.equal(texels[lay.SIDE][~hang], texels[lay.BOTTOM][~hang])


def test_ornaments_are_laid_out_for_the_ray_caster() -> None:
    table = ornaments_of(partial_code(ornaments=[Added("gear", "wall", "#ff0000", "#0000ff", 0.5)]))
    assert table.shape == (1, lay.SITES, lay.ORNAMENT) == (1, len(SITES), 8)
    assert table[0, SITES.index("wall")].tolist() == [17.0, 1, 0, 0, 0, 0, 1, 0.5]
    assert (table.abs().sum(-1) > 0).sum() == 1
