import { z } from 'zod'
import { defineRoute, idSchema } from '../shared/index.ts'
import { dataKeySchema, keyRotationSchema } from './schemas.ts'

export const secretRoutes = {
  listDataKeys: defineRoute({
    name: 'listDataKeys',
    method: 'GET',
    path: '/api/v1/operator/data-keys',
    summary: 'The keys that personal data is sealed with: their age and which is in use, never themselves',
    response: z.object({ items: z.array(dataKeySchema) }),
  }),
  startKeyRotation: defineRoute({
    name: 'startKeyRotation',
    method: 'POST',
    path: '/api/v1/operator/key-rotations',
    summary: 'Make a new key and have everything sealed again with it. While a rotation is under way, answers that one and wakes it',
    response: keyRotationSchema,
    status: 202,
  }),
  listKeyRotations: defineRoute({
    name: 'listKeyRotations',
    method: 'GET',
    path: '/api/v1/operator/key-rotations',
    summary: 'The last rotations, newest first',
    response: z.object({ items: z.array(keyRotationSchema) }),
  }),
  readKeyRotation: defineRoute({
    name: 'readKeyRotation',
    method: 'GET',
    path: '/api/v1/operator/key-rotations/{rotationId}',
    summary: 'A rotation: how far it is in each table',
    params: z.object({ rotationId: idSchema('krt') }),
    response: keyRotationSchema,
  }),
}
