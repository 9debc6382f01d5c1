import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../ui/language.tsx'
import { useBusy } from '../../ui/use-busy.ts'
import { privacyWords } from './words.ts'

/** Asks once, in the flow of the page and over nothing. Two answers of equal look; leaving it alone is fine too. */
export function ConsentAsk({ back }: { back: string }) {
  const w = useWords(privacyWords)
  const isBusy = useBusy()
  return (
    <Form method="post" action="/account/privacy" className="card-paper mt-12 grid gap-3 p-4 md:p-6">
      <input type="hidden" name="act" value="consents" />
      <input type="hidden" name="source" value="home" />
      <input type="hidden" name="back" value={back} />
      <h2 className="text-base font-medium">{w.ask}</h2>
      <p className="max-w-reading text-sm text-quiet">{w.askNote}</p>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" name="personalisation" value="no" isBusy={isBusy}>
          {w.askNo}
        </Button>
        <Button type="submit" name="personalisation" value="yes" isBusy={isBusy}>
          {w.askYes}
        </Button>
        <a href="/account/privacy" className="inline-flex min-h-11 items-center text-sm text-link">
          {w.askMore}
        </a>
      </div>
    </Form>
  )
}
