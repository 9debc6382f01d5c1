import { defineErrors } from '../shared/index.ts'

export const catalogueErrors = defineErrors({
  'catalogue.offer-not-found': {
    status: 404,
    retryable: false,
    text: { 'zh-CN': '没有找到这件商品，它可能已下架。', en: 'This offer was not found; it may have been taken down.' },
  },
  'catalogue.category-unknown': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '没有这个分类：{category}。请从分类列表中选一个。', en: 'There is no category {category}; choose one from the list.' },
  },
  'catalogue.slug-taken': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '店里已有使用网址 {slug} 的商品，请换一个。', en: 'The shop already has an offer at {slug}; choose another.' },
  },
  'catalogue.offer-incomplete': { status: 409, retryable: false, text: { 'zh-CN': '还不能上架：{missing}。', en: 'It cannot be published yet: {missing}.' } },
  'catalogue.picture-unreadable': {
    status: 400,
    retryable: false,
    text: { 'zh-CN': '无法读取这张图片。请上传 JPEG、PNG、WebP 或 AVIF。', en: 'This picture cannot be read; upload JPEG, PNG, WebP or AVIF.' },
  },
  'catalogue.picture-not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这张图片。', en: 'This picture was not found.' } },
  'catalogue.import-not-found': { status: 404, retryable: false, text: { 'zh-CN': '没有找到这次导入。', en: 'This import was not found.' } },
  'catalogue.stock-below-taken': {
    status: 409,
    retryable: false,
    text: { 'zh-CN': '已有 {taken} 件被订走，库存不能少于这个数。', en: '{taken} units are taken by orders; stock cannot be less.' },
  },
})
