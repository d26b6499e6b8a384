# ruff: noqa: E501
"""Themes of machines and industry."""

from __future__ import annotations

from mirage_game.style.theme import Theme

THEMES = (
    Theme(
        "dieselpunk",
        phrases=(
            "dieselpunk", "diesel punk", "diesel engines and riveted steel", "olive drab war machines of the 1940s", "black smoke, propaganda posters and tanks", "make it dieselpunk", "sky captain", "bioshock",
            "turn everything into grimy diesel machinery", "deisel punk", "hulking engines drinking oil", "a world of tanks, zeppelins and searchlights", "interwar industrial future",
        ),
        ground="pale tan concrete", soil="black gravel", stone="dull teal riveted plates", sand="brown gravel", water="oil", log="black pipes", leaf="orange iron plates", plank="crimson steel panels", brick="olive riveted plates",
        roof="charcoal iron plates", glass="furnace window", lamp="spotlight", cobble="grey grates", path="asphalt", plaster="beige concrete", ore="brass plates", flower="red iron plates", terracotta="cream and red stripes", pine="bronze pipes", blossom="copper gears",
        sky="yellow and orange storm", medium="none", ornaments=("smokestacks", "red posters", "pipes", "barrels", "chains"),
    ),
    Theme(
        "oil refinery",
        phrases=(
            "oil refinery", "refinery", "petrol tanks and a maze of silver pipes", "petrochemical plant at dusk", "petrol", "make it a refinery", "black gold", "gas flares above steel towers", "oil derricks in texas",
            "turn the village into a petrol plant", "oil refinary", "pipelines, valves and storage tanks", "crude oil everywhere", "offshore drilling rig",
        ),
        ground="tan cracked earth", soil="black mud", stone="dark grey concrete", sand="dark brown gravel", water="black oil", log="white pipes", leaf="sky blue riveted plates", plank="yellow steel panels", brick="silver pipes",
        roof="maroon steel panels", glass="yellow window", lamp="spotlight", cobble="grey grates", path="asphalt", plaster="white riveted plates", ore="oil", flower="orange rubber", terracotta="red pipes", pine="teal grates", blossom="glowing amber magma",
        sky="purple and orange sunset", medium="none", ornaments=("smokestacks", "pipes", "valves", "chains"),
    ),
    Theme(
        "shipyard",
        phrases=(
            "shipyard", "dry dock", "cranes, rivets and rusty red hulls", "welding sparks on a giant ship", "make it a shipyard", "gantry cranes", "cargo containers stacked in every colour", "steel ships under construction",
            "turn the town into a shipyard", "ship yard", "building the titanic", "anchors, chains and red lead paint", "dockworkers and cranes", "hamburg dockland",
        ),
        ground="pale grey concrete", soil="brown gravel", stone="blue hull panels", sand="tan gravel", water="dark emerald water", log="yellow grates", leaf="orange steel panels", plank="teal steel panels", brick="rust hull panels",
        roof="dark navy hull panels", glass="porthole", lamp="spotlight", cobble="dark grey grates", path="asphalt", plaster="sky blue hull panels", ore="copper", flower="yellow rubber", terracotta="green steel panels", pine="red grates", blossom="yellow steel panels",
        sky="silver sky", medium="none", ornaments=("portholes", "chains", "crates", "antennas"),
    ),
    Theme(
        "power plant",
        phrases=(
            "power plant", "nuclear power station", "reactor", "cooling towers under white steam clouds", "blue glow in the reactor pool", "make it a power plant", "atomic energy", "turbines and generators", "springfield",
            "turn the houses into cooling towers", "powerplant", "high voltage pylons over green fields", "chernobyl before the accident", "white concrete domes and yellow signs",
        ),
        ground="lime grass", soil="brown dirt", stone="grey concrete", sand="pale gravel", water="glowing cyan water", log="silver grates", leaf="dark green leaves", plank="yellow steel panels", brick="white concrete",
        roof="hazard stripes", glass="cyan window", lamp="spotlight", cobble="dark grey grates", path="pale grey concrete", plaster="pale teal concrete", ore="glowing cyan ore", flower="yellow petals", terracotta="orange steel panels", pine="emerald pine needles", blossom="white petals",
        sky="pale turquoise cotton clouds", medium="none", ornaments=("smokestacks", "valves", "pipes"),
    ),
    Theme(
        "assembly line",
        phrases=(
            "assembly line", "car factory", "factory", "conveyor belts and orange robot arms", "industrial plant with blue machines", "make it a factory", "mass production", "detroit motor city", "modern times",
            "turn the town into an automobile plant", "factroy", "workers in overalls, sparks and steel", "a world of presses, pistons and lathes", "machine hall", "manufacturing",
        ),
        ground="pale green concrete", soil="dark grey grates", stone="silver steel panels", sand="grey concrete", water="shiny amber oil", log="orange steel panels", leaf="shiny orange iron plates", plank="hazard stripes", brick="sky blue steel panels",
        roof="dark blue iron plates", glass="white window", lamp="neon tube", cobble="black rubber", path="yellow and black stripes", plaster="white tiles", ore="chrome", flower="scarlet plastic", terracotta="red steel panels", pine="shiny red steel panels", blossom="shiny yellow plastic",
        sky="yellow and cream silver sky", medium="none", ornaments=("gears", "pipes", "crates", "chains"),
    ),
    Theme(
        "railway",
        phrases=(
            "railway", "train", "steam locomotive", "railroad station full of steam", "tracks, signals and sleepers", "make it a railway", "trainspotting on platform nine", "orient express", "model railway landscape",
            "turn the village into a train station", "rail way", "choo choo", "polished green engines with brass domes", "signal boxes and coal wagons", "polar express",
        ),
        ground="grey gravel", soil="black gravel", stone="brown stone bricks", sand="tan gravel", water="sky blue water", log="black iron plates", leaf="green leaves", plank="maroon planks", brick="pale yellow bricks",
        roof="dark green iron plates", glass="lit window", lamp="gas lamp", cobble="rust gravel", path="brown planks", plaster="orange bricks", ore="coal", flower="red petals", terracotta="cream and maroon stripes", pine="dark teal pine needles", blossom="white blossoms",
        sky="lavender and cream dawn mist", medium="none", ornaments=("clocks", "smokestacks", "bells", "crates"),
    ),
    Theme(
        "circuit world",
        phrases=(
            "circuit world", "printed circuits", "green computer board", "everything is a circuit board", "green printed circuits with gold contacts", "make it a circuit board", "semiconductors", "inside a microchip city", "electronics",
            "turn the ground into a motherboard", "cirucit board", "transistors, resistors and solder", "silicon valley taken literally", "a landscape of cpus and copper traces", "arduino",
        ),
        ground="green circuit board", soil="dark green circuit board", stone="blue circuit board", sand="gold circuit board", water="glowing orange plasma", log="silver pipes", leaf="glowing orange wires", plank="copper", brick="charcoal tech panels",
        roof="shiny gold hexagon panels", glass="lime screen window", lamp="red neon tube", cobble="dark teal circuit board", path="silver grates", plaster="silver tech panels", ore="gold", flower="glowing red wires", terracotta="blue tech panels", pine="yellow wires", blossom="orange wires",
        sky="dark teal and green dark grid", medium="none", ornaments=("antennas", "screens", "lime neon strips", "glowing algae"),
    ),
    Theme(
        "data centre",
        phrases=(
            "data centre", "data center", "server farm", "racks of servers with blinking blue lights", "the cloud", "make it a server room", "supercomputer", "black cabinets on white floor tiles", "hard drives",
            "turn the houses into servers", "datacentre", "fibre optic cables glowing blue", "crypto mine", "big data", "a cold humming hall of computers",
        ),
        ground="white tiles", soil="grey grates", stone="dark blue tech panels", sand="pale blue tiles", water="glowing blue plasma", log="silver grates", leaf="glowing blue wires", plank="grey steel panels", brick="black tech panels",
        roof="pale blue grates", glass="cyan screen window", lamp="blue neon tube", cobble="grey hexagon panels", path="pale grey tiles", plaster="teal steel panels", ore="glowing lime circuit board", flower="glowing lime wires", terracotta="navy tech panels", pine="glowing lime wires", blossom="glowing cyan wires",
        sky="blue cave dark", medium="none", ornaments=("blue neon strips", "screens", "antennas", "chains"),
    ),
    Theme(
        "robot city",
        phrases=(
            "robot city", "robots", "androids", "a metropolis built by machines", "metal houses with faces", "make everything robotic", "beep boop", "wall-e", "friendly robots in teal and orange",
            "turn the villagers' houses into robots", "robbot town", "mechanical trees with screens for leaves", "artificial intelligence took over", "bolts, antennae and blinking eyes", "transformers",
        ),
        ground="pale mint hexagon panels", soil="dull teal grates", stone="dull purple riveted plates", sand="cream hexagon panels", water="mercury", log="silver pipes", leaf="cyan screens", plank="yellow riveted plates", brick="orange riveted plates",
        roof="shiny teal hexagon panels", glass="yellow round window", lamp="plasma lamp", cobble="gears", path="pale grey grates", plaster="white riveted plates", ore="gold gears", flower="glowing pink wires", terracotta="pink riveted plates", pine="lime screens", blossom="pink screens",
        sky="sky blue and cream cartoon sky", medium="none", ornaments=("antennas", "gears", "valves", "pipes"),
    ),
    Theme(
        "toy factory",
        phrases=(
            "toy factory", "toy workshop", "toymaker", "elves building toys on conveyor belts", "bright machines that make presents", "make it a toy factory", "santa's workshop", "gumball machine with candy coloured pipes",
            "turn the town into a factory of toys", "toy facotry", "cogs in red, yellow and blue", "a cheerful contraption of cranks and levers", "geppetto",
        ),
        ground="purple and violet checkers", soil="dark purple rubber", stone="teal gears", sand="yellow rubber", water="pink milk", log="red and white stripes", leaf="lime gears", plank="hazard stripes", brick="yellow wooden blocks",
        roof="blue riveted plates", glass="red round window", lamp="yellow plasma lamp", cobble="orange gears", path="black rubber", plaster="orange wooden blocks", ore="gold gears", flower="pink plastic", terracotta="red wooden blocks", pine="turquoise gears", blossom="pink gears",
        sky="mint and yellow cartoon sky", medium="none", ornaments=("smokestacks", "shiny red gears", "gift boxes", "bunting"),
    ),
    Theme(
        "construction site",
        phrases=(
            "construction site", "building site", "bob the builder", "cranes, scaffolding and wet concrete", "men at work", "make it a construction site", "excavators", "bulldozers", "orange nets and bare concrete",
            "turn the village into a building project", "constuction site", "hard hats, cones and diggers", "half finished houses everywhere", "concrete mixer",
        ),
        ground="tan dirt", soil="brown clay", stone="pale grey concrete", sand="gold sand", water="brown water", log="yellow grates", leaf="vivid orange canvas", plank="brown planks", brick="grey concrete",
        roof="blue canvas", glass="orange window", lamp="spotlight", cobble="gravel", path="dark brown mud", plaster="white plaster", ore="rusted metal", flower="orange plastic", terracotta="red bricks", pine="lime cloth", blossom="white canvas",
        sky="bright sky blue clear day", medium="none", ornaments=("crates", "chains", "antennas", "bunting"),
    ),
    Theme(
        "coal mine",
        phrases=(
            "coal mine", "mine", "miners", "mine shafts, pit props and lamps", "black with coal dust", "make it a coal mine", "colliery", "mine carts rattling through dark tunnels", "pit head wheel",
            "turn the land into a mine", "cole mine", "gold and coal in timbered tunnels", "heigh ho, off to work", "quarry", "diggy diggy hole",
        ),
        ground="coal", soil="black dirt", stone="grey slate", sand="brown gravel", water="teal water", log="pale brown logs", leaf="olive leaves", plank="tan planks", brick="pale orange planks",
        roof="rusted metal", glass="yellow lit window", lamp="gold lantern", cobble="dark grey rock", path="brown planks", plaster="dull yellow bricks", ore="glowing amber ore", flower="gold ore", terracotta="rust bricks", pine="olive moss", blossom="rust leaves",
        sky="brown and tan overcast", medium="none", ornaments=("lanterns", "barrels", "smokestacks"),
    ),
    Theme(
        "foundry",
        phrases=(
            "foundry", "steel mill", "blast furnace", "molten steel pouring in showers of sparks", "ironworks", "make it a steelworks", "smelter", "forge of giants", "white hot metal and black iron",
            "turn the river into molten steel", "foundary", "hammers, anvils and crucibles", "the last fight in terminator two", "rolling mills glowing in the night", "pittsburgh",
        ),
        ground="charcoal grates", soil="black ash", stone="dark blue iron plates", sand="grey ash", water="glowing yellow lava", log="black pipes", leaf="glowing amber magma", plank="rust iron plates", brick="dark red bricks",
        roof="pale blue steel panels", glass="furnace window", lamp="furnace", cobble="grey iron plates", path="grey riveted plates", plaster="orange bricks", ore="glowing orange ore", flower="glowing orange magma", terracotta="maroon riveted plates", pine="glowing scarlet magma", blossom="glowing gold magma",
        sky="ember night", medium="none", ornaments=("smokestacks", "chains", "pipes", "barrels"),
    ),
    Theme(
        "submarine",
        phrases=(
            "submarine", "u-boat", "nautilus", "yellow submarine", "captain nemo", "inside a submarine with valves and portholes", "make it a submarine", "periscope", "riveted hulls in the green deep",
            "turn the houses into submarines", "submareen", "sonar pings and red warning lamps", "twenty thousand leagues beneath the sea", "deep sea divers with brass helmets", "das boot",
        ),
        ground="dull teal sand", soil="dark teal mud", stone="dark teal riveted plates", sand="pale teal sand", water="dark green deep water", log="copper pipes", leaf="vivid scarlet coral", plank="brass plates", brick="yellow riveted plates",
        roof="navy riveted plates", glass="porthole", lamp="red neon tube", cobble="teal grates", path="grey grates", plaster="pale mint riveted plates", ore="brass plates", flower="orange coral", terracotta="red riveted plates", pine="olive seaweed", blossom="pink coral",
        sky="pale turquoise deep sea", medium="none", ornaments=("portholes", "copper pipes", "valves", "chains", "tentacles"),
    ),
    Theme(
        "airship fleet",
        phrases=(
            "airship fleet", "airships", "zeppelin", "blimps", "flying ships of canvas and wood above the clouds", "make it an airship dock", "hindenburg", "sky pirates", "striped envelopes, ropes and propellers",
            "turn the town into a port for airships", "zepelin", "air balloons and wooden decks in the evening sun", "laputa", "a world of flying galleons", "aeronauts",
        ),
        ground="brown planks", soil="brown wicker", stone="bright brass plates", sand="pale clouds", water="clouds", log="tan wicker", leaf="sky blue balloons", plank="maroon planks", brick="cream canvas",
        roof="red and white stripes", glass="round window", lamp="gold lantern", cobble="copper", path="tan planks", plaster="ivory canvas", ore="copper gears", flower="red cloth", terracotta="crimson canvas", pine="teal balloons", blossom="rose balloons",
        sky="turquoise and peach golden hour", medium="none", ornaments=("flags", "copper pipes", "portholes", "crates"),
    ),
    Theme(
        "tesla coils",
        phrases=(
            "tesla coils", "tesla", "electricity", "violet lightning between copper coils", "everything charged, sparks flying", "make it electric", "high voltage", "electric world of arcs and plasma", "nikola",
            "turn the trees into tesla coils", "telsa coil", "ball lightning over copper domes", "zap zap zap", "dynamo hall full of blue arcs", "electrified",
        ),
        ground="dark blue tiles", soil="navy grates", stone="grey iron plates", sand="silver grates", water="glowing cyan plasma", log="copper wires", leaf="glowing violet plasma", plank="bronze", brick="copper",
        roof="ivory tiles", glass="violet neon window", lamp="plasma lamp", cobble="brass plates", path="brown hexagon panels", plaster="dull purple tiles", ore="glowing violet ore", flower="glowing cyan plasma", terracotta="gold", pine="glowing blue plasma", blossom="glowing pink plasma",
        sky="violet storm", medium="none", ornaments=("roof lamps", "copper pipes", "gears", "glowing spores"),
    ),
)  # fmt: skip
