"""Frames and controls of games that know nothing of Mirage: a `Source`, and the player's `ControlState`."""

from mirage_game.capture.controls import ControlState
from mirage_game.capture.source import Captured, CaptureError, Source, open_source

__all__ = ["CaptureError", "Captured", "ControlState", "Source", "open_source"]
