import { data, Form, redirect } from 'react-router'
import { admissionRoutes, gateChangeSchema, ratePerSecondMax } from '@yizhan/contract/admission'
import type { Route } from './+types/admission.ts'
import { call, load } from '../api/call.server.ts'
import { textOf } from '../api/form.server.ts'
import { apiOf } from '../api/page-api.server.ts'
import { useKeptAnswer } from '../api/use-kept-answer.ts'
import { useRecheck } from '../api/use-recheck.ts'
import { ConsolePage } from '../frame/console-page.tsx'
import { DoneToast } from '../frame/done-toast.tsx'
import { gateWords } from '../features/admission/words.ts'
import { Button } from '../ui/button.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { textOfSeconds } from '../ui/countdown.tsx'
import { TextField } from '../ui/field.tsx'
import { useWords } from '../ui/language.tsx'
import { Time } from '../ui/time.tsx'
import { useBusy } from '../ui/use-busy.ts'

/** How often the page reads the line again while it is open, and for how long. */
const recheckSeconds = 5
const rechecksMax = 720

export async function loader({ request, context }: Route.LoaderArgs) {
  return { gate: await load(apiOf(context), admissionRoutes.readGate, {}, request) }
}

export async function action({ request, context }: Route.ActionArgs) {
  const api = apiOf(context)
  const form = await request.formData()
  const typed = textOf(form, 'ratePerSecond')
  const isReset = textOf(form, 'intent') === 'reset'
  const change = gateChangeSchema.safeParse({ ratePerSecond: isReset ? null : /^\d+$/.test(typed) ? Number(typed) : undefined })
  if (!change.success) return data({ typed, error: gateWords[api.locale].notANumber }, { status: 422 })
  const outcome = await call(api, admissionRoutes.changeGate, { body: change.data })
  return outcome.ok ? redirect('/operator/admission?done=saved') : data({ typed, error: outcome.refusal.message }, { status: outcome.refusal.status })
}

export default function Admission({ loaderData, actionData }: Route.ComponentProps) {
  const w = useWords(gateWords)
  const { gate } = loaderData
  const answered = useKeptAnswer(actionData)
  const isBusy = useBusy()
  useRecheck({ isWaiting: true, everySeconds: recheckSeconds, timesMax: rechecksMax })
  return (
    <ConsolePage title={w.title} note={w.note} isNarrow>
      <Card className="mb-4">
        <Facts
          items={[
            { name: w.now, value: <strong className="font-medium">{w.perSecond(gate.ratePerSecond)}</strong> },
            { name: w.waiting, value: <span className="numbers">{w.people(gate.waiting)}</span> },
            { name: w.longest, value: <span className="numbers">{textOfSeconds(gate.longestWaitSeconds)}</span> },
            { name: w.lineMax, value: <span className="numbers">{w.people(gate.waitingMax)}</span> },
            { name: w.leave, value: w.minutes(gate.admittedMinutes) },
            { name: w.changed, value: gate.isOverridden && gate.changedAt ? <Time at={gate.changedAt} /> : w.neverChanged },
          ]}
        />
      </Card>
      <Card>
        <Form method="post" className="grid gap-4">
          <TextField
            name="ratePerSecond"
            label={w.rate}
            hint={w.rateHint}
            error={answered?.error}
            type="number"
            inputMode="numeric"
            min={0}
            max={ratePerSecondMax}
            step={1}
            required
            defaultValue={answered?.typed ?? String(gate.ratePerSecond)}
          />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" tone="primary" isBusy={isBusy}>
              {w.save}
            </Button>
            {gate.isOverridden && (
              <Button type="submit" name="intent" value="reset" formNoValidate>
                {w.reset(gate.configuredPerSecond)}
              </Button>
            )}
          </div>
        </Form>
      </Card>
      <DoneToast says={{ saved: w.saved }} />
    </ConsolePage>
  )
}
