"""Looks said in words: "dark teal scales". A known name, and before it colours and modifiers that change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import NamedTuple, TypeVar

from mirage_game.style import composition
from mirage_game.style.colours import COLOURS, MODIFIERS
from mirage_game.style.materials import MATERIALS
from mirage_game.style.media import MEDIA
from mirage_game.style.mixing import Lab, coloured, distance, lab, mixed
from mirage_game.style.ornaments import ORNAMENTS
from mirage_game.style.parts import Added, Light, Material, Medium, Sky
from mirage_game.style.skies import SKIES

RELATED = 0.14  # an accent nearer than this to the main colours changes with them
BLACKEST, WHITEST = 0.24, 0.93  # so that what is black or white still shows its pattern
DARK = 0.5  # below this lightness a surface is seen by what glows on it

T = TypeVar("T")


class Said(NamedTuple):
    """What stands before a name: a colour `#rrggbb` or two ("red and white"), and all modifiers taken together."""

    colours: tuple[str, ...] = ()
    lightness: float = 0.0
    saturation: float = 1.0
    glow: float = 0.0


def _close(word: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(word, list(known), 4, 0.5)
    return f"; near it are: {', '.join(near)}" if near else ""


def split(words: str, names: Mapping[str, T], what: str) -> tuple[T, Said]:
    """The longest known name at the end of some words, and what the words before it say.

    Raises ValueError, with the nearest known words, if there is no such name or a word before it is unknown.
    """
    try:
        before, name = composition.split(words.lower(), names)
    except ValueError:
        raise ValueError(f"no {what} is called {words!r}{_close(words.lower(), names)}") from None
    return names[name], _said(before.split(), words)


def _said(before: list[str], words: str) -> Said:
    colours: list[str] = []
    said, at = Said(), 0
    while at < len(before):
        for end in range(len(before), at, -1):
            part = " ".join(before[at:end])
            if part in COLOURS:
                colours.append(COLOURS[part])
                break
            if part in MODIFIERS:
                m = MODIFIERS[part]
                said = Said((), said.lightness + m.lightness, said.saturation * m.saturation, said.glow + m.glow)
                break
        else:
            if before[at] != "and" or not colours:
                near = _close(before[at], {**COLOURS, **MODIFIERS})
                raise ValueError(f"{before[at]!r} in {words!r} is no colour or modifier{near}")
            end = at + 1
        at = end
    if len(colours) > 2:
        raise ValueError(f"{words!r} has {len(colours)} colours; two are the most")
    return said._replace(colours=tuple(colours))


def _at(colour: Lab, lightness: float) -> str:
    """A colour at another lightness; its shadows and lights are paler, as those of real things are."""
    near = (lightness + 0.05) / (colour.lightness + 0.05)
    strength = min(near, 1.0) ** 0.5
    return coloured(lightness, colour.a * strength, colour.b * strength)


def _room(lightnesses: list[float]) -> list[float]:
    """Lightnesses moved together, as far as needed, into what a screen can show."""
    up = max(0.04 - min(lightnesses), 0.0)
    down = max(max(lightnesses) - 0.99, 0.0)
    return [min(max(value + up - down, 0.04), 0.99) for value in lightnesses]


def recoloured(colours: tuple[str, ...], word: str, pull: float = 1.0) -> tuple[str, ...]:
    """Colours in the hue of another one; their steps of lightness stay, and their middle goes by `pull` to the new
    colour's.
    """
    new = lab(word)
    old = [lab(colour).lightness for colour in colours]
    shift = min(max(new.lightness, BLACKEST), WHITEST) - sum(old) / len(old)
    return tuple(_at(new, value) for value in _room([value + shift * pull for value in old]))


def modified(colours: tuple[str, ...], said: Said) -> tuple[str, ...]:
    """Colours made lighter or darker, and more or less colourful."""
    if said.lightness == 0 and said.saturation == 1:
        return colours
    old = [lab(colour) for colour in colours]
    light = _room([colour.lightness + said.lightness for colour in old])
    return tuple(
        coloured(value, colour.a * said.saturation, colour.b * said.saturation)
        for value, colour in zip(light, old, strict=True)
    )


def _paired(first: str, second: str, colours: tuple[str, ...]) -> tuple[str, str]:
    """Two colours after one or two colour words."""
    if len(colours) == 2:
        return colours[0], colours[1]
    a, b = recoloured((first, second), colours[0])
    return a, b


def worn(base: Material, said: Said) -> Material:
    """A material in other colours.

    A colour word gives both main colours its hue and keeps which of them is the lighter, and by how much; the accent
    changes only if it is like them. On a dark surface with a strong glow ("pink neon grid") it is the glow that is
    meant. Modifiers come last; what glows is not darkened.
    """
    first, second, third = base.first, base.second, base.third
    if said.colours:
        dim = (lab(first).lightness + lab(second).lightness) / 2 < DARK
        if base.glow >= 0.5 and dim and len(said.colours) == 1 and lab(said.colours[0]).lightness > 0.4:
            (third,) = recoloured((third,), said.colours[0])
            first, second = recoloured((first, second), said.colours[0], pull=0.0)
        else:
            related = base.glow < 0.5 and min(distance(third, first), distance(third, second)) < RELATED
            if related:
                step = lab(third).lightness - (lab(first).lightness + lab(second).lightness) / 2
                first, second = _paired(first, second, said.colours)
                middle = (lab(first).lightness + lab(second).lightness) / 2
                third = _at(lab(said.colours[-1]), min(max(middle + step, 0.04), 0.99))
            else:
                first, second = _paired(first, second, said.colours)
    first, second = modified((first, second), said)
    if base.glow < 0.5:
        (third,) = modified((third,), said)
    glow = min(max(base.glow + said.glow, 0.0), 1.0)
    shine = min(max(base.shine + (said.glow * 0.35 if said.glow > 0 else 0.0), 0.0), 1.0)
    return replace(base, first=first, second=second, third=third, glow=glow, shine=shine)


def _shone(sky: Sky, light: Light, said: Said) -> tuple[Sky, Light]:
    """A sky and its light in other colours: the body that stands in it, if one does, else the whole sky."""
    if said == Said():
        return sky, light
    if said.colours:
        colour = said.colours[0]
        if sky.aurora > 0:
            sky = replace(sky, aurora_colour=colour)
        elif sky.nebula > 0:
            sky = replace(sky, nebula_colour=colour)
        elif sky.planet > 0:
            sky = replace(sky, planet_colour=colour)
        else:
            own = (sky.zenith, sky.horizon, sky.nadir or sky.horizon)
            zenith, horizon, nadir = (
                mixed(a, b, 0.8) for a, b in zip(own, recoloured(own, colour, pull=0.6), strict=True)
            )
            if len(said.colours) == 2:
                horizon = said.colours[1]
            sky = replace(sky, zenith=zenith, horizon=horizon, nadir=nadir, cloud=mixed(sky.cloud, horizon, 0.3))
            ambient, from_sky = recoloured((light.ambient, light.sky), colour, pull=0.0)
            light = replace(light, ambient=mixed(light.ambient, ambient, 0.25), sky=mixed(light.sky, from_sky, 0.25))
    zenith, horizon, nadir = modified((sky.zenith, sky.horizon, sky.nadir or sky.horizon), said)
    sky = replace(sky, zenith=zenith, horizon=horizon, nadir=nadir)
    ambient, from_sky = modified((light.ambient, light.sky), said._replace(lightness=said.lightness * 0.4))
    return sky, replace(light, ambient=ambient, sky=from_sky, glow=light.glow + said.glow * 0.4)


def material(words: str) -> Material:
    """The material of "[modifiers] [colour] name". Raises ValueError for words that are not known."""
    named, said = split(words, MATERIALS, "material")
    return worn(named.material, said)


def atmosphere(words: str) -> tuple[Sky, Light]:
    """The sky and light of "[modifiers] [colour] name". A colour before a sky with an aurora, a nebula or a planet
    is that body's. Raises ValueError for words that are not known.
    """
    named, said = split(words, SKIES, "sky")
    return _shone(named.sky, named.light, said)


def medium(words: str) -> Medium:
    """The medium of "[modifiers] [colour] name". A colour is that of its lines and its tint. Raises ValueError for
    words that are not known, and for a colour where there is neither.
    """
    named, said = split(words, MEDIA, "medium")
    m = named.medium
    if said.colours:
        if not (m.ink or m.hatch or m.edge or m.tint):
            raise ValueError(f"{words!r}: this medium has no lines and no tint that could have a colour")
        tints = recoloured((m.tint_dark, m.tint_light), said.colours[0], pull=0.0)
        m = replace(m, ink_colour=said.colours[0], edge_colour=said.colours[0], tint_dark=tints[0], tint_light=tints[1])
    return replace(
        m,
        saturation=m.saturation * said.saturation,
        gamma=m.gamma * (1 - said.lightness),
        bloom=min(m.bloom + max(said.glow, 0.0) * 0.4, 1.0),
    )


def added(words: str) -> Added:
    """The ornament of "[modifiers] [colour] name". Raises ValueError for words that are not known."""
    named, said = split(words, ORNAMENTS, "ornament")
    first, second = named.first, named.second
    if said.colours:
        if named.glow >= 0.5 and len(said.colours) == 1:  # its body stays, its light changes
            (second,) = recoloured((second,), said.colours[0], pull=0.6)
        else:
            first, second = _paired(first, second, said.colours)
    first, second = modified((first, second), said)
    return Added(named.kind, named.site, first, second, min(max(named.glow + said.glow, 0.0), 1.0))
