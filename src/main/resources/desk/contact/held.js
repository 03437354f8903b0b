// What privacy officers need to know of legal holds at the top of a contact's page: that one is in force, and where they are.

import { html, nothing } from 'lit'
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
    return html`
      ${inForce.length && !this.refusal ? html`<p class="note">${sentence(inForce)}</p>` : nothing}
      <p><a href="#legalHolds" @click=${goToHolds}>${t('contact.toLegalHolds')}</a></p>`
  }
}

/** The section is below all tickets. @param {Event} event the address of the page is that of a view */
const goToHolds = event => {
  event.preventDefault()
  document.getElementById('legalHolds')?.focus()
}

/** Of several holds, the last one counts. @param {{ until: string | null }[]} holds */
const sentence = holds => {
  const ends = holds.map(({ until }) => until)
  const last = ends.includes(null) ? null : ends.sort().at(-1)
  return last ? t('contact.held.until', { day: day(last) }) : t('contact.held')
}

customElements.define('desk-contact-held', Held)
