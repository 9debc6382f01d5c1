import { Counter } from 'prom-client'
import type { Registry } from 'prom-client'
import type { Clock } from '../clock.ts'
import { Committer, unanswered } from '../committer.ts'
import type { Crypto } from '../crypto.ts'
import type { SealedTable } from '../crypto/sealed-table.ts'
import type { Database } from '../db.ts'
import type { Caller } from '../http/caller.ts'
import { neighbourhoodOf } from '../http/network.ts'
import type { Ids } from '../ids.ts'
import type { Log } from '../log.ts'
import type { Act, ActAnswer, ActNote, Actor } from './act.ts'
import { appendEntries } from './append-entries.ts'
import type { AuditEntry } from './chain.ts'

export interface AuditParts {
  readonly database: Database
  readonly crypto: Crypto
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly registry: Registry
}
/** What the door knows of a request. */
export interface AuditedRequest {
  readonly act: string
  readonly audience: string
  readonly caller: Caller
  /** Parameters of the address, parsed. */
  readonly params: unknown
  readonly requestId: string
  readonly ip: string
  readonly device: string | null
  readonly browser: string | undefined
}
/** What is encrypted in an entry. */
export interface AuditDetails extends Omit<ActNote, 'subjectIds' | 'merchantId'> {
  readonly address?: string
  readonly browser?: string
  readonly sessionId?: string
  /** Parameters of the address that are no ids. */
  readonly params?: Readonly<Record<string, string>>
}

/** The audit log of a process. Entries of many requests are written together. */
export interface Audit {
  /** The act of one request; nothing is written until it begins. */
  actOf(request: AuditedRequest): Act
  /** What is encrypted in an entry. @throws DecryptError */
  openDetails(entry: Pick<AuditEntry, 'id' | 'details'>): AuditDetails
  /** What entries from the neighbourhood of this network address are found by. */
  networkKeyOf(ip: string): string
}

const batchLimits = { batchMax: 256, waitingMax: 10_000 }
const idForm = /^[a-z]{2,8}_[0-9a-hjkmnp-tv-z]{26}$/
const browserCharactersMax = 400
const subjectsMax = 100

export function createAudit(parts: AuditParts): Audit {
  const { database, crypto, registry } = parts
  const committer = new Committer(
    unanswered<AuditEntry>((entries) => database.transaction((tx) => appendEntries(tx, entries))),
    batchLimits,
  )
  const acts = new Counter({
    name: 'audited_acts_total',
    help: 'Acts written into the audit log, by how they ended.',
    labelNames: ['audience', 'outcome'],
    registers: [registry],
  })
  const networkKeyOf = (ip: string) => crypto.blindIndex(neighbourhoodOf(ip), 'audit-network')
  return {
    actOf: (request) =>
      new RecordedAct(request, {
        ...parts,
        networkKeyOf,
        append: (entry) => committer.submit(entry),
        count: (audience, outcome) => acts.inc({ audience, outcome }),
      }),
    openDetails: ({ id, details }) => (details === null ? {} : (JSON.parse(crypto.decrypt(details, contextOf(id))) as AuditDetails)), // as: sealed by us, below
    networkKeyOf,
  }
}

const contextOf = (entryId: string) => `audit:${entryId}`
export const sealedAudit: SealedTable = {
  table: 'audit_entries',
  key: { sequence: 'bigint' },
  contextColumns: ['id'],
  columns: { details: { context: ({ id = '' }) => contextOf(id) } },
  isAppendOnly: true,
}

interface Recording extends AuditParts {
  readonly networkKeyOf: (ip: string) => string
  readonly append: (entry: AuditEntry) => Promise<unknown>
  readonly count: (audience: string, outcome: string) => void
}

class RecordedAct implements Act {
  readonly #request: AuditedRequest
  readonly #recording: Recording
  readonly #notes: ActNote[] = []
  #asked: AuditEntry | undefined
  #beginning: Promise<unknown> | undefined

  constructor(request: AuditedRequest, recording: Recording) {
    this.#request = request
    this.#recording = recording
  }

  note(note: ActNote): void {
    this.#notes.push(note)
  }

  async begin(actor?: Actor): Promise<void> {
    this.#beginning ??= this.#recording.append(this.#ask(actor))
    await this.#beginning
  }

