// Runs before npm start on whatever Node there is, so it is written for an old one.
'use strict'
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `This is Node ${process.versions.node}, which cannot run Yizhan. "npm ci" brings Node 24 into node_modules; ` +
      'run it again without --ignore-scripts, or install Node 24 yourself.',
  )
  process.exit(1)
}
try {
  require.resolve('fastify/package.json')
} catch {
  console.error('The packages are not installed; run "npm ci" first.')
  process.exit(1)
}
