"""What can be wrong with a message, in words for people and in codes for programs."""

from __future__ import annotations

from mirage_game.wire import limits
from mirage_game.wire.messages import Error

CODES: dict[str, str] = {
    "malformed": "The header is not one whole MessagePack map: cut short, trailed, nested too deep, or not UTF-8.",
    "too_large": "The header is longer than 65536 bytes.",
    "unknown_type": "No message of this `type` goes this way.",
    "version": "The peer speaks another protocol version.",
    "invalid": "A field is missing, has the wrong type, or is out of its range; the message names the field.",
    "format": "The pixel format is none of rgba8, bgra8, rgb8, jpeg.",
    "size": "A width or height is zero or over the limit, or the two together make too many pixels.",
    "payload": "The parts after the header are too few, too many, or not as long as the header says.",
    "jpeg": "The picture is no jpeg, is damaged, or has another size than its header says.",
    "prompt": "The prompt is too long or holds control characters.",
    "no_session": "There is no session on this connection; the client starts again with `hello`.",
    "token": "`attach` brought a token that no open session has; the client starts again with `hello`.",
    "order": "The message came on the wrong connection, or a second time, or before the one it needs.",
    "forbidden": "Only a program on the daemon's own machine, or with the key of the session, may do this.",
    "busy": "The daemon has as many sessions as it can serve.",
    "credit": "The frame came without credit and was dropped.",
    "engine": "The engine could not restyle the frame.",
    "internal": "A mistake of the daemon's own.",
}
"""Every error code of protocol version 1, and what it means."""


class WireError(ValueError):
    """A message that breaks the protocol: a `code` of `CODES`, what is wrong, what to do. Never quotes the message."""

    def __init__(self, code: str, message: str, fix: str) -> None:
        super().__init__(f"{message} {fix}".strip())
        self.code = code
        self.message = message
        self.fix = fix

    def __reduce__(self) -> tuple[type[WireError], tuple[str, str, str]]:
        return type(self), (self.code, self.message, self.fix)

    def as_message(self, seq: int | None = None) -> Error:
        """The `error` message that tells the peer; `seq` where it is about one frame."""
        return Error(
            code=self.code, message=self.message[: limits.MAX_PROMPT], fix=self.fix[: limits.MAX_PROMPT], seq=seq
        )
