# ruff: noqa: E501
"""Themes of tales, toys and media: what an artist's hand or another age would make of the world."""

from __future__ import annotations

from mirage_game.style.parts import Light, Material, Medium, Sky
from mirage_game.style.theme import Theme

M = Material

THEMES = (
    Theme(
        "candy",
        phrases=(
            "candy", "candy land", "everything is made of sweets", "chocolate, lollipops and sprinkles", "gingerbread houses with icing", "sugar world in pink and pastel", "sweet tooth heaven",
            "make it candy", "ice cream hills and candy cane trees", "cake and frosting", "a dessert world of donuts and gummy bears", "cotton candy trees and a chocolate river",
        ),
        ground=M("sprinkles", "#ff9cc8", "#ffc0dc", "#4ad8ff"), soil=M("blocks", "#4a2410", "#8a4c24"), stone=M("cane", "#fff4f8", "#ffe8f0", "#e8203c"),
        sand=M("dots", "#fff0c0", "#ffe49a", "#ff8ab8"), water=M("ripples", "#4ab8f0", "#8ae0ff", "#ffffff"), log=M("cane", "#fffafa", "#ffffff", "#e01e3c"),
        leaf=M("swirl", "#4ad8a0", "#8cf0c4", "#fffadc"), plank=M("tiles", "#a8601e", "#e0a050"), brick=M("bricks", "#ffffff", "#b86a2c"), roof=M("scales", "#ff5a9c", "#ffb4d4", "#ffffff"),
        glass=M("window", "#ffffff", "#ffe0f0", "#ffd83c", 0.8), lamp=M("lamp", "#ffc83c", "#fff08a", "#ffffff", 1.0, 0.6), snow=M("sprinkles", "#f4dce4", "#fff0f4", "#ff5a9c"),
        cobble=M("dots", "#c88cf0", "#e0b4ff", "#ffffff"), path=M("checker", "#ffb86a", "#fff0d0"), ore=M("sprinkles", "#6a3418", "#8a4c24", "#ffffff"), pine=M("swirl", "#ff6ab0", "#ffa8d8", "#ffffff"),
        blossom=M("swirl", "#a86aff", "#d0a8ff", "#fff4a8"), flower=M("dots", "#ff3c78", "#ffd83c", "#ffffff"), terracotta=M("waves", "#ff8a5a", "#ffc08a", "#ffffff"), plaster=M("sprinkles", "#fff0e0", "#fffaf4", "#ff7ab0"),
        sky=Sky("#8ac8ff", "#ffd0e8", "#ffe0f0", 2.2, sun="#fff08a", sun_size=0.16, halo=0.4, cloud="#ffb8dc", cloud_alpha=0.9, fog=0.006),
        light=Light("#8c848c", "#84807c", "#ffd08a", 0.78, 0.9),
        ornaments=("frosting drips", "baubles", "gift boxes", "wreaths"),
    ),
    Theme(
        "noir",
        phrases=(
            "film noir", "black and white detective movie", "noir", "old black and white film", "1940s crime film with hard shadows", "monochrome, rain and shadows", "silent movie",
            "make it black and white", "dark grey city night with stark light", "no colour, high contrast", "a moody monochrome thriller", "greyscale detective story",
        ),
        ground=M("noise", "#262626", "#4a4a4a"), soil=M("cobble", "#161616", "#303030"), stone=M("blocks", "#2a2a2a", "#6c6c6c"), sand=M("noise", "#7c7c7c", "#a0a0a0"),
        water=M("waves", "#060606", "#202020", "#b0b0b0"), log=M("bark", "#0c0c0c", "#3c3c3c"), leaf=M("leaves", "#080808", "#383838", "#707070"), plank=M("planks", "#1c1c1c", "#5a5a5a"),
        brick=M("bricks", "#141414", "#565656"), roof=M("shingles", "#060606", "#2c2c2c"), glass=M("stripes", "#141414", "#f4f4f4", "#ffffff", 0.0, 0.75), lamp=M("lamp", "#c8c8c8", "#ffffff", "#ffffff", 1.0, 0.8),
        snow=M("soft", "#b8b8b8", "#e4e4e4"), flower=M("plain", "#c0c0c0", "#f0f0f0"),
        sky=Sky("#0e0e0e", "#8c8c8c", "#3c3c3c", 2.6, sun="#ffffff", sun_size=0.15, halo=0.6, cloud="#3a3a3a", cloud_alpha=0.85, stars=0.5, fog=0.018),
        light=Light("#404040", "#a4a4a4", "#ffffff", 0.4, 0.75, 0.3, 1.0, 1.3), medium=Medium(saturation=0.0, contrast=1.3, bloom=0.35, vignette=0.5),
        ornaments=("chimneys", "posters", "lanterns"),
    ),
    Theme(
        "halloween",
        phrases=(
            "halloween", "haunted graveyard", "spooky night with pumpkins and skulls", "ghosts and jack-o-lanterns", "haunted house", "creepy october night under a crescent moon", "trick or treat",
            "make it spooky", "purple night, orange pumpkins", "skeletons and witches", "a haunted village of skulls under a sickle moon", "all hallows eve",
        ),
        ground=M("noise", "#1c2418", "#3a4428", "#a85a1e"), soil=M("bones", "#1c1418", "#443440", "#b8ac98"), stone=M("bones", "#24222e", "#565068", "#a8a0b0"), sand=M("cracks", "#4c4038", "#7c6c5c", "#241c1c"),
        water=M("ripples", "#14081e", "#341450", "#8aff3c", 0.6), log=M("bark", "#0c080a", "#38282c", "#ff8a1e", 0.8), leaf=M("leaves", "#7c2c04", "#f0780c", "#ffc83c"), plank=M("planks", "#1c1420", "#4c3c54"),
        brick=M("bricks", "#0e0a14", "#4c3c5c"), roof=M("shingles", "#0c0814", "#38245a"), glass=M("furnace", "#d85a04", "#ff8a14", "#ffe04a", 1.0), lamp=M("furnace", "#e06a08", "#ff9a1e", "#fff06a", 1.0, 0.35),
        snow=M("bones", "#8a84a0", "#c8c0d8", "#241c34"), pine=M("leaves", "#10081c", "#3c1c5c", "#8aff3c", 0.5), blossom=M("leaves", "#3c0814", "#a01e30", "#ff5a3c"), flower=M("plain", "#ff8a1e", "#ffb43c", "#ffb43c", 0.7), path=M("cobble", "#1c1a24", "#544e60"),
        sky=Sky("#0c0620", "#a84a1c", "#2c1030", 2.6, sun="#fff0b0", sun_size=0.26, halo=0.5, crescent=0.55, cloud="#2c1440", cloud_alpha=0.9, stars=0.7, fog=0.016),
        light=Light("#4c4468", "#746c84", "#ff8a1e", 0.58, 0.8, glow=1.4), medium=Medium(bloom=0.4, vignette=0.3, contrast=1.08),
        ornaments=("pumpkins", "cobwebs", "black flags", "masks", "fairy lights"),
    ),
    Theme(
        "fairy tale",
        phrases=(
            "fairy tale", "enchanted forest", "magical storybook world", "fairies, mushrooms and sparkles", "once upon a time", "a magic kingdom in pastel colours", "unicorns and rainbows",
            "make it magical", "giant mushrooms and glowing flowers", "whimsical dreamland", "an enchanted storybook kingdom", "mushroom houses in a fairy wood",
        ),
        ground=M("blossom", "#4cb45c", "#8ce08a", "#ffe0f8", 0.1), soil=M("dots", "#8a5a8c", "#b484b4", "#e8c8f0"), stone=M("cobble", "#8c8cc0", "#c8c8f0"), sand=M("mosaic", "#ffe0b0", "#fff4d8", "#ffb0e0"),
        water=M("ripples", "#5ac8e8", "#a8f4f0", "#ffffff", 0.3), log=M("stripes", "#f0e4d0", "#fffaf0", "#ffffff"), leaf=M("dots", "#d81e3c", "#ff4c5c", "#fffaf4"), plank=M("planks", "#c88a5c", "#f4c894"),
        brick=M("cobble", "#e0a8c8", "#fff0f8"), roof=M("scales", "#5a3cb8", "#a88aff", "#ffe08a", 0.2), glass=M("diamonds", "#ffb84a", "#fff0b0", "#ff8ac8", 0.7), lamp=M("lamp", "#ffe06a", "#fff8c0", "#ffffff", 1.0, 0.6),
        snow=M("blossom", "#c8b8e8", "#ece0ff", "#ffb0e8"), pine=M("scales", "#1e9c94", "#6ae0c8", "#ffffff"), blossom=M("blossom", "#a85ae0", "#e0a8ff", "#fff8c8", 0.3), flower=M("blossom", "#ff5ac8", "#ffa8e8", "#fff8a8", 0.6),
        sky=Sky("#7c8cf0", "#ffd8f4", "#f0d8ff", 2.2, sun="#fffae0", halo=0.7, cloud="#fff4ff", cloud_alpha=0.85, stars=0.9, fog=0.009),
        light=Light("#6c647c", "#908884", "#ffe08a", 0.7, 0.85), medium=Medium(bloom=0.3, saturation=1.15),
        ornaments=("flags", "garlands", "lanterns", "mushrooms", "fruits", "lilies"),
    ),
    Theme(
        "toy bricks",
        phrases=(
            "toy bricks", "plastic building blocks", "lego", "a world of plastic toy bricks with studs", "brick toys in primary colours", "children's building bricks", "studded plastic blocks",
            "make it lego", "shiny red, yellow and blue bricks", "toy brick city", "built from coloured plastic bricks", "click-together toy blocks",
        ),
        ground=M("studs", "#0c7a2c", "#2cc850"), soil=M("studs", "#6a3414", "#a8602c"), stone=M("studs", "#70767c", "#b8c0c6"), sand=M("studs", "#e0b020", "#ffe05a"), water=M("studs", "#0a4cc8", "#2c8cff"),
        log=M("studs", "#5c2c10", "#90501f"), leaf=M("studs", "#3c9c14", "#84e034"), plank=M("studs", "#e8a018", "#ffcc44"), brick=M("studs", "#b40a14", "#f42c30"), roof=M("studs", "#0a3490", "#2a64dc"),
        glass=M("window", "#f4f4f4", "#ffffff", "#8ad8ff", 0.5), lamp=M("studs", "#ffc81e", "#fff08a", "#ffffff", 0.0, 0.8), cobble=M("studs", "#44484c", "#84888c"), path=M("studs", "#9c8c70", "#d8c8a8"),
        snow=M("studs", "#dcdce0", "#ffffff"), pine=M("studs", "#065c30", "#149c58"), blossom=M("studs", "#e04c9c", "#ff90cc"), plaster=M("studs", "#dcdcdc", "#fcfcfc"), terracotta=M("studs", "#d85a0a", "#ff8c2c"),
        ore=M("studs", "#5a1e90", "#9c50e0"), flower=M("studs", "#f42c30", "#ff5a50"),
        sky=Sky("#2c9cf4", "#b8e4ff", "#b8e4ff", 2.4, 6, sun="#ffe83c", sun_size=0.16, halo=0.0, cloud="#ffffff", cloud_alpha=1.0, fog=0.003),
        light=Light("#707070", "#909090", "#ffe08a", 0.7, 0.85, shade=0.6), medium=Medium(saturation=1.1), water_alpha=0.95,
        ornaments=("flags", "bunting", "flower beds"),
    ),
    Theme(
        "blueprint",
        phrases=(
            "blueprint", "architect's blueprint", "white lines on blue paper", "technical drawing", "construction plan", "engineering drawing in blue and white", "cyanotype plan",
            "make it a blueprint", "drafting paper with grid lines", "schematic", "a draughtsman's plan, white ink upon blue", "architectural line drawing",
        ),
        ground=M("grid", "#123c8c", "#164498", "#5c8cd8"), soil=M("plain", "#0e3480", "#123a8a"), stone=M("bricks", "#5c8cd8", "#123c8c"), sand=M("dots", "#123c8c", "#164498", "#6c9ce0"), water=M("waves", "#0c2c70", "#0e3480", "#8cb4f0"),
        log=M("stripes", "#123c8c", "#2c5cb0"), leaf=M("diamonds", "#123c8c", "#1c4ca4", "#a8c8f8"), plank=M("planks", "#8cb4f0", "#123c8c", "#8cb4f0"), brick=M("bricks", "#a8c8f8", "#123c8c"), roof=M("shingles", "#a8c8f8", "#1c4ca4"),
        glass=M("window", "#e0ecff", "#f4f8ff", "#1c4ca4"), lamp=M("lamp", "#ffffff", "#e0ecff", "#ffffff", 1.0, 0.6), snow=M("grid", "#2c5cb0", "#3468bc", "#e0ecff"), cobble=M("hexes", "#123c8c", "#164498", "#7ca8e8"),
        sky=Sky("#0e3480", "#1c50ac", "#0e3480", 2.0, sun="#ffffff", halo=0.0, cloud="#3c70c8", cloud_alpha=0.9, fog=0.009),
        light=Light("#b8b8b8", "#484848", "#404040", 0.82, 0.92, 0.75, 0.3, 1.0), medium=Medium(edge=0.9, edge_colour="#dceaff", edge_width=0.035, ink=0.9, ink_colour="#ffffff", paper=0.08), water_alpha=0.95,
    ),
    Theme(
        "watercolour",
        phrases=(
            "watercolour painting", "watercolor", "soft watercolour on paper", "painted with water colours", "aquarelle", "delicate washes of colour on white paper", "a gentle watercolour sketch",
            "make it a watercolour", "loose pastel washes", "children's book watercolour illustration", "pale washes bleeding into rough paper", "watercolor illustration",
        ),
        ground=M("soft", "#a4c87c", "#d8e8a8"), soil=M("soft", "#c09878", "#e0c4a4"), stone=M("soft", "#a4a8b8", "#d4d8e0"), sand=M("soft", "#ecd8a8", "#faf0d0"), water=M("soft", "#78b0d8", "#b8dcf0"),
        log=M("soft", "#907060", "#c0a088"), leaf=M("soft", "#5c9c6c", "#b4d48c"), plank=M("soft", "#c89c6c", "#ecd0a4"), brick=M("soft", "#d0887c", "#f0bcac"), roof=M("soft", "#b0605c", "#e09c8c"),
        glass=M("soft", "#f4d890", "#fff4cc", "#ffffff", 0.0, 0.3), lamp=M("soft", "#ffd870", "#fff4c0", "#ffffff", 0.0, 0.7), snow=M("soft", "#eef2f8", "#ffffff"), pine=M("soft", "#4c8478", "#94bca8"), flower=M("plain", "#e86a8c", "#ffa8b8"),
        sky=Sky("#8cb8e4", "#fdf6ea", "#f8f0e0", 1.8, sun="#ffe8a0", sun_size=0.14, halo=0.3, cloud="#ffffff", cloud_alpha=0.7, fog=0.017, fog_start=6),
        light=Light("#94908c", "#787878", "#e0b080", 0.8, 0.9, 0.7, 0.7), medium=Medium(ink=0.35, ink_colour="#5c5468", paper=0.09, brush=0.7, saturation=1.1), water_alpha=0.8,
        ornaments=("flower beds", "reeds"),
    ),
    Theme(
        "pixel arcade",
        phrases=(
            "8-bit pixel art", "pixel art", "retro arcade game", "nintendo 8 bit", "chunky pixels and few colours", "old console game", "game boy era graphics in colour",
            "make it 8 bit", "low resolution retro graphics", "a video game from 1986", "blocky sprites of an eighties arcade cabinet", "sixteen colour pixel graphics",
        ),
        ground=M("checker", "#00a800", "#48d848"), soil=M("bricks", "#000000", "#c84c0c"), stone=M("blocks", "#404040", "#bcbcbc"), sand=M("checker", "#f0bc3c", "#fce0a8"), water=M("waves", "#0058f8", "#3cbcfc", "#ffffff"),
        log=M("stripes", "#503000", "#ac7c00"), leaf=M("dots", "#006800", "#00b800", "#b8f818"), plank=M("planks", "#ac7c00", "#fca044"), brick=M("bricks", "#fcbcb0", "#c84c0c"), roof=M("checker", "#a81000", "#f83800"),
        glass=M("window", "#000000", "#585858", "#a4e4fc", 0.8), lamp=M("diamonds", "#f8b800", "#fcfc8c", "#ffffff", 0.0, 0.9), snow=M("checker", "#d8f8f8", "#fcfcfc"), ore=M("diamonds", "#404040", "#fcd800", "#fcfcfc"), flower=M("plain", "#f83800", "#f878f8"),
        pine=M("checker", "#004058", "#008888"), path=M("tiles", "#7c7c7c", "#d8d8d8"), plaster=M("tiles", "#d8b8f8", "#fcfcfc"),
        sky=Sky("#5c94fc", "#a4c8fc", "#a4c8fc", 2.2, 4, sun="#fce0a8", sun_square=True, halo=0.0, cloud="#fcfcfc", cloud_alpha=1.0, fog=0.003),
        light=Light("#808080", "#808080", "#f8b800", 0.66, 0.84, shade=0.4), medium=Medium(pixels=3, posterise=5, saturation=1.2, scanlines=0.0), water_alpha=0.95,
        ornaments=("flags", "screens", "crates"),
    ),
    Theme(
        "medieval",
        phrases=(
            "medieval", "middle ages", "castle and knights", "medieval village with timber houses", "stone castles and thatched roofs", "dark ages kingdom", "a knight's tale", "make it medieval",
            "half-timbered houses and cobbled streets", "old stone walls, straw roofs and torches", "a feudal hamlet of timber, straw and stone", "kingdom of knights",
        ),
        ground=M("grass", "#3c5424", "#6c843c", "#8a9c4c"), soil=M("noise", "#42301e", "#6a5034"), stone=M("blocks", "#4c4a46", "#98948a"), sand=M("cobble", "#7c6c50", "#b4a480"), water=M("ripples", "#24403c", "#44645c", "#8ca89c"),
        log=M("bark", "#241810", "#523a24"), leaf=M("leaves", "#22381a", "#54702e", "#7c903c"), plank=M("planks", "#2c1c10", "#6c4a2a", "#1c120a"), brick=M("cobble", "#3a3834", "#8a867c"), roof=M("thatch", "#5c461c", "#c8a450"),
        glass=M("diamonds", "#2c1c10", "#e8b44c", "#1c120a", 0.0, 0.35), lamp=M("lamp", "#a0400c", "#ff9a2a", "#ffe890", 1.0, 0.4), plaster=M("planks", "#3c2a1a", "#e0d4b8"), cobble=M("cobble", "#3a3834", "#7c786e"), path=M("cobble", "#4c4438", "#94866c"),
        terracotta=M("blocks", "#6c5038", "#ac8460"), flower=M("plain", "#a02030", "#d8b43c"),
        sky=Sky("#7c90a0", "#d8d4c4", "#b4b0a0", 2.0, sun="#fff4d8", halo=0.5, cloud="#c4c4c0", cloud_alpha=0.85, fog=0.014),
        light=Light("#565450", "#a8a294", "#ff9a3c", 0.6, 0.8), medium=Medium(saturation=0.9, contrast=1.08),
        ornaments=("flags", "shields", "lanterns", "barrels"),
    ),
    Theme(
        "western",
        phrases=(
            "wild west", "western", "cowboy town in the desert", "red canyons and wooden saloons", "old west at high noon", "dusty frontier town", "spaghetti western", "make it a western",
            "arizona mesas and cactus under a hot sky", "gold rush town", "a dusty saloon town between red mesas", "cowboys and canyons",
        ),
        ground=M("noise", "#b0703c", "#d89c60", "#7c8a3c"), soil=M("waves", "#8a3c1e", "#c0683a", "#a85028"), stone=M("waves", "#943c20", "#d4784a", "#f0a870"), sand=M("noise", "#d8985c", "#f0bc84"), water=M("ripples", "#3c6c64", "#64988c", "#c8d8b4"),
        log=M("bark", "#4c3018", "#8c6038"), leaf=M("leaves", "#4c5c24", "#8a984c", "#b8b86c"), plank=M("planks", "#6c4424", "#b88450", "#3c2410"), brick=M("planks", "#5c2c18", "#a8603c", "#2c140a"), roof=M("shingles", "#3c2818", "#806040"),
        glass=M("window", "#5c3c20", "#8a6238", "#f8dc9c", 0.5), lamp=M("lamp", "#d8781e", "#ffb84c", "#fff0b8", 1.0, 0.4), plaster=M("planks", "#a08868", "#e8d8b8"), path=M("noise", "#b8885c", "#dcb080"), snow=M("noise", "#e4d0a8", "#f8ecd0"),
        flower=M("plain", "#e0503c", "#f8c03c"), pine=M("pipes", "#2c5c2c", "#6c9c4c"), blossom=M("leaves", "#8a6c2c", "#c8a84c"),
        sky=Sky("#e0803c", "#ffe0a0", "#f0b878", 2.0, sun="#fffce0", sun_size=0.17, halo=0.9, cloud="#f8c088", cloud_alpha=0.7, fog=0.011),
        light=Light("#6c5848", "#b49878", "#ffa848", 0.6, 0.8), medium=Medium(contrast=1.06),
        ornaments=("weathervanes", "posters", "lanterns", "cacti"),
    ),
    Theme(
        "oil painting",
        phrases=(
            "oil painting", "van gogh", "thick impasto brush strokes", "impressionist painting", "starry swirls of oil paint", "painted on canvas", "post-impressionist landscape", "make it an oil painting",
            "swirling blue and yellow brushwork", "a masterpiece in a museum", "heavy swirls of oil on canvas", "expressive brush strokes, museum picture",
        ),
        ground=M("brush", "#3c7434", "#c8c83c", "#f0e86c"), soil=M("brush", "#5c3c24", "#b0783c", "#d8a050"), stone=M("brush", "#3c4c74", "#94a8c8", "#d8dce8"), sand=M("brush", "#d09c2c", "#fae07c", "#ffffd0"), water=M("brush", "#143c94", "#4c94d8", "#d8f0f0"),
        log=M("brush", "#2c1c14", "#805430", "#c08848"), leaf=M("swirl", "#143c24", "#3c7c3c", "#a8c048"), plank=M("brush", "#8c4c1c", "#e8a848", "#fad888"), brick=M("brush", "#7c2c1c", "#d8643c", "#f4a870"), roof=M("brush", "#1c2c5c", "#4c64a8", "#8ca0d0"),
        glass=M("brush", "#f0a81c", "#ffe870", "#ffffff", 0.0, 0.5), lamp=M("swirl", "#ffb81c", "#ffe04c", "#fffcc0", 0.5, 0.6), snow=M("brush", "#c0d0e8", "#ffffff", "#ffffff"), pine=M("swirl", "#0c2420", "#24543c", "#4c8450"), flower=M("plain", "#e84c3c", "#ffd83c"),
        blossom=M("swirl", "#d8789c", "#f8c0d0", "#ffffff"),
        sky=Sky("#1c4cb0", "#a8d4d8", "#d8d89c", 1.8, 6, sun="#ffe83c", sun_size=0.2, halo=0.9, cloud="#e8f0d8", cloud_alpha=0.85, stars=1.3, fog=0.009),
        light=Light("#706c74", "#a09c88", "#ffb83c", 0.66, 0.84), medium=Medium(brush=1.0, saturation=1.15, contrast=1.05, paper=0.08),
        ornaments=("chimneys", "wall vines", "flower beds", "lilies"),
    ),
    Theme(
        "comic ink",
        phrases=(
            "comic book", "comic ink with halftone dots", "pop art comic", "graphic novel with black outlines", "cel shaded cartoon", "superhero comic page", "bold ink outlines and flat colours", "make it a comic",
            "borderlands style cel shading", "cartoon with thick black lines", "pow! bam! ink, dots and flat bright colour", "hand-inked comic panels",
        ),
        ground=M("plain", "#3cb43c", "#5cd04c"), soil=M("plain", "#a05c28", "#b87034"), stone=M("plain", "#8c94a0", "#a8b0bc"), sand=M("plain", "#ffd85c", "#ffe684"), water=M("waves", "#1c84f0", "#3ca4ff", "#ffffff"),
        log=M("plain", "#7c4420", "#94542c"), leaf=M("leaves", "#148c3c", "#34b44c", "#94e054"), plank=M("planks", "#a8642c", "#e8a04c"), brick=M("bricks", "#ffe8d0", "#e83c2c"), roof=M("shingles", "#b81c2c", "#f0444c"),
        glass=M("window", "#1c1c24", "#343440", "#a8f0ff", 0.5), lamp=M("lamp", "#ffd01c", "#fff05c", "#ffffff", 1.0, 0.6), snow=M("plain", "#ecf4fc", "#ffffff"), pine=M("leaves", "#0c5c44", "#208c60"), plaster=M("plain", "#fff0dc", "#fff8ec"), flower=M("plain", "#f83c6c", "#ffe03c"),
        terracotta=M("plain", "#f07c34", "#ff9850"), blossom=M("leaves", "#f05c9c", "#ff94c4"),
        sky=Sky("#2ca4f8", "#c8f0ff", "#c8f0ff", 2.0, 4, sun="#fff03c", sun_size=0.17, halo=0.0, cloud="#ffffff", cloud_alpha=1.0, fog=0.003),
        light=Light("#787878", "#8c8c8c", "#ffd04c", 0.58, 0.82, shade=0.5), medium=Medium(ink=1.0, posterise=6, halftone=0.35, saturation=1.2, edge=0.35, edge_width=0.025),
        ornaments=("antennas", "posters", "neon strips"),
    ),
)  # fmt: skip
