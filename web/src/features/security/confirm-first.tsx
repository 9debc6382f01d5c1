import { ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { defineWords, useWords } from '../../ui/language.tsx'

const words = defineWords({
  'zh-CN': { text: '这一步关系到谁能进这家店，先确认是你本人，再填写。', confirm: '确认是你本人' },
  en: { text: 'This decides who gets into the shop: confirm that it is you, then fill it in.', confirm: 'Confirm that it is you' },
})

/** Stands where a form will be, once its person has confirmed: what is typed is never lost on the way there. */
export function ConfirmFirst({ title, next }: { title: string; next: string }) {
  const w = useWords(words)
  return (
    <Card title={title}>
      <p className="mb-4 text-quiet">{w.text}</p>
      <ButtonLink href={`/confirm?next=${encodeURIComponent(next)}`} tone="primary">
        {w.confirm}
      </ButtonLink>
    </Card>
  )
}
