import type { Localized } from '@yizhan/contract/shared'
import type { RowErrorCode } from './row-error.ts'

const text = (zh: string, en: string): Required<Localized> => ({ 'zh-CN': zh, en })

/** What is wrong and what to do, for each code; {names} are filled from the error. */
export const rowErrorTexts: Readonly<Record<RowErrorCode, Required<Localized>>> = {
  file_empty: text('文件是空的。请上传含表头和至少一个商品的 CSV 文件。', 'The file is empty. Upload a CSV file with a header row and at least one product.'),
  header_missing: text('缺少必需的列。请在表头中加上该列后重新上传。', 'A required column is missing. Add it to the header row and upload again.'),
  header_repeated: text('该列在表头中出现了不止一次。请只保留一列。', 'This column appears more than once in the header. Keep only one of them.'),
  header_ignored: text('该列在表头中重复，只采用最左边的一列。', 'This column is repeated in the header; only the leftmost one is used.'),
  columns_too_many: text(
    '列数 {count} 超过上限 {max}。请删除多余的列，并确认分隔符正确。',
    '{count} columns are more than the limit of {max}. Delete the ones not needed and check the delimiter.',
  ),
  products_too_many: text('一个文件最多 {max} 个商品。请拆分为多个文件。', 'A file may hold at most {max} products. Split it into several files.'),
  quote_not_closed: text(
    '从这一行附近开始有引号没有闭合，其后的内容无法读取。请补上引号，单元格内的引号写成两个。',
    'A quote opened near this row is never closed, so nothing after it can be read. Close it, and double any quote inside a cell.',
  ),
  record_too_long: text(
    '这一行超过 {max} 字节，多半是引号没有闭合。请检查这一行的引号。',
    'This row is longer than {max} bytes, most likely because of an unclosed quote. Check the quotes in this row.',
  ),
  csv_malformed: text(
    '这里开始不是有效的 CSV（{value}）。请用表格软件重新另存为 CSV。',
    'From here on this is not valid CSV ({value}). Save it as CSV again from your spreadsheet program.',
  ),
  column_count: text(
    '这一行有 {count} 列，表头有 {expected} 列，该行未导入。请检查逗号和引号。',
    'This row has {count} columns and the header has {expected}; the row was skipped. Check its commas and quotes.',
  ),
  cell_too_long: text(
    '内容有 {count} 个字符，超过上限 {max}，该行未导入。请缩短。',
    'The cell holds {count} characters, more than the limit of {max}; the row was skipped. Shorten it.',
  ),
  text_damaged: text(
    '含有无法识别的字符，文件可能已损坏，该行未导入。请改正文字，并将文件存为 UTF-8。',
    'The text contains unreadable characters, the file may be damaged; the row was skipped. Correct the text and save the file as UTF-8.',
  ),
  nul_character: text(
    '含有空字符（NUL），该行未导入。请用表格软件重新保存文件。',
    'The cell contains a NUL character; the row was skipped. Save the file again from a spreadsheet program.',
  ),
  handle_missing: text(
    '没有填写 Handle，无法知道该行属于哪个商品，该行未导入。请填写 Handle。',
    'The handle is blank, so the row belongs to no product and was skipped. Fill in the handle.',
  ),
  handle_too_long: text('Handle 超过 {max} 个字符，该行未导入。请缩短。', 'The handle is longer than {max} characters; the row was skipped. Shorten it.'),
  handle_repeated: text(
    'Handle「{handle}」已在第 {firstRow} 行出现过，这里的行未导入。请把同一商品的行放在一起，或改用不同的 Handle。',
    'Handle "{handle}" was already used at row {firstRow}; these rows were skipped. Keep the rows of a product together, or use another handle.',
  ),
  title_missing: text(
    '商品「{handle}」没有标题，未导入。请在它的第一行填写标题。',
    'Product "{handle}" has no title and was not imported. Fill in the title on its first row.',
  ),
  title_too_long: text('标题超过 {max} 个字符，商品未导入。请缩短。', 'The title is longer than {max} characters; the product was not imported. Shorten it.'),
  variant_none: text(
    '商品「{handle}」没有一个可用的规格，未导入。请至少填写一行有效的价格。',
    'Product "{handle}" has no usable variant and was not imported. Give it at least one row with a valid price.',
  ),
  kind_unknown: text(
    '没有「{value}」这种商品类型，商品未导入。可用的类型：{known}。',
    'There is no kind "{value}"; the product was not imported. Use one of: {known}.',
  ),
  attributes_invalid: text(
    '不是有效的 JSON 对象，商品未导入。请写成 {"名称": "值"} 的形式。',
    'This is not a valid JSON object; the product was not imported. Write it like {"name": "value"}.',
  ),
  option_name_missing: text(
    '填了规格值「{value}」，但该商品没有对应的规格名，该行未导入。请在商品第一行填写规格名。',
    'The value "{value}" is given but the product names no such option; the row was skipped. Name the option on the product\'s first row.',
  ),
  option_value_missing: text('没有填写规格值，该规格未导入。请填写。', 'The option value is blank; this variant was not imported. Fill it in.'),
  option_text_too_long: text(
    '规格文字超过 {max} 个字符，该规格未导入。请缩短。',
    'The option text is longer than {max} characters; this variant was not imported. Shorten it.',
  ),
  variant_repeated: text(
    '规格组合「{value}」在该商品中已经出现过，该规格未导入。请删除或改正。',
    'The combination "{value}" already exists in this product; this variant was not imported. Delete or correct it.',
  ),
  variants_too_many: text(
    '一个商品最多 {max} 个规格，多出的规格未导入。请拆分商品。',
    'A product may have at most {max} variants; the ones beyond were not imported. Split the product.',
  ),
  sku_repeated: text(
    'SKU「{value}」在该商品中已经用过，该规格未导入。请改用不同的 SKU。',
    'SKU "{value}" is already used in this product; this variant was not imported. Use another SKU.',
  ),
  sku_too_long: text('SKU 超过 {max} 个字符，该规格未导入。请缩短。', 'The SKU is longer than {max} characters; this variant was not imported. Shorten it.'),
  price_missing: text(
    '没有填写价格，该规格未导入。请填写，免费请写 0。',
    'The price is blank; this variant was not imported. Fill it in, and write 0 if it is free.',
  ),
  price_invalid: text(
    '「{value}」不是价格，该规格未导入。请只写数字，例如 1299.00。',
    '"{value}" is not a price; this variant was not imported. Write digits only, such as 1299.00.',
  ),
  price_negative: text(
    '价格不能为负数「{value}」，该规格未导入。请改为 0 或正数。',
    'A price cannot be negative ("{value}"); this variant was not imported. Use zero or more.',
  ),
  price_ambiguous: text(
    '分不清「{value}」中的符号是千分位还是小数点，该规格未导入。请去掉千分位，用点作小数点。',
    'It is unclear whether "{value}" uses a thousands separator or a decimal point; this variant was not imported. Leave out thousands separators and write decimals with a point.',
  ),
  price_too_precise: text(
    '「{value}」的小数位超过该货币的 {max} 位，该规格未导入。请四舍五入。',
    '"{value}" has more decimals than the {max} of its currency; this variant was not imported. Round it.',
  ),
  price_too_large: text(
    '「{value}」超过价格上限，该规格未导入。请改正。',
    '"{value}" is above the highest price allowed; this variant was not imported. Correct it.',
  ),
  stock_invalid: text(
    '库存「{value}」不是 0 到 {max} 的整数，该规格未导入。请改正。',
    'Stock "{value}" is not a whole number from 0 to {max}; this variant was not imported. Correct it.',
  ),
  stock_negative: text(
    '库存不能为负数「{value}」，该规格未导入。请改为 0 或正数。',
    'Stock cannot be negative ("{value}"); this variant was not imported. Use zero or more.',
  ),
  stock_missing: text(
    '启用了库存但没有填数量，按 0 导入。请填写数量。',
    'Stock is tracked but no quantity is given; it was imported as 0. Fill in the quantity.',
  ),
  compare_at_below_price: text(
    '原价「{value}」低于售价，未采用。请改为不低于售价，或留空。',
    'The compare-at price "{value}" is below the price and was left out. Raise it to at least the price, or leave it blank.',
  ),
  policy_unknown: text(
    '不认识「{value}」，按 deny（售完即止）处理。请填 deny 或 continue。',
    '"{value}" is not known; deny (stop selling at zero) was assumed. Use deny or continue.',
  ),
  status_unknown: text(
    '不认识状态「{value}」，按草稿导入。请填 active、draft 或 archived。',
    'Status "{value}" is not known; the product was imported as a draft. Use active, draft or archived.',
  ),
  boolean_unknown: text(
    '「{value}」既不是 TRUE 也不是 FALSE，按 {assumed} 处理。请改正。',
    '"{value}" is neither TRUE nor FALSE; {assumed} was assumed. Correct it.',
  ),
  weight_invalid: text(
    '重量「{value}」无效，未采用。请只写数字，单位用 g、kg、lb 或 oz。',
    'Weight "{value}" is not valid and was left out. Write digits only, with the unit g, kg, lb or oz.',
  ),
  barcode_invalid: text(
    '条码「{value}」过长，或已被表格软件改成科学计数法，未采用。请把该列设为文本后重填。',
    'Barcode "{value}" is too long, or was turned into scientific notation by a spreadsheet, and was left out. Format the column as text and enter it again.',
  ),
  image_url_invalid: text(
    '「{value}」不是 http 或 https 图片地址，该图片未采用。请改正。',
    '"{value}" is not an http or https address; this picture was left out. Correct it.',
  ),
  image_position_invalid: text(
    '图片顺序「{value}」不是正整数，该图片按出现的先后排列。',
    'Image position "{value}" is not a positive whole number; the picture was placed in order of appearance.',
  ),
  images_too_many: text('一个商品最多 {max} 张图片，多出的未采用。', 'A product may have at most {max} pictures; the ones beyond were left out.'),
  text_shortened: text('文字超过 {max} 个字符，多出部分已截去。请缩短。', 'The text is longer than {max} characters and was cut off. Shorten it.'),
  tags_too_many: text('一个商品最多 {max} 个标签，多出的未采用。', 'A product may have at most {max} tags; the ones beyond were left out.'),
  tag_too_long: text('标签「{value}」超过 {max} 个字符，未采用。请缩短。', 'Tag "{value}" is longer than {max} characters and was left out. Shorten it.'),
  option_name_changed: text(
    '规格名「{value}」与商品第一行不同，采用第一行的。',
    'Option name "{value}" differs from the one on the product\'s first row, which was kept.',
  ),
  product_value_changed: text('「{value}」与商品第一行不同，采用第一行的。', '"{value}" differs from the product\'s first row, which was kept.'),
  value_not_kept: text(
    '「{value}」写在只有图片的行上，没有保留。请写在商品第一行。',
    '"{value}" stands on a row that only holds a picture and was not kept. Put it on the product\'s first row.',
  ),
  row_without_effect: text('这一行既没有规格也没有图片，已略过。', 'This row holds neither a variant nor a picture and was skipped.'),
}
