// What one can do with a contact: what is done most often as buttons, and behind the icon with three dots what is for privacy
// officers only. "Delete Forever", which opens a dialog that says what it does, is in both: people look for it here and there.

import { html, nothing } from 'lit'
import { Acting } from '../parts/acting.js'
import { t } from '../text/text.js'
import '../erase/erase.js'
import { deleteContact, restoreContact } from './deletion.js'
import { exportContact } from './export.js'

/** @param {KeyboardEvent} event */
const ignoreRepeats = event => { if (event.repeat && event.key === 'Enter') event.preventDefault() }

class Menu extends Acting {
  static properties = { contact: { attribute: false }, isPrivacyOfficer: { attribute: false } }

  constructor () {
    super()
    /** @type {any} */
    this.contact = undefined
    this.isPrivacyOfficer = false
    /** @param {PointerEvent} event */
    this.clicked = ({ target }) => {
      if (!this.contains(/** @type {Node} */ (target))) this.close()
    }
  }

  connectedCallback () {
    super.connectedCallback()
    document.addEventListener('click', this.clicked)
  }

  disconnectedCallback () {
    super.disconnectedCallback()
    document.removeEventListener('click', this.clicked)
  }

  render () {
    const { viewerCanSoftDelete, viewerCanRestore, viewerCanPurge } = this.contact
    return html`
      ${viewerCanSoftDelete
        ? this.button('contact.delete', () => this.once(() => deleteContact(this.contact, this.changed)))
        : viewerCanRestore
          ? this.button('contact.restore', () => this.once(() => restoreContact(this.contact, this.changed)))
          : nothing}
      ${viewerCanPurge ? this.button('contacts.erase', this.erase) : nothing}
      ${this.isPrivacyOfficer ? this.more() : nothing}
      <desk-erase .contact=${{ id: this.contact.id, name: this.contact.name }}></desk-erase>`
  }

  more () {
    return html`
      <details class="menu" @keydown=${this.pressed} @focusout=${this.left}>
        <summary role="button" class="secondary outline" aria-label=${t('contact.menu')} title=${t('contact.menu')}>⋯</summary>
        <ul>
          ${this.item('contact.export', () => exportContact(this.contact, this.changed))}
          ${this.contact.viewerCanPurge ? this.item('contact.deleteForever', this.erase) : nothing}
        </ul>
      </details>`
  }

  /**
   * The second click of a double click does nothing, nor does a key that is held: there may be another button by then.
   *
   * @param {string} name
   * @param {() => unknown} action
   */
  button (name, action) {
    const clicked = (/** @type {MouseEvent} */ { detail }) => {
      this.close()
      if (detail < 2) action.call(this)
    }
    return html`<button class="outline" @click=${clicked} @keydown=${ignoreRepeats}>${t(name)}</button>`
  }

  /** @param {string} name @param {() => unknown} action */
  item (name, action) {
    return html`<li>${this.button(name, action)}</li>`
  }

  erase () {
    const dialog = /** @type {import('../erase/erase.js').Erase} */ (this.querySelector('desk-erase'))
    dialog.open()
  }

  /** The focus goes back to the icon, from where it came. */
  close () {
    const menu = this.querySelector('details')
    if (!menu?.open) return
    if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus()
    menu.open = false
  }

  /** @param {KeyboardEvent} event */
  pressed ({ key }) {
    if (key === 'Escape') this.close()
  }

  /** @param {FocusEvent} event */
  left ({ relatedTarget }) {
    if (relatedTarget && !this.contains(/** @type {Node} */ (relatedTarget))) this.close()
  }

  changed = () => this.dispatchEvent(new CustomEvent('desk:changed', { bubbles: true }))
}

customElements.define('desk-contact-menu', Menu)
