"""Video files and cameras: PyAV reads what these tests write."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from mirage_game.capture import CaptureError, open_source
from mirage_game.capture.camera import CameraSource
from mirage_game.capture.video import VideoSource

FPS, COUNT = 10, 6


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Six pictures of 64x48 at ten a second; picture i is gray 40 i + 20."""
    path = tmp_path / "film.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=FPS)
        stream.width, stream.height, stream.pix_fmt, stream.bit_rate = 64, 48, "yuv420p", 4_000_000
        for i in range(COUNT):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), 40 * i + 20, np.uint8), format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return path


class Time:
    """A clock that moves only by sleeping, or when told."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def clock(self) -> float:
        return self.now_s

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.now_s += seconds


def number(source: VideoSource, timeout_s: float = 1.0) -> int | None:
    """Which picture is read; None if none was due."""
    frame = source.read(timeout_s)
    if frame is None:
        return None
    assert (frame.format, frame.image.shape, frame.image.dtype) == ("rgb8", (48, 64, 3), np.uint8)
    return round((float(frame.image.mean()) - 20) / 40)


def test_plays_at_its_own_rate_and_again(film: Path) -> None:
    time = Time()
    with VideoSource(film, time.clock, time.sleep) as source:
        assert (source.size, source.fps) == ((64, 48), FPS)
        seen = [(round(time.now_s - 100, 3), number(source)) for _ in range(COUNT * 2 + 1)]
    assert [picture for _, picture in seen] == [*range(COUNT), *range(COUNT), 0]
    assert time.now_s - 100 == pytest.approx(COUNT * 2 / FPS, abs=0.001)


def test_waits_no_longer_than_told(film: Path) -> None:
    time = Time()
    source = VideoSource(film, time.clock, time.sleep)
    assert number(source) == 0
    assert number(source, timeout_s=0.03) is None
    assert time.now_s - 100 == pytest.approx(0.03)
    assert number(source, timeout_s=0.2) == 1
    assert time.now_s - 100 == pytest.approx(0.1)
    source.close()


def test_slow_reader_gets_the_newest_picture(film: Path) -> None:
    time = Time()
    source = VideoSource(film, time.clock, time.sleep)
    assert number(source) == 0
    time.now_s += 0.35
    assert number(source) == 3
    source.close()


def test_after_a_pause_it_goes_on_where_it_was(film: Path) -> None:
    time = Time()
    source = VideoSource(film, time.clock, time.sleep)
    assert number(source) == 0
    time.now_s += 3600
    assert [number(source), number(source)] == [1, 2]
    source.close()


def test_missing_file_and_file_without_pictures_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="no file"):
        open_source(f"video:{tmp_path}/nothing.mp4")
    text = tmp_path / "text.mp4"
    text.write_text("no film at all")
    with pytest.raises(CaptureError, match="not a video"):
        open_source(f"video:{text}")


def test_cut_file_plays_what_is_there(film: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.mkv"
    with av.open(str(film)) as whole, av.open(str(cut), "w") as container:
        stream = container.add_stream_from_template(whole.streams.video[0])
        for packet in whole.demux(whole.streams.video[0]):
            if packet.dts is not None:
                packet.stream = stream
                container.mux(packet)
    cut.write_bytes(cut.read_bytes()[:-60])
    time = Time()
    with VideoSource(cut, time.clock, time.sleep) as source:
        pictures = [number(source) for _ in range(8)]
    assert pictures[:4] == [0, 1, 2, 3]
    assert 0 in pictures[4:]


def test_reading_a_closed_video_says_so(film: Path) -> None:
    source = VideoSource(film)
    source.close()
    source.close()
    with pytest.raises(CaptureError, match="closed"):
        source.read()


def test_missing_camera_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(CaptureError) as caught:
        open_source("camera:63")
    assert "/dev/video63" in caught.value.message
    assert "camera" in caught.value.fix.lower()


def test_file_that_is_no_camera_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    fake = tmp_path / "video0"
    fake.write_bytes(b"")
    with pytest.raises(CaptureError) as caught:
        open_source(f"camera:{fake}")
    assert "video0 cannot be opened" in caught.value.message
    assert "group `video`" in caught.value.fix


def read_until_the_end(source: CameraSource) -> None:
    for _ in range(1000):
        source.read(2.0)


def test_camera_gives_newest_pictures_until_it_ends() -> None:
    pattern = "testsrc=size=64x48:rate=25:duration=1"  # FFmpeg's test card stands in for a camera
    source = CameraSource(pattern, "lavfi", {}, name="test card", fix="Plug it in again.")
    assert source.size == (64, 48)
    first = source.read(2.0)
    assert first is not None
    assert (first.format, first.image.shape) == ("rgb8", (48, 64, 3))
    assert first.image.std() > 20
    with pytest.raises(CaptureError, match=r"test card stopped.*Plug it in again"):
        read_until_the_end(source)
    source.close()
    source.close()
