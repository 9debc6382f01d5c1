/** 晨雾咖啡: beans and gear (goods), cups in the shops (codes). Format: see parse-table.ts. */
export const coffee = `
beans-morning-mist @coffee-beans 68<78 w260
晨雾 招牌拼配 中烘 | Morning Mist house blend, medium
坚果、红糖、一点橙皮；每天第一杯该有的样子。 | Nuts, brown sugar, a little orange peel: how the first cup should be.
- 下单次日烘焙 | Roasted the day after you order
: origin=云南 / 巴西|Yunnan / Brazil; roast=medium
+ weight 250 g, 500 g+58
+ grind 豆|Whole bean, 手冲|Filter, 意式|Espresso
pic pouch:terracotta/cream cup:bone/walnut

beans-yunnan-baoshan @coffee-beans 78 w260
云南保山 小粒种 水洗 | Yunnan Baoshan, washed
红茶、李子，放凉更甜。 | Black tea and plum, sweeter as it cools.
- 海拔 1500 米 | 1,500 m
: origin=云南保山|Baoshan, Yunnan; roast=light
+ weight 250 g, 500 g+68
pic pouch:teal/bone

beans-ethiopia @coffee-beans 98<118 w260
埃塞 耶加雪菲 日晒 | Ethiopia Yirgacheffe, natural
草莓、茉莉，像喝一小块甜点。 | Strawberry and jasmine, like a small dessert.
- 建议休豆七天 | Rest seven days
: origin=埃塞俄比亚|Ethiopia; roast=light
+ grind 豆|Whole bean, 手冲|Filter
pic pouch:rose/white drip:white/clay

beans-colombia @coffee-beans 88 w260
哥伦比亚 慧兰 水洗 | Colombia Huila, washed
焦糖苹果，酸甜像苹果派。 | Toffee apple, tart and sweet as pie.
- 杯测 86 分 | Cupped at 86
: origin=哥伦比亚|Colombia; roast=medium
+ grind 豆|Whole bean, 手冲|Filter
pic pouch:mustard/white

beans-midnight @coffee-beans 72 w260
子夜 深烘意式 | Midnight dark espresso
苦巧克力，油脂厚，加奶不输。 | Bitter chocolate, thick crema, unbeaten by milk.
- 适合奶咖 | For milk drinks
: origin=巴西 / 苏门答腊|Brazil / Sumatra; roast=dark
+ weight 250 g, 500 g+62
pic pouch:ink/caramel cup:charcoal/walnut

beans-decaf @coffee-beans 82 w260
低因 瑞士水处理 | Decaf, Swiss water
晚上九点也可以。 | Yes, even at nine in the evening.
- 去因 99.9% | 99.9% caffeine-free
: origin=哥伦比亚|Colombia; roast=medium
pic pouch:lavender/bone

drip-bags @coffee-beans 59<69 w160
挂耳咖啡 十枚 三种风味 | Drip bags, ten, three flavours
出差的早上，有热水就行。 | On a business trip all you need is hot water.
- 充氮保鲜 | Nitrogen-flushed
: origin=云南|Yunnan; roast=medium
+ set 10 枚|10 bags, 30 枚|30 bags+98
pic carton:sage/cream mug:bone

cold-brew-bags @coffee-beans 49 w180
冷萃袋 一袋一升 | Cold-brew bags, a litre each
睡前丢进水里，醒来就好了。 | Drop one in at bedtime; done when you wake.
- 六袋 | Six bags
: origin=云南|Yunnan; roast=medium
pic glass:walnut pouch:navy/white

instant-freeze @coffee-beans 88 w60
冻干速溶 十二杯 | Freeze-dried instant, twelve cups
冷水也能三秒化开。 | Dissolves in three seconds, even cold.
- 零糖零植脂末 | No sugar, no creamer
: origin=埃塞俄比亚|Ethiopia; roast=medium
pic tinLow:persimmon/cream glass:caramel

dripper-ceramic @coffee-gear 89 w380
陶瓷滤杯 螺旋纹 | Ceramic dripper, spiral ribs
流速稳，新手也不容易酸。 | A steady flow, forgiving to beginners.
- 1—2 杯 | One to two cups
: material=ceramic
+ colour bone, terracotta, ink
pic drip:*/walnut

kettle-gooseneck @coffee-gear 199<249 w620
细嘴手冲壶 600 毫升 | Gooseneck kettle, 600 ml
水流像一支笔。 | Water like a pen.
- 可选木柄 | With or without wooden handle
: material=steel; capacity=600
+ colour steel, ink
pic kettle:*/ink drip:bone/walnut

grinder-hand @coffee-gear 259<329 w560
手摇磨豆机 38 毫米刀盘 | Hand grinder, 38 mm burr
四十秒一杯，声音像雨。 | Forty seconds a cup; sounds like rain.
- 外调，48 档 | External dial, 48 clicks
: material=steel
+ colour charcoal, bone
pic grinder:*/wood

scale-brew @coffee-gear 129 w420
手冲电子秤 计时 | Brewing scale with timer
放上去就开始走表。 | The clock starts with the pour.
- 0.1 克，3 公斤 | 0.1 g to 3 kg
: material=abs
pic scale:ink cup:bone/walnut

server-glass @coffee-gear 69 w320
玻璃分享壶 400 毫升 | Glass server, 400 ml
两个人刚好。 | Just right for two.
- 可微波 | Microwave-safe
: material=glass; capacity=400
pic drip:mist/walnut glass:caramel

moka-pot @coffee-gear 179 w640
摩卡壶 双阀三杯 | Moka pot, three cups
厨房会先闻到。 | The kitchen knows first.
- 明火与电陶炉 | Gas and ceramic hobs
: material=aluminium; capacity=150
+ colour steel, crimson
pic kettle:*/walnut cup:white/walnut

tumbler-commute @coffee-gear 139<169 w300
通勤随行杯 不漏 | Commuter tumbler, leakproof
倒挂在包里也不怕。 | Hang it upside down in your bag.
- 自带杯到店减三元 | Three yuan off when you bring it in
: material=steel; capacity=380
+ colour teal, bone, terracotta, ink
pic tumbler:*/cream

mug-latte @coffee-gear 58 w360
拿铁杯 宽口 280 毫升 | Latte cup, wide, 280 ml
口够宽，拉花才有天空。 | Wide enough to give latte art a sky.
- 一杯一碟 | With saucer
: material=ceramic; capacity=280
+ colour cream, sage, navy
pic cup:*/caramel

gift-brew-kit @coffee-gear 329<399 w1500 #送礼
手冲入门礼盒 | Pour-over starter box
滤杯、壶、磨、豆和一张不啰嗦的说明。 | Dripper, kettle, grinder, beans and a short card.
- 含 250 克晨雾 | With 250 g Morning Mist
: material=set
pic giftBox:walnut/gold drip:bone/walnut pouch:terracotta/cream

voucher-latte @vouchers 19<28 code #咖啡券
拿铁咖啡券 中杯 | Latte voucher, regular
到店出示券码，冷热、奶、燕麦奶都可以换。 | Show the code in the shop; hot or iced, dairy or oat.
- 购买后 90 天有效，全国晨雾门店通用 | Valid 90 days at every Morning Mist shop
: validity=90
+ set 一杯|One cup, 五杯|Five cups+74, 十杯|Ten cups+144
pic card:clay/cream

voucher-americano @vouchers 12<18 code #咖啡券
美式咖啡券 大杯 | Americano voucher, large
加班那天先存一张。 | Bank one for the late nights.
- 购买后 90 天有效 | Valid 90 days
: validity=90
+ set 一杯|One cup, 五杯|Five cups+46
pic card:ink/caramel

voucher-coldbrew @vouchers 22 code #咖啡券
冷萃咖啡券 | Cold-brew voucher
夏天限定十二小时慢萃。 | Summer’s twelve-hour slow brew.
- 6 月至 9 月可用 | June to September
: validity=120
pic card:navy/sky

voucher-dessert @vouchers 35<42 code #咖啡券
咖啡甜点双人券 | Coffee and cake for two voucher
两杯任选加一块巴斯克。 | Any two cups and a slice of Basque cake.
- 购买后 60 天有效 | Valid 60 days
: validity=60
pic cards:rose/cream

voucher-stored @vouchers 95<100 code #礼品卡
晨雾储值卡 | Morning Mist stored-value card
不设有效期，可以转送。 | Never expires and may be given away.
- 余额可在门店查询 | Check the balance in any shop
: validity=3650
+ face ¥100, ¥200+95, ¥500+375
pic cards:forest/mustard

voucher-class @vouchers 168<218 code #体验
手冲体验课 一人 | Pour-over class for one
九十分钟，三支豆，带走一包自己选的。 | Ninety minutes, three beans, one bag to take home.
- 周末开课，凭码预约 | Weekends; book with the code
: validity=180
pic card:teal/orange drip:white/walnut

filter-paper @coffee-gear 25 w180
原木浆滤纸 一百张 | Filter papers, one hundred
没有纸味，冲两下就好。 | No paper taste after one rinse.
- 锥形 1—2 杯 | Cone, one to two cups
: material=paper
+ size V01, V02+4
pic carton:bone/clay drip:bone/walnut
`
