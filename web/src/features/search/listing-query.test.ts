import { describe, expect, it } from 'vitest'
import { apiQueryOf, hrefWith, isFiltered, shownOf, toggledHref, unfilteredHref } from './listing-query.ts'

const params = (text: string) => new URLSearchParams(text)

describe('the address of a listing', () => {
  it('asks prices in minor units and leaves out what nobody could choose', () => {
    expect(apiQueryOf(params('query= 耳机 &from=12.5&to=x&sort=best&inStock=no'))).toMatchObject({
      query: '耳机',
      priceMin: 1250,
      priceMax: undefined,
      sort: undefined,
      inStock: undefined,
      limit: 24,
    })
  })
  it('shows at most what the API gives at once', () => {
    expect([shownOf(params('')), shownOf(params('show=48')), shownOf(params('show=5000')), shownOf(params('show=-1'))]).toEqual([24, 48, 96, 24])
  })
  it('begins at the first page after a change', () => {
    expect(hrefWith(params('query=a&after=xyz&show=48'), { sort: 'price' })).toBe('/offers?query=a&sort=price')
  })
  it('adds and removes one attribute and keeps the others', () => {
    const both = 'attribute=color%3A%E7%BA%A2&attribute=size%3AM'
    expect(toggledHref(params('attribute=color:红'), 'attribute:size', 'M', false)).toBe(`/offers?${both}`)
    expect(toggledHref(params(both), 'attribute:size', 'M', true)).toBe('/offers?attribute=color%3A%E7%BA%A2')
  })
  it('turns a price facet into the typed range and back', () => {
    expect(toggledHref(params(''), 'price', '10000-49999', false)).toBe('/offers?from=100&to=499.99')
    expect(toggledHref(params('from=100&to=499.99'), 'price', '10000-49999', true)).toBe('/offers')
  })
  it('keeps the words when all filters go', () => {
    expect(unfilteredHref(params('query=茶&category=tea'))).toBe('/offers?query=%E8%8C%B6')
    expect([isFiltered(params('query=茶&sort=sold')), isFiltered(params('shop=x'))]).toEqual([false, true])
  })
})
