/** Socket errors of a server that is gone, unreachable or just starting. */
const socketCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])
/** PostgreSQL ending, ended, starting up, without a free connection, or just become a standby. */
const awayStates = new Set(['57P01', '57P02', '57P03', '53300', '25006'])
/** pg has no code for a connection that ended under a statement, or that could not be had in time. */
const pgWords = /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/
const causesMax = 5

/**
 * Whether an error says that the database cannot be reached at the moment, whatever was asked of it. What was under way may
 * have been committed or not: only a repeat under the same idempotency key tells.
 */
export function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > causesMax) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (socketCodes.has(code) || awayStates.has(code) || code.startsWith('08') || pgWords.test(error.message)) return true
  if (error instanceof AggregateError && error.errors.some((each) => isDatabaseAway(each, depth + 1))) return true
  return isDatabaseAway(error.cause, depth + 1)
}
