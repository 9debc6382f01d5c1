import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

// npm run --silent sbom: every package of package-lock.json as a CycloneDX bill of materials, to standard output; what only development
// needs is marked. NOTE: --omit=dev would drop pg, react and others, which the root names for development and the workspaces for running.
const root = path.resolve(import.meta.dirname, '..')
const npmArguments = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only']
const written = execFileSync('npm', npmArguments, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
// The form is that of CycloneDX, as npm writes it; the test holds it.
const sbom = JSON.parse(written) as { metadata: { component: { name: string } } }
// npm calls the project by the folder it happens to stand in.
const { name } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { name: string } // our own file
sbom.metadata.component.name = name
process.stdout.write(`${JSON.stringify(sbom, null, 2)}\n`)
