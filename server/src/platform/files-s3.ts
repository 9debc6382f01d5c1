import { filesOn, type Files } from './files.ts'
import { StartError } from './start-error.ts'

export interface S3Options {
  readonly bucket: string
  readonly region: string
  /** For stores other than Amazon's that speak the same protocol. */
  readonly endpoint?: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/**
 * Files in an S3 bucket. The client for it is 20 MB that most installations never need, so it is not among our
 * dependencies: whoever sets S3 up installs it beside us.
 * @throws StartError when it is not installed
 */
export async function createS3Files(options: S3Options): Promise<Files> {
  const { S3Driver } = await loadDriver()
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = options
  const driver = new S3Driver({
    bucket,
    region,
    endpoint,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: endpoint !== undefined,
    visibility: 'private',
    supportsACL: false, // buckets made since 2023 refuse access lists
  })
  return filesOn(driver, { isWriteAtomic: true })
}

async function loadDriver(): Promise<typeof import('flydrive/drivers/s3')> {
  try {
    return await import('flydrive/drivers/s3')
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND'
    if (!isMissing) throw cause
    throw new StartError('Keeping files in S3 needs two more packages: run npm install @aws-sdk/client-s3 @aws-sdk/s3-request-presigner', { cause })
  }
}
