"""Mirage filters in OBS, found and changed over obs-websocket 5, which is part of OBS since version 28."""

from __future__ import annotations

import contextlib
import errno
import logging
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import msgspec
import obsws_python
import websocket
from obsws_python.error import OBSSDKError, OBSSDKRequestError

from mirage_game.obs.login import PASSWORD_VARIABLE, Login
from mirage_game.obs.settings import presets_of
from mirage_game.obs.words import clean
from mirage_game.wire.endpoints import is_loopback

FILTER_KIND = "mirage_filter"
VENDOR = "mirage"
FIRST_NAME, FIRST_PROMPT = "Mirage", "steampunk"  # what a new filter is called and shows, unless told otherwise
_NOT_FOUND, _EXISTS, _NOT_READY, _NO_SUCH_KIND = 600, 601, 207, 607
_RETRY_S = 0.2
# OBS draws a few pictures before a filter follows; a new address counts once nobody seems to type any more.
_FOLLOWS_S, _MOVES_S, _OUTCOME_S = 0.5, 1.2, 3.0
_UNREACHABLE = (errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN, errno.EHOSTUNREACH)
_SWITCH_ON = "Tools, WebSocket Server Settings, Enable WebSocket server"

# The library logs every failure with a trace, which is for us to tell, and the password, which is for nobody.
logging.getLogger("obsws_python").setLevel(logging.CRITICAL + 1)


class ObsError(Exception):
    """OBS cannot be reached, or does not do what it was asked; `fix` says what to do."""

    def __init__(self, message: str, fix: str = "", code: int = 0) -> None:
        super().__init__(f"{message} {fix}".strip())
        self.message = message
        self.fix = fix
        self.code = code
        """What obs-websocket calls it, 0 if nothing."""


@dataclass(frozen=True, slots=True)
class MirageFilter:
    """One Mirage filter."""

    source: str
    name: str
    enabled: bool
    """OBS's own switch, the eye beside it."""
    settings: dict[str, Any]
    """All of them, with the defaults where nothing was set."""

    def __str__(self) -> str:
        return f"{clean(self.source)} / {clean(self.name)}"

    @property
    def prompt(self) -> str:
        """The style, in words."""
        return str(self.settings.get("prompt", ""))

    @property
    def presets(self) -> tuple[str, ...]:
        """The prompts that its menu and hotkeys step through."""
        return presets_of(self.settings.get("presets"))


