# ruff: noqa: E501
"""Spooky themes: for a pleasant shiver, nothing worse."""

from __future__ import annotations

from mirage_game.style.theme import Theme

THEMES = (
    Theme(
        "haunted mansion",
        phrases=(
            "haunted mansion", "haunted", "ghost house", "creaking stairs, cobwebs and green windows", "addams family", "make it haunted", "ghosts", "poltergeist", "an old manor full of restless spirits", "luigi's mansion",
            "turn my house into a haunted mansion", "haunted manor", "hauntd mansion", "who you gonna call", "a world of portraits, candles and cold draughts", "spectres in the attic",
        ),
        ground="dull teal dead grass", soil="dark purple dirt", stone="dark blue stone bricks", sand="dull lavender gravel", water="glowing mint water", log="black bark", leaf="dull orange leaves", plank="maroon planks", brick="dull violet planks",
        roof="black shingles", glass="lime lit window", lamp="green gas lamp", cobble="dark grey cobblestone", path="dark indigo cobblestone", plaster="dull lavender planks", ore="glowing lime ore", flower="pale violet petals", terracotta="rose velvet", pine="dark brown pine needles", blossom="purple leaves",
        sky="haunted night", medium="none", ornaments=("cobwebs", "weathervanes", "candles", "clocks"),
    ),
    Theme(
        "vampire castle",
        phrases=(
            "vampire castle", "vampires", "dracula", "transylvania", "black towers, red velvet and bats", "make it vampiric", "nosferatu", "count orlok invites you to dinner", "castlevania", "a castle in the carpathian snow",
            "turn the town into count dracula's domain", "vampier", "coffins and crimson curtains", "the night belongs to the undead", "garlic, please", "bloodsuckers",
        ),
        ground="pale grey snow", soil="black dirt", stone="black slate", sand="grey snow", water="crimson water", log="black bark", leaf="teal pine needles", plank="dark red velvet", brick="charcoal stone bricks",
        roof="crimson slate shingles", glass="red lit window", lamp="red candle", cobble="dark grey stone bricks", path="red carpet", plaster="dark violet stone bricks", snow="pale grey snow", ore="crimson gems", flower="scarlet petals", terracotta="maroon velvet", pine="black pine needles", blossom="scarlet leaves",
        sky="indigo and crimson moonlit night", medium="none", ornaments=("spires", "crimson banners", "chains", "candles"),
    ),
    Theme(
        "bone world",
        phrases=(
            "bone world", "bone land", "everything is made of bones", "skeleton world", "skulls for stones and ribs for trees", "make it bony", "charnel house", "boneyard", "a valley of giant ribcages", "skeleton king",
            "turn the houses into skulls", "bone wrold", "paris catacombs", "elephant graveyard", "spooky scary skeletons", "femurs, vertebrae and teeth",
        ),
        ground="ivory bones", soil="brown leather", stone="lavender skulls", sand="cream chalk", water="crimson water", log="white bones", leaf="rust fur", plank="tan bones", brick="tan skulls",
        roof="dark brown leather", glass="amber round window", lamp="torch", cobble="white skulls", path="dull rose bones", plaster="dull brown skulls", ore="glowing amber gems", flower="scarlet feathers", terracotta="maroon leather", pine="olive fur", blossom="crimson fur",
        sky="teal and cream pale morning", medium="none", ornaments=("horns", "bones", "masks", "stalactites"),
    ),
    Theme(
        "spider lair",
        phrases=(
            "spider lair", "spiders", "cobwebs over every house", "giant spiders and silk cocoons", "arachnophobia", "make it full of spider webs", "shelob", "spiderweb world", "eight legged queen in a silken hall",
            "wrap the whole town in spider silk", "spidder nest", "webs glisten in violet darkness", "tarantula", "mirkwood", "creepy crawlies",
        ),
        ground="dark purple fur", soil="black fur", stone="dark teal rock", sand="dull lavender wool", water="glowing lime acid", log="black roots", leaf="white lace", plank="dark brown roots", brick="silver wool",
        roof="orange and black stripes", glass="red round window", lamp="lime glow crystal", cobble="dark purple rock", path="pale lavender lace", plaster="dull purple wool", ore="glowing red eyes", flower="glowing scarlet eyes", terracotta="maroon fur", pine="silver lace", blossom="pale violet lace",
        sky="charcoal and lavender moonlit night", medium="none", ornaments=("white cobwebs", "moss beards", "spikes", "bones"),
    ),
    Theme(
        "cursed forest",
        phrases=(
            "cursed forest", "curse", "gnarled trees with thorns", "evil woods", "a forest where the trees have faces", "make it cursed", "sleeping beauty's wall of thorns", "brambles and black roots", "dark woods", "brothers grimm",
            "turn the trees into twisted black thorns", "crused forest", "something is watching from the undergrowth", "hexed", "over the garden wall", "red riding hood gets lost",
        ),
        ground="dark emerald moss", soil="black dirt", stone="dark grey rock", sand="dull olive mud", water="dark magenta water", log="black roots", leaf="vivid crimson autumn leaves", plank="brown roots", brick="dull tan roots",
        roof="dark purple mushroom skin", glass="yellow round window", lamp="jack-o-lantern", cobble="dark olive rock", path="dark brown roots", plaster="pale olive bark", ore="glowing crimson ore", flower="glowing violet petals", terracotta="maroon bark", pine="dark violet vines", blossom="scarlet vines",
        sky="grey and green dawn mist", medium="none", ornaments=("hanging roots", "masks", "toadstools", "horns"),
    ),
    Theme(
        "ghost ship",
        phrases=(
            "ghost ship", "flying dutchman", "spectral sailors", "pale green phantom ship in the fog", "davy jones", "make it a ghost ship", "haunted galleon", "mary celeste", "torn sails and glowing green lanterns",
            "turn the village into a fleet of ghost ships", "goast ship", "dead men tell no tales", "sea of thieves at midnight", "drowned crew", "phantoms", "the fog by the sea",
        ),
        ground="teal weathered planks", soil="dark teal driftwood", stone="dark blue rock", sand="dull mint shells", water="navy deep water", log="dark green driftwood", leaf="glowing lime seaweed", plank="dark brown driftwood", brick="silver driftwood",
        roof="dull grey canvas", glass="lime porthole", lamp="green lantern", cobble="grey shells", path="dull teal planks", plaster="pale teal canvas", ore="glowing mint ore", flower="glowing cyan coral", terracotta="dull purple canvas", pine="glowing emerald seaweed", blossom="glowing pale green seaweed",
        sky="teal storm at sea", medium="dreamy glow", ornaments=("black flags", "portholes", "chains", "barrels", "glowing algae"),
    ),
    Theme(
        "cemetery",
        phrases=(
            "cemetery", "graveyard", "tombstones in the moonlight", "rest in peace", "marble angels and old yews", "make it a cemetery", "crypt", "mausoleum", "a quiet churchyard under a full moon", "pere lachaise",
            "turn the town into a graveyard", "cemetary", "gravedigger", "white lilies on grey graves", "plants vs zombies", "necropolis",
        ),
        ground="dull green grass", soil="dark brown dirt", stone="dark grey granite", sand="grey gravel", water="dark blue water", log="dark brown bark", leaf="dark teal leaves", plank="black iron plates", brick="pale blue marble",
        roof="dark indigo slate shingles", glass="blue stained glass", lamp="candle", cobble="grey carved stone", path="pale grey gravel", plaster="white marble", ore="silver ore", flower="white petals", terracotta="grey marble", pine="dark green pine needles", blossom="white blossoms",
        sky="full moon", medium="none", ornaments=("tombstones", "wall vines", "bells", "spires"),
    ),
    Theme(
        "witch swamp",
        phrases=(
            "witch swamp", "witches", "witch", "bubbling cauldrons in a green bog", "crooked witch huts on stilts", "make it witchy", "double, double, toil and trouble", "broomsticks and black cats", "hag's hut among toadstools", "coven",
            "turn the village into a swamp of witches", "wich hut", "potions bubbling in purple twilight", "wicked witch of the west", "macbeth",
        ),
        ground="lime moss", soil="dark purple mud", stone="grey slate", sand="olive mud", water="glowing violet slime", log="black roots", leaf="dark violet leaves", plank="brown logs", brick="purple planks",
        roof="charcoal thatch", glass="orange round window", lamp="jack-o-lantern", cobble="green slate", path="brown planks", plaster="dull rose mushroom skin", ore="glowing violet ore", flower="glowing orange fungus", terracotta="dull orange mushroom skin", pine="purple ferns", blossom="magenta fungus",
        sky="purple swamp haze", medium="none", ornaments=("black flags", "moss beards", "pumpkins", "hanging roots", "glowing algae"),
    ),
    Theme(
        "werewolf woods",
        phrases=(
            "werewolf woods", "werewolf", "wolves", "howling under an amber moon", "the beast of the moor", "make it werewolf", "full moon fever", "lycanthrope", "claw marks, fur and pine trees", "the big bad wolf",
            "turn the forest into wolf country", "warewolf", "silver bullets", "don't go into the woods tonight", "wolf pack",
        ),
        ground="silver dead grass", soil="dark brown dirt", stone="charcoal rock", sand="grey gravel", water="dark indigo water", log="black bark", leaf="dark blue pine needles", plank="brown fur", brick="brown logs",
        roof="tan fur", glass="amber lit window", lamp="lantern", cobble="dark grey pebbles", path="grey dirt", plaster="rust logs", ore="silver", flower="blue petals", terracotta="rust fur", pine="navy pine needles", blossom="grey leaves",
        sky="amber full moon", medium="none", ornaments=("bones", "horns", "wall torches", "moss beards"),
    ),
    Theme(
        "mummy's tomb",
        phrases=(
            "mummy's tomb", "mummy", "mummies", "tutankhamun", "bandages, gold and scarab beetles", "make it a mummy tomb", "tomb raider", "indiana jones", "torchlit burial chamber full of treasure", "sarcophagus",
            "turn the walls into mummy wrappings", "mumy tomb", "curse of the pharaohs", "do not open the sarcophagus", "anubis watches over the dead",
        ),
        ground="dull brown sandstone", soil="dark brown sand", stone="maroon carved stone", sand="tan sand", water="glowing turquoise water", log="tan hieroglyphs", leaf="turquoise feathers", plank="crimson cloth", brick="cream cloth",
        roof="gold hieroglyphs", glass="turquoise round window", lamp="torch", cobble="brown carved stone", path="dull tan sandstone", plaster="beige hieroglyphs", ore="gold", flower="glowing turquoise gems", terracotta="dull teal hieroglyphs", pine="indigo feathers", blossom="gold feathers",
        sky="amber cave dark", medium="none", ornaments=("gold masks", "gold trim", "chains", "statues"),
    ),
    Theme(
        "mad laboratory",
        phrases=(
            "mad laboratory", "mad scientist", "frankenstein", "it's alive", "bubbling flasks and sparking coils", "make it a mad laboratory", "jekyll and hyde", "igor, pull the lever", "dexter's lab", "laboratory",
            "turn the place into a crazy professor's lab", "labratory", "green tanks with things floating in them", "evil genius", "experiments gone wrong on a stormy night",
        ),
        ground="black and white checkers", soil="dark grey tiles", stone="dark teal tiles", sand="pale grey tiles", water="glowing lime acid", log="copper pipes", leaf="glowing lime slime", plank="dull purple riveted plates", brick="dull teal tiles",
        roof="copper", glass="lime furnace window", lamp="violet plasma lamp", cobble="grey grates", path="dull pale green tiles", plaster="pale mint tiles", ore="glowing lime ore", flower="glowing magenta slime", terracotta="dull yellow tiles", pine="glowing yellow slime", blossom="glowing violet slime",
        sky="green storm", medium="none", ornaments=("antennas", "copper pipes", "gears", "valves", "chains"),
    ),
    Theme(
        "scarecrow fields",
        phrases=(
            "scarecrow fields", "scarecrow", "a corn maze at dusk", "crows over a golden field", "children of the corn", "make it a creepy cornfield", "crows", "wheat, ravens and an orange sky", "something moved in the corn",
            "turn the farm into a spooky cornfield", "scarecrw", "straw men with button eyes", "sleepy hollow", "harvest moon over crooked barns", "headless horseman",
        ),
        ground="gold straw", soil="dark brown dirt", stone="grey cobblestone", sand="tan straw", water="dark purple water", log="black bark", leaf="olive leaves", plank="dark brown planks", brick="maroon planks",
        roof="charcoal shingles", glass="yellow lit window", lamp="jack-o-lantern", cobble="grey cobblestone", path="brown dirt", plaster="rust planks", ore="copper ore", flower="orange petals", terracotta="tan wicker", pine="bronze leaves", blossom="orange leaves",
        sky="spooky orange", medium="none", ornaments=("weathervanes", "pumpkins", "lanterns", "reeds"),
    ),
    Theme(
        "dark carnival",
        phrases=(
            "dark carnival", "creepy clown", "tim burton", "beetlejuice", "black and white stripes, curls and lime green", "make it a creepy circus", "nightmare before christmas", "sinister circus", "freak show", "crooked houses with spiral trees",
            "turn the town into a twisted carnival", "dark carnivall", "something wicked this way comes", "spooky funhouse full of mirrors", "hurdy-gurdy at midnight", "it floats",
        ),
        ground="purple swirls", soil="dark purple stripes", stone="black and violet checkers", sand="dull magenta swirls", water="glowing lime water", log="black and white stripes", leaf="lime swirls", plank="crimson and black stripes", brick="white and black stripes",
        roof="scarlet and maroon stripes", glass="yellow round window", lamp="green spotlight", cobble="black and white diamonds", path="black and violet diamonds", plaster="yellow and black stripes", ore="glowing lime gems", flower="orange swirls", terracotta="teal and black stripes", pine="magenta swirls", blossom="orange swirls",
        sky="teal crescent moon", medium="none", ornaments=("masks", "fairy lights", "black flags", "pumpkins", "lanterns"),
    ),
    Theme(
        "shadow realm",
        phrases=(
            "shadow realm", "shadows", "black silhouettes in pale mist", "limbo", "everything is a shadow", "make it shadowy", "silhouette", "shadow puppets", "upside down world", "dark shapes with white eyes",
            "turn everything into silhouettes", "shaddow world", "a world without light or colour", "the umbral plane", "gloom",
        ),
        ground="black grass", soil="black dirt", stone="grey rock", sand="dark grey sand", water="silver mercury", log="black bark", leaf="dark grey leaves", plank="pale grey planks", brick="grey planks",
        roof="dark grey shingles", glass="white window", lamp="white lantern", cobble="dark grey cobblestone", path="pale grey gravel", plaster="pale grey planks", ore="glowing white gems", flower="glowing white petals", terracotta="dark grey planks", pine="black pine needles", blossom="grey leaves",
        sky="bright silver fog", medium="none", ornaments=("cobwebs", "spikes", "moss beards", "black reeds"),
    ),
    Theme(
        "eldritch deep",
        phrases=(
            "eldritch deep", "cthulhu", "lovecraft", "tentacles rise from violet water", "cosmic horror", "make it eldritch", "r'lyeh", "the old ones wake beneath the waves", "arkham", "non-euclidean city of green stone",
            "turn everything into tentacles and eyes", "cthulu", "madness from the sea", "that is not dead which can eternal lie", "ancient sleepers",
        ),
        ground="dull purple scales", soil="dark purple flesh", stone="dark teal runes", sand="dull lavender sponge", water="dark green water", log="rose flesh", leaf="magenta coral", plank="dull tan bones", brick="teal runes",
        roof="gold coral", glass="yellow round window", lamp="green glow crystal", cobble="dull green scales", path="dull indigo scales", plaster="dull mint carved stone", ore="glowing yellow eyes", flower="glowing yellow eyes", terracotta="dull rose scales", pine="violet coral", blossom="orange eyes",
        sky="teal and purple underwater", medium="none", ornaments=("tentacles", "green wall runes", "stalactites", "spikes", "coral"),
    ),
)  # fmt: skip
