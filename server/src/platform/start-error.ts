/**
 * A start that cannot go on for a reason the person at the terminal can change. The message is one or a few whole
 * sentences for that person; whoever catches it prints the message alone, without a stack.
 */
export class StartError extends Error {
  override readonly name = 'StartError'
}
