"""The filters that viewers restyle: sets styles on them, and keeps what the streamer had chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mirage_game.obs.control import MirageFilter
from mirage_game.obs.viewers import Change


@dataclass(frozen=True, slots=True)
class _Filter:
    """What we know of a filter."""

    own: str
    """The streamer's style, which viewers' styles took the place of."""
    since: int
    """The number of the first viewer's style after it."""
    ours: str
    """What we set last. If the filter shows anything else, the streamer has chosen."""


class Stage:
    """A streamer's own style, also one set by hand while viewers choose, is never lost."""

    def __init__(
        self,
        filters: Callable[[], Iterable[MirageFilter]],
        set_style: Callable[[MirageFilter, Mapping[str, Any]], None],
        hang_up: Callable[[], None] = lambda: None,
    ) -> None:
        """`filters` gives those that viewers restyle, as they are now; after `hang_up` both connect anew."""
        self._filters, self._set, self._hang_up = filters, set_style, hang_up
        self._known: dict[tuple[str, str], _Filter] = {}  # by source and name

    def show(self, change: Change) -> list[str]:
        """Set a style; gives what was set. A style comes back only where the one that it follows is still shown."""
        done = []
        for one in self._filters():
            known = self._known.get((one.source, one.name))
            ours = known is not None and known.ours == one.prompt
            if change.back and not ours:
                continue
            own, since = (known.own, known.since) if known and ours else (one.prompt, change.number)
            prompt = own if change.number < since else change.prompt
            self._set(one, {"prompt": prompt})
            self._known[one.source, one.name] = _Filter(own, since, prompt)
            done.append(prompt)
        return done

    def leave(self) -> None:
        """Give the streamer's own styles back, wherever a viewer's is shown."""
        if not self._known:
            return
        self._hang_up()  # Ctrl-C may have come between a request and its answer, which the next would take for its own
        for one in self._filters():
            known = self._known.get((one.source, one.name))
            if known is not None and known.ours == one.prompt != known.own:
                self._set(one, {"prompt": known.own})
