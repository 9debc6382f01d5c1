/** 正软: software licences and memberships, all fictional brands. Format: see parse-table.ts. */
export const software = `
office-pine @software-licences 299<399 code #办公
松果办公 家庭版 | Pinecone Office, Home
文字、表格、演示、脑图，离线也能写。 | Text, sheets, slides and mind maps, offline too.
- 一次购买，终身使用当前大版本 | Buy once, keep this major version for life
: platform=all; delivery=instant
+ seats 1 台|1 device, 5 台|5 devices+260
pic card:persimmon/cream laptop:silver/orange/indigo

office-pine-year @software-licences 168<198 code #办公
松果办公 年度订阅 | Pinecone Office, annual
总是最新，含 1 TB 云盘。 | Always current, with 1 TB of cloud.
- 到期提醒，不自动扣费 | Reminds you; never charges by itself
: platform=all; delivery=instant
+ seats 个人|Personal, 家庭 6 人|Family of 6+180
pic card:persimmon/lemon

photo-dark @software-licences 458<598 code #设计
暗房 照片编辑 | Darkroom photo editor
原始文件、曲线、蒙版，一次买断。 | Raw files, curves and masks, bought once.
- Win / mac 通用激活 | Works for Windows and mac
: platform=pc; delivery=instant
pic card:ink/orange 📷

vector-pen @software-licences 388 code #设计
钢笔头 矢量绘图 | Nib vector drawing
画标志、画图标、画地图。 | For logos, icons and maps.
- 免费升级一年 | A year of upgrades
: platform=pc; delivery=instant
+ seats 1 台|1 device, 3 台|3 devices+420
pic card:indigo/rose tablet:silver/orange/indigo

video-cut @software-licences 528<688 code #设计
片场 视频剪辑专业版 | Film Lot video editor Pro
多轨、调色、字幕自动对齐。 | Multi-track, grading and captions that align.
- 导出无水印 | No watermark
: platform=pc; delivery=instant
pic card:crimson/ink 🎬

music-loop @software-licences 268 code #创作
循环 音乐制作 | Loop music maker
从一个鼓点开始。 | Start with one beat.
- 含 4 GB 采样 | 4 GB of samples
: platform=pc; delivery=instant
pic card:violet/teal 🎹

note-tree @software-licences 98<128 code #办公
树屋笔记 专业版 | Treehouse Notes Pro
双链、手写、端到端加密。 | Links, handwriting, end-to-end encryption.
- 数据存在你自己的盘里 | Your notes stay on your disk
: platform=all; delivery=instant
+ term 一年|One year, 终身|Lifetime+200
pic card:moss/cream notebook:forest/mustard

pdf-fold @software-licences 79 code #办公
折页 PDF 工具 | Fold PDF tools
合并、拆分、识别、签名。 | Merge, split, recognise, sign.
- 识别中英日三语 | Reads Chinese, English and Japanese
: platform=pc; delivery=instant
pic card:teal/white

password-vault @software-licences 88<118 code #安全
小保险箱 密码管理 | Strongbox password manager
记一个，忘其他。 | Remember one, forget the rest.
- 本地加密，可离线 | Encrypted locally, works offline
: platform=all; delivery=instant
+ seats 个人|Personal, 家庭|Family+90
pic card:navy/gold 🔐

antivirus-shield @software-licences 99<149 code #安全
安盾 杀毒 年度版 | Andun antivirus, annual
不弹窗，不卡，不装全家桶。 | No pop-ups, no drag, no bundles.
- 长辈防诈模块 | Anti-fraud module for elders
: platform=pc; delivery=instant
+ seats 1 台|1 device, 3 台|3 devices+70
pic card:forest/sage

backup-nest @software-licences 138 code #安全
归巢 备份软件 | Nest backup
误删了，也能找回三十天前的那一份。 | Deleted by mistake? Find the copy from thirty days ago.
- 增量备份，支持网盘 | Incremental, to disk or cloud
: platform=pc; delivery=instant
pic card:mist/navy drive:charcoal/lemon

cad-line @software-licences 899<1199 code #设计
线稿 CAD 标准版 | Linework CAD Standard
打开快，图层清楚，兼容常见格式。 | Quick to open, clear layers, common formats.
- 教育邮箱另有优惠 | Education discount available
: platform=pc; delivery=instant
+ term 一年|One year, 永久|Perpetual+1600
pic card:charcoal/sky monitor:silver/sky/navy

translate-bridge @software-licences 58 code #办公
桥 翻译会员 | Bridge translator membership
长文档、术语表、保留排版。 | Long documents, glossaries, layout kept.
- 每月 200 万字 | Two million characters a month
: platform=all; delivery=instant
+ term 一个月|One month, 一年|One year+340
pic card:sky/lavender

input-method @software-licences 29 code #办公
听写输入法 专业版 | Dictation input Pro
方言也听得懂一点。 | Understands a little dialect too.
- 离线识别 | Recognises offline
: platform=mobile; delivery=instant
pic card:mustard/ink phoneFace:ink/orange/teal

video-month @memberships 18<25 code #会员
青柠视频 会员月卡 | Lime Video monthly membership
没有片头广告，四台设备。 | No opening adverts, four devices.
- 激活后 30 天 | Thirty days from activation
: platform=all; delivery=instant
+ term 一个月|One month, 三个月|Three months+32, 一年|One year+170
pic card:moss/lemon

video-tv @memberships 258<358 code #会员
青柠视频 电视会员年卡 | Lime Video TV annual membership
大屏 4K，长辈也会用的首页。 | 4K on the big screen, with a home page elders can use.
- 含手机端 | Phone included
: platform=all; delivery=instant
pic cards:moss/forest 📺

music-month @memberships 15 code #会员
回声音乐 会员 | Echo Music membership
无损，歌词会跟着呼吸。 | Lossless, with lyrics that breathe along.
- 可离线下载 | Offline downloads
: platform=all; delivery=instant
+ term 一个月|One month, 一年|One year+118
pic card:rose/violet headphones:bone/rose

audio-books @memberships 128<198 code #会员
耳边听书 年卡 | By-Ear audiobooks, annual
三万本，睡前定时关。 | Thirty thousand books and a sleep timer.
- 赠儿童频道 | Children’s channel included
: platform=all; delivery=instant
pic card:plum/orange bookStack:plum/sand/orange

reading-plus @memberships 88<108 code #会员
纸页阅读 会员 | Paper Page reading membership
想读的新书，上架当天就有。 | New books on the day they are out.
- 墨水屏可用 | Works on e-ink
: platform=all; delivery=instant
+ term 三个月|Three months, 一年|One year+140
pic card:clay/cream reader:charcoal

cloud-drive @memberships 98<128 code #会员
浮云网盘 会员 | Floating Cloud storage membership
上传下载都不限速。 | No limits up or down.
- 2 TB 空间 | 2 TB
: platform=all; delivery=instant
+ term 三个月|Three months, 一年|One year+170
pic card:sky/white

fitness-app @memberships 68 code #会员
动起来 健身课程会员 | Move fitness classes
十分钟也算一节课。 | Ten minutes counts as a class.
- 含膝盖友好系列 | Knee-friendly series
: platform=mobile; delivery=instant
+ term 一个月|One month, 一年|One year+300
pic card:orange/crimson watch:ink/orange/teal

language-course @memberships 199<299 code #会员
每天十句 英语课 | Ten Sentences a Day, English
从点咖啡开始，到开会结束。 | From ordering coffee to ending a meeting.
- 真人每周批改一次 | A person marks your work weekly
: platform=mobile; delivery=instant
+ term 三个月|Three months, 一年|One year+400
pic card:indigo/lemon

meditation @memberships 48<68 code #会员
山谷冥想 会员 | Valley meditation membership
睡不着的时候，有人慢慢说话。 | Someone speaking slowly when you cannot sleep.
- 四百段音频 | Four hundred tracks
: platform=mobile; delivery=instant
+ term 一个月|One month, 一年|One year+150
pic card:teal/lavender

weather-pro @memberships 12 code #会员
晴雨 专业天气 | Qingyu Pro weather
雨还有七分钟到你家楼下。 | The rain reaches your door in seven minutes.
- 无广告 | No adverts
: platform=mobile; delivery=instant
+ term 一年|One year, 三年|Three years+20
pic card:mist/orange 🌂
`
