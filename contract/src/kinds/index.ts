export { choicesSchema, codeSelectionSchema, goodsSelectionSchema, kindNames, kindSchema, selectionSchema, selectionSchemas } from './schemas.ts'
export type { KindName, KindNeeds, Selection } from './schemas.ts'
