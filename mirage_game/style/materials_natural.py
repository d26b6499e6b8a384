"""Materials of nature: what grows, what lies in the earth, and what is crystal or cold."""

# ruff: noqa: E501
from __future__ import annotations

from mirage_game.style.parts import Material, Named

N, M = Named, Material

# fmt: off
NATURAL: dict[str, Named] = {
    "grass": N(M("grass", "#4c8428", "#8cc450", "#bce070"), ("green grass", "meadow grass", "grassy turf", "a grassy lawn", "mown lawn", "pasture", "blades of grass")),
    "lush grass": N(M("grass", "#0c6434", "#28b450", "#f8f068"), ("thick green grass", "juicy green grass", "tall fresh grass", "rich emerald turf", "spring meadow grass", "overgrown lawn", "deep soft grass")),
    "dry grass": N(M("grass", "#94803a", "#ccb862", "#ecdc94"), ("savanna grass", "yellow grass", "sunburnt grass", "parched grass", "golden prairie grass", "steppe grass", "withered yellow lawn")),
    "dead grass": N(M("grass", "#5c5244", "#948872", "#6e4c34"), ("dead brown grass", "grey withered grass", "rotten grass", "lifeless turf", "wilted weeds", "dead lawn", "dead brown weeds")),
    "straw": N(M("thatch", "#a47c24", "#ecc858", "#fff0a4"), ("golden straw", "hay", "bales of hay", "loose straw", "haystack", "dried stalks", "yellow straw stalks")),
    "clover": N(M("blossom", "#1c5c34", "#4ca45c", "#8cdc80"), ("shamrock", "green clover", "clover field", "four leaf clovers", "carpet of clover", "lucky shamrocks", "trefoil leaves")),
    "moss": N(M("soft", "#2e4c14", "#7c9c30", "#b4c85c"), ("green moss", "soft moss", "mossy carpet", "velvety moss", "damp moss", "cushions of moss", "forest moss")),
    "leaves": N(M("leaves", "#1c4c1c", "#58a838", "#9cdc5c"), ("green leaves", "leafy foliage", "foliage", "leafage", "dense leaves", "summer leaves", "hedge leaves")),
    "autumn leaves": N(M("leaves", "#8c2c10", "#ec8c20", "#ffd848"), ("fall leaves", "orange leaves", "red and gold leaves", "fallen leaves", "maple leaves", "autumn foliage", "leaves in autumn colours")),
    "pine needles": N(M("ferns", "#0c3428", "#2c7450", "#64a878"), ("fir needles", "conifer needles", "evergreen needles", "spruce branches", "pine twigs", "fir green", "christmas tree needles")),
    "petals": N(M("scales", "#d84c88", "#ffb4d0", "#fff0f6"), ("pink petals", "flower petals", "rose petals", "fallen petals", "carpet of petals", "soft pink petals", "layered rose petals")),
    "blossoms": N(M("blossom", "#e07ca8", "#ffc8dc", "#fffaf4"), ("cherry blossoms", "pink blossoms", "sakura flowers", "blooming flowers", "apple blossom", "spring blossoms", "clouds of blossom")),
    "vines": N(M("vines", "#2c3c24", "#5c6c44", "#6cc038"), ("creeping vines", "ivy vines", "tangled vines", "lianas and creepers", "climbing plants", "green creepers", "twisting tendrils")),
    "ferns": N(M("ferns", "#144424", "#2c6c34", "#70bc48"), ("fern fronds", "green ferns", "bracken", "jungle ferns", "feathery fronds", "prehistoric ferns", "fern leaves")),
    "roots": N(M("corals", "#2c1c10", "#50341e", "#a87c4c"), ("tree roots", "gnarled roots", "twisted roots", "tangled roots", "knotted roots", "a web of roots", "old woody roots")),
    "bark": N(M("bark", "#3c2818", "#845c38", "#54381e"), ("tree bark", "rough bark", "oak bark", "brown bark", "rugged tree trunk", "trunk wood", "knotty bark")),
    "birch bark": N(M("birch", "#c8c4b8", "#f4f2ea", "#34302c"), ("white bark", "birch", "birch trunks", "white birch wood", "black and white bark", "peeling birch", "silver birch")),
    "palm bark": N(M("shingles", "#6c4c28", "#c89c5c", "#8c683c"), ("palm trunk", "palm wood", "palm tree bark", "coconut palm trunk", "ringed palm stem", "shaggy palm bark", "date palm trunk")),
    "mushroom skin": N(M("dots", "#a81820", "#d83430", "#fff4e4"), ("toadstool skin", "red mushroom with white spots", "fly agaric", "mushroom caps", "spotted mushroom", "toadstool caps", "red spotted toadstool")),
    "fungus": N(M("shells", "#6c4c6c", "#a888a0", "#f0c894", 0.1), ("fungus growth", "mould", "fungal growth", "slimy fungus", "bracket fungus", "fungal threads", "creeping mould")),
    "coral": N(M("corals", "#c83c54", "#f88078", "#ffd4b0"), ("sea coral", "pink coral", "living coral", "brain coral", "reef coral", "branching coral", "colourful sea coral")),
    "seaweed": N(M("ripples", "#0c4038", "#2c8458", "#90c454"), ("kelp fronds", "kelp leaves", "sea grass", "green algae", "slippery seaweed", "strands of kelp", "ocean weeds")),
    "bamboo": N(M("pipes", "#4c7c24", "#a8cc58", "#e0d88c"), ("bamboo canes", "bamboo wall", "green bamboo", "bamboo poles", "bamboo stems", "asian bamboo grove", "bamboo wood")),
    "cactus": N(M("smallplates", "#1e5c30", "#54a04c", "#f4f0c0"), ("cactus skin", "prickly cactus", "saguaro", "green cactus with spines", "prickly pear", "thorny cactus flesh", "succulent")),
    "feathers": N(M("feathers", "#3464a8", "#94c8f0", "#fcfcff"), ("bird feathers", "plumage", "soft feathers", "plumes", "downy feathers", "blue feathers", "wings of feathers")),
    "fur": N(M("fur", "#5c381c", "#a87448", "#e4bc84"), ("animal fur", "brown fur", "shaggy fur", "fuzzy fur", "bear fur", "hairy pelt", "fluffy hide")),
    "scales": N(M("scales", "#104c44", "#38b08c", "#d4f070"), ("reptile scales", "dragon scales", "fish scales", "scaly skin", "green scales", "lizard scales", "overlapping scales")),
    "snakeskin": N(M("diamonds", "#5c4a20", "#bca458", "#241c10"), ("snake skin", "python skin", "serpent skin", "rattlesnake pattern", "viper scales", "diamond patterned snake", "snake leather")),
    "bones": N(M("bonepile", "#54483c", "#80705c", "#f0e8d0"), ("old bones", "skeleton bones", "white bones", "piles of bones", "ribs and bones", "bleached bones", "bone")),
    "skulls": N(M("bones", "#2c2428", "#5c5050", "#f0e8d4"), ("human skulls", "piled skulls", "walls of skulls", "catacomb skulls", "skulls of the dead", "grinning skulls", "heaps of skulls")),
    "flesh": N(M("veins", "#a03840", "#e08880", "#70141c"), ("raw flesh", "living flesh", "raw meat", "bloody meat", "muscle tissue", "pulsing flesh", "organic tissue")),
    "eyes": N(M("eyes", "#5c2438", "#fff6f0", "#2c84d8"), ("eyeballs", "staring eyes", "eyes everywhere", "watching eyes", "a thousand eyes", "big eyeballs", "blinking eyes")),
    "shells": N(M("shells", "#c88c74", "#f4d0b4", "#fff2e4"), ("sea shells", "cockle shells", "mother of pearl", "clam shells", "pearly shells", "scallop shells", "mussels")),
    "sponge": N(M("holes", "#d8ac28", "#f8dc5c", "#94701c"), ("sea sponge", "yellow sponge", "spongy foam with holes", "porous sponge", "bath sponge", "soft sponge", "squishy yellow sponge")),
}

