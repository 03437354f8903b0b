// Who will be deleted forever by a batch: what people read before they start it. Afterwards there is nobody left to name.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { address } from '../parts/route.js'
import { t } from '../text/text.js'
import { CONTACTS } from './documents.js'

/** @typedef {{ contactId: string, contact: { name: string, email: string | null } | null }} Member */

/** @param {{ id: string, state: string } | null} batch @param {number} first @returns {Promise<Member[]>} */
export const contactsOf = async (batch, first) => {
  if (batch?.state !== 'PREPARED') return []
  const { purgeBatch } = await ask(CONTACTS, { id: batch.id, first })
  return purgeBatch?.contacts?.nodes ?? []
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

/** The dialog has the first ones, its batch's view more of them. @param {Member[]} contacts @param {number} count */
export const listOfContacts = (contacts, count) => html`
  <details ?open=${count <= 20}>
    <summary>${t('batch.contacts', { n: count })}</summary>
    <ul>
      ${contacts.map(item)}
      ${count > contacts.length ? html`<li>${t('batch.contacts.more', { n: count - contacts.length })}</li>` : nothing}
    </ul>
  </details>`
