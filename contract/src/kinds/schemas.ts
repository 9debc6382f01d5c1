import { z } from 'zod'

/** Choices made in the offer's option groups: group key to the chosen keys. */
export const choicesSchema = z.record(z.string().max(60), z.array(z.string().max(60)).max(20)).default({})
/** What a shopper chose beyond the variant. Each kind's own schema narrows it; see `selectionSchemas`. */
export const selectionSchema = z.record(z.string().max(60), z.unknown()).default({})
export type Selection = z.output<typeof selectionSchema>

/** What a kind needs to know before it can be bought. */
export interface KindNeeds {
  readonly address: boolean
  readonly contact: 'email' | 'any'
}
export const goodsSelectionSchema = z.object({ choices: choicesSchema }).strict()
export const codeSelectionSchema = z.object({ choices: choicesSchema }).strict()

/** The selection schema of each kind, shared by server and pickers. A new kind adds its line. */
export const selectionSchemas = { goods: goodsSelectionSchema, code: codeSelectionSchema } as const
export type KindName = keyof typeof selectionSchemas
export const kindNames = Object.keys(selectionSchemas) as [KindName, ...KindName[]]
export const kindSchema = z.enum(kindNames)
