// What the page says, in the reader's language. Each language is one file; a text that depends on a number has a form for
// each of the language's plural categories. Values are isolated, so that a name that is read from right to left leaves the
// sentence around it in order (UAX #9).

/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Text */

/** @type {Record<string, { name: string, load: () => Promise<{ default: Record<string, Text> }> }>} */
const languages = {
  en: { name: 'English', load: () => import('./en.js') },
  de: { name: 'Deutsch', load: () => import('./de.js') },
}
const CHOSEN = 'helpdesk:desk:language'

/** A browser that is told to keep nothing refuses it. */
const chosen = () => {
  try {
    return localStorage.getItem(CHOSEN)
  } catch {
    return null
  }
}

export const language = [chosen(), ...navigator.languages.map(tag => tag.split('-')[0])]
  .find(tag => tag !== null && tag in languages) ?? 'en'

export const languageNames = Object.entries(languages).map(([tag, { name }]) => ({ tag, name }))

/** @param {string} tag */
export const chooseLanguage = tag => {
  localStorage.setItem(CHOSEN, tag)
  location.reload()
}

const { default: texts } = await languages[language].load()
const plural = new Intl.PluralRules(language)
const number = new Intl.NumberFormat(language)

/**
 * The text of this name. `{n}` stands for the number that chooses among its forms.
 *
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export const t = (name, values = {}) => {
  const text = texts[name]
  const form = typeof text === 'object' ? text[plural.select(Number(values.n))] ?? text.other : text
  return (form ?? name).replace(/\{(\w+)}/g, (_, key) => shown(values[key]))
}

/** @param {string} name */
export const isKnown = name => name in texts

/** The API accepts no text that would end its isolation. @param {string | number} value */
const shown = value => typeof value === 'number' ? number.format(value) : `\u2068${value}\u2069`

const lists = new Intl.ListFormat(language)

/** @param {string[]} names such as `phone, e-mail and address` */
export const listed = names => lists.format(names)

/** @param {number} value */
export const formatted = value => number.format(value)

/** @type {Intl.DateTimeFormatOptions} */
const ofDay = { year: 'numeric', month: 'short', day: 'numeric' }
/** @type {Intl.DateTimeFormatOptions} */
const ofMoment = { ...ofDay, hour: 'numeric', minute: '2-digit' }
const dates = new Intl.DateTimeFormat(language, ofDay)
const times = new Intl.DateTimeFormat(language, ofMoment)
const zoned = new Intl.DateTimeFormat(language, { ...ofMoment, timeZoneName: 'short' })

/** The zone of all times, unless another one stands beside them. */
export const zone = times.resolvedOptions().timeZone

/** @param {string | null | undefined} time */
export const day = time => time ? dates.format(new Date(time)) : ''

/** @param {string | null | undefined} time */
export const moment = time => time ? times.format(new Date(time)) : ''

/** With the zone, for what people note or rely on, such as a deadline. @param {string | null | undefined} time */
export const momentInZone = time => time ? zoned.format(new Date(time)) : ''

document.documentElement.lang = language