class FilterStats(msgspec.Struct, frozen=True):
    """How a filter fares, as the plug-in tells."""

    source: str = ""
    filter: str = ""
    on: bool = False
    state: str = ""
    words: str = ""
    shown: str = ""
    """`styled` or `original`."""
    prompt: str = ""
    model: str = ""
    device: str = ""
    fps: float = 0.0
    age_p50_ms: float = 0.0
    age_p95_ms: float = 0.0
    sent: int = 0
    styled: int = 0
    dropped: int = 0
    refused: int = 0
    reconnects: int = 0
    guarded: int = 0
    """Styled pictures held back because they would flash."""
    own_p50_us: float = 0.0
    own_p99_us: float = 0.0
    own_mean_us: float = 0.0
    """Our code on OBS's graphics thread, for each picture that it draws."""
    gpu_calls: float = 0.0
    gpu_mean_us: float = 0.0
    renders: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether waiting will hardly change what it says: it restyles, has nowhere to go, must not, or shall not."""
        return self.shown == "styled" or self.state in ("off", "refused") or not self.on


class Obs:
    """One connection to obs-websocket. It is made when it is first needed, and again after OBS was away."""

    def __init__(self, login: Login | None = None, *, timeout_s: float = 3.0, patience_s: float = 2.0) -> None:
        """`patience_s`: how long to try again while OBS starts, whose websocket comes up last."""
        self.login = login or Login()
        self._timeout_s, self._patience_s = timeout_s, patience_s
        self._client: Any = None
        self._defaults: dict[str, Any] | None = None

    def __enter__(self) -> Obs:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        if self._client is not None:
            with contextlib.suppress(OSError, websocket.WebSocketException):
                self._client.disconnect()
            self._client = None

    def request(self, kind: str, data: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Any request of obs-websocket. Raises `ObsError`."""
        until_s = time.monotonic() + self._patience_s
        while True:
            fresh = self._client is None
            if fresh:
                self._connect(until_s)
            try:
                return self._client.send(kind, dict(data) if data else None, raw=True) or {}
            except OBSSDKRequestError as error:
                # While OBS loads its scenes it asks for patience.
                if error.code != _NOT_READY or time.monotonic() >= until_s:
                    raise ObsError(f"OBS refused {kind}: {clean(str(error))}", code=error.code) from None
                time.sleep(_RETRY_S)
            except (OBSSDKError, OSError, websocket.WebSocketException, ValueError, LookupError, TypeError) as error:
                # An answer that comes late would be taken for the next one's, so the connection is of no more use. One
                # that OBS ended while nobody asked is made anew, once.
                self.close()
                late = "imeout" in type(error).__name__
                if fresh or late:
                    raise ObsError(
                        f"OBS at {self.login} {'does not answer' if late else 'hung up or answered with nonsense'}.",
                        "Look whether it hangs or shows a dialog.",
                    ) from None

    def filters(self) -> list[MirageFilter]:
        """Every Mirage filter on any source, scene or group."""
        found = []
        for source in self.sources():
            try:
                listed = self.request("GetSourceFilterList", {"sourceName": source})["filters"]
            except ObsError as error:
                if error.code != _NOT_FOUND:  # removed since we asked for the names
                    raise
                continue
            for one in listed:
                if one.get("filterKind") == FILTER_KIND:
                    settings = {**self.defaults(), **(one.get("filterSettings") or {})}
                    found.append(MirageFilter(source, one["filterName"], bool(one["filterEnabled"]), settings))
        return found

    def sources(self) -> list[str]:
        """The names of everything that can have a filter, in OBS's order: sources, scenes, groups."""
        inputs = [str(one["inputName"]) for one in self.request("GetInputList")["inputs"]]
        return list(dict.fromkeys([*inputs, *self.scenes()]))

    def scenes(self) -> list[str]:
        """The names of what is put together from sources: scenes and groups."""
        scenes = [str(one["sceneName"]) for one in reversed(self.request("GetSceneList")["scenes"])]
        return [*scenes, *(str(name) for name in self.request("GetGroupList")["groups"])]

    def choose(self, source: str = "", name: str = "", *, every: bool = False) -> list[MirageFilter]:
        """The filters that a user means: the only one, or those that match. Raises `ObsError` if that is not clear."""
        there = self.filters()
        if not there:
            raise ObsError("no source in OBS has a Mirage filter.", "Add one with `mirage obs add SOURCE`.")
        fits = [one for one in there if source in ("", one.source) and name in ("", one.name)]
        listed = "; ".join(map(str, there))
        if not fits:
            raise ObsError("no Mirage filter has that name.", f"There is: {listed}.")
        if len(fits) > 1 and not every:
            raise ObsError(
                "several filters fit.", f"Choose with --source and --filter, or take --all. There is: {listed}."
            )
        return fits

    def set(self, where: MirageFilter, settings: Mapping[str, Any]) -> None:
        """Change some settings; the others stay. It shows in the next frame."""
        self.request(
            "SetSourceFilterSettings",
            {"sourceName": where.source, "filterName": where.name, "filterSettings": dict(settings), "overlay": True},
        )

    def step_preset(self, where: MirageFilter, step: int) -> str:
        """Go on to the next preset or back, round and round; gives its prompt. Raises `ObsError` if there are none."""
        presets = where.presets
        if not presets:
            raise ObsError(f"{where} has no presets.", 'Set some: `mirage obs set presets "steampunk; frozen winter"`.')
        # Once the prompt was changed, none is chosen, and the filter keeps the last one.
        now = str(where.settings.get("preset") or where.settings.get("preset_last", ""))
        # From nowhere in the list, forward leads to the first and back to the last.
        at = presets.index(now) if now in presets else -1 if step > 0 else 0
        prompt = presets[(at + step) % len(presets)]
        self.set(where, {"prompt": prompt, "preset": prompt})
        return prompt

    def add(self, source: str, name: str = FIRST_NAME, settings: Mapping[str, Any] | None = None) -> MirageFilter:
        """Put a Mirage filter on a source, on and with a prompt: it restyles as soon as a daemon answers."""
        self.defaults()  # says in plain words if OBS does not know the filter
        data = {"on": True, "prompt": FIRST_PROMPT, **(settings or {})}
        try:
            self.request(
                "CreateSourceFilter",
                {"sourceName": source, "filterName": name, "filterKind": FILTER_KIND, "filterSettings": data},
            )
        except ObsError as error:
            if error.code == _NOT_FOUND:
                names = self.sources()
                near = get_close_matches(source, names, n=1, cutoff=0.5)
                hint = f"Did you mean {clean(near[0])!r}? " if near else ""
                there = ", ".join(map(clean, names[:30])) or "none"
                raise ObsError(
                    f"OBS has no source {clean(source)!r}.", f"{hint}There is: {there}.", error.code
                ) from None
            if error.code == _EXISTS:
                raise ObsError(
                    f"{clean(source)} has a filter {clean(name)!r} already.",
                    "Change it with `mirage obs prompt`, or give the new one another --name.",
                    error.code,
                ) from None
            raise
        return next(one for one in self.filters() if (one.source, one.name) == (source, name))

    def defaults(self) -> dict[str, Any]:
        """The settings of a new filter. Raises `ObsError` if OBS does not have the plug-in."""
        if self._defaults is None:
            try:
                answer = self.request("GetSourceFilterDefaultSettings", {"filterKind": FILTER_KIND})
            except ObsError as error:
                if error.code != _NO_SUCH_KIND:
                    raise
                raise ObsError(
                    "this OBS does not have the Mirage filter.",
                    "Install the plug-in as docs/obs.md says, and start OBS again.",
                    error.code,
                ) from None
            self._defaults = dict(answer.get("defaultFilterSettings") or {})
        return self._defaults

    def stats(self) -> list[FilterStats]:
        """How every filter fares. Raises `ObsError` if the plug-in does not say."""
        answer = self._vendor("stats")
        try:
            return msgspec.convert(answer.get("filters", []), list[FilterStats], strict=False)
        except msgspec.ValidationError as error:
            raise ObsError(f"the plug-in's figures make no sense: {clean(str(error))}.", "Update Mirage.") from None

    def outcome(self, changed: Sequence[MirageFilter], *, moved: bool = False) -> list[str]:
        """What filters that were just changed say of themselves, in their order: as soon as that settles, or late.

        `moved`: to another address. Raises `ObsError` if the plug-in does not say.
        """
        until_s = time.monotonic() + _OUTCOME_S
        time.sleep(_MOVES_S if moved else _FOLLOWS_S)
        while True:
            states = {(one.source, one.filter): one for one in self.stats()}
            told = [states.get((one.source, one.name), FilterStats(on=True)) for one in changed]
            if all(one.is_settled for one in told) or time.monotonic() >= until_s:
                return [one.words or "the plug-in does not say how it fares" for one in told]
            time.sleep(_RETRY_S)

    def reset_stats(self) -> None:
        """Begin all figures anew."""
        self._vendor("reset_stats")

    def scene(self) -> str:
        """The scene that is on air."""
        return str(self.request("GetCurrentProgramScene")["currentProgramSceneName"])

    def _vendor(self, kind: str) -> dict[str, Any]:
        try:
            # Without data: OBS takes empty data for a mistake.
            answer = self.request("CallVendorRequest", {"vendorName": VENDOR, "requestType": kind})
        except ObsError as error:
            if error.code != _NOT_FOUND:
                raise
            raise ObsError(
                "this OBS does not have the Mirage plug-in, or it found no obs-websocket.",
                "Install it as docs/obs.md says, and start OBS again.",
                error.code,
            ) from None
        return dict(answer.get("responseData") or {})

    def _connect(self, until_s: float) -> None:
        bare = self.login.host.strip("[]")
        host = f"[{bare}]" if ":" in bare else bare
        while True:
            try:
                self._client = obsws_python.ReqClient(
                    host=host, port=self.login.port, password=self.login.password, timeout=self._timeout_s
                )
                return
            except OBSSDKError:
                wrong = "does not take this password" if self.login.password else "wants a password"
                raise ObsError(
                    f"OBS at {self.login} {wrong}.",
                    f"It stands in OBS under Tools, WebSocket Server Settings, Show Connect Info. Give it as "
                    f"{PASSWORD_VARIABLE} in the environment, or as --password.",
                ) from None
            except (OSError, websocket.WebSocketException, ValueError, LookupError, TypeError) as error:
                if isinstance(error, ConnectionRefusedError) and time.monotonic() < until_s:
                    time.sleep(_RETRY_S)
                    continue
                raise _unreachable(self.login, error) from None


