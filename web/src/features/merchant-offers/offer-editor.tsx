import { useEffect, useRef } from 'react'
import { Form, useNavigation } from 'react-router'
import type { OfferState } from '@yizhan/contract/catalogue'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Badge } from '../../ui/chip.tsx'
import { ExternalIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { BasicFields } from './basic-fields.tsx'
import { CategoryFields } from './category-fields.tsx'
import type { CategoryOption } from './category-fields.server.ts'
import { editorWords } from './editor-words.ts'
import type { AttributeField, FormErrors, OfferForm } from './offer-form.ts'
import { offerTones } from './offer-list.tsx'
import { OptionFields } from './option-fields.tsx'
import { PictureFields } from './picture-fields.tsx'
import { RuleFields } from './rule-fields.tsx'
import { useUnsavedGuard } from './use-unsaved-guard.ts'
import { VariantFields } from './variant-fields.tsx'

export interface EditorProps {
  form: OfferForm
  attributes: readonly AttributeField[]
  categories: readonly CategoryOption[]
  errors: FormErrors
  messages: readonly string[]
  /** Null while it was never saved. */
  state: OfferState | null
  /** Address of the shop's offers in the console. */
  base: string
}

/**
 * Everything about an offer in one form. Its buttons that add, remove or move something send the form too and get it
 * back changed, so they work alike with and without script, and nothing typed is lost.
 */
export function OfferEditor(props: EditorProps) {
  const { form, errors, messages, state } = props
  const w = useWords(editorWords)
  const notice = useRef<HTMLDivElement>(null)
  const isSending = useNavigation().state === 'submitting'
  const noteChange = useUnsavedGuard(w.unsaved)
  useEffect(() => {
    if (messages.length > 0) notice.current?.scrollIntoView({ block: 'center' })
  }, [messages])
  return (
    // A second wish would leave without the first one's answer in it, so it waits for another press.
    <Form
      method="post"
      encType="multipart/form-data"
      noValidate
      preventScrollReset
      onInput={noteChange}
      onSubmit={(event) => (isSending ? event.preventDefault() : noteChange())}
    >
      {/* The first button of a form is what Enter presses. */}
      <button name="intent" value="save" tabIndex={-1} aria-hidden="true" className="sr-only">
        {w.save}
      </button>
      <input type="hidden" name="offerId" value={form.offerId} />
      <input type="hidden" name="slugFallback" value={form.slugFallback} />
      <input type="hidden" name="otherAttributes" value={form.otherAttributes} />
      <div ref={notice} className="mb-4 empty:hidden">
        {messages.length > 0 && (
          <Notice tone="refused">
            {messages.map((message) => (
              <span key={message} className="block">
                {message}
              </span>
            ))}
          </Notice>
        )}
      </div>
      <div className="grid items-start gap-4 lg:gap-6 xl:grid-cols-[1fr_20rem]">
        <div className="grid min-w-0 grid-cols-1 gap-4 overflow-x-clip lg:gap-6">
          <BasicFields form={form} errors={errors} isNew={state === null} />
          <PictureFields form={form} messages={messages} />
          <VariantFields form={form} errors={errors} base={props.base} />
          <OptionFields form={form} errors={errors} />
          <RuleFields form={form} errors={errors} />
        </div>
        <div className="order-first grid min-w-0 grid-cols-1 gap-4 lg:gap-6 xl:sticky xl:top-8 xl:order-none">
          {state && <StateCard state={state} form={form} />}
          <CategoryFields form={form} errors={errors} attributes={props.attributes} categories={props.categories} />
        </div>
      </div>
      <SaveBar state={state} />
    </Form>
  )
}

function StateCard({ state, form }: { state: OfferState; form: OfferForm }) {
  const w = useWords(editorWords)
  return (
    <Card title={w.state} aside={<Badge tone={offerTones[state]}>{w.states[state]}</Badge>}>
      <p className="text-sm text-quiet">{w.stateNotes[state]}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        {state === 'published' && (
          <>
            <ButtonLink href={`/offers/${form.offerId}`} size="small">
              <ExternalIcon size={18} />
              {w.see}
            </ButtonLink>
            <Button type="submit" name="intent" value="state:draft" size="small">
              {w.takeDown}
            </Button>
          </>
        )}
        {state !== 'archived' && (
          <Button type="submit" name="intent" value="state:archived" size="small" tone="bare" title={w.archiveHint}>
            {w.archive}
          </Button>
        )}
        {state === 'archived' && (
          <Button type="submit" name="intent" value="state:draft" size="small">
            {w.saveDraft}
          </Button>
        )}
      </div>
    </Card>
  )
}

/** Stays at the thumb while the long form scrolls. */
function SaveBar({ state }: { state: OfferState | null }) {
  const w = useWords(editorWords)
  const { state: sending, formData } = useNavigation()
  const busyWith = sending === 'submitting' ? formData?.get('intent') : null
  const isPublished = state === 'published'
  return (
    <div className="sticky bottom-0 z-20 -mx-4 mt-6 flex gap-3 border-t border-line bg-ground px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:-mx-8 md:px-8">
      {!isPublished && (
        <Button type="submit" name="intent" value="publish" tone="primary" isBusy={busyWith === 'publish'}>
          {w.publish}
        </Button>
      )}
      <Button type="submit" name="intent" value="save" tone={isPublished ? 'primary' : 'paper'} isBusy={busyWith === 'save'}>
        {isPublished ? w.save : w.saveDraft}
      </Button>
    </div>
  )
}
