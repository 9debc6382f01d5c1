/** 木与棉: bedding, light, scent, storage. Format: see parse-table.ts. */
export const home = `
duvet-set-washed @home-textiles 399<499 w2600
水洗棉四件套 素色 | Washed-cotton bedding set
买来就是软的，像穿了三年的衬衫。 | Soft from day one, like a shirt worn three years.
- 60 支长绒棉，可机洗 | 60s long-staple, machine wash
: material=cotton
+ colour mist, oat, sage, blush
+ dimension 1.5 m, 1.8 m+60
pic linens:*/white/bone

pillow-latex @home-textiles 168 w1400
天然乳胶枕 高低两面 | Natural latex pillow, two heights
侧睡用高的一边，仰睡翻过来。 | High side for side sleepers; turn it for your back.
- 泰国乳胶含量 93% | 93% Thai latex
: material=latex
pic pillow:white/mist

throw-waffle @home-textiles 159<199 w900
华夫格盖毯 | Waffle throw
空调开到二十六度，盖它刚好。 | Just right for an air-conditioned room.
- 130 × 180 cm | 130 × 180 cm
: material=cotton
+ colour terracotta, oat, mist
pic linens:*/bone/cream

cushion-corduroy @home-textiles 59 w520
灯芯绒抱枕 含芯 | Corduroy cushion with filling
粗条绒，光从旁边来的时候最好看。 | Wide wale; loveliest in side light.
- 45 × 45 cm | 45 × 45 cm
: material=cotton
+ colour terracotta, moss, mustard, navy
pic cushion:*

cushion-stripe @home-textiles 69 w520
色织条纹抱枕 | Yarn-dyed striped cushion
沙发太素的时候，放两只。 | For when the sofa is too plain: two of these.
- 隐形拉链 | Hidden zip
: material=linen
+ colour bone, mist
pic cushion:*/clay

towel-set @home-textiles 99<129 w1100
长绒棉毛巾浴巾 三条 | Cotton towels, set of three
吸水不掉毛，晾在风里半天就干。 | Thirsty, lint-free, dry in half a windy day.
- 500 克重 | 500 gsm
: material=cotton
+ colour sage, bone, charcoal
pic linens:*/white/mist

linen-curtain @home-textiles 229 w1800
亚麻纱帘 一对 | Linen sheers, pair
把正午变成早上九点。 | Turns noon into nine in the morning.
- 定高 2.6 米，可改短 | 2.6 m, can be shortened
: material=linen
+ colour bone, oat
pic linens:*/cream/white lamp:bone/wood

candle-forest @home-scent 88<108 w480
雨后松林 大豆蜡烛 | After Rain in the Pines, soy candle
湿土、松脂，和走远的雷。 | Wet earth, resin and thunder moving off.
- 燃烧约 45 小时 | About 45 hours
: scent=woody
+ weight 180 g, 320 g+50
pic candle:forest/bone

candle-osmanthus @home-scent 88 w480
桂花院子 大豆蜡烛 | Osmanthus Courtyard, soy candle
十月的院子，有人在晒被子。 | An October yard where someone is airing quilts.
- 棉芯无烟 | Cotton wick
: scent=floral
+ weight 180 g, 320 g+50
pic candle:mustard/white 🌼

candle-library @home-scent 98 w480
旧书房 香薰蜡烛 | The Old Study, candle
纸、皮革、一点点烟。 | Paper, leather, a little smoke.
- 木盖可灭火 | Wooden lid snuffs it out
: scent=woody
pic candle:walnut/cream bookStack:clay/walnut/sand

diffuser-fig @home-scent 128<158 w520
无花果叶 无火香薰 | Fig leaf reed diffuser
青涩，奶，晒热的石头。 | Green, milky, sun-warmed stone.
- 约用三个月 | About three months
: scent=green
+ volume 120 ml, 200 ml+50
pic diffuser:moss/bone

diffuser-citrus @home-scent 118 w520
玄关橘皮 无火香薰 | Hallway tangerine reed diffuser
进门第一口气。 | The first breath inside the door.
- 附六根藤条 | Six reeds
: scent=citrus
pic diffuser:orange/white 🍊x3

table-lamp-linen @lighting 239<299 w1900
亚麻罩台灯 榉木座 | Linen table lamp, beech base
夜里十点的颜色。 | The colour of ten at night.
- 含暖光灯泡 | Warm bulb included
: material=wood; power=8
+ colour wood, walnut, charcoal
pic lamp:bone/*

night-light-moon @lighting 69 w210
月光小夜灯 感应 | Moonlight night lamp, motion sensor
起夜不刺眼，十五秒自己睡着。 | Kind to midnight eyes; asleep again in fifteen seconds.
- 磁吸，可充电 | Magnetic, rechargeable
: material=abs; power=1
+ colour cream, mist
pic lantern:*/lemon

vase-clay @home-decor 96<118 w1100
粗陶花瓶 手捏口沿 | Stoneware vase, pinched rim
不插花也站得住。 | Stands its ground without flowers.
- 每只口沿不同 | No two rims alike
: material=stoneware
+ colour sand, charcoal, terracotta
pic vase:*

wall-clock-oak @home-decor 149 w900
橡木挂钟 静音扫秒 | Oak wall clock, silent sweep
时间走得没有声音。 | Time passes without a sound.
- 直径 30 厘米 | 30 cm across
: material=wood
+ colour bone, sage
pic clock:*/wood

print-abstract @home-decor 119<149 w1200
几何装饰画 带框 40 × 50 | Geometric print, framed, 40 × 50
三块颜色，一面墙就醒了。 | Three colours and the wall wakes up.
- 无痕挂钩 | No-drill hook
: material=paper
+ style 赤陶与松石|Terracotta and teal, 姜黄与藏青|Mustard and navy
pic print:terracotta/teal/bone

mirror-arch @home-decor 268 w4800
拱形全身镜 铝框 | Arched full-length mirror
靠墙放，房间会多出一扇门。 | Lean it on a wall and the room gains a door.
- 防爆膜 | Shatter-proof film
: material=aluminium
pic 🪞

basket-rattan @storage 129<159 w1200
手编藤篮 双耳 | Hand-woven basket with handles
放毯子，放玩具，放猫。 | For blankets, toys, or the cat.
- 可折叠布内衬 | Removable liner
: material=rattan
+ dimension 32 cm-30, 40 cm
pic basket:bamboo/cream

storage-box-cloth @storage 45 w700
布艺收纳箱 可叠放 | Fabric storage box, stackable
换季的衣服，睡在里面。 | Where last season’s clothes sleep.
- 钢架支撑，带视窗 | Steel frame, window
: material=cotton
+ dimension 30 L, 60 L+20
pic bin:oat/walnut

storage-drawer @storage 79 w1800
桌面抽屉收纳 三层 | Desk drawers, three tiers
把桌面还给桌子。 | Give the desk back to itself.
- 阻尼缓冲 | Soft close
: material=abs
+ colour cream, mist, sage
pic bin:*/charcoal pens:ink/terracotta/gold

laundry-basket @storage 89<109 w1100
棉绳脏衣篮 | Cotton-rope laundry basket
推不倒，也不会勾丝。 | Will not tip, will not snag.
- 可机洗 | Machine washable
: material=cotton
+ colour bone, charcoal
pic basket:*/white linens:mist/white/sand

hangers-wood @storage 49 w1300
榉木衣架 十只 | Beech hangers, ten
肩是圆的，毛衣不鼓包。 | Round shoulders, no bumps in your knits.
- 防滑槽 | Anti-slip notches
: material=wood
pic shirt:white/bone

soap-handmade @home-care 39 w330
手工冷制皂 三块 | Cold-process soap, three bars
洗完不紧，味道留到晾衣服。 | Never tight; the scent lasts until the washing is out.
- 成熟六周 | Cured six weeks
: scent=green
+ style 青草|Grass, 燕麦|Oat, 柑橘|Citrus
pic 🧼 linens:sage/white/bone

gift-set-evening @home-decor 299<368 w1900 #送礼
晚安礼盒 蜡烛 抱枕 杯 | Good Evening gift box
一支蜡烛，一只杯，一条小毯，和一张空白的卡。 | A candle, a cup, a small throw and a blank card.
- 可选包装纸与丝带 | Choose the paper and ribbon
: material=set
pic giftBox:forest/cream candle:sand/white mug:bone
`
