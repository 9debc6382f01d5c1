import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface AppProcess {
  readonly name: string
  readonly url: string
  /** Resolves once it says that it can serve, or rejects: then it hangs, or it ends as often as it is started. */
  ready(millisMax?: number): Promise<void>
  isReady(): Promise<boolean>
  /** Ends it with -9 and starts it again, as whatever watches over it would. */
  kill(): Promise<void>
  /** Asks it to end, and waits. @returns its exit code; null when it had to be forced */
  stop(): Promise<number | null>
  /** Last words, when something is wrong. */
  log(): string
}

export interface AppProcessParts {
  readonly name: string
  readonly port: number
  readonly dataDir: string
  readonly environment: Readonly<Record<string, string>>
  /** It ended although nobody killed it, after it had been ready. */
  readonly onCrash: (name: string) => void
}

const main = path.resolve(import.meta.dirname, '../../src/main.ts')
const pollMillis = 100
const readyMillisMax = 60_000
const stopMillisMax = 30_000
/** A supervisor pauses between two tries, so that one that cannot start does not take the machine. */
const respawnMillis = 300
const logCharactersMax = 4000

/** One real process of Yizhan, started as `npm start` does, and started again whenever it ends. */
export function startAppProcess({ name, port, dataDir, environment, onCrash }: AppProcessParts): AppProcess {
  const url = `http://127.0.0.1:${port}`
  const logFile = path.join(dataDir, `${name}.log`)
  let isWanted = true
  let wasReady = false
  let child = spawnMain()
  const endWithThisProcess = () => void child.kill('SIGKILL')
  process.once('exit', endWithThisProcess)
  function spawnMain(): ChildProcess {
    const log = openSync(logFile, 'a')
    const started = spawn(process.execPath, [main], {
      env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, ...environment },
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    wasReady = false
    started.once('exit', (code, signal) => {
      if (isWanted && wasReady && signal !== 'SIGKILL') onCrash(`${name} ended by itself with ${code ?? signal}`)
      if (isWanted) setTimeout(() => isWanted && (child = spawnMain()), respawnMillis)
    })
    return started
  }
  const isReady = async () => {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3000) }).catch(() => undefined)
    wasReady ||= answer?.status === 200
    return answer?.status === 200
  }
  return {
    name,
    url,
    isReady,
    async ready(millisMax = readyMillisMax) {
      const until = Date.now() + millisMax
      while (!(await isReady())) {
        if (Date.now() > until) throw new Error(`${name} is not ready after ${millisMax} ms; its log ends with:\n${tail(logFile)}`)
        await sleep(pollMillis)
      }
    },
    async kill() {
      const gone = isGone(child) ? undefined : once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    async stop() {
      isWanted = false
      process.off('exit', endWithThisProcess)
      if (isGone(child)) return child.exitCode
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      const forced = setTimeout(() => child.kill('SIGKILL'), stopMillisMax)
      await gone
      clearTimeout(forced)
      return child.exitCode
    },
    log: () => tail(logFile),
  }
}

function isGone(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').slice(-logCharactersMax)
}
