"""The skies of the vocabulary from sunset to dawn, and those of space. See `skies`."""

# ruff: noqa: E501
from __future__ import annotations

from mirage_game.style.parts import Atmosphere, Light, Sky

A, S, L = Atmosphere, Sky, Light

EVENINGS: dict[str, Atmosphere] = {
    "amber smoke": A(
        S("#5b3f2a", "#e2ac68", "#8a5a2e", 2.4, sun="#fff0c0", sun_size=0.13, halo=0.7, cloud="#8a6748", cloud_alpha=0.85, fog=0.013, fog_start=6, stars=0.0),
        L("#5e4a38", "#b89c74", "#ff9a38", glow=1.35),
        ("amber smoke", "smoky amber sky", "industrial smog", "sky full of smoke", "sooty brown air", "factory smoke over the town", "coal smoke and gaslight", "brown smog"),
    ),
    "sunset": A(
        S("#3c4c94", "#ff9a5c", "#c0705c", 2.2, sun="#ffe08a", sun_size=0.17, halo=0.9, cloud="#ff8a78", cloud_alpha=0.8, fog=0.010),
        L("#625060", "#a87c64", "#ffa04c", 0.56, 0.8),
        ("sunset", "sunset sky", "the sun is setting", "orange evening sky", "a beautiful sunset", "at sundown", "evening glow", "red and orange clouds at evening"),
    ),
    "blood sunset": A(
        S("#3c0c1c", "#ec3c24", "#5c1014", 2.2, sun="#ff9a60", sun_size=0.22, halo=0.9, cloud="#7c1824", cloud_alpha=0.85, fog=0.013, stars=0.0),
        L("#603c40", "#a4605a", "#ff7838", 0.56, 0.8),
        ("blood sunset", "blood red sky", "crimson sunset", "the sky bleeds", "a red sun going down", "scarlet evening", "sky the colour of blood", "deep red dusk"),
    ),
    "pink dusk": A(
        S("#7c6cc0", "#ffb0c8", "#d88cac", 2.0, sun="#ffe8d8", sun_size=0.15, halo=0.7, cloud="#ff94b8", cloud_alpha=0.75, fog=0.010),
        L("#685c70", "#a48890", "#ffa878", 0.62, 0.82),
        ("pink dusk", "pink sky", "rose coloured evening", "dusk in pink", "a pink sunset", "blush coloured sky", "rosy twilight", "soft pink clouds"),
    ),
    "purple dusk": A(
        S("#241850", "#a860c0", "#4c2c70", 2.2, sun="#ffc8e8", sun_size=0.14, halo=0.6, cloud="#6c3c94", cloud_alpha=0.8, stars=0.8, fog=0.012),
        L("#544a70", "#846c98", "#ffa070", 0.6, 0.82, glow=1.3),
        ("purple dusk", "purple sky", "violet twilight", "dusk in purple", "deep purple evening", "a purple sunset", "magenta and violet clouds", "twilight"),
    ),
    "retro sunset": A(
        S("#1c0848", "#ff5aa8", "#2a0a50", 2.2, 7, sun="#ffd24a", sun_size=0.34, halo=0.5, sun_stripes=5, cloud="#a03cc0", cloud_alpha=0.6, stars=0.8, fog=0.010),
        L("#5c4a7a", "#8c7aa8", "#ff6ad8", 0.62, 0.85, glow=1.3),
        ("retro sunset", "striped sun", "eighties sunset", "synthwave sky", "vaporwave sunset", "outrun sun", "a giant striped sun on a pink horizon", "80s retro sky"),
    ),
    "teal dusk": A(
        S("#062c3c", "#54c4b4", "#14545c", 2.2, sun="#e8fff0", sun_size=0.13, halo=0.6, cloud="#1f6870", cloud_alpha=0.8, stars=0.8, fog=0.012),
        L("#445c64", "#74989c", "#ffb068", 0.6, 0.82, glow=1.3),
        ("teal dusk", "teal sky", "blue green evening", "turquoise twilight", "dusk in teal", "cyan evening sky", "a sea green sunset", "petrol coloured dusk"),
    ),
    "desert storm light": A(
        S("#5c4c58", "#f0b064", "#a87848", 2.0, sun="#ffe0a0", halo=0.6, cloud="#5c4a50", cloud_alpha=0.95, fog=0.014, stars=0.0),
        L("#5c5050", "#a88c6c", "#ffa850", 0.56, 0.8),
        ("desert storm light", "dark clouds over bright land", "storm light", "sun under storm clouds", "golden light before the rain", "eerie yellow storm light", "thunderheads at sunset"),
    ),
    "blue hour": A(
        S("#10245c", "#7c9cd8", "#3c5490", 2.4, sun="#e8f0ff", halo=0.4, cloud="#3c5488", cloud_alpha=0.8, stars=0.9, fog=0.011),
        L("#48547c", "#707c9c", "#ffb058", 0.62, 0.82, glow=1.35),
        ("blue hour", "deep blue evening", "just after sunset", "blue twilight", "nightfall", "late evening in blue", "dusk turning to night", "the sky between day and night"),
    ),
    "snowfall dusk": A(
        S("#54608c", "#b4a8c4", "#8c8cac", 2.0, sun="#ffe8e0", halo=0.4, cloud="#9c98b8", cloud_alpha=0.85, fog=0.024, fog_start=5, stars=0.0),
        L("#5c607c", "#80809c", "#ffae5c", 0.66, 0.84, glow=1.35),
        ("snowfall dusk", "snowy evening", "winter evening", "snow falling at dusk", "a dusky winter sky", "christmas evening sky", "evening in the snow", "blue winter twilight"),
    ),
    "spooky orange": A(
        S("#0c0620", "#c0541c", "#2c1030", 2.6, sun="#fff0b0", sun_size=0.26, halo=0.5, crescent=0.55, cloud="#2c1440", cloud_alpha=0.9, stars=0.7, fog=0.015),
        L("#4c4468", "#7c7084", "#ff8a1e", 0.58, 0.8, glow=1.4),
        ("spooky orange", "halloween sky", "spooky orange sky", "trick or treat night", "orange glow and black clouds", "halloween night", "a pumpkin coloured horizon", "october 31st sky"),
    ),
    "volcanic": A(
        S("#241010", "#e0541c", "#6c1c0c", 2.6, sun="#ffb050", sun_size=0.14, halo=0.8, cloud="#2c1614", cloud_alpha=0.95, fog=0.016, stars=0.0),
        L("#5c4440", "#94705c", "#ff6a1e", 0.6, 0.82, glow=1.5),
        ("volcanic", "volcanic sky", "erupting volcano sky", "sky lit by lava", "an eruption on the horizon", "glow of a volcano", "ash and fire in the sky", "lava lit clouds"),
    ),
    "hellfire": A(
        S("#1a0605", "#d83c0c", "#5a1406", 2.8, sun="#ffc04a", sun_size=0.15, halo=0.9, cloud="#2a0c08", cloud_alpha=0.9, fog=0.016, stars=0.0),
        L("#5e403a", "#94684c", "#ff6a1e", 0.6, 0.82, glow=1.5),
        ("hellfire", "sky of hell", "burning sky", "the sky is on fire", "hellish red sky", "underworld sky", "infernal glow", "flames above"),
    ),
    "ember night": A(
        S("#0c0608", "#8c2c10", "#240c08", 3.0, sun="#ff9450", sun_size=0.12, halo=0.6, cloud="#2c1010", cloud_alpha=0.85, stars=0.8, fog=0.014),
        L("#503e3e", "#785a50", "#ff7a24", 0.58, 0.8, glow=1.5),
        ("ember night", "night lit by embers", "glowing ember sky", "embers in the dark", "a dark red night", "night of fire", "smouldering horizon", "dying fire at night"),
    ),
}  # fmt: skip

