"""The messages of protocol version 1: every MessagePack header that crosses a process.

Each message is one MessagePack map with a `type` field. Unknown fields are ignored, so a newer peer may add some; a
missing required field, a wrong type or an unknown `type` is an error. `docs/protocol.md` says it for other languages.

Units are in the names. Durations cross processes, time stamps never do: two machines share no clock.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from mirage_game.wire import limits

PROTOCOL_VERSION = 1

PixelFormat = Literal["rgba8", "bgra8", "rgb8", "jpeg"]
ResetReason = Literal["teleport", "respawn", "dimension", "cut", "other"]

NO_CONTROL = r"\A[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]*\Z"
"""Text fit for a terminal: no control characters, line ends, or marks that turn the writing direction."""
NO_CONTROL_BUT_SPACE = r"\A[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*\Z"
"""The same, but tabs and line ends are allowed: a prompt may have been pasted. They become spaces."""

Seq = Annotated[int, Meta(ge=0, le=limits.MAX_SEQ)]
Side = Annotated[int, Meta(ge=1, le=limits.MAX_SIDE)]
DurationMs = Annotated[float, Meta(ge=0, le=limits.MAX_DURATION_MS)]
Name = Annotated[str, Meta(max_length=limits.MAX_NAME, pattern=NO_CONTROL)]
Features = Annotated[tuple[Name, ...], Meta(max_length=limits.MAX_FEATURES)]
Text = Annotated[str, Meta(max_length=limits.MAX_PROMPT, pattern=NO_CONTROL_BUT_SPACE)]
Count = Annotated[int, Meta(ge=0, le=limits.MAX_SEQ)]
Measure = Annotated[float, Meta(ge=0, le=limits.MAX_FLOAT)]
Finite = Annotated[float, Meta(ge=-limits.MAX_COORDINATE, le=limits.MAX_COORDINATE)]
Key = Annotated[str, Meta(min_length=1, max_length=limits.MAX_KEY, pattern=r"\A[A-Za-z0-9]*\Z")]
Unit = Annotated[float, Meta(ge=-1, le=1)]
Strength = Annotated[float, Meta(ge=0, le=1)]
Scalar = (
    Text
    | Annotated[int, Meta(ge=-limits.MAX_SEQ, le=limits.MAX_SEQ)]
    | Annotated[float, Meta(ge=-limits.MAX_FLOAT, le=limits.MAX_FLOAT)]
    | bool
    | None
)


class Pose(Struct, frozen=True, kw_only=True):
    """Where the camera of a frame stands and looks.

    Axes: x right (east), y up, z toward the viewer (south). Yaw 0 looks along -z and grows turning right; pitch grows
    looking up; roll grows tilting the head right. Forward is `(sin yaw cos pitch, sin pitch, -cos yaw cos pitch)`.
    """

    x: Finite
    y: Finite
    z: Finite
    yaw_deg: Finite
    pitch_deg: Finite
    roll_deg: Finite = 0.0
    fov_y_deg: Annotated[float, Meta(gt=0, lt=180)] = 70.0


class Gamepad(Struct, frozen=True, kw_only=True):
    """A full snapshot of one gamepad in the W3C standard layout."""

    axes: Annotated[tuple[Unit, ...], Meta(max_length=limits.MAX_AXES)] = ()
    buttons: Annotated[tuple[bool, ...], Meta(max_length=limits.MAX_BUTTONS)] = ()


class Controls(Struct, frozen=True, kw_only=True):
    """What the player held when the frame was made; mouse motion is summed since the frame before."""

    keys: Annotated[tuple[Key, ...], Meta(max_length=limits.MAX_KEYS)] = ()
    """Held keys and mouse buttons as W3C `event.code` names: `KeyW`, `ShiftLeft`, `Mouse0`."""
    mouse_dx: Finite = 0.0
    mouse_dy: Finite = 0.0
    gamepad: Gamepad | None = None


class Depth(Struct, frozen=True, kw_only=True):
    """Depth goes before the pixels: float32 little-endian metres along each pixel's ray, 0 for sky, rows as theirs."""

    width: Side
    height: Side


class Message(Struct, frozen=True, kw_only=True, tag_field="type"):
    """Base of every message; `type` is the tag."""


class Hello(Message, frozen=True, kw_only=True, tag="hello"):
    """First message on the control connection."""

    version: Count
    name: Name = ""
    features: Features = ()


class Attach(Message, frozen=True, kw_only=True, tag="attach"):
    """First message on the frame connection: the token that `welcome` gave on the control connection."""

    token: Name


class Frame(Message, frozen=True, kw_only=True, tag="frame"):
    """A rendered frame. Parts: header, optional depth, pixels (always last)."""

    seq: Seq
    width: Side
    height: Side
    format: PixelFormat
    bottom_up: bool = False
    capture_ms: DurationMs = 0.0
    age_ms: DurationMs = 0.0
    """How old the frame was when the hook sent it."""
    pose: Pose | None = None
    controls: Controls | None = None
    depth: Depth | None = None


