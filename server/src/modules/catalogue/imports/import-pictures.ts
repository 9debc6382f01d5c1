import { setTimeout as pause } from 'node:timers/promises'
import { pictureBytesMax } from '@yizhan/contract/catalogue'
import type { Id } from '@yizhan/contract/shared'
import { PictureError } from '#platform/pictures.ts'
import type { FetchResult } from '#platform/remote-file.ts'
import { storePicture } from '../commands/add-picture.ts'
import type { CatalogueParts } from '../catalogue-parts.ts'
import { offerChanged } from '../events.ts'
import { deleteAwaited, listAwaited } from '../store/imports.ts'
import type { AwaitedPicture } from '../store/imports.ts'
import { insertPicture, linkPicture } from '../store/pictures.ts'
import type { FetchPicture } from './fetch-picture.ts'
import { importError } from './import-error.ts'
import type { ImportError } from './import-error.ts'
import type { ImportRun } from './import-run.ts'

export interface PictureStage {
  readonly importId: Id<'imp'>
  readonly merchantId: Id<'mer'>
  readonly fetchPicture: FetchPicture
  readonly run: ImportRun
  readonly signal?: AbortSignal | undefined
}

const atOnceMax = 4
const pagesOf = 100
/** Tries at a host that does not answer, before the rest of its pictures is reported untried. */
const hostFailuresMax = 3
/** Different hosts in a row that did not answer while none ever did: the network itself is missing. */
const silentHostsMax = 5
/** However many pictures there are, the import ends; the next import of the same file fetches the rest. */
const stageMillisMax = 20 * 60_000

/** Fetches the pictures an import waits for and gives them to its offers. What cannot be had is noted and stops nothing. */
export async function importPictures(parts: CatalogueParts, stage: PictureStage): Promise<void> {
  const hosts = new HostWatch()
  const endsAt = performance.now() + stageMillisMax
  for (let after = { row: 0, source: '' }; ;) {
    const page = await listAwaited(parts.database.db, stage.importId, after, pagesOf)
    const last = page.at(-1)
    if (!last) return
    after = last
    const queue = [...page]
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        stage.signal?.throwIfAborted()
        const error = performance.now() > endsAt || hosts.isDown(hostOf(next.source)) ? untried(next) : await importPicture(parts, stage, hosts, next)
        if (error) stage.run.note(error)
      }
    }
    await Promise.all(Array.from({ length: atOnceMax }, work))
    await parts.database.transaction((tx) =>
      deleteAwaited(
        tx,
        stage.importId,
        page.map(({ source }) => source),
      ),
    )
    await stage.run.flush()
    await pause(0) // let requests of the same process through
  }
}

async function importPicture(parts: CatalogueParts, stage: PictureStage, hosts: HostWatch, awaited: AwaitedPicture): Promise<ImportError | undefined> {
  const fetched = await stage.fetchPicture(awaited.source, stage.signal)
  hosts.note(hostOf(awaited.source), fetched)
  if (!fetched.ok) return fetchError(awaited, fetched)
  try {
    const picture = await storePicture(parts, stage.merchantId, fetched.bytes)
    await parts.database.transaction(async (tx) => {
      await insertPicture(tx, { ...picture, alt: {}, merchantId: stage.merchantId, source: awaited.source })
      const offerIds = await linkPicture(tx, stage.merchantId, awaited.source)
      await parts.outbox.announceAll(
        tx,
        offerIds.map((offerId) => ({ event: offerChanged as never, payload: { offerId, merchantId: stage.merchantId } })),
      ) // as: announceAll takes mixed events
    })
    return undefined
  } catch (error) {
    if (error instanceof PictureError) return errorAt('picture_unreadable', awaited, { reason: error.reason, reasonEn: error.reason })
    throw error
  }
}

function fetchError(awaited: AwaitedPicture, { failure, reason }: Extract<FetchResult, { ok: false }>): ImportError {
  if (failure === 'too-large') return errorAt('picture_too_large', awaited, { max: pictureBytesMax / 1024 / 1024 })
  if (failure === 'refused-address') return errorAt('picture_address_refused', awaited)
  if (failure === 'wrong-type') return errorAt('picture_unreadable', awaited, { reason, reasonEn: reason })
  return errorAt('picture_unreachable', awaited, { reason, reasonEn: reason })
}
function untried(awaited: AwaitedPicture): ImportError {
  return errorAt('picture_not_tried', awaited)
}
function errorAt(
  code: Parameters<typeof importError>[0],
  { row, column, source, handle }: AwaitedPicture,
  details: Record<string, string | number> = {},
): ImportError {
  return importError(code, { row, column, value: source, handle, details })
}

function hostOf(source: string): string {
  return URL.canParse(source) ? new URL(source).host : ''
}

/** Remembers which hosts do not answer. */
class HostWatch {
  readonly #failures = new Map<string, number>()
  #hasAnswered = false

  note(host: string, result: FetchResult): void {
    if (result.ok || !result.isHostDown) {
      this.#failures.delete(host)
      this.#hasAnswered = true
    } else this.#failures.set(host, (this.#failures.get(host) ?? 0) + 1)
  }
  isDown(host: string): boolean {
    if (host === '') return false
    return (this.#failures.get(host) ?? 0) >= hostFailuresMax || (!this.#hasAnswered && this.#failures.size >= silentHostsMax)
  }
}
