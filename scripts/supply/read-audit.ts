import { z } from 'zod'

const reportSchema = z.object({
  metadata: z.object({ vulnerabilities: z.object({ low: z.number(), moderate: z.number(), high: z.number(), critical: z.number() }) }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
})
const failureSchema = z.object({ message: z.string() })

/** What `npm audit --json` said: `unreachable` is no answer, not a good one. */
export type AuditOutcome = { state: 'clean'; lesser: number } | { state: 'vulnerable'; packages: string[] } | { state: 'unreachable'; reason: string }

/** Reads the output of `npm audit --json`: high and critical count, lesser ones are only numbered. */
export function readAudit(output: string): AuditOutcome {
  const answer = parse(output)
  const report = reportSchema.safeParse(answer)
  if (!report.success) return { state: 'unreachable', reason: failureSchema.safeParse(answer).data?.message ?? 'npm audit gave no report' }
  const { low, moderate, high, critical } = report.data.metadata.vulnerabilities
  if (high + critical === 0) return { state: 'clean', lesser: low + moderate }
  const grave = Object.entries(report.data.vulnerabilities).filter(([, { severity }]) => severity === 'high' || severity === 'critical')
  return { state: 'vulnerable', packages: grave.map(([name, { severity, range }]) => `${name} ${range} (${severity})`) }
}

function parse(output: string): unknown {
  try {
    return JSON.parse(output)
  } catch {
    return undefined
  }
}
