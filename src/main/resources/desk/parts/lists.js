// What lists have in common: links to their views, and a frame in which a wide table can be scrolled, by the keyboard, too.

import { html, nothing } from 'lit'

/**
 * @param {string} label
 * @param {{ text: string, target: string, isHere: boolean }[]} links
 */
export const viewLinks = (label, links) => html`
  <nav class="views" aria-label=${label}>
    <ul>${links.map(({ text, target, isHere }) => html`
      <li><a href=${target} aria-current=${isHere ? 'true' : nothing}>${text}</a></li>`)}
    </ul>
  </nav>`

/**
 * @param {string} label
 * @param {unknown} rows
 */
export const scrollable = (label, rows) => html`
  <div class="overflow-auto" tabindex="0" role="region" aria-label=${label}><table aria-label=${label}>${rows}</table></div>`
