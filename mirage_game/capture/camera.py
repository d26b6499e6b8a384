"""A camera as a source, by PyAV (v4l2, DirectShow, AVFoundation). A thread of its own waits for it."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from typing import Any

from mirage_game.capture.source import Captured, CaptureError, Closing, check_size
from mirage_game.capture.watch import BlackWatch, is_black

FIRST_FRAME_S = 10.0  # some cameras need seconds to wake
STOP_S = 2.0
MAC_FIX = "Allow the terminal in System Settings > Privacy & Security > Camera, and start it again."


def open_camera(which: int | str) -> CameraSource:
    """Camera number `which`, or the camera of that name (on Windows) or path (on Linux). Raises `CaptureError`."""
    if sys.platform == "win32":
        return _open_windows(which)
    if sys.platform == "darwin":
        options = {"framerate": "30", "pixel_format": "uyvy422"}
        return CameraSource(str(which), "avfoundation", options, name=f"camera {which}", fix=MAC_FIX)
    path = Path(f"/dev/video{which}" if isinstance(which, int) else which)
    if not path.exists():
        present = sorted(str(node) for node in Path("/dev").glob("video*"))
        listed = f"Cameras here: {', '.join(present)}." if present else "No camera is connected: plug one in."
        raise CaptureError(f"There is no camera {path}.", listed)
    fix = "Close other programs that use it, and see that you are in the group `video`."
    return CameraSource(str(path), "v4l2", {}, name=f"camera {path.name}", fix=fix)


def _open_windows(which: int | str) -> CameraSource:
    import av.device

    fix = "Close other programs that use it; see Settings > Privacy & security > Camera."
    if isinstance(which, str):
        return CameraSource(f"video={which}", "dshow", {}, name=f"camera {which}", fix=fix)
    cameras = [device for device in av.device.enumerate_input_devices("dshow") if "video" in device.media_types]
    if which >= len(cameras):
        listed = ", ".join(f"camera:{i} is “{camera.description}”" for i, camera in enumerate(cameras))
        raise CaptureError(
            f"There is no camera {which}.", f"{listed}." if cameras else "No camera is connected: plug one in."
        )
    return CameraSource(f"video={cameras[which].name}", "dshow", {}, name=cameras[which].description, fix=fix)


class CameraSource(Closing):
    """The newest picture of an FFmpeg input device `file` of `kind`. Raises `CaptureError` with `fix` if none comes."""

    def __init__(self, file: str, kind: str, options: dict[str, str], *, name: str = "camera", fix: str = "") -> None:
        import av

        self.name = name
        self._fix = fix
        self._broken: tuple[type[Exception], ...] = (av.error.FFmpegError, OSError, ValueError)
        try:
            self._container: Any = av.open(file, format=kind, options=options)
        except self._broken as error:
            raise CaptureError(f"{name} cannot be opened: {error}.", fix) from error
        self._black = BlackWatch()
        self._fresh = threading.Condition()
        self._newest: Captured | None = None
        self._failure: str | None = None
        self._stop = threading.Event()
        self._size = (0, 0)
        self._thread = threading.Thread(target=self._run, name="mirage-camera", daemon=True)
        self._thread.start()
        self._await_first()

    @property
    def size(self) -> tuple[int, int]:
        """(width, height) of the newest picture."""
        return self._size

    @property
    def note(self) -> str:
        """Why the picture is black; empty when it is not."""
        return "The camera's picture is all black: open its shutter." if self._black.note else ""

    def read(self, timeout_s: float = 0.1) -> Captured | None:
        """The newest picture not read before, or None if none came within `timeout_s`."""
        with self._fresh:
            self._fresh.wait_for(lambda: self._newest is not None or self._failure is not None, timeout_s)
            newest, self._newest = self._newest, None
            if newest is None and self._failure is not None:
                raise CaptureError(f"{self.name} stopped: {self._failure}.", self._fix)
        return newest

    def close(self) -> None:
        """Stop the thread and let go of the camera."""
        self._stop.set()
        self._thread.join(STOP_S)  # a camera that hangs in the driver is left to the end of the process

    def _await_first(self) -> None:
        with self._fresh:
            self._fresh.wait_for(lambda: self._newest is not None or self._failure is not None, FIRST_FRAME_S)
            arrived, why = self._newest is not None, self._failure or "no picture came"
        try:
            if not arrived:
                raise CaptureError(f"{self.name} gives no picture: {why}.", self._fix)
            check_size(*self._size)
        except CaptureError:
            self.close()
            raise

    def _run(self) -> None:
        failure = "it was unplugged"
        try:
            self._follow()
        except self._broken as error:
            failure = str(error)
        finally:
            self._container.close()
            with self._fresh:
                self._failure = failure
                self._fresh.notify_all()

    def _follow(self) -> None:
        for frame in self._container.decode(video=0):
            if self._stop.is_set():
                return
            started_s = time.perf_counter()
            image = frame.to_ndarray(format="rgb24")
            self._black.see(is_black(image), time.monotonic())
            captured = Captured(image, "rgb8", (time.perf_counter() - started_s) * 1e3)
            with self._fresh:
                self._size = (frame.width, frame.height)
                self._newest = captured
                self._fresh.notify_all()
