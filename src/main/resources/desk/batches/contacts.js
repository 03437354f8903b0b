// Who will be deleted forever by a batch: what people read before they start it. Afterwards there is nobody left to name.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { address } from '../parts/route.js'
import { t } from '../text/text.js'
import { CONTACTS } from './documents.js'

/** @typedef {{ contactId: string, contact: { name: string, email: string | null } | null }} Member */

/**
 * One page of them.
 *
 * @param {{ id: string, state: string } | null} batch
 * @param {Record<string, unknown>} page the arguments of the connection
 * @param {{ signal: AbortSignal }} [asking]
 * @returns {Promise<{ nodes: Member[], pageInfo: any } | undefined>}
 */
export const contactsOf = async (batch, page, asking) => {
  if (batch?.state !== 'PREPARED') return undefined
  return (await ask(CONTACTS, { id: batch.id, ...page }, asking)).purgeBatch?.contacts
}

/** @param {Member} member */
const item = ({ contactId, contact }) => html`
  <li>
    ${contact
      ? html`
        <a href=${address('contacts', contactId)}><bdi>${contact.name}</bdi></a>
        ${contact.email ? html`<bdi>${contact.email}</bdi>` : nothing}`
      : t('contact.gone')}
  </li>`

/**
 * @param {Member[]} contacts
 * @param {number} count of all of them
 * @param {unknown} more what leads to the others
 * @param {boolean} [isOpen]
 */
export const listOfContacts = (contacts, count, more, isOpen = count <= 20) => html`
  <details ?open=${isOpen}>
    <summary>${t('batch.contacts', { n: count })}</summary>
    <ul>${contacts.map(item)}</ul>
    ${more}
  </details>`
