import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { offerDraftSchema } from '@yizhan/contract/catalogue'
import type { OfferDraft } from '@yizhan/contract/catalogue'
import { pageLimitMax } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import { CATEGORIES } from '../../../demo/categories.ts'
import { demoCodes } from '../../../demo/codes.ts'
import { OFFER_OPTIONS } from '../../../demo/options.ts'
import { allRecipes, makePictures } from '../../../demo/pictures.ts'
import { SHOPS } from '../../../demo/shops.ts'
import type { App } from '../app.ts'
import type { Config } from '../config.ts'
import { hasMark, setMark } from './demo-marks.ts'
import { nameCategories } from './name-categories.ts'
import { placeSales, salesMax } from './place-sales.ts'
import { admitPeople, openShops } from './people-and-shops.ts'
import type { Database } from '#platform/db.ts'
import { newOneTimeCode } from '#platform/crypto.ts'

export interface DemoParts {
  readonly app: App
  readonly database: Database
  readonly config: Config
}
/** Tells how far the work is, in steps. */
export type Progress = (done: number, total: number) => void

const productsDir = path.join(import.meta.dirname, '../../../demo/products')

/**
 * Fills an empty database with the demo marketplace, through the commands that merchants and shoppers use. Done once;
 * a start that was cut short goes on, because every step finds what is there already.
 */
export async function fillDemo(parts: DemoParts, onProgress: Progress): Promise<void> {
  const { app, database, config } = parts
  if (await hasMark(database, 'demo-marketplace')) return
  const picturesDir = path.join(config.dataDir, `demo-pictures-${newOneTimeCode()}`)
  const total = allRecipes().length + SHOPS.length * 12
  let done = 0
  const step = (steps = 1) => onProgress(Math.min((done += steps), total), total)
  // Product files name their pictures `pictures/<name>`.
  const picturesOfShops = path.join(picturesDir, 'pictures')
  await mkdir(picturesOfShops, { recursive: true })
  try {
    await makePictures(picturesOfShops, () => step())
    await admitPeople(parts)
    await nameCategories(parts, { categories: CATEGORIES, picturesDir: picturesOfShops })
    const shops = await openShops(parts, picturesOfShops)
    for (const [slug, merchantId] of shops) {
      const fileName = `${slug}.csv`
      await app.modules.catalogue.importFile({ merchantId, fileName, path: path.join(productsDir, fileName), picturesDir })
      step(12)
    }
    await addOptions(parts, shops)
    await addCodes(parts, shops)
    await app.settle()
    await setMark(database, 'demo-marketplace')
  } finally {
    await rm(picturesDir, { recursive: true, force: true })
  }
}

/** Lets the demo's shopper order, so that there is something to see in every console. Needs every route to be there. */
export async function fillDemoSales(parts: DemoParts, onProgress: Progress): Promise<void> {
  const { app, database } = parts
  if (await hasMark(database, 'demo-sales')) return
  let done = 0
  await placeSales(parts, () => onProgress((done += 1), salesMax))
  await app.settle()
  await setMark(database, 'demo-sales')
}

type Shops = ReadonlyMap<string, Id<'mer'>>

async function addOptions({ app }: DemoParts, shops: Shops): Promise<void> {
  for (const { shop, handle, groups, rules } of OFFER_OPTIONS) {
    const { merchantId, offerId, draft } = await findOffer(app, shops, `${shop}/${handle}`)
    const optionGroups = groups.map(({ key, name, min, max, choices }) => ({
      key,
      name,
      choicesMin: min,
      choicesMax: max,
      choices: choices.map((choice) => ({ ...choice, stock: choice.stock ?? null })),
    }))
    const optionRules = rules.map(({ when, excludes, reason }) => ({ when, excludes: [...excludes], reason }))
    await app.modules.catalogue.writeOffer(merchantId, { existingId: offerId, draft: { ...draft, optionGroups, optionRules } })
  }
}

async function addCodes({ app }: DemoParts, shops: Shops): Promise<void> {
  for (const { shop, handle, sku, codes } of demoCodes()) {
    const { merchantId, draft } = await findOffer(app, shops, `${shop}/${handle}`)
    const variant = draft.variants.find((each) => each.sku === sku)
    if (!variant?.variantId) throw new Error(`the demo has codes for ${shop}/${handle}/${sku}, which is not there`)
    if (codes.length > 0) await app.modules.fulfilment.addCodes(merchantId, variant.variantId, codes)
  }
}

async function findOffer({ modules }: App, shops: Shops, name: string): Promise<{ merchantId: Id<'mer'>; offerId: Id<'off'>; draft: OfferDraft }> {
  const [shop = '', handle = ''] = name.split('/')
  const merchantId = shops.get(shop)
  if (!merchantId) throw new Error(`the demo has no shop ${shop}`)
  for (let after: string | undefined; ;) {
    const page = await modules.catalogue.listOwnOffers({ merchantId, limit: pageLimitMax, after }, 'zh-CN')
    const found = page.items.find(({ slug }) => slug === handle)
    if (found)
      return {
        merchantId,
        offerId: found.offerId,
        draft: offerDraftSchema.parse(await modules.catalogue.readOwnOffer({ merchantId, offerId: found.offerId }, 'zh-CN')),
      }
    if (!page.next) throw new Error(`the demo has no offer ${name}`)
    after = page.next
  }
}

export async function readPicture(picturesDir: string, fileName: string): Promise<Buffer> {
  return readFile(path.join(picturesDir, fileName))
}
