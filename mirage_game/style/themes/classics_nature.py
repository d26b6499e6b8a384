# ruff: noqa: E501
"""Themes of seasons, places and elements."""

from __future__ import annotations

from mirage_game.style.parts import Light, Material, Medium, Sky
from mirage_game.style.theme import Theme

M = Material

THEMES = (
    Theme(
        "winter",
        phrases=(
            "winter", "snow everywhere", "deep winter with snow and ice", "a cold snowy day", "frozen landscape", "christmas snow", "white winter wonderland", "make it winter",
            "blizzard, everything covered in snow", "frosty pines and frozen lakes", "cover the land in fresh snow", "icy cold white world",
        ),
        ground=M("soft", "#d0dcec", "#f6faff"), soil=M("noise", "#8a8c98", "#b4b8c4"), stone=M("cobble", "#6c7a90", "#c0cedf"), sand=M("soft", "#d4e0ee", "#f4f8ff"),
        water=M("cracks", "#8cc4e4", "#c8ecff", "#ffffff"), log=M("bark", "#342c2c", "#6a5c58", "#f0f6ff"), leaf=M("leaves", "#8aa0a8", "#eaf4fc", "#ffffff"),
        plank=M("planks", "#4a3a30", "#8a7464", "#f0f6ff"), brick=M("bricks", "#dfe8f4", "#9a5a50"), roof=M("soft", "#e4ecf8", "#ffffff"), glass=M("window", "#5c4a3c", "#8a7060", "#ffd88a", 1.0),
        lamp=M("lamp", "#ffb43c", "#ffe09a", "#ffffff", 1.0, 0.5), snow=M("soft", "#d8e4f2", "#f8fbff"), pine=M("leaves", "#1e3c38", "#4c7a70", "#ffffff"),
        blossom=M("leaves", "#9ab0c0", "#ffffff"), terracotta=M("cobble", "#7a8ca4", "#ccd8e8"), flower=M("crystal", "#c8e8ff", "#ffffff", "#a0d8ff"),
        sky=Sky("#8ea8cc", "#e4ecf6", "#dce6f2", 2.2, sun="#ffffff", halo=0.3, cloud="#f4f8fc", cloud_alpha=0.9, fog=0.02, fog_start=6),
        light=Light("#6a7280", "#868a90", "#ffb060", 0.7, 0.84), water_alpha=0.9,
        ornaments=("icicles", "wreaths", "icicle branches", "gift boxes"),
    ),
    Theme(
        "ice palace",
        phrases=(
            "ice palace", "crystal ice castle", "everything is made of blue ice", "frozen kingdom", "glacier world", "ice queen palace", "translucent blue ice and northern lights",
            "make it all ice", "sparkling frozen crystals", "arctic ice caves", "a castle carved from glowing blue ice", "frozen crystal realm",
        ),
        ground=M("crystal", "#4a9cd8", "#a8e0fc", "#ffffff", 0.2), soil=M("crystal", "#2a6ab0", "#6ab4e8", "#b8ecff"), stone=M("crystal", "#1e4c94", "#5aa4e4", "#c8f4ff", 0.2),
        sand=M("cracks", "#a8dcf8", "#e8faff", "#5ab0e8"), water=M("ripples", "#0a3c8a", "#1e6ac8", "#8ae8ff"), log=M("pipes", "#3c8ad0", "#c8f4ff", "#ffffff", 0.3),
        leaf=M("crystal", "#7ad0f8", "#ecfcff", "#ffffff", 0.4), plank=M("tiles", "#3c90d8", "#a8e4ff", "#ffffff"), brick=M("blocks", "#2a70c0", "#90d4fc", "#ffffff"),
        roof=M("scales", "#1c3c8c", "#5a8ce4", "#d8f8ff"), glass=M("window", "#a8e0ff", "#dcf6ff", "#ff8af0", 0.9), lamp=M("lamp", "#8af0ff", "#d8ffff", "#ffffff", 1.0, 0.7),
        snow=M("crystal", "#94ccf4", "#e0f6ff", "#ffffff"), flower=M("diamonds", "#8ae0ff", "#ffffff", "#ff9af4", 0.5),
        sky=Sky("#0a1c5c", "#6ae0d8", "#5ab0e0", 3.2, sun="#ffffff", halo=0.5, cloud="#a8e8ff", cloud_alpha=0.6, stars=0.8, fog=0.011),
        light=Light("#48587c", "#8894a8", "#8af0ff", 0.58, 0.8, glow=1.2), medium=Medium(bloom=0.25, contrast=1.08),
        ornaments=("spires", "icicles", "stalactites", "icicle branches", "crystals", "ice spikes"),
    ),
    Theme(
        "lava",
        phrases=(
            "lava", "volcano", "molten lava and black rock", "hell", "the world is burning", "rivers of fire", "volcanic inferno", "make it lava", "glowing magma cracks in obsidian",
            "fire and brimstone", "scorched black stone with molten cracks", "infernal fire realm",
        ),
        ground=M("cracks", "#140a0a", "#3a1c18", "#ff6a0a", 1.0), soil=M("cobble", "#140c0c", "#3c2622"), stone=M("cracks", "#100e10", "#302a2c", "#d83c06", 0.9),
        sand=M("noise", "#2c1c18", "#5a3a2e"), water=M("cracks", "#ff5a00", "#ffa012", "#fff06a", 1.0, 0.9), log=M("bark", "#0c0808", "#2e1a16", "#ff5a0a", 1.0),
        leaf=M("leaves", "#5a0c04", "#e8480c", "#ffd03c", 0.9), plank=M("planks", "#180c0a", "#4c2a20", "#ff6a0a", 0.8), brick=M("bricks", "#e04a08", "#38181a", "#ff8a1e"),
        roof=M("scales", "#1a0a0a", "#54201a", "#ff6a1e", 0.6), glass=M("window", "#1c0c0a", "#3c1a14", "#ff9a1e", 1.0), lamp=M("lamp", "#ff6a0a", "#ffc03c", "#fff8c0", 1.0, 0.8),
        snow=M("noise", "#5c5450", "#8a807a"), ore=M("ore", "#100e10", "#302a2c", "#ffd03c", 1.0), flower=M("dots", "#8a1a04", "#ff5a0a", "#ffe06a", 1.0),
        sky=Sky("#1a0605", "#c03c0c", "#5a1406", 2.8, sun="#ffc04a", sun_size=0.15, halo=0.8, cloud="#2a1210", cloud_alpha=0.9, fog=0.016),
        light=Light("#5a403a", "#90705c", "#ff6a1e", glow=1.5), medium=Medium(bloom=0.6, contrast=1.1), water_alpha=0.97,
        ornaments=("spikes", "wall torches", "stalactites", "candles"),
    ),
    Theme(
        "desert ruins",
        phrases=(
            "desert ruins", "ancient egypt", "sandstone ruins in the desert", "pyramids and hieroglyphs", "a lost city in the dunes", "tomb of the pharaoh", "hot desert temple",
            "make it a desert", "carved sandstone blocks under a hot sun", "sahara", "an egyptian temple half buried in sand", "sun-baked dunes and old stones",
        ),
        ground=M("waves", "#d8b06a", "#f0d498", "#c89a54"), soil=M("noise", "#b88a4c", "#d8b074"), stone=M("blocks", "#9c7440", "#dcb878"), sand=M("waves", "#e4c07a", "#f8e0a8", "#d4ac66"),
        water=M("ripples", "#0e7c84", "#28b4ac", "#b0f4e0"), log=M("rings", "#a07844", "#e0bc80"), leaf=M("thatch", "#4a6a24", "#98b04c"), plank=M("runes", "#a87c44", "#e4c084", "#5c3c1c"),
        brick=M("bricks", "#a07440", "#e0b874"), roof=M("diamonds", "#1c5a9c", "#e8c04c", "#b83c24"), glass=M("window", "#8a6434", "#b88c54", "#2a1c10"),
        lamp=M("lamp", "#ff9a2a", "#ffd06a", "#fff4c0", 1.0, 0.4), snow=M("blocks", "#d8c8a0", "#fcf0d0"), cobble=M("cobble", "#8a6434", "#d4ac6c"), path=M("tiles", "#a8844c", "#e8cc94"),
        ore=M("runes", "#9c7440", "#dcb878", "#1c5a9c"), flower=M("thatch", "#7c8a34", "#c8c05c"),
        sky=Sky("#3c8ad8", "#fbe6b8", "#f0d498", 2.6, sun="#ffffff", sun_size=0.13, halo=0.7, cloud="#fff4dc", cloud_alpha=0.5, fog=0.011),
        light=Light("#6c5c48", "#b4a080", "#ffb050", 0.6, 0.82),
        ornaments=("flags", "wall torches", "statues", "reeds"),
    ),
    Theme(
        "autumn",
        phrases=(
            "autumn", "fall colours", "golden autumn forest", "orange and red leaves", "october", "a crisp autumn afternoon", "indian summer with fallen leaves", "make it autumn",
            "maple trees in red and gold", "harvest time", "woods turned red and amber in late october", "autumn leaves all over the ground",
        ),
        ground=M("leaves", "#8a5a1c", "#d8963c", "#d84a1c"), soil=M("noise", "#4c3220", "#74502e"), stone=M("cobble", "#5c564e", "#9c948a"), sand=M("noise", "#c8a468", "#e4c48c"),
        water=M("ripples", "#2a4c5c", "#4c7c8a", "#e8b46a"), log=M("bark", "#2a1c14", "#644832", "#8a6a3c"), leaf=M("leaves", "#a02a0c", "#f07c1e", "#ffd03c"),
        plank=M("planks", "#5c3418", "#a8703c"), brick=M("bricks", "#c8b8a0", "#94402a"), roof=M("shingles", "#54201a", "#a84c30"), glass=M("window", "#5c3c20", "#8a6238", "#ffc860", 0.9),
        lamp=M("lamp", "#ff8a1e", "#ffc05a", "#fff0b0", 1.0, 0.4), snow=M("leaves", "#c8b48c", "#f4e4c0", "#d84a1c"), pine=M("leaves", "#b8860c", "#ffd83c", "#fff08a"),
        blossom=M("leaves", "#7a0c1c", "#d8283c", "#ff8a3c"), flower=M("dots", "#a02a0c", "#f07c1e", "#ffd03c"),
        sky=Sky("#7ca0c0", "#ffdca4", "#e8c08a", 2.2, sun="#fff0b0", halo=0.7, cloud="#ffe8c8", cloud_alpha=0.75, fog=0.013),
        light=Light("#66584a", "#b49a74", "#ffa03c"), medium=Medium(contrast=1.05),
        ornaments=("weathervanes", "garlands", "wreaths", "fruits", "pumpkins", "reeds"),
    ),
    Theme(
        "sakura",
        phrases=(
            "sakura", "cherry blossom spring", "pink cherry trees in japan", "japanese spring garden", "sakura petals everywhere", "kyoto in spring", "hanami", "make it pink cherry blossoms",
            "soft pink blossoms and red torii", "spring petals over mossy stone", "a japanese temple garden full of pink petals", "springtime in old japan",
        ),
        ground=M("sprinkles", "#7cb45c", "#a8d87c", "#ffc0dc"), soil=M("noise", "#6a4a3a", "#94705a"), stone=M("cobble", "#74807a", "#b8c4bc"), sand=M("waves", "#e8e0d0", "#fbf6ea", "#d8ccb8"),
        water=M("ripples", "#5cb4b8", "#94dcd4", "#ffe0ee"), log=M("bark", "#3a2424", "#6e4a46", "#ffc0dc"), leaf=M("blossom", "#d86a9c", "#ffb4d4", "#fff0f8"),
        plank=M("planks", "#b8281c", "#e85038"), brick=M("tiles", "#e8dcc8", "#fffaf0"), roof=M("scales", "#2a3440", "#5c6c7c", "#94a4b4"), glass=M("window", "#5a3020", "#8a5038", "#fff0d0", 0.8),
        lamp=M("lamp", "#ff6a4a", "#ffb08a", "#fff4e0", 1.0, 0.4), snow=M("sprinkles", "#e8ccd8", "#f8e4ec", "#ff8ab8"), pine=M("blossom", "#4c8a4c", "#8cc47c", "#ffb4d4"),
        blossom=M("blossom", "#e07cb0", "#ffd0e4", "#ffffff"), flower=M("dots", "#ff8ab8", "#ffc8e0", "#ffffff"), plaster=M("plain", "#f0e8dc", "#fffcf4"),
        sky=Sky("#8cc8f0", "#ffe4f0", "#f8d8e8", 2.4, sun="#fff8f0", halo=0.5, cloud="#fff0f8", cloud_alpha=0.85, fog=0.009),
        light=Light("#6c646c", "#989088", "#ffb08a", 0.68, 0.84), medium=Medium(bloom=0.15),
        ornaments=("garlands", "lanterns", "paper lanterns", "bamboo shoots", "lilies"),
    ),
    Theme(
        "jungle temple",
        phrases=(
            "jungle temple", "overgrown ruins", "lost temple in the rainforest", "lush green jungle", "aztec ruins covered in vines", "maya temple", "tropical rainforest", "make it a jungle",
            "mossy stones and hanging vines", "deep jungle expedition", "vines swallowing an ancient temple", "wet green rainforest with carved stone",
        ),
        ground=M("leaves", "#0c3c12", "#2c8a2a", "#8ad83c"), soil=M("vines", "#2a2014", "#5c4628", "#3c8a24"), stone=M("vines", "#3c443a", "#7c8872", "#2e8a24"), sand=M("cobble", "#4c5a34", "#8a945c"),
        water=M("ripples", "#0c4c3c", "#1e7c5c", "#7ad8a0"), log=M("vines", "#2a1c10", "#5a4024", "#3ca82a"), leaf=M("leaves", "#06280c", "#1e8a24", "#7ae03c"),
        plank=M("runes", "#4c4c3a", "#8c8c6c", "#1e5c1c"), brick=M("vines", "#545c48", "#98a07c", "#2e9a2a"), roof=M("thatch", "#4c3c1a", "#a08a44"), glass=M("window", "#3c4430", "#6c7854", "#0c140a"),
        lamp=M("lamp", "#ff9a1e", "#ffd05a", "#fff4b0", 1.0, 0.4), snow=M("vines", "#788a70", "#b4c4a4", "#2e8a24"), ore=M("runes", "#3c443a", "#7c8872", "#f0c83c", 0.3),
        flower=M("blossom", "#0c3c12", "#2c8a2a", "#ff3c7c"), blossom=M("blossom", "#06280c", "#1e8a24", "#ff5a3c"), terracotta=M("runes", "#5c4c34", "#a08858", "#2e8a24"),
        sky=Sky("#5ca4a0", "#d4ecb8", "#7cac6c", 2.2, sun="#fff8c0", halo=0.6, cloud="#dcf0d0", cloud_alpha=0.8, fog=0.017, fog_start=5),
        light=Light("#4a5c40", "#a4ac80", "#ffb03c", 0.62, 0.8),
        ornaments=("wall vines", "hanging vines", "moss beards", "bushes", "lilies"),
    ),
    Theme(
        "underwater",
        phrases=(
            "underwater", "coral reef", "sunken city of atlantis", "bottom of the sea", "deep ocean with corals", "atlantis", "under the sea, blue light and coral", "make it underwater",
            "a reef of bright corals in deep blue water", "submerged ruins", "drowned city among coral gardens", "beneath the waves",
        ),
        ground=M("corals", "#1c6a7c", "#38a0a0", "#ff8a6a", 0.1), soil=M("noise", "#2c4c5c", "#4c7484"), stone=M("scales", "#1c4460", "#447c98", "#8ac8d8"), sand=M("ripples", "#a8b890", "#dce4b8", "#f8f8d8"),
        water=M("waves", "#0a4c9c", "#1e84d0", "#a8f0ff", 0.3), log=M("dots", "#7c2a5c", "#b84a84", "#ffb4d8"), leaf=M("corals", "#c83c5c", "#ff7c6a", "#ffe08a", 0.3),
        plank=M("scales", "#2a7c74", "#7cd0b8", "#f0e8a8"), brick=M("blocks", "#4c7c90", "#a0ccd4"), roof=M("scales", "#6a3c94", "#b47cd8", "#ffd0f0"), glass=M("hexes", "#1c4c6c", "#3c8aa8", "#a8fff0", 0.8),
        lamp=M("lamp", "#3cf0d8", "#a8fff0", "#ffffff", 1.0, 0.6), snow=M("corals", "#c8dce0", "#f0f8f8", "#ff9ab8"), pine=M("waves", "#0c5c3c", "#2a9c5c", "#8ae08a"),
        blossom=M("corals", "#8a3cc8", "#c88aff", "#fff0a8", 0.3), flower=M("corals", "#ff5a3c", "#ffb43c", "#ffffff", 0.3), terracotta=M("corals", "#8a4c6c", "#c87c94", "#ffd08a"),
        sky=Sky("#3cb8e8", "#0c5c94", "#063860", 1.6, sun="#d8ffff", sun_size=0.2, halo=0.9, cloud="#7cd8f4", cloud_alpha=0.5, fog=0.03, fog_start=2),
        light=Light("#3c6478", "#6ca0ac", "#3cf0d8", 0.68, 0.84), medium=Medium(bloom=0.3),
        ornaments=("coral", "shells", "wall vines", "hanging roots"),
    ),
    Theme(
        "crystal cave",
        phrases=(
            "crystal cave", "glowing amethyst crystals", "purple crystal cavern", "gemstone world", "a cave of shining gems", "amethyst and emerald everywhere", "dark cave lit by crystals",
            "make it crystals", "luminous violet crystals in black rock", "geode", "inside a giant amethyst geode", "gem-studded dark cavern",
        ),
        ground=M("crystal", "#2a1050", "#7c3cc8", "#e0a8ff", 0.5), soil=M("cobble", "#140c20", "#3a2a50"), stone=M("crystal", "#120e24", "#3a3060", "#7c6ad8", 0.4), sand=M("crystal", "#0c4c4c", "#2ab4a0", "#b0ffe8", 0.5),
        water=M("ripples", "#0a1c5c", "#1c4cb8", "#7ae8ff", 0.5), log=M("crystal", "#5a1070", "#c83ce0", "#ffc8ff", 0.5), leaf=M("crystal", "#0a5c4c", "#2af0b0", "#e0fff4", 0.8),
        plank=M("blocks", "#241a3c", "#5c4a8a"), brick=M("crystal", "#5c0c34", "#e02a74", "#ffb0d0", 0.5), roof=M("crystal", "#0c2a6c", "#2a7cf0", "#b0e0ff", 0.5), glass=M("diamonds", "#2a1a4c", "#5c3a9c", "#ff9aff", 1.0),
        lamp=M("crystal", "#c86aff", "#f0c8ff", "#ffffff", 1.0, 0.8), snow=M("crystal", "#8a7cc0", "#e0d8ff", "#ffffff", 0.4), ore=M("ore", "#120e24", "#3a3060", "#3cffc8", 1.0), flower=M("diamonds", "#c83ce0", "#ff9aff", "#ffffff", 0.9),
        sky=Sky("#08040f", "#2c1450", "#10081c", 3.0, sun="#d8a8ff", halo=0.5, cloud="#1e1038", cloud_alpha=0.8, stars=0.9, fog=0.017),
        light=Light("#463e60", "#7c7494", "#c87aff", 0.58, 0.82, glow=1.35), medium=Medium(bloom=0.55, contrast=1.06),
        ornaments=("roof crystals", "crystals", "stalactites", "glowing spores"),
    ),
    Theme(
        "alien",
        phrases=(
            "alien planet", "alien world with glowing plants", "bioluminescent jungle", "strange planet with teal and purple life", "pandora", "extraterrestrial landscape", "another planet",
            "make it alien", "glowing spores and violet rivers", "weird organic alien life", "an unknown planet of glowing teal moss", "alien biosphere at night",
        ),
        ground=M("dots", "#042c34", "#0c5c5c", "#2affc0", 0.9), soil=M("scales", "#241040", "#4c2478", "#8a4cc8"), stone=M("hexes", "#1c1834", "#443c6c", "#6a5ca8"), sand=M("corals", "#2c4c54", "#5c8a84", "#b0ffd8", 0.5),
        water=M("ripples", "#3c0a5c", "#8a1eb0", "#ff6af0", 0.6, 0.15), log=M("dots", "#0c3c44", "#1c7478", "#7affe0", 1.0), leaf=M("dots", "#4c0a5c", "#a81eb8", "#ff8aff", 1.0),
        plank=M("scales", "#14443c", "#3ca890", "#b0ffe8", 0.4), brick=M("hexes", "#2c1c4c", "#7450b0", "#2affd8", 0.7), roof=M("corals", "#54105c", "#b03cb8", "#ffd0ff", 0.3), glass=M("hexes", "#0c3c3c", "#1c6c64", "#a8ff5a", 1.0),
        lamp=M("lamp", "#5aff9a", "#b8ffd0", "#ffffff", 1.0, 0.7), snow=M("dots", "#7ca8a8", "#c8ece4", "#ff9af0", 0.6), flower=M("dots", "#ff3cb0", "#ff9ae0", "#ffff8a", 1.0), pine=M("scales", "#0a1c5c", "#2c5cc8", "#7af0ff", 0.7),
        sky=Sky("#04121c", "#14706c", "#062428", 2.6, sun="#8affd8", sun_size=0.26, halo=0.5, crescent=0.35, cloud="#3c1c5c", cloud_alpha=0.7, stars=1.0, fog=0.014),
        light=Light("#3c5058", "#7c9494", "#5affb0", glow=1.4), medium=Medium(bloom=0.55),
        ornaments=("tentacles", "glowing spores", "horns", "mushrooms", "hanging roots"),
    ),
)  # fmt: skip
