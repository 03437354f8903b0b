// What was done to a contact, each event as a sentence. The trail stays when the contact is purged, and so does this section.

import { html } from 'lit'
import { isKnown, listed, moment, t } from '../text/text.js'
import { TRAIL } from './documents.js'
import { Section } from './section.js'

const OF_CUSTOM_FIELD = 'customFieldValues.'

class Trail extends Section {
  get name () {
    return 'trail'
  }

  get document () {
    return TRAIL
  }

  /** @param {any} data */
  list (data) {
    return data.auditEvents
  }

  /** @param {any[]} events */
  rows (events) {
    return html`
      <ol class="trail">${events.map(event => html`
        <li><time datetime=${event.occurredAt}>${moment(event.occurredAt)}</time> <span>${this.sentence(event)}</span></li>`)}
      </ol>`
  }

  /** Nobody in particular did what a contact did itself, or what time has done. @param {any} event */
  sentence ({ kind, actor, changedFields }) {
    const name = `trail.${kind}${actor ? '' : '.itself'}`
    const fields = listed(changedFields.map((/** @type {string} */ field) => this.fieldName(field)))
    return isKnown(name) ? t(name, { actor: actor?.displayName, fields }) : t('trail.other', { kind })
  }

  /** @param {string} field */
  fieldName (field) {
    if (!field.startsWith(OF_CUSTOM_FIELD)) return isKnown(`contact.${field}`) ? t(`contact.${field}`) : field
    const key = field.slice(OF_CUSTOM_FIELD.length)
    const value = this.contact?.customFieldValues.find((/** @type {{ key: string }} */ known) => known.key === key)
    return value?.field.label ?? key
  }
}

customElements.define('desk-contact-trail', Trail)
