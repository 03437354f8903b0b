// The bars of the contacts that fall due. Lengths are shares of the drawing, so that its text keeps the reader's size. Who
// does not see it reads the sentence below it, or the table.

import { html, nothing, svg } from 'lit'
import { addressOfDeleted } from '../contacts/list.js'
import { scrollable, viewLinks } from '../parts/lists.js'
import { address } from '../parts/route.js'
import { formatted, t } from '../text/text.js'
import { formattedIn, momentIn, ownMoment } from './zones.js'

/** @typedef {import('./due.js').Bar} Bar */

const SCALES = ['day', 'week']
const TOP = 12
const BOTTOM = 76

/** @param {string} scale */
export const scales = scale => viewLinks(t('retention.scale'), SCALES.map(other => ({
  text: t(`retention.by.${other}`),
  target: address('retention', null, { by: other === 'day' ? undefined : other }),
  isHere: other === scale,
})))

/** @param {Bar[]} bars @param {string} scale @param {string} zone */
export const chart = (bars, scale, zone) => {
  const most = Math.max(1, ...bars.map(({ count }) => count))
  return html`
    <figure>
      <svg class="chart" role="group" aria-labelledby="retention-chart" width="100%" height="12rem">
        <line x1="0" x2="100%" y1="${BOTTOM}%" y2="${BOTTOM}%"></line>
        ${bars.map((bar, index) => drawn(bar, { left: index * 100 / bars.length, width: 100 / bars.length, most, scale, zone }))}
      </svg>
      <figcaption id="retention-chart">
        ${sentence(bars, scale, zone)} ${bars.some(({ count }) => count) ? t('retention.bars') : nothing}
      </figcaption>
    </figure>
    <details>
      <summary>${t('retention.table')}</summary>
      ${table(bars, scale, zone)}
    </details>`
}

/** @param {Bar} bar @param {{ left: number, width: number, most: number, scale: string, zone: string }} place */
const drawn = ({ first, count, dates }, { left, width, most, scale, zone }) => {
  const height = (BOTTOM - TOP) * count / most
  const middle = `${left + width / 2}%`
  const [above, below] = scale === 'day' ? [{ weekday: 'short' }, { day: 'numeric' }] : [{ day: 'numeric' }, { month: 'short' }]
  const bar = svg`<rect x="${left + width / 6}%" width="${width * 2 / 3}%" y="${BOTTOM - height}%" height="${height}%"></rect>`
  return svg`
    ${count ? svg`
      <a href=${addressOfDeleted(dates)} aria-label=${label(first, count, scale, zone)}>
        <rect class="slot" x="${left}%" width="${width}%" y="0" height="100%"></rect>
        ${bar}
      </a>` : bar}
    <text class=${most < 10_000 ? nothing : 'wide'} x=${middle} y="${BOTTOM - height - 2}%">${formatted(count)}</text>
    <text x=${middle} y="86%">${formattedIn(first, zone, /** @type {any} */ (above))}</text>
    <text x=${middle} y="96%">${formattedIn(first, zone, /** @type {any} */ (below))}</text>`
}

/** @param {number} first @param {number} count @param {string} scale @param {string} zone */
const label = (first, count, scale, zone) => t(`retention.bar.${scale}`, { n: count, time: momentIn(first, zone) })

/** @param {Bar[]} bars @param {string} scale @param {string} zone */
const sentence = (bars, scale, zone) => t(scale === 'day' ? 'retention.due' : 'retention.due.week', {
  n: bars.reduce((sum, { count }) => sum + count, 0),
  first: formatted(bars[0].count),
  last: momentIn(bars[bars.length - 1].last, zone),
})

/** @param {Bar[]} bars @param {string} scale @param {string} zone */
const table = (bars, scale, zone) => {
  const own = bars.some(({ first }) => ownMoment(first, zone))
  return scrollable(t('retention.table'), html`
    <thead><tr>
      <th scope="col">${t(`retention.first.${scale}`)}</th>
      ${own ? html`<th scope="col" class="wide">${t('retention.ownTime.column')}</th>` : nothing}
      <th scope="col">${t('retention.dueContacts')}</th>
    </tr></thead>
    <tbody>${bars.map(({ first, count, dates }) => html`
      <tr>
        <th scope="row">${momentIn(first, zone)}</th>
        ${own ? html`<td class="wide">${ownMoment(first, zone) ?? momentIn(first, zone)}</td>` : nothing}
        <td>${count ? html`<a href=${addressOfDeleted(dates)}>${formatted(count)}</a>` : formatted(count)}</td>
      </tr>`)}
    </tbody>`)
}