NIGHTS: dict[str, Atmosphere] = {
    "starry night": A(
        S("#04081c", "#24386c", "#101c3c", 2.8, sun="#f0f4ff", sun_size=0.08, halo=0.3, cloud="#1c2c54", cloud_alpha=0.5, stars=1.8, fog=0.008),
        L("#424c70", "#5c688c", "#ffb050", 0.6, 0.82, glow=1.4),
        ("starry night", "night sky full of stars", "stars", "a sky of stars", "under the stars", "thousands of stars", "clear night", "night"),
    ),
    "moonlit night": A(
        S("#0a1434", "#4c649c", "#1c2c54", 2.6, sun="#f4f8ff", sun_size=0.12, halo=0.6, cloud="#3c4c78", cloud_alpha=0.7, stars=1.1, fog=0.010),
        L("#485474", "#788cb0", "#ffac48", 0.56, 0.8, glow=1.4),
        ("moonlit night", "moonlight", "by the light of the moon", "silver moonlight", "night with moonlight", "a bright night", "moonlit", "midnight in moonlight"),
    ),
    "full moon": A(
        S("#060c24", "#34487c", "#142040", 2.6, sun="#fff8e0", sun_size=0.24, halo=0.6, cloud="#2c3860", cloud_alpha=0.75, stars=1.0, fog=0.010),
        L("#465070", "#7484a4", "#ffac48", 0.56, 0.8, glow=1.4),
        ("full moon", "under a full moon", "a huge moon", "big round moon", "werewolf moon", "night of the full moon", "the moon fills the sky", "harvest moon"),
    ),
    "crescent moon": A(
        S("#0a0c30", "#3c4488", "#181c48", 2.6, sun="#fff4c8", sun_size=0.2, halo=0.4, crescent=0.5, cloud="#2c3068", cloud_alpha=0.6, stars=1.4, fog=0.009),
        L("#464c74", "#687098", "#ffb450", 0.6, 0.82, glow=1.4),
        ("crescent moon", "a sickle moon", "thin crescent in the sky", "moon sickle and stars", "arabian night", "new moon night", "crescent of the moon", "a thousand and one nights sky"),
    ),
    "haunted night": A(
        S("#060814", "#3c4c54", "#10181c", 2.4, sun="#e8ffe8", sun_size=0.2, halo=0.6, cloud="#1c2430", cloud_alpha=0.9, stars=0.5, fog=0.022, fog_start=5),
        L("#465058", "#667478", "#b4ff78", 0.58, 0.8, glow=1.4),
        ("haunted night", "haunted sky", "ghostly night", "a spooky night", "creepy dark sky", "night of ghosts", "graveyard night", "horror movie night"),
    ),
    "neon night": A(
        S("#07041a", "#7c1890", "#12082a", 3.0, sun="#ff5ac8", sun_size=0.16, halo=0.6, cloud="#2c1450", cloud_alpha=0.7, stars=0.8, fog=0.014),
        L("#444072", "#58508c", "#ff3ac0", 0.6, 0.85, glow=1.5),
        ("neon night", "neon lit night", "cyberpunk night", "pink neon sky", "night glowing with neon", "electric night sky", "magenta night", "synthetic purple night"),
    ),
    "city glow": A(
        S("#0c1020", "#8c6440", "#2c2428", 2.6, sun="#ffecd0", sun_size=0.09, halo=0.4, cloud="#4c3c38", cloud_alpha=0.8, stars=0.4, fog=0.013),
        L("#4e4a54", "#74685c", "#ffb040", 0.6, 0.82, glow=1.45),
        ("city glow", "city lights on the clouds", "light pollution", "big city night", "sodium light sky", "a metropolis at night", "urban night glow", "downtown at night"),
    ),
    "dark grid": A(
        S("#000206", "#04304a", "#00060a", 4.0, sun="#3cf0ff", sun_size=0.12, halo=0.5, cloud="#04283c", cloud_alpha=0.6, stars=0.5, fog=0.012),
        L("#505c68", "#64788c", "#3cf0ff", 0.6, 0.8, glow=1.4),
        ("dark grid", "inside a computer", "digital void", "cyberspace sky", "virtual reality sky", "black sky with a cyan horizon", "dark simulation", "inside the mainframe"),
    ),
    "aurora": A(
        S("#040c24", "#1c4c6c", "#0c2438", 2.8, sun="#f0fff8", sun_size=0.08, halo=0.3, cloud="#1c3c54", cloud_alpha=0.4, stars=1.5, fog=0.008, aurora=1.0, aurora_colour="#3cffa0"),
        L("#40566a", "#5c8488", "#ffb458", 0.6, 0.82, glow=1.4),
        ("aurora", "northern lights", "under a green aurora", "sky full of dancing lights", "aurora borealis", "polar lights", "southern lights", "green curtains of light in the sky"),
    ),
    "purple aurora": A(
        S("#0c0628", "#3c2470", "#180c3c", 2.8, sun="#fff0ff", sun_size=0.08, halo=0.3, cloud="#301c58", cloud_alpha=0.4, stars=1.5, fog=0.008, aurora=1.0, aurora_colour="#c45cff"),
        L("#4a4470", "#78649c", "#ffb070", 0.6, 0.82, glow=1.4),
        ("purple aurora", "violet northern lights", "purple lights dancing in the sky", "magenta aurora", "under a violet aurora", "lilac polar lights", "pink and purple curtains of light"),
    ),
    "cave dark": A(
        S("#08080c", "#1c1c26", "#0c0c10", 3.0, sun="#8c9cb8", sun_size=0.06, halo=0.15, cloud="#14141c", cloud_alpha=0.8, stars=0.0, fog=0.022, fog_start=10),
        L("#565664", "#484a58", "#ffa440", 0.58, 0.8, shade=1.0, glow=1.5),
        ("cave dark", "deep underground", "in a dark cave", "underground", "no sky, only rock", "cavern darkness", "in the mines", "subterranean gloom"),
    ),
    "black void": A(
        S("#000000", "#08080c", "#000000", 3.0, sun="#ffffff", sun_size=0.05, halo=0.0, cloud="#000000", cloud_alpha=0.0, stars=0.0, fog=0.010, fog_start=14),
        L("#606066", "#5c5c62", "#ffdc9c", 0.58, 0.8, glow=1.3),
        ("black void", "black sky", "the void", "nothingness above", "an empty black sky", "pitch black sky", "endless darkness above", "a world in the void"),
    ),
    "eclipse": A(
        S("#080a18", "#c07440", "#2c2028", 2.4, sun="#fff4e0", sun_size=0.2, halo=1.0, crescent=0.12, cloud="#2c2430", cloud_alpha=0.6, stars=1.2, fog=0.011),
        L("#4c4850", "#7c6c68", "#ffa850", 0.54, 0.8, glow=1.4),
        ("eclipse", "solar eclipse", "the moon before the sun", "under an eclipse", "darkened sun", "a black sun with a bright ring", "the sun goes dark", "total eclipse"),
    ),
}  # fmt: skip

