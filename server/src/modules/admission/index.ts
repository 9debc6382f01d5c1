export { createAdmission } from './admission.ts'
export { serveGate } from './http/operator.ts'
export { serveAdmission } from './http/shop.ts'
