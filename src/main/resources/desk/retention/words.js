// What a policy and its preview say, each as names with values to show, and what is different between two of them.

import { html } from 'lit'
import { day, formatted, t } from '../text/text.js'
import { momentIn, shownTime } from './zones.js'

/** @typedef {{ name: string, value: string, shown?: unknown }} Line */

/** @param {any} policy @returns {Line[]} */
export const policyLines = policy => policy.purgeAfterDays === null
  ? [{ name: t('retention.state'), value: t('retention.off') }]
  : [
      { name: t('retention.state'), value: t('retention.on') },
      { name: t('retention.purgeAfterDays'), value: t('retention.days', { n: policy.purgeAfterDays }) },
      { name: t('retention.time'), value: t('retention.moment', policy.runAt) },
      { name: t('retention.cancelWindowHours'), value: hours(policy.cancelWindowHours) },
    ]

/** Such as `48 hours (2 days)`. @param {number} n */
const hours = n => t('retention.hours', { n }) + (n % 24 ? '' : ` (${t('retention.days', { n: n / 24 })})`)

/** @param {any} preview @param {string} zone @returns {Line[]} */
export const previewLines = (preview, zone) => [
  { name: t('retention.preview.contactCount'), value: formatted(preview.contactCount) },
  { name: t('retention.preview.heldCount'), value: formatted(preview.heldCount) },
  ...preview.contactCount ? [{ name: t('retention.preview.softDeleted'), value: softDeleted(preview) }] : [],
  momentLine('retention.preview.firstRunAt', preview.firstRunAt, zone),
  momentLine('retention.preview.firstStartAt', preview.firstStartAt, zone),
]

/** @param {any} preview */
const softDeleted = ({ oldestSoftDeletedAt, newestSoftDeletedAt }) =>
  t('retention.preview.between', { oldest: day(oldestSoftDeletedAt), newest: day(newestSoftDeletedAt) })

/** @param {string} name @param {string} time @param {string} zone @returns {Line} */
export const momentLine = (name, time, zone) => ({ name: t(name), value: momentIn(time, zone), shown: shownTime(time, zone) })

/** @param {string} label @param {Line[]} lines */
export const table = (label, lines) => html`
  <div class="overflow-auto"><table aria-label=${label}><tbody>${lines.map(({ name, value, shown = value }) => html`
    <tr><th scope="row">${name}</th><td>${shown}</td></tr>`)}
  </tbody></table></div>`

/**
 * What is different, one sentence each.
 *
 * @param {Line[]} before
 * @param {Line[]} now
 */
export const differences = (before, now) => {
  const none = t('retention.nothing')
  const names = [...new Set([...before, ...now].map(({ name }) => name))]
  const valueIn = (/** @type {Line[]} */ lines, /** @type {string} */ name) =>
    lines.find(line => line.name === name)?.value ?? none
  return names
    .filter(name => valueIn(before, name) !== valueIn(now, name))
    .map(name => t('retention.different', { name, before: valueIn(before, name), now: valueIn(now, name) }))
}

/** @param {{ title: string, sentences: string[] }} different */
export const changed = ({ title, sentences }) => html`
  <div role="alert" class="note">
    <p>${title}</p>
    <ul>${sentences.map(sentence => html`<li>${sentence}</li>`)}</ul>
  </div>`
