import { z } from 'zod'

/** A number as E.164 writes it: `+`, country code, number. */
export const e164Schema = z.string().regex(/^\+[1-9]\d{6,14}$/)

const chinaMobile = /^1[3-9]\d{9}$/

/**
 * A mobile number as people write it, in E.164, by which one number is one number: `138 0013 8000`, `8613800138000` and
 * `+86-138-0013-8000` are `+8613800138000`. Without a country code it is a number of mainland China.
 * @returns null where no text message can go: too short or long, letters, or a Chinese number that is not a mobile one
 */
export function toMobile(phone: string): string | null {
  const plain = phone.normalize('NFKC').replace(/[\s().-]/g, '')
  if (!/^\+?\d+$/.test(plain)) return null
  const abroad = plain.replace(/^00/, '+')
  if (!abroad.startsWith('+')) {
    const number = plain.length === 13 ? plain.replace(/^86/, '') : plain
    return chinaMobile.test(number) ? `+86${number}` : null
  }
  if (abroad.startsWith('+86')) return chinaMobile.test(abroad.slice(3)) ? abroad : null
  return e164Schema.safeParse(abroad).success ? abroad : null
}
