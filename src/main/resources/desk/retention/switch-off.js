// The button that switches the policy off, and the question before.

import { html } from 'lit'
import { Dialog } from '../parts/dialog.js'
import { t } from '../text/text.js'

class SwitchOff extends Dialog {
  render () {
    return html`
      <button class="secondary outline" @click=${this.show}>${t('retention.switchOff')}</button>
      ${super.render()}`
  }

  heading () {
    return t('retention.switchOff.title')
  }

  content () {
    return html`
      <p>${t('retention.switchOff.text')}</p>
      <form method="dialog" class="buttons">
        <button class="secondary">${t('retention.switchOff.keep')}</button>
        <button @click=${() => this.dispatchEvent(new Event('confirmed'))}>${t('retention.switchOff')}</button>
      </form>`
  }
}

customElements.define('desk-retention-off', SwitchOff)
