// Deletes and restores a contact, and says so in a toast with a way back. Nothing is lost by either, so neither asks first.

import { attempt } from '../parts/attempt.js'
import { tell } from '../parts/notice.js'
import { change } from '../parts/view.js'
import { t } from '../text/text.js'
import { DELETE, RESTORE } from './documents.js'

/** @typedef {{ id: string, name: string | null }} Named */

/**
 * @param {Named} contact
 * @param {() => unknown} then what shows the contact reads it again
 * @param {string} [done] the name of the text
 */
export const deleteContact = (contact, then, done = 'deletion.deleted') =>
  move(DELETE, done, contact, then, () => restoreContact(contact, then))

/**
 * Undone, the contact is deleted anew: its days under the retention policy begin again.
 *
 * @param {Named} contact
 * @param {() => unknown} then
 * @returns {Promise<void>}
 */
export const restoreContact = (contact, then) =>
  move(RESTORE, 'deletion.restored', contact, then, () => deleteContact(contact, then, 'deletion.deletedAgain'))

/**
 * @param {string} document
 * @param {string} done the name of the text
 * @param {Named} contact
 * @param {() => unknown} then
 * @param {() => void} undo
 */
const move = (document, done, { id, name }, then, undo) => attempt(async () => {
  const { contact } = await change(document, { id })
  tell(contact ? { text: t(done, { name: name ?? '–' }), undo } : { text: t('contact.isGone') })
  then()
})
