import type { Locale } from '@yizhan/contract/shared'
import { englishArticles } from './articles-en.server.ts'
import { chineseArticles } from './articles-zh.server.ts'
import { englishSafety } from './safety-en.server.ts'
import { chineseSafety } from './safety-zh.server.ts'

const tradeSlugs = ['ordering', 'paying', 'codes', 'following', 'changing', 'returns', 'guests', 'selling'] as const
const safetySlugs = ['false-messages', 'protecting-account', 'buying-safely'] as const
export const articleSlugs = [...tradeSlugs, ...safetySlugs] as const
export type TradeSlug = (typeof tradeSlugs)[number]
export type SafetySlug = (typeof safetySlugs)[number]
export type ArticleSlug = (typeof articleSlugs)[number]

export interface ArticleText {
  title: string
  /** The answer in a sentence; what search results show. */
  summary: string
  sections: readonly { heading: string; paragraphs: readonly string[] }[]
}
export interface Article extends ArticleText {
  slug: ArticleSlug
}

const articles: Record<Locale, Record<ArticleSlug, ArticleText>> = {
  'zh-CN': { ...chineseArticles, ...chineseSafety },
  en: { ...englishArticles, ...englishSafety },
}

/** One article in the reader's language. */
export function findArticle(slug: string, locale: Locale): Article | undefined {
  const known = articleSlugs.find((one) => one === slug)
  return known && { slug: known, ...articles[locale][known] }
}

/** Articles that contain every word of the query, those with the words in their title first; all of them without a query. */
export function searchArticles(query: string, locale: Locale): Article[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const all = articleSlugs.map((slug): Article => ({ slug, ...articles[locale][slug] }))
  const scored = all.map((article) => ({ article, score: scoreOf(article, words) })).filter(({ score }) => score > 0 || words.length === 0)
  return scored.sort((a, b) => b.score - a.score).map(({ article }) => article)
}

function scoreOf(article: Article, words: readonly string[]): number {
  const body = article.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]).join(' ')
  const places = [
    { text: article.title.toLowerCase(), weight: 9 },
    { text: article.summary.toLowerCase(), weight: 3 },
    { text: body.toLowerCase(), weight: 1 },
  ]
  const scores = words.map((word) => places.reduce((sum, { text, weight }) => sum + weight * shareFound(text, word), 0))
  return scores.every((score) => score > 0) ? scores.reduce((sum, score) => sum + score, 0) : 0
}

/** How much of a word is in a text. Chinese is typed without spaces, so its pairs of characters are looked for one by one. */
function shareFound(text: string, word: string): number {
  if (text.includes(word)) return 1
  if (!/[\u4e00-\u9fff]/.test(word) || word.length < 3) return 0
  const pairs = Array.from({ length: word.length - 1 }, (_, index) => word.slice(index, index + 2))
  const share = pairs.filter((pair) => text.includes(pair)).length / pairs.length
  return share >= 0.4 ? share : 0
}
