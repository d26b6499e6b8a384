"""The ornaments of the vocabulary: shapes that a style adds to roofs, walls, trees, floors and shores. Each has one
site; a colour before its name changes its colours (`words.added`: from a glow of 0.5 on only the second, the light).
"""

# ruff: noqa: E501
from __future__ import annotations

from mirage_game.style.parts import Ornament

O = Ornament  # noqa: E741

_ROOFS: dict[str, Ornament] = {
    "chimneys": O("chimney", "crest", "#8c4a38", "#5c3228", 0.0, ("chimneys", "chimneys on the roofs", "brick chimneys", "with a chimney on every house", "chimney stacks", "red brick chimneys")),
    "smokestacks": O("chimney", "crest", "#4c4844", "#d8582c", 0.0, ("smokestacks", "factory chimneys", "iron smokestacks", "industrial chimneys", "tall smoking stacks", "steam stacks on the roofs")),
    "antennas": O("antenna", "crest", "#8c949c", "#ff4838", 0.6, ("antennas", "antennas on the roofs", "tv aerials", "radio masts", "satellite antennas", "rooftop aerials with red lights")),
    "spires": O("spire", "crest", "#4c5470", "#e0c060", 0.0, ("spires", "pointed spires", "gothic spires", "church spires on the roofs", "towers with sharp tips", "tall pinnacles")),
    "flags": O("flag", "crest", "#d83830", "#f4f0e4", 0.0, ("flags", "flags on the roofs", "red flags", "flags flying", "pennants in the wind", "flagpoles")),
    "black flags": O("flag", "crest", "#18161a", "#e8e4d8", 0.0, ("black flags", "pirate flags", "the jolly roger", "skull flags", "black pirate flags", "flags with skulls on the roofs")),
    "weathervanes": O("vane", "crest", "#b08c3c", "#3c3a38", 0.0, ("weathervanes", "weather vanes", "a weathercock on the roof", "rooster vanes", "wind vanes", "copper weathervanes")),
    "roof crystals": O("crystal", "crest", "#5ccce8", "#e4fbff", 0.45, ("roof crystals", "crystals on the roofs", "crystals growing from roofs", "crystal topped houses", "shards on the rooftops", "glowing crystal crowns")),
    "spikes": O("spikes", "crest", "#4a464c", "#a09ca4", 0.0, ("spikes", "spikes on the roofs", "iron spikes", "sharp metal spikes", "spiked rooftops", "spiky roofs")),
    "horns": O("spikes", "crest", "#e4d4b0", "#6c4c34", 0.0, ("horns", "horns on the roofs", "demon horns", "horned roofs", "dragon horns", "great curved horns")),
    "roof lamps": O("lamp", "crest", "#4c4038", "#ffd478", 1.0, ("roof lamps", "lamps on the roofs", "beacons", "lights on top of the houses", "rooftop lights", "a beacon on every roof")),
}  # fmt: skip

_EAVES: dict[str, Ornament] = {
    "pipes": O("pipe", "eave", "#5c646c", "#a4acb4", 0.0, ("pipes", "pipes along the walls", "steel pipes", "pipework", "pipes under the eaves", "plumbing everywhere")),
    "copper pipes": O("pipe", "eave", "#a45c2c", "#ec9c5c", 0.0, ("copper pipes", "brass pipes", "copper pipework on the houses", "steampunk pipes", "shiny copper tubes", "bronze steam pipes")),
    "neon strips": O("strip", "eave", "#1c1430", "#ff3cc8", 1.0, ("neon strips", "strips of neon", "neon tubes along the roofs", "glowing strips", "led strips", "light strips under the eaves")),
    "gold trim": O("strip", "eave", "#b07c1c", "#ffe078", 0.15, ("gold trim", "golden trim", "gilded edges", "gold edging on the houses", "golden borders", "gilt trim")),
    "garlands": O("garland", "eave", "#2c6c34", "#e03838", 0.0, ("garlands", "garlands on the houses", "green garlands with red berries", "festive garlands", "swags of fir", "holiday garlands")),
    "fairy lights": O("lights", "eave", "#2c2c34", "#ffe49c", 1.0, ("fairy lights", "string lights", "christmas lights", "strings of little lights", "twinkling lights on the houses", "lights along the eaves")),
    "icicles": O("icicles", "eave", "#9cccf0", "#f0faff", 0.1, ("icicles", "icicles on the roofs", "icicles hanging from the eaves", "frozen drips", "ice hanging from the houses", "long icicles")),
    "frosting drips": O("icicles", "eave", "#ffb0d4", "#fff6fa", 0.0, ("frosting drips", "icing dripping from the roofs", "dripping frosting", "icing drips", "sugar icing on the eaves", "melting cream on the roofs")),
    "dripping slime": O("icicles", "eave", "#3c9c1c", "#b4ff5c", 0.45, ("dripping slime", "slime dripping from the roofs", "green goo", "oozing slime", "drips of slime", "toxic drips")),
    "bunting": O("bunting", "eave", "#e8483c", "#ffd84c", 0.0, ("bunting", "colourful bunting", "little paper flags on strings", "party bunting", "triangle flags", "carnival bunting")),
}  # fmt: skip

