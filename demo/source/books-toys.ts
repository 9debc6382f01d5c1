/** 纸船书屋: books and toys. Titles and authors are invented. Format: see parse-table.ts. */
export const booksToys = `
novel-slow-train @books 46<58 w380 #小说
慢车开往雪国 长篇小说 | The Slow Train North, a novel
一节绿皮车厢，十七个陌生人，一场下了三天的雪。 | One green carriage, seventeen strangers, a snow that lasts three days.
- 附人物关系折页 | With a fold-out of who is who
: author=林照野|Lin Zhaoye; pages=312; age=16
pic book:navy/lemon

novel-tea-mountain @books 52 w410 #小说
茶山无信 | No Letters from the Tea Hills
三代制茶人，一封寄错四十年的信。 | Three generations of tea makers and a letter forty years astray.
- 作者签名版随机 | Some copies signed
: author=许听泉|Xu Tingquan; pages=368; age=16
pic book:forest/mustard cup:bone/orange

classics-reader @books 68<88 w620 #经典
经典重读 给忙人的五十本书 | Classics Again: fifty books for busy people
每本十二页：它讲什么，为什么还在读，从哪一章开始。 | Twelve pages each: what it says, why it lasts, where to start.
- 附一年阅读计划 | With a one-year reading plan
: author=温故书社|Wengu Reading Society; pages=640; age=14
+ style 平装|Paperback, 精装|Hardback+40
pic bookStack:crimson/cream/navy

poems-tang-illustrated @books 78 w760 #经典
唐诗三百首 手绘注音本 | Three Hundred Tang Poems, illustrated with pinyin
经典选本，一诗一画，拼音放在字的上面，不挡意思。 | The classic selection, a painting to each poem, pinyin above the line.
- 全文朗读音频 | Audio of every poem
: author=纸船编辑部|Paper Boat editors; pages=420; age=6
pic book:terracotta/cream

city-walks @books 59 w450 #景点,旅行
城市漫步 三十条不去景点的路线 | City Walks: thirty routes that avoid the sights
避开景点，走进菜场、老楼和河边。 | Past the attractions, into markets, old stairs and riversides.
- 每条路线一张折叠地图 | A folding map for every route
: author=陈小径|Chen Xiaojing; pages=288; age=12
pic book:teal/orange journal:mist/forest/orange

sights-atlas @books 128<158 w1200 #景点,旅行
中国景点地图集 给孩子的 | Atlas of China’s sights for children
一百二十个景点，用比例尺和食物来画。 | A hundred and twenty sights, drawn by scale and by what people eat there.
- 大开本，可摊平 | Large format, opens flat
: author=纸船编辑部|Paper Boat editors; pages=136; age=7
pic journal:sky/moss/persimmon 🧭

cook-one-pot @books 56 w680
一口锅的晚饭 | One-Pot Suppers
一口锅，三十分钟，一百二十顿。 | One pot, thirty minutes, a hundred and twenty suppers.
- 按冰箱里剩什么检索 | Indexed by what is left in the fridge
: author=周灶台|Zhou Zaotai; pages=256; age=14
pic book:persimmon/cream pot:crimson/gold

garden-balcony @books 49 w520
阳台种菜十二月 | A Balcony Harvest, Month by Month
北阳台也能吃上自己种的葱。 | Even a north balcony can grow its spring onions.
- 南北方两套月历 | Calendars for north and south
: author=苗青青|Miao Qingqing; pages=224; age=12
pic book:moss/lemon coins:sage/terracotta

picture-book-whale @picture-books 39 w430
鲸鱼住在楼上 绘本 | The Whale Upstairs, picture book
楼上总有水声，有一天小满去敲了门。 | There is always the sound of water upstairs; one day Xiaoman knocks.
- 圆角，厚铜版 | Rounded corners, heavy stock
: author=白露|Bai Lu; pages=40; age=3
pic book:sky/orange 🐳

picture-book-night-market @picture-books 39<46 w430
夜市里的老虎 绘本 | A Tiger at the Night Market
老虎想吃一碗没有葱的馄饨。 | The tiger would like wontons, no spring onion.
- 附手指游戏页 | With a finger-play page
: author=阿拾|A Shi; pages=36; age=3
pic book:violet/lemon 🐯

picture-book-set @picture-books 168<208 w2100 #送礼
睡前十分钟 绘本六册 | Ten Minutes to Sleep, six picture books
六种睡不着，六个解决办法。 | Six ways of not sleeping and six ways out.
- 送音频故事卡 | Audio cards included
: author=白露 等|Bai Lu and others; pages=216; age=3
pic bookStack:lavender/lemon/sky 🧸

science-why @picture-books 88 w980
为什么盒子 科学绘本四册 | The Why Box, four science books
为什么天是蓝的，为什么会打嗝，为什么妈妈会累。 | Why the sky is blue, why we hiccup, why Mum gets tired.
- 每册一个厨房实验 | A kitchen experiment in each
: author=丁小问|Ding Xiaowen; pages=160; age=5
pic bookStack:teal/orange/mustard 🔭

bear-plush @toys 99<129 w420
抱抱熊 毛绒玩偶 | Hug bear, plush
手臂里有一点点重量，抱回来的时候像真的。 | A little weight in the arms, so it hugs back.
- 可整只机洗 | Machine washable
: material=plush; age=1
+ dimension 35 cm, 60 cm+80
pic 🧸

rabbit-plush @toys 79 w300
软耳兔 安抚玩偶 | Floppy rabbit comforter
耳朵长到可以盖住自己的眼睛睡觉。 | Ears long enough to sleep under.
- 婴儿级面料 | Baby-grade cloth
: material=plush; age=0
pic 🐰

panda-plush @toys 109 w480
竹林熊猫 坐姿玩偶 | Bamboo-grove panda
表情很像周一早上。 | The face of a Monday morning.
- 附一根布竹子 | With cloth bamboo
: material=plush; age=1
pic 🐼

wooden-train @toys 138<168 w1300
木制小火车 三节磁吸 | Wooden train, three magnetic cars
可以拉着走过整个客厅。 | Pulls all the way across the living room.
- 水性漆，无尖角 | Water-based paint, no sharp edges
: material=wood; age=2
pic 🚂 blocks

dino-set @toys 68 w520
恐龙朋友 软胶两只 | Dinosaur friends, pair
一只凶一点，一只呆一点，刚好一对。 | One fierce, one dopey: a pair.
- 可进浴缸 | Bath-safe
: material=rubber; age=3
+ style 霸王龙|T. rex, 腕龙|Brachiosaurus
pic 🦖 🦕

robot-coding @toys 259<319 w680
编程小机器人 不用屏幕 | Screen-free coding robot
用积木排出路线，它就照着走，走错了会挠头。 | Lay out blocks and it walks them, scratching its head when lost.
- 四十张任务卡 | Forty task cards
: material=abs; age=5
pic 🤖 blocks:sky/orange/lemon

blocks-100 @toys 128 w2300
榉木积木 一百块 | Beech blocks, one hundred
声音是木头的声音，城堡是你的城堡。 | The sound of wood and a castle of your own.
- 布袋收纳 | In a cloth bag
: material=wood; age=2
+ set 60 块|60 pieces-40, 100 块|100 pieces
pic blocks

stacking-rings @toys 59 w620
彩虹叠叠圈 | Rainbow stacking rings
从大到小，再从小到大，能玩一个下午。 | Big to small and back again takes an afternoon.
- 底座可拆 | Removable base
: material=wood; age=0
pic rings

puzzle-500-alley @puzzles-games 69<85 w720
五百片拼图 雨后小巷 | 500-piece puzzle, Alley after Rain
青砖的一百种灰，够你找一个周末。 | A hundred greys of brick: one whole weekend.
- 附参考大图与分拣袋 | Poster and sorting bags
: material=paper; age=8
+ set 500 片|500 pieces, 1000 片|1000 pieces+40
pic puzzleBox:teal/orange/bone

puzzle-kids-map @puzzles-games 49 w560
中国地图磁力拼图 | Magnetic map puzzle of China
每个省一块，背面是它的山和早餐。 | One piece a province; its mountains and its breakfast on the back.
- 冰箱门就是画板 | The fridge door is the board
: material=magnet; age=4
pic puzzleBox:sky/moss/cream 🧩

boardgame-caravan @puzzles-games 158<198 w1400
丝路商队 桌游 2—5 人 | Silk Caravan, a board game for 2–5
买茶，换马，过戈壁；四十五分钟一局。 | Buy tea, trade horses, cross the Gobi in forty-five minutes.
- 中英双语规则 | Rules in Chinese and English
: material=paper; age=10
pic boardGame:clay/mustard/cream 🎲

card-game-idioms @puzzles-games 39 w260
成语接龙卡牌 | Idiom chain card game
四世同堂也能一起玩的牌。 | A card game for four generations at one table.
- 三百六十张 | 360 cards
: material=paper; age=7
pic cards:crimson/gold 🎲

kite-swallow @toys 75 w240 stock 4
沙燕风筝 竹骨手扎 | Swallow kite, bamboo frame
风筝铺老师傅扎的，三级风就能飞。 | Tied by an old kite maker; flies in a light breeze.
- 含线轮一百米 | With 100 m reel
: material=bamboo; age=6
pic 🪁
`
