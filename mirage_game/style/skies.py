"""The skies of the vocabulary, each with the light that belongs to it: days, weather and what nobody has seen; nights
and evenings are in `skies_night`. Nights are dark but legible: what lights every surface, and what the open sky adds,
come to about half of a day's light.
"""

# ruff: noqa: E501
from __future__ import annotations

from mirage_game.style.parts import Atmosphere, Light, Sky
from mirage_game.style.skies_night import EVENINGS, NIGHTS, SPACE

A, S, L = Atmosphere, Sky, Light

_DAYS: dict[str, Atmosphere] = {
    "clear day": A(
        S("#3f86ec", "#b4d6fa", "#b4d0ec", 3.0, sun="#fffbe0", halo=0.35, fog=0.005, fog_start=16, stars=0.0),
        L("#5c6068", "#9f9d94", "#ffb860"),
        ("clear day", "clear blue sky", "a sunny day", "blue sky with a few clouds", "noon on a clear day", "cloudless blue", "daylight", "a fine day"),
    ),
    "bright summer": A(
        S("#1f78f0", "#a8e0ff", "#a8d8f0", 2.6, sun="#fff6b0", sun_size=0.14, halo=0.6, cloud="#ffffff", cloud_alpha=0.95, fog=0.004, fog_start=16, stars=0.0),
        L("#6c6a62", "#aca488", "#ffc060", 0.68, 0.84),
        ("bright summer", "bright summer sky", "a hot summer day", "july sunshine", "blazing summer sun", "summer holiday weather", "deep blue summer sky", "summertime"),
    ),
    "pale morning": A(
        S("#8fbdf0", "#fdf0d8", "#eadfd0", 2.2, sun="#fff6dc", halo=0.6, cloud="#fffaf0", cloud_alpha=0.7, fog=0.010, stars=0.0),
        L("#68666a", "#9c968c", "#ffb870", 0.64, 0.84),
        ("pale morning", "early morning light", "a pale morning sky", "morning sun", "soft morning", "the sun has just risen", "first light of the day", "breakfast light"),
    ),
    "golden hour": A(
        S("#5a86c0", "#ffd08a", "#e8b078", 2.2, sun="#fff0b0", sun_size=0.14, halo=0.95, cloud="#ffdca8", cloud_alpha=0.8, fog=0.010, stars=0.0),
        L("#64564c", "#bc9868", "#ffa648", 0.56, 0.82),
        ("golden hour", "low golden sun", "warm evening light", "golden afternoon", "everything bathed in gold light", "late afternoon sun", "long golden light", "magic hour"),
    ),
    "tropical day": A(
        S("#0a84e8", "#8ff0ec", "#7cdce0", 2.4, sun="#fffbd0", sun_size=0.14, halo=0.6, cloud="#ffffff", cloud_alpha=0.95, fog=0.005, fog_start=14, stars=0.0),
        L("#646a68", "#a8a490", "#ffc470", 0.66, 0.84),
        ("tropical day", "tropical sky", "turquoise sky over the tropics", "caribbean weather", "island sunshine", "paradise beach sky", "south sea sky", "a day in the tropics"),
    ),
    "spring sky": A(
        S("#6ab0f4", "#e4f4e4", "#d8ecd4", 2.4, sun="#fffbe0", halo=0.45, cloud="#ffffff", cloud_alpha=0.85, fog=0.007, fog_start=10, stars=0.0),
        L("#666a64", "#9c9c88", "#ffbc70", 0.68, 0.84),
        ("spring sky", "fresh spring air", "a spring day", "april sky", "mild spring weather", "light spring clouds", "a may morning", "springtime light"),
    ),
    "arctic day": A(
        S("#5c9ce4", "#e8f4ff", "#dcecfa", 2.6, sun="#ffffff", sun_size=0.09, halo=0.5, cloud="#f4faff", cloud_alpha=0.8, fog=0.009, stars=0.0),
        L("#6a7280", "#929aa4", "#ffb868", 0.7, 0.84),
        ("arctic day", "arctic sky", "polar daylight", "cold bright sky", "antarctic light", "icy blue sky", "a clear day at the pole", "freezing sunshine"),
    ),
    "winter morning": A(
        S("#86a8d4", "#ffe4dc", "#e6dce4", 2.2, sun="#fff0e0", sun_size=0.1, halo=0.6, cloud="#f8eef0", cloud_alpha=0.75, fog=0.014, stars=0.0),
        L("#646878", "#949094", "#ffb068", 0.66, 0.84),
        ("winter morning", "a winter sky", "cold winter light", "low winter sun", "frosty morning", "a crisp december morning", "pale winter sunshine", "winter daylight"),
    ),
    "desert noon": A(
        S("#3c8ad8", "#fbe6b8", "#f0d498", 2.6, sun="#ffffff", sun_size=0.14, halo=0.8, cloud="#fff4dc", cloud_alpha=0.4, fog=0.010, stars=0.0),
        L("#6c5c48", "#b8a480", "#ffb050", 0.58, 0.82),
        ("desert noon", "desert sky", "scorching sun", "midday heat", "sun over the sahara", "burning desert sun", "heat haze", "merciless noon sun"),
    ),
    "savanna dusk": A(
        S("#6c4a78", "#ff9a3c", "#c06a34", 2.0, sun="#ffd060", sun_size=0.24, halo=0.9, cloud="#e87848", cloud_alpha=0.75, fog=0.011, stars=0.0),
        L("#64504c", "#a8784c", "#ff9a3c", 0.56, 0.8),
        ("savanna dusk", "african sunset", "dusk over the savanna", "huge sun on the plains", "safari evening", "evening on the savannah", "a big orange sun going down over grassland", "serengeti sky"),
    ),
    "autumn haze": A(
        S("#8aa0b4", "#ffd8a0", "#dcb488", 2.2, sun="#fff0c0", halo=0.7, cloud="#f4dcbc", cloud_alpha=0.75, fog=0.015, stars=0.0),
        L("#66584a", "#ac9270", "#ffa03c", 0.62, 0.82),
        ("autumn haze", "autumn sky", "hazy fall afternoon", "october light", "misty autumn sun", "fall weather", "a hazy autumn day", "indian summer haze"),
    ),
    "jungle haze": A(
        S("#5ca4a0", "#d4ecb8", "#7cac6c", 2.2, sun="#fff8c0", halo=0.6, cloud="#dcf0d0", cloud_alpha=0.8, fog=0.017, fog_start=5, stars=0.0),
        L("#4e5c44", "#a4ac80", "#ffb03c", 0.62, 0.8),
        ("jungle haze", "humid jungle air", "steamy rainforest", "green misty light", "light through the canopy", "damp tropical haze", "sticky jungle heat", "rainforest mist"),
    ),
    "dawn mist": A(
        S("#a4b4d8", "#ffdcc4", "#d8c8cc", 1.9, sun="#fff0d8", sun_size=0.13, halo=0.8, cloud="#ffeadc", cloud_alpha=0.6, fog=0.024, fog_start=4, stars=0.0),
        L("#686470", "#9c8c84", "#ffb070", 0.66, 0.84),
        ("dawn mist", "misty dawn", "morning mist", "dawn", "sunrise through the mist", "daybreak", "mist over the fields at sunrise", "the sun rising in haze"),
    ),
    "rainbow": A(
        S("#5a9ce8", "#d0ecfa", "#c0dcea", 2.6, sun="#fffbe0", halo=0.5, cloud="#f0f6fc", cloud_alpha=0.85, fog=0.007, fog_start=10, rainbow=1.0, stars=0.0),
        L("#62666a", "#9c9a90", "#ffb860", 0.66, 0.84),
        ("rainbow", "a rainbow in the sky", "rainbow sky", "sun after the rain", "under a rainbow", "a big bright rainbow", "where the rainbow ends", "rainbow weather"),
    ),
    "cotton clouds": A(
        S("#58a4f4", "#dceefe", "#cce4f8", 2.2, sun="#fff6dc", halo=0.4, cloud="#ffffff", cloud_alpha=1.0, fog=0.006, fog_start=10, stars=0.0),
        L("#686c74", "#9a989a", "#ffc078", 0.7, 0.86),
        ("cotton clouds", "fluffy white clouds", "cotton wool clouds", "puffy clouds", "sheep clouds in a blue sky", "big soft clouds", "cloudy but bright", "cumulus sky"),
    ),
    "overcast": A(
        S("#8c949e", "#bcc2c8", "#a8aeb4", 2.4, sun="#e8ecf0", halo=0.2, cloud="#98a0a8", cloud_alpha=0.9, fog=0.012, stars=0.0),
        L("#62646a", "#7c7e84", "#ffb060", 0.7, 0.84),
        ("overcast", "overcast sky", "covered in clouds", "a cloudy day", "no sun today", "dull weather", "sunless cloudy sky", "clouded over"),
    ),
    "grey": A(
        S("#a0a0a0", "#c8c8c8", "#b0b0b0", 2.0, sun="#f0f0f0", halo=0.2, cloud="#b8b8b8", cloud_alpha=0.8, fog=0.011, stars=0.0),
        L("#686868", "#808080", "#e0d8cc", 0.68, 0.84),
        ("grey", "grey sky", "gray sky", "a plain grey sky", "colourless sky", "concrete coloured sky", "everything grey above", "neutral grey light"),
    ),
    "mars": A(
        S("#b87c54", "#e8b488", "#a86840", 2.0, sun="#dcecff", sun_size=0.08, halo=0.55, cloud="#d09870", cloud_alpha=0.5, fog=0.014, stars=0.0),
        L("#68503f", "#ac8464", "#ffb878", 0.6, 0.82),
        ("mars", "martian sky", "on the red planet", "sky of mars", "butterscotch sky", "dusty red planet light", "a small cold sun over mars", "mars colony sky"),
    ),
}  # fmt: skip

