const things = [
  '龙井茶',
  '蓝牙耳机',
  '不锈钢锅',
  '陶瓷杯',
  '羊毛围巾',
  '运动鞋',
  '笔记本',
  '双肩包',
  '台灯',
  '香薰蜡烛',
  '登山杖',
  '拼图',
  '咖啡豆',
  '保温杯',
  '钢笔',
  '手机壳',
]
const styles = ['经典', '轻量', '家用', '便携', '加厚', '复古', '限定', '日常']
const colours = ['红色', '蓝色', '黑色', '白色']
const header =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price,Title [en]\n'

/** Lines of a product file: two variants each, the same for the same shop. */
export function* productRows({ shop, count }: { shop: number; count: number }): Generator<string> {
  yield header
  for (let index = 0; index < count; index += 1) {
    const thing = things[(shop + index) % things.length]
    const style = styles[(shop * 7 + index * 3) % styles.length]
    const title = `${style}${thing} ${shop}-${index}`
    const price = (20 + ((shop * 31 + index * 17) % 980)).toFixed(2)
    const [one, two] = [colours[index % 4], colours[(index + 1) % 4]]
    yield `item-${index},${title},<p>${title}，好用不贵。</p>,品牌 ${shop},${thing},"${style},${thing}",true,颜色,${one},S${shop}-${index}-1,shopify,${100 + (index % 50)},${price},Item ${shop}-${index}\n`
    yield `item-${index},,,,,,,,${two},S${shop}-${index}-2,shopify,${index % 7 === 0 ? 0 : 20},${price},\n`
  }
}
