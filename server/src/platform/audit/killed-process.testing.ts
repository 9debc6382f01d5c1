import { openDatabase } from '../db.ts'
import { clerksRequest, createTestAudit } from './audit.testing.ts'

// A process that begins an act, says so, and never ends it: its test ends it with -9.
const [url = ''] = process.argv.slice(2)
const act = createTestAudit(openDatabase({ url, poolMax: 1 })).actOf(clerksRequest())
await act.begin()
process.stdout.write('begun\n')
setInterval(() => {}, 60_000)
