// Downloads everything that the help desk stores about a contact. The answer counts only if it is whole: the server ends the
// connection, or the document, early when the contact is purged meanwhile.

import { connection } from '../api/connection.js'
import { tell } from '../parts/notice.js'
import { session } from '../session/session.js'
import { t } from '../text/text.js'

const WHOLE = /"complete"\s*:\s*true\s*}\s*$/
/** @type {Record<number, string>} */
const REFUSALS = { 401: 'refusal.UNAUTHENTICATED', 403: 'export.forbidden', 404: 'contact.isGone' }
const pause = (/** @type {number} */ seconds) => new Promise(resolve => setTimeout(resolve, seconds * 1000))

/**
 * @param {{ id: string, name: string | null }} contact
 * @param {() => unknown} then an export is part of the contact's trail, and a contact that is gone is shown as such
 */
export const exportContact = async (contact, then) => {
  const again = { undo: () => exportContact(contact, then), undoText: t('refusal.again') }
  const name = contact.name ?? '–'
  const { untilSignOut, untilEnd } = session
  tell({ text: t('export.begins', { name }) })
  try {
    const response = await answerTo(contact.id, untilEnd)
    const document = await response.blob()
    const isWhole = response.ok && WHOLE.test(await document.slice(-100).text())
    untilEnd.throwIfAborted()
    if (REFUSALS[response.status]) return tell(refused(response.status))
    if (!isWhole) return tell({ text: t('export.broken'), ...again })
    save(document)
    tell({ text: t('export.done', { name }) })
  } catch {
    if (!untilSignOut.aborted) tell({ text: t('export.broken'), ...again })
  } finally {
    then()
  }
}

/** @param {string} id @param {AbortSignal} signal @returns {Promise<Response>} */
const answerTo = async (id, signal) => {
  let mayRenew = true
  for (;;) {
    const response = await fetch(`../contacts/${encodeURIComponent(id)}/export`, { headers: session.headers(), signal })
    if (response.status === 429) {
      const seconds = Number(response.headers.get('retry-after')) || 1
      connection.isThrottled(seconds)
      await pause(seconds)
    } else {
      connection.isBack()
      if (response.status !== 401 || !mayRenew || !await session.renewed()) return response
      mayRenew = false
    }
  }
}

/** @param {number} status @returns {import('../parts/notice.js').Notice} */
const refused = status => {
  if (status === 401) session.ended()
  return { text: t(REFUSALS[status]) }
}

/** The name tells nothing but the day, since more people see the name of a file than what is in it. @param {Blob} document */
const save = document => {
  const link = window.document.createElement('a')
  link.href = URL.createObjectURL(document)
  link.download = `contact-export-${new Date().toLocaleDateString('sv')}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
