// The links to the next and the previous page of a list. A page replaces the one before it, so that a list of any length
// takes the memory of one page.

import { html, nothing } from 'lit'
import { t } from '../text/text.js'
import { address } from './route.js'

const SIZE = 20

/**
 * The arguments of a connection for a page.
 *
 * @param {URLSearchParams} query
 * @param {number} [size]
 */
export const pageArguments = (query, size = SIZE) => query.has('before')
  ? { last: size, before: query.get('before') }
  : { first: size, after: query.get('after') }

/**
 * The same for one of several lists of a view. The address has the position of each, such as `after CURSOR`.
 *
 * @param {string} position
 * @param {number} [size]
 */
export const argumentsAt = (position, size) => {
  const [direction, cursor] = position.split(' ')
  return pageArguments(new URLSearchParams(direction ? { [direction]: cursor } : {}), size)
}

/**
 * The address of the same view with that list elsewhere.
 *
 * @param {import('./route.js').Route} route
 * @param {string} list
 * @param {{ after?: string, before?: string }} position
 */
export const addressAt = ({ view, id, query }, list, position) =>
  address(view, id, { ...Object.fromEntries(query), [list]: Object.entries(position)[0].join(' ') })

/**
 * The way on when the address has a position that the list does not have. Whoever takes it keeps a place on the page: the
 * link is gone afterwards.
 *
 * @param {{ code: string } | undefined} refusal
 * @param {string} target
 * @param {() => void} focus
 */
export const toBeginning = (refusal, target, focus) => refusal?.code === 'INVALID_CURSOR'
  ? html`<p><a href=${target} @click=${focus}>${t('page.first')}</a></p>`
  : nothing

/**
 * @param {{ hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string, endCursor: string }} pageInfo
 * @param {(position: { after?: string, before?: string }) => string} addressOf
 * @param {string} list its heading, where a view has several
 */
export const pages = ({ hasNextPage, hasPreviousPage, startCursor, endCursor }, addressOf, list = '') =>
  hasNextPage || hasPreviousPage
    ? html`
      <nav class="pages" aria-label=${[t('page.pages'), list].filter(Boolean).join(': ')}>
        ${hasPreviousPage ? html`<a href=${addressOf({ before: startCursor })}>${t('page.previous')}</a>` : html`<span></span>`}
        ${hasNextPage ? html`<a href=${addressOf({ after: endCursor })}>${t('page.next')}</a>` : nothing}
      </nav>`
    : nothing