SPACE: dict[str, Atmosphere] = {
    "deep space": A(
        S("#010207", "#0c1430", "#02030a", 5.0, sun="#ffffff", sun_size=0.07, halo=0.3, cloud="#141c3c", cloud_alpha=0.4, stars=2.0, fog=0.003, fog_start=20),
        L("#565c68", "#9ca2aa", "#8ae0ff", 0.55, 0.8, glow=1.3),
        ("deep space", "outer space", "space", "in orbit", "the blackness of space", "stars and vacuum", "cosmos", "far out in the galaxy"),
    ),
    "nebula": A(
        S("#0c0424", "#4c1c6c", "#180830", 2.6, sun="#fff0ff", sun_size=0.08, halo=0.4, cloud="#34144c", cloud_alpha=0.4, stars=1.8, fog=0.005, fog_start=14, nebula=1.0, nebula_colour="#d050e8"),
        L("#504870", "#806c98", "#8ae0ff", 0.58, 0.82, glow=1.35),
        ("nebula", "inside a nebula", "colourful space clouds", "galactic nebula", "glowing gas clouds in space", "purple space fog", "a galaxy overhead", "milky way"),
    ),
    "ringed planet": A(
        S("#081028", "#486088", "#182440", 2.8, sun="#fff8e8", sun_size=0.08, halo=0.4, cloud="#34486c", cloud_alpha=0.5, stars=1.4, fog=0.006, fog_start=14, planet=0.24, planet_colour="#e0b47c", planet_ring=1.0),
        L("#505868", "#808890", "#ffb868", 0.58, 0.82, glow=1.3),
        ("ringed planet", "a planet with rings in the sky", "saturn above the horizon", "giant ringed planet", "saturn in the sky", "on a moon of saturn", "rings across the sky", "a gas giant with rings"),
    ),
    "giant planet": A(
        S("#14183c", "#8c7498", "#382c50", 2.4, sun="#fff0e0", sun_size=0.08, halo=0.4, cloud="#5c4c70", cloud_alpha=0.5, stars=1.2, fog=0.007, fog_start=12, planet=0.34, planet_colour="#d07858"),
        L("#545068", "#8c8088", "#ffb070", 0.58, 0.82, glow=1.3),
        ("giant planet", "a huge planet in the sky", "jupiter in the sky", "another planet fills the sky", "a planet rising", "on the moon of a gas giant", "planet on the horizon"),
    ),
    "alien green": A(
        S("#062c24", "#8cf07c", "#14503c", 2.2, sun="#f4ffb0", sun_size=0.16, halo=0.7, cloud="#3c8c5c", cloud_alpha=0.6, stars=1.0, fog=0.012, planet=0.12, planet_colour="#a4e8b0"),
        L("#485e50", "#88ac84", "#9cff70", 0.6, 0.82, glow=1.35),
        ("alien green", "alien green sky", "green sky of another planet", "extraterrestrial sky", "a strange green sky", "green alien world", "sky of an unknown planet", "martian green light"),
    ),
    "alien violet": A(
        S("#1c0840", "#e07ce8", "#502068", 2.2, sun="#b0fff4", sun_size=0.18, halo=0.7, cloud="#7c3ca0", cloud_alpha=0.6, stars=1.2, fog=0.011, planet=0.16, planet_colour="#70d8d0", planet_ring=0.6),
        L("#564872", "#9080ac", "#70ffe8", 0.6, 0.82, glow=1.35),
        ("alien violet", "alien violet sky", "violet sky of a strange world", "purple alien planet", "two moons in a violet sky", "otherworldly purple", "exoplanet sky", "an alien sunset"),
    ),
}  # fmt: skip
