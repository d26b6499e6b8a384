"""Mouse motion as X11's input extension tells it: what the hand did, even when a game holds the pointer in the middle.

Games warp the pointer back after every move, so differences of its place are worth nothing; raw motion has no warps.
"""

from __future__ import annotations

import select
import struct
import threading
from collections.abc import Callable
from typing import Any, NamedTuple

RAW_MOTION = 17
VALUATOR_CLASS = 2
ABSOLUTE = 1
WAKE_S = 0.2
STOP_S = 2.0


class RawMotion(NamedTuple):
    """One raw event: the device it came from and its first two axes; None for an axis that did not move."""

    device: int
    x: float | None
    y: float | None


def parse_raw_motion(body: bytes) -> RawMotion:
    """The event from its eleventh byte on (device, time, detail, source, mask length, flags, mask, 32.32 values)."""
    device, _, _, source, words, _ = struct.unpack_from("=HIIHHI4x", body)
    mask = int.from_bytes(body[22 : 22 + 4 * words], "little")
    at = 22 + 4 * words
    axes: list[float | None] = [None, None]
    for axis in range(2):
        if mask >> axis & 1:
            whole, fraction = struct.unpack_from("=iI", body, at)
            axes[axis] = whole + fraction / 2**32
            at += 8
    return RawMotion(source or device, *axes)


class RawPointer:
    """Calls `moved(dx, dy)` from a thread of its own. Raises OSError or an Xlib error where it cannot."""

    def __init__(self, moved: Callable[[float, float], None]) -> None:
        from Xlib import display
        from Xlib.ext import xinput

        self._display: Any = display.Display()
        self._moved = moved
        self._extension = self._begin(xinput)
        self._places = self._devices_of_places(xinput)
        self._last = self._where()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mirage-mouse", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop listening."""
        self._stop.set()
        self._thread.join(STOP_S)
        if not self._thread.is_alive():
            self._display.close()

    def _begin(self, xinput: Any) -> int:
        info = self._display.query_extension("XInputExtension")
        if info is None or not info.present:
            self._display.close()
            raise OSError("this X11 server has no input extension")
        # Version 2.1 and later send raw events even while a game holds the pointer; older ones do not.
        xinput.XIQueryVersion(display=self._display.display, opcode=info.major_opcode, major_version=2, minor_version=2)
        self._display.screen().root.xinput_select_events([(xinput.AllMasterDevices, 1 << RAW_MOTION)])
        self._display.sync()
        return int(info.major_opcode)

    def _devices_of_places(self, xinput: Any) -> set[int]:
        """Devices whose values are places, not motion: tablets, and the pointers of virtual machines."""
        found = set()
        for device in self._display.xinput_query_device(xinput.AllDevices).devices:
            axes = [part for part in device.classes if part.type == VALUATOR_CLASS and part.number < 2]
            if any(axis.mode == ABSOLUTE for axis in axes):
                found.add(int(device.deviceid))
        return found

    def _where(self) -> tuple[float, float]:
        pointer = self._display.screen().root.query_pointer()
        return float(pointer.root_x), float(pointer.root_y)

    def _run(self) -> None:
        while not self._stop.is_set():
            if not self._display.pending_events():
                select.select([self._display], [], [], WAKE_S)
                continue
            event = self._display.next_event()
            if getattr(event, "evtype", None) == RAW_MOTION and event.extension == self._extension:
                self._take(parse_raw_motion(bytes(event.data)))

    def _take(self, motion: RawMotion) -> None:
        if motion.device in self._places:
            before, self._last = self._last, self._where()
            self._moved(self._last[0] - before[0], self._last[1] - before[1])
        else:
            self._moved(motion.x or 0.0, motion.y or 0.0)
