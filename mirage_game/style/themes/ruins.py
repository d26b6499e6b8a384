# ruff: noqa: E501
"""Themes of ruins and disasters."""

from __future__ import annotations

from mirage_game.style.theme import Theme

THEMES = (
    Theme(
        "overgrown city",
        phrases=(
            "overgrown city", "nature reclaims the city", "the last of us", "abandoned streets swallowed by green", "a city a hundred years after humans", "make it overgrown", "ivy on skyscrapers", "i am legend",
            "let plants grow over the whole town", "over grown city", "deer walk on cracked asphalt", "reclaimed", "life after people", "broken concrete under a green blanket",
        ),
        ground="bright clover", soil="brown dirt", stone="mossy bricks", sand="grey gravel", water="teal swamp water", log="brown vines", leaf="dark green leaves", plank="rust planks", brick="pale concrete",
        roof="olive vines", glass="cracked window", lamp="firefly jar", cobble="grey concrete", path="dull asphalt", plaster="faded blue plaster", ore="rusted metal", flower="yellow petals", terracotta="faded red bricks", pine="emerald ferns", blossom="white blossoms",
        sky="gold jungle haze", medium="none", ornaments=("wall vines", "hanging vines", "bushes", "moss beards", "antennas"),
    ),
    Theme(
        "flooded city",
        phrases=(
            "flooded city", "flood", "drowned streets and rooftops above the water", "venice after the sea has risen", "sea level rise", "make it flooded", "deluge", "boats moored to balconies", "noah's flood",
            "put the whole town under brown water", "floded city", "after the tsunami", "the dam has burst", "new orleans after the hurricane", "stilts, rafts and sunken cars",
        ),
        ground="dull tan mud", soil="dark brown mud", stone="dark grey concrete", sand="brown mud", water="teal deep water", log="grey driftwood", leaf="bright lime leaves", plank="orange planks", brick="pale sky blue concrete",
        roof="maroon tiles", glass="cracked window", lamp="lantern", cobble="dark teal seaweed", path="brown driftwood", plaster="faded peach plaster", ore="copper", flower="white petals", terracotta="faded yellow plaster", pine="green seaweed", blossom="pale green leaves",
        sky="teal overcast", medium="none", ornaments=("reeds", "antennas", "barrels", "hanging roots"), water_alpha=0.8,
    ),
    Theme(
        "eruption",
        phrases=(
            "eruption", "volcano erupting above a village", "pompeii", "vesuvius", "the mountain explodes", "make the volcano erupt", "lava bombs and red skies over green fields", "krakatoa", "run, it is erupting",
            "turn the rivers into lava but keep the houses", "volcanoe", "a doomed town at the foot of a fire mountain", "hawaiian lava flow", "pyroclastic",
        ),
        ground="olive grass", soil="black ash", stone="black lava rock", sand="charcoal sand", water="glowing orange lava", log="dark brown palm bark", leaf="bright green leaves", plank="brown planks", brick="cream plaster",
        roof="rose tiles", glass="lit window", lamp="torch", cobble="dark basalt", path="grey ash", plaster="white plaster", ore="glowing scarlet ore", flower="yellow petals", terracotta="salmon plaster", pine="dark teal ferns", blossom="orange blossoms",
        sky="volcanic", medium="none", ornaments=("statues", "fruits", "stalactites", "flags"),
    ),
    Theme(
        "ash world",
        phrases=(
            "ash world", "ashlands", "everything buried in grey ash", "a grey land where ash falls like snow", "burnt down world", "make it ashen", "nothing left but cinders", "ash and embers", "smouldering remains",
            "turn the snow and grass to ash", "Ashe world", "the road", "black trees, pale dust and glowing coals", "dark souls kiln", "silent hill",
        ),
        ground="pale grey ash", soil="grey ash", stone="charcoal rock", sand="silver ash", water="black oil", log="black bark", leaf="glowing orange magma", plank="dark grey weathered planks", brick="dull brown bricks",
        roof="black shingles", glass="furnace window", lamp="furnace", cobble="dark grey ash", path="charcoal gravel", plaster="dull tan bricks", snow="white ash", ore="glowing orange ore", flower="glowing red magma", terracotta="dull maroon bricks", pine="charcoal bark", blossom="grey feathers",
        sky="ash sky", medium="muted", ornaments=("chimneys", "hanging roots", "bones"),
    ),
    Theme(
        "quarantine city",
        phrases=(
            "quarantine city", "quarantine", "zombie apocalypse", "barricades, plastic sheets and warning tape", "outbreak", "make it a quarantine zone", "zombies", "pandemic", "hazmat suits and checkpoints", "resident evil",
            "turn the town into an evacuated zone", "quarentine", "keep out, infected area", "virus", "twenty eight days later", "military blockade in sickly green light",
        ),
        ground="grey asphalt", soil="dark grey concrete", stone="olive concrete", sand="tan gravel", water="dull lime swamp water", log="black bark", leaf="dull teal leaves", plank="hazard stripes", brick="pale yellow tiles",
        roof="sky blue canvas", glass="red cracked window", lamp="red neon tube", cobble="dark grey concrete", path="pale grey concrete", plaster="white plastic", ore="acid", flower="orange plastic", terracotta="faded red bricks", pine="brown leaves", blossom="yellow leaves",
        sky="pale lime overcast", medium="none", ornaments=("posters", "antennas", "crates", "red neon strips"),
    ),
    Theme(
        "rust belt",
        phrases=(
            "rust belt", "rust city", "everything rusts", "abandoned steel town", "dead factories and an orange river", "make it rusty", "detroit ruins", "urban decay", "derelict mills under a pale sky", "corroded",
            "turn all metal to rust", "rusty town", "Rustbelt", "peeling paint and scrap yards", "oxidised iron from wall to wall",
        ),
        ground="dull olive dead grass", soil="rust dirt", stone="grey concrete", sand="tan gravel", water="orange water", log="dark rusted metal", leaf="dull crimson autumn leaves", plank="faded sky blue planks", brick="orange rusted metal",
        roof="charcoal scrap metal", glass="cracked window", lamp="lantern", cobble="dark grey gravel", path="dirty concrete", plaster="dirty white concrete", ore="rusted metal", flower="dull yellow petals", terracotta="maroon scrap metal", pine="brown leaves", blossom="rust leaves",
        sky="teal and cream overcast", medium="none", ornaments=("rusty smokestacks", "rusty pipes", "barrels", "chains", "reeds"),
    ),
    Theme(
        "war trenches",
        phrases=(
            "war trenches", "trenches", "first world war", "mud, sandbags and barbed wire", "no man's land", "make it a battlefield", "ww1", "all quiet on the western front", "poppies in flanders", "shell holes and shattered trees",
            "turn the village into a battlefield of 1917", "trecnhes", "bunkers", "dugouts beneath a yellow sky", "the somme",
        ),
        ground="brown mud", soil="dark brown mud", stone="grey concrete", sand="tan mud", water="dull yellow swamp water", log="black roots", leaf="charcoal bark", plank="grey weathered planks", brick="beige canvas",
        roof="dark olive canvas", glass="dark window", lamp="lantern", cobble="rusted metal", path="pale grey planks", plaster="dull olive concrete", ore="rusted metal", flower="vivid scarlet petals", terracotta="faded red bricks", pine="dull olive bark", blossom="scarlet petals",
        sky="yellow grey drizzle", medium="muted", ornaments=("spikes", "crates", "lanterns"),
    ),
    Theme(
        "ghost town",
        phrases=(
            "ghost town", "deserted", "bleached boards and tumbleweeds", "abandoned village where nobody lives", "empty houses with broken windows", "make it a ghost town", "tumbleweed", "everybody left long ago", "forsaken",
            "turn it into a deserted settlement", "gohst town", "creaking doors and silver wood at dusk", "nobody's home", "lonely, faded and silent",
        ),
        ground="dull rose gravel", soil="tan dirt", stone="dull purple rock", sand="cream sand", water="dull teal water", log="silver driftwood", leaf="gold straw", plank="weathered planks", brick="silver weathered planks",
        roof="dark brown shingles", glass="cracked window", lamp="lantern", cobble="dull brown pebbles", path="pale beige dirt", plaster="pale blue weathered planks", ore="silver ore", flower="dull orange straw", terracotta="dull red weathered planks", pine="olive dry grass", blossom="straw",
        sky="rose lavender haze", medium="none", ornaments=("weathervanes", "cobwebs", "crates", "posters"),
    ),
    Theme(
        "atomic winter",
        phrases=(
            "atomic winter", "frozen wasteland after the bomb", "radioactive snow", "green ice glows under dirty snow", "metro 2033", "make it a radioactive winter", "post nuclear snow", "doomsday", "geiger counter in the blizzard",
            "turn the snow radioactive", "atomic wintre", "gas masks and frost", "fallout in the cold north", "frostpunk", "bunker doors half buried in grey snow",
        ),
        ground="dirty grey snow", soil="brown frost", stone="dark grey concrete", sand="dull tan snow", water="glowing lime ice", log="black bark", leaf="rust dead grass", plank="orange steel panels", brick="dark teal concrete",
        roof="white snow", glass="lime window", lamp="green plasma lamp", cobble="grey concrete", path="dark grey gravel", plaster="maroon concrete", snow="pale grey snow", ore="glowing lime ore", flower="glowing lime crystal", terracotta="rusted metal", pine="brown pine needles", blossom="frost",
        sky="grey and lime blizzard", medium="none", ornaments=("icicles", "antennas", "barrels", "ice spikes"),
    ),
    Theme(
        "wildfire",
        phrases=(
            "wildfire", "forest fire", "burning trees and orange smoke", "the whole wood is on fire", "bushfire", "make everything burn", "set the forest on fire", "fire brigade needed", "flames", "inferno in the pines",
            "turn the trees into flames", "wild fire", "wildifre", "scorched meadows and a blood orange sun", "firestorm",
        ),
        ground="charcoal dead grass", soil="black ash", stone="brown rock", sand="grey ash", water="blue water", log="black bark", leaf="glowing orange lava", plank="dark brown planks", brick="tan planks",
        roof="crimson tiles", glass="orange lit window", lamp="torch", cobble="dark grey rock", path="grey ash", plaster="cream plaster", ore="glowing orange ore", flower="glowing yellow magma", terracotta="rust bricks", pine="glowing scarlet lava", blossom="glowing yellow lava",
        sky="bright orange amber smoke", medium="none", ornaments=("wall torches", "chimneys", "orange glowing spores"),
    ),
    Theme(
        "meteor strike",
        phrases=(
            "meteor strike", "meteor", "asteroid impact", "craters with glowing green meteorites", "the day the comet fell", "make a meteor fall", "armageddon", "dinosaurs' last day", "shooting stars set the land aglow", "tunguska",
            "turn the fields into craters", "metoer", "a rock from space has hit the town", "meteorites", "strange green crystals in violet scorched earth",
        ),
        ground="violet cracked earth", soil="dark purple ash", stone="dark blue rock", sand="dull lavender ash", water="glowing lime plasma", log="charcoal bark", leaf="turquoise leaves", plank="rust planks", brick="pale peach bricks",
        roof="orange tiles", glass="lime lit window", lamp="lime glow crystal", cobble="indigo rock", path="lavender gravel", plaster="pale yellow plaster", ore="glowing lime gems", flower="glowing lime crystal", terracotta="coral bricks", pine="teal leaves", blossom="glowing lime crystal",
        sky="indigo and orange sunset", medium="none", ornaments=("lime crystals", "lime roof crystals", "lime glowing algae"),
    ),
    Theme(
        "shipwreck beach",
        phrases=(
            "shipwreck beach", "shipwreck", "skeleton coast", "ribs of old ships in pale sand", "stranded hulls at low tide", "make it a shipwreck shore", "robinson crusoe", "flotsam and jetsam", "wrecked galleons",
            "turn the houses into stranded ships", "ship wreck", "beachcombers' huts of driftwood and torn sails", "marooned", "wreckers with lamps on the rocks",
        ),
        ground="pale cream sand", soil="tan sand", stone="charcoal rock", sand="white sand", water="emerald water", log="dark brown driftwood", leaf="dark olive seaweed", plank="brown driftwood", brick="rust driftwood",
        roof="faded blue canvas", glass="porthole", lamp="lantern", cobble="lavender shells", path="grey driftwood", plaster="faded red canvas", ore="gold", flower="coral shells", terracotta="grey driftwood", pine="green seaweed", blossom="lime dry grass",
        sky="sky blue and pink dawn mist", medium="none", ornaments=("portholes", "shells", "barrels", "chains", "black flags"),
    ),
    Theme(
        "crumbling castle",
        phrases=(
            "crumbling castle", "castle ruins", "a romantic ruin with red ivy", "broken towers on a green hill", "fallen fortress", "make it a ruined castle", "the last king died here", "tumbledown", "caspar david friedrich",
            "turn the house into a castle in ruins", "castel ruins", "collapsed walls, moss and ravens", "forgotten stronghold in late light", "knights long gone",
        ),
        ground="emerald clover", soil="brown dirt", stone="dark grey stone bricks", sand="tan gravel", water="dark olive water", log="grey bark", leaf="orange leaves", plank="dark brown weathered planks", brick="pale grey stone bricks",
        roof="crimson vines", glass="dark window", lamp="torch", cobble="mossy bricks", path="grey cobblestone", plaster="mossy bricks", ore="gold ore", flower="purple petals", terracotta="rose stone bricks", pine="dark teal pine needles", blossom="scarlet vines",
        sky="lavender and gold autumn haze", medium="none", ornaments=("wall vines", "spires", "hanging roots", "statues"),
    ),
    Theme(
        "buried city",
        phrases=(
            "buried city", "skyscrapers sunk in the dunes", "dubai after a thousand years of sand", "the desert swallowed the city", "sand covered streets", "make it a city lost in sand", "spec ops", "ozymandias", "glass towers in the wind-blown desert",
            "turn the streets into dunes", "burried city", "only the rooftops still show", "half buried", "las vegas swallowed by the mojave",
        ),
        ground="salmon sand", soil="rose sand", stone="brown sandstone", sand="pale pink sand", water="teal water", log="brown driftwood", leaf="olive dry grass", plank="grey steel panels", brick="blue city windows",
        roof="cream sand", glass="cyan window", lamp="neon tube", cobble="dull teal concrete", path="grey asphalt", plaster="turquoise city windows", ore="chrome", flower="yellow cactus", terracotta="copper city windows", pine="teal cactus", blossom="beige dead grass",
        sky="pink autumn haze", medium="none", ornaments=("antennas", "neon signs", "cacti", "chains"),
    ),
    Theme(
        "abandoned park",
        phrases=(
            "abandoned park", "abandoned amusement park", "rusty ferris wheel", "faded carousel horses among weeds", "forgotten playground", "make it an abandoned theme park", "pripyat", "peeling pastel paint", "the rides stopped years ago",
            "turn the fair into a ruin", "abandond theme park", "clown faces with chipped paint", "sad bumper cars in the mist", "derelict fairy land",
        ),
        ground="olive dead grass", soil="brown dirt", stone="dull lavender concrete", sand="dull tan gravel", water="dull teal swamp water", log="grey bark", leaf="dull orange leaves", plank="faded yellow planks", brick="faded rose and white stripes",
        roof="dull teal canvas", glass="cracked window", lamp="spotlight", cobble="dull red and white checkers", path="grey asphalt", plaster="faded mint and white stripes", ore="rusted metal", flower="dull pink balloons", terracotta="faded blue and yellow diamonds", pine="dull green leaves", blossom="rust leaves",
        sky="rose and cream overcast", medium="muted", ornaments=("masks", "hanging vines", "rusty flags", "bunting", "reeds"),
    ),
)  # fmt: skip
