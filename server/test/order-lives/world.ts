import type { Id } from '@yizhan/contract/shared'
import { createTestApp } from '../app.ts'
import type { TestApp } from '../app.ts'
import { openTestShop, signUpTester } from '../people.ts'
import type { Tester } from '../people.ts'
import { couponMinor, thingNames, things } from './book.ts'
import type { Book, Outcome, Shop, Thing, Wish } from './book.ts'

type Headers = Readonly<Record<string, string>>
export interface Answer {
  readonly status: number
  /** Why it was refused; none when it was not. */
  readonly codes: readonly string[]
  // any: answers of many routes, looked into by tests alone
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any
}
export interface PlacedTrade {
  readonly tradeId: Id<'trd'>
  readonly paymentId: Id<'pay'> | null
  readonly orderIds: readonly Id<'ord'>[]
  readonly key: string
}
interface ShopOwner {
  readonly owner: Tester
  readonly merchantId: Id<'mer'>
}
/** The application with its two shops; each run stocks new shelves in them. */
export interface Street {
  readonly app: TestApp
  readonly shops: Record<Shop, ShopOwner>
}

export async function openStreet(): Promise<Street> {
  const app = await createTestApp()
  // Ahead of the database's clock, so that what is to happen later happens when a test says so.
  app.clock.pass({ days: 1 })
  const open = async (slug: Shop): Promise<ShopOwner> => {
    const owner = await signUpTester(app, slug)
    return { owner, merchantId: await openTestShop(app, owner, slug) }
  }
  return { app, shops: { pottery: await open('pottery'), teahouse: await open('teahouse') } }
}

const addressIn = (street: string) => ({ recipient: '李小满', phone: '13800000001', regionCode: '330106', street })
const lateSeconds = 10
let runs = 0

/** The real thing: everything through the API, as shoppers, shops and the payment channel call it. */
export class World {
  /** By the slot of the step that placed them. */
  readonly trades = new Map<number, PlacedTrade>()
  readonly #street: Street
  readonly #run = (runs += 1)
  readonly #offers = {} as Record<Thing, { offerId: Id<'off'>; variantId: Id<'var'> }> // as: filled when the shelves are stocked
  readonly #buyers: Headers[] = []
  #keys = 0
  #slotsGiven = 0
  #ledgerBefore: Readonly<Record<string, number>> = {}

  constructor(street: Street) {
    this.#street = street
  }

