# ruff: noqa: E501
"""Themes of machines and cities: steam, neon, space, ruin."""

from __future__ import annotations

from mirage_game.style.parts import Light, Material, Medium, Sky
from mirage_game.style.theme import Theme

M = Material

THEMES = (
    Theme(
        "steampunk",
        phrases=(
            "steampunk", "steampunk city", "brass and copper machines", "victorian steampunk with gears and pipes", "a world of brass gears, rivets and steam",
            "turn everything into steampunk", "clockwork machinery", "copper pipes and glowing furnaces under a smoky amber sky", "steam age, cogs and boilers",
            "make it look like a steampunk factory", "Steam Punk!!", "industrial brass world, riveted plates, warm haze", "gears and steam", "a victorian clockwork town of riveted brass",
        ),
        ground=M("plates", "#3e2a18", "#8a6231", "#e8b85a"), soil=M("pipes", "#2c170c", "#9a4f26", "#e0a048"), stone=M("smallplates", "#2d2926", "#6b5f54", "#c99a4c"),
        sand=M("gear", "#4a3017", "#93692e", "#eec25e"), water=M("ripples", "#2a2a16", "#5d5a26", "#c8a848"), log=M("pipes", "#5a2410", "#d07a38", "#f0c878"),
        leaf=M("gear", "#2c1a0b", "#7a4a1c", "#d8963a"), plank=M("plates", "#33190c", "#84481f", "#e6b660"), brick=M("bricks", "#281310", "#86402a", "#e0a048"),
        roof=M("shingles", "#15231f", "#3f8272", "#7ad0b0"), glass=M("furnace", "#2a1810", "#7c4a22", "#ffa030", 1.0), lamp=M("lamp", "#6b3c12", "#ffb040", "#fff0a8", 1.0, 0.4),
        cobble=M("gear", "#1f1b19", "#5a4f46", "#b98a46"), path=M("tiles", "#2f2218", "#7a5c38", "#d8a850"), snow=M("plates", "#8f7d5e", "#d9c79a", "#fff0c0"),
        ore=M("ore", "#2d2926", "#6b5f54", "#ffb040", 0.8), flower=M("gear", "#7a4a1c", "#d8963a", "#ffe090", 0.3), plaster=M("plates", "#5b4630", "#b79c70", "#e8c070"),
        pine=M("scales", "#142822", "#3c7a68", "#c98a3c"),
        sky=Sky("#5b3f2a", "#e2ac68", "#8a5a2e", 2.4, sun="#fff0c0", halo=0.7, sun_size=0.13, cloud="#8a6748", cloud_alpha=0.85, fog=0.013, fog_start=6),
        light=Light("#5e4a38", "#b89c74", "#ff9a38", glow=1.35), medium=Medium(contrast=1.08, bloom=0.35),
        ornaments=("chimneys", "copper pipes", "gears", "lanterns", "valves"),
    ),
    Theme(
        "cyberpunk",
        phrases=(
            "cyberpunk", "neon city at night", "cyberpunk city, neon signs, rain", "dark future with pink and cyan neon", "blade runner", "neon lights and dark metal",
            "a cyberpunk megacity glowing in the night", "make it cyberpunk", "futuristic neon dystopia", "synth city of circuits and holograms", "glowing magenta circuits on black steel",
            "night city full of neon", "cyber punk night",
        ),
        ground=M("circuit", "#080a16", "#12162c", "#00e5ff", 0.8), soil=M("panels", "#0a0814", "#231c3a", "#ff2a9a", 0.7), stone=M("panels", "#0c0e18", "#2c3048", "#21c8ff", 0.8),
        sand=M("hexes", "#150824", "#341650", "#ff33cc", 0.6), water=M("waves", "#04122c", "#0a2c5c", "#18c8ff", 0.6), log=M("pipes", "#10101e", "#3c3e66", "#ff2aa0", 1.0),
        leaf=M("dots", "#12062a", "#321060", "#ff3ce0", 1.0), plank=M("windowlights", "#0a0c1a", "#22264a", "#ffd24a", 1.0), brick=M("windowlights", "#0c0818", "#2a1c48", "#2af0ff", 1.0),
        roof=M("stripes", "#0a0a16", "#2a2a52", "#ff2a9a", 0.8), glass=M("window", "#120c28", "#301c60", "#ff3cb8", 1.0), lamp=M("lamp", "#ff2a9a", "#ff8ad8", "#ffffff", 1.0, 0.8),
        snow=M("hexes", "#1c2440", "#3c4c80", "#8af0ff", 0.7), path=M("panels", "#0a0a14", "#20203c", "#ffe04a", 0.8), flower=M("dots", "#2a0a40", "#801a80", "#ff7aff", 1.0),
        sky=Sky("#07041a", "#5c1470", "#12082a", 3.2, sun="#ff5ac8", sun_size=0.16, halo=0.6, cloud="#2c1450", cloud_alpha=0.7, stars=0.8, fog=0.014),
        light=Light("#40406e", "#50508a", "#ff3ac0", 0.6, 0.85, glow=1.5), medium=Medium(bloom=0.7, contrast=1.08),
        ornaments=("antennas", "neon strips", "neon signs", "glowing algae"),
    ),
    Theme(
        "space station",
        phrases=(
            "space station", "science fiction spaceship interior", "white sci-fi panels in orbit", "on board a starship", "orbital station among the stars", "clean futuristic spaceship",
            "outer space base", "make it a space station", "lunar base with white panels and blue lights", "astronaut base", "a station of white hull plates in deep space", "spaceship hull world",
        ),
        ground=M("panels", "#5c646e", "#c8d0d8", "#3ca8ff", 1.0), soil=M("smallplates", "#30343c", "#6c7480", "#a8b4c0"), stone=M("panels", "#2c3038", "#7c8490", "#ff8a2a", 1.0),
        sand=M("tiles", "#7c848e", "#dce2e8", "#ffffff"), water=M("grid", "#06203c", "#0c3c6c", "#3cc8ff", 0.9), log=M("pipes", "#3c4450", "#b8c4d0", "#ff8a2a", 0.4),
        leaf=M("hexes", "#1a3a5c", "#3c7cb8", "#a8e4ff", 0.4), plank=M("panels", "#707880", "#e8eef4", "#3cff9a", 1.0), brick=M("smallplates", "#404650", "#98a2ae", "#ffd04a"),
        roof=M("stripes", "#20262e", "#c85a1a", "#ffffff"), glass=M("window", "#1c2838", "#4c5c70", "#8ae0ff", 0.9), lamp=M("lamp", "#a8e4ff", "#e8faff", "#ffffff", 1.0, 0.8),
        snow=M("plates", "#b8c0c8", "#f4f8fc", "#8a949e"), path=M("hexes", "#24282f", "#565e6a", "#ff8a2a", 0.3), flower=M("diamonds", "#0c3c6c", "#3cc8ff", "#ffffff", 0.8),
        sky=Sky("#010207", "#0c1430", "#02030a", 5.0, sun="#ffffff", sun_size=0.07, halo=0.3, cloud="#141c3c", cloud_alpha=0.5, stars=1.4, fog=0.004),
        light=Light("#565c68", "#9ca2aa", "#8ae0ff", 0.55, 0.8, glow=1.3), medium=Medium(bloom=0.3),
        ornaments=("antennas", "neon strips", "screens", "crates"),
    ),
    Theme(
        "post-apocalyptic",
        phrases=(
            "post-apocalyptic wasteland", "after the apocalypse", "rusty ruins and dust", "wasteland", "abandoned world of rust and rubble", "nuclear wasteland under a dusty sky", "fallout",
            "make it post apocalyptic", "mad max desert of scrap metal", "everything is broken, rusty and dead", "the end of the world", "rust, scrap and dead earth beneath a yellow sky",
        ),
        ground=M("cracks", "#6e5c3e", "#9c855a", "#3c3020"), soil=M("cobble", "#382a1c", "#725638"), stone=M("plates", "#3c2c22", "#7a4c30", "#a86a3a"),
        sand=M("noise", "#8a7448", "#b89c66"), water=M("ripples", "#3c4018", "#666a26", "#a8a83c"), log=M("bark", "#2a241e", "#5c5044", "#7a4c30"),
        leaf=M("leaves", "#2e2618", "#6a5230", "#96502a"), plank=M("planks", "#3a2e22", "#7a6a52", "#8c3c1c"), brick=M("vines", "#4c3c34", "#8c6c58", "#5c5a28"),
        roof=M("pipes", "#4a2414", "#9c5428", "#6a6a60"), glass=M("window", "#3a3028", "#6a5a48", "#161410"), lamp=M("lamp", "#c85a1c", "#ffa03c", "#ffe08a", 1.0, 0.4),
        snow=M("noise", "#9c9484", "#c4bca8"), ore=M("ore", "#4a4238", "#7a6e5c", "#7cff2a", 0.8), path=M("cracks", "#4a4640", "#6a655a", "#2a2824"),
        sky=Sky("#a8884c", "#e0c27c", "#b89454", 2.0, sun="#fff4c0", halo=0.6, cloud="#8c744a", cloud_alpha=0.7, fog=0.02, fog_start=4),
        light=Light("#60543e", "#b09a6c", "#ff9a3c"), medium=Medium(saturation=0.85, contrast=1.1, paper=0.05),
        ornaments=("antennas", "posters", "chains", "barrels"),
    ),
    Theme(
        "toxic",
        phrases=(
            "toxic waste", "radioactive green slime", "toxic swamp of glowing acid", "poisonous green world", "acid pools and hazard stripes", "radioactive", "nuclear slime everywhere",
            "make it toxic", "a chemical plant leaking green goo", "biohazard", "glowing green sludge and yellow hazard stripes", "contaminated slime world",
        ),
        ground=M("corals", "#1e2a10", "#3e5a1a", "#a4ff1e", 0.8), soil=M("cobble", "#1e1a10", "#4a4422"), stone=M("panels", "#22261e", "#565e48", "#f0e020", 0.8),
        sand=M("cracks", "#4c5220", "#808a34", "#d4ff3c", 0.4), water=M("dots", "#3c9c0a", "#78e01a", "#d8ff5a", 0.8, 0.5), log=M("cane", "#1c1c18", "#26261e", "#f0d81e"),
        leaf=M("dots", "#16300c", "#2c6a12", "#9cff2a", 0.9), plank=M("pipes", "#2a3020", "#7c8a5c", "#b4ff2a", 0.6), brick=M("smallplates", "#2a2c20", "#686c4a", "#e8d81e"),
        roof=M("cane", "#2a2a1e", "#34342a", "#f0d81e"), glass=M("window", "#20281a", "#44543a", "#9cff2a", 1.0), lamp=M("lamp", "#5ac80a", "#b4ff2a", "#f4ffc8", 1.0, 0.6),
        snow=M("dots", "#8cb45a", "#b8d884", "#eaffb0", 0.3),
        sky=Sky("#24380e", "#94b02e", "#3c5412", 2.6, sun="#eaff8a", halo=0.5, cloud="#465a1c", cloud_alpha=0.8, fog=0.018),
        light=Light("#46542c", "#98a86a", "#a4ff2a", glow=1.4), medium=Medium(bloom=0.5),
        ornaments=("smokestacks", "dripping slime", "glowing spores", "barrels", "glowing algae"),
    ),
    Theme(
        "vaporwave",
        phrases=(
            "vaporwave", "synthwave sunset", "eighties retro neon grid", "outrun, pink sun and purple grid", "retrowave", "a e s t h e t i c", "80s synthwave landscape with a striped sun",
            "make it vaporwave", "pastel pink and teal eighties dream", "neon wireframe hills at sunset", "retro computer sunset with glowing grid lines", "synth wave",
        ),
        ground=M("grid", "#140530", "#240a4c", "#ff3cd0", 1.0), soil=M("grid", "#100428", "#1c0840", "#8a3cff", 0.9), stone=M("grid", "#0c0830", "#181250", "#2ad4ff", 0.9),
        sand=M("checker", "#ff8ad4", "#ffd0ee", "#ffffff"), water=M("waves", "#123a8a", "#2a78d8", "#7af0ff", 0.7), log=M("stripes", "#2ad4c8", "#b0fff0", "#ffffff"),
        leaf=M("diamonds", "#3a0a6a", "#b43cff", "#ff8af0", 0.8), plank=M("tiles", "#d86ab8", "#ffc0e8", "#ffffff"), brick=M("tiles", "#4ab8c0", "#b8f4f0", "#ffffff"),
        roof=M("stripes", "#ff3ca0", "#ffa06a", "#ffffff"), glass=M("window", "#3a1a6a", "#6a3ab0", "#3cf0ff", 1.0), lamp=M("lamp", "#ff6ac8", "#ffb4e8", "#ffffff", 1.0, 0.7),
        snow=M("grid", "#3a1a6a", "#5a2a9a", "#ffffff", 0.6), path=M("arrows", "#1a0838", "#2a1050", "#2ad4ff", 0.8), flower=M("diamonds", "#ff3ca0", "#ff8ad0", "#ffffff", 0.8),
        sky=Sky("#1c0848", "#ff5aa8", "#2a0a50", 2.2, 7, sun="#ffd24a", sun_size=0.34, halo=0.5, sun_stripes=5, cloud="#a03cc0", cloud_alpha=0.6, stars=0.8, fog=0.01),
        light=Light("#5c4a7a", "#8c7aa8", "#ff6ad8", 0.62, 0.85, glow=1.3), medium=Medium(bloom=0.5, scanlines=0.12),
        ornaments=("neon strips", "statues", "neon signs"),
    ),
    Theme(
        "clockwork gold",
        phrases=(
            "golden age", "a city of gold", "everything is gold", "golden palace with marble and jewels", "el dorado", "pure shining gold", "turn it all to gold, like king midas",
            "gilded world", "gold plates and white marble", "opulent golden empire", "gold and ivory temples in evening light", "a gilded kingdom of marble",
        ),
        ground=M("scales", "#a06e10", "#f4c838", "#fff2a8", 0.15), soil=M("tiles", "#6a3e0c", "#b8801e", "#ffe08a"), stone=M("blocks", "#c8bca0", "#fffaf0", "#f4c838"),
        sand=M("mosaic", "#d8a832", "#fbe48a", "#ffffff"), water=M("ripples", "#1a6a7a", "#3ab4b4", "#fff2a8", 0.2), log=M("stripes", "#d8ccb0", "#fffaf0", "#f4c838"),
        leaf=M("leaves", "#9a6a0c", "#f0bc2c", "#fff8c8", 0.3), plank=M("diamonds", "#b8861a", "#f8d860", "#c81e3c"), brick=M("bricks", "#8a5e0c", "#f8cc40", "#ffffff"),
        roof=M("shingles", "#7a0c24", "#d82a4a", "#f4c838"), glass=M("window", "#b8861a", "#ffe07a", "#fff8d0", 0.8), lamp=M("lamp", "#ffc83c", "#fff0a0", "#ffffff", 1.0, 0.7),
        snow=M("tiles", "#e8dcc0", "#ffffff"), ore=M("ore", "#c8bca0", "#f8f0e0", "#e01e4a", 0.4), path=M("mosaic", "#a89468", "#e8d8a8", "#b8861a"),
        sky=Sky("#b87830", "#f8dc98", "#e0b060", 2.4, sun="#ffffff", sun_size=0.14, halo=0.45, cloud="#fff0c8", cloud_alpha=0.85, fog=0.008),
        light=Light("#605440", "#a08c60", "#ffd86a", 0.6, 0.8), medium=Medium(bloom=0.3, contrast=1.1),
        ornaments=("spires", "gold trim", "shields", "baubles", "statues"),
    ),
    Theme(
        "hologram",
        phrases=(
            "hologram", "blue hologram projection", "translucent cyan hologram", "tron", "inside a computer, glowing blue lines", "digital wireframe world", "virtual reality grid",
            "make it a hologram", "cyberspace made of light", "glowing cyan outlines on black", "a digital world of blue light lines", "inside the mainframe",
        ),
        ground=M("grid", "#010a12", "#021620", "#08a8c8", 0.7), soil=M("plain", "#01060c", "#021018"), stone=M("hexes", "#010a14", "#021a2c", "#0a6a9c", 0.6),
        sand=M("dots", "#021018", "#04202c", "#18c8e8", 0.6), water=M("waves", "#00203c", "#00406c", "#3cd8ff", 0.9, 0.3), log=M("pipes", "#02141e", "#06405a", "#3cf0ff", 0.8),
        leaf=M("diamonds", "#02101c", "#04283c", "#20d8ff", 0.8), plank=M("circuit", "#020c16", "#041c2c", "#ff9a1e", 0.9), brick=M("circuit", "#020c16", "#041c2c", "#ff7a0a", 0.8),
        roof=M("stripes", "#02101a", "#5a2c04", "#ff9a1e", 0.6), glass=M("window", "#04202c", "#0a3a50", "#b0f8ff", 1.0), lamp=M("lamp", "#ff9a1e", "#ffc86a", "#ffffff", 1.0, 0.8),
        snow=M("grid", "#04283c", "#08405c", "#a8f4ff", 0.8),
        sky=Sky("#000206", "#03202e", "#00060a", 4.0, sun="#3cf0ff", sun_size=0.12, halo=0.5, cloud="#04283c", cloud_alpha=0.6, stars=0.5, fog=0.014),
        light=Light("#606870", "#808890", "#3cf0ff", 0.6, 0.8, glow=1.3), medium=Medium(edge=0.95, edge_colour="#1ee8ff", edge_width=0.045, bloom=0.6),
        ornaments=("antennas", "neon strips", "screens"),
    ),
)  # fmt: skip
