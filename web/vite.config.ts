import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

/** Calls that only build descriptions: unused schemas, routes and drawings never reach the browser. */
const pureCalls = ['z', 'defineRoute', 'defineErrors', 'idSchema', 'pageOf', 'createReactComponent']

/** What every page needs comes in two files instead of thirty: libraries, which rarely change, and our own frame. */
const sharedFiles = [
  { name: 'libraries', test: /node_modules\/(react|react-dom|react-router|scheduler|cookie|@tabler)\//, priority: 2 },
  { name: 'frame', test: /src\/(ui|frame|api|root|features\/search\/search-box|features\/search\/words|features\/search\/use-suggestions)/, priority: 1 },
]

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [tailwindcss(), reactRouter()],
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 400 },
  environments: {
    client: {
      build: {
        rollupOptions: {
          treeshake: { manualPureFunctions: pureCalls },
          output: { entryFileNames: 'assets/[name]-[hash].js', codeSplitting: { groups: sharedFiles } },
        },
      },
    },
    ssr: {
      build: { rollupOptions: { input: './src/handle-page.ts' }, target: 'node22' },
      // Built pages carry their libraries, so React is its production build however the server is started.
      ...(command === 'build' ? { resolve: { noExternal: true as const }, define: { 'process.env.NODE_ENV': '"production"' } } : {}),
    },
  },
}))
