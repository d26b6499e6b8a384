"""`python -m mirage_game.evaluate`: evaluate a model where the command `mirage` is not installed."""

import sys

import tyro

from mirage_game.evaluate.main import EvaluateConfig, run

if __name__ == "__main__":
    config = tyro.cli(EvaluateConfig, prog="mirage_game.evaluate", description="Evaluate a model on unseen worlds.")
    sys.exit(0 if run(config).passes or not config.strict else 1)
