// Every view, for everybody: no barrier that axe-core finds, in light and dark, wide and narrow. Screenshots of all.

import { test } from 'node:test'
import { aSoftDeletedContact, createContact, createTicket, execute, goTo, hasNoBarrier, hostileNames, isNotTooWide, mutate, picture, visit } from './helpers.js'

const aPurge = async () => {
  const { id } = await aSoftDeletedContact()
  const { contact: { purgePreview: { fingerprint } } } = await execute('query($id: ID!) { contact(id: $id) { purgePreview { fingerprint } } }', { id })
  return (await mutate('purgeContact', { id, previewFingerprint: fingerprint }, 'purge { id }')).purge
}

const aBatch = async () => {
  const ids = [(await aSoftDeletedContact()).id, (await createContact(hostileNames[0])).id]
  return (await mutate('preparePurgeBatch', { ids }, 'purgeBatch { id }')).purgeBatch
}

const aTicket = async contact => {
  const ticket = await createTicket(contact.id, hostileNames[3])
  await mutate('addComment', { ticketId: ticket.id, authorId: contact.id, body: hostileNames[1] }, 'comment { id }')
  await mutate('addComment', { ticketId: ticket.id, body: 'Only for us', visibility: 'PRIVATE' }, 'comment { id }')
  return ticket
}

const addresses = (async () => {
  const contact = await createContact(hostileNames[2], { phone: '+41 44 668 18 00', address: hostileNames[1] })
  const ticket = await aTicket(contact)
  const deleted = await aSoftDeletedContact(hostileNames[1])
  await mutate('placeLegalHold', { contactId: contact.id, reason: hostileNames[0] }, 'legalHold { id }')
  const of = (view, { id }) => `#/${view}/${encodeURIComponent(id)}`
  return {
    'contacts': '#/contacts',
    'contacts-deleted': '#/contacts?state=SOFT_DELETED',
    'contact': of('contacts', contact),
    'contact-deleted': of('contacts', deleted),
    'ticket': of('tickets', ticket),
    'holds': '#/holds',
    'purges': '#/purges',
    'purge': of('purges', await aPurge()),
    'batches': '#/batches',
    'batch': of('batches', await aBatch()),
    'retention': '#/retention',
  }
})()

/** A view is there when it is that of the address, and nothing in it is busy. */
const isThere = page => page.waitForFunction(() => {
  const [path, query = ''] = location.hash.slice(2).split('?')
  const { route } = document.querySelector('main > :not(desk-sign-in)') ?? {}
  return route && [route.view, route.id].filter(Boolean).map(encodeURIComponent).join('/') === path
    && String(route.query) === query && !document.querySelector('main [aria-busy=true]') && document.querySelector('main h1')
})

for (const [width, scheme, locale] of [[1280, 'light', 'en'], [1280, 'dark', 'de'], [390, 'light', 'de'], [390, 'dark', 'en']]) {
  const how = `${width}-${scheme}`

  test(`every view at ${how}`, () => visit({ width, scheme, locale }, async page => {
    for (const [name, address] of Object.entries(await addresses)) {
      await goTo(page, address)
      await isThere(page)
      await picture(page, `${name}-${how}`)
      await hasNoBarrier(page, `${name} at ${how}`)
      await page.setViewportSize({ width: Math.min(width, 320), height: 800 })
      await isNotTooWide(page, `${name} at ${how}`)
      await page.setViewportSize({ width, height: 800 })
    }
  }))

  test(`the invitation at ${how}`, () => visit({ as: '', width, scheme, locale }, async page => {
    await picture(page, `sign-in-${how}`)
    await hasNoBarrier(page, `the invitation at ${how}`)
  }))
}
