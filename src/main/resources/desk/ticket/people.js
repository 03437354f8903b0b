// The people in a ticket. Whoever was purged is "Deleted User" in the reader's language, and leads nowhere.

import { html } from 'lit'
import { address } from '../parts/route.js'
import { t } from '../text/text.js'

/** @typedef {{ __typename?: string, displayName: string, id?: string, state?: string }} Person */

/** @param {Person} person */
export const personLink = ({ id = '', displayName, state }) => html`
  <a href=${address('contacts', id)}><bdi>${displayName}</bdi></a>${state === 'SOFT_DELETED' ? ` ${t('ticket.isDeleted')}` : ''}`

/**
 * Who has done it, and who recorded it for them.
 *
 * @param {string} done the name of the text
 * @param {Person} person
 * @param {string | null} recordedBy
 */
export const sentence = (done, person, recordedBy) => {
  const name = person.__typename === 'DeletedUser' ? t(`${done}.deletedUser`) : t(done, { name: person.displayName })
  return recordedBy ? `${name} ${t('ticket.recordedBy', { agent: recordedBy })}` : name
}
