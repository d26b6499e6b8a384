"""Messages to bytes and back. Whatever bytes come in, what comes out is a checked message or a `WireError`.

msgspec checks types and ranges while it parses, so nothing larger than the header itself is ever allocated; what it
cannot say (the product of two sizes, the protocol version, part lengths) is checked here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
import numpy as np

from mirage_game.wire import limits
from mirage_game.wire.errors import WireError
from mirage_game.wire.messages import (
    FROM_CLIENT,
    FROM_DAEMON,
    PROTOCOL_VERSION,
    Depth,
    Frame,
    FromClient,
    FromDaemon,
    Hello,
    Message,
    Prompt,
    Styled,
    Welcome,
)
from mirage_game.wire.pixels import as_bytes, check_payload, payload_bytes

if TYPE_CHECKING:
    from typing_extensions import Buffer

M = TypeVar("M", bound=Message)


def _plain(value: Any) -> Any:
    """Hooks compute poses with NumPy; its scalars are numbers too."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain)
_FROM_CLIENT: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(FromClient)
_FROM_DAEMON: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(FromDaemon)
_ANY: msgspec.msgpack.Decoder[Any] = msgspec.msgpack.Decoder(reduce(or_, {*FROM_CLIENT, *FROM_DAEMON}))
_PATH = re.compile(r" - at (?:`key` in )?`\$\.?([^`]*)`$")


class _Peek(msgspec.Struct):
    """The fields that `hello` and `welcome` have in every version of the protocol."""

    type: str = ""
    version: int = PROTOCOL_VERSION


_PEEK = msgspec.msgpack.Decoder(_Peek)


def encode(message: Message) -> bytes:
    """A message as canonical MessagePack. Raises `WireError` for one that a peer would refuse."""
    try:
        header = _ENCODER.encode(message)
    except (OverflowError, UnicodeEncodeError, TypeError, RecursionError):
        what = f"A `{type(message).__name__.lower()}` holds a value that MessagePack cannot carry."
        raise WireError(
            "invalid", what, "Use plain text, numbers of at most 64 bits, booleans and nothing else."
        ) from None
    checked = _decode(header, _ANY)  # before its length, so that the message names the field that is too long
    header = _ENCODER.encode(checked)  # again, for whole numbers where floats belong, and for tidied prompts
    _bounded(header)
    return header


def decode_from_client(header: Buffer) -> FromClient:
    """The message that a client sent. Raises `WireError`, and nothing else, whatever the bytes."""
    message: FromClient = _decode(_bounded(header), _FROM_CLIENT)
    return message


def decode_from_daemon(header: Buffer) -> FromDaemon:
    """The message that a daemon sent. Raises `WireError`, and nothing else, whatever the bytes."""
    message: FromDaemon = _decode(_bounded(header), _FROM_DAEMON)
    return message


def part_lengths(message: Message) -> tuple[int | None, ...]:
    """Bytes of each part that must follow this header; None for a jpeg, whose length only has an upper bound."""
    if isinstance(message, Frame):
        depth = () if message.depth is None else (message.depth.width * message.depth.height * 4,)
        return (*depth, _pixel_bytes(message))
    return (_pixel_bytes(message),) if isinstance(message, Styled) else ()


def check_parts(message: Message, lengths: Sequence[int]) -> None:
    """Compares the lengths of the parts after a header with what the header says. Raises `WireError` ("payload")."""
    wanted = part_lengths(message)
    if len(wanted) != len(lengths):
        what = f"A `{_tag(message)}` like this has {len(wanted)} part(s) after its header, but {len(lengths)} came."
        raise WireError("payload", what, "Send the header, then depth if the header has it, and the pixels last.")
    if isinstance(message, Frame) and message.depth is not None and lengths[0] != wanted[0]:
        raise WireError(
            "payload",
            f"The depth part has {lengths[0]} bytes, but its size makes {wanted[0]}.",
            "Send width x height float32 values, rows without padding.",
        )
    if isinstance(message, Frame | Styled):
        check_payload(lengths[-1], message.format, message.width, message.height)


def frame_parts(parts: Sequence[Buffer]) -> tuple[Frame, memoryview | None, memoryview]:
    """A whole `frame`, as (header, depth bytes or None, pixel bytes): views, nothing copied. Raises `WireError`.

    `parts` is the multipart message without the ROUTER's identity: header, optional depth, pixels.
    """
    header, rest = _split(parts, decode_from_client, Frame)
    return header, rest[0] if header.depth is not None else None, rest[-1]


