"""Paired voxel worlds: endless clips of a game as it is and as it would look in a style, with exact depth, pose and
flow.

Nothing heavy is imported here; import what you need from the module that owns it:

    from mirage_game.style.bank import StyleBank  # the styles that clips wear
    from mirage_game.worlds.pool import WorldPool  # voxel grids on a device
    from mirage_game.worlds.clips import Clip, make_clip  # source and target clips
    from mirage_game.worlds.flow import flow_to_previous, warp_previous
    from mirage_game.worlds.game import DemoGame, GameFrame  # the built-in game, on a CPU

    pool = WorldPool(count=64, seed=1, device="cuda")
    pool.refresh(2)  # replace the two oldest worlds
    bank = StyleBank([(code_of(style), style.medium) for style in styles], "cuda")
    clip = make_clip(pool, batch=32, frames=8, width=256, height=144, bank=bank, styles=None, generator=generator)

| name | meaning |
| --- | --- |
| `clip.source`, `clip.target` | `(B, T, 3, H, W)` float32, -1..1 RGB: the game, and the same frames in the style |
| `clip.depth` | `(B, T, H, W)` float32, blocks along the ray from the eye to the pixel centre's surface; 0 where the sky is |
| `clip.poses` | `(B, T, 7)` x, y, z, yaw_deg, pitch_deg, roll_deg, fov_y_deg, in the axes of `wire.messages.Pose` |
| `clip.camera` | `(B, T, 9)` motion since the frame before in the camera's own axes: right, up, forward (blocks), yaw, pitch, roll (degrees), zero in the first frame; then sine and cosine of the yaw and sine of the pitch |
| `clip.controls` | `(B, T, 16)` see `paths.CONTROLS` |
| `clip.style` | `(B,)` int64 index into the bank |
| `clip.code` | the styles' codes, `B` rows, see `style.code.StyleCode` |
| `clip.time` | `(B, T)` float32 seconds on the clock by which water and sky move |

Every target pixel follows from what the source shows and from the style alone, so that a model can learn it. What a
code keeps, the target shows as the source does. A head-up display, where a clip has one, is the same in source and
target. Frames are 1/20 s apart.
"""  # noqa: E501
