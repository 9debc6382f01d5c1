import type { ExecutedPlan, PlanNode } from './collect-plans.ts'

export interface Bounds {
  /** Rows one step of a statement may read or sort. */
  readonly rowsMax: number
}

/** Tables that grow with orders, offers and people. The others (categories, facets, shops, words of a language) stay small. */
const growing = new Set([
  'orders',
  'order_lines',
  'order_timeline',
  'trades',
  'payments',
  'payment_attempts',
  'refunds',
  'parcels',
  'claims',
  'buckets',
  'codes',
  'offers',
  'variants',
  'offer_pictures',
  'search_offers',
  'search_sales',
  'search_titles',
  'shoppers',
  'shopper_tokens',
  'users',
  'sessions',
])

/**
 * What has to be read to be exact: the counts of a list (a tab's stop at ten thousand), and, to put the best first, every
 * match of a word. They may take many rows, from an index.
 */
const countingOrRanking = /^\s*(?:select tabs\.tab|with hits as \(select 1 as one|with "level_)/

/** Steps that would take longer in a larger market, each with the statement it belongs to. */
export function findSlowSteps(plans: readonly ExecutedPlan[], { rowsMax }: Bounds): string[] {
  return plans.flatMap((plan) => {
    const statement = plan['Query Text']
    const bounds = countingOrRanking.test(statement) ? { rowsMax: Infinity } : { rowsMax }
    return stepsOf(plan.Plan).flatMap((step) => faultsOf(step, bounds).map((fault) => `${fault}, in: ${shortened(statement)}`))
  })
}

function faultsOf(step: PlanNode, { rowsMax }: Bounds): string[] {
  const table = step['Relation Name']
  const name = [step['Node Type'], step['Index Name'], table && `on ${table}`].filter(Boolean).join(' ')
  const rows = rowsRead(step)
  return [
    ...(step['Node Type'].includes('Seq Scan') && table && growing.has(table) ? [`${name} reads the whole table`] : []),
    ...(rows > rowsMax ? [`${name} takes ${rows} rows where ${rowsMax} are allowed`] : []),
  ]
}

/** All loops together, with what was read and thrown away. */
function rowsRead(step: PlanNode): number {
  const perLoop = step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0) + (step['Rows Removed by Index Recheck'] ?? 0)
  return Math.round(perLoop * step['Actual Loops'])
}

function stepsOf(step: PlanNode): PlanNode[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)]
}

function shortened(statement: string): string {
  return statement.replace(/\s+/g, ' ').slice(0, 400)
}
