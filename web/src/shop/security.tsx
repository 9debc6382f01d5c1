import { identityRoutes, type SecurityEvent } from '@yizhan/contract/identity'
import type { Route } from './+types/security.ts'
import { load } from '../api/call.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { signedIn } from '../api/role.server.ts'
import { DoneToast } from '../frame/done-toast.tsx'
import { EventList } from '../features/security/event-list.tsx'
import { protectionOf } from '../features/security/protection.ts'
import { ProtectionCard } from '../features/security/protection-card.tsx'
import { SecurityPage } from '../features/security/security-page.tsx'
import { SecurityRow, SecurityRows } from '../features/security/security-row.tsx'
import { centreWords } from '../features/security/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import {
  ChevronRightIcon,
  ClockIcon,
  DevicesIcon,
  FreezeIcon,
  KeyIcon,
  LockIcon,
  MailIcon,
  PersonIcon,
  PhoneIcon,
  PrivacyIcon,
  RescueIcon,
} from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { Time } from '../ui/time.tsx'

const here = '/account/security'
const recentMax = 5

export async function loader({ request, context }: Route.LoaderArgs) {
  const api = apiOf(context)
  const me = await signedIn(api, request)
  const [security, events] = await Promise.all([
    load(api, identityRoutes.readSecurity, {}),
    load(api, identityRoutes.listSecurityEvents, { query: { limit: recentMax } }),
  ])
  const hasStrongFactor = security.passkeyCount > 0 || security.hasAuthenticator
  return { name: me.user.name, security, events: events.items, lacksStaffFactor: me.operatorRoles.length > 0 && !hasStrongFactor }
}

export default function Security({ loaderData }: Route.ComponentProps) {
  const w = useWords(centreWords)
  const { name, security, events, lacksStaffFactor } = loaderData
  return (
    <SecurityPage title={w.title} note={w.note} isCentre>
      {lacksStaffFactor && <StaffNotice />}
      <ProtectionCard protection={protectionOf(security)} />
      <OwnRows name={name} security={security} />
      <SecurityRows title={w.factors}>
        <SecurityRow
          href={`${here}/passkeys`}
          icon={<KeyIcon />}
          name={w.passkeys}
          state={security.passkeyCount > 0 ? w.count(security.passkeyCount) : w.none}
        />
        <SecurityRow href={`${here}/authenticator`} icon={<ClockIcon />} name={w.authenticator} state={security.hasAuthenticator ? w.inUse : w.none} />
        <SecurityRow
          href={`${here}/recovery-codes`}
          icon={<RescueIcon />}
          name={w.recovery}
          state={security.recoveryCodesLeft > 0 ? w.left(security.recoveryCodesLeft) : w.none}
        />
      </SecurityRows>
      <SecurityRows title={w.watching}>
        <SecurityRow href={`${here}/devices`} icon={<DevicesIcon />} name={w.devices} state={w.deviceCount(security.sessionCount)} />
        <SecurityRow href="/account/privacy" icon={<PrivacyIcon />} name={w.privacy} state={w.privacyNote} />
      </SecurityRows>
      <RecentEvents events={events} />
      <nav aria-label={w.freeze} className="px-4 md:px-6">
        <a href={`${here}/freeze`} className="-mx-2 flex min-h-15 items-center gap-3 rounded-control px-2 py-2 text-error hover:bg-wash">
          <FreezeIcon />
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
            <span>{w.freeze}</span>
            <span className="text-sm text-quiet">{w.freezeNote}</span>
          </span>
          <ChevronRightIcon size={18} className="text-quiet" />
        </a>
      </nav>
      <DoneToast says={w.done} />
    </SecurityPage>
  )
}

type Loaded = Route.ComponentProps['loaderData']

function OwnRows({ name, security: { hasPassword, passwordChangedAt, email, phone } }: Pick<Loaded, 'name' | 'security'>) {
  const w = useWords(centreWords)
  const password = passwordChangedAt ? (
    <>
      {w.changed} <Time at={passwordChangedAt} show="day" />
    </>
  ) : (
    w.none
  )
  return (
    <SecurityRows title={w.own}>
      <SecurityRow href={`${here}/name`} icon={<PersonIcon />} name={w.name} state={name} />
      <SecurityRow href={`${here}/password`} icon={<LockIcon />} name={w.password} state={hasPassword ? password : w.none} />
      <SecurityRow href={`${here}/email`} icon={<MailIcon />} name={w.email} state={email ?? w.none} />
      <SecurityRow href={`${here}/phone`} icon={<PhoneIcon />} name={w.phone} state={phone ?? w.none} />
    </SecurityRows>
  )
}

function RecentEvents({ events }: { events: readonly SecurityEvent[] }) {
  const w = useWords(centreWords)
  const all = (
    <a href={`${here}/events`} className="inline-flex min-h-11 items-center gap-0.5 text-sm text-quiet hover:text-ink">
      {w.all}
      <ChevronRightIcon size={16} />
    </a>
  )
  return (
    <Card title={w.recent} aside={all}>
      {events.length > 0 ? <EventList events={events} /> : <p className="text-quiet">{w.nothing}</p>}
    </Card>
  )
}

/** Why those who work for the platform need more than a password. */
function StaffNotice() {
  const w = useWords(centreWords)
  return (
    <Notice
      tone="attention"
      ways={
        <>
          <ButtonLink href={`${here}/passkeys`} tone="primary">
            {w.addPasskey}
          </ButtonLink>
          <ButtonLink href={`${here}/authenticator`}>{w.addAuthenticator}</ButtonLink>
        </>
      }
    >
      {w.staff}
    </Notice>
  )
}
