"""Draws pictures and interface with OpenGL: uploads through a ring of pixel buffers, one shader for all modes."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from mirage_game.overlay import shaders
from mirage_game.overlay.glyphs import ATLAS
from mirage_game.overlay.hud import FLOATS, Canvas
from mirage_game.overlay.view import Picture, Rect

BACKDROP = (0.043, 0.047, 0.055)
RING = 3  # pixel buffers: one being filled, one in flight, one the driver may still read
FEATHER = 0.03
_SWIZZLE = {"rgb8": "RGB1", "rgba8": "RGB1", "bgra8": "BGR1"}  # the game's own opacity means nothing on the screen
_SOFTWARE = ("llvmpipe", "softpipe", "swiftshader", "gdi generic", "basic render")
_LINEAR = 0x2601
_LINEAR_MIPMAP_LINEAR = 0x2703


class Stream:
    """A texture that follows the pictures of one kind, uploaded without waiting for the device."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._texture: Any = None
        self._shape: tuple[int, ...] = ()
        self._buffers: list[Any] = []
        self._turn = 0
        self._mipmaps_due = False
        self.picture: Picture | None = None

    def upload(self, picture: Picture) -> None:
        """Makes this the picture to draw. Channel order and row order are left to the sampler."""
        pixels = picture.pixels
        if pixels.shape != self._shape:
            self._allocate(pixels.shape)
        buffer = self._buffers[self._turn]
        self._turn = (self._turn + 1) % RING
        buffer.orphan()
        buffer.write(np.ascontiguousarray(pixels))
        self._texture.write(buffer, alignment=1)
        self._texture.swizzle = _SWIZZLE[picture.format]
        self._mipmaps_due = True
        self.picture = picture

    def bind(self, unit: int, scale: float) -> None:
        """To a texture unit, filtered for drawing at `scale` screen pixels to a picture's pixel."""
        if self._texture is None:
            return
        if scale < 0.6:
            if self._mipmaps_due:
                self._texture.build_mipmaps()
                self._mipmaps_due = False
            self._texture.filter = (_LINEAR_MIPMAP_LINEAR, _LINEAR)
        else:
            self._texture.filter = (_LINEAR, _LINEAR)
        self._texture.use(unit)

    def _allocate(self, shape: tuple[int, ...]) -> None:
        for old in (self._texture, *self._buffers):
            if old is not None:
                old.release()
        height, width, channels = shape
        self._texture = self._context.texture((width, height), channels, alignment=1)
        self._texture.repeat_x = self._texture.repeat_y = False
        self._buffers = [self._context.buffer(reserve=height * width * channels, dynamic=True) for _ in range(RING)]
        self._shape = shape


