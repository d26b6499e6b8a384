"""The model card speaks of the weights that are shipped."""

from __future__ import annotations

from pathlib import Path

from mirage_game.model.checkpoint import WEIGHTS, sha256

CARD = Path(__file__).parents[2] / "docs" / "model-card.md"


def test_every_shipped_file_is_there_with_its_sum() -> None:
    card, files = CARD.read_text(encoding="utf-8"), sorted(WEIGHTS.glob("*.safetensors"))
    assert len(files) == card.count(".safetensors`")
    for file in files:
        assert f"`{file.name}`" in card
        assert sha256(file) in card
