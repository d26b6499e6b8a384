"""`mirage evaluate`: hands over to `mirage_game.evaluate`."""

from __future__ import annotations

from collections.abc import Sequence

from mirage_game.cli.options import fail, parse


def main(argv: Sequence[str]) -> int:
    """Measure a model."""
    from mirage_game.engine.devices import DeviceError
    from mirage_game.evaluate.main import EvaluateConfig, run
    from mirage_game.evaluate.pretrained import JudgeError
    from mirage_game.model.checkpoint import WeightsError
    from mirage_game.model.text import PromptEncoderError

    config = parse(EvaluateConfig, "evaluate", argv, DESCRIPTION)
    try:
        report = run(config)
    except (DeviceError, JudgeError, WeightsError, PromptEncoderError, ValueError) as error:
        return fail(str(error))
    return 0 if report.passes or not config.strict else 1


DESCRIPTION = """\
Measure a model on unseen worlds: fidelity, drift over a long stream, steadiness against true motion, and whether a
judge recognises what the prompts asked for.

Writes a report with pictures and clips into a folder: open report.html.

  $ mirage evaluate
  $ mirage evaluate --styles steampunk winter --frames 32 --drift-frames 0     a quick look
  $ mirage evaluate --weights out/train/tiny.safetensors --strict              for a new checkpoint"""
