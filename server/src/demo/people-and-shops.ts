import type { Id } from '@yizhan/contract/shared'
import { DEMO_PASSWORD, PEOPLE } from '../../../demo/people.ts'
import type { DemoPerson } from '../../../demo/people.ts'
import { SHOPS } from '../../../demo/shops.ts'
import { nobody } from '#platform/http/caller.ts'
import { readPicture } from './fill-demo.ts'
import type { DemoParts } from './fill-demo.ts'

/** Signs the demo's people up, gives shoppers their addresses and operators their roles. */
export async function admitPeople({ app, database }: DemoParts): Promise<void> {
  const { identity } = app.modules
  for (const person of PEOPLE) {
    if (await identity.person(database.db, { email: person.email })) continue
    const userId = await identity.admit({ email: person.email, name: person.name, password: DEMO_PASSWORD })
    const shopperId = await identity.adopt(userId, nobody)
    if (person.address) await identity.addressBook.save(shopperId, { address: toAddress(person.address), isDefault: true })
    if (person.role === 'operator') await identity.grantOperatorRole(userId, 'admin')
  }
}

function toAddress({ recipient, phone, province, city, district, street }: NonNullable<DemoPerson['address']>) {
  return {
    recipient,
    phone,
    country: 'CN',
    regionCode: district.code,
    province: province.name,
    city: city.name,
    district: district.name,
    street,
    postalCode: '',
  }
}

/** Opens the demo's shops with their pictures and people. */
export async function openShops({ app, database }: DemoParts, picturesDir: string): Promise<Map<string, Id<'mer'>>> {
  const { merchants, identity } = app.modules
  const userOf = async (email: string) => {
    const person = await identity.person(database.db, { email })
    if (!person) throw new Error(`the demo has no person ${email}`)
    return person.userId
  }
  const opened = new Map<string, Id<'mer'>>()
  for (const shop of SHOPS) {
    const { slug, name, description, colour, currency, deliveryFeeMinor, freeDeliveryFromMinor } = shop
    const known = await merchants.bySlug(database.db, slug)
    const merchantId =
      known?.merchantId ??
      (await merchants.open(await userOf(shop.ownerEmail), { slug, name, description, colour, currency, deliveryFeeMinor, freeDeliveryFromMinor }))
    opened.set(slug, merchantId)
    if (!known?.logoUrl)
      await givePictures({
        app,
        merchantId,
        slug,
        files: { logo: await readPicture(picturesDir, shop.logoPicture), cover: await readPicture(picturesDir, shop.coverPicture) },
      })
  }
  for (const { email, role, shop } of PEOPLE) {
    const merchantId = shop === undefined ? undefined : opened.get(shop)
    if (merchantId && role === 'clerk') await merchants.setMember(merchantId, await userOf(email), 'clerk')
    // Whoever connects programs makes the shop's API keys, which is an owner's to do.
    if (merchantId && role === 'integrator') await merchants.setMember(merchantId, await userOf(email), 'owner')
  }
  return opened
}

interface ShopPictures {
  readonly app: DemoParts['app']
  readonly merchantId: Id<'mer'>
  readonly slug: string
  readonly files: { readonly logo: Buffer; readonly cover: Buffer }
}
async function givePictures({ app, merchantId, slug, files }: ShopPictures): Promise<void> {
  const keys = { logoKey: `shops/${slug}-logo.webp`, coverKey: `shops/${slug}-cover.webp` }
  await app.platform.files.put(keys.logoKey, files.logo, 'image/webp')
  await app.platform.files.put(keys.coverKey, files.cover, 'image/webp')
  await app.modules.merchants.setPictures(merchantId, keys)
}
