// One purge: how far it is, and at the end what was really done. It names no contact, and is what proves that one was
// deleted forever: whoever has to do so notes its reference.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { listOfActions } from '../erase/actions.js'
import { Followed } from '../parts/followed.js'
import { address } from '../parts/route.js'
import { momentInZone, t } from '../text/text.js'
import { PROGRESS, PURGE } from './documents.js'

class Purge extends Followed {
  heading () {
    return t(this.data?.purge?.state === 'COMPLETED' ? 'purge.heading.COMPLETED' : 'purge.heading')
  }

  async load () {
    const { purge } = await ask(PURGE, { id: this.route.id })
    if (purge?.state === 'RUNNING') this.follow(PROGRESS, ({ purgeProgress }) => { this.data = { purge: purgeProgress } })
    return { purge }
  }

  content () {
    const { purge } = this.data
    return html`
      ${purge ? this.shown(purge) : html`<p>${t('purge.unknown')}</p>`}
      <p><a href=${address('contacts', null, { state: 'SOFT_DELETED' })}>${t('purge.contacts')}</a></p>
      <p><a href=${address('purges')}>${t('purge.all')}</a></p>`
  }

  /** The state is said to screen readers when it changes; the numbers would not let them say anything else. @param {any} purge */
  shown ({ state, done, total, actions, startedAt, completedAt, requestedBy }) {
    const isRunning = state === 'RUNNING'
    return html`
      <p role="status">${t(isRunning ? 'purge.running' : 'purge.completed')}</p>
      <label>${t('purge.progress', { done, total })}
        <progress value=${isRunning ? done : 1} max=${isRunning ? Math.max(total, 1) : 1}></progress>
      </label>
      <dl class="fields">
        ${this.field('purge.reference', html`<code>${this.route.id}</code>`)}
        ${this.field('purges.requestedBy', html`<bdi>${requestedBy}</bdi>`)}
        ${this.field('purges.startedAt', momentInZone(startedAt))}
        ${isRunning ? nothing : this.field('purge.completedAt', momentInZone(completedAt))}
      </dl>
      <p>${t('purge.proof')} ${isRunning ? t('purge.leave') : nothing}</p>
      ${listOfActions(actions, { isDone: true })}`
  }

  /** @param {string} name @param {unknown} value */
  field (name, value) {
    return html`<div><dt>${t(name)}</dt><dd>${value}</dd></div>`
  }
}

customElements.define('desk-purge', Purge)
