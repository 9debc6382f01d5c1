import { merchantRoutes } from '@yizhan/contract/merchants'
import type { ShopSettings } from '@yizhan/contract/merchants'
import { maskEmail } from '@yizhan/contract/shared'
import type { Id } from '@yizhan/contract/shared'
import type { Identity } from '#modules/identity/index.ts'
import type { Database } from '#platform/db.ts'
import type { Api } from '#platform/http/api.ts'
import { AppError } from '#platform/http/app-error.ts'
import type { Merchants } from '../merchants.ts'

export function serveOwnShop(api: Api, { merchants, identity, database }: { merchants: Merchants; identity: Identity; database: Database }): void {
  const settings = async (merchantId: Id<'mer'>): Promise<ShopSettings> => {
    const shop = (await merchants.facts(database.db, [merchantId])).get(merchantId)
    if (!shop) throw new AppError('request.not-found')
    return shop
  }
  const members = async (merchantId: Id<'mer'>) => {
    const rows = await merchants.membersOf(database.db, merchantId)
    const people = await Promise.all(rows.map(({ userId }) => identity.person(database.db, { userId })))
    return {
      items: rows.flatMap(({ userId, role }, index) =>
        people[index] ? [{ userId, role, name: people[index].name, email: people[index].email && maskEmail(people[index].email) }] : [],
      ),
    }
  }
  api.handle(merchantRoutes.readShopSettings, ({ params }) => settings(params.merchantId))
  api.handle(merchantRoutes.changeShopSettings, async ({ params, body }) => {
    await merchants.change(params.merchantId, body)
    return settings(params.merchantId)
  })
  api.handle(merchantRoutes.listMembers, ({ params }) => members(params.merchantId))
  api.handle(merchantRoutes.changeMember, async ({ params, body }) => {
    await merchants.changeMember(params.merchantId, params.userId, body.role)
    return members(params.merchantId)
  })
  api.handle(merchantRoutes.setMember, async ({ params, body }) => {
    const person = await identity.person(database.db, { email: body.email })
    if (!person) throw new AppError('merchants.member-unknown')
    await merchants.setMember(params.merchantId, person.userId, body.role)
    return members(params.merchantId)
  })
}
