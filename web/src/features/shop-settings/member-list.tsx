import { Form } from 'react-router'
import type { MerchantRole } from '@yizhan/contract/identity'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/language.tsx'
import { shopSettingsWords } from './words.ts'

export interface Member {
  userId: string
  name: string
  email: string | null
  role: MerchantRole
}

/** Who works for the shop; owners change roles and remove people here. */
export function MemberList({
  members,
  roles,
  ownId,
  canChange,
}: {
  members: readonly Member[]
  roles: readonly MerchantRole[]
  ownId: string
  canChange: boolean
}) {
  const w = useWords(shopSettingsWords)
  return (
    <ul className="card-paper divide-y divide-line">
      {members.map((member) => (
        <li key={member.userId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-4 md:px-6">
          <div className="min-w-0">
            <p className="font-medium">
              {member.name}
              {member.userId === ownId && <span className="ms-2 text-sm font-normal text-quiet">{w.you}</span>}
            </p>
            <p className="text-sm text-quiet">{member.email}</p>
          </div>
          {canChange ? <MemberForm member={member} roles={roles} /> : <span className="text-sm">{w.roles[member.role]}</span>}
        </li>
      ))}
    </ul>
  )
}

function MemberForm({ member, roles }: { member: Member; roles: readonly MerchantRole[] }) {
  const w = useWords(shopSettingsWords)
  return (
    <Form method="post" className="flex flex-wrap items-center gap-2" preventScrollReset>
      <input type="hidden" name="userId" value={member.userId} />
      <select key={member.role} name="role" aria-label={w.changeRole(member.name)} defaultValue={member.role} className="select w-auto min-w-28">
        {roles.map((role) => (
          <option key={role} value={role}>
            {w.roles[role]}
          </option>
        ))}
      </select>
      <Button type="submit" name="intent" value="change" size="small">
        {w.applyRole}
      </Button>
      <Button type="submit" name="intent" value="remove" size="small" tone="bare" aria-label={w.removeWho(member.name)}>
        {w.remove}
      </Button>
    </Form>
  )
}