def styled_parts(parts: Sequence[Buffer]) -> tuple[Styled, memoryview]:
    """A whole `styled` message, as (header, pixel bytes): a view, nothing copied. Raises `WireError`."""
    header, rest = _split(parts, decode_from_daemon, Styled)
    return header, rest[-1]


def _split(parts: Sequence[Buffer], decode: Any, kind: type[M]) -> tuple[M, list[memoryview]]:
    if not parts:
        raise WireError("payload", "The message has no parts at all.", "Send at least a header.")
    header = decode(parts[0])
    if not isinstance(header, kind):
        what = f"A `{_tag(header)}` came where a `{kind.__struct_config__.tag}` belongs."
        raise WireError("order", what, "Send pixels after a frame header only.")
    rest = [as_bytes(part) for part in parts[1:]]
    check_parts(header, [part.nbytes for part in rest])
    return header, rest


def _pixel_bytes(message: Frame | Styled) -> int | None:
    return payload_bytes(message.format, message.width, message.height)


def _tag(message: Message) -> str:
    return str(message.__struct_config__.tag)


def _bounded(header: Buffer) -> memoryview:
    view = as_bytes(header)
    if view.nbytes > limits.MAX_HEADER_BYTES:
        what = f"The header has {view.nbytes} bytes; at most {limits.MAX_HEADER_BYTES} are allowed."
        raise WireError("too_large", what, "Keep texts short, and send pixels as a part of their own.")
    return view


def _decode(view: memoryview | bytes, decoder: msgspec.msgpack.Decoder[Any]) -> Any:
    try:
        message = decoder.decode(view)
    except msgspec.ValidationError as error:
        _check_version(_peek(view))
        raise _refusal(str(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise WireError(
            "malformed",
            "The header is not one whole MessagePack map: cut short, trailed, nested too deep, or not UTF-8.",
            "Send exactly one map as the first part of the message.",
        ) from None
    return _check(message)


def _peek(view: memoryview | bytes) -> _Peek:
    try:
        return _PEEK.decode(view)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _Peek()


def _check_version(message: Hello | Welcome | _Peek) -> None:
    greets = message.type in ("hello", "welcome") if isinstance(message, _Peek) else True
    if greets and message.version != PROTOCOL_VERSION:
        raise WireError(
            "version",
            f"The peer speaks another version of the protocol; this side speaks version {PROTOCOL_VERSION}.",
            "Install the same release of Mirage and of the hook.",
        )


def _check(message: Any) -> Any:
    """What the types cannot say. Returns the message, its prompt with single spaces."""
    match message:
        case Frame():
            _check_area(message)
            if message.depth is not None:
                _check_area(message.depth)
        case Styled():
            _check_area(message)
        case Hello() | Welcome():
            _check_version(message)
        case Prompt(text=text) if text != (tidy := " ".join(text.split())):
            return msgspec.structs.replace(message, text=tidy)
    return message


def _check_area(size: Frame | Styled | Depth) -> None:
    if size.width * size.height > limits.MAX_PIXELS:
        what = f"{size.width}x{size.height} is more than {limits.MAX_PIXELS} pixels."
        raise WireError("size", what, "Send a smaller picture.")


def _refusal(reason: str) -> WireError:
    """msgspec's words made plain. Where they would quote the message, others take their place."""
    found = _PATH.search(reason)
    path = found[1] if found else ""
    reason = reason[: found.start()] if found else reason
    field = f"`{path}`" if path else "The header"
    if reason.startswith("Invalid"):
        if path == "type":
            return WireError(
                "unknown_type",
                "No message of this `type` goes this way.",
                "See docs/protocol.md for the messages of version 1.",
            )
        if path == "format":
            return WireError("format", "The pixel format is unknown.", "Send rgba8, bgra8, rgb8 or jpeg.")
        return WireError(
            "invalid", f"{field} is none of the allowed words.", "See docs/protocol.md for the allowed values."
        )
    if "matching regex" in reason:
        code = "prompt" if path == "text" else "invalid"
        return WireError(code, f"{field} holds characters that are not allowed there.", "Send printable text only.")
    plain = reason.replace("`", "")
    if path == "text" and "of length" in plain:
        what = f"The prompt is longer than {limits.MAX_PROMPT} characters."
        return WireError("prompt", what, "Send a shorter prompt; a sentence is enough.")
    if path.rpartition(".")[2] in ("width", "height") and ("<=" in plain or ">=" in plain):
        return WireError("size", f"{field} is out of range: {plain}.", f"Send sizes from 1 to {limits.MAX_SIDE}.")
    return WireError("invalid", f"{field} is wrong: {plain}.", "See docs/protocol.md for the fields of this message.")
