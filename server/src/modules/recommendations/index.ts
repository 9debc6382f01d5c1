export { createRecommendations } from './recommendations.ts'

export { serveRecommendations } from './http/shop.ts'
