import type { Torture } from './run-torture.ts'

const findingsShownMax = 40

/** What is printed in the end. The last line is one of JSON, for programs. */
export function reportOf({ world, audit }: Torture, { seed, seconds }: { seed: string; seconds: number }): { lines: string[]; isClean: boolean } {
  const findings = [
    ...audit.lost.map((what) => `LOST ${what}`),
    ...audit.duplicated.map((what) => `DUPLICATED ${what}`),
    ...audit.wrong.map((what) => `WRONG ${what}`),
  ]
  const groups = (['done', 'killed', 'retried', 'refused', 'given up'] as const).map((group) => [group, world.tally.of(group)] as const)
  const counts = { lost: audit.lost.length, duplicated: audit.duplicated.length, wrong: audit.wrong.length }
  const isClean = findings.length === 0
  return {
    isClean,
    lines: [
      ...groups.flatMap(([group, names]) => ['', group, ...Object.entries(names).map(([name, count]) => `  ${String(count).padStart(7)}  ${name}`)]),
      '',
      `audited: ${audit.counts.trades} trades, ${audit.counts.orders} orders, ${audit.counts.payments} payments; ${audit.counts.checks} checks of the database over ${audit.counts.rows} rows`,
      ...findings.slice(0, findingsShownMax),
      ...(findings.length > findingsShownMax ? [`and ${findings.length - findingsShownMax} more`] : []),
      `lost ${counts.lost}, duplicated ${counts.duplicated}, otherwise wrong ${counts.wrong}`,
      JSON.stringify({ isClean, seed, seconds, ...counts, ...audit.counts, ...Object.fromEntries(groups) }),
    ],
  }
}
