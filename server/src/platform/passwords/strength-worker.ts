import { parentPort } from 'node:worker_threads'
import { createStrength } from './strength.ts'

/** Judges passwords in a thread of its own, one after the other: a hostile one takes a tenth of a second. */
const judge = createStrength()
parentPort?.on('message', ({ password, personal }: { password: string; personal: readonly string[] }) => {
  parentPort?.postMessage(judge(password, personal), [])
})
