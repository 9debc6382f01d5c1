/** 点卡驿站: game cards and top-up codes, all fictional brands. Format: see parse-table.ts. */
export const cards = `
starfire-card @game-cards 30 code #游戏
星火远征 点卡 | Starfire Expedition points card
付款后立即发码，游戏内“兑换”输入即到。 | The code arrives at payment; enter it under Redeem.
- 全服通用，永久有效 | All servers, never expires
: platform=all; delivery=instant
+ face ¥30, ¥50+20, ¥100+68, ¥300+262
pic card:violet/orange

starfire-monthly @game-cards 28<30 code #游戏
星火远征 月卡 | Starfire Expedition monthly pass
三十天每日领取晶石，可叠加。 | Crystals daily for thirty days; stackable.
- 未激活可长期保存 | Keeps until activated
: platform=all; delivery=instant
pic cards:violet/rose

jianghu-card @game-cards 50 code #游戏
江湖夜雨 元宝卡 | Night Rain Jianghu ingot card
一场雨，一壶酒，一张卡。 | One rain, one jug, one card.
- 仅限官服 | Official servers only
: platform=pc; delivery=instant
+ face ¥50, ¥100+47, ¥200+144
pic card:forest/mustard

jianghu-skin @game-cards 68<88 code #游戏
江湖夜雨 青衣时装码 | Night Rain Jianghu blue-robe outfit code
一码一件，男女通用。 | One outfit a code, any character.
- 角色等级 20 以上 | Level 20 and above
: platform=pc; delivery=instant
pic card:teal/cream

pixel-farm-coins @game-cards 12 code #游戏
像素农场 金币码 | Pixel Farm coins
够你种一季南瓜，再盖一座磨坊。 | Enough for a season of pumpkins and a mill.
- 手机版可用 | Mobile version
: platform=mobile; delivery=instant
+ face 1200 金币|1200 coins, 3000 金币|3000 coins+16, 8000 金币|8000 coins+52
pic card:moss/lemon

pixel-farm-dlc @game-cards 38 code #游戏
像素农场 渔村扩展码 | Pixel Farm: Fishing Village add-on
新地图、二十种鱼、一个爱讲故事的老船长。 | A new map, twenty fish and a talkative captain.
- 需要本体 | Base game needed
: platform=pc; delivery=instant
pic cards:sky/lemon

cloud-racer @game-cards 98<128 code #游戏
云端竞速 数字版 | Cloud Racer, digital edition
从云贵高原开到海边。 | From the high plateau down to the sea.
- 支持手柄 | Gamepad support
: platform=pc; delivery=instant
+ style 标准版|Standard, 豪华版|Deluxe+60
pic card:indigo/persimmon

cloud-racer-season @game-cards 45 code #游戏
云端竞速 赛季通行证 | Cloud Racer season pass
八周，四十级，三辆车。 | Eight weeks, forty levels, three cars.
- 赛季开始后可补领 | Catch up after the start
: platform=all; delivery=instant
pic card:persimmon/lemon

moon-chess @game-cards 18 code #游戏
月下棋局 会员周卡 | Moonlit Chess weekly pass
不看广告，多一次悔棋。 | No adverts, one more take-back.
- 手机电脑同步 | Syncs phone and computer
: platform=all; delivery=instant
+ term 7 天|7 days, 30 天|30 days+30
pic card:navy/lemon

idol-stage @game-cards 60 code #游戏
星光舞台 应援券 | Starlight Stage support tickets
给喜欢的角色投一票。 | A vote for the one you like.
- 活动期间加赠一成 | Ten per cent more during events
: platform=mobile; delivery=instant
+ face ¥60, ¥120+58
pic cards:rose/lavender

dungeon-key @game-cards 15 code stock 3 #游戏,限量
深塔 限定钥匙码 | Deep Tower limited key code
开一扇只开一次的门。 | Opens a door that opens once.
- 发完即止 | When they are gone, they are gone
: platform=pc; delivery=instant
pic card:ink/gold

console-wallet @game-cards 96<100 code #游戏
方盒主机 钱包卡 | Squarebox console wallet card
折后价，全商店可用。 | Discounted, good across the store.
- 国区账号 | China region accounts
: platform=console; delivery=instant
+ face ¥100, ¥200+94, ¥500+376
pic card:forest/lemon

console-online @game-cards 159<199 code #游戏
方盒主机 联机会员 | Squarebox online membership
联机、云存档、每月两款。 | Online play, cloud saves, two games a month.
- 可叠加三年 | Stackable to three years
: platform=console; delivery=instant
+ term 3 个月|3 months, 12 个月|12 months+280
pic cards:forest/sage

dockside-wallet @game-cards 50 code #游戏
船坞平台 充值码 | Dockside platform top-up code
夏促前先备一张。 | Have one ready before the summer sale.
- 到账不可退 | Not refundable once redeemed
: platform=pc; delivery=instant
+ face ¥50, ¥100+50, ¥200+148
pic card:navy/sky

esports-ticket @vouchers 88<108 code #票券
秋季总决赛 线上观赛码 | Autumn finals online pass
四机位，自选解说，回放一年。 | Four cameras, your own commentary, replays for a year.
- 一码一设备 | One device a code
: validity=365
pic card:crimson/orange

movie-voucher @vouchers 36<45 code #票券
电影通兑券 2D | Cinema voucher, 2D
三千家影院，工作日周末都能用。 | Three thousand cinemas, any day.
- 购买后 90 天有效 | Valid 90 days
: validity=90
+ set 一张|One, 两张|Two+35, 四张|Four+102
pic card:plum/lemon 🍿

bakery-voucher @vouchers 25<30 code #票券
麦芽面包坊 代金券 | Malt Bakery voucher
早上八点的可颂最好。 | The eight o’clock croissants are best.
- 可叠加两张 | Two may be combined
: validity=180
+ face ¥30, ¥50+17, ¥100+59
pic card:caramel/cream 🥐

milk-tea-voucher @vouchers 14<18 code #票券
山前奶茶 任选券 | Shanqian milk tea voucher
任选中杯，加料另计。 | Any regular cup; toppings extra.
- 购买后 60 天有效 | Valid 60 days
: validity=60
+ set 一杯|One cup, 三杯|Three cups+27
pic card:sage/caramel 🧋

hotpot-voucher @vouchers 178<200 code #票券
沸腾里火锅 双人代金券 | Feitengli hotpot voucher for two
工作日全天，周末晚餐加二十。 | All day on weekdays; weekend dinner adds twenty.
- 需提前一天预约 | Book a day ahead
: validity=120
pic card:crimson/mustard 🍲

bike-pass @vouchers 20<25 code #出行
青蛙单车 骑行卡 | Frog Bikes ride pass
每次前三十分钟免费。 | The first thirty minutes of every ride are free.
- 激活后计时 | Runs from activation
: validity=365
+ term 7 天|7 days-10, 30 天|30 days, 90 天|90 days+30
pic card:moss/lemon 🚲

museum-pass @vouchers 128<168 code #景点,票券
城市博物馆年卡码 | City museums annual pass code
二十四家馆，一年随便进；寒暑假景点讲解免费。 | Twenty-four museums for a year, with free guided talks in the holidays.
- 实名兑换，一人一码 | Named; one per person
: validity=365
pic card:terracotta/cream

scenic-pass @vouchers 99<138 code #景点,票券
环湖景点通票码 五景 | Lakeside five-sights pass code
五个景点，两天之内走完，不用再排队买票。 | Five sights in two days, no queue for tickets.
- 购买后 30 天内任选连续两天 | Any two days in a row within 30 days
: validity=30
+ style 成人|Adult, 儿童|Child-50
pic cards:teal/lemon

gift-card-universal @vouchers 100 code #礼品卡
驿站礼品卡 电子版 | Relay gift card, digital
不知道送什么，就送选择。 | When you cannot choose, give the choosing.
- 附祝福语页面 | With a greeting page
: validity=1095
+ face ¥100, ¥300+200, ¥500+400, ¥1000+900
pic cards:crimson/gold 🎁

karaoke-voucher @vouchers 68<98 code #票券
回声 KTV 三小时欢唱券 | Echo karaoke, three-hour voucher
小包，含一壶茶，不限点歌。 | A small room, a pot of tea, any songs.
- 周一至周四 | Monday to Thursday
: validity=90
pic card:violet/rose 🎤
`
