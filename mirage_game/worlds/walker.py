"""The player of the built-in game: a body that walks, climbs steps, jumps and swims, and an autopilot that strolls
without bumping into things.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mirage_kernels.raycast import layout as lay
from mirage_kernels.raycast import partial

Cells = npt.NDArray[np.uint8]
WALK, SPRINT, SNEAK = 4.3, 5.6, 1.3  # blocks a second
EYE, RADIUS, STEP = 1.62, 0.28, 1.05
JUMP, GRAVITY = 8.4, 28.0
LOOK_STEP_S = 0.25  # the autopilot decides anew this often
STEPS, STRIDE = 12, 0.7  # how far it looks along a heading, in steps of so many blocks


@dataclass
class Body:
    """Where the player is: feet, view, vertical speed, and the eye's height, which follows the feet softly."""

    x: float
    y: float
    z: float
    yaw_deg: float
    pitch_deg: float = -4.0
    speed_y: float = 0.0
    eye_y: float = 0.0
    on_ground: bool = True


def _top(cells: Cells, x: float, row: int, z: float) -> float:
    """How high what stops a body reaches in the cell of a row, 0..1, at a point of it; 0 where nothing does."""
    if not 0 <= row < lay.SIZE_Y:
        return float(row < 0)
    value = int(cells[row, math.floor(z) % lay.SIZE_Z, math.floor(x) % lay.SIZE_X])
    if value < lay.FIRST_PARTIAL:
        return float(value < lay.FIRST_PLANT and value != lay.WATER)
    if value >= partial.FIRST_OPEN:
        return 0.0
    if value < partial.FIRST_STAIRS:  # nobody squeezes between the rails of a fence
        return 1.0
    across, along = x % 1 * 16, z % 1 * 16
    over = [
        b.high[1] for b in partial.BOXES[value] if b.low[0] <= across <= b.high[0] and b.low[2] <= along <= b.high[2]
    ]
    return max(over) / 16


def solid(cells: Cells, x: float, y: float, z: float) -> bool:
    """Whether a block that stops a body is here."""
    row = math.floor(y)
    if row < 0:
        return True
    if row >= lay.SIZE_Y:
        return False
    value = int(cells[row, math.floor(z) % lay.SIZE_Z, math.floor(x) % lay.SIZE_X])
    if partial.FIRST_HIGH <= value < partial.FIRST_LOW:
        return y % 1 >= 0.5
    return (
        y % 1 < _top(cells, x, row, z) if value >= lay.FIRST_PARTIAL else value < lay.FIRST_PLANT and value != lay.WATER
    )


def is_water(cells: Cells, x: float, y: float, z: float) -> bool:
    """Whether there is water here."""
    row = math.floor(y)
    return (
        0 <= row < lay.SIZE_Y and int(cells[row, math.floor(z) % lay.SIZE_Z, math.floor(x) % lay.SIZE_X]) == lay.WATER
    )


def floor_under(cells: Cells, x: float, z: float, y: float) -> float:
    """Height of the ground that a body at `y` would stand on, looking at its four corners and up to one step higher."""
    best = 0.0
    for dx in (-RADIUS, RADIUS):
        for dz in (-RADIUS, RADIUS):
            row = math.floor(y + STEP)
            top = row + _top(cells, x + dx, row, z + dz)
            while top > y + STEP or (top == row and row > 0):
                row -= 1
                top = row + _top(cells, x + dx, row, z + dz)
            best = max(best, top)
    while is_water(cells, x, best, z):
        best = math.floor(best) + 1 - (0.0 if is_water(cells, x, math.floor(best) + 1, z) else 0.45)
        if best % 1:
            break
    return best


def fits(cells: Cells, x: float, y: float, z: float) -> bool:
    """Whether a body with its feet at `y` touches no block."""
    return not any(
        solid(cells, x + dx, y + h, z + dz)
        for dx in (-RADIUS, RADIUS)
        for dz in (-RADIUS, RADIUS)
        for h in (0.01, 0.9, 1.75)
    )


def _moved(cells: Cells, body: Body, dx: float, dz: float) -> bool:
    """Moves a body by one short step if it fits, climbing a block if it stands on the ground."""
    x, z = body.x + dx, body.z + dz
    ground = floor_under(cells, x, z, body.y)
    y = max(body.y, ground) if ground - body.y <= STEP and (body.on_ground or ground <= body.y) else body.y
    if not fits(cells, x, y, z):
        return False
    body.x, body.z, body.y = x, z, y
    return True


