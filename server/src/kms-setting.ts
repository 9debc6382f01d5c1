import type { AliyunKmsPlace } from '#platform/crypto/aliyun-kms.ts'
import { decodedPart } from './url-part.ts'

/** The setting KMS: `aliyun://keyId:secret@region/key?endpoint=...`; undefined when it is none. */
export function toKmsPlace(text: string): AliyunKmsPlace | undefined {
  const url = URL.parse(text)
  const accessKeyId = decodedPart(url?.username)
  const accessKeySecret = decodedPart(url?.password)
  const keyId = decodedPart(url?.pathname.slice(1))
  const endpoint = url?.searchParams.get('endpoint') ?? undefined
  if (url?.protocol !== 'aliyun:' || !url.hostname || !accessKeyId || !accessKeySecret || !keyId) return undefined
  if (endpoint !== undefined && !/^https?:\/\/[^/]+\/?$/.test(endpoint)) return undefined
  return { region: url.hostname, keyId, endpoint, accessKeyId, accessKeySecret }
}
