"""Fonts of games as small pictures: two pixel fonts, sharp and rescaled, and the outline font that comes with Pillow in
several sizes. Made once, on the CPU.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

FIRST, LAST = 32, 126  # of ASCII
CHARS = LAST - FIRST + 1
CELL_HEIGHT, CELL_WIDTH = 20, 16  # pixels of a glyph's picture
CAP_TOP = 2  # row where capitals begin

Picture = npt.NDArray[np.uint8]

# Five columns a character, from FIRST on; the lowest bit is the top of eight rows.
_DOTS = """
0000000000 00005f0000 0007000700 147f147f14 242a7f2a12 2313086462 3649562050 0000070000 001c224100 0041221c00
2a1c7f1c2a 08083e0808 0080600000 0008080800 0060600000 2010080402 3e5149453e 00427f4000 4261514946 2141454b31
1814127f10 2745454539 3c4a494930 0171090503 3649494936 064949291e 0036360000 0080760000 0814224100 1414141414
0041221408 0201510906 324979413e 7e1111117e 7f49494936 3e41414122 7f4141221c 7f49494941 7f09090901 3e4149497a
7f0808087f 00417f4100 2040413f01 7f08142241 7f40404040 7f020c027f 7f0408107f 3e4141413e 7f09090906 3e4151215e
7f09192946 4649494931 01017f0101 3f4040403f 1f2040201f 3f4038403f 6314081463 0708700807 6151494543 007f414100
0204081020 0041417f00 0402010204 8080808080 0001020400 2054545478 7f48444438 3844444420 384444487f 3854545418
087e090102 18a4a4a47c 7f08040478 00447d4000 4080847d00 7f10284400 00417f4000 7c04180478 7c08040478 3844444438
fc24242418 18242418fc 7c08040408 4854545420 043f444020 3c4040207c 1c2040201c 3c4030403c 4428102844 1ca0a0a07c
4464544c44 0008364100 00007f0000 0041360800 0804080408
"""
# Five rows of three dots, an octal digit a row. Small letters look like capitals.
_TINY = """
!22202 "55000 #57575 %51245 &25256 '22000 (24442 )21112 *52500 +02720 ,00024 -00700 .00002 /11244 075557 126227 271747
371317 455711 574717 674757 771122 875757 975717 :02020 ;02024 <12421 =07070 >42124 ?71202 A25755 B65656 C34443 D65556
E74647 F74644 G34553 H55755 I72227 J11152 K55655 L44447 M57755 N65555 O25552 P65644 Q25563 R65655 S34216 T72222 U55557
V55552 W55775 X55255 Y55222 Z71247 [64446 ]31113 _00007 |22222
"""


class Font(NamedTuple):
    """One size of one font."""

    glyphs: Picture
    """`(CHARS, CELL_HEIGHT, CELL_WIDTH)`, 0..255 ink."""
    advances: tuple[int, ...]
    """Pixels from each character to the next."""
    cap_height: int
    """Pixels of a capital letter."""

    def width(self, text: str) -> int:
        """Of a line of ASCII, in pixels."""
        return sum(self.advances[ord(char) - FIRST] for char in text)


def _dotted() -> list[npt.NDArray[np.bool_]]:
    """Characters of the larger pixel font, each `(8, columns)`."""
    codes = [bytes.fromhex(code) for code in _DOTS.split()]
    return [np.array([[byte >> row & 1 for byte in code] for row in range(8)], bool) for code in codes]


def _tiny() -> list[npt.NDArray[np.bool_]]:
    """Characters of the smaller pixel font, each `(5, 3)`; empty where it has none."""
    rows = {item[0]: item[1:] for item in _TINY.split()}
    chars = [rows.get(chr(code).upper(), "00000") for code in range(FIRST, LAST + 1)]
    return [np.array([[int(digit) >> 2 - bit & 1 for bit in range(3)] for digit in char], bool) for char in chars]


def _pixels(shapes: list[npt.NDArray[np.bool_]], cap_height: int, scale: float) -> Font:
    """A pixel font, proportional; at a broken scale it is as soft as a screen that was captured and made smaller."""
    glyphs, advances = np.zeros((CHARS, CELL_HEIGHT, CELL_WIDTH), np.uint8), []
    for glyph, shape in zip(glyphs, shapes, strict=True):
        used = np.flatnonzero(shape.any(0))
        narrow = shape[:, used[0] : used[-1] + 1] if len(used) else shape[:, :2] & False
        height, width = (max(round(side * scale), 1) for side in narrow.shape)
        fine = Image.fromarray(narrow.astype(np.uint8) * 255).resize((width, height), Image.Resampling.BOX)
        if scale % 1:
            fine = Image.fromarray(narrow.repeat(8, 0).repeat(8, 1).astype(np.uint8) * 255)
            fine = fine.resize((width, height), Image.Resampling.BOX)
        glyph[CAP_TOP : CAP_TOP + height, :width] = np.asarray(fine)[:, :CELL_WIDTH]
        advances.append(round((narrow.shape[1] + 1) * scale))
    return Font(glyphs, tuple(advances), round(cap_height * scale))


def _outlines(face: Any, bold: bool = False, slant: float = 0.0, upright: bool = False) -> Font:
    """A font of Pillow's; `slant` columns a row to the right, `upright` without smooth edges."""
    probe = Image.new("L", (CELL_WIDTH, 2 * CELL_HEIGHT), 0)
    ImageDraw.Draw(probe).text((0, 0), "H", font=face, fill=255)
    _, top, _, bottom = probe.point(lambda ink: 255 * (ink > 100)).getbbox() or (0, 0, 0, 0)
    glyphs, advances = np.zeros((CHARS, CELL_HEIGHT, CELL_WIDTH), np.uint8), []
    for code, glyph in enumerate(glyphs, FIRST):
        cell = Image.new("L", (CELL_WIDTH, CELL_HEIGHT), 0)
        pen = ImageDraw.Draw(cell)
        pen.fontmode = "1" if upright else "L"
        for step in range(1 + bold):
            pen.text((step, CAP_TOP - top), chr(code), font=face, fill=255)
        if slant:
            lean = (1.0, slant, -slant * (CAP_TOP + bottom - top), 0.0, 1.0, 0.0)
            cell = cell.transform(cell.size, Image.Transform.AFFINE, lean, Image.Resampling.BILINEAR)
        glyph[:] = np.asarray(cell)
        advances.append(round(face.getlength(chr(code)) + bold + (code == FIRST)))
    return Font(glyphs, tuple(advances), bottom - top)