class Prompt(Message, frozen=True, kw_only=True, tag="prompt"):
    """Asks for a style. An empty text asks for the game as it is."""

    text: Text
    strength: Strength = 1.0
    blend_ms: DurationMs = 0.0
    seed: Annotated[int, Meta(ge=0, le=limits.MAX_SEED)] | None = None
    session: Count | None = None
    """Whose style: None for the own. A tool on the daemon's machine may name a session, or 0: all, and new ones."""


class Event(Message, frozen=True, kw_only=True, tag="event"):
    """Something that happened in the game, for the prompt rules."""

    name: Annotated[str, Meta(min_length=1, max_length=limits.MAX_NAME, pattern=NO_CONTROL)]
    fields: Annotated[dict[Name, Scalar], Meta(max_length=limits.MAX_FIELDS)] = {}


class Reset(Message, frozen=True, kw_only=True, tag="reset"):
    """Forget the past frames: what comes next does not continue what was."""

    reason: ResetReason = "other"


class Watch(Message, frozen=True, kw_only=True, tag="watch"):
    """Asks for `stats` once; needs no session."""


class Bye(Message, frozen=True, kw_only=True, tag="bye"):
    """Either side ends the session."""

    reason: Name = ""


class Limits(Struct, frozen=True, kw_only=True):
    """What this daemon accepts."""

    max_side: Count
    max_pixels: Count
    max_payload_bytes: Count
    max_prompt: Count


class Welcome(Message, frozen=True, kw_only=True, tag="welcome"):
    """Answer to `hello`."""

    version: Count
    session: Count
    token: Name
    features: Features
    formats: Annotated[tuple[PixelFormat, ...], Meta(max_length=limits.MAX_FEATURES)]
    limits: Limits
    backend: Name
    model: Name
    device: Name
    prompt: Text
    prompt_id: Count
    strength: Strength


class Attached(Message, frozen=True, kw_only=True, tag="attached"):
    """Answer to `attach`."""

    session: Count


class Prompted(Message, frozen=True, kw_only=True, tag="prompted"):
    """Answer to `prompt`: the id that styled frames of this prompt carry."""

    prompt_id: Count
    text: Text


class Credit(Message, frozen=True, kw_only=True, tag="credit"):
    """The daemon will soon use this many frames; the hook sends its newest."""

    frames: Annotated[int, Meta(ge=1, le=limits.MAX_CREDIT)]


class Stages(Struct, frozen=True, kw_only=True):
    """How long a frame spent in each stage, in milliseconds, and its age at the end."""

    capture_ms: DurationMs = 0.0
    transport_ms: DurationMs = 0.0
    queue_ms: DurationMs = 0.0
    model_ms: DurationMs = 0.0
    encode_ms: DurationMs = 0.0


class Styled(Message, frozen=True, kw_only=True, tag="styled"):
    """A restyled frame. Parts: header, pixels."""

    seq: Seq
    width: Side
    height: Side
    format: PixelFormat
    bottom_up: bool = False
    prompt_id: Count = 0
    steps: Annotated[int, Meta(ge=0, le=limits.MAX_STEPS)] = 0
    """Denoising steps taken; 0 means that the frame came back as it was."""
    stages: Stages = Stages()
    pose: Pose | None = None


class Percentiles(Struct, frozen=True, kw_only=True):
    """Of one stage over the last seconds."""

    p50_ms: DurationMs
    p95_ms: DurationMs
    p99_ms: DurationMs


class SessionStats(Struct, frozen=True, kw_only=True):
    """One session as `mirage top` shows it."""

    session: Count
    name: Name
    prompt: Text
    width: Count
    height: Count
    frames: Count
    dropped: Count
    fps: Measure
    steps: Measure
    stages: Annotated[dict[Name, Percentiles], Meta(max_length=limits.MAX_FIELDS)]


class Stats(Message, frozen=True, kw_only=True, tag="stats"):
    """Answer to `watch`."""

    backend: Name
    model: Name
    device: Name
    uptime_s: Measure
    sessions: Annotated[tuple[SessionStats, ...], Meta(max_length=limits.MAX_SESSIONS)]


class Error(Message, frozen=True, kw_only=True, tag="error"):
    """Something was refused: what, and what to do about it. The session lives on unless a `bye` follows."""

    code: Name
    message: Text
    fix: Text = ""
    seq: Seq | None = None


FromClient = Hello | Attach | Frame | Prompt | Event | Reset | Watch | Bye
FromDaemon = Welcome | Attached | Prompted | Credit | Styled | Stats | Error | Bye
FROM_CLIENT: tuple[type[Message], ...] = get_args(FromClient)
FROM_DAEMON: tuple[type[Message], ...] = get_args(FromDaemon)