_WEATHER: dict[str, Atmosphere] = {
    "storm": A(
        S("#2c343e", "#74808c", "#4c565e", 2.4, sun="#dce4ec", halo=0.15, cloud="#343c46", cloud_alpha=0.95, fog=0.016, stars=0.0),
        L("#525a64", "#6c7680", "#ffb050", 0.64, 0.82, glow=1.35),
        ("storm", "stormy sky", "thunderstorm", "dark storm clouds", "a storm is coming", "thunder and lightning", "angry black clouds", "bad weather"),
    ),
    "storm at sea": A(
        S("#1c2c38", "#64848c", "#2c4850", 2.2, sun="#d8ecec", halo=0.2, cloud="#2c3c44", cloud_alpha=0.95, fog=0.018, stars=0.0),
        L("#4c5a60", "#6c8084", "#ffae50", 0.62, 0.82, glow=1.35),
        ("storm at sea", "tempest", "a gale over the ocean", "stormy ocean sky", "hurricane", "sea storm", "rough weather at sea", "sailors' nightmare sky"),
    ),
    "grey drizzle": A(
        S("#6c7884", "#a8b0b8", "#8c949c", 2.0, sun="#e0e8f0", halo=0.1, cloud="#7c8690", cloud_alpha=0.9, fog=0.022, fog_start=5, stars=0.0),
        L("#5c6268", "#72787e", "#ffb468", 0.68, 0.84, glow=1.3),
        ("grey drizzle", "drizzle", "rain", "rainy day", "grey rainy sky", "it is raining", "wet grey weather", "endless rain"),
    ),
    "fog": A(
        S("#a4acb4", "#ccd2d6", "#b8c0c4", 1.8, sun="#f4f6f8", halo=0.3, cloud="#c0c8cc", cloud_alpha=0.6, fog=0.036, fog_start=4, stars=0.0),
        L("#6c7074", "#787c80", "#ffc078", 0.74, 0.86),
        ("fog", "foggy", "in the fog", "a foggy day", "everything fades into fog", "london fog", "grey mist", "misty"),
    ),
    "thick fog": A(
        S("#c0c6ca", "#d0d6d8", "#c4cacc", 1.6, sun="#f4f6f8", halo=0.1, cloud="#d0d6d8", cloud_alpha=0.3, fog=0.075, fog_start=3, stars=0.0),
        L("#74787a", "#76797c", "#ffc880", 0.78, 0.88),
        ("thick fog", "dense fog", "fog so thick you can hardly see", "pea soup fog", "lost in the fog", "fog wall", "very foggy", "white out fog"),
    ),
    "dust storm": A(
        S("#a0784c", "#d8b078", "#b08c5c", 1.8, sun="#fff0c8", halo=0.5, cloud="#b08858", cloud_alpha=0.8, fog=0.034, fog_start=4, stars=0.0),
        L("#64563f", "#98805a", "#ffa848", 0.66, 0.82),
        ("dust storm", "dusty air", "a cloud of dust", "dust in the wind", "brown dust everywhere", "dust bowl", "wasteland dust", "hazy brown dust"),
    ),
    "sandstorm": A(
        S("#d0a058", "#f0cc84", "#d8b06c", 1.7, sun="#fff8d8", halo=0.5, cloud="#dcb470", cloud_alpha=0.7, fog=0.05, fog_start=3, stars=0.0),
        L("#70603f", "#a48c5c", "#ffb050", 0.7, 0.84),
        ("sandstorm", "sand in the air", "a storm of sand", "blowing sand", "yellow sandstorm", "desert storm", "sand whipped by the wind", "wall of sand"),
    ),
    "ash sky": A(
        S("#4c4848", "#a09490", "#6c6462", 2.0, sun="#ffc8a0", sun_size=0.1, halo=0.3, cloud="#56504e", cloud_alpha=0.9, fog=0.022, fog_start=5, stars=0.0),
        L("#5c5856", "#78706c", "#ff9048", 0.66, 0.82, glow=1.35),
        ("ash sky", "falling ash", "ashen sky", "grey with ash", "after the eruption", "sky choked with ash", "nuclear winter", "burnt grey sky"),
    ),
    "blizzard": A(
        S("#b4c4d8", "#e8eff6", "#dce6f0", 1.8, sun="#ffffff", halo=0.1, cloud="#e4ecf4", cloud_alpha=0.7, fog=0.05, fog_start=4, stars=0.0),
        L("#6e7684", "#7c828c", "#ffb868", 0.74, 0.86),
        ("blizzard", "snowstorm", "whiteout", "driving snow", "heavy snowfall", "a white storm", "snow blowing everywhere", "winter storm"),
    ),
    "swamp haze": A(
        S("#4c5c3c", "#acb078", "#606c40", 2.0, sun="#f8f0b0", halo=0.4, cloud="#74784c", cloud_alpha=0.75, fog=0.026, fog_start=4, stars=0.0),
        L("#525840", "#80845c", "#c8ff70", 0.64, 0.82, glow=1.3),
        ("swamp haze", "swamp air", "bog mist", "murky green haze", "marsh fog", "misty bayou", "foul swamp vapours", "hazy wetland"),
    ),
    "toxic haze": A(
        S("#3c4c0c", "#c4d030", "#60701c", 2.2, sun="#fbff9c", halo=0.6, cloud="#6c7c1c", cloud_alpha=0.8, fog=0.022, fog_start=5, stars=0.0),
        L("#54583a", "#90985a", "#d4ff2a", 0.62, 0.82, glow=1.4),
        ("toxic haze", "poison gas", "toxic sky", "yellow poisonous clouds", "acid rain sky", "polluted sky", "chemical smog", "chlorine fog"),
    ),
    "radioactive sky": A(
        S("#24380e", "#94d82e", "#3c5412", 2.6, sun="#eaff8a", halo=0.6, cloud="#465a1c", cloud_alpha=0.8, stars=0.0, fog=0.017),
        L("#46542c", "#98a86a", "#a4ff2a", 0.6, 0.82, glow=1.4),
        ("radioactive sky", "radioactive", "nuclear green sky", "fallout sky", "glowing green clouds", "after the reactor blew up", "gamma glow", "irradiated wasteland sky"),
    ),
    "underwater": A(
        S("#3cb8e8", "#0c5c94", "#063860", 1.6, sun="#d8ffff", sun_size=0.2, halo=0.9, cloud="#7cd8f4", cloud_alpha=0.5, fog=0.03, fog_start=2, stars=0.0),
        L("#3c6478", "#6ca0ac", "#3cf0d8", 0.68, 0.84),
        ("underwater", "under the sea", "beneath the waves", "sunken in clear water", "below the surface", "submerged", "light through water", "on the sea floor"),
    ),
    "deep sea": A(
        S("#0a4c7c", "#04243c", "#021420", 1.6, sun="#9cf0ff", sun_size=0.16, halo=0.6, cloud="#0c4c6c", cloud_alpha=0.4, stars=0.0, fog=0.034, fog_start=5),
        L("#36586c", "#4c7c8c", "#3cf0e0", 0.64, 0.82, glow=1.5),
        ("deep sea", "the deep ocean", "the abyss", "bottom of the ocean", "mariana trench", "dark water all around", "twilight zone of the sea", "a thousand fathoms down"),
    ),
}  # fmt: skip

