/** 素履: shoes, bags and clothes. Format: see parse-table.ts. */
export const fashion = `
court-sneaker @shoes 299<369 w900
小白鞋 复古球鞋 头层牛皮 | Court sneakers, full-grain leather
鞋楦宽半码，脚背高的人也不勒；白得干净，脏了好擦。 | A last half a size wider; clean white that wipes clean.
- 可替换鞋垫 | Replaceable insole
: material=leather; season=all-year
+ colour bone, sage, navy
+ size 37, 38, 39, 40, 41, 42
pic sneaker:bone/*/white

running-shoe-light @shoes 359 w620
轻量慢跑鞋 透气网面 | Lightweight jogging shoes
一只两百二十克，前掌软后跟稳，五公里不催你。 | 220 grams each, soft ahead and steady behind; never rushes your five kilometres.
- 夜跑反光条 | Reflective strip
: material=mesh; season=summer
+ colour mist, ink, persimmon
+ size 38, 39, 40, 41, 42, 43
pic sneaker:*/lemon/white

canvas-low @shoes 159<189 w700
硫化帆布鞋 低帮 | Vulcanised canvas low-tops
厚底胶边，走路有一点回弹，配什么都不出错。 | A thick rubber edge with a little bounce; wrong with nothing.
- 可机洗，阴干 | Machine wash, dry in shade
: material=canvas; season=all-year
+ colour ink, cream, forest, crimson
+ size 36, 37, 38, 39, 40
pic sneaker:*/white/cream

hiking-boot-city @shoes 498 w1300
城市工装靴 固特异 | City work boots, Goodyear welt
可换底，穿十年的那种靴子。 | Resoleable: boots for ten years.
- 前两周磨合，之后像拖鞋 | Two weeks of breaking in, then slippers
: material=leather; season=winter
+ colour caramel, ink
+ size 39, 40, 41, 42, 43
pic boot:*/ink

penny-loafer @shoes 368<428 w800
软底乐福鞋 | Soft-sole penny loafers
上班能走进会议室，下班能走进公园。 | Walks into the meeting and then into the park.
- 羊皮内里 | Sheepskin lining
: material=leather; season=spring
+ colour walnut, ink
+ size 36, 37, 38, 39, 40
pic loafer:*/gold

tote-everyday @bags 89 w320
日常帆布托特 能装电脑 | Everyday canvas tote, fits a laptop
十六安厚帆布，自己站得住。 | Sixteen-ounce canvas that stands by itself.
- 内有拉链袋与钥匙扣 | Zip pocket and key clip
: material=canvas; capacity=14
+ colour oat, olive, ink
pic tote:*/persimmon

leather-satchel @bags 528<628 w900
植鞣手提包 通勤款 | Veg-tan handbag for work
翻盖磁扣，单手开；A4 横放刚好。 | Magnetic flap for one hand; takes A4 on its side.
- 五金终身保修 | Lifetime warranty on hardware
: material=leather; capacity=9
+ colour walnut, caramel, forest
pic handbag:*/gold

backpack-roll @bags 269 w950
卷口双肩包 18 升 防泼水 | Roll-top backpack, 18 l
卷起来十八升，放开二十四升；背板透气。 | Eighteen litres rolled, twenty-four unrolled, with a back that breathes.
- 笔电隔层 15.6 寸 | 15.6″ laptop sleeve
: material=nylon; capacity=18
+ colour forest, ink, sand
pic backpack:*/orange

mini-crossbody @bags 189<229 w380
小方斜挎包 | Little square crossbody
手机、口红、钥匙、一颗糖。 | Phone, lipstick, keys, one sweet.
- 肩带可拆 | Detachable strap
: material=leather; capacity=2
+ colour rose, ink, bone
pic handbag:*/silver

cabin-suitcase @bags 459<599 w3200
登机箱 20 寸 静音轮 | Cabin suitcase, 20″, quiet wheels
前开盖，安检掏电脑不用躺平。 | Opens from the front, so the laptop comes out standing.
- 海关锁，可充电隔层 | TSA lock and battery bay
: material=polycarbonate; capacity=36
+ colour mist, charcoal, cream
pic suitcase:*/charcoal

tee-heavy @clothing 99 w260
260 克重磅 T 恤 不透不塌 | 260 gsm heavy tee
领口双针，洗三十次不变形。 | Twin-needle neck that keeps its shape for thirty washes.
- 新疆长绒棉 | Long-staple cotton
: material=cotton; season=summer
+ colour bone, ink, sage, terracotta
+ size S, M, L, XL
pic tee:*

tee-mountain-print @clothing 119<139 w240
远山印花 T 恤 | Far Hills print tee
胸口一轮落日，水浆印，摸起来没有胶感。 | A setting sun in water-based ink you cannot feel.
- 宽松版型 | Relaxed fit
: material=cotton; season=summer
+ colour cream, mist
+ size S, M, L, XL
pic tee:*/persimmon

oxford-shirt @clothing 179 w300
牛津纺衬衫 免烫 | Non-iron Oxford shirt
领尖有扣，胸袋平整，从衣架直接上身。 | Button-down collar, tidy pocket, straight off the hanger.
- 两个身长可选 | Two lengths
: material=cotton; season=all-year
+ colour sky, white, blush
+ size S, M, L, XL
pic shirt:*/white

linen-shirt @clothing 199<239 w220
亚麻长袖衬衫 | Linen long-sleeve shirt
皱是它的表情。 | The creases are its expression.
- 法国亚麻 | French flax
: material=linen; season=summer
+ colour sand, sage, navy
+ size S, M, L, XL
pic shirt:*/bone

trench-coat @clothing 598<728 w1100
中长风衣 双排扣 | Mid-length trench coat
下雨能挡，刮风能扣，天晴能搭在手臂上。 | Sheds rain, buttons against wind, drapes over an arm in sun.
- 可拆内胆 | Detachable liner
: material=cotton; season=spring
+ colour sand, ink
+ size S, M, L
pic coat:*/walnut

wool-coat @clothing 898<1098 w1500
双面呢大衣 手缝 | Double-face wool coat, hand-sewn
没有里布，只有两层羊毛。 | No lining, only two layers of wool.
- 90% 绵羊毛 10% 羊绒 | 90% wool, 10% cashmere
: material=wool; season=winter
+ colour caramel, charcoal, plum
+ size S, M, L
pic coat:*/ink

dot-dress @clothing 259 w350
波点茶歇裙 | Polka-dot tea dress
腰线收得高，走起来有风。 | A high waist and a breeze of its own.
- 侧缝有口袋 | Pockets in the seams
: material=viscose; season=summer
+ colour rose, navy, forest
+ size S, M, L
pic dress:*/bone

straight-jeans @clothing 239<289 w700
直筒牛仔裤 12 盎司 | Straight jeans, 12 oz
不紧不垮，裤脚可以卷一道。 | Neither tight nor slouchy; turn the hem up once.
- 首次清洗会轻微掉色 | May bleed at first wash
: material=denim; season=all-year
+ colour indigo, ink
+ size 28, 30, 32, 34
pic trousers:*/gold

wide-trousers @clothing 219 w480
垂感阔腿裤 | Fluid wide-leg trousers
坐一天站起来没有褶。 | Sit all day, stand up without a crease.
- 隐形松紧后腰 | Hidden elastic at the back
: material=viscose; season=all-year
+ colour charcoal, oat, olive
+ size S, M, L
pic trousers:*/stone

merino-knit @clothing 329 w330
美丽诺羊毛衫 贴身不扎 | Merino jumper, itch-free
十八微米细羊毛，单穿内搭都行。 | Eighteen-micron wool, alone or layered.
- 可机洗羊毛程序 | Machine wool cycle
: material=wool; season=winter
+ colour oat, forest, rose, navy
+ size S, M, L, XL
pic knit:*

fairisle-knit @clothing 289<349 w520
费尔岛提花毛衣 | Fair Isle jumper
奶奶辈的花样，年轻人的版型。 | Grandmother’s pattern, grandchild’s cut.
- 微宽松 | Slightly loose
: material=wool; season=winter
+ colour navy, crimson
+ size S, M, L
pic knit:*/cream

cashmere-scarf @wear-accessories 358 w180
羊绒围巾 纯色加流苏 | Cashmere scarf with fringe
一条顶两条，车上可以当毯子。 | Worth two: also a blanket on the train.
- 内蒙古山羊绒 | Inner Mongolian cashmere
: material=cashmere; season=winter
+ colour crimson, oat, charcoal
pic scarf:*/cream

baseball-cap @wear-accessories 79<99 w110
水洗棒球帽 软顶 | Washed baseball cap, soft crown
头围大的人有救了，能放到六十二厘米。 | Relief for big heads: adjusts to 62 cm.
- 金属扣 | Metal buckle
: material=cotton; season=summer
+ colour navy, olive, bone
pic cap:*/white

rib-socks @wear-accessories 49 w180
罗纹中筒袜 四双 | Ribbed crew socks, four pairs
脚跟加密，穿不薄；不勒出印子。 | Reinforced heels, no marks on the leg.
- 精梳棉 | Combed cotton
: material=cotton; season=all-year
+ colour sage, terracotta, mist
pic socks:*/bone

sun-hat @wear-accessories 129 w140
拉菲草遮阳帽 可折叠 | Raffia sun hat, foldable
塞进包里，拿出来抖一抖就是圆的。 | Stuff it in a bag, shake it and it is round again.
- UPF 50+ | UPF 50+
: material=raffia; season=summer
pic 👒 tote:sand/crimson
`
