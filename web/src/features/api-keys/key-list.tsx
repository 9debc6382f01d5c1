import { Form } from 'react-router'
import type { ApiKey } from '@yizhan/contract/integrators'
import { Button } from '../../ui/button.tsx'
import { Badge, type BadgeTone } from '../../ui/chip.tsx'
import { useWords } from '../../ui/language.tsx'
import { Time } from '../../ui/time.tsx'
import { apiKeyWords } from './words.ts'

const tones: Record<ApiKey['state'], BadgeTone> = { live: 'done', expired: 'quiet', revoked: 'quiet' }

/** The shop's keys: what each may, when it was last used, and the button that ends it. */
export function KeyList({ keys }: { keys: readonly ApiKey[] }) {
  const w = useWords(apiKeyWords)
  return (
    <ul className="card-paper divide-y divide-line">
      {keys.map((key) => (
        <li key={key.apiKeyId} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 p-4 md:px-6">
          <div className="min-w-0 flex-1 basis-72">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">{key.name}</span>
              <Badge tone={tones[key.state]}>{w.states[key.state]}</Badge>
              <code className="text-sm text-quiet">{w.ending(key.ending)}</code>
            </p>
            <p className="mt-1 text-sm">{key.scopes.map((scope) => w.scopeNames[scope]).join(' · ')}</p>
            <p className="mt-1 text-sm text-quiet">
              {w.lastUsed} {key.lastUsedAt ? <Time at={key.lastUsedAt} /> : w.never} · {w.expires} <Time at={key.expiresAt} show="day" />
            </p>
          </div>
          {key.state === 'live' && (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="apiKeyId" value={key.apiKeyId} />
              <Button type="submit" name="intent" value="revoke" size="small" tone="danger" aria-label={w.revokeWho(key.name)}>
                {w.revoke}
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
}
