"""A video file as a source: it plays at its own frame rate, again and again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mirage_game.capture.source import Captured, CaptureError, Clock, Closing, Sleep, check_size

STALL_S = 1.0  # later than this, the reader had paused: go on from here instead of rushing after the clock
MAX_SKIP = 30  # frames decoded and dropped in one read when the reader is slower than the video
DEFAULT_FPS = 30.0


class _Picture(NamedTuple):
    due_s: float  # on the playing clock, 0 at the first picture; grows over the loops
    frame: Any


class VideoSource(Closing):
    """Plays `path` in a loop. `clock` and `sleep` are injected for tests."""

    note = ""

    def __init__(self, path: str | Path, clock: Clock = time.monotonic, sleep: Sleep = time.sleep) -> None:
        import av

        self._clock, self._sleep = clock, sleep
        self._broken: tuple[type[Exception], ...] = (av.error.FFmpegError, OSError, ValueError)
        self.name = f"video {Path(path).name}"
        if not Path(path).is_file():
            raise CaptureError(f"There is no file {path}.", "Check the path after `video:`.")
        try:
            self._container: Any = av.open(str(path))
        except self._broken as error:
            raise CaptureError(
                f"{path} is not a video that can be read: {error}.", "Try an mp4, mkv or webm file."
            ) from error
        try:
            self._stream: Any = self._first_stream(path)
            self._pictures = self._play()
            self._next = next(self._pictures)
        except CaptureError:
            self._container.close()
            raise
        self._start_s: float | None = None
        self._closed = False

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) in pixels."""
        return self._stream.codec_context.width, self._stream.codec_context.height

    @property
    def fps(self) -> float:
        """The file's own frame rate."""
        return float(self._stream.average_rate or self._stream.guessed_rate or DEFAULT_FPS)

    def read(self, timeout_s: float = 0.1) -> Captured | None:
        """The picture that is due now; waits up to `timeout_s` for it. Pictures overtaken by the clock are left out."""
        if self._closed:
            raise CaptureError("The video was closed.", "Open it again.")
        now_s = self._clock()
        if self._start_s is None or now_s - self._start_s - self._next.due_s > STALL_S:
            self._start_s = now_s - self._next.due_s
        wait_s = self._start_s + self._next.due_s - now_s
        if wait_s > 0:
            self._sleep(min(wait_s, timeout_s))
        if wait_s > timeout_s:
            return None
        started_s = time.perf_counter()
        picture, self._next = self._next, next(self._pictures)
        for _ in range(MAX_SKIP):
            if self._start_s + self._next.due_s > self._clock():
                break
            picture, self._next = self._next, next(self._pictures)
        image = picture.frame.to_ndarray(format="rgb24")
        return Captured(image, "rgb8", (time.perf_counter() - started_s) * 1e3)

    def close(self) -> None:
        """Close the file."""
        if not self._closed:
            self._closed = True
            self._container.close()

    def _first_stream(self, path: str | Path) -> Any:
        streams = self._container.streams.video
        if not streams:
            raise CaptureError(f"{path} holds no pictures.", "Choose a file with a video track.")
        stream = streams[0]
        stream.thread_type = "AUTO"
        check_size(stream.codec_context.width, stream.codec_context.height)
        return stream

    def _play(self) -> Iterator[_Picture]:
        """All pictures, loop after loop, with the time each is due. Raises `CaptureError` if a loop holds none."""
        frame_s = 1.0 / self.fps
        loop_s = 0.0  # when this loop began
        while True:
            due_s = loop_s
            count = 0
            first_s: float | None = None
            for frame in self._decode():
                stamp_s = frame.time
                if stamp_s is not None:
                    first_s = stamp_s if first_s is None else first_s
                    due_s = max(due_s, loop_s + stamp_s - first_s)
                yield _Picture(due_s, frame)
                due_s += frame_s
                count += 1
            if not count:
                raise CaptureError(f"No picture of {self.name} can be decoded.", "The file is damaged: try another.")
            loop_s = due_s
            self._container.seek(0)

    def _decode(self) -> Iterator[Any]:
        try:
            yield from self._container.decode(self._stream)
        except self._broken:
            return  # a damaged or cut end: play what was there
