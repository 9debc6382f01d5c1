import { type DestinationStream, type Logger, pino } from 'pino'
import { PinoPretty } from 'pino-pretty'

export type Log = Logger

export interface LogOptions {
  readonly level: string
  readonly format: 'pretty' | 'json'
  /** Where lines go; standard output unless a test listens. */
  readonly destination?: DestinationStream
}

/** Fields that never reach a log, wherever an object of up to three levels carries them. */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  '["set-cookie"]',
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'accessToken',
  'refreshToken',
  'secret',
  'apiKey',
  'otp',
  'totp',
  'idNumber',
  'cardNumber',
]

/** The process's logger: one JSON object per line, or readable lines while developing. */
export function createLog({ level, format, destination }: LogOptions): Log {
  const options = {
    level,
    redact: { paths: SECRET_FIELDS.flatMap(pathsOf), censor: '[hidden]' },
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  if (format === 'json') return destination ? pino(options, destination) : pino(options)
  // In this thread, not in a worker: the last lines of a process that ends, or is killed, are still written.
  return pino(options, PinoPretty({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss', singleLine: true, sync: true, destination }))
}

/** A logger whose every line names the request it belongs to. */
export function requestLog(log: Log, requestId: string): Log {
  return log.child({ requestId })
}

function pathsOf(field: string): string[] {
  const dotted = field.startsWith('[') ? field : `.${field}`
  return [field, `*${dotted}`, `*.*${dotted}`, `*.*.*${dotted}`]
}
