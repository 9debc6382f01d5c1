/**
 * The module graph: which modules each module may import, always through their index.ts. A test holds the code to it.
 * A new edge is a decision; whoever stands above speaks to those below by event or port (see wiring.ts, modules.ts).
 */
export const moduleImports = {
  secrets: [],
  identity: [],
  audit: [],
  merchants: ['identity'],
  integrators: [],
  admission: [],
  capacity: [],
  catalogue: ['merchants', 'capacity'],
  pricing: ['capacity'],
  search: ['merchants', 'catalogue'],
  cart: ['merchants', 'catalogue', 'capacity', 'pricing'],
  payments: [],
  orders: ['identity', 'merchants', 'capacity', 'pricing', 'cart', 'payments'],
  checkout: ['identity', 'merchants', 'capacity', 'pricing', 'cart', 'payments', 'orders'],
  fulfilment: ['capacity', 'orders'],
  staff: ['identity'],
  notifications: ['merchants', 'orders', 'fulfilment'],
  privacy: [],
  recommendations: ['search'],
} as const satisfies Record<string, readonly string[]>

/** Which folders of server/src each folder may import, beside itself and contract. Files at the top may import all. */
export const folderImports = {
  platform: [],
  kinds: ['platform'],
  modules: ['platform', 'kinds', 'modules'],
  verify: ['platform', 'kinds', 'modules', '.'],
  commands: ['platform', 'kinds', 'modules', 'verify', '.'],
} as const satisfies Record<string, readonly string[]>
