"""The causal loop: a batch of sessions in, styled frames out.

`load_backend` is the way in; nothing heavy is imported before it is called.
"""

from __future__ import annotations

from pathlib import Path

from mirage_game.engine.backend import Backend

BACKENDS = ("lsd", "passthrough")


def load_backend(
    name: str = "lsd",
    *,
    preset: str = "tiny",
    weights: Path | None = None,
    device: str = "auto",
    precision: str = "auto",
    sessions: int = 8,
    compiled: bool | None = None,
    work_size: tuple[int, int] | None = None,
) -> Backend:
    """A backend by name, its model loaded. `compiled` None: if this machine has what torch.compile needs. `work_size`:
    width and height that the model works at, None for its own.

    Raises ValueError for an unknown name or a work size that cannot be, and errors whose text says what to do for
    weights or devices that are missing.
    """
    if name == "passthrough":
        from mirage_game.engine.passthrough import Passthrough

        return Passthrough()
    if name != "lsd":
        raise ValueError(f"there is no backend {name!r}: choose one of {', '.join(BACKENDS)}")
    from mirage_game.engine.compiler import can_compile
    from mirage_game.engine.devices import pick_device, pick_dtype, use_cores
    from mirage_game.engine.lsd import LsdBackend
    from mirage_game.model.checkpoint import load_model
    from mirage_game.model.reader import PromptReader

    where = pick_device(device)
    if where.type == "cpu":
        use_cores()
    model = load_model(preset, weights, where, pick_dtype(where, precision), work_size)
    if compiled is None:
        compiled = can_compile(where)
    return LsdBackend(model, PromptReader.load(), sessions=sessions, compiled=compiled)
