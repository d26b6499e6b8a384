"""Is what a style adds still there after a look away? A camera stands before added shapes, turns away, and comes back.

Added is what would look otherwise without the style's ornaments: a true target is compared with one that is rendered
without them, the model's answer with its answer to the code without them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from zlib import crc32

import torch
import torch.nn.functional as F
from torch import Tensor

from mirage_game.evaluate.quality import Progress, Tally, groups
from mirage_game.evaluate.rollout import Footage, Subject, restyle
from mirage_game.evaluate.wander import long_paths
from mirage_game.style.bank import StyleBank
from mirage_game.style.code import StyleCode
from mirage_game.worlds.cameras import camera_vector, turned
from mirage_game.worlds.clips import Clip, ClipOptions, render_clip
from mirage_game.worlds.paths import CONTROLS, MOUSE_DEGREES, Paths
from mirage_game.worlds.random import Draw

AWAY = 150.0  # degrees; more than the widest field of view, so that nothing is seen from both ends
DIFFER = 0.1  # of -1..1: certainly another colour; effects of a medium and fine noise stay below
LEAST = 0.005  # share of a picture: with less added, there is nothing to lose


@dataclass(frozen=True)
class LookAwayPlan:
    """How much to look at."""

    clips: int = 2  # places a style
    places: int = 8  # looked at for each; the one where the style adds most is taken
    settle: int = 4  # frames that the camera stands before it turns
    turn: int = 12  # frames to turn away, and as many to come back
    batch: int = 32

    @property
    def first(self) -> int:
        """The last frame before the camera turns."""
        return self.settle

    @property
    def last(self) -> int:
        """The frame at which it stands as at `first`."""
        return self.settle + 2 * self.turn


def without_ornaments(code: StyleCode) -> StyleCode:
    """The same look, but nothing is added to the world."""
    nothing = torch.zeros_like(code.ornament), torch.zeros_like(code.ornament_surface)
    return code._replace(ornament=nothing[0], ornament_surface=nothing[1])


def bare_footage(unseen: Footage) -> Footage:
    """The same worlds and looks without ornaments."""
    looks = tuple(look._replace(code=without_ornaments(look.code)) for look in unseen.looks)
    return replace(unseen, looks=looks, bank=StyleBank([(look.code, look.medium) for look in looks], unseen.device))


def added(picture: Tensor, bare: Tensor) -> Tensor:
    """Where pictures (..., 3, H, W) show what those without ornaments do not: (..., H, W) bool."""
    return (picture.float() - bare.float()).abs().amax(-3) > DIFFER


def overlap(mine: Tensor, theirs: Tensor) -> Tensor:
    """Intersection over union of masks (..., H, W) bool -> (...); 0 where both are empty."""
    return (mine & theirs).sum((-2, -1)) / (mine | theirs).sum((-2, -1)).clamp_min(1)


def away_and_back(pose: Tensor, plan: LookAwayPlan) -> Paths:
    """From poses (B, 7): stand, turn by `AWAY` degrees, and back to the very same pose, gently."""
    t = (torch.arange(plan.last + 1, device=pose.device) - plan.settle).clamp_min(0)
    poses = pose[:, None].repeat(1, len(t), 1)
    poses[..., 3] += AWAY * torch.sin(t * (math.pi / 2 / plan.turn)).square()
    poses[:, -1] = pose
    controls = torch.zeros(*poses.shape[:2], len(CONTROLS), device=pose.device)
    moved = F.pad(turned(poses[..., 3].diff(dim=1)), (1, 0))
    controls[..., CONTROLS.index("mouse_dx/100")] = moved / MOUSE_DEGREES / 100
    return Paths(poses, camera_vector(poses), controls)


def measure_look_away(unseen: Footage, subject: Subject, plan: LookAwayPlan, tick: Progress) -> dict[str, Tensor]:
    """Figures (S,) float64 on the CPU, NaN for looks that add nothing: overlap (intersection over union) of what is
    added in the first view and in the last, of the true targets (`true_kept`) and of the model (`model_kept`); of the
    model's with the true one in the first view (`first_right`) and in the last (`last_right`); and the share of the
    first view that is truly added (`share`).
    """
    tally = Tally(len(unseen.names), unseen.device)
    nobody = torch.zeros(0, dtype=torch.long, device=unseen.device)
    for name in ("true_kept", "model_kept", "first_right", "last_right", "share"):
        tally.add(name, nobody, torch.zeros(0, 1, device=unseen.device))
    bare = bare_footage(unseen)
    adding = [index for index in range(len(unseen.names)) if bool(unseen.code(index).ornament.any())]
    batches = list(groups(len(adding), plan.batch))
    for turn in range(plan.clips):
        for number, places in enumerate(batches):
            group = [adding[place] for place in places]
            for name, (style, values) in _views(unseen, bare, subject, plan, group, turn).items():
                tally.add(name, style, values[:, None])
            tick("look away", (turn + (number + 1) / len(batches)) / plan.clips)
    return tally.means()


def _views(
    unseen: Footage, bare: Footage, subject: Subject, plan: LookAwayPlan, group: list[int], turn: int
) -> dict[str, tuple[Tensor, Tensor]]:
    """Each figure of one place for each look of a batch, with the looks: those at whose place enough is added."""
    style = torch.tensor(group, device=unseen.device)
    world, pose = _spots(unseen, bare, style, plan, turn)
    paths = away_and_back(pose, plan)
    clip, plain = (_render(footage, world, paths, style, turn) for footage in (unseen, bare))
    ends = [plan.first, plan.last]
    true = added(clip.target[:, ends], plain.target[:, ends])
    answers = [
        restyle(subject.start([footage.code(index) for index in group]), clip)[:, ends] for footage in (unseen, bare)
    ]
    model = added(*answers)
    share = true[:, 0].float().mean((-2, -1))
    has = torch.nonzero(share >= LEAST).flatten()
    right = overlap(model, true)
    figures = {
        "true_kept": overlap(true[:, 0], true[:, 1]),
        "model_kept": overlap(model[:, 0], model[:, 1]),
        "first_right": right[:, 0],
        "last_right": right[:, 1],
        "share": share,
    }
    return {name: (style[has], values[has]) for name, values in figures.items()}


def _spots(unseen: Footage, bare: Footage, style: Tensor, plan: LookAwayPlan, turn: int) -> tuple[Tensor, Tensor]:
    """World (B,) and pose (B, 7) for each of `style`: of some places that a walk may begin at, the view in which the
    look adds most.
    """
    draw = Draw.seeded(_seed(unseen, "spots", turn), unseen.device)
    batch = len(style)
    best = torch.full((batch,), -1.0, device=unseen.device)
    world = torch.zeros(batch, dtype=torch.long, device=unseen.device)
    pose = torch.zeros(batch, 7, device=unseen.device)
    for _ in range(plan.places):
        here = draw.integer(batch, high=unseen.pool.count)
        paths = long_paths(draw, unseen.pool, here, 1)
        seen = [_render(footage, here, paths, style, turn, samples=1).target[:, 0] for footage in (unseen, bare)]
        share = added(*seen).float().mean((-2, -1))
        better = share > best
        best = torch.where(better, share, best)
        world = torch.where(better, here, world)
        pose = torch.where(better[:, None], paths.poses[:, 0], pose)
    return world, pose


def _render(footage: Footage, world: Tensor, paths: Paths, style: Tensor, turn: int, samples: int = 5) -> Clip:
    """A clip without a display, noise, or creatures that walk before the shapes; the same source whatever the look."""
    draw = Draw.seeded(_seed(footage, "look", turn), footage.device)
    options = ClipOptions(samples=samples, hud=False, degrade=False, mobs=False)
    return render_clip(
        footage.pool, world, paths, footage.width, footage.height, footage.bank, style.cpu(), draw, options
    )


def _seed(footage: Footage, what: str, turn: int) -> int:
    return crc32(f"look away: {what} of turn {turn}, seed {footage.seed}".encode())
