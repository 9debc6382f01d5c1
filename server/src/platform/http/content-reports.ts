import { Counter } from 'prom-client'
import { systemRoutes } from '@yizhan/contract/system'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Api } from './api.ts'
import { parseJson } from './json-body.ts'

export interface ContentReportParts {
  readonly log: Log
  readonly metrics: Metrics
  readonly clock: Clock
}

/** Of one report of a batch; browsers send few at once. */
const reportsMax = 20
const linesPerMinuteMax = 30
const minuteMillis = 60_000

const directives = ['script-src', 'style-src', 'img-src', 'connect-src', 'font-src', 'frame-src', 'form-action', 'base-uri', 'frame-ancestors', 'default-src']

const text = z.string().max(4000).catch('')
/** The Reporting API, and the older form of one report alone (`report-uri`). */
const modern = z.object({ type: z.literal('csp-violation'), body: z.object({ documentURL: text, blockedURL: text, effectiveDirective: text }) })
const older = z.object({ 'csp-report': z.object({ 'document-uri': text, 'blocked-uri': text, 'effective-directive': text, 'violated-directive': text }) })

interface ContentReport {
  readonly directive: string
  readonly blocked: string
  readonly page: string
}

/**
 * Counts and logs what a content policy kept from happening: a mistake of ours, an extension, or an attack. Anybody may
 * send anything here, so figures have few names, lines are few, and neither says who was reading what.
 */
export function serveContentReports(api: Api, { log, metrics, clock }: ContentReportParts): void {
  const counter = new Counter({
    name: 'csp_violations_total',
    help: 'What content policies kept from happening, by directive, as browsers told.',
    labelNames: ['directive'],
    registers: [metrics.registry],
  })
  let minute = 0
  let lines = 0
  api.handle(systemRoutes.reportContentPolicy, async ({ raw }) => {
    const reports = readReports(Buffer.concat(await raw.toArray()))
    const now = Math.floor(clock.now().getTime() / minuteMillis)
    if (now !== minute) [minute, lines] = [now, 0]
    for (const report of reports) {
      counter.inc({ directive: report.directive })
      lines += 1
      if (lines <= linesPerMinuteMax) log.warn(report, 'a content policy kept something from happening')
    }
    return {}
  })
}

/** What of it can be read; the rest is left. @throws AppError request.malformed */
export function readReports(bytes: Buffer): ContentReport[] {
  const given = parseJson(bytes)
  const list: unknown[] = Array.isArray(given) ? given.slice(0, reportsMax) : [given]
  return list.flatMap((each) => {
    const report = modern.safeParse(each).data?.body
    if (report) return [shorten(report.effectiveDirective, report.blockedURL, report.documentURL)]
    const old = older.safeParse(each).data?.['csp-report']
    return old ? [shorten(old['effective-directive'] || old['violated-directive'], old['blocked-uri'], old['document-uri'])] : []
  })
}

function shorten(directive: string, blocked: string, page: string): ContentReport {
  return { directive: directives.find((name) => directive.startsWith(name)) ?? 'other', blocked: originOf(blocked), page: pageOf(page) }
}

/** `inline`, `eval`, or where it would have come from: never the whole address, which may tell of a person. */
function originOf(blocked: string): string {
  if (/^[a-z-]{1,30}$/.test(blocked)) return blocked
  const url = URL.parse(blocked)
  return url ? (url.host ? url.origin : url.protocol) : 'unknown'
}

/** The page's path without what it was asked, each id as its kind alone. */
function pageOf(address: string): string {
  const path = URL.parse(address)?.pathname ?? ''
  return path.replaceAll(/\b([a-z]{3,4})_[0-9a-z]{26}\b/g, '$1_…').slice(0, 200)
}
