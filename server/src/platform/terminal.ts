/** One line per step of a start: calm on a terminal, plain lines in a file or a container log. */
export interface Terminal {
  /** Shows that the step works, then its outcome; a failed step is marked and the error passed on. */
  step<T>(label: string, work: (say: (text: string) => void) => Promise<T>, outcome: (value: T) => string): Promise<T>
  /** A line between steps. */
  note(text: string): void
}

interface Output {
  readonly isTTY?: boolean
  write(text: string): unknown
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const FRAME_MS = 90
/** Without a terminal, how far a long step has come is said at most this often. */
const PLAIN_INTERVAL_MS = 5000
/** Column at which outcomes start; Chinese signs take two columns. */
const LABEL_COLUMNS = 26

export function createTerminal(output: Output): Terminal {
  const line = output.isTTY ? liveLine(output) : plainLine(output)
  return {
    note: (text) => void output.write(`  ${text}\n`),
    step: async (label, work, outcome) => {
      const startedAt = performance.now()
      const running = line(pad(label))
      try {
        const value = await work(running.say)
        running.end('✓', `${outcome(value)}${duration(performance.now() - startedAt)}`)
        return value
      } catch (error) {
        running.end('✗', '')
        throw error
      }
    },
  }
}

interface RunningLine {
  say(text: string): void
  end(mark: string, text: string): void
}

function liveLine(output: Output): (label: string) => RunningLine {
  return (label) => {
    let text = ''
    let frame = 0
    const draw = (mark: string) => output.write(`\r\u001B[2K  ${mark} ${label}${text}`)
    const timer = setInterval(() => draw(FRAMES[(frame += 1) % FRAMES.length] ?? ''), FRAME_MS)
    timer.unref()
    draw(FRAMES[0] ?? '')
    return {
      say: (said) => {
        text = said
      },
      end: (mark, said) => {
        clearInterval(timer)
        text = said
        draw(mark)
        output.write('\n')
      },
    }
  }
}

function plainLine(output: Output): (label: string) => RunningLine {
  return (label) => {
    let saidAt = performance.now()
    return {
      say: (text) => {
        if (performance.now() - saidAt < PLAIN_INTERVAL_MS) return
        saidAt = performance.now()
        output.write(`  … ${label}${text}\n`)
      },
      end: (mark, text) => void output.write(`  ${mark} ${label}${text}\n`),
    }
  }
}

function pad(label: string): string {
  const columns = [...label].reduce((sum, sign) => sum + (/[\u2E80-\uFFEF]/.test(sign) ? 2 : 1), 0)
  return label + ' '.repeat(Math.max(1, LABEL_COLUMNS - columns))
}

/** Short steps need no figure. */
function duration(milliseconds: number): string {
  return milliseconds < 500 ? '' : `, ${(milliseconds / 1000).toFixed(1)} s`
}
