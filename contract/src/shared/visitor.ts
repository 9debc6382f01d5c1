/** Names a guest: their cart, orders and addresses. */
export const shopperCookie = 'yz_shopper'
/** Opens one order that was looked up by its number. */
export const orderCookie = 'yz_order'
/** Names somebody who signed in. Over https its name begins with `__Secure-`. */
export const sessionCookie = 'yizhan.session_token'

/** A place in the line before checkout, or the leave to enter it. */
export const admissionCookie = 'yz_admission'
/** Tells one device from another, whoever uses it. Nothing on a page depends on it. */
export const deviceCookie = 'yz_device'

/** Whether a `Cookie` header says who asks. Whoever sends none of these cookies sees what all anonymous visitors see, whatever other cookies they bring. */
export function namesVisitor(cookieHeader: string | null | undefined): boolean {
  return [shopperCookie, orderCookie, sessionCookie, admissionCookie].some((name) => cookieHeader?.includes(`${name}=`))
}
