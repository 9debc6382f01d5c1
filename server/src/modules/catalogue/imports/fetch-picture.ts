import { pictureBytesMax } from '@yizhan/contract/catalogue'
import { createRemoteFileReader } from '#platform/remote-file.ts'
import type { ReadRemoteFile, RemoteFileRules } from '#platform/remote-file.ts'

export type FetchPicture = ReadRemoteFile

/** Reads pictures that a product file names by address. What they really are, is read from their bytes afterwards. */
export function createFetchPicture(given: Partial<RemoteFileRules> = {}): FetchPicture {
  return createRemoteFileReader({ bytesMax: pictureBytesMax, accepts: mayBePicture, ...given })
}

/** Stores of files call everything a stream of octets. */
function mayBePicture(type: string): boolean {
  return type.startsWith('image/') || type === 'application/octet-stream' || type === 'binary/octet-stream'
}
