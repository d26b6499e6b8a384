"""Style codes as tokens: every part of a code is heard, and what is kept has no say in colours."""

from __future__ import annotations

import pytest
import torch

from mirage_game.model.style_tokens import STYLE_TOKENS, StyleTokens
from mirage_game.style.code import StyleCode, identity, stack


@pytest.fixture(scope="module")
def embedder() -> StyleTokens:
    torch.manual_seed(0)
    return StyleTokens(32).eval()


def some_code() -> StyleCode:
    plain, g = identity(), torch.Generator().manual_seed(1)
    return plain._replace(
        pattern=torch.full_like(plain.pattern, 3),
        surface=torch.rand(plain.surface.shape, generator=g),
        environment=torch.rand(plain.environment.shape, generator=g),
        keeps=torch.zeros_like(plain.keeps),
        ornament=torch.ones_like(plain.ornament),
        ornament_surface=torch.rand(plain.ornament_surface.shape, generator=g),
    )


def test_shapes(embedder: StyleTokens) -> None:
    tokens, pooled = embedder(stack([identity(), some_code()]))
    assert tokens.shape == (2, STYLE_TOKENS, 32)
    assert pooled.shape == (2, 32)


@pytest.mark.parametrize("part", StyleCode._fields)
def test_each_part_changes_the_tokens_and_the_whole(embedder: StyleTokens, part: str) -> None:
    before = some_code()
    values = getattr(before, part)
    after = before._replace(**{part: values + 1 if values.dtype == torch.long else 1 - values})
    for old, new in zip(embedder(before), embedder(after), strict=True):
        assert not torch.allclose(old, new, atol=1e-3)


def test_colours_of_what_is_kept_are_not_heard(embedder: StyleTokens) -> None:
    plain = identity()
    coloured = plain._replace(
        surface=torch.ones_like(plain.surface), ornament_surface=torch.ones_like(plain.ornament_surface)
    )
    for old, new in zip(embedder(plain), embedder(coloured), strict=True):
        torch.testing.assert_close(old, new)