@cache
def fonts() -> dict[str, Font]:
    """All fonts by name, smallest first within each family."""
    dots, tiny, face = _dotted(), _tiny(), ImageFont.load_default
    return {
        "tiny": _pixels(tiny, 5, 1),
        "tiny double": _pixels(tiny, 5, 2),
        "pixel": _pixels(dots, 7, 1),
        "pixel soft": _pixels(dots, 7, 0.85),
        "pixel wide": _pixels(dots, 7, 1.3),
        "pixel tall": _pixels(dots, 7, 1.6),
        "pixel double": _pixels(dots, 7, 2),
        "plain 8": _outlines(face(8)),
        "plain 9": _outlines(face(9)),
        "plain 10": _outlines(face(10)),
        "plain 12": _outlines(face(12)),
        "plain 15": _outlines(face(15)),
        "sharp 10": _outlines(face(10), upright=True),
        "sharp 12": _outlines(face(12), upright=True),
        "bold 9": _outlines(face(9), bold=True),
        "bold 11": _outlines(face(11), bold=True),
        "bold 14": _outlines(face(14), bold=True),
        "slanted 11": _outlines(face(11), slant=0.22),
        "slanted 16": _outlines(face(16), bold=True, slant=0.22),
        "typewriter": _outlines(ImageFont.load_default_imagefont()),
        "huge": _outlines(face(19), bold=True),
    }


def sheet() -> Picture:
    """`(fonts, CHARS, CELL_HEIGHT, CELL_WIDTH)` of all fonts in order."""
    return np.stack([font.glyphs for font in fonts().values()])