_WALLS: dict[str, Ornament] = {
    "banners": O("banner", "wall", "#a01c28", "#e8c458", 0.0, ("banners", "banners on the walls", "royal banners", "heraldic banners", "red and gold banners", "cloth banners hanging on houses")),
    "neon signs": O("sign", "wall", "#14102c", "#ff48c0", 1.0, ("neon signs", "neon signs on the walls", "glowing signs", "glowing shop signs", "neon advertisements", "bright signs everywhere")),
    "gears": O("gear", "wall", "#6c4a24", "#d8a450", 0.0, ("gears", "gears on the walls", "cogs", "cogwheels", "brass gears", "big cogwheels on the houses")),
    "clocks": O("clock", "wall", "#6c4424", "#f4ecd4", 0.2, ("clocks", "clocks on the walls", "clock faces", "big clocks everywhere", "wall clocks", "a clock on every house")),
    "portholes": O("clock", "wall", "#a87c3c", "#5cc4e8", 0.3, ("portholes", "portholes in the walls", "round ship windows", "brass portholes", "submarine windows", "bull's eye windows")),
    "screens": O("screen", "wall", "#16181e", "#4cd8ff", 1.0, ("screens", "screens on the walls", "monitors", "tv screens everywhere", "video walls", "glowing displays")),
    "posters": O("poster", "wall", "#ece0c0", "#c83c2c", 0.0, ("posters", "posters on the walls", "paper posters", "wanted posters", "billposters", "propaganda posters")),
    "shields": O("shield", "wall", "#3c5ca8", "#e4c050", 0.0, ("shields", "shields on the walls", "knights' shields", "coats of arms", "crests and shields", "painted shields on houses")),
    "wall vines": O("vine", "wall", "#2c5c24", "#6cac44", 0.0, ("wall vines", "ivy", "ivy on the walls", "vines climbing the houses", "overgrown walls", "creepers on the walls")),
    "masks": O("mask", "wall", "#8c5428", "#f0d078", 0.0, ("masks", "masks on the walls", "tribal masks", "carved wooden masks", "carnival masks", "faces carved on the houses")),
    "wall runes": O("rune", "wall", "#34303c", "#58e4ff", 1.0, ("wall runes", "runes on the walls", "glowing runes", "magic symbols on the walls", "carved glowing signs", "arcane glyphs")),
    "wreaths": O("wreath", "wall", "#2c6c38", "#d83434", 0.0, ("wreaths", "wreaths on the walls", "christmas wreaths", "a wreath on every door", "fir wreaths with ribbons", "holly wreaths")),
    "wall torches": O("torch", "wall", "#5c3c20", "#ffac3c", 1.0, ("wall torches", "torches on the walls", "burning torches", "torchlight", "flaming torches", "torches in iron holders")),
}  # fmt: skip

