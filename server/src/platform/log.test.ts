import { describe, expect, test } from 'vitest'
import { createLog, requestLog } from './log.ts'

function linesOf(format: 'json' | 'pretty', write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = []
  write(createLog({ level: 'info', format, destination: { write: (line) => void lines.push(line) } }))
  return lines
}

describe('createLog', () => {
  test('hides secrets in headers and bodies, at any of three levels', () => {
    const [line] = linesOf('json', (log) =>
      log.info({
        password: 'hunter2',
        req: { headers: { authorization: 'Bearer hunter2', cookie: 'session=hunter2', accept: 'text/html' } },
        res: { headers: { 'set-cookie': 'session=hunter2' } },
      }),
    )
    expect(line).not.toContain('hunter2')
    expect(line).toContain('text/html')
  })

  test('names the request on every line of its child', () => {
    const [line = ''] = linesOf('json', (log) => requestLog(log, 'req_1').info('done'))
    expect(JSON.parse(line)).toMatchObject({ requestId: 'req_1', msg: 'done', level: 'info' })
  })
})
