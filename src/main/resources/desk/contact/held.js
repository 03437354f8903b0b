// The line at the top of a contact's page that a legal hold is in force, for privacy officers.

import { html } from 'lit'
import { day, t } from '../text/text.js'
import { HELD } from './documents.js'
import { Section } from './section.js'

class Held extends Section {
  get name () {
    return 'legalHolds'
  }

  /** The holds of the first page, whichever page the section below shows. */
  position () {
    return ''
  }

  get document () {
    return HELD
  }

  render () {
    const inForce = (this.data?.nodes ?? []).filter((/** @type {any} */ { endedAt }) => !endedAt)
    return inForce.length && !this.refusal ? html`<p class="note">${sentence(inForce)}</p>` : html``
  }
}

/** Of several holds, the last one counts. @param {{ until: string | null }[]} holds */
const sentence = holds => {
  const ends = holds.map(({ until }) => until)
  const last = ends.includes(null) ? null : ends.sort().at(-1)
  return last ? t('contact.held.until', { day: day(last) }) : t('contact.held')
}

customElements.define('desk-contact-held', Held)
