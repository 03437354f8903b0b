// Two privacy officers at once, and one who cancels what was confirmed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aSoftDeletedContact, createContact, createTicket, execute, goTo, hasNoBarrier, holdBack, restore, setPolicy, softDelete,
  uniqueWord, visit,
} from './helpers.js'

const opened = async (page, { id }) => {
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  await page.getByRole('button', { name: 'More options' }).click()
  await page.getByRole('button', { name: 'Delete Forever', exact: true }).click()
  await page.getByRole('dialog').getByLabel('the number of tickets').waitFor()
  return page.getByRole('dialog')
}

const confirmed = async (dialog, number) => {
  await dialog.getByLabel('the number of tickets').fill(String(number))
  await dialog.getByRole('button', { name: 'Delete forever' }).click()
}

const exists = async ({ id }) => (await execute('query($id: ID!) { contact(id: $id) { id } }', { id })).contact !== null

test('one restores the contact while the other confirms', () => visit({}, async page => {
  const contact = await aSoftDeletedContact()
  const dialog = await opened(page, contact)
  await visit({ as: 'olga', at: `#/contacts/${encodeURIComponent(contact.id)}` }, async other => {
    await other.getByRole('button', { name: 'More options' }).click()
    await other.getByRole('button', { name: 'Restore', exact: true }).click()
    await other.getByRole('status').getByText('is restored').waitFor()
  })
  await confirmed(dialog, 2)
  await dialog.getByText('somebody has restored it').waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Delete forever' }).count(), 0)
  assert.ok(await exists(contact))
}))

test('what has changed meanwhile is marked and asked again', () => visit({}, async page => {
  const contact = await aSoftDeletedContact(`Tim ${uniqueWord()}`, 1)
  const dialog = await opened(page, contact)
  await restore(contact.id)
  await createTicket(contact.id, 'Scanner')
  await softDelete(contact.id)
  await confirmed(dialog, 1)
  await dialog.getByText('Nothing has been deleted yet').waitFor()
  await dialog.getByText('before: 1').first().waitFor()
  await hasNoBarrier(page, 'the dialog with what has changed')
  assert.ok(await exists(contact))
  await confirmed(dialog, 2)
  await page.getByText('The contact was deleted forever').waitFor()
  assert.ok(!await exists(contact))
}))

const asks = (request, operation) => request.postData()?.includes(operation)

/** Waits until nothing more becomes of the next request with the operation. */
const ended = (page, operation) => Promise.race(['requestfinished', 'requestfailed'].map(event =>
  page.waitForEvent(event, request => asks(request, operation))))

const inList = (page, { name }) => goTo(page, `#/contacts?state=SOFT_DELETED&search=${name.split(' ')[1]}`)

const eraseSelected = async page => {
  await page.getByRole('button', { name: 'Delete forever …' }).click()
  return page.getByRole('dialog')
}

/**
 * Cancels what is confirmed while the server is away, and fails if it is sent once the server is back.
 *
 * @param {string} operation
 * @param {string} where people are told to look
 * @param {(page: import('playwright-core').Page) => Promise<unknown>} confirm
 */
const cancelled = async (page, operation, where, confirm) => {
  await page.context().setOffline(true)
  await confirm(page)
  await page.getByRole('status').getByText('The server does not answer').first().waitFor()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  const toast = page.getByRole('status').filter({ hasText: 'cancelled after it had been sent' })
  await toast.getByRole('link', { name: where }).waitFor()
  await hasNoBarrier(page, 'the toast after cancelling')
  const sent = []
  page.on('request', request => { if (asks(request, operation)) sent.push(request) })
  await page.context().setOffline(false)
  await page.clock.runFor(60_000)
  await toast.getByRole('link', { name: where }).click()
  await page.getByRole('heading', { name: where, level: 1 }).waitFor()
  await page.locator('main [aria-busy=true]').waitFor({ state: 'detached' })
  assert.deepEqual(sent, [])
}

const prepare = page => page.clock.install()
const expected = /ERR_INTERNET_DISCONNECTED/

test('a contact is not deleted forever after "Cancel"', () => visit({ prepare, expected }, async page => {
  const contact = await aSoftDeletedContact()
  const dialog = await opened(page, contact)
  await cancelled(page, 'DeskPurgeContact', 'Deleted forever', () => confirmed(dialog, 2))
  assert.ok(await exists(contact))
}))

test('a batch is not started after "Cancel"', () => visit({ prepare, expected }, async page => {
  const contact = await aSoftDeletedContact()
  await inList(page, contact)
  await page.getByRole('checkbox', { name: contact.name }).check()
  const dialog = await eraseSelected(page)
  const number = dialog.getByLabel('the number of contacts')
  await number.fill('1')
  await cancelled(page, 'DeskStartPurgeBatch', 'Batches', () => number.press('Enter'))
  assert.ok(await exists(contact))
}))

test('a policy is not set after "Cancel"', () => visit({ prepare, expected, at: '#/retention' }, async page => {
  try {
    await page.getByLabel('Days until deleted contacts are deleted forever').fill('3000')
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    const number = page.getByLabel('To confirm, type')
    await number.fill('3000')
    await cancelled(page, 'DeskSetRetentionPolicy', 'Retention', () => number.press('Enter'))
    assert.equal((await execute('{ retentionPolicy { purgeAfterDays } }')).retentionPolicy.purgeAfterDays, null)
  } finally {
    await setPolicy(null)
  }
}))

test('a dialog shows the contacts for which it was opened', () => visit({}, async page => {
  const word = uniqueWord()
  const [anton, berta] = [await aSoftDeletedContact(`Anton ${word}`), await aSoftDeletedContact(`Berta ${word}`)]
  await inList(page, anton)
  const slow = await holdBack(page, '**/graphql', request => asks(request, 'DeskPreparePurgeBatch'))
  const late = ended(page, 'DeskPreparePurgeBatch')
  await page.getByRole('checkbox', { name: anton.name }).check()
  const dialog = await eraseSelected(page)
  await slow.isHeld
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: anton.name }).uncheck()
  await page.getByRole('checkbox', { name: berta.name }).check()
  await eraseSelected(page)
  slow.letGo()
  await late
  await dialog.getByLabel('the number of contacts').waitFor()
  assert.deepEqual(await dialog.locator('li a').allTextContents(), [berta.name])
}))

test('an answer that comes late takes nobody away from what they do', () => visit({}, async page => {
  const [contact, other] = [await aSoftDeletedContact(), await createContact(`Otto ${uniqueWord()}`)]
  const dialog = await opened(page, contact)
  const slow = await holdBack(page, '**/graphql', request => asks(request, 'DeskPurgeContact'))
  const late = ended(page, 'DeskPurgeContact')
  await confirmed(dialog, 2)
  await slow.isHeld
  await page.keyboard.press('Escape')
  await page.getByRole('status').getByRole('link', { name: 'Deleted forever' }).waitFor()
  await goTo(page, `#/contacts/${encodeURIComponent(other.id)}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const phone = page.getByLabel('Phone')
  await phone.fill('+41 44 668 18 00')
  slow.letGo()
  await late
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  assert.equal(await phone.inputValue(), '+41 44 668 18 00')
  assert.ok(!await exists(contact))
}))
