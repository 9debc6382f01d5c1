import { ensurePagesBuilt } from '../server/src/pages-build.ts'

// npm run build: the pages that npm start would build, for a machine or image that should start at once.
console.log((await ensurePagesBuilt()) ? 'The pages are built.' : 'The pages are built already and unchanged.')