_MADE_UP: dict[str, Atmosphere] = {
    "blueprint": A(
        S("#0e3480", "#1c50ac", "#0e3480", 2.0, sun="#ffffff", halo=0.0, cloud="#3c70c8", cloud_alpha=0.9, fog=0.009, stars=0.0),
        L("#b0b0b8", "#484850", "#4c4c4c", 0.82, 0.92, 0.75, 0.3, 1.0),
        ("blueprint blue sky", "sky like drafting paper", "ink blue background", "flat blue sky", "plan paper background", "a sky of drawing paper blue", "draughtsman's blue sky"),
    ),
    "white paper": A(
        S("#fbfbf8", "#f4f4f0", "#e8e8e4", 2.0, sun="#fff4c8", halo=0.0, cloud="#ffffff", cloud_alpha=0.6, fog=0.012, fog_start=10, stars=0.0),
        L("#848484", "#7c7c7c", "#ffd8a0", 0.78, 0.9, 0.7, 0.6, 1.0),
        ("white paper", "white sky", "blank page sky", "empty white background", "on a white sheet", "pure white sky", "an unpainted sky", "white background"),
    ),
    "parchment": A(
        S("#dcc48c", "#f4e6c0", "#e0cc98", 2.0, sun="#b8843c", halo=0.1, cloud="#ead6a4", cloud_alpha=0.8, fog=0.012, stars=0.0),
        L("#7c7058", "#84785c", "#ffb860", 0.72, 0.86, 0.6, 0.7, 1.1),
        ("parchment sky", "old map sky", "sky like old parchment", "sky on a treasure map", "yellowed paper background", "sky of a fairy tale book page", "aged scroll background"),
    ),
    "sepia": A(
        S("#a8884c", "#e0c27c", "#b89454", 2.0, sun="#fff4c0", halo=0.6, cloud="#8c744a", cloud_alpha=0.7, fog=0.018, fog_start=5, stars=0.0),
        L("#60543e", "#b09a6c", "#ff9a3c", 0.64, 0.82),
        ("sepia sky", "brown old time sky", "sky of an old photograph", "warm brown light", "wild west light", "tea coloured sky", "dusty sepia light"),
    ),
    "candy sky": A(
        S("#74c8ff", "#ffc4e4", "#ffd8ec", 2.0, sun="#fff08a", sun_size=0.17, halo=0.4, cloud="#ffb8dc", cloud_alpha=0.95, fog=0.006, stars=0.0),
        L("#847c88", "#888480", "#ffd08a", 0.76, 0.88),
        ("candy sky", "candy coloured sky", "sugar sky", "sweet pink and blue sky", "bubblegum sky", "cotton candy clouds", "a sky of sweets", "candyland sky"),
    ),
    "cartoon sky": A(
        S("#2c9cf4", "#b8e4ff", "#b8e4ff", 2.4, 6, sun="#ffe83c", sun_size=0.17, halo=0.0, cloud="#ffffff", cloud_alpha=1.0, fog=0.003, fog_start=16, stars=0.0),
        L("#707070", "#909090", "#ffe08a", 0.7, 0.85, shade=0.6),
        ("cartoon sky", "toon sky", "sky from a cartoon", "bright cartoon blue", "simple blue bands with white clouds", "kids' tv sky", "comic sky", "flat cartoon clouds"),
    ),
    "golden heaven": A(
        S("#ffc860", "#fff4c8", "#fce0a0", 2.0, sun="#ffffff", sun_size=0.2, halo=1.0, cloud="#fffbe8", cloud_alpha=0.95, fog=0.010, stars=0.0),
        L("#7c6e54", "#a8986c", "#ffd880", 0.68, 0.84),
        ("golden heaven", "heaven", "heavenly light", "golden sky", "gates of heaven", "divine light", "paradise in the clouds", "angels' sky"),
    ),
    "silver sky": A(
        S("#98a4b4", "#eef2f6", "#ccd4dc", 2.0, sun="#ffffff", sun_size=0.12, halo=0.7, cloud="#f8fbff", cloud_alpha=0.85, fog=0.010, stars=0.0),
        L("#6c7078", "#8e9298", "#e8f0ff", 0.64, 0.84),
        ("silver sky", "silvery light", "metallic sky", "shining silver clouds", "platinum sky", "mercury coloured sky", "a sky like brushed steel", "bright silver haze"),
    ),
    "copper sky": A(
        S("#8c4c30", "#f4b080", "#a86848", 2.0, sun="#fff0d8", sun_size=0.14, halo=0.7, cloud="#c87850", cloud_alpha=0.8, fog=0.011, stars=0.0),
        L("#64504a", "#a88468", "#ffa458", 0.6, 0.82),
        ("copper sky", "bronze sky", "coppery light", "sky like polished copper", "rust red sky", "metal orange sky", "a burnished sky", "copper coloured clouds"),
    ),
    "emerald sky": A(
        S("#04583c", "#7ce8ac", "#1c7c58", 2.2, sun="#f8ffd8", sun_size=0.14, halo=0.7, cloud="#b8f4d0", cloud_alpha=0.7, fog=0.010, stars=0.0),
        L("#4c645a", "#8cac98", "#ffd870", 0.62, 0.82),
        ("emerald sky", "green sky", "emerald light", "sky like an emerald", "jade green sky", "gem green sky", "emerald city sky", "a bright green sky"),
    ),
    "pastel dream": A(
        S("#9c9cf4", "#ffd8f0", "#e8dcff", 2.0, sun="#fffae0", sun_size=0.13, halo=0.7, cloud="#fff4ff", cloud_alpha=0.85, stars=0.9, fog=0.009),
        L("#766e84", "#908a8c", "#ffe08a", 0.72, 0.86),
        ("pastel dream", "pastel sky", "dreamland sky", "soft pastel colours in the sky", "fairy sky", "unicorn sky", "a dream sky", "pale pink and lilac clouds"),
    ),
    "lavender haze": A(
        S("#a08cd8", "#e8dcf8", "#c8b8e0", 2.0, sun="#fff4f8", halo=0.6, cloud="#dccff0", cloud_alpha=0.8, fog=0.018, fog_start=5, stars=0.0),
        L("#6c6680", "#8c8498", "#ffc090", 0.68, 0.84),
        ("lavender haze", "lavender sky", "lilac haze", "light purple mist", "hazy violet day", "a soft lilac sky", "lavender coloured air", "mauve sky"),
    ),
}  # fmt: skip

SKIES: dict[str, Atmosphere] = {**_DAYS, **EVENINGS, **NIGHTS, **SPACE, **_WEATHER, **_MADE_UP}
