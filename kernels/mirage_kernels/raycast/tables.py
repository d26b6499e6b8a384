"""Small tables that every ray may look into: the shapes of plants, a field of clouds, and the shapes of ornaments, the
faces of creatures, and the boxes of partial blocks. One array, in this order.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from mirage_kernels.raycast import faces, ornaments, partial
from mirage_kernels.raycast import layout as lay

CLOUD_SIDE = 128  # cloud cells a side, a power of two; the field repeats
CLOUD_SCALE = 65535  # a cell is cloud where its value is below this times the cover
CLOUDS_AT = len(lay.PLANT_ROWS)
ORNAMENTS_AT = CLOUDS_AT + CLOUD_SIDE * CLOUD_SIDE
FACES_AT = ORNAMENTS_AT + len(ornaments.ROWS)
PARTIAL_AT = FACES_AT + len(faces.ROWS)


def _clouds() -> npt.NDArray[np.int32]:
    """Soft noise of four cells a lump, roughened cell by cell, row by row."""
    random = np.random.default_rng(12)
    points = CLOUD_SIDE // 4
    lumps = random.random((points, points))
    near, share = np.arange(CLOUD_SIDE) // 4, (np.arange(CLOUD_SIDE) % 4) / 4
    far = (near + 1) % points
    rows = lumps[near] * (1 - share[:, None]) + lumps[far] * share[:, None]
    field = rows[:, near] * (1 - share) + rows[:, far] * share
    field = field + (random.random(field.shape) - 0.5) * 0.2
    return (field.clip(0, 1) * CLOUD_SCALE).astype(np.int32).reshape(-1)


_PICTURES = np.array(ornaments.ROWS + faces.ROWS, np.uint32).view(np.int32)
TABLES = np.concatenate([np.array(lay.PLANT_ROWS, np.int32), _clouds(), _PICTURES, partial.table(partial.BOXES)])
