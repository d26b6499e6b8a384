"""The plain numbers that the ray caster's parts agree on: world size, block ids, and where each value lies in its
arrays.

| array | shape | meaning |
| --- | --- | --- |
| `cells` | `(N, SIZE_Y, SIZE_Z, SIZE_X)` uint8 | a block id below 32, or a partial block from `FIRST_PARTIAL` on (see `partial`), or `AIR_BASE + r`: air, and every cell less than `r` away (in the largest axis) is plain air too, or `SITE_BASE + s`: air where a look may add a shape |
| `light` | same | low 4 bits sky light, high 4 bits lamp light, or `OPAQUE` for a cell that casts a shadow |
| `world` | `(B,)` int32 | which of the N worlds a sample stands in |
| `cameras` | `(B, T, CAMERA)` float32 | eye, right, up, forward, tangent of half the vertical field of view, time in seconds |
| `scene` | `(B, SCENE)` float32 | what source and target share of the sky: where the sun stands, which clouds there are |
| `textures` | `(B, BLOCKS, SIDES, TEXELS)` int32 | one look: texels of all mip levels, `r | g << 8 | b << 16 | glow << 24` |
| `environment` | `(B, ENVIRONMENT)` float32 | one look: sky, light, fog, and colour grading |
| `ornaments` | `(B, SITES, ORNAMENT)` float32 | one look: for each site a kind of `ornaments.KINDS`, two colours 0..1, glow |
| `bodies` | `(B, T, MOBS, 1 + PARTS, BODY)` float32 | creatures, moving: a row for the whole, then one for each of its boxes, see `WHOLE_*` and `BOX_*` |

Worlds repeat in x and z without end, and all that moves by itself repeats every `CLOCK_S` seconds.
"""  # noqa: E501

from __future__ import annotations

import math

SIZE_X, SIZE_Y, SIZE_Z = 128, 48, 128  # x and z are powers of two: a cell is found with a mask
AIR_BASE = 128
MAX_REACH = 12  # the largest radius that an air cell may promise
SITE_BASE = 192
# Sites by what an ornament holds on to. Walls and eaves have one for each side of the cell that the wall is on: -x, +x,
# -z, +z.
SITE_WALL, SITE_EAVE, SITE_HANG, SITE_CREST, SITE_FOOT, SITE_CANOPY, SITE_SHORE = 0, 4, 8, 9, 10, 11, 12
SITES = 7  # rows of `ornaments`: the sites above, whichever side the wall is on
ORNAMENT = 8
KIND, FIRST_COLOUR, SECOND_COLOUR, ORNAMENT_GLOW = 0, 1, 4, 7
CLOCK_S = 8.0
OPAQUE = 255

AIR, GRASS, DIRT, STONE, SAND, WATER, LOG, LEAF, PLANK, COBBLE, BRICK, GLASS, LAMP, SNOW, ORE, PINE = range(16)
ROOF, PATH, PLASTER, BIRCH, BLOSSOM, CACTUS, TERRACOTTA, TUFT, FLOWER, SHRUB = range(16, 26)
BLOCKS = 26
FIRST_PLANT = TUFT  # this id and above are crossed quads with holes
FIRST_PARTIAL = 32  # cells from here to `AIR_BASE` hold boxes smaller than a block; `surface` says of which block

SIDES = 3
SIDE, TOP, BOTTOM = range(SIDES)
TILE = 32
MIPS = 6
MIP_START = (0, 1024, 1280, 1344, 1360, 1364)
TEXELS = 1365

CAMERA = 16
EYE, RIGHT, UP, FORWARD, TAN, TIME = 0, 3, 6, 9, 12, 13

SCENE = 16
SUN, SUN_RIGHT, SUN_UP, SUN_ON, CLOUD_COVER, CLOUD_X, CLOUD_Z, STARS_ON = 0, 3, 6, 9, 10, 11, 12, 13

