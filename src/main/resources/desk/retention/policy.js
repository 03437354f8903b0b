// The form of the policy. It can be set once its preview was shown, and whatever goes wrong on the way, what was typed stays.

import { html, nothing } from 'lit'
import { Refusal, ask } from '../api/graphql.js'
import { Acting } from '../parts/acting.js'
import { tell } from '../parts/notice.js'
import { change } from '../parts/view.js'
import { t } from '../text/text.js'
import { confirmation } from './confirm.js'
import { PREVIEW, SET } from './documents.js'
import { fields, fieldsIn } from './fields.js'
import { draftOf, inputOfDraft, says } from './input.js'
import './switch-off.js'
import { changed, differences, policyLines, previewLines } from './words.js'

const state = { state: true }

class Policy extends Acting {
  static properties = { policy: { attribute: false }, draft: state, preview: state, errors: state, different: state }

  constructor () {
    super()
    /** The policy as it is, and as it was when somebody began to type. @type {any} */
    this.policy = this.base = this.preview = undefined
    /** @type {Record<string, string>} */
    this.draft = {}
    /** The fields that the server does not accept. @type {string[]} */
    this.errors = []
    this.isTyped = false
    /** What has become different since it was read. @type {{ title: string, sentences: string[] } | undefined} */
    this.different = undefined
  }

  /** What somebody types is not replaced, and nothing by what was read before it was set. */
  willUpdate () {
    if (!this.isTyped && this.policy.version > (this.base?.version ?? -1)) this.begin(this.policy)
  }

  /** @param {any} policy */
  begin (policy) {
    Object.assign(this, { base: policy, draft: draftOf(policy), preview: undefined, errors: [], different: undefined })
  }

  render () {
    const isOn = this.base.purgeAfterDays !== null
    return html`
      <h2 tabindex="-1">${t('retention.change')}</h2>
      <form @submit=${this.submitted} @input=${this.typed}>
        ${fields(this.draft, this.errors)}
        <button class="secondary" aria-busy=${this.isBusy ? 'true' : nothing}>${t('retention.preview')}</button>
      </form>
      ${this.refused()}
      ${this.different ? changed(this.different) : nothing}
      ${this.preview ? this.previewed() : nothing}
      ${isOn ? html`<desk-retention-off @confirmed=${() => this.set(null)}></desk-retention-off>` : nothing}`
  }

  previewed () {
    return confirmation({
      policy: this.base,
      draft: this.draft, preview: this.preview,
      isBusy: this.isBusy,
      confirmed: () => this.set(inputOfDraft(this.draft)),
      cancelled: () => {
        this.end()
        this.preview = this.different = undefined
        this.focusOn('form button')
        this.dispatchEvent(new Event('changed')) // it may be set nevertheless
      },
    })
  }

  /** A preview is that of the policy that was typed. @param {Event & { target: HTMLInputElement }} event */
  typed ({ target: { name, value } }) {
    this.end()
    this.isTyped = true
    this.draft = { ...this.draft, [name]: value }
    this.errors = this.errors.filter(error => error !== name)
    this.preview = undefined
  }

  /** @param {Event} event */
  submitted (event) {
    event.preventDefault()
    this.different = undefined
    this.once(() => this.show())
  }

  async show () {
    try {
      this.preview = (await ask(PREVIEW, { policy: inputOfDraft(this.draft) }, this.asking)).retentionPreview
      await this.focusOn('#retention-preview')
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await this.notAccepted(fieldsIn(error.message), error)
    }
  }

  /** @param {any} policy null to switch it off */
  set (policy) {
    return this.once(async () => {
      const input = { policy, previewFingerprint: this.preview?.fingerprint ?? null, version: this.base.version }
      const { retentionPolicy, userErrors, userErrors: [error] } = await change(SET, input, this.confirming('retention'))
      if (!error) this.done(retentionPolicy)
      else if (error.__typename === 'RetentionPolicyChanged') await this.policyChanged(error.retentionPolicy, policy)
      else if (error.__typename === 'RetentionPreviewChanged') await this.previewChanged(error.currentPreview)
      else await this.notAccepted(userErrors.map((/** @type {any} */ { field }) => field?.at(-1)), new Refusal(error))
    })
  }

  /** @param {any} policy */
  done (policy) {
    this.isTyped = false
    this.begin(policy)
    this.focusOn('h2')
    tell({ text: t(policy.purgeAfterDays === null ? 'retention.isOff' : 'retention.isSet') })
    this.dispatchEvent(new Event('changed'))
  }

  /** If an answer was lost, it has changed to this one. @param {any} current @param {any} policy */
  async policyChanged (current, policy) {
    if (says(current, policy)) return this.done(current)
    const title = t('retention.policyChanged', { name: current.setBy?.displayName ?? '–' })
    this.different = { title, sentences: differences(policyLines(this.base), policyLines(current)) }
    this.base = current
    this.preview = undefined
    this.dispatchEvent(new Event('changed'))
    if (policy) await this.show()
  }

  /** @param {any} current */
  async previewChanged (current) {
    const [before, now] = [this.preview, current].map(preview => previewLines(preview, this.draft.zone))
    const found = differences(before, now)
    const sentences = found.length ? found : [t('retention.previewChanged.others')]
    this.different = { title: t('retention.previewChanged'), sentences }
    this.preview = current
    await this.focusOn('#retention-preview')
  }

  /** @param {string[]} names @param {Refusal} refusal shown if the form has none of these fields */
  notAccepted (names, refusal) {
    this.errors = names.filter(name => name in this.draft)
    if (!this.errors.length) throw refusal
    return this.focusOn('[aria-invalid=true]')
  }
}

customElements.define('desk-retention-policy', Policy)
