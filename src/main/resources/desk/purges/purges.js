// The list of purges: the running and the completed ones, of all people or of one of them.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { scrollable, viewLinks } from '../parts/lists.js'
import { pageArguments, pages } from '../parts/pages.js'
import { address, goTo } from '../parts/route.js'
import { View } from '../parts/view.js'
import { moment, t } from '../text/text.js'
import { PURGES } from './documents.js'

const STATES = [undefined, 'RUNNING', 'COMPLETED']

class Purges extends View {
  heading () {
    return t('desk.purges')
  }

  /** @returns {{ state?: string, requestedBy?: string }} */
  filter () {
    const { state, requestedBy } = Object.fromEntries(this.route.query)
    return { state: STATES.includes(state) ? state : undefined, requestedBy }
  }

  async load () {
    return (await ask(PURGES, { filter: this.filter(), ...pageArguments(this.route.query) })).purges
  }

  content () {
    const { state, requestedBy } = this.filter()
    return html`
      <label for="reference">${t('purge.reference')}</label>
      <form role="search" @submit=${this.find}>
        <input type="search" id="reference" name="reference" required autocomplete="off">
        <button class="secondary">${t('purges.find')}</button>
      </form>
      ${viewLinks(t('purges.states'), STATES.map(other => ({
        text: t(`purges.${other ?? 'ALL'}`),
        target: address('purges', null, { state: other, requestedBy }),
        isHere: other === state,
      })))}
      ${requestedBy ? html`
        <p>${t('purges.of', { name: requestedBy })}
          <a href=${address('purges', null, { state })}>${t('purges.ofAll')}</a></p>` : nothing}
      ${this.data.nodes.length ? this.table(state) : html`<p>${t('purges.none')}</p>`}
      ${pages(this.data.pageInfo, position => address('purges', null, { state, requestedBy, ...position }))}`
  }

  /** @param {SubmitEvent & { currentTarget: HTMLFormElement }} event */
  find (event) {
    event.preventDefault()
    goTo(address('purges', String(new FormData(event.currentTarget).get('reference')).trim()))
  }

  /** @param {string} [state] */
  table (state) {
    return scrollable(t('desk.purges'), html`
      <thead><tr>
        <th scope="col">${t('purges.startedAt')}</th>
        <th scope="col">${t('purges.state')}</th>
        <th scope="col" class="wide">${t('purges.total')}</th>
        <th scope="col">${t('purges.requestedBy')}</th>
      </tr></thead>
      <tbody>${this.data.nodes.map((/** @type {any} */ purge) => html`
        <tr>
          <th scope="row"><a href=${address('purges', purge.id)}>${moment(purge.startedAt)}</a></th>
          <td>${t(`purges.${purge.state}`)}</td>
          <td class="wide">${t('purges.done', { done: purge.done, total: purge.total })}</td>
          <td>${this.requester(purge, state)}</td>
        </tr>`)}
      </tbody>`)
  }

  /** @param {{ requestedBy: string }} purge @param {string} [state] */
  requester ({ requestedBy }, state) {
    return html`<a href=${address('purges', null, { state, requestedBy })}><bdi>${requestedBy}</bdi></a>`
  }
}

customElements.define('desk-purges', Purges)
