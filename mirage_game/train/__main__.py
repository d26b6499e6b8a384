"""`torchrun --nproc-per-node N -m mirage_game.train --captions FILE ...`: one process a GPU."""

import tyro

from mirage_game.train.trainer import TrainConfig, train

if __name__ == "__main__":
    train(tyro.cli(TrainConfig, description="Train a preset for so many minutes."))
