# ruff: noqa: E501
"""Themes of landscapes and the elements."""

from __future__ import annotations

from mirage_game.style.parts import Material
from mirage_game.style.theme import Theme

M = Material

THEMES = (
    Theme(
        "rainforest",
        phrases=(
            "rainforest", "a dripping rainforest full of orchids", "amazon", "giant ferns and tangled roots", "turn everything into a steamy rain forest", "wet leaves, mist and parrots",
            "rainforrest", "humid green canopy", "make it look like the amazon river", "a world of ferns, roots and wicker huts", "monkeys and macaws", "equatorial forest after the rain",
        ),
        ground="ferns", soil="rust clay", stone="mossy bricks", sand="tan mud", water="teal clear water", log="brown roots", leaf="bright emerald leaves", plank="tan logs", brick="beige wicker",
        roof="olive leaves", glass="shutters", lamp="firefly jar", path="brown roots", plaster="pale tan wicker", flower="scarlet petals", blossom="magenta blossoms", pine="lime ferns",
        sky="jungle haze", medium="none", ornaments=("hanging vines", "moss beards", "lilies", "bushes"),
    ),
    Theme(
        "mangrove swamp",
        phrases=(
            "mangrove swamp", "mangroves", "swamp", "stilted huts over murky water", "crocodile bog with twisted roots", "make it a swamp", "a bayou full of frogs and reeds",
            "marshland", "turn the village into a mangrove delta", "muddy wetland, moss hanging from every branch", "Mangrove Swmap", "sunken trees in brown water", "louisiana wetlands",
        ),
        ground="dark olive moss", soil="dark mud", stone="mossy bricks", sand="mud", water="tan swamp water", log="pale grey roots", leaf="bright green leaves", plank="weathered planks", brick="pale tan logs",
        roof="brown thatch", glass="shutters", lamp="lantern", path="brown planks", plaster="grey driftwood", flower="yellow petals", pine="olive vines",
        sky="bright swamp haze", medium="none", ornaments=("hanging roots", "moss beards", "reeds", "toadstools"),
    ),
    Theme(
        "savanna",
        phrases=(
            "savanna", "african savannah", "serengeti", "golden grass and flat-topped acacias", "safari", "lions in the tall dry grass", "turn everything into a savanna at dusk",
            "a sunburnt plain with mud huts", "make it look like kenya", "watering hole on the plains", "savana", "zebras, termite mounds and long shadows", "grassland under a huge orange sun",
        ),
        ground="gold dry grass", soil="rust cracked earth", stone="brown rock", sand="tan sand", water="blue water", log="dark brown bark", leaf="olive leaves", plank="brown logs", brick="salmon adobe",
        roof="pale straw", glass="shutters", lamp="torch", path="rust dirt", plaster="orange adobe", flower="red dry grass", terracotta="rust adobe",
        sky="savanna dusk", medium="none", ornaments=("shields", "reeds", "bushes", "horns"),
    ),
    Theme(
        "tundra",
        phrases=(
            "tundra", "arctic tundra", "lichen and permafrost", "reindeer country", "siberian steppe", "bare hills with red lichen and patches of snow", "make it a tundra", "a cold treeless plain",
            "hide tents on frozen ground", "turn it into northern lapland", "Tundra in september", "crowberries, moss and grey stones", "mammoth steppe",
        ),
        ground="rust moss", soil="grey frost", stone="pale grey granite", sand="grey pebbles", water="dull blue clear water", log="birch bark", leaf="dark crimson moss", plank="tan fur", brick="beige leather",
        roof="charcoal fur", glass="dark window", lamp="torch", path="gravel", plaster="cream leather", snow="snow", flower="purple petals", pine="olive pine needles",
        sky="arctic day", medium="none", ornaments=("horns", "bones", "ice spikes", "hanging lanterns"),
    ),
    Theme(
        "coral garden",
        phrases=(
            "coral garden", "anemones", "great barrier reef", "clownfish and anemones", "snorkelling over bright coral", "a sunlit reef in shallow turquoise water", "make everything coral", "corals everywhere",
            "sea anemones, starfish and shells", "turn the town into a tropical reef", "shallow lagoon full of fish", "corall reef", "pink and orange coral houses", "diving in the maldives",
        ),
        ground="cream coral", soil="beige sponge", stone="lavender coral", sand="pale peach sand", water="turquoise clear water", log="scarlet coral", leaf="bright orange coral", plank="pink sponge", brick="pink coral",
        roof="magenta shells", glass="porthole", lamp="glow crystal", path="peach shells", plaster="lavender sponge", snow="white coral", flower="glowing yellow coral", pine="magenta coral", blossom="gold sponge",
        sky="underwater", medium="none", ornaments=("coral", "shells", "portholes", "pink garlands"),
    ),
    Theme(
        "kelp forest",
        phrases=(
            "kelp forest", "kelp", "seaweed forest", "sea otters among tall kelp", "cold green ocean with swaying seaweed", "make it a forest of seaweed", "amber kelp in deep green light",
            "diving through giant kelp", "everything overgrown with sea weed", "a world of algae and sea urchins", "Kelp Forrest", "green underwater woods", "barnacled wrecks in the seaweed",
        ),
        ground="olive seaweed", soil="dark teal mud", stone="purple sponge", sand="pale tan shells", water="emerald deep water", log="amber seaweed", leaf="gold seaweed", plank="grey driftwood", brick="pale teal rock",
        roof="rust scales", glass="porthole", lamp="mint glow crystal", path="beige shells", plaster="mint sponge", flower="violet coral", pine="bright olive seaweed",
        sky="green underwater", medium="none", ornaments=("hanging vines", "glowing algae", "coral", "portholes"),
    ),
    Theme(
        "mushroom forest",
        phrases=(
            "mushroom forest", "fungus world", "giant toadstools instead of trees", "fungi", "everything is a mushroom", "houses made of red spotted mushrooms", "shroom land", "spores drifting in the air",
            "turn the trees into mushrooms", "a kingdom of fungi and mycelium", "mushrom forest", "mycelium", "toadstool village with glowing spores", "make it all mushrooms",
        ),
        ground="lavender fungus", soil="brown mushroom skin", stone="dark purple fungus", sand="cream fungus", water="teal slime", log="cream mushroom skin", leaf=M("dots", "#a81c1c", "#d83428", "#fff0e0"),
        plank="tan mushroom skin", brick="cream mushroom skin", roof=M("dots", "#b02018", "#e8452c", "#fff6e8"), glass="round window", lamp="mushroom lamp", path="pale tan fungus", plaster="ivory mushroom skin",
        flower="glowing cyan fungus", pine="glowing blue fungus", blossom="orange fungus",
        sky="teal dusk", medium="none", ornaments=("toadstools", "glowing spores", "glowing algae", "hanging roots"),
    ),
    Theme(
        "bamboo grove",
        phrases=(
            "bamboo grove", "bamboo", "a bamboo forest in the morning light", "pandas", "make everything out of bamboo", "green stalks everywhere", "arashiyama", "a path through tall green bamboo",
            "bamboo huts and paper lamps", "turn the woods into bamboo", "bambu forest", "quiet zen grove with stepping stones", "light falling between bamboo canes",
        ),
        ground="green moss", soil="brown dirt", stone="grey pebbles", sand="pale gravel", water="teal clear water", log="lime bamboo", leaf="yellow green leaves", plank="gold bamboo", brick="pale bamboo",
        roof="dark brown thatch", glass="white paper", lamp="paper lantern", path="paving stones", plaster="cream paper", flower="white petals", pine="green bamboo", terracotta="tan wicker",
        sky="pale morning", medium="none", ornaments=("bamboo shoots", "hanging lanterns", "lilies", "wall vines"),
    ),
    Theme(
        "lavender fields",
        phrases=(
            "lavender fields", "lavender flowers", "provence", "rows of purple lavender in the south of france", "fields of violet flowers", "make it a lavender field", "purple blossoms and warm limestone cottages",
            "bees humming over lavender", "turn the grass into lavender", "a summer evening in provence", "Lavander fields!", "lilac hills and cypress trees", "farmhouse with blue shutters among the lavender",
        ),
        ground="purple petals", soil="tan dirt", stone="beige limestone", sand="pale gravel", water="sky blue water", log="brown bark", leaf="olive leaves", plank="pale blue planks", brick="cream limestone",
        roof="orange tiles", glass="blue shutters", lamp="lantern", path="beige gravel", plaster="cream plaster", flower="violet petals", blossom="lavender blossoms", pine="dark green pine needles", terracotta="peach plaster",
        sky="golden hour", medium="none", ornaments=("flower beds", "wall vines", "bells", "weathervanes"),
    ),
    Theme(
        "salt flats",
        phrases=(
            "salt flats", "salt desert", "uyuni", "everything white with salt", "a mirror of water on endless white salt", "cracked salt crust under a blue sky", "make it a salt lake", "salar in bolivia",
            "turn the land into salt", "blinding white plain, pink lake", "saltflats", "houses cut from blocks of salt", "dead sea shore", "salt crystals everywhere",
        ),
        ground="white salt", soil="pale grey cracked earth", stone="salmon salt", sand="white salt", water="pink clear water", log="tan cactus", leaf="teal cactus", plank="sky blue planks", brick="salmon salt",
        roof="rust straw", glass="blue window", lamp="amber glow crystal", path="pale blue salt", plaster="rose salt", flower="pink crystal", terracotta="rose salt", pine="green cactus",
        sky="bright summer", medium="none", ornaments=("crystals", "shells", "magenta flags", "bunting"),
    ),
    Theme(
        "slot canyon",
        phrases=(
            "slot canyon", "canyon", "antelope canyon", "wavy red rock in bands of orange", "grand canyon", "make it a deep canyon", "swirling sandstone walls", "layers of red and cream stone",
            "utah", "turn the hills into red rock canyons", "cayon lands", "cliff dwellings in glowing orange stone", "juniper trees between rust coloured cliffs",
        ),
        ground="gold dry grass", soil="maroon clay", stone=M("waves", "#8a2c10", "#e0702c", "#ffb060"), sand="peach sand", water="green water", log="grey driftwood", leaf="teal leaves", plank="dark brown planks",
        brick="cream sandstone", roof="maroon clay", glass="dark window", lamp="torch", cobble="salmon sandstone", path="coral gravel", plaster="peach adobe", flower="yellow cactus", terracotta="salmon wave pattern",
        sky="desert noon", medium="none", ornaments=("wall runes", "cacti", "hanging roots", "reeds"),
    ),
    Theme(
        "tropical island",
        phrases=(
            "tropical island", "desert island", "castaway island with coconut palms", "hawaii", "coconut trees and white beaches", "make it a tropical island", "paradise beach far from everything", "tiki huts by the lagoon",
            "polynesia", "turn it into a south sea island", "tropical ilsand", "hibiscus, palms and thatched bungalows", "bora bora", "shipwrecked on a sunny island",
        ),
        ground="lush grass", soil="tan sand", stone="beige limestone", sand="pale cream sand", water="turquoise clear water", log="palm bark", leaf="bright green leaves", plank="driftwood", brick="dark brown bamboo",
        roof="gold thatch", glass="shutters", lamp="torch", path="cream sand", plaster="beige wicker", flower="red petals", blossom="magenta blossoms", pine="lime ferns",
        sky="tropical day", medium="none", ornaments=("masks", "fruits", "shells", "magenta garlands"),
    ),
    Theme(
        "moss world",
        phrases=(
            "moss world", "moss", "everything covered in soft green moss", "mossy boulders and mossy roofs", "a carpet of moss", "make it mossy", "velvet green stones in a silent wood", "iceland moss",
            "let moss grow over the whole town", "old growth forest, green on green with grey bark", "Mos world", "lichen on every wall", "so much moss", "a damp mossy hollow",
        ),
        ground="bright lime moss", soil="dark brown dirt", stone="pale mossy bricks", sand="grey pebbles", water="dark teal water", log="olive bark", leaf="dark green moss", plank="grey weathered planks", brick="stone bricks",
        roof="emerald moss", glass="lit window", lamp="firefly jar", cobble="mossy bricks", path="cobblestone", plaster="pale stone bricks", flower="white petals", pine="teal pine needles",
        sky="dawn mist", medium="none", ornaments=("moss beards", "mushrooms", "wall vines", "reeds"),
    ),
    Theme(
        "storm coast",
        phrases=(
            "storm coast", "gale", "stormy sea cliffs", "waves crashing on dark rocks", "irish coast in a gale", "a fishing village in a hurricane", "make it a wild stormy coast", "grey atlantic, sea foam and slate roofs",
            "scottish cliffs", "lighthouse in the storm", "turn everything grey, wet and windswept", "Stormy coats", "salt spray and howling wind", "whitewashed cottages above a raging ocean",
        ),
        ground="teal dry grass", soil="dark brown mud", stone="grey slate", sand="grey pebbles", water="white foam", log="grey driftwood", leaf="dark olive leaves", plank="weathered planks", brick="white plaster",
        roof="charcoal slate shingles", glass="lit window", lamp="lantern", cobble="grey rock", path="grey gravel", plaster="white plaster", flower="purple petals", terracotta="rust planks", pine="dark green pine needles",
        sky="storm at sea", medium="none", ornaments=("weathervanes", "barrels", "reeds", "bells"),
    ),
    Theme(
        "sulfur springs",
        phrases=(
            "sulfur springs", "sulphur", "yellow sulfur pools and steaming vents", "hot springs", "geysers", "yellowstone", "acid green pools ringed in orange and yellow", "make it a geothermal field",
            "danakil", "turn the ground into yellow sulphur crust", "sulfer springs", "boiling mud and rainbow coloured water", "smelly yellow volcano steam",
        ),
        ground="bright yellow salt", soil="rust cracked earth", stone="white limestone", sand="orange salt", water="cyan acid", log="white bark", leaf="rust moss", plank="grey planks", brick="dark grey basalt",
        roof="maroon shingles", glass="dark window", lamp="teal glow crystal", path="pale orange cracked earth", plaster="grey ash", ore="glowing lime ore", flower="scarlet crystal", terracotta="orange limestone", pine="dead grass",
        sky="pale yellow fog", medium="none", ornaments=("stalactites", "crystals", "glowing algae", "smokestacks"),
    ),
    Theme(
        "redwood forest",
        phrases=(
            "redwood forest", "redwoods", "giant sequoias", "huge red trunks and sunbeams", "log cabins under enormous trees", "california redwoods in the fog", "make it a redwood forest", "ancient tall trees with rusty bark",
            "turn it into a sequoia park", "ewok forest", "red woods", "lumberjack cabin in the deep woods", "old growth giants, clover and ferns",
        ),
        ground="lime ferns", soil="rust pine needles", stone="grey granite", sand="brown gravel", water="green clear water", log="rust bark", leaf="deep green pine needles", plank="orange logs", brick="tan logs",
        roof="dark green shingles", glass="lit window", lamp="lantern", path="rust bark", plaster="beige logs", flower="white petals", pine="dark teal pine needles", blossom="lime leaves",
        sky="pale gold dawn mist", medium="none", ornaments=("chimneys", "mushrooms", "moss beards", "wreaths"),
    ),
    Theme(
        "alpine meadow",
        phrases=(
            "alpine meadow", "the alps in june", "swiss mountains", "cows, chalets and wildflowers", "edelweiss", "make it an alpine village", "heidi's mountain pasture", "wooden chalets with geraniums",
            "turn it into a green mountain meadow", "fresh mountain air, blue sky and white peaks", "Alpin meadow", "tyrol", "yodelling in the mountains", "gentian and buttercups beneath snowy peaks",
        ),
        ground="bright green clover", soil="brown dirt", stone="pale grey limestone", sand="white pebbles", water="sky blue clear water", log="brown bark", leaf="green leaves", plank="dark brown planks", brick="white plaster",
        roof="brown shingles", glass="red shutters", lamp="lantern", path="grey pebbles", plaster="cream plaster", snow="snow", flower="yellow petals", pine="dark green pine needles", terracotta="orange logs", blossom="pink blossoms",
        sky="clear day", medium="none", ornaments=("flower beds", "bells", "weathervanes", "wreaths"),
    ),
    Theme(
        "sunflower fields",
        phrases=(
            "sunflower fields", "sunflowers", "a sea of yellow sunflowers", "endless sunflowers under a blue sky", "make the meadows sunflowers", "tuscany with sunflowers", "yellow petals to the horizon",
            "turn the grass into sunflowers", "sun flowers everywhere!", "happy yellow summer fields", "sunflwer", "ukrainian countryside, wheat and sky", "big golden blooms beside blue houses",
        ),
        ground="yellow petals", soil="dark brown dirt", stone="grey limestone", sand="beige sand", water="deep blue water", log="dark green vines", leaf="green leaves", plank="sky blue planks", brick="white plaster",
        roof="rust tiles", glass="blue shutters", lamp="lantern", path="brown dirt", plaster="pale blue plaster", flower="gold petals", blossom="bright yellow blossoms", terracotta="orange bricks", pine="olive leaves",
        sky="bright summer", medium="none", ornaments=("flower beds", "garlands", "reeds", "weathervanes"),
    ),
    Theme(
        "glowing bay",
        phrases=(
            "glowing bay", "noctiluca", "bioluminescent bay", "glowing plankton", "sea sparkle on a dark beach", "the waves glow blue at night", "fireflies and glowing water", "make the water glow in the dark", "night beach lit by plankton",
            "turn it into a bioluminescent shore", "electric blue surf under the stars", "bio luminescent beach", "luminous algae", "every wave leaves a trail of blue light",
        ),
        ground="dark teal grass", soil="navy dirt", stone="grey rock", sand="pale blue sand", water="glowing cyan water", log="dark grey palm bark", leaf="dark green leaves", plank="brown driftwood", brick="dull lavender planks",
        roof="tan thatch", glass="lit window", lamp="blue firefly jar", path="lavender shells", plaster="dull rose plaster", flower="glowing blue petals", blossom="glowing violet blossoms", ore="glowing cyan ore",
        sky="starry night", medium="dreamy glow", ornaments=("glowing algae", "glowing spores", "coral", "fairy lights"),
    ),
)  # fmt: skip
