import type { ComponentProps, ReactNode } from 'react'

/** `primary` is the one main action of a screen; `paper` stands beside it; `bare` is for rows and bars; `danger` destroys something. */
export type ButtonTone = 'primary' | 'ink' | 'paper' | 'bare' | 'danger'
export type ButtonSize = 'small' | 'regular' | 'large'

const tones: Record<ButtonTone, string> = { primary: 'btn-primary', ink: 'btn-neutral', paper: 'btn-paper', bare: 'btn-bare', danger: 'btn-error btn-outline' }
const sizes: Record<ButtonSize, string> = { small: 'btn-sm', regular: '', large: 'btn-lg' }

interface Look {
  tone?: ButtonTone
  size?: ButtonSize
  isWide?: boolean
}

function classOf({ tone = 'paper', size = 'regular', isWide = false }: Look, extra = ''): string {
  return `btn ${tones[tone]} ${sizes[size]} ${isWide ? 'w-full' : ''} ${extra}`
}

interface ButtonProps extends Look, Omit<ComponentProps<'button'>, 'size'> {
  /** Set while its work is under way: it keeps its width and cannot be pressed twice. */
  isBusy?: boolean
  /** Why it cannot be pressed now; shown under it and read with it. */
  reason?: string | null
}

/** A verb with its object. A disabled one says why instead of vanishing. */
export function Button({ tone, size, isWide, isBusy = false, reason, className, children, type = 'button', ...rest }: ButtonProps) {
  const button = (
    <button
      {...rest}
      type={type}
      className={classOf({ tone, size, isWide }, className)}
      disabled={rest.disabled || Boolean(reason)}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? stop : rest.onClick}
    >
      {isBusy && <span className="size-4 animate-spin rounded-full border-2 border-current border-t-transparent" aria-hidden="true" />}
      {children}
    </button>
  )
  if (!reason) return button
  return (
    <span className={`inline-flex flex-col gap-1 ${isWide ? 'w-full' : ''}`}>
      {button}
      <span className="text-sm text-quiet">{reason}</span>
    </span>
  )
}

function stop(event: { preventDefault(): void }): void {
  event.preventDefault()
}

interface ButtonLinkProps extends Look, Omit<ComponentProps<'a'>, 'href'> {
  href: string
  children: ReactNode
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function ButtonLink({ tone, size, isWide, className, ...rest }: ButtonLinkProps) {
  return <a {...rest} className={classOf({ tone, size, isWide }, className)} />
}
