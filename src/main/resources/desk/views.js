// The views, by the first word of their addresses, with and without an id. A view is loaded when it is opened first.

import { html } from 'lit'
import { connection } from './api/connection.js'

/** @typedef {import('./parts/route.js').Route} Route */
/** @typedef {{ load: () => Promise<unknown>, show: (route: Route) => import('lit').TemplateResult }} Entry */

/** @type {Entry} */
const contacts = {
  load: () => import('./contacts/contacts.js'),
  show: route => html`<desk-contacts .route=${route}></desk-contacts>`,
}

/** @type {Record<string, Entry>} */
const lists = {
  batches: {
    load: () => import('./batches/batches.js'),
    show: route => html`<desk-batches .route=${route}></desk-batches>`,
  },
  contacts,
  holds: {
    load: () => import('./holds/holds.js'),
    show: route => html`<desk-holds .route=${route}></desk-holds>`,
  },
  purges: {
    load: () => import('./purges/purges.js'),
    show: route => html`<desk-purges .route=${route}></desk-purges>`,
  },
  retention: {
    load: () => import('./retention/retention.js'),
    show: route => html`<desk-retention .route=${route}></desk-retention>`,
  },
}

/** @type {Record<string, Entry>} */
const single = {
  batches: {
    load: () => import('./batches/batch.js'),
    show: route => html`<desk-batch .route=${route}></desk-batch>`,
  },
  contacts: {
    load: () => import('./contact/contact.js'),
    show: route => html`<desk-contact .route=${route}></desk-contact>`,
  },
  purges: {
    load: () => import('./purges/purge.js'),
    show: route => html`<desk-purge .route=${route}></desk-purge>`,
  },
  tickets: {
    load: () => import('./ticket/ticket.js'),
    show: route => html`<desk-ticket .route=${route}></desk-ticket>`,
  },
}

/** @param {Route} route */
const entryOf = ({ view, id }) => {
  const entries = id ? single : lists
  return Object.hasOwn(entries, view) ? entries[view] : contacts
}

/** @param {Route} route */
export const shown = route => entryOf(route).show(route)

/**
 * Waits until the view is loaded.
 *
 * @param {Route} route
 * @param {() => boolean} isWanted false once people have gone on
 */
export const opened = async (route, isWanted) => {
  try {
    await entryOf(route).load()
  } catch {
    await reloaded(isWanted)
  }
}

/**
 * A module is missing if the server is away, or if a newer one has other modules: then the page starts again, unless the
 * module is no longer needed.
 *
 * @param {() => boolean} isWanted
 */
const reloaded = async isWanted => {
  while (!await fetch('./').then(({ ok }) => ok, () => false)) {
    connection.isAway()
    await new Promise(resolve => setTimeout(resolve, 2000))
  }
  connection.isBack()
  if (!isWanted()) return
  location.reload()
  await new Promise(() => {})
}
