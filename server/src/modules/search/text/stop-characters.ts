const STOP_CHARACTERS = new Set('的了和与及或在是之也都就把被让给吗呢吧啊')

/** Characters of grammar: standing alone they mean nothing to search. Inside a word (目的) they are never looked at. */
export function isStopCharacter(character: string): boolean {
  return STOP_CHARACTERS.has(character)
}
