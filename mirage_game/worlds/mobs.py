"""Creatures that walk, hop and fly about a clip's world, and what a player sees of itself from behind.

Every sample has homes all over its world, each with a creature that goes around it on an ellipse. Where it is follows
from the clock alone, so that a stream may be rendered in chunks; each frame shows those nearest to the eye.
"""

from __future__ import annotations

import math
from dataclasses import astuple
from functools import cache
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.style.mixing import rgb
from mirage_game.worlds.details import stops_body
from mirage_game.worlds.mob_kinds import COATS, DARK, KINDS, PARTS, Box, Kind
from mirage_game.worlds.pool import WorldPool
from mirage_game.worlds.random import Draw
from mirage_kernels.raycast import layout as lay

MOBS = 4  # at most so many are seen at once
HOMES = 600  # in a world; a third of them have no room, and about three are within 16 blocks and sight
LIVELY, LED = 0.36, 0.1  # share of samples with creatures, and with one that goes before the eye
SEEN, TOO_NEAR = 34.0, 1.0  # blocks
WIDE = 0.2  # cosine of the widest angle from straight ahead at which a creature may be in the picture
COIN, COLOUR = (0.0, 1.0), (0.04, 0.96)
# What each home draws.
TRAITS = {
    "x": (0.0, float(lay.SIZE_X)), "z": (0.0, float(lay.SIZE_Z)), "reach": (0.6, 4.5), "narrow": (0.15, 1.0),
    "speed": (0.6, 2.6), "bearing": (0.0, math.tau), "begin": (0.0, math.tau), "stands": COIN, "kind": COIN,
    "size": COIN, "wide": (0.85, 1.2), "tall": (0.85, 1.2), "long": (0.85, 1.2), "height": COIN, "coat": COIN,
    "spot": COIN, "light": (0.75, 1.15), "r": COLOUR, "g": COLOUR, "b": COLOUR, "trim_r": COLOUR, "trim_g": COLOUR,
    "trim_b": COLOUR, "eye_r": COLOUR, "eye_g": COLOUR, "eye_b": COLOUR, "pattern": (-2.5, float(lay.PATTERNS)),
    "picture": COIN, "grain": (0.0, 3.0), "glow": (-1.0, 1.0), "kept": COIN,
}  # fmt: skip
PALE = 0.93


class _Tables(NamedTuple):
    """What is known of each kind, on a device."""

    boxes: Tensor  # (K, PARTS, 24): the numbers of `Box` in their order
    kinds: Tensor  # (K, 11): coat, small, large, hop, squash, low, high, pace, to_eye, glow, number of boxes
    shares: Tensor  # (K - 1,) where a kind's share ends
    leads: Tensor  # likewise, of what goes before the eye
    coats: Tensor  # (4, 8, 3)


def _row(box: Box) -> list[float]:
    parts = (part if isinstance(part, tuple) else (part,) for part in astuple(box))
    return [float(number) for part in parts for number in part]


def _bounds(weights: list[float]) -> Tensor:
    total = torch.tensor(weights).cumsum(0)
    return total[:-1] / total[-1]


@cache
def _tables(device: torch.device) -> _Tables:
    """Copied to the device once."""
    nothing = Box((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), (1e-3, 1e-3, 1e-3))
    boxes = [[_row(box) for box in (*kind.boxes, *[nothing] * PARTS)[:PARTS]] for kind in KINDS]

    def numbers(k: Kind) -> list[float]:
        return [k.coat, k.small, k.large, k.hop, k.squash, k.low, k.high, k.pace, k.to_eye, k.glow, len(k.boxes)]

    return _Tables(
        torch.tensor(boxes).to(device),
        torch.tensor([numbers(kind) for kind in KINDS]).to(device),
        _bounds([kind.share for kind in KINDS]).to(device),
        _bounds([kind.leads for kind in KINDS]).to(device),
        torch.tensor([[rgb(colour) for colour in coat] for coat in COATS]).to(device),
    )


