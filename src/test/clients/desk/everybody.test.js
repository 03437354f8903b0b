// Every view, for everybody: no barrier that axe-core finds, in light and dark, wide and narrow, and a name for whatever one uses.
// Screenshots of all.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aSoftDeletedContact, accessible, asPreparedByThePolicy, createContact, createTicket, desk, execute, goTo, hasNoBarrier,
  hostileNames, isNamed, isNotTooWide, isThere, mutate, picture, setPolicy, visit,
} from './helpers.js'

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

const addressOf = (view, { id }) => `#/${view}/${encodeURIComponent(id)}`

const addresses = (async () => {
  const contact = await createContact(hostileNames[2], { phone: '+41 44 668 18 00', address: hostileNames[1] })
  const ticket = await aTicket(contact)
  for (let n = 0; n < 20; n++) {
    await createTicket(contact.id)
    await mutate('updateContact', { id: contact.id, jobTitle: `Clerk ${n}` }, 'contact { id }')
  }
  const deleted = await aSoftDeletedContact(hostileNames[1])
  await mutate('placeLegalHold', { contactId: contact.id, reason: hostileNames[0] }, 'legalHold { id }')
  return {
    'contacts': '#/contacts',
    'contacts-deleted': '#/contacts?state=SOFT_DELETED',
    'contact': addressOf('contacts', contact),
    'contact-deleted': addressOf('contacts', deleted),
    'ticket': addressOf('tickets', ticket),
    'holds': '#/holds',
    'purges': '#/purges',
    'purge': addressOf('purges', await aPurge()),
    'batches': '#/batches',
    'batch': addressOf('batches', await aBatch()),
    'retention': '#/retention',
  }
})()

for (const [width, scheme, locale] of [[1280, 'light', 'en'], [1280, 'dark', 'de'], [390, 'light', 'de'], [390, 'dark', 'en']]) {
  const how = `${width}-${scheme}`

  test(`every view at ${how}`, () => visit({ width, scheme, locale }, async page => {
    for (const [name, address] of Object.entries(await addresses)) {
      await goTo(page, address)
      await isThere(page)
      await picture(page, `${name}-${how}`)
      await hasNoBarrier(page, `${name} at ${how}`)
      await isNamed(page, `${name} at ${how}`)
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

/** The dialog is named and modal, the focus stays in it, or in the browser, and goes back to what it was opened with. */
const isADialog = async (page, name, opener) => {
  const dialog = page.getByRole('dialog', { name, exact: true })
  await dialog.getByRole('button', { name: /^(Cancel|Leave it on)$/ }).waitFor()
  await isNamed(page, name)
  await hasNoBarrier(page, name)
  for (let presses = 0; presses < 12; presses++) {
    assert.ok(await page.evaluate(() => document.activeElement.matches('dialog *, body')), `${name} loses the focus`)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  assert.ok(await opener.evaluate(it => it === document.activeElement), `${name} does not give the focus back`)
}

test('dialogs are named, keep the focus, and give it back', () => visit({}, async page => {
  const [one, other] = [await aSoftDeletedContact(), await aSoftDeletedContact()]
  const button = name => page.getByRole('button', { name, exact: true })
  await goTo(page, addressOf('contacts', one))
  await button('More options').click()
  await button('Delete Forever').click()
  await isADialog(page, `Delete \u2068${one.name}\u2069 forever?`, button('More options'))

  await goTo(page, `#/contacts?state=SOFT_DELETED&search=${one.name.split(' ')[1]}`)
  await page.getByRole('checkbox', { name: one.name }).check()
  await button('Delete Forever …').click()
  await isADialog(page, 'Delete 1 contact forever?', button('Delete Forever …'))

  await mutate('preparePurgeBatch', { ids: [other.id] }, 'purgeBatch { id }')
  await setPolicy({ purgeAfterDays: 30, runAt: { time: '03:00', zone: 'Asia/Tokyo' }, cancelWindowHours: 24 })
  await asPreparedByThePolicy(page)
  await goTo(page, '#/retention')
  await page.getByRole('figure').waitFor()
  await isNamed(page, 'retention with batches')
  await button('Switch the policy off').click()
  await isADialog(page, 'Switch the policy off?', button('Switch the policy off'))
  await setPolicy(null)
}))

test('what happens is said to screen readers', () => visit({ expected: /ERR_INTERNET_DISCONNECTED/ }, async page => {
  const contact = await aSoftDeletedContact()
  const button = name => page.getByRole('button', { name, exact: true })
  await goTo(page, addressOf('contacts', contact))
  await button('More options').click()
  const regions = () => page.getByRole('status').evaluateAll(all => all.map(({ className }) => className))
  const before = await regions() // what comes with its region may not be said
  await button('Restore').click()
  await page.getByRole('status').getByText('is restored').waitFor()
  assert.deepEqual(await regions(), before)
  await page.context().setOffline(true)
  await button('Undo').click()
  await page.getByRole('status').getByText('The server does not answer').waitFor()
  assert.deepEqual(await regions(), before)
  await page.context().setOffline(false)
  await page.getByRole('status').getByText('is deleted again').waitFor()

  await button('More options').click()
  await button('Delete Forever').click()
  const label = 'To confirm, type 2, the number of tickets that are deleted'
  const number = page.getByRole('dialog').getByRole('textbox', { name: label, exact: true })
  await number.fill('3')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('This is not the number').waitFor()
  const { description, invalid } = (await accessible(page)).find(({ role }) => role === 'textbox')
  assert.deepEqual({ description, invalid }, { description: 'This is not the number. Type 2 to confirm.', invalid: 'true' })
  await number.fill('2')
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('The contact was deleted forever').waitFor()
  const { name, value } = (await accessible(page)).find(({ role }) => role === 'progressbar')
  assert.match(name, /^(\d+) of \1 objects done$/)
  assert.equal(value, 1)
}))

/** As the server sends the page that knows no provider. */
const withoutProvider = page => page.route(desk, async route => {
  const response = await route.fetch()
  await route.fulfill({ response, body: (await response.text()).replace(/data-provider="[^"]+"/, 'data-provider=""') })
})

test('where there is no provider, nobody is invited', () => visit({ as: '', prepare: withoutProvider }, async page => {
  await page.getByRole('alert').getByText('Nobody can sign in yet').waitFor()
  assert.equal(await page.getByRole('button').count(), 0)
  await hasNoBarrier(page, 'no invitation')
}))
