# ruff: noqa: E501
"""Themes of other planets and of futures."""

from __future__ import annotations

from mirage_game.style.parts import Light, Sky
from mirage_game.style.theme import Theme

THEMES = (
    Theme(
        "mars colony",
        phrases=(
            "mars colony", "red planet", "the martian", "colonists on mars", "white domes on red dust", "make it mars", "terraforming", "mission to mars", "elon musk's dream", "mars base alpha",
            "turn the ground into martian soil", "Mars collony", "a settlement on the fourth planet", "rovers, greenhouses and rusty sand", "total recall",
        ),
        ground="rust sand", soil="maroon dirt", stone="dark brown rock", sand="orange sand", water="pale teal water", log="grey pipes", leaf="bright lime leaves", plank="orange hull panels", brick="white hull panels",
        roof="dark blue solar panels", glass="cyan round window", lamp="spotlight", cobble="dark red rock", path="pale orange hexagon panels", plaster="pale grey hull panels", ore="copper ore", flower="yellow petals", terracotta="cream canvas", pine="green leaves", blossom="red leaves",
        sky="mars", medium="none", ornaments=("antennas", "portholes", "crates", "pipes"),
    ),
    Theme(
        "moon base",
        phrases=(
            "moon base", "on the moon", "apollo", "lunar outpost in grey dust", "neil armstrong", "make it the moon", "craters, gold foil and landing legs", "one small step for man", "moonbase", "houston, we have a problem",
            "turn the land into the surface of the moon", "mooon base", "sea of tranquility", "astronauts hopping through silver dust", "earth rises above grey craters",
        ),
        ground="grey moon dust", soil="dark grey moon dust", stone="charcoal rock", sand="pale grey moon dust", water="dark blue ice", log="silver grates", leaf="blue solar panels", plank="orange hexagon panels", brick="gold hexagon panels",
        roof="white hull panels", glass="orange round window", lamp="spotlight", cobble="grey gravel", path="charcoal grates", plaster="white hexagon panels", ore="silver ore", flower="red plastic", terracotta="orange cloth", pine="navy solar panels", blossom="gold hexagon panels",
        sky=Sky("#000000", "#0a0a12", "#06060a", 4.0, sun="#ffffff", sun_size=0.1, halo=0.3, cloud_alpha=0.0, stars=1.8, fog=0.002, fog_start=24.0, planet=0.2, planet_colour="#4c8ce0"),
        light=Light("#64646c", "#a8a8ac", "#ffb860", 0.55, 0.8),
        medium="none", ornaments=("antennas", "crates", "screens"),
    ),
    Theme(
        "solarpunk",
        phrases=(
            "solarpunk", "solar punk", "green utopia with solar roofs", "eco city", "gardens on every roof, clean energy", "make it solarpunk", "a bright sustainable future", "wind turbines, greenery and white curves", "hopepunk",
            "turn the village into an ecological paradise", "solarpnuk", "nature and technology in harmony", "renewable", "community gardens under solar glass", "green future",
        ),
        ground="lush grass", soil="brown dirt", stone="orange sandstone", sand="cream sand", water="cyan clear water", log="tan bamboo", leaf="lime leaves", plank="orange planks", brick="ivory plaster",
        roof="navy solar panels", glass="green stained glass", lamp="firefly jar", cobble="moss", path="salmon paving stones", plaster="pale mint plaster", ore="emerald gems", flower="orange petals", terracotta="coral plaster", pine="emerald vines", blossom="yellow blossoms",
        sky="sky blue and yellow spring sky", medium="none", ornaments=("hanging vines", "garlands", "flower beds", "fruits", "lilies"),
    ),
    Theme(
        "biopunk",
        phrases=(
            "biopunk", "living buildings", "genetic engineering gone wild", "houses grown from flesh and bone", "organic technology", "make it biopunk", "mutant laboratory", "everything is alive", "veins, membranes and eyes",
            "turn the walls into living tissue", "bio punk", "dna", "a city grown in a petri dish", "gmo nightmare in pink and teal", "breathing walls",
        ),
        ground="teal fungus", soil="maroon flesh", stone="dark purple flesh", sand="cream sponge", water="lime slime", log="ivory bones", leaf="vivid orange sponge", plank="rose scales", brick="pink flesh",
        roof="violet scales", glass="lime round window", lamp="mushroom lamp", cobble="pale pink scales", path="beige scales", plaster="peach flesh", ore="glowing lime fungus", flower="glowing magenta coral", terracotta="salmon scales", pine="turquoise eyes", blossom="yellow eyes",
        sky="mint and pink dawn mist", medium="none", ornaments=("dripping slime", "hanging roots", "tentacles", "glowing spores", "toadstools"),
    ),
    Theme(
        "atompunk",
        phrases=(
            "atompunk", "atomic age", "the jetsons", "googie", "the future as the 1960s saw it", "make it atompunk", "raygun gothic", "flying saucers, chrome fins and starbursts", "world of tomorrow", "retrofuturism",
            "turn the town into tomorrowland", "atom punk", "rocket ships and boomerang tables", "space age motel in turquoise and orange", "sputnik",
        ),
        ground="turquoise dots", soil="brown concrete", stone="cream concrete", sand="pale yellow sand", water="shiny sky blue water", log="chrome", leaf="bright orange plastic", plank="yellow plastic", brick="cream steel panels",
        roof="shiny red plastic", glass="turquoise window", lamp="plasma lamp", cobble="black and white dots", path="salmon tiles", plaster="coral plaster", ore="glowing lime ore", flower="red plastic", terracotta="turquoise steel panels", pine="lime plastic", blossom="pink plastic",
        sky="turquoise and peach cartoon sky", medium="none", ornaments=("antennas", "neon signs", "cyan neon strips", "orange baubles"),
    ),
    Theme(
        "ice planet",
        phrases=(
            "ice planet", "hoth", "frozen alien world", "a rebel base in the ice", "snow and steel under two cold moons", "make it an ice planet", "europa", "cryo world", "frostbitten outpost at the edge of the galaxy",
            "turn the land into an ice moon", "Ice Plannet", "pluto", "shields up, it is minus ninety outside", "violet ice fields and black machines",
        ),
        ground="pale cyan glacier ice", soil="blue frost", stone="violet ice", sand="lavender frost", water="dark indigo ice", log="black pipes", leaf="magenta crystal", plank="yellow steel panels", brick="charcoal hull panels",
        roof="orange hull panels", glass="cyan window", lamp="orange neon tube", cobble="grey grates", path="dark grey hexagon panels", plaster="grey hull panels", snow="white packed snow", ore="glowing orange ore", flower="glowing pink crystal", terracotta="white hull panels", pine="purple crystal", blossom="rose crystal",
        sky="cyan ringed planet", medium="none", ornaments=("antennas", "icicles", "ice spikes", "crates", "icicle branches"),
    ),
    Theme(
        "ringed world",
        phrases=(
            "ringed world", "saturn", "planet with rings", "rings across the whole sky", "a violet meadow beneath a ringed giant", "make the sky a huge planet with rings", "no man's sky", "titan", "space opera",
            "turn it into a moon of saturn", "ringd world", "red grass, pale towers and a giant planet at dusk", "distant exoplanet", "postcards from another sun",
        ),
        ground="crimson grass", soil="purple dirt", stone="pale lavender rock", sand="rose sand", water="teal water", log="white bark", leaf="gold feathers", plank="silver planks", brick="ivory hexagon panels",
        roof="turquoise scale shingles", glass="gold round window", lamp="glow crystal", cobble="violet crystal", path="pale pink hexagon panels", plaster="pale gold hexagon panels", ore="glowing teal ore", flower="glowing yellow petals", terracotta="indigo hexagon panels", pine="orange feathers", blossom="pale yellow feathers",
        sky="orange ringed planet", medium="none", ornaments=("spires", "glowing spores", "crystals", "glowing algae"),
    ),
    Theme(
        "alien hive",
        phrases=(
            "alien hive", "xenomorph", "insect aliens", "ribbed black walls dripping with slime", "the nest of a space queen", "make it an alien hive", "zerg", "giger", "eggs, claws and chitin", "starship troopers",
            "turn the houses into insect nests", "allien hive", "chitin", "a swarm's lair glowing green from inside", "brood chamber",
        ),
        ground="dark purple scales", soil="maroon flesh", stone="indigo scales", sand="dull violet sponge", water="glowing lime slime", log="black bones", leaf="glowing orange fungus", plank="rust scales", brick="pale tan bones",
        roof="shiny dark teal scales", glass="lime round window", lamp="green mushroom lamp", cobble="dull tan scales", path="brown scales", plaster="dull orange flesh", ore="glowing lime eyes", flower="glowing yellow fungus", terracotta="crimson scales", pine="glowing lime fungus", blossom="glowing magenta fungus",
        sky="alien violet", medium="none", ornaments=("dripping slime", "hanging roots", "spikes", "tentacles", "glowing spores"),
    ),
    Theme(
        "starship graveyard",
        phrases=(
            "starship graveyard", "crashed spaceships", "wrecked star cruisers half sunk in sand", "scavengers on a desert moon", "space junk", "make it a spaceship graveyard", "jakku", "rusting hulls beneath a pale planet", "derelict fleet",
            "turn the houses into broken spaceships", "starship graveyrad", "torn hull plates and sparking wires", "the battle was lost here long ago", "salvage yard among the dunes",
        ),
        ground="beige sand", soil="tan sand", stone="dark grey scrap metal", sand="cream sand", water="dull green water", log="dark grey pipes", leaf="rust wires", plank="scrap metal", brick="pale blue hull panels",
        roof="crimson hull panels", glass="cracked window", lamp="blue neon tube", cobble="grey scrap metal", path="tan grates", plaster="dull orange hull panels", ore="glowing blue wires", flower="glowing cyan wires", terracotta="teal hull panels", pine="copper wires", blossom="orange wires",
        sky="tan giant planet", medium="none", ornaments=("antennas", "chains", "crates", "pipes"),
    ),
    Theme(
        "nebula drift",
        phrases=(
            "nebula drift", "galaxy", "galaxies", "islands floating in a pink nebula", "stardust and galaxies", "make it cosmic", "andromeda", "everything is made of stars", "outer space in purple and blue", "hubble picture",
            "turn the ground into a starry galaxy", "galxy", "a world drifting among the stars", "astral plane", "celestial",
        ),
        ground="starfield", soil="indigo starfield", stone="violet starfield", sand="lavender moon dust", water="glowing magenta plasma", log="white crystal", leaf="glowing cyan crystal", plank="blue crystal", brick="lavender marble",
        roof="dark blue crystal", glass="pink window", lamp="pink glow crystal", cobble="purple gems", path="pale blue crystal", plaster="pale pink marble", ore="glowing gold gems", flower="glowing yellow crystal", terracotta="rose marble", pine="glowing violet crystal", blossom="glowing pink crystal",
        sky="magenta nebula", medium="dreamy glow", ornaments=("roof crystals", "glowing spores", "crystals", "glowing algae"),
    ),
    Theme(
        "asteroid mine",
        phrases=(
            "asteroid mine", "asteroid belt", "mining rig on an asteroid", "space miners", "drills, yellow cranes and floating rocks", "make it an asteroid mine", "deep rock", "the expanse", "belters", "ceres station",
            "turn the land into asteroids", "astroid mine", "industrial outpost hewn into a drifting rock", "ore haulers between the stars", "blue ore veins in dark stone",
        ),
        ground="brown rock", soil="dark brown rock", stone="black rock", sand="brown gravel", water="glowing blue plasma", log="yellow pipes", leaf="glowing turquoise crystal", plank="hazard stripes", brick="yellow hull panels",
        roof="grey hull panels", glass="cyan porthole", lamp="spotlight", cobble="dark grey rock", path="grey grates", plaster="orange hull panels", ore="glowing sky blue ore", flower="glowing blue crystal", terracotta="white hull panels", pine="glowing blue crystal", blossom="glowing mint crystal",
        sky="deep space", medium="none", ornaments=("roof lamps", "pipes", "chains", "crystals"),
    ),
    Theme(
        "white utopia",
        phrases=(
            "white utopia", "utopia", "clean white future city", "apple store", "minimalist future in white and glass", "make it utopian", "mirror's edge", "a perfect society", "elegant white towers with red accents", "portal test chamber",
            "turn the town into a spotless future", "utoppia", "brave new world", "sleek", "everything smooth, white and bright",
        ),
        ground="pale grey hexagon panels", soil="grey concrete", stone="silver marble", sand="white gravel", water="bright cyan water", log="white plastic", leaf="scarlet leaves", plank="shiny orange plastic", brick="shiny white plastic",
        roof="blue steel panels", glass="sky blue window", lamp="white neon tube", cobble="white hexagon panels", path="cyan hexagon panels", plaster="white steel panels", ore="chrome", flower="red petals", terracotta="vivid yellow plastic", pine="crimson leaves", blossom="coral leaves",
        sky="pale sky blue clear day", medium="none", ornaments=("cyan neon strips", "flower beds", "lilies"),
    ),
    Theme(
        "spice planet",
        phrases=(
            "spice planet", "dune", "arrakis", "tatooine", "twin suns over an endless desert", "make it a desert planet", "sandworms", "moisture farms and domed huts", "the spice must flow", "smugglers' spaceport in the sand",
            "turn everything into an arid alien world", "dessert planet", "a world without water", "bedouins of the far future", "sand people",
        ),
        ground="gold sand", soil="orange sand", stone="maroon rock", sand="pale yellow sand", water="violet water", log="black pipes", leaf="dark indigo cloth", plank="silver iron plates", brick="pale beige adobe",
        roof="rust adobe", glass="blue round window", lamp="blue glow crystal", cobble="tan sandstone", path="brown sand", plaster="cream adobe", ore="glowing blue ore", flower="violet crystal", terracotta="brown cloth", pine="purple cloth", blossom="crimson cloth",
        sky="orange and peach desert noon", medium="none", ornaments=("antennas", "stalactites", "copper pipes", "masks"),
    ),
    Theme(
        "ocean planet",
        phrases=(
            "ocean planet", "water world", "kamino", "subnautica", "floating city on an alien sea", "make it an ocean planet", "coral towers and glass bubbles", "aquatic aliens", "rain over an endless violet ocean", "waterworld",
            "turn the planet into one big ocean", "ocaen planet", "pods on stilts above green waves", "a planet with no land at all", "hydropunk",
        ),
        ground="dark turquoise sponge", soil="navy sponge", stone="pale mint coral", sand="mint shells", water="bright emerald deep water", log="lavender coral", leaf="violet seaweed", plank="silver scales", brick="pale sky blue hull panels",
        roof="coral shells", glass="yellow round window", lamp="cyan plasma lamp", cobble="lavender shells", path="pale lavender shells", plaster="pale pink shells", ore="glowing pink coral", flower="glowing yellow coral", terracotta="peach coral", pine="magenta seaweed", blossom="glowing orange coral",
        sky="alien green", medium="none", ornaments=("coral", "tentacles", "portholes", "antennas"),
    ),
    Theme(
        "gas giant city",
        phrases=(
            "gas giant city", "jupiter", "cloud city", "bespin", "platforms in the orange clouds of a gas giant", "make it a city above jupiter", "the great red spot", "gas giant", "swirling storms below white platforms", "tibanna",
            "turn the ground into swirling orange gas", "Jupitter", "floating refinery among amber clouds", "neptune's stormy bands", "skyhooks",
        ),
        ground="orange swirls", soil="rust swirls", stone="ivory and peach stripes", sand="peach clouds", water="amber clouds", log="white steel panels", leaf="rose clouds", plank="brown steel panels", brick="white riveted plates",
        roof="maroon steel panels", glass="turquoise round window", lamp="cyan neon tube", cobble="copper hexagon panels", path="pale peach hexagon panels", plaster="pale peach steel panels", ore="gold", flower="cyan crystal", terracotta="salmon steel panels", pine="coral clouds", blossom="pale pink clouds",
        sky="copper giant planet", medium="none", ornaments=("antennas", "cyan neon strips", "portholes", "crates"),
    ),
    Theme(
        "event horizon",
        phrases=(
            "event horizon", "black hole", "interstellar", "gargantua", "light bent into a ring of fire", "make it a black hole", "singularity", "wormhole", "white outlines at the end of space and time", "gravity is broken here",
            "turn the sky into a black hole", "blackhole", "a monochrome world lit by an accretion disc", "time stands still", "2001 a space odyssey",
        ),
        ground="dark grey moon dust", soil="black moon dust", stone="white moon dust", sand="grey moon dust", water="glowing orange plasma", log="gold columns", leaf="glowing orange crystal", plank="gold marble", brick="grey marble",
        roof="black tiles", glass="amber window", lamp="amber plasma lamp", cobble="black marble", path="pale grey paving stones", plaster="white marble", ore="glowing amber gems", flower="glowing gold crystal", terracotta="brown marble", pine="glowing orange crystal", blossom="glowing yellow plasma",
        sky="eclipse", medium="high contrast", ornaments=("spires", "amber neon strips", "statues"),
    ),
)  # fmt: skip
