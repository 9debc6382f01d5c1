/** 远山户外: camping, hiking, sport. Format: see parse-table.ts. */
export const outdoor = `
tent-two @camping 599<759 w2400
双人双层帐篷 三季 | Two-person tent, three seasons
一个人五分钟搭好，雨夜里听得见雨，淋不到雨。 | Up in five minutes alone; you hear the rain and stay dry.
- 外帐防水 3000 毫米 | 3,000 mm fly
: people=2; season=three; material=nylon
+ colour mustard, forest, sand
pic tent:*/bone

tent-family @camping 1299 w9800
一室一厅家庭帐篷 | Family tent with a living room
里面睡四个，外面坐六个。 | Sleeps four inside, seats six outside.
- 前厅可升起作天幕 | Porch lifts into an awning
: people=4; season=three; material=polyester
pic tent:bone/olive chair:olive/wood

camp-chair @camping 149<189 w2800
克米特椅 榉木可拆 | Kermit-style chair in beech
坐下去会叹一口气的那种椅子。 | The kind of chair you sigh into.
- 承重 120 公斤 | Holds 120 kg
: people=1; material=wood
+ colour olive, ink, sand
pic chair:*/wood

camp-lantern @camping 119 w420
复古营地灯 可调暖光 | Retro camp lantern, dimmable
灯丝的颜色，转一下旋钮就暗下来。 | The colour of a filament; turn the knob and evening falls.
- 最长 80 小时 | Up to 80 hours
: battery=5200; material=steel
+ colour forest, cream, crimson
pic lantern:*/lemon

cook-set-titan @camping 339 w340
钛合金套锅 两人 | Titanium cook set for two
三百克，煮面烧水煎蛋。 | Three hundred grams for noodles, water and eggs.
- 折叠把手 | Folding handles
: people=2; material=titanium
pic pot:steel/ink mug:steel

sleeping-bag-down @camping 489<599 w980
羽绒睡袋 零度舒适 | Down sleeping bag, comfort 0 °C
钻进去三分钟脚就暖了。 | Warm feet within three minutes.
- 650 蓬白鸭绒 | 650-fill duck down
: people=1; season=three; material=nylon
+ colour navy, persimmon
pic mat:*/sand lantern:navy/lemon

sleeping-pad @camping 199 w560
充气防潮垫 R 值 3.5 | Inflatable pad, R 3.5
二十口气吹满，翻身没有塑料声。 | Twenty breaths to fill and silent when you turn.
- 附充气袋 | Pump sack included
: people=1; material=nylon
pic mat:mustard/bone

trek-pack-40 @hiking 459<569 w1400
徒步背包 40 升 悬浮背板 | Trekking pack, 40 l, suspended back
重量落在胯上，肩膀只管方向。 | The hips carry, the shoulders steer.
- 含防雨罩 | Rain cover included
: capacity=40; material=nylon
+ colour forest, ink, terracotta
pic backpack:*/mustard poles:ink/persimmon

trek-poles @hiking 189 w480
碳素登山杖 一对 | Carbon trekking poles, pair
下山省膝盖，上山借一把力。 | Saves knees going down, lends a hand going up.
- 三节外锁 | Three sections, flick lock
: material=carbon
+ colour navy, persimmon
pic poles:*/lemon

trail-shoe @hiking 429<529 w720
越野跑鞋 湿地防滑 | Trail shoes with wet grip
石板、泥、溯溪，抓得住。 | Slate, mud and streams: it holds.
- 4 毫米齿 | 4 mm lugs
: material=mesh; season=three
+ colour sage, charcoal, persimmon
+ size 38, 39, 40, 41, 42, 43, 44
pic sneaker:*/lemon/ink

hiking-boot @hiking 699 w1250
高帮防水登山靴 | Waterproof high hiking boots
脚踝稳，脚底硬，碎石路敢快走。 | Firm ankle, firm sole, quick over scree.
- 大底可更换 | Resoleable
: material=leather; season=winter
+ colour walnut, olive
+ size 39, 40, 41, 42, 43
pic boot:*/ink

bottle-steel @hiking 99<129 w360
户外保温壶 750 毫升 | Outdoor flask, 750 ml
零下十度，中午还能泡面。 | At minus ten it still makes noodles at noon.
- 提环可挂背包 | Loop for your pack
: capacity=0.75; material=steel
+ colour navy, forest, bone, persimmon
pic bottle:*/ink

rain-jacket @hiking 389<489 w320
三合一轻量雨衣 | Packable rain jacket
压缩成一个苹果大小。 | Packs to the size of an apple.
- 腋下透气拉链 | Pit zips
: material=nylon; season=three
+ colour mustard, teal, ink
+ size S, M, L, XL
pic coat:*/ink

compass-brass @hiking 89 w110
黄铜指北针 带镜 | Brass compass with mirror
手机没电的时候，它一直有。 | When the phone is flat, it is not.
- 附基础定向手册 | Orienteering primer included
: material=brass
pic 🧭 journal:sand/forest/orange

basketball-7 @balls 129<159 w680
室内外通用篮球 七号 | Basketball, size 7, in and out
吸湿超纤，出汗不滑。 | Moisture-wicking skin that grips when you sweat.
- 含气针与网兜 | Needle and net included
: material=pu; number=7
+ size 5, 6, 7
pic 🏀

football-5 @balls 99 w520
热贴合足球 五号 | Thermo-bonded football, size 5
无缝线，下雨不吸水。 | Seamless and dry in the rain.
- 校队训练用球 | Used by school teams
: material=pu; number=5
+ size 4, 5
pic ⚽

volleyball-soft @balls 79 w360
软式排球 中考用 | Soft volleyball for exams
垫三百个，手腕不红。 | Three hundred digs, no red wrists.
- 标准五号 | Standard size 5
: material=pu; number=5
pic 🏐

badminton-pair @balls 169<219 w420
碳素羽毛球拍 一对 | Carbon badminton rackets, pair
一重一轻，新手和老手都有得打。 | One head-heavy, one light: for beginner and regular.
- 已穿线，送手胶 | Strung, with grip tape
: material=carbon
+ colour indigo, crimson
pic 🏸

shuttle-tube @balls 59 w110
鹅毛羽毛球 十二只 | Goose-feather shuttles, twelve
飞得直，落得稳。 | Straight flight, steady fall.
- 速度 77 | Speed 77
: material=feather; number=12
pic shuttle:white/indigo

table-tennis-set @balls 88 w460
乒乓球拍 横直一对 | Table-tennis bats, one of each grip
楼下球台，晚饭后一小时。 | The table downstairs, an hour after supper.
- 送三星球六个 | Six three-star balls
: material=wood
pic 🏓

yoga-mat @fitness 128<158 w2200
天然橡胶瑜伽垫 5 毫米 | Natural rubber yoga mat, 5 mm
下犬式手不滑，卷起来不翘角。 | Hands stay put in downward dog; corners lie flat.
- 体位线印在背面 | Alignment lines on the back
: material=rubber
+ colour lavender, sage, terracotta
pic mat:*/bone

dumbbell-set @fitness 199 w10500
包胶哑铃 一对 | Rubber-coated dumbbells, pair
落地声小，楼下不会上来。 | Lands softly; the neighbours stay downstairs.
- 六角防滚 | Hexagonal, no rolling
: material=rubber
+ weight 2 × 5 kg, 2 × 7.5 kg+80, 2 × 10 kg+160
pic dumbbell:charcoal/silver

boxing-gloves @fitness 158 w600
训练拳套 透气内里 | Training gloves, vented
出气孔开在掌心，一小时不闷。 | Vents in the palm for a full hour.
- 8—12 盎司 | 8–12 oz
: material=pu
+ size 8 oz, 10 oz, 12 oz+10
pic 🥊

skateboard-cruiser @fitness 289<359 w2300 stock 5
小鱼板 城市代步 | City cruiser board
轮子软，过砖缝不跳。 | Soft wheels that ignore the gaps.
- 承重 100 公斤 | Holds 100 kg
: material=maple
pic 🛹

sport-socks @fitness 39 w120
徒步羊毛袜 两双 | Merino hiking socks, two pairs
走一天不臭，湿了也暖。 | A day’s walk without smell; warm when wet.
- 分左右脚 | Left and right shaped
: material=wool; season=winter
+ colour forest, charcoal, mustard
pic socks:*/bone
`