def advance(cells: Cells, body: Body, ahead: float, aside: float, jump: bool, dt_s: float) -> None:
    """Moves a body for a while: `ahead` and `aside` are speeds in blocks a second along and across the view."""
    yaw = math.radians(body.yaw_deg)
    vx, vz = ahead * math.sin(yaw) + aside * math.cos(yaw), -ahead * math.cos(yaw) + aside * math.sin(yaw)
    parts = max(1, math.ceil(math.hypot(vx, vz) * dt_s / 0.2))
    for _ in range(parts):
        dx, dz = vx * dt_s / parts, vz * dt_s / parts
        if not _moved(cells, body, dx, dz) and not _moved(cells, body, dx, 0.0):
            _moved(cells, body, 0.0, dz)
    if jump and body.on_ground:
        body.speed_y, body.on_ground = JUMP, False
    ground = floor_under(cells, body.x, body.z, body.y)
    body.speed_y -= GRAVITY * dt_s
    y = body.y + body.speed_y * dt_s
    if body.speed_y > 0 and not fits(cells, body.x, y, body.z):
        y, body.speed_y = body.y, 0.0
    body.on_ground = y <= ground
    if body.on_ground:
        y, body.speed_y = ground, 0.0
    body.y = y
    follow = 1 - math.exp(-dt_s * 9)
    body.eye_y += (body.y + EYE - body.eye_y) * follow
    body.eye_y = min(max(body.eye_y, body.y + EYE - 1.0), body.y + EYE + 1.0)
    while body.eye_y > body.y + 0.5 and solid(cells, body.x, body.eye_y + 0.15, body.z):
        body.eye_y -= 0.1


class Autopilot:
    """Strolls between places worth seeing: looks ahead along nine headings and turns smoothly to the best."""

    def __init__(self, seed: int, places: Sequence[tuple[float, float]]) -> None:
        self._random = np.random.default_rng(seed)
        self._places = tuple(places)
        self._goal = 0
        self._turn = 0.0
        self._rate = 0.0
        self._wait_s = 0.0
        self._time_s = 0.0

    def steer(self, cells: Cells, body: Body, dt_s: float) -> tuple[float, float]:
        """Turns the body and returns its speed ahead and the change of yaw in degrees."""
        self._time_s += dt_s
        self._wait_s -= dt_s
        if self._wait_s <= 0:
            self._wait_s = LOOK_STEP_S
            self._turn = self._best_turn(cells, body)
        wanted = max(-75.0, min(75.0, self._turn * 2.2))
        self._rate += (wanted - self._rate) * (1 - math.exp(-dt_s * 4))
        change = self._rate * dt_s
        body.yaw_deg = (body.yaw_deg + change) % 360
        self._turn -= change
        calm = -5.0 + 5.0 * math.sin(self._time_s * 0.31) + 2.0 * math.sin(self._time_s * 0.83)
        body.pitch_deg += (calm - body.pitch_deg) * (1 - math.exp(-dt_s * 1.5))
        return WALK * (0.35 if abs(self._turn) > 70 else 0.9), change

    def _to_goal(self, body: Body) -> tuple[float, float]:
        """Shortest offset to the goal around the repeating world."""
        x, z = self._places[self._goal % len(self._places)]
        dx = (x - body.x + lay.SIZE_X / 2) % lay.SIZE_X - lay.SIZE_X / 2
        dz = (z - body.z + lay.SIZE_Z / 2) % lay.SIZE_Z - lay.SIZE_Z / 2
        return dx, dz

    def _best_turn(self, cells: Cells, body: Body) -> float:
        dx, dz = self._to_goal(body)
        if math.hypot(dx, dz) < 7 or self._random.random() < 0.004:
            self._goal += 1
            dx, dz = self._to_goal(body)
        bearing = math.degrees(math.atan2(dx, -dz))
        best, choice = -1e9, 0.0
        for turn in (0.0, -14.0, 14.0, -30.0, 30.0, -52.0, 52.0, -85.0, 85.0, -130.0, 130.0, 180.0):
            heading = body.yaw_deg + turn
            off = abs((bearing - heading + 180) % 360 - 180)
            if STEPS * STRIDE - off * 0.022 - abs(turn) * 0.012 <= best:
                continue  # not even free ground would make it the best
            score = self._clearance(cells, body, heading) - off * 0.022 - abs(turn) * 0.012
            if score > best:
                best, choice = score, turn
        return choice

    @staticmethod
    def _clearance(cells: Cells, body: Body, heading_deg: float) -> float:
        """How many blocks a body may walk straight on, at most `STEPS * STRIDE`; climbing and falling count against
        it, water most.
        """
        yaw = math.radians(heading_deg)
        y = body.y
        reached = 0.0
        for k in range(1, STEPS + 1):
            x, z = body.x + math.sin(yaw) * k * STRIDE, body.z - math.cos(yaw) * k * STRIDE
            ground = floor_under(cells, x, z, y)
            if ground - y > STEP or y - ground > 3.2 or not fits(cells, x, max(ground, y if ground > y else ground), z):
                break
            if is_water(cells, x, ground - 0.2, z) or is_water(cells, x, ground, z):
                break
            reached += STRIDE - 0.12 * abs(ground - y)
            y = ground
        return reached
