from __future__ import annotations

import numpy as np
import pytest

from mirage_game.wire import WireError, as_image, channels, encode_jpeg, limits, payload_bytes
from mirage_game.wire.pixels import as_bytes, check_payload, jpeg_limit


def code(call, *arguments) -> str:
    with pytest.raises(WireError) as caught:
        call(*arguments)
    return caught.value.code


@pytest.mark.parametrize(("format", "depth"), [("rgba8", 4), ("bgra8", 4), ("rgb8", 3)])
def test_raw_formats_are_views(format, depth):
    data = bytearray(range(5 * 3 * depth))
    image = as_image(data, 5, 3, format)
    assert image.shape == (3, 5, depth) == (3, 5, channels(format))
    assert payload_bytes(format, 5, 3) == len(data)
    data[0] = 99
    assert image[0, 0, 0] == 99
    assert np.shares_memory(image, np.frombuffer(data, np.uint8))
    for wrong in (data[:-1], data + b"\0", b""):
        assert code(as_image, wrong, 5, 3, format) == "payload"


def test_jpeg_round_trip():
    y, x = np.mgrid[0:48, 0:64]
    image = np.stack([x * 3, y * 4, x + y], -1).astype(np.uint8)
    for quality in (75, 95):
        data = encode_jpeg(image, quality)
        again = as_image(data, 64, 48, "jpeg")
        assert again.shape == image.shape
        assert np.abs(again.astype(int) - image).mean() < 4
    assert encode_jpeg(image[:, ::-1], 85)[:2] == b"\xff\xd8"  # views with gaps too
    assert payload_bytes("jpeg", 64, 48) is None


def test_jpeg_of_another_size_is_refused_before_it_is_decoded(monkeypatch):
    import simplejpeg

    data = encode_jpeg(np.zeros((32, 16, 3), np.uint8))
    monkeypatch.setattr(simplejpeg, "decode_jpeg", lambda *_: pytest.fail("decoded"))
    assert code(as_image, data, 32, 16, "jpeg") == "jpeg"


def test_damaged_jpegs_are_refused():
    data = encode_jpeg(np.random.default_rng(0).integers(0, 255, (32, 32, 3), np.uint8))
    for wrong in (data[: len(data) // 2], data[:100], b"\xff\xd8\xff\xd9", b"GIF89a" * 9, bytes(200), b"\xff"):
        assert code(as_image, wrong, 32, 32, "jpeg") == "jpeg"


def test_jpeg_of_a_thousand_passes_is_refused():
    scans = encode_jpeg(np.zeros((8, 8, 3), np.uint8)) + b"\xff\xda" * 1000
    assert code(as_image, scans, 8, 8, "jpeg") == "jpeg"


def test_jpeg_lengths():
    check_payload(1, "jpeg", 8, 8)
    check_payload(jpeg_limit(8, 8), "jpeg", 8, 8)
    assert code(check_payload, 0, "jpeg", 8, 8) == "payload"
    assert code(check_payload, jpeg_limit(8, 8) + 1, "jpeg", 8, 8) == "payload"
    assert jpeg_limit(3840, 2160) == limits.MAX_PAYLOAD_BYTES + limits.MAX_JPEG_EXTRA_BYTES


def test_buffers_of_other_items_are_counted_in_bytes_and_gaps_refused():
    assert as_bytes(np.zeros((2, 3), np.float32)).nbytes == 24
    with pytest.raises(ValueError, match="gaps"):
        as_bytes(np.zeros((4, 4), np.uint8)[:, ::2])
