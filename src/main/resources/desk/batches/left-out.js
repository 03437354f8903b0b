// The contacts that are left out of a batch, each with the reasons.

import { html } from 'lit'
import { blockerInWords } from '../erase/actions.js'
import { address } from '../parts/route.js'
import { t } from '../text/text.js'

/** @typedef {{ contactId: string, blockers: string[], contact: { name: string } | null }} LeftOut */

/** @param {LeftOut[]} contacts */
export const leftOut = contacts => html`
  <ul>${contacts.map(({ contactId, contact, blockers }) => html`
    <li>
      ${contact ? html`<a href=${address('contacts', contactId)}><bdi>${contact.name}</bdi></a>` : t('contact.gone')}
      – ${blockers.map(blockerInWords).join(' ')}
    </li>`)}
  </ul>`