ENVIRONMENT = 80
ZENITH, HORIZON, NADIR, SKY_CURVE, FOG, FOG_START, BANDS = 0, 3, 6, 9, 10, 11, 12
AMBIENT, SKY_LIGHT, LAMP_LIGHT, FACE_X, FACE_Z, FACE_DOWN, SHADE, GLOW = 13, 16, 19, 22, 23, 24, 25, 26
SUN_COLOUR, SUN_SIZE, SUN_SQUARE, SUN_HALO, SUN_STRIPES, CRESCENT = 27, 30, 31, 32, 33, 34
CLOUD_COLOUR, CLOUD_ALPHA, STARS = 35, 38, 39
WATER_COLOUR, WATER_ALPHA = 40, 43
SATURATION, CONTRAST, GAMMA, GAIN = 44, 45, 46, 47
MIP_BIAS, CELL_NOISE, EDGE, EDGE_COLOUR, EDGE_WIDTH = 48, 49, 50, 51, 54
AURORA, AURORA_COLOUR, PLANET_SIZE, PLANET_COLOUR, PLANET_RING = 55, 56, 59, 60, 63
NEBULA, NEBULA_COLOUR, RAINBOW = 64, 65, 68


def _towards(azimuth_deg: float, height_deg: float) -> tuple[float, float, float]:
    """A direction of the world: north (-z) is azimuth 0, east (+x) 90."""
    a, h = math.radians(azimuth_deg), math.radians(height_deg)
    return math.sin(a) * math.cos(h), math.sin(h), -math.cos(a) * math.cos(h)


# Where bodies stand in every sky that has them.
PLANET, PLANET_RIGHT, PLANET_UP = _towards(40, 28), _towards(130, 0), _towards(220, 62)
RAINBOW_MIDDLE = _towards(150, -12)
RAINBOW_OUTER, RAINBOW_INNER = math.cos(math.radians(45)), math.cos(math.radians(38))

# A row of `bodies` for a whole creature: a sphere around it (radius 0: nobody), how many boxes it has, and the colours
# of pictures on it with the glow of the third.
BODY = 24
WHOLE_MIDDLE, WHOLE_RADIUS, WHOLE_BOXES, WHOLE_COLOURS, WHOLE_GLOW = 0, 3, 4, 5, 14
# A row for one box: its middle, the matrix (row by row) that brings what lies in it into -1..1 (x to its right as seen
# from the front, y up, z to the front), two colours, pattern, picture on the front, texels along x, y, z, and whether
# the picture's gaps are holes.
BOX_MIDDLE, BOX_MATRIX, BOX_COLOURS, BOX_PATTERN, BOX_PICTURE, BOX_TEXELS, BOX_HOLES = 0, 3, 12, 18, 19, 20, 23
PATTERNS = 6
PLAIN, SPOTS, STRIPES, BANDS_DOWN, LOWER, CHECKS = range(PATTERNS)  # how the second colour lies on the first
CREATURE = 31  # stands for a block id where a ray met a creature
# What `surface` says there: no block, but one of the six faces, which only creatures have.
CREATURE_CODES = range(6)

NO_FACE, FACE_PLANT = 7, 6
# Faces as seen: 0 -x, 1 +x, 2 bottom, 3 top, 4 -z, 5 +z, 6 plant, 7 none (sky)

# Sixteen rows of sixteen bits for each plant, top row first: which texels of a crossed quad are there.
_TUFT = """
................
................
................
........#.......
...#....#....#..
...#...##....#..
....#..##...##..
.#..#..##...#...
.##.##.##..##.#.
..#..#.##..#..#.
..##.####.##.##.
...#.####.##.#..
...##.##.##.##..
....#.##.##.#...
....########....
.....######.....
"""
_FLOWER = """
................
................
................
......###.......
.....#####......
.....#####......
.....#####......
......###.......
.......#........
.......#..##....
.......#.##.....
....##.###......
.....###........
.......#........
.......#........
.......#........
"""
_SHRUB = """
................
..#........#....
..##...#...#..#.
...#..##..##.##.
.#..#.#...#..#..
.##.###..##.##..
..#..##.##..#...
..##..###..##.#.
...##.##..##.##.
....####.##.##..
.#...######.#...
.##...####.##...
..##..####.#....
...##.#####.....
....######......
.....####.......
"""


def _bits(picture: str) -> list[int]:
    return [sum(1 << x for x, mark in enumerate(row) if mark == "#") for row in picture.split()]


PLANT_ROWS = _bits(_TUFT) + _bits(_FLOWER) + _bits(_SHRUB)
