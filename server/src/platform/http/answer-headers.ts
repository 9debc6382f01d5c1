import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { closedPolicy, reportsPath } from './content-policy.ts'

export interface AnswerHeaderOptions {
  readonly isSecure: boolean
  /** Whether this host may be put on the browsers' own list of hosts that speak https only. It is hard to get off again. */
  readonly isHstsPreloaded: boolean
}

const yearSeconds = 31_536_000
/** Of what a page could ask the device for, ours asks for a passkey and to copy a text. */
const refusedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]
const ownFeatures = ['clipboard-write', 'fullscreen', 'publickey-credentials-create', 'publickey-credentials-get']
const permissions = [...refusedFeatures.map((name) => `${name}=()`), ...ownFeatures.map((name) => `${name}=(self)`)].join(', ')

/** What every answer says about itself; pages, files and the reference replace the content policy by their own. */
export async function tellAnswerHeaders(http: FastifyInstance, { isSecure, isHstsPreloaded }: AnswerHeaderOptions): Promise<void> {
  // Not helmet's `no-referrer`: with that, browsers send `Origin: null` with a form, which the forgery check refuses.
  await http.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: isSecure && { maxAge: yearSeconds, includeSubDomains: true, preload: isHstsPreloaded },
  })
  http.addHook('onRequest', async (_request, reply) => {
    reply.headers({ 'content-security-policy': closedPolicy, 'permissions-policy': permissions, 'reporting-endpoints': `csp="${reportsPath}"` })
  })
}
