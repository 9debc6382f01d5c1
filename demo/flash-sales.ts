/** The flash sales that run in the demo marketplace: two, so that they stay something particular. */
export interface DemoFlashSale {
  readonly shop: string
  readonly sku: string
  readonly priceMinor: number
  readonly units: number
  readonly limitPerPerson: number
  /** From the start of the server until 20:00 of the day so many days later; planned again when it starts after that. */
  readonly days: number
}

export const FLASH_SALES: readonly DemoFlashSale[] = [
  { shop: 'coffee', sku: 'CW-006-01', priceMinor: 5900, units: 40, limitPerPerson: 2, days: 3 },
  { shop: 'kitchen', sku: 'ZT-003-01', priceMinor: 17_900, units: 30, limitPerPerson: 1, days: 7 },
]
