import type { Config } from '@react-router/dev/config'

/** Pages are rendered by the server; every route is known from the first page, so that no click waits for a manifest. */
export default {
  appDirectory: 'src',
  ssr: true,
  routeDiscovery: { mode: 'initial' },
} satisfies Config
