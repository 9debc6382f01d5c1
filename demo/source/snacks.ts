/** 果然鲜: fruit, snacks, pantry. Format: see parse-table.ts. */
export const snacks = `
apple-aksu @fruit 49<59 w2600 #苹果,水果
阿克苏冰糖心苹果 五斤 | Aksu sugar-heart apples, 2.5 kg
切开中间是透明的，那不是坏，是糖。 | The glassy heart is not a flaw: it is sugar.
- 坏果包赔，拍照即退 | Any bruised fruit refunded from a photo
: origin=新疆阿克苏|Aksu, Xinjiang; keep=cool
+ weight 2.5 kg, 5 kg+42
pic 🍎x5

apple-green-crisp @fruit 36 w2100 #苹果,水果
青苹果 酸脆型 四斤 | Green apples, tart and crisp, 2 kg
酸得干净，做沙拉、烤派、配奶酪都好。 | A clean tartness for salads, pies and cheese.
- 带点白霜是天然果蜡 | The bloom is natural wax
: origin=陕西洛川|Luochuan, Shaanxi; keep=cool
pic 🍏x5

pear-autumn-moon @fruit 42 w2600 #水果
秋月梨 无渣多汁 | Autumn Moon pears
咬下去要低头，不然会滴到衣服上。 | Lean forward when you bite.
- 单果约 350 克 | About 350 g each
: origin=山东莱阳|Laiyang, Shandong; keep=fridge
pic 🍐x3

orange-gannan @fruit 39<48 w2600 #水果
赣南脐橙 当季现摘 | Gannan navel oranges, picked to order
下单后才剪枝，叶子都还是硬的。 | Cut after you order; the leaves are still stiff.
- 不打蜡不催熟 | Unwaxed, naturally ripe
: origin=江西赣州|Ganzhou, Jiangxi; keep=cool
+ weight 2.5 kg, 4.5 kg+28
pic 🍊x5

lemon-anyue @fruit 19 w1100 #水果
安岳黄柠檬 八个 | Anyue lemons, eight
皮薄汁多，泡水、腌鱼、擦锅都用得上。 | Thin skins, plenty of juice: for water, fish and the pan.
- 单果 100 克以上 | Over 100 g each
: origin=四川安岳|Anyue, Sichuan; keep=fridge
pic 🍋x5

mango-tainong @fruit 45 w2600 #水果
台农小芒果 树熟 | Tainong mangoes, tree-ripened
小，核薄，甜里有一点松针香。 | Small, thin-stoned, sweet with a hint of pine.
- 收到放两天再吃 | Wait two days after they arrive
: origin=海南三亚|Sanya, Hainan; keep=cool
pic 🥭x4

strawberry-red @fruit 58<68 w600 #水果,次日达
红颜草莓 冷链直送 | Hongyan strawberries, cold chain
凌晨四点采，傍晚到你家。 | Picked at four in the morning, at yours by evening.
- 每颗独立凹槽 | Each in its own hollow
: origin=辽宁丹东|Dandong, Liaoning; keep=fridge
+ weight 500 g, 1 kg+50
pic 🍓x5

blueberry-wild @fruit 39 w400 #水果
高山蓝莓 四盒 | Highland blueberries, four boxes
果粉厚，冻一冻就是冰沙。 | Thick bloom; freeze them for instant sorbet.
- 单果 15 毫米以上 | Over 15 mm
: origin=云南曲靖|Qujing, Yunnan; keep=fridge
pic 🫐x3

kiwi-gold @fruit 46 w1700 #水果
黄心猕猴桃 即食 | Golden kiwis, ready to eat
软硬刚好，一切两半用勺挖。 | Just soft enough: halve and spoon.
- 十二枚礼盒装 | Twelve in a gift box
: origin=四川蒲江|Pujiang, Sichuan; keep=fridge
pic 🥝x3

grape-shine @fruit 68<88 w1100 #水果
阳光玫瑰葡萄 两串 | Shine Muscat grapes, two bunches
皮脆无籽，冰过之后有玫瑰香。 | Crisp, seedless; chilled they smell of roses.
- 糖度 18 以上 | Over 18 Brix
: origin=云南宾川|Binchuan, Yunnan; keep=fridge
pic 🍇

cherry-meizao @fruit 89 w1100 #水果 stock 0
美早大樱桃 两斤 | Meizao cherries, 1 kg
今年的已经卖完，明年五月见。 | Sold out for this year; see you next May.
- 果径 28 毫米 | 28 mm
: origin=山东烟台|Yantai, Shandong; keep=fridge
pic 🍒x3

watermelon-mini @fruit 35 w2200 #水果
麒麟小西瓜 一人食 | Little Kylin watermelon for one
一个人，一把勺，一部电影。 | One person, one spoon, one film.
- 皮薄，请轻放 | Thin rind, handle gently
: origin=海南文昌|Wenchang, Hainan; keep=cool
pic 🍉

nuts-daily @nuts-snacks 79<99 w780
每日坚果 三十袋 | Daily nuts, thirty packs
六种坚果果干，一天一袋，刚好一把。 | Six nuts and fruits, one handful a day.
- 不加盐不油炸 | Unsalted, not fried
: keep=cool; taste=original
pic carton:mustard/white 🥜x3

walnut-paper @nuts-snacks 58 w1050
纸皮核桃 一捏就开 | Paper-shell walnuts
手就能捏开，仁是淡琥珀色的。 | Crack in the palm; pale amber inside.
- 当年新货 | This year’s crop
: origin=新疆和田|Hotan, Xinjiang; keep=cool; taste=original
pic pouch:walnut/cream 🌰x3

peanut-spiced @nuts-snacks 22 w520
四川麻辣花生 | Sichuan mala peanuts
先香后麻，配啤酒要小心停不下来。 | Fragrant, then tingling; mind how fast they go with beer.
- 花椒来自汉源 | Hanyuan pepper
: keep=cool; taste=spicy
+ flavour 麻辣|Mala, 五香|Five-spice, 蒜香|Garlic
pic pouch:crimson/cream 🥜x5

cookies-butter @nuts-snacks 45<55 w420
手工黄油曲奇 铁盒 | Butter cookies in a tin
黄油占三成，入口会化，不会掉渣满桌。 | A third butter: melts, and keeps off the table.
- 新西兰黄油 | New Zealand butter
: keep=cool; taste=sweet
+ flavour 原味|Plain, 抹茶|Matcha+3, 可可|Cocoa+3
pic tinLow:navy/gold 🍪x3

chocolate-75 @nuts-snacks 38 w110
云南产区黑巧克力 75% | Yunnan single-origin dark chocolate, 75%
带一点梅子酸，尾韵是红茶。 | A touch of plum, a finish of black tea.
- 只用可可与蔗糖 | Cocoa and cane sugar only
: origin=云南西双版纳|Xishuangbanna, Yunnan; keep=cool; taste=sweet
+ flavour 75%, 85%+4, 海盐|Sea salt+4
pic 🍫 carton:walnut/gold

hawthorn-roll @nuts-snacks 19 w300
山楂卷 没有添加 | Hawthorn rolls, nothing added
山楂、冰糖，没有第三样。 | Hawthorn, rock sugar and no third thing.
- 儿童可食 | Fine for children
: origin=山东青州|Qingzhou, Shandong; keep=cool; taste=sweet
pic pouch:rose/cream 🍡x3

beef-jerky @nuts-snacks 68 w300
风干牛肉 越嚼越香 | Air-dried beef
风和太阳做的，三斤鲜肉出一斤干。 | Made by wind and sun; three kilos become one.
- 独立小包 | Single packs
: origin=内蒙古|Inner Mongolia; keep=cool; taste=spicy
+ flavour 原味|Original, 孜然|Cumin, 香辣|Hot
pic pouch:clay/white 🥩

mooncake-lava @gift-food 128<168 w720 #送礼
流心月饼 六枚礼盒 | Lava mooncakes, box of six
奶黄会流，椰蓉不会太甜。 | Custard that runs, coconut that is not too sweet.
- 冷藏口感更好 | Better chilled
: keep=fridge; taste=sweet
pic 🥮x3 giftBox:crimson/gold

honey-wild @pantry 76 w620
秦岭百花土蜂蜜 | Qinling wildflower honey
一年割一次，冬天会结晶，像细雪。 | Cut once a year; sets in winter like fine snow.
- 波美度 42 | Baumé 42
: origin=陕西秦岭|Qinling, Shaanxi; keep=cool
+ weight 500 g, 1 kg+64
pic jar:mustard/wood 🍯

rice-wuchang @pantry 69<85 w5100
五常稻花香大米 五公斤 | Wuchang fragrant rice, 5 kg
煮的时候邻居会来问。 | The neighbours will ask while it cooks.
- 新米现磨 | Milled to order
: origin=黑龙江五常|Wuchang, Heilongjiang; keep=cool
pic pouch:cream/forest 🍙x3

noodles-knife @pantry 35 w1100
山西刀削面 配油泼辣子 | Shanxi knife-cut noodles with chilli oil
三分钟，一勺热油，嗞啦一声。 | Three minutes, a spoon of hot oil, a sizzle.
- 五人份 | Serves five
: origin=山西大同|Datong, Shanxi; keep=cool
pic 🍜 jar:crimson/ink

chili-sauce @pantry 28 w360
灯笼椒牛肉酱 | Lantern chilli beef sauce
牛肉丁比辣椒还多，拌什么都行。 | More beef than chilli; good on anything.
- 开盖后冷藏 | Refrigerate once open
: keep=fridge
+ flavour 微辣|Mild, 中辣|Medium, 特辣|Extra hot
pic jar:crimson/ink bowl:bone/crimson

fruit-box-weekly @gift-food 99<119 w3200 #水果,每周
一周水果箱 六种当季 | Weekly fruit box, six in season
不知道吃什么水果的时候，我们替你挑。 | When you cannot choose, we choose for you.
- 过敏水果可备注 | Tell us what to leave out
: keep=fridge; taste=sweet
+ set 一人份|For one, 一家份|For a family+60
pic basket:bamboo/cream 🍎x3 🍋
`
