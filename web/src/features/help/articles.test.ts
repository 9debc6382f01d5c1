import { describe, expect, it } from 'vitest'
import { articleSlugs, findArticle, searchArticles } from './articles.server.ts'

describe('help', () => {
  it('finds the article on refunds in both languages', () => {
    expect(searchArticles('退款要多久', 'zh-CN')[0]?.slug).toBe('returns')
    expect(searchArticles('refund', 'en')[0]?.slug).toBe('returns')
  })
  it('finds nothing for nonsense and everything for nothing', () => {
    expect(searchArticles('zzzz', 'en')).toEqual([])
    expect(searchArticles('', 'zh-CN')).toHaveLength(articleSlugs.length)
  })
  it('knows its articles only', () => {
    expect(findArticle('returns', 'en')?.title).toBe('Returns and refunds')
    expect(findArticle('constructor', 'en')).toBeUndefined()
  })
})
