"""Known style words and what they look like.

A text model knows what "steampunk" is near in books, not what it looks like: bare, it puts the word beside "cyberpunk"
and far from "brass and copper machinery". So each known word in a prompt is followed by what one would see: materials,
colours, light.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain, zip_longest

# A hyphen or blank in a word may be left out or be the other in a prompt: "sci-fi", "sci fi" and "scifi" are one.
LOOKS: dict[str, str] = {
    # Ages and cultures
    "steam-punk": "brass gears, copper pipes, victorian machinery, warm smoke",
    "diesel-punk": "riveted steel, oily engines, grey 1940s factories",
    "clockwork": "brass cogs, ticking gears, polished metal",
    "victorian": "dark brick, iron railings, gas lamps, fog",
    "medieval": "stone castles, timber houses, thatched roofs, banners",
    "castle": "grey stone walls, towers, banners",
    "viking": "dark timber longhouses, snowy fjords, carved shields",
    "pirate": "wooden ships, tropical sand, black flags, turquoise sea",
    "wild west": "dusty desert, wooden saloons, orange canyon",
    "western": "dusty desert, wooden saloons, orange canyon",
    "ancient egypt": "golden sandstone, hieroglyphs, palm trees, blue sky",
    "egyptian": "golden sandstone, hieroglyphs, palm trees, blue sky",
    "aztec": "mossy jungle pyramids, carved stone, turquoise and gold",
    "ancient greece": "white marble columns, olive trees, blue sea",
    "roman": "white marble columns, red banners, terracotta roofs",
    "japanese": "pink cherry blossom, red torii gates, wooden temples",
    "samurai": "pink cherry blossom, red torii gates, wooden temples",
    "sakura": "pink cherry blossom petals, soft spring light",
    "cherry blossom": "pink petals, soft spring light",
    "chinese": "red lanterns, jade roofs, misty mountains",
    "arabian": "golden domes, mosaic tiles, desert palms",
    "prehistoric": "giant ferns, dinosaurs, volcanoes, warm haze",
    "stone age": "rough grey rock, bones, furs, camp fires",
    "gothic": "dark pointed arches, stained glass, moonlight, fog",
    # Futures and machines
    "cyber-punk": "neon signs, pink and cyan light, wet black streets at night",
    "neon": "glowing pink and cyan lines on black",
    "synth-wave": "purple sunset, neon grid, magenta glow",
    "vapor-wave": "pastel pink and teal, marble statues, purple sky",
    "retro-wave": "purple sunset, neon grid, magenta glow",
    "tron": "glowing cyan lines on black glass, digital grid",
    "hologram": "transparent glowing blue scan lines",
    "sci-fi": "white metal panels, blue lights, space station",
    "futuristic": "white metal panels, glass, blue lights",
    "space": "black starry sky, planets, nebula, grey moon rock",
    "alien": "strange purple plants, glowing spores, green sky",
    "mars": "red dusty rock, pink sky, barren desert",
    "moon": "grey dust, craters, black starry sky",
    "solar-punk": "green gardens on white towers, solar glass, bright sun",
    "post-apocalyptic": "rusted metal, ruins, dust, brown haze",
    "toxic": "glowing green slime, sickly yellow fog, rusted barrels",
    "radioactive": "glowing green slime, sickly yellow fog, rusted barrels",
    "apocalypse": "burning ruins, ash, dark red sky",
    "wasteland": "cracked dry earth, rust, dust, brown haze",
    "mad max": "rusted metal, orange desert, dust storm",
    "fallout": "rusted metal, ruins, dust, green brown haze",
    "industrial": "concrete, steel beams, pipes, grey smoke",
    "city": "concrete streets, glass towers, windows",
    "gta": "sunny city streets, asphalt, palm trees, concrete and glass towers",
    "grand theft auto": "sunny city streets, asphalt, palm trees, concrete and glass towers",
    "los angeles": "sunny streets, asphalt, palm trees, glass towers",
    "blade runner": "neon signs in rain, orange haze, dark towers at night",
    # Nature, weather and time of day
    "winter": "white snow, ice, icicles, pale blue light",
    "snow": "white snow, frost, pale blue light",
    "snowy": "white snow, frost, pale blue light",
    "frozen": "blue ice, icicles, frost, snow",
    "ice": "blue frozen crystal, frost, snow",
    "arctic": "white snow, blue ice, northern lights",
    "autumn": "orange and red leaves, golden light",
    "fall": "orange and red leaves, golden light",
    "spring": "fresh green grass, flowers, soft light",
    "summer": "bright green grass, warm sun, blue sky",
    "jungle": "dense green leaves, vines, ferns, wet mist",
    "rainforest": "dense green leaves, vines, ferns, wet mist",
    "swamp": "murky green water, moss, dead trees, fog",
    "overgrown": "moss and vines over old stone, green leaves",
    "desert": "yellow sand dunes, dry rock, hot sun",
    "volcano": "glowing orange lava, black rock, ash, smoke",
    "lava": "glowing orange molten rock, black basalt, embers",
    "hell": "fire, glowing orange lava, black rock, dark red sky",
    "inferno": "fire, glowing embers, black rock, dark red sky",
    "nether": "glowing orange lava, dark red rock, embers",
    "underwater": "deep blue water, coral, seaweed, rays of light",
    "ocean": "deep blue water, coral, waves",
    "atlantis": "sunken ruins in deep blue water, coral, rays of light",
    "coral reef": "bright coral, turquoise water, fish",
    "beach": "white sand, palm trees, turquoise sea",
    "tropical": "palm trees, white sand, turquoise sea, bright flowers",
    "mushroom": "giant red mushrooms, glowing spores, soft purple light",
    "crystal": "purple and blue gems, glowing facets",
    "amethyst": "purple glowing crystals",
    "cave": "dark rock, torch light, shadows",
    "aurora": "green and violet lights in a dark sky",
    "sunset": "orange and pink sky, long shadows",
    "golden hour": "low warm sun, long shadows, orange light",
    "night": "dark blue sky, stars, moonlight",
    "storm": "dark clouds, rain, lightning, grey light",
    "rainy": "wet ground, grey clouds, falling rain",
    "fog": "pale grey mist, faded distance",
    "foggy": "pale grey mist, faded distance",
    # Fantasy, fear and play
    "fantasy": "magic forest, glowing plants, ancient towers",
    "fairy tale": "enchanted forest, pastel flowers, sparkles",
    "enchanted": "glowing plants, sparkles, soft magic light",
    "elven": "white towers, silver trees, soft green light",
    "horror": "dark fog, blood red, rotting wood, deep shadow",
    "haunted": "dark fog, pale ghosts, rotting wood, moonlight",
    "spooky": "dark fog, pumpkins, purple night",
    "halloween": "orange pumpkins, purple night, black bats",
    "zombie": "rotten green, ruins, blood, grey fog",
    "christmas": "snow, red and green decorations, warm lights",
    "candy": "pink icing, lollipops, sugar, bright sweets",
    "candy-land": "pink icing, lollipops, sugar, bright sweets",
    "gingerbread": "brown biscuit, white icing, sweets",
    "chocolate": "brown cocoa bars, cream, caramel",
    "toy": "bright plastic, playful colours",
    "lego": "bright plastic bricks with studs, red yellow blue",
    "clay": "soft modelling clay, fingerprints, stop motion",
    "claymation": "soft modelling clay, fingerprints, stop motion",
    "felt": "soft wool fabric, stitches, pastel",
    "knitted": "woollen yarn, stitches, soft fabric",
    "wool": "knitted yarn, stitches, soft fabric",
    "paper": "folded coloured paper, cardboard, cut edges",
    "origami": "folded coloured paper, sharp creases",
    "wooden": "brown planks, wood grain, carved timber",
    "marble": "polished white stone with grey veins",
    "gold": "shining yellow metal, rich light",
    "golden": "shining yellow metal, rich light",
    "chrome": "mirror metal, reflections, silver",
    "glass": "transparent shining panes, reflections",
    # The hand of an artist
    "anime": "clean cel shading, bright sky, vivid colours, drawn lines",
    "ghibli": "hand-painted green meadows, soft clouds, gentle colours",
    "manga": "black ink lines, screentone, white paper",
    "cartoon": "bold black outlines, flat bright colours",
    "comic": "bold black ink outlines, halftone dots, flat colours",
    "cel shaded": "flat bright colours, bold dark outlines",
    "watercolor": "soft washes of paint on paper, pale bleeding colours",
    "watercolour": "soft washes of paint on paper, pale bleeding colours",
    "oil painting": "thick brush strokes, rich colours, canvas",
    "van gogh": "swirling brush strokes, blue and yellow oil paint",
    "impressionist": "soft dabs of oil paint, pastel light",
    "sketch": "grey pencil lines and hatching on white paper",
    "pencil": "grey graphite lines and hatching on white paper",
    "charcoal": "smudged black strokes on white paper",
    "ink": "black brush strokes on pale paper",
    "sumi-e": "black ink wash on pale paper, mist",
    "ukiyo-e": "flat woodblock print, blue waves, fine outlines",
    "blueprint": "white lines on blue paper, technical drawing",
    "noir": "black and white, hard shadows, rain, fog",
    "black and white": "grey tones, no colour, strong contrast",
    "sepia": "old brown photograph, faded",
    "monochrome": "grey tones, no colour",
    "pixel art": "large square pixels, few bright colours, retro 8-bit",
    "8-bit": "large square pixels, few bright colours, retro",
    "retro": "few bright colours, large pixels, old screen",
    "arcade": "large bright pixels, neon colours on black, retro screen",
    "game boy": "four shades of green, large pixels",
    "low poly": "flat facets, simple shapes, clean pastel colours",
    "minecraft": "cubic blocks, green grass, brown dirt, pixel textures",
    "voxel": "small cubes, clean bright colours",
    "pastel": "soft pale pink, mint and cream",
    "psychedelic": "swirling rainbow colours, glowing patterns",
    "rainbow": "bright bands of every colour",
    "stained glass": "glowing coloured panes, black lead lines",
    "mosaic": "small coloured tiles, gold, patterns",
    "thermal": "false colours from blue to red to yellow",
    "realistic": "natural materials, soft daylight, fine detail",
    "photorealistic": "natural materials, soft daylight, fine detail",
}


def expand(prompt: str) -> str:
    """The prompt, followed by what its known style words look like; unchanged when it has none.

    Of several words each gives its first look before any gives its second, so that a later cut costs all of them alike.
    """
    known = [_looks()[_bare(match.group())] for match in _pattern().finditer(prompt)]
    said = prompt.lower()
    looks: list[str] = []
    for look in chain.from_iterable(zip_longest(*known)):
        if look is not None and look not in looks and look not in said:
            looks.append(look)
    return ", ".join([prompt, *looks])


def _bare(word: str) -> str:
    """A word without what people write in different ways."""
    return re.sub(r"[\s-]", "", word.lower())


@cache
def _looks() -> dict[str, list[str]]:
    return {_bare(word): looks.split(", ") for word, looks in LOOKS.items()}


@cache
def _pattern() -> re.Pattern[str]:
    """Any known word, whole, the longest first: "pixel art" before "art"."""
    words = sorted(LOOKS, key=len, reverse=True)
    either = "|".join(r"[\s-]?".join(map(re.escape, re.split(r"[\s-]", word))) for word in words)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)
