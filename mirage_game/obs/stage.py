"""The filters that viewers restyle: sets styles on them, and keeps what the streamer had chosen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mirage_game.obs.control import MirageFilter, ObsError
from mirage_game.obs.viewers import Change


@dataclass(frozen=True, slots=True)
class _Filter:
    """What we know of a filter."""

    own: str
    """The streamer's style, which viewers' styles took the place of."""
    since: int
    """The number of the first viewer's style after it."""
    ours: tuple[str, ...]
    """What we set last; and what it showed before, until OBS said that it was set. If the filter shows anything else,
    the streamer has chosen."""


class Stage:
    """A streamer's own style, also one set by hand while viewers choose, is never lost."""

    def __init__(
        self,
        filters: Callable[[], Iterable[MirageFilter]],
        set_style: Callable[[MirageFilter, Mapping[str, Any]], None],
        hang_up: Callable[[], None] = lambda: None,
        *,
        only: Collection[tuple[str, str]] | None = None,
    ) -> None:
        """`filters` gives all that there are now; after `hang_up` both connect anew.

        `only`: those that viewers restyle, by source and name; else all of them.
        """
        self._filters, self._set, self._hang_up, self._only = filters, set_style, hang_up, only
        self._known: dict[tuple[str, str], _Filter] = {}  # by source and name

    def show(self, change: Change) -> list[str]:
        """Set a style; gives what was set. A style comes back only where the one that it follows is still shown.

        Raises `ObsError`, also if none of the filters is there any more.
        """
        done = []
        there = [one for one in self._filters() if self._only is None or (one.source, one.name) in self._only]
        if not there:
            raise ObsError(
                "no Mirage filter that viewers may restyle is in OBS.",
                "Add it under its old name with `mirage obs add SOURCE`; for another, start this anew.",
            )
        for one in there:
            known = self._known.get((one.source, one.name))
            ours = known is not None and one.prompt in known.ours
            if change.back and not ours:
                continue
            own, since = (known.own, known.since) if known and ours else (one.prompt, change.number)
            prompt = own if change.number < since else change.prompt
            # Before it is set: OBS may set it, and its answer never come.
            self._known[one.source, one.name] = _Filter(own, since, (one.prompt, prompt))
            self._set(one, {"prompt": prompt})
            self._known[one.source, one.name] = _Filter(own, since, (prompt,))
            done.append(prompt)
        return done

    def leave(self) -> None:
        """Give the streamer's own styles back, wherever a viewer's is shown. Raises `ObsError`, which names them."""
        if not self._known:
            return
        self._hang_up()  # Ctrl-C may have come between a request and its answer, which the next would take for its own
        try:
            for one in self._filters():
                known = self._known.get((one.source, one.name))
                if known is not None and one.prompt in known.ours and one.prompt != known.own:
                    self._set(one, {"prompt": known.own})
        except ObsError as error:
            own = dict.fromkeys(f'"{known.own}"' if known.own else "none" for known in self._known.values())
            raise ObsError(error.message, f"{error.fix} Your own style was {', '.join(own)}.", error.code) from None
