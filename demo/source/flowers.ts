/** 花间半亩: plants, bouquets, pots. Format: see parse-table.ts. */
export const flowers = `
monstera-deliciosa @potted-plants 89 w3200
龟背竹 中型 带盆 | Monstera, medium, potted
叶子自己会开窗，放在离窗一米的地方最自在。 | Its leaves cut their own windows; happiest a metre from yours.
- 一周浇一次透水 | Water thoroughly once a week
: light=bright; height=60; pet=no
+ dimension 60 cm, 90 cm+60
pic leafy:forest/bone

snake-plant @potted-plants 59<75 w2600
虎尾兰 卧室绿植 | Snake plant for the bedroom
忘了它一个月也没关系，它不会忘了长。 | Forget it for a month; it will not forget to grow.
- 耐阴耐旱，新手第一盆 | Shade and drought proof: a first plant
: light=shade; height=50; pet=no
+ style 白盆|White pot, 陶盆|Clay pot+6
pic blades:forest/white

pilea-coin @potted-plants 39 w900
镜面草 硬币绿植 | Pilea, the coin plant
圆叶子像一把零钱，会生很多小宝宝，可以分给朋友。 | Leaves like loose change, and pups to share with friends.
- 散射光，见干见湿 | Indirect light, let it dry between waterings
: light=bright; height=20; pet=yes
pic coins:sage/mustard

cactus-bloom @potted-plants 45 w700
开花仙人掌 三球组合 | Flowering cactus trio
晒够太阳，四月顶上会冒一朵粉花。 | Give it sun and April brings a pink flower on top.
- 一月一次水就好 | Water once a month
: light=sun; height=18; pet=no
pic cactus:forest/terracotta/rose

succulent-rosette @potted-plants 29 w420 stock 86
拟石莲 多肉 单头 | Echeveria rosette
霜粉还在，别摸；它的红边是昼夜温差给的。 | The bloom is intact, so look, don’t touch; cool nights paint its red edge.
- 南窗最好 | Best in a south window
: light=sun; height=10; pet=yes
+ style 粉尖|Pink tip, 青蓝|Blue-green
pic succulent:sage/white/rose

fern-boston @potted-plants 49 w1200
波士顿蕨 吊盆 | Boston fern, hanging
浴室的水汽对它是海风。 | Bathroom steam is a sea breeze to it.
- 保持土壤微湿 | Keep the soil just moist
: light=shade; height=35; pet=yes
pic leafy:moss/sand wateringCan:sage

fiddle-leaf @potted-plants 168<198 w6800
琴叶榕 一米二 送货到家 | Fiddle-leaf fig, 1.2 m, delivered
客厅那个空角落，等的就是它。 | The empty corner of your living room was waiting for this.
- 两人搬运，上楼摆好 | Carried up and placed by two people
: light=bright; height=120; pet=no
pic leafy:olive/charcoal

pothos-hydro @potted-plants 25 w500
水培绿萝 玻璃瓶 | Pothos in water, glass bottle
根在瓶里长成一幅画，换水就好。 | Roots draw a picture in the bottle; just change the water.
- 十天换一次水 | Fresh water every ten days
: light=shade; height=25; pet=no
pic coins:moss/mist

rose-bouquet-dusk @bouquets 199<239 w1300 #送礼,鲜花
暮色玫瑰 十九枝 | Dusk roses, nineteen stems
藕粉到酒红，像傍晚六点半的天。 | Blush to wine, like the sky at half past six.
- 当日包扎，附手写卡 | Tied the same day with a handwritten card
: light=vase; days=7
+ style 十九枝|19 stems, 三十三枝|33 stems+140
pic bouquet:rose/blush/cream

tulip-spring @bouquets 129 w900 #鲜花
春日郁金香 二十枝 | Spring tulips, twenty stems
到家是花苞，三天后全开，再过两天是最好看的凌乱。 | Arrive as buds, open on day three, gloriously untidy by day five.
- 空运保湿 | Flown damp
: light=vase; days=6
+ style 橙|Orange, 紫|Purple
pic bouquet:orange/lemon/white

hydrangea-blue @bouquets 88 w700 #鲜花
绣球 雾蓝 两头 | Hydrangea, mist blue, two heads
一枝就是一束。喝水厉害，记得把头也泡一泡。 | One stem is a bouquet. A heavy drinker: soak the head too.
- 附保鲜剂 | Flower food included
: light=vase; days=8
pic flowerVase:mist/lavender/white

weekly-flowers @bouquets 39 w500 #鲜花,每周
每周一花 混搭小束 | Flower of the week, mixed posy
花农当周有什么，就送什么；每次都像拆盲盒。 | Whatever the growers have this week: a small surprise each time.
- 周五前下单，周六到 | Order by Friday for Saturday
: light=vase; days=6
+ set 单束|One posy, 四周|Four weeks+105
pic flowerVase:blush/mustard/sage

sunflower-bunch @bouquets 79<95 w900 #鲜花
向日葵 六枝 | Sunflowers, six stems
毕业、探病、没有理由，都合适。 | For graduations, get-well visits, or no reason at all.
- 秆粗易活 | Sturdy stems
: light=vase; days=7
pic 🌻x3

plum-branch @bouquets 108 w800 #年宵
蜡梅枝条 三枝 | Wintersweet branches, three
一屋子的冷香，从小寒到立春。 | A cold perfume through the house from January to the start of spring.
- 高枝约 80 厘米 | About 80 cm tall
: light=vase; days=15
pic branch:lemon/teal

cherry-branch @bouquets 98 w800
晚樱枝条 四枝 | Late cherry branches, four
先鼓粉苞，再一夜开满，记得拍照。 | Pink buds, then all at once overnight; have a camera ready.
- 剪口斜切，插深水 | Cut at a slant, deep water
: light=vase; days=10
pic branch:blush/navy

dried-lagurus @bouquets 46 w200
兔尾草 干花束 | Bunny-tail grass, dried
不用水，不用管，风来的时候会动。 | No water, no care; it moves when the wind does.
- 避光可放两年 | Two years out of the sun
: light=vase; days=365
pic flowerVase:oat/sand/charcoal

terracotta-pot @garden-tools 26 w1100
红陶盆 透气 带托盘 | Terracotta pot with saucer
会呼吸的盆，白霜是它的年纪。 | A pot that breathes; the white bloom is its age.
- 底孔已打 | Drainage hole drilled
: material=clay
+ dimension 12 cm-8, 16 cm, 21 cm+18
pic tinLow:terracotta/clay cactus:sage/terracotta/blush

glazed-planter @garden-tools 68<85 w1800
窑变釉花盆 | Reactive-glaze planter
每一只出窑颜色都不一样，收到哪只是缘分。 | No two leave the kiln alike; which one comes is fate.
- 含垫脚，不留水印 | Feet that leave no ring
: material=ceramic
+ colour teal, bone, walnut
pic succulent:moss/*/lemon

watering-can @garden-tools 86 w640
长嘴浇水壶 1.5 升 | Long-spout watering can, 1.5 l
水落在土上，不落在叶上。 | Water on the soil, not on the leaves.
- 不锈钢，可拆花洒头 | Steel with removable rose
: material=steel
+ colour sage, cream, terracotta
pic wateringCan:* coins:sage/bone

garden-tool-set @garden-tools 59 w700
园艺三件套 榉木柄 | Garden trio with beech handles
铲、耙、剪，挂钩在柄尾。 | Trowel, fork and snips, each with a hook.
- 附帆布收纳卷 | Canvas roll included
: material=steel
pic basket:bamboo/cream wateringCan:moss

potting-mix @garden-tools 22 w4200
通用营养土 10 升 | All-purpose potting mix, 10 l
泥炭、椰糠、珍珠岩，配好了，打开就种。 | Peat, coir and perlite ready mixed: open and plant.
- 已消毒，无虫卵 | Sterilised
: material=soil
+ volume 10 L, 25 L+24
pic pouch:walnut/sage coins:sage/terracotta

seed-herbs @seeds 18 w40
厨房香草种子 六种 | Kitchen herb seeds, six kinds
罗勒、薄荷、迷迭香、紫苏、香菜、百里香。 | Basil, mint, rosemary, perilla, coriander and thyme.
- 附播种日历 | Sowing calendar included
: light=sun; days=45
pic leafy:moss/terracotta tinLow:terracotta/cream

seed-cosmos @seeds 12 w30 stock 3
波斯菊种子 混色 | Cosmos seeds, mixed
撒下去就不管，九月是一片云。 | Scatter and forget; a cloud by September.
- 约 200 粒 | About 200 seeds
: light=sun; days=60
pic pouch:blush/white 🌸

bulb-hyacinth @seeds 36 w300
风信子种球 水培套装 | Hyacinth bulbs for water, kit
从一颗洋葱到满屋香，大约三周。 | From an onion to a scented room in about three weeks.
- 含玻璃瓶 | Glass included
: light=bright; days=21
+ colour lavender, blush, white
pic 🪻x3

moss-terrarium @garden-tools 128<158 w1500 #手作
苔藓微景观 手作材料包 | Moss terrarium kit
一座手心大的山谷，自己摆石头，自己起名字。 | A valley the size of your palm: place the stones, name the peaks.
- 含玻璃罐、三种苔、说明 | Glass, three mosses and a guide
: material=glass
pic jar:moss/wood wateringCan:sage
`
