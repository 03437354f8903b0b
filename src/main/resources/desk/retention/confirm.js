// What a policy would do, and how it is set: by a deliberate act, as contacts are deleted forever, if the policy was off, or
// has fewer days or hours now.

import { html, nothing } from 'lit'
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
 * @property {boolean} isBusy
 * @property {() => void} confirmed
 * @property {() => void} cancelled
 */

/** @param {Confirmation} asked */
export const confirmation = asked => {
  const { policy, draft, preview } = asked
  return html`
    <section aria-labelledby="retention-preview">
      <h3 id="retention-preview" tabindex="-1">${t('retention.preview.title')}</h3>
      ${table(t('retention.preview.title'), previewLines(preview, draft.zone))}
      ${preview.contactCount + preview.heldCount ? whoIsFirst(preview, Number(draft.purgeAfterDays)) : nothing}
      ${says(policy, inputOfDraft(draft)) ? html`<p>${t('retention.preview.same')}</p>` : act(asked)}
    </section>`
}

/** Beside what is typed, which stays. @param {{ firstRunAt: string }} preview @param {number} days */
const whoIsFirst = ({ firstRunAt }, days) => html`
  <p><a href=${addressOfDeleted({ softDeletedBefore: dueBefore(Date.parse(firstRunAt), days) })} target="_blank">
    ${t('retention.preview.contacts')}</a></p>`

/** What has been typed for another preview does not count. @param {Confirmation} asked */
const act = ({ policy, draft, preview: { fingerprint, contactCount }, isBusy, confirmed, cancelled }) => {
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
          <desk-deliberate .number=${number} .label=${label} .actText=${text} .isBusy=${isBusy}
                           @confirmed=${confirmed} @cancelled=${cancelled}></desk-deliberate>`)}`
      : html`<button aria-busy=${isBusy ? 'true' : nothing} @click=${confirmed}>${text}</button>`}`
}
