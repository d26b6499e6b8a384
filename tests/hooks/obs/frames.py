"""Frames of a recording, and what they show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]  # left, top, right, bottom


@dataclass(frozen=True)
class Recording:
    """Decoded frames (n, H, W, 3) uint8 rgb, and their times in seconds from the first."""

    images: Image
    times_s: npt.NDArray[np.float64]

    def at(self, time_s: float) -> Image:
        """The frame shown at a time."""
        return self.images[max(0, int(np.searchsorted(self.times_s, time_s, side="right")) - 1)]

    def colours(self, box: Box) -> npt.NDArray[np.float64]:
        """Mean colour of a box in each frame: (n, 3)."""
        left, top, right, bottom = box
        return self.images[:, top:bottom, left:right].mean(axis=(1, 2))


def read(file: Path) -> Recording:
    """All frames of a recording. They are BT.709 of limited range, as OBS writes them here."""
    images, times_s = [], []
    with av.open(str(file)) as container:
        for frame in container.decode(video=0):
            rgb = frame.reformat(format="rgb24", src_colorspace="ITU709", dst_colorspace="ITU709")
            images.append(rgb.to_ndarray())
            times_s.append(float(frame.time or 0.0))
    if not images:
        raise ValueError(f"{file} holds no frame")
    return Recording(np.stack(images), np.array(times_s) - times_s[0])


def mean(image: Image, box: Box | None = None) -> Colour:
    """Mean colour, rounded, of an image or of a box in it."""
    left, top, right, bottom = box or (0, 0, image.shape[1], image.shape[0])
    red, green, blue = np.rint(image[top:bottom, left:right, :3].mean(axis=(0, 1))).astype(int)
    return int(red), int(green), int(blue)


def near(a: Colour, b: Colour, within: int = 1) -> bool:
    """Whether two colours are the same but for rounding, or `within` levels a channel."""
    return all(abs(x - y) <= within for x, y in zip(a, b, strict=True))


def inverted(colour: Colour) -> Colour:
    """255 minus each channel."""
    return 255 - colour[0], 255 - colour[1], 255 - colour[2]


def difference(a: Image, b: Image) -> float:
    """Mean absolute difference of two images, in levels."""
    return float(np.abs(a.astype(np.int16) - b.astype(np.int16)).mean())


def write_clip(file: Path, images: Image, fps: int = 30) -> None:
    """A lossless clip (n, H, W, 3) that a media source plays."""
    with av.open(str(file), "w") as container:
        stream = container.add_stream("ffv1", rate=fps)
        stream.height, stream.width = images.shape[1:3]
        stream.pix_fmt = "bgr0"
        for image in images:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
        container.mux(stream.encode(None))
