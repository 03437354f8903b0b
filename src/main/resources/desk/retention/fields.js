// The fields of the policy, each with its hint and, if the server does not accept it, with the error.

import { html, nothing } from 'lit'
import { t } from '../text/text.js'
import { zones } from './zones.js'

/**
 * Those that a refusal names, such as `policy.runAt.zone`: a query has no other place for them.
 *
 * @param {string} message
 */
export const fieldsIn = message => [...message.matchAll(/\.(\w+)[:']/g)].map(([, name]) => name)

/** @param {Record<string, string>} draft @param {string[]} errors */
export const fields = (draft, errors) => html`
  <div class="grid">
    ${field('purgeAfterDays', errors, (describedBy, invalid) => html`
      <input name="purgeAfterDays" type="number" inputmode="numeric" required min="1" max="36500" .value=${draft.purgeAfterDays}
             aria-describedby=${describedBy} aria-invalid=${invalid}>`)}
    ${field('cancelWindowHours', errors, (describedBy, invalid) => html`
      <input name="cancelWindowHours" type="number" inputmode="numeric" required min="1" max="168"
             .value=${draft.cancelWindowHours} aria-describedby=${describedBy} aria-invalid=${invalid}>`)}
  </div>
  <div class="grid">
    ${field('time', errors, (describedBy, invalid) => html`
      <input name="time" type="time" required .value=${draft.time} aria-describedby=${describedBy} aria-invalid=${invalid}>`)}
    ${field('zone', errors, (describedBy, invalid) => html`
      <select name="zone" required aria-describedby=${describedBy} aria-invalid=${invalid}>
        ${zones(draft.zone).map(zone => html`<option ?selected=${zone === draft.zone}>${zone}</option>`)}
      </select>`)}
  </div>`

/**
 * @param {string} name
 * @param {string[]} errors
 * @param {(describedBy: string, invalid: 'true' | typeof nothing) => unknown} input
 */
const field = (name, errors, input) => {
  const isWrong = errors.includes(name)
  const id = `retention-${name}`
  return html`
    <label>${t(`retention.${name}`)}
      ${input(id, isWrong ? 'true' : nothing)}
      <small id=${id}>${t(isWrong ? `retention.${name}.wrong` : `retention.${name}.hint`)}</small>
    </label>`
}
