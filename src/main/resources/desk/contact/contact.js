// One contact: who it is, its state, and what it has on the help desk. Of a contact that is gone, the trail stays.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { address } from '../parts/route.js'
import { View } from '../parts/view.js'
import { viewer } from '../session/viewer.js'
import { day, moment, t } from '../text/text.js'
import { CONTACT } from './documents.js'
import './edit.js'
import './held.js'
import './holds.js'
import './menu.js'
import './tickets.js'
import './trail.js'

const FIELDS = ['email', 'phone', 'jobTitle', 'address']

class Contact extends View {
  heading () {
    if (!this.data) return t('contact')
    return this.data.contact ? this.data.contact.name ?? '–' : t('contact.gone')
  }

  /**
   * The pages of its lists are in the address, too: they are no reason to read it again. What had the focus is gone when the
   * contact is.
   *
   * @param {Map<string, any>} changed
   */
  willUpdate (changed) {
    if (changed.has('route') && this.reading === 0) this.read()
    if (changed.get('data')?.contact && !this.data?.contact) this.focusHeading()
  }

  async load () {
    const [{ contact }, { isPrivacyOfficer }] = await Promise.all([ask(CONTACT, { id: this.route.id }), viewer()])
    return { contact, isPrivacyOfficer }
  }

  content () {
    const { contact } = this.data
    return html`<div class="contact" @desk:changed=${this.readAgain}>${contact ? this.whole(contact) : this.gone()}</div>`
  }

  /** @param {any} contact */
  whole (contact) {
    const { isPrivacyOfficer } = this.data
    return html`
      <div class="state">
        ${contact.state === 'SOFT_DELETED' ? this.deleted(contact) : this.active()}
        <desk-contact-menu .contact=${contact} .isPrivacyOfficer=${isPrivacyOfficer}></desk-contact-menu>
      </div>
      ${isPrivacyOfficer ? html`<desk-contact-held .route=${this.route} .contact=${contact}></desk-contact-held>` : nothing}
      ${this.fields(contact)}
      <desk-contact-tickets .route=${this.route} .contact=${contact}></desk-contact-tickets>
      <desk-contact-collaborations .route=${this.route} .contact=${contact}></desk-contact-collaborations>
      ${isPrivacyOfficer
        ? html`<desk-contact-holds .route=${this.route} .contact=${contact}></desk-contact-holds>`
        : html`<section><h2>${t('contact.legalHolds')}</h2><p>${t('contact.legalHolds.forbidden')}</p></section>`}
      <desk-contact-trail .route=${this.route} .contact=${contact}></desk-contact-trail>`
  }

  /** Whoever looks for "Delete Forever" here learns that it is the second step. */
  active () {
    return html`
      <p>
        <strong>${t('contacts.ACTIVE')}</strong>
        ${this.data.isPrivacyOfficer ? html`<br><small>${t('contact.ACTIVE.means')}</small>` : nothing}
      </p>`
  }

  /** @param {any} contact */
  deleted ({ softDeletedAt, softDeletedBy, purgeDueAt, viewerCanPurge }) {
    return html`
      <div>
        <p><strong>${t('contact.SOFT_DELETED', { actor: softDeletedBy, time: moment(softDeletedAt) })}</strong>
          ${t(purgeDueAt ? 'contact.SOFT_DELETED.means.due' : 'contact.SOFT_DELETED.means')}</p>
        ${purgeDueAt ? html`<p>${t(dueText(purgeDueAt), { day: day(purgeDueAt) })}</p>` : nothing}
        ${viewerCanPurge ? nothing : html`<p>${t('contact.notForYou')}</p>`}
      </div>`
  }

  gone () {
    return html`
      <p>${t('contact.gone.means')}</p>
      <p><a href=${address('contacts')}>${t('contact.toContacts')}</a></p>
      <desk-contact-trail .route=${this.route} .contact=${null}></desk-contact-trail>`
  }

  /** @param {any} contact */
  fields (contact) {
    return html`
      <section aria-labelledby="fields">
        <h2 id="fields">${t('contact.fields')}</h2>
        <dl class="fields">
          ${FIELDS.map(field => this.field(t(`contact.${field}`), contact[field]))}
          ${contact.customFieldValues.map(this.customField)}
          ${this.field(t('contact.createdAt'), moment(contact.createdAt))}
          ${this.field(t('contact.updatedAt'), moment(contact.updatedAt))}
        </dl>
        <desk-contact-edit .contact=${contact}></desk-contact-edit>
      </section>`
  }

  /** @param {any} value */
  customField = ({ field, value }) => this.field(field.label, customValue(field.type, value))

  /** @param {string} label @param {string | null} value */
  field (label, value) {
    return html`<div><dt><bdi>${label}</bdi></dt><dd class="text" dir="auto">${value ?? '–'}</dd></div>`
  }
}

/** @param {string} purgeDueAt */
const dueText = purgeDueAt => Date.parse(purgeDueAt) < Date.now() ? 'contact.purgeDueSince' : 'contact.purgeDueAt'

/** Numbers stay as they are, since many are none to count with. @param {string} type @param {string} value */
const customValue = (type, value) => {
  if (type === 'DATE') return day(`${value}T00:00`)
  return type === 'BOOLEAN' ? t(`contact.${value}`) : value
}

customElements.define('desk-contact', Contact)
