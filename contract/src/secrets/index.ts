export { secretRoutes } from './routes.ts'
export { dataKeySchema, dataKeyStates, keyRotationSchema, rotationStates } from './schemas.ts'
export type { DataKeyState, DataKeyView, KeyRotation, RotatedTable, RotationState } from './schemas.ts'
