/** 云岫茶舍: teas and teaware. Format: see parse-table.ts. */
export const teaHouse = `
longjing-mingqian @green-tea 168<198 w120 #新茶,春茶
明前龙井 手炒豆香 | Pre-Qingming Longjing, hand-fired
清明前五日采的群体种，铁锅手炒，豆香里带一点兰花气。 | Picked five days before Qingming and fired by hand in iron pans; toasted bean with a hint of orchid.
- 建议 85 ℃ 水温，玻璃杯直泡，三泡最好喝 | Best at 85 °C straight in a glass; the third pour is the sweetest
: origin=杭州西湖|West Lake, Hangzhou; harvest=spring
+ weight 50 g, 125 g+180, 250 g+420
pic tin:sage/bone gaiwan:white/sage

biluochun-dongting @green-tea 138 w100
洞庭碧螺春 花果香 | Dongting Biluochun with fruit-blossom aroma
茶树种在枇杷和杨梅树下，卷曲的嫩芽泡开像春雪。 | Grown beneath loquat and bayberry trees; the curled buds open like spring snow.
- 先注水后投茶，避免烫熟嫩芽 | Pour the water first, then drop the leaf, so the buds do not cook
: origin=苏州东山|Dongshan, Suzhou; harvest=spring
+ weight 50 g, 100 g+120
pic tin:forest/cream cup:white/lemon

anji-white @green-tea 118<138 w120
安吉白茶 鲜爽一级 | Anji Baicha, crisp first grade
叶白脉绿，氨基酸高，入口像喝一口清鸡汤。 | Pale leaves with green veins, high in amino acids; savoury as a clear broth.
- 冷泡四小时，夏天尤其好 | Four hours of cold brew makes it a summer drink
: origin=浙江安吉|Anji, Zhejiang; harvest=spring
+ weight 50 g, 100 g+98
pic pouch:sage/white glass:lemon

huangshan-maofeng @green-tea 88 w130
黄山毛峰 高山云雾 | Huangshan Maofeng from the cloud line
海拔八百米以上的茶园，雾多叶软，回甘来得慢却久。 | From gardens above 800 metres; misty slopes give soft leaf and a slow, long sweetness.
- 一芽二叶初展，条索自然舒展 | One bud and two opening leaves, left in their natural shape
: origin=安徽黄山|Huangshan, Anhui; harvest=spring
+ weight 100 g, 250 g+110
pic tin:moss/bone bowl:bone/moss

jasmine-pearls @green-tea 96 w120 #花茶
七窨茉莉龙珠 | Jasmine dragon pearls, scented seven times
伏天的双瓣茉莉窨了七遍，一颗颗手搓成珠，看它在杯里慢慢舒开。 | Scented seven times with midsummer jasmine and rolled by hand; watch each pearl unfurl.
- 每杯三到五颗即可 | Three to five pearls a cup are enough
: origin=广西横州|Hengzhou, Guangxi; harvest=summer
+ weight 60 g, 120 g+80
pic jar:olive/wood glass:lemon

keemun-black @black-tea 78 w120
祁门红茶 经典蜜糖香 | Keemun black, the classic honey note
经典的“祁门香”：蜜糖、苹果干和一丝玫瑰，清饮加奶都合适。 | The classic Keemun aroma of honey, dried apple and a trace of rose; good neat or with milk.
- 传统工夫工艺，文火慢烘 | Made the traditional way and dried over a low fire
: origin=安徽祁门|Qimen, Anhui; harvest=spring
+ weight 80 g, 200 g+98
pic tin:crimson/cream mug:bone

lapsang-smoke @black-tea 92 w120
桐木关正山小种 松烟 | Lapsang souchong, smoked over pine
松木熏焙，桂圆汤味，适合下雨天和一本旧小说。 | Smoked over pine with a longan-broth sweetness; made for rain and an old novel.
- 烟香偏传统，第一次喝建议淡泡 | Traditional smoke: brew it light the first time
: origin=福建武夷山|Wuyishan, Fujian; harvest=spring
+ weight 50 g, 125 g+118
pic tin:walnut/bone cup:bone/clay

dianhong-gold @black-tea 68<86 w130
凤庆滇红金芽 | Fengqing Dianhong golden buds
大叶种的金毫，汤色像琥珀，有烤红薯的甜香。 | Golden buds from large-leaf trees; amber liquor that smells of roasted sweet potato.
- 耐泡，八泡仍有甜味 | Still sweet at the eighth infusion
: origin=云南凤庆|Fengqing, Yunnan; harvest=spring
+ weight 100 g, 250 g+88
pic pouch:mustard/bone glass:orange

black-tea-bags @black-tea 45 w80 stock 260
工夫红茶袋泡 办公装 | Whole-leaf black tea bags for the office
原叶三角茶包，开会前三分钟就有一杯好红茶。 | Whole leaf in pyramid bags: a proper cup three minutes before the meeting.
- 玉米纤维茶袋，可堆肥 | Compostable corn-fibre bags
: origin=云南临沧|Lincang, Yunnan; harvest=all-year
+ set 15 包|15 bags, 30 包|30 bags+36, 60 包|60 bags+92
pic carton:terracotta mug:white/clay

tieguanyin-light @oolong-puer 98 w130
安溪铁观音 清香 | Anxi Tieguanyin, light and floral
小罐充氮，开盖就是兰花香，七泡有余香。 | Nitrogen-packed; orchid the moment you open it, and aroma left after seven pours.
- 收到后请冷藏 | Keep refrigerated on arrival
: origin=福建安溪|Anxi, Fujian; harvest=autumn
+ weight 75 g, 150 g+86, 300 g+240
pic tinLow:forest/cream gaiwan

dahongpao-rock @oolong-puer 188<228 w120
武夷大红袍 岩骨花香 | Wuyi Da Hong Pao rock oolong
中足火焙了三道，岩韵厚，杯底留着炭火后的花香。 | Roasted three times to a medium-full fire; mineral body with flowers left in the empty cup.
- 用盖碗、沸水、快出汤 | Gaiwan, boiling water, quick pours
: origin=福建武夷山|Wuyishan, Fujian; harvest=spring
+ weight 50 g, 100 g+170
pic tin:clay/cream teapot:clay

phoenix-dancong @oolong-puer 128 w110
凤凰单丛 鸭屎香 | Phoenix Dancong “Ya Shi Xiang”
名字俗，香气雅：银花、奶油，尾韵是甜橙皮。 | A rude name for a graceful tea: honeysuckle, cream and a finish of orange peel.
- 单株系采制，不拼配 | From one cultivar line, never blended
: origin=潮州凤凰山|Phoenix Mountain, Chaozhou; harvest=spring
+ weight 50 g, 100 g+110
pic tin:mustard/white cup:white/orange

puer-ripe-cake @oolong-puer 158 w380
勐海熟普 七子饼 2018 | Menghai ripe pu-erh cake, 2018
八年仓储，枣香和陈木香，汤红透亮，晚上喝也不碍睡。 | Eight years in store: jujube and old wood in a clear red cup that will not keep you up.
- 整饼 357 g，送撬茶针 | Full 357 g cake with a tea pick
: origin=云南勐海|Menghai, Yunnan; harvest=spring
pic teaCake:bone/clay teapot:walnut

puer-raw-cake @oolong-puer 218<260 w380
易武古树生普 200 克饼 | Yiwu old-tree raw pu-erh, 200 g cake
甜柔一路，蜜韵在喉，适合存放十年看它变。 | Soft and sweet with honey in the throat; a cake to lay down and watch for ten years.
- 石磨压制，松紧适中 | Stone-pressed, neither tight nor loose
: origin=云南易武|Yiwu, Yunnan; harvest=spring
+ style 2022 春|Spring 2022, 2023 春|Spring 2023-20
pic teaCake:cream/forest cup:white/mustard

xiaoqinggan @oolong-puer 76 w260 #小青柑
新会小青柑 熟普 十二颗 | Xinhui green tangerine pu-erh, 12 pieces
七月青皮柑配勐海熟普，一颗泡一壶，柑油清凉。 | July tangerines packed with ripe pu-erh; one fruit, one pot, cool citrus oil.
- 独立小袋，出差好带 | Single wraps, easy to travel with
: origin=广东新会|Xinhui, Guangdong; harvest=summer
pic jar:moss/walnut 🍊x3

white-peony-cake @oolong-puer 108 w330
福鼎白牡丹 小方片 | Fuding White Peony mini squares
一片五克，焖泡杯里丢一片，枣香慢慢出来。 | Five grams a square: drop one into a flask and let the date sweetness come.
- 独立包装 60 片 | Sixty individually wrapped squares
: origin=福建福鼎|Fuding, Fujian; harvest=spring
pic carton:sand/white cup:bone/cream

tea-sampler @oolong-puer 59<79 w150 #送礼,新手
六味中国茶 品鉴盒 | Six Chinese teas, tasting box
绿、红、乌龙、白、黄、黑，各两泡，附一张冲泡卡。 | Green, black, oolong, white, yellow and dark: two brews each with a brewing card.
- 第一次喝茶，从这里开始 | If you are new to tea, start here
: origin=中国六大茶区|Six tea regions of China; harvest=all-year
pic giftBox:forest/gold tin:sage

chrysanthemum @herbal-tea 39 w80
胎菊王 桐乡头采 | Tongxiang chrysanthemum buds, first pick
未开的花苞，金黄汤色，配两粒枸杞正好。 | Unopened buds, golden in the cup; two goji berries and it is complete.
- 不熏硫，低温烘干 | Unsulphured, dried at low heat
: origin=浙江桐乡|Tongxiang, Zhejiang; harvest=autumn
+ weight 40 g, 80 g+32
pic jar:lemon/bamboo 🌼x3

osmanthus-oolong-cold @herbal-tea 49 w90
桂花乌龙 冷泡茶包 | Osmanthus oolong cold-brew bags
一升冷水一包，放进冰箱睡一夜，早上就是桂花味的。 | One bag, one litre, one night in the fridge: a morning that tastes of osmanthus.
- 零糖零香精 | No sugar, no flavouring
: origin=福建安溪|Anxi, Fujian; harvest=autumn
+ set 10 包|10 bags, 20 包|20 bags+40
pic pouch:cream/forest bottle:sage

gaiwan-tianqing @teaware 128 w420
天青釉盖碗 110 毫升 | Sky-glaze gaiwan, 110 ml
雨后天色，釉里有细碎的开片，拿在手里不烫。 | The colour of sky after rain with a fine crackle; stays cool at the rim.
- 手工拉坯，每只略有不同 | Thrown by hand, no two alike
: material=porcelain; capacity=110
+ colour mist, white, sage
pic gaiwan:*/white

zisha-pot @teaware 398<468 w520
宜兴紫砂壶 西施 180 毫升 | Yixing Xishi clay teapot, 180 ml
原矿清水泥，出水一线，断水不滴。 | Natural clay; pours in a clean thread and stops without a drop.
- 先用清水煮半小时再开壶 | Simmer in clear water for half an hour before first use
: material=clay; capacity=180
+ colour clay, walnut
pic teapot:* cup:bone/clay

tea-tin-set @teaware 66 w480
马口铁密封茶罐 三只装 | Airtight tinplate caddies, set of three
双层盖，关上有“噗”的一声，绿红乌龙各归各位。 | Double lids that close with a soft puff; one each for green, black and oolong.
- 食品级内涂层 | Food-grade lining
: material=metal; capacity=600
+ colour sage, clay, navy
pic tin:*/bone tinLow:*

travel-tea-set @teaware 199<239 w760
旅行茶具 一壶三杯 | Travel tea set, one pot and three cups
硬壳收纳包，跌落不怕；露营、出差、办公室都能坐下来喝茶。 | In a hard shell that survives a fall: sit down to tea on a trip, at camp or at your desk.
- 含茶巾与茶叶小罐 | With tea cloth and a small caddy
: material=porcelain; capacity=160
+ colour bone, charcoal
pic gaiwan:*/caramel cup:*/orange cup:*/orange

glass-fair-cup @teaware 58 w240
高硼硅玻璃公道杯 | Borosilicate fairness pitcher
看得见汤色，口沿收得细，断水利落。 | Shows the colour of the tea; a fine lip that cuts clean.
- 耐 150 ℃ 温差，可上电陶炉 | Withstands 150 °C shocks and ceramic hobs
: material=glass; capacity=350
+ volume 250 ml, 350 ml+14
pic glass:orange gaiwan

tea-towel-linen @teaware 29 w60
亚麻茶巾 两条 | Linen tea cloths, pair
越洗越软，吸水快，渍了也好看。 | Softer with every wash, quick to absorb, and stains suit it.
- 30 × 30 cm，无荧光剂 | 30 × 30 cm, no optical brighteners
: material=linen
+ colour oat, sage, navy
pic linens:*/bone/sand
`
