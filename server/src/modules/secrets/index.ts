export { serveSecrets } from './http/operator.ts'
export { doesSampleOpen, sealOpenRows } from './seal-open-rows.ts'
export { createSecrets } from './secrets.ts'