EARTH: dict[str, Named] = {
    "dirt": N(M("noise", "#54381e", "#8c6438", "#b08c5c"), ("brown dirt", "soil", "brown earth", "garden soil", "bare earth", "loose soil", "dusty dirt")),
    "mud": N(M("ripples", "#34241a", "#604834", "#8c745c"), ("wet mud", "brown mud", "sticky mud", "sludgy ground", "muddy ground", "squelching mud", "mire")),
    "clay": N(M("soft", "#a05838", "#d08c64", "#e8b490"), ("red clay", "potter's clay", "soft clay", "terracotta clay", "wet clay", "loam", "clay soil")),
    "sand": N(M("soft", "#d4b474", "#f4e0a8", "#fff4d0"), ("yellow sand", "beach sand", "desert sand", "fine sand", "sugar-fine sand", "sand dunes", "sandy ground")),
    "gravel": N(M("noise", "#5c5852", "#aca69c", "#d0cac0"), ("grey gravel", "crushed stone", "loose gravel", "grit", "shingly ground", "stone chippings", "gravelly ground")),
    "pebbles": N(M("cobble", "#6c6458", "#dcd2c0", "#b0a490"), ("smooth pebbles", "river stones", "round pebbles", "beach pebbles", "river pebbles", "little round stones", "polished pebbles")),
    "cobblestone": N(M("cobble", "#34363a", "#8a8e94", "#a8acb0"), ("cobblestones", "cobbles", "cobbled stone", "old cobbles", "grey cobblestone", "rough cobbles", "cobbled paving")),
    "rock": N(M("cracks", "#6c6862", "#a09a90", "#44403c"), ("grey rock", "bare rock", "stone", "rough stone", "craggy rock", "cliff stone", "boulders")),
    "slate": N(M("strata", "#38424c", "#566470", "#7c8a96"), ("layered slate", "blue grey slate", "slate rock", "dark slate stone", "slate layers", "schist", "split slate slabs")),
    "granite": N(M("ore", "#8c7c7a", "#c4b4b0", "#3c3438"), ("speckled granite", "pink granite", "granite rock", "polished granite", "granite stone", "black speckled stone", "granite slabs")),
    "sandstone": N(M("blocks", "#b0803c", "#ecc888", "#fae4b4"), ("yellow sandstone", "sandstone blocks", "desert stone", "warm sandstone", "sandstone masonry", "egyptian sandstone", "honey coloured stone")),
    "limestone": N(M("blocks", "#a8a48c", "#e0dcc4", "#f4f0e0"), ("pale limestone", "limestone blocks", "cream stone", "pale building stone", "limestone rock", "beige stone blocks", "travertine")),
    "chalk": N(M("noise", "#d4d4c8", "#fcfcf2", "#ffffff"), ("white chalk", "chalk cliffs", "chalky rock", "powdery chalk", "chalk stone", "white cliff rock", "dusty white chalk")),
    "marble": N(M("veins", "#dcdce0", "#ffffff", "#9ca0ac"), ("white marble", "polished marble", "veined marble", "marble slabs", "roman marble", "carrara marble", "marble stone")),
    "obsidian": N(M("crystal", "#0c0814", "#2c1c44", "#9468d8"), ("black volcanic glass", "black obsidian", "volcanic glass", "shiny obsidian", "dark glassy rock", "obsidian shards", "purple black glass")),
    "basalt": N(M("hexes", "#24262a", "#565a60", "#121416"), ("basalt columns", "dark basalt", "hexagonal basalt", "black basalt rock", "giant's causeway stone", "volcanic columns", "grey basalt")),
    "lava rock": N(M("cracks", "#1c1412", "#40302a", "#ff5c14", 0.9), ("volcanic rock", "cracked lava rock", "glowing cracked rock", "rock with lava in the cracks", "black rock with glowing cracks", "burning rock", "hot volcanic stone")),
    "magma": N(M("corals", "#b82408", "#ec5c14", "#ffdc4c", 1.0, 0.5), ("molten magma", "glowing magma", "hot magma", "molten stone", "magma blocks", "melted rock", "seething magma")),
    "ash": N(M("soft", "#4c484a", "#908c8e", "#c0bcbc"), ("grey ash", "volcanic ash", "cold cinders", "burnt ashes", "soot and ash", "ash dust", "pale grey ashes")),
    "salt": N(M("tiles", "#d0dce0", "#f8fcfc", "#ffffff"), ("white salt", "white salt crust", "salt crystals", "rock salt", "salt crust", "sea salt", "dry salt lake")),
    "coal": N(M("cobble", "#08080a", "#3c3c42", "#58585e"), ("black coal", "lumps of coal", "charcoal lumps", "coal seams", "anthracite", "coal mine rock", "pit coal")),
    "ore": N(M("ore", "#54545c", "#8c8c92", "#ffc040", 0.5), ("gold ore", "ore veins", "precious ore", "mineral ore", "rock with gold nuggets", "shining ore", "ore deposits")),
    "cracked earth": N(M("cracks", "#b08454", "#d8ac78", "#5c3c20"), ("dry cracked earth", "cracked mud", "parched earth", "drought ground", "dried lake bed", "dry cracked soil", "sunbaked ground")),
    "moon dust": N(M("holes", "#8c8c90", "#b8b8bc", "#68686e"), ("lunar dust", "moon craters", "lunar soil", "grey moon surface", "moon rock", "cratered ground", "regolith")),
}

