import { mayOperate } from '@yizhan/contract/access'
import type { OperatorRole } from '@yizhan/contract/identity'
import type { PeopleTab } from './people-tabs.tsx'

/** Which pages about people these roles open. */
export function peopleTabsOf(roles: readonly OperatorRole[]): PeopleTab[] {
  const may = {
    operators: mayOperate('listOperators', roles),
    find: mayOperate('findPeople', roles),
    appeals: mayOperate('listAppeals', roles),
  }
  return (['operators', 'find', 'appeals'] as const).filter((tab) => may[tab])
}
