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
    ${field('purgeAfterDays', errors, (id, hint, invalid) => html`
      <input id=${id} name="purgeAfterDays" type="number" inputmode="numeric" required min="1" max="36500"
             .value=${draft.purgeAfterDays} aria-describedby=${hint} aria-invalid=${invalid}>`)}
    ${field('cancelWindowHours', errors, (id, hint, invalid) => html`
      <input id=${id} name="cancelWindowHours" type="number" inputmode="numeric" required min="1" max="168"
             .value=${draft.cancelWindowHours} aria-describedby=${hint} aria-invalid=${invalid}>`)}
  </div>
  <div class="grid">
    ${field('time', errors, (id, hint, invalid) => html`
      <input id=${id} name="time" type="time" required .value=${draft.time} aria-describedby=${hint} aria-invalid=${invalid}>`)}
    ${field('zone', errors, (id, hint, invalid) => html`
      <select id=${id} name="zone" required aria-describedby=${hint} aria-invalid=${invalid}>
        ${zones(draft.zone).map(zone => html`<option ?selected=${zone === draft.zone}>${zone}</option>`)}
      </select>`)}
  </div>`

/**
 * The hint is beside the label, since it would be said twice within it.
 *
 * @param {string} name
 * @param {string[]} errors
 * @param {(id: string, hint: string, invalid: 'true' | typeof nothing) => unknown} input
 */
const field = (name, errors, input) => {
  const isWrong = errors.includes(name)
  const id = `retention-${name}`
  return html`
    <div>
      <label for=${id}>${t(`retention.${name}`)}</label>
      ${input(id, `${id}-hint`, isWrong ? 'true' : nothing)}
      <small id=${`${id}-hint`}>${t(isWrong ? `retention.${name}.wrong` : `retention.${name}.hint`)}</small>
    </div>`
}
