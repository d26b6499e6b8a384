"""`mirage evaluate`: hands over to `mirage_game.evaluate`."""

from __future__ import annotations

from collections.abc import Sequence

from mirage_game.cli.options import parse


def main(argv: Sequence[str]) -> int:
    """Measure a model."""
    from mirage_game.evaluate.main import EvaluateConfig, run

    config = parse(EvaluateConfig, "evaluate", argv, DESCRIPTION)
    return 0 if run(config).passes or not config.strict else 1


DESCRIPTION = """\
Measure a model on unseen worlds: fidelity, drift over a long stream, and steadiness against true motion.

Writes a report with pictures into a folder.

  $ mirage evaluate
  $ mirage evaluate --styles steampunk winter --frames 32 --drift-frames 0     a quick look
  $ mirage evaluate --weights out/train/tiny.safetensors --strict              for a new checkpoint"""
