import type { FilesPlace, S3Key } from './config.ts'
import { decodedPart } from './url-part.ts'

/** The setting FILES: a folder, or `s3://keyId:secret@bucket?region=...&endpoint=...`; undefined when it is neither. */
export function toFilesPlace(text: string): { place: FilesPlace; s3Key?: S3Key } | undefined {
  if (!/^[a-z0-9+.-]+:\/\//i.test(text)) return { place: { kind: 'disk', dir: text } }
  const url = URL.parse(text)
  const region = url?.searchParams.get('region')
  const accessKeyId = decodedPart(url?.username)
  const secretAccessKey = decodedPart(url?.password)
  if (url?.protocol !== 's3:' || !url.hostname || !accessKeyId || !secretAccessKey || !region) return undefined
  const endpoint = url.searchParams.get('endpoint') ?? undefined
  return { place: { kind: 's3', bucket: url.hostname, region, endpoint }, s3Key: { accessKeyId, secretAccessKey } }
}
