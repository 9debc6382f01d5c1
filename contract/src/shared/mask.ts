/**
 * What staff see of personal data until they say why they need more. The server masks before it answers: what is
 * hidden here never leaves it.
 */
const hidden = '***'

/** 张小明 is 张*, Anna Smith is A*. */
export function maskName(name: string): string {
  const [first] = name.trim()
  return first === undefined ? '' : `${first}*`
}

/** 138 0013 8000 is 138****8000; a number from abroad keeps its first and last two or three digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`
  return digits.length >= 8 ? `${digits.slice(0, 2)}****${digits.slice(-2)}` : hidden
}

/** anna@example.com is a***@example.com; nothing of a name of one letter. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at < 1) return hidden
  const [first] = email
  return `${at > 1 ? first : ''}${hidden}${email.slice(at)}`
}

interface Reachable {
  readonly email?: string | undefined
  readonly phone?: string | undefined
}
/** Each way to reach somebody, masked. */
export function maskContact({ email, phone }: Reachable): { email?: string; phone?: string } {
  return { ...(email !== undefined && { email: maskEmail(email) }), ...(phone !== undefined && { phone: maskPhone(phone) }) }
}

interface Place {
  readonly recipient: string
  readonly phone: string
  readonly street: string
  readonly postalCode: string
}
/** An address down to its district: enough to know what sending there takes. */
export function maskAddress<A extends Place>(address: A): A {
  return { ...address, recipient: maskName(address.recipient), phone: maskPhone(address.phone), street: hidden, postalCode: '' }
}

const emailInText = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
/** Seven digits or more, however they are grouped. */
const numberInText = /\+?\d(?:[ \-()]?\d){6,}/g
/** Masks e-mail addresses and phone numbers that people wrote into a text. Names and streets are words like others: they stay. */
export function maskText(text: string): string {
  return text.replaceAll(emailInText, maskEmail).replaceAll(numberInText, maskPhone)
}
