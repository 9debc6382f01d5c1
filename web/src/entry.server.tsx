import { renderToString } from 'react-dom/server'
import { ServerRouter, type HandleDocumentRequestFunction, type HandleErrorFunction } from 'react-router'
import { apiOf } from './api/page-api.server.ts'

/** React writes none when it renders to a string; without it browsers fall back to the layout rules of the nineties. */
const documentStart = '<!doctype html>'
const documentEnd = '</body></html>'

/**
 * Renders a page as one string. All its data is there before rendering begins and nothing in our pages waits while it
 * renders, so a stream would only add work: measured, one string takes about half the time of React's pipe, can be
 * cached, and carries the right status.
 */
export default async function handleRequest(...[request, status, headers, context, provider]: Parameters<HandleDocumentRequestFunction>): Promise<Response> {
  headers.set('content-type', 'text/html; charset=utf-8')
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const { nonce } = apiOf(provider)
  const data = context.serverHandoffStream ? await textOf(context.serverHandoffStream) : null
  const page = renderToString(<ServerRouter context={{ ...context, serverHandoffStream: undefined }} url={request.url} nonce={nonce} />)
  const body = page.endsWith(documentEnd) ? page.slice(0, -documentEnd.length) : page
  // Bytes, because a response made of text is checked and encoded once more.
  return new Response(Buffer.from(`${documentStart}${body}${data === null ? '' : handoffOf(data, nonce)}${documentEnd}`), { status, headers })
}

async function textOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of stream) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

/** Hands the loaders' data to the browser's router: the scripts that it would have streamed itself. */
function handoffOf(data: string, nonce: string | undefined): string {
  const attribute = nonce ? ` nonce="${nonce}"` : ''
  return `<script${attribute}>window.__reactRouterContext.streamController.enqueue(${scriptText(data)});window.__reactRouterContext.streamController.close();</script>`
}

const unsafeInScript: Record<string, string> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' }
/** A text as a script literal that no content can close early. */
function scriptText(text: string): string {
  return JSON.stringify(text).replaceAll(/[<>&\u2028\u2029]/g, (character) => unsafeInScript[character] ?? '')
}

/** Bugs are loud; a visitor who went away, and refusals shown on a page, are not bugs. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted) return
  // oxlint-disable-next-line no-console -- a page has no other log; its process writes this one down
  console.error(error)
}
