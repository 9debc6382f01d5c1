import { all, sql } from '#platform/db.ts'
import type { PersonalData } from '#platform/personal-data.ts'

const books = 'books: how often a coupon or sale was used; it names nobody'

/** The coupons a shopper used, and what they bought in flash sales. */
export const pricingPersonalData: PersonalData = {
  name: 'pricing',
  tables: { coupon_uses: { exported: true, erased: books }, flash_sale_uses: { exported: true, erased: books } },
  async exportOf(executor, { shopperId }) {
    return {
      'coupons.json': await all(
        executor,
        sql<object>`select c.code, c.name, u.order_id, u.merchant_id, u.state from coupon_uses as u join coupons as c on c.id = u.coupon_id
          where u.shopper_id = ${shopperId} order by u.order_id`,
      ),
      'flash-sales.json': await all(
        executor,
        sql<object>`select flash_sale_id, order_id, merchant_id, quantity, state from flash_sale_uses where shopper_id = ${shopperId} order by order_id`,
      ),
    }
  },
  erase: async () => ({}),
}
