// What a policy would do, and how it is set: by a deliberate act, as contacts are deleted forever, if they are deleted forever
// earlier than under the policy before.

import { html } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { addressOfDeleted } from '../contacts/list.js'
import '../erase/deliberate.js'
import { session } from '../session/session.js'
import { t } from '../text/text.js'
import { dueBefore } from './due.js'
import { inputOfDraft, says, shortens } from './input.js'
import { previewLines, table } from './words.js'

/**
 * @typedef {object} Confirmation
 * @property {any} policy as it is
 * @property {Record<string, string>} draft
 * @property {any} preview
 * @property {unknown} busy
 * @property {() => void} confirmed
 * @property {() => void} cancelled
 */

/** @param {Confirmation} confirmation */
export const confirmation = ({ policy, draft, preview, ...acts }) => html`
  <section aria-labelledby="retention-preview">
    <h3 id="retention-preview" tabindex="-1">${t('retention.preview.title')}</h3>
    ${table(t('retention.preview.title'), previewLines(preview, draft.zone))}
    ${preview.contactCount + preview.heldCount ? whoIsFirst(preview, Number(draft.purgeAfterDays)) : ''}
    ${says(policy, inputOfDraft(draft)) ? html`<p>${t('retention.preview.same')}</p>` : act(policy, draft, preview, acts)}
  </section>`

/** Beside what is typed, which stays. @param {{ firstRunAt: string }} preview @param {number} days */
const whoIsFirst = ({ firstRunAt }, days) => html`
  <p><a href=${addressOfDeleted({ softDeletedBefore: dueBefore(Date.parse(firstRunAt), days) })} target="_blank">
    ${t('retention.preview.contacts')}</a></p>`

/**
 * @param {any} policy
 * @param {Record<string, string>} draft
 * @param {any} preview what has been typed for another one does not count
 * @param {Pick<Confirmation, 'busy' | 'confirmed' | 'cancelled'>} acts
 */
const act = (policy, draft, { fingerprint, contactCount }, { busy, confirmed, cancelled }) => {
  const isOn = policy.purgeAfterDays !== null
  const text = t(isOn ? 'retention.set' : 'retention.switchOn')
  const number = contactCount || Number(draft.purgeAfterDays)
  const label = t(contactCount ? 'retention.type' : 'retention.type.days', { n: number })
  return html`
    <p>${t(isOn ? 'retention.preview.changes' : 'retention.preview.switchesOn')}</p>
    ${shortens(policy, inputOfDraft(draft))
      ? html`
        <p>${t('erase.who', { name: session.name })}</p>
        ${keyed(fingerprint, html`
          <desk-deliberate .number=${number} .label=${label} .act=${text} .isBusy=${busy === 'true'}
                           @confirmed=${confirmed} @cancelled=${cancelled}></desk-deliberate>`)}`
      : html`<button aria-busy=${busy} @click=${confirmed}>${text}</button>`}`
}
