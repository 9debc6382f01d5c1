import type { KindName } from '@yizhan/contract/kinds'

/** Whether a shop counts a kind's units itself, or uploads codes and sells as many as there are. */
export const stockOfKind: Record<KindName, 'counted' | 'codes'> = { goods: 'counted', code: 'codes' }