  async end({ outcome, status, code }: ActAnswer): Promise<void> {
    const asked = this.#asked
    if (!asked) return
    const { ids, clock, log, append, count } = this.#recording
    const id = ids.next('aud')
    const { reason, facts, changes, merchantId, subjectIds } = merged(this.#notes)
    const ended = {
      ...asked,
      id,
      phase: 'ended',
      at: clock.now(),
      merchantId: merchantId ?? asked.merchantId,
      subjectIds: distinct([...asked.subjectIds, ...subjectIds]),
      outcome,
      status,
      code,
      details: this.#seal(id, { reason, facts, changes }),
    } as const
    try {
      await append(ended)
      count(asked.audience, outcome)
    } catch (error) {
      count(asked.audience, 'unwritten')
      log.error({ err: error, requestId: asked.requestId, act: asked.act, auditEntryId: asked.id }, 'how an act ended could not be written into the audit log')
    }
  }

  #ask(given: Actor | undefined): AuditEntry {
    const { act, audience, caller, params, requestId, ip, device, browser } = this.#request
    const { ids, clock, crypto, networkKeyOf } = this.#recording
    const id = ids.next('aud')
    const { merchantId, subjectIds, words } = sorted(params)
    const { actorId, roles } = given ?? actorOf(caller, merchantId)
    const asked = {
      id,
      actId: id,
      phase: 'asked',
      at: clock.now(),
      act,
      audience,
      actorId,
      actorRoles: roles,
      merchantId,
      subjectIds: distinct(subjectIds),
      outcome: null,
      status: null,
      code: null,
      requestId,
      networkKey: ip ? networkKeyOf(ip) : null,
      deviceKey: device && crypto.blindIndex(device, 'audit-device'),
      details: this.#seal(id, { address: ip, browser: browser?.slice(0, browserCharactersMax), params: words, sessionId: caller.session?.sessionId }),
    } as const
    this.#asked = asked
    return asked
  }

  /** Nothing to say is nothing stored. */
  #seal(entryId: string, details: AuditDetails): string | null {
    const said = Object.entries(details).filter(([, value]) => value !== undefined && value !== '')
    return said.length > 0 ? this.#recording.crypto.encrypt(JSON.stringify(Object.fromEntries(said)), contextOf(entryId)) : null
  }
}

/** A person's roles as staff and in the shop concerned; a key's scopes. */
function actorOf({ userId, apiKey, operatorRoles, memberships }: Caller, merchantId: string | null): { actorId: string | null; roles: readonly string[] } {
  if (apiKey) return { actorId: apiKey.apiKeyId, roles: apiKey.scopes }
  return { actorId: userId, roles: [...operatorRoles, ...memberships.flatMap((each) => (each.merchantId === merchantId ? [each.role] : []))] }
}

/** The parameters of an address: the shop, other things that have ids, and words. */
function sorted(params: unknown): { merchantId: string | null; subjectIds: string[]; words: Record<string, string> | undefined } {
  const { merchantId, ...rest } = (params ?? {}) as Record<string, unknown> // as: parameters are an object, or there are none
  const given = Object.entries(rest).map(([name, value]) => [name, String(value)] as const)
  const words = given.filter(([, value]) => !idForm.test(value))
  return {
    merchantId: typeof merchantId === 'string' && idForm.test(merchantId) ? merchantId : null,
    subjectIds: given.flatMap(([, value]) => (idForm.test(value) ? [value] : [])),
    words: words.length > 0 ? Object.fromEntries(words) : undefined,
  }
}

/** What was noted later adds to what was noted before, and wins where both say something. */
function merged(notes: readonly ActNote[]): ActNote & { readonly subjectIds: readonly string[] } {
  const all = (key: 'facts' | 'changes') => (notes.some((note) => note[key]) ? Object.assign({}, ...notes.map((note) => note[key])) : undefined)
  return {
    reason: notes.findLast(({ reason }) => reason !== undefined)?.reason,
    merchantId: notes.findLast(({ merchantId }) => merchantId !== undefined)?.merchantId,
    facts: all('facts'),
    changes: all('changes'),
    subjectIds: notes.flatMap(({ subjectIds = [] }) => subjectIds),
  }
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)].slice(0, subjectsMax)
}
