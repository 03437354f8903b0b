// The act by which people show that they mean it, and that they have read what will be done: they type a number. It works
// for every name, and for everybody who can use a form; holding a button or dragging something would not.

import { html, nothing } from 'lit'
import { Part } from '../parts/view.js'
import { t } from '../text/text.js'

/** Those of an Arabic, Persian or Japanese keyboard, too; the last four bits of each are its value. */
const DIGITS = /[0-9\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g

/** With the separators of any language. @param {string} text */
const numberIn = text => text.match(DIGITS)?.map(digit => digit.charCodeAt(0) & 15).join('')

class Deliberate extends Part {
  static properties = {
    number: { attribute: false },
    label: { attribute: false },
    actText: { attribute: false },
    isBusy: { attribute: false },
    isWrong: { state: true },
  }

  constructor () {
    super()
    this.number = 0
    this.label = ''
    this.actText = t('deliberate.erase')
    this.isBusy = false
    this.isWrong = false
  }

  render () {
    return html`
      <form novalidate @submit=${this.submitted}>
        <label>${this.label}
          <input name="number" inputmode="numeric" autocomplete="off" required aria-describedby="deliberate-wrong"
                 aria-invalid=${this.isWrong ? 'true' : nothing} @input=${() => { this.isWrong = false }}>
        </label>
        <div class="buttons">
          <p id="deliberate-wrong" role="alert">${this.isWrong ? t('deliberate.wrong', { n: this.number }) : nothing}</p>
          <button class="danger" aria-busy=${this.isBusy ? 'true' : nothing}>${this.actText}</button>
          <button type="button" class="secondary" @click=${this.cancelled}>${t('deliberate.cancel')}</button>
        </div>
      </form>`
  }

  /** Once there is something to read, it takes its room. @param {SubmitEvent & { target: HTMLFormElement }} event */
  async submitted (event) {
    event.preventDefault()
    const input = /** @type {HTMLInputElement} */ (event.target.elements.namedItem('number'))
    this.isWrong = numberIn(input.value) !== String(this.number)
    if (!this.isWrong) return this.dispatchEvent(new Event('confirmed'))
    await this.updateComplete
    input.focus()
    input.scrollIntoView({ block: 'nearest' })
  }

  cancelled () {
    this.dispatchEvent(new Event('cancelled'))
  }
}

customElements.define('desk-deliberate', Deliberate)
