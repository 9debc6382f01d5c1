/** 半格文具: notebooks, pens, postcards and travel journals. Format: see parse-table.ts. */
export const stationery = `
scenic-journal-westlake @journals 68 w420 #景点,旅行
景点门票手账 西湖十景 | Scenic ticket journal, Ten Views of West Lake
每一页都留了票根位和盖章格，走完十景，本子刚好写满。 | Every page keeps a slot for the ticket and a square for the stamp; ten views fill the book.
- 内含手绘景点地图与 48 枚贴纸 | Hand-drawn map of the sights and 48 stickers inside
: paper=120 克道林纸|120 gsm woodfree; pages=144
+ style 硬壳|Hardcover, 布面|Cloth cover+20
pic journal:mist/forest/persimmon pens:forest/caramel/gold

scenic-journal-palace @journals 68 w420 #景点,旅行
景点门票手账 红墙宫城 | Scenic ticket journal, the Red-Wall Palace
从午门走到御花园，按参观路线编好了页码，走到哪写到哪。 | Pages follow the walk from the Meridian Gate to the garden; write as you go.
- 内含节气插画与票根袋 | Solar-term drawings and a ticket pocket
: paper=120 克道林纸|120 gsm woodfree; pages=144
+ style 硬壳|Hardcover, 布面|Cloth cover+20
pic journal:cream/crimson/gold

scenic-journal-yellow-mountain @journals 68<78 w420 #景点,旅行
景点门票手账 黄山云海 | Scenic ticket journal, Huangshan sea of clouds
留白多，适合画日出；附四条登山路线和海拔曲线。 | Plenty of blank space for the sunrise, with four trails and their profiles.
- 防水封面，雨天也能拿出来 | Water-resistant cover for rainy ridges
: paper=140 克水彩纸|140 gsm watercolour paper; pages=96
pic journal:lavender/navy/orange pens:navy/steel/rose

postcards-jiangnan @postcards 32 w120 #景点
景点明信片 江南水乡 十二张 | Scenic postcards, Jiangnan water towns, set of 12
周庄、乌镇、西塘的桥和船，绢面纸，钢笔写不洇。 | Bridges and boats of Zhouzhuang, Wuzhen and Xitang on silk-finish stock that takes ink.
- 附十二枚封口贴 | With twelve seals
: paper=350 克绢面|350 gsm silk; pages=12
pic postcards:mist/teal/orange

postcards-silk-road @postcards 32 w120 #景点
景点明信片 丝路风沙 十二张 | Scenic postcards, the Silk Road, set of 12
敦煌、嘉峪关、鸣沙山，颜色从朱砂走到石青。 | Dunhuang, Jiayuguan and the Singing Dunes, from cinnabar to azurite.
- 大豆油墨印刷 | Printed with soy ink
: paper=350 克绢面|350 gsm silk; pages=12
pic postcards:cream/clay/persimmon pens:clay/gold/teal

postcards-city-night @postcards 28<36 w110
城市夜色明信片 十张 | City at night postcards, set of 10
便利店、末班地铁、天桥上的风，给不想寄景点的人。 | Corner shops, last trains and footbridge wind, for people tired of landmarks.
- 局部亮油，灯会反光 | Spot varnish makes the lights shine
: paper=300 克卡纸|300 gsm card; pages=10
pic postcards:indigo/ink/lemon

grid-notebook-a5 @notebooks 39 w310
半格 A5 方格本 可平摊 | Half-Grid A5 notebook, lies flat
五毫米淡灰格，写字不抢戏；线装，一百八十度摊平。 | Pale grey 5 mm grid that keeps quiet; thread-bound to open flat.
- 纸张偏米色，久看不累 | Cream paper, easy on the eyes
: paper=80 克米黄|80 gsm cream; pages=192
+ colour navy, moss, terracotta, bone
pic notebook:*/mustard

dot-notebook-b6 @notebooks 35 w240
B6 点阵本 随身薄款 | B6 dotted notebook, slim
放得进大衣口袋，封面是水洗牛皮纸，磨旧了更好看。 | Fits a coat pocket; washable kraft cover that ages well.
- 附内页口袋与书签带 | Inner pocket and ribbon
: paper=100 克|100 gsm; pages=128
+ colour sage, plum, sand
pic notebook:*/bone

classic-leather-notebook @notebooks 168<198 w380 #经典
经典植鞣皮手账本 | The classic veg-tan leather journal
一张整皮，不加衬，半年后会有你手的颜色。 | One piece of unlined hide that takes on the colour of your hand within six months.
- 可换内芯，附空白与横线各一 | Refillable; comes with one blank and one ruled insert
: paper=90 克巴川纸|90 gsm Tomoe-style; pages=160
+ colour caramel, walnut, forest
pic notebook:*/gold pens:ink/gold/walnut

weekly-planner @notebooks 59 w350
自填式周计划本 52 周 | Undated weekly planner, 52 weeks
左页安排，右页复盘，什么时候开始都不浪费。 | Plan on the left, look back on the right; start any week without waste.
- 附习惯追踪与年度总览 | Habit tracker and year at a glance
: paper=100 克|100 gsm; pages=136
+ colour mist, blush, charcoal
pic notebook:*/persimmon pad:lemon/rose

sketchbook-heavy @notebooks 72 w520
300 克水彩本 中粗纹 | 300 gsm watercolour book, cold-pressed
吃水不起皱，撕边整齐，旅行写生一本走。 | Takes water without cockling and tears clean; one book for the whole trip.
- 100% 棉浆 | 100% cotton
: paper=300 克棉浆|300 gsm cotton; pages=40
+ dimension 16 开|16K, 32 开|32K-20
pic print:teal/orange/bone brush

fountain-pen-daily @pens 129 w60
日常钢笔 F 尖 | Everyday fountain pen, fine
不挑纸，不挑墨，停一周也能一笔写出来。 | Not fussy about paper or ink, and writes at once after a week’s rest.
- 含上墨器与两支墨囊 | Converter and two cartridges included
: tip=F 0.5 mm|F 0.5 mm
+ colour navy, forest, terracotta
pic pens:*/silver/ink

gel-pen-morandi @pens 26 w70
莫兰迪中性笔 六支 0.5 | Muted gel pens, six colours, 0.5
灰一点的颜色，做笔记不吵；速干，左手也不糊。 | Greyed colours that do not shout; quick-dry, kind to left-handers.
- 按动式，笔芯通用 | Retractable with standard refills
: tip=0.5 mm|0.5 mm
+ set 六色|Six colours, 十二色|Twelve colours+22
pic pens:sage/rose/mist pad:sage/blush

brush-pen @pens 22 w30
软头秀丽笔 大中小 | Brush pens, large, medium and small
抄经、贺卡、签收快递，都能写出一点笔锋。 | For sutras, cards or signing for parcels: a little edge in every stroke.
- 水性墨，不透纸 | Water-based, no bleed
: tip=软头|Soft tip
+ set 三支|Set of 3, 单支 中|Single, medium-14
pic pens:ink/crimson/charcoal

mechanical-pencil-brass @pens 88<108 w45
黄铜自动铅笔 0.5 | Brass mechanical pencil, 0.5
低重心，握久了会暗下去，擦一擦又亮回来。 | Low centre of gravity; dulls with use, brightens with a rub.
- 带护芯管 | Lead guard
: tip=0.5 mm|0.5 mm
pic pens:gold/gold/walnut notebook:ink/gold

ink-seasons @pens 45 w180
四时彩墨 30 毫升 | Four Seasons ink, 30 ml
春是新柳，夏是深塘，秋是柿子，冬是炭。 | Spring willow, deep summer pond, autumn persimmon, winter charcoal.
- 染料墨水，易清洗 | Dye ink, washes out easily
: tip=钢笔 / 蘸水笔|Fountain and dip pens
+ colour sage, teal, persimmon, charcoal
pic dropper:*/ink pens:*/gold/steel

washi-tape-garden @paper-goods 19 w90
和纸胶带 庭院 三卷 | Washi tape, Garden, three rolls
苔、石、瓦三种颜色，撕得整齐，揭下不留胶。 | Moss, stone and roof tile; tears straight, leaves nothing behind.
- 每卷 15 mm × 7 m | 15 mm × 7 m each
: paper=和纸|Washi
pic washi:moss/terracotta

washi-tape-tea @paper-goods 19 w90
和纸胶带 喝茶 三卷 | Washi tape, Teatime, three rolls
茶渍、茶烟、茶包线，给手账里的下午。 | Tea stains, steam and string for the afternoons in your journal.
- 每卷 15 mm × 7 m | 15 mm × 7 m each
: paper=和纸|Washi
pic washi:caramel/sage notebook:sand/clay

sticky-notes-sun @paper-goods 15 w80 stock 320
日光便利贴 三色 | Sunlight sticky notes, three colours
早、午、晚三种黄，贴在屏幕上像开了扇窗。 | Morning, noon and evening yellows; like a window on your screen.
- 每本 100 张 | 100 sheets a pad
: paper=70 克|70 gsm
pic pad:lemon/orange

desk-calendar-hills @paper-goods 49<59 w280
山色台历 2027 | Hills desk calendar 2027
十二座山，十二种绿；翻过去的页裁下就是明信片。 | Twelve hills in twelve greens; cut a finished month and it is a postcard.
- 节气与法定假日齐全 | Solar terms and public holidays included
: paper=250 克|250 gsm; pages=13
pic calendar:mist/forest/orange

wall-print-moon @paper-goods 79 w600
月相装饰画 A3 | Moon phases print, A3
艺术微喷，不反光，挂在书桌上方刚好。 | Giclée, no glare, right for the wall above a desk.
- 可选原木框 | With or without wooden frame
: paper=240 克艺术纸|240 gsm art paper
+ style 画芯|Print only, 原木框|Wooden frame+68
pic print:navy/gold/bone

wax-seal-kit @paper-goods 65 w350
火漆印章礼盒 | Wax seal gift box
四色蜡、一把勺、三枚章头，写信这件事就有了仪式。 | Four waxes, a spoon and three heads: letters get their ceremony back.
- 章头：枝、月、结 | Heads: sprig, moon, knot
: paper=礼盒|Gift box
pic giftBox:plum/gold postcards:blush/plum/gold

pencil-case-canvas @paper-goods 42 w120
水洗帆布笔袋 | Washed canvas pencil case
立得住的底，拉链一拉到底，笔一眼看全。 | A base that stands, a zip that opens wide, every pen in sight.
- 可机洗 | Machine washable
: paper=帆布|Canvas
+ colour olive, navy, oat
pic tote:*/bone pens:*/orange/ink

pencil-set-24 @pens 58<76 w330
油性彩铅 24 色 | Oil-based colour pencils, 24
软而不断，叠色干净，铁盒里有一张色卡。 | Soft without snapping, clean to layer; a swatch card in the tin.
- 笔杆为人造林椴木 | Plantation basswood barrels
: tip=3.8 mm|3.8 mm
+ set 24 色|24 colours, 48 色|48 colours+62
pic brush:rose/teal/mustard

letter-set-rice @postcards 36 w160
宣纸信笺 十二笺六封 | Rice-paper letter set, 12 sheets and 6 envelopes
淡淡的洒金，毛笔钢笔都写得。 | A faint fleck of gold; good for brush and nib.
- 手工宣纸，略有纤维 | Handmade, with visible fibres
: paper=熟宣|Sized rice paper; pages=12
pic postcards:bone/sand/gold pens:ink/walnut/gold
`
