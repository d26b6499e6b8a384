"""The plain numbers that the ray caster's parts agree on: world size, block ids, and where each value lies in its
arrays.

| array | shape | meaning |
| --- | --- | --- |
| `cells` | `(N, SIZE_Y, SIZE_Z, SIZE_X)` uint8 | a block id below 32, or `AIR_BASE + r`: air, and every cell less than `r` away (in the largest axis) is air too |
| `light` | same | low 4 bits sky light, high 4 bits lamp light, or `OPAQUE` for a cell that casts a shadow |
| `world` | `(B,)` int32 | which of the N worlds a sample stands in |
| `cameras` | `(B, T, CAMERA)` float32 | eye, right, up, forward, tangent of half the vertical field of view, time in seconds |
| `scene` | `(B, SCENE)` float32 | what source and target share of the sky: where the sun stands, which clouds there are |
| `textures` | `(B, BLOCKS, SIDES, TEXELS)` int32 | one look: texels of all mip levels, `r | g << 8 | b << 16 | glow << 24` |
| `environment` | `(B, ENVIRONMENT)` float32 | one look: sky, light, fog, and colour grading |

Worlds repeat in x and z without end.
"""  # noqa: E501

from __future__ import annotations

SIZE_X, SIZE_Y, SIZE_Z = 128, 48, 128  # x and z are powers of two: a cell is found with a mask
AIR_BASE = 128
MAX_REACH = 12  # the largest radius that an air cell may promise
OPAQUE = 255

AIR, GRASS, DIRT, STONE, SAND, WATER, LOG, LEAF, PLANK, COBBLE, BRICK, GLASS, LAMP, SNOW, ORE, PINE = range(16)
ROOF, PATH, PLASTER, BIRCH, BLOSSOM, CACTUS, TERRACOTTA, TUFT, FLOWER, SHRUB = range(16, 26)
BLOCKS = 26
FIRST_PLANT = TUFT  # this id and above are crossed quads with holes

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

ENVIRONMENT = 64
ZENITH, HORIZON, NADIR, SKY_CURVE, FOG, FOG_START, BANDS = 0, 3, 6, 9, 10, 11, 12
AMBIENT, SKY_LIGHT, LAMP_LIGHT, FACE_X, FACE_Z, FACE_DOWN, SHADE, GLOW = 13, 16, 19, 22, 23, 24, 25, 26
SUN_COLOUR, SUN_SIZE, SUN_SQUARE, SUN_HALO, SUN_STRIPES, CRESCENT = 27, 30, 31, 32, 33, 34
CLOUD_COLOUR, CLOUD_ALPHA, STARS = 35, 38, 39
WATER_COLOUR, WATER_ALPHA = 40, 43
SATURATION, CONTRAST, GAMMA, GAIN = 44, 45, 46, 47
MIP_BIAS, CELL_NOISE, EDGE, EDGE_COLOUR, EDGE_WIDTH = 48, 49, 50, 51, 54

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
