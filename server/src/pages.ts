import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { CLONE_DIR } from './config.ts'

/** The public API, called in process. Same shape as the pages' own `ApiCall`. */
export type ApiCall = (input: {
  method: string
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array
}) => Promise<{ status: number; headers: Record<string, string | string[]>; body: string }>

/** What a page may ask of the server it is rendered by. */
export interface PageContext {
  readonly api: ApiCall
  readonly mode: 'development' | 'production'
  /** The same object for as long as nothing that readers share has changed; a new one after it has. */
  readonly sharedEra: object
  /** What the page's own scripts carry, so that its content policy lets them run. */
  readonly nonce: string
  /** Whether people reach us over https: cookies are named and marked by it. */
  readonly isSecure: boolean
}

export type HandlePage = (request: Request, context: PageContext) => Promise<Response>

export interface Pages {
  readonly handlePage: HandlePage
  /** Built files under their hashed names, to be served as they are; absent while developing. */
  readonly assetsDir?: string
  /** While developing: answers source files and hot updates, else calls `next`. */
  readonly middleware?: (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void
  close(): Promise<void>
}

const WEB_DIR = path.join(CLONE_DIR, 'web')
/** The module that exports `handlePage`; Vite's server build has it as its entry. */
const SOURCE_ENTRY = '/src/handle-page.ts'

/**
 * Loads the pages: `built` from web/build, `live` from source through Vite, which also pushes changes to the browser
 * over `server`.
 */
export async function loadPages(from: 'built' | 'live', server: Server): Promise<Pages> {
  return from === 'built' ? loadBuiltPages() : loadLivePages(server)
}

async function loadBuiltPages(): Promise<Pages> {
  // React and the router choose their quick or their talkative half by this when they are first imported.
  process.env.NODE_ENV ??= 'production'
  const entry = pathToFileURL(path.join(WEB_DIR, 'build/server/index.js')).href
  const { handlePage } = pagesModule(await import(entry))
  return { handlePage, assetsDir: path.join(WEB_DIR, 'build/client'), close: async () => {} }
}

async function loadLivePages(server: Server): Promise<Pages> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    root: WEB_DIR,
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server } },
  })
  return {
    // Loaded anew for each page: Vite answers from its cache until a source file changes.
    handlePage: async (request, context) => pagesModule(await vite.ssrLoadModule(SOURCE_ENTRY)).handlePage(request, context),
    middleware: vite.middlewares,
    close: () => vite.close(),
  }
}

function pagesModule(loaded: unknown): { handlePage: HandlePage } {
  if (typeof loaded === 'object' && loaded !== null && 'handlePage' in loaded) {
    if (typeof loaded.handlePage === 'function') return loaded as { handlePage: HandlePage } // shape agreed with web
  }
  throw new Error('The pages do not export handlePage.')
}
