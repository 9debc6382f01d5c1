/** What an integrator's key may do in its shop. */
export const apiScopes = ['catalogue:read', 'catalogue:write', 'orders:read', 'orders:write', 'pricing:read', 'pricing:write', 'books:read'] as const
export type ApiScope = (typeof apiScopes)[number]
