import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { CloseIcon, TagIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { checkoutWords } from './words.ts'

interface CouponFieldsProps {
  applied: readonly string[]
  /** What was typed and not taken. */
  typed: string
  error: string | null
  /** What a coupon in use is refused for, by its code. */
  refused: Readonly<Record<string, string>>
}

/** Coupons in use, and a place for one more. Both buttons send the whole form, so nothing typed elsewhere is lost. */
export function CouponFields({ applied, typed, error, refused }: CouponFieldsProps) {
  const w = useWords(checkoutWords)
  return (
    <div className="grid gap-3">
      {applied.length > 0 && (
        <ul aria-label={w.applied} className="flex flex-wrap gap-2">
          {applied.map((code) => (
            <li key={code} className="grid gap-1">
              <input type="hidden" name="coupon" value={code} />
              <button name="removeCoupon" value={code} aria-label={w.removeCoupon(code)} className="chip" formNoValidate>
                <TagIcon size={16} />
                {code}
                <CloseIcon size={16} />
              </button>
              {refused[code] && <span className="text-sm text-error">{refused[code]}</span>}
            </li>
          ))}
        </ul>
      )}
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            key={applied.join()}
            name="newCoupon"
            label={w.coupon}
            isLabelHidden
            hint={error ? undefined : w.couponHint}
            error={error}
            defaultValue={typed}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={40}
          />
        </div>
        <Button type="submit" name="intent" value="applyCoupon" formNoValidate>
          {w.applyCoupon}
        </Button>
      </div>
    </div>
  )
}
