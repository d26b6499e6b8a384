# ruff: noqa: E501
"""Themes of fantasy and myth."""

from __future__ import annotations

from mirage_game.style.parts import Material
from mirage_game.style.theme import Theme

M = Material

THEMES = (
    Theme(
        "elven forest",
        phrases=(
            "elven forest", "elves", "rivendell", "graceful white elven halls among silver trees", "wood elves", "an elvish city in golden woods", "make it elven", "lothlorien", "silver birches and slender towers",
            "turn the village into an elf kingdom", "elfen wood", "ancient elegant forest people", "soft lights between silver leaves", "a realm of the high elves",
        ),
        ground="green clover", soil="dark brown roots", stone="pale grey marble", sand="pale silver pebbles", water="turquoise clear water", log="birch bark", leaf="gold leaves", plank="ivory carved stone", brick="white marble",
        roof="dark teal scale shingles", glass="mint stained glass", lamp="mint glow crystal", path="pale lavender paving stones", plaster="ivory marble", flower="glowing white petals", blossom="silver leaves", pine="silver leaves", terracotta="mint marble",
        sky="mint dawn mist", medium="none", ornaments=("spires", "gold trim", "glowing spores", "wall vines", "lilies"),
    ),
    Theme(
        "dwarven halls",
        phrases=(
            "dwarven halls", "dwarves", "khazad dum", "under the mountain", "great stone halls of the dwarf kings", "forges, anvils and gold veins", "make it dwarven", "moria", "dwarf city carved in rock",
            "turn the town into a dwarven stronghold", "dwarfen hall", "bearded miners and molten forges", "massive square columns and rune stones", "iron and gold beneath the mountain",
        ),
        ground="grey paving stones", soil="gravel", stone="dark slate", sand="bronze gravel", water="glowing orange lava", log="grey columns", leaf="emerald gems", plank="bronze riveted plates", brick="blue carved stone",
        roof="gold tiles", glass="furnace window", lamp="furnace", cobble="grey stone bricks", path="bronze checkered tiles", plaster="pale carved stone", ore="glowing gold ore", flower="crimson gems", pine="bronze", terracotta="rust stone bricks",
        sky="cave dark", medium="none", ornaments=("shields", "chains", "statues", "chimneys"),
    ),
    Theme(
        "dragon lair",
        phrases=(
            "dragon lair", "dragons", "a dragon's hoard of gold", "dragon scales everywhere", "houses covered in red dragon scales", "smaug", "make it a dragon's den", "here be dragons", "gold coins, bones and scorched rock",
            "turn the walls into dragon skin", "Dragon Liar", "wyrm", "wyvern cliffs in the smoke", "treasure guarded by fire breathers",
        ),
        ground="gold", soil="dark brown rock", stone="charcoal rock", sand="bright gold", water="green acid", log="bones", leaf="crimson scales", plank="burnt planks", brick="teal scales",
        roof="crimson scale shingles", glass="amber eyes", lamp="torch", cobble="grey cobblestone", path="bronze scales", plaster="pale teal snakeskin", ore="glowing scarlet gems", flower="emerald gems", pine="dark red scales", terracotta="red snakeskin",
        sky="amber smoke", medium="none", ornaments=("horns", "bones", "wall torches", "stalactites"),
    ),
    Theme(
        "cloud kingdom",
        phrases=(
            "cloud kingdom", "nephelococcygia", "castle in the clouds", "everything made of clouds", "floating white city in the sky", "sky islands", "walking on clouds", "make it a cloud castle", "fluffy white world above the weather",
            "turn the ground to clouds", "columbia in the sky", "clowd kingdom", "angels, feathers and blue air", "cloud nine", "a soft white realm high above the earth",
        ),
        ground="clouds", soil="pale blue clouds", stone="pale blue marble", sand="cream clouds", water="sky blue clear water", log="white columns", leaf="rose clouds", plank="gold tiles", brick="sky blue bricks",
        roof="blue slate shingles", glass="gold window", lamp="yellow glow crystal", path="pale yellow tiles", plaster="pale blue plaster", flower="pink feathers", blossom="peach clouds", pine="lavender clouds", terracotta="blue marble",
        sky="cotton clouds", medium="none", ornaments=("sky blue flags", "gold trim", "banners", "bells"),
    ),
    Theme(
        "enchanted night",
        phrases=(
            "enchanted night", "magic night", "moonbeams, glowing flowers and spells", "night magic", "a midnight spell over blue woods", "make the night magical", "sparkles under the full moon", "witching hour",
            "bewitched forest of silver and blue", "turn it into a magic moonlit night", "enchantd", "stardust on every leaf", "luminous petals and whispering trees", "moonlight sorcery",
        ),
        ground="dark teal grass", soil="indigo dirt", stone="blue slate", sand="lavender sand", water="glowing violet water", log="dark purple bark", leaf="glowing blue leaves", plank="dark brown planks", brick="pale lavender stone bricks",
        roof="violet scale shingles", glass="gold lit window", lamp="firefly jar", path="lavender cobblestone", plaster="pale lavender plaster", flower="glowing pink petals", blossom="glowing magenta blossoms", pine="teal pine needles", ore="glowing pink ore",
        sky="full moon", medium="dreamy glow", ornaments=("glowing spores", "mushrooms", "fairy lights", "glowing algae"),
    ),
    Theme(
        "wizard academy",
        phrases=(
            "wizard academy", "wizards", "school of magic", "hogwarts", "a wizarding school with candles and spell books", "sorcerers' college", "make it a wizard school", "magic castle with towers, owls and banners",
            "turn every house into a wizard's tower", "wizzard", "potions, scrolls and floating candles", "arcane university", "books of spells and star maps", "mages",
        ),
        ground="green grass", soil="brown dirt", stone="grey stone bricks", sand="tan gravel", water="dark purple water", log="dark brown bark", leaf="purple leaves", plank="bookshelves", brick="tan stone bricks",
        roof="blue slate shingles", glass="stained glass", lamp="candle", cobble="grey carved stone", path="checkered tiles", plaster="crimson velvet", ore="glowing violet ore", flower="gold petals", pine="dark green pine needles", terracotta="runes",
        sky="purple dusk", medium="none", ornaments=("spires", "banners", "candles", "hanging lanterns"),
    ),
    Theme(
        "mermaid city",
        phrases=(
            "mermaid city", "mermaids", "pearls, shells and pink coral palaces", "little mermaid", "siren's lagoon", "a pearly palace under the sea", "make it mermaid", "triton's kingdom", "mother of pearl walls and turquoise scales",
            "turn the houses into sea shells", "mermeid", "fishtail scales and pearls", "seashell towers in aqua light", "palace of the sea queen",
        ),
        ground="turquoise scales", soil="lavender sponge", stone="mint shells", sand="pale pink sand", water="deep blue clear water", log="violet coral", leaf="rose coral", plank="peach scales", brick="ivory shells",
        roof="purple scale shingles", glass="pink round window", lamp="cyan glow crystal", path="pink shells", plaster="peach shells", flower="glowing lavender coral", pine="teal seaweed", blossom="pink coral", terracotta="lavender scales",
        sky="mint underwater", medium="none", ornaments=("shells", "gold trim", "coral", "spires", "hanging vines"),
    ),
    Theme(
        "faerie glade",
        phrases=(
            "faerie glade", "fairies", "pixie hollow", "fairy ring of toadstools and fireflies", "tiny fairy houses made of petals", "pixie dust", "make it a fairy garden", "sprites among bluebells and dew",
            "turn the woods into a fairies' glade", "faery", "flower petal roofs and acorn doors", "feywild", "tinkerbell", "seelie court in the clover",
        ),
        ground="lime clover", soil="brown bark", stone="lavender moss", sand="pale pink petals", water="glowing turquoise water", log="pink bark", leaf="magenta blossoms", plank="turquoise leaves", brick="lavender petals",
        roof="yellow petals", glass="yellow round window", lamp="firefly jar", path="peach petals", plaster="sky blue petals", flower="glowing yellow petals", blossom="violet blossoms", pine="turquoise ferns", terracotta="peach petals",
        sky="pastel dream", medium="none", ornaments=("toadstools", "glowing spores", "fairy lights", "lilies"),
    ),
    Theme(
        "demon realm",
        phrases=(
            "demon realm", "demons", "abyss", "doom", "infernal citadel of bone and flesh", "pentagrams and red fog", "make it demonic", "the ninth circle", "spiked black towers above seas of blood",
            "turn the town into the underworld", "demonic relm", "satan's palace", "horned fortress, screaming skulls", "netherworld",
        ),
        ground="crimson flesh", soil="dark red mud", stone="charcoal obsidian", sand="grey ash", water="blood", log="ivory bones", leaf="dark purple flesh", plank="maroon leather", brick="bones",
        roof="black obsidian", glass="glowing red window", lamp="torch", cobble="skulls", path="grey skulls", plaster="pale bones", ore="glowing scarlet ore", flower="glowing orange magma", pine="dark red vines", terracotta="scarlet runes",
        sky="hellfire", medium="none", ornaments=("horns", "chains", "scarlet wall runes", "tentacles", "bones"),
    ),
    Theme(
        "heavenly temple",
        phrases=(
            "heavenly temple", "heaven", "paradise of white marble and golden light", "gates of heaven", "angels", "celestial city", "make it heavenly", "holy shining temple", "divine light on white columns and gold",
            "turn it into the kingdom of heaven", "Heavan", "pearly gates", "elysium", "seraphs and halos above the marble stairs", "olympus of the gods",
        ),
        ground="sky blue marble", soil="cream limestone", stone="white marble", sand="white sand", water="teal clear water", log="gold columns", leaf="rose feathers", plank="pale gold tiles", brick="white columns",
        roof="gold scale shingles", glass="gold stained glass", lamp="gold glow crystal", path="gold mosaic", plaster="white marble", snow="clouds", flower="glowing gold petals", blossom="pale pink feathers", pine="pale green leaves", terracotta="pale gold marble",
        sky="golden heaven", medium="none", ornaments=("gold trim", "statues", "bells", "spires"),
    ),
    Theme(
        "rune world",
        phrases=(
            "rune world", "runes", "glowing runes carved in every stone", "ancient magic symbols", "rune stones humming with blue light", "make it runic", "arcane glyphs everywhere", "standing stones and spells",
            "turn the walls into runestones", "druid circle", "RUNES EVERYWHERE", "mystic inscriptions shining in the dusk", "sigils", "a language of light written on rock",
        ),
        ground="olive moss", soil="dark brown dirt", stone="cyan runes", sand="grey gravel", water="glowing cyan water", log="glowing teal runes", leaf="dark teal leaves", plank="glowing orange runes", brick="glowing blue runes",
        roof="charcoal slate shingles", glass="cyan window", lamp="cyan glow crystal", cobble="glowing mint runes", path="grey carved stone", plaster="grey runes", ore="glowing cyan ore", flower="glowing cyan crystal", terracotta="glowing violet runes",
        sky="teal dusk", medium="none", ornaments=("wall runes", "roof crystals", "statues", "glowing algae"),
    ),
    Theme(
        "crystal desert",
        phrases=(
            "crystal desert", "quartz", "dunes of pink crystal", "glass desert", "rose quartz desert under a pale sun", "shards of crystal rising from the sand", "make it a crystal desert", "glittering quartz dunes", "prism desert",
            "turn the trees into crystals and the grass into sand", "chrystal dessert", "sparkling salmon sands and cyan shards", "a wasteland of glass", "diamond dunes",
        ),
        ground="peach sand", soil="salmon sandstone", stone="rose crystal", sand="pale pink sand", water="cyan crystal", log="white crystal", leaf="turquoise crystal", plank="gold sandstone", brick="lavender crystal",
        roof="indigo crystal", glass="cyan window", lamp="glow crystal", path="coral sandstone", plaster="lavender sandstone", ore="glowing magenta gems", flower="magenta crystal", pine="blue crystal", blossom="pink crystal", terracotta="ivory crystal",
        sky="pink dusk", medium="none", ornaments=("crystals", "roof crystals", "shells", "stalactites"),
    ),
    Theme(
        "giant garden",
        phrases=(
            "giant garden", "shrunk to the size of an ant", "giant blades of grass and enormous strawberries", "honey, we are tiny", "bug's life", "make everything in the garden huge", "insect world with giant leaves",
            "ant sized adventure", "turn houses into fruit and flower pots", "gigantic vegetables", "gaint garden", "ladybirds, dewdrops and towering stems", "jack and the beanstalk", "lilliput",
        ),
        ground="lush grass", soil="dark brown dirt", stone="grey pebbles", sand="tan gravel", water="clear water", log="lime vines", leaf="bright green clover", plank="orange clay", brick="rust clay",
        roof=M("dots", "#b81420", "#e8303c", "#ffe07a"), glass="round window", lamp="firefly jar", path="white pebbles", plaster="yellow cheese", flower="bright yellow petals", blossom="magenta petals", pine="green bamboo", terracotta="salmon clay",
        sky="bright summer", medium="none", ornaments=("toadstools", "fruits", "hanging roots", "lilies", "wall vines"),
    ),
    Theme(
        "goblin market",
        phrases=(
            "goblin market", "goblins", "crooked stalls and stolen trinkets", "goblin town", "patchwork tents full of junk and potions", "trolls and goblins", "make it goblin", "goblin camp lit by green lanterns",
            "turn the village into a goblin bazaar", "gobblin", "ramshackle huts of scrap, hide and bone", "orc shanty town", "green skinned rascals' hideout",
        ),
        ground="olive mud", soil="dark brown mud", stone="green slate", sand="tan gravel", water="lime slime", log="dark purple roots", leaf="yellow mushroom skin", plank="patchwork", brick="scrap metal",
        roof="purple cloth", glass="green lit window", lamp="green lantern", cobble="skulls", path="tan planks", plaster="tan leather", flower="orange fungus", pine="dark purple fungus", terracotta="red patchwork",
        sky="alien green", medium="none", ornaments=("bunting", "barrels", "horns", "masks", "green lanterns"),
    ),
    Theme(
        "unicorn valley",
        phrases=(
            "unicorn valley", "unicorn", "rainbow unicorn dream", "glitter and rainbows", "pastel rainbow ponies", "sparkly unicorn land", "make it all unicorns", "pink manes, stars and rainbows",
            "turn the trees into rainbow cotton", "unicron", "glittery rainbow sparkle paradise", "pony meadow with pastel hearts", "my dream unicorn castle",
        ),
        ground="pink grass", soil="lavender sponge", stone="pastel blue crystal", sand="pastel yellow sprinkles", water="violet water", log="white candy canes", leaf="turquoise blossoms", plank="pastel peach planks", brick="white bricks",
        roof="magenta scale shingles", glass="pink round window", lamp="pink glow crystal", path="pastel yellow tiles", plaster="pastel lavender plaster", flower="bright yellow petals", blossom="pastel violet blossoms", pine="pastel mint blossoms", terracotta="pastel mint plaster",
        sky="pastel pink rainbow", medium="none", ornaments=("fairy lights", "banners", "violet flags", "crystals"),
    ),
    Theme(
        "moon palace",
        phrases=(
            "moon palace", "silver moon kingdom", "palace of the moon goddess", "silver and midnight blue", "luna's court", "everything in silver moonlight", "make it all silver", "lunar temple of pale silver", "moonstone halls",
            "turn the town into shining silver", "moon palast", "white rabbits, silver trees and a giant moon", "selene", "silver spires under a crescent",
        ),
        ground="dull blue moon dust", soil="navy dirt", stone="white marble", sand="pale blue sand", water="shiny navy water", log="silver columns", leaf="teal leaves", plank="silver tiles", brick="white marble",
        roof="dark indigo scale shingles", glass="pale yellow window", lamp="white glow crystal", path="pale lavender paving stones", plaster="white plaster", ore="glowing pale blue gems", flower="glowing white petals", blossom="lavender blossoms", pine="silver pine needles", terracotta="lavender marble",
        sky="crescent moon", medium="none", ornaments=("spires", "statues", "silver hanging lanterns", "lilies"),
    ),
)  # fmt: skip
