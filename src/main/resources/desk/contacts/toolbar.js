// What can be done with the selected contacts: delete, restore, or delete them forever. It is always there, so that the
// table does not move when the first one is selected.

import { html, nothing } from 'lit'
import '../batches/start.js'
import { Acting } from '../parts/acting.js'
import { tell } from '../parts/notice.js'
import { change } from '../parts/view.js'
import { t } from '../text/text.js'
import { RESTORE, SOFT_DELETE } from './documents.js'

/** As many as a purge batch takes. */
export const MOST_SELECTED = 1000

/** As many as one mutation takes. */
const AT_ONCE = 500

const DELETE = { document: SOFT_DELETE, done: 'contacts.deleted', doneWithOne: 'deletion.deleted' }
const AGAIN = { document: SOFT_DELETE, done: 'contacts.deletedAgain', doneWithOne: 'deletion.deletedAgain' }
const BACK = { document: RESTORE, done: 'contacts.restored', doneWithOne: 'deletion.restored' }

/** @typedef {{ id: string, contact: { name: string | null } }} Done */

/** A single contact by its name. @param {typeof DELETE} what @param {Done[]} done */
const inWords = (what, done) => done.length === 1
  ? t(what.doneWithOne, { name: done[0].contact.name ?? '–' })
  : t(what.done, { n: done.length })

class Toolbar extends Acting {
  static properties = { selected: { attribute: false }, state: { attribute: false }, isPrivacyOfficer: { attribute: false } }

  constructor () {
    super()
    /** @type {Set<string>} */
    this.selected = new Set()
    this.state = 'ACTIVE'
    this.isPrivacyOfficer = false
  }

  render () {
    const { size } = this.selected
    return html`
      <section class="toolbar" tabindex="-1" aria-label=${t('contacts.toolbar')}>
        <span role="status">${t(size < MOST_SELECTED ? 'contacts.selected' : 'contacts.selected.most', { n: size })}</span>
        ${this.state === 'ACTIVE'
          ? this.button('contact.delete', () => this.run(DELETE, BACK))
          : html`
            ${this.button('contact.restore', () => this.run(BACK, AGAIN))}
            ${this.isPrivacyOfficer ? this.button('contacts.erase', this.erase) : nothing}`}
        ${this.button('contacts.unselect', () => this.dispatchEvent(new Event('unselect')))}
        ${this.state === 'ACTIVE' || this.isPrivacyOfficer ? nothing : html`<small>${t('contacts.notForYou')}</small>`}
      </section>
      ${this.refused()}
      <desk-batch-start></desk-batch-start>`
  }

  /** @param {string} text @param {() => void} act */
  button (text, act) {
    const isDisabled = this.selected.size === 0 || this.isBusy
    return html`<button class="secondary outline" ?disabled=${isDisabled} @click=${act}>${t(text)}</button>`
  }

  erase () {
    const dialog = /** @type {import('../batches/start.js').StartBatch} */ (this.querySelector('desk-batch-start'))
    dialog.prepare([...this.selected])
  }

  /**
   * Does it, tells what became of the contacts, and offers to undo it for those with which it was done.
   *
   * @param {typeof DELETE} what
   * @param {typeof DELETE} opposite
   */
  async run (what, opposite, ids = [...this.selected]) {
    await this.once(async () => {
      const done = await this.changed(what.document, ids)
      const gone = ids.length - done.length
      const text = [inWords(what, done), gone ? t('contacts.gone', { n: gone }) : ''].join(' ')
      this.dispatchEvent(new Event('changed'))
      tell({ text, undo: done.length ? () => this.run(opposite, what, done.map(({ id }) => id)) : undefined })
    })
    await this.focusOn('.toolbar') // the button that was used is disabled by now
  }

  /** The contacts that are still there. @param {string} document @param {string[]} ids */
  async changed (document, ids) {
    /** @type {Done[]} */
    const done = []
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const { results } = await change(document, { ids: ids.slice(start, start + AT_ONCE) })
      done.push(...results.filter((/** @type {any} */ { contact }) => contact))
    }
    return done
  }
}

customElements.define('desk-contact-toolbar', Toolbar)
