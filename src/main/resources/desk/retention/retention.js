// The retention policy: what it says, what it has prepared, what falls due under it, and the form to set it.

import { html, nothing } from 'lit'
import { Refusal, ask } from '../api/graphql.js'
import { View } from '../parts/view.js'
import { viewer } from '../session/viewer.js'
import { moment, t } from '../text/text.js'
import './batches.js'
import { chart, scales } from './chart.js'
import { BATCHES, POLICY } from './documents.js'
import { due } from './due.js'
import './policy.js'
import { momentLine, policyLines, table } from './words.js'

const HOUR = 3_600_000
const WAITING = ['PREPARED', 'RUNNING']

/** @param {any} policy */
const setBy = ({ setBy: { displayName }, setAt }) => t('retention.setBy.value', { name: displayName, time: moment(setAt) })

/** @param {any} policy */
const nextRun = ({ nextRunAt, runAt: { zone }, cancelWindowHours }) => [
  momentLine('retention.nextRunAt', nextRunAt, zone),
  momentLine('retention.nextStartAt', new Date(Date.parse(nextRunAt) + cancelWindowHours * HOUR).toISOString(), zone),
]

class Retention extends View {
  heading () {
    return t('desk.retention')
  }

  get scale () {
    return this.route.query.get('by') === 'week' ? 'week' : 'day'
  }

  async load () {
    const [{ retentionPolicy: policy }, batches] = await Promise.all([ask(POLICY), this.batches()])
    if (policy.purgeAfterDays !== null) this.count(policy, batches !== undefined)
    return { policy, batches }
  }

  /** Those that begin by themselves; undefined for whoever may not read them. */
  async batches () {
    if (!(await viewer()).isPrivacyOfficer) return undefined
    const { purgeBatches: { nodes } } = await ask(BATCHES)
    return nodes.filter((/** @type {any} */ { state, startsAt }) => startsAt && WAITING.includes(state)).reverse()
  }

  /** The page does not wait for the counts. @param {any} policy @param {boolean} isPrivacyOfficer */
  async count (policy, isPrivacyOfficer) {
    const { scale, reading } = this
    try {
      const counted = await due(policy, scale === 'week' ? 7 : 1, isPrivacyOfficer)
      if (reading === this.reading) this.due = { ...counted, scale, policy }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (reading === this.reading) this.refusal = error
    }
    this.requestUpdate()
  }

  content () {
    const { policy, batches } = this.data
    const isOn = policy.purgeAfterDays !== null
    return html`
      <p>${isOn ? t('retention.sentence', { n: policy.purgeAfterDays }) : t('retention.isOff')}</p>
      ${isOn || policy.setBy ? table(t('retention.state'), this.lines(policy, isOn)) : nothing}
      ${batches ? html`
        <desk-retention-batches .batches=${batches} .zone=${policy.runAt?.zone ?? 'UTC'}
                                @changed=${this.readAgain}></desk-retention-batches>` : nothing}
      ${isOn ? this.falling() : nothing}
      ${batches
        ? html`<desk-retention-policy .policy=${policy} @changed=${this.readAgain}></desk-retention-policy>`
        : html`<p>${t('retention.officersOnly')}</p>`}`
  }

  /** @param {any} policy @param {boolean} isOn */
  lines (policy, isOn) {
    return [
      ...isOn ? [...policyLines(policy).slice(1), ...nextRun(policy)] : [],
      ...policy.setBy ? [{ name: t('retention.setBy'), value: setBy(policy) }] : [],
    ]
  }

  falling () {
    return html`
      <section aria-labelledby="retention-falling">
        <h2 id="retention-falling">${t('retention.falling')}</h2>
        ${scales(this.scale)}
        ${this.due ? this.drawn(this.due) : html`<p aria-busy="true">${t('desk.loading')}</p>`}
      </section>`
  }

  /** @param {any} due */
  drawn ({ bars, scale, policy, preview }) {
    const counts = (this.data.batches ?? []).map((/** @type {any} */ { contactCount }) => contactCount)
    const waiting = counts.reduce((/** @type {number} */ sum, /** @type {number} */ count) => sum + count, 0)
    return html`
      ${chart(bars, scale, policy.runAt.zone)}
      <p>${preview
        ? t('retention.nextRun', { contacts: preview.contactCount, held: preview.heldCount, waiting })
        : t('retention.heldToo')}</p>`
  }
}

customElements.define('desk-retention', Retention)
