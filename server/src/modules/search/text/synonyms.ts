/** Words that mean the same to a shopper. Any of them finds all. */
export const TWO_WAY: readonly (readonly string[])[] = [
  ['手机', '移动电话', '智能手机', 'smartphone', 'mobile phone', 'cell phone', 'cellphone'],
  ['手机壳', '手机套', '手机保护壳', 'phone case'],
  ['耳机', 'headphones', 'earphones', 'headset'],
  ['无线耳机', '蓝牙耳机', 'wireless earbuds'],
  ['充电宝', '移动电源', 'power bank', 'powerbank'],
  ['充电器', 'charger'],
  ['笔记本电脑', '手提电脑', 'laptop', 'notebook computer'],
  ['电脑', '计算机', 'computer'],
  ['平板电脑', '平板', 'tablet'],
  ['显示器', '显示屏', 'monitor'],
  ['键盘', 'keyboard'],
  ['鼠标', 'mouse'],
  ['u盘', '优盘', '闪存盘', 'usb stick', 'flash drive'],
  ['路由器', 'router'],
  ['电视', '电视机', 'tv', 'television'],
  ['冰箱', '电冰箱', 'fridge', 'refrigerator'],
  ['空调', '空调机', 'air conditioner'],
  ['洗衣机', 'washing machine'],
  ['吸尘器', 'vacuum cleaner'],
  ['电饭煲', '电饭锅', 'rice cooker'],
  ['运动鞋', '球鞋', '跑鞋', 'sneakers', 'trainers'],
  ['羽绒服', 'down jacket'],
  ['t恤', '短袖', 't-shirt', 'tee'],
  ['牛仔裤', 'jeans'],
  ['连衣裙', 'dress'],
  ['双肩包', '背包', 'backpack', 'rucksack'],
  ['行李箱', '拉杆箱', '旅行箱', 'suitcase', 'luggage'],
  ['手表', '腕表', 'watch'],
  ['眼镜', 'glasses'],
  ['口红', '唇膏', 'lipstick'],
  ['面膜', 'face mask'],
  ['洗发水', '洗发露', 'shampoo'],
  ['纸尿裤', '尿不湿', 'diapers', 'nappies'],
  ['玩具', 'toys'],
  ['沙发', 'sofa', 'couch'],
  ['办公椅', '电脑椅', 'office chair'],
  ['床垫', 'mattress'],
  ['茶', '茶叶', 'tea'],
  ['龙井', '龙井茶', 'longjing tea', 'dragon well tea'],
  ['咖啡', 'coffee'],
  ['奶茶', 'milk tea', 'bubble tea'],
  ['外卖', '外送', 'takeaway', 'takeout', 'food delivery'],
  ['汉堡', '汉堡包', 'burger', 'hamburger'],
  ['披萨', '比萨', '匹萨', 'pizza'],
  ['火锅', 'hotpot', 'hot pot'],
  ['饺子', '水饺', 'dumplings'],
  ['酒店', '宾馆', '旅馆', 'hotel'],
  ['民宿', 'homestay', 'guesthouse'],
  ['机票', '航班', '飞机票', 'flight', 'air ticket'],
  ['电影票', '影票', 'movie ticket', 'cinema ticket'],
  ['门票', '入场券', 'admission ticket', 'entrance ticket'],
  ['演唱会', 'concert'],
  ['旅游', '旅行', 'travel', 'tour'],
  ['理发', '剪发', '美发', 'haircut'],
  ['美甲', 'manicure'],
  ['按摩', '推拿', 'massage'],
  ['家政', '保洁', 'home cleaning', 'housekeeping'],
  ['搬家', 'moving service'],
  ['课程', 'course', 'class'],
  ['充值卡', '点卡', 'card code', 'top-up card'],
  ['激活码', '序列号', '注册码', 'licence key', 'license key', 'activation code'],
  ['礼品卡', 'gift card'],
  ['话费', '手机充值', '话费充值', 'phone top-up', 'mobile top-up'],
  ['流量包', '流量', 'data plan', 'data pack'],
  ['宽带', 'broadband'],
  ['会员', 'membership'],
  ['自行车', '单车', 'bicycle', 'bike'],
  ['鲜花', 'flowers'],
]

/** Who asks for the first is also shown the others; not the other way round. */
export const ONE_WAY: readonly { from: string; to: readonly string[] }[] = [
  { from: 'phone', to: ['手机', '电话', 'smartphone'] },
  { from: '电话', to: ['手机', '固定电话', 'phone'] },
  { from: '手机', to: ['phone'] },
  { from: 'earbuds', to: ['耳机', '耳塞'] },
  { from: '耳机', to: ['耳塞', 'earbuds', '无线耳机'] },
  { from: 'shoes', to: ['鞋', '鞋子', '运动鞋'] },
  { from: '鞋子', to: ['鞋', '运动鞋', 'shoes'] },
  { from: '苹果手机', to: ['iphone'] },
  { from: 'bag', to: ['包', '背包', '手提包'] },
  { from: 'key', to: ['激活码'] },
  { from: 'ticket', to: ['门票', '电影票', '机票'] },
  { from: '水果', to: ['苹果', '香蕉', '橙子', '葡萄', 'fruit'] },
  { from: 'fruit', to: ['水果'] },
  { from: '家电', to: ['冰箱', '洗衣机', '空调', '电视'] },
]

/** For each phrase, what else may stand in its place. Phrases are plain text; who looks up must analyse them first. */
export function listSynonyms(
  twoWay: readonly (readonly string[])[] = TWO_WAY,
  oneWay: readonly { from: string; to: readonly string[] }[] = ONE_WAY,
): Map<string, string[]> {
  const byPhrase = new Map<string, Set<string>>()
  const relate = (from: string, to: readonly string[]) => {
    const others = to.filter((phrase) => phrase !== from)
    byPhrase.set(from, new Set([...(byPhrase.get(from) ?? []), ...others]))
  }
  for (const group of twoWay) for (const phrase of group) relate(phrase, group)
  for (const { from, to } of oneWay) relate(from, to)
  return new Map([...byPhrase].map(([phrase, others]) => [phrase, [...others]]))
}