@cache
def _steps(device: torch.device) -> tuple[Tensor, Tensor, Tensor]:
    """On a device: the four columns around a point `(2, 4)`, the cells over the ground that a creature needs `(2,)`,
    and the size of a world `(2, 1, 1, 1)`.
    """
    columns, size = [[0, 1, 0, 1], [0, 0, 1, 1]], [lay.SIZE_X, lay.SIZE_Z]
    return (
        torch.tensor(columns).to(device),
        torch.tensor([0, 1]).to(device),
        torch.tensor(size).view(2, 1, 1, 1).to(device),
    )


def _columns(world: Tensor, corner: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Indices of the four columns at corners `(2, B, ...)` (whole x and z): world, z, x, which broadcast to `(B, ...,
    4)`.
    """
    steps, _, size = _steps(corner.device)
    ones = [1] * (corner.dim() - 1)
    x, z = (corner[..., None].long() + steps.view(2, *ones, 4)) % size.view(2, *ones, 1)
    return world.view(-1, *ones), z, x


def _ground(pool: WorldPool, world: Tensor, place: Tensor, below: Tensor) -> Tensor:
    """Height of the ground at x and z `(2, B, ...)`, or that of caves where `below`: steps between columns, a little
    rounded.
    """
    middle = place - 0.5
    corner = middle.floor()
    a, b = ((middle - corner) * 3 - 1).clamp(0, 1)
    columns = _columns(world, corner)
    heights = torch.where(below[..., None], pool.floor[columns], pool.ground[columns])
    west_north, east_north, west_south, east_south = heights.unbind(-1)
    return torch.lerp(torch.lerp(west_north, east_north, a), torch.lerp(west_south, east_south, a), b)


def _roomy(pool: WorldPool, world: Tensor, homes: Tensor) -> tuple[Tensor, Tensor]:
    """Whether there is air over the lowest floor around homes `(2, B, N)` and no cliff, and whether it is a cave's."""
    w, z, x = columns = _columns(world, (homes - 0.5).floor())
    floor = pool.floor[columns]
    low, high = floor.aminmax(dim=-1)
    y = (high[..., None].ceil().long() + _steps(homes.device)[1]).clamp_max(lay.SIZE_Y - 1)
    cells = pool.cells[w[..., None], y[..., None, :], z[..., None], x[..., None]]
    cave = (floor < pool.ground[columns]).all(-1)
    return ~stops_body(cells.flatten(2)).any(-1) & (high - low < 1.6), cave


def _rotations(yaw: Tensor, pitch: Tensor, roll: Tensor) -> Tensor:
    """Matrices `(..., 3, 3)` whose columns are a box's x, y and z in the world; yaw is that of a pose."""
    angles = torch.stack([yaw, pitch, roll])
    (s, sp, sr), (c, cp, cr) = angles.sin(), angles.cos()
    # Around z, then around x; the last turn, around y, comes below.
    x, y = torch.stack([cr, -sr, sr * 0], -1), torch.stack([cp * sr, cp * cr, -sp], -1)
    z = torch.stack([sp * sr, sp * cr, cp], -1)
    s, c = s[..., None], c[..., None]
    return torch.stack([s * z - c * x, y, -s * x - c * z], -2)


class _Chosen(NamedTuple):
    """The creatures of each frame, each `(B, T, MOBS)`."""

    traits: dict[str, Tensor]
    kind: Tensor  # int64
    place: Tensor  # (2, B, T, MOBS): x and z
    yaw: Tensor  # radians
    walks: Tensor  # 0..1
    led: Tensor  # bool
    shown: Tensor  # bool
    below: Tensor  # bool (B, T, 1): the eye is in a cave


def _around(u: dict[str, Tensor], walks: Tensor, poses: Tensor, time_s: Tensor) -> tuple[Tensor, Tensor]:
    """Where creatures are from the eye `(2, B, T, N)`, the short way around the world, and where on their ellipse
    `(B, T, N)`, in radians.
    """
    turn = torch.addcmul(u["begin"][:, None], time_s[..., None], (walks * u["speed"] / u["reach"])[:, None])
    along = (u["reach"] * walks)[:, None]
    along, across = turn.cos() * along, turn.sin() * (along * u["narrow"][:, None])
    c, s = u["bearing"].cos()[:, None], u["bearing"].sin()[:, None]
    away = torch.stack([along * c - across * s, along * s + across * c])
    size = _steps(turn.device)[2]
    home = torch.stack([u["x"], u["z"]])[:, :, None]
    return (home + away - poses[..., 0:3:2, None].movedim(2, 0) + size / 2) % size - size / 2, turn


def _choose(draw: Draw, pool: WorldPool, world: Tensor, poses: Tensor, time_s: Tensor) -> _Chosen:
    """Who is seen in each frame, where, and on its way where to."""
    tables = _tables(draw.device)
    u = draw.several(len(world), HOMES, **TRAITS)
    own = draw.several(len(world), 1, 1, lively=COIN, dense=(0.15, 1.0), led=COIN, ahead=(2.6, 5.5), veer=(-0.3, 0.3))
    led = own["led"] < LED
    kind = torch.bucketize(u["kind"], tables.shares)
    kind[:, :1] = torch.where(led[:, 0], torch.bucketize(u["kind"][:, :1].contiguous(), tables.leads), kind[:, :1])
    walks = (u["stands"] > 0.3).float()
    away, turn = _around(u, walks, poses, time_s)
    yaw = torch.deg2rad(poses[..., 3:4])
    distance = torch.hypot(*away)
    beside = away[0] * yaw.sin() - away[1] * yaw.cos() < distance * WIDE
    eye = poses[..., 0:3:2].floor().long()
    ground = pool.ground[world[:, None], eye[..., 1] % lay.SIZE_Z, eye[..., 0] % lay.SIZE_X]
    below = (poses[..., 1] < ground)[..., None]
    roomy, cave = _roomy(pool, world, torch.stack([u["x"], u["z"]]))
    kept = u["kept"] < own["dense"][..., 0] * (own["lively"] < LIVELY)[..., 0]
    seen = (roomy & kept)[:, None] & (cave[:, None] | ~below)
    hidden = beside | ~seen | (distance < TOO_NEAR)
    score, order = torch.where(hidden, SEEN, distance).topk(MOBS, dim=-1, largest=False)
    slot = torch.arange(MOBS, device=draw.device)
    led = led & (slot == 0)
    order = torch.where(led, 0, order)
    shown = led | (score < SEEN)
    rows = torch.stack([*u.values(), walks, kind.float()], -1)[:, None].expand(-1, order.shape[1], -1, -1)
    *traits, walks, number = rows.gather(2, order[..., None].expand(-1, -1, -1, rows.shape[-1])).unbind(-1)
    x, z, turn = torch.cat([away, turn[None]]).gather(3, order.expand(3, -1, -1, -1))
    t = dict(zip(TRAITS, traits, strict=True))
    # The way on an ellipse is its derivative; yaw 0 is towards -z, a quarter turn towards +x.
    way = torch.atan2(turn.cos() * t["narrow"], -turn.sin()) + t["bearing"] + math.pi / 2
    before = torch.addcmul(yaw, own["veer"], torch.sin(time_s[..., None] * 0.9))
    ahead = torch.stack([before.sin(), -before.cos()]) * own["ahead"]
    place = torch.where(led, ahead, torch.stack([x, z])) + poses[..., 0:3:2, None].movedim(2, 0)
    way = torch.where(led, before * 2 - yaw, way)
    return _Chosen(t, number.long(), place, way, torch.where(led, 1.0, walks), led, shown, below)


def _palette(t: dict[str, Tensor], coat: Tensor) -> Tensor:
    """Coat, second of its range, cloth, trim, near black `(..., 5, 3)`."""
    coats = _tables(coat.device).coats
    pick = (torch.stack([t["coat"], t["spot"]], -1) * coats.shape[1]).long()
    own = coats[coat.long()[..., None], pick] * t["light"][..., None, None]
    drawn = [t[name] for name in ("r", "g", "b", "trim_r", "trim_g", "trim_b")]
    others = torch.unflatten(torch.stack(drawn, -1), -1, (2, 3))
    return torch.cat([own, others, own[..., :1, :] * 0.16], -2)


def _posed(boxes: Tensor, clock: Tensor, walks: Tensor, yaw: Tensor, size: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Boxes `(..., PARTS, 24)` of creatures at a time of their clock `(...)`: middle from the feet, matrix and half
    sizes; `size` `(..., 3)` is what they are stretched by.
    """
    joint, middle, half, rest, swing, more = boxes.split_with_sizes([3, 3, 3, 3, 3, 9], -1)
    phase, beat, idle = more[..., :3].unbind(-1)
    moved = torch.addcmul(phase, clock[..., None], beat).sin() * torch.maximum(idle, walks[..., None])
    angles = torch.addcmul(rest, swing, moved[..., None])
    # Row 0 is the creature itself, upright.
    turned = F.pad(angles, (0, 0, 1, 0))
    pitch, turn, roll = turned.unbind(-1)
    frames = _rotations(yaw[..., None] + turn, pitch, roll)
    joint, middle, half = (torch.stack([joint, middle, half]) * size[..., None, :]).unbind()
    own = frames[..., 1:, :, :]
    at = (frames[..., :1, :, :] * joint[..., None, :] + own * middle[..., None, :]).sum(-1)
    return at, (own / half[..., None, :]).transpose(-1, -2).flatten(-2), half


def make_mobs(draw: Draw, pool: WorldPool, world: Tensor, poses: Tensor, time_s: Tensor) -> Tensor:
    """Bodies `(B, T, MOBS, 1 + PARTS, BODY)`, see `layout`, for worlds `(B,)`, poses `(B, T, 7)` and times `(B, T)`.

    Most samples have none. What is drawn does not depend on the number of frames.
    """
    chosen, tables = _choose(draw, pool, world, poses, time_s), _tables(draw.device)
    t, boxes, walks = chosen.traits, tables.boxes[chosen.kind], chosen.walks
    coat, small, large, hop, squash, low, high, pace, to_eye, glow, count = tables.kinds[chosen.kind].unbind(-1)
    clock = torch.addcmul(t["begin"], time_s[..., None], pace)
    leap = (clock * 0.5).sin().abs() * walks
    size = torch.stack([t["wide"], t["tall"] * (1 - squash * (1 - leap)), t["long"]], -1)
    size = size * torch.lerp(small, large, t["size"])[..., None]
    feet, eye = _ground(pool, world, chosen.place, chosen.below) + torch.lerp(low, high, t["height"]), poses[..., 1:2]
    # What goes before an eye that flies does not stay below.
    feet = torch.where(chosen.led, torch.minimum(torch.maximum(feet, eye - 3.2), eye - 0.8), feet)
    x, z = chosen.place
    yaw = torch.where(to_eye > 0, torch.atan2(poses[..., :1] - x, z - poses[..., 2:3]), chosen.yaw)
    at, matrix, half = _posed(boxes, clock, walks, yaw, size)
    centre = at + torch.stack([x, torch.addcmul(feet, leap, hop), z], -1)[..., None, :]
    palette = _palette(t, coat)
    first, second, pattern, picture, pictures, holes = boxes[..., -6:].unbind(-1)
    which = torch.cat([first, second], -1).long()
    colours = torch.cat(palette.gather(3, which[..., None].expand(*which.shape, 3)).chunk(2, 3), -1)
    pattern = torch.where(pattern < 0, t["pattern"].clamp(min=0).floor()[..., None], pattern)
    picture = picture + (t["picture"][..., None] * pictures).floor()
    texels = (half * 16 * t["grain"].floor().exp2()[..., None, None]).ceil()
    parts = torch.cat([centre, matrix, colours, torch.stack([pattern, picture], -1), texels, holes[..., None]], -1)
    there = torch.arange(PARTS, device=draw.device) < count[..., None]
    within = (centre * there[..., None]).sum(-2) / count[..., None]
    reach = ((centre - within[..., None, :]).norm(dim=-1) + half.norm(dim=-1)) * there
    eyes = torch.stack([t["eye_r"], t["eye_g"], t["eye_b"], glow * t["glow"].clamp(min=0)], -1)
    radius = torch.stack([reach.amax(-1) * chosen.shown, count], -1)
    pale = torch.full_like(within, PALE)
    whole = F.pad(torch.cat([within, radius, palette[..., DARK, :], pale, eyes], -1), (0, lay.BODY - 15))
    return torch.cat([whole[..., None, :], parts], -2)
