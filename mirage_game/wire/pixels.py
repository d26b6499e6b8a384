"""Pixel formats: how many bytes they take, and pictures as arrays. Rows are tight: there is no stride."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from mirage_game.wire import limits
from mirage_game.wire.errors import WireError
from mirage_game.wire.messages import PixelFormat

if TYPE_CHECKING:
    from typing_extensions import Buffer

Image = npt.NDArray[np.uint8]  # (H, W, C) uint8, 0..255, channel order as the format's name

_CHANNELS: dict[PixelFormat, int] = {"rgba8": 4, "bgra8": 4, "rgb8": 3, "jpeg": 3}


def channels(format: PixelFormat) -> int:
    """Channels of a picture as `as_image` returns it: 4 for rgba8 and bgra8, 3 for rgb8 and jpeg."""
    return _CHANNELS[format]


def payload_bytes(format: PixelFormat, width: int, height: int) -> int | None:
    """Exact length of the pixels; None for a jpeg, which only has an upper bound (`jpeg_limit`)."""
    return None if format == "jpeg" else width * height * _CHANNELS[format]


def jpeg_limit(width: int, height: int) -> int:
    """The most bytes that a jpeg of this size may have."""
    return width * height * 4 + limits.MAX_JPEG_EXTRA_BYTES


def check_payload(length: int, format: PixelFormat, width: int, height: int) -> None:
    """Raises `WireError` ("payload") when pixels of this size and format cannot have this many bytes."""
    exact = payload_bytes(format, width, height)
    if exact is None:
        most = jpeg_limit(width, height)
        if not 0 < length <= most:
            what = f"A jpeg of {width}x{height} has from 1 to {most} bytes, but {length} came."
            raise WireError("payload", what, "Send the whole jpeg, and nothing else, as the last part.")
    elif length != exact:
        what = f"{width}x{height} {format} makes {exact} bytes, but {length} came."
        raise WireError("payload", what, "Send rows without padding, and the true size in the header.")


def as_bytes(buffer: Buffer) -> memoryview:
    """Any contiguous buffer as a flat view of bytes, not copied. Raises `ValueError` for one with gaps."""
    view = memoryview(buffer)
    if not view.c_contiguous:
        raise ValueError(
            "The buffer has gaps between its rows. Pass a contiguous one, for example numpy.ascontiguousarray(it)."
        )
    return view if view.format == "B" and view.ndim == 1 else view.cast("B")


def as_image(pixels: Buffer, width: int, height: int, format: PixelFormat) -> Image:
    """Pixels as (H, W, C) uint8, rows as they came: a view of raw formats, jpeg decoded to rgb8. Raises `WireError`."""
    view = as_bytes(pixels)
    check_payload(view.nbytes, format, width, height)
    if format == "jpeg":
        return _decode_jpeg(view, width, height)
    return np.frombuffer(view, np.uint8).reshape(height, width, _CHANNELS[format])


def encode_jpeg(image: Image, quality: int = 85) -> bytes:
    """An (H, W, 3) uint8 rgb picture as jpeg with full colour resolution above quality 90, half below."""
    import simplejpeg

    pixels = np.ascontiguousarray(image)
    data: bytes = simplejpeg.encode_jpeg(pixels, quality, "RGB", "444" if quality > 90 else "420")
    return data


def jpeg_size(data: Buffer) -> tuple[int, int]:
    """(width, height) that a jpeg says it has. Raises `WireError` ("jpeg")."""
    import simplejpeg

    try:
        height, width, _, _ = simplejpeg.decode_jpeg_header(data)
    except ValueError:
        raise _damaged() from None
    return width, height


def _decode_jpeg(view: memoryview, width: int, height: int) -> Image:
    import simplejpeg

    found = jpeg_size(view)  # before anything is allocated for the pixels
    if found != (width, height):
        what = f"The jpeg is {found[0]}x{found[1]}, but its header says {width}x{height}."
        raise WireError("jpeg", what, "Send the size that the picture really has.")
    # A progressive jpeg of a few kilobytes may hold thousands of passes over the whole picture.
    if bytes(view).count(b"\xff\xda") > limits.MAX_JPEG_SCANS:
        raise WireError("jpeg", f"The jpeg has more than {limits.MAX_JPEG_SCANS} scans.", "Send a baseline jpeg.")
    try:
        image: Image = simplejpeg.decode_jpeg(view, "RGB")
    except ValueError:
        raise _damaged() from None
    return image


def _damaged() -> WireError:
    return WireError("jpeg", "The picture is no jpeg, or it is damaged.", "Send a whole baseline jpeg, grey or YCbCr.")
