"""The table of encoded captions."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from mirage_game.model.captions import CaptionTable, save_captions
from mirage_game.model.text import PromptStates


class Letters:
    """A stand-in encoder whose states tell which text they came from."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def encode(self, texts):
        self.batches.append(len(texts))
        tokens, mask = torch.zeros(len(texts), 32, 384), torch.zeros(len(texts), 32, dtype=torch.bool)
        pooled = torch.zeros(len(texts), 384)
        for row, text in enumerate(texts):
            mask[row, : len(text)] = True
            tokens[row, : len(text), 0] = torch.tensor([float(ord(letter)) for letter in text])
            pooled[row, 0] = len(text)
        return PromptStates(tokens, mask, pooled)


def test_the_table_gives_back_what_the_encoder_said(tmp_path: Path):
    path = tmp_path / "deep" / "captions.safetensors"
    encoder = Letters()
    save_captions(path, encoder, ["fog", "brass", "fog", "été"])
    table = CaptionTable.load(path)
    assert table.captions == ("fog", "brass", "été")
    assert "brass" in table
    assert "iron" not in table
    states = table.states(["été", "fog", "été"])
    expected = encoder.encode(["été", "fog", "été"])
    assert states.tokens.dtype == torch.float32
    assert states.pooled.dtype == torch.float32
    assert states.mask.dtype == torch.bool
    for got, want in zip(states, expected, strict=True):
        assert torch.equal(got, want)


def test_many_captions_are_encoded_in_batches(tmp_path: Path):
    encoder = Letters()
    texts = [f"look {i}" for i in range(600)]
    save_captions(tmp_path / "c.safetensors", encoder, texts)
    assert encoder.batches == [256, 256, 88]
    assert CaptionTable.load(tmp_path / "c.safetensors").captions == tuple(texts)


def test_a_missing_caption_is_named(tmp_path: Path):
    save_captions(tmp_path / "c.safetensors", Letters(), ["fog"])
    with pytest.raises(KeyError, match="'iron' is not among the 1"):
        CaptionTable.load(tmp_path / "c.safetensors").states(["fog", "iron"])


def test_files_that_are_not_tables_say_what_to_do(tmp_path: Path):
    with pytest.raises(ValueError, match="no caption table"):
        CaptionTable.load(tmp_path / "absent.safetensors")
    (tmp_path / "text.safetensors").write_text("hello there, not a table")
    with pytest.raises(ValueError, match="save_captions"):
        CaptionTable.load(tmp_path / "text.safetensors")
    save_file({"tokens": torch.zeros(1, 32, 384)}, tmp_path / "bare.safetensors")
    with pytest.raises(ValueError, match="not a table of captions"):
        CaptionTable.load(tmp_path / "bare.safetensors")
    tensors = {"tokens": torch.zeros(2, 32, 384), "mask": torch.zeros(2, 32).bool(), "pooled": torch.zeros(2, 384)}
    save_file(tensors, tmp_path / "short.safetensors", metadata={"captions": '["one"]'})
    with pytest.raises(ValueError, match="damaged"):
        CaptionTable.load(tmp_path / "short.safetensors")
    with pytest.raises(ValueError, match="no captions"):
        save_captions(tmp_path / "none.safetensors", Letters(), [])
