import { z } from 'zod'
import { idSchema, timestampSchema } from '../shared/index.ts'

/** `coming`: known to every process and not yet written with. `old`: values still name it. `retired`: only backups do. */
export const dataKeyStates = ['coming', 'current', 'old', 'retired'] as const
export type DataKeyState = (typeof dataKeyStates)[number]

/** A key that values in the database are sealed with, or found by. It is never shown. */
export const dataKeySchema = z.object({
  keyId: z.string(),
  purpose: z.enum(['encryption', 'blind-index']),
  state: z.enum(dataKeyStates),
  /** The key-encryption key that closes it. */
  wrappedBy: z.string(),
  createdAt: timestampSchema,
  activeFrom: timestampSchema,
  retiredAt: timestampSchema.nullable(),
})
export type DataKeyView = z.infer<typeof dataKeySchema>

/** `waiting` until every process knows the new key. */
export const rotationStates = ['waiting', 'running', 'done'] as const
export type RotationState = (typeof rotationStates)[number]

/** How far a table is: rows that named another key when it began, those sealed again since, and those that do not open. */
export const rotatedTableSchema = z.object({ table: z.string(), total: z.int(), done: z.int(), unreadable: z.int() })
export type RotatedTable = z.infer<typeof rotatedTableSchema>

export const keyRotationSchema = z.object({
  rotationId: idSchema('krt'),
  keyId: z.string(),
  state: z.enum(rotationStates),
  askedAt: timestampSchema,
  /** When sealing again begins. */
  activeAt: timestampSchema,
  startedAt: timestampSchema.nullable(),
  endedAt: timestampSchema.nullable(),
  rowsTotal: z.int(),
  rowsDone: z.int(),
  rowsUnreadable: z.int(),
  tables: z.array(rotatedTableSchema),
})
export type KeyRotation = z.infer<typeof keyRotationSchema>
