// The list of batches, the latest prepared first.

import { html } from 'lit'
import { ask } from '../api/graphql.js'
import { scrollable } from '../parts/lists.js'
import { pageArguments, pages } from '../parts/pages.js'
import { address } from '../parts/route.js'
import { View } from '../parts/view.js'
import { formatted, moment, momentInZone, t } from '../text/text.js'
import { BATCHES } from './documents.js'

class Batches extends View {
  heading () {
    return t('desk.batches')
  }

  async load () {
    return (await ask(BATCHES, pageArguments(this.route.query))).purgeBatches
  }

  content () {
    return html`
      ${this.data.nodes.length ? this.table() : html`<p>${t('batches.none')}</p>`}
      ${pages(this.data.pageInfo, position => address('batches', null, position))}`
  }

  table () {
    return scrollable(t('desk.batches'), html`
      <thead><tr>
        <th scope="col">${t('batches.preparedAt')}</th>
        <th scope="col">${t('batches.state')}</th>
        <th scope="col">${t('batches.purged')}</th>
        <th scope="col" class="wide">${t('batches.leftOut')}</th>
        <th scope="col" class="wide">${t('batches.preparedBy')}</th>
      </tr></thead>
      <tbody>${this.data.nodes.map((/** @type {any} */ batch) => html`
        <tr>
          <th scope="row"><a href=${address('batches', batch.id)}>${moment(batch.preparedAt)}</a></th>
          <td>${stateInWords(batch)}</td>
          <td>${t('batches.done', { done: batch.purgedCount, total: batch.contactCount })}</td>
          <td class="wide">${formatted(batch.leftOutCount)}</td>
          <td class="wide"><bdi>${batch.preparedBy.displayName}</bdi></td>
        </tr>`)}
      </tbody>`)
  }
}

/** Those that the retention policy has prepared start automatically. @param {{ state: string, startsAt: string | null }} batch */
const stateInWords = ({ state, startsAt }) => state === 'PREPARED' && startsAt
  ? t('batches.starts', { time: momentInZone(startsAt) })
  : t(`batches.${state}`)

customElements.define('desk-batches', Batches)
