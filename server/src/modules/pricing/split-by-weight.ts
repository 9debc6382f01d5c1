/**
 * Splits a whole amount in proportion to weights, exactly: each part is rounded down, and the units left over go to
 * the largest remainders (Hamilton's method), the earlier part first where they are equal. No part exceeds its weight
 * when the amount does not exceed their sum. Products are taken as bigint: they pass 2^53.
 */
export function splitByWeight(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (amount === 0 || total === 0) return weights.map(() => 0)
  const exact = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight)
    return { index, part: Number(product / BigInt(total)), remainder: product % BigInt(total) }
  })
  let left = amount - exact.reduce((sum, { part }) => sum + part, 0)
  const parts = exact.map(({ part }) => part)
  const byRemainder = exact.toSorted((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
  for (const { index } of byRemainder) {
    if (left === 0) break
    parts[index] = (parts[index] ?? 0) + 1
    left -= 1
  }
  return parts
}
