"""The prompt reader: shapes, what is kept, files, and the shipped weights' sense of words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from mirage_game.model.checkpoint import WeightsError
from mirage_game.model.reader import FIELDS, PromptReader, Reader, code_from, load_reader, save_reader
from mirage_game.model.text import CHANNELS, MAX_TOKENS, PromptStates
from mirage_game.style.code import KEEP, ORNAMENT_KINDS, PATTERNS, ROLES, SITES, WATER_FIELDS, identity, keeps_all
from mirage_game.style.compose import Composition, code


class Words:
    """States told apart by the text's length; none for an empty one."""

    def encode(self, texts: Sequence[str]) -> PromptStates:
        g = torch.Generator().manual_seed(sum(map(len, texts)))
        mask = torch.arange(MAX_TOKENS) < torch.tensor([[len(text)] for text in texts])
        tokens = torch.randn(len(texts), MAX_TOKENS, CHANNELS, generator=g) / 20 * mask[..., None]
        return PromptStates(tokens, mask, tokens.mean(1))


@pytest.fixture(scope="module")
def small() -> Reader:
    torch.manual_seed(0)
    return Reader(dim=32, depth=1, heads=2).eval().requires_grad_(False)


def test_a_reading_becomes_a_code_of_the_right_shapes_and_bounds(small: Reader) -> None:
    code = code_from(small(Words().encode(["brass", "a green aurora"])))
    for mine, plain in zip(code, identity(), strict=True):
        assert mine.shape[1:] == plain.shape[1:]
        assert mine.dtype == plain.dtype
    assert code.pattern.shape == (2, len(ROLES))
    assert int(code.pattern.max()) < len(PATTERNS)
    assert code.ornament.shape == (2, len(SITES))
    assert int(code.ornament.max()) < len(ORNAMENT_KINDS)
    assert float(code.surface.min()) >= 0
    assert float(code.surface.max()) <= 1


def test_what_is_kept_has_no_numbers_of_its_own(small: Reader) -> None:
    reading = small(Words().encode(["fog"]))
    reading = reading._replace(
        pattern=torch.nn.functional.one_hot(torch.full((1, len(ROLES)), KEEP), len(PATTERNS)).float(),
        kind=torch.nn.functional.one_hot(torch.zeros(1, len(SITES), dtype=torch.long), len(ORNAMENT_KINDS)).float(),
        keeps=torch.tensor([[-1.0, 1.0, 1.0]]),
    )
    code = code_from(reading)
    assert not code.surface.any()
    assert not code.ornament_surface.any()
    assert code.environment[:, list(FIELDS[0])].any()
    assert not code.environment[:, [*FIELDS[1], *FIELDS[2], *WATER_FIELDS]].any()


def test_an_empty_prompt_keeps_everything(small: Reader) -> None:
    code = PromptReader(Words(), small).read(["", "brass"])  # type: ignore[arg-type]
    assert keeps_all(code).tolist()[0]
    for mine, plain in zip(code, identity(), strict=True):
        assert torch.equal(mine[:1], plain)


def test_a_file_brings_back_the_same_reader(small: Reader, tmp_path: Path) -> None:
    small.middle.fill_(0.123456)
    save_reader(small, tmp_path / "reader.safetensors", {"steps": "1"})
    again = load_reader(tmp_path / "reader.safetensors")
    states = Words().encode(["one", "another"])
    for mine, theirs in zip(again(states), small(states), strict=True):
        torch.testing.assert_close(mine, theirs, atol=0.05, rtol=0.05)
    assert torch.equal(again.middle, small.middle)
    small.middle.zero_()


def test_bad_files_say_what_to_do(small: Reader, tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="missing"):
        load_reader(tmp_path / "none.safetensors")
    (tmp_path / "damaged.safetensors").write_bytes(b"no weights")
    with pytest.raises(WeightsError, match="damaged"):
        load_reader(tmp_path / "damaged.safetensors")
    save_file({"x": torch.zeros(1)}, tmp_path / "other.safetensors")
    with pytest.raises(WeightsError, match="no prompt reader"):
        load_reader(tmp_path / "other.safetensors")
    save_reader(small, tmp_path / "odd.safetensors", {"shape": '{"dim": 16, "depth": 1, "heads": 2}'})
    with pytest.raises(WeightsError, match="does not fit"):
        load_reader(tmp_path / "odd.safetensors")


def test_a_plain_prompt_needs_no_network(small: Reader) -> None:
    read = PromptReader(Words(), small).read(["brass, of sorts", "brass roofs", ""])  # type: ignore[arg-type]
    for mine, plain in zip(read, code(Composition(roles=(("roof", "brass plates"),))), strict=True):
        assert torch.equal(mine[1:2], plain)
    assert keeps_all(read).tolist()[2]
