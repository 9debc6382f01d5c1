import { z } from 'zod'
import { defineRoute, idSchema } from '../shared/index.ts'
import { verificationSchema, verificationSummarySchema } from './schemas.ts'

export const verificationRoutes = {
  startVerification: defineRoute({
    name: 'startVerification',
    method: 'POST',
    path: '/api/v1/operator/verifications',
    summary: 'Have the database asked whether anything was lost or doubled. While a run is under way, answers that one',
    response: verificationSchema,
    status: 202,
  }),
  listVerifications: defineRoute({
    name: 'listVerifications',
    method: 'GET',
    path: '/api/v1/operator/verifications',
    summary: 'The last runs of the verifier, newest first',
    response: z.object({ items: z.array(verificationSummarySchema) }),
  }),
  readVerification: defineRoute({
    name: 'readVerification',
    method: 'GET',
    path: '/api/v1/operator/verifications/{verificationId}',
    summary: 'A run of the verifier: how far it is, each answer so far, and the rows that are wrong',
    params: z.object({ verificationId: idSchema('vfy') }),
    response: verificationSchema,
  }),
}
