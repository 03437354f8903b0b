// "Delete Forever": what will be done to a contact, who asks for it, and the deliberate act that starts it. If something
// has changed in between, the dialog shows what is different and asks again.

import { html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { ask } from '../api/graphql.js'
import { Dialog } from '../parts/dialog.js'
import { address, goTo } from '../parts/route.js'
import { change } from '../parts/view.js'
import { session } from '../session/session.js'
import { t } from '../text/text.js'
import { blockerInWords, countsDiffer, listOfActions } from './actions.js'
import './deliberate.js'
import { PREVIEW, PURGE } from './documents.js'

/** @typedef {import('./actions.js').Action} Action */
/** @typedef {{ fingerprint: string, blockers: string[], actions: Action[] }} Preview */

/** @param {Action[]} actions @param {string} kind @param {string} subject */
const countOf = (actions, kind, subject) => actions.find(action => action.kind === kind && action.subject === subject)?.count ?? 0

/** Who has no tickets has personal fields, at least the name. @param {Action[]} actions */
const toType = actions => {
  const tickets = countOf(actions, 'DELETE', 'TICKET')
  return tickets
    ? { number: tickets, text: 'erase.type' }
    : { number: countOf(actions, 'ERASE', 'PERSONAL_FIELD'), text: 'erase.type.fields' }
}

export class Erase extends Dialog {
  static properties = { contact: { attribute: false }, preview: { state: true }, earlier: { state: true } }

  constructor () {
    super()
    this.contact = { id: '', name: '' }
    /** @type {Preview | null | undefined} null if there is no such contact any more */
    this.preview = undefined
    /** @type {Action[] | undefined} */
    this.earlier = undefined
  }

  async open () {
    Object.assign(this, { preview: undefined, earlier: undefined })
    await this.show()
    await this.once(() => this.read())
  }

  async read () {
    const { contact } = await ask(PREVIEW, { id: this.contact.id }, this.asking)
    this.preview = contact?.purgePreview ?? null
  }

  heading () {
    return t('erase.heading', { name: this.contact.name })
  }

  content () {
    if (this.preview === undefined) return this.refusal ? nothing : html`<p aria-busy="true">${t('desk.loading')}</p>`
    if (this.preview === null) return html`<p role="alert" class="note" tabindex="-1">${t('contact.isGone')}</p>`
    const { actions, blockers } = this.preview
    if (blockers.length) return this.blocked(blockers)
    return html`
      ${this.earlier ? this.changed(actions, this.earlier) : nothing}
      ${listOfActions(actions, { before: this.earlier })}
      ${this.confirmation(this.preview)}`
  }

  /** @param {Action[]} actions @param {Action[]} before */
  changed (actions, before) {
    const text = countsDiffer(actions, before) ? 'erase.changed' : 'erase.changed.unseen'
    return html`<p role="alert" class="note" tabindex="-1">${t(text)}</p>`
  }

  /** @param {string[]} blockers */
  blocked (blockers) {
    return html`
      <div role="alert" class="note" tabindex="-1">
        <p>${t('erase.blocked')}</p>
        <ul>${blockers.map(blocker => html`<li>${blockerInWords(blocker)}</li>`)}</ul>
      </div>`
  }

  /** @param {Preview} preview what has been typed for another one does not count */
  confirmation ({ fingerprint, actions }) {
    const { number, text } = toType(actions)
    return html`
      <p>${t('erase.who', { name: session.name })} <strong>${t('erase.final')}</strong></p>
      ${keyed(fingerprint, html`
        <desk-deliberate .number=${number} .label=${t(text, { n: number })} .isBusy=${this.isBusy}
                         @confirmed=${this.confirmed} @cancelled=${this.close}></desk-deliberate>`)}`
  }

  confirmed () {
    return this.once(async () => {
      const { fingerprint, actions } = /** @type {Preview} */ (this.preview)
      const input = { id: this.contact.id, previewFingerprint: fingerprint }
      const { purge } = await change(PURGE, input, this.confirming('purges'))
      if (purge) {
        this.close()
        return goTo(address('purges', purge.id))
      }
      await this.read()
      this.earlier = actions
      await this.focusOn('.note')
    })
  }
}

customElements.define('desk-erase', Erase)
