export { passwordAdvice, passwordCharactersMax, passwordQualitySchema, passwordScoreMin } from './passwords.ts'
export type { PasswordAdvice, PasswordQuality } from './passwords.ts'
export { protectionRoutes } from './routes.ts'
