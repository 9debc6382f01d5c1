/** What the in-process call to our own public API answers. */
export interface ApiAnswer {
  status: number
  headers: Record<string, string | string[]>
  body: string
}
/** Calls the public API without a socket, as a browser would over HTTP. */
export type ApiCall = (input: { method: string; path: string; headers: Record<string, string>; body?: string | Uint8Array }) => Promise<ApiAnswer>

/** What the process that serves pages gives to each of them. */
export interface PageContext {
  api: ApiCall
  mode: 'development' | 'production'
  /** The same object for as long as nothing that readers share has changed; a new one after it has. */
  sharedEra: object
  /** Nonce that the content policy of this page asks of its scripts. */
  nonce: string
  /** Whether people reach us over https: cookies are named and marked by it. */
  isSecure: boolean
}
