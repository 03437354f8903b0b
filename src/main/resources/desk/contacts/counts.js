// How many contacts a list has, and, if a search finds none in it, how many it finds in the other list.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { t } from '../text/text.js'
import { COUNT } from './documents.js'

export const STATES = ['ACTIVE', 'SOFT_DELETED']

/** @typedef {{ state: string, search: string }} Filter */
/** @typedef {{ total?: number, other?: { state: string, n: number } }} Counts */

/** Whoever may not count sees why in place of the page. @param {Filter} filter @returns {Promise<Counts>} */
export const countsOf = async filter => {
  try {
    const total = await count(filter)
    if (total || !filter.search) return { total }
    const state = STATES.filter(other => other !== filter.state)[0]
    return { total, other: { state, n: await count({ ...filter, state }) } }
  } catch {
    return {}
  }
}

/** @param {Filter} filter @returns {Promise<number>} */
const count = async filter => (await ask(COUNT, { filter })).contacts.totalCount

/** @param {Counts} counts @param {(state: string) => string} addressOf the same search in the list of this state */
export const counted = ({ total, other }, addressOf) => total === undefined ? nothing : html`
  ${t('contacts.count', { n: total })}
  ${other?.n ? html`<a href=${addressOf(other.state)}>${t(`contacts.found.${other.state}`, { n: other.n })}</a>` : nothing}`