_HANGING: dict[str, Ornament] = {
    "lanterns": O("lantern", "hang", "#3c3028", "#ffc860", 1.0, ("lanterns", "iron lanterns", "lanterns under the roofs", "old lanterns", "lit lanterns", "lantern light")),
    "hanging lanterns": O("lantern", "hang", "#c8301c", "#ffd078", 1.0, ("hanging lanterns", "red hanging lanterns", "lanterns hanging everywhere", "lanterns on cords", "chinese lanterns", "dangling lanterns")),
    "stalactites": O("icicles", "hang", "#5c5650", "#948c84", 0.0, ("stalactites", "stalactites hanging down", "dripstone", "cave stalactites", "stone icicles", "rock teeth from above")),
    "hanging roots": O("roots", "hang", "#5c4228", "#8c6c44", 0.0, ("hanging roots", "roots hanging down", "roots from the ceiling", "dangling roots", "tree roots overhead", "root curtains")),
    "hanging vines": O("roots", "hang", "#2c6424", "#74b84c", 0.0, ("hanging vines", "vines hanging down", "lianas", "dangling vines", "jungle vines overhead", "curtains of vines")),
    "chains": O("chain", "hang", "#3c3c42", "#8c9098", 0.0, ("chains", "chains hanging down", "iron chains", "rusty chains", "dungeon chains", "dangling chains")),
    "cobwebs": O("web", "hang", "#8c8c94", "#ececf2", 0.0, ("cobwebs", "spider webs", "webs in the corners", "cobwebs everywhere", "spider silk", "dusty webs")),
    "bells": O("bell", "hang", "#a4781c", "#ffdc70", 0.0, ("bells", "golden bells", "hanging bells", "church bells", "brass bells", "jingle bells")),
}  # fmt: skip

_TREES: dict[str, Ornament] = {
    "fruits": O("fruit", "canopy", "#d8342c", "#ffb43c", 0.0, ("fruits", "fruit in the trees", "apples on the trees", "trees full of fruit", "oranges and apples", "ripe fruit hanging from branches")),
    "glowing spores": O("fruit", "canopy", "#2c8c78", "#7cffd4", 1.0, ("glowing spores", "spores in the trees", "glowing pods", "bioluminescent spores", "lights like fireflies in the trees", "luminous seeds")),
    "baubles": O("fruit", "canopy", "#c81c2c", "#ffd84c", 0.25, ("baubles", "baubles on the trees", "christmas ornaments", "christmas balls", "decorated christmas trees", "shiny glass balls in the trees")),
    "paper lanterns": O("lantern", "canopy", "#e84c34", "#ffe4a0", 1.0, ("paper lanterns", "paper lanterns in the trees", "lanterns hung in the trees", "festival lanterns", "japanese lanterns", "glowing paper lamps on branches")),
    "moss beards": O("roots", "canopy", "#5c6c44", "#98a86c", 0.0, ("moss beards", "spanish moss", "moss hanging from the trees", "bearded trees", "lichen beards", "trees draped in moss")),
    "icicle branches": O("icicles", "canopy", "#a4d4f4", "#f4fcff", 0.15, ("icicle branches", "ice on the branches", "icicles on the trees", "frozen branches", "trees dripping with ice", "iced twigs")),
}  # fmt: skip

