import Bowser from 'bowser'

const charactersMax = 40

/** What a person would call the device of a user agent: its model where it tells, else browser and system. Empty when it tells nothing. */
export function deviceName(userAgent: string): string {
  if (userAgent === '') return ''
  const { browser, os, platform } = Bowser.parse(userAgent)
  const name = platform.model && platform.vendor === 'Apple' ? platform.model : [browser.name, os.name].filter(Boolean).join(' · ')
  return name.slice(0, charactersMax)
}
