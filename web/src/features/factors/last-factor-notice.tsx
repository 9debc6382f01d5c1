import { Form } from 'react-router'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { factorWords } from './words.ts'

interface LastFactorNoticeProps {
  readonly action: string
  /** What follows, in the API's words. */
  readonly message: string
  readonly passkeyId?: string
}

/** What follows when the last passkey or app goes, and the choice. */
export function LastFactorNotice({ action, message, passkeyId }: LastFactorNoticeProps) {
  const w = useWords(factorWords)
  return (
    <Notice
      tone="attention"
      ways={
        <Form method="post" action={action} className="flex flex-wrap gap-2">
          {passkeyId && <input type="hidden" name="passkeyId" value={passkeyId} />}
          <input type="hidden" name="isLast" value="accepted" />
          <ButtonLink href={action} tone="primary">
            {w.keep}
          </ButtonLink>
          <Button type="submit" name="intent" value="remove" tone="danger">
            {w.removeAnyway}
          </Button>
        </Form>
      }
    >
      {message}
    </Notice>
  )
}
