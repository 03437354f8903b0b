// The search box of a list. It searches while somebody types, a moment after the last letter.

import { html } from 'lit'
import { currentRoute } from '../parts/route.js'
import { Part } from '../parts/view.js'
import { t } from '../text/text.js'

class Search extends Part {
  static properties = { search: { attribute: false } }

  constructor () {
    super()
    /** What the address searches for. */
    this.search = ''
  }

  disconnectedCallback () {
    super.disconnectedCallback()
    clearTimeout(this.pause)
  }

  /** Results arrive while somebody types: the box keeps that, with its spaces, unless the address has changed otherwise. */
  render () {
    return html`
      <label for="search">${t('contacts.search')}</label>
      <input type="search" id="search" maxlength="200" dir="auto" aria-describedby="search-hint"
             .value=${this.search === this.sent ? this.typed : this.search} @input=${this.changed}>
      <small id="search-hint">${t('contacts.search.hint')}</small>`
  }

  /**
   * A search that begins later would lead back from where somebody has gone, even if that is not there yet.
   *
   * @param {Event & { target: HTMLInputElement }} event
   */
  changed ({ target }) {
    this.typed = target.value
    this.sent = this.search
    clearTimeout(this.pause)
    this.pause = setTimeout(() => {
      const { view, id } = currentRoute()
      if (view !== 'contacts' || id) return
      this.sent = target.value.trim()
      this.dispatchEvent(new CustomEvent('searched', { detail: this.sent }))
    }, 250)
  }
}

customElements.define('desk-contact-search', Search)
