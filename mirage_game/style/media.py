"""The artists' hands of the vocabulary: what a player may ask to have the picture drawn, printed or filmed like."""

# ruff: noqa: E501
from __future__ import annotations

from mirage_game.style.parts import Medium, NamedMedium

N, M = NamedMedium, Medium

# Every effect of a medium: `worlds.media`; `saturation`, `contrast`, `gamma` and `edge` are the ray caster's.
MEDIA: dict[str, NamedMedium] = {
    "none": N(M(), (
        "realistic", "plain", "no filter", "no effects", "natural picture", "as it is", "photo real", "clean image", "without any filter", "lifelike",
    )),
    "ink outlines": N(M(ink=0.9, ink_colour="#14121a", saturation=1.05, contrast=1.05, flat=0.35), (
        "ink outlines", "outlined in ink", "black outlines", "with pen lines around everything", "inked", "drawn with a pen", "bold outlines", "line art",
    )),
    "comic": N(M(ink=1.0, ink_colour="#0c0a10", flat=0.8, posterise=6, halftone=0.3, saturation=1.25, contrast=1.08), (
        "comic", "comic book", "like a comic book page", "graphic novel", "superhero comic", "drawn like a comic strip", "comic panels", "cartoon with ink and dots",
    )),
    "halftone": N(M(halftone=0.75, flat=0.5, saturation=1.2, contrast=1.1, gamma=0.85, paper=0.05), (
        "halftone", "halftone dots", "printed dots", "pop art dots", "like cheap newspaper print", "dotted print", "screen printed", "ben day dots",
    )),
    "watercolour": N(M(wash=0.9, flat=0.7, brush=0.8, paper=0.09, saturation=1.1, gamma=0.8, contrast=0.95), (
        "watercolour", "watercolor", "watercolour painting", "painted in watercolours", "soft washes of paint", "aquarelle", "wet paint on paper", "loose watercolor sketch",
    )),
    "oil painting": N(M(brush=1.0, flat=0.45, paper=0.05, saturation=1.18, contrast=1.1, vignette=0.15), (
        "oil painting", "oil on canvas", "painted in oils", "thick brush strokes", "like an old master painting", "a gallery painting", "painterly", "impasto",
    )),
    "pencil sketch": N(M(hatch=0.75, tint=0.94, tint_dark="#a8a6a4", tint_light="#fbf8f0", ink=0.8, ink_colour="#3c3a40", flat=0.8, paper=0.06), (
        "pencil sketch", "pencil drawing", "sketched in pencil", "graphite sketch", "hand drawn sketch", "a page of a sketchbook", "pencil lines and hatching", "rough sketch",
    )),
    "charcoal": N(M(hatch=0.8, tint=1.0, tint_dark="#2a2826", tint_light="#efeae0", ink=0.55, ink_colour="#1a1816", grit=0.75, flat=0.8, brush=0.6, contrast=1.2), (
        "charcoal", "charcoal drawing", "drawn in charcoal", "smudged black chalk", "burnt stick drawing", "charcoal on rough paper", "dusty black strokes", "coal sketch",
    )),
    "blueprint lines": N(M(tint=1.0, tint_dark="#0c3080", tint_light="#4580d8", flat=0.25, ink=0.9, ink_colour="#eaf3ff", edge=0.8, edge_colour="#dceaff", edge_width=0.035, paper=0.07), (
        "blueprint", "blueprint lines", "white lines on blue", "technical drawing", "architect's plan", "engineering drawing", "drafted on blue paper", "construction plan",
    )),
    "pixel art": N(M(pixels=3, posterise=6, saturation=1.2, contrast=1.06), (
        "pixel art", "pixelated", "8-bit", "16-bit graphics", "big chunky pixels", "retro pixels", "like an old console game", "low resolution",
    )),
    "posterised": N(M(flat=0.7, posterise=4, saturation=1.3, contrast=1.1), (
        "posterised", "posterized", "few colours", "limited palette", "like a screen printed poster", "flat bands of colour", "poster colours", "reduced palette",
    )),
    "cel shading": N(M(flat=1.0, posterise=7, ink=0.75, ink_colour="#1c1826", saturation=1.22, contrast=1.04, gamma=0.92), (
        "cel shading", "cel shaded", "toon shading", "toon shaded", "anime style", "like a hand drawn animation", "animated film look", "flat cartoon shading",
    )),
    "neon outlines": N(M(neon=1.0, ink=0.3, ink_colour="#3cf6ff", flat=0.7, bloom=0.75, saturation=1.3), (
        "neon outlines", "glowing outlines", "neon lines", "neon wireframe", "outlined in neon light", "black with glowing edges", "laser lines", "glowing wireframe",
    )),
    "vhs": N(M(chroma=1.0, scanlines=0.14, paper=0.12, saturation=1.15, contrast=0.94, gamma=0.92, vignette=0.25, bloom=0.2), (
        "vhs", "vhs tape", "old video tape", "like a worn videotape", "camcorder footage", "analog video", "80s home video", "tape glitch",
    )),
    "scanlines": N(M(scanlines=0.38, bloom=0.35, saturation=1.15, contrast=1.06, gamma=0.85, vignette=0.3), (
        "scanlines", "crt", "old crt screen", "tube television", "arcade monitor", "on an old tv", "cathode ray tube", "retro monitor lines",
    )),
    "film noir": N(M(saturation=0.0, contrast=1.4, gamma=1.05, paper=0.1, vignette=0.65, bloom=0.25), (
        "film noir", "noir", "black and white film", "black and white", "1940s detective movie", "monochrome", "old black and white movie", "hard shadows in black and white",
    )),
    "sepia photo": N(M(tint=0.95, tint_dark="#24150a", tint_light="#f6e3b8", paper=0.08, contrast=1.04, gamma=0.9, vignette=0.4), (
        "sepia photo", "sepia", "sepia toned", "old brown photograph", "antique photo", "victorian photograph", "daguerreotype", "yellowed old picture",
    )),
    "faded photo": N(M(tint=0.3, tint_dark="#4a4658", tint_light="#fff0d0", saturation=0.8, contrast=0.82, gamma=0.9, paper=0.06, vignette=0.2), (
        "faded photo", "faded", "faded photograph", "instant camera photo", "70s snapshot", "washed out photo", "old colour photo", "bleached by the sun",
    )),
    "dreamy glow": N(M(bloom=1.0, flat=0.5, contrast=0.92, gamma=0.82, saturation=1.08), (
        "dreamy glow", "dreamy", "soft glow", "glowing haze", "like in a dream", "ethereal", "hazy and glowing", "soft focus",
    )),
    "soft pastel": N(M(grit=0.4, flat=0.8, brush=0.5, saturation=1.0, contrast=0.8, gamma=0.68, paper=0.07), (
        "soft pastel", "pastel chalk", "chalk pastels", "drawn with pastels", "pastel drawing", "soft chalk drawing", "powdery pastel picture", "coloured chalk",
    )),
    "high contrast": N(M(contrast=1.45, saturation=1.2), (
        "high contrast", "strong contrast", "punchy colours", "hard light and deep shadows", "contrasty", "bold contrast", "crisp and contrasty", "vivid and hard",
    )),
    "stained glass lines": N(M(ink=1.0, ink_colour="#08080c", flat=0.4, edge=0.9, edge_colour="#0a0a0e", edge_width=0.05, saturation=1.6, contrast=1.1, gamma=0.88, bloom=0.35), (
        "stained glass lines", "stained glass picture", "leaded glass", "like a church window", "panes of coloured glass", "lead lines between colours", "cathedral glass look", "glass and lead",
    )),
    "woodcut": N(M(hatch=1.0, ink=1.0, ink_colour="#1c1410", tint=1.0, tint_dark="#cdbb96", tint_light="#f6ecd2", flat=0.9, contrast=1.2), (
        "woodcut", "woodcut print", "wood block print", "carved in wood and printed", "linocut", "old engraving", "etching", "medieval book illustration",
    )),
    "crayon drawing": N(M(grit=0.85, flat=1.0, ink=0.45, ink_colour="#3a3040", saturation=1.5, gamma=0.82), (
        "crayon drawing", "crayon", "wax crayons", "drawn by a child", "scribbled with crayons", "a kid's drawing", "child's crayon picture", "wax crayon on paper",
    )),
    "hologram lines": N(M(tint=0.94, tint_dark="#02141e", tint_light="#8affff", scanlines=0.42, ink=0.6, ink_colour="#b4ffff", flat=0.6, bloom=0.5, chroma=0.4), (
        "hologram", "hologram lines", "holographic projection", "blue hologram", "projected in light", "made of scan lines of light", "flickering hologram", "holographic",
    )),
    "paper cutout": N(M(cutout=1.0, flat=1.0, paper=0.1, saturation=1.15, gamma=0.88), (
        "paper cutout", "paper cut out", "cut out of paper", "layers of cut paper", "construction paper collage", "papercraft picture", "paper collage", "folded paper theatre",
    )),
    "risograph": N(M(tint=1.0, tint_dark="#1a3c9c", tint_light="#ffb49e", halftone=0.4, flat=0.7, paper=0.12, contrast=1.3, gamma=0.85), (
        "risograph", "riso print", "two colour print", "duotone", "duotone print", "printed in two inks", "zine print", "indie poster print",
    )),
    "muted": N(M(saturation=0.55, contrast=0.95, gamma=0.95), (
        "muted", "muted colours", "desaturated", "washed out colours", "subdued", "less colourful", "soft dull colours", "toned down",
    )),
}  # fmt: skip
