export { createRecommendations } from './recommendations.ts'
export type { ForYou, Recommendations, RecommendationsParts } from './recommendations.ts'
export { serveRecommendations } from './http/shop.ts'
