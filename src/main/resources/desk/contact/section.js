// What the sections of a contact's page have in common: each is a list of its own, whose page is in the address beside the
// pages of the others. It is read again whenever the contact has been.

import { html, nothing } from 'lit'
import { ask } from '../api/graphql.js'
import { addressAt, argumentsAt, pages, toBeginning } from '../parts/pages.js'
import { address } from '../parts/route.js'
import { View, refused } from '../parts/view.js'
import { t } from '../text/text.js'

/** @typedef {import('../parts/view.js').Template} Template */

export class Section extends View {
  static properties = { contact: { attribute: false } }

  constructor () {
    super()
    /** @type {any} */
    this.contact = undefined
  }

  /** The name of the section in texts and addresses. */
  get name () {
    return ''
  }

  get document () {
    return ''
  }

  /** The list in the answer. @param {any} data */
  list (data) {
    return data.contact?.[this.name]
  }

  /** Such as `after CURSOR`; empty for the first page. @param {import('../parts/route.js').Route | undefined} [route] */
  position (route = this.route) {
    return route.query.get(this.name) ?? ''
  }

  heading () {
    return t(`contact.${this.name}`)
  }

  /** @param {Map<string, any>} changed */
  willUpdate (changed) {
    const isOnAnotherPage = changed.has('route') && this.position() !== this.position(changed.get('route'))
    if (changed.has('contact') || isOnAnotherPage) this.read()
  }

  async load () {
    return this.list(await ask(this.document, { id: this.route.id, ...argumentsAt(this.position()) }))
  }

  render () {
    return html`
      <section aria-labelledby=${this.name}>
        <h2 id=${this.name} tabindex="-1">${this.heading()}</h2>
        ${this.refusal ? this.refused(this.refusal) : nothing}
        ${this.data ? this.content() : this.refusal ? nothing : html`<p aria-busy="true">${t('desk.loading')}</p>`}
      </section>`
  }

  /** @param {import('../api/graphql.js').Refusal} refusal @returns {Template} */
  refused (refusal) {
    const { view, id, query } = this.route
    const beginning = address(view, id, { ...Object.fromEntries(query), [this.name]: undefined })
    return html`${refused(refusal, this.readAgain)} ${toBeginning(refusal, beginning, () => this.querySelector('h2')?.focus())}`
  }

  content () {
    return html`
      ${this.data.nodes.length ? this.rows(this.data.nodes) : html`<p>${t(`contact.${this.name}.none`)}</p>`}
      ${pages(this.data.pageInfo, position => addressAt(this.route, this.name, position), this.heading())}`
  }

  /** @param {any[]} _nodes @returns {Template} */
  rows (_nodes) {
    return html``
  }

  /** The title of the page is that of the contact. */
  updated () {}
}
