"""What a demo without a screen leaves behind: a video, a picture for the impatient, and a report."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]  # (H, W, 3) uint8 RGB, 0..255
OnProgress = Callable[[float], None]  # how far, 0..1

MOMENTS = 4
MILLISECOND = Fraction(1, 1000)
GAP = 8
_PAPER = (16, 17, 20)
_WORDS = (232, 232, 236)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Where a source frame and its styled one lie in the spill file, and when they were shown."""

    at_s: float
    offset: int
    source_bytes: int
    styled_bytes: int


class Recording:
    """Source and styled frames, side by side in time. They wait on disk as JPEG, so length costs no memory.

    A context manager that forgets them at its end.
    """

    def __init__(self) -> None:
        self._spill = tempfile.TemporaryFile(prefix="mirage-")  # noqa: SIM115 - lives as long as the recording
        self._pairs: list[_Pair] = []

    def __len__(self) -> int:
        return len(self._pairs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._spill.close()

    def add(self, at_s: float, source: Image, styled: Image) -> None:
        """Keep a pair of the same size; `at_s` counts from any fixed moment and grows."""
        from mirage_game.wire.pixels import encode_jpeg

        left, right = (bytes(encode_jpeg(np.ascontiguousarray(image), 95)) for image in (source, styled))
        self._pairs.append(_Pair(at_s, self._spill.tell(), len(left), len(right)))
        self._spill.write(left)
        self._spill.write(right)

    def pair(self, index: int) -> tuple[Image, Image]:
        """The source and the styled frame of one moment."""
        from mirage_game.wire.pixels import as_image, jpeg_size

        pair = self._pairs[index]
        self._spill.seek(pair.offset)
        encoded = self._spill.read(pair.source_bytes), self._spill.read(pair.styled_bytes)
        source, styled = (as_image(data, *jpeg_size(data), "jpeg") for data in encoded)
        return source, styled

    def write_video(self, path: Path, on_progress: OnProgress = lambda done: None) -> None:
        """An mp4 (H.264) of both halves at the pace at which the frames came."""
        import av
        from av import VideoFrame

        start_s = self._pairs[0].at_s
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=30, options={"preset": "veryfast", "crf": "18"})
            stream.pix_fmt = "yuv420p"
            stream.time_base = stream.codec_context.time_base = MILLISECOND
            for index, both in enumerate(self._sides()):
                if index == 0:
                    stream.height, stream.width = both.shape[0], both.shape[1]
                frame = VideoFrame.from_ndarray(both, format="rgb24")
                frame.pts, frame.time_base = round((self._pairs[index].at_s - start_s) * 1000), MILLISECOND
                container.mux(stream.encode(frame))
                on_progress((index + 1) / len(self))
            container.mux(stream.encode(None))

    def write_sheet(self, path: Path, prompt: str) -> None:
        """A PNG of several moments, left to right: above the game, below the same frame restyled."""
        from PIL import Image as Pictures
        from PIL import ImageDraw, ImageFont

        count = min(MOMENTS, len(self))
        chosen = np.linspace(0, len(self) - 1, count).round().astype(int)
        pairs = [self.pair(int(index)) for index in chosen]
        height, width = pairs[0][0].shape[:2]
        width, height = 480, round(480 * height / width)
        font, head = ImageFont.load_default(size=20), 40
        sheet = Pictures.new("RGB", (GAP + count * (width + GAP), 2 * (head + height) + GAP), _PAPER)
        draw = ImageDraw.Draw(sheet)
        for column, (index, pair) in enumerate(zip(chosen, pairs, strict=True)):
            left = GAP + column * (width + GAP)
            for row, image in enumerate(pair):
                picture = Pictures.fromarray(image).resize((width, height), Pictures.Resampling.LANCZOS)
                sheet.paste(picture, (left, head + row * (head + height)))
            passed_s = self._pairs[int(index)].at_s - self._pairs[0].at_s
            draw.text((left + width, head / 2), f"{passed_s:.1f} s", _WORDS, font, anchor="rm")
        draw.text((GAP, head / 2), "the game", _WORDS, font, anchor="lm")
        style = prompt if len(prompt) <= 90 else prompt[:87] + "..."
        draw.text((GAP, head + height + head / 2), f"“{style}”" if style else "unchanged", _WORDS, font, anchor="lm")
        sheet.save(path, optimize=True)

    def _sides(self) -> Iterator[Image]:
        """Each pair as one picture, its sides even as video needs them."""
        for index in range(len(self)):
            source, styled = self.pair(index)
            height, width = source.shape[0] & ~1, source.shape[1] & ~1
            yield np.concatenate([source[:height, :width], styled[:height, :width]], axis=1)
