/** Names as they are written here; over https each begins with `__Host-` (cookies.ts). Names a guest: their cart, orders and addresses. */
export const shopperCookie = 'yz_shopper'
/** Opens one order that was looked up by its number. */
export const orderCookie = 'yz_order'
/** Names somebody who signed in. */
export const sessionCookie = 'yizhan.session_token'

/** A place in the line before checkout, or the leave to enter it. */
export const admissionCookie = 'yz_admission'
/** Tells one device from another, whoever uses it. Nothing on a page depends on it. */
export const deviceCookie = 'yz_device'

/** How pages look; no one's own. */
export const localeCookie = 'yz_locale'
export const themeCookie = 'yz_theme'
export const sizeCookie = 'yz_size'

const daySeconds = 86_400
/** How long each cookie that outlives a visit is kept. */
export const cookieSeconds = {
  [shopperCookie]: 400 * daySeconds,
  [orderCookie]: 90 * daySeconds,
  [deviceCookie]: 400 * daySeconds,
  [localeCookie]: 365 * daySeconds,
  [themeCookie]: 365 * daySeconds,
  [sizeCookie]: 365 * daySeconds,
} as const

/** Whether a `Cookie` header says who asks. Whoever sends none of these cookies sees what all anonymous visitors see, whatever other cookies they bring. */
export function namesVisitor(cookieHeader: string | null | undefined): boolean {
  return [shopperCookie, orderCookie, sessionCookie, admissionCookie].some((name) => cookieHeader?.includes(`${name}=`))
}
