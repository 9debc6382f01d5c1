/** 灶台边: cookware, knives, tableware. Format: see parse-table.ts. */
export const kitchen = `
enamel-pot-24 @cookware 399<499 w5200 #炖煮
珐琅铸铁炖锅 24 厘米 | Enamelled cast-iron pot, 24 cm
盖内有自循环凸点，焖一锅排骨，水不用多。 | Self-basting bumps under the lid: ribs need hardly any water.
- 明火、电磁炉、烤箱通用 | Gas, induction and oven
: material=cast-iron; capacity=4200; induction=yes
+ colour crimson, forest, mist, bone
pic pot:*/gold

cast-iron-skillet @cookware 168 w2400
铸铁平底锅 26 厘米 | Cast-iron skillet, 26 cm
出厂已养两遍锅，煎牛排边缘焦，中间粉。 | Seasoned twice at the works; crisp edges, pink middle.
- 洗后擦干抹一层油 | Dry and oil after washing
: material=cast-iron; capacity=2100; induction=yes
pic pan:ink/walnut board:wood

carbon-wok @cookware 238<288 w1700
章丘式手打铁锅 32 厘米 | Hand-hammered iron wok, 32 cm
三千多锤打出来的密实锅面，热得快，锅气足。 | Thousands of blows make a dense surface that heats fast and breathes.
- 赠锅铲与竹刷 | With spatula and bamboo brush
: material=iron; capacity=4000; induction=no
pic pan:charcoal/wood bowls:bone/mist

milk-pan @cookware 89 w680
奶锅 16 厘米 双出水口 | Milk pan, 16 cm, two spouts
左撇子右撇子都不滴，煮一碗泡面正好。 | Drip-free for either hand, and just right for one bowl of noodles.
- 不粘涂层不含 PFOA | PFOA-free non-stick
: material=aluminium; capacity=1500; induction=yes
+ colour cream, sage, blush
pic pan:*/wood

clay-casserole @cookware 128 w2600
紫陶砂锅 2.5 升 | Purple-clay casserole, 2.5 l
干烧不裂，米饭底下会有一层金色锅巴。 | Will not crack dry; leaves a golden crust beneath the rice.
- 首次使用请煮粥开锅 | Cook congee in it first
: material=clay; capacity=2500; induction=no
+ volume 1.5 L-30, 2.5 L
pic pot:walnut/clay bowl:bone/clay

steamer-bamboo @cookware 78 w900
竹蒸笼 两层一盖 | Bamboo steamer, two tiers
包子有竹香，底下的水汽均匀走上来。 | Buns take on a bamboo scent as the steam climbs evenly.
- 附蒸布与钢圈垫 | Liners and steel ring included
: material=bamboo; induction=no
+ dimension 20 cm, 24 cm+20
pic tinLow:bamboo/wood 🥟x3

chef-knife-damascus @knives 328<398 w260
大马士革纹主厨刀 20 厘米 | Damascus-pattern chef’s knife, 20 cm
六十七层钢，刃角十五度，番茄切下去没有声音。 | Sixty-seven layers at fifteen degrees; tomatoes fall without a sound.
- 附磨刀石与刀鞘 | Whetstone and sheath included
: material=steel
pic knife:walnut board:bamboo

santoku-daily @knives 158 w210
三德刀 家用 17 厘米 | Santoku for every day, 17 cm
切菜切肉切水果，一把就够的那种。 | Vegetables, meat, fruit: the one knife you need.
- 刀柄防滑，可沥水 | Non-slip, drains dry
: material=steel
+ colour ink, walnut
pic knife:*

cleaver-classic @knives 129 w340
经典文武刀 前切后斩 | The classic two-way Chinese cleaver
前半薄，后半厚，切丝和斩小排都是它。 | Thin in front, thick behind: shreds and small ribs with one blade.
- 不建议斩大骨 | Not for large bones
: material=steel
pic knife:ink board:wood

cutting-board-end @knives 148<178 w2300
端纹砧板 不伤刀 | End-grain board, kind to edges
竖纹拼接，刀痕会自己合上。 | End grain lets the cuts close again.
- 每月抹一次食用油 | Oil it once a month
: material=wood
+ dimension 38 × 26 cm, 45 × 30 cm+50
pic board:wood knife:walnut

bowl-set-japan @tableware 96 w1300
手绘釉下彩饭碗 四只 | Hand-painted rice bowls, set of four
一只一色，家里每个人都知道哪只是自己的。 | Four colours, so everyone knows which one is theirs.
- 微波炉、洗碗机可用 | Microwave and dishwasher safe
: material=porcelain; capacity=300
+ style 青灰|Blue-grey, 暖陶|Warm clay
pic bowls:bone/mist chopsticks

ramen-bowl @tableware 49 w720
拉面大碗 1.2 升 | Ramen bowl, 1.2 l
深而不陡，溏心蛋不会滑到底。 | Deep but not steep: the egg stays on top.
- 高温釉，不挂油 | High-fired glaze that sheds oil
: material=porcelain; capacity=1200
+ colour ink, bone, teal
pic bowl:bone/*

plate-set-six @tableware 138<168 w2600
浅口餐盘 六只 两种尺寸 | Shallow plates, set of six in two sizes
中餐西餐都不尴尬，叠起来只有一掌高。 | At home with both cuisines; stacks a palm high.
- 釉面耐刀叉 | Scratch-resistant glaze
: material=porcelain
+ colour sage, mist, blush
pic plates:bone/*

chopsticks-ironwood @tableware 45 w160
铁木筷 十双 不上漆 | Unlacquered ironwood chopsticks, ten pairs
沉手，顶端嵌铜，用久了自己发亮。 | Weighty, brass-tipped, polished by use alone.
- 无漆无蜡 | No lacquer, no wax
: material=wood
pic chopsticks:walnut/gold bowl:bone/clay

mug-hand-warm @tableware 59 w380
捧手马克杯 340 毫升 | Hand-warmer mug, 340 ml
杯壁厚一点，冬天捧着不烫，茶凉得慢。 | A thicker wall: warm, not hot, and slow to cool.
- 把手容得下三根手指 | A handle with room for three fingers
: material=stoneware; capacity=340
+ colour bone, terracotta, forest, navy
pic mug:*/white

glass-tumbler-stripe @tableware 68 w900
竖纹玻璃杯 四只 | Ribbed glass tumblers, set of four
装冰咖啡时，纹路里像有光在走。 | Fill with iced coffee and light runs down the ribs.
- 耐热 120 ℃ | Heat-proof to 120 °C
: material=glass; capacity=280
pic glass:caramel glass:orange

thermos-flask @drinkware 119<149 w340
陶瓷内胆保温杯 | Ceramic-lined flask
泡茶没有金属味，六小时还烫口。 | No metal taste in tea, still hot after six hours.
- 一键弹盖，带锁扣 | One-touch lid with lock
: material=steel; capacity=420
+ colour sage, navy, blush, bone
pic tumbler:*/bone

kettle-whistle @drinkware 179 w1200
鸣音烧水壶 3 升 | Whistling kettle, 3 l
水开了会叫你，声音是两个音的和弦。 | Calls you in a two-note chord when it boils.
- 304 不锈钢，复底 | 304 steel, layered base
: material=steel; capacity=3000; induction=yes
pic kettle:steel/ink mug:bone

salt-pepper-mill @kitchen-tools 76 w420
陶瓷芯研磨瓶 一对 | Ceramic-core mills, pair
粗细六档，胡椒现磨的香气在三秒里。 | Six settings; the scent of fresh pepper lasts three seconds.
- 可研磨海盐、花椒 | For sea salt and Sichuan pepper too
: material=wood
pic grinder:walnut/wood grinder:cream/wood

spice-jars-eight @kitchen-tools 88 w1400
调料罐 八只 附木架 | Spice jars, eight with rack
一勺一罐，贴纸是空白的，写你家的方言。 | A spoon in each, blank labels for your own dialect.
- 密封圈可拆洗 | Removable seals
: material=glass; capacity=200
pic jar:persimmon/wood jar:mustard/wood jar:moss/wood

kitchen-scale @kitchen-tools 69 w480
烘焙电子秤 0.1 克 | Baking scale, 0.1 g
反应快，放下就出数；夹层能收线。 | Instant reading, cable bay in the base.
- 三公斤量程，Type-C 充电 | 3 kg range, USB-C
: material=glass
+ colour ink, white
pic scale:* 🥚x3

dish-towels @kitchen-tools 39 w260
蜂窝棉厨房巾 五条 | Waffle kitchen towels, five
吸水像海绵，晾干像纸。 | Drinks like a sponge, dries like paper.
- 可煮沸消毒 | Can be boiled
: material=cotton
+ colour oat, sage, mist
pic linens:*/bone/sand

storage-boxes @kitchen-tools 108<138 w1600
玻璃保鲜盒 五件套 | Glass food boxes, set of five
从冰箱到烤箱到餐桌，不用换碗。 | Fridge to oven to table without a change of dish.
- 四面锁扣，倒置不漏 | Four-side lock, leakproof
: material=glass; capacity=2600
pic bin:mist/teal jar:orange/white

apron-linen @kitchen-tools 99 w300
亚麻围裙 交叉背带 | Linen apron, cross-back
不勒脖子，两个口袋，一个放手机一个放蒜。 | No neck strain; one pocket for the phone, one for garlic.
- 可机洗，越洗越软 | Machine washable, softens with time
: material=linen
+ colour oat, navy, olive
pic dress:*/bone

tiffin-lunchbox @drinkware 129 w900
三层提篮饭盒 | Three-tier lunch tin
菜不串味，提着走路不晃汤。 | Flavours stay apart; the soup stays put.
- 可微波内胆 | Microwave-safe inners
: material=steel; capacity=1600
+ colour cream, teal
pic tinLow:*/white 🍙x3
`