class Renderer:
    """All drawing of one window. Made and used on the thread that owns the context."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self.original = Stream(context)
        self.styled = Stream(context)
        self._program = context.program(shaders.PICTURE_VERTEX, shaders.PICTURE_FRAGMENT)
        self._triangle = context.vertex_array(self._program, [])
        self._program["original"] = 0
        self._program["styled"] = 1
        self._program["feather"] = FEATHER
        self._program["backdrop"] = BACKDROP
        # One picture and nothing else is the usual case, and less than half the work where the processor draws.
        self._plain_program = context.program(shaders.PICTURE_VERTEX, shaders.PLAIN_FRAGMENT)
        self._plain_triangle = context.vertex_array(self._plain_program, [])
        self.software = any(name in context.info["GL_RENDERER"].lower() for name in _SOFTWARE)
        self._quad_program = context.program(shaders.QUAD_VERTEX, shaders.QUAD_FRAGMENT)
        self._quad_program["atlas"] = 2
        self._atlas = context.texture((ATLAS, ATLAS), 1, alignment=1)
        self._quads: Any = None
        self._quad_array: Any = None
        self._room = 0
        self._marker: Stream | None = None

    def clear(self, window: tuple[int, int], opacity: float = 1.0) -> None:
        """The empty window; `opacity` below 1 lets a transparent window show what lies under it."""
        self._context.viewport = (0, 0, *window)
        red, green, blue = (part * opacity for part in BACKDROP)
        self._context.clear(red, green, blue, opacity)

    def draw_picture(
        self,
        area: Rect,
        window: tuple[int, int],
        opacity: float,
        warp: npt.NDArray[np.float64] | None = None,
        wipe: float = 0.0,
    ) -> None:
        """The original with the styled picture over it.

        `opacity` 0..1 is the styled picture's; `warp` (3, 3) finds a place of the current view in it (see `reproject`);
        left of `wipe` (0..1 of the width) only the original shows.
        """
        if self.styled.picture is None:
            opacity = 0.0
        if opacity == 0.0 and self.original.picture is not None:
            return self._draw_plain(self.original, area, window)
        if opacity == 1.0 and warp is None and wipe == 0.0:
            return self._draw_plain(self.styled, area, window)
        program = self._program
        program["has_original"] = self.original.picture is not None
        program["opacity"] = opacity
        program["wipe"] = wipe
        matrix = np.eye(3) if warp is None else warp
        program["warp"] = tuple(float(value) for value in matrix.T.reshape(-1))  # OpenGL wants columns
        for stream, unit, name in ((self.original, 0, "original"), (self.styled, 1, "styled")):
            if stream.picture is not None:
                program[f"{name}_bottom_up"] = stream.picture.bottom_up
                stream.bind(unit, area.width / stream.picture.size[0])
        self._place(area, window)
        self._triangle.render(vertices=3)
        return None

    def _draw_plain(self, stream: Stream, area: Rect, window: tuple[int, int]) -> None:
        if stream.picture is None:
            return
        self._plain_program["picture"] = 0
        self._plain_program["bottom_up"] = stream.picture.bottom_up
        stream.bind(0, area.width / stream.picture.size[0])
        self._place(area, window)
        self._plain_triangle.render(vertices=3)

    def _place(self, area: Rect, window: tuple[int, int]) -> None:
        self._context.viewport = (area.x, window[1] - area.y - area.height, area.width, area.height)
        self._context.disable(self._context.BLEND)

    def draw_canvas(self, canvas: Canvas, window: tuple[int, int]) -> None:
        """The interface, over everything drawn so far."""
        quads = canvas.quads()
        if not len(quads):
            return
        if canvas.atlas.changed:
            self._atlas.write(canvas.atlas.pixels, alignment=1)
            canvas.atlas.changed = False
        if len(quads) > self._room:
            self._make_room(len(quads))
        self._quads.orphan()
        self._quads.write(quads)
        self._atlas.use(2)
        self._quad_program["window"] = (float(window[0]), float(window[1]))
        self._context.viewport = (0, 0, *window)
        self._context.enable(self._context.BLEND)
        self._context.blend_func = self._context.ONE, self._context.ONE_MINUS_SRC_ALPHA
        self._quad_array.render(self._context.TRIANGLE_STRIP, vertices=4, instances=len(quads))

    def draw_marker(self, sign: npt.NDArray[np.uint8], window: tuple[int, int]) -> None:
        """The sign (h, w, 3) uint8 into the top left corner, pixel by pixel."""
        if self._marker is None:
            self._marker = Stream(self._context)
            self._marker.upload(Picture(sign))
        height, width = sign.shape[:2]
        self._draw_plain(self._marker, Rect(0, 0, width, height), window)

    def read(self, window: tuple[int, int]) -> npt.NDArray[np.uint8]:
        """What was drawn, (H, W, 3) uint8 RGB, top row first."""
        data = self._context.screen.read(viewport=(0, 0, *window), components=3, alignment=1)
        return np.frombuffer(data, np.uint8).reshape(window[1], window[0], 3)[::-1].copy()

    def _make_room(self, quads: int) -> None:
        for old in (self._quad_array, self._quads):
            if old is not None:
                old.release()
        self._room = max(256, 2 * quads)
        self._quads = self._context.buffer(reserve=self._room * FLOATS * 4, dynamic=True)
        layout = (self._quads, "4f 2f 4f 2f /i", "area", "in_atlas", "tint", "shape")
        self._quad_array = self._context.vertex_array(self._quad_program, [layout])