  async stock(): Promise<this> {
    for (const thing of thingNames) await this.#sell(thing)
    const { owner, merchantId } = this.#street.shops.pottery
    await this.#must('POST', `/merchant/${merchantId}/coupons`, owner.headers, {
      code: this.#coupon,
      name: { en: 'Once' },
      currency: 'CNY',
      amountOffMinor: couponMinor,
      shareOffBasisPoints: null,
      discountMaxMinor: null,
      spendMinMinor: 0,
      usesMax: 1,
      usesPerShopperMax: 1,
      startsAt: '2020-01-01T00:00:00.000Z',
      endsAt: null,
    })
    for (const _ of [0, 1]) {
      const { accessToken } = await this.#must('POST', '/carts', {}, {})
      this.#buyers.push({ authorization: `Bearer ${accessToken}` })
    }
    await this.settle()
    this.#ledgerBefore = await this.#balances()
    return this
  }
  async #sell(thing: Thing): Promise<void> {
    const { shop, priceMinor, units, isCode } = things[thing]
    const { owner, merchantId } = this.#street.shops[shop]
    const name = `${thing}-${this.#run}`
    const { offerId, variants } = await this.#must('POST', `/merchant/${merchantId}/offers`, owner.headers, {
      slug: name,
      kind: isCode ? 'code' : 'goods',
      title: { 'zh-CN': name, en: name },
      categorySlug: 'other',
      variants: [{ sku: name, priceMinor, stock: isCode ? null : units }],
    })
    const { variantId } = variants[0]
    const codes = Array.from({ length: units }, (_, index) => `CODE-${this.#run}-${index}`)
    if (isCode) await this.#must('POST', `/merchant/${merchantId}/variants/${variantId}/codes`, owner.headers, { codes })
    await this.#must('PUT', `/merchant/${merchantId}/offers/${offerId}/state`, owner.headers, { state: 'published' })
    this.#offers[thing] = { offerId, variantId }
  }
  get #coupon(): string {
    return `ONCE-${this.#run}`
  }

  // What shoppers do.

  newSlot(): number {
    return (this.#slotsGiven += 1)
  }
  newKey(): string {
    return `order-lives-${this.#run}-${(this.#keys += 1)}`
  }
  async place(slot: number, wish: Wish, key: string): Promise<Answer> {
    const answer = await this.#call('POST', '/trades', this.#headersOf(wish.buyer, key), {
      lines: wish.lines.map(({ thing, quantity }) => ({ offerId: this.#offers[thing].offerId, quantity })),
      address: addressIn('first street'),
      contact: { email: 'buyer@test.yizhan.test' },
      coupons: wish.hasCoupon ? [this.#coupon] : [],
    })
    if (answer.status === 201 && !this.trades.has(slot)) {
      const { tradeId, orders, payment } = answer.body
      const orderIds = orders.map(({ orderId }: { orderId: Id<'ord'> }) => orderId)
      this.trades.set(slot, { tradeId, orderIds, paymentId: payment?.paymentId ?? null, key })
    }
    return answer
  }
  startAttempt(slot: number, buyer: 0 | 1): Promise<Answer> {
    return this.#call('POST', `/trades/${this.#trade(slot).tradeId}/payments`, this.#headersOf(buyer, this.newKey()), { method: 'sandbox' })
  }
  cancel(slot: number, orderAt: number, buyer: 0 | 1): Promise<Answer> {
    return this.#call('POST', `/orders/${this.#order(slot, orderAt)}/cancel`, this.#headersOf(buyer), { reason: 'not any more' })
  }
  changeStreet(slot: number, orderAt: number, { buyer, street }: { buyer: 0 | 1; street: string }): Promise<Answer> {
    return this.#call('PUT', `/orders/${this.#order(slot, orderAt)}/address`, this.#headersOf(buyer), { address: addressIn(street) })
  }
  confirmReceipt(slot: number, orderAt: number, buyer: 0 | 1): Promise<Answer> {
    return this.#call('POST', `/orders/${this.#order(slot, orderAt)}/receipt`, this.#headersOf(buyer))
  }
  readOrder(slot: number, orderAt: number, buyer: 0 | 1): Promise<Answer> {
    return this.#call('GET', `/orders/${this.#order(slot, orderAt)}`, this.#headersOf(buyer))
  }

  // What shops do.

  ofShop(shop: Shop, { slot, orderAt, path, body }: { slot: number; orderAt: number; path: string; body?: object }): Promise<Answer> {
    const { owner, merchantId } = this.#street.shops[shop]
    return this.#call('POST', `/merchant/${merchantId}/orders/${this.#order(slot, orderAt)}/${path}`, owner.headers, body)
  }

  // What the payment channel does.

  /** Its own page: decides the last try. */
  decideLast(slot: number, outcome: Outcome, deliver: 'once' | 'twice' | 'late'): Promise<Answer> {
    const { paymentId, tradeId } = this.#trade(slot)
    if (!paymentId) throw new Error(`nothing is owed for ${tradeId}`)
    return this.#call('POST', `/sandbox/payments/${paymentId}/outcome`, {}, { outcome, deliver })
  }
  /** An earlier try, when nobody thinks of it any more. */
  async decide(slot: number, attemptAt: number, outcome: Outcome): Promise<void> {
    const { app } = this.#street
    const [attempt] = await this.#rows<{ reference: string }>(
      'select provider_reference as reference from payment_attempts where payment_id = $1 order by id limit 1 offset $2',
      [this.#trade(slot).paymentId, attemptAt],
    )
    if (!attempt) throw new Error('the world has no such attempt')
    await app.modules.sandbox?.decide(attempt.reference, outcome, 1)
  }

  // Time and what happens by itself.

  pass(minutes: number): void {
    this.#street.app.clock.pass({ minutes })
  }
  async sweep(): Promise<void> {
    const { platform, database } = this.#street.app
    await platform.jobs.add(database.db, 'expire-holds', {})
    await platform.jobs.drain()
  }
  settle(): Promise<void> {
    return this.#street.app.settle()
  }
  settleLate(): Promise<void> {
    const { app } = this.#street
    return app.settle({ dueBy: new Date(app.clock.now().getTime() + lateSeconds * 1000) })
  }
  /** As after a crash between commit and answer: the trade is there, the kept answer is not. */
  async forgetAnswer(slot: number): Promise<void> {
    await this.#rows('delete from idempotency_keys where key = $1', [this.#trade(slot).key])
  }

  // What is there now.

  /** The same figures as `figuresOf` takes from the book. */
  async figures() {
    const tradeIds = this.#slots.map(([, { tradeId }]) => tradeId)
    const trades = await this.#rows<{ id: string; state: string; payment: string | null }>(
      'select t.id, t.state, p.state as payment from trades t left join payments p on p.trade_id = t.id where t.id = any($1)',
      [tradeIds],
    )
    const orders = await this.#rows<{ id: string; state: string; asked: boolean; total: number }>(
      'select id, state, cancel_requested_at is not null as asked, total_minor::int as total from orders where trade_id = any($1)',
      [tradeIds],
    )
    const attempts = await this.#rows<{ id: string; paid: boolean[] }>(
      "select p.trade_id as id, array_agg(a.state = 'succeeded' order by a.id) as paid from payment_attempts a join payments p on p.id = a.payment_id where p.trade_id = any($1) group by 1",
      [tradeIds],
    )
    return {
      trades: this.#slots.map(([slot, { tradeId, orderIds }]) => {
        const trade = trades.find(({ id }) => id === tradeId)
        const of = (orderId: string) => orders.find(({ id }) => id === orderId)
        return {
          slot,
          state: trade?.state,
          payment: trade?.payment,
          attempts: attempts.find(({ id }) => id === tradeId)?.paid ?? [],
          orders: orderIds.map((id) => `${of(id)?.state} ${of(id)?.total}${of(id)?.asked ? ' cancel?' : ''}`),
        }
      }),
      ...(await this.#counts()),
      ledger: await this.#ledger(),
    }
  }
  async #counts() {
    const variantIds = thingNames.map((thing) => this.#offers[thing].variantId)
    const shelves = await this.#rows<{ id: string; onHand: number; taken: number; claimed: number }>(
      `select v.id, b.capacity::int as "onHand", b.taken::int, (select coalesce(sum(quantity), 0)::int from claims where bucket_id = b.id and state in ('held', 'kept')) as claimed
       from variants v join buckets b on b.pool_id = v.pool_id where v.id = any($1)`,
      [variantIds],
    )
    const [coupon] = await this.#rows<{ taken: number; uses: number }>(
      "select uses_taken as taken, (select count(*)::int from coupon_uses where coupon_id = c.id and state = 'used') as uses from coupons c where code = $1",
      [this.#coupon],
    )
    const [codes] = await this.#rows<{ issued: number }>('select count(line_id)::int as issued from codes where variant_id = $1', [this.#offers.key.variantId])
    const shelfOf = (thing: Thing) => {
      const row = shelves.find(({ id }) => id === this.#offers[thing].variantId)
      return { onHand: row?.onHand, taken: row?.taken, claimed: row?.claimed }
    }
    return {
      shelves: { mug: shelfOf('mug'), key: shelfOf('key'), tea: shelfOf('tea') },
      coupon: { taken: Number(coupon?.taken), uses: coupon?.uses },
      codesIssued: codes?.issued,
    }
  }
  async #ledger(): Promise<Book['ledger']> {
    const now = await this.#balances()
    const since = (account: string) => (now[account] ?? 0) - (this.#ledgerBefore[account] ?? 0)
    const { pottery, teahouse } = this.#street.shops
    return {
      escrow: since('escrow'),
      channel: since('channel:sandbox'),
      refunds: since('refunds'),
      commission: since('commission'),
      pottery: since(`merchant:${pottery.merchantId}`),
      teahouse: since(`merchant:${teahouse.merchantId}`),
    }
  }
  async #balances(): Promise<Record<string, number>> {
    const rows = await this.#rows<{ account: string; balance: string }>('select account, sum(amount_minor) as balance from ledger_entries group by account', [])
    return Object.fromEntries(rows.map(({ account, balance }) => [account, Number(balance)]))
  }

  get #slots(): [number, PlacedTrade][] {
    return [...this.trades].toSorted(([a], [b]) => a - b)
  }
  #trade(slot: number): PlacedTrade {
    const trade = this.trades.get(slot)
    if (!trade) throw new Error(`no trade was placed by step ${slot}`)
    return trade
  }
  #order(slot: number, orderAt: number): Id<'ord'> {
    const orderId = this.#trade(slot).orderIds[orderAt]
    if (!orderId) throw new Error(`step ${slot} placed no order ${orderAt}`)
    return orderId
  }
  #headersOf(buyer: 0 | 1, key?: string): Headers {
    return { ...this.#buyers[buyer], ...(key && { 'idempotency-key': key }) }
  }
  async #rows<Row extends object>(statement: string, values: unknown[]): Promise<Row[]> {
    return (await this.#street.app.database.pool.query<Row>(statement, values)).rows
  }
  async #call(method: 'GET' | 'POST' | 'PUT', path: string, headers: Headers, payload?: object): Promise<Answer> {
    return this.#answer(await this.#street.app.http.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) }))
  }
  #answer({ statusCode, body }: { statusCode: number; body: string }): Answer {
    const parsed = JSON.parse(body)
    if (statusCode >= 500) throw new Error(`the server failed: ${body}`)
    if (statusCode < 400) return { status: statusCode, codes: [], body: parsed }
    const codes = parsed.code === 'checkout.refused' ? parsed.errors.map(({ code }: { code: string }) => code) : [parsed.code]
    return { status: statusCode, codes, body: parsed }
  }
  async #must(method: 'GET' | 'POST' | 'PUT', path: string, headers: Headers, payload: object) {
    const { status, body } = await this.#call(method, path, headers, payload)
    if (status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(body)}`)
    return body
  }
}
