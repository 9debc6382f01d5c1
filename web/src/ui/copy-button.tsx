import { useEffect, useState } from 'react'
import { CheckIcon, CopyIcon } from './icons.tsx'
import { defineWords, useWords } from './language.tsx'

const words = defineWords({ 'zh-CN': { copied: '已复制' }, en: { copied: 'Copied' } })
const saidMilliseconds = 2_000

/** Copies a text and says so for a moment. Without script the text is selected by hand, so it is not shown. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const w = useWords(words)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), saidMilliseconds)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <button type="button" className="btn btn-paper btn-sm noscript:hidden" onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
      {isCopied ? <CheckIcon size={18} className="text-success" /> : <CopyIcon size={18} />}
      <span aria-live="polite">{isCopied ? w.copied : label}</span>
    </button>
  )
}
