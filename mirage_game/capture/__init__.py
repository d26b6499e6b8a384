"""Frames and controls of games that know nothing of Mirage: a `Source`, the player's `ControlState`, a `SendLoop`."""

from mirage_game.capture.controls import ControlState
from mirage_game.capture.send_loop import SendLoop
from mirage_game.capture.source import Captured, CaptureError, Source, open_source

__all__ = ["CaptureError", "Captured", "ControlState", "SendLoop", "Source", "open_source"]
