// Which contacts an address lists: the active or the deleted ones, those that a search finds, or those that were deleted in
// a span of time, such as those that fall due under the retention policy.

import { html } from 'lit'
import { address } from '../parts/route.js'
import { moment, t } from '../text/text.js'

/** @typedef {import('../parts/route.js').Route} Route */
/** @typedef {{ softDeletedAfter?: string, softDeletedBefore: string }} Dates */

/** What is mistyped in an address is left out. @param {string} [text] */
const isTime = (text = '') => !Number.isNaN(Date.parse(text))

/** As much as the API searches for. */
const LONGEST_SEARCH = 200

/** Who was deleted last is looked for most often. The API neither searches by these times nor sorts otherwise by them. */
export const listOf = (/** @type {Route} */ { query }) => {
  const { deletedAfter, deletedBefore, ...values } = Object.fromEntries(query)
  const state = values.state === 'SOFT_DELETED' ? 'SOFT_DELETED' : 'ACTIVE'
  const isDated = state === 'SOFT_DELETED' && isTime(deletedBefore) && isTime(deletedAfter ?? deletedBefore)
  const dates = isDated ? { softDeletedAfter: deletedAfter, softDeletedBefore: deletedBefore } : undefined
  const search = isDated ? '' : (values.search ?? '').replace(/\p{Cc}/gu, ' ').slice(0, LONGEST_SEARCH)
  const sortable = isDated ? ['softDeletedAt'] : ['name', ...state === 'ACTIVE' ? ['createdAt'] : search ? [] : ['softDeletedAt']]
  const isSortable = sortable.some(column => [`${column} ASC`, `${column} DESC`].includes(values.sort))
  return {
    state,
    search,
    dates,
    filter: { state, search, ...dates },
    sort: isSortable ? values.sort : state === 'SOFT_DELETED' && !search ? 'softDeletedAt DESC' : '',
    sortable,
  }
}

/**
 * The address of a list with some things changed; a page of another list would be meaningless.
 *
 * @param {Route} route
 * @param {Record<string, string | undefined>} changes
 */
export const addressOfList = ({ query }, changes) => {
  const { after, before, ...list } = Object.fromEntries(query)
  return address('contacts', null, { ...list, ...changes })
}

/** Who is next comes first. @param {Dates} dates */
export const addressOfDeleted = ({ softDeletedAfter, softDeletedBefore }) => address('contacts', null, {
  state: 'SOFT_DELETED', deletedAfter: softDeletedAfter, deletedBefore: softDeletedBefore, sort: 'softDeletedAt ASC',
})

/** @param {Dates} dates */
export const dated = ({ softDeletedAfter, softDeletedBefore }) => html`
  <p>
    ${t(softDeletedAfter ? 'contacts.deletedBetween' : 'contacts.deletedBefore', {
      after: moment(softDeletedAfter), before: moment(softDeletedBefore),
    })}
    <a href=${address('contacts', null, { state: 'SOFT_DELETED' })}>${t('contacts.deletedEver')}</a>
  </p>`