CRYSTAL: dict[str, Named] = {
    "crystal": N(M("crystal", "#1c84b8", "#8ce4f8", "#f0feff", 0.5), ("crystals", "blue crystal", "crystal shards", "clear crystal", "glittering crystal", "faceted crystal", "clear quartz")),
    "amethyst": N(M("crystal", "#54209c", "#b478ec", "#f4d8ff", 0.4), ("purple crystal", "amethyst crystals", "violet gemstone", "amethyst geode", "lilac crystal", "violet quartz", "purple geode")),
    "gems": N(M("gems", "#3c1458", "#e83c6c", "#38e0a8", 0.4), ("jewels", "precious stones", "gemstones", "rubies and emeralds", "colourful jewels", "sparkling gems", "diamonds and rubies")),
    "jade": N(M("meander", "#147454", "#58c090", "#b8f0d0"), ("green jade", "carved jade", "jade stone", "polished jade", "chinese jade", "imperial jade", "nephrite")),
    "ice": N(M("veins", "#84c4ec", "#c4ecfc", "#ffffff", 0.1), ("blue ice", "frozen water", "solid ice", "clear ice", "slippery ice", "cracked ice", "blocks of ice")),
    "frost": N(M("frost", "#a8c8e0", "#e4f2fc", "#ffffff", 0.2), ("white frost", "rime", "frosty white", "frosted leaves", "ice flowers", "frozen dew", "hoar frost on leaves")),
    "snow": N(M("soft", "#dce8f4", "#fcfeff", "#ffffff"), ("white snow", "fresh snow", "powder snow", "deep snow", "soft snow", "snowdrifts", "fluffy white snow")),
    "packed snow": N(M("blocks", "#b0c8e0", "#f0f8ff", "#ffffff"), ("snow blocks", "igloo blocks", "igloo snow", "hard packed snow", "pressed snow", "snow bricks", "blocks of snow")),
    "glacier ice": N(M("crystal", "#1c64b0", "#64b8ec", "#e0f8ff", 0.15), ("glacier", "deep blue ice", "iceberg ice", "arctic ice", "icebergs", "ancient glacial ice", "turquoise glacier")),
}