_FLOOR: dict[str, Ornament] = {
    "crystals": O("crystal", "foot", "#7c3cd0", "#e0b4ff", 0.45, ("crystals", "crystals on the ground", "glowing crystals", "purple crystals", "crystal clusters", "gemstones growing out of the earth")),
    "mushrooms": O("mushroom", "foot", "#e0d0b4", "#8c5834", 0.0, ("mushrooms", "mushrooms by the walls", "brown mushrooms", "fungi on the ground", "mushrooms everywhere", "little mushrooms")),
    "toadstools": O("mushroom", "foot", "#f4ece0", "#d82c24", 0.0, ("toadstools", "red toadstools", "red mushrooms with white dots", "fly agarics", "fairy tale mushrooms", "spotted mushrooms")),
    "coral": O("coral", "foot", "#f0607c", "#ffb48c", 0.1, ("coral", "corals", "corals on the ground", "coral growth", "pink coral branches", "bits of reef")),
    "barrels": O("barrel", "foot", "#7c5430", "#44444a", 0.0, ("barrels", "wooden barrels", "barrels by the houses", "kegs", "casks", "barrels of rum")),
    "crates": O("crate", "foot", "#a4783f", "#64451f", 0.0, ("crates", "wooden crates", "crates by the walls", "boxes", "cargo crates", "stacked crates")),
    "gift boxes": O("crate", "foot", "#d42c3c", "#ffe070", 0.0, ("gift boxes", "presents", "presents by the houses", "wrapped gifts", "christmas presents", "gifts with ribbons")),
    "pumpkins": O("pumpkin", "foot", "#e0761c", "#ffd04c", 0.45, ("pumpkins", "carved pumpkins", "pumpkins by the doors", "halloween pumpkins", "glowing pumpkin faces", "pumpkins on the ground")),
    "bones": O("bones", "foot", "#e8e0c8", "#a49878", 0.0, ("bones", "bones on the ground", "scattered bones", "skeletons", "ribs and skulls", "old bones lying about")),
    "tombstones": O("tombstone", "foot", "#7c8084", "#4c5054", 0.0, ("tombstones", "gravestones", "graves", "headstones", "a graveyard around the houses", "tombs")),
    "flower beds": O("flowers", "foot", "#3c7c34", "#f0588c", 0.0, ("flower beds", "flowers by the houses", "beds of flowers", "flowers along the walls", "front garden flowers", "planted flowers")),
    "candles": O("candle", "foot", "#f0e4c8", "#ffb440", 1.0, ("candles", "candles on the floor", "burning candles", "candlelight", "wax candles", "candles everywhere")),
    "bamboo shoots": O("bamboo", "foot", "#5c8c34", "#a8cc64", 0.0, ("bamboo shoots", "bamboo by the houses", "bamboo stalks", "green bamboo canes", "bamboo growing along the walls", "young bamboo")),
    "cacti": O("cactus", "foot", "#3c7c3c", "#f06ca0", 0.0, ("cacti", "cactuses", "little cacti", "cacti by the houses", "prickly pears", "flowering cacti")),
    "bushes": O("bush", "foot", "#2c5c28", "#68a444", 0.0, ("bushes", "bushes by the houses", "green bushes", "hedges", "shrubs", "shrubbery")),
    "statues": O("statue", "foot", "#a4a098", "#d4d0c8", 0.0, ("statues", "stone statues", "marble statues", "statues by the houses", "sculptures", "busts on pedestals")),
    "valves": O("valve", "foot", "#5c6068", "#d83c2c", 0.0, ("valves", "red valves", "valve wheels", "steam valves", "valves and fittings", "hand wheels on pipes")),
}  # fmt: skip

_SHORES: dict[str, Ornament] = {
    "reeds": O("reeds", "shore", "#648c38", "#7c4824", 0.0, ("reeds", "reeds by the water", "cattails", "bulrushes", "rushes along the shore", "reedy banks")),
    "glowing algae": O("reeds", "shore", "#0c5c6c", "#4cffe0", 1.0, ("glowing algae", "bioluminescent algae", "algae that shines at the shore", "glowing water plants", "luminous seaweed", "shining kelp")),
    "tentacles": O("tentacle", "shore", "#5c2c6c", "#d88cc0", 0.0, ("tentacles", "tentacles from the water", "kraken arms", "octopus arms", "tentacles at the shore", "sea monster arms")),
    "shells": O("shell", "shore", "#f4d0b4", "#e0788c", 0.0, ("shells", "seashells", "shells on the beach", "sea shells on the shore", "conches", "big pink shells")),
    "ice spikes": O("spikes", "shore", "#8cc8f0", "#f0fbff", 0.15, ("ice spikes", "ice spikes at the water", "frozen spikes", "spikes of ice", "jagged ice on the shore", "ice shards")),
    "lilies": O("lily", "shore", "#3c8c44", "#ffb8d8", 0.0, ("lilies", "water lilies", "lily pads", "lotus flowers", "lilies on the water", "lotus on the pond")),
}  # fmt: skip

ORNAMENTS: dict[str, Ornament] = {**_ROOFS, **_EAVES, **_WALLS, **_HANGING, **_TREES, **_FLOOR, **_SHORES}
