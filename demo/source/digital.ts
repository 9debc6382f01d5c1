/** 北极星数码: phones, audio, computers. Format: see parse-table.ts. */
export const digital = `
polaris-phone-custom @phones 2999 w480 stock 180 #手机,定制
北极星 One 手机 自选配置 | Polaris One phone, built to order
处理器、内存、存储、影像、颜色、背板，一样一样你来定，两小时装好发货。 | Processor, memory, storage, camera, colour and back: you choose each, we build it in two hours.
- 起价为基础配置，选装实时计价 | The price shown is the base build; every choice is priced as you pick it
- 三年内可寄回升级存储 | Send it back within three years to add storage
: screen=6.4; battery=5000; network=5G
pic phone:ink/orange/indigo chip:navy/gold

polaris-phone-mini @phones 2299<2499 w420 #手机
北极星 Mini 手机 单手小屏 | Polaris Mini phone, one-handed
五点四英寸，揣进衬衫口袋，一天一充。 | 5.4 inches that sit in a shirt pocket and last a day.
- 两年换新电池一次免费 | One free battery in two years
: screen=5.4; battery=4200; network=5G
+ colour ink, mist, blush
+ storage 128 GB, 256 GB+300
pic phone:*/rose/violet

elder-phone-loud @phones 699 w430 #手机,长辈
大字大声 长辈手机 | Loud and large phone for elders
字大、音量大、续航长，一键呼叫家人，诈骗电话自动拦。 | Big type, big sound, long life; one key calls family, fraud calls are stopped.
- 家人可远程协助设置 | Family can help remotely
: screen=6.7; battery=6000; network=5G
+ colour crimson, navy
pic phoneFace:*/lemon/teal

phone-case-frost @digital-accessories 49<69 w60
肤感磨砂手机壳 | Soft-touch frosted phone case
四角气囊，不沾指纹，磁吸对得准。 | Air corners, no fingerprints, true magnets.
- 适配北极星 One / Mini | Fits Polaris One and Mini
: interface=magnetic
+ colour sage, lavender, charcoal, blush
+ style One, Mini
pic phoneRear:*

earbuds-quiet @audio 399<499 w90 #耳机
静界 真无线降噪耳机 | Stillness true wireless noise-cancelling earbuds
地铁报站还听得见，旁边的短视频听不见。 | You still hear the station; you no longer hear your neighbour’s videos.
- 单次 8 小时，含盒 32 小时 | 8 hours, 32 with the case
: battery=60; wireless=yes
+ colour white, ink, sage
pic earbuds:*/charcoal

headphones-studio @audio 699 w310 #耳机
听山 头戴式耳机 | Tingshan over-ear headphones
四十毫米单元，人声近，低音不抢；耳罩是蛋白皮。 | 40 mm drivers: close voices, polite bass, protein-leather cushions.
- 可有线可无线 | Wired or wireless
: battery=700; wireless=yes
+ colour bone, ink, teal
pic headphones:*/charcoal

earphones-wired @audio 79 w40 #耳机
有线入耳式耳机 Type-C | Wired in-ear earphones, USB-C
不用充电，不会丢一只，开会永远连得上。 | Never flat, never half lost, always connected.
- 编织线，线控麦克风 | Braided cable, in-line mic
: wireless=no; interface=USB-C
+ colour ink, white
pic cable:*/silver earbuds:*/ink

bone-headset-run @audio 329<399 w60 #耳机,运动
骨传导运动耳机 | Open-ear sports headset
耳朵空着，听得见车，也听得见教练。 | Ears free for traffic, and for the coach.
- IP67 防水 | IP67
: battery=140; wireless=yes
+ colour persimmon, ink
pic headphones:*/ink bottle:steel/ink

speaker-round @audio 259 w780
圆桌蓝牙音箱 360 度 | Round Bluetooth speaker, 360°
放在饭桌中间，谁都不在角落。 | In the middle of the table nobody sits in a corner.
- 两台可组立体声 | Pair two for stereo
: battery=4000; wireless=yes
+ colour forest, bone, persimmon
pic speaker:*/gold

watch-fit @wearables 599<699 w80
星环运动手表 | Star Ring fitness watch
三个环：走、站、睡。不催，只记。 | Three rings: walk, stand, sleep. It counts and does not nag.
- 两周续航，五米防水 | Two weeks, 5 ATM
: battery=420; wireless=yes
+ colour ink, rose, sage
pic watch:ink/*/indigo

kids-watch @wearables 399 w70
儿童定位手表 视频通话 | Children’s locator watch with video
上课静音，放学一抬手就能找到妈妈。 | Silent in class; raise a wrist after school and there is Mum.
- 家长端可设通讯白名单 | Parents set the contact list
: battery=700; wireless=yes
+ colour sky, blush
pic watch:white/*/orange

tablet-draw @computers 1899<2099 w620
画板平板 11 英寸 送笔 | Drawing tablet 11″ with pen
类纸膜已贴好，笔尖有沙沙声。 | Paper-feel film applied: the pen whispers.
- 4096 级压感 | 4096 pressure levels
: screen=11; memory=8
+ storage 128 GB, 256 GB+300
pic tablet:silver/orange/indigo pens:white/silver/stone

ebook-reader @computers 899 w210
墨水屏阅读器 7 英寸 | E-ink reader, 7″
晒着太阳看，比纸还清楚。 | In sunlight, clearer than paper.
- 冷暖前光，翻页键 | Warm front light and page keys
: screen=7; memory=2
+ storage 32 GB, 64 GB+150
pic reader:charcoal

laptop-air @computers 4999<5499 w1180
轻舟笔记本 14 英寸 | Light Boat laptop, 14″
一千一百八十克，风扇大多数时候不转。 | 1,180 g, and the fan mostly rests.
- 两个 Type-C，一个 HDMI | Two USB-C, one HDMI
: screen=14; memory=16
+ colour silver, navy
+ storage 512 GB, 1 TB+500
pic laptop:*/orange/indigo

monitor-27 @computers 1499 w5600
27 英寸 4K 显示器 色准 | 27″ 4K monitor, colour-true
出厂逐台校色，附报告；一根线供电又传画面。 | Calibrated one by one with a report; one cable for power and picture.
- 支架可升降旋转 | Height and pivot
: screen=27; interface=USB-C
pic monitor:silver/rose/teal keyboard:bone/persimmon/mist

keyboard-75 @computers 369<429 w820
75 键机械键盘 热插拔 | 75% mechanical keyboard, hot-swap
敲起来像雨打在木头上。 | Sounds like rain on wood.
- 三模连接，PBT 键帽 | Three modes, PBT caps
: wireless=yes; interface=USB-C
+ switch 静音红|Silent red, 茶轴|Brown, 青轴|Blue-20
pic keyboard:bone/persimmon/mist

mouse-quiet @computers 99 w90
静音无线鼠标 | Silent wireless mouse
图书馆里也能点，手小的人握得住。 | Click in a library; made for smaller hands too.
- 一节电池用一年 | A year on one cell
: wireless=yes; interface=2.4 GHz
+ colour bone, ink, blush
pic mouse:*/persimmon

charger-65 @digital-accessories 129<159 w120
65W 氮化镓充电器 三口 | 65 W GaN charger, three ports
电脑、手机、耳机，一个头带走。 | Laptop, phone, earbuds: one plug to pack.
- 可折叠插脚 | Folding pins
: power=65; interface=USB-C
+ colour white, ink
pic charger:*/charcoal cable:bone/silver

power-bank-10k @digital-accessories 149 w210
磁吸充电宝 10000 毫安 | Magnetic power bank, 10,000 mAh
薄得像一副牌，可带上飞机。 | Thin as a deck of cards and fit to fly.
- 3C 认证，过充保护 | Certified, overcharge-safe
: battery=10000; power=22.5
+ colour navy, bone, blush
pic powerBank:*/lemon phoneRear:ink

cable-braid @digital-accessories 39 w50
编织快充线 100W | Braided fast cable, 100 W
弯折两万次，接口不松。 | Twenty thousand bends without a wobble.
- 附硅胶束带 | Silicone tie
: power=100; interface=USB-C
+ colour terracotta, charcoal, sage
+ length 1 m, 2 m+12
pic cable:*/silver

ssd-portable @digital-accessories 469<549 w60
移动固态硬盘 口袋大小 | Pocket portable SSD
一部电影两秒钟，掉地上也没关系。 | A film in two seconds, and drops do not matter.
- 读速 2000 MB/s | 2,000 MB/s read
: interface=USB-C
+ storage 1 TB, 2 TB+380
pic drive:navy/gold cable:ink/silver

hub-seven @digital-accessories 189 w90
七合一扩展坞 | Seven-in-one hub
缺什么口，它就有什么口。 | Whatever port you lack, it has.
- 4K 60Hz 输出 | 4K at 60 Hz
: interface=USB-C; power=100
pic drive:silver/persimmon laptop:silver/rose/teal

camera-retro @cameras 1299<1499 w380
复古数码相机 直出色彩 | Retro digital camera
不修图也有胶片的颜色，咔嗒一声是真的快门。 | Film colours without editing, and the click is a real shutter.
- 六种胶片模拟 | Six film looks
: battery=1200; wireless=yes
pic 📷

gamepad-wireless @cameras 199 w260
无线游戏手柄 霍尔摇杆 | Wireless gamepad, Hall sticks
不漂移的摇杆，手心出汗也握得住。 | Sticks that never drift, grips that forgive damp hands.
- 手机电脑电视通用 | Phone, PC and TV
: battery=1000; wireless=yes
pic 🎮

desk-lamp-eye @digital-accessories 269<329 w1400
护眼台灯 国 AA 级 | Eye-care desk lamp, class AA
光像阴天的窗，影子很淡。 | Light like an overcast window; shadows barely there.
- 无频闪，四档色温 | Flicker-free, four warmths
: power=14; interface=USB-C
pic lamp:white/silver
`
