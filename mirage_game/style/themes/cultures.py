# ruff: noqa: E501
"""Themes of peoples, their towns and their feasts."""

from __future__ import annotations

from mirage_game.style.theme import Theme

THEMES = (
    Theme(
        "aztec",
        phrases=(
            "aztec", "aztecs", "montezuma", "tenochtitlan", "painted step pyramids and feathered serpents", "make it aztec", "mayan", "turquoise masks, jaguars and obsidian knives", "quetzalcoatl",
            "turn the town into an aztec city", "Aztek empire", "a world of maize, cacao and red temples", "sun stone and emerald plumes", "mesoamerican city on a lake",
        ),
        ground="bright green grass", soil="rust clay", stone="orange carved stone", sand="peach gravel", water="turquoise water", log="crimson columns", leaf="dark green leaves", plank="turquoise and orange zigzag", brick="scarlet carved stone",
        roof="turquoise feathers", glass="dark window", lamp="torch", cobble="obsidian", path="pale orange paving stones", plaster="cream and red zigzag", ore="jade", flower="scarlet feathers", terracotta="orange and crimson zigzag", pine="emerald feathers", blossom="gold feathers",
        sky="orange and yellow sunset", medium="none", ornaments=("turquoise masks", "gold trim", "statues", "fruits"),
    ),
    Theme(
        "inca",
        phrases=(
            "inca", "incas", "machu picchu", "peru", "terraces and llamas high in the andes", "make it an inca city", "woven ponchos and fitted stone walls", "llamas", "cuzco in the clouds",
            "turn the village into an andean mountain town", "Inka gold", "alpaca wool in bright stripes", "lost city of the incas above the clouds", "quechua market with pan pipes",
        ),
        ground="lime grass", soil="brown dirt", stone="pale grey granite", sand="beige gravel", water="blue clear water", log="grey bark", leaf="deep green leaves", plank="magenta and orange stripes", brick="grey carved stone",
        roof="gold straw", glass="dark window", lamp="gold torch", cobble="pale grey rock", path="tan dirt", plaster="red and purple zigzag", snow="snow", ore="gold ore", flower="magenta wool", terracotta="pink and purple stripes", pine="olive moss", blossom="yellow petals",
        sky="pale blue dawn mist", medium="none", ornaments=("gold masks", "bunting", "lilies", "hanging vines"),
    ),
    Theme(
        "samurai",
        phrases=(
            "samurai", "feudal japan", "shogun", "edo", "castle of the samurai with black and white walls", "make it samurai", "katana and bushido", "ronin under red maples", "daimyo's fortress",
            "turn the town into feudal japan", "Samurei", "paper screens, tatami and war banners", "geisha", "kurosawa movie", "red torii and curved black roofs",
        ),
        ground="green moss", soil="dark brown dirt", stone="dark grey rock", sand="white gravel", water="dark teal water", log="black bark", leaf="scarlet autumn leaves", plank="crimson planks", brick="white plaster",
        roof="black tiles", glass="white paper", lamp="paper lantern", cobble="grey pebbles", path="grey gravel", plaster="ivory paper", ore="copper", flower="red petals", terracotta="dark brown planks", pine="dark green pine needles", blossom="orange autumn leaves",
        sky="orange and cream golden hour", medium="none", ornaments=("crimson banners", "red paper lanterns", "bamboo shoots", "spikes"),
    ),
    Theme(
        "forbidden city",
        phrases=(
            "forbidden city", "china", "chinese palace", "the last emperor", "red walls and yellow glazed roofs", "make it chinese", "dragons, jade and lacquer", "ming dynasty", "mandarins, silk and red pillars",
            "turn the town into imperial beijing", "Chineese temple", "kung fu", "pagodas on white marble terraces", "imperial china", "chinese new year with red lanterns",
        ),
        ground="pale jade", soil="brown clay", stone="white marble", sand="cream marble", water="dark teal water", log="scarlet columns", leaf="deep emerald leaves", plank="dark red planks", brick="crimson plaster",
        roof="gold tiles", glass="red window", lamp="red paper lantern", cobble="white carved stone", path="pale grey paving stones", plaster="scarlet plaster", ore="jade", flower="rose petals", terracotta="turquoise and gold diamonds", pine="dark green pine needles", blossom="pink blossoms",
        sky="gold and cream golden heaven", medium="none", ornaments=("red lanterns", "gold trim", "statues", "red paper lanterns", "lilies"),
    ),
    Theme(
        "hanok village",
        phrases=(
            "hanok village", "korea", "hanok", "joseon palace in seoul", "painted eaves in green, red and blue", "make it korean", "korean temple in the mountains", "ginkgo trees in yellow leaf", "kimchi pots and grey roof tiles",
            "turn the place into an old korean village", "Hannok", "dancheong colours", "quiet courtyards beneath golden ginkgos", "bukchon",
        ),
        ground="dark tan sand", soil="brown dirt", stone="grey granite", sand="beige sand", water="blue clear water", log="dark brown bark", leaf="gold leaves", plank="teal planks", brick="white half-timber",
        roof="dark grey tiles", glass="white paper", lamp="paper lantern", cobble="grey stone bricks", path="pale granite", plaster="cream paper", ore="jade", flower="pink petals", terracotta="teal and red stripes", pine="green pine needles", blossom="rose blossoms",
        sky="autumn haze", medium="none", ornaments=("teal banners", "bells", "barrels", "lilies"),
    ),
    Theme(
        "mongolian steppe",
        phrases=(
            "mongolian steppe", "mongolia", "genghis khan", "yurts", "white felt yurts on endless green grass", "make it mongolian", "nomads", "horse lords of the steppe", "golden horde",
            "turn the houses into yurts", "Mongolain steppe", "eagle hunters under a huge sky", "ger camp with painted doors", "kazakh shepherds", "nomad tents and wild horses",
        ),
        ground="green dry grass", soil="tan dirt", stone="pale brown rock", sand="pale tan gravel", water="blue clear water", log="pale bark", leaf="gold leaves", plank="orange and blue diamonds", brick="white wool",
        roof="scarlet cloth", glass="orange round window", lamp="lantern", cobble="brown pebbles", path="brown dirt", plaster="cream canvas", ore="copper ore", flower="sky blue petals", terracotta="red carpet", pine="dark green pine needles", blossom="yellow leaves",
        sky="deep blue clear day", medium="none", ornaments=("sky blue flags", "shields", "bunting", "bells", "crates"),
    ),
    Theme(
        "rajasthan",
        phrases=(
            "rajasthan", "india", "maharaja", "taj mahal", "the pink city of jaipur", "make it indian", "bollywood", "elephants, silk and peacocks", "rose palaces with marble lattices",
            "turn the town into a maharajah's palace", "Rajastan", "marigolds, saris and spice", "mughal courtyard in pink stone", "jungle book palace", "delhi bazaar",
        ),
        ground="gold petals", soil="rust dirt", stone="rose sandstone", sand="pale pink sand", water="sky blue water", log="brown roots", leaf="bright green leaves", plank="turquoise planks", brick="salmon carved stone",
        roof="ivory marble", glass="violet window", lamp="gold lantern", cobble="white marble", path="pale peach paving stones", plaster="pink plaster", ore="crimson gems", flower="orange petals", terracotta="magenta cloth", pine="turquoise feathers", blossom="magenta blossoms",
        sky="turquoise and peach pale morning", medium="none", ornaments=("orange garlands", "flower beds", "lilies", "spires"),
    ),
    Theme(
        "holi festival",
        phrases=(
            "holi festival", "holi", "festival of colours", "colour powder everywhere", "clouds of pink, yellow and blue powder", "make it holi", "a street party of coloured dust", "everyone throws paint",
            "turn the town into a holi party", "colour explosion", "Holly festival of colors", "happy holi!", "splashes of pigment on every wall", "color run",
        ),
        ground="yellow chalk", soil="orange sand", stone="violet chalk", sand="pink chalk", water="turquoise milk", log="white chalk", leaf="magenta chalk", plank="orange brush strokes", brick="cyan and blue brush strokes",
        roof="orange and red brush strokes", glass="yellow window", lamp="magenta lantern", cobble="lime chalk", path="pink and yellow brush strokes", plaster="green and yellow brush strokes", ore="magenta chalk", flower="scarlet petals", terracotta="purple and pink brush strokes", pine="lime chalk", blossom="violet chalk",
        sky="cyan and pink candy sky", medium="none", ornaments=("bunting", "paper lanterns", "flower beds", "posters"),
    ),
    Theme(
        "arabian nights",
        phrases=(
            "arabian nights", "aladdin", "baghdad", "sultan's palace with onion shaped arches", "flying carpets and magic lamps", "make it arabian", "one thousand and one nights", "genie", "scheherazade",
            "turn the town into the palace of a sultan", "Aladin", "open sesame", "silk cushions, lamps and stars above the desert", "a world of djinns, domes and carpets", "prince of persia",
        ),
        ground="lavender sand", soil="purple clay", stone="dark blue tiles", sand="pale gold sand", water="dark blue water", log="gold palm bark", leaf="teal leaves", plank="crimson carpet", brick="peach sandstone",
        roof="turquoise scale shingles", glass="gold lit window", lamp="gold lantern", cobble="blue mosaic", path="crimson carpet", plaster="violet and gold mosaic", ore="gold", flower="magenta petals", terracotta="purple velvet", pine="emerald leaves", blossom="rose blossoms",
        sky="crescent moon", medium="dreamy glow", ornaments=("spires", "gold lanterns", "gold trim", "crates", "fruits"),
    ),
    Theme(
        "moroccan medina",
        phrases=(
            "moroccan medina", "morocco", "marrakesh", "souk", "zellige tiles, spices and brass lamps", "make it moroccan", "the blue streets of chefchaouen", "riad with orange trees and fountain", "casbah",
            "turn the streets into a moroccan bazaar", "Marakech", "casablanca", "mint tea behind cobalt walls", "carpet sellers and spice heaps", "fez old town",
        ),
        ground="orange and white mosaic", soil="rust clay", stone="pale tan adobe", sand="gold sand", water="emerald water", log="palm bark", leaf="olive leaves", plank="brown planks", brick="bright blue plaster",
        roof="green tiles", glass="orange stained glass", lamp="bronze lantern", cobble="teal and white diamonds", path="pale blue paving stones", plaster="rust adobe", ore="gold ore", flower="orange petals", terracotta="sky blue plaster", pine="dark green cactus", blossom="magenta blossoms",
        sky="bright clear day", medium="none", ornaments=("bronze lanterns", "fruits", "red banners", "flower beds"),
    ),
    Theme(
        "greek island",
        phrases=(
            "greek island", "santorini", "cyclades", "whitewashed houses with blue domes", "mykonos", "make it a greek island", "mamma mia", "bougainvillea against white walls", "aegean summer",
            "turn the village into santorini", "Santorinni", "blue and white houses above the sea", "a world of whitewash, cobalt and bright sun", "mediterranean holiday", "tavernas and fishing boats in naxos",
        ),
        ground="tan dry grass", soil="tan clay", stone="beige limestone", sand="pale gravel", water="deep blue clear water", log="grey bark", leaf="magenta blossoms", plank="blue planks", brick="white plaster",
        roof="bright blue plaster", glass="blue shutters", lamp="white lantern", cobble="white pebbles", path="pale blue paving stones", plaster="ivory plaster", ore="silver ore", flower="magenta petals", terracotta="sky blue plaster", pine="olive leaves", blossom="pink blossoms",
        sky="vivid bright summer", medium="none", ornaments=("bells", "wall vines", "flower beds", "shells"),
    ),
    Theme(
        "dutch canals",
        phrases=(
            "dutch canals", "holland", "amsterdam", "windmills and tulips", "gabled brick houses along a canal", "make it dutch", "netherlands", "clogs, cheese and bicycles", "delft",
            "turn the streets into canals with houseboats", "Amstredam", "vermeer's little street", "rows of red and yellow tulips below grey clouds", "bruges",
        ),
        ground="vivid green clover", soil="dark brown mud", stone="tan bricks", sand="tan sand", water="dark olive water", log="white bark", leaf="pale green leaves", plank="dark green planks", brick="rust bricks",
        roof="charcoal tiles", glass="white window", lamp="gas lamp", cobble="brown cobblestone", path="orange bricks", plaster="cream plaster", ore="gold ore", flower="red petals", terracotta="pale yellow bricks", pine="dark green leaves", blossom="orange petals",
        sky="pale blue and cream overcast", medium="none", ornaments=("weathervanes", "flower beds", "lilies", "white banners"),
    ),
    Theme(
        "onion domes",
        phrases=(
            "onion domes", "russia", "moscow", "saint basil's cathedral", "striped onion domes in the snow", "make it russian", "tsar", "red square in winter", "painted wooden dachas and birch woods",
            "turn the roofs into striped onion domes", "Onoin domes", "matryoshka and samovar", "baba yaga's village", "anastasia", "kremlin",
        ),
        ground="pale lavender snow", soil="brown dirt", stone="maroon bricks", sand="packed snow", water="dark teal ice", log="birch bark", leaf="gold leaves", plank="turquoise planks", brick="red bricks",
        roof="green and gold swirls", glass="orange lit window", lamp="gas lamp", cobble="grey cobblestone", path="rose snow", plaster="sky blue plaster", snow="snow", ore="emerald gems", flower="crimson petals", terracotta="blue and white swirls", pine="dark green pine needles", blossom="pale pink frost",
        sky="pink and peach winter morning", medium="none", ornaments=("spires", "icicles", "bells", "icicle branches"),
    ),
    Theme(
        "day of the dead",
        phrases=(
            "day of the dead", "dia de los muertos", "mexico", "sugar skulls and marigolds", "coco", "make it day of the dead", "mariachis and candles for the ancestors", "calavera", "mexican fiesta",
            "turn the town into a mexican fiesta of skulls and flowers", "Dia de los meurtos", "papel picado in every colour", "orange petals lead the spirits home", "frida",
        ),
        ground="orange petals", soil="dark purple clay", stone="white skulls", sand="pink sand", water="deep violet water", log="turquoise bark", leaf="magenta petals", plank="yellow planks", brick="turquoise plaster",
        roof="rose tiles", glass="yellow lit window", lamp="candle", cobble="ivory skulls", path="gold petals", plaster="pink plaster", ore="crimson gems", flower="gold petals", terracotta="purple plaster", pine="green cactus", blossom="scarlet blossoms",
        sky="violet starry night", medium="none", ornaments=("bunting", "candles", "white masks", "paper lanterns", "flags"),
    ),
    Theme(
        "painted village",
        phrases=(
            "painted village", "ndebele", "african village", "black outlines and bold zigzags on white walls", "south africa", "make it african", "round huts with bright geometric paint", "wakanda", "kente cloth",
            "turn the walls into african patterns", "Ndbele", "masks, drums and woven baskets", "baobabs and painted clay houses", "ghana market", "beads and bold triangles",
        ),
        ground="rust dirt", soil="maroon clay", stone="charcoal basalt", sand="orange sand", water="teal water", log="dark brown bark", leaf="green leaves", plank="blue and yellow zigzag", brick="white and black zigzag",
        roof="tan thatch", glass="dark window", lamp="torch", cobble="red and black diamonds", path="orange clay", plaster="yellow and green diamonds", ore="gold ore", flower="yellow petals", terracotta="red and white zigzag", pine="olive cactus", blossom="scarlet blossoms",
        sky="turquoise desert noon", medium="none", ornaments=("masks", "pumpkins", "fruits", "spikes"),
    ),
    Theme(
        "outback",
        phrases=(
            "outback", "australia", "uluru", "red earth, eucalyptus and tin roofs", "kangaroos", "make it the australian outback", "dot paintings on red rock", "crocodile dundee", "walkabout in the red centre",
            "turn the land into red australian desert", "Outbak", "billabong beneath white gum trees", "sheep station a thousand miles from anywhere", "dreamtime",
        ),
        ground="red dirt", soil="crimson clay", stone="cream and maroon dots", sand="scarlet sand", water="olive water", log="white bark", leaf="pale teal leaves", plank="grey weathered planks", brick="pale yellow planks",
        roof="silver steel panels", glass="shutters", lamp="lantern", cobble="rust rock", path="orange dirt", plaster="orange planks", ore="turquoise gems", flower="yellow petals", terracotta="orange and white dots", pine="pale green dry grass", blossom="gold blossoms",
        sky="vivid clear day", medium="none", ornaments=("weathervanes", "cacti", "reeds", "bells"),
    ),
)  # fmt: skip
