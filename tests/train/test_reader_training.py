"""Lessons for the prompt reader, and that it learns from them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import torch

from mirage_game.model.reader import Reader
from mirage_game.model.text import CHANNELS, MAX_TOKENS, PromptStates
from mirage_game.style.compose import HELD_OUT_THEMES
from mirage_game.style.themes import THEMES
from mirage_game.train.reader import Lessons, encode, loss_of, make_prompts, measure, scene_numbers

CPU = torch.device("cpu")


class Words:
    """One random state for each word of the prompt."""

    def encode(self, texts: Sequence[str]) -> PromptStates:
        tokens, mask = (
            torch.zeros(len(texts), MAX_TOKENS, CHANNELS),
            torch.zeros(len(texts), MAX_TOKENS, dtype=torch.bool),
        )
        for row, text in enumerate(texts):
            for at, word in enumerate(text.split()[:MAX_TOKENS]):
                seed = sum(ord(c) * 31**k for k, c in enumerate(word[:8])) % 2**31
                tokens[row, at] = torch.randn(CHANNELS, generator=torch.Generator().manual_seed(seed)) / 20
                mask[row, at] = True
        return PromptStates(tokens, mask, tokens.mean(1))


def test_prompts_repeat_by_seed_and_leave_out_the_held_out_themes() -> None:
    said, meant = make_prompts(3, 200)
    again, _ = make_prompts(3, 200)
    assert said == again
    assert len(said) == len(meant.pattern) == 200
    assert len(set(said)) > 150
    kept_back = {phrase.lower() for name in HELD_OUT_THEMES for phrase in (name, *THEMES[name].phrases)}
    assert not kept_back & {text.lower() for text in said}


def test_encoding_keeps_the_order_of_the_prompts() -> None:
    texts = ["a much longer prompt than the others", "fog", "brass roofs"]
    states = encode(Words(), texts, CPU)  # type: ignore[arg-type]
    expected = Words().encode(texts)
    torch.testing.assert_close(states.tokens.float(), expected.tokens, atol=1e-3, rtol=1e-2)
    assert torch.equal(states.mask, expected.mask)


@pytest.mark.timeout(100)
def test_a_small_reader_learns_what_it_is_told() -> None:
    torch.manual_seed(0)
    said, meant = make_prompts(5, 48)
    lessons = Lessons(encode(Words(), said, CPU), meant)  # type: ignore[arg-type]
    every = lessons.rows(torch.arange(48))
    reader = Reader(dim=64, depth=1, heads=2)
    numbers = scene_numbers(meant)
    reader.middle.copy_(numbers.mean(0))
    reader.spread.copy_(numbers.std(0).clamp(min=1e-3))
    before, first = measure(reader, every), loss_of(reader, every).item()
    optimizer = torch.optim.AdamW(reader.parameters(), lr=4e-3)
    for _ in range(60):
        optimizer.zero_grad()
        loss_of(reader, every).backward()
        optimizer.step()
    after = measure(reader, every)
    assert loss_of(reader, every).item() < first / 2
    assert after["pattern"] > before["pattern"] + 0.3
    assert after["colour_error"] < before["colour_error"]