def _unreachable(login: Login, error: Exception) -> ObsError:
    """Why nobody could be talked to, and what to do about it."""
    if isinstance(error, ConnectionRefusedError) and login.switched_off:
        return ObsError("OBS has its WebSocket server switched off.", f"Switch on {_SWITCH_ON}.")
    if isinstance(error, ConnectionRefusedError):
        return ObsError(f"no OBS answers at {login}.", f"Start OBS 29 or later, and switch on {_SWITCH_ON}.")
    if isinstance(error, websocket.WebSocketAddressException):
        return ObsError(
            f"no machine called {login.host} is known here.",
            "Look whether --host is spelled right; an address such as 192.0.2.7 does as well.",
        )
    if "imeout" in type(error).__name__ and not is_loopback(login.host.casefold()):
        return ObsError(
            f"no OBS answers at {login}.",
            f"Look whether that machine is on, OBS runs there, and its firewall lets port {login.port} through.",
        )
    if isinstance(error, OSError) and error.errno in _UNREACHABLE:
        return ObsError(
            f"{login.host} cannot be reached: {error.strerror}.", "Look whether --host is right, and the network up."
        )
    return ObsError(
        f"no OBS answers at {login}, though something listens there.",
        "Look whether OBS hangs, and which port it has under Tools, WebSocket Server Settings, Show Connect Info; give "
        "that as --port.",
    )
