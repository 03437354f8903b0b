// What is done to a contact, or was, in words: what is deleted, and what stays as that of a "Deleted User".

import { html, nothing } from 'lit'
import { isKnown, t } from '../text/text.js'

/** @typedef {{ kind: string, subject: string, count: number, description: string }} Action */

/** A server that is newer than these words says itself what it does. @param {Action} action */
const inWords = ({ kind, subject, count, description }) =>
  isKnown(`actions.${kind}.${subject}`) ? t(`actions.${kind}.${subject}`, { n: count }) : description

/** @param {Action} action @param {Action[]} before */
const countBefore = ({ kind, subject }, before) =>
  before.find(other => other.kind === kind && other.subject === subject)?.count ?? 0

/** @param {Action[]} actions @param {Action[]} before */
const items = (actions, before) => {
  const shown = actions.filter(action => action.count || countBefore(action, before))
  return shown.length ? shown.map(action => item(action, countBefore(action, before))) : html`<dd>${t('actions.nothing')}</dd>`
}

/** @param {Action} action @param {number} before */
const item = (action, before) => html`
  <dd>${inWords(action)} ${before === action.count ? nothing : html`<mark>${t('actions.before', { n: before })}</mark>`}</dd>`

/**
 * What is done to nothing is left out, unless it was something when it was shown before.
 *
 * @param {Action[]} actions
 * @param {{ isDone?: boolean, before?: Action[] }} [how]
 */
export const listOfActions = (actions, { isDone = false, before = actions } = {}) => {
  const anonymized = actions.filter(({ kind }) => kind === 'ANONYMIZE')
  return html`
    <dl class="actions">
      <dt>${t(isDone ? 'actions.erased' : 'actions.erase')}</dt>
      ${items(actions.filter(({ kind }) => kind !== 'ANONYMIZE'), before)}
      <dt>${t('actions.stays')}</dt>
      ${items(anonymized, before)}
      ${anonymized.some(({ count }) => count) ? html`<dd><small>${t('actions.stays.words')}</small></dd>` : nothing}
    </dl>`
}

/** @param {Action[]} actions @param {Action[]} before */
export const countsDiffer = (actions, before) => actions.some(action => action.count !== countBefore(action, before))

/** Why something cannot be deleted forever. @param {string} blocker */
export const blockerInWords = blocker => isKnown(`blocker.${blocker}`) ? t(`blocker.${blocker}`) : t('blocker.other')
