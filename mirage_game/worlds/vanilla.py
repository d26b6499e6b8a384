"""The plain look: what the built-in game wears, the middle that random source looks spread around."""

from __future__ import annotations

from mirage_game.style.parts import Light, Material, Sky, Style

M = Material

VANILLA = Style(
    "vanilla",
    ground=M("grass", "#4d8a32", "#7cbb4c", "#93cf5e"),
    soil=M("noise", "#6b4a31", "#96704e"),
    stone=M("soft", "#6e6e6e", "#8e8e8e"),
    sand=M("noise", "#d6c994", "#ece2b4"),
    water=M("ripples", "#2c56b8", "#3f74d8", "#7ca8f0"),
    log=M("bark", "#43321d", "#776040", "#4a3822"),
    leaf=M("leaves", "#1f4a16", "#4f9a32", "#6ab848"),
    plank=M("planks", "#7a5c34", "#b8945a", "#6a4e2c"),
    brick=M("bricks", "#b0a496", "#9c5644"),
    roof=M("shingles", "#4a2a1e", "#94533a"),
    glass=M("window", "#6a5234", "#9a7a4e", "#b4d8e8", 0.25),
    lamp=M("lamp", "#a06a20", "#ffc860", "#fff4c0", 1.0, 0.45),
    cobble=M("cobble", "#4c4c4c", "#9a9a9a"),
    path=M("cobble", "#6a5a40", "#b09a70"),
    snow=M("soft", "#e4ecf4", "#ffffff"),
    ore=M("ore", "#6e6e6e", "#8e8e8e", "#2e2a28"),
    flower=M("plain", "#d83a34", "#f0c83c", "#f0c83c"),
    plaster=M("plain", "#d4ccb8", "#f0eadc"),
    terracotta=M("waves", "#9c5a34", "#c88450", "#b06a40"),
    pine=M("leaves", "#16321e", "#2f6440", "#3a7850"),
    blossom=M("leaves", "#c87c9c", "#f4b8d0", "#ffe0ee"),
    sky=Sky("#5c96ec", "#b4d6fa", "#b4d0ec", 3.0, sun="#fffbe0", sun_square=True, halo=0.3, fog=0.006, fog_start=16),
    light=Light("#5c6068", "#9f9d94", "#ffb860"),
)
